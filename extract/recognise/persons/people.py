"""Remember the people whom a source names with evidence, and find them again by a part of the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from corpus import register
from extract.recognise.hits import Hit, occurrences
from extract.recognise.persons.parts import INITIALS, NAMES_WITH_TITLE, NO_NAMES, OFFICES, PARTICLE, ROLES
from extract.recognise.persons.speaking import speaks
from extract.recognise.running import Running

_STREET_END = re.compile(r"[a-z](?:straat|laan|plein|gracht|kade|singel)$")
_SHORT_PARTICLE = re.compile(r"[Vv](?:[./]? ?[Dd]\.?|(?P<alone>\.)) (?=[A-ZÀ-Þ])")
_PARTICLE_FIRST = re.compile(rf"{PARTICLE} ")
# Which of two with one first name is meant: "Hans vdM", "Joost F.", "Hugo t. D."
_WHICH = re.compile(r" (?:(?:[vV]\.? ?[dD]\.?|[vV]\.?|t\.?|d\.?) ?[A-Z]\.?|[A-Z]\.)(?!\w)")
_ROLE_BEHIND = re.compile(rf",? \((?:(?:de |plv\.? )?(?:{OFFICES}|{ROLES})|(?:gemeente|provincie) [A-Z])")
# What a person does: "Bos krijgt", no "Korte lijnen".
_DOES = re.compile(r" (?:[a-zà-ÿ]{2,}t|zal|heeft|is|kan|gaf|was|zou|wil|had|zei|vroeg|en [A-Z][a-z]+)\b")
_NO_VERB_OF_NAME = re.compile(r" (?:je|jij|jullie|u|we|wij|ik|er|dit|een)\b")
_SMALL_BEHIND = re.compile(r" [a-zà-ÿ]")
_GOES_ON = re.compile(r"[ -][A-ZÀ-Þ][a-zß-ÿ]| \d|['’´](?!s\b)\w")
_NO_SURNAME_ALONE = re.compile(r"(?:straat|laan|weg|plein|gemeente|[A-Z]+)$")


class People:
    """The people that a source names with evidence: full names, and the surnames and first names that mean them."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.surnames: dict[str, set[str]] = defaultdict(set)
        self.first_names: dict[str, set[str]] = defaultdict(set)

    def add(self, name: str, *, listed: bool = False) -> None:
        """Remember a name as printed, and what may stand for it later.

        Of a name from a list of those present the first word is a first name, whether a known one or not. A name that
        ends as streets do is nobody's.
        """
        if _STREET_END.search(name) and name.split(" ")[-1] not in register.surnames():
            return
        self.names.add(name)
        bare = re.sub(rf"^{INITIALS}", "", name).split(",")[0].strip()
        first = bare.split(" ")[0]
        known = first in register.first_names() or (listed and bare == name and not _PARTICLE_FIRST.match(bare))
        if known and " " in bare:
            self.first_names[first].add(name)
            bare = bare.split(" ", 1)[1]
        for surname in _shorter(bare):
            self.surnames[surname[:1].upper() + surname[1:]].add(name)


def _shorter(surname: str) -> Iterator[str]:
    """Yield a surname, with its particles written in full, and the first of two that a hyphen joins."""
    yield surname
    first = re.split(r" ?[-–] ?", surname)[0]
    if first != surname and " " in first:
        yield first
    if short := _SHORT_PARTICLE.match(first):
        rest = first[short.end() :]
        yield from (
            f"{particle} {rest}" for particle in (("Van",) if short["alone"] else ("Van der", "Van den", "Van de"))
        )


def find_known(running: Running, people: People, common: frozenset[str]) -> list[Hit]:
    """Return later mentions of people already known: the same name, the surname alone, a first name alone."""
    texts = {name for name in people.names if name not in NAMES_WITH_TITLE}
    for table in (people.surnames, people.first_names):
        texts |= {short for short in table if _may_stand_alone(short)}
    hits: list[Hit] = []
    for start, end in occurrences(running, texts):
        name = running.text[start:end]
        if running.is_barred(start, end) or _is_part(running.text, start, end):
            continue
        first = name in people.first_names or name in register.first_names()
        if first and _NO_VERB_OF_NAME.match(running.text, end, end + 8):
            continue  # "Wil je", "Ben jij"
        if _is_doubtful(name, common, first=first) and not _is_meant(running, start, end, common):
            continue
        if name in people.first_names and (which := _WHICH.match(running.text, end, end + 12)):
            end = which.end()
        elif _GOES_ON.match(running.text, end, end + 3):
            continue
        hits.append(Hit(start, end, "persoon", "persoon:bekend", (), 0.75, running.text[start:end], rank=2))
    return hits


def _may_stand_alone(short: str) -> bool:
    word = short.split(" ")[-1]
    return len(word) > 2 and word not in NO_NAMES and not _NO_SURNAME_ALONE.search(word)


def _is_doubtful(name: str, common: frozenset[str], *, first: bool) -> bool:
    """Tell whether a name may mean something else where it stands: a place, a body, an ordinary word."""
    if register.lookup(name):
        return name not in register.first_names()  # Rob is also a council's short name
    return " " not in name and (name.lower() in common or (register.is_ordinary(name) and not first))


def _is_meant(running: Running, start: int, end: int, common: frozenset[str]) -> bool:
    """Tell whether a doubtful name means the person here: it speaks, or is an ordinary word with a capital."""
    name = running.text[start:end]
    if speaks(running.text, start, end) or _ROLE_BEHIND.match(running.text, end, end + 40):
        return True
    if register.lookup(name):
        return False
    if running.is_within_sentence(start) or _DOES.match(running.text, end, end + 20):
        return True
    known = name in register.first_names() or name in register.surnames()
    return (known or name.lower() not in common) and not _SMALL_BEHIND.match(running.text, end, end + 2)


def _is_part(text: str, start: int, end: int) -> bool:
    """Tell whether more of a name stands before a slice, or what stands there is part of a word."""
    return bool(re.search(r"[a-zß-ÿ]-$", text[max(0, start - 2) : start]))
