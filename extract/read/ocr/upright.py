"""Turn and straighten a picture of a page so that its lines run level."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from extract.read.ocr.engine import Grey
from extract.read.ocr.ink import Boxes

MOST_SKEW = 8.0  # degrees
STEP, FINE = 0.5, 0.05
LEAST_MARKS = 40  # letters: with fewer there is no telling
LEAST_SKEW = 0.1  # degrees: less is left as it is
ON_ITS_SIDE = 1.5  # times as well as upright the letters stand in line
WHITE = 255
Box = tuple[float, float, float, float]


def turned(picture: Grey, quarters: int) -> Grey:
    """Return `picture` turned by so many quarters clockwise."""
    return np.ascontiguousarray(np.rot90(picture, -quarters))


def lies_on_its_side(marks: Boxes) -> bool:
    """Tell whether these letters stand in line from top to bottom rather than from left to right."""
    if len(marks) < LEAST_MARKS:
        return False
    upright = _best_angle(marks)[1]
    return _best_angle(marks[:, [1, 0, 3, 2]])[1] > ON_ITS_SIDE * upright


def skew_of(marks: Boxes) -> float:
    """Return by how many degrees the lines of these letters run down to the right (up when negative)."""
    angle = _best_angle(marks)[0] if len(marks) >= LEAST_MARKS else 0.0
    return angle if LEAST_SKEW <= abs(angle) <= MOST_SKEW else 0.0


def _best_angle(marks: Boxes) -> tuple[float, float]:
    """Return the angle at which the feet of letters fall on the fewest heights, and how few.

    They are thrown on the side of the page at many angles; this is 1 where they fall anywhere.
    """
    x, foot = (marks[:, 0] + marks[:, 2]) / 2, marks[:, 3]
    bin_height = max(1.0, float(np.median(marks[:, 3] - marks[:, 1])) / 6)
    best, share = 0.0, 0.0
    for reach, step in ((MOST_SKEW, STEP), (STEP, FINE)):
        angles = [best + step * count for count in range(-round(reach / step), round(reach / step) + 1)]
        share, _, best = max((_gathered(x, foot, angle, bin_height), -abs(angle), angle) for angle in angles)
    return round(best, 3), share


def _gathered(x: np.ndarray, foot: np.ndarray, angle: float, bin_height: float) -> float:
    spots = (foot - x * math.tan(math.radians(angle))) / bin_height
    counts = np.bincount((spots - spots.min()).astype(np.int64))
    return float(np.square(counts).sum()) * len(counts) / len(foot) ** 2


@dataclass(frozen=True, slots=True)
class Straightening:
    """How a picture of `width` by `height` is straightened: turned around its middle by `angle` degrees."""

    width: float
    height: float
    angle: float

    def of(self, picture: Grey) -> Grey:
        """Return the picture (of this size in pixels), straight and of the same size."""
        if not self.angle:
            return picture
        height, width = picture.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), self.angle, 1.0)
        straight = cv2.warpAffine(
            picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=WHITE
        )
        return np.asarray(straight, np.uint8)

    def back(self, box: Box) -> Box:
        """Return where a box of the straight page lies on the page as it was: as wide and high, around its middle."""
        if not self.angle:
            return box
        sine, cosine = math.sin(math.radians(self.angle)), math.cos(math.radians(self.angle))
        x, y = (box[0] + box[2] - self.width) / 2, (box[1] + box[3] - self.height) / 2
        right = x * cosine - y * sine - x
        down = x * sine + y * cosine - y
        return box[0] + right, box[1] + down, box[2] + right, box[3] + down
