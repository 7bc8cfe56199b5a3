"""Tell which ruled boxes are redactions: cells of tables, frames around text and boxes to tick are none."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.read.images.canvas import Canvas, Pixels, least
from extract.read.images.fills import Bounds, size_of
from extract.read.images.lines import Region
from extract.read.images.morphology import closed, shrunk
from extract.read.images.solid import Box, overlap

WALL = 0.035  # inch between two regions that share a wall
SHARED = 0.6  # of the shorter of two sides that lie along each other
PAINTED = 0.3  # of a region that is painted when its ground is no paper
WORD = (0.13, 0.045)  # inch: narrower or lower print is dirt of the scanner, or a letter at most
LETTERS = 0.08  # inch between letters of a word, full stops left out
INSET = 0.02  # inch of a region's edge that may be wall
CODE = (1.5, 0.17)  # inch: width and height of what is printed on a box
PRINT = 70  # of 255: darker than the paper by more is print
SPECKLE = 0.035  # inch: smaller dots are dirt of the scanner, or full stops
WITHIN = 0.9  # of a box that lies in another
SPARSE = 0.06  # of a region that several codes take at most
NARROW = 0.25  # inch: a narrower empty box is a letter's loop, or one to tick
SQUARE = 1.35  # width over height below which an empty box is one to tick
COLUMNS = 0.5  # of a table's cells that begin and end where the one above or below does
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
    cells: list[_Cell] = []
    for region in sorted(regions, key=lambda region: size_of(region.bounds)):
        cells.append(_cell(region, words, paint, canvas))
        if cells[-1].coded:
            x0, top, x1, bottom = region.bounds
            words[top:bottom, x0:x1] = 0  # what a box around it holds besides
    found: list[Box] = []
    for group in _groups(cells, canvas):
        free = [cell for cell in group if not any(overlap(cell.bounds, box) > 0.5 for box in taken)]
        if not all(cell.blank for cell in free) or _is_table(group, canvas):
            continue
        found.extend((cell.bounds, "rand") for cell in free if cell.coded and _is_shaped(cell, canvas))
    return [box for box in found if not any(_is_within(box[0], other) for other, _ in found)]


def _is_within(one: Bounds, other: Bounds) -> bool:
    return size_of(one) < size_of(other) and overlap(one, other) > WITHIN


def _words(canvas: Canvas) -> Pixels:
    """Return the mask of print, speckles left out, with the gaps between letters closed."""
    print_ = (least(canvas.sharp) < int(canvas.paper.min()) - PRINT).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(print_, connectivity=8)
    legible = (np.maximum(stats[:, 2], stats[:, 3]) >= canvas.length(SPECKLE)).astype(np.uint8)
    legible[0] = 0
    return closed(legible[labels], canvas.bar(LETTERS, 0))


def _cell(region: Region, words: Pixels, paint: Pixels, canvas: Canvas) -> _Cell:
    x0, top, x1, bottom = region.bounds
    blank = float(paint[top:bottom, x0:x1].mean()) < PAINTED
    inset = canvas.length(INSET) + 2
    inside = np.ascontiguousarray(words[top + inset : bottom - inset, x0 + inset : x1 - inset])
    if region.mask is not None:
        inside = inside & shrunk(region.mask, canvas.square(INSET))[inset:-inset, inset:-inset]
    if inside.size == 0:
        return _Cell(region.bounds, True, True, blank)
    _, _, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    high, wide = canvas.length(WORD[1]), canvas.length(WORD[0])
    print_ = stats[1:][(stats[1:, 3] >= high) & (stats[1:, 2] >= wide)]
    if not len(print_):
        return _Cell(region.bounds, True, True, blank)
    across = int((print_[:, 0] + print_[:, 2]).max() - print_[:, 0].min())
    down = int((print_[:, 1] + print_[:, 3]).max() - print_[:, 1].min())
    longest, cover = int(print_[:, 2].max()), float((print_[:, 2] * print_[:, 3]).sum()) / inside.size
    is_code = across <= canvas.length(CODE[0]) and down <= canvas.length(CODE[1])
    coded = is_code or (longest <= canvas.length(CODE[0]) and cover <= SPARSE)
    return _Cell(region.bounds, coded, False, blank)


def _is_shaped(cell: _Cell, canvas: Canvas) -> bool:
    x0, top, x1, bottom = cell.bounds
    return not cell.empty or (x1 - x0 >= SQUARE * (bottom - top) and x1 - x0 >= canvas.length(NARROW))


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
    below = [(a, b) for a, b in pairs if _below(a, b, canvas)]
    if not (beside and below and len(group) > MOST_CELLS):
        return False
    nearly = canvas.length(WALL)
    in_columns = {box for a, b in below if abs(a[0] - b[0]) <= nearly and abs(a[2] - b[2]) <= nearly for box in (a, b)}
    return len(in_columns) >= COLUMNS * len(group)
