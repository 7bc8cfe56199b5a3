"""Opgaven of any table: every number stands for its cell, and none is lost or told twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.opgaven import read_opgaven
from extract.opgaven.figures import TableReader
from extract.opgaven.sheet import Sheet
from extract.text.numbers import parse_number
from models.table import MEASURES, THEMES
from tests.sheets import opgaven_of, reading_of


@given(
    st.lists(
        st.sampled_from(
            ["Goes\t1\t2%", "Utrecht\t\t5", "Totaal\t3\t-", "\t7\t8", "Verschil\t1\t1", "2024\t1\t2", "Zz\tx\ty"]
        )
    )
)
def test_any_table_is_read_and_every_opgave_stands_for_its_cell(rows: list[str]):
    for opgave in opgaven_of("Gemeente\tAsiel opgave\tOek\n" + "\n".join(rows)):
        assert opgave.value == opgave.cell.value
        number = parse_number(opgave.cell.text)
        assert number
        assert number.value == opgave.value
        assert (opgave.start, opgave.end) == (opgave.cell.start, opgave.cell.end)
        assert opgave.theme in THEMES
        assert opgave.measure in MEASURES


PLACES = ["Goes", "Veere", "Hulst", "Sluis", "Tholen", "Borsele", "Kapelle", "Reimerswaal"]


@given(
    st.lists(st.sampled_from(PLACES), min_size=2, unique=True),
    st.lists(st.sampled_from(["Opgave", "Bezet", "Vrij", "Iets", "Oekraïne", "Asiel 2024", "Kosten", "%"]), min_size=1),
    st.data(),
)
def test_each_number_of_a_place_is_one_opgave_whose_span_gives_it_back(
    places: list[str], heads: list[str], data: st.DataObject
):
    numbers = st.one_of(
        st.integers(0, 1900).map(str), st.sampled_from(["1.077", "0,5", "−1.582", "43%", "ntb", "", "-"])
    )
    rows = [[name, *(data.draw(numbers) for _ in heads)] for name in places]
    text = "Opvang\n\n" + "\n".join("\t".join(row) for row in [["Gemeente", *heads], *rows]) + "\n"
    reading = reading_of(text)
    read_opgaven(reading)
    found = reading.source.opgaven
    assert len({id(opgave.cell) for opgave in found}) == len(found)
    for opgave in found:
        number = parse_number(reading.text[opgave.start : opgave.end])
        assert number
        assert number.value == opgave.value
        assert opgave.place in places
    for table in reading.source.documents[0].tables:
        counted = TableReader(Sheet(table, reading.source.documents[0], reading.text)).sheet.numeric
        cells = [cell for cell in table.cells if not cell.header and cell.column in counted and cell.value is not None]
        assert {id(cell) for cell in cells} == {id(opgave.cell) for opgave in found}
