"""Split an area of touching boxes into boxes, where its width steps."""

from __future__ import annotations

import cv2
import numpy as np

from extract.read.images.canvas import Canvas, Pixels
from extract.read.images.fills import Area, Bounds
from extract.read.images.morphology import closed

STEP = 0.06  # inch: edges of rows that differ less are one edge
LEAST_BAND = 0.065  # inch: rows of one width that are fewer belong to the band beside them
SQUARE_ENOUGH = 0.93  # of the area's (turned) rectangle that must be painted for it to be one box
NOTCH = 0.12  # inch: what a code printed at the edge of a box takes out of it
OUTLINE = 2.5  # pixels that an outline may stray from a straight line
LEVEL = 0.1  # rise over run of a line that counts as level
SLANT = 4.0  # degrees that a box of a crooked scan may be turned

Run = tuple[int, int]
Band = tuple[int, int, list[Run]]
"""First row, the row after the last, and the painted runs that its rows have."""


def boxes_of(area: Area, paint: Pixels, canvas: Canvas) -> list[Bounds]:
    """Return the boxes that `area` is made of: one where it is a rectangle, else one for each band of equal width."""
    whole = closed(area.mask, canvas.square(NOTCH))
    if rectangularity(whole) >= SQUARE_ENOUGH:
        return [area.bounds]
    x0, top, x1, bottom = area.bounds
    if float((area.mask | paint[top:bottom, x0:x1]).mean()) >= SQUARE_ENOUGH:  # a code in another colour takes the rest
        return [area.bounds]
    bands = _bands(area.mask, canvas.length(STEP), canvas.length(LEAST_BAND))
    return [(x0 + left, top + first, x0 + right, top + last) for left, first, right, last in bands]


def rectangularity(mask: Pixels) -> float:
    """Return the share of its rectangle that a mask covers; the rectangle may be turned as a crooked scan is."""
    covered = float(mask.sum())
    straight = covered / mask.size
    points = cv2.findNonZero(mask)
    if points is None:
        return 0.0
    (_, _), (width, height), angle = cv2.minAreaRect(points)
    turned = min(angle % 90, 90 - angle % 90)
    if turned > SLANT or width * height == 0:
        return straight
    return max(straight, min(1.0, covered / ((width + 1) * (height + 1))))


def straightness(area: Area) -> float:
    """Return the share of an area's outline that runs level or upright: all of a box's, half of a circle's."""
    outlines, _ = cv2.findContours(area.mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    total = straight = 0.0
    for outline in outlines:
        corners = cv2.approxPolyDP(outline, OUTLINE, True)[:, 0].astype(np.float64)
        steps = np.abs(np.roll(corners, -1, axis=0) - corners)
        lengths = np.hypot(steps[:, 0], steps[:, 1])
        total += float(lengths.sum())
        straight += float(lengths[steps.min(axis=1) <= LEVEL * steps.max(axis=1)].sum())
    return straight / max(1.0, total)


def _bands(mask: Pixels, step: int, least: int) -> list[Bounds]:
    """Return the rectangles of rows whose runs begin and end alike."""
    rows = [_runs(row, step) for row in mask]
    bands: list[Band] = []
    start = 0
    for at in range(1, len(rows) + 1):
        if at < len(rows) and _alike(rows[at], rows[start + (at - start) // 2], step):
            continue
        bands.append((start, at, rows[(start + at) // 2]))
        start = at
    return [
        (x0, top, x1, bottom)
        for top, bottom, runs in _joined(bands, least)
        for x0, x1 in runs
        if x1 - x0 >= step
    ]  # fmt: skip


def _runs(row: Pixels, step: int) -> list[Run]:
    """Return the painted runs of a row; a gap narrower than `step` is none."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], row, [0])).astype(np.int8)))
    runs: list[Run] = []
    for x0, x1 in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if runs and x0 - runs[-1][1] < step:
            runs[-1] = (runs[-1][0], x1)
        else:
            runs.append((x0, x1))
    return [run for run in runs if run[1] - run[0] >= step] or runs[:1]


def _alike(one: list[Run], other: list[Run], step: int) -> bool:
    return len(one) == len(other) and all(
        abs(a[0] - b[0]) < step and abs(a[1] - b[1]) < step for a, b in zip(one, other, strict=True)
    )


def _joined(bands: list[Band], least: int) -> list[Band]:
    """Return `bands` with those too low for a line of text given to the band above or below."""
    kept: list[Band] = []
    low: list[Band] = []
    for band in [*bands, None]:
        if band is not None and band[1] - band[0] < least:
            low.append(band)
            continue
        if low:
            _settle(low, kept, least)
            low = []
        if band is not None:
            kept.append(band)
    return kept


def _settle(low: list[Band], kept: list[Band], least: int) -> None:
    """Give a pile of low bands to `kept`: as a band of its own when high enough, else to the one above."""
    top, bottom = low[0][0], low[-1][1]
    if bottom - top >= least:
        middle = (top + bottom) // 2
        kept.append((top, bottom, next(runs for first, last, runs in low if first <= middle < last)))
    elif kept:
        kept[-1] = (kept[-1][0], bottom, kept[-1][2])
