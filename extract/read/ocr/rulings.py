"""Find the ruled lines in a straight picture of a page, and take them out so that no letter is read from them."""

from __future__ import annotations

import cv2
import numpy as np

from extract.read.ocr.engine import Grey
from extract.read.ocr.ink import Boxes

LEAST_ACROSS, LEAST_DOWN = 0.4, 0.3  # inch: a shorter stroke may be of a letter
MOST_THICK = 0.045  # inch
PIECE, HOLE = 0.2, 0.05  # inch: pieces at least so long are one ruling over a smaller hole
MOST_RULINGS = 2_000


def rulings_of(ink: Grey, dots: float) -> tuple[Boxes, Boxes]:
    """Return the boxes of the level rulings in `ink`, and those of the upright ones."""
    level = _long(ink, LEAST_ACROSS * dots, dots, across=True)
    upright = _long(ink, LEAST_DOWN * dots, dots, across=False)
    return _thin(level, MOST_THICK * dots, across=True), _thin(upright, MOST_THICK * dots, across=False)


def _long(ink: Grey, least: float, dots: float, across: bool) -> Grey:
    """Return the ink that runs on for `least` pixels, holes closed."""

    def bar(length: float) -> Grey:
        pixels = max(1, round(length))
        return np.ones((1, pixels) if across else (pixels, 1), np.uint8)

    pieces = cv2.morphologyEx(ink, cv2.MORPH_OPEN, bar(PIECE * dots))
    closed = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, bar(HOLE * dots))
    return np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, bar(least)), np.uint8)


def _thin(strokes: Grey, most: float, across: bool) -> Boxes:
    count, _, found, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    x0, top, width, height, area = (found[1:count, column].astype(np.float64) for column in range(5))
    thickness = area / np.maximum(1.0, width if across else height)
    boxes = np.stack([x0, top, x0 + width, top + height], axis=1)
    return boxes[thickness <= most][:MOST_RULINGS]


def without(picture: Grey, rulings: Boxes, paper: int) -> Grey:
    """Return a copy of `picture` in which the `rulings` are of the lightness of `paper`."""
    clean = picture.copy()
    for x0, top, x1, bottom in rulings.astype(np.int64):
        clean[max(0, top - 1) : bottom + 1, max(0, x0 - 1) : x1 + 1] = paper
    return clean
