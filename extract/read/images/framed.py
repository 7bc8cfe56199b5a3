"""Tell which ruled boxes are redactions: cells of tables, frames around text and boxes to tick are none."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.read.images.canvas import Canvas, Pixels, least
from extract.read.images.fills import Bounds
from extract.read.images.lines import INK, Region
from extract.read.images.solid import Box, overlap

WALL = 0.035  # inch between two regions that share a wall
SHARED = 0.6  # of the shorter of two sides that lie along each other
PAINTED = 0.3  # of a region that is painted when its ground is no paper
WORD = (0.13, 0.045)  # inch: narrower or lower print is dirt of the scanner, or a letter at most
LETTERS = 0.05  # inch between letters of a word
INSET = 0.02  # inch of a region's edge that may be wall
CODE = (1.5, 0.17)  # inch: width and height of what is printed on a box
SQUARE = 1.35  # width over height below which an empty box is one to tick
MOST_CELLS = 3  # regions that share walls both beside and below each other


@dataclass(slots=True)
class _Cell:
    bounds: Bounds
    coded: bool  # nothing or no more than a code is printed in it
    empty: bool
    blank: bool  # its ground is paper


def framed_boxes(regions: list[Region], taken: list[Bounds], paint: Pixels, canvas: Canvas) -> list[Box]:
    """Return the redactions among `regions` that are not yet `taken`."""
    words = _words(canvas)
    cells = [_cell(region, words, paint, canvas) for region in regions]
    found: list[Box] = []
    for group in _groups(cells, canvas):
        free = [cell for cell in group if not any(overlap(cell.bounds, box) > 0.5 for box in taken)]
        if not all(cell.blank for cell in free) or _is_table(group, canvas):
            continue
        found.extend((cell.bounds, "rand") for cell in free if cell.coded and _is_shaped(cell, canvas))
    return found


def _words(canvas: Canvas) -> Pixels:
    """Return the mask of print with the gaps between letters closed."""
    print_ = (least(canvas.sharp) < int(canvas.paper.min()) - INK).astype(np.uint8)
    return np.asarray(cv2.morphologyEx(print_, cv2.MORPH_CLOSE, canvas.bar(LETTERS, 0)), np.uint8)


def _cell(region: Region, words: Pixels, paint: Pixels, canvas: Canvas) -> _Cell:
    x0, top, x1, bottom = region.bounds
    blank = float(paint[top:bottom, x0:x1].mean()) < PAINTED
    inset = canvas.length(INSET) + 2
    inside = np.ascontiguousarray(words[top + inset : bottom - inset, x0 + inset : x1 - inset])
    if inside.size == 0:
        return _Cell(region.bounds, True, True, blank)
    _, _, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    high, wide = canvas.length(WORD[1]), canvas.length(WORD[0])
    print_ = stats[1:][(stats[1:, 3] >= high) & (stats[1:, 2] >= wide)]
    if not len(print_):
        return _Cell(region.bounds, True, True, blank)
    across = int((print_[:, 0] + print_[:, 2]).max() - print_[:, 0].min())
    down = int((print_[:, 1] + print_[:, 3]).max() - print_[:, 1].min())
    return _Cell(region.bounds, across <= canvas.length(CODE[0]) and down <= canvas.length(CODE[1]), False, blank)


def _is_shaped(cell: _Cell, canvas: Canvas) -> bool:
    x0, top, x1, bottom = cell.bounds
    return not (cell.empty and x1 - x0 < SQUARE * (bottom - top))


def _groups(cells: list[_Cell], canvas: Canvas) -> list[list[_Cell]]:
    """Return the cells by the walls they share."""
    group = list(range(len(cells)))

    def root(at: int) -> int:
        while group[at] != at:
            at = group[at]
        return at

    for i, one in enumerate(cells):
        for j in range(i):
            if _beside(one.bounds, cells[j].bounds, canvas) or _below(one.bounds, cells[j].bounds, canvas):
                group[root(i)] = root(j)
    by_root: dict[int, list[_Cell]] = {}
    for i, cell in enumerate(cells):
        by_root.setdefault(root(i), []).append(cell)
    return list(by_root.values())


def _beside(one: Bounds, other: Bounds, canvas: Canvas) -> bool:
    gap = max(one[0], other[0]) - min(one[2], other[2])
    along = min(one[3], other[3]) - max(one[1], other[1])
    return abs(gap) <= canvas.length(WALL) and along >= SHARED * min(one[3] - one[1], other[3] - other[1])


def _below(one: Bounds, other: Bounds, canvas: Canvas) -> bool:
    gap = max(one[1], other[1]) - min(one[3], other[3])
    along = min(one[2], other[2]) - max(one[0], other[0])
    return abs(gap) <= canvas.length(WALL) and along >= SHARED * min(one[2] - one[0], other[2] - other[0])


def _is_table(group: list[_Cell], canvas: Canvas) -> bool:
    """Tell whether cells that share walls are of a table or a form."""
    if len(group) == 1:
        return False
    if not all(cell.coded for cell in group):
        return True
    pairs = [(a.bounds, b.bounds) for i, a in enumerate(group) for b in group[:i]]
    beside = any(_beside(a, b, canvas) for a, b in pairs)
    below = any(_below(a, b, canvas) for a, b in pairs)
    return beside and below and len(group) > MOST_CELLS
