"""Find the ruled lines of a page picture and the regions they enclose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from extract.read.images.canvas import Canvas, Pixels
from extract.read.images.fills import Bounds, filled
from extract.read.images.morphology import closed, grown, opened
from extract.read.images.splitting import rectangularity

INK = 45  # of 255: darker than the paper by more is ink
ACROSS, DOWN = 0.13, 0.06  # inch: the shortest lines
DASH = 0.03  # inch: strokes of dots and dashes are no thicker
BROKEN = 0.06  # inch between the dots or dashes of a broken line
THICKEST = 0.05  # inch: a thicker line is an area
LEAST_WIDTH, LEAST_HEIGHT = 0.1, 0.05  # inch between the lines around a region
MOST_WIDTH, MOST_HEIGHT = 0.97, 0.5  # of the page
MOST_REGIONS = 3_000
RECTANGULAR = 0.8
STEPPED = (0.4, 0.25)  # of its rectangle, and inch of height, of a region around lines of unequal length
WALLED = 0.5  # of the outline of a region that is ruled: print covers the rest
MOST_GROWN = 0.2  # inch that print on a wall may hide of a box
LEAST_GROWN, SEEN = 0.03, 0.5  # inch; share of a wall that print leaves to be seen


@dataclass(slots=True)
class Region:
    """An area of the page that ruled lines enclose on four sides, print on the lines included."""

    bounds: Bounds
    mask: Pixels | None = None  # of what is within the lines when it is no rectangle


def ink_of(canvas: Canvas) -> Pixels:
    """Return the mask of all that is darker than the paper, coloured ink too."""
    return (canvas.darkest < int(canvas.paper.min()) - INK).astype(np.uint8)


def ruled(ink: Pixels, paint: Pixels, canvas: Canvas) -> Pixels:
    """Return the mask of ruled lines, broken ones mended, those within `paint` left out."""
    across, down = canvas.bar(ACROSS, 0), canvas.bar(0, DOWN)
    dots_across, dots_down = _strokes(ink, canvas)
    mended = closed(dots_across, canvas.bar(BROKEN, 0)) | ink
    level = opened(mended, across)
    mended = closed(dots_down, canvas.bar(0, BROKEN)) | ink
    upright = opened(mended, down)
    thick = opened(ink, canvas.square(THICKEST))
    return np.asarray((level | upright) & ~(thick & paint), np.uint8)


def _strokes(ink: Pixels, canvas: Canvas) -> tuple[Pixels, Pixels]:
    """Return the masks of loose strokes that are thin from top to bottom, and from side to side."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    thin = canvas.length(DASH)
    flat = (stats[:, cv2.CC_STAT_HEIGHT] <= thin).astype(np.uint8)
    narrow = (stats[:, cv2.CC_STAT_WIDTH] <= thin).astype(np.uint8)
    flat[0] = narrow[0] = 0
    return flat[labels], narrow[labels]


def regions_of(lines: Pixels, ink: Pixels, canvas: Canvas) -> list[Region]:
    """Return the rectangular regions that `lines` enclose, or lines together with the `ink` printed over them."""
    thick = grown(lines)
    found = [Region(bounds) for bounds, mask in _enclosed(thick, canvas) if rectangularity(mask) >= RECTANGULAR]
    seen = np.zeros_like(lines)
    for region in found:
        x0, top, x1, bottom = region.bounds
        seen[top:bottom, x0:x1] = 1
    near = grown(thick)
    for (x0, top, x1, bottom), mask in _enclosed(grown(lines | ink), canvas):
        if seen[top:bottom, x0:x1].mean() >= 0.5 or _ruled_share(mask, near[top:bottom, x0:x1]) < WALLED:
            continue
        if rectangularity(_without_dents(mask)) >= RECTANGULAR:
            found.append(Region(_grown((x0, top, x1, bottom), thick, ink, canvas)))
        elif mask.shape[0] >= canvas.length(STEPPED[1]):
            found.append(Region((x0, top, x1, bottom), mask))
    return found


def _enclosed(walls: Pixels, canvas: Canvas) -> Iterator[tuple[Bounds, Pixels]]:
    """Yield the pieces between `walls` that are as big as a redaction may be, with their masks, holes filled."""
    open_ = (1 - walls).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(open_, connectivity=4)
    height, width = walls.shape
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    fits = (wide >= canvas.length(LEAST_WIDTH)) & (high >= canvas.length(LEAST_HEIGHT))
    fits &= (wide <= MOST_WIDTH * width) & (high <= MOST_HEIGHT * height)
    fits &= stats[:, cv2.CC_STAT_AREA] >= STEPPED[0] * wide * high
    for label in np.flatnonzero(fits)[:MOST_REGIONS].tolist():
        x, y, across, down = stats[label, :4].tolist()
        if label and x and y and x + across < width and y + down < height:
            piece = (labels[y : y + down, x : x + across] == label).astype(np.uint8)
            mask = cv2.copyMakeBorder(filled(piece), 2, 2, 2, 2, cv2.BORDER_CONSTANT, value=0)
            left, top = x - 2, y - 2
            if left >= 0 and top >= 0 and x + across + 2 <= width and y + down + 2 <= height:
                yield (left, top, x + across + 2, y + down + 2), np.asarray(mask, np.uint8)


def _ruled_share(mask: Pixels, near: Pixels) -> float:
    """Return the share of a region's outline that lies on ruled lines."""
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    points = outlines[0][:, 0]
    return float(near[points[:, 1], points[:, 0]].mean())


def _without_dents(mask: Pixels) -> Pixels:
    """Return `mask` with each row and each column painted from its first to its last pixel."""
    across = np.maximum.accumulate(mask, axis=1) & np.maximum.accumulate(mask[:, ::-1], axis=1)[:, ::-1]
    down = np.maximum.accumulate(mask, axis=0) & np.maximum.accumulate(mask[::-1], axis=0)[::-1]
    return np.asarray(across | down, np.uint8)


def _grown(bounds: Bounds, lines: Pixels, ink: Pixels, canvas: Canvas) -> Bounds:
    """Return `bounds` with what print on the upper or lower wall hides of the box: its sides go on beside the print."""
    x0, top, x1, bottom = bounds
    sides = lines[:, max(0, x0 - 2) : x0 + 3].max(axis=1) & lines[:, x1 - 3 : x1 + 2].max(axis=1)
    most, least = canvas.length(MOST_GROWN), canvas.length(LEAST_GROWN)
    up, down = top, bottom
    while up > max(0, top - most) and sides[up - 1]:
        up -= 1
    while down < min(len(sides), bottom + most) and sides[down]:
        down += 1
    if top - up >= least and ink[up : up + 4, x0:x1].any(axis=0).mean() >= SEEN:
        top = up
    if down - bottom >= least and ink[down - 4 : down, x0:x1].any(axis=0).mean() >= SEEN:
        bottom = down
    return x0, top, x1, bottom
