"""What becomes of sheets: Excel, OpenDocument, separated values."""

from __future__ import annotations

import csv
import datetime as dt
import io
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl.comments
import openpyxl.drawing.image
import openpyxl.styles
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from extract.errors import Skipped, Unreadable
from extract.read.sheets import grid
from extract.read.sheets.forms import form_of, printed
from extract.release import extract
from extract.text.numbers import parse_number
from tests.workbooks import changed, ods, packed, reading_of, rows_of, xls, xlsx

COUNTED = [["Gemeente", "Opgave", "Klaar"], ["Almere", 1077, True], ["Urk", 0.5, False]]
SHOWN = [["Gemeente", "Opgave", "Klaar"], ["Almere", "1077", "ja"], ["Urk", "0,5", "nee"]]
MAKERS = {"blad.xlsx": xlsx, "blad.xls": xls, "blad.ods": ods}
FREELY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("name", MAKERS)
def test_a_sheet_is_a_page_with_its_rows(tmp_path: Path, name: str) -> None:
    reading = reading_of(tmp_path, name, MAKERS[name]({"Stand": COUNTED}))
    assert rows_of(reading) == SHOWN
    assert (reading.source.page_count, reading.source.reader, reading.source.warnings) == (1, "rekenblad", [])


@pytest.mark.parametrize("name", MAKERS)
def test_several_sheets_have_their_names_as_headings(tmp_path: Path, name: str) -> None:
    reading = reading_of(tmp_path, name, MAKERS[name]({"Noord": COUNTED, "Leeg": [], "Zuid": COUNTED}))
    assert [(line.text, line.page) for line in reading.lines if line.level == 1] == [("Noord", 1), ("Zuid", 2)]
    assert reading.text.count("\f") == 1


def test_numbers_are_printed_as_their_cells_show_them(tmp_path: Path) -> None:
    shown = {
        (1234.5, "#,##0.00"): "1.234,5",
        (198661, "General"): "198661",
        (2024, "General"): "2024",
        (0.1 + 0.2, "General"): "0,3",
        (0.125, "0%"): "12,5%",
        (1250, "[$€-413] #,##0.00"): "€ 1.250",
        (12, "0000"): "0012",
        (-3, "General"): "-3",
        (dt.date(2024, 7, 13), "dd/mm/yyyy"): "13-07-2024",
        (dt.datetime(2024, 7, 13, 9, 5), "d-m-yyyy h:mm"): "13-07-2024 09:05",
        (dt.time(14, 30), "h:mm"): "14:30",
        (1.5, "[h]:mm"): "36:00",
    }

    def form(book: Any) -> None:
        for cell, (_, code) in zip(book["Blad"]["A"], shown, strict=True):
            cell.number_format = code

    reading = reading_of(tmp_path, "vormen.xlsx", xlsx({"Blad": [[value, "x"] for value, _ in shown]}, form))
    assert [row[0] for row in rows_of(reading)] == list(shown.values())


def test_old_sheets_show_percentages_days_and_errors(tmp_path: Path) -> None:
    def form(book: Any) -> None:
        sheet = book.get_sheet(0)
        sheet.write(0, 0, 0.25, xlwt.easyxf(num_format_str="0%"))
        sheet.write(0, 1, dt.datetime(2024, 5, 6, 10, 30), xlwt.easyxf(num_format_str="DD-MM-YYYY hh:mm"))
        sheet.write(0, 2, 1234567, xlwt.easyxf(num_format_str="#,##0"))
        sheet.row(0).set_cell_error(3, "#REF!")

    assert rows_of(reading_of(tmp_path, "oud.xls", xls({"Blad": []}, form))) == [
        ["25%", "06-05-2024 10:30", "1.234.567", "#REF!"]
    ]


