"""Let a column that is the sum of the ones left of it, and these, share the measure that only one side says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extract.opgaven.amounts import amount_of
from extract.opgaven.meaning import Meaning
from extract.opgaven.places import RowPlace

_ROWS = 4  # rows that must show the sum: fewer may do so by chance
_PARTS = 13  # columns that a sum takes together at most: the months of a year, and one before them
_MOST = 0.8  # share of the rows in which it must come out
Numbers = Mapping[int, float]


def share_sums(rows: Sequence[RowPlace], columns: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """Return the meanings of the columns: parts without a measure have that of their sum, a sum that of its parts."""
    result = dict(columns)
    numbers = [_numbers(item, columns) for item in rows if item.sort == "plaats"]
    if len(numbers) < _ROWS:
        return result
    for total in columns:
        parts = _parts(total, result, numbers)
        said = {(result[part].measure, result[part].theme) for part in parts}
        if len(said) != 1 or result[total].measure == "percentage":
            continue
        measure, theme = said.pop()
        if measure is None and result[total].measure and theme in (None, result[total].theme):
            result |= {part: replace(result[part], measure=result[total].measure, strange=False) for part in parts}
        elif measure and result[total].measure is None and result[total].theme in (None, theme):
            result[total] = replace(result[total], measure=measure, theme=theme)
    return result


def _parts(total: int, columns: Mapping[int, Meaning], numbers: Sequence[Numbers]) -> list[int]:
    """Return the columns just left of `total`, two or more, that nearly every row adds up to it; else none."""
    known = [row for row in numbers if total in row]
    sums = [0.0] * len(known)
    parts: list[int] = []
    for column in range(total - 1, max(0, total - _PARTS), -1):
        if column not in columns:
            return []
        parts.append(column)
        sums = [so_far + row.get(column, 0.0) for so_far, row in zip(sums, known, strict=True)]
        hits = sum(so_far == row[total] != 0 for so_far, row in zip(sums, known, strict=True))
        counted = sum(row[total] != 0 for row in known)
        if len(parts) > 1 and hits >= max(_ROWS, _MOST * counted):
            return parts
    return []


def _numbers(item: RowPlace, columns: Mapping[int, Meaning]) -> dict[int, float]:
    found = {column: amount_of(cell) for column, cell in item.row.cells.items() if column in columns}
    return {column: amount.value for column, amount in found.items() if amount}
