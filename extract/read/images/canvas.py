"""A page picture at the resolution that redactions are looked for in, with its paper, and lengths in inches."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from math import ceil

import cv2
import numpy as np
import numpy.typing as npt

Pixels = npt.NDArray[np.uint8]
"""Rows × columns × red, green, blue; or rows × columns of one value (0 or 1 in a mask)."""

WORKING = 150.0  # dots an inch that are enough to see a box a fifteenth of an inch high
MOST_PIXELS = 6_000_000  # of the picture that is looked at: a page of A2
LEAST_SIDE = 24  # pixels: a smaller picture is no page
SPECK_FILTER = 0.03  # inch: strokes of small print within a window of this size are the ground they stand on
PAPER_IS_LIGHT = 150  # of 255: darker pixels are never taken for paper
LEAST_PAPER = 0.05  # of the page that must be light before its colour is believed


@dataclass
class Canvas:
    """A picture of `dots` dots an inch: as it is (`sharp`), without small print (`smooth`), and its thin dark lines.

    `darkest` is the least of red, green and blue around each pixel, so that lines a pixel wide outlive the scaling.
    """

    sharp: Pixels
    darkest: Pixels
    dots: float

    def length(self, inches: float, least: int = 1) -> int:
        """Return `inches` as whole pixels, `least` or more."""
        return max(least, round(inches * self.dots))

    def square(self, inches: float) -> Pixels:
        """Return the kernel of a square of `inches`."""
        return self.bar(inches, inches)

    def bar(self, across: float, down: float) -> Pixels:
        """Return the kernel of a rectangle of `across` by `down` inches (0 is one pixel)."""
        return np.ones((self.length(down), self.length(across)), np.uint8)

    @cached_property
    def smooth(self) -> Pixels:
        """Return the picture without strokes thinner than those of small print; edges of boxes stay where they are."""
        window = self.length(SPECK_FILTER, 3) | 1
        return np.asarray(cv2.medianBlur(self.sharp, min(window, 5)), np.uint8)

    @cached_property
    def paper(self) -> npt.NDArray[np.int16]:
        """Return the red, green and blue of the paper: the commonest light value of each."""
        found = []
        for channel in cv2.split(self.sharp):
            counts = cv2.calcHist([channel], [0], None, [256], [0, 256]).ravel()
            counts[:PAPER_IS_LIGHT] = 0
            found.append(int(counts.argmax()) if counts.sum() > LEAST_PAPER * channel.size else 255)
        return np.array(found, np.int16)


def canvas_of(picture: Pixels, dots_per_inch: float) -> Canvas:
    """Return the canvas of a `picture` (RGB); a big one is scaled down first."""
    height, width = picture.shape[:2]
    dots = dots_per_inch if 10 <= dots_per_inch <= 10_000 else max(width, height) / 11.7
    scale = min(1.0, WORKING / dots, (MOST_PIXELS / (width * height)) ** 0.5)
    size = max(1, round(width * scale)), max(1, round(height * scale))
    lowest = least(picture)
    if scale == 1.0:
        return Canvas(np.ascontiguousarray(picture), lowest, dots)
    sharp = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    around = ceil(1 / scale - 0.05)
    darkest = cv2.resize(cv2.erode(lowest, np.ones((around, around), np.uint8)), size, interpolation=cv2.INTER_NEAREST)
    return Canvas(np.asarray(sharp, np.uint8), np.asarray(darkest, np.uint8), dots * scale)


def least(picture: Pixels) -> Pixels:
    """Return the least of red, green and blue of each pixel."""
    red, green, blue = cv2.split(picture)
    return np.asarray(cv2.min(cv2.min(red, green), blue), np.uint8)
