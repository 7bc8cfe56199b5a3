"""Join the characters of a page into words, by where they stand rather than by the order they were painted in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # pages of PDFs are made of words
    from extract.read.pdf.paper import Box, Paper, Run

GAP = 0.19  # of the size: a wider gap parts words where no space is painted
SAME_BASE = 0.3  # of the size
# What can't stand in a page's text, or stands for something else there.
CLEAN = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\uf0b7": "•", "\uf0a7": "•",
     "\uf0d8": "•", "\uf0fc": "•", "\uf02d": "-", "\u0002": "\u00ad", "\ufffe": "\u00ad", "\u200b": "", "\ufeff": ""}
)  # fmt: skip
SPACES = frozenset(" \t\n\r\f\v\u00a0\u2002\u2003\u2007\u2009\u202f\u2028\u2029\x85\x1c\x1d\x1e\x1f")


@dataclass(slots=True)
class Word:
    """A word, in points after turning it upright; `rank` is its place in painting order."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float
    bold: bool
    rank: int
    way: int = 0
    before: bool = False  # a space is painted before it
    after: bool = False  # a space is painted after it
    slanted: bool = False  # at an angle between two quarter turns

    @property
    def box(self) -> Box:
        """Return the box of the word as read (turned upright)."""
        return self.x0, self.top, self.x1, self.bottom


def words_of(paper: Paper) -> list[Word]:
    """Return the words of `paper` in painting order."""
    words: list[Word] = []
    open_word: Word | None = None
    spaced = True
    for run in paper.runs:
        if open_word is not None and not _goes_on(open_word, run):
            open_word, spaced = None, False
        open_word, spaced = _add_run(words, run, open_word, spaced)
    for word in words:
        if len(word.text) == 1 and _is_undefined(word.text):  # the font does not say: in Dutch records it is a bullet
            word.text = "•"
    return words


def _add_run(words: list[Word], run: Run, word: Word | None, spaced: bool) -> tuple[Word | None, bool]:
    """Add a run's characters to the open word and to new ones; return the open word and whether a space was last."""
    last_x0 = float("-inf")
    size = run.size
    hair, back, gap = 0.12 * size, -0.5 * size, GAP * size
    for raw, x0, x1 in run.characters:
        if raw in SPACES:
            if word is not None:
                word.after = True
            word, spaced = None, True
            continue
        text = _cleaned(raw)
        # painted twice, a hair apart, to look bold; what has no width stands where the last one does
        doubled = word is not None and abs(x0 - last_x0) < hair < x1 - x0 and word.text.endswith(text)
        if doubled or not text:
            continue
        last_x0 = x0
        if word is not None and back < x0 - word.x1 <= gap:
            word.text += text
            word.x1 = x1 if x1 > word.x1 else word.x1
            continue
        spaced = spaced or (word is not None and x0 > word.x1)
        word = Word(text, x0, run.top, x1, run.bottom, run.base, size, run.bold, run.rank, run.way, spaced)
        word.slanted = run.slanted
        spaced = False
        words.append(word)
    return word, spaced


@lru_cache(maxsize=10_000)  # it is asked of every character of every page
def _cleaned(raw: str) -> str:
    text = raw if raw.isalnum() and raw.isascii() else raw.translate(CLEAN)
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\u00ad" or _is_undefined(character) else "\ufffd"
        for character in text
    )


def _is_undefined(character: str) -> bool:
    return character == "\ufffd" or "\ue000" <= character <= "\uf8ff"


def _goes_on(word: Word, run: Run) -> bool:
    return (
        word.way == run.way
        and word.slanted == run.slanted
        and abs(word.base - run.base) <= SAME_BASE * min(word.size, run.size)
    )
