"""Turn a mail that was written as a web page into paragraphs and rows; what is hidden in it is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from extract.read.flow import Flow
from extract.read.mail.grid import Grid

MOST_TABLES = 20  # in each other: those within are cells like others
_UNREAD = frozenset("head title script style template noframes object select datalist svg math".split())
_HEADINGS = {f"h{depth}": depth for depth in range(1, 7)}
_APART = frozenset("p table ul ol dl blockquote pre hr".split()) | _HEADINGS.keys()  # stand apart from what is before
_BLOCKS = _APART | frozenset("div li dt dd tr td th body section article header footer center form address".split())
_HIDDEN = re.compile(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$|!)"
    r"|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:;|$|!))",
    re.IGNORECASE,
)
_WHITE = r"(?:white\b|#fff(?:fff)?\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))"
_WHITE_TEXT = re.compile(rf"(?:^|[;\s])color\s*:\s*{_WHITE}", re.IGNORECASE)
_BACKGROUND = re.compile(rf"background(?:-color)?\s*:\s*(?!\s*(?:{_WHITE}|transparent|none|inherit))\S", re.IGNORECASE)
_CLOSE = re.compile(r"(?:^|[;\s])margin(?:-top)?\s*:\s*0", re.IGNORECASE)
_WORD = re.compile(r"\w{2,}")


@dataclass(slots=True)
class Piece:
    """A paragraph, or with `cells` a row of a table."""

    text: str
    gap: bool = False
    level: int = 0
    cells: list[str] | None = None


@dataclass(slots=True)
class Webpage:
    """What a page shows, in order; `hidden` when it holds text that it does not show."""

    pieces: list[Piece] = field(default_factory=list)
    hidden: bool = False

    @property
    def has_table(self) -> bool:
        """Tell whether some of it is a table."""
        return any(piece.cells is not None for piece in self.pieces)

    @property
    def words(self) -> int:
        """Return how many words it shows."""
        return sum(len(_WORD.findall(piece.text)) for piece in self.pieces)

    def lay_out(self, flow: Flow) -> None:
        """Add it to `flow`."""
        for index, piece in enumerate(self.pieces):
            gap = piece.gap or not index
            if piece.cells is not None:
                flow.row(piece.cells, gap=gap)
            else:
                flow.paragraph(piece.text, gap=gap, level=piece.level)


def read_webpage(html: str) -> Webpage:
    """Return what `html` shows, however broken it is."""
    builder = _Builder()
    parser = etree.HTMLParser(target=builder, recover=True, no_network=True, huge_tree=False, remove_comments=True)
    try:
        parser.feed(html.replace("\0", "\ufffd"))
        parser.close()
    except (etree.LxmlError, ValueError, AssertionError):  # what came before is kept
        builder.close()
    return builder.page


@dataclass(slots=True)
class _Element:
    """An open element: whether what stands in it is hidden, and has a background of its own."""

    tag: str
    hidden: bool
    coloured: bool
    quoting: bool


class _Builder:
    """Takes what the parser finds, element after element."""

    def __init__(self) -> None:
        self.page = Webpage()
        self.open: list[_Element] = []
        self.sinks: list[list[Piece]] = [self.page.pieces]  # the page, and the cells that are open
        self.grids: list[Grid[list[Piece]]] = []
        self.words: list[str] = []
        self.gap = False
        self.level = self.quoted = self.kept = 0  # depths: of a heading, of quotations, of preformatted text
        self.lists: list[int] = []  # the number of the next item, 0 where they have none

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Open an element."""
        tag = tag.lower()
        outer = self.open[-1] if self.open else _Element("", False, False, False)
        style = attributes.get("style", "")
        coloured = outer.coloured or "bgcolor" in attributes or bool(_BACKGROUND.search(style))
        hidden = outer.hidden or tag in _UNREAD or _is_hidden(attributes, style, coloured)
        quoting = tag == "blockquote" and (attributes.get("type") == "cite" or "quote" in attributes.get("class", ""))
        if tag in _BLOCKS:
            self._flush()
            self.gap = self.gap or (tag in _APART and not _is_close(attributes, style))
        self.open.append(_Element(tag, hidden, coloured, quoting))
        self.quoted += quoting
        if not hidden:
            self._begin(tag, attributes)

    def end(self, tag: str) -> None:
        """Close an element."""
        if not self.open:
            return
        element = self.open.pop()
        if element.tag in _BLOCKS:
            self._flush()
            self.gap = self.gap or (element.tag in _APART and element.tag != "p")
        self.quoted -= element.quoting
        if not element.hidden:
            self._finish(element.tag)

    def data(self, text: str) -> None:
        """Take text."""
        element = self.open[-1] if self.open else None
        if element is None or not element.hidden:
            self.words.append(text if self.kept else re.sub(r"[ \t\r\n\f]+", " ", text))
        elif text.strip() and not any(each.tag in _UNREAD for each in self.open[-MOST_TABLES:]):
            self.page.hidden = True

    def close(self) -> None:
        """Take what is open as closed."""
        while self.open:
            self.end(self.open[-1].tag)
        self._flush()
        while self.grids:
            self._end_table()

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note what an element that is shown begins."""
        if tag == "br":
            self.words.append("\n")
        elif tag in _HEADINGS:
            self.level = _HEADINGS[tag]
        elif tag == "pre":
            self.kept += 1
        elif tag in ("ul", "ol"):
            start = attributes.get("start", "")
            self.lists.append((int(start) if re.fullmatch(r"\d{1,4}", start) else 1) if tag == "ol" else 0)
        elif tag == "li":
            self._begin_item()
        elif tag == "table":
            self.grids.append(Grid())
        elif tag == "tr" and self._in_table:
            self.grids[-1].begin_row()
        elif tag in ("td", "th") and self._in_table:
            self.sinks.append([])
            self.grids[-1].begin_cell(self.sinks[-1], attributes.get("colspan", ""), attributes.get("rowspan", ""))

    def _finish(self, tag: str) -> None:
        """Note what an element that was shown ends."""
        if tag in _HEADINGS:
            self.level = 0
        elif tag == "pre":
            self.kept -= 1
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in ("td", "th") and self._in_table and len(self.sinks) > 1:
            self.sinks.pop()
        elif tag == "table" and self.grids:
            self._end_table()

    @property
    def _in_table(self) -> bool:
        return 0 < len(self.grids) <= MOST_TABLES

    def _begin_item(self) -> None:
        if self.lists and self.lists[-1]:
            self.words.append(f"{self.lists[-1]}. ")
            self.lists[-1] += 1
        else:
            self.words.append("- ")

    def _end_table(self) -> None:
        """Add a table that is one as rows, and what a table only puts in its place as what it is."""
        grid = self.grids.pop()
        if len(self.grids) >= MOST_TABLES:
            return
        rows = grid.rows_of(_told) if not any(piece.cells for cell in grid.cells for piece in cell) else None
        if rows is None:
            self.sinks[-1].extend(piece for cell in grid.cells for piece in cell)
        else:
            self.sinks[-1] += [Piece(" ".join(cells), not index, 0, cells) for index, cells in enumerate(rows)]
        self.gap = True

    def _flush(self) -> None:
        """End the paragraph at hand; one that is blank leaves a gap."""
        text = "".join(self.words)
        self.words.clear()
        lines = text.replace("\xa0", " ").split("\n")
        if not self.kept:
            lines = [" ".join(line.split(" ")).strip() for line in lines]
            lines = [re.sub(r" {2,}", " ", line) for line in lines]
        if not any(line.strip() for line in lines):
            self.gap = self.gap or "\xa0" in text or "\n" in text
            return
        if self.quoted > 0:
            lines = ["> " * min(self.quoted, 9) + line for line in lines]
        self.sinks[-1].append(Piece("\n".join(lines), self.gap, self.level))
        self.gap = False


def _is_hidden(attributes: Mapping[str, str], style: str, coloured: bool) -> bool:
    """Tell whether an element says that it is not to be seen, or has white letters on white paper."""
    if "hidden" in attributes or _HIDDEN.search(style):
        return True
    white = _WHITE_TEXT.search(style) or re.fullmatch(_WHITE, attributes.get("color", ""), re.IGNORECASE)
    return bool(white) and not coloured


def _is_close(attributes: Mapping[str, str], style: str) -> bool:
    """Tell whether a paragraph stands right below the one before it, as those of Outlook do."""
    return attributes.get("class", "").startswith("Mso") or bool(_CLOSE.search(style))


def _told(cell: list[Piece]) -> str:
    """Return what a cell says, its paragraphs on lines of their own."""
    return "\n".join(piece.text for piece in cell)
