"""The order in which pages with columns, margins, spreads, turned text and stamps are read."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from extract.read import read
from extract.text.reading import Reading
from extract.text.words import unpack_words

WIDTH, HEIGHT = A4
Draw = Callable[[Canvas], None]
COUNCIL = (
    "De voorzitter opent de vergadering en heet alle leden van harte welkom in de zaal. Het verslag van de vorige "
    "maand wordt zonder wijzigingen vastgesteld. De wethouder meldt dat de bouw van de woningen in het najaar begint "
    "en dat de omwonenden daarover bericht krijgen. Er zijn verder geen mededelingen van de kant van het college. "
)
ANSWER = (
    "Het college antwoordt dat de provincie hierover in het voorjaar een brief stuurt. De locatie aan de rand van het "
    "dorp wordt onderzocht op geluid en bodem. Daarna volgt een besluit van de raad, met een uitgebreide toelichting. "
)
POOL = (
    "Op zaterdag opent het nieuwe zwembad zijn deuren voor het publiek. Er zijn lessen voor kinderen en ouderen. De "
    "entree is de eerste week gratis voor wie in de stad woont. Neem een handdoek mee en kom gerust eens langs. "
)
MARGIN = (
    "Directie Wonen", "", "Bezoekadres", "Pleinlaan 1", "1234 AB Noorderveen", "", "Contactpersoon", "A. de Boer", "",
    "Ons kenmerk", "2024-0000123", "", "Datum", "12 maart 2024",
)  # fmt: skip


def reading_of(folder: Path, draw: Draw, size: tuple[float, float] = A4, turned: int = 0) -> Reading:
    """Return the reading of one drawn page, turned by so many degrees in how it is shown."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    path = folder / "stuk.pdf"
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        pdf.pages[0].Rotate = turned
        pdf.save(path)
    return read(path)


def paragraph(canvas: Canvas, text: str, x: float, top: float, width: float, size: float = 10) -> float:
    """Set `text` in lines and return where the next paragraph begins."""
    canvas.setFont("Helvetica", size)
    for line in simpleSplit(text, "Helvetica", size, width):
        canvas.drawString(x, top, line)
        top -= 1.3 * size
    return top - 1.3 * size


def column(
    canvas: Canvas, lines: tuple[str, ...], x: float, top: float, size: float, pitch: float, font: str = "Helvetica"
) -> None:
    """Set lines one below another; an empty one is white."""
    canvas.setFont(font, size)
    for rank, line in enumerate(lines):
        canvas.drawString(x, top - rank * pitch, line)


def flat(text: str) -> str:
    """Return `text` with all white space as single spaces."""
    return " ".join(text.split())


def in_order(text: str, *parts: str) -> bool:
    """Tell whether the parts stand in `text` whole, one after the other."""
    at = 0
    for part in parts:
        at = flat(text).find(flat(part), at)
        if at < 0:
            return False
        at += len(flat(part))
    return True


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize(("size", "pitch", "top"), [(7, 9, 690), (8, 13, 617), (10, 13, 604), (9, 12.5, 640)])
def test_a_margin_is_no_part_of_the_letter(tmp_path: Path, right: bool, size: float, pitch: float, top: float) -> None:
    body, margin = (60, 430) if right else (180, 40)

    def draw(canvas: Canvas) -> None:
        y = paragraph(canvas, "Geachte voorzitter,", body, 660, 330)
        y = paragraph(canvas, COUNCIL * 2, body, y, 330)
        y = paragraph(canvas, ANSWER * 2, body, y, 330)
        paragraph(canvas, "Met vriendelijke groet,", body, y, 330)
        column(canvas, MARGIN, margin, top, size, pitch)

    text = reading_of(tmp_path, draw).text
    assert in_order(text, "Geachte voorzitter, " + COUNCIL * 2 + ANSWER * 2 + "Met vriendelijke groet,")
    assert in_order(text, " ".join(MARGIN))


@pytest.mark.parametrize("size", [8, 10])
def test_labels_stay_with_what_they_name(tmp_path: Path, size: float) -> None:
    items = (
        ("Agendapunt:", "Woningbouw aan de rand van het dorp"), ("Zaak:", COUNCIL), ("Besluit:", "Aangehouden."),
        ("Agendapunt:", "Zwembad"), ("Zaak:", POOL), ("Besluit:", ANSWER), ("Noot:", "Geen."),
    )  # fmt: skip

    def draw(canvas: Canvas) -> None:
        y = 760.0
        for label, value in items:
            column(canvas, (label,), 70, y, size, 13)
            y = paragraph(canvas, value, 160, y, 330)

    text = reading_of(tmp_path, draw).text
    assert in_order(text, *(f"{label} {value}" for label, value in items))


def test_numbers_of_contents_stay_with_their_titles(tmp_path: Path) -> None:
    titles = ("Aanleiding en doel van het onderzoek", "Wat er bekend was bij het bestuur", "Wat de raad besloot")

    def draw(canvas: Canvas) -> None:
        for rank in range(12):
            y = 760 - 13 * rank
            column(canvas, (f"3.{rank + 1}.",), 70, y, 10, 13)
            column(canvas, (titles[rank % 3].ljust(110 - len(titles[rank % 3]), "."),), 110, y, 10, 13)

    lines = [line.text for line in reading_of(tmp_path, draw).lines]
    assert lines[9].startswith("3.10. Aanleiding en doel")


