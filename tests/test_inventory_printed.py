"""An inventarislijst without lines between its columns is read from where its words stand on the page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.coverage import cover
from extract.parse import parse
from extract.split import split
from extract.text.reading import Reading
from models import InventoryEntry
from tests.test_layout import reading_of

HEADERS = ("Nr.", "Datum", "Document", "Beoordeling", "Grond")
PLACES = (50.0, 85.0, 160.0, 390.0, 480.0)
# A line break within a cell is "|".
ROWS = (
    ("1", "3-5-2023", "Memo over de veerpont voor het overleg", "Deels openbaar", "5.1.2e"),
    ("2", "4-5-2023", "Brief aan de schipper", "Niet openbaar", "5.2"),
    ("3", "9-5-2023", "Verslag van de schouw langs de oever|en in de haven", "Openbaar", ""),
    ("4", "10-5-2023", "Tekening van de steiger", "Deels openbaar", "5.1.2e|5.1.1c"),
    ("5", "12-5-2023", "Offerte van de aannemer", "Reeds openbaar", ""),
)


def row(canvas: Canvas, top: float, cells: Sequence[str], places: Sequence[float] = PLACES) -> float:
    """Draw a row, and return where the next one begins."""
    for place, cell in zip(places, cells, strict=True):
        for number, text in enumerate(cell.split("|")):
            canvas.drawString(place, top - 11 * number, text)
    return top - 11 * max(cell.count("|") for cell in cells) - 16


def list_on(canvas: Canvas, rows: Sequence[Sequence[str]] = ROWS, pages: int = 1, *, heads: bool = True) -> None:
    """Draw the rows under their title, the same number on each page, the headers on the first or on all."""
    share = -(-len(rows) // pages)
    for page in range(pages):
        canvas.setFont("Helvetica", 9)
        top = 760.0
        if page == 0:
            canvas.drawString(50, top, "Inventarislijst bij het besluit over de veerpont")
        if heads or page == 0:
            top = row(canvas, top - 40, HEADERS)
        for cells in rows[page * share : (page + 1) * share]:
            top = row(canvas, top, cells)
        canvas.showPage()


def entries_of(reading: Reading) -> list[InventoryEntry]:
    split(reading)
    parse(reading)
    cover(reading)
    return reading.source.inventory


def test_words_below_their_headers_are_the_cells_of_a_list(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, list_on)
    one, two, three, four, five = entries_of(reading)
    assert (one.number, one.date, one.title) == ("1", dt.date(2023, 5, 3), "Memo over de veerpont voor het overleg")
    assert (one.judgement, one.grounds) == ("deels openbaar", ["5.1.2e"])
    assert (two.judgement, two.grounds) == ("niet openbaar", ["5.2"])
    assert three.title == "Verslag van de schouw langs de oever en in de haven"
    assert four.grounds == ["5.1.2e", "5.1.1c"]
    assert (five.judgement, five.grounds) == ("reeds openbaar", [])
    assert [document.kind for document in reading.source.documents] == ["overzicht"]
    assert "schipper" in reading.text[two.start : two.end]


@pytest.mark.parametrize("heads", [True, False])
def test_a_list_goes_on_over_a_page(tmp_path: Path, heads: bool) -> None:
    found = entries_of(reading_of(tmp_path, lambda canvas: list_on(canvas, pages=2, heads=heads)))
    assert [(entry.number, entry.page) for entry in found] == [("1", 1), ("2", 1), ("3", 1), ("4", 2), ("5", 2)]


def test_what_stands_below_a_list_is_no_part_of_it(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        top = row(canvas, 720, HEADERS)
        for cells in ROWS:
            top = row(canvas, top, cells)
        for text in ("De documenten zijn te zien op het gemeentehuis, iedere werkdag tussen negen en twaalf uur.",) * 4:
            top -= 14
            canvas.drawString(50, top, text)

    found = entries_of(reading_of(tmp_path, draw))
    assert (len(found), found[-1].title) == (5, "Offerte van de aannemer")


def test_a_sentence_with_the_words_of_headers_heads_no_list(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for number, text in enumerate(
            ("Nr. datum document beoordeling grond staan boven de lijst.", "1 document is openbaar, 2 zijn geweigerd.")
            * 3
        ):
            canvas.drawString(50, 720 - 14 * number, text)

    assert entries_of(reading_of(tmp_path, draw)) == []
