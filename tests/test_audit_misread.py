"""A sum on a page that was read by OCR says which number may be misread, and leaves what was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.audit import audit
from extract.audit.arithmetic.misread import is_alike
from extract.text.reading import Reading
from models import Cell, Document, Finding, Page, Source
from tests.test_audit_tables import table_of

ON_PAGE = "De pagina is met OCR gelezen"


def audited(lines: str, read_by: str = "ocr") -> tuple[list[Finding], list[Cell]]:
    """Return what does not add up in a table on a page that was read so, and its cells."""
    table = table_of(lines)
    text = "\t".join(part.strip() for line in lines.strip().split("\n") for part in line.split("|"))
    source = Source(id="a" * 64, name="stuk.pdf", path="stuk.pdf", bytes=1)
    source.pages.append(Page(number=1, start=0, text=text, read_by=read_by))
    document = Document(kind="overig", position=0, start=0, end=len(text), page=1)
    document.tables.append(table)
    source.documents.append(document)
    table.page = 1
    for cell in table.cells:
        cell.page = 1
    audit(Reading(source, []))
    return list(source.findings), list(table.cells)


TABLE = "Gemeente | Nodig | Klaar\nGoes | 155 | 131\nVeere | 260 | 220\nSluis | 253 | 224\nTotaal | 668 | 575"


@pytest.mark.parametrize(("right", "read"), [("253", "258"), ("131", "137"), ("668", "868")])
def test_one_number_with_one_digit_wrong_makes_the_sum_right(right: str, read: str) -> None:
    findings, cells = audited(TABLE.replace(right, read))
    assert findings[0].sentence.endswith(f"misschien staat er {right}, gelezen als {read}.")
    assert read in [cell.text for cell in cells]


def test_of_a_text_layer_nothing_is_said_of_misreading() -> None:
    findings, _ = audited(TABLE.replace("260", "280"), "tekstlaag")
    assert findings
    assert not any(ON_PAGE in item.sentence for item in findings)


def test_a_sum_that_no_misread_digit_explains_sends_to_the_picture() -> None:
    findings, _ = audited(TABLE.replace("668", "653"))
    assert findings[0].sentence.endswith(f"{ON_PAGE}: vergelijk de getallen met het beeld.")


@given(st.integers(0, 999_999), st.data())
def test_a_lost_digit_or_mark_is_a_misreading(value: int, data: st.DataObject) -> None:
    printed = f"{value:,}".replace(",", ".")
    assert is_alike(printed.replace(".", data.draw(st.sampled_from([".", ",", " ", ""]))), value)
    digits = str(value)
    at = data.draw(st.integers(0, len(digits) - 1))
    if len(digits) > 1:
        assert is_alike(digits[:at] + digits[at + 1 :], value)
    assert not is_alike(digits, value + 10_000_000)
