"""Tables flattened to text in many ways give back the cells that they had."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parse.tables import find_tables
from extract.text.numbers import BLANKS
from tests.effort import calls_of
from tests.sheets import reading_of, tables_of

Rows = list[list[str]]
HEAD = ["Wijk", "Aanvragen", "Toegekend", "Afgewezen"]
BEFORE = "Het college heeft de cijfers van dit jaar op een rij gezet, zodat de raad ze kan bespreken.\n\n"
AFTER = "\nDe raad bespreekt de cijfers in het najaar, samen met de begroting van het jaar daarna.\n"


def aligned(rows: Rows) -> str:
    """Return rows as lines whose columns spaces keep apart: words to the left, figures to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [
        "   ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def lines_of(rows: Rows, between: str) -> str:
    """Return rows as lines with `between` their cells."""
    return "\n".join(between.join(row) for row in rows) + "\n"


def column_by_column(rows: Rows) -> str:
    """Return the cells one to a line, one column after the other."""
    return "\n".join(row[column] for column in range(len(rows[0])) for row in rows) + "\n"


def open_pipes(rows: Rows) -> str:
    """Return a Markdown table without outer pipes."""
    return lines_of([rows[0], ["---"] * len(rows[0]), *rows[1:]], " | ")


WAYS = {
    "tabs": lambda rows: lines_of(rows, "\t"),
    "pipes": open_pipes,
    "pipes without a rule": lambda rows: lines_of(rows, " | "),
    "spaces": aligned,
    "a space": lambda rows: lines_of(rows, " "),
    "lines": lambda rows: lines_of(rows, "\n"),
    "columns": column_by_column,
}
words = st.text(string.ascii_lowercase, min_size=3, max_size=9)
label = words.filter(lambda word: word not in BLANKS).map(str.capitalize)  # "nbn" is an empty cell, no gemeente
figure = st.integers(-999, 99_999).map(lambda value: f"{value:,}".replace(",", "."))
tables = st.lists(label, min_size=5, max_size=9, unique=True).flatmap(
    lambda labels: st.tuples(*(st.tuples(st.just(name), figure, figure, figure).map(list) for name in labels))
)


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=30, deadline=None)  # the first reading loads the register
@given(body=tables)
def test_a_flattened_table_gives_back_its_cells(way: str, body: tuple[list[str], ...]):
    (table,) = tables_of(BEFORE + WAYS[way]([HEAD, *body]) + AFTER)
    assert table.grid(header=True) == [HEAD]
    assert table.grid(header=False) == list(body)


@pytest.mark.parametrize("way", ["tabs", "spaces", "a space", "pipes"])
def test_a_page_number_between_the_rows_is_no_part_of_the_table(way: str):
    rows = [HEAD, *([f"Wijk {chr(65 + at)}", str(at * 7 % 11), str(90 - at), "3"] for at in range(9))]
    lines = WAYS[way](rows).split("\n")
    text = "\n".join([*lines[:6], "", "Pagina 4 van 5", "\f" + lines[6], *lines[7:]])
    (table,) = tables_of("Aanvragen per wijk\n\n" + text)
    assert [row[0] for row in table.grid(header=False)] == [row[0] for row in rows[1:]]
    assert (table.title, table.last_page) == ("Aanvragen per wijk", 2)


LAYOUT = """
Personeel per dienst

Dienst                            Formatie            Inhuur
                               2023      2024     2023      2024
Stadsbeheer en                 12,5      14,0        3       ntb
onderhoud
Zorg                            8,0       7,5                  2
Griffie                         2,0       2,0        -        12*

Tabel 4: Ziekteverzuim

Dienst            Kort      Lang
Stadsbeheer       2,1%      3,0%
Zorg              1,9%      4,4%
Griffie           0,5%      0,0%
"""


