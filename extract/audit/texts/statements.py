"""Read what the sentences of a source say in figures: of whom, what, when, how exactly."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from corpus.register.terms import themes_in
from extract.audit.texts.facts import ALL, group_key, stems
from extract.audit.texts.phrases import AGAIN, GROUPS, PARTIAL, THEN, measures_near
from extract.audit.texts.subjects import Subject, SubjectFinder, Whose, whose
from extract.text.blocks import Block, blocks
from extract.text.clauses import Clause
from extract.text.dates import find_dates, find_times
from extract.text.periods import periods_in
from extract.text.prose import Prose
from extract.text.reading import Line, Reading
from extract.text.sentences import sentences
from models import Document

_BARE = re.compile(r"(?<![\w.,/€-])(\d{1,3}(?:\.\d{3})+|\d{2,})(?![\w/]|[.,:-]\d|-)")
_NUMBERED = re.compile(
    r"\b(?:art(?:ikel|\.)?|nrs?\.?|nummer|zaak|kenmerk|bijlage|blz\.?|pagina|punten?|actiepunten?|postbus|kamer|tabel"
    r"|lid|[NA](?=\d))\s*$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ALL_OF = re.compile(r"\b(?:de|alle|deze|onze)\s+$", re.IGNORECASE)
_BEHIND = 24  # characters after a figure in which it is said what it counts
_DIGITS = re.compile(r"\d\d|\d\.\d")
_WHOLE = frozenset({"opgave", "taakstelling", "capaciteit"})
_MOST = 40  # figures of a sentence: one with more is no sentence
_OPENS = 12  # characters into a bullet at which its subject may begin
_NO_COUNTS = frozenset(
    "jaar maanden weken dagen uur minuten keer gemeenten provincies locaties kamers termijnen km m2 m3 meter".split()
)


@dataclass
class Statement:
    """A figure of a sentence: of whom, of which theme and period, as one clause says it.

    `passage` and `number` count the passages and sentences of the source; `share_of` is where the figure starts that
    this one stands behind in brackets ("31 (79%)").
    """

    document: Document
    passage: int
    number: int
    start: int
    end: int
    page: int
    value: float
    unit: str | None
    approximate: bool
    whose: Whose
    themes: tuple[str, ...]
    periods: tuple[str, ...]
    words: Clause
    stop: int
    share_of: int | None = None

    @property
    def keys(self) -> frozenset[str]:
        """Return by what names it is known of whom the figure is; none when it is of several together."""
        return self.whose.keys

    @property
    def told(self) -> bool:
        """Tell whether words say of whom the figure is."""
        return self.whose.told

    @property
    def place(self) -> str | None:
        """Return of whom the figure is, by name."""
        return self.whose.name

    @cached_property
    def sentence(self) -> str:
        """Return the sentence."""
        return self.words.text[self.words.start : self.words.end]

    @cached_property
    def clause(self) -> str:
        """Return the words around the figure that speak of it."""
        return self.words.left + self.words.figure + self.words.right(self.stop)

    @cached_property
    def measures(self) -> frozenset[str]:
        """Return the measures that the clause names."""
        if self.words.is_whole:
            return _WHOLE
        return measures_near(self.words.left, self.words.figure + self.words.right(self.stop))

    @cached_property
    def partial(self) -> bool:
        """Tell whether the figure counts a change, a plan or a part; words of the name of whose it is say nothing."""
        words = self.words.alone(beyond=False)
        return bool(PARTIAL.search(words.replace(self.place, " ") if self.place else words))

    @cached_property
    def then(self) -> bool:
        """Tell whether the clause speaks of another time without naming it."""
        return bool(THEN.search(self.words.alone(beyond=True)))

    @cached_property
    def goes_on(self) -> bool:
        """Tell whether the clause counts what was counted before: "in Goes nam het aantal toe tot 113"."""
        return bool(AGAIN.search(self.words.alone(beyond=False)))

    @cached_property
    def group(self) -> str | None:
        """Return the word that says that the figure counts only some of the people: "48 kinderen"."""
        found = GROUPS.search(self.words.figure + self.words.right(self.stop)[:_BEHIND])
        return found.group().lower() if found else None

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the beginnings of the clause's words, as tables' headers are compared by."""
        return stems(self.clause)

    @cached_property
    def round_to(self) -> float:
        """Return to what the figure seems rounded: 1 for 373, 100 for 2.700, 0.1 for 0,5."""
        if self.value == 0 or self.value != int(self.value):
            return 10.0 ** -len(f"{self.value:.6f}".rstrip("0").split(".")[1]) if self.value else 1.0
        digits = str(int(abs(self.value)))
        return 10.0 ** (len(digits) - len(digits.rstrip("0")))


