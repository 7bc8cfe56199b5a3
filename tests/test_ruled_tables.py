"""Tables in PDFs with rulings: what stands in which cell, tables within cells, and rulings that make no table."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.test_read_tables import cells_of, reading_of

SIDES = (60, 160, 220, 280, 340, 460)  # of the columns
HEAD = ["Haven", "Opgave", "Stand", "Noodplek", "Opmerking"]
ROWS = [["Oosterhage", "95", "90", "5", "gereed"], ["Westerkoog", "310", "312", "2", ""]]


def drawn(canvas: Canvas, rows: list[list[str]], top: float = 700, sides: tuple[float, ...] = SIDES) -> None:
    """Draw a table with all its rulings, rows of 20 points, cells set to the left."""
    canvas.grid(sides, [top - 20 * row for row in range(len(rows) + 1)])
    for rank, row in enumerate(rows):
        for side, text in zip(sides, row, strict=False):
            canvas.drawString(side + 3, top - 14 - 20 * rank, text)


def test_a_table_within_a_cell_is_a_table_of_its_own(tmp_path: Path) -> None:
    groups = [["Groep water", "Groep wegen"], ["Brug", "Kade"], ["Sluis", "Steiger"]]
    more = [["Groep groen", "Groep licht"], ["Bomen", "Masten"]]

    def draw(canvas: Canvas) -> None:
        canvas.grid((50, 80, 500), (750, 720, 500, 470))
        for text, y in (("1", 735), ("2", 705), ("3", 485)):
            canvas.drawString(60, y, text)
        canvas.drawString(85, 735, "Opening")
        canvas.drawString(85, 705, "De indeling is als volgt:")
        canvas.drawString(85, 485, "Sluiting")
        drawn(canvas, groups, 690, (90, 200, 300))
        drawn(canvas, more, 600, (90, 200, 300))

    own = [["1", "Opening"], ["2", "De indeling is als volgt:"], ["3", "Sluiting"]]
    assert cells_of(reading_of(tmp_path, draw)) == [*own, *groups, *more]


@pytest.mark.parametrize(("side", "home"), [("left", 1), ("middle", 2), ("right", 4)])
def test_a_text_that_runs_over_empty_cells_is_whole_in_the_one_that_it_is_set_in(
    tmp_path: Path, side: str, home: int
) -> None:
    text = "Wij beginnen met onderhoud" if side == "middle" else "Dit kan pas in oktober van start gaan"

    def draw(canvas: Canvas) -> None:
        drawn(canvas, [HEAD, *ROWS, ["Middelveld"]])
        if side == "left":
            canvas.drawString(SIDES[1] + 3, 626, text)
        elif side == "right":
            canvas.drawRightString(SIDES[5] - 3, 626, text + ", misschien later")
        else:
            canvas.drawCentredString((SIDES[2] + SIDES[3]) / 2, 626, text)

    found = cells_of(reading_of(tmp_path, draw))[-1]
    assert found[0] == "Middelveld"
    assert found[home].startswith(text)
    assert sum(map(bool, found)) == 2


def test_texts_that_fill_their_cells_stay_in_them(tmp_path: Path) -> None:
    """The third cell's text runs over into the fourth, which has a text of its own."""
    rows = [HEAD, *ROWS, ["Noorderveen", "zie bijlage A", "zevenenveertig", "", "ja"]]

    def draw(canvas: Canvas) -> None:
        drawn(canvas, rows)
        canvas.drawString(286, 626, "7")

    assert cells_of(reading_of(tmp_path, draw)) == [*rows[:3], [*rows[3][:3], "7", "ja"]]


def frameless(canvas: Canvas, rows: list[list[str]], top: float) -> None:
    """Draw a table of three columns with rulings between the columns and the rows, above and below, but none beside."""
    for rank, row in enumerate(rows):
        canvas.line(60, top - 20 * rank, 300, top - 20 * rank)
        for side, text in zip((63, 163, 223), row, strict=True):
            canvas.drawString(side, top - 14 - 20 * rank, text)
    foot = top - 20 * len(rows)
    canvas.line(60, foot, 300, foot)
    for x in (160, 220):
        canvas.line(x, foot, x, top)


def test_tables_without_a_frame_keep_their_outer_columns(tmp_path: Path) -> None:
    """A ruling above the foot of the page, and another table, begin as far left."""
    rows = [["Haven", "Opgave", "Stand"], *[row[:3] for row in ROWS], ["Middelveld", "40", "41"]]
    more = [["Kade", "Lengte", "Diepte"], ["Oost", "120", "4"], ["West", "80", "3"]]

    def draw(canvas: Canvas) -> None:
        frameless(canvas, rows, 700)
        frameless(canvas, more, 500)
        canvas.line(60, 60, 300, 60)
        canvas.drawString(60, 48, "Bladzijde 3")

    assert cells_of(reading_of(tmp_path, draw)) == [*rows, *more]


