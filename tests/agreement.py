"""Hold what the reader of PDFs gives against what plain pdfplumber gives: words with their places, order, and cells."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

import pdfplumber
from pdfplumber.page import Page as PlainPage

from corpus.made_tables.compare import Grid
from extract.read import read
from extract.text.words import unpack_words
from models import Page

HIGHER = 4.0  # points: the two take the height of a line from different figures of the font
ASIDE = (
    25.0  # points: behind a € or −, which the metrics of the standard fonts lack, pdfplumber sets a line on too early
)
Word = tuple[str, float, float]
"""Text, left edge, and the middle of its height, in points."""


@dataclass
class Agreement:
    """What was compared of one file: words there and equal, and the cells of ruled tables by page."""

    plain: list[Word] = field(default_factory=list)
    ours: list[Word] = field(default_factory=list)
    equal: int = 0  # words with the same text at the same place
    in_order: int = 0  # words of both in the order in which both read them
    tables: list[tuple[list[Grid], list[Grid]]] = field(default_factory=list)  # pdfplumber's and ours

    @property
    def words(self) -> int:
        """Return how many words there are, by whoever finds most."""
        return max(len(self.plain), len(self.ours))


def agreement(path: Path) -> Agreement:
    """Return how the reader and plain pdfplumber agree on a PDF."""
    found = Agreement()
    read_words: tuple[list[str], list[str]] = ([], [])
    with pdfplumber.open(path) as pdf:
        for theirs, page in zip(pdf.pages, read(path).source.pages, strict=True):
            plain, ours = words_of_plain(theirs), words_of(page)
            found.equal += len(same(plain, ours))
            found.plain += plain
            found.ours += ours
            for words, text in zip(read_words, (theirs.extract_text(), page.text), strict=True):
                words += map(legible, text.split())
            found.tables.append((ruled_cells(theirs), rows_in(page.text)))
            theirs.close()
    blocks = SequenceMatcher(None, *read_words, autojunk=False).get_matching_blocks()
    found.in_order = sum(block.size for block in blocks)
    return found


def words_of_plain(page: PlainPage) -> list[Word]:
    """Return pdfplumber's words."""
    words = page.extract_words()
    return [(legible(w["text"]), w["x0"], (w["top"] + w["bottom"]) / 2) for w in words]


def words_of(page: Page) -> list[Word]:
    """Return the reader's words."""
    rows = unpack_words(page.words)
    return [(page.text[start:end], x0, (top + bottom) / 2) for start, end, x0, top, _, bottom in rows]


def legible(text: str) -> str:
    """Return text with pdfplumber's marks for characters that a font does not tell as the bullets that we read."""
    return re.sub(r"\(cid:\d+\)", "•", text)


def same(plain: list[Word], ours: list[Word]) -> list[Word]:
    """Return the words of pdfplumber that we have with the same text at the same place, each of ours used once."""
    by_text: dict[str, list[Word]] = defaultdict(list)
    for word in ours:
        by_text[word[0]].append(word)
    found = []
    for word in plain:
        near = (w for w in by_text[word[0]] if abs(w[1] - word[1]) < ASIDE and abs(w[2] - word[2]) < HIGHER)
        if (match := next(near, None)) is not None:
            by_text[word[0]].remove(match)
            found.append(word)
    return found


def ruled_cells(page: PlainPage) -> list[Grid]:
    """Return the tables that pdfplumber finds by their rulings."""
    return [[[" ".join((text or "").split()) for text in row] for row in table] for table in page.extract_tables()]


def rows_in(text: str) -> list[Grid]:
    """Return the tables in the text of a page that the reader wrote: lines with tabs that follow each other."""
    grids: list[Grid] = [[]]
    for line in text.split("\n"):
        if "\t" in line:
            grids[-1].append([" ".join(cell.split()) for cell in line.split("\t")])
        elif grids[-1]:
            grids.append([])
    return [grid for grid in grids if grid]
