"""Find tables that were printed twice, so that a header that slipped in one is read from the other."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from extract.opgaven.figures import TableReader

_ALIKE = 0.8  # share of the cells that must be the same


def share_headers(readers: Sequence[TableReader]) -> None:
    """Let each table of a pair printed twice be read under the header that names more of its columns."""
    for one, other in combinations(readers, 2):
        if one.sheet.width == other.sheet.width and _alike(one, other):
            named = one.named_columns(), other.named_columns()
            if named[0] < named[1]:
                one.headers = other.headers_read
            elif named[1] < named[0]:
                other.headers = one.headers_read


def _alike(one: TableReader, other: TableReader) -> bool:
    """Tell whether most cells of two tables are the same, row by row label and column by column."""
    cells, others = _cells(one), _cells(other)
    return bool(cells) and len(cells & others) >= _ALIKE * max(len(cells), len(others))


def _cells(reader: TableReader) -> set[tuple[str, int, str]]:
    """Return the body's cells with the label of their row and their column."""
    rows = reader.sheet.rows
    return {(row.text(0), column, cell.text) for row in rows for column, cell in row.cells.items() if column}