def test_labels_beside_one_upright_ruling_are_a_table(tmp_path: Path) -> None:
    rows = [["Datum", "8 maart"], ["Plaats", "de raadzaal"], ["Leden", "allen"]]

    def draw(canvas: Canvas) -> None:
        for rank, (label, text) in enumerate(rows):
            canvas.line(60, 700 - 20 * rank, 400, 700 - 20 * rank)
            canvas.drawString(63, 686 - 20 * rank, label)
            canvas.drawString(163, 686 - 20 * rank, text)
        canvas.line(60, 640, 400, 640)
        canvas.line(160, 640, 160, 700)

    assert cells_of(reading_of(tmp_path, draw)) == rows


def test_the_lines_behind_a_chart_make_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.line(90, 600, 90, 700)  # the axis
        for rank, value in enumerate((0, 20, 40, 60, 80)):
            canvas.line(90, 600 + 20 * rank, 400, 600 + 20 * rank)
            canvas.drawRightString(86, 597 + 20 * rank, str(value))
        for rank, (name, value) in enumerate((("Brug", 70), ("Kade", 35), ("Sluis", 52))):
            canvas.rect(120 + 90 * rank, 600, 30, value, stroke=0, fill=1)
            canvas.drawString(122 + 90 * rank, 604 + value, str(value))
            canvas.drawString(122 + 90 * rank, 588, name)

    assert cells_of(reading_of(tmp_path, draw)) == []


def test_lines_of_a_map_make_no_table(tmp_path: Path) -> None:
    """Parcels that touch at their corners: what they enclose is but a small part of the box around them."""

    def draw(canvas: Canvas) -> None:
        for rank in range(7):
            x, y = 60 + 50 * rank, 700 - 40 * rank
            canvas.grid((x, x + 25, x + 50), (y, y - 40))
            canvas.drawString(x + 4, y - 20, f"{rank + 3}A")
            canvas.drawString(x + 29, y - 20, f"{rank + 40}")

    assert cells_of(reading_of(tmp_path, draw)) == []


def test_rulings_in_the_colour_of_the_paper_make_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setStrokeColorRGB(1, 1, 1)
        canvas.setFillColorRGB(1, 1, 1)
        for y in (760, 740, 720, 700):
            canvas.rect(60, y, 300, 0.5, stroke=0, fill=1)
        for x in (60, 150, 360):
            canvas.rect(x, 700, 0.5, 60, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        for rank, (label, text) in enumerate((("Datum", "maandag"), ("Plaats", "zaal"), ("Leden", "allen"))):
            canvas.drawString(63, 746 - 20 * rank, label)
            canvas.drawString(153, 746 - 20 * rank, text)

    reading = reading_of(tmp_path, draw)
    assert cells_of(reading) == []
    assert "Datum maandag" in reading.text


def test_a_box_with_a_heading_above_a_text_is_no_table(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.5, 0.7, 0.9)
        canvas.rect(62, 730, 396, 14, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.grid((60, 460), (745, 729, 690))
        canvas.drawString(66, 734, "Conclusie:")
        canvas.drawString(66, 715, "De leden vragen om een voorstel voor de kade,")
        canvas.drawString(66, 700, "dat in de volgende vergadering wordt besproken.")

    reading = reading_of(tmp_path, draw)
    assert cells_of(reading) == []
    assert next(line.text for line in reading.lines) == "Conclusie:"


def test_underlined_and_shaded_text_in_a_cell_makes_no_columns(tmp_path: Path) -> None:
    rows = [["Datum", "Actie", "Wie"], ["7 maart", "", "allen"], ["8 maart", "Nota lezen", "bestuur"]]

    def draw(canvas: Canvas) -> None:
        drawn(canvas, [rows[0]], 700, (60, 130, 380, 460))
        canvas.setFillColorRGB(1, 1, 1)
        for rank in range(2):  # each line of the text has a ground of its own
            canvas.rect(133, 668 - 12 * rank, 200, 12, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.grid((60, 130, 380, 460), (680, 650, 630))
        for x, y, text in ((63, 668, "7 maart"), (383, 668, "allen"), (63, 636, "8 maart"), (383, 636, "bestuur")):
            canvas.drawString(x, y, text)
        canvas.drawString(133, 670, "Tekst voor de handreiking opstellen, zie")
        canvas.drawString(133, 658, "bijlage 4")
        canvas.rect(133, 656, 40, 0.6, stroke=0, fill=1)
        canvas.drawString(133, 636, "Nota lezen")

    rows[1][1] = "Tekst voor de handreiking opstellen, zie bijlage 4"
    assert cells_of(reading_of(tmp_path, draw)) == rows
