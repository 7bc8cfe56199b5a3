"""Find tables that were printed twice, so that a header that slipped in one is read from the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from extract.opgaven.figures import TableReader

_ALIKE = 0.8  # share of the cells that must be the same
_MOST = 40  # prints of one table that are compared
Cells = frozenset[tuple[str, int, str]]


def share_headers(readers: Sequence[TableReader]) -> None:
    """Let each table of a pair printed twice be read under the header that names more of its columns."""
    groups: dict[tuple[int, str], list[tuple[TableReader, Cells]]] = defaultdict(list)
    for reader in readers:
        groups[reader.sheet.width, reader.sheet.rows[0].text(0)].append((reader, _cells(reader)))
    for group in groups.values():
        for (one, cells), (other, others) in combinations(group[:_MOST], 2):
            if len(cells & others) >= _ALIKE * max(len(cells), len(others), 1):
                _share(one, other)


def _share(one: TableReader, other: TableReader) -> None:
    """Let the table whose header names fewer columns be read under that of the other."""
    named = one.columns.named(), other.columns.named()
    if named[0] < named[1]:
        one.columns.headers = other.columns.headers_read
    elif named[1] < named[0]:
        other.columns.headers = one.columns.headers_read


def _cells(reader: TableReader) -> Cells:
    """Return the body's cells with the label of their row and their column."""
    rows = reader.sheet.rows
    return frozenset((row.text(0), column, cell.text) for row in rows for column, cell in row.cells.items() if column)
