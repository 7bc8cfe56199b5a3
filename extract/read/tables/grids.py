"""Find tables with ruled lines on a PDF page and put words in their cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter

from extract.read.pdf.paper import Box, Paper
from extract.read.rows import rows_of
from extract.read.tables.placing import placed
from extract.read.tables.rulings import THIN, cell_groups
from extract.read.tables.spans import Span
from extract.read.words import Word

NUMERIC = re.compile(r"[-–(€]*\d[\d.,%)]*\Z|[-–]\Z")
CROWDED = 0.2  # share of the filled cells with rows of their own above which the rulings are not the table's cells
MOST_COLUMNS = 40
MOST_TABLES = 100  # on a page: those of a drawing are not looked for in each other
MOST_LEVELS = 5
LEAST_TILED = 0.6  # share of its box that a table's cells fill: those of a map or a drawing lie about
SPACE = 0.3  # of the size
MOST_SPACES = 24
NARROW = 8.0  # points: an empty column no wider is the space between two rulings


@dataclass(slots=True)
class Cell:
    """The rows of words in one cell, and how many spaces its first row is set in."""

    rows: list[list[Word]] = field(default_factory=list)
    indent: int = 0

    @property
    def text(self) -> str:
        """Return the cell's words joined by spaces."""
        return " ".join(word.text for row in self.rows for word in row)


@dataclass(slots=True)
class Grid:
    """A table: rows of cells, the box around it, where ruled columns begin and end, or the columns of one without."""

    rows: list[list[Cell]]
    x0: float
    top: float
    x1: float
    bottom: float
    edges: list[float] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def ruled_grids(
    paper: Paper, words: list[Word], way: int = 0, before: list[float] | None = None
) -> tuple[list[Grid], list[Word]]:
    """Return the page's ruled tables and the words that stand in none of them.

    `way` is how often the page's text is turned; `before` holds the column edges of the table that ends the page
    before: where the first table here has the same, it goes on, and one row is enough.
    """
    grids: list[Grid] = []
    groups = cell_groups(paper, way)
    within, words = _within_cells(groups, words)
    for cells in groups:
        goes_on = not grids and before is not None and _is_same(before, _column_edges(cells))
        grid, rest = _grid(cells, words, least=1 if goes_on else 2)
        if grid is not None:
            grids.append(grid)
            words = rest
    return [*grids, *within], words


def _within_cells(groups: list[list[Box]], words: list[Word]) -> tuple[list[Grid], list[Word]]:
    """Return the tables that stand in a cell of another one, smallest first, and the words in none of those.

    `groups` keeps the other tables.
    """
    grids: list[Grid] = []
    if not 1 < len(groups) <= MOST_TABLES:
        return grids, words
    outer = [cell for cells in groups if len(cells) > 1 for cell in cells]
    for cells in sorted(groups, key=lambda cells: _area(_around(cells))):
        if any(_holds(cell, _around(cells)) for cell in outer):
            grid, words = _grid(cells, words)
            if grid is not None:
                grids.append(grid)
                groups.remove(cells)
    return grids, words


def _around(cells: list[Box]) -> Box:
    return (
        min(map(itemgetter(0), cells)), min(map(itemgetter(1), cells)),
        max(map(itemgetter(2), cells)), max(map(itemgetter(3), cells)),
    )  # fmt: skip


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(cell: Box, box: Box) -> bool:
    within = cell[0] <= box[0] and cell[1] <= box[1] and box[2] <= cell[2] and box[3] <= cell[3]
    return within and _area(box) < _area(cell)


def _column_edges(cells: list[Box]) -> list[float]:
    return sorted({cell[0] for cell in cells} | {cell[2] for cell in cells})


def _is_same(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= THIN for a, b in zip(one, other, strict=True))


def _grid(cells: list[Box], words: list[Word], least: int = 2) -> tuple[Grid | None, list[Word]]:
    """Return the table that `cells` and the words in them make, or None when they are no table."""
    edges = sorted({cell[0] for cell in cells})
    tops = sorted({cell[1] for cell in cells})
    box = _around(cells)
    if len(edges) < 2 or len(tops) < least or sum(map(_area, cells)) < LEAST_TILED * _area(box):
        return None, words
    inside, rest = placed(cells, words)
    table = [[Cell() for _ in edges] for _ in tops]
    columns = {x: index for index, x in enumerate(edges)}
    rows = {top: index for index, top in enumerate(tops)}
    for cell, found in inside.items():
        table[rows[cell[1]]][columns[cell[0]]] = Cell(rows_of(found))
    table = _trimmed(table, [*edges, box[2]])
    filled = [row for row in table if any(cell.rows for cell in row)]
    wide = sum(sum(1 for cell in row if cell.rows) >= 2 for row in filled)
    if len(table[0]) > MOST_COLUMNS:  # a map or a plan
        return None, words
    if len(filled) < least or (not wide and least > 1) or len(table[0]) < 2:
        return None, words
    if sum(_holds_rows(cell) for row in table for cell in row) >= CROWDED * sum(bool(c.rows) for r in table for c in r):
        return None, words
    set_indents(table)
    return Grid(table, *box, _column_edges(cells)), rest


def _holds_rows(cell: Cell) -> bool:
    """Tell whether one ruled cell holds several rows of figures: the rulings only part groups of columns or rows."""
    figures = sum(all(NUMERIC.match(word.text) for word in row) for row in cell.rows)
    return figures >= 3 and figures > 0.6 * len(cell.rows)


def set_indents(table: list[list[Cell]]) -> None:
    """Set how far the labels in the first column are set in, in spaces, when they stand on a few levels."""
    labels = [row[0] for row in table if row[0].rows]
    lefts = sorted(cell.rows[0][0].x0 for cell in labels)
    levels: list[float] = []
    for left in lefts:
        if not levels or left - levels[-1] > 2:
            levels.append(left)
    if not 1 < len(levels) <= MOST_LEVELS or len(labels) < 2 * len(levels):
        return
    for cell in labels:
        word = cell.rows[0][0]
        cell.indent = min(MOST_SPACES, round((word.x0 - levels[0]) / (SPACE * word.size)))


def _trimmed(table: list[list[Cell]], edges: list[float]) -> list[list[Cell]]:
    """Drop rows without words and narrow columns without words."""
    rows = [row for row in table if any(cell.rows for cell in row)]
    keep = [
        index
        for index in range(len(edges) - 1)
        if any(row[index].rows for row in rows) or edges[index + 1] - edges[index] > NARROW
    ]
    return [[row[index] for index in keep] for row in rows] or [[]]
