"""Put words on rows by their baselines, and part rows into phrases at wide gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from extract.read.words import GAP, Word

SAME_ROW = 0.4  # of the size: how far baselines on one row may lie apart (superscripts do)
HAIR = 0.04  # of the size
MOST_SPACE = 0.75  # of the size: a wider gap is no space between words
PHRASE_GAP = 1.0  # of the size: a wider gap parts phrases


@dataclass(slots=True, eq=False)
class Phrase:
    """Words that stand together on one row."""

    words: list[Word]
    x0: float
    top: float
    x1: float
    bottom: float
    base: float
    size: float

    @property
    def text(self) -> str:
        """Return the words joined by one space."""
        return " ".join(word.text for word in self.words)


def rows_of(words: Iterable[Word]) -> list[list[Word]]:
    """Return rows of words from top to bottom, each from left to right, with pieces of one word joined."""
    rows: list[list[Word]] = []
    base = size = 0.0
    for word in sorted(words, key=attrgetter("base", "x0")):
        if rows and word.base - base <= SAME_ROW * max(size, word.size):
            rows[-1].append(word)
            size = max(size, word.size)
        else:
            rows.append([word])
            base, size = word.base, word.size
    return [_joined(sorted(row, key=attrgetter("x0"))) for row in rows]


def _joined(row: list[Word]) -> list[Word]:
    """Join neighbours that touch without a painted space between, and drop what was painted twice."""
    kept: list[Word] = []
    for word in row:
        last = kept[-1] if kept else None
        if last is not None and last.text == word.text and abs(last.x0 - word.x0) < 0.15 * word.size:
            continue
        touching = last is not None and -0.3 * word.size < word.x0 - last.x1 <= GAP * min(word.size, last.size)
        if last is None or not touching or last.after or word.before or _begins(last, word):
            kept.append(word)
            continue
        kept[-1] = _one(last, word)
    return kept


def _begins(last: Word, word: Word) -> bool:
    """Tell whether a piece set on its own begins a word: a capital after small letters, a hair apart."""
    apart = word.x0 - last.x1 > HAIR * word.size and last.rank != word.rank
    return apart and last.text[-1].islower() and word.text[0].isupper()


def _one(left: Word, right: Word) -> Word:
    larger = left if left.size >= right.size else right
    return Word(
        left.text + right.text, left.x0, min(left.top, right.top), max(left.x1, right.x1),
        max(left.bottom, right.bottom), larger.base, larger.size, left.bold and right.bold, left.rank, left.way,
        before=left.before, after=right.after,
    )  # fmt: skip


def usual_space(rows: Iterable[list[Word]]) -> float:
    """Return the usual white between two words on a row, in sizes; 0 where there is next to none."""
    gaps = sorted(
        (b.x0 - a.x1) / a.size for row in rows for a, b in pairwise(row) if 0 < b.x0 - a.x1 < MOST_SPACE * a.size
    )
    return gaps[len(gaps) // 2] if gaps else 0.0


def phrases_of(row: list[Word], gap: float = PHRASE_GAP) -> list[Phrase]:
    """Return the phrases of one row; `gap` is in sizes of the smaller neighbour."""
    parts: list[list[Word]] = []
    for word in row:
        last = parts[-1][-1] if parts else None
        if last is not None and word.x0 - last.x1 <= gap * min(word.size, last.size):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [phrase_of(part) for part in parts]


def phrase_of(words: list[Word]) -> Phrase:
    """Return the phrase that `words` (left to right) make."""
    largest = max(words, key=attrgetter("size"))
    return Phrase(
        words, words[0].x0, min(word.top for word in words), max(word.x1 for word in words),
        max(word.bottom for word in words), largest.base, largest.size,
    )  # fmt: skip
