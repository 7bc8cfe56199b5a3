"""Redactions seen in the pictures of a page: what a layer read from them is no text, but a printed ground is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extract.read.pdf.paper import Box, Paper, Run
from extract.read.pdf.turning import to_page
from extract.text.grounds import normal_ground

WITHIN = 0.9  # of a box that must lie on pictures
SAME = 0.5  # of the smaller of two boxes that the other covers, when they are one box
READABLE = 3  # letters and digits of painted text on a box that make it no redaction, unless they are its ground


@dataclass(frozen=True, slots=True)
class Covered:
    """A box (points) that makes something on a picture unreadable, and the ground that is printed on it."""

    box: Box
    ground: str | None


def covered_on(paper: Paper, boxes: list[Box]) -> list[Covered]:
    """Return which of `boxes`, seen on the painted page, are redactions in its pictures.

    Boxes that were drawn as shapes are left to who looks at shapes, and boxes that text can be read on are none.
    """
    candidates = [box for box in boxes if _is_pictured(box, paper) and not _is_drawn(box, paper)]
    if not candidates:
        return []
    invisible, painted = (_texts(paper, candidates, kind) for kind in (True, False))
    kept = [at for at, text in enumerate(painted) if normal_ground(text) or _letters(text) < READABLE]
    return [Covered(candidates[at], normal_ground(painted[at]) or normal_ground(invisible[at])) for at in kept]


def _overlaps(one: Box, other: Box) -> bool:
    """Tell whether two boxes are one, or one lies mostly in the other."""
    smaller = min(_area(one), _area(other))
    return smaller > 0 and _shared(one, other) > SAME * smaller


def _texts(paper: Paper, boxes: list[Box], invisible: bool) -> list[str]:
    """Return what the layer has in each box, of the invisible or of the painted characters."""
    texts = [""] * len(boxes)
    for run in paper.runs:
        if run.invisible is not invisible or not any(_shared(_box_of(run, paper), box) for box in boxes):
            continue
        told: set[int] = set()
        for character in run.characters:
            for at, box in enumerate(boxes):
                if _holds(box, run, character, paper):
                    texts[at] += ("" if at in told else " ") + character[0]
                    told.add(at)
    return [text.strip() for text in texts]


def take_out(paper: Paper, boxes: list[Box]) -> None:
    """Take what an invisible layer has in `boxes` out of `paper`."""
    kept: list[Run] = []
    for run in paper.runs:
        here = [box for box in boxes if _shared(_box_of(run, paper), box)] if run.invisible else []
        if here:
            left = [one for one in run.characters if not any(_holds(box, run, one, paper) for box in here)]
            run = replace(run, characters=left)
        if run.characters:
            kept.append(run)
    paper.runs = kept


def _box_of(run: Run, paper: Paper) -> Box:
    x0, x1 = min(c[1] for c in run.characters), max(c[2] for c in run.characters)
    return to_page((x0, run.top, x1, run.bottom), run.way, paper)


def _holds(box: Box, run: Run, character: tuple[str, float, float], paper: Paper) -> bool:
    """Tell whether the middle of a character lies in `box`."""
    x0, top, x1, bottom = to_page((character[1], run.top, character[2], run.bottom), run.way, paper)
    return box[0] <= (x0 + x1) / 2 <= box[2] and box[1] <= (top + bottom) / 2 <= box[3]


def _is_pictured(box: Box, paper: Paper) -> bool:
    return sum(_shared(box, picture) for picture, _ in paper.pictures) >= WITHIN * _area(box)


def _is_drawn(box: Box, paper: Paper) -> bool:
    return any(shape.filled and shape.is_box and _overlaps(box, shape.box) for shape in paper.shapes)


def _shared(one: Box, other: Box) -> float:
    across, down = min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0 and down > 0 else 0.0


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _letters(text: str) -> int:
    return sum(character.isalnum() for character in text)
