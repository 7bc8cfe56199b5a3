"""Draw planned tables on pages: text, rules, page breaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.made_tables.looks import Look
from corpus.made_tables.plan import Box, Plan

SHADE, PALE = colors.HexColor("#d9e2ec"), colors.HexColor("#eef2f6")


@dataclass
class Sheet:
    """A canvas and the place on it: the page, how far down (`y`), and what is printed on every page."""

    canvas: Canvas
    look: Look
    running: str = ""
    page: int = 0
    y: float = 0.0
    is_open: bool = False  # the row before has drawn the rule above this one

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height of the page as it is read."""
        return (A4[1], A4[0]) if self.look.landscape else A4

    @property
    def room(self) -> float:
        """Return the width between the margins."""
        return self.size[0] - 2 * self.look.margin

    def new_page(self) -> None:
        """End the page, if there is one, and begin another, turned as the look says."""
        if self.page:
            self.canvas.showPage()
        width, height = self.size
        rotation = self.look.turn if self.look.upright else 0  # reportlab turns the sheet itself where a page rotates
        self.canvas.setPageSize((height, width) if self.look.turn and not rotation else (width, height))
        self.canvas.setPageRotation(rotation)
        if self.look.turn == 90:
            self.canvas.transform(0, 1, -1, 0, height, 0)
        elif self.look.turn == 270:
            self.canvas.transform(0, -1, 1, 0, 0, width)
        self.page += 1
        self.is_open = False
        self.y = height - self.look.margin
        self.canvas.setLineWidth(self.look.thick)
        if self.running:
            self.canvas.setFont("Helvetica", 8)
            self.canvas.drawString(self.look.margin, height - 28, self.running)
            self.canvas.drawRightString(width - self.look.margin, 24, f"Pagina {self.page}")

    def has_room(self, height: float) -> bool:
        """Tell whether `height` points are left above the lower margin."""
        return self.y - height >= self.look.margin

    def write(self, lines: list[str], size: float, bold: bool = False, after: float = 6.0) -> None:
        """Write lines of text at the left margin, on the next page where this one is full."""
        for line in lines:
            if not self.has_room(size * 1.3):
                self.new_page()
            self.canvas.setFont(self.look.face(bold), size)
            self.canvas.drawString(self.look.margin, self.y - size, line)
            self.y -= size * 1.3
        self.y -= after


def draw_table(sheet: Sheet, plan: Plan, x: float) -> list[int]:
    """Draw the table from `sheet.y` down with its left edge at `x`; return the page that each body row starts on."""
    sheet.is_open = False
    _draw_header(sheet, plan, x)
    pages = []
    for at, (boxes, height) in enumerate(zip(plan.body, plan.heights, strict=True)):
        pages.append(sheet.page)
        if not sheet.has_room(height):
            boxes, height, begun = _over_the_edge(sheet, plan, x, boxes, height)
            if not begun:
                pages[-1] = sheet.page
        _draw_row(sheet, plan, x, boxes, height, at)
    if sheet.look.rules in ("horizontal", "head"):
        _rule(sheet, x, sheet.y, x + plan.width, sheet.y)
    return pages


def _over_the_edge(
    sheet: Sheet, plan: Plan, x: float, boxes: list[Box], height: float
) -> tuple[list[Box], float, bool]:
    """Begin a page, with the row's first lines on the page before where the look splits rows; return the rest."""
    look = sheet.look
    leading = look.size * look.leading
    fit = int((sheet.y - look.margin - 2 * look.pad) // leading)
    begun = look.split and 0 < fit < max(len(box.lines) for box in boxes)
    if begun:
        _draw_row(
            sheet, plan, x, [replace(box, lines=box.lines[:fit]) for box in boxes], fit * leading + 2 * look.pad, 0
        )
        boxes = [replace(box, lines=box.lines[fit:]) for box in boxes]
        height -= fit * leading
    sheet.new_page()
    if look.repeat:
        _draw_header(sheet, plan, x)
    return boxes, height, begun


def _draw_header(sheet: Sheet, plan: Plan, x: float) -> None:
    look, top = sheet.look, sheet.y
    if look.rules in ("horizontal", "head"):
        _rule(sheet, x, top, x + plan.width, top)
    for row, boxes in enumerate(plan.header):
        for box in boxes:
            height = sum(plan.header_heights[row : row + box.rows])
            shade = SHADE if look.rules == "shaded" else None
            _draw_box(sheet, plan, x, box, height, shade, "middle" if box.rows > 1 else "bottom")
            if look.rules == "groups" and box.last > box.first:
                low = sheet.y - height + 1
                _rule(sheet, x + plan.edges[box.first] + 2, low, x + plan.edges[box.last + 1] - 2, low)
        sheet.y -= plan.header_heights[row]
        sheet.is_open = True
    if look.rules in ("horizontal", "head", "groups"):
        _rule(sheet, x, sheet.y, x + plan.width, sheet.y)


def _draw_row(sheet: Sheet, plan: Plan, x: float, boxes: list[Box], height: float, at: int) -> None:
    look = sheet.look
    shade = PALE if at % 2 and (look.zebra or look.rules == "shaded") else None
    for box in boxes:
        _draw_box(sheet, plan, x, box, height, shade, look.valign)
    sheet.y -= height
    sheet.is_open = True
    if look.rules == "horizontal":
        _rule(sheet, x, sheet.y, x + plan.width, sheet.y)


def _draw_box(sheet: Sheet, plan: Plan, x: float, box: Box, height: float, shade: object, valign: str) -> None:
    """Draw one cell: its ground, its lines of text, its rules."""
    look, canvas = sheet.look, sheet.canvas
    left, right = x + plan.edges[box.first], x + plan.edges[box.last + 1]
    if shade is not None:
        canvas.setFillColor(shade)
        canvas.rect(left, sheet.y - height, right - left, height, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
    leading = look.size * look.leading
    spare = height - 2 * look.pad - len(box.lines) * leading
    y = sheet.y - look.pad - {"top": 0, "middle": spare / 2, "bottom": spare}[valign]
    if (look.face(box.bold), look.size) != (canvas._fontname, canvas._fontsize):
        canvas.setFont(look.face(box.bold), look.size)
    for line in box.lines:
        base = y - look.size * 0.9
        if box.align == "right":
            canvas.drawRightString(right - look.gap, base, line)
        elif box.align == "middle":
            canvas.drawCentredString((left + right) / 2, base, line)
        else:
            canvas.drawString(left + look.gap + box.indent, base, line)
        y -= leading
    if look.is_ruled:
        low = sheet.y - height
        sides = [(left, low, left, sheet.y), (left, low, right, low)]
        if not sheet.is_open:
            sides.append((left, sheet.y, right, sheet.y))
        if box.last + 2 == len(plan.edges):  # the side of the next cell is drawn with that
            sides.append((right, low, right, sheet.y))
        for x0, y0, x1, y1 in sides:
            _rule(sheet, x0, y0, x1, y1)


def _rule(sheet: Sheet, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw a rule: a line, or a thin filled box as Word does."""
    thick = sheet.look.thick
    if sheet.look.rules == "boxes":
        sheet.canvas.rect(x0, y0, max(thick, x1 - x0), max(thick, y1 - y0), stroke=0, fill=1)
    else:
        sheet.canvas.line(x0, y0, x1, y1)
