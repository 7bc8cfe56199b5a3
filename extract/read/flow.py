"""Lay out what a file holds without saying where on paper: paragraphs, headings and rows, page after page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.errors import Unreadable
from extract.text.reading import Enclosed, Line, Reading
from models import Page, Redaction, Source

COVERED = "\ufdd0" * 5  # stands for what was made unreadable by a box over it, however long that was
BOX = "█"
BREAK = "\u2028"  # a line's end within a cell
_UNSAFE = re.compile(r"[\0-\x08\x0b-\x1f\x7f\ud800-\udfff]")  # a page must hold no form feed, nor what is no character


@dataclass
class Flow:
    """The text of a file as it grows, line by line; lines are parted by a line feed, pages by a form feed."""

    lines: list[Line] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    _printed: list[str] = field(default_factory=list)  # the lines of the page at hand, blank ones too
    _start: int = 0  # of the page at hand
    _size: int = 0  # of its text
    _covered: list[tuple[int, int, int]] = field(default_factory=list)  # start, end, page

    @property
    def is_fresh(self) -> bool:
        """Tell whether nothing was printed yet on the page at hand."""
        return not self._printed

    def paragraph(
        self, text: str, *, level: int = 0, bold: bool | None = None, gap: bool = True, running: bool = False,
        size: float | None = None, begins: bool = False,
    ) -> None:  # fmt: skip
        """Add a paragraph, of a line or more; `level` is the depth of a heading, `gap` puts a blank line before it.

        `begins` tells that it surely is a paragraph: text that does not go on with what is before it.
        """
        for index, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            self._add(
                line.replace("\t", " "),
                gap=gap and not index,
                level=level,
                bold=bold,
                running=running,
                size=size,
                begins=begins and not index,
            )

    def row(self, cells: Sequence[str], *, gap: bool = False, bold: bool | None = None) -> None:
        """Add a row of a table; a row of empty cells is left out."""
        told = [BREAK.join(filter(None, map(str.strip, re.split(r"[\n\r\x0b\u2028]", cell)))) for cell in cells]
        if any(told):
            self._add("\t".join(cell.replace("\t", " ") for cell in told), gap=gap, bold=bold)

    def end_page(self) -> None:
        """Begin a new page."""
        self.pages.append("\n".join(self._printed))
        self._start += self._size + 1
        self._printed, self._size = [], 0

    def reading(self, source: Source, reader: str, enclosed: Iterable[Enclosed] = ()) -> Reading:
        """Return the reading of what was added; `source` gets its pages.

        Raises Unreadable when nothing was printed and nothing is enclosed.
        """
        if self._printed or not self.pages:
            self.end_page()
        if not self.lines and not enclosed:
            raise Unreadable("bestand bevat geen tekst")
        start = 0
        for number, text in enumerate(self.pages, start=1):
            source.pages.append(Page(number=number, start=start, text=text, read_by="tekst"))
            start += len(text) + 1
        source.redactions.extend(
            Redaction(form="vlak", start=start, end=end, page=page, method="opmaak:bedekt")
            for start, end, page in self._covered
        )
        source.page_count, source.reader = len(self.pages), reader
        return Reading(source, self.lines, enclosed=enclosed)

    def _add(
        self, text: str, *, gap: bool, level: int = 0, bold: bool | None = None, running: bool = False,
        size: float | None = None, begins: bool = False,
    ) -> None:  # fmt: skip
        """Add a line; one that is blank is only a gap."""
        text = _UNSAFE.sub(" ", text).rstrip(" ")
        first = not self._printed
        if gap and not first and self._printed[-1]:
            self._print("")
        if not text.strip():
            if not first and self._printed[-1]:
                self._print("")
            return
        gap = first or not self._printed[-1]
        start = self._start + self._size + (0 if first else 1)
        page = len(self.pages) + 1
        if COVERED[0] in text:
            boxes = re.finditer(f"{COVERED[0]}+", text)
            self._covered.extend((start + box.start(), start + box.end(), page) for box in boxes)
            text = text.replace(COVERED[0], BOX)
        self._print(text)
        end = start + len(text)
        line = Line(start, end, page, text, gap, running=running, size=size, level=level, bold=bold, begins=begins)
        self.lines.append(line)

    def _print(self, text: str) -> None:
        self._size += len(text) + (1 if self._printed else 0)
        self._printed.append(text)
