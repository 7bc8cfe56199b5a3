"""What is printed on a PDF page: runs of characters, shapes and pictures, each with its rank in painting order.

Stands in for pdfminer's page aggregator, which makes an object of some thirty attributes for every character; a run
holds what its characters share once.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve1

from extract.read.pdf.colours import Colour, colour_of
from extract.read.pdf.content import Interpreter

MOST_CHARACTERS = 60_000  # on one page; a full page of small print has some 8,000
MOST_SHAPES = 50_000
BOLD = ("bold", "black", "heavy", "semibold", "demi")
COVERING = {"Redact", "Square", "Circle", "Polygon", "Highlight", "FreeText", "Stamp"}
NOT_SHOWN = 2 | 32  # flags of an annotation: hidden, no view
AFTER_ALL = 2**31
LACKING = {"€": 0.556, "-": 0.549, "−": 0.549}
INVISIBLE = 3  # text rendering mode: neither filled nor stroked (7: only a clipping path)
Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner."""


@dataclass(slots=True)
class Run:
    """Characters shown by one operator: (text, x0, x1) along the line they stand on, which may be turned.

    `way` counts quarter turns (0 upright); `base`, `top`, `bottom` and the x's are in the page as seen after turning.
    """

    characters: list[tuple[str, float, float]]
    base: float
    top: float
    bottom: float
    size: float
    bold: bool
    colour: Colour
    invisible: bool
    rank: int
    way: int = 0


@dataclass(slots=True)
class Shape:
    """A painted path: a box, or a straight segment (`is_box` False); `fill` and `stroke` are None when not painted."""

    box: Box
    rank: int
    fill: Colour = None
    stroke: Colour = None
    is_box: bool = True
    filled: bool = False
    stroked: bool = False


@dataclass(slots=True)
class Note:
    """An annotation that covers what it lies on; it is painted after the page itself."""

    box: Box
    rank: int
    colour: Colour
    kind: str


