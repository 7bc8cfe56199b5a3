"""A passage that holds figures: its clean text, the names in it, and the texts that stand over it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from extract.text.clauses import Clause
from extract.text.prose import Prose
from extract.text.sentences import sentences
from models import Figure, Mention

_PIECE = 4_000  # characters of a document that are looked through at once
_LAP = 60  # characters that two pieces share, so that no term is cut


@dataclass(frozen=True)
class Name:
    """A place, organisation or person named at `start` to `end` of a text; one on no register has no id."""

    start: int
    end: int
    kind: str
    name: str
    id: str | None = None

    @property
    def key(self) -> tuple[str | None, str]:
        """Return what two names of one thing share."""
        return (self.id, "") if self.id else (None, self.name)


@dataclass(frozen=True)
class Outer:
    """A text that stands over a passage (head of a list, label of a row, heading, title) and the names in it."""

    text: str
    names: tuple[Name, ...]


@dataclass
class Spot:
    """The figures printed on one span of a passage."""

    start: int
    end: int
    figures: list[Figure]


class Whole:
    """The text of a document, looked through once for each thing that is asked of it."""

    def __init__(self, text: str):
        self._text = text
        self._known: dict[Callable[[str], bool], bool] = {}

    def has(self, test: Callable[[str], bool]) -> bool:
        """Tell whether `test` holds for a piece of the text."""
        if test not in self._known:
            pieces = (self._text[at : at + _PIECE] for at in range(0, len(self._text), _PIECE - _LAP))
            self._known[test] = any(test(piece) for piece in pieces)
        return self._known[test]


@dataclass
class Passage:
    """A paragraph, bullet, heading or cell; `outer` has what stands over it, the nearest first."""

    text: str
    spots: list[Spot]
    names: tuple[Name, ...]
    outer: list[Outer] = field(default_factory=list)
    date: dt.date | None = None  # of its document
    whole: Whole | None = None  # its document

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """Return the start and end of each sentence."""
        return sentences(self.text)

    def clause(self, index: int) -> Clause:
        """Return one of the spots with its sentence and the figures before and after it in that."""
        spot = self.spots[index]
        start, end = next(((a, b) for a, b in self.sentences if a <= spot.start < b), (0, len(self.text)))
        before = max([other.end for other in self.spots[:index] if start < other.end <= spot.start], default=start)
        after = min([other.start for other in self.spots[index + 1 :] if spot.end <= other.start < end], default=end)
        return Clause(self.text, start, max(end, spot.end), spot.start, spot.end, before, max(after, spot.end))


class Names:
    """The mentions of a source, found by where they stand."""

    def __init__(self, mentions: Iterable[Mention]):
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self._starts = [mention.start for mention in self.mentions]

    def within(self, prose: Prose) -> tuple[Name, ...]:
        """Return the names in a text, with where they stand in it; part of a longer name is none."""
        if not prose.text:
            return ()
        found: list[Name] = []
        offsets = prose.offsets
        for mention in self.mentions[bisect_left(self._starts, offsets[0]) : bisect_right(self._starts, offsets[-1])]:
            start = bisect_left(offsets, mention.start)
            end = max(start + 1, bisect_left(offsets, mention.end))
            if not _is_part(prose.text, start, end):
                found.append(Name(start, end, mention.kind, mention.name, mention.entity_id))
        return tuple(found)


def _is_part(text: str, start: int, end: int) -> bool:
    """Tell whether a name is part of a name with hyphens: "Zuid-Limburg" is not Limburg."""
    before = start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()
    return before or (text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper())
