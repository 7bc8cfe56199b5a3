"""Tell which painted areas are redactions: logos, photos, bars, icons and grounds of tables are none."""

from __future__ import annotations

import cv2
import numpy as np

from extract.read.images.canvas import Canvas, Pixels
from extract.read.images.fills import Area, Bounds, size_of
from extract.read.images.marked import is_coloured, unmarked
from extract.read.images.morphology import grown
from extract.read.images.splitting import SQUARE_ENOUGH, boxes_of, rectangularity, straightness

BLACK = 80  # of 255: lightness of black at most
LIGHT = 200  # of 255: a lighter grey is the ground of a heading or a cell
LEAST_SOLID = 0.5  # of an area that must have its colour when looked at sharply: the rest is a code
LEAST_RIM = 0.82  # of its rim, on which no code is printed
LEAST_WIDTH, LEAST_HEIGHT = 0.075, 0.075  # inch
UPRIGHT = ((0.4, 0.7), (1.2, 0.5))  # inches below which a box narrower than this share of its height is a bar
LINE = 0.1  # inch: a coloured box that is lower is an ornament
ICON = 0.35  # inch: a coloured square that is smaller is an icon
LETTER = (0.2, 0.12)  # inch: a box less wide is at least as high as a line of print
SMALL, FULL = 0.35, 0.85  # inch: a smaller box of which less has its colour is a rectangle through and through
RECTANGULAR = 0.83  # of a box that must be painted
CODED = 0.65  # the same, when a code of another colour takes the rest
FITTING = 0.88  # of an area that its boxes must fill, and fill alone
STRAIGHT = 0.75  # of the outline of an area of several boxes that must run level or upright
NEAR = 0.07  # inch between paints of one picture
OTHER_PAINT = 60  # of 255: how far apart the colours of a logo are
MOST_PAINTS = 2  # colours that lie together before they are a logo
RING = 0.05  # inch around a box that tells what it lies in
PICTURED = 0.7  # of the ring that is painted within a picture

Box = tuple[Bounds, str]


def solid_boxes(areas: list[Area], paint: Pixels, canvas: Canvas) -> list[Box]:
    """Return the redactions among the painted `areas`, with the name of their fill."""
    logos = _logos(areas, paint, canvas)
    found: list[tuple[Bounds, Area]] = []
    for area in areas:
        if not _may_hide(area) or (fill_of(area) == "kleur" and id(area) in logos):
            continue
        boxes = boxes_of(area, paint, canvas)
        if not _fits(area, boxes):
            continue
        for bounds in boxes:
            if _is_box(bounds, area, paint, canvas) and not any(overlap(bounds, other) > 0.5 for other, _ in found):
                found.append((bounds, area))
    return [(bounds, fill_of(area)) for bounds, area in unmarked(found, areas, canvas)]


def fill_of(area: Area) -> str:
    """Return zwart, grijs or kleur."""
    if is_coloured(area):
        return "kleur"
    return "zwart" if area.colour.mean() <= BLACK else "grijs"


def _may_hide(area: Area) -> bool:
    if area.colour.mean() > LIGHT and fill_of(area) == "grijs":
        return False
    return area.solid >= LEAST_SOLID and area.rim >= LEAST_RIM


def _fits(area: Area, boxes: list[Bounds]) -> bool:
    """Tell whether `boxes` together are the area: of a drawing or a letter they are not."""
    x, y = area.bounds[:2]
    if len(boxes) == 1:
        return True
    drawn = np.zeros_like(area.mask)
    for x0, top, x1, bottom in boxes:
        drawn[top - y : bottom - y, x0 - x : x1 - x] = 1
    return int((drawn & area.mask).sum()) >= FITTING * int((drawn | area.mask).sum()) and straightness(area) >= STRAIGHT


def _is_box(bounds: Bounds, area: Area, paint: Pixels, canvas: Canvas) -> bool:
    x, y = area.bounds[:2]
    x0, top, x1, bottom = bounds
    if not _is_sized(bounds, area, canvas) or _at_edges(bounds, canvas):
        return False
    part = area.mask[top - y : bottom - y, x0 - x : x1 - x]
    share, width, height = rectangularity(part), (x1 - x0) / canvas.dots, (bottom - top) / canvas.dots
    if width < LETTER[0] and height < LETTER[1]:
        return False
    if width < LETTER[0] or (max(width, height) < SMALL and area.solid < FULL):
        return share >= SQUARE_ENOUGH
    if _ring(bounds, paint, canvas) > PICTURED:
        return share >= SQUARE_ENOUGH
    return share >= RECTANGULAR or (share >= CODED and float((part | paint[top:bottom, x0:x1]).mean()) >= SQUARE_ENOUGH)


def _is_sized(bounds: Bounds, area: Area, canvas: Canvas) -> bool:
    x0, top, x1, bottom = bounds
    width, height = (x1 - x0) / canvas.dots, (bottom - top) / canvas.dots
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return False
    if any(width < inches and width < share * height for inches, share in UPRIGHT):
        return False
    if not is_coloured(area):
        return True
    return height >= LINE and not (max(width, height) < ICON and 0.7 < width / height < 1.4)


def _at_edges(bounds: Bounds, canvas: Canvas) -> bool:
    """Tell whether a box runs from one edge of the page to the other, or lies in a corner."""
    height, width = canvas.sharp.shape[:2]
    touched = bounds[0] <= 1, bounds[1] <= 1, bounds[2] >= width - 1, bounds[3] >= height - 1
    return sum(touched) > 1


def _ring(bounds: Bounds, paint: Pixels, canvas: Canvas) -> float:
    """Return the share of what lies just around a box that is painted."""
    x0, top, x1, bottom = bounds
    far, near = canvas.length(RING), 2
    outer = paint[max(0, top - far) : bottom + far, max(0, x0 - far) : x1 + far]
    inner = paint[max(0, top - near) : bottom + near, max(0, x0 - near) : x1 + near]
    return float((int(outer.sum()) - int(inner.sum())) / max(1, outer.size - inner.size))


def _logos(areas: list[Area], paint: Pixels, canvas: Canvas) -> set[int]:
    """Return the ids of the areas that lie together with others of several colours."""
    _, clusters = cv2.connectedComponents(grown(paint, canvas.square(NEAR)), connectivity=8)
    together: dict[int, list[Area]] = {}
    for area in areas:
        x0, top, x1, bottom = area.bounds
        together.setdefault(int(clusters[(top + bottom) // 2, (x0 + x1) // 2]), []).append(area)
    return {
        id(area)
        for cluster, members in together.items()
        if cluster and _paints(members) > MOST_PAINTS
        for area in members
    }  # fmt: skip


def _paints(areas: list[Area]) -> int:
    """Return how many colours the areas have that can be told apart."""
    seen: list[np.ndarray] = []
    for area in areas:
        if all(np.abs(area.colour - other).max() > OTHER_PAINT for other in seen):
            seen.append(area.colour)
    return len(seen)


def overlap(one: Bounds, other: Bounds) -> float:
    """Return the share of the smaller of two boxes that lies in the other."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    if across <= 0 or down <= 0:
        return 0.0
    return across * down / max(1, min(size_of(one), size_of(other)))
