"""Find the ruled lines of a page picture and the regions they enclose."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.read.images.canvas import Canvas, Pixels
from extract.read.images.fills import Bounds, filled
from extract.read.images.splitting import rectangularity

INK = 70  # of 255: darker than the paper by more is ink
ACROSS, DOWN = 0.13, 0.06  # inch: the shortest lines
DASH = 0.03  # inch: strokes of dots and dashes are no thicker
BROKEN = 0.06  # inch between the dots or dashes of a broken line
THICKEST = 0.05  # inch: a thicker line is an area
LEAST_WIDTH, LEAST_HEIGHT = 0.1, 0.05  # inch between the lines around a region
MOST_WIDTH, MOST_HEIGHT = 0.97, 0.5  # of the page
MOST_REGIONS = 3_000
RECTANGULAR = 0.8
WALLED = (0.55, 0.8)  # share of its weakest and of its other sides that is ruled


@dataclass(slots=True)
class Region:
    """An area of the page that ruled lines enclose on four sides."""

    bounds: Bounds


def ink_of(canvas: Canvas) -> Pixels:
    """Return the mask of all that is darker than the paper, coloured ink too."""
    return (canvas.darkest < int(canvas.paper.min()) - INK).astype(np.uint8)


def ruled(ink: Pixels, paint: Pixels, canvas: Canvas) -> Pixels:
    """Return the mask of ruled lines, broken ones mended, those within `paint` left out."""
    across, down = canvas.bar(ACROSS, 0), canvas.bar(0, DOWN)
    dots_across, dots_down = _strokes(ink, canvas)
    mended = cv2.morphologyEx(dots_across, cv2.MORPH_CLOSE, canvas.bar(BROKEN, 0)) | ink
    level = cv2.morphologyEx(mended, cv2.MORPH_OPEN, across)
    mended = cv2.morphologyEx(dots_down, cv2.MORPH_CLOSE, canvas.bar(0, BROKEN)) | ink
    upright = cv2.morphologyEx(mended, cv2.MORPH_OPEN, down)
    thick = cv2.morphologyEx(ink, cv2.MORPH_OPEN, canvas.square(THICKEST))
    return np.asarray((level | upright) & ~(thick & paint), np.uint8)


def _strokes(ink: Pixels, canvas: Canvas) -> tuple[Pixels, Pixels]:
    """Return the masks of loose strokes that are thin from top to bottom, and from side to side."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    thin = canvas.length(DASH)
    flat = (stats[:, cv2.CC_STAT_HEIGHT] <= thin).astype(np.uint8)
    narrow = (stats[:, cv2.CC_STAT_WIDTH] <= thin).astype(np.uint8)
    flat[0] = narrow[0] = 0
    return flat[labels], narrow[labels]


def regions_of(lines: Pixels, canvas: Canvas) -> list[Region]:
    """Return the rectangular regions that `lines` enclose."""
    walls = cv2.dilate(lines, np.ones((3, 3), np.uint8))
    open_ = (1 - walls).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(open_, connectivity=4)
    found: list[Region] = []
    height, width = lines.shape
    for label in range(1, min(len(stats), MOST_REGIONS)):
        x, y, across, down, area = (int(part) for part in stats[label])
        if across < canvas.length(LEAST_WIDTH) or down < canvas.length(LEAST_HEIGHT):
            continue
        if across > MOST_WIDTH * width or down > MOST_HEIGHT * height or area < across * down * 0.5:
            continue
        if x == 0 or y == 0 or x + across == width or y + down == height:
            continue
        mask = filled((labels[y : y + down, x : x + across] == label).astype(np.uint8))
        if rectangularity(mask) >= RECTANGULAR:
            found.append(Region((x - 2, y - 2, x + across + 2, y + down + 2)))
    return found
