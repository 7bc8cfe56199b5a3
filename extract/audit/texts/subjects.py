"""Find of whom a sentence speaks: the places and the rows of tables that it names, and which a figure is told of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.audit.texts.facts import ALL, key_of
from extract.audit.texts.phrases import TOGETHER
from extract.text.clauses import Clause
from extract.text.prose import Prose
from models import Mention

LAND = "nederland"
_LAND = re.compile(r"\b(?:Nederland|landelijk(?:e)?|heel het land)\b")
_PLACES = frozenset({"gemeente", "provincie", "veiligheidsregio", "locatie"})
_AFTER = re.compile(r"\s*(?:[\w'’-]+\s+){0,2}?(?:in|te|bij)\s+(?:de\s+)?(?:gemeente\s+|provincie\s+)?$|\s*\(\s*$")
_JOINED = re.compile(r"\s*(?:,|en|&|/|,\s*en)\s*$")
_BACK = re.compile(r"(?:daarvan|hiervan|daar|hier|zij|ze|(?:deze|die) gemeente)\b", re.IGNORECASE)
_WITHIN = re.compile(
    r"\s+(?:in|van|uit|binnen|rond(?:om)?)\s[^,;:()\d]{0,70}"
)  # "de acht gemeenten in (de regio) Twente"
_STOP = re.compile(r"[,;:()]|\s[-–]\s")
_TAIL = re.compile(r"(?:-[A-Z]\w+)+")
_SOMEWHERE = re.compile(r"\b[Ii]n (?:de |het )?(?P<name>[A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+)*)")  # on no list
_WORD = re.compile(r"[\w'’.-]+")
_LETTER = re.compile(r"\w")
_LONG = 60  # characters beside a figure in which it may be said to be of several together


@dataclass(frozen=True)
class Subject:
    """A place or a row's label as a sentence names it."""

    start: int
    end: int
    keys: frozenset[str]
    name: str


@dataclass(frozen=True)
class Whose:
    """Of whom a figure is: no keys when of several together; `told` when words say so; the name as found."""

    keys: frozenset[str]
    told: bool
    name: str | None = None


_OF_ALL = Whose(frozenset({ALL}), False)
_OF_SEVERAL = Whose(frozenset(), True)


class SubjectFinder:
    """Finds subjects; `labels` are the names of rows by their first word."""

    def __init__(self, mentions: Iterable[Mention], labels: Mapping[str, set[str]]):
        self.labels = labels
        self._lengths = {first: sorted({len(label) for label in found}) for first, found in labels.items()}
        self.mentions = sorted((item for item in mentions if item.kind in _PLACES), key=lambda item: item.start)
        self._starts = [mention.start for mention in self.mentions]

    def find(self, prose: Prose, start: int, end: int, groups: Iterable[Subject] = ()) -> list[Subject]:
        """Return the places and labels that a sentence names in order, none within another.

        `groups` are numbers of gemeenten ("de acht gemeenten"): with the area that they are said to be in, one subject.
        """
        found = [*self._places(prose, start, end), *self._labels(prose.text, start, end)]
        for group in groups:
            within = [item.end for item in found if _WITHIN.fullmatch(prose.text, group.end, item.start)]
            found.append(replace(group, end=max(within, default=group.end)))
        for match in _LAND.finditer(prose.text, start, end):
            found.append(Subject(*match.span(), frozenset({LAND}), "Nederland"))
        taken = [range(item.start, item.end) for item in found]
        for match in _SOMEWHERE.finditer(prose.text, start, end):
            if not any(match.start("name") in span for span in taken):
                found.append(Subject(*match.span("name"), frozenset({key_of(match["name"])}), match["name"]))
        kept: list[Subject] = []
        for item in sorted(found, key=lambda item: (item.start, -item.end)):
            last = kept[-1] if kept else None
            if last and (item.start, item.end) == (last.start, last.end):
                kept[-1] = Subject(item.start, item.end, item.keys | last.keys, last.name)
            elif not last or item.start >= last.end:
                kept.append(item)
        return kept

    def _places(self, prose: Prose, start: int, end: int) -> Iterator[Subject]:
        first = bisect_left(self._starts, prose.offsets[start])
        for mention in self.mentions[first : bisect_right(self._starts, prose.offsets[end - 1])]:
            a = bisect_left(prose.offsets, mention.start)
            b = max(a + 1, bisect_left(prose.offsets, mention.end))
            whole = _compound(prose.text, a, b)
            if whole != (a, b):  # "Zuid-Limburg" is not Limburg
                yield Subject(*whole, frozenset({key_of(prose.text[slice(*whole)])}), prose.text[slice(*whole)])
            else:
                yield Subject(a, b, frozenset({key_of(mention.name), key_of(mention.text)}), mention.name)

    def _labels(self, text: str, start: int, end: int) -> Iterator[Subject]:
        for word in _WORD.finditer(text, start, end):
            first, a = word.group().lower().rstrip("."), word.start()
            for b in (a + length for length in self._lengths.get(first, ()) if a + length <= len(text)):
                if text[a:b].lower() in self.labels[first] and not _LETTER.match(text, b):
                    yield Subject(a, b, frozenset({text[a:b].lower()}), text[a:b])


def _compound(text: str, a: int, b: int) -> tuple[int, int]:
    """Return the whole of a name with parts joined by hyphens that `a` to `b` is one part of."""
    while a > 1 and text[a - 1] == "-" and text[a - 2].isalpha():
        a = next((at + 1 for at in range(a - 2, -1, -1) if not text[at].isalpha()), 0)
    tail = _TAIL.match(text, b)
    return a, tail.end() if tail else b


def whose(clause: Clause, subjects: Sequence[Subject], subject: Subject | None, *, goes_on: bool) -> Whose:
    """Return of whom a figure is told; `subject` is what was spoken of before, to the end of it where `goes_on`."""
    text, a, b = clause.text, clause.a, clause.b
    if TOGETHER.search(text, max(clause.before, a - _LONG), min(clause.after, b + _LONG)):
        return _OF_SEVERAL if len(subjects) > 1 else _OF_ALL
    behind = [item for item in subjects if b <= item.start < clause.after and _AFTER.fullmatch(text[b : item.start])]
    ahead = [item for item in subjects if item.end <= a]
    if behind and not any(clause.before <= item.start for item in ahead):
        return Whose(behind[0].keys, True, behind[0].name)
    if ahead:
        if ALL in ahead[-1].keys:
            return Whose(ahead[-1].keys, False)
        return _OF_SEVERAL if _enumerated(text, ahead, clause.before) else Whose(ahead[-1].keys, True, ahead[-1].name)
    if subjects and not _STOP.search(text[b : subjects[0].start]):
        return Whose(subjects[0].keys, True, subjects[0].name)
    if subject and (goes_on or _BACK.match(text, clause.start)):
        return Whose(subject.keys, True, subject.name)
    return _OF_ALL


def _enumerated(text: str, ahead: Sequence[Subject], before: int) -> bool:
    """Tell whether the last subject before a figure is one of several: "Zeist en Soest hebben 54"."""
    if len(ahead) < 2 or ahead[-2].start < before:
        return False
    return bool(_JOINED.fullmatch(text[ahead[-2].end : ahead[-1].start]))
