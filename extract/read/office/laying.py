"""Lay paragraphs and tables out as lines: which lines belong together, and which tabs make columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.read.flow import BREAK, Flow

LONG = 100  # characters: a longer paragraph is printed on more lines, and what follows is seen as another
SPACE = 5.0  # points between two paragraphs that part them to the eye
LEAST_ROWS = 2
MANY = 4  # paragraphs: a cell that has so many, alone on its row, is a page within a frame
STEP, DEEPEST = "   ", 9  # what stands before an item of a list within a list, and how deep that is told
_PATH = re.compile(r"\d\.\d")  # a number that tells by itself where it belongs: 2.1
_CAPTION = re.compile(r"[^\W\d][^\t\n.;,?!\d]{1,30}:?")
# What may stand before a tab without being a cell: a number, a letter or a sign, a label or a time.
_LABEL = re.compile(r"\s*(?:[\d.]{1,8}|[a-zA-Z]|[ivx]{1,5}|\W|[☐☑☒])[.):]?\s*|[^\t]{0,60}:\s*")
_TABS = re.compile(r" *\t[ \t]*")


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a text that is laid out: `label` is the number or sign that the program prints before it.

    `before` and `after` are the space around it in points. A new page begins before or after it where that is told.
    """

    text: str
    label: str = ""
    depth: int = 0  # in a list, 0 the highest
    level: int = 0
    bold: bool | None = None
    size: float | None = None
    before: float = 0.0
    after: float = 0.0
    style: str = ""
    new_page: bool = False  # before it
    page_ends: bool = False  # after it
    section_ends: bool = False  # after it

    @property
    def told(self) -> str:
        """Return what is printed: the label and the words."""
        text = self.text.strip(" \t\n\xa0")
        if not self.label or not text:
            return text
        stepped = "" if self.level or _PATH.search(self.label) else STEP * min(self.depth, DEEPEST)
        return f"{stepped}{self.label} {text}"


@dataclass(slots=True)
class Row:
    """A row of a table."""

    cells: list[str]
    new_page: bool = False
    page_ends: bool = False
    first: bool = False  # of its table


@dataclass
class Layout:
    """Prints paragraphs and rows on a flow; paragraphs with tabs wait until it is known whether they are columns."""

    flow: Flow
    at_page_end: Callable[[], None] = lambda: None  # prints what stands at the foot of a page
    before: Paragraph | Row | None = None
    _tabbed: list[Paragraph] = field(default_factory=list)

    def add(self, item: Paragraph | Row) -> None:
        """Print a paragraph or a row."""
        if isinstance(item, Row):
            self.close()
            self._row(item)
        elif "\t" in item.told and not item.level and "\n" not in item.told and not _LABEL.fullmatch(
            item.told.partition("\t")[0]
        ):  # fmt: skip
            if self._tabbed and (_columns(item) != _columns(self._tabbed[-1]) or item.new_page):
                self.close()
            self._tabbed.append(item)
        else:
            self.close()
            self._paragraph(item)

    def add_all(self, items: Iterable[Paragraph | Row]) -> None:
        """Print paragraphs and rows."""
        for item in items:
            self.add(item)

    def close(self) -> None:
        """Print what waits."""
        tabbed, self._tabbed = self._tabbed, []
        if len(tabbed) < LEAST_ROWS:
            for one in tabbed:
                self._paragraph(one)
            return
        for index, one in enumerate(tabbed):
            self._row(Row(_TABS.split(one.told), one.new_page, one.page_ends, first=not index))

    def end_page(self) -> None:
        """Begin a new page, unless nothing stands on this one."""
        if not self.flow.is_fresh:
            self.at_page_end()
            self.flow.end_page()
            self.before = None

    def _row(self, row: Row) -> None:
        if row.new_page:
            self.end_page()
        self.flow.row(row.cells, gap=row.first)
        if any(cell.strip() for cell in row.cells):
            self.before = row
        if row.page_ends:
            self.end_page()

    def _paragraph(self, one: Paragraph) -> None:
        if one.new_page:
            self.end_page()
        text = _TABS.sub(" ", one.told)
        if one.level or (one.bold and text.count("\n") == 1):
            text = re.sub(r"\s*\n\s*", " ", text)
        self.flow.paragraph(text, level=one.level, bold=one.bold, gap=self._gap(one), size=one.size, begins=True)
        if text:
            self.before = one
        if one.page_ends:
            self.end_page()

    def _gap(self, one: Paragraph) -> bool:
        """Tell whether a paragraph is seen apart from the one before it."""
        before = self.before
        if before is None or isinstance(before, Row) or one.level or before.level:
            return True
        return max(before.after, one.before) >= SPACE or (len(before.told) > LONG and not one.label)


def _columns(one: Paragraph) -> int:
    return len(_TABS.split(one.told))


def cell_of(items: Sequence[Paragraph | Row]) -> str:
    """Return the words of a cell: its paragraphs on lines of their own, rows of a table within it too."""
    lines: list[str] = []
    for item in items:
        text = _TABS.sub(" ", item.told) if isinstance(item, Paragraph) else " ".join(filter(None, item.cells))
        lines.extend(filter(None, (line.strip() for line in re.split(f"[\n{BREAK}]", text))))
    return "\n".join(lines)


def apart(items: Sequence[Paragraph | Row]) -> Iterator[Paragraph | Row]:
    """Yield what a cell holds that is printed by itself, parted from what comes before."""
    for index, item in enumerate(items):
        if not index and isinstance(item, Paragraph):
            item.before = max(item.before, SPACE)
        yield item


def is_layout(cells: Sequence[Sequence[Paragraph | Row]]) -> bool:
    """Tell whether a row is no row but a frame around text: one cell alone, or one alone that holds a whole page."""
    if len(cells) == 1:
        return True
    filled = list(filter(None, map(_told, cells)))
    if len(filled) != 1:
        return False
    told = filled[0]
    return len(told) >= MANY or any(isinstance(item, Row) or item.level for item in told)


def is_form(rows: Sequence[Sequence[Sequence[Paragraph | Row]]]) -> bool:
    """Tell whether a table is a form: nearly each filled cell has a caption, in other letters, above a value."""
    filled = [cell for row in rows for items in row if (cell := _told(items))]
    headed = [cell for cell in filled if _has_caption(cell)]
    return len(headed) > 1 and len(headed) * 4 >= len(filled) * 3


def _told(items: Sequence[Paragraph | Row]) -> list[Paragraph | Row]:
    return [item for item in items if isinstance(item, Row) or item.told]


def _has_caption(cell: Sequence[Paragraph | Row]) -> bool:
    caption, value = cell[0], cell[1] if len(cell) > 1 else None
    if not isinstance(caption, Paragraph) or not isinstance(value, Paragraph) or caption.label:
        return False
    other = (caption.size, caption.bold) != (value.size, value.bold)
    return bool(_CAPTION.fullmatch(caption.told)) and other
