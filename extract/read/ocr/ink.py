"""Find the ink on a picture that may be letters, whether it was read or not."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extract.read.ocr.engine import Grey

Boxes = npt.NDArray[np.float64]
"""A row for each box: x0, top, x1, bottom in pixels."""

WINDOW, DARKER = 0.2, 20  # inch; of 255: ink is darker than the mean around it
LEAST_HEIGHT, MOST_HEIGHT = 0.035, 0.45  # inch: of a letter, or of a few that touch
MOST_WIDTH = 1.2  # inch
LEAST_FILLED = 0.08  # of its box that a letter fills
SPECK = 0.012  # inch
SAME_LINE = 0.09  # inch: letters no wider apart stand on one line
LEAST_LETTERS = 4  # of a line of text
LEAST_ALIKE, LOW, HIGH = 0.7, 0.45, 1.9  # share of a line's letters as high as most, within these times that height
HIGHEST = 2.6  # times its letters that a line is high


def ink_of(picture: Grey, dots: float) -> Grey:
    """Return 255 where `picture` has ink and 0 elsewhere."""
    window = max(3, round(WINDOW * dots)) | 1
    dark = cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, window, DARKER)
    return np.asarray(dark, np.uint8)


def marks_of(ink: Grey, dots: float) -> Boxes:
    """Return the boxes of what has the size of letters in `ink`."""
    count, _, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x0, top, width, height, area = (found[1:count, column].astype(np.float64) for column in range(5))
    lettery = (
        (height >= LEAST_HEIGHT * dots) & (height <= MOST_HEIGHT * dots) & (width <= MOST_WIDTH * dots)
        & (width >= SPECK * dots) & (area >= LEAST_FILLED * width * height)
    )  # fmt: skip
    return np.stack([x0, top, x0 + width, top + height], axis=1)[lettery]


def text_among(marks: Boxes, dots: float, shape: tuple[int, ...]) -> Boxes:
    """Return the marks that stand in lines of text, not in photos and drawings; `shape` is that of the picture."""
    if not len(marks):
        return marks
    covered = np.zeros(shape[:2], np.uint8)
    for x0, top, x1, bottom in marks.astype(np.int64):
        covered[top:bottom, x0:x1] = 1
    joined = cv2.morphologyEx(covered, cv2.MORPH_CLOSE, np.ones((1, max(1, round(SAME_LINE * dots))), np.uint8))
    _, labels, found, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    middles = ((marks[:, :2] + marks[:, 2:]) / 2).astype(np.int64)
    line_of = labels[middles[:, 1], middles[:, 0]]
    high = marks[:, 3] - marks[:, 1]
    kept = np.zeros(len(marks), bool)
    order = np.argsort(line_of, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(line_of[order])) + 1):
        usual = float(np.median(high[members]))
        alike = np.mean((high[members] >= LOW * usual) & (high[members] <= HIGH * usual))
        level = found[line_of[members[0]], cv2.CC_STAT_HEIGHT] <= HIGHEST * usual
        kept[members] = len(members) >= LEAST_LETTERS and alike >= LEAST_ALIKE and level
    return marks[kept]


def outside(marks: Boxes, boxes: Boxes) -> Boxes:
    """Return the marks whose middle lies in none of `boxes`."""
    if not len(boxes) or not len(marks):
        return marks
    x, y = (marks[:, 0] + marks[:, 2]) / 2, (marks[:, 1] + marks[:, 3]) / 2
    free = np.ones(len(marks), bool)
    for x0, top, x1, bottom in boxes:
        free &= ~((x >= x0) & (x <= x1) & (y >= top) & (y <= bottom))
    return marks[free]
