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
