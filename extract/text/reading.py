"""The value that goes from stage to stage: a source with its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, zip_longest

from extract.text.markup import underlined_level
from models import Printed, Source


@dataclass(slots=True)
class Line:
    """One printed line that is not blank.

    `start` and `end` are offsets in the source's text; `text` is that slice, mark-up and tabs included. A row of a
    table is a line whose cells are parted by tabs; a line break within a cell is U+2028. `size` (points), `bold` and
    `left` (points from the page's edge) are None where the format does not tell.
    """

    start: int
    end: int
    page: int
    text: str
    gap: bool = False  # a blank line, a wider space or a new page comes before it
    running: bool = False  # a running header or footer, or a stamped page number: no stage but segments looks at it
    size: float | None = None
    bold: bool | None = None
    left: float | None = None
    level: int = 0  # depth of a heading (1 highest) where the format tells, else 0
    stamp: str | None = None  # the number of a document, when that is what was stamped here
    begins: bool = False  # a paragraph, as the format tells: it goes on with nothing before it


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file within the file that is read: its path there, and its bytes, or None with the reason why not (Dutch)."""

    name: str
    data: bytes | None
    error: str = ""


@dataclass
class Reading:
    """A source as read: its record (with pages), its lines in reading order, and what the format itself tells.

    `bookmarks` are (offset, title) pairs from the file's own outline. `enclosed` can be gone through once: the files
    within this one are taken out as they are asked for.
    """

    source: Source
    lines: list[Line]
    bookmarks: list[tuple[int, str]] = field(default_factory=list)
    enclosed: Iterable[Enclosed] = ()

    @cached_property
    def text(self) -> str:
        """Return the source's text, which all spans count in."""
        return self.source.text

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def lines_of(self, record: Printed, *, running: bool = False) -> list[Line]:
        """Return the lines that begin within `record`'s span, running headers and footers only when asked for."""
        first = bisect_right(self._starts, record.start - 1)
        last = bisect_right(self._starts, record.end - 1)
        return [line for line in self.lines[first:last] if running or not line.running]

    def line_at(self, offset: int) -> Line | None:
        """Return the line that holds `offset`, None where that is blank."""
        index = bisect_right(self._starts, offset) - 1
        return self.lines[index] if index >= 0 and offset < self.lines[index].end else None

    def page_at(self, offset: int) -> int:
        """Return the number of the page that `offset` lies on."""
        pages = self.source.pages
        return pages[max(0, bisect_right(self._page_starts, offset) - 1)].number if pages else 1

    @cached_property
    def _page_starts(self) -> list[int]:
        return [page.start for page in self.source.pages]


def split_lines(text: str, page: int, offset: int = 0) -> Iterable[Line]:
    """Yield the lines of a page's `text` that are not blank; `offset` is where the page starts in the source."""
    at, gap = 0, True
    rows = text.split("\n")
    for raw, below in zip_longest(rows, islice(rows, 1, None), fillvalue=""):
        if raw.strip():
            level = underlined_level(raw, below) if gap and below[:1] in ("=", "-") else 0
            yield Line(offset + at, offset + at + len(raw), page, raw, gap, level=level)
            gap = False
        else:
            gap = True
        at += len(raw) + 1
