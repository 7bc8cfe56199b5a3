"""The lines of a source as the signals see them: plain words, space before them, labels, mail heads, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from extract.split.heads import Head, find_heads
from extract.text.blocks import is_row, label_of
from extract.text.markup import heading_level, plain
from extract.text.reading import Line, Reading
from extract.text.words import boxes_of, unpack_words
from models import Page

_MARKS = re.compile(r"[*_<>#&\[\\\u00ad]")
_LONGEST = 160  # a title is not longer
_SHORT = 20  # characters: a shorter line is what is left of names, whatever it ends with
_FULL = 50  # characters: a shorter line is not full
_ENDS = re.compile(r"[.:;?!]\W*$")
_FRONT = re.compile(r"[-–—•●○▪*\s]+")
_PAGE_OF = re.compile(
    r"(?:pagina|blad(?:zijde)?|pag\.|page|p\.)\s*(\d{1,4})(?:\s*(?:van|/|of)\s*(\d{1,4}))?", re.IGNORECASE
)

_STAMP = re.compile(
    r"\s*(?:doc(?:ument)?\.?\s*(?:nr\.?|nummer)?\s*:?\s*(?=\d))?(\d{5,9}|(?<=[ :.])\d{1,4}[a-z]?)\s*", re.IGNORECASE
)
_PAGE_ONLY = re.compile(r"\W{0,3}(\d{1,3})(?:\s*(?:van|/|of)\s*(\d{1,3}))?\W{0,3}")
# What is left of the end of a page in text that was taken from pages.
_PAGE_MARK = re.compile(
    r"\s*(?:<!--\s*(?:new\W?)?page(?:\W?break)?\s*(?:\d+\s*)?-->|\\(?:newpage|pagebreak)"
    r"|\W*(?:pagina|blad(?:zijde)?|page)\s\d{1,4}\s?(?:van|/|of)\s?\d{1,4}\W*)\s*",
    re.IGNORECASE,
)
# What is stamped on every page of a release says nothing of the documents that it was made of.
_OF_RELEASE = re.compile(r"\b(?:woo|wob)\b|\bdeelbesluit\b", re.IGNORECASE)
_MOST_STAMPS = 3


@dataclass(slots=True)
class Spot:
    """A line with what stands around it.

    `text` is the line without mark-up, `words` the same after its label; `blanks` counts the blank lines before it;
    `level` is the depth of a heading (0 none); `row` says that it is a row of a table.
    """

    line: Line
    text: str
    words: str
    label: str | None
    blanks: int
    new_page: bool
    level: int
    row: bool


@dataclass
class Outline:
    """All spots of a reading in order, and what is known of the file as a whole."""

    reading: Reading
    spots: list[Spot] = field(default_factory=list)
    _titles: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading) -> Outline:
        """Return the outline of the lines that are no running heads."""
        outline = cls(reading)
        before: Line | None = None
        one_page, page_ended = len(reading.source.pages) < 2, False
        for line in reading.lines:
            mark = one_page and len(line.text) < 60 and bool(_PAGE_MARK.fullmatch(line.text))
            if not line.running:
                outline.spots.append(_spot(reading.text, line, before))
                outline.spots[-1].new_page |= page_ended and not mark
                before, page_ended = line, page_ended and mark
            page_ended = page_ended or mark
        return outline

    @cached_property
    def heads(self) -> dict[int, Head]:
        """Return the mail heads by the index of their first spot."""
        return {head.first: head for head in find_heads([spot.line.text for spot in self.spots])}

    @cached_property
    def within_heads(self) -> set[int]:
        """Return the indices of all spots that are part of a mail head."""
        return {index for head in self.heads.values() for index in range(head.first, head.last + 1)}

    @cached_property
    def bookmarks(self) -> dict[int, str]:
        """Return the titles of the file's own outline by the index of the spot that they point at."""
        found: dict[int, str] = {}
        marks = sorted(self.reading.bookmarks)
        index = 0
        for offset, title in marks:
            while index < len(self.spots) and self.spots[index].line.end <= offset:
                index += 1
            if index < len(self.spots):
                found.setdefault(index, title)
        return found

    @cached_property
    def page_numbers(self) -> dict[int, tuple[int, int | None]]:
        """Return the number that is printed in the running lines of each page, with the total where it is printed."""
        found: dict[int, tuple[int, int | None]] = {}
        for line in self.reading.lines:
            if line.page in found or not (line.running or len(line.text) < 40) or _of_release(line):
                continue
            text = plain(line.text)
            match = (_PAGE_OF.search if line.running else _PAGE_OF.fullmatch)(text)
            match = match or (_PAGE_ONLY.fullmatch(text) if line.running else None)
            if match:
                found[line.page] = (int(match[1]), int(match[2]) if match[2] else None)
        return found

    @cached_property
    def page_sizes(self) -> dict[int, tuple[float, float] | None]:
        """Return the width and height of each page, None where the format has none."""
        pages = self.reading.source.pages
        return {page.number: (page.width, page.height) if page.width and page.height else None for page in pages}

    def wide(self, spots: list[Spot]) -> bool:
        """Tell whether the spots stand on more than one page, all of them wider than high."""
        sizes = [self.page_sizes.get(page) for page in {spot.line.page for spot in spots}]
        return len(sizes) > 1 and all(size is not None and size[0] > size[1] for size in sizes)

    @cached_property
    def stamps(self) -> dict[int, str]:
        """Return the number of the released document that is stamped on each page; of one between equals, theirs."""
        found = {line.page: line.stamp for line in self.reading.lines if line.stamp}
        for page, following in pairwise(sorted(found)):
            if found[page] == found[following]:
                found |= dict.fromkeys(range(page, following), found[page])
        return found

    @cached_property
    def running(self) -> dict[int, set[str]]:
        """Return the words of the running heads and feet of each page, digits made alike."""
        found: dict[int, set[str]] = {}
        for line in self.reading.lines:
            words = re.sub(r"\d+", "#", plain(line.text)).lower() if line.running and not _of_release(line) else ""
            if re.search(r"[a-z]{4}", re.sub(r"pagina|page|blad", "", words)):
                found.setdefault(line.page, set()).add(words)
        return found

    @cached_property
    def running_lines(self) -> dict[int, list[Line]]:
        """Return the running heads and feet of each page, those of the release excepted."""
        found: dict[int, list[Line]] = {}
        for line in self.reading.lines:
            if line.running and not _of_release(line):
                found.setdefault(line.page, []).append(line)
        return found

    @cached_property
    def letter_sizes(self) -> dict[int, float]:
        """Return the size (points) that most letters of each page have."""
        sizes: dict[int, Counter[float]] = {}
        for spot in self.spots:
            if spot.line.size:
                sizes.setdefault(spot.line.page, Counter())[spot.line.size] += len(spot.text)
        return {page: counts.most_common(1)[0][0] for page, counts in sizes.items()}

    @cached_property
    def line_counts(self) -> dict[int, int]:
        """Return the number of lines on each page, many more where one is a row, a sentence or too long for a slide."""
        counts: dict[int, int] = {}
        for spot in self.spots:
            text = spot.row or len(spot.text) >= 100 or (len(spot.text) > 40 and spot.text.endswith("."))
            counts[spot.line.page] = counts.get(spot.line.page, 0) + (100 if text else 1)
        return counts

    def filled(self, spot: Spot) -> float:
        """Return how far down its page (0 to 1) a spot is printed, 0 where the format does not tell."""
        page = self._pages.get(spot.line.page)
        if page is None or not page.height or not page.words:
            return 0.0
        start, end = spot.line.start - page.start, spot.line.end - page.start
        return max((bottom for *_, bottom in boxes_of(unpack_words(page.words), start, end)), default=0.0) / page.height

    @cached_property
    def _pages(self) -> dict[int, Page]:
        return {page.number: page for page in self.reading.source.pages}

    def head_at(self, index: int) -> Head | None:
        """Return the mail head that opens the document at `index`: what is stamped above it does not count."""
        first = self.spots[index]
        top = index == 0 or first.new_page or _STAMP.fullmatch(first.text[:60])
        for at, spot in enumerate(self.after(index, _MOST_STAMPS + 1 if top else 1), index):
            if at in self.heads:
                return self.heads[at]
            sentence = len(spot.text) > 90 or (spot.text.endswith(".") and len(spot.text) > _SHORT)
            if sentence or spot.row or spot.level in range(1, 7):
                return None
        return None

    def after(self, index: int, count: int) -> list[Spot]:
        """Return the `count` spots from `index` on."""
        return self.spots[index : index + count]

    def looks_like_title(self, index: int) -> bool:
        """Tell whether a spot may be a title: one short line by itself, not a sentence, row, bullet or field."""
        if index not in self._titles:
            self._titles[index] = self._may_be_title(index)
        return self._titles[index]

    def _may_be_title(self, index: int) -> bool:
        spot = self.spots[index]
        if spot.row or not 3 <= len(spot.text) <= _LONGEST or re.search(r"[.;,:?]$", spot.text):
            return False
        if _PAGE_OF.fullmatch(spot.text):
            return False
        if not (spot.text[0].isupper() or spot.text[0].isdigit()) or _FRONT.match(spot.line.text.lstrip("# *_>")):
            return False
        stands_free = spot.blanks > 0 or spot.new_page or spot.level > 0 or index == 0
        return stands_free


def _of_release(line: Line) -> bool:
    return line.running and bool(_OF_RELEASE.search(line.text[:200]))


def _spot(source: str, line: Line, before: Line | None) -> Spot:
    between = source[before.end : line.start] if before else ""
    new_page = before is not None and (line.page != before.page or "\f" in between)
    blanks = max(between.count("\n") - 1, int(line.gap and before is not None), 0)
    raw = line.text[:2000]
    text = plain(raw) if _MARKS.search(raw) else " ".join(raw.split())
    label, at = label_of(raw[:200])
    words = plain(raw[at:]) if label else text
    level = heading_level(raw) or (7 if line.bold else 0)
    return Spot(line, text, words, label, blanks, new_page, level, is_row(raw))


def goes_on(spots: Sequence[Spot], index: int) -> bool:
    """Tell whether a line goes on with the sentence of the full line above it."""
    spot, above = spots[index], spots[index - 1] if index else None
    if above is None or not spot.text[:1].islower() or spot.blanks or spot.new_page:
        return False
    return len(above.text) > _FULL and not _ENDS.search(above.text)
