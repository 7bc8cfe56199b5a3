"""Tables in PDFs without rulings: every cell in its row and column, whatever the layout."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.read import read
from extract.text.reading import Reading
from extract.text.words import boxes_of, unpack_words

Draw = Callable[[Canvas], None]
ENDS = (230.0, 300.0, 370.0, 440.0)  # right edges of the columns of numbers
BODY = [
    ["Noorderveen", "1.200", "800", "-400", "12"],
    ["Oosterhage", "95", "90", "-5", "3"],
    ["Westerkoog", "310", "312", "2", "7"],
    ["Middelveld", "40", "41", "1", "9"],
    ["Totaal", "1.645", "1.243", "-402", "31"],
]


def reading_of(folder: Path, *pages: Draw, font: str = "Helvetica") -> Reading:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for draw in pages:
        canvas.setFont(font, 9)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    path = folder / "stuk.pdf"
    path.write_bytes(out.getvalue())
    return read(path)


def cells_of(reading: Reading) -> list[list[str]]:
    rows = [line.text.replace("\u2028", " ").split("\t") for line in reading.lines if "\t" in line.text]
    return [[cell.strip() for cell in row] for row in rows]


def body(canvas: Canvas, rows: list[list[str]], top: float, left: float = 60, pitch: float = 15) -> None:
    for rank, row in enumerate(rows):
        canvas.drawString(left, top - rank * pitch, row[0])
        for end, text in zip(ENDS, row[1:], strict=False):
            canvas.drawRightString(left - 60 + end, top - rank * pitch, text)


def test_the_name_of_a_group_stands_in_its_first_column(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawCentredString((160 + 304) / 2, 738, "2023")  # over the first two columns
        canvas.drawCentredString((304 + 444) / 2, 738, "2024")
        body(canvas, [["Gemeente", "Opgave", "Stand", "Verschil", "Plan"]], 720)
        body(canvas, BODY, 700)

    assert cells_of(reading_of(tmp_path, draw))[0] == ["", "2023", "", "2024", ""]


def test_the_first_line_of_a_heading_that_ends_where_its_column_does_is_of_that_column_alone(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for end, text in zip((ENDS[0], ENDS[1], ENDS[3]), ("Inwoners", "Opgave", "Opgave amv"), strict=True):
            canvas.drawRightString(end, 731, text)
        body(canvas, [["Gemeente", "1-1-2025", "2026", "Verschil", "COA 2026"]], 717)
        body(canvas, BODY, 703)

    header = cells_of(reading_of(tmp_path, draw))[:2]
    assert [" ".join(filter(None, cells)) for cells in zip(*header, strict=True)][3:] == [
        "Verschil",
        "Opgave amv COA 2026",
    ]


def test_labels_and_headings_of_several_lines_are_one_cell(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawRightString(ENDS[0], 731, "Opgave")
        body(canvas, [["Gemeente", "2024", "Stand", "Verschil", "Plan"]], 721)
        body(canvas, BODY[:2], 700, pitch=18)
        canvas.drawString(60, 672, "en omstreken")
        body(canvas, BODY[2:], 654, pitch=18)

    rows = cells_of(reading_of(tmp_path, draw))
    assert rows[0] == ["Gemeente", "Opgave 2024", "Stand", "Verschil", "Plan"]
    assert [row[0] for row in rows[1:]] == [
        "Noorderveen", "Oosterhage en omstreken", "Westerkoog", "Middelveld", "Totaal",
    ]  # fmt: skip


def test_a_label_that_begins_above_its_numbers_is_whole(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        body(canvas, [["Gemeente", "Opgave", "Stand", "Verschil", "Plan"]], 730)
        canvas.drawString(60, 710, "Gemeenschappelijke regeling")
        body(canvas, BODY, 700, pitch=20)

    rows = cells_of(reading_of(tmp_path, draw))
    assert rows[0][0] == "Gemeente"
    assert rows[1][:2] == ["Gemeenschappelijke regeling Noorderveen", "1.200"]


def test_a_row_without_numbers_stays_on_its_own(tmp_path: Path) -> None:
    months = [["januari"], ["februari", "4", "5", "6"], ["maart", "7", "8", "9"], ["april"], ["mei", "1", "2", "3"]]
    reading = reading_of(tmp_path, lambda canvas: body(canvas, months, 700, pitch=18))
    assert [row[0] for row in cells_of(reading)] == ["februari", "maart", "april", "mei"]
    assert "januari" in reading.text


def test_amounts_in_euros_are_figures_and_set_to_their_side(tmp_path: Path) -> None:
    rows = [["Beheer", "€ 1.200", "-"], ["Bouw", "-", "€ 84.100"], ["Grond", "€ 75", "€ 19"], ["Wegen", "-", "€ 6"]]
    assert cells_of(reading_of(tmp_path, lambda canvas: body(canvas, rows, 700))) == rows


@pytest.mark.parametrize("offset", [0.0, 6.0])
def test_tables_side_by_side_are_read_one_after_the_other(tmp_path: Path, offset: float) -> None:
    left = [[row[0], row[1]] for row in BODY]
    right = [["Wegen", "14"], ["Bruggen", "2"], ["Tunnels", "5"], ["Som", "21"]]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 725, "Woningen")
        canvas.drawString(330, 725, "Werken")
        body(canvas, left, 700)
        body(canvas, right, 700 - offset, left=330)

    reading = reading_of(tmp_path, draw)
    assert cells_of(reading) == [*left, *right]
    lines = [line.text for line in reading.lines]
    assert lines.index("Werken") == lines.index("Totaal\t1.645") + 1


def test_a_table_goes_on_over_the_page_with_one_row(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path,
        lambda canvas: body(canvas, [["Gemeente", "Opgave", "Stand", "Verschil", "Plan"], *BODY[:4]], 140),
        lambda canvas: body(canvas, BODY[4:], 780),
    )
    assert cells_of(reading)[1:] == BODY


def test_one_row_below_a_repeated_heading_with_years_goes_on(tmp_path: Path) -> None:
    def heading(canvas: Canvas) -> None:
        body(canvas, [["", "", "", "stand per", "31"]], 800)
        body(canvas, [["Gemeente", "2023", "2024", "mei", "maart"]], 788)

    def first(canvas: Canvas) -> None:
        heading(canvas)
        body(canvas, BODY[:4], 770)

    def second(canvas: Canvas) -> None:
        heading(canvas)
        body(canvas, BODY[4:], 770)

    assert cells_of(reading_of(tmp_path, first, second))[-1] == BODY[-1]


def test_a_repeated_heading_of_three_lines_is_no_row_of_the_table(tmp_path: Path) -> None:
    def page(canvas: Canvas, rows: list[list[str]]) -> None:
        body(canvas, [["", "", "", "", "31"]], 812)
        body(canvas, [["Naam van de", "Opgave", "", "Nog te", "maart"]], 800)
        body(canvas, [["gemeente", "2023", "Stand", "doen", "2024"]], 788)
        body(canvas, rows, 770)

    reading = reading_of(tmp_path, lambda canvas: page(canvas, BODY[:3]), lambda canvas: page(canvas, BODY[3:]))
    rows = cells_of(reading)
    assert rows[-2:] == BODY[3:]
    assert not any(row[0] == "gemeente" for row in rows)


@pytest.mark.parametrize("way", [90, -90])
@pytest.mark.parametrize("ruled", [True, False])
def test_turned_headings_stand_over_their_columns(tmp_path: Path, way: int, ruled: bool) -> None:
    heads = ["Opgave 2024", "Stand tot nu", "Verschil", "Plan"]

    def draw(canvas: Canvas) -> None:
        for end, text in zip(ENDS, heads, strict=True):
            canvas.saveState()
            canvas.translate(end - 8, 718 if way == 90 else 770)
            canvas.rotate(way)
            canvas.drawString(0, 0, text)
            canvas.restoreState()
        body(canvas, BODY, 700)
        if ruled:
            canvas.grid([56, *(end - 66 for end in ENDS), ENDS[-1] + 4], [800, *(711 - 15 * row for row in range(6))])

    rows = cells_of(reading_of(tmp_path, draw))
    assert rows[0] == ["", *heads]
    assert rows[1:] == BODY


def test_totals_choose_the_columns(tmp_path: Path) -> None:
    """A figure set apart from its column belongs to it when its total closes so."""
    rows = [["A", "10", "1"], ["B", "20", "2"], ["C", "", "3"], ["D", "40", "4"], ["Totaal", "100", "10"]]

    def draw(canvas: Canvas) -> None:
        body(canvas, rows, 700)
        canvas.drawString(ENDS[0] + 8, 670, "30")

    assert cells_of(reading_of(tmp_path, draw))[2] == ["C", "30", "3"]


def test_a_wide_font_does_not_part_words_into_columns(tmp_path: Path) -> None:
    rows = [[f"Locatie aan de weg {rank}", *row[1:]] for rank, row in enumerate(BODY)]
    reading = reading_of(tmp_path, lambda canvas: body(canvas, [[r[0], r[2], r[3]] for r in rows], 700), font="Courier")
    assert cells_of(reading) == [[row[0], row[2], row[3]] for row in rows]


def test_lists_of_numbers_and_articles_are_no_tables(tmp_path: Path) -> None:
    lists = ["6, 14, 24", "9, 13, 20, 24", "17, 27", "3, 5, 35", "10, 28, 29"]

    def draw(canvas: Canvas) -> None:
        for rank, text in enumerate(lists):
            canvas.drawString(60, 700 - rank * 14, "Commissie")
            canvas.drawString(200, 700 - rank * 14, text)
            canvas.drawString(300, 700 - rank * 14, "5.1.2e")
            canvas.drawString(360, 700 - rank * 14, "5.1.2e")

    assert cells_of(reading_of(tmp_path, draw)) == []


def test_a_cell_has_its_box(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, lambda canvas: body(canvas, BODY, 700))
    page = reading.source.pages[0]
    start = page.text.index("1.243")
    [(x0, top, x1, bottom)] = boxes_of(unpack_words(page.words), start, start + 5)
    assert x1 == pytest.approx(ENDS[1], abs=0.5)
    assert 260 < x0 < x1
    assert top < A4[1] - 640 < bottom


def test_a_ruled_table_that_a_page_cut_open_keeps_its_outer_rows(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        for x in (55, 200, 300, 400):
            canvas.line(x, 640, x, 780)
        for y in (750, 720, 690, 660):  # no ruling on top nor below: the rows go on on other pages
            canvas.line(55, y, 400, y)
        for rank, name in enumerate(("brug", "kade", "sluis", "steiger", "haven")):
            canvas.drawString(60, 762 - 30 * rank if rank < 4 else 646, name)
            canvas.drawString(210, 762 - 30 * rank if rank < 4 else 646, "dienst")
            canvas.drawString(310, 762 - 30 * rank if rank < 4 else 646, "gereed")

    found = cells_of(reading_of(tmp_path, draw))
    assert [row[0] for row in found] == ["brug", "kade", "sluis", "steiger", "haven"]
