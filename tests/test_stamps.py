"""The numbers that a publisher stamps on the pages of each document: kept as a field, no text, and a place to cut."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extract.read import read
from extract.read.running import mark_running
from extract.split import split
from extract.text.reading import Line, Reading, split_lines

WIDTH, HEIGHT = A4
SENTENCES = (
    "De voorzitter opent de vergadering en heet alle leden welkom.",
    "Het verslag van vorige maand wordt zonder wijzigingen vastgesteld.",
    "De wethouder meldt dat de bouw van de woningen in het najaar begint.",
    "De omwonenden krijgen daarover bericht van de gemeente.",
    "Er zijn vragen over het vervoer van de leerlingen.",
    "De commissie heeft de stukken gelezen en is het er mee eens.",
)


def released(
    folder: Path, stamps: list[str], head: str = "", side: str = "rechts", name: str = "besluit.pdf"
) -> Reading:
    """Return the reading of a PDF with one stamp for each page, its documents told apart."""
    out, order = io.BytesIO(), random.Random(4)
    canvas = Canvas(out, pagesize=A4)
    for number, stamp in enumerate(stamps, start=1):
        canvas.setFont("Helvetica", 10)
        if side == "rechts":
            canvas.drawRightString(WIDTH - 30, HEIGHT - 30, stamp)
        else:
            canvas.drawString(60, 20, stamp)
        canvas.drawString(60, HEIGHT - 30, head)
        for rank in range(24):
            canvas.drawString(60, 760 - 13 * rank, order.choice(SENTENCES))
        canvas.drawCentredString(WIDTH / 2, 40, str(number))
        canvas.showPage()
    canvas.save()
    (folder / name).write_bytes(out.getvalue())
    reading = read(folder / name)
    split(reading)
    return reading


@pytest.mark.parametrize(
    ("stamps", "numbers"),
    [
        (["00123", "00123", "00124", "00125", "00125"], ["00123", "00124", "00125"]),
        (["Doc 012", "Doc 012", "Doc 013", "Doc 013"], ["012", "013"]),
        ([f"Woo-besluit 2023-0123 document {n}" for n in (7, 7, 8, 10)], ["7", "8", "10"]),
        (["VB-0012a", "VB-0012a", "VB-0012b", "VB-0013"], ["VB-0012a", "VB-0012b", "VB-0013"]),
        (["100230", "100245", "100246", "100301"], ["100230", "100245", "100246", "100301"]),
        (["100230", "100230", "1OO23O", "100230", "100231", "100231"], ["100230", "100231"]),
        (["100230", "100230", "700230", "100230", "100231", "100231"], ["100230", "100231"]),
        (["181309", "181309"], ["181309"]),
    ],
)
@pytest.mark.parametrize("side", ["rechts", "onder"])
def test_another_number_is_another_document(stamps: list[str], numbers: list[str], side: str, tmp_path: Path) -> None:
    reading = released(tmp_path, stamps, side=side)
    assert [document.number for document in reading.source.documents] == numbers
    shown = " ".join(line.text for line in reading.lines if not line.running)
    assert not any(stamp in shown for stamp in stamps if stamp.isdigit())


def test_a_number_on_the_line_of_a_running_head_is_found_and_the_head_is_no_text(tmp_path: Path) -> None:
    reading = released(tmp_path, ["00123", "00123", "00124", "00124"], head="Gemeente Voorbeeldstad")
    assert [(document.page, document.number) for document in reading.source.documents] == [(1, "00123"), (3, "00124")]
    assert not any("Voorbeeldstad" in line.text for line in reading.lines if not line.running)


@pytest.mark.parametrize(
    "stamps",
    [
        ["000120", "000121", "000122", "000123"],  # counts pages
        ["1", "2", "1", "2"],
        ["Document, pagina 1", "Document, pagina 2", "Document, pagina 1", "Document, pagina 2"],
        ["12-07-2024", "12-07-2024", "13-07-2024", "13-07-2024"],
        ["2023", "2023", "2024", "2024"],
        ["06-12345678", "06-12345678", "06-12345679", "06-12345679"],
        ["KvK 12345678"] * 4,
        ["100231", "100232", "100231", "100232"],  # come back
        ["12.345", "9.871", "33.120", "8.002"],
    ],
)
def test_what_counts_pages_or_tells_something_else_is_no_number_of_a_document(
    stamps: list[str], tmp_path: Path
) -> None:
    reading = released(tmp_path, stamps)
    assert {document.number for document in reading.source.documents} == {None}


def test_a_page_on_which_the_stamp_was_not_read_belongs_to_those_around_it(tmp_path: Path) -> None:
    stamps = ["100231", "", "100231", "100231", "100232", "100232"]
    reading = released(tmp_path, stamps)
    assert [(document.page, document.number) for document in reading.source.documents] == [(1, "100231"), (5, "100232")]


def test_the_number_of_a_page_that_is_the_name_of_its_file_is_that_of_the_document(tmp_path: Path) -> None:
    reading = released(tmp_path, ["183763"], name="VB-183763-RE_vraag.pdf")
    assert reading.source.documents[0].number == "183763"
    assert [line.running for line in reading.lines if line.text == "183763"] == [True]
    reading = released(tmp_path, ["183763"], name="VB-183764-RE_vraag.pdf")
    assert reading.source.documents[0].number is None


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.sampled_from(["00123", "Doc 7", "7", "x 12345", "", "0", "12.000"]), max_size=3), max_size=6)
)
def test_any_pages_are_marked_without_trouble(pages: list[list[str]]) -> None:
    lines: list[Line] = []
    for number, texts in enumerate(pages, start=1):
        lines += split_lines("\n".join(texts), number, len(lines))
    mark_running(lines, len(pages))
    assert all(line.stamp is None or line.stamp in line.text for line in lines)
