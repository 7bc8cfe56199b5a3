"""Find tables with ruled lines on a PDF page and put words in their cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extract.read.pdf.colours import lightness
from extract.read.pdf.paper import Box, Paper, Shape
from extract.read.pdf.turning import from_page
from extract.read.rows import rows_of
from extract.read.tables.placing import placed
from extract.read.tables.spans import Span
from extract.read.words import Word

NUMERIC = re.compile(r"[-–(€]*\d[\d.,%)]*\Z|[-–]\Z")
CROWDED = 0.2  # share of the filled cells with rows of their own above which the rulings are not the table's cells
THIN = 3.0  # points: a box no thicker is a ruling (Word draws its rules so)
LEAST_RULE = 3.0
LEAST_OPEN = 3  # upright rulings that end level where the table was cut
MOST_PIECES = 40_000  # of rulings, as drawn
MOST_EDGES = 3_000
MOST_CROSSINGS = 20_000
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
    groups = _cell_groups(paper, way)
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


def horizontals(paper: Paper, way: int = 0) -> list[Box]:
    """Return the page's horizontal rulings, the edges of shaded boxes among them; pieces in line are one."""
    edges = [edge for shape in paper.shapes for edge in _edges(shape, from_page(shape.box, way, paper))]
    level = [edge for edge in edges if edge["orientation"] == "h"][:MOST_EDGES]
    return [(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in merge_edges(level, 1, 1, 3, 3)]


def _column_edges(cells: list[Box]) -> list[float]:
    return sorted({cell[0] for cell in cells} | {cell[2] for cell in cells})


def _is_same(one: list[float], other: list[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) <= THIN for a, b in zip(one, other, strict=True))


def _cell_groups(paper: Paper, way: int) -> list[list[Box]]:
    """Return the cells' boxes of each table that the rulings make."""
    if paper.crowded:
        return []
    edges = [edge for shape in paper.shapes for edge in _edges(shape, from_page(shape.box, way, paper))]
    verticals = sum(edge["orientation"] == "v" for edge in edges)
    if verticals < 2 or len(edges) - verticals < 2:
        return []
    if len(edges) > MOST_PIECES:
        paper.crowded = True
        return []
    merged = [edge for edge in merge_edges(edges, 3, 3, 3, 3) if edge["length"](edge) >= LEAST_RULE]
    if len(merged) > MOST_EDGES:
        paper.crowded = True
        return []
    crossings = edges_to_intersections([*merged, *_closing(merged)], 3, 3)
    if len(crossings) > MOST_CROSSINGS:
        paper.crowded = True
        return []
    return cells_to_tables(intersections_to_cells(crossings))


def _closing(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rulings that lack where a table was cut at a page's end: upright ones run on and end level.

    The upright ones hang from, or stand on, a ruling that is there and as wide.
    """
    level = [edge for edge in edges if edge["orientation"] == "h"]
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    lacking = []
    for end in ("top", "bottom"):
        ends = sorted(upright, key=itemgetter(end))
        for _, group in groupby(ends, key=lambda edge: round(edge[end] / THIN)):
            same = list(group)
            if len(same) < LEAST_OPEN:
                continue
            y, x0, x1 = same[0][end], min(edge["x0"] for edge in same), max(edge["x1"] for edge in same)
            wide = [edge for edge in level if edge["x0"] <= x0 + THIN and edge["x1"] >= x1 - THIN]
            shut = any(abs(edge["top"] - y) <= 2 * THIN for edge in level if edge["x0"] < x1 and edge["x1"] > x0)
            met = any(all(each["top"] - THIN <= edge["top"] <= each["bottom"] + THIN for each in same) for edge in wide)
            if met and not shut:
                lacking.append(_edge("h", x0, y, x1, y))
    return lacking


def _edges(shape: Shape, box: Box) -> list[dict[str, Any]]:
    """Return the rulings that a shape draws, as pdfplumber's edges."""
    if not _is_seen(shape):
        return []
    x0, top, x1, bottom = box
    if x1 - x0 <= THIN and bottom - top <= THIN:
        return []
    if bottom - top <= THIN:
        return [_edge("h", x0, (top + bottom) / 2, x1, (top + bottom) / 2)]
    if x1 - x0 <= THIN:
        return [_edge("v", (x0 + x1) / 2, top, (x0 + x1) / 2, bottom)]
    if not shape.is_box:
        return []
    return [
        _edge("h", x0, top, x1, top), _edge("h", x0, bottom, x1, bottom),
        _edge("v", x0, top, x0, bottom), _edge("v", x1, top, x1, bottom),
    ]  # fmt: skip


def _edge(way: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "orientation": way, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "length": _length, "object_type": "edge", "doctop": top, "y0": -bottom, "y1": -top,
    }  # fmt: skip


def _length(edge: dict[str, Any]) -> float:
    return float(max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]))


def _is_seen(shape: Shape) -> bool:
    if shape.stroked:
        light = lightness(shape.stroke)
        if light is None or light < 0.97:
            return True
    light = lightness(shape.fill)
    return shape.filled and (light is None or light < 0.97)


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
