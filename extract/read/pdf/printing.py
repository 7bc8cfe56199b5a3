"""Write a page's lines and tables as text, keeping where each word stands and what each line looks like."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.read.ocr.upright import Straightening
from extract.read.pdf.layout import Read
from extract.read.pdf.paper import Paper
from extract.read.pdf.turning import to_page
from extract.read.tables.grids import Grid
from extract.read.words import Word
from extract.text.reading import Line
from extract.text.words import Word as PlacedWord

USUAL_PITCH = 1.25  # baseline to baseline, in sizes, where a page has too few lines to tell
WIDER = 0.3  # of the size: how much more than the usual pitch is a gap
CELL_BREAK = "\u2028"


@dataclass
class Print:
    """A page's text as it grows, its words with their boxes, and its lines (offsets on the page)."""

    paper: Paper
    number: int
    straightened: Straightening | None = None  # how the page that the words are read from was
    text: str = ""
    words: list[PlacedWord] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    places: dict[int, tuple[float, float]] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _at: int = 0

    def add(self, read: list[Read]) -> None:
        """Write what was read of the page in this order."""
        pitch = _pitch(read)
        before: list[Word] | None = None
        for piece in read:
            if isinstance(piece, Grid):
                for index, row in enumerate(piece.rows):
                    self._row(row, gap=index == 0)
                before = None
            else:
                self._line(piece, gap=before is None or _is_gap(before, piece, pitch))
                before = piece
        self.text = "".join(self._parts)

    def _row(self, row: list, gap: bool) -> None:
        start = self._begin(gap)
        for column, cell in enumerate(row):
            if column:
                self._put("\t")
            self._put(" " * cell.indent)
            for rank, words in enumerate(cell.rows):
                if rank and not _is_cut_number(cell.rows[rank - 1], words):
                    self._put(CELL_BREAK)
                self._put_words(words)
        self._end(start, [word for cell in row for words in cell.rows for word in words], gap)

    def add_turned(self, rows: list[list[Word]]) -> None:
        """Write what stands at a right angle to the page's text: stamps and marks, which run along with it."""
        for index, row in enumerate(rows):
            self._line(row, gap=index == 0, running=True)
        self.text = "".join(self._parts)

    def _line(self, words: list[Word], gap: bool, running: bool = False) -> None:
        start = self._begin(gap)
        self._put_words(words)
        self._end(start, words, gap, running)

    def _begin(self, gap: bool) -> int:
        if self._at:
            self._put("\n\n" if gap else "\n")
        return self._at

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)

    def _put_words(self, words: list[Word]) -> None:
        for index, word in enumerate(words):
            if index:
                self._put(" ")
            text = _without_hyphens(word.text, last=index == len(words) - 1)
            box = self.straightened.back(word.box) if self.straightened else word.box
            self.words.append((self._at, self._at + len(text), *to_page(box, word.way, self.paper)))
            self._put(text)

    def _end(self, start: int, words: list[Word], gap: bool, running: bool = False) -> None:
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        height = max(1.0, self.paper.width if words[0].way % 2 else self.paper.height)
        self.places[start] = (top / height, bottom / height)
        letters = sum(len(word.text) for word in words)
        self.lines.append(
            Line(
                start, self._at, self.number, "", gap,
                size=round(max(words, key=lambda word: (len(word.text) > 1, word.size)).size, 1),
                bold=sum(len(word.text) for word in words if word.bold) > letters / 2,
                left=round(min(word.x0 for word in words), 1),
                running=running,
            )
        )  # fmt: skip


def _without_hyphens(text: str, last: bool) -> str:
    """Drop soft hyphens but for one at a line's end, where it tells that the word goes on."""
    if "\u00ad" not in text:
        return text
    return text.replace("\u00ad", "") + ("\u00ad" if last and text.endswith("\u00ad") else "") or "\u00ad"


def _is_cut_number(before: list[Word], words: list[Word]) -> bool:
    """Tell whether a narrow cell broke a date or number after its hyphen ("06-12-" above "23")."""
    one, other = before[-1].text, words[0].text
    return len(one) > 1 and one[-1] == "-" and one[-2].isdigit() and other[0].isdigit()


def _pairs(read: list[Read]) -> Iterator[tuple[float, float]]:
    """Yield the baseline distance and the size of neighbouring lines."""
    for one, other in itertools.pairwise(read):
        if not isinstance(one, Grid) and not isinstance(other, Grid):
            size = max(other[0].size, one[0].size, 1.0)
            distance = other[0].base - one[0].base
            if 0 < distance < 5 * size and abs(one[0].size - other[0].size) < 1:
                yield distance, size


def _pitch(read: list[Read]) -> float:
    """Return the usual distance between lines in sizes: the one that a quarter of the lines stay under."""
    ratios = sorted(distance / size for distance, size in _pairs(read))
    return min(3.0, max(1.0, ratios[len(ratios) // 4])) if len(ratios) >= 4 else USUAL_PITCH


def _is_gap(before: list[Word], line: list[Word], pitch: float) -> bool:
    size = max(before[0].size, line[0].size)
    distance = line[0].base - before[0].base
    return distance < 0 or distance > (pitch + WIDER) * size or before[0].way != line[0].way
