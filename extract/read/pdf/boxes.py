"""Find the boxes that make something unreadable, and the ground printed on them."""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from extract.read.pdf.colours import Colour, lightness
from extract.read.pdf.paper import Box, Paper
from extract.read.pdf.pictured import Covered
from extract.text.grounds import GROUNDS, normal_ground
from extract.text.words import Word as PlacedWord
from models import Redaction

LEAST_WIDTH, LEAST_HEIGHT = 4.0, 5.0  # points
MOST_HEIGHT = 40.0  # points: a higher box counts only when text was hidden under it or a ground stands on it
MOST_BOXES = 2_000  # looked at on a page
MOST_WIDTH = 0.92  # of the page
SQUARE = 1.4  # width over height below which an empty dark box is one to tick
DARK = 0.3
GREYISH = 0.12  # how far red, green and blue of a black or grey box lie apart at most
REDACTING = {"Redact"}
CODE = re.compile(rf"\W*{GROUNDS}\W*\Z", re.I)


def redactions_of(
    paper: Paper, words: list[PlacedWord], hidden: list[Box], text: str, covered: list[Covered] | None = None
) -> list[Redaction]:
    """Return the page's redactions with offsets on the page.

    `hidden` is where text was taken out from under, `covered` are those in its pictures.
    """
    drawn = _drawn(paper, words, hidden, text)
    pictured = [
        _redaction(one.box, one.ground, "lezer:beeld", paper, words)
        for one in covered or []
    ]  # fmt: skip
    return [*drawn, *pictured]


def _drawn(paper: Paper, words: list[PlacedWord], hidden: list[Box], text: str) -> list[Redaction]:
    """Return the redactions among the page's shapes and annotations."""
    found: list[Redaction] = []
    seen: list[Box] = []
    middles = np.array([_middle(tuple(place)) for _, _, *place in words]).reshape(-1, 2)
    under = np.array([_middle(other) for other in hidden]).reshape(-1, 2)
    for box, fill, kind in _candidates(paper):
        if any(_is_within(box, other) for other in seen):
            continue
        inside = [text[words[rank][0] : words[rank][1]] for rank in np.flatnonzero(_held(box, middles))]
        code = CODE.match(" ".join(inside)) if inside else None
        covered = bool(_held(box, under).any())
        if not _redacts(box, fill, kind, paper, bool(inside), code is not None, covered):
            continue
        seen.append(box)
        ground = normal_ground(" ".join(inside)) if code else None
        found.append(_redaction(box, ground, "lezer:vlak", paper, words))
    return found


def _redaction(box: Box, ground: str | None, method: str, paper: Paper, words: list[PlacedWord]) -> Redaction:
    at = _offset(box, words)
    return Redaction(form="vlak", start=at, end=at, method=method, box=_fractions(box, paper), ground=ground)


def _candidates(paper: Paper) -> list[tuple[Box, Colour, str]]:
    shapes = [(shape.box, shape.fill, "vlak") for shape in paper.shapes if shape.filled and shape.is_box]
    notes = [(note.box, note.colour, note.kind) for note in paper.notes]
    wide = [
        (box, fill, kind)
        for box, fill, kind in [*shapes, *notes]
        if box[2] - box[0] >= LEAST_WIDTH and box[3] - box[1] >= LEAST_HEIGHT
    ]
    return sorted(wide, key=lambda item: -(item[0][2] - item[0][0]) * (item[0][3] - item[0][1]))[:MOST_BOXES]


def _redacts(box: Box, fill: Colour, kind: str, paper: Paper, filled: bool, coded: bool, covered: bool) -> bool:
    if kind in REDACTING:
        return True
    if filled and not coded:
        return False
    if box[2] - box[0] > MOST_WIDTH * paper.width and not covered:
        return False
    if box[3] - box[1] > MOST_HEIGHT and not (covered and _is_blackish(fill)):
        return False
    squarish = box[2] - box[0] < SQUARE * (box[3] - box[1])  # a box to tick
    return coded or covered or (_is_blackish(fill) and kind == "vlak" and not squarish)


def _is_blackish(fill: Colour) -> bool:
    light = lightness(fill)
    return fill is not None and light is not None and light <= DARK and max(fill) - min(fill) <= GREYISH


def _offset(box: Box, words: list[PlacedWord]) -> int:
    """Return the offset nearest to the box: after the word before it on its line, else after the last word above."""
    middle = (box[1] + box[3]) / 2
    row = [word for word in words if word[3] - 1 <= middle <= word[5] + 1]
    before = [word for word in row if word[2] < box[0] + 1]
    if before:
        return max(before, key=lambda word: word[4])[1]
    if row:
        return min(row, key=lambda word: word[2])[0]
    above = [word for word in words if word[5] <= middle]
    return max(above, key=lambda word: (word[5], word[4]))[1] if above else 0


def _fractions(box: Box, paper: Paper) -> list[float]:
    width, height = max(1.0, paper.width), max(1.0, paper.height)
    x0, top, x1, bottom = box
    return [round(min(1.0, max(0.0, part)), 4) for part in (x0 / width, top / height, x1 / width, bottom / height)]


def _middle(box: tuple[float, ...]) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _held(box: Box, points: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Return of each point (rows of x, y) whether it lies in the box."""
    x, y = points[:, 0], points[:, 1]
    return (box[0] <= x) & (x <= box[2]) & (box[1] <= y) & (y <= box[3])


def _is_within(box: Box, other: Box) -> bool:
    return other[0] - 1 <= box[0] and other[1] - 1 <= box[1] and box[2] <= other[2] + 1 and box[3] <= other[3] + 1