@dataclass(frozen=True)
class _Amount:
    a: int
    b: int
    value: float
    unit: str | None = None
    approximate: bool = False
    counts: bool = True  # no range, and no length of time


@dataclass(frozen=True)
class _Talk:
    """What the sentences of a passage go on with: a theme, a subject (to the end of a bullet that opens with it)."""

    themes: tuple[str, ...] = ()
    subject: Subject | None = None
    goes_on: bool = False


class StatementReader:
    """Reads the statements of a source; `labels` are the names of rows by their first word."""

    def __init__(self, reading: Reading, labels: Mapping[str, set[str]]):
        self.reading = reading
        self.subjects = SubjectFinder(reading.source.mentions, labels)
        self.figures = sorted(reading.source.figures, key=lambda figure: figure.start)
        self._starts = [figure.start for figure in self.figures]
        self._passages = self._sentences = 0

    def read(self) -> list[Statement]:
        """Return the statements of all documents in reading order."""
        return [said for document in self.reading.source.documents for said in self._document(document)]

    def _document(self, document: Document) -> Iterator[Statement]:
        heading: Block | None = None
        for block in blocks(self._outside_tables(document)):
            if block.kind == "tabel":
                continue
            if block.kind == "kop":
                heading = block if block.prose(self.reading.text).text else heading
                continue
            self._passages += 1
            if not self._counts(block):  # most passages hold no figure: nothing of them is read
                continue
            themes = themes_in(heading.prose(self.reading.text).text) if heading else []
            yield from self._passage(document, block, block.prose(self.reading.text), _Talk(_only(themes)))

    def _counts(self, block: Block) -> bool:
        """Tell whether a block holds a figure, or digits that may be one."""
        first = bisect_left(self._starts, block.start)
        if first < len(self._starts) and self._starts[first] < block.end:
            return True
        return bool(_DIGITS.search(self.reading.text, block.start, block.end))

    def _outside_tables(self, document: Document) -> list[Line]:
        """Return the lines of a document that are in none of its tables."""
        tables = sorted((table.start, table.end) for table in document.tables)
        starts = [start for start, _ in tables]
        lines = ((bisect_right(starts, line.start), line) for line in self.reading.lines_of(document))
        return [line for n, line in lines if not n or line.start >= tables[n - 1][1]]

    def _passage(self, document: Document, block: Block, prose: Prose, talk: _Talk) -> Iterator[Statement]:
        cut = [(start, end, self._amounts(prose, start, end)) for start, end in sentences(prose.text)]
        last = max((index for index, (_, _, amounts) in enumerate(cut) if amounts), default=-1)
        for start, end, amounts in cut[: last + 1]:
            self._sentences += 1
            subjects = self.subjects.find(prose, start, end, _groups(prose.text, amounts))
            opens = block.kind == "opsomming" and not talk.subject
            if opens and subjects and subjects[0].start - start < _OPENS:
                talk = replace(talk, subject=subjects[0], goes_on=True)
            themes = themes_in(prose.text[start:end])
            if amounts:
                yield from self._statements(document, prose, (start, end, amounts), subjects, themes, talk)
            talk = replace(talk, themes=_only(themes) or talk.themes)
            if subjects and not talk.goes_on:
                one = len({item.keys for item in subjects}) == 1
                talk = replace(talk, subject=subjects[-1] if one else None)

    def _statements(
        self,
        document: Document,
        prose: Prose,
        sentence: tuple[int, int, Sequence[_Amount]],
        subjects: Sequence[Subject],
        themes: Sequence[tuple[int, str]],
        talk: _Talk,
    ) -> Iterator[Statement]:
        """Yield the statements of a sentence, which is its start, its end and its figures."""
        span, amounts = sentence[:2], sentence[2]
        dated = periods_in(prose.text[slice(*span)], document.date)
        for index, amount in enumerate(amounts if len(amounts) <= _MOST else ()):
            if not amount.counts:
                continue
            clause = _clause(prose.text, span, amounts, index)
            start, end = prose.span(amount.a, amount.b)
            yield Statement(
                document=document,
                passage=self._passages,
                number=self._sentences,
                start=start,
                end=end,
                page=self.reading.page_at(start),
                value=amount.value,
                unit=amount.unit,
                approximate=amount.approximate,
                whose=whose(clause, subjects, talk.subject, goes_on=talk.goes_on),
                themes=clause.nearest(themes) or talk.themes,
                periods=clause.period(dated),
                words=clause,
                stop=min((item.start for item in subjects if item.start >= amount.b), default=span[1]),
                share_of=prose.offsets[amounts[index - 1].a]
                if clause.in_brackets and amount.unit == "procent"
                else None,
            )

    def _amounts(self, prose: Prose, start: int, end: int) -> list[_Amount]:
        """Return the figures of a sentence, and numbers of two digits or more that were not seen to count anything."""
        found: list[_Amount] = []
        first = bisect_left(self._starts, prose.offsets[start])
        for figure in self.figures[first : bisect_right(self._starts, prose.offsets[end - 1])]:
            a = bisect_left(prose.offsets, figure.start)
            b = max(a + 1, bisect_left(prose.offsets, figure.end))
            counts = figure.value_max is None and figure.unit not in _NO_COUNTS
            found.append(_Amount(a, b, figure.value, figure.unit, figure.approximate, counts))
        found.extend(_bare(prose.text, start, end, [(amount.a, amount.b) for amount in found]))
        return _without_share(prose.text, sorted(found, key=lambda amount: (amount.a, amount.b)))


