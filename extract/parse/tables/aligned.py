"""Read tables whose columns are kept apart by spaces alone, as a text made to look like the printed page has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.parse.tables.captions import is_caption
from extract.parse.tables.columnheads import header_rows
from extract.parse.tables.gutters import Column, Piece, column_at, columns_of, cut, pieces
from extract.parse.tables.rows import Row, Span
from extract.text.blocks import is_row
from extract.text.markup import heading_level
from extract.text.numbers import BLANKS, parse_number
from extract.text.reading import Line

_LEAST_ROWS = 3
_MOST_HEADS = 8  # lines of a header
_LONGEST = 400  # characters: what is longer is prose on one line
_PROSE = 70  # characters without a wide space: what is longer is prose
_YEAR = re.compile(r"(?:19|20)\d\d")
_CODE = re.compile(r"0\d+|\d{7,}|\+\d+")  # what counts nothing: a telephone number, a code
_LABEL = re.compile(r"[^\W\d_]|^(?:19|20)\d\d$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$")  # words, a year or a day
_ENDS = re.compile(r"[.;:?!]\s*$")


@dataclass
class Aligned:
    """A table read from its spaces: header and body rows and the indices of its first and last line."""

    header: list[Row]
    body: list[Row]
    first: int
    last: int


@dataclass
class _Line:
    """A line with its index and its pieces; `body` when figures stand behind its first piece."""

    index: int
    line: Line
    pieces: list[Piece]
    body: bool = field(init=False)

    def __post_init__(self) -> None:
        figures = [piece.text for piece in self.pieces[1:] if _is_figure(piece.text)]
        counted = any(text.lower() not in BLANKS and not _YEAR.fullmatch(text) for text in figures)
        self.body = counted or (len(figures) > 1 and not all(map(_YEAR.fullmatch, figures)))


def _is_figure(text: str) -> bool:
    """Tell whether a piece is what a column of figures holds: numbers (several, where one space parts them), signs."""
    words = text.split(" ") if len(text) < _PROSE else [text]
    return text.lower() in BLANKS or all(
        word == "€" or (parse_number(word) and not _CODE.fullmatch(word)) for word in words
    )


def aligned(source: str, lines: Sequence[Line]) -> list[Aligned]:
    """Return the tables in `lines` whose columns spaces keep apart; a few rows suffice where one goes on overleaf."""
    found: list[Aligned] = []
    before: list[Column] = []
    for block in _blocks(lines):
        goes_on = bool(found) and _overleaf(lines, found[-1].last, block[0].index)
        columns = _columns(block, before if goes_on else [])
        if columns and (table := _table(source, block, columns)):
            found.append(table)
            before = columns
    return found


def _overleaf(lines: Sequence[Line], last: int, first: int) -> bool:
    """Tell whether nothing stands between the end of one table and lines at the top of the next page."""
    return first == last + 1 and lines[first].page == lines[last].page + 1


def _columns(block: Sequence[_Line], before: list[Column]) -> list[Column]:
    """Return the columns of a block, those of the page before where it has too few rows; none when it is no table."""
    rows = [found.pieces for found in block if found.body]
    columns = columns_of(rows)
    if before and len(columns) != len(before) and all(_fits(piece, before) for row in rows for piece in row):
        columns = before
    if len(columns) < 2 or not _has_figures(rows, columns):
        return []
    return columns if len(rows) >= _LEAST_ROWS or len(columns) == len(before) else []


def _fits(piece: Piece, columns: Sequence[Column]) -> bool:
    """Tell whether a piece stands over one column only."""
    return sum(column.overlap(piece) > 0 for column in columns) == 1


def _blocks(lines: Sequence[Line]) -> Iterable[list[_Line]]:
    """Yield the runs of lines on one page that have wide spaces, with the short lines among them."""
    block: list[_Line] = []
    for index, line in enumerate(lines):
        if is_row(line.text) or len(line.text) > _LONGEST or (block and block[-1].line.page != line.page):
            yield from _trimmed(block)
            block = []
        if is_row(line.text) or len(line.text) > _LONGEST:
            continue
        found = _Line(index, line, pieces(line))
        if len(found.pieces) < 2 and _stands_alone(line):
            yield from _trimmed(block)
            block = []
        else:
            block.append(found)
    yield from _trimmed(block)


def _stands_alone(line: Line) -> bool:
    """Tell whether a line without wide spaces is prose or a heading: no part of a table."""
    text = line.text.strip()
    return len(text) > _PROSE or bool(heading_level(line.text)) or (bool(_ENDS.search(text)) and len(text) > 30)


def _trimmed(block: list[_Line]) -> Iterable[list[_Line]]:
    """Yield a block cut where another table starts: after many lines without figures, a caption or a header."""
    rows = [at for at, found in enumerate(block) if found.body]
    spaced = sum(block[at].line.gap for at in rows) * 2 > len(rows)
    starts = [0] + [
        before + 1
        for before, after in pairwise(rows)
        if after - before > _MOST_HEADS + 1 or _another(block[before : after + 1], spaced)
    ]
    for start, end in pairwise([*starts, len(block)]):
        if any(found.body for found in block[start:end]):
            yield block[start:end]


def _another(part: Sequence[_Line], spaced: bool) -> bool:
    """Tell whether the lines between two rows are the caption or, after a gap, the header of another table."""
    between = part[1:-1]
    if any(is_caption(found.line.text) for found in between):
        return True
    heads = [found for found in between if len(found.pieces) >= max(2, len(part[-1].pieces) - 1)]
    return bool(heads) and not spaced and any(found.line.gap for found in between)


def _table(source: str, block: list[_Line], columns: Sequence[Column]) -> Aligned:
    """Return the table in a block."""
    rows = [at for at, found in enumerate(block) if found.body]
    first, last = rows[0], _tail(block, rows[-1], columns)
    heads = block[:first]
    header, used = header_rows(source, [found.line for found in heads], [found.pieces for found in heads], columns)
    body = _body(source, block[first : last + 1], columns)
    return Aligned(header, body, block[first].index - used, block[last].index)


def _has_figures(rows: Sequence[Sequence[Piece]], columns: Sequence[Column]) -> bool:
    """Tell whether a column but the first holds figures in most of its rows and no page numbers; labels are words."""
    cells: list[list[str]] = [[] for _ in columns]
    for row in rows:
        for column, piece in cut(row, columns):
            cells[column].append(piece.text)
    labels = sum(bool(_LABEL.search(text)) for text in cells[0])
    if labels * 2 < len(rows) and not any(re.search(r"[^\W\d_]{3}", text) for text in cells[1]):
        return False
    figures = [texts for texts in cells[1:] if sum(map(_is_figure, texts)) * 5 >= len(texts) * 4]
    figures = [
        texts for texts in figures if len(texts) >= min(_LEAST_ROWS, len(rows)) and any(map(parse_number, texts))
    ]
    return bool(figures) and not (len(columns) == 2 and _counts_up(figures[0]))


def _counts_up(texts: Sequence[str]) -> bool:
    """Tell whether the figures are pages of contents: none lower than the one before."""
    values = [number.value for text in texts if (number := parse_number(text))]
    return values == sorted(values) and len(values) > 2 and all(value == int(value) for value in values)


def _tail(block: Sequence[_Line], last: int, columns: Sequence[Column]) -> int:
    """Return the index of the last line: the end of a label may stand below the last row of figures."""
    if last + 1 < len(block):
        after = block[last + 1]
        small = after.pieces[0].text[:1].islower() and column_at(after.pieces[0], columns) == 0
        if small and not after.line.gap and len(after.pieces) == 1:
            return last + 1
    return last


def _body(source: str, block: Sequence[_Line], columns: Sequence[Column]) -> list[Row]:
    """Return the rows: one for each line, but lines that go on with the cells of a row are taken into it."""
    rows: list[Row] = []
    waiting: list[_Line] = []
    for found in block:
        cells = cut(found.pieces, columns)
        if rows and not found.body and _goes_on(rows[-1], found, cells, columns):
            _extend(rows[-1], found, cells)
            continue
        row = _row(source, found, cells, len(columns))
        if waiting and not found.line.gap and cells and cells[0][0] == 0 and cells[0][1].text[:1].islower():
            row = _preceded(row, rows.pop())
        rows.append(row)
        waiting = [found] if not found.body and len(cells) == 1 else []
    return rows


def _row(source: str, found: _Line, cells: Sequence[tuple[int, Piece]], width: int) -> Row:
    spans: list[Span] = [(found.line.start, found.line.start)] * width
    for column, piece in cells:
        spans[column] = piece.span
    return Row(source, spans, [found.line], "plat")


def _goes_on(row: Row, found: _Line, cells: Sequence[tuple[int, Piece]], columns: Sequence[Column]) -> bool:
    """Tell whether a line goes on with words of the row before: in small letters, or because the cell was full."""
    if found.line.gap or not cells or (not row.texts[cells[0][0]] and cells[0][0] == 0):
        return False
    for column, piece in cells:
        before = row.texts[column]
        room = columns[column].width - len(before.split("\n")[-1]) if before else 0
        full = bool(before) and len(columns) > 1 and room < len(piece.text.split(" ")[0]) and len(before) > 20
        if not (before and piece.text[:1].islower()) and not full:
            return column > 0 and not any(map(_is_figure, (piece.text,))) and bool(row.texts[0])
    return True


def _extend(row: Row, found: _Line, cells: Sequence[tuple[int, Piece]]) -> None:
    """Add a line's words to the cells that they go on with."""
    row.lines.append(found.line)
    for column, piece in cells:
        row.add(column, piece.span)


def _preceded(row: Row, before: Row) -> Row:
    """Return a row with the words of the line before it in front of its label."""
    label = row.cells[0]
    row.cells[0] = before.cells[0]
    row.lines.insert(0, before.lines[0])
    row.add(0, label)
    return row
