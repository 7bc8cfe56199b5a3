"""Tell paint that marks print from paint that hides it: what is marked, or stands in a heading, can be read."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.read.images.canvas import Canvas
from extract.read.images.fills import ALIKE, Area, Bounds, size_of

OTHER = 60  # of 255: print is so far from the colour that it stands on
INSET = 0.02  # inch of a box's edge that may be blurred
SPACE = 0.1  # inch between words
WORD = (0.13, 0.045)  # inch: smaller print is dirt
CODE = 2.0  # inch: what is printed on a redaction is no longer
COVERED = 0.2  # of the box that print covers when it is the box's text
MARKER = 0.5  # of all that has one colour on a page that must be marked for the rest of it to be so


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed on a box: how far it reaches, in inches, and the share of the box that its words cover."""

    across: float
    down: float
    cover: float


def unmarked(boxes: list[tuple[Bounds, Area]], canvas: Canvas) -> list[tuple[Bounds, Area]]:
    """Return `boxes` without those on which text can be read, and those of a colour that mostly marks text."""
    marked = [_is_text(print_on(bounds, area, canvas)) for bounds, area in boxes]
    kept = []
    for (bounds, area), own in zip(boxes, marked, strict=True):
        if own:
            continue
        alike = [
            (size_of(other), is_marked)
            for (other, of), is_marked in zip(boxes, marked, strict=True)
            if np.abs(of.colour - area.colour).max() <= ALIKE
        ]
        if sum(size for size, is_marked in alike if is_marked) < MARKER * sum(size for size, _ in alike):
            kept.append((bounds, area))
    return kept


def print_on(bounds: Bounds, area: Area, canvas: Canvas) -> Print:
    """Return what is printed on a box in another colour than that of its `area`."""
    x0, top, x1, bottom = bounds
    inset = canvas.length(INSET)
    inside = canvas.sharp[top + inset : bottom - inset, x0 + inset : x1 - inset].astype(np.int16)
    if not inside.size:
        return Print(0.0, 0.0, 0.0)
    other = (np.abs(inside - area.colour).max(axis=2) > OTHER).astype(np.uint8)
    other = np.asarray(cv2.morphologyEx(other, cv2.MORPH_CLOSE, canvas.bar(SPACE, 0)), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(other, connectivity=8)
    words = stats[1:][(stats[1:, 2] >= canvas.length(WORD[0])) & (stats[1:, 3] >= canvas.length(WORD[1]))]
    if not len(words):
        return Print(0.0, 0.0, 0.0)
    across = int((words[:, 0] + words[:, 2]).max() - words[:, 0].min()) / canvas.dots
    down = int((words[:, 1] + words[:, 3]).max() - words[:, 1].min()) / canvas.dots
    return Print(across, down, float((words[:, 2] * words[:, 3]).sum()) / other.size)


def _is_text(print_: Print) -> bool:
    return print_.across > CODE and print_.cover > COVERED
