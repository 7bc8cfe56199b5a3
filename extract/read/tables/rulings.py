"""Find the rulings on a PDF page, and the cells that they make."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from extract.read.pdf.colours import lightness
from extract.read.pdf.paper import Box, Paper, Shape
from extract.read.pdf.turning import from_page

THIN = 3.0  # points: a box no thicker is a ruling (Word draws its rules so)
LEAST_RULE = 3.0
LEAST_OPEN = 3  # rulings that end level where the table was cut, or has no frame
MOST_LEVEL = 100  # places where so many rulings end level: there are more in a drawing
MOST_PIECES = 40_000  # of rulings, as drawn
MOST_EDGES = 3_000
MOST_CROSSINGS = 20_000
Edge = dict[str, Any]
Names = tuple[str, str]
Stretch = tuple[float, float, float]
"""Where a ruling across stands, and from where to where it goes."""


def horizontals(paper: Paper, way: int = 0) -> list[Box]:
    """Return the page's horizontal rulings, the edges of shaded boxes among them; pieces in line are one."""
    edges = [edge for shape in paper.shapes for edge in _edges(shape, from_page(shape.box, way, paper))]
    level = [edge for edge in edges if edge["orientation"] == "h"][:MOST_EDGES]
    return [(edge["x0"], edge["top"], edge["x1"], edge["bottom"]) for edge in merge_edges(level, 1, 1, 3, 3)]


def cell_groups(paper: Paper, way: int) -> list[list[Box]]:
    """Return the cells' boxes of each table that the rulings make."""
    if paper.crowded:
        return []
    edges = [edge for shape in paper.shapes for edge in _edges(shape, from_page(shape.box, way, paper))]
    verticals = sum(edge["orientation"] == "v" for edge in edges)
    if not verticals or len(edges) - verticals < 2:
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


def _closing(edges: list[Edge]) -> list[Edge]:
    """Return the rulings that lack where a table was cut at a page's end, or has no frame: the others end level.

    They all begin or end at, or cross, a ruling that is there and as wide as they are together.
    """
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = [edge for edge in edges if edge["orientation"] == "h"]
    return [
        *(_edge("h", x0, y, x1, y) for y, x0, x1 in _open_ends(upright, ("top", "bottom"), level, ("x0", "x1"))),
        *(
            _edge("v", x, top, x, bottom)
            for x, top, bottom in _open_ends(level, ("x0", "x1"), upright, ("top", "bottom"))
        ),
    ]


def _open_ends(lines: list[Edge], ends: Names, across: list[Edge], sides: Names) -> Iterator[Stretch]:
    """Yield where several of `lines` end level without a ruling there, and from where to where that ruling would go.

    `ends` and `sides` are where a line begins and ends, and where one across it does.
    """
    longest = sorted(across, key=lambda edge: edge[sides[0]] - edge[sides[1]])
    for end in ends:
        groups = groupby(sorted(lines, key=itemgetter(end)), key=lambda edge: round(edge[end] / THIN))
        level = [same for same in (list(group) for _, group in groups) if len(same) >= LEAST_OPEN]
        for same in level if len(level) <= MOST_LEVEL else ():
            for met in _met(same, longest, ends, sides):
                at, low, high = met[0][end], min(line[sides[0]] for line in met), max(line[sides[0]] for line in met)
                beside = (other for other in across if other[sides[0]] < high and other[sides[1]] > low)
                if all(abs(other[ends[0]] - at) > 2 * THIN for other in beside):
                    yield at, low, high


def _met(lines: list[Edge], across: list[Edge], ends: Names, sides: Names) -> Iterator[list[Edge]]:
    """Yield those of `lines` that one ruling across meets, and of the rest those that another one does."""
    (begin, finish), (low, high) = ends, sides
    for other in across:
        if len(lines) < LEAST_OPEN:
            return
        at, first, last = other[begin], other[low] - THIN, other[high] + THIN
        met = [line for line in lines if line[begin] - THIN <= at <= line[finish] + THIN and first <= line[low] <= last]
        if len(met) >= LEAST_OPEN:
            yield met
            used = set(map(id, met))
            lines = [line for line in lines if id(line) not in used]


def _edges(shape: Shape, box: Box) -> list[Edge]:
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


def _edge(way: str, x0: float, top: float, x1: float, bottom: float) -> Edge:
    return {
        "orientation": way, "x0": x0, "x1": x1, "top": top, "bottom": bottom, "width": x1 - x0, "height": bottom - top,
        "length": _length, "object_type": "edge", "doctop": top, "y0": -bottom, "y1": -top,
    }  # fmt: skip


def _length(edge: Edge) -> float:
    return float(max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]))


def _is_seen(shape: Shape) -> bool:
    if shape.stroked:
        light = lightness(shape.stroke)
        if light is None or light < 0.97:
            return True
    light = lightness(shape.fill)
    return shape.filled and (light is None or light < 0.97)
