"""Lists of people in columns that no lines keep apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.parse import parse
from extract.split import split
from models import Attendance
from tests.test_layout import reading_of

PEOPLE = (
    ("K. Mulder", "gemeente Deventer", "wethouder"),
    ("Jan Postma", "Waterschap de Berkel", "adviseur"),
    ("Anna van Dam", "Veerdienst Oosterhaven", "directeur"),
    ("[weggelakt]", "provincie Overijssel", "beleidsmedewerker"),
)
NAMED = [
    ("K. Mulder", "gemeente Deventer", "wethouder"),
    ("Jan Postma", "Waterschap de Berkel", "adviseur"),
    ("Anna van Dam", "Veerdienst Oosterhaven", "directeur"),
    (None, "provincie Overijssel", "beleidsmedewerker"),
]
HEADERS = ("Naam", "Organisatie", "Functie")


def attendance(folder: Path, label: str, headers: Sequence[str], *, boxed: bool = False) -> list[Attendance]:
    """Return who is read from minutes with these people in columns; with `boxed` the last name is a black box."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 780, "Verslag overleg veerpont Oosterhaven")
        canvas.drawString(50, 750, "Datum: 4 maart 2024")
        top = 720
        canvas.drawString(50, top, label)
        for cells in (headers, *PEOPLE) if headers else PEOPLE:
            top -= 14
            for place, cell in zip((50, 220, 400), cells, strict=True):
                if boxed and cell.startswith("["):
                    canvas.rect(place, top - 2, 80, 11, fill=1)
                else:
                    canvas.drawString(place, top, cell)
        for text in ("1. Opening", "De voorzitter opent het overleg en heet iedereen welkom.", "2. Sluiting"):
            top -= 30
            canvas.drawString(50, top, text)

    reading = reading_of(folder, draw)
    split(reading)
    parse(reading)
    return [each for document in reading.source.documents for one in document.meetings for each in one.attendances]


@pytest.mark.parametrize(("label", "headers"), [("", HEADERS), ("Aanwezig:", HEADERS), ("Aanwezig:", ())])
def test_each_row_is_somebody_with_organisation_and_role(tmp_path: Path, label: str, headers: Sequence[str]) -> None:
    found = attendance(tmp_path, label, headers)
    assert [(each.name, each.organisation, each.role) for each in found] == NAMED
    assert all(each.present for each in found)
    assert [each.redacted for each in found] == [False, False, False, True]


def test_a_wide_space_within_a_name_parts_no_columns(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        canvas.drawString(50, 780, "Verslag overleg veerpont Oosterhaven")
        canvas.drawString(50, 750, "Aanwezig:")
        people = ("Jan   Postma", "RWS"), ("K. Mulder", "LTO"), ("P. Wit", "KNMI")
        for top, (name, who) in zip((736, 722, 708), people, strict=True):
            canvas.drawString(50, top, name)
            canvas.drawString(220, top, who)
        canvas.drawString(50, 670, "1. Opening")

    reading = reading_of(tmp_path, draw)
    split(reading)
    parse(reading)
    found = reading.source.documents[0].meetings[0].attendances
    assert [(each.name, each.organisation) for each in found] == [
        ("Jan Postma", "RWS"),
        ("K. Mulder", "LTO"),
        ("P. Wit", "KNMI"),
    ]


def test_below_a_label_that_says_so_nobody_was_there(tmp_path: Path) -> None:
    assert [each.present for each in attendance(tmp_path, "Afwezig:", HEADERS)] == [False] * 4


def test_a_name_under_a_box_is_somebody_without_a_name(tmp_path: Path) -> None:
    found = attendance(tmp_path, "Aanwezig:", HEADERS, boxed=True)
    assert [(each.name, each.organisation, each.role) for each in found] == NAMED
    assert found[-1].redacted
