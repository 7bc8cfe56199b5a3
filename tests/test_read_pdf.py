"""What a reader of PDFs must keep: order, tables, places, and nothing that can't be seen."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.errors import Unreadable
from extract.read import read
from extract.text.reading import Reading
from extract.text.words import unpack_words

WIDTH, HEIGHT = A4
Draw = Callable[[Canvas], None]
PROSE = (
    "De voorzitter opent de vergadering en heet alle",
    "leden welkom. Het verslag van vorige maand wordt",
    "zonder wijzigingen vastgesteld. De wethouder meldt",
    "dat de bouw van de woningen in het najaar begint",
    "en dat de omwonenden daarover bericht krijgen van",
    "de gemeente. Er zijn verder geen mededelingen.",
)


def pdf_of(*pages: Draw, **options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def reading_of(folder: Path, data: bytes, name: str = "stuk.pdf") -> Reading:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def column(
    canvas: Canvas, x: float, lines: tuple[str, ...], top: float = 780, size: float = 10, pitch: float = 13
) -> None:
    canvas.setFont("Helvetica", size)
    for rank, line in enumerate(lines):
        canvas.drawString(x, top - rank * pitch, line)


def rows_of(reading: Reading) -> list[list[str]]:
    return [line.text.split("\t") for line in reading.lines if "\t" in line.text]


def figures(canvas: Canvas, rows: list[list[str]], edges: list[float], top: float = 760, rules: bool = False) -> None:
    canvas.setFont("Helvetica", 9)
    for rank, row in enumerate(rows):
        y = top - rank * 16
        canvas.drawString(edges[0] + 4, y - 11, row[0])
        for place, text in enumerate(row[1:], start=1):
            canvas.drawRightString(edges[place + 1] - 4, y - 11, text)
    if rules:
        canvas.grid(edges, [top - rank * 16 for rank in range(len(rows) + 1)])


TABLE = [
    ["Gemeente", "Opgave", "Realisatie", "Verschil"],
    ["Noorderveen", "1.200", "800", "-400"],
    ["Oosterhage", "95", "", "-95"],
    ["Westerkoog", "310", "312", "2"],
    ["Totaal", "1.605", "1.112", "-493"],
]
EDGES = [60.0, 200.0, 290.0, 380.0, 470.0]


def test_paragraphs_are_lines_with_gaps_between(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, PROSE[:3])
        column(canvas, 60, PROSE[3:], top=780 - 3 * 13 - 14)

    reading = reading_of(tmp_path, pdf_of(draw))
    assert reading.text == "\n".join(PROSE[:3]) + "\n\n" + "\n".join(PROSE[3:])
    assert [line.gap for line in reading.lines] == [True, False, False, True, False, False]
    assert {(line.size, line.bold, line.left) for line in reading.lines} == {(10.0, False, 60.0)}
    assert reading.source.pages[0].read_by == "tekstlaag"
    assert reading.source.reader.startswith("pdfplumber 0.11")


def test_every_word_has_its_place(tmp_path: Path) -> None:
    reading = reading_of(
        tmp_path, pdf_of(lambda c: column(c, 60, PROSE), lambda c: figures(c, TABLE, EDGES, rules=True))
    )
    for page in reading.source.pages:
        words = unpack_words(page.words)
        assert [page.text[start:end] for start, end, *_ in words] == page.text.split()
        for _, _, x0, top, x1, bottom in words:
            assert 59 < x0 < x1 < WIDTH
            assert 0 < top < bottom < HEIGHT


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, ("Nieuwsbrief van de regio",), top=800)
        column(canvas, 60, PROSE)
        column(canvas, 320, tuple(reversed(PROSE)))

    text = reading_of(tmp_path, pdf_of(draw)).text
    assert text.split() == [
        "Nieuwsbrief",
        "van",
        "de",
        "regio",
        *" ".join(PROSE).split(),
        *" ".join(reversed(PROSE)).split(),
    ]


def test_a_margin_column_does_not_cut_the_letter(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, PROSE * 2)
        column(
            canvas,
            420,
            ("Bezoekadres", "Pleinlaan 1", "Kenmerk", "2024-17", "Bijlagen", "2"),
            size=7,
            top=775,
            pitch=11,
        )

    text = reading_of(tmp_path, pdf_of(draw)).text
    assert "\n".join(PROSE * 2) in text
    assert "Kenmerk" in text


def test_a_label_and_its_value_stay_together(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, ("Datum", "Plaats", "Aanwezig", "Afwezig"))
        column(canvas, 160, ("3 juni 2024", "Provinciehuis, zaal 4", "de leden van de stuurgroep", "niemand"))

    lines = [line.text for line in reading_of(tmp_path, pdf_of(draw)).lines]
    assert lines[0] == "Datum 3 juni 2024"
    assert lines[3] == "Afwezig niemand"


@pytest.mark.parametrize("rules", [True, False])
def test_a_table_becomes_rows_of_cells(tmp_path: Path, rules: bool) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, ("Onderstaande tabel toont de stand.",), top=800)
        figures(canvas, TABLE, EDGES, rules=rules)
        column(canvas, 60, ("De cijfers zijn voorlopig.",), top=600)

    reading = reading_of(tmp_path, pdf_of(draw))
    assert rows_of(reading) == TABLE
    assert reading.lines[0].text.startswith("Onderstaande")
    assert reading.lines[-1].text.startswith("De cijfers")


def test_levels_of_labels_keep_their_indent(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for rank in range(8):
            canvas.drawString(60 + (0 if rank % 4 == 0 else 15), 760 - rank * 14, f"Plaats {rank}")
            canvas.drawRightString(300, 760 - rank * 14, f"{rank * 37 % 11}")
            canvas.drawRightString(380, 760 - rank * 14, f"{rank * 91 % 100}")

    labels = [row[0] for row in rows_of(reading_of(tmp_path, pdf_of(draw)))]
    assert [label.startswith("   ") for label in labels] == [rank % 4 != 0 for rank in range(8)]


def test_a_line_break_in_a_cell_stays_in_its_cell(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.grid([60, 120, 400], [760, 740, 700])
        canvas.drawString(64, 746, "Datum")
        canvas.drawString(124, 746, "Actie")
        canvas.drawString(64, 726, "06-12-")
        canvas.drawString(64, 714, "23")
        canvas.drawString(124, 726, "De griffie stuurt de planning")
        canvas.drawString(124, 714, "naar alle leden.")

    rows = rows_of(reading_of(tmp_path, pdf_of(draw)))
    assert rows == [["Datum", "Actie"], ["06-12-23", "De griffie stuurt de planning\u2028naar alle leden."]]


def test_prose_agendas_and_contents_are_no_tables(tmp_path: Path) -> None:
    def contents(canvas: Canvas) -> None:
        for rank in range(8):
            canvas.drawString(60, 760 - rank * 14, f"Hoofdstuk over onderwerp {rank}")
            canvas.drawRightString(500, 760 - rank * 14, str(rank * 3 + 2))

    def agenda(canvas: Canvas) -> None:
        for rank in range(6):
            canvas.drawString(60, 760 - rank * 14, f"{rank + 1}.")
            canvas.drawString(90, 760 - rank * 14, "Bespreking van het voorstel")
            canvas.drawString(400, 760 - rank * 14, f"1{rank}:30")

    def frame(canvas: Canvas) -> None:
        canvas.rect(50, 680, 400, 120)
        column(canvas, 60, PROSE)

    assert rows_of(reading_of(tmp_path, pdf_of(contents, agenda, frame, lambda c: column(c, 60, PROSE)))) == []


def test_running_heads_and_page_numbers_are_set_apart(tmp_path: Path) -> None:
    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            column(canvas, 60, ("Stuurgroep Opvang",), top=815, size=8)
            column(canvas, 60, PROSE[number:])
            column(canvas, 480, (f"Pagina {number} van 4",), top=30, size=8)

        return draw

    reading = reading_of(tmp_path, pdf_of(*map(page, range(1, 5))))
    assert [line.text for line in reading.lines if line.running] == [
        text for number in range(1, 5) for text in ("Stuurgroep Opvang", f"Pagina {number} van 4")
    ]
    assert "Pagina 2 van 4" in reading.text


def test_text_that_is_cut_off_is_hidden_and_what_comes_after_is_not(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        window = canvas.beginPath()
        window.rect(50, 700, 200, 100)
        canvas.clipPath(window, stroke=0, fill=0)
        canvas.drawString(60, 750, "In het venster.")
        canvas.drawString(60, 600, "Daarbuiten: Geheim.")
        canvas.drawString(205, 720, "Tot hier en niet verder.")
        canvas.restoreState()
        canvas.drawString(60, 500, "Weer te zien.")

    reading = reading_of(tmp_path, pdf_of(draw))
    assert "Geheim" not in reading.text
    assert "verder" not in reading.text
    assert [line.text for line in reading.lines] == ["In het venster.", "Tot hier en", "Weer te zien."]
    assert reading.source.warnings == ["pagina 1 bevat verborgen tekst, die is weggelaten"]


def test_hidden_text_is_not_let_through(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, ("Dit mag iedereen lezen.",))
        canvas.setFillGray(1)
        canvas.drawString(60, 700, "wit op wit")
        canvas.setFillGray(0)
        canvas.drawString(60, 650, "Aan: Geheimzinnig en verder")
        canvas.rect(84, 647, 62, 12, stroke=0, fill=1)
        text = canvas.beginText(60, 600)
        text.setTextRenderMode(3)
        text.textLine("onzichtbaar")
        canvas.drawText(text)

    reading = reading_of(tmp_path, pdf_of(draw))
    assert reading.text.split("\n\n") == ["Dit mag iedereen lezen.", "Aan: en verder"]
    assert reading.source.warnings == ["pagina 1 bevat verborgen tekst, die is weggelaten"]
    [redaction] = reading.source.redactions
    assert redaction.box == pytest.approx(
        [84 / WIDTH, (HEIGHT - 659) / HEIGHT, 146 / WIDTH, (HEIGHT - 647) / HEIGHT], abs=1e-3
    )
    assert reading.text[: redaction.start].endswith("Aan:")


def test_white_text_on_a_dark_band_is_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rect(50, 690, 300, 24, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(60, 700, "Besluitenlijst")

    reading = reading_of(tmp_path, pdf_of(draw))
    assert reading.text == "Besluitenlijst"
    assert reading.source.redactions == []


def test_a_recognised_layer_under_a_picture_is_the_text(tmp_path: Path) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (60, 80), 255)), 0, 0, WIDTH, HEIGHT)
        text = canvas.beginText(60, 700)
        text.setTextRenderMode(3)
        text.textLine("Gescande brief")
        canvas.drawText(text)

    assert reading_of(tmp_path, pdf_of(draw)).text == "Gescande brief"


def test_a_box_says_its_ground(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        column(canvas, 60, ("Van:",), top=700)
        canvas.setFillGray(0.8)
        canvas.rect(85, 697, 60, 11, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(95, 700, "5.1.2.e")

    reading = reading_of(tmp_path, pdf_of(draw))
    assert [(made.form, made.ground, made.page) for made in reading.source.redactions] == [("vlak", "5.1.2e", 1)]


def test_turned_pages_are_read_upright(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        figures(canvas, TABLE, EDGES, top=-60, rules=True)

    reading = reading_of(tmp_path, pdf_of(draw))
    assert rows_of(reading) == TABLE
    assert all(0 <= word[3] < word[5] <= HEIGHT for word in unpack_words(reading.source.pages[0].words))


def test_a_table_goes_on_with_one_row_on_the_next_page(tmp_path: Path) -> None:
    def first(canvas: Canvas) -> None:
        figures(canvas, TABLE[:-1], EDGES, top=200, rules=True)

    def second(canvas: Canvas) -> None:
        figures(canvas, TABLE[-1:], EDGES, top=800, rules=True)

    assert rows_of(reading_of(tmp_path, pdf_of(first, second))) == TABLE


def test_empty_pages_are_not_unread_pages(tmp_path: Path) -> None:
    source = reading_of(tmp_path, pdf_of(lambda c: column(c, 60, PROSE), lambda c: None, lambda c: None)).source
    assert [page.read_by for page in source.pages] == ["tekstlaag"] * 3
    assert [page.text for page in source.pages[1:]] == ["", ""]
    assert source.warnings == []


def test_bookmarks_point_into_the_text(tmp_path: Path) -> None:
    def chapter(title: str) -> Draw:
        def draw(canvas: Canvas) -> None:
            canvas.bookmarkPage(title)
            canvas.addOutlineEntry(title, title)
            column(canvas, 60, (title, *PROSE))

        return draw

    reading = reading_of(tmp_path, pdf_of(chapter("Agenda"), chapter("Verslag")))
    assert [title for _, title in reading.bookmarks] == ["Agenda", "Verslag"]
    assert all(reading.text.startswith(title, offset) for offset, title in reading.bookmarks)


def test_a_locked_file_fails_and_an_open_one_is_read(tmp_path: Path) -> None:
    plain = pdf_of(lambda c: column(c, 60, PROSE))
    for password in ("geheim", ""):
        locked = io.BytesIO()
        with pikepdf.open(io.BytesIO(plain)) as pdf:
            pdf.save(locked, encryption=pikepdf.Encryption(owner="eigenaar", user=password))
        if password:
            with pytest.raises(Unreadable, match="wachtwoord"):
                reading_of(tmp_path, locked.getvalue())
        else:
            assert "voorzitter" in reading_of(tmp_path, locked.getvalue()).text


def test_a_damaged_file_is_repaired_or_refused(tmp_path: Path) -> None:
    whole = pdf_of(lambda c: column(c, 60, PROSE))
    assert "voorzitter" in reading_of(tmp_path, whole[: whole.rindex(b"xref")]).text
    with pytest.raises(Unreadable):
        reading_of(tmp_path, whole[:200])
    empty = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(empty)
    with pytest.raises(Unreadable, match="geen pagina"):
        reading_of(tmp_path, empty.getvalue())


def test_a_pdf_under_another_name_is_read_with_a_warning(tmp_path: Path) -> None:
    source = reading_of(tmp_path, pdf_of(lambda c: column(c, 60, PROSE)), name="stuk.txt").source
    assert source.media_type == "application/pdf"
    assert source.warnings == ["heet .txt, maar is een PDF"]


def test_an_absurd_page_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.read.pdf.painting.MOST_CHARACTERS", 500)

    def draw(canvas: Canvas) -> None:
        column(canvas, 60, PROSE * 5)

    source = reading_of(tmp_path, pdf_of(draw, lambda c: column(c, 60, PROSE[:1]))).source
    assert source.warnings == ["pagina 1 te vol: niet alles gelezen, geen tabellen gezocht"]
    assert source.pages[1].text == PROSE[0]