def test_spaces_keep_wrapped_labels_groups_of_columns_and_blanks():
    staff, illness = tables_of(LAYOUT)
    assert staff.grid(header=True) == [
        ["Dienst", "Formatie", "", "Inhuur", ""],
        ["", "2023", "2024", "2023", "2024"],
    ]
    assert staff.grid(header=False) == [
        ["Stadsbeheer en onderhoud", "12,5", "14,0", "3", "ntb"],
        ["Zorg", "8,0", "7,5", "", "2"],
        ["Griffie", "2,0", "2,0", "-", "12*"],
    ]
    assert (staff.title, illness.title) == ("Personeel per dienst", "Tabel 4: Ziekteverzuim")
    assert len(illness.grid(header=False)) == 3


def test_a_wrapped_header_is_one_header():
    text = "Straat         Voertuigen   Voertuigen   Groei\n                     2019         2023\n"
    text += "Dorpsstraat         1.200        1.300      8%\nLaan                   90           80    -11%\n"
    (table,) = tables_of(text + "Brink                 400          500     25%\n")
    assert table.grid(header=True) == [["Straat", "Voertuigen 2019", "Voertuigen 2023", "Groei"]]


def test_rows_torn_over_lines_are_joined():
    text = "Wijk Nodig Gedaan Rest\nOost 12 2 10\nWest 14\n0 14\nNoord\n9\n1\n8\nZuid 20 5 15\nMidden 3\n- 3\n"
    (table,) = tables_of(text)
    assert table.grid(header=True) == [["Wijk", "Nodig", "Gedaan", "Rest"]]
    assert table.grid(header=False)[1:3] == [["West", "14", "0", "14"], ["Noord", "9", "1", "8"]]
    assert len(table.grid(header=False)) == 5


@pytest.mark.parametrize("heads_first", [True, False])
def test_headers_apart_from_their_columns_are_put_above_them_where_the_labels_tell(heads_first: bool):
    labels, heads = ["Goes", "Veere", "Sluis", "Totaal"], ["Nodig", "Gedaan"]
    words = ["Gemeente", *(heads + labels if heads_first else labels + heads)]
    (table,) = tables_of("\n\n".join([*words, "1", "2", "3", "6", "0", "1", "1", "2"]) + "\n")
    assert table.grid(header=True) == [["Gemeente", "Nodig", "Gedaan"]]
    assert table.grid(header=False) == [
        ["Goes", "1", "0"],
        ["Veere", "2", "1"],
        ["Sluis", "3", "1"],
        ["Totaal", "6", "2"],
    ]


def test_headers_apart_from_their_columns_are_no_table_where_nothing_tells_them_from_labels():
    words = ["Soort", "Fiets", "Auto", "Bus", "Trein", "Nodig", "Gedaan"]
    assert tables_of("\n\n".join([*words, "1", "2", "3", "6", "0", "1", "1", "2"]) + "\n") == []


def test_tables_side_by_side_are_two():
    one, other = tables_of("Wijk\tNodig\t\tWijk\tGedaan\nOost\t4\t\tAa\t1\nWest\t5\t\tBe\t2\nNoord\t6\t\t\t\n")
    assert one.grid(header=False) == [["Oost", "4"], ["West", "5"], ["Noord", "6"]]
    assert other.grid(header=False) == [["Aa", "1"], ["Be", "2"]]


def test_a_header_kept_apart_by_spaces_heads_the_rows_below_it():
    (table,) = tables_of("Bedden per wijk\n\nWijk   Nodig   Nog te doen\nOost\t4\t1\nWest\t5\t2\n")
    assert table.grid(header=True) == [["Wijk", "Nodig", "Nog te doen"]]
    assert table.title == "Bedden per wijk"


def test_a_caption_below_is_the_title_where_none_is_above():
    (table,) = tables_of("Wijk\tNodig\nOost\t4\nWest\t5\n\nTabel 3: Bedden per wijk\n")
    assert table.title == "Tabel 3: Bedden per wijk"


def test_a_day_without_a_year_lies_before_the_document():
    (table,) = tables_of("Stand per 1 december\n\nWijk\tNodig\nOost\t4\nWest\t5\n")
    assert str(table.peildatum) == "2023-12-01"


