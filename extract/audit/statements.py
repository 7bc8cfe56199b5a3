"""Read what the sentences of a source say in figures: of whom, what, when, how exactly."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.audit.facts import ALL, key_of
from extract.audit.phrases import (
    PARTIAL,
    THEN,
    TOGETHER,
    measures_near,
    periods_in,
    themes_in,
)
from extract.text.blocks import Block, blocks
from extract.text.dates import find_dates, find_times
from extract.text.prose import Prose
from extract.text.reading import Reading
from extract.text.sentences import sentences
from models import Document, Figure

LAND = "nederland"
_BARE = re.compile(r"(?<![\w.,/€-])(\d{1,3}(?:\.\d{3})+|\d{2,})(?![\w/]|[.,:-]\d|-)")
_NUMBERED = re.compile(
    r"(?:art(?:ikel|\.)?|nrs?\.?|nummer|zaak|kenmerk|bijlage|blz\.?|pagina|punten?|actiepunten?|postbus|kamer|tabel|lid|N|A)\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAND = re.compile(r"\b(?:Nederland|landelijk(?:e)?|heel het land)\b")
_PLACES = frozenset({"gemeente", "provincie", "veiligheidsregio", "locatie"})
_AFTER = re.compile(r"\s*(?:[\w'’-]+\s+){0,2}?(?:in|te|bij)\s+(?:de\s+)?(?:gemeente\s+|provincie\s+)?$|\s*\(\s*$")
_JOINED = re.compile(r"\s*(?:,|en|&|/|,\s*en)\s*$")
_BACK = re.compile(r"(?:daarvan|hiervan|daar|dat|die|dit|hier|er|zij|ze|deze gemeente)\b", re.IGNORECASE)
_OF = re.compile(r"^\s*van\s+(?:de|het|een)\s+(?:\w+\s+)?$")  # "31 van de 35 plekken"
_WHOLE = frozenset({"opgave", "taakstelling", "capaciteit"})
_DENIED = re.compile(r"\b(?:geen|niet)\s+$")
_NEXT = re.compile(r"[,;:()]|\s(?:en|maar|waarvan|terwijl|dus|dat)\s")
_STOPS = re.compile(r"[,;:()]|\s[-–]\s")
_LONG = 60  # characters beside a figure in which it may be said to be of several together
_REACH = 70  # characters beside a figure in which its measure stands
_NO_COUNTS = frozenset(
    "jaar maanden weken dagen uur minuten keer gemeenten provincies locaties kamers termijnen km m2 m3 meter".split()
)


@dataclass
class Statement:
    """A figure of a sentence; `keys` say of whom it is (empty: of several together), `told` when that is in words."""

    document: Document
    passage: int
    sentence: str
    clause: str
    start: int
    end: int
    page: int
    value: float
    unit: str | None
    noun: str
    approximate: bool
    keys: frozenset[str]
    told: bool
    measures: frozenset[str]
    themes: tuple[str, ...]
    periods: tuple[str, ...]
    partial: bool
    then: bool
    denied: bool  # "geen 149 maar 152"
    place: str | None = None  # whose it is, by name
    share_of: int | None = None  # where the figure starts that it stands behind in brackets: "31 (79%)"
    number: int = 0  # of its sentence within the source

    @property
    def round_to(self) -> float:
        """Return to what the figure seems rounded: 1 for 373, 100 for 2.700, 0.1 for 0,5."""
        if self.value == 0 or self.value != int(self.value):
            return 10.0 ** -len(f"{self.value:.6f}".rstrip("0").split(".")[1]) if self.value else 1.0
        digits = str(int(abs(self.value)))
        return 10.0 ** (len(digits) - len(digits.rstrip("0")))


@dataclass
class _Talk:
    """Where the reader of a document is: the theme and subject that sentences without one go on with."""

    themes: tuple[str, ...] = ()
    subject: _Subject | None = None
    sticky: bool = False  # a bullet that opens with its subject speaks of it to its end


@dataclass(frozen=True)
class _Subject:
    start: int
    end: int
    keys: frozenset[str]
    name: str


class StatementReader:
    """Reads the statements of a source; `labels` are the rows' names by their first word."""

    def __init__(self, reading: Reading, labels: Mapping[str, set[str]]):
        self.reading = reading
        self.labels = labels
        self.figures = sorted(reading.source.figures, key=lambda figure: figure.start)
        self.mentions = sorted(
            (item for item in reading.source.mentions if item.kind in _PLACES), key=lambda item: item.start
        )
        self._figure_starts = [figure.start for figure in self.figures]
        self._mention_starts = [mention.start for mention in self.mentions]
        self._passages = self._sentences = 0

    def read(self) -> list[Statement]:
        """Return the statements of all documents in reading order."""
        return [said for document in self.reading.source.documents for said in self._document(document)]

    def _document(self, document: Document) -> Iterator[Statement]:
        tables = sorted((table.start, table.end) for table in document.tables)
        starts = [start for start, _ in tables]
        lines = [
            line
            for line in self.reading.lines_of(document)
            if not (n := bisect_right(starts, line.start)) or line.start >= tables[n - 1][1]
        ]
        heading = _Talk()
        for block in blocks(lines):
            if block.kind == "tabel":
                continue
            prose = block.prose(self.reading.text)
            if not prose.text:
                continue
            if block.kind == "kop":
                heading = _Talk(_only(themes_in(prose.text)))
                continue
            self._passages += 1
            yield from self._passage(document, block, prose, heading)

    def _passage(self, document: Document, block: Block, prose: Prose, heading: _Talk) -> Iterator[Statement]:
        talk = _Talk(heading.themes)
        for start, end in sentences(prose.text):
            self._sentences += 1
            sentence = prose.text[start:end]
            subjects = self._subjects(prose, start, end)
            if not talk.subject and block.kind == "opsomming" and subjects and subjects[0].start - start < 12:
                talk.subject, talk.sticky = subjects[0], True
            themes = _only(themes_in(sentence))
            yield from self._statements(document, prose, (start, end), subjects, talk)
            talk.themes = themes or talk.themes
            if subjects and not talk.sticky:
                talk.subject = subjects[-1] if len({item.keys for item in subjects}) == 1 else None

    def _statements(
        self, document: Document, prose: Prose, span: tuple[int, int], subjects: Sequence[_Subject], talk: _Talk
    ) -> Iterator[Statement]:
        start, end = span
        text = prose.text
        found = list(self._amounts(prose, start, end))
        dated = periods_in(text[start:end], document.date)
        for index, (a, b, figure) in enumerate(found):
            before = max([other[1] for other in found[:index] if other[1] <= a], default=start)
            after = min([other[0] for other in found[index + 1 :] if other[0] >= b], default=end)
            unit, value = figure if isinstance(figure, tuple) else (figure.unit, figure.value)
            if unit in _NO_COUNTS or (isinstance(figure, Figure) and figure.value_max is not None):
                continue
            near = [item.start for item in subjects if item.start >= b]
            left = _clause_end(text[max(before, a - _REACH) : a])
            right = _clause_start(text[b : min([after, b + _REACH, *near])])
            inner = text[a:b]
            keys, told, name = _whose(text, span, (a, b), before, after, subjects, talk)
            source_start, source_end = prose.span(a, b)
            clause = left + inner + right
            yield Statement(
                document=document,
                passage=self._passages,
                sentence=text[start:end],
                clause=clause,
                start=source_start,
                end=source_end,
                page=self.reading.page_at(source_start),
                value=value,
                unit=unit,
                noun=re.sub(r"^[\d.,%\s]+", "", inner),
                approximate=isinstance(figure, Figure) and figure.approximate,
                keys=keys,
                told=told,
                measures=_WHOLE if _is_whole(text, before, a, b, found[:index]) else measures_near(left, inner + right),
                themes=_nearest_theme(text[start:end], a - start, b - start) or talk.themes,
                periods=_periods(dated, a - start, b - start),
                partial=bool(PARTIAL.search(_around(text, before, a, b, after))),
                then=bool(THEN.search(_around(text, start, a, b, end))),
                denied=bool(_DENIED.search(text, max(start, a - _LONG), a)),
                place=name,
                share_of=prose.offsets[found[index - 1][0]]
                if unit == "procent" and index and text[before:a].strip() == "("
                else None,
                number=self._sentences,
            )

    def _amounts(self, prose: Prose, start: int, end: int) -> Iterator[tuple[int, int, Figure | tuple[None, float]]]:
        """Yield the figures of a sentence, and numbers of two digits or more that were not seen to count anything."""
        found: list[tuple[int, int, Figure | tuple[None, float]]] = []
        first = bisect_left(self._figure_starts, prose.offsets[start])
        for figure in self.figures[first : bisect_right(self._figure_starts, prose.offsets[end - 1])]:
            a = bisect_left(prose.offsets, figure.start)
            found.append((a, max(a + 1, bisect_left(prose.offsets, figure.end)), figure))
        text = prose.text
        taken = [(a, b) for a, b, _ in found]
        taken += [(start + hit.start, start + hit.end) for hit in find_dates(text[start:end])]
        taken += [(start + hit.start, start + hit.end) for hit in find_times(text[start:end])]
        for match in _BARE.finditer(text, start, end):
            a, b = match.span()
            if any(a < y and x < b for x, y in taken) or _YEAR.fullmatch(match[1]) or match[1].startswith("0"):
                continue
            if not _NUMBERED.search(text, max(start, a - 14), a):
                found.append((a, b, (None, float(match[1].replace(".", "")))))
        return iter(sorted(found, key=lambda item: item[:2]))

    def _subjects(self, prose: Prose, start: int, end: int) -> list[_Subject]:
        """Return the places and the rows' labels that a sentence names, none within another."""
        found: list[_Subject] = []
        first = bisect_left(self._mention_starts, prose.offsets[start])
        for mention in self.mentions[first : bisect_right(self._mention_starts, prose.offsets[end - 1])]:
            a = bisect_left(prose.offsets, mention.start)
            b = max(a + 1, bisect_left(prose.offsets, mention.end))
            found.append(_Subject(a, b, frozenset({key_of(mention.name), key_of(mention.text)}), mention.name))
        for word in re.finditer(r"[\w'’.-]+", prose.text[start:end]):
            for label in self.labels.get(word.group().lower().rstrip("."), ()):
                a = start + word.start()
                if prose.text[a : a + len(label)].lower() == label and not re.match(
                    r"\w", prose.text[a + len(label) :]
                ):
                    found.append(_Subject(a, a + len(label), frozenset({label}), prose.text[a : a + len(label)]))
        found += [
            _Subject(*match.span(), frozenset({LAND}), "Nederland") for match in _LAND.finditer(prose.text, start, end)
        ]
        kept: list[_Subject] = []
        for item in sorted(found, key=lambda item: (item.start, -item.end)):
            if kept and item.start < kept[-1].end:
                if item.start == kept[-1].start and item.end == kept[-1].end:
                    kept[-1] = _Subject(item.start, item.end, item.keys | kept[-1].keys, kept[-1].name)
                continue
            kept.append(item)
        return kept