def test_a_ruling_ends_the_margin_above_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, MARGIN, 430, 760, 7, 9)
        column(canvas, ("Verslag van het overleg", "over de regio"), 60, 700, 11, 14)
        canvas.line(60, 610, 540, 610)
        for rank, row in enumerate((("Leden", "Plaats", "Functie"), *[("J. Jansen", "Oosterhage", "wethouder")] * 6)):
            for x, cell in zip((60, 200, 430), row, strict=True):
                column(canvas, (cell,), x, 590 - 14 * rank, 9, 14)

    lines = [line.text for line in reading_of(tmp_path, draw).lines]
    assert lines.count("J. Jansen Oosterhage wethouder") == 6
    assert lines.index("12 maart 2024") < lines.index("Leden Plaats Functie")


def spread(canvas: Canvas) -> None:
    """Draw two pages beside each other: text with a head, and a table above text."""
    for x, head, text in ((0.0, "Jaarverslag van de regio", COUNCIL), (WIDTH, "Cijfers van de regio", ANSWER)):
        column(canvas, (head,), x + 60, 800, 8, 10)
        paragraph(canvas, text * 2, x + 60, 560, WIDTH - 120)
        paragraph(canvas, text, x + 60, 400, WIDTH - 120)
    column(canvas, ("Eerste bladzijde",), 60, 740, 14, 20)
    rows = (("Gemeente", "Opgave", "Realisatie"), ("Noorderveen", "105", "80"), ("Oosterhage", "80", "70"))
    for rank, row in enumerate((*rows, ("Westerkoog", "12", "3"), ("Totaal", "197", "153"))):
        for x, cell in zip((60, 240, 340), row, strict=True):
            column(canvas, (cell,), WIDTH + x, 720 - 14 * rank, 10, 14)


def test_two_pages_on_one_sheet_are_read_one_after_the_other(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, spread, landscape(A3))
    assert in_order(
        reading.text, "Jaarverslag van de regio", "Eerste bladzijde", COUNCIL * 2, COUNCIL, "Cijfers van de regio",
        "Gemeente Opgave Realisatie", ANSWER * 2, ANSWER,
    )  # fmt: skip
    assert "Oosterhage\t80\t70" in reading.text
    for _, _, x0, top, x1, bottom in unpack_words(reading.source.pages[0].words):
        assert 0 < x0 < x1 < 2 * WIDTH
        assert 0 < top < bottom < HEIGHT


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_that_is_shown_turned_is_read_upright(tmp_path: Path, turned: int) -> None:
    def draw(canvas: Canvas) -> None:
        paragraph(canvas, COUNCIL * 2, 60, 760, 220)
        paragraph(canvas, ANSWER * 2, 310, 760, 220)

    assert in_order(reading_of(tmp_path, draw, turned=turned).text, COUNCIL * 2, ANSWER * 2)


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_content_that_is_turned_is_read_upright(tmp_path: Path, turned: int) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.translate(0 if turned == 270 else WIDTH, 0 if turned == 90 else HEIGHT)
        canvas.rotate(turned)
        paragraph(canvas, COUNCIL, 50, 500, 220)
        paragraph(canvas, ANSWER, 300, 500, 220)

    assert in_order(reading_of(tmp_path, draw).text, COUNCIL, ANSWER)


def test_three_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, ("Nieuws uit de hele regio",), 50, 800, 18, 20, "Helvetica-Bold")
        for x, text in ((50, COUNCIL), (222, ANSWER), (394, POOL)):
            paragraph(canvas, text * 2, x, 760, 155, 9)

    text = reading_of(tmp_path, draw).text
    assert in_order(text, "Nieuws uit de hele regio", COUNCIL * 2, ANSWER * 2, POOL * 2)


@pytest.mark.parametrize("angle", [12, 45, -30])
def test_what_is_stamped_at_an_angle_is_in_no_line(tmp_path: Path, angle: float) -> None:
    def draw(canvas: Canvas) -> None:
        paragraph(canvas, COUNCIL * 3, 60, 770, 470)
        canvas.translate(300, 700)
        canvas.rotate(angle)
        column(canvas, ("INGEKOMEN", "12 mrt 2024"), 0, 8, 12, 18)

    reading = reading_of(tmp_path, draw)
    assert in_order(reading.text, COUNCIL * 3, "INGEKOMEN", "12 mrt 2024")
    assert [line.text for line in reading.lines if line.running] == ["INGEKOMEN", "12 mrt 2024"]


def test_underlined_headings_are_whole_below_a_margin_that_stands_above_the_last_one(tmp_path: Path) -> None:
    people = [("Oosterhage", "A. Vos"), ("Westerkoog", "B. Mol"), ("Middelveld", "C. Das"), ("Noorderveen", "D. Ree")]

    def draw(canvas: Canvas) -> None:
        column(canvas, MARGIN, 462, 720, 7, 9)
        for y, label, text in ((540, "Datum en tijd", "6 maart 2024"), (510, "Plaats", "De raadzaal van Noorderveen")):
            column(canvas, (label,), 55, y, 7, 9)
            column(canvas, (text, "10.00 uur")[: 1 + (label != "Plaats")], 167, y, 9, 12)
        column(canvas, ("Deelnemers",), 55, 470, 7, 9)
        canvas.line(167, 466, 545, 466)
        for x, side in ((167, 0), (270, 1), (367, 0), (460, 1)):
            column(canvas, (("Gemeente", "Naam")[side],), x, 470, 9, 13, "Helvetica-Bold")
            column(canvas, tuple(pair[side] for pair in people * 3), x, 455, 9, 13)

    text = reading_of(tmp_path, draw).text
    assert in_order(
        text, flat(" ".join(MARGIN)), "Datum en tijd", "Deelnemers Gemeente Naam Gemeente Naam", "Oosterhage"
    )
