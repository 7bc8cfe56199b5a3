"""Read the header lines above columns that spaces keep apart: wrapped headers and groups that span columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.parse.tables.gutters import Column, Piece, column_at, words
from extract.parse.tables.rows import Row
from extract.text.reading import Line

_MOST_LINES = 8
_OPEN_END = re.compile(r"[-/,&(]\s*$|\b(?:en|of|per|van|de|het|in|op|te|met|voor)\s*$", re.IGNORECASE)
_CAPTION = re.compile(r"(?:tabel|figuur|grafiek|overzicht|bijlage)\b", re.IGNORECASE)
_FULL = 0.7  # share of the columns that a whole header names

Cells = dict[int, list[Piece]]


def header_rows(
    source: str, lines: Sequence[Line], rows: Sequence[list[Piece]], columns: Sequence[Column]
) -> tuple[list[Row], int]:
    """Return the header rows that the lines above a table print, and how many of the last lines they are on."""
    own = [Column(column.left, column.right) for column in columns]
    heads: list[tuple[Line, Cells]] = []
    for line, row in zip(reversed(lines[-_MOST_LINES:]), reversed(rows[-_MOST_LINES:]), strict=True):
        if not row or _ends_above(row, [cells for _, cells in heads], heads[-1][0] if heads else None, own):
            break
        heads.append((line, _placed(row, own, bottom=not heads)))
    heads.reverse()
    merged: list[tuple[list[Line], Cells]] = []
    for line, cells in heads:
        if merged and _wraps(merged[-1][1], cells, len(columns)):
            merged[-1][0].append(line)
            for column, found in cells.items():
                merged[-1][1].setdefault(column, []).extend(found)
        else:
            merged.append(([line], cells))
    return [_row(source, found, cells, len(columns)) for found, cells in merged], len(heads)


def _ends_above(
    row: Sequence[Piece], below: Sequence[Cells], next_line: Line | None, columns: Sequence[Column]
) -> bool:
    """Tell whether a line is no more of the header: a title, or what stands above a blank line and a whole header."""
    gap = next_line is not None and next_line.gap
    named = {column for cells in below for column in cells}
    if gap and (len(named) >= _FULL * len(columns) or len(row) == 1):
        return True
    if len(row) > 1:
        return False
    piece = row[0]
    if _CAPTION.match(piece.text):
        return True
    if piece.left >= columns[1].left - 1 or len(piece.text) > columns[0].width + 20:
        return piece.left <= columns[0].left or len(piece.text) > 60
    goes_on = any(cells[0][0].text[:1].islower() for cells in below[-1:] if 0 in cells)
    return not (goes_on or _OPEN_END.search(piece.text) or (below and 0 not in named))


def _placed(row: Sequence[Piece], columns: list[Column], *, bottom: bool) -> Cells:
    """Return the pieces of a header line by column, and widen the columns to what stands above them."""
    if len(row) == len(columns):
        places = list(range(len(row)))
    elif len(row) == len(columns) - 1 and row[0].left >= columns[0].right:
        places = list(range(1, len(columns)))
    else:
        parts = [part for piece in row for part in _torn(piece, columns, bottom)]
        groups = _groups(parts, columns)
        places = groups or [column_at(part, columns) for part in parts]
        row = parts
        if groups:
            columns = [Column(column.left, column.right) for column in columns]
    cells: Cells = {}
    for place, piece in zip(places, row, strict=True):
        cells.setdefault(place, []).append(piece)
        left, right = _room(place, columns)
        columns[place].left = max(left, min(columns[place].left, piece.left))
        columns[place].right = min(right, max(columns[place].right, piece.right))
    return cells


def _room(place: int, columns: Sequence[Column]) -> tuple[int, int]:
    """Return where the columns beside one end and start."""
    left = columns[place - 1].right + 1 if place else 0
    right = columns[place + 1].left - 1 if place + 1 < len(columns) else 10**6
    return min(left, columns[place].left), max(right, columns[place].right)


def _torn(piece: Piece, columns: Sequence[Column], bottom: bool) -> list[Piece]:
    """Return a piece as its words where each of them stands over a column of its own."""
    parts = words(piece)
    places = [column_at(part, columns) for part in parts]
    over = sum(column.overlap(piece) > 0 for column in columns)
    return parts if bottom and len(parts) > 1 and len(set(places)) == len(parts) == over else [piece]


def _groups(row: Sequence[Piece], columns: Sequence[Column]) -> list[int]:
    """Return the first column of each group when pieces stand in the middle of equal groups of columns."""
    count = len(columns) - 1
    if len(row) < 2 and not (row and row[0].left > columns[0].right):
        return []
    if row[0].left < columns[0].right or count % len(row) or count == len(row):
        return []
    size = count // len(row)
    firsts = [1 + size * index for index in range(len(row))]
    for piece, first in zip(row, firsts, strict=True):
        middle = (piece.left + piece.right) / 2
        if not columns[first].left <= middle <= columns[first + size - 1].right:
            return []
        if any(abs(column.left - piece.left) < 2 or abs(column.right - piece.right) < 2 for column in columns):
            return []
    return firsts


def _wraps(above: Cells, below: Cells, width: int) -> bool:
    """Tell whether a header line goes on with the words of the line above, which then heads no group of columns."""
    if below.keys() <= above.keys():
        return True
    texts = [pieces[0].text for pieces in below.values()]
    if len(set(texts)) < len(texts):
        return False
    shared = above.keys() & below.keys()
    if not shared:
        return len(above) * 2 >= width
    small = all(below[column][0].text[:1].islower() for column in shared)
    return small or (len(above) * 2 >= width and above.keys() <= below.keys())


def _row(source: str, lines: list[Line], cells: Cells, width: int) -> Row:
    row = Row(source, [(lines[0].start, lines[0].start)] * width, lines, "plat")
    for column, found in cells.items():
        for piece in found:
            row.add(column, piece.span)
    return row
