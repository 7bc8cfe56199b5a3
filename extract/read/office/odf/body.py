"""Go through the body of an OpenDocument file in order: headings, paragraphs, lists, tables, boxes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from extract.errors import Skipped
from extract.read.office import telling
from extract.read.office.gathered import Gathered
from extract.read.office.laying import Paragraph, Row, apart, cell_of, is_form, is_layout
from extract.read.office.looks import PAPER, Ground
from extract.read.office.odf.inline import NEW_PAGE, Gatherer
from extract.read.office.odf.lists import Lists
from extract.read.office.odf.styles import Styles
from extract.read.office.tags import Node, get, kind, number, within

Item = Paragraph | Row
UNDER = "op een bladzijde ligt een zwart vlak waar tekst onder kan staan: sla op als pdf"
MOST_COLUMNS = 200
_SILENT = (
    "text:tracked-changes", "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:forms",
    "text:table-of-content-source", "text:alphabetical-index-source", "text:illustration-index-source",
    "text:table-index-source", "text:bibliography-source", "text:user-index-source", "text:object-index-source",
    "office:annotation", "svg:title", "svg:desc", "presentation:notes", "office:event-listeners",
)  # fmt: skip
_LISTED = ("text:list-item", "text:list-header")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in a list a paragraph stands: the list's key and style, how deep, and a number set by hand."""

    key: str = ""
    style: str = ""
    depth: int = 0


@dataclass
class Body:
    """Yields what a part of an OpenDocument file holds, as paragraphs and rows."""

    styles: Styles
    left_out: Counter[str]
    mark_of: Callable[[Node], str]
    lists: Lists = field(default_factory=Lists)
    enclosed: list[tuple[str, bool]] = field(default_factory=list)
    masters: list[str] = field(default_factory=list)  # the sorts of pages that were begun

    def items(self, node: Node, ground: Ground = PAPER, place: _Place = _Place()) -> Iterator[Item]:
        """Yield the paragraphs and rows in `node`."""
        for one in node:
            name = kind(one)
            if name in ("text:p", "text:h"):
                yield from self.paragraph(one, ground)
            elif name == "text:list":
                yield from self._list(one, ground, place)
            elif name == "table:table":
                yield from self._table(one, ground)
            elif name == "text:soft-page-break":
                yield Paragraph("", new_page=True)
            elif name == "text:tracked-changes":
                self.left_out[telling.DELETED] += any(True for _ in within(one, "text:deletion"))
            elif name == "text:section" and get(one, "text:display") == "none":
                self.left_out[telling.HIDDEN] += 1
            elif name not in _SILENT and name:
                yield from self.items(one, ground, place)

    def paragraph(self, node: Node, ground: Ground = PAPER, label: str | None = None, depth: int = 0) -> Iterator[Item]:
        """Yield a paragraph, and what hangs on it; `label` is what its list prints before it."""
        style = self.styles.of("paragraph", get(node, "text:style-name"))
        gatherer = Gatherer(self.styles, self.left_out, self.mark_of)
        gathered = gatherer.gather(node, style.look, ground)
        self.enclosed.extend(gatherer.enclosed)
        if style.master:
            self.masters.append(style.master)
        heading = kind(node) == "text:h"
        level = number(get(node, "text:outline-level"), 1) if heading else style.level or 0
        if label is None and heading:
            label = self.lists.label("", self.styles.outline, level)
        text = gathered.text
        early = text.lstrip(" \t\n").startswith(NEW_PAGE)
        yield Paragraph(
            text.replace(NEW_PAGE, ""),
            label=label or "",
            depth=depth,
            level=max(0, min(level, 6)),
            bold=gathered.is_bold,
            size=gathered.size,
            before=style.before or 0.0,
            after=style.after or 0.0,
            new_page=early or style.breaks_before or bool(style.master),
            page_ends=(NEW_PAGE in text and not early) or style.breaks_after,
        )
        yield from self._boxes(gathered)

    def _boxes(self, gathered: Gathered) -> Iterator[Item]:
        for box, behind in gathered.boxes:
            style = self.styles.of("graphic", get(box, "draw:style-name"))
            words = any((text.text or "").strip() for text in within(box, "text:p", "text:span"))
            if style.covers and not words and kind(box) not in ("draw:frame", "draw:line"):
                raise Skipped(UNDER)
            yield from self.items(box, behind)

    def _list(self, node: Node, ground: Ground, place: _Place) -> Iterator[Item]:
        style = get(node, "text:style-name") or place.style
        if not style:
            first = next(within(node, "text:p", "text:h"), None)
            style = self.styles.of("paragraph", get(first, "text:style-name")).lists
        inner = _Place(style, style, place.depth + 1)
        goes_on = get(node, "text:continue-numbering") == "true" or bool(get(node, "text:continue-list"))
        if not goes_on and (inner.depth == 1 or get(node, "text:style-name")):
            self.lists.restart(inner.key, inner.depth)
        for item in node:
            if kind(item) in _LISTED:
                yield from self._list_item(item, ground, inner)

    def _list_item(self, item: Node, ground: Ground, place: _Place) -> Iterator[Item]:
        label: str | None = ""
        if kind(item) == "text:list-item" and any(kind(one) in ("text:p", "text:h") for one in item[:1]):
            start = get(item, "text:start-value")
            label = self.lists.label(place.key, self.styles.lists.get(place.style), place.depth, start)
        for one in item:
            if kind(one) in ("text:p", "text:h"):
                yield from self.paragraph(one, ground, label, place.depth - 1)
                label = ""
            elif kind(one) == "text:list":
                yield from self._list(one, ground, place)
            else:
                yield from self.items([one], ground, place)

    def _table(self, node: Node, ground: Ground) -> Iterator[Item]:
        rows = list(self._rows(node, ground))
        form, first = is_form(rows), True
        for cells in rows:
            if form or is_layout(cells):
                yield from (item for items in cells for item in apart(items))
                first = True
                continue
            told = [item for items in cells for item in items]
            begins = any(items and items[0].new_page for items in cells)
            ends = not begins and any(item.new_page or item.page_ends for item in told)
            yield Row([cell_of(items) for items in cells], new_page=begins, page_ends=ends, first=first)
            first = False

    def _rows(self, node: Node, ground: Ground) -> Iterator[list[list[Item]]]:
        """Yield what each cell of each row holds; rows that are hidden are left out."""
        for row in node:
            if kind(row) == "table:table-row":
                if get(row, "table:visibility") in ("collapse", "filter"):
                    self.left_out[telling.HIDDEN] += any(True for _ in within(row, "text:p"))
                    continue
                yield self._cells(row, ground)
            elif kind(row).startswith("table:table-") and len(row):
                yield from self._rows(row, ground)

    def _cells(self, row: Node, ground: Ground) -> list[list[Item]]:
        cells: list[list[Item]] = []
        for cell in row:
            if kind(cell) not in ("table:table-cell", "table:covered-table-cell"):
                continue
            own = self.styles.of("table-cell", get(cell, "table:style-name")).look.ground
            items = list(self.items(cell, Ground(own) if own else ground))
            if kind(cell) == "table:covered-table-cell":
                self.left_out[telling.HIDDEN] += bool(cell_of(items))
                items = []
            cells.append(items)
            times = min(MOST_COLUMNS, number(get(cell, "table:number-columns-repeated"), 1)) - 1
            cells.extend(list(items) for _ in range(max(0, min(times, MOST_COLUMNS - len(cells)))))
        return cells[:MOST_COLUMNS]
