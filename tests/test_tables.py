"""Tables: title, header rows and cells as printed, however they stand in the text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.parse.tables import find_tables
from extract.text.markup import plain
from tests.effort import calls_of
from tests.sheets import reading_of, tables_of

CHALETS = """### Chalets

Gemeente\tGevraagd\tGeplaatst
Delfzand\t1.200\t900
<b>Totaal</b>\t<b>1.200</b>\t<b>900</b>
<b>Peildatum 01-03-2024</b>\t\t
"""


def test_a_table_of_tabs_has_title_header_rows_and_peildatum():
    (table,) = tables_of(CHALETS)
    assert table.title == "Chalets"
    assert table.peildatum == dt.date(2024, 3, 1)
    assert table.grid(header=True) == [["Gemeente", "Gevraagd", "Geplaatst"]]
    assert table.grid(header=False) == [
        ["Delfzand", "1.200", "900"],
        ["Totaal", "1.200", "900"],
        ["Peildatum 01-03-2024", "", ""],
    ]


def test_a_cell_holds_its_number_and_where_it_is_printed():
    reading = reading_of(CHALETS)
    cell = next(cell for cell in reading.source.documents[0].tables[0].cells if cell.row == 2 and cell.column == 1)
    assert (cell.text, cell.value, cell.header) == ("1.200", 1200, False)
    assert reading.text[cell.start : cell.end] == "<b>1.200</b>"


def test_a_digit_read_as_a_letter_makes_the_number_uncertain():
    (table,) = tables_of("Plaats\tPlekken\nOost\t1O5\nWest\t20\n")
    assert [
        (cell.text, cell.value, cell.uncertain) for cell in table.cells if cell.column == 1 and not cell.header
    ] == [
        ("1O5", 105, True),
        ("20", 20, False),
    ]


def test_a_pipe_table_is_read_without_the_line_under_its_header():
    (table,) = tables_of("| Naam | Rol |\n|------|:---:|\n| An | **lid** |\n| Bob |  |\n")
    assert table.grid(header=True) == [["Naam", "Rol"]]
    assert table.grid(header=False) == [["An", "lid"], ["Bob", ""]]


def test_groups_of_columns_stand_over_the_first_of_theirs():
    (table,) = tables_of("Gemeente\tOntvangst per maand\t\tRest\n\tmei\tjuni\t\nOost\t12\t14\t3\nWest\t8\t9\t1\n")
    assert table.grid(header=True) == [["Gemeente", "Ontvangst per maand", "", "Rest"], ["", "mei", "juni", ""]]
    assert len(table.grid(header=False)) == 2


def test_years_head_columns():
    (table,) = tables_of("Gemeente\t2022\t2023\nOost\t12\t14\nWest\t8\t9\n")
    assert table.grid(header=True) == [["Gemeente", "2022", "2023"]]


def test_a_first_row_with_numbers_is_no_header():
    (table,) = tables_of("Begin van het jaar\t97.001\nEind van het jaar\t120.000\n")
    assert table.grid(header=True) == []
    assert len(table.grid(header=False)) == 2


def test_a_row_without_label_is_kept():
    (table,) = tables_of("Gemeente\tInwoners\nOost\t100\nWest\t200\n\t300\nTotaal\t\n")
    assert ["", "300"] in table.grid(header=False)


def test_paragraphs_and_line_breaks_within_a_cell_are_one_cell():
    (table,) = tables_of(
        "Onderwerp\tBesluit\n<p>Wonen</p>\n<p>Er komen units.</p>\tAkkoord\nZorg<br>voor jeugd\tTer informatie\n"
    )
    assert table.grid(header=False) == [
        ["Wonen Er komen units.", "Akkoord"],
        ["Zorg voor jeugd", "Ter informatie"],
    ]


def test_a_cell_torn_in_two_by_a_line_break_is_mended():
    (table,) = tables_of("Nr.\tActie\tWie\tGereed\n1\tStuurt de\nbrief rond\tAn\tja\n2\tBelt terug\tBob\tnee\n")
    assert table.grid(header=False)[0] == ["1", "Stuurt de brief rond", "An", "ja"]


@pytest.mark.parametrize("header", ["", "Nr.\tActie\tGereed\n"])
def test_a_table_goes_on_over_the_page_with_or_without_its_header(header: str):
    first = "Actielijst\n\nNr.\tActie\tGereed\n1\tBrief sturen\t01-02-24\n"
    (table,) = tables_of(f"{first}\f{header}2\tZaal huren\t01-03-24\n3\tBellen\t\n")
    assert [row[0] for row in table.grid(header=False)] == ["1", "2", "3"]
    assert (table.page, table.last_page) == (1, 2)


def test_labels_that_start_again_after_a_gap_are_another_table():
    tables = tables_of("Gevraagd\t10\nGedaan\t8\n\nGevraagd\t20\nGedaan\t9\n")
    assert [table.grid(header=False)[0] for table in tables] == [["Gevraagd", "10"], ["Gevraagd", "20"]]


def test_titles_printed_together_before_their_tables_are_lent_in_order():
    blocks = "Gevraagd\t10\nGedaan\t8\n\nGevraagd\t20\nGedaan\t9\n"
    assert [table.title for table in tables_of(f"Wonen\n\nZorg\n\n● minder dan gevraagd\n\n{blocks}")] == [
        "Wonen",
        "Zorg",
    ]


FLAT = """Provincie

