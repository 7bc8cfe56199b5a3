"""Tests of finding redactions in pictures of pages: what hides is found, what shows is left."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from extract.read.images import RedactedBox, redacted_boxes

DOTS = 150
Paint = str | tuple[int, int, int] | None
LINE = "De provincie heeft op verzoek van het college een voorstel gedaan over de opvang in de regio."
PINK, YELLOW, BLUE = (236, 170, 190), (255, 255, 0), (60, 110, 190)


class Sheet:
    """A page of A4 with lines of text, to draw on in inches."""

    def __init__(self, lines: int = 20) -> None:
        self.image = Image.new("RGB", (round(8.27 * DOTS), round(11.69 * DOTS)), "white")
        self.pen = ImageDraw.Draw(self.image)
        for rank in range(lines):
            self.write(1, 4 + 0.25 * rank, LINE)

    def write(self, x: float, y: float, text: str, size: int = 20, fill: Paint = "black") -> None:
        """Write `text`; `size` in pixels."""
        self.pen.text((x * DOTS, y * DOTS), text, fill=fill, font=ImageFont.load_default(size))

    def box(self, x0: float, top: float, x1: float, low: float, fill: Paint = None, line: Paint = None) -> None:
        """Draw a box."""
        self.pen.rectangle([round(side * DOTS) for side in (x0, top, x1, low)], fill=fill, outline=line)

    def found(self, scale: float = 1.0) -> list[tuple[float, float, float, float, str]]:
        """Return what is found, in inches, when the page is scanned at another resolution."""
        size = round(self.image.width * scale), round(self.image.height * scale)
        picture = np.asarray(self.image.resize(size, Image.Resampling.BICUBIC))
        return [_inches(box, DOTS * scale) for box in redacted_boxes(picture, DOTS * scale)]


def _inches(box: RedactedBox, dots: float) -> tuple[float, float, float, float, str]:
    return box.x0 / dots, box.top / dots, box.x1 / dots, box.bottom / dots, box.fill


def is_at(found: tuple[float, float, float, float, str], *sides: float) -> bool:
    """Tell whether a box lies where it was drawn."""
    return bool(np.allclose(found[:4], sides, atol=0.04))


@pytest.mark.parametrize(
    ("fill", "name"), [((0, 0, 0), "zwart"), ((150, 150, 150), "grijs"), (PINK, "kleur"), (BLUE, "kleur")]
)
@pytest.mark.parametrize("code", ["", "5.1.2e"])
def test_a_filled_box_is_found_with_or_without_a_code(fill: tuple[int, int, int], name: str, code: str) -> None:
    sheet = Sheet()
    sheet.box(2, 2, 3.6, 2.22, fill)
    sheet.write(2.5, 2.04, code, 18, "white" if sum(fill) < 300 else "black")
    (found,) = sheet.found()
    assert is_at(found, 2, 2, 3.6, 2.22)
    assert found[4] == name


def test_a_frame_with_a_code_is_found() -> None:
    sheet = Sheet()
    sheet.box(2, 2, 3.6, 2.25, line="black")
    sheet.write(2.5, 2.05, "5.1.2e", 18)
    (found,) = sheet.found()
    assert is_at(found, 2, 2, 3.6, 2.25)
    assert found[4] == "rand"


def test_a_frame_within_a_frame_counts_once() -> None:
    sheet = Sheet()
    sheet.box(1, 1.5, 7, 2.6, line="black")
    sheet.write(3.5, 1.65, "buiten verzoek", 18)
    sheet.box(1.3, 2.1, 2.3, 2.35, line="black")
    sheet.write(1.5, 2.14, "5.1.2e", 18)
    (found,) = sheet.found()
    assert is_at(found, 1, 1.5, 7, 2.6)


def test_a_frame_around_lines_of_unequal_length_is_one() -> None:
    sheet = Sheet()
    corners = [(1, 1.5), (3, 1.5), (3, 1.8), (5, 1.8), (5, 2.1), (4, 2.1), (4, 2.4), (1, 2.4), (1, 1.5)]
    sheet.pen.line([(x * DOTS, y * DOTS) for x, y in corners], fill="black", width=2)
    sheet.write(1.2, 1.55, "5.1.2e", 18)
    (found,) = sheet.found()
    assert is_at(found, 1, 1.5, 5, 2.4)


def test_touching_bars_of_unequal_length_are_one_for_each_line() -> None:
    sheet = Sheet()
    for rank, end in enumerate((5.0, 6.5, 3.0)):
        sheet.box(1, 2 + 0.2 * rank, end, 2.2 + 0.2 * rank, (0, 0, 0))
    assert [round(box[2], 1) for box in sheet.found()] == [5.0, 6.5, 3.0]


def test_text_that_is_marked_is_no_redaction() -> None:
    sheet = Sheet(lines=0)
    for rank in range(4):
        sheet.box(1, 3 + 0.3 * rank, 6.6, 3.24 + 0.3 * rank, YELLOW)
        sheet.write(1.03, 3 + 0.3 * rank, LINE)
    sheet.box(1, 5, 1.6, 5.24, YELLOW)
    sheet.write(1.03, 5, "verzoek")
    assert sheet.found() == []


def _table(sheet: Sheet) -> None:
    for row in range(5):
        for column in range(4):
            sheet.box(1 + 1.5 * column, 1 + 0.3 * row, 2.5 + 1.5 * column, 1.3 + 0.3 * row, line="black")
            sheet.write(1.1 + 1.5 * column, 1.05 + 0.3 * row, "" if row % 2 and column else f"{row}{column}.000")


def _form(sheet: Sheet) -> None:
    for row in range(5):
        sheet.box(1, 1 + 0.4 * row, 1.15, 1.15 + 0.4 * row, line="black")
        sheet.write(1.3, 1 + 0.4 * row, "Ja, de aanvrager is akkoord")


def _note(sheet: Sheet) -> None:
    sheet.box(1, 1, 7, 2, line="black")
    sheet.write(1.1, 1.1, LINE[:60])
    sheet.write(1.1, 1.4, LINE[:50])


def _bar(sheet: Sheet) -> None:
    sheet.box(0, 0, 8.3, 0.6, BLUE)
    sheet.box(0, 11.4, 8.3, 11.7, (0, 0, 0))


def _logo(sheet: Sheet) -> None:
    for rank, colour in enumerate(((200, 30, 30), (30, 160, 60), (40, 60, 200), (240, 180, 20))):
        sheet.box(1 + 0.3 * rank, 1, 1.3 + 0.3 * rank, 1.3, colour)


def _chart(sheet: Sheet) -> None:
    sheet.pen.pieslice((150, 150, 450, 450), 20, 200, fill=(255, 60, 0))
    sheet.pen.pieslice((150, 150, 450, 450), 200, 380, fill=(140, 200, 80))


def _heading(sheet: Sheet) -> None:
    sheet.write(1, 1, "verslag agenda PROGRAMMA", 70)


def _head(sheet: Sheet) -> None:
    sheet.box(1, 1, 7.2, 1.3, (20, 40, 90))
    sheet.write(1.1, 1.05, "Voortgang van de opvang in de regio in het tweede kwartaal", 20, "white")


@pytest.mark.parametrize("draw", [_table, _form, _note, _bar, _logo, _chart, _heading, _head])
def test_what_pages_are_decked_with_is_no_redaction(draw: Callable[[Sheet], None]) -> None:
    sheet = Sheet()
    draw(sheet)
    assert sheet.found() == []


def test_a_page_in_negative_is_no_redaction() -> None:
    sheet = Sheet()
    picture = 255 - np.asarray(sheet.image)
    assert redacted_boxes(picture, DOTS) == []


@given(st.floats(0.6, 2.0), st.floats(1, 4), st.floats(0.5, 2.5), st.floats(0.4, 3), st.floats(0.18, 0.8))
@settings(max_examples=8, deadline=None)
def test_a_black_box_is_found_at_any_size_place_and_resolution(
    scale: float, x0: float, top: float, width: float, height: float
) -> None:
    if width < 0.75 * height:  # an upright bar
        width = height
    sheet = Sheet(lines=3)
    sheet.box(x0, top, x0 + width, top + height, (0, 0, 0))
    (found,) = sheet.found(scale)
    assert is_at(found, x0, top, x0 + width, top + height)


@given(st.integers(1, 90), st.integers(1, 90), st.sampled_from([0.0, 1.0, 96.0, 1e9, float("nan")]))
@settings(max_examples=20, deadline=None)
def test_any_picture_can_be_looked_at(width: int, height: int, dots: float) -> None:
    picture = np.random.default_rng(width).integers(0, 256, (height, width, 3), np.uint8)
    for box in redacted_boxes(picture, dots):
        assert 0 <= box.x0 < box.x1 <= width
        assert 0 <= box.top < box.bottom <= height
