"""Opgaven of columns and totals that say little themselves, but add up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.register import find_place, gemeenten_of
from extract.opgaven.places import Place, RowPlace, place_of, total_place
from extract.opgaven.sheet import SheetRow
from tests.sheets import opgaven_of, said

_NAMES = ("Goes", "Veere", "Hulst", "Sluis", "Tholen")


def _table(title: str, header: str, rows: list[str]) -> str:
    lines = [f"{name}\t{row}" for name, row in zip(_NAMES, rows, strict=False)]
    return f"{title}\n\nGemeente\t{header}\n" + "\n".join(lines) + "\n"


def test_months_that_add_up_to_what_was_realised_are_realisatie():
    rows = ["3\t4\t7", "5\t1\t6", "2\t2\t4", "8\t3\t11", "1\t0\t1"]
    found = opgaven_of(_table("Statushouders 2024", "april\tmei\tGehuisvest t/m 31-05-2024", rows))
    assert [(opgave.measure, opgave.period) for opgave in found[:3]] == [
        ("realisatie", "2024-04"),
        ("realisatie", "2024-05"),
        ("realisatie", "2024-05-31"),
    ]


def test_a_year_that_its_halves_add_up_to_has_their_measure():
    rows = ["30\t40\t70", "50\t10\t60", "20\t20\t40", "80\t30\t110", "10\t5\t15"]
    found = opgaven_of(_table("Statushouders", "Taakstelling 2024-I\tTaakstelling 2024-II\tTotaal 2024", rows))
    assert [(opgave.measure, opgave.period) for opgave in found[:3]] == [
        ("taakstelling", "2024-I"),
        ("taakstelling", "2024-II"),
        ("taakstelling", "2024"),
    ]


def test_months_that_do_not_add_up_keep_their_silence():
    rows = ["3\t4\t9", "5\t1\t2", "2\t2\t5", "8\t3\t10", "1\t0\t4"]
    found = opgaven_of(_table("Statushouders 2024", "april\tmei\tGehuisvest t/m 31-05-2024", rows))
    assert [opgave.measure for opgave in found[:3]] == ["overig", "overig", "realisatie"]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=5))
def test_whatever_adds_up_every_number_is_told_once(numbers: list[tuple[int, int, int]]):
    rows = ["\t".join(map(str, row)) for row in numbers]
    found = opgaven_of(_table("Statushouders 2024", "april\tmei\tGehuisvest", rows))
    assert [opgave.value for opgave in found] == [number for row in numbers for number in row]


def test_a_total_named_as_gemeente_and_provincie_is_of_what_holds_its_rows():
    wide = opgaven_of("Asiel\n\nGemeente\tOpgave\nUtrecht\t10\nZeist\t5\nSoest\t3\nTotaal Utrecht\t18\n")
    assert said(wide[-1])[:2] == ("Utrecht", "provincie")
    narrow = opgaven_of("Asiel\n\nLocatie\tPlekken\nUtrecht - Hotel\t10\nUtrecht - Kade\t5\nTotaal Utrecht\t15\n")
    assert said(narrow[-1])[:2] == ("Utrecht", "gemeente")


def test_a_spot_in_a_gemeente_that_begins_with_an_article_is_a_location():
    found = opgaven_of("Noodopvang\n\nLocatie\tCapaciteit\n's-Gravenhage - Kade\t10\nDelft - Hal\t5\n")
    assert [opgave.place for opgave in found] == ["'s-Gravenhage - Kade", "Delft - Hal"]


def test_a_line_below_the_title_says_of_which_area_the_totals_are():
    found = opgaven_of(
        "4. Oekraïne\n\nPlekken in de regio IJsselland\n\nGemeente\tOpgave\nZwolle\t10\nKampen\t5\nTotaal\t15\n"
    )
    assert said(found[-1])[:2] == ("IJsselland", "veiligheidsregio")


def test_a_part_named_again_belongs_to_the_next_group():
    found = opgaven_of(
        "Opvang 2025\n\nGemeente\tOpgave\t\t\tAanbod\n\tAsiel\tOekraïne\tAsiel\tOekraïne\n"
        "Goes\t10\t20\t30\t40\nVeere\t11\t21\t31\t41\n"
    )
    assert [(opgave.theme, opgave.measure) for opgave in found[:4]] == [
        ("asiel", "opgave"),
        ("oekraïne", "opgave"),
        ("asiel", "aanbod"),
        ("oekraïne", "aanbod"),
    ]


def test_all_gemeenten_of_a_regio_add_up_to_it_though_the_document_is_about_the_provincie():
    twente = [entity for region in [find_place("Twente")] if region for entity in gemeenten_of(region.id)]
    rows = [RowPlace(SheetRow(0, {}), "plaats", place_of(entity)) for entity in twente]
    overijssel = Place("Overijssel", "provincie", find_place("Overijssel"))
    assert total_place(rows, overijssel, firm=False) == Place("Twente", "veiligheidsregio")
    assert total_place(rows[:4], overijssel, firm=False) == overijssel
    assert total_place(rows, overijssel) == overijssel
