"""Take out text that nobody who looks at the page can see: it must not be let through.

Geometry and colours name the suspects; a picture of the page, painted only when there are any, decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import itemgetter

from extract.read.pdf.colours import WHITE, Colour, alike, lightness
from extract.read.pdf.paper import Box, Note, Paper, Run
from extract.read.pdf.turning import to_page

LEAST_SIDE = 1.5  # points: a thinner box hides nothing
LIGHT = 0.85  # a colour lighter than this may vanish on white paper
CONTRAST = 24  # of 255: less difference within a character's box is none
MARKER = 0.4  # an annotation's stroke lighter than this leaves the text readable
CORE = 0.7  # of the size: the height of a capital
MOST = 0.7  # of a letter's width and height; what is covered less can still be read
TOUCH = 0.1  # of a letter's width or height that a neighbour may lie over
EDGE = 0.6  # points of a box's edge that blend with what lies beside it
BAND = 20.0  # points
MARGIN = 2.0  # points around the page where a character still counts as on it
_LEFT, _RIGHT = itemgetter(1), itemgetter(2)
Printed = dict[int, list[tuple[Box, int]]]
"""The boxes of visible runs with their ranks, by the bands of the page that they reach into."""
Look = Callable[[Box], int]
"""Return how much lightness differs within a box of the page as painted (0 to 255)."""


@dataclass(slots=True)
class _Cover:
    """Something opaque: a filled box (with its colour), a picture (None), or an annotation."""

    box: Box
    rank: int
    fill: Colour
    kind: str


def without_hidden(paper: Paper, look: Look) -> list[Box]:
    """Drop what can't be seen from `paper` and return the boxes of what was dropped."""
    bands = _banded(_covers(paper))
    later: Printed | None = None
    dropped: list[Box] = []
    kept: list[Run] = []
    for run in paper.runs:
        box = _run_box(run, paper)
        near = _near(run, box, bands)
        doubtful = paper.cut_short or run.invisible or near or _is_light(run.colour) or _runs_off(box, paper, run.clip)
        if not doubtful:
            kept.append(run)
            continue
        if later is None:
            later = _printed(paper)
        gone = [_is_hidden(run, character, near, later, paper, look) for character in run.characters]
        if _is_telling(run, gone):
            boxes = [to_page((x0, run.top, x1, run.bottom), run.way, paper) for _, x0, x1 in run.characters]
            dropped.extend(box for box, out in zip(boxes, gone, strict=True) if out)
            left = [character for character, out in zip(run.characters, gone, strict=True) if not out]
            run = replace(run, characters=left)
        if run.characters:
            kept.append(run)
    paper.runs = kept
    return dropped


def _printed(paper: Paper) -> Printed:
    bands: Printed = {}
    for run in paper.runs:
        box = _run_box(run, paper)
        for band in range(*_reach(box)) if not run.invisible else ():
            bands.setdefault(band, []).append((box, run.rank))
    return bands


