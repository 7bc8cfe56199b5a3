"""Look up what stands above columns and in front of rows of tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Cell
from pipelines.operands import AT_ONCE


def headings_of(session: Session, columns: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Return the heading of each column (the id of its table, its place): its header cells, the highest first."""
    wanted = set(columns)
    headers: dict[str, dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    query = select(Cell.table_id, Cell.row, Cell.column, Cell.text).where(Cell.header.is_(True), Cell.text != "")
    for some in _some({table for table, _ in wanted}):
        for table, row, column, text in session.execute(query.where(Cell.table_id.in_(some))):
            headers[table][row][column] = " ".join(text.split())
    return {(table, column): " ".join(_over(headers[table], column)) for table, column in wanted}


def labels_of(session: Session, rows: Iterable[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """Return the label of each row (the id of its table, its place): its first cell that holds no number."""
    wanted = set(rows)
    labels: dict[tuple[str, int], str] = {}
    query = select(Cell.table_id, Cell.row, Cell.text).where(Cell.value.is_(None), Cell.text != "")
    for some in _some({table for table, _ in wanted}):
        places = {row for table, row in wanted if table in set(some)}
        of_rows = query.where(Cell.table_id.in_(some), Cell.row.in_(places)).order_by(Cell.column)
        for table, row, text in session.execute(of_rows):
            labels.setdefault((table, row), " ".join(text.split()))
    return labels


def _over(headers: dict[int, dict[int, str]], column: int) -> Iterator[str]:
    """Yield the header cells over a column; one to its left counts where it spans columns that have their own below."""
    rows = [headers[row] for row in sorted(headers)]
    for at, row in enumerate(rows):
        below = rows[at + 1 :]
        if column in row:
            yield row[column]
        elif any(column in other for other in below):
            left = max((other for other in row if 0 < other < column), default=0)
            if left and any(left in other for other in below):
                yield row[left]


def _some(ids: set[str]) -> Iterator[list[str]]:
    """Yield the ids, as many at a time as a query takes."""
    ordered = sorted(ids)
    for first in range(0, len(ordered), AT_ONCE):
        yield ordered[first : first + AT_ONCE]
