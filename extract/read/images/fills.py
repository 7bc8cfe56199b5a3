"""Find areas painted in one colour, whatever is printed on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.read.images.canvas import Canvas, Pixels
from extract.read.images.morphology import closed, opened, shrunk

Bounds = tuple[int, int, int, int]
"""x0, top, x1, bottom in pixels of the canvas."""
Colour = npt.NDArray[np.int16]

UNLIKE_PAPER = 24  # of 255: a channel that differs more from the paper's is painted
ALIKE = 40  # of 255: channels that differ less belong to one paint
THICK = 0.047  # inch: thinner strokes are print, not paint
SHADE = 16  # of 255: width of the steps in which colours are counted
MOST_LAYERS = 10  # colours of one page
LEAST_LAYER = 0.006  # square inch painted in a colour worth looking at
MOST_PIECES = 400  # areas of one colour on one page
GAP = (0.06, 0.03)  # inch across and down that print on a box may part it
FLAT = 6.0  # of 255: how far half of the pixels stray at most from the colour of an even paint
BLURRED = np.ones((5, 5), np.uint8)  # pixels that scaling blurs along an edge
RIM = 0.02  # inch
THIN = 0.033  # inch: strips of paint left beside print on it
SPECKLED = 64  # of 255: how far a speckled paint strays from its colour
ONE_COLOUR = 0.85  # of a piece of paint that must be near its colour
LEAST_SIZE = (0.07, 0.06)  # inch: width and height of the smallest area


@dataclass(slots=True)
class Area:
    """A painted area: its `bounds`, its colour, and its mask (1 where painted, holes filled) within the bounds."""

    bounds: Bounds
    colour: Colour
    mask: Pixels
    solid: float  # share of the mask that has the colour, print left out
    rim: float  # the same of the mask's rim


def painted(canvas: Canvas) -> Pixels:
    """Return the mask of what is painted thicker than print."""
    return opened(_unlike_paper(canvas.smooth, canvas), canvas.square(THICK))


def _unlike_paper(picture: Pixels, canvas: Canvas) -> Pixels:
    paper = np.full((1, 1, 3), canvas.paper, np.uint8)
    apart = cv2.absdiff(picture, np.broadcast_to(paper, picture.shape))
    most = cv2.max(cv2.max(apart[..., 0], apart[..., 1]), apart[..., 2])
    return (most > UNLIKE_PAPER).astype(np.uint8)


def areas_of(canvas: Canvas, paint: Pixels) -> list[Area]:
    """Return the areas of one colour within `paint`, the greatest first."""
    found: list[Area] = []
    for bounds, piece in _pieces(paint, canvas):
        found.extend(_whole(bounds, piece, canvas) or _layers(bounds, piece, canvas))
    return sorted(found, key=lambda area: -int(area.mask.sum()))


def _pieces(mask: Pixels, canvas: Canvas) -> Iterator[tuple[Bounds, Pixels]]:
    """Yield the connected pieces of `mask` that are big enough, the greatest first."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4)
    for label in (np.argsort(-stats[1:, cv2.CC_STAT_AREA])[:MOST_PIECES] + 1).tolist():
        x, y, width, height = stats[label, :4].tolist()
        if width >= canvas.length(LEAST_SIZE[0]) and height >= canvas.length(LEAST_SIZE[1]):
            yield (x, y, x + width, y + height), (labels[y : y + height, x : x + width] == label).astype(np.uint8)


def _whole(bounds: Bounds, piece: Pixels, canvas: Canvas) -> list[Area]:
    """Return the areas of a piece of paint when it has one colour, speckled or printed on as it may be."""
    x0, top, x1, bottom = bounds
    picture = canvas.smooth[top:bottom, x0:x1]
    pixels = picture[piece > 0]
    colour = np.median(pixels, axis=0).astype(np.int16)
    stray = float(np.median(np.abs(pixels.astype(np.int16) - colour).max(axis=1)))
    tolerance = round(min(SPECKLED, ALIKE + 2 * stray))
    if int((_alike(picture, colour, tolerance) & piece).sum()) < ONE_COLOUR * int(piece.sum()):
        return []
    if stray < FLAT:  # no need of the smooth picture, in which print beside a box blends with it
        picture = canvas.sharp[top:bottom, x0:x1]
    near = _mended(_alike(picture, colour, tolerance) & piece, canvas) & piece
    near = opened(filled(near), canvas.square(THICK))
    return [_area(part, mask, colour, canvas, (x0, top)) for part, mask in _pieces(near, canvas)]