Gemeente

Utrecht 37 12 25

    Eemdorp 10 2 8

    Vechtstad 12 5 7

Nodig per 01/01/2024

(37)

Overzicht uniTabel

\f    Heuvelrug 9 1 8

    Kromme Hoek 6 4 2

Gedaan per 01/06/2023

(12)

Rest

(25)

Totaal 37 12 25
"""


def test_a_table_flattened_to_lines_gets_its_scattered_headers_back():
    (table,) = tables_of(FLAT)
    assert table.grid(header=True) == [
        ["Provincie", "Nodig per 01/01/2024", "Gedaan per 01/06/2023", "Rest"],
        ["Gemeente", "(37)", "(12)", "(25)"],
    ]
    assert table.grid(header=False)[1] == ["Eemdorp", "10", "2", "8"]
    assert (len(table.grid(header=False)), table.last_page, table.title) == (6, 2, "Overzicht uni")


def test_columns_kept_apart_by_spaces_are_a_table():
    (table,) = tables_of(
        "Gemeente        Nodig   Gedaan\nOost               10        5\nWest              200       12\n"
        "Noord               7        7\n"
    )
    assert table.grid(header=True) == [["Gemeente", "Nodig", "Gedaan"]]
    assert table.grid(header=False)[1] == ["West", "200", "12"]


def test_cells_that_stand_one_to_a_line_are_a_table():
    (table,) = tables_of("Gemeente\nNodig\nGedaan\nOost\n10\n5\nWest\n20\n12\nNoord\n7\n7\nZuid\n3\n1\n")
    assert table.grid(header=True) == [["Gemeente", "Nodig", "Gedaan"]]
    assert table.grid(header=False)[-1] == ["Zuid", "3", "1"]


@pytest.mark.parametrize(
    "text",
    [
        "Van:\tA. Jansen\nAan:\tB. de Boer\nOnderwerp:\tOverleg\n",
        "1.\tOpening\n2.\tMededelingen\n3.\tSluiting\n",
        "Inleiding ........ 3\nAanpak ........ 7\nPlanning ........ 12\nTot slot ........ 15\n",
        "Wij spreken elkaar op 5 juni 2024 om 9 uur.\nDaarna volgt een brief van 12 pagina's.\n",
        "---\t-----\t---\n",
        "een losse\tregel met een tab\n",
    ],
)
def test_lists_fields_contents_and_prose_are_no_tables(text: str):
    assert tables_of(text) == []


def test_a_note_below_the_table_is_kept_with_it():
    (table,) = tables_of("Gemeente\tPlekken\nOost\t10\nWest\t20\n\nBron: opgave van de gemeenten\n")
    assert table.note == "Bron: opgave van de gemeenten"


cells = st.text(alphabet="Aa1.-|\t \n<>/bp%ë()", max_size=200)
lines = st.lists(st.sampled_from(["Oost\t1\t2", "West 3 4", "| a | b |", "|---|---|", "", "Kop", "7", "\f", "<p>x\ty"]))


@given(st.one_of(cells, lines.map("\n".join)))
def test_any_text_is_read_and_every_span_gives_back_its_cell(text: str):
    reading = reading_of(text)
    for table in reading.source.documents[0].tables:
        for cell in table.cells:
            assert plain(reading.text[cell.start : cell.end]) == cell.text
            assert table.start <= cell.start < cell.end <= table.end


def test_reading_twice_finds_the_same():
    one, other = (tables_of(CHALETS + FLAT) for _ in range(2))
    assert [table.grid(header=False) for table in one] == [table.grid(header=False) for table in other]


@pytest.mark.parametrize("row", ["Oost\t1\t2\n", "Oost 1 2\n", "Oost\n1\n2\n", "| a | b |\n", "<p>\t", "kop\n\n1 2\n"])
def test_work_grows_with_the_length(row: str):
    def work(times: int) -> int:
        reading = reading_of(row * times)
        return calls_of(lambda: find_tables(reading, reading.source.documents[0]))

    assert work(2000) < 8 * work(500) + 1000


def test_a_day_without_its_year_is_the_one_in_the_header():
    text = "Gemeente\tNodig per 01/01/2026\tGerealiseerd per 18/04/2025\nGoes\t7\t5\nVeere\t4\t2\nTotaal\t11\t7\n"
    text += "peildatum 18-apr\n"
    (table,) = tables_of(text)
    assert table.peildatum == dt.date(2025, 4, 18)


HALF = "Dorp\tGevraagd\tGeplaatst\n{}\t12\t9\n{}\t20\t18\n"


def test_the_head_of_a_page_does_not_part_a_table_whose_header_comes_again():
    first, second = HALF.format("Aldorp", "Berg"), HALF.format("Dalem", "Eik")
    (table,) = tables_of(f"Woningen per dorp\n\n{first}\fProvincie Zuiderland - team wonen\n{second}")
    assert table.title == "Woningen per dorp"
    assert [row[0] for row in table.grid(header=False)] == ["Aldorp", "Berg", "Dalem", "Eik"]


@pytest.mark.parametrize("title", ["Gemeente Westerend", "Provincie Noorderland - wonen"])
def test_a_title_or_the_same_labels_again_part_tables(title: str):
    first, second = HALF.format("koop", "huur"), HALF.format("koop", "huur")
    assert len(tables_of(f"Woningen\n\n{first}\f{title}\n{second}")) == 2


def test_the_numbers_of_a_list_below_its_words_are_no_table():
    words = "Afspraak maken\nOverleg met de school\nBrief naar het dorp\nZaal huren\nStoelen tellen\n"
    assert not tables_of(words + "Lijst\n59\n60\n61\n62\n63\n")


def test_a_number_too_wide_for_its_cell_is_one_number():
    (table,) = tables_of("Regeling\t2024\t2025\nBeurzen\t1.172.\u2028914\t237.06\u20282\nTalent\t12\u202813\t231\n")
    numbers = [cell.text for cell in table.cells if cell.column and not cell.header]
    assert numbers == ["1.172.914", "237.062", "12 13", "231"]


def test_a_column_with_nothing_in_it_is_left_out():
    (table,) = tables_of("Dorp\t\tVraag\tStand\nOost\t\t12\t9\nWest\t\t20\t18\n")
    assert table.grid(header=True) == [["Dorp", "Vraag", "Stand"]]


def test_the_margin_of_a_further_page_does_not_part_a_table():
    (table,) = tables_of(
        "Betreft overleg haven\nVergaderplaats dorpshuis\n13.30 uur\tOpening\n13.40 uur\tVerslag\n"
        "\fDatum\n4 maart 2024\nKenmerk\n14.00 uur\tRondvraag\n14.10 uur\tSluiting\n"
    )
    assert len(table.grid(header=False)) == 4
    assert table.title is None


def test_names_in_bold_after_a_gap_head_another_table():
    text = "Bos\tDuin\tZee\nKarin\tPiet\tJan\nJan\tKarin\tPiet\n\nPad\tWeg\tBrug\nPiet\tJan\tKarin\nJan\tPiet\tKarin\n"
    reading = reading_of(text)
    for line in reading.lines:
        line.bold = line.text[:3] in ("Bos", "Pad")
    reading.source.documents[0].tables.clear()
    find_tables(reading, reading.source.documents[0])
    first, second = reading.source.documents[0].tables
    assert [cell.text for cell in second.cells if cell.header] == ["Pad", "Weg", "Brug"]
    assert len(first.cells) == 9