def doubts(column: str) -> list[tuple[str, float | None, bool]]:
    """Return text, value and doubt of the figures of a table with one column of them."""
    rows = [f"Rij {chr(65 + at)}\t{text}" for at, text in enumerate(column.split("; "))]
    (table,) = tables_of("Naam\tAantal\n" + "\n".join(rows).replace(f"Rij {chr(64 + len(rows))}", "Totaal") + "\n")
    return [(cell.text, cell.value, cell.uncertain) for cell in table.cells if cell.column and not cell.header]


@pytest.mark.parametrize(
    ("column", "text", "value", "uncertain"),
    [
        ("1O5; 20; 7; 99", "1O5", 105, True),
        ("l2; 20; 7; 99", "l2", 12, True),
        ("B5; 20; 7; 99", "B5", None, True),
        ("1.077; 2,l34; 500; 9.000", "2,l34", None, True),
        ("1.077; 2,134; 500; 9.000", "2,134", None, True),
        ("120 85; 20; 7; 99", "120 85", None, True),
        ("zie bijlage; 20; 7; 99", "zie bijlage", None, True),
        ("ntb; 20; 7; 27", "ntb", None, False),
        ("1O5; 20; 7; 132", "1O5", 105, False),
        ("1.077; 2,l34; 500; 3.711", "2,l34", 2134, False),
        ("336*; 20; 7; 99", "336*", 336, False),
        ("336 1); 20; 7; 99", "336 1)", 336, False),
    ],
)
def test_only_what_is_surely_a_number_is_one(column: str, text: str, value: float | None, uncertain: bool):
    assert (text, value, uncertain) in doubts(column)


def test_codes_are_no_misread_numbers():
    (table,) = tables_of("Weg\tVak\nOost\tB5\nWest\tS12\nNoord\tO1\n")
    assert all(cell.value is None and not cell.uncertain for cell in table.cells)


@pytest.mark.parametrize(
    "text",
    [
        "Datum        12 maart 2024\nKenmerk      2024-123\nBijlagen     2\nBetreft      verzoek om informatie\n",
        "1. Inleiding            3\n2. Aanpak               7\n3. Planning            12\n4. Kosten              15\n",
        "10.00 uur   Opening\n10.05 uur   Mededelingen\n10.15 uur   Begroting\n11.30 uur   Sluiting\n",
        "A. de Boer   Dorpsstraat 12   1234 AB  Oost\nB. Bakker    Laan 3           4321 BA  West\n"
        "C. Vos       Brink 40         2345 CD  Zuid\n",
        "Naam | Adres | Plaats\nMenu | Zoeken | Contact\n",
        "In 2023 waren er 40 aanvragen,  in 2024 waren dat er 60.\nVan de 60 zijn er 12  afgewezen en 48 toegekend.\n"
        "De kosten zijn 3,5 miljoen  euro in 2024, in 2025 volgt 4,2 miljoen.\n",
    ],
)
def test_letters_agendas_contents_addresses_and_prose_are_no_tables(text: str):
    assert tables_of(text) == []


pieces = st.sampled_from(
    [
        "Oost   1   2",
        "12",
        "-",
        "Kop",
        "a | 3",
        "  x    5,0",
        "€ 4",
        "1O",
        "",
        "\f",
        "Tabel 2: b",
        "2020  2021",
        "|",
        "...... 7",
    ]
)


@settings(deadline=None)
@given(st.lists(pieces, max_size=30).map("\n".join))
def test_no_text_raises_and_cells_lie_within_their_table(text: str):
    for table in tables_of(text):
        for cell in table.cells:
            assert table.start <= cell.start < cell.end <= table.end


@pytest.mark.parametrize(
    "row",
    [
        "Oost     1    2\n",
        "Oost   1\n\n",
        "a | 1\n",
        "Oost 1\n2\n",
        "Oost\n\n\n1\n",
        "Kop\n1\n1\n1\n1\n",
        " " * 300 + "1\n",
    ],
)
def test_work_grows_with_the_length(row: str):
    def work(times: int) -> int:
        reading = reading_of(row * times)
        return calls_of(lambda: find_tables(reading, reading.source.documents[0]))

    assert work(400) < 8 * work(100) + 1000
