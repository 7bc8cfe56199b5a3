"""Make words of a page from what was seen on its picture: baseline and size from the shapes of their letters."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from statistics import median

import cv2
import numpy as np

from extract.read.ocr.engine import Grey, Seen
from extract.read.words import Word

DEEP = frozenset("gjpqyQ,;()[]{}|/@$§&_ç")  # they reach below the baseline
HIGH = re.compile(r"[A-Z0-9bdfhkltijß()\[\]{}|/@$§&%!?À-Þ]")  # they reach as high as a capital does
CAPITAL, SMALL, BELOW = 0.72, 0.53, 0.21  # heights of a capital, of an x and of what hangs below, in sizes
DESCENT = 0.2  # of the size: from the baseline to the bottom of a word's box
SMALLEST = 3.0  # points
OFF_LINE = 0.45  # of the size: a word further from its line's usual baseline stands on one of its own
LETTERS = 3  # of a word, for its strokes to tell whether it is bold
BOLDER = 1.15  # times the page's usual stroke, both in sizes
LEAST_BOLD = 0.9  # times the page's usual size: smaller print is blurred and looks bold
SAME_SIZE = 0.08  # of the page's usual size: no further from it is that size
BLOB, SQUARISH = 0.68, (0.6, 1.6)  # of its box that a bullet fills, where a letter fills less; width over height
# What Tesseract makes of a bullet, and letters that are one sign on no Dutch keyboard.
BULLETS = frozenset("*«»®¢°©¤●∙·")
SIGNS = str.maketrans({"ĳ": "ij", "Ĳ": "IJ", "ﬁ": "fi", "ﬂ": "fl", "\u2028": " ", "\u2029": " "})


def typeset(seen: list[Seen], ink: Grey, scale: float, way: int) -> list[Word]:
    """Return the page's words in points, `scale` pixels each; `ink` is that of the upright picture."""
    lines: dict[int, list[Seen]] = defaultdict(list)
    for word in seen:
        lines[word.line].append(word)
    sizes = _sizes(lines)
    strokes = {line: _stroke(words, ink) / sizes[line] for line, words in lines.items()}
    usual_stroke = median([stroke for stroke in strokes.values() if stroke] or [0.0])
    least = LEAST_BOLD * median(list(sizes.values()) or [0.0])
    words: list[Word] = []
    for line, found in lines.items():
        bold = sizes[line] >= least and strokes[line] > BOLDER * usual_stroke > 0
        base = median([_base(word, sizes[line]) for word in found])
        for word in found:
            own = _base(word, sizes[line])
            foot = base if abs(own - base) <= OFF_LINE * sizes[line] else own
            made = _word(word, foot, sizes[line], scale, way, len(words), bold)
            words.append(replace(made, text="•") if word is found[0] and _is_bullet(word, ink) else made)
    return [word for word in words if word.text]


def _sizes(lines: dict[int, list[Seen]]) -> dict[int, float]:
    """Return the size of the type of each line, in pixels; those that hardly differ from the usual one are that."""
    sizes = {line: _size(words) for line, words in lines.items()}
    usual = median([sizes[line] for line, words in lines.items() for _ in words] or [0.0])
    return {line: usual if abs(size - usual) <= SAME_SIZE * usual else size for line, size in sizes.items()}


def _word(seen: Seen, base: float, size: float, scale: float, way: int, rank: int, bold: bool) -> Word:
    text = "".join(part for part in seen.text.translate(SIGNS) if part.isprintable() and not part.isspace())
    if text in BULLETS:
        text = "•"
    bottom = base + DESCENT * size
    x0, top, x1, low = (side / scale for side in (seen.x0, bottom - size, seen.x1, bottom))
    return Word(
        text, x0, top, x1, low, base / scale, max(SMALLEST, size / scale), bold, rank, way, before=True, after=True
    )


def _shape(text: str) -> float:
    """Return how high the ink of `text` is, in sizes; 0 when its letters don't tell."""
    if not any(letter.isalnum() for letter in text):
        return 0.0
    above = CAPITAL if HIGH.search(text) else SMALL
    return above + (BELOW if DEEP & set(text) else 0.0)


def _size(line: list[Seen]) -> float:
    """Return the size of the type of `line`, in pixels."""
    sizes = [(word.bottom - word.top) / shape for word in line if (shape := _shape(word.text))]
    return max(1.0, median(sizes or [word.bottom - word.top for word in line]))


def _base(word: Seen, size: float) -> float:
    """Return the baseline of `word`: its foot, or as far above as its letters hang down."""
    if not any(letter.isalnum() for letter in word.text):
        return (word.top + word.bottom) / 2 + SMALL / 2 * size
    return word.bottom - (BELOW * size if DEEP & set(word.text) else 0.0)


def _is_bullet(word: Seen, ink: Grey) -> bool:
    """Tell whether a sign at the beginning of a line is a full round or square, whatever letter was made of it."""
    part = ink[int(word.top) : int(word.bottom), int(word.x0) : int(word.x1)]
    if len(word.text) > 1 or not part.size:
        return False
    wide = part.shape[1] / part.shape[0]
    return SQUARISH[0] < wide < SQUARISH[1] and cv2.countNonZero(part) > BLOB * part.size


def _stroke(line: list[Seen], ink: Grey) -> float:
    """Return how thick the strokes of a line are, in pixels: of its words' ink over half of the ink's outline."""
    found = []
    for word in line:
        part = ink[int(word.top) : int(word.bottom) + 1, int(word.x0) : int(word.x1) + 1]
        area = cv2.countNonZero(part) if part.size else 0
        if area and sum(letter.isalnum() for letter in word.text) >= LETTERS:
            inner = cv2.countNonZero(cv2.erode(part, np.ones((3, 3), np.uint8), borderValue=0))
            found.append(2 * area / max(1, area - inner))
    return median(found) if found else 0.0
