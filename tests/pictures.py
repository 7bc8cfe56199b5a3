"""Make PDFs whose pages are pictures, as a scanner or a redacting program leaves them."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], None]
LINES = (
    "De commissie bespreekt het plan voor de nieuwe brug over de rivier.",
    "Mevrouw Smit vraagt wanneer het college met een voorstel komt.",
    "De wethouder zegt toe dat de raad dit voor de zomer ontvangt.",
    "Het bedrag voor onderhoud stijgt van 1.250 naar 3.480 euro per jaar.",
    "Daarna sluit de voorzitter de vergadering en dankt alle aanwezigen.",
)


def lines(canvas: Canvas, texts: tuple[str, ...] = LINES, top: float = 760, size: float = 12) -> None:
    """Draw `texts` under each other."""
    canvas.setFont("Helvetica", size)
    for rank, text in enumerate(texts):
        canvas.drawString(70, top - 2 * size * rank, text)


def painted(draw: Draw, dots: int = 200) -> Image.Image:
    """Return the picture of an A4 page with what `draw` draws."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    page = pypdfium2.PdfDocument(out.getvalue())[0]
    return page.render(scale=dots / 72).to_pil().convert("RGB")


def scanned(draw: Draw, layer: Draw = lambda canvas: None, turn: float = 0, quarters: int = 0) -> bytes:
    """Return a PDF of one page that is a picture of what `draw` draws, `turn` degrees askew, lying on a side or not.

    `layer` is drawn over it as invisible text.
    """
    picture = painted(draw).rotate(turn, fillcolor="white", resample=Image.Resampling.BICUBIC)
    picture = picture.rotate(90 * quarters, expand=True)
    size = (A4[1], A4[0]) if quarters % 2 else A4
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    canvas.drawImage(ImageReader(picture), 0, 0, *size)
    canvas._code.append("3 Tr")  # text that is not painted
    layer(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
