"""Mend tables that a reader cut wrongly: a header to the left of its numbers makes two columns of one."""

from __future__ import annotations

from collections.abc import Sequence

from extract.parse.tables.rows import Row

WIDEST = 200  # columns: what has more is no table that a reader could follow


def mended(header: Sequence[Row], body: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return header and body with neighbouring columns joined where one has only a header, the other only a body."""
    heads, rows = list(header), list(body)
    column = 0
    if not heads or not _even([*heads, *rows]) or len(heads[0].cells) > WIDEST:
        return heads, rows
    while column + 1 < len(heads[0].cells):
        above = [_filled(heads, column), _filled(heads, column + 1)]
        below = [_filled(rows, column), _filled(rows, column + 1)]
        if (above, below) in (([True, False], [False, True]), ([False, True], [True, False])):
            heads = [_joined(row, column) for row in heads]
            rows = [_joined(row, column) for row in rows]
        else:
            column += 1
    return heads, rows


def _even(rows: Sequence[Row]) -> bool:
    """Tell whether all rows have as many cells."""
    return len({len(row.cells) for row in rows}) == 1


def _filled(rows: Sequence[Row], column: int) -> bool:
    """Tell whether something is printed in a column."""
    return any(row.texts[column] for row in rows)


def _joined(row: Row, column: int) -> Row:
    """Return the row with the cell in a column and the one after it as one."""
    kept = column if row.texts[column] else column + 1
    cells = [*row.cells[:column], row.cells[kept], *row.cells[column + 2 :]]
    return Row(row.source, cells, row.lines, row.kind)