def _mended(mask: Pixels, canvas: Canvas) -> Pixels:
    """Return `mask` without strokes of print, and without the gaps that print on it made."""
    mask = opened(mask, canvas.square(THIN))
    return closed(mask, canvas.bar(*GAP))


def _area(bounds: Bounds, piece: Pixels, colour: Colour, canvas: Canvas, at: tuple[int, int] = (0, 0)) -> Area:
    x0, top, x1, bottom = bounds
    placed = x0 + at[0], top + at[1], x1 + at[0], bottom + at[1]
    mask = filled(piece)
    inside, rim = _solidity(placed, mask, colour, canvas)
    return Area(placed, colour, mask, inside, rim)


def _solidity(bounds: Bounds, mask: Pixels, colour: Colour, canvas: Canvas) -> tuple[float, float]:
    """Return the share of `mask`, and of its rim, that has the colour when looked at sharply.

    Of a cluster of print little has; a code within a box leaves the rim.
    """
    x0, top, x1, bottom = bounds
    alike = _alike(canvas.sharp[top:bottom, x0:x1], colour, SPECKLED)
    inner = shrunk(mask, BLURRED)
    core = shrunk(inner, canvas.square(RIM))
    rim = inner & (1 - core)
    return tuple(float((alike & part).sum() / max(1, int(part.sum()))) for part in (inner, rim))  # type: ignore[return-value]


def _alike(picture: Pixels, colour: Colour, tolerance: int) -> Pixels:
    low, high = (np.clip(colour + step, 0, 255).astype(np.uint8) for step in (-tolerance, tolerance))
    return (cv2.inRange(picture, low, high) > 0).astype(np.uint8)


def _layers(bounds: Bounds, piece: Pixels, canvas: Canvas) -> Iterator[Area]:
    """Yield the areas of each colour within a piece of paint of several."""
    x0, top, x1, bottom = bounds
    picture = canvas.sharp[top:bottom, x0:x1]
    for colour in _colours(bounds, piece, canvas):
        whole = filled(_mended(_alike(picture, colour, ALIKE) & piece, canvas))
        whole = opened(whole, canvas.square(THICK))
        for part, mask in _pieces(whole, canvas):
            yield _area(part, mask, colour, canvas, (x0, top))


def _colours(bounds: Bounds, piece: Pixels, canvas: Canvas) -> Iterator[Colour]:
    """Yield the colours of a piece of paint, the commonest first."""
    x0, top, x1, bottom = bounds
    inside = shrunk(piece)
    pixels = canvas.smooth[top:bottom, x0:x1][inside > 0].astype(np.int16)
    least = LEAST_LAYER * canvas.dots**2
    for _ in range(MOST_LAYERS):
        if len(pixels) < least:
            return
        steps = pixels // SHADE
        codes = (steps[:, 0].astype(np.int32) * SHADE + steps[:, 1]) * SHADE + steps[:, 2]
        commonest = int(np.bincount(codes).argmax())
        colour = np.median(pixels[codes == commonest], axis=0).astype(np.int16)
        left = np.abs(pixels - colour).max(axis=1) > ALIKE
        if (len(pixels) - int(left.sum())) >= least:
            yield colour
        pixels = pixels[left]


def filled(mask: Pixels) -> Pixels:
    """Return `mask` with its holes filled."""
    outer, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    whole = np.zeros_like(mask)
    cv2.drawContours(whole, outer, -1, 1, -1)
    return whole


def size_of(bounds: Bounds) -> int:
    """Return the pixels within `bounds`."""
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])