def _reach(box: Box) -> tuple[int, int]:
    """Return the first band that `box` reaches into, and the one after the last."""
    first, last = (int(max(-9999.0, min(99999.0, side)) // BAND) for side in (box[1], box[3]))
    return first, last + 1


def _covers(paper: Paper) -> list[_Cover]:
    covers = [
        _Cover(shape.box, shape.rank, shape.fill, "vlak")
        for shape in paper.shapes
        if shape.filled and shape.is_box and _is_wide(shape.box)
    ]
    covers.extend(_Cover(box, rank, None, "beeld") for box, rank in paper.pictures if _is_wide(box))
    covers.extend(_Cover(note.box, note.rank, note.colour, note.kind) for note in paper.notes if not _is_marker(note))
    return covers


def _is_marker(note: Note) -> bool:
    """Tell whether an annotation is a highlighter's stroke, which text shows through."""
    light = lightness(note.colour)
    return note.kind == "Highlight" and light is not None and light > MARKER


def _is_wide(box: Box) -> bool:
    return box[2] - box[0] > LEAST_SIDE and box[3] - box[1] > LEAST_SIDE


def _run_box(run: Run, paper: Paper) -> Box:
    x0, x1 = min(map(_LEFT, run.characters)), max(map(_RIGHT, run.characters))
    return to_page((x0, run.top, x1, run.bottom), run.way, paper)


def _is_telling(run: Run, gone: list[bool]) -> bool:
    """Tell whether more was found hidden than a full stop, or one letter of a word that can be seen."""
    letters = sum(text.isalnum() for (text, _, _), out in zip(run.characters, gone, strict=True) if out)
    return letters > 1 or (letters == 1 and len(run.characters) <= 3)


def _banded(covers: list[_Cover]) -> dict[int, list[_Cover]]:
    """Return the covers by the bands of the page that they reach into, so that few need be tried for each run."""
    bands: dict[int, list[_Cover]] = {}
    for cover in covers:
        for band in range(*_reach(cover.box)):
            bands.setdefault(band, []).append(cover)
    return bands


def _near(run: Run, box: Box, bands: dict[int, list[_Cover]]) -> list[_Cover]:
    """Return the covers that matter to a run in `box`: later ones on it, and earlier ones that it may vanish on."""
    x0, top, x1, bottom = box
    if run.way % 2 == 0:
        covers = bands.get(int(max(-9999.0, min(99999.0, (top + bottom) / 2)) // BAND), [])
    else:
        covers = [cover for band in bands.values() for cover in band]
    return [
        cover
        for cover in covers
        if cover.box[0] < x1 and cover.box[2] > x0 and cover.box[1] < bottom and cover.box[3] > top
        and (cover.rank > run.rank or run.invisible or alike(run.colour, cover.fill))
    ]  # fmt: skip


def _is_light(colour: Colour) -> bool:
    light = lightness(colour)
    return light is not None and light > LIGHT


def _runs_off(box: Box, paper: Paper, clip: Box | None) -> bool:
    """Tell whether some of a box lies off the page, or where what is painted is cut off."""
    sheet = (0.0, 0.0, paper.width, paper.height)
    x0, top, x1, bottom = box
    within = all(
        x0 >= part[0] - MARGIN and top >= part[1] - MARGIN and x1 <= part[2] + MARGIN and bottom <= part[3] + MARGIN
        for part in ((sheet, clip) if clip else (sheet,))
    )
    return not within  # what stands nowhere (not a number) is not within either


def _is_hidden(
    run: Run, character: tuple[str, float, float], near: list[_Cover], later: Printed, paper: Paper,
    look: Look,
) -> bool:  # fmt: skip
    text, x0, x1 = character
    if text.isspace():
        return False
    box = to_page((x0, run.top, x1, run.bottom), run.way, paper)
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if not (-MARGIN <= x <= paper.width + MARGIN and -MARGIN <= y <= paper.height + MARGIN):
        return True
    if run.clip and not run.invisible and _runs_off((x, y, x, y), paper, run.clip):
        return True
    here = [cover for cover in near if _holds(cover.box, x, y)]
    over = [cover for cover in here if cover.rank > run.rank]
    if any(cover.kind == "Redact" for cover in over):
        return True
    core = to_page((x0, run.base - CORE * run.size, x1, run.base), run.way, paper)
    opaque = [cover for cover in over if cover.kind != "beeld" and _covers_most(cover.box, core)]
    if opaque:  # a code printed on the box makes contrast of its own
        first = min(cover.rank for cover in opaque)
        if any(rank > first and _reaches_into(other, box) for other, rank in later.get(int(y // BAND), ())):
            return True
    elif run.invisible:  # the layer that character recognition lays over or under a picture of the page
        return not any(cover.kind == "beeld" for cover in here)
    pictured = any(cover.kind == "beeld" for cover in over)
    if paper.cut_short or opaque or pictured or _is_same_as_ground(run, here):
        return look(_common(box, [cover.box for cover in opaque])) < CONTRAST
    return False


def _covers_most(cover: Box, core: Box) -> bool:
    """Tell whether so much of a letter is covered that it can't be read."""
    across = min(cover[2], core[2]) - max(cover[0], core[0])
    down = min(cover[3], core[3]) - max(cover[1], core[1])
    return across >= MOST * (core[2] - core[0]) - 0.01 and down >= MOST * (core[3] - core[1]) - 0.01


def _reaches_into(other: Box, box: Box) -> bool:
    """Tell whether another character's print lies within that of `box`, beyond where neighbours touch."""
    across = min(other[2], box[2]) - max(other[0], box[0])
    down = min(other[3], box[3]) - max(other[1], box[1])
    return across > TOUCH * (box[2] - box[0]) and down > TOUCH * (box[3] - box[1])


def _common(box: Box, covers: list[Box]) -> Box:
    """Return the part of a character's box that all `covers` lie on, a hair within their edges."""
    for x0, top, x1, bottom in covers:
        part = max(box[0], x0 + EDGE), max(box[1], top + EDGE), min(box[2], x1 - EDGE), min(box[3], bottom - EDGE)
        if part[2] > part[0] and part[3] > part[1]:
            box = part
    return box


def _is_same_as_ground(run: Run, here: list[_Cover]) -> bool:
    earlier = [cover for cover in here if cover.rank < run.rank]
    ground = max(earlier, key=lambda cover: cover.rank).fill if earlier else WHITE
    return alike(run.colour, ground) if earlier else _is_light(run.colour)


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
