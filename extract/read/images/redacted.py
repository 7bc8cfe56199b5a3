"""Find the boxes that make something unreadable in the picture of a page."""

from __future__ import annotations

from dataclasses import dataclass

from extract.read.images.canvas import LEAST_SIDE, Pixels, canvas_of
from extract.read.images.fills import areas_of, painted
from extract.read.images.framed import framed_boxes
from extract.read.images.lines import ink_of, regions_of, ruled
from extract.read.images.solid import solid_boxes


@dataclass(frozen=True, slots=True)
class RedactedBox:
    """A redaction: its sides in pixels of the picture, and what it is filled with (zwart grijs kleur rand)."""

    x0: float
    top: float
    x1: float
    bottom: float
    fill: str


def redacted_boxes(picture: Pixels, dots_per_inch: float) -> list[RedactedBox]:
    """Return the redactions in a `picture` (rows × columns × red, green, blue), in reading order."""
    height, width = picture.shape[:2]
    if min(height, width) < LEAST_SIDE:
        return []
    canvas = canvas_of(picture, dots_per_inch)
    if min(canvas.sharp.shape[:2]) < LEAST_SIDE:
        return []
    paint, ink = painted(canvas), ink_of(canvas)
    regions = regions_of(ruled(ink, paint, canvas), ink, canvas)
    boxes = solid_boxes(areas_of(canvas, paint), paint, canvas)
    boxes += framed_boxes(regions, [bounds for bounds, _ in boxes], paint, canvas)
    across, down = width / canvas.sharp.shape[1], height / canvas.sharp.shape[0]
    found = [
        RedactedBox(max(0, x0) * across, max(0, top) * down, min(width, x1 * across), min(height, bottom * down), fill)
        for (x0, top, x1, bottom), fill in boxes
    ]
    return sorted(found, key=lambda box: (box.top, box.x0))
