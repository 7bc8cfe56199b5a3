"""Count for each page and document how much of its text is understood, placed, boilerplate or none; say where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extract.coverage.classes import Class, Paint
from extract.coverage.spans import lay_boilerplate, lay_placed, lay_understood
from extract.text.reading import Reading
from models import Counted, Document, Page

_BLANK, _MARK, _WORD, _LINE = 0, 1, 2, 3  # sorts of characters
_CODES = 1 << 16  # those beyond are pictures, and letters of old scripts

Array = NDArray[np.int64]


def cover(reading: Reading) -> None:
    """Fill in the counts of every page and document: each character that is not blank is in exactly one class."""
    paint = Paint(len(reading.text))
    lay_placed(reading, paint)
    lay_boilerplate(reading, paint)
    lay_understood(reading, paint)
    every: list[Counted] = [*reading.source.pages, *reading.source.documents]
    for counted in every:
        counted.understood = counted.placed = counted.boilerplate = counted.unexplained = 0
    for page in reading.source.pages:
        page.gaps = []
    marks = np.frombuffer(paint.marks, np.uint8)
    for page, document, start, end in pieces(reading):
        counts = count(reading.text[start:end], marks[start:end])
        _add(page, counts)
        if counts[Class.UNEXPLAINED]:
            found = gaps(reading.text[start:end], marks[start:end], start - page.start)
            page.gaps = (page.gaps or []) + found
        if document:
            _add(document, counts)


def pieces(reading: Reading) -> Iterator[tuple[Page, Document | None, int, int]]:
    """Yield each page, cut where a document begins or ends, with the document that the piece is of."""
    documents = sorted(reading.source.documents, key=lambda document: document.start)
    at = 0
    for page in reading.source.pages:
        start, until = page.start, page.start + len(page.text)
        while start < until:
            while at < len(documents) and documents[at].end <= start:
                at += 1
            document = documents[at] if at < len(documents) and documents[at].start <= start else None
            ends = document.end if document else documents[at].start if at < len(documents) else until
            yield page, document, start, min(ends, until)
            start = min(ends, until)


def count(text: str, marks: NDArray[np.uint8]) -> Array:
    """Return how many characters of `text` that are not blank are in each class.

    Marks that are no letter or digit go with the word before them on their line, else with the next one.
    """
    sorts = _sorts()[np.minimum(_codes(text), _CODES - 1)]
    words = np.flatnonzero(sorts >= _WORD)
    if not (sorts[words] == _WORD).any():
        return np.bincount(marks[sorts == _MARK], minlength=len(Class))
    loose = np.flatnonzero(sorts == _MARK)
    classes = marks[np.concatenate([words[sorts[words] == _WORD], _leaders(sorts, words, loose)])]
    return np.bincount(classes, minlength=len(Class))


def gaps(text: str, marks: NDArray[np.uint8], at: int = 0) -> list[list[int]]:
    """Return the start and end of each stretch of words in `text` that nothing explains, each counted from `at`."""
    sorts = _sorts()[np.minimum(_codes(text), _CODES - 1)]
    words = np.flatnonzero(sorts == _WORD)
    loose = np.concatenate([[False], marks[words] == Class.UNEXPLAINED, [False]])
    turns = np.flatnonzero(loose[1:] != loose[:-1])
    return [[int(words[a]) + at, int(words[b - 1]) + 1 + at] for a, b in turns.reshape(-1, 2)]


def _leaders(sorts: NDArray[np.uint8], words: Array, loose: Array) -> Array:
    """Return for each of the `loose` marks the letter or digit that it goes with."""
    real = words[sorts[words] == _WORD]
    before = words[np.maximum(np.searchsorted(words, loose) - 1, 0)]
    after = real[np.minimum(np.searchsorted(real, loose), len(real) - 1)]
    return np.where((before < loose) & (sorts[before] == _WORD), before, after)


def _codes(text: str) -> NDArray[np.uint32]:
    """Return the code points of a text, halves of pairs included."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@cache
def _sorts() -> NDArray[np.uint8]:
    """Return for each code point whether it is blank, a mark, part of a word, or ends a line."""
    every = map(chr, range(_CODES))
    sorts = np.array([_BLANK if c.isspace() else _WORD if c.isalnum() else _MARK for c in every], np.uint8)
    sorts[ord("\n")] = _LINE
    return sorts


def _add(counted: Counted, counts: Array) -> None:
    """Add the counts of a piece to its page or document."""
    counted.understood = (counted.understood or 0) + int(counts[Class.UNDERSTOOD])
    counted.placed = (counted.placed or 0) + int(counts[Class.PLACED])
    counted.boilerplate = (counted.boilerplate or 0) + int(counts[Class.BOILERPLATE])
    counted.unexplained = (counted.unexplained or 0) + int(counts[Class.UNEXPLAINED])
