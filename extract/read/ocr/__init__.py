"""Read the text in the picture of a page with Tesseract, from any side up and a little askew."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt

from extract.read.ocr.again import passed_over
from extract.read.ocr.codes import grounds_on
from extract.read.ocr.engine import DOTS, CannotRead, Engine, Grey, Seen, engine
from extract.read.ocr.ink import Boxes, ink_of, marks_of
from extract.read.ocr.kept import Result, keep, kept, key_of
from extract.read.ocr.rulings import rulings_of, without
from extract.read.ocr.typesetting import BULLETS, typeset
from extract.read.ocr.upright import Box, Straightening, lies_on_its_side, skew_of, turned
from extract.read.words import Word

__all__ = ["DOTS", "CannotRead", "Scan", "cannot_read", "read_grounds", "read_picture"]

WHITE = 255
POINTS = 72.0  # an inch
BORDER = 0.012  # inch around a box that is painted white with it: its edge
LEAST_MARKS = 3  # letters, for a page not to be empty
SURE = 0.25  # least certainty of a word
SURE_SIGN = 0.6  # of one without a letter or digit, but for the bullet or dash that opens a line
DASHES = frozenset("-–—")
WELL_READ = 0.65  # certainty, on average, above which a page stands upright
Picture = npt.NDArray[np.uint8]
"""Rows × columns of red, green and blue, or of lightness."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What was read from a picture: words as they stand on the page turned upright, and rulings, in points.

    `way` counts the quarters that the text is turned on the page; `straightened` brings boxes of the page as read
    (but for `way`) back to where they lie on the picture.
    """

    words: list[Word]
    rulings: list[Box]
    way: int
    straightened: Straightening


def cannot_read() -> str | None:
    """Return one Dutch phrase that tells what this machine lacks to read pictures; None when it lacks nothing."""
    found = engine()
    return found if isinstance(found, str) else None


def read_picture(picture: Picture, dots: float, hidden: list[Box], folder: Path | None = None) -> Scan:
    """Return what is printed on `picture`, of `dots` an inch, outside the `hidden` boxes (points).

    What was read is kept beside the files in `folder`, so that the same picture is never read twice.

    Raises CannotRead when Tesseract is missing or fails; the message is one Dutch phrase.
    """
    tesseract = engine()
    if isinstance(tesseract, str):
        raise CannotRead(tesseract)
    grey = _whitened(_grey(picture), hidden, dots)
    key = key_of(grey, tesseract)
    result = kept(folder, key)
    if result is None:
        result = _read(grey, dots, tesseract)
        keep(folder, key, result)
    return _scan(grey, dots, result)


def read_grounds(picture: Picture, dots: float, boxes: list[Box]) -> list[str | None]:
    """Return the ground printed on each of `boxes` (points), None where none can be read or Tesseract is missing."""
    tesseract, scale = engine(), dots / POINTS
    if isinstance(tesseract, str) or not boxes:
        return [None] * len(boxes)
    height, width = picture.shape[:2]
    most = (width, height, width, height)
    sides = [[min(end, max(0, round(side * scale))) for side, end in zip(box, most, strict=True)] for box in boxes]
    return grounds_on(_grey(picture), dots, [(x0, top, x1, bottom) for x0, top, x1, bottom in sides], tesseract)


def _grey(picture: Picture) -> Grey:
    return picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def _whitened(grey: Grey, hidden: list[Box], dots: float) -> Grey:
    """Return a copy of `grey` in which the boxes are white: nothing is ever read from them."""
    clean = grey.copy()
    scale, border = dots / POINTS, BORDER * dots
    for box in hidden:
        x0, top, x1, bottom = (side * scale for side in box)
        rows = slice(max(0, round(top - border)), max(0, round(bottom + border)))
        clean[rows, max(0, round(x0 - border)) : max(0, round(x1 + border))] = WHITE
    return clean


def _read(grey: Grey, dots: float, tesseract: Engine) -> Result:
    marks = marks_of(ink_of(grey, dots), dots)
    if len(marks) < LEAST_MARKS:
        return Result([], 0, 0.0)
    if not lies_on_its_side(marks):
        result = _read_turned(grey, dots, 0, tesseract)
        if _is_well_read(result):
            return result
        others = [2]
    else:
        result, others = None, [1, 3]
    known = tesseract.quarters(grey)
    if known is not None:
        others = [known] if known or result is None else []
    tries = [_read_turned(grey, dots, quarters, tesseract) for quarters in others]
    return max([*([result] if result else []), *tries], key=_weight)


def _is_well_read(result: Result) -> bool:
    letters = sum(len(word.text) for word in result.words)
    return letters > 0 and _weight(result) >= WELL_READ * letters


def _weight(result: Result) -> float:
    return sum(len(word.text) * word.sure for word in result.words)


def _read_turned(grey: Grey, dots: float, quarters: int, tesseract: Engine) -> Result:
    """Return what is read when `grey` is turned by so many quarters clockwise, and then straightened."""
    upright = turned(grey, quarters)
    angle = skew_of(marks_of(ink_of(upright, dots), dots))
    straight, ink, rulings = _prepared(upright, dots, angle)
    seen = tesseract.words(straight)
    marks = marks_of(without(ink, rulings, 0), dots)
    seen = [word for before, word in zip([None, *seen], seen, strict=False) if _is_believed(word, before)]
    return Result([*seen, *passed_over(straight, marks, seen, tesseract)], quarters, angle)


def _prepared(upright: Grey, dots: float, angle: float) -> tuple[Grey, Grey, Boxes]:
    """Return the straight picture without rulings, its ink, and the boxes of its rulings."""
    straight = Straightening(upright.shape[1], upright.shape[0], angle).of(upright)
    ink = ink_of(straight, dots)
    rulings = np.concatenate(rulings_of(ink, dots))
    return without(straight, rulings, WHITE), ink, rulings


def _is_believed(word: Seen, before: Seen | None) -> bool:
    if any(letter.isalnum() for letter in word.text):
        return word.sure >= SURE
    opens = before is None or before.line != word.line
    return word.sure >= SURE_SIGN or (opens and (word.text in BULLETS or word.text in DASHES))


def _scan(grey: Grey, dots: float, result: Result) -> Scan:
    """Return the words and rulings of a picture that was read, in points."""
    upright = turned(grey, result.quarters)
    _, ink, rulings = _prepared(upright, dots, result.angle)
    scale = dots / POINTS
    way = result.quarters % 4
    words = typeset(result.words, ink, scale, way)
    sides = [(x0 / scale, top / scale, x1 / scale, bottom / scale) for x0, top, x1, bottom in rulings.tolist()]
    height, width = upright.shape
    return Scan(words, sides, way, Straightening(width / scale, height / scale, result.angle))
