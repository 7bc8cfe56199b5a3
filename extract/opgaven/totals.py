"""Recognise, in the rows below a table's totals, the numbers that are differences of those totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extract.opgaven.meaning import Meaning
from extract.opgaven.places import RowPlace

_NORMS = frozenset({"opgave", "taakstelling"})  # what is asked for: a difference is measured against it


def difference_cells(rows: Sequence[RowPlace], columns: Mapping[int, Meaning]) -> set[tuple[int, int]]:
    """Return row and column of the numbers below the totals that are a total less what was asked for that theme.

    Such a number says nothing about the label that it happens to stand beside.
    """
    totals: dict[int, float] = {}
    found: set[tuple[int, int]] = set()
    for item in rows:
        numbers = {column: cell.value for column, cell in item.row.cells.items() if cell.value is not None}
        if totals:
            found |= {
                (item.row.index, column)
                for column, number in numbers.items()
                if column in columns and _is_difference(number, column, totals, columns)
            }
        elif item.sort == "totaal" and not item.meaning.measure and len(numbers) > 1:
            totals = numbers
    return found


def _is_difference(number: float, column: int, totals: Mapping[int, float], columns: Mapping[int, Meaning]) -> bool:
    """Tell whether `number` is the total of its column less that of the column that says what was asked."""
    meaning = columns[column]
    norms = [
        totals[other]
        for other, said in columns.items()
        if other in totals and said.theme == meaning.theme and said.measure in _NORMS and other != column
    ]
    asked = meaning.measure not in _NORMS and column in totals
    return asked and number != 0 and any(number == totals[column] - norm for norm in norms)
