"""Go through the body of a Word file in order: paragraphs with their numbers, tables, text boxes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from extract.read.office.docx.inline import NEW_PAGE, RENDERED, DocxGathered, Gatherer
from extract.read.office.docx.numbering import Numbering
from extract.read.office.docx.styles import Style, Styles, ground_of, is_on, level_of, space_of
from extract.read.office.docx.tables import rows_of
from extract.read.office.laying import Paragraph, Row, apart, cell_of, is_form, is_layout
from extract.read.office.looks import PAPER, Ground
from extract.read.office.tags import Node, child, get, kind
from extract.read.office.tags import number as depth_of
from extract.read.office.telling import DELETED, HIDDEN

Item = Paragraph | Row
LEADERS = " ..... "  # what leads from a title to its page in a table of contents
_TO_PAGE = re.compile(r"[ ]*\t[ \t]*(?=\d{1,4}\s*\Z)")
TWENTIETHS = 20.0  # of a point
_PASSED = ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag", "w:body", "mc:AlternateContent")


@dataclass
class Body:
    """Yields what a part of a Word file holds, as paragraphs and rows."""

    styles: Styles
    numbering: Numbering
    gatherer: Gatherer
    words_of: Callable[[str], Iterable[str]] = lambda key: ()  # of a diagram, by the id of its part

    def items(self, node: Node, ground: Ground = PAPER) -> Iterator[Item]:
        """Yield the paragraphs and rows in `node`."""
        for one in node:
            name = kind(one)
            if name == "w:p":
                yield from self._paragraph(one, ground)
            elif name == "w:tbl":
                yield from self._table(one, ground)
            elif name == "mc:Choice" or name in _PASSED:
                yield from self.items(one, ground)
            elif name == "w:altChunk":  # a whole file in the place of paragraphs
                self.gatherer.enclosed.append((get(one, "r:id"), False))
            elif name in ("w:del", "w:moveFrom"):
                self.gatherer.left_out[DELETED] += 1

    def _paragraph(self, node: Node, ground: Ground) -> Iterator[Item]:
        properties = child(node, "w:pPr")
        key = get(child(properties, "w:pStyle"), "w:val")
        style = self.styles.paragraph(key)
        shading = ground_of(child(properties, "w:shd"))
        if shading not in (None, "auto"):
            ground = Ground(shading)
        gathered = self.gatherer.gather(node, style.look, ground)
        label, depth = self._label(properties, style, key, gathered)
        text = _TO_PAGE.sub(LEADERS, gathered.text) if style.contents else gathered.text
        pages = text.replace(RENDERED, "").split(NEW_PAGE)
        rendered = RENDERED in text
        early = rendered and not text.partition(RENDERED)[0].strip()
        for index, part in enumerate(pages):
            paragraph = _made(part, properties, style, gathered)
            paragraph.style = key
            paragraph.label, paragraph.depth = (label, depth) if not index else ("", 0)
            paragraph.new_page = bool(index) or early or _begins_page(properties, style)
            paragraph.page_ends = index == len(pages) - 1 and rendered and not early
            yield paragraph
        for box, behind in gathered.boxes:
            yield from self.items(box, behind)
        for diagram in gathered.diagrams:
            yield from map(Paragraph, self.words_of(diagram))
        ending = child(properties, "w:sectPr")
        if ending is not None:
            ends = get(child(ending, "w:type"), "w:val") != "continuous"
            yield Paragraph("", page_ends=ends, section_ends=True)

    def _label(self, properties: Node | None, style: Style, key: str, gathered: DocxGathered) -> tuple[str, int]:
        """Return the number that is printed before a paragraph, and how deep; one wholly hidden is not counted."""
        own = child(properties, "w:numPr")
        number, depth = style.numbering
        if own is not None:
            number = get(child(own, "w:numId"), "w:val") or number
            depth = get(child(own, "w:ilvl"), "w:val") or depth
        mark = child(properties, "w:rPr")
        if not gathered.text.strip() and is_on(mark, "w:vanish"):
            return "", 0
        return self.numbering.label(number, depth, key), depth_of(depth or "") or style.depth

    def _table(self, node: Node, ground: Ground) -> Iterator[Item]:
        shaded = self.styles.is_shaded(get(child(node, "w:tblPr", "w:tblStyle"), "w:val"))
        rows = list(self._rows(node, ground, shaded))
        form, first = is_form(rows), True
        for cells in rows:
            if form or is_layout(cells):
                yield from (item for items in cells for item in apart(items))
                first = True
                continue
            yield _row(cells, first)
            first = False

    def _rows(self, node: Node, ground: Ground, shaded: bool) -> Iterator[list[list[Item]]]:
        """Yield what each cell of each row holds."""
        for row in rows_of(node, self.gatherer.left_out):
            cells: list[list[Item]] = []
            for cell in row:
                if cell is None:
                    cells.append([])
                    continue
                own = ground_of(child(cell, "w:tcPr", "w:shd"))
                stands_on = Ground(own) if own not in (None, "auto") else Ground(ground.colour, ground.unsure or shaded)
                items = list(self.items(cell, stands_on))
                if _is_merged(cell):
                    self.gatherer.left_out[HIDDEN] += bool(cell_of(items))
                    items = []
                cells.append(items)
            yield cells


def _made(text: str, properties: Node | None, style: Style, gathered: DocxGathered) -> Paragraph:
    """Return a paragraph with how it looks, from its own properties and its style's."""
    outline, spacing = child(properties, "w:outlineLvl"), child(properties, "w:spacing")
    level = level_of(outline) if outline is not None else style.level or 0
    before, after = space_of(spacing, "before"), space_of(spacing, "after")
    tight = is_on(properties, "w:contextualSpacing")
    tight = style.tight if tight is None else tight
    return Paragraph(
        text,
        level=min(level, 6),
        bold=gathered.is_bold,
        size=gathered.size or 10.0,
        before=0 if tight else ((style.before or 0) if before is None else before) / TWENTIETHS,
        after=0 if tight else ((style.after or 0) if after is None else after) / TWENTIETHS,
    )


def _begins_page(properties: Node | None, style: Style) -> bool:
    own = is_on(properties, "w:pageBreakBefore")
    return bool(style.new_page if own is None else own)


def _is_merged(cell: Node) -> bool:
    """Tell whether a cell is the lower part of a taller one, or the right part of a wider one."""
    properties = child(cell, "w:tcPr")
    return any(
        (mark := child(properties, name)) is not None and get(mark, "w:val", "continue") == "continue"
        for name in ("w:vMerge", "w:hMerge")
    )


def _row(cells: list[list[Item]], first: bool) -> Row:
    told = [item for items in cells for item in items if not isinstance(item, Paragraph) or item.told]
    begins = bool(told) and any(items and items[0].new_page for items in cells)
    ends = any(item.new_page or item.page_ends for items in cells for item in items) and not begins
    return Row([cell_of(items) for items in cells], new_page=begins, page_ends=ends, first=first)
