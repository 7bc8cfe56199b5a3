"""Compare tables that were found with the tables that were set: which cells stand in their row and column."""

from __future__ import annotations

from typing import NamedTuple

Grid = list[list[str]]


class Score(NamedTuple):
    """How many filled cells are right, were set and were found."""

    right: int = 0
    known: int = 0
    found: int = 0

    def __add__(self, other: tuple[int, ...]) -> Score:  # type: ignore[override]
        """Return both scores as one."""
        return Score(*(mine + its for mine, its in zip(self, other, strict=True)))

    @property
    def recall(self) -> float:
        """Return the share of the cells set that are right."""
        return self.right / self.known if self.known else 1.0

    @property
    def precision(self) -> float:
        """Return the share of the cells found that are right."""
        return self.right / self.found if self.found else 1.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of recall and precision."""
        return 2 * self.right / (self.known + self.found) if self.known + self.found else 1.0


def folded(grid: Grid) -> Grid:
    """Return the grid with white space and minus signs folded, without rows that are empty.

    A space behind a hyphen is left out: where a line ends in a hyphen, print does not show whether there is one.
    """
    texts = [[" ".join(text.replace("−", "-").split()).replace("- ", "-") for text in row] for row in grid]
    return [row for row in texts if any(row)]


def trimmed(grid: Grid) -> Grid:
    """Return the grid without empty rows and columns."""
    rows = folded(grid)
    kept = [at for at in range(max(map(len, rows), default=0)) if any(len(row) > at and row[at] for row in rows)]
    return [[row[at] if len(row) > at else "" for at in kept] for row in rows]


def compared(found: list[Grid], known: list[Grid]) -> Score:
    """Return the score of a page or paper: each known table is held against the found one most like it."""
    left = [folded(grid) for grid in found]
    score = Score(found=sum(map(_filled, left)))
    for grid in map(folded, known):
        counts = [right_cells(other, grid) for other in left]
        best = max(range(len(counts)), key=counts.__getitem__, default=None)
        score += (counts[best] if best is not None else 0, _filled(grid), 0)
        if best is not None and counts[best]:
            left.pop(best)
    return score


def right_cells(found: Grid, known: Grid) -> int:
    """Return how many cells have the same text in the same row and column, rows kept in order."""
    start = 0
    while start < min(len(found), len(known)) and found[start] == known[start]:
        start += 1
    right = sum(_same(row, row) for row in known[:start])
    found, known = found[start:], known[start:]
    while found and known and found[-1] == known[-1]:
        right += _same(known[-1], known[-1])
        found, known = found[:-1], known[:-1]
    before = [0] * (len(found) + 1)
    for row in known:
        line = [0]
        for at, other in enumerate(found):
            line.append(max(line[-1], before[at + 1], before[at] + _same(row, other)))
        before = line
    return right + before[-1]


def _same(one: list[str], other: list[str]) -> int:
    return sum(1 for a, b in zip(one, other, strict=False) if a and a == b)


def _filled(grid: Grid) -> int:
    return sum(1 for row in grid for text in row if text)