@dataclass
class Paper:
    """Everything painted on one page, in points from its top left corner as it is shown."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[tuple[Box, int]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    cut_short: bool = False


class PageIsFull(Exception):
    """There is more on this page than any page of print holds."""


class Painter(PDFTextDevice):
    """Collect a page's paper from pdfminer's interpreter."""

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        """Start a new paper of the page's size."""
        x0, y0, x1, y1 = page.mediabox
        width, height = abs(x1 - x0), abs(y1 - y0)
        self.paper = Paper(height, width) if page.rotate in (90, 270) else Paper(width, height)
        self._rank = self._count = 0
        self._glyphs: dict[Any, dict[int, tuple[str, float]]] = {}  # each font's characters and their widths
        self.ctm = self._page_ctm = ctm

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Remember the rendering mode, which pdfminer does not hand on, and show the string."""
        self._invisible = textstate.render in (INVISIBLE, 7)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_string_horizontal(
        self, seq: Any, matrix: Any, pos: Any, font: Any, fontsize: float, scaling: float,
        charspace: float, wordspace: float, rise: float, dxscale: float, ncs: Any, graphicstate: Any,
    ) -> tuple[float, float]:  # fmt: skip
        """Add the run that `seq` shows and return where the next one starts (text space)."""
        x, y = pos
        characters: list[tuple[str, float, float]] = []
        known = self._glyphs.setdefault(font, {})
        needcharspace = False
        for item in seq:
            if isinstance(item, (int, float)):
                x -= item * dxscale
                needcharspace = True
            elif isinstance(item, bytes):
                for cid in font.decode(item):
                    if needcharspace:
                        x += charspace
                    text, width = known.get(cid) or known.setdefault(cid, (_text_of(font, cid), _width_of(font, cid)))
                    width *= fontsize * scaling
                    characters.append((text, x, x + width))
                    x += width
                    if cid == 32 and wordspace:
                        x += wordspace
                    needcharspace = True
        if characters:
            self._add_run(characters, y, matrix, font, fontsize, rise, colour_of(graphicstate.ncolor, ncs))
        return (x, y)

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any,
        graphicstate: Any,
    ) -> float:  # fmt: skip
        """Add one character of a vertical font as a run of its own and return how far it advances."""
        width = font.char_width(cid) * fontsize * scaling
        upright = (_text_of(font, cid), 0.0, abs(fontsize))
        self._add_run([upright], 0.0, matrix, font, fontsize, rise, colour_of(graphicstate.ncolor, ncs))
        return width

    def _add_run(
        self, characters: list[tuple[str, float, float]], y: float, matrix: Any, font: Any, fontsize: float,
        rise: float, colour: Colour,
    ) -> None:  # fmt: skip
        self._make_room(len(characters))
        a, b, c, d, e, f = matrix
        way, start, base, along = self._placed(a * fontsize, b * fontsize, y, (a, b, c, d, e, f), rise)
        size = abs(fontsize) * (c * c + d * d) ** 0.5
        if not 0.5 <= size < 2000:
            return
        descent = min(0.3, max(0.15, -font.get_descent()))
        sign = 1 if fontsize >= 0 else -1
        placed = [
            (text, start + min(x0 * sign, x1 * sign) * along, start + max(x0 * sign, x1 * sign) * along)
            for text, x0, x1 in characters
        ]
        bold = any(word in str(font.fontname).lower() for word in BOLD)
        bottom = base + descent * size
        self.paper.runs.append(
            Run(placed, base, bottom - size, bottom, size, bold, colour, self._invisible, self._rank, way)
        )

    def _placed(self, a: float, b: float, y: float, matrix: Any, rise: float) -> tuple[int, float, float, float]:
        """Return the quarter turns of a run, its origin and baseline after turning, and points per unit along it."""
        ma, mb, mc, md, me, mf = matrix
        x_at, y_at = mc * (y + rise) + me, md * (y + rise) + mf
        along = (ma * ma + mb * mb) ** 0.5
        width, height = self.paper.width, self.paper.height
        if abs(a) >= abs(b):
            return (0, x_at, height - y_at, along) if a >= 0 else (2, width - x_at, y_at, along)
        return (1, y_at, x_at, along) if b > 0 else (3, height - y_at, width - x_at, along)

    def paint_path(self, graphicstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Sequence[Any]) -> None:
        """Add the boxes and straight segments of `path`; what is curved counts as the box around it when filled."""
        self._rank += 1
        stroke_colour = colour_of(graphicstate.scolor, graphicstate.scs) if stroke else None
        fill_colour = colour_of(graphicstate.ncolor, graphicstate.ncs) if fill else None
        for points, straight in _subpaths(path):
            turned = [self._point(x, y) for x, y in points]
            for box, is_box in _pieces(turned, straight, fill):
                self._make_room(1)
                self.paper.shapes.append(Shape(box, self._rank, fill_colour, stroke_colour, is_box, fill, stroke))

    def render_image(self, name: str, stream: Any) -> None:
        """Add a picture's box."""
        self._rank += 1
        corners = [self._point(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        self.paper.pictures.append((_around(corners), self._rank))

    def add_notes(self, page: PDFPage) -> None:
        """Add the page's annotations that cover something."""
        self.ctm = self._page_ctm
        for raw in resolve1(page.annots) or []:
            note = resolve1(raw)
            kind = str(getattr(resolve1(note.get("Subtype")), "name", "")) if isinstance(note, dict) else ""
            rect = resolve1(note.get("Rect")) if kind in COVERING else None
            if not isinstance(rect, list) or len(rect) != 4 or int(resolve1(note.get("F")) or 0) & NOT_SHOWN:
                continue
            x0, y0, x1, y1 = (float(resolve1(side)) for side in rect)
            colour = resolve1(note.get("IC")) or resolve1(note.get("C"))
            box = _around([self._point(x0, y0), self._point(x1, y1)])
            self.paper.notes.append(Note(box, AFTER_ALL, colour_of(colour, None) if colour else None, kind))

    def _point(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self.ctm  # type: ignore[misc]
        return a * x + c * y + e, self.paper.height - (b * x + d * y + f)

    def _make_room(self, count: int) -> None:
        self._rank += 1
        self._count += count
        if self._count > MOST_CHARACTERS or len(self.paper.shapes) > MOST_SHAPES:
            raise PageIsFull


def paper_of(page: PDFPage, resources: PDFResourceManager) -> Paper:
    """Return what is painted on `page`; `cut_short` tells that there was too much of it."""
    page.mediabox = _shown(page)
    painter = Painter(resources)
    try:
        Interpreter(resources, painter).process_page(page)
    except PageIsFull:
        painter.paper.cut_short = True
    painter.add_notes(page)
    return painter.paper


def _shown(page: PDFPage) -> Box:
    """Return the part of the page that is shown, corners in order whatever order the file has them in."""
    boxes = []
    for corners in (page.mediabox, page.cropbox):
        xs, ys = sorted((float(corners[0]), float(corners[2]))), sorted((float(corners[1]), float(corners[3])))
        boxes.append((xs[0], ys[0], xs[1], ys[1]))
    media, crop = boxes
    shown = max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3])
    return shown if shown[2] - shown[0] > 1 and shown[3] - shown[1] > 1 else media


def _width_of(font: Any, cid: int) -> float:
    """Return how wide a character is, in sizes; the metrics of the standard fonts lack a few."""
    return font.char_width(cid) or LACKING.get(_text_of(font, cid), 0.0)


def _text_of(font: Any, cid: int) -> str:
    try:
        return str(font.to_unichr(cid))
    except PDFUnicodeNotDefined:
        return "\ufffd"


def _subpaths(path: Sequence[Any]) -> list[tuple[list[tuple[float, float]], bool]]:
    """Return each subpath's points (closed ones end where they began) and whether all its segments are straight."""
    found: list[tuple[list[tuple[float, float]], bool]] = []
    points: list[tuple[float, float]] = []
    straight = True
    for step in path:
        operator = step[0]
        if operator == "m":
            if len(points) > 1:
                found.append((points, straight))
            points, straight = [(float(step[1]), float(step[2]))], True
        elif operator == "h":
            if points:
                points = [*points, points[0]]
        elif points:
            points.append((float(step[-2]), float(step[-1])))
            straight = straight and operator == "l"
    if len(points) > 1:
        found.append((points, straight))
    return found


def _pieces(points: list[tuple[float, float]], straight: bool, fill: bool) -> list[tuple[Box, bool]]:
    around = _around(points)
    level = [abs(x0 - x1) < 0.5 or abs(y0 - y1) < 0.5 for (x0, y0), (x1, y1) in itertools.pairwise(points)]
    corners = {(round(x, 1), round(y, 1)) for x, y in points}
    if straight and all(level) and len(corners) == 4:
        return [(around, True)]
    if not straight or fill:
        return [(around, True)] if fill else []
    return [(_around([start, end]), False) for start, end, flat in zip(points, points[1:], level, strict=False) if flat]


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
