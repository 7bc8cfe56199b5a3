"""Collect what a PDF page paints.

Stands in for pdfminer's page aggregator, which makes an object of some thirty attributes for every character; a run
holds what its characters share once.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1

from extract.read.pdf.colours import Colour, colour_of
from extract.read.pdf.content import Interpreter, PageIsFull
from extract.read.pdf.filters import size_of
from extract.read.pdf.fonts import UNDEFINED, Resources, glyph_of
from extract.read.pdf.limits import MOST_CALLS, MOST_CHARACTERS, MOST_CONTENT, MOST_SHAPES
from extract.read.pdf.notes import add_notes
from extract.read.pdf.objects import Stream
from extract.read.pdf.paper import Paper, Run, Shape
from extract.read.pdf.paths import Box, around, common, pieces, subpaths
from extract.read.pdf.sizes import shown_part

BOLD = ("bold", "black", "heavy", "semibold", "demi")
SLANTED = 0.09  # of its length, that a line of print rises: a scan's layer may be askew by five degrees
INVISIBLE = 3  # text rendering mode: neither filled nor stroked (7: only a clipping path)


class Painter(PDFTextDevice):
    """Collect a page's paper from pdfminer's interpreter."""

    def begin_page(self, page: PDFPage, ctm: Any) -> None:
        """Start a new paper of the page's size."""
        x0, y0, x1, y1 = page.mediabox
        width, height = abs(x1 - x0), abs(y1 - y0)
        self.paper = Paper(height, width) if page.rotate in (90, 270) else Paper(width, height)
        self.rank = self._calls = self._count = self._total = self._content = self._unmapped = 0
        self.only_text = False
        self.clip: Box | None = None
        self._glyphs: dict[Any, dict[int, tuple[str, float]]] = {}  # each font's characters and their widths
        self.ctm = self.page_ctm = ctm

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Remember the rendering mode, which pdfminer does not hand on, and show the string."""
        self._invisible = textstate.render in (INVISIBLE, 7)
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_string_horizontal(
        self, seq: Any, matrix: Any, pos: Any, font: Any, fontsize: float, scaling: float,
        charspace: float, wordspace: float, rise: float, dxscale: float, ncs: Any, graphicstate: Any,
    ) -> tuple[float, float]:  # fmt: skip
        """Add the run that `seq` shows and return where the next one starts (text space)."""
        if len(seq) + sum(len(item) for item in seq if isinstance(item, bytes)) > 8 * MOST_CHARACTERS:
            raise PageIsFull
        x, y = pos
        if scaling < 0:  # in a mirror: the letters stand in the order of the words, and where they do is not sure
            self.stumble()
            scaling, dxscale = -scaling, -dxscale
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
                    text, width = known.get(cid) or self._glyph(known, font, cid)
                    width *= fontsize * scaling
                    characters.append((text, x, x + width))
                    x += width
                    if cid == 32 and wordspace:
                        x += wordspace
                    needcharspace = True
        if characters:
            self._add_run(characters, y, matrix, font, fontsize, rise, colour_of(graphicstate.ncolor, ncs))
        elif any(isinstance(item, bytes) and len(item) > 1 for item in seq):  # the font can't tell what it shows
            self.stumble()
        return (x, y)

    def _glyph(self, known: dict[int, tuple[str, float]], font: Any, cid: int) -> tuple[str, float]:
        """Return a character and how wide it is, and keep it; one of a width below nothing is told."""
        text, width = glyph_of(font, cid)
        if width < 0:
            self.stumble()
        return known.setdefault(cid, (text, abs(width)))

    def render_char(
        self, matrix: Any, font: Any, fontsize: float, scaling: float, rise: float, cid: int, ncs: Any,
        graphicstate: Any,
    ) -> float:  # fmt: skip
        """Add one character of a vertical font as a run of its own and return how far it advances."""
        width = font.char_width(cid) * fontsize * scaling
        upright = (glyph_of(font, cid)[0], 0.0, abs(fontsize))
        self._add_run([upright], 0.0, matrix, font, fontsize, rise, colour_of(graphicstate.ncolor, ncs))
        return width

    def _add_run(
        self, characters: list[tuple[str, float, float]], y: float, matrix: Any, font: Any, fontsize: float,
        rise: float, colour: Colour,
    ) -> None:  # fmt: skip
        self._make_room(len(characters))
        self._total += len(characters)
        self._unmapped += [text for text, _, _ in characters].count(UNDEFINED)
        a, b, c, d, e, f = matrix
        way, start, base, along = self._placed(a * fontsize, b * fontsize, y, (a, b, c, d, e, f), rise)
        size = abs(fontsize) * (c * c + d * d) ** 0.5
        if not 0.5 <= size < 2000:
            self.paper.torn = self.paper.torn or not size < 0.5  # letters larger than any page, or without a size
            return
        descent = min(0.3, max(0.15, -font.get_descent()))
        sign = 1 if fontsize >= 0 else -1
        placed = [
            (text, start + x0 * along, start + x1 * along)
            if x0 <= x1 and sign == 1  # nearly always
            else (text, start + min(x0 * sign, x1 * sign) * along, start + max(x0 * sign, x1 * sign) * along)
            for text, x0, x1 in characters
        ]
        bold = _is_bold(str(font.fontname))
        bottom = base + descent * size
        slanted = SLANTED * max(abs(a), abs(b)) < min(abs(a), abs(b))
        self.paper.slanted = self.paper.slanted or slanted
        self.paper.runs.append(
            Run(
                placed,
                base,
                bottom - size,
                bottom,
                size,
                bold,
                colour,
                self._invisible,
                self.rank,
                way,
                slanted,
                self.clip,
            )
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
        self.rank += 1
        if self.only_text:
            return
        stroke_colour = colour_of(graphicstate.scolor, graphicstate.scs) if stroke else None
        fill_colour = colour_of(graphicstate.ncolor, graphicstate.ncs) if fill else None
        for points, straight in subpaths(path):
            turned = [self.point(x, y) for x, y in points]
            for box, is_box in pieces(turned, straight, fill):
                if self._holds_shapes(is_box and fill):
                    self.paper.shapes.append(Shape(box, self.rank, fill_colour, stroke_colour, is_box, fill, stroke))

    def _holds_shapes(self, covers: bool) -> bool:
        """Tell whether another shape is kept: of very many only those that may cover something."""
        if len(self.paper.shapes) > 2 * MOST_SHAPES:
            raise PageIsFull
        if len(self.paper.shapes) > MOST_SHAPES:
            self.paper.crowded = True
            return covers
        return True

    def render_image(self, name: str, stream: Any) -> None:
        """Add a picture's box."""
        self.rank += 1
        if self.only_text:
            return
        corners = [self.point(x, y) for x, y in ((0, 0), (1, 0), (0, 1), (1, 1))]
        self.paper.pictures.append((around(corners), self.rank))
        parts = (stream, *(resolve1(stream.get(name)) for name in ("SMask", "Mask")))
        self.paper.pixels += sum(size_of(part) for part in parts if isinstance(part, PDFStream))

    def cut_off(self, path: Sequence[Any]) -> None:
        """Have what is painted outside `path`, or the box around it, cut off from here on."""
        points = [self.point(*step[at : at + 2]) for step in path for at in range(1, len(step), 2)]
        if points:
            box = around(points)
            self.clip = common(box, self.clip) if self.clip else box

    def begin_content(self, streams: Sequence[Any], size: int) -> int:
        """Return how many of `size` bytes of operators may still be carried out.

        Raises PageIsFull when that is none.
        """
        self.paper.torn = self.paper.torn or any(isinstance(stream, Stream) and stream.torn for stream in streams)
        left = MOST_CONTENT - self._content
        self._content += size
        self._calls += 1
        self.paper.endless = self.paper.endless or self._calls > MOST_CALLS or self._content > MOST_CONTENT
        if left <= 0 or self.paper.endless:
            raise PageIsFull
        self.paper.content += min(left, size)
        return left

    def stumble(self) -> None:
        """Remember that an operator could not be carried out."""
        self.paper.torn = True

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the content stands on the page."""
        a, b, c, d, e, f = self.ctm  # type: ignore[misc]
        return a * x + c * y + e, self.paper.height - (b * x + d * y + f)

    def _make_room(self, count: int) -> None:
        self.rank += 1
        self._count += count
        if self._count > MOST_CHARACTERS:
            raise PageIsFull

    def begin_again(self) -> None:
        """Take in more, as if nothing were there yet."""
        self._count = self._content = 0

    def finish(self) -> Paper:
        """Return the paper."""
        self.paper.unmapped = self._unmapped / max(1, self._total)
        return self.paper


def paper_of(page: PDFPage, resources: Resources) -> Paper:
    """Return what is painted on `page`; `cut_short` tells that there was too much of it."""
    page.mediabox = shown_part(page)
    painter = Painter(resources)
    interpreter = Interpreter(resources, painter)
    for part in (interpreter.process_page, lambda page: add_notes(page, painter, interpreter)):
        try:
            part(page)
        except PageIsFull:
            painter.paper.cut_short = True
            painter.begin_again()
    return painter.finish()


@lru_cache(maxsize=1000)
def _is_bold(fontname: str) -> bool:
    return any(word in fontname.lower() for word in BOLD)