def test_open_sheets_show_values_of_every_kind(tmp_path: Path) -> None:
    cells = (
        '<table:table-cell office:value-type="percentage" office:value="0.125"><text:p>13%</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="1234.5"><text:p>1.234,50</text:p></table:table-cell>'
        '<table:table-cell office:value-type="currency" office:currency="EUR" office:value="7"/>'
        '<table:table-cell office:value-type="date" office:date-value="2024-07-13"/>'
        '<table:table-cell office:value-type="time" office:time-value="PT09H05M00S"/>'
        '<table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p>'
        "</table:table-cell>"
        '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/><text:span>b</text:span></text:p>'
        "<text:p>c</text:p><office:annotation><text:p>niet voor u</text:p></office:annotation></table:table-cell>"
    )
    reading = reading_of(tmp_path, "soorten.ods", ods({"Blad": f"<table:table-row>{cells}</table:table-row>"}))
    assert rows_of(reading) == [["12,5%", "1.234,5", "€ 7", "13-07-2024", "09:05", "#REF!", "a  b\u2028c"]]
    assert reading.source.warnings == ["een opmerking bij een cel is niet gelezen"]


def test_blocks_stand_apart_without_what_is_empty_around_them(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[], [], [None, None, "Opgaven per gemeente"], [], *([None, None, *row] for row in COUNTED)]
    rows += [[], [None, "Bron: opgave van de gemeenten"]]
    reading = reading_of(tmp_path, "los.xlsx", xlsx({"Blad": rows}))
    assert rows_of(reading) == [["Opgaven per gemeente"], *SHOWN, ["Bron: opgave van de gemeenten"]]
    assert [line.gap for line in reading.lines] == [True, True, False, False, True]


def test_a_title_right_above_a_table_is_no_row_of_it(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "titel.xlsx", xlsx({"Blad": [["Opgaven per gemeente"], *COUNTED]}))
    assert [line.text.count("\t") for line in reading.lines] == [0, 2, 2, 2]


def test_merged_cells_are_printed_once(tmp_path: Path) -> None:
    data = xlsx({"Blad": [["2024", None, "Totaal"], [1, 2, 3]]}, lambda book: book["Blad"].merge_cells("A1:B1"))
    assert rows_of(reading_of(tmp_path, "samen.xlsx", data)) == [["2024", "", "Totaal"], ["1", "2", "3"]]


def _hide(book: Any) -> None:
    book["Stand"].row_dimensions[2].hidden = True
    book["Stand"].column_dimensions["C"].hidden = True
    book["Weg"].sheet_state = "hidden"
    book["Heel weg"].sheet_state = "veryHidden"
    book["Stand"]["A1"].comment = openpyxl.comments.Comment("geheim", "iemand")


def _hide_old(book: Any) -> None:
    book.get_sheet(0).row(1).hidden = True
    book.get_sheet(0).col(2).hidden = True
    book.get_sheet(1).visibility = 1
    book.get_sheet(2).visibility = 2


HIDING = [["Gemeente", "Opgave", "geheim"], ["geheim", "geheim", "geheim"], ["Urk", 5, "geheim"]]
HIDDEN = {"Stand": HIDING, "Weg": [["geheim"]], "Heel weg": [["geheim"]]}
HIDDEN_ODS = (
    '<table:table-column/><table:table-column/><table:table-column table:visibility="collapse"/>'
    "<table:table-row>{0}</table:table-row>"
    '<table:table-row table:visibility="filter" table:number-rows-repeated="1000000">{1}</table:table-row>'
    "<table:table-row>{2}</table:table-row>"
)
WORD = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def _hidden_ods() -> bytes:
    rows = ["".join(WORD.format(cell) for cell in row) for row in HIDING]
    style = '<style:style style:name="Weg"><style:table-properties table:display="false"/></style:style>'
    shown = HIDDEN_ODS.format(*rows)
    changes = f"<table:tracked-changes><table:deletion><table:table-cell><text:p>geheim</text:p></table:table-cell>{''}"
    changes += "</table:deletion></table:tracked-changes>"
    return ods({"Stand": shown, "Weg": [["geheim"]]}, style, changes)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("weg.xlsx", xlsx(HIDDEN, _hide), ["2 verborgen bladen zijn", "rij is", "kolom is", "opmerking"]),
        ("weg.xls", xls(HIDDEN, _hide_old), ["2 verborgen bladen zijn", "rij is", "kolom is"]),
        ("weg.ods", _hidden_ods(), ["verborgen blad is", "rij is", "kolom is", "bijgehouden wijziging is"]),
    ],
)
def test_what_is_hidden_is_told_and_never_text(tmp_path: Path, name: str, data: bytes, told: list[str]) -> None:
    reading = reading_of(tmp_path, name, data)
    assert rows_of(reading) == [["Gemeente", "Opgave"], ["Urk", "5"]]
    assert "geheim" not in reading.text + "".join(reading.source.warnings)
    assert len(reading.source.warnings) == len(told)
    assert all(part in warning for part, warning in zip(told, reading.source.warnings, strict=True))


