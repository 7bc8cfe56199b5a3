"""Cut from a reading each passage that holds a figure, with the names in it and the texts that stand over it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extract.resolve.about.passages import Names, Outer, Passage, Spot, Whole
from extract.text.blocks import is_row
from extract.text.prose import Prose
from extract.text.reading import Line, Reading
from models import AgendaItem, Document, Figure, Segment

_MUCH = 200_000  # characters of a document that show what it is about
_LONGEST = 160  # characters of a text that stands over another
_CELL = re.compile(r"[^\t|]+")
_FAR = 40  # bullets before one that are looked at
_SHORT = 80  # characters of a line above a list that is its title
_ENDS = re.compile(r"[.!?;,…]\W{0,2}$")
_ADDRESSED = frozenset({"e-mail", "brief", "memo"})  # kinds of documents on one subject, which their title names


def passages(reading: Reading) -> Iterator[Passage]:
    """Yield the passages that hold figures, document by document."""
    figures = sorted(reading.source.figures, key=lambda figure: figure.start)
    starts = [figure.start for figure in figures]
    names = Names(reading.source.mentions)
    for document in reading.source.documents:
        first, last = bisect_left(starts, document.start), bisect_left(starts, document.end)
        if first < last:
            yield from _Cutter(reading, document, names).cut(figures[first:last])


class _Cutter:
    """Cuts the passages of one document."""

    def __init__(self, reading: Reading, document: Document, names: Names):
        self.reading, self.document, self.names = reading, document, names
        self.segments = [segment for segment in document.segments if segment.kind != "paginakop"]
        self._starts = [segment.start for segment in self.segments]
        items = [item for meeting in document.meetings for item in meeting.agenda_items]
        self._items = sorted(items, key=lambda item: (item.start, -item.end))
        self._item_starts = [item.start for item in self._items]
        self.whole = Whole(reading.text[document.start : min(document.end, document.start + _MUCH)])
        self._over: dict[int, list[Outer]] = {}

    def cut(self, figures: Sequence[Figure]) -> Iterator[Passage]:
        """Yield the passages that hold `figures`; the cells of a table are passages of their own."""
        groups: dict[tuple[int, int], list[Figure]] = {}
        for figure in figures:
            groups.setdefault(self._where(figure), []).append(figure)
        for (index, cell), found in groups.items():
            prose, outer = self._text(index, cell, found[0])
            if spots := _spots(prose, found):
                yield Passage(prose.text, spots, self.names.within(prose), outer, self.document.date, self.whole)

    def _where(self, figure: Figure) -> tuple[int, int]:
        """Return the number of the segment that a figure stands in (-1: none), and where its cell starts (-1: none)."""
        index = bisect_right(self._starts, figure.start) - 1
        if index < 0 or self.segments[index].end <= figure.start:
            index = -1
        line = self.reading.line_at(figure.start)
        if line is None or not is_row(line.text):
            return index, (-1 if index >= 0 else figure.start)
        return index, max(line.text.rfind(mark, 0, figure.start - line.start) for mark in "\t|") + 1 + line.start

    def _text(self, index: int, cell: int, figure: Figure) -> tuple[Prose, list[Outer]]:
        """Return the clean text of a passage and what stands over it."""
        segment = self.segments[index] if index >= 0 else None
        line = self.reading.line_at(figure.start)
        outer = self._outer(index) if segment else [*self._item(figure.start)]
        if cell >= 0 and line:
            end = next((at for at in range(figure.start, line.end) if self.reading.text[at] in "\t|"), line.end)
            return Prose(self.reading.text, [(cell, end)]), [*self._label(line, cell), *outer]
        if segment:
            return Prose.of_lines(self.reading.text, self.reading.lines_of(segment)), outer
        return Prose(self.reading.text, [(line.start, line.end)] if line else []), outer

    def _label(self, line: Line, cell: int) -> Iterator[Outer]:
        """Yield the first cell with words of a row, where that stands before the cell."""
        for match in _CELL.finditer(line.text):
            if line.start + match.start() >= cell:
                return
            if re.search(r"[^\W\d_]{2}", match.group()):
                yield self._named(Prose(self.reading.text, [(line.start + match.start(), line.start + match.end())]))
                return

    def _outer(self, index: int) -> list[Outer]:
        """Return what stands over a segment: the head of its list, its headings, agenda item and title."""
        if index not in self._over:
            segment = self.segments[index]
            heads = [*self._leads(index), *_headings(segment)]
            texts = (Prose.of_lines(self.reading.text, self.reading.lines_of(head)) for head in heads)
            found = [*map(self._named, texts), *self._item(segment.start), *self._title()]
            self._over[index] = [outer for outer in found if 0 < len(outer.text) <= _LONGEST]
        return self._over[index]

    def _leads(self, index: int) -> Iterator[Segment]:
        """Yield what a segment stands under that is no heading: higher bullets, and the paragraph that leads to it."""
        level = self.segments[index].level
        is_bullet = self.segments[index].kind == "opsomming"
        for segment in reversed(self.segments[max(0, index - _FAR) : index]):
            if segment.kind == "opsomming" and is_bullet:
                if segment.level < level:
                    level = segment.level
                    yield segment
                continue
            if segment.kind == "alinea" and _leads(segment.text, is_bullet=is_bullet):
                yield segment
            return

    def _item(self, offset: int) -> Iterator[Outer]:
        """Yield the titles of the agenda items that are discussed at an offset, the innermost first."""
        last = bisect_right(self._item_starts, offset)
        for item in reversed(self._items[max(0, last - 12) : last]):
            if item.start <= offset < item.end and _has_title(item):
                yield self._named(Prose(self.reading.text, [(item.title_start or 0, item.title_end or 0)]))

    def _title(self) -> Iterator[Outer]:
        """Yield the title of a document that is on one subject, with the names that its first mention has."""
        if self.document.kind in _ADDRESSED and self.document.title:
            yield Outer(self.document.title, ())

    def _named(self, prose: Prose) -> Outer:
        return Outer(prose.text, self.names.within(prose))


def _leads(text: str, *, is_bullet: bool) -> bool:
    """Tell whether a paragraph leads to what stands below it: with a colon at its end, or as the title of a list."""
    short = len(text) <= _SHORT
    if text.rstrip().endswith(":"):
        return is_bullet or short
    return is_bullet and short and not _ENDS.search(text[-4:])


def _has_title(item: AgendaItem) -> bool:
    return item.title_start is not None and item.title_end is not None and item.title_start < item.title_end


def _headings(segment: Segment) -> Iterator[Segment]:
    """Yield the headings that a segment stands under, the nearest first."""
    above = segment.parent
    while above is not None:
        if above.kind == "kop":
            yield above
        above = above.parent


def _spots(prose: Prose, figures: Sequence[Figure]) -> list[Spot]:
    """Return where figures stand in a text, in order."""
    spots: dict[tuple[int, int], Spot] = {}
    for figure in figures if prose.text else ():
        start = min(bisect_left(prose.offsets, figure.start), len(prose.text) - 1)
        end = max(start + 1, bisect_left(prose.offsets, figure.end))
        spots.setdefault((start, end), Spot(start, end, [])).figures.append(figure)
    return [spots[key] for key in sorted(spots)]
