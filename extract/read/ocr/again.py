"""Look again at letters that Tesseract passed over: figures that stand alone, short lines at a page's edge."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from extract.read.ocr.engine import BLOCK, CannotRead, Engine, Grey, Seen
from extract.read.ocr.ink import Boxes, outside

LOW, HIGH = 0.6, 1.6  # times the usual height of a letter: what is lower or higher is no letter of a line
APART = 0.9  # of the height: marks no wider apart stand in one word or line
MOST_PIECES = 300
BORDER = 1.2  # of the height: white around each piece
SURE = 0.45  # least certainty of what is read the second time
WHITE = 255


def passed_over(picture: Grey, marks: Boxes, seen: list[Seen], engine: Engine) -> list[Seen]:
    """Return the words in the pieces of `picture` that have letters and that `seen` has no words for."""
    pieces = _pieces(_left(marks, seen), seen, picture.shape)
    if not pieces:
        return []
    sheet, places = sheet_of(picture, pieces)
    try:
        found = engine.words(sheet, BLOCK)
    except CannotRead:  # the page itself was read
        return []
    return _back(found, places, next_line=max((word.line for word in seen), default=-1) + 1)


def _left(marks: Boxes, seen: list[Seen]) -> Boxes:
    """Return the marks that lie in no word."""
    return outside(marks, np.array([(word.x0 - 1, word.top - 1, word.x1 + 1, word.bottom + 1) for word in seen]))


def _pieces(marks: Boxes, seen: list[Seen], shape: tuple[int, ...]) -> list[list[int]]:
    """Return the boxes of the words or lines that these marks make, from top to bottom."""
    heights = [word.bottom - word.top for word in seen] or list(marks[:, 3] - marks[:, 1])
    usual = float(np.median(heights)) if heights else 0.0
    high = marks[:, 3] - marks[:, 1]
    letters = marks[(high >= LOW * usual) & (high <= HIGH * usual)].astype(np.int64)
    if not len(letters):
        return []
    covered = np.zeros(shape, np.uint8)
    for x0, top, x1, bottom in letters:
        covered[top:bottom, x0:x1] = 1
    joined = cv2.morphologyEx(covered, cv2.MORPH_CLOSE, np.ones((1, max(1, round(APART * usual))), np.uint8))
    count, _, found, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = [[int(x0), int(top), int(x0 + width), int(top + height)] for x0, top, width, height, _ in found[1:count]]
    return sorted(boxes, key=lambda box: (box[1], box[0])) if len(boxes) <= MOST_PIECES else []


def sheet_of(picture: Grey, pieces: list[list[int]]) -> tuple[Grey, list[tuple[int, int, int]]]:
    """Return a picture with the pieces under each other, and of each: its top there, and how far it was moved."""
    border = round(BORDER * float(np.median([bottom - top for _, top, _, bottom in pieces])))
    height, width = picture.shape
    cuts = []
    for x0, top, x1, bottom in pieces:
        margin = border // 4
        cuts.append((max(0, x0 - margin), max(0, top - margin), min(width, x1 + margin), min(height, bottom + margin)))
    wide = max(x1 - x0 for x0, _, x1, _ in cuts) + 2 * border
    high = sum(bottom - top + border for _, top, _, bottom in cuts) + border
    sheet = np.full((high, wide), WHITE, np.uint8)
    places, at = [], border
    for x0, top, x1, bottom in cuts:
        sheet[at : at + bottom - top, border : border + x1 - x0] = picture[top:bottom, x0:x1]
        places.append((at, x0 - border, top - at))
        at += bottom - top + border
    return sheet, places


def _back(found: list[Seen], places: list[tuple[int, int, int]], next_line: int) -> list[Seen]:
    """Return the words at their place on the page; each piece is a line of its own."""
    words: list[Seen] = []
    tops = [top for top, _, _ in places]
    for word in found:
        rank = int(np.searchsorted(tops, (word.top + word.bottom) / 2, side="right")) - 1
        if word.sure < SURE or rank < 0:
            continue
        _, right, down = places[rank]
        words.append(
            replace(
                word, x0=word.x0 + right, x1=word.x1 + right, top=word.top + down, bottom=word.bottom + down,
                line=next_line + rank,
            )
        )  # fmt: skip
    return words