def _is_whole(text: str, before: int, a: int, b: int, earlier: Sequence[tuple[int, int, object]]) -> bool:
    """Tell whether a figure is the whole that the one before it is part of: "31 van de 35"."""
    same = bool(earlier) and earlier[-1][:2] == (a, b) and " van " in text[a:b]
    return same or bool(_OF.match(text[before:a]))


def _around(text: str, start: int, a: int, b: int, end: int) -> str:
    """Return the clause of a figure: up to the comma or "en" before and after it."""
    left, right = text[max(start, a - _REACH) : a], text[b : min(end, b + _REACH)]
    stop = _NEXT.search(right, 1)
    return _clause_end(left) + text[a:b] + (right[: stop.start()] if stop else right)


def _clause_end(text: str) -> str:
    """Return what of a text before a figure is of its clause."""
    stops = [match.end() for match in _STOPS.finditer(text)]
    return text[stops[-1] :] if stops else text


def _clause_start(text: str) -> str:
    """Return what of a text after a figure is of its clause; a share in brackets is passed over."""
    opened = re.match(r"\s*\([^)]*\)", text)
    stop = _STOPS.search(text, opened.end() if opened else 0)
    return text[: stop.start()] if stop else text


def _only(themes: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Return the theme of a text where it names one only."""
    values = {value for _, value in themes}
    return (values.pop(),) if len(values) == 1 else ()


def _nearest_theme(sentence: str, start: int, end: int) -> tuple[str, ...]:
    """Return the theme named nearest to a figure."""
    found = [(start - at if at < start else at - end, value) for at, value in themes_in(sentence)]
    return (min(found)[1],) if found else ()


def _periods(dated: Sequence[tuple[int, int, str]], start: int, end: int) -> tuple[str, ...]:
    """Return the periods named nearest to a figure: right after it, else the last before, else the first after."""
    close = [period for a, _, period in dated if 0 <= a - end < 12]
    before = [period for _, b, period in dated if b <= start]
    later = [period for a, _, period in dated if a >= end]
    return tuple((close or before[-1:] or later)[:1])


def _whose(
    text: str,
    span: tuple[int, int],
    figure: tuple[int, int],
    before: int,
    after: int,
    subjects: Sequence[_Subject],
    talk: _Talk,
) -> tuple[frozenset[str], bool, str | None]:
    """Return the keys of whom a figure is told, whether words say so, and the name; none for several together."""
    start, end = span
    a, b = figure
    behind = [item for item in subjects if b <= item.start < after and _AFTER.fullmatch(text[b : item.start])]
    ahead = [item for item in subjects if item.end <= a]
    if TOGETHER.search(text, max(before, a - _LONG), min(after, b + _LONG)):
        return (frozenset(), True, None) if len(subjects) > 1 else (frozenset({ALL}), False, None)
    if behind and not any(before <= item.start for item in ahead):
        return behind[0].keys, True, behind[0].name
    if ahead:
        last = ahead[-1]
        if len(ahead) > 1 and _JOINED.fullmatch(text[ahead[-2].end : last.start]) and before <= ahead[-2].start:
            return frozenset(), True, None
        return last.keys, True, last.name
    if subjects and not behind and not _STOPS.search(text[b : subjects[0].start]):
        return subjects[0].keys, True, subjects[0].name
    if talk.subject and (talk.sticky or _BACK.match(text, start)):
        return talk.subject.keys, True, talk.subject.name
    return frozenset({ALL}), False, None