def _without_share(text: str, amounts: list[_Amount]) -> list[_Amount]:
    """Return the figures, one that has another within it cut off before that: "181 (79%) plekken" is 181 here."""
    cut = [
        replace(one, b=len(text[: other.a].rstrip(" ("))) if one.a < other.a < one.b else one
        for one, other in pairwise(amounts)
    ]
    return cut + amounts[-1:]


def _groups(text: str, amounts: Sequence[_Amount]) -> Iterator[Subject]:
    """Yield the numbers of gemeenten that a sentence names as a group: "de zestien gemeenten"."""
    for amount in amounts:
        article = _ALL_OF.search(text, max(0, amount.a - 8), amount.a) if amount.unit == "gemeenten" else None
        if article:
            keys = frozenset({ALL, group_key(int(amount.value))})
            yield Subject(article.start(), amount.b, keys, text[article.start() : amount.b])


def _bare(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[_Amount]:
    """Yield the numbers of a sentence outside what is taken, days, times, years and numbers of things."""
    sentence = text[start:end]
    if not _BARE.search(sentence):
        return
    taken = taken + [(start + hit.start, start + hit.end) for hit in find_dates(sentence)]
    taken = taken + [(start + hit.start, start + hit.end) for hit in find_times(sentence)]
    for match in _BARE.finditer(text, start, end):
        a, b = match.span()
        named = _YEAR.fullmatch(match[1]) or match[1].startswith("0") or _NUMBERED.search(text, max(start, a - 14), a)
        if not named and not any(a < y and x < b for x, y in taken):
            yield _Amount(a, b, float(match[1].replace(".", "")))


def _clause(text: str, span: tuple[int, int], amounts: Sequence[_Amount], index: int) -> Clause:
    """Return the clause of one of the figures of a sentence."""
    amount = amounts[index]
    before = max([other.b for other in amounts[:index] if other.b <= amount.a], default=span[0])
    after = min([other.a for other in amounts[index + 1 :] if other.a >= amount.b], default=span[1])
    again = index > 0 and (amounts[index - 1].a, amounts[index - 1].b) == (amount.a, amount.b)
    return Clause(text, *span, amount.a, amount.b, before, after, again)


def _only(themes: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """Return the theme of a text where it names one only."""
    values = {value for _, value in themes}
    return (values.pop(),) if len(values) == 1 else ()