def test_formulas_show_what_was_computed_and_those_without_are_told(tmp_path: Path) -> None:
    sheet = (
        '<worksheet><sheetData><row><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>A1*2</f></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>x</f><v>_x0041_a</v></c></row>'
        "</sheetData></worksheet>"
    )
    data = changed(xlsx({"Blad": [[1]]}), lambda name, old: sheet.encode() if "sheet1.xml" in name else old)
    reading = reading_of(tmp_path, "formules.xlsx", data)
    assert rows_of(reading) == [["2", "", "#DIV/0!", "Aa"]]
    assert reading.source.warnings == ["een formule zonder bewaarde uitkomst is niet gelezen"]


def test_what_a_sheet_has_too_much_of_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_CELLS", 4)
    for name, maker in MAKERS.items():
        source = reading_of(tmp_path, name, maker({"Blad": COUNTED})).source
        assert source.pages[0].text == "Gemeente\tOpgave\tKlaar\nAlmere\t\t"
        assert source.warnings == ["blad 1: is te groot: alleen het begin is gelezen"]
        assert source.pages[0].read_by == "ongelezen"


def test_a_far_corner_costs_nothing(tmp_path: Path) -> None:
    def far(book: Any) -> None:
        book["Blad"]["A1048576"] = "onder"
        book["Blad"]["A1"] = "boven"

    assert rows_of(reading_of(tmp_path, "ver.xlsx", xlsx({"Blad": []}, far))) == [["boven"], ["onder"]]


def test_a_workbook_with_nothing_to_see_says_so(tmp_path: Path) -> None:
    for name, maker in MAKERS.items():
        with pytest.raises(Unreadable, match="leeg of verborgen"):
            reading_of(tmp_path, name, maker({"Blad": []}))


@pytest.mark.parametrize("encoding", ["UTF-08", "utf-7", "idna", "undefined", "shift_jis"])
@pytest.mark.parametrize("name", ["blad.xlsx", "blad.ods"])
def test_a_part_in_an_encoding_that_nobody_knows_is_a_damaged_one(tmp_path: Path, name: str, encoding: str) -> None:
    head = f"<?xml version='1.0' encoding='{encoding}'?>".encode()

    def declared(part: str, content: bytes) -> bytes:
        return head + content[content.startswith(b"<?xml") and content.index(b"?>") + 2 :] if "ml" in part else content

    with suppress(Unreadable):
        assert reading_of(tmp_path, name, changed(MAKERS[name]({"Blad": COUNTED}), declared)).text


def test_a_damaged_sheet_gives_its_beginning(tmp_path: Path) -> None:
    sheet = b'<worksheet><sheetData><row><c r="A1"><v>2</v></c><c r="B1"><v>3</v></c></row><row><c r='
    data = changed(xlsx({"Blad": [[1]]}), lambda name, old: sheet if "sheet1.xml" in name else old)
    source = reading_of(tmp_path, "stuk.xlsx", data).source
    assert (source.pages[0].text, source.warnings) == ("2\t3", ["blad 1: is beschadigd: alleen het begin is gelezen"])


