"""Read the rows of an inventarislijst whose columns nothing but their place on the page keeps apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from extract.parse.inventory.columns import column_kind
from extract.parse.inventory.values import number_in
from extract.parse.places import WIDE, Piece, Places, has_places
from extract.text.blocks import is_row
from extract.text.reading import Line, Reading
from extract.text.words import Word
from models import Cell, Document

_JUDGED = ("openba", "verstrek", "weiger")  # no list without any of these judges
_HEAD = re.compile(r"beoordel|oordeel|openba|grond|weiger|verstrek|artikel|besluit|\bwoo\b|\bwob\b", re.IGNORECASE)
_LONGEST = 160  # characters of a line of headers
_LEAST = 3  # headers that tell what their columns hold
_HEADER_LINES = 3  # lines over which headers may run
_MOST_LINES = 80  # lines below a header that show where its columns lie
_STRAY = 2  # lines in a row that are no part of the list end it
_TOP = 5  # lines at the top of a page, before the list goes on


@dataclass
class Column:
    """A column: its header, what that tells it to hold, and from where to where it lies (points)."""

    header: str
    kind: str | None
    x0: float
    x1: float


@dataclass
class PrintedList:
    """A list: its columns and its rows, each with a cell for each column, None where nothing is printed."""

    columns: list[Column]
    rows: list[list[Cell | None]] = field(default_factory=list)

    @cached_property
    def first(self) -> int:
        """Return the column in which each row begins: that of the numbers, else of the days, else the first."""
        kinds = [column.kind for column in self.columns]
        return next((kinds.index(kind) for kind in ("number", "date") if kind in kinds), 0)

    @property
    def headers(self) -> list[str]:
        """Return the headers as printed."""
        return [column.header for column in self.columns]


def printed_lists(reading: Reading, document: Document) -> Iterator[PrintedList]:
    """Yield the lists in a document that are no table; those in a format without places on paper are none."""
    text = reading.text[document.start : document.end].lower()
    if not any(stem in text for stem in _JUDGED) or not has_places(reading):
        return
    tables = [(table.start, table.end) for table in document.tables]
    lines = [line for line in reading.lines_of(document) if not any(a <= line.start < b for a, b in tables)]
    places, ends = Places(reading), 0
    for index, line in enumerate(lines):
        if index < ends or len(line.text) > _LONGEST or not _HEAD.search(line.text) or is_row(line.text):
            continue
        columns = _columns(places.pieces(line))
        if sum(column.kind is not None for column in columns) >= _LEAST:
            found, ends = _read(places, columns, lines, index)
            yield found


def _columns(pieces: Sequence[Piece]) -> list[Column]:
    """Return the columns that the words of a line head: words close together are one header."""
    told = [(piece, column_kind(piece.text)) for piece in pieces]
    return [Column(piece.text, kind[0] if kind else None, piece.x0, piece.x1) for piece, kind in told]


def _read(places: Places, columns: list[Column], lines: Sequence[Line], index: int) -> tuple[PrintedList, int]:
    """Return the list below the header at `index`, and the index of the first line after it."""
    found = PrintedList(columns)
    below = [
        places.words(line) for line in lines[index + 1 : index + 1 + _MOST_LINES] if line.page == lines[index].page
    ]
    edges = [_edge(left, right, below) for left, right in pairwise(columns)]
    stray, ends, page = 0, index + 1, lines[index].page
    for at in range(index + 1, len(lines)):
        if lines[at].page != page:
            page, stray = lines[at].page, _STRAY - _TOP
        printed = places.words(lines[at])
        cells = _cells(places, printed, edges, lines[at].page) if printed and not is_row(lines[at].text) else None
        if cells is None or not _added(found, cells, heads=at - index < _HEADER_LINES, gap=lines[at].gap):
            stray += 1
            if stray >= _STRAY:
                break
        else:
            stray, ends = min(stray, 0), at + 1
    return found, ends


def _edge(left: Column, right: Column, below: Sequence[Sequence[Word]]) -> float:
    """Return where between two headers the fewest words of the lines below stand across, next to the right one."""
    places = {word[2] - 1 for line in below for word in line if left.x0 < word[2] - 1 <= right.x1} | {right.x0 - 1}
    crossed = {at: sum(word[2] < at < word[4] for line in below for word in line) for at in places}
    return min(places, key=lambda at: (crossed[at], abs(at - right.x0)))


def _cells(places: Places, printed: Sequence[Word], edges: Sequence[float], page: int) -> list[Cell | None] | None:
    """Return what a line prints in each column, None when it runs on over their edges as prose does."""
    for before, word in pairwise(printed):
        close = word[2] - before[4] < WIDE * (word[5] - word[3])
        if close and any(before[2] < edge <= word[2] for edge in edges):
            return None
    if any(word[2] < edge < word[4] for word in printed for edge in edges):
        return None
    cells: list[Cell | None] = [None] * (len(edges) + 1)
    for start, end, x0, *_ in printed:
        column = sum(x0 >= edge for edge in edges)
        cells[column] = _joined(cells[column], places.text[start:end], start, end, page)
    return cells


def _joined(before: Cell | None, text: str, start: int, end: int, page: int) -> Cell:
    """Return a cell with what is printed further on in it."""
    if before is None:
        return Cell(row=0, column=0, text=text, start=start, end=end, page=page)
    text, start, end = f"{before.text} {text}", min(before.start, start), max(before.end, end)
    return Cell(row=0, column=0, text=text, start=start, end=end, page=before.page)


def _added(found: PrintedList, cells: list[Cell | None], *, heads: bool, gap: bool) -> bool:
    """Add a line to a list: as a row, to the row or headers above it, or not at all when it is none of these."""
    texts = [cell.text if cell else "" for cell in cells]
    if texts == found.headers:
        return True
    first = cells[found.first]
    filled = sum(cell is not None for cell in cells)
    if first and number_in(first.text) and filled > 1:
        found.rows.append(cells)
    elif first is None and found.rows and not gap:
        both = zip(found.rows[-1], cells, strict=True)
        found.rows[-1] = [_joined(a, b.text, b.start, b.end, b.page) if b else a for a, b in both]
    elif heads and not found.rows:
        for column, text in zip(found.columns, texts, strict=True):
            column.header = f"{column.header} {text}".strip()
    else:
        return False
    return True
