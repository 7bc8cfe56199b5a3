"""Part a sheet that two pages are printed on beside each other: the left one is read wholly before the right one."""

from __future__ import annotations

from dataclasses import replace

from extract.read.pdf.paper import Paper
from extract.read.pdf.turning import from_page
from extract.read.rows import rows_of
from extract.read.words import Word

WIDE = (1.3, 1.6)  # width over height of two upright pages beside each other
GUTTER = 0.025  # of the sheet's width: white to each side of its middle
ALIKE = 0.04  # of the sheet's width: how much the left edges of two pages, from the edge of each, may differ
LEAST_ROWS, LEAST_WORDS = 6, 5.0  # rows of a page of text, and words on each of them on average
Page = tuple[Paper, list[Word]]


def pages_on(paper: Paper, words: list[Word], way: int) -> list[Page]:
    """Return the pages on a sheet with the words of each: two when nothing crosses its middle, else the sheet."""
    width, height = (paper.height, paper.width) if way % 2 else (paper.width, paper.height)
    if not WIDE[0] < width / max(1.0, height) < WIDE[1] or any(word.way != way for word in words):
        return [(paper, words)]
    middle, white = width / 2, GUTTER * width
    if any(word.x0 < middle + white and word.x1 > middle - white for word in words):
        return [(paper, words)]
    sides = [word for word in words if word.x0 < middle], [word for word in words if word.x0 > middle]
    if not all(sides) or not _are_pages(*sides, middle, width) or _is_crossed(paper, way, middle):
        return [(paper, words)]
    return [(_half(paper, way, middle, left), side) for left, side in zip((True, False), sides, strict=True)]


def _are_pages(left: list[Word], right: list[Word], middle: float, width: float) -> bool:
    """Tell whether both halves begin as far from their edge, and one of them holds running text."""
    edges = min(word.x0 for word in left), min(word.x0 for word in right) - middle
    return abs(edges[0] - edges[1]) < ALIKE * width and any(map(_is_text, (left, right)))


def _is_text(words: list[Word]) -> bool:
    rows = rows_of(words)
    return len(rows) >= LEAST_ROWS and sum(map(len, rows)) >= LEAST_WORDS * len(rows)


def _is_crossed(paper: Paper, way: int, middle: float) -> bool:
    """Tell whether a ruling or a box that is no ground of the whole sheet runs over the middle."""
    boxes = [from_page(shape.box, way, paper) for shape in paper.shapes]
    return any(x0 < middle - 1 and x1 > middle + 1 and x1 - x0 < 1.6 * middle for x0, _, x1, _ in boxes)


def _half(paper: Paper, way: int, middle: float, left: bool) -> Paper:
    """Return the sheet with the shapes of one of its pages."""
    sides = [(from_page(shape.box, way, paper), shape) for shape in paper.shapes]
    return replace(paper, shapes=[shape for (x0, _, x1, _), shape in sides if ((x0 + x1) / 2 < middle) == left])
