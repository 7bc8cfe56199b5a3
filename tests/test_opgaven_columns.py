"""Opgaven of columns and titles that say little themselves: what stands beside, above or before them does."""

from __future__ import annotations

from tests.sheets import opgaven_of, said


def test_columns_that_but_measure_are_about_the_theme_that_they_follow():
    found = opgaven_of(
        "Verdeling per gemeente\n\nGemeente\tInwoners\tOpgave asiel\tGeplaatst\tVerschil\tOpgave amv COA\n"
        "Ede\t120.000\t700\t640\t-60\t50\nRheden\t44.000\t250\t260\t10\t18\n"
    )
    assert [(opgave.theme, opgave.measure) for opgave in found[:5]] == [
        ("inwoners", "stand"),
        ("asiel", "opgave"),
        ("asiel", "realisatie"),
        ("asiel", "verschil"),
        ("amv-coa", "opgave"),
    ]


def test_columns_after_the_opgaven_of_several_themes_are_of_none_of_them():
    found = opgaven_of(
        "Stand\n\nGemeente\tOpgave asiel\tOpgave Oekraïne\tRealisatie\nEde\t700\t640\t900\nRheden\t25\t26\t40\n"
    )
    assert found[2].theme == "overig"


def test_all_numbers_below_a_title_that_names_a_place_are_about_it():
    found = opgaven_of("Hulp bij het huishouden Leiden\n\n\t2023\t2024\nCliënten\t810\t840\nUren\t1.900\t2.010\n")
    assert [said(opgave)[:6] for opgave in found[:2]] == [
        ("Leiden", "gemeente", "overig", "overig", "2023", 810),
        ("Leiden", "gemeente", "overig", "overig", "2024", 840),
    ]
    assert len(found) == 4


def test_stretches_of_road_between_towns_are_locations():
    found = opgaven_of(
        "Verkeer\n\nWegvak\t2023\t2024\nN34 Ommen - Hardenberg\t9.800\t9.950\nN36 Almelo - Ommen\t7.100\t7.300\n"
    )
    assert said(found[0])[:5] == ("N34 Ommen - Hardenberg", "locatie", "overig", "overig", "2023")


def test_the_day_on_which_was_counted_is_no_period():
    found = opgaven_of("Drukste locaties op 3 november 2025\n\nGemeente\tPlekken asiel\nGoes\t60\nVeere\t30\n")
    assert {opgave.period for opgave in found} == {None}


def test_the_rest_of_a_table_on_the_next_page_is_read_under_its_header():
    found = opgaven_of(
        "Opvang Oekraïne\n\nGemeente\tOpgave\tBezet\nGoes\t60\t50\nVeere\t30\t30\n"
        "Pagina 1 van 2\n\fProvincie Zeeland, vertrouwelijk\n\nHulst\t20\t10\nSluis\t40\t30\n"
    )
    assert [(opgave.place, opgave.theme, opgave.measure) for opgave in found[-2:]] == [
        ("Sluis", "oekraïne", "opgave"),
        ("Sluis", "oekraïne", "bezetting"),
    ]
