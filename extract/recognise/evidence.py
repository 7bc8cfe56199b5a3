"""Say which finds of the trained pipeline to believe: a person wants evidence, a thing is no organisation.

The register has the last word on what it knows. A word that is ordinary Dutch is a name only where nothing but its
being a name explains its capital: inside a sentence, of a source that does not write it small elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.organisations.believed import believed_body
from extract.recognise.organisations.things import THINGS
from extract.recognise.persons.believed import believed_person
from extract.recognise.persons.people import People
from extract.recognise.places.addresses import with_number
from extract.recognise.places.believed import place_ids
from extract.recognise.running import Running

SURE, DOUBTFUL = 0.97, 0.65  # of a find that wants no other evidence, and of one that is not believed
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PAPER = (  # a document in front of the name of the body that it is of: "Actielijst Stuurgroep Water"
    r"\w*(?:lijst|verslag|notulen|agenda|brief|memo|nota|notitie|rapport|advies|besluit|motie|amendement|bijlage|onderwerp)"
)
_FRONT = re.compile(rf"(?:[^\w'’]|(?:de|het|een|en|van|voor|bij|met|door|aan|namens|via|t|{_PAPER}) )+", re.IGNORECASE)
_OWN_ARTICLE = re.compile(r"(?:De|Het|Van|Van de[rn]?) $")  # inside a sentence a capital makes it part of the name
_FRONT_OF_PLACE = re.compile(r"(?:[^\w'’]|(?:de|het|een|en|van|te|in|bij|uit|naar|[Hh]eel|ook|vooral) )+")
_MARKS = re.compile(r"[^\w'’]+")
_BACK = re.compile(
    r"(?:[^\w.)]|(?<! [A-Z])(?<!\b[BN]\.V)(?<!^[A-Z])\.|\s(?:ten|te|van|de|der|den|het|en|of|in|op|voor|met|bij|om"
    r"|is|aan|Van|De)|\s(?:de|het|een) [a-zà-ÿ]+|\s[-–].*|\s\([^()]*)+$"
)


@dataclass(frozen=True)
class Source:
    """What a source tells of its words: those it writes small (`common`), its people, its abbreviations, its things."""

    common: frozenset[str]
    people: People
    told: Mapping[str, str]
    things: tuple[str, ...] = ()


@dataclass(frozen=True)
class Find:
    """What the trained pipeline found in `running`, trimmed to what a name can be, and the source that it is in."""

    running: Running
    start: int
    end: int
    source: Source
    sure: float = 0.0  # how sure the pipeline is, 0 to 1

    @property
    def is_sure(self) -> bool:
        """Tell whether the pipeline hardly hesitated: its word is evidence where others are wanting."""
        return self.sure >= SURE

    @cached_property
    def name(self) -> str:
        """Return the name as printed."""
        return self.running.text[self.start : self.end]

    @cached_property
    def words(self) -> list[str]:
        """Return the words of the name that have a capital, without initials."""
        return [word for word in _WORD.findall(self.name) if len(word) > 1 and word != word.lower()]

    @cached_property
    def is_within(self) -> bool:
        """Tell whether the name stands inside a sentence, where only names have a capital."""
        return self.running.is_within_sentence(self.start)

    @cached_property
    def is_ordinary(self) -> bool:
        """Tell whether its words alone are no name: the source or the dictionary has each of them in small letters."""
        if all(word.lower() in self.source.common for word in self.words):
            return not (self.is_within and len(self.words) > 1)
        return not self.is_within and all(
            word.lower() in self.source.common or _is_ordinary(word) for word in self.words
        )

    @cached_property
    def place(self) -> tuple[str | None, tuple[str, ...]]:
        """Return what it is as a place, and the ids that it may mean."""
        listed = bool(register.lookup(self.name))
        borne_out = (listed, self.is_within, self.is_sure).count(True) >= 2
        ordinary = self.is_ordinary and not borne_out
        return place_ids(self.running, self.start, self.end, ordinary=ordinary, sure=self.is_sure)

    @property
    def before(self) -> str:
        """Return what stands before the name."""
        return self.running.text[max(0, self.start - 40) : self.start]

    @property
    def behind(self) -> str:
        """Return what stands behind the name."""
        return self.running.text[self.end : self.end + 60]

    @property
    def around(self) -> str:
        """Return what stands before and behind the name."""
        return f"{self.before}\n{self.behind}"


def _is_ordinary(word: str) -> bool:
    """Tell whether a word is ordinary Dutch as it is written: capitals inside it are of a name."""
    return word[1:].islower() and register.is_ordinary(word)


def believed(running: Running, hit: Hit, source: Source) -> Hit | None:
    """Return a find of the trained pipeline as it is to be believed, None when it is not."""
    find = _trimmed(running, hit, source)
    if len(find.name) < 2 or not find.words or re.search(r"[\t\n|@*]", find.name):
        return None
    if hit.score < DOUBTFUL and not register.lookup(find.name):
        return None
    if find.name in register.begrippen() or find.name in THINGS or source.told.get(find.name) == "begrip":
        return None
    kind = _KINDS[hit.kind](find)
    ids = find.place[1] if hit.kind == "locatie" else ()
    end = with_number(running, find.start, find.end) if kind == "locatie" else find.end
    name = running.text[find.start : end]
    return replace(hit, start=find.start, end=end, kind=kind, ids=ids, name=name) if kind else None


def _trimmed(running: Running, hit: Hit, source: Source) -> Find:
    """Return the find without the marks and small words at its ends that belong to no name."""
    name = running.text[hit.start : hit.end]
    front = {"organisatie": _FRONT, "locatie": _FRONT_OF_PLACE}.get(hit.kind, _MARKS).match(name)
    start = hit.start + (front.end() if front and front.end() < len(name) else 0)
    article = _OWN_ARTICLE.search(running.text[hit.start : start]) if hit.kind == "organisatie" else None
    if article and re.search(r"[a-zà-ÿ:,] $", running.text[: hit.start + article.start()][-9:]):
        start = hit.start + article.start()
    back = _BACK.search(running.text[start : hit.end])
    return Find(running, start, start + back.start() if back and back.start() else hit.end, source, hit.score)


def _location(find: Find) -> str | None:
    """Believe in a place that the register knows or that is no ordinary word."""
    if any(char.isdigit() for char in find.name) or (find.name.isupper() and len(find.name) < 4):
        return None
    return find.place[0]


_KINDS: Mapping[str, Callable[[Find], str | None]] = {
    "persoon": believed_person,
    "organisatie": believed_body,
    "locatie": _location,
}
