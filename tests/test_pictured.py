"""Redactions in the pictures of PDF pages: what stands on them is no text, the ground on them is kept."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.read import read
from extract.read.options import Options
from extract.text.reading import Reading
from tests.pictures import lines, painted, scanned

SENTENCE = "De heer vraagt wanneer de raad het voorstel van het college ontvangt."


def reading_of(folder: Path, data: bytes, ocr: str = "auto") -> Reading:
    path = folder / "scan.pdf"
    path.write_bytes(data)
    return read(path, Options(ocr=ocr))


def a_page(fill: tuple[float, float, float], ink: tuple[float, float, float], code: str = "5.1.2e") -> bytes:
    def draw(canvas: Canvas) -> None:
        lines(canvas, (SENTENCE, SENTENCE))
        canvas.setFillColorRGB(*fill)
        canvas.rect(70, 660, 120, 20, fill=1, stroke=0)
        canvas.setFillColorRGB(*ink)
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(130, 667, code)

    def layer(canvas: Canvas) -> None:
        lines(canvas, (SENTENCE, SENTENCE))
        canvas.setFont("Helvetica", 9)
        canvas.drawString(100, 667, "EXERIEE")  # what character recognition made of the box

    return scanned(draw, layer)


@pytest.mark.parametrize("fill", [(0, 0, 0), (0.4, 0.4, 0.4), (0.1, 0.3, 0.8)])
def test_junk_read_from_a_box_is_no_text_and_its_ground_is_kept(
    tmp_path: Path, fill: tuple[float, float, float]
) -> None:
    reading = reading_of(tmp_path, a_page(fill, (1, 1, 1)))
    assert "EXER" not in reading.text
    assert reading.text.count(SENTENCE) == 2
    [redaction] = reading.source.redactions
    assert (redaction.form, redaction.ground, redaction.page) == ("vlak", "5.1.2e", 1)
    assert redaction.box is not None
    assert [round(side, 2) for side in redaction.box] == [0.12, 0.19, 0.32, 0.22]


def test_no_ground_is_read_where_none_is_printed(tmp_path: Path) -> None:
    [redaction] = reading_of(tmp_path, a_page((0, 0, 0), (1, 1, 1), "")).source.redactions
    assert redaction.ground is None


def test_boxes_are_found_without_ocr_too(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, a_page((0, 0, 0), (1, 1, 1)), "never")
    assert "EXER" not in reading.text
    assert len(reading.source.redactions) == 1


def test_nothing_is_read_from_a_box_on_a_scan_without_layer(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, (SENTENCE, SENTENCE, SENTENCE))
        canvas.setFillColorRGB(0.45, 0.45, 0.45)
        canvas.rect(70, 640, 200, 20, fill=1, stroke=0)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.drawString(90, 646, "persoon in kwestie")

    reading = reading_of(tmp_path, scanned(draw))
    assert reading.text.count("vraagt") == 3
    assert "kwestie" not in reading.text


def test_text_that_can_be_read_on_paint_is_no_redaction(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0.95, 0.2)
        canvas.rect(68, 755, 300, 16, fill=1, stroke=0)
        canvas.setFillColorRGB(0, 0, 0)
        lines(canvas, (SENTENCE, SENTENCE, SENTENCE, SENTENCE))

    def layer(canvas: Canvas) -> None:
        lines(canvas, (SENTENCE, SENTENCE, SENTENCE, SENTENCE))

    reading = reading_of(tmp_path, scanned(draw, layer))
    assert reading.text.count(SENTENCE) == 4
    assert reading.source.redactions == []


@pytest.mark.parametrize(("fill", "found"), [((0.1, 0.3, 0.8), 0), ((0, 0, 0), 1)])
def test_parts_of_a_drawing_are_no_redactions(tmp_path: Path, fill: tuple[float, float, float], found: int) -> None:
    def diagram(canvas: Canvas) -> None:
        canvas.setFillColorRGB(*fill)
        canvas.rect(150, 500, 300, 80, fill=1, stroke=0)

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    lines(canvas, (SENTENCE, SENTENCE, SENTENCE))
    canvas.drawImage(ImageReader(painted(diagram)), 150, 200, 300, 424)
    canvas._code.append("3 Tr")  # text that is not painted
    canvas.drawString(250, 473, "Bestuur")
    canvas.save()
    reading = reading_of(tmp_path, out.getvalue(), "never")
    assert len(reading.source.redactions) == found
    assert ("Bestuur" in reading.text) is not bool(found)
