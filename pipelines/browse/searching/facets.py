"""What hits can be chosen by, beside words: each kind of choice, its values with how many hits there are of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.register import entities
from extract.text.grounds import meaning_of
from pipelines.blacked import NO_GROUND
from pipelines.browse.searching.postings import NONE, Kept, Mask

FIRST, MOST = 8, 200  # values that are shown at once, and in all
_TOGETHER = 20  # values of one facet that may be chosen
_HELD = {
    "besluit": "een besluit",
    "vaststelling": "een vaststelling",
    "afspraak": "een afspraak",
    "toezegging": "een toezegging",
    "kennisneming": "een kennisneming",
    "actie": "een actie",
    "e-mail": "een e-mail",
    "cijfer": "een cijfer in de tekst",
    "tabel": "een tabel",
    "onleesbaar": "iets onleesbaar gemaakt",
    "bevinding": "een getal dat niet klopt",
}


def _name(kept: Kept, value: str) -> str:
    entity = entities().get(value)
    return kept.names.get(value) or (entity.name if entity else value)


def _ground(kept: Kept, value: str) -> str:
    meaning = (meaning_of(value) or "").split(" (")[0]  # without what it is about
    return NO_GROUND if value == NONE else f"{value}: {meaning}" if meaning else value


@dataclass(frozen=True)
class Facet:
    """One way to choose: what it is called in addresses and by readers, how a value of it is shown.

    `newest_first` has the values themselves tell their order; else those with the most hits go first. `apart` keeps it
    folded until something of it is chosen.
    """

    key: str
    label: str
    shown: Callable[[Kept, str], str]
    newest_first: bool = False
    apart: bool = False


FACETS = (
    Facet("bevat", "Wat erin staat", lambda _, value: _HELD.get(value, value)),
    Facet("gemeente", "Gemeente", _name),
    Facet("organisatie", "Organisatie", _name),
    Facet("orgaan", "Overleg", lambda _, value: value),
    Facet("soort", "Soort document", lambda _, value: value),
    Facet("jaar", "Jaar", lambda _, value: "zonder datum" if value == NONE else value, newest_first=True),
    Facet("grond", "Onleesbaar gemaakt op grond van", _ground),
    Facet("persoon", "Persoon met een functie", _name, apart=True),
    Facet("provincie", "Provincie", _name, apart=True),
    Facet("veiligheidsregio", "Veiligheidsregio", _name, apart=True),
)
Chosen = dict[str, list[str]]


@dataclass(frozen=True)
class Choice:
    """A value to choose, or that is chosen; `then` is what would be chosen after a click."""

    label: str
    count: int
    chosen: bool
    then: Chosen


@dataclass(frozen=True)
class Group:
    """The choices of one facet: the first, the rest, and how many values more there are."""

    facet: Facet
    first: Sequence[Choice]
    rest: Sequence[Choice]
    more: int

    @property
    def folded(self) -> bool:
        """Tell whether it is shown by its name alone until somebody asks for it."""
        return self.facet.apart and not any(choice.chosen for choice in self.first)


def chosen_of(filled_in: Chosen) -> Chosen:
    """Return what was chosen, each value once."""
    given = {facet.key: dict.fromkeys(value for value in filled_in.get(facet.key, ()) if value) for facet in FACETS}
    return {key: list(values)[:_TOGETHER] for key, values in given.items() if values}


class Choosing:
    """The segments that were found, and which of them are left by what is chosen.

    Of one facet any of the chosen values will do; of several facets each must hold.
    """

    def __init__(self, kept: Kept, found: Mask, chosen: Chosen) -> None:
        self._kept, self._found, self._chosen = kept, found, chosen
        self._having = {key: kept.having(key, values) for key, values in chosen.items()}
        self.left = self._but_for(None)

    def groups(self) -> Iterator[Group]:
        """Yield the choices of each facet that has any."""
        for facet in FACETS:
            counts = self._kept.counts(facet.key, self._but_for(facet.key))
            counts |= {value: counts.get(value, 0) for value in self._chosen.get(facet.key, ())}
            if counts:
                yield self._group(facet, counts)

    def removable(self) -> Iterator[tuple[str, Choice]]:
        """Yield what is chosen, with what it is a choice of."""
        for facet in FACETS:
            for value in self._chosen.get(facet.key, ()):
                yield facet.label, self._choice(facet, value, 0)

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield what is chosen but is nowhere, with what it is a choice of."""
        for facet in FACETS:
            for value in self._chosen.get(facet.key, ()):
                if value not in self._kept.postings[facet.key].values:
                    yield facet.label, facet.shown(self._kept, value)

    def _but_for(self, key: str | None) -> Mask:
        having: list[Mask] = [mask for other, mask in self._having.items() if other != key]
        return np.logical_and.reduce([self._found, *having])

    def _group(self, facet: Facet, counts: dict[str, int]) -> Group:
        chosen = self._chosen.get(facet.key, [])
        ordered = [*chosen, *(value for value in counts if value not in chosen)]
        first, rest = ordered[:FIRST], ordered[FIRST:MOST]
        if facet.newest_first:
            first, rest = (
                sorted(some, key=lambda value: (value != NONE, value), reverse=True) for some in (first, rest)
            )
        made = [[self._choice(facet, value, counts[value]) for value in some] for some in (first, rest)]
        return Group(facet, made[0], made[1], max(len(ordered) - MOST, 0))

    def _choice(self, facet: Facet, value: str, count: int) -> Choice:
        before = self._chosen.get(facet.key, [])
        is_chosen = value in before
        after = [each for each in before if each != value] if is_chosen else [*before, value]
        then = {key: values for key, values in {**self._chosen, facet.key: after}.items() if values}
        return Choice(facet.shown(self._kept, value), count, is_chosen, then)
