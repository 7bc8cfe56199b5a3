"""Gather the cells of a table in a web page, and tell a table from cells that only put things in their place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

MOST_SPAN = 50  # columns or rows that a cell may say to cover
MOST_COLUMNS = 500  # up to which cells that say to cover more are followed
LONGEST_CELL = 1_000  # characters
LEAST_ROWS = 2  # with two cells that say something
LEAST_SHARE = 0.5  # of the rows that say something

Cell = TypeVar("Cell")


@dataclass(slots=True)
class Grid(Generic[Cell]):
    """The cells of a table, row after row, each with how many columns and rows it covers."""

    rows: list[list[tuple[Cell, int, int]]] = field(default_factory=list)

    @property
    def cells(self) -> list[Cell]:
        """Return all cells in order."""
        return [cell for row in self.rows for cell, _, _ in row]

    def begin_row(self) -> None:
        """Begin a row."""
        self.rows.append([])

    def begin_cell(self, cell: Cell, columns: str, rows: str) -> None:
        """Add a cell that says to cover so many columns and rows."""
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append((cell, _span(columns), _span(rows)))

    def rows_of(self, told: Callable[[Cell], str]) -> list[list[str]] | None:
        """Return the cells' texts row after row, each column in its place, or None when it is no table."""
        texts = [[(told(cell), columns, rows) for cell, columns, rows in row] for row in self.rows]
        full = [sum(bool(text.strip()) for text, _, _ in row) for row in texts]
        wide, said = sum(count > 1 for count in full), sum(count > 0 for count in full)
        longest = max((len(text) for row in texts for text, _, _ in row), default=0)
        if wide < LEAST_ROWS or wide < LEAST_SHARE * said or longest > LONGEST_CELL:
            return None
        return _placed(texts)


def _placed(texts: list[list[tuple[str, int, int]]]) -> list[list[str]]:
    """Return rows with an empty cell wherever one from the left or above reaches."""
    placed: list[list[str]] = []
    covered: dict[int, int] = {}  # rows that a column is still covered from above
    for row in texts:
        cells: list[str] = []
        for text, columns, rows in row:
            _skip(cells, covered)
            columns = max(1, min(columns, MOST_COLUMNS - len(cells)))
            for column in range(len(cells), len(cells) + columns):
                covered[column] = max(covered.get(column, 0), rows)
            cells += [text, *[""] * (columns - 1)]
        _skip(cells, covered)
        covered = {column: rows - 1 for column, rows in covered.items() if rows > 1}
        placed.append(cells)
    return placed


def _skip(cells: list[str], covered: dict[int, int]) -> None:
    """Add the empty cells that one from above covers."""
    while covered.get(len(cells), 0) and len(cells) < MOST_COLUMNS:
        cells.append("")


def _span(told: str) -> int:
    told = told.strip()[:4]
    return min(max(int(told), 1), MOST_SPAN) if told.isascii() and told.isdigit() else 1
