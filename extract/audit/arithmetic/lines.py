"""See a table as parallel lines of numbers, its columns or its rows: one search finds what they say of each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extract.audit.ledger import ABSENT, Entry, Ledger, decimals, is_share
from models import Cell


@dataclass
class Line:
    """A column or a row: its name, and by position its cell, its number (None unknown) and whether it is left blank."""

    index: int  # the column, or the entry's index
    name: str
    cells: list[Cell | None]
    values: list[float | None]
    blank: list[bool]
    counted: bool = True
    ulp: float = 1.0  # unit of the last decimal printed
    share: bool = False  # printed as percentages

    @cached_property
    def largest_first(self) -> list[int]:
        """Return the positions where a number is printed, the largest first: they tell most."""
        printed = [
            (-abs(value), at) for at, value in enumerate(self.values) if value is not None and not self.blank[at]
        ]
        return [at for _, at in sorted(printed)]

    def in_brackets(self, position: int) -> bool:
        """Tell whether a number stands in brackets: it is below zero, or an aside."""
        cell = self.cells[position]
        return cell is not None and cell.text.strip().startswith("(")

    def moved(self) -> Line:
        """Return the line with each number one position later: what was printed just before."""
        return Line(
            self.index,
            self.name,
            [None, *self.cells[:-1]],
            [None, *self.values[:-1]],
            [False, *self.blank[:-1]],
            self.counted,
            self.ulp,
            self.share,
        )


@dataclass
class Lines:
    """The columns of a ledger as lines that cross rows, or rows of it as lines that cross columns."""

    ledger: Ledger
    lines: list[Line]
    rows: list[Entry]
    columns: list[int]
    across: bool = False  # True: the lines are the columns
    _previous: dict[int, int] = field(default_factory=dict)

    def previous(self, line: int) -> int:
        """Return the number of the line that gives a line's numbers one position later."""
        if line not in self._previous:
            self._previous[line] = len(self.lines)
            self.lines.append(self.lines[line].moved())
        return self._previous[line]

    def spot(self, line: int, position: int) -> tuple[Entry, int]:
        """Return the row and the column where a line crosses a position."""
        if self.across:
            return self.rows[position], self.lines[line].index
        return self.rows[line], self.columns[position]


def columns_of(ledger: Ledger) -> Lines:
    """Return the numeric columns as lines over the compared rows."""
    rows = [entry for entry in ledger.compared if not entry.names_years]
    counted = set(ledger.counted)
    lines = []
    for column in ledger.numeric:
        line = _line(column, ledger.headers.get(column, ""), [entry.cells.get(column) for entry in rows])
        line.counted, line.ulp = column in counted, ledger.ulps[column]
        lines.append(line)
    return Lines(ledger, lines, rows, list(ledger.numeric), across=True)


def rows_of(ledger: Ledger, entries: Sequence[Entry]) -> Lines:
    """Return rows as lines over the counted columns."""
    lines = []
    for entry in entries:
        line = _line(entry.index, entry.label, [entry.cells.get(column) for column in ledger.counted])
        printed = [cell for cell in line.cells if cell is not None and cell.value is not None]
        line.ulp = 10.0 ** -max(map(decimals, printed), default=0)
        lines.append(line)
    return Lines(ledger, lines, list(entries), list(ledger.counted))


def _line(index: int, name: str, cells: list[Cell | None]) -> Line:
    """Return a line of cells; uncertain cells and texts have no number, blank ones are 0 and told apart."""
    values: list[float | None] = []
    blank = []
    for cell in cells:
        empty = cell is None or cell.text.strip() in ABSENT
        blank.append(empty)
        values.append(0.0 if empty else None if cell is None or cell.uncertain else cell.value)
    filled = [cell for cell in cells if cell is not None and cell.value is not None]
    share = sum(map(is_share, filled)) * 2 > len(filled)
    return Line(index, name, cells, values, blank, counted=not share, share=share)
