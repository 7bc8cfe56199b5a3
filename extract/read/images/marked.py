"""Tell paint that marks print from paint that hides it: what is marked, or stands in a heading, can be read."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extract.read.images.canvas import Canvas
from extract.read.images.fills import ALIKE, Area, Bounds
from extract.read.images.morphology import closed

GREYISH = 40  # of 255: how far red, green and blue of a grey lie apart at most
OTHER = 60  # of 255: print is so far from the colour that it stands on
INSET = 0.02  # inch of a box's edge that may be blurred
SPACE = 0.1  # inch between words
WORD = (0.13, 0.045)  # inch: smaller print is dirt
CODE = 2.0  # inch: what is printed on a redaction is no longer
COVERED = 0.2  # of the box that print covers when it is the box's text
WRITTEN, FULL = 1.0, 0.6  # inch of print, and share that its words cover, of a stroke of a marker
BOXED = 0.5  # of all that has one colour on a page that redactions take at least
MARKER = 0.5  # of all that has one colour on a page that must be marked for the rest of it to be so


@dataclass(frozen=True, slots=True)
class Print:
    """What is printed on a box: how far it reaches, in inches, and the share of the box that its words cover."""

    across: float
    down: float
    cover: float


def unmarked(boxes: list[tuple[Bounds, Area]], areas: list[Area], canvas: Canvas) -> list[tuple[Bounds, Area]]:
    """Return `boxes` without those on which text can be read, and those of a colour that is of other use."""
    kept = [(bounds, area) for bounds, area in boxes if not _is_text(print_on(bounds, area, canvas))]
    redacting = {id(area) for _, area in kept}
    known: list[tuple[Area, bool]] = []
    for _, area in kept:
        if is_coloured(area) and not any(_alike(area, other) for other, _ in known):
            known.append((area, _is_of_use(area, areas, redacting, canvas)))
    others = [area for area, is_of_use in known if is_of_use]
    return [(bounds, area) for bounds, area in kept if not any(_alike(area, other) for other in others)]


def is_coloured(area: Area) -> bool:
    """Tell whether an area is neither black, grey nor white."""
    return int(area.colour.max()) - int(area.colour.min()) > GREYISH


def _alike(one: Area, other: Area) -> bool:
    return int(np.abs(one.colour - other.colour).max()) <= ALIKE


def _is_of_use(area: Area, areas: list[Area], redacting: set[int], canvas: Canvas) -> bool:
    """Tell whether most of what has the colour of `area` marks words, or has another shape than a redaction."""
    total = marked = boxed = 0
    written = False
    for other in areas:
        if not _alike(area, other):
            continue
        size, print_ = int(other.mask.sum()), print_on(other.bounds, other, canvas)
        total += size
        boxed += size if id(other) in redacting else 0
        if _is_text(print_) or print_.cover >= FULL:
            marked += size
            written = written or print_.across >= WRITTEN
    return boxed < BOXED * total or (written and marked >= MARKER * total)


def print_on(bounds: Bounds, area: Area, canvas: Canvas) -> Print:
    """Return what is printed within `bounds` on an `area`, in another colour than the area's."""
    x0, top, x1, bottom = bounds
    x, y = area.bounds[:2]
    inset = canvas.length(INSET)
    within = area.mask[top - y : bottom - y, x0 - x : x1 - x][inset:-inset, inset:-inset]
    if not within.size:
        return Print(0.0, 0.0, 0.0)
    inside = canvas.sharp[top + inset : bottom - inset, x0 + inset : x1 - inset].astype(np.int16)
    other = (np.abs(inside - area.colour).max(axis=2) > OTHER).astype(np.uint8) & within
    other = closed(other, canvas.bar(SPACE, 0))
    _, _, stats, _ = cv2.connectedComponentsWithStats(other, connectivity=8)
    words = stats[1:][(stats[1:, 2] >= canvas.length(WORD[0])) & (stats[1:, 3] >= canvas.length(WORD[1]))]
    if not len(words):
        return Print(0.0, 0.0, 0.0)
    across = int((words[:, 0] + words[:, 2]).max() - words[:, 0].min()) / canvas.dots
    down = int((words[:, 1] + words[:, 3]).max() - words[:, 1].min()) / canvas.dots
    return Print(across, down, float((words[:, 2] * words[:, 3]).sum()) / max(1, int(within.sum())))


def _is_text(print_: Print) -> bool:
    return print_.across > CODE and print_.cover > COVERED
