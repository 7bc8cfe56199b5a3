"""Set papers on pages: running text with blacked-out words, tables, page frames, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, Spacer, Table, TableStyle

TOKENS = re.compile(r"\*\*|\[\[\d+(?:\|[^\]]*)?\]\][^\s\[*]*|[^\s\[*]+|\n|[ \t]+")
BOX = re.compile(r"\[\[(\d+)(?:\|([^\]]*))?\]\](.*)")


@dataclass(frozen=True)
class Look:
    """How a piece of text is set: font family, size and leading in points, indents in points."""

    font: str = "Helvetica"
    size: float = 9.5
    leading: float = 13
    left: float = 0
    bullet: str = ""
    bold: bool = False
    after: float = 6
    colour: str = "#000000"

    def face(self, bold: bool) -> str:
        """Return the name of the font, bold or not."""
        heavy = {"Times-Roman": "Times-Bold"}.get(self.font, self.font + "-Bold")
        return heavy if bold or self.bold else self.font


class Text(Flowable):
    """Running text: `**bold**`, and `[[60]]` or `[[60|5.1.2e]]` for a black box of 60 points with no text under it."""

    def __init__(self, text: str, look: Look = Look()) -> None:
        super().__init__()
        self.text, self.look = text, look
        self.lines: list[list[tuple[float, str, bool]]] = []
        self.fixed = False

    def getSpaceAfter(self) -> float:
        """Return the white under the text, in points."""
        return self.look.after

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break the text into lines of at most `width` points and return the size it needs."""
        if not self.fixed:
            self.break_lines(width - self.look.left)
        return width, len(self.lines) * self.look.leading

    def break_lines(self, room: float) -> None:
        """Fill `lines` with words and boxes, each with its place on the line."""
        bold, x, self.lines = False, 0.0, [[]]
        for token in TOKENS.findall(self.text):
            if token == "**":
                bold = not bold
            elif token == "\n":
                self.lines.append([])
                x = 0.0
            else:
                wide = self.width_of(token, bold)
                if x and x + wide > room and not token.isspace():
                    self.lines.append([])
                    x = 0.0
                if x or not token.isspace():
                    self.lines[-1].append((x, token, bold))
                    x += wide

    def width_of(self, token: str, bold: bool) -> float:
        """Return the width in points of a word, a gap or a box with what hangs on to it."""
        box = BOX.match(token)
        if box:
            return float(box[1]) + stringWidth(box[3], self.look.face(bold), self.look.size)
        return stringWidth(token, self.look.face(bold), self.look.size)

    def split(self, width: float, height: float) -> list[Flowable]:
        """Part the text over two pages, at least two lines on each."""
        fit = int(height // self.look.leading)
        if fit < 2 or len(self.lines) - fit < 2:
            return []
        parts = [Text("", self.look), Text("", Look(**{**self.look.__dict__, "bullet": ""}))]
        for part, lines in zip(parts, (self.lines[:fit], self.lines[fit:]), strict=True):
            part.lines, part.fixed = lines, True
        return list(parts)

    def draw(self) -> None:
        """Write the lines, each run of words in one stroke, and draw the boxes."""
        look, canvas = self.look, self.canv
        y = len(self.lines) * look.leading - look.size
        if look.bullet:
            canvas.setFont("Symbol", look.size)  # readers map its bullet to "•"; that of the text fonts not always
            canvas.drawString(look.left - 12, y, look.bullet)
        for line in self.lines:
            for start, run, bold in self.runs(line):
                box = BOX.match(run)
                if box:
                    self.box(look.left + start, y, float(box[1]), box[2])
                    self.write(look.left + start + float(box[1]), y, box[3], bold)
                else:
                    self.write(look.left + start, y, run, bold)
            y -= look.leading
        canvas.setFillColor(colors.black)

    def runs(self, line: Sequence[tuple[float, str, bool]]) -> list[tuple[float, str, bool]]:
        """Join neighbouring words of one weight; boxes stay apart."""
        joined: list[tuple[float, str, bool]] = []
        for x, token, bold in line:
            apart = not joined or BOX.match(token) or BOX.match(joined[-1][1]) or joined[-1][2] != bold
            if apart:
                joined.append((x, token, bold))
            else:
                joined[-1] = (joined[-1][0], joined[-1][1] + token, bold)
        return joined

    def write(self, x: float, y: float, words: str, bold: bool) -> None:
        """Write words on the base line at `y`."""
        if words.strip():
            self.canv.setFillColor(colors.HexColor(self.look.colour))
            self.canv.setFont(self.look.face(bold), self.look.size)
            self.canv.drawString(x, y, words)

    def box(self, x: float, y: float, width: float, ground: str | None) -> None:
        """Draw a black box; the ground for it, if any, stands on it in small white type."""
        self.canv.setFillColor(colors.black)
        self.canv.rect(x, y - 2.5, width, self.look.size + 2, stroke=0, fill=1)
        if ground:
            self.canv.setFillColor(colors.white)
            self.canv.setFont("Helvetica", 6)
            self.canv.drawCentredString(x + width / 2, y + 0.5, ground)


@dataclass
class Paper:
    """One document: what it says, and how its pages look."""

    story: list[Flowable]
    pages: int
    decorate: Callable[[Canvas, int, int], None]
    size: tuple[float, float] = A4
    frame: tuple[float, float, float, float] = (70, 70, 455, 690)  # x, y, width, height in points


def set_paper(canvas: Canvas, paper: Paper) -> None:
    """Set one paper on as many pages as it says it has; raise ValueError when that is not so."""
    left, page = list(paper.story), 0
    while left and page <= paper.pages:
        page += 1
        canvas.setPageSize(paper.size)
        paper.decorate(canvas, page, paper.pages)
        frame = Frame(*paper.frame, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        left = fill(frame, left, canvas)
        canvas.showPage()
    if page != paper.pages:
        raise ValueError(f"paper takes {page} pages, not {paper.pages}")


def fill(frame: Frame, story: list[Flowable], canvas: Canvas) -> list[Flowable]:
    """Put as much of the story in the frame as it holds and return the rest."""
    left = list(story)
    while left and not isinstance(left[0], PageEnd) and frame.add(left[0], canvas):
        left.pop(0)
    if left and isinstance(left[0], PageEnd):
        return left[1:]
    parts = frame.split(left[0], canvas) if left else []
    if parts:
        frame.add(parts[0], canvas)
        return [*parts[1:], *left[1:]]
    return left


class PageEnd(Flowable):
    """Send what follows to the next page."""


def gap(points: float) -> Spacer:
    """Return white space of so many points."""
    return Spacer(1, points)


def ruled(rows: list[list[str]], widths: Sequence[float], heads: int = 1, size: float = 8.5, **more: list) -> Table:
    """Return a table with rules round every cell; `more` may hold `spans` as reportlab style rows."""
    look = Look(size=size, leading=size + 2.5, after=0)
    cells = [[Text(cell, Look(**{**look.__dict__, "bold": at < heads})) for cell in row] for at, row in enumerate(rows)]
    style = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("BACKGROUND", (0, 0), (-1, heads - 1), colors.HexColor("#d9e2ec")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        *more.get("spans", []),
    ]
    return Table(cells, colWidths=list(widths), repeatRows=heads, style=TableStyle(style), hAlign="LEFT")
