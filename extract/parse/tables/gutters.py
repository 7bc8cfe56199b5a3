"""Find the columns of lines that spaces keep apart: what no line prints in is the space between two columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from extract.parse.tables.rows import Span
from extract.text.numbers import BLANKS, parse_number
from extract.text.reading import Line

_PIECE = re.compile(r"(?:(?!\.{4})\S)+(?: (?:(?!\.{4})\S)+)*")  # words one space apart; leaders of dots part them too
_FEW = 12  # of so many lines one may print in the space between two columns
_THOUSANDS = re.compile(r"\d{1,3}(?: \d{3})+")


@dataclass(frozen=True)
class Piece:
    """Words that stand together on a line: their text, their places in the line and their span in the source."""

    text: str
    left: int
    right: int
    span: Span


@dataclass
class Column:
    """The places in the lines, from `left` up to `right`, that a column takes."""

    left: int
    right: int

    @property
    def width(self) -> int:
        """Return how many characters wide the column is."""
        return self.right - self.left

    def overlap(self, piece: Piece) -> int:
        """Return how many places a piece shares with the column; below zero how far it stands from it."""
        return min(self.right, piece.right) - max(self.left, piece.left)


def pieces(line: Line) -> list[Piece]:
    """Return the pieces of a line: words more than one space apart are of two."""
    return [
        _piece(line, match.start(), match.end())
        for match in _PIECE.finditer(line.text)
        if match.group().strip(".") or len(match.group()) < 4
    ]


def _piece(line: Line, left: int, right: int) -> Piece:
    return Piece(line.text[left:right], left, right, (line.start + left, line.start + right))


def words(piece: Piece) -> list[Piece]:
    """Return the words of a piece, a sign of money together with its amount."""
    found: list[Piece] = []
    for match in re.finditer(r"(?:[-–−+(]?€ )?\S+", piece.text):
        start = piece.span[0] + match.start()
        left = piece.left + match.start()
        found.append(Piece(match.group(), left, left + len(match.group()), (start, start + len(match.group()))))
    return found


def is_figures(piece: Piece) -> bool:
    """Tell whether all words of a piece are numbers or blanks of their own; "12 345" is perhaps one number."""
    if _THOUSANDS.fullmatch(piece.text) or len(piece.text) > 60:
        return False
    return all(word.text.lower() in BLANKS or parse_number(word.text) for word in words(piece))


def columns_of(rows: Sequence[Sequence[Piece]]) -> list[Column]:
    """Return the columns that the pieces of most rows stand in, from left to right."""
    width = max((row[-1].right for row in rows if row), default=0)
    steps = [0] * (width + 1)
    for row in rows:
        for piece in row:
            for part in words(piece) if is_figures(piece) else [piece]:
                steps[part.left] += 1
                steps[part.right] -= 1
    columns: list[Column] = []
    for place, printed in enumerate(accumulate(steps)):
        if printed <= len(rows) // _FEW:
            continue
        if columns and columns[-1].right == place:
            columns[-1].right = place + 1
        else:
            columns.append(Column(place, place + 1))
    return columns


def column_at(piece: Piece, columns: Sequence[Column]) -> int:
    """Return the column that a piece stands in or is nearest to."""
    return max(range(len(columns)), key=lambda index: (columns[index].overlap(piece), -index))


def cut(row: Sequence[Piece], columns: Sequence[Column]) -> list[tuple[int, Piece]]:
    """Return each cell of a row with its column; figures one space apart are cut, pieces of one column joined."""
    cells: dict[int, Piece] = {}
    for piece in row:
        for part in words(piece) if is_figures(piece) else _ended(piece, columns):
            column = column_at(part, columns)
            cells[column] = _joined(cells[column], part) if column in cells else part
    return sorted(cells.items())


def _ended(piece: Piece, columns: Sequence[Column]) -> list[Piece]:
    """Return a piece cut before the figures that end it, where they stand in a further column."""
    parts = words(piece)
    at = len(parts)
    while at > 1 and parse_number(parts[at - 1].text) and column_at(parts[at - 1], columns) > column_at(piece, columns):
        at -= 1
    if at == len(parts):
        return [piece]
    first = parts[0]
    for part in parts[1:at]:
        first = _joined(first, part)
    return [first, *parts[at:]]


def _joined(one: Piece, other: Piece) -> Piece:
    return Piece(f"{one.text} {other.text}", one.left, other.right, (one.span[0], other.span[1]))