def test_bombs_are_not_unpacked(tmp_path: Path) -> None:
    bomb = b"<worksheet>" + b" " * (80 * 1024**2)
    with pytest.raises(Unreadable, match="keer zo groot"):
        reading_of(
            tmp_path,
            "bom.ods",
            packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": bomb}),
        )
    laughs = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
    data = changed(xlsx({"Blad": [[1]]}), lambda name, old: laughs if "sheet1.xml" in name else old)
    with pytest.raises(Unreadable, match="leeg of verborgen"):
        reading_of(tmp_path, "bom.xlsx", data)


def test_locked_and_binary_workbooks_say_so(tmp_path: Path) -> None:
    locked = packed(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": "<encryption-data/>"}
    )
    with pytest.raises(Unreadable, match="versleuteld"):
        reading_of(tmp_path, "slot.ods", locked)
    relation = '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>'
    parts = {"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"x", "_rels/.rels": relation}
    with pytest.raises(Skipped, match="xlsb"):
        reading_of(tmp_path, "blad.xlsb", packed(parts))


def test_texts_in_boxes_follow_the_cells(tmp_path: Path) -> None:
    drawn = "<draw:frame><draw:text-box><text:p>Stand van mei</text:p></draw:text-box></draw:frame>"
    table = f"<table:shapes>{drawn}</table:shapes><table:table-row>{WORD.format('Urk')}</table:table-row>"
    assert rows_of(reading_of(tmp_path, "vak.ods", ods({"Blad": table}))) == [["Urk"], ["Stand van mei"]]


def _with_picture(book: Any) -> None:
    file = io.BytesIO()
    Image.new("RGB", (400, 400), "white").save(file, "PNG")
    book["Blad"].add_image(openpyxl.drawing.image.Image(file), "A3")


def _drawn(name: str, old: bytes, text: str = "Stand van mei") -> bytes:
    """Return the drawing with a text in its anchor."""
    box = f"<xdr:sp xmlns:xdr='x'><xdr:txBody><a:p xmlns:a='a'><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    return old.replace(b"</from>", b"</from>" + box.encode(), 1) if "drawings/drawing1.xml" in name else old


def test_pictures_and_texts_drawn_over_a_sheet_are_read(tmp_path: Path) -> None:
    data = changed(xlsx({"Blad": COUNTED}, _with_picture), _drawn)
    reading = reading_of(tmp_path, "plaat.xlsx", data)
    assert rows_of(reading) == [*SHOWN, ["Stand van mei"]]
    assert [inner.name for inner in reading.enclosed] == ["image1.png"]


def test_what_is_drawn_over_a_hidden_row_is_hidden(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        _with_picture(book)
        book["Blad"].row_dimensions[3].hidden = True

    reading = reading_of(tmp_path, "plaat.xlsx", changed(xlsx({"Blad": COUNTED}, change), _drawn))
    assert (rows_of(reading), list(reading.enclosed)) == (SHOWN[:2], [])
    assert reading.source.warnings[1:] == ["een verborgen tekstvak of afbeelding is niet gelezen"]


def test_cells_that_show_nothing_are_no_text(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Blad"]["B2"].number_format = ";;;"

    def change_old(book: Any) -> None:
        book.get_sheet(0).write(1, 1, 1077, xlwt.easyxf(num_format_str=";;;"))

    for name, data in (("a.xlsx", xlsx({"Blad": COUNTED}, change)), ("a.xls", xls({"Blad": COUNTED}, change_old))):
        reading = reading_of(tmp_path, name, data)
        assert rows_of(reading)[1] == ["Almere", "", "ja"]
        assert reading.source.warnings == ["een cel die niets toont is niet gelezen"]


def test_white_print_on_white_is_no_text(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        white = openpyxl.styles.Font(color="FFFFFFFF")
        book["Blad"]["A2"].font = book["Blad"]["A1"].font = white
        book["Blad"]["A1"].fill = openpyxl.styles.PatternFill("solid", fgColor="FF003366")

    styles = (
        '<style:style style:name="wit"><style:text-properties color="#FFFFFF"/></style:style>'
        '<style:style style:name="kop"><style:table-cell-properties background-color="#003366"/>'
        '<style:text-properties color="#FFFFFF"/></style:style>'
    )
    cells = [WORD.replace(">", f' table:style-name="{style}">', 1) for style in ("kop", "wit")]
    open_rows = "".join(
        f"<table:table-row>{cell.format(text)}</table:table-row>" for cell, text in zip(cells, "ab", strict=True)
    )
    for name, data, shown in (
        ("a.xlsx", xlsx({"Blad": COUNTED}, change), [SHOWN[0], ["", *SHOWN[1][1:]], SHOWN[2]]),
        ("a.ods", ods({"Blad": open_rows}, styles), [["a"]]),
    ):
        reading = reading_of(tmp_path, name, data)
        assert rows_of(reading) == shown
        assert reading.source.warnings == ["een cel die niets toont is niet gelezen"]


def test_an_old_workbook_is_known_by_what_it_holds(tmp_path: Path) -> None:
    assert rows_of(reading_of(tmp_path, "zonder", xls({"Blad": COUNTED}))) == SHOWN


SEPARATED: dict[str, tuple[str, list[list[str]]]] = {
    "quoted.csv": (
        'Naam;Bedrag\n"Van, der";1.234,5\n"twee\nregels";\n',
        [["Naam", "Bedrag"], ["Van, der", "1.234,5"], ["twee\u2028regels", ""]],
    ),
    "comma.csv": ("Naam,Aantal\nUrk,5\n", [["Naam", "Aantal"], ["Urk", "5"]]),
    "tab.tsv": ("Naam\tAantal\nUrk\t5\n", [["Naam", "Aantal"], ["Urk", "5"]]),
    "bar.csv": ("sep=|\nNaam|Aantal\nUrk|5\n", [["Naam", "Aantal"], ["Urk", "5"]]),
    "letter.csv": (
        "Beste lezer,\nDit is een brief, geen tabel.\nGroet\n",
        [["Beste lezer,"], ["Dit is een brief, geen tabel."], ["Groet"]],
    ),
    "named.xls": ("Naam\tAantal\nUrk\t5\n", [["Naam", "Aantal"], ["Urk", "5"]]),
}


@pytest.mark.parametrize("name", SEPARATED)
def test_separated_values_are_rows(tmp_path: Path, name: str) -> None:
    text, cells = SEPARATED[name]
    assert rows_of(reading_of(tmp_path, name, text.encode())) == cells


def test_separated_values_of_an_old_encoding(tmp_path: Path) -> None:
    reading = reading_of(tmp_path, "oud.csv", "Gemeente;Coördinator\nSúdwest-Fryslân;één\n".encode("cp1252"))
    assert rows_of(reading)[1] == ["Súdwest-Fryslân", "één"]
    assert "geraden als cp1252" in reading.source.warnings[0]


def test_opgaven_are_read_from_sheets(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["Opgave en realisatie vergunninghouders per gemeente 2024"],
        [],
        ["Gemeente", "Taakstelling", "Realisatie"],
        ["Almere", 210, 1180],
        ["Lelystad", 80, 75],
        ["Urk", 21, 9],
        ["Totaal", 311, 1264],
    ]
    for name, maker in MAKERS.items():
        path = tmp_path / name
        path.write_bytes(maker({"Blad": rows}))
        source = extract(path)
        table = source.documents[0].tables[0]
        assert table.grid(header=True) == [["Gemeente", "Taakstelling", "Realisatie"]]
        said = {(opgave.place, opgave.measure): opgave.value for opgave in source.opgaven}
        assert said["Almere", "realisatie"] == 1180
        assert said["Urk", "taakstelling"] == 21


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12)
VALUES = st.one_of(st.none(), WORDS, st.integers(-(10**9), 10**9), st.booleans())
GRIDS = st.lists(st.lists(VALUES, min_size=1, max_size=5), min_size=1, max_size=6)


@pytest.mark.parametrize("name", MAKERS)
@FREELY
@given(rows=GRIDS)
def test_any_sheet_comes_back_cell_for_cell(tmp_path: Path, name: str, rows: list[list[Any]]) -> None:
    rows = [[f"t{v}" if isinstance(v, str) else v for v in row] for row in rows]  # no formulas, no errors
    told = [
        [{True: "ja", False: "nee", None: ""}.get(v) if v is None or isinstance(v, bool) else str(v) for v in row]
        for row in rows
    ]
    wanted = [cell for row in told for cell in row if cell]
    if not wanted:
        return
    reading = reading_of(tmp_path, name, MAKERS[name]({"Blad": rows}))
    assert [cell for row in rows_of(reading) for cell in row if cell] == wanted


@FREELY
@given(st.floats(-1e15, 1e15), st.sampled_from(["General", "#,##0.00", "0.0", '"€" #,##0']))
def test_numbers_are_read_as_they_were_printed(value: float, code: str) -> None:
    number = parse_number(printed(value, form_of(code)))
    assert number is not None
    assert number.value == float(format(value, ".15g"))
    assert not number.uncertain


@FREELY
@given(st.floats(allow_nan=True, allow_infinity=True), st.text(max_size=12))
def test_any_number_in_any_form_is_printed(value: float, code: str) -> None:
    assert printed(value, form_of(code))


@FREELY
@given(st.binary(max_size=300), st.sampled_from(sorted(MAKERS)), st.integers(0, 20_000), st.booleans())
def test_any_bytes_are_read_or_refused(tmp_path: Path, noise: bytes, name: str, at: int, cut: bool) -> None:
    whole = MAKERS[name]({"Blad": COUNTED, "Twee": COUNTED})
    at %= len(whole)
    data = whole[:at] + noise + (b"" if cut else whole[at + len(noise) :])
    with suppress(Unreadable, Skipped):
        reading_of(tmp_path, name, data)


@FREELY
@given(st.text(alphabet='<>/ac rv1t"="sx&;', max_size=80), st.sampled_from(["blad.xlsx", "blad.ods"]))
def test_any_xml_is_read_or_refused(tmp_path: Path, noise: str, name: str) -> None:
    def change(part: str, content: bytes) -> bytes:
        return (
            content.replace(b"</", noise.encode() + b"</", 5)
            if part.endswith(("sheet1.xml", "content.xml"))
            else content
        )

    with suppress(Unreadable, Skipped):
        reading_of(tmp_path, name, changed(MAKERS[name]({"Blad": COUNTED}), change))


@FREELY
@given(st.binary(min_size=1, max_size=200) | st.text(alphabet='a1;,\t|"\n ', max_size=80).map(str.encode))
def test_any_separated_values_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    with suppress(Unreadable, Skipped):
        reading = reading_of(tmp_path, "blad.csv", data)
        assert all(reading.text[line.start : line.end] == line.text for line in reading.lines)


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("C",)) | st.sampled_from('\n\t;,|"'), max_size=6)


@FREELY
@given(st.lists(st.tuples(CELL, CELL), min_size=2, max_size=5), st.sampled_from(";\t,|"))
def test_any_separated_values_come_back_cell_for_cell(
    tmp_path: Path, rows: list[tuple[str, str]], separator: str
) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(("x", *row, "y") for row in rows)
    told = rows_of(reading_of(tmp_path, "blad.csv", file.getvalue().encode()))
    assert [[folded(cell) for cell in row] for row in told] == [["x", *map(folded, row), "y"] for row in rows]


def folded(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def test_an_old_sheet_that_says_it_is_immense_is_refused(tmp_path: Path) -> None:
    data = xls({"Blad": COUNTED})
    at = data.index(b"\x00\x02\x0e\x00")  # the record that says how large the sheet is
    with pytest.raises(Unreadable, match="te groot"):
        reading_of(tmp_path, "ruim.xls", data[: at + 8] + b"\xff\xff\xff\x7f" + data[at + 12 :])
