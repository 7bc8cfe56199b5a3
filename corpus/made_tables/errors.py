"""Plant an error of a known kind in the numbers of a made table."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from corpus.made_tables.columns import Column
from corpus.made_tables.lines import Line

ERRORS = ("kolomsom", "deelsom", "rijsom", "verschil", "percentage", "grondslag", "tegenspraak")
DERIVED = {"rijsom": "som", "verschil": "verschil", "percentage": "percentage", "grondslag": "percentage"}


class Planted(NamedTuple):
    """An error: the check that finds it, its body row (None: all) and number column (0-based), what is right."""

    check: str
    row: int | None
    column: int
    right: float | None


def plant(
    error: str | None, columns: list[Column], lines: list[Line], values: list[list[float]], step: int, chance: Random
) -> list[Planted]:
    """Change `values` so that they hold the error; return it, or nothing where none is asked for."""
    if error is None or error == "tegenspraak":
        return []
    if error == "grondslag":
        return [_other_base(columns, values)]
    column = _column(error, columns, chance)
    row = _row(error, column, columns, lines, values, chance)
    right = values[row][column]
    values[row][column] = _wrong(error, right, len(lines), step, chance)
    return [Planted(error, row, column, right)]


def _column(error: str, columns: list[Column], chance: Random) -> int:
    kind = DERIVED.get(error, "telling")
    return chance.choice([index for index, column in enumerate(columns) if column.kind == kind])


def _row(
    error: str, column: int, columns: list[Column], lines: list[Line], values: list[list[float]], chance: Random
) -> int:
    """Return a row that the error can stand in: a total, a subtotal, or a row that sums no others."""
    if error == "kolomsom":
        return max(at for at, line in enumerate(lines) if line.parts)
    if error == "deelsom":
        within = {part for line in lines for part in line.parts}
        sums = [at for at in within if lines[at].parts]
        return chance.choice([at for at in sums if len(lines[at].parts) > 1] or sums)
    leaves = [at for at, line in enumerate(lines) if not line.parts]
    filled = [at for at in leaves if all(values[at][other] for other in columns[column].of)]
    return chance.choice(filled or leaves)


def _wrong(error: str, right: float, parts: int, step: int, chance: Random) -> float:
    """Return another number, further off than rounding could take it."""
    if error == "percentage":
        return right + chance.choice((-1, 1)) * chance.randint(5, 15) if right > 20 else right + chance.randint(5, 15)
    least = parts + 3
    off = chance.randint(least, least + max(10, int(abs(right) * 0.2))) / step
    return right - off if right > 2 * off and chance.random() < 0.5 else right + off


def _other_base(columns: list[Column], values: list[list[float]]) -> Planted:
    """Divide a percentage by another column than its head names: the first that stands alone behind it."""
    column = next(index for index, column in enumerate(columns) if column.kind == "percentage")
    base = next(index for index in range(column + 1, len(columns)) if columns[index].kind == "telling")
    for row in values:
        row[column] = 100 * row[columns[column].of[0]] / row[base] if row[base] else 0.0
    return Planted("percentage", None, column, None)
