"""Tell where on paper the words of a line stand, and which of them stand together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from extract.text.reading import Line, Reading
from extract.text.words import Word, unpack_words

WIDE = 0.4
"""What parts columns is wider than this share of the height of letters, what parts words is not."""


@dataclass
class Piece:
    """Words that stand together on a line: what they are, their span in the source, from where to where (points)."""

    text: str
    start: int
    end: int
    x0: float
    x1: float


class Places:
    """The words of a source's lines with their boxes, unpacked page by page as they are asked for."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self._pages = {page.number: page for page in reading.source.pages}
        self._page = 0
        self._words: list[Word] = []
        self._starts: list[float] = []

    def words(self, line: Line) -> list[Word]:
        """Return the words of a line from left to right; their offsets are those in the source."""
        page = self._pages[line.page]
        if self._page != line.page:
            self._page, self._words = line.page, sorted(unpack_words(page.words))
            self._starts = [word[0] for word in self._words]
        first, last = (bisect_left(self._starts, offset - page.start) for offset in (line.start, line.end))
        shifted = [(word[0] + page.start, word[1] + page.start, *word[2:]) for word in self._words[first:last]]
        return sorted(shifted, key=lambda word: word[2])

    def pieces(self, line: Line) -> list[Piece]:
        """Return the words of a line, those together that no wide space parts."""
        found: list[Piece] = []
        for start, end, x0, top, x1, bottom in self.words(line):
            if found and x0 - found[-1].x1 < WIDE * (bottom - top) and start >= found[-1].end:
                found[-1].text += f" {self.text[start:end]}"
                found[-1].end, found[-1].x1 = end, x1
            else:
                found.append(Piece(self.text[start:end], start, end, x0, x1))
        return found


def has_places(reading: Reading) -> bool:
    """Tell whether it is known of any page where its words stand."""
    return any(page.words for page in reading.source.pages)
