"""Opgaven of less simple tables: sections, columns beside the places, spots, subtotals, doubtful numbers."""

from __future__ import annotations

import pytest

from extract.text.periods import period_in
from tests.sheets import opgaven_of, said


def test_a_row_without_numbers_says_what_the_rows_below_it_are_about():
    found = opgaven_of(
        "Stand van de opvang\n\nGemeente\tOpgave\tRealisatie\nOekraïne\t\t\nGoes\t60\t50\nVeere\t30\t30\n"
        "Asiel\t\t\nGoes\t40\t10\nVeere\t20\t0\n"
    )
    assert [(opgave.place, opgave.theme) for opgave in found[::2]] == [
        ("Goes", "oekraïne"),
        ("Veere", "oekraïne"),
        ("Goes", "asiel"),
        ("Veere", "asiel"),
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("Goes\tAsiel\t5\n\tOekraïne\t7\nVeere\tAsiel\t2\n\tOekraïne\t3\n", ["asiel", "oekraïne"] * 2),
        ("Goes\tBezet\t5\n\tVrij\t7\nVeere\tBezet\t2\n\tVrij\t3\n", ["bezetting", "beschikbaar"] * 2),
        ("Goes\t2023\t5\nGoes\t2024\t7\nVeere\t2023\t2\nVeere\t2024\t3\n", ["2023", "2024"] * 2),
    ],
)
def test_a_column_beside_the_places_says_what_a_row_is_about(rows: str, expected: list[str]):
    found = opgaven_of(f"Plekken\n\nGemeente\t\tAantal\n{rows}")
    assert [opgave.place for opgave in found] == ["Goes", "Goes", "Veere", "Veere"]
    assert all(
        word in (opgave.theme, opgave.measure, opgave.period) for word, opgave in zip(expected, found, strict=True)
    )


def test_a_theme_in_a_merged_cell_left_of_the_places_holds_for_the_rows_below_it():
    found = opgaven_of(
        "Opgaven\n\nSoort\tGemeente\tOpgave\nAsiel\tGoes\t5\n\tVeere\t7\nOekraïne\tGoes\t2\n\tVeere\t3\n"
    )
    assert [opgave.theme for opgave in found] == ["asiel", "asiel", "oekraïne", "oekraïne"]


def test_spots_beside_their_gemeente_are_locations_of_it():
    found = opgaven_of(
        "Opvang asiel\n\nGemeente\tLocatie\tPlekken\nGoes\tHavenweg 1\t50\n\tHotel\t20\nVeere\tHotel\t10\n"
        "Totaal\t\t80\n"
    )
    assert [(opgave.place, opgave.place_kind, opgave.entity_id) for opgave in found] == [
        ("Havenweg 1", "locatie", "GM0664"),
        ("Goes - Hotel", "locatie", "GM0664"),
        ("Veere - Hotel", "locatie", "GM0717"),
        ("Zeeland", "provincie", "PV29"),
    ]


def test_the_gemeente_of_a_title_or_section_is_where_its_spots_lie():
    titled = opgaven_of("Gemeente Goes: woningen per locatie\n\nLocatie\tGepland\nHavenkwartier\t60\nTotaal\t60\n")
    assert [(opgave.place, opgave.entity_id) for opgave in titled] == [("Havenkwartier", "GM0664"), ("Goes", "GM0664")]
    section = opgaven_of("Woningen\n\nLocatie\tGepland\nGemeente Veere\t\nDuinweg\t9\nGemeente Goes\t\nSchans\t4\n")
    assert [(opgave.place, opgave.entity_id) for opgave in section] == [("Duinweg", "GM0717"), ("Schans", "GM0664")]


def test_a_table_below_the_name_of_a_gemeente_is_about_it():
    found = opgaven_of(
        "Gemeente Veere: stand\n\nOnderdeel\tOpgave\tRealisatie\nAsielopvang\t50\t30\nOpvang Oekraïne\t40\t40\n"
        "Totaal\t90\t70\n"
    )
    assert [said(opgave)[:4] for opgave in found[::2]] == [
        ("Veere", "gemeente", "asiel", "opgave"),
        ("Veere", "gemeente", "oekraïne", "opgave"),
        ("Veere", "gemeente", "overig", "opgave"),
    ]


def test_each_total_is_of_the_rows_that_it_closes():
    rows = (
        "Zwolle\t5\nKampen\t2\nSubtotaal\t7\nEnschede\t4\nBorne\t1\nSubtotaal\t5\nTotaal\t12\n",
        "Veiligheidsregio IJsselland\t\nZwolle\t5\nKampen\t2\nTotaal regio\t7\n"
        "Veiligheidsregio Twente\t\nEnschede\t4\nBorne\t1\nTotaal regio\t5\nTotaal provincie\t12\n",
    )
    for body in rows:
        places = [opgave.place for opgave in opgaven_of(f"Opvang Oekraïne\n\nGemeente\tPlekken\n{body}")]
        assert [places[2], places[5], places[6]] == ["IJsselland", "Twente", "Overijssel"]


def test_the_region_of_the_title_has_the_total():
    found = opgaven_of("Opvang Oekraïne Brabant-Zuidoost\n\nGemeente\tPlekken\nEindhoven\t9\nDeurne\t4\nTotaal\t13\n")
    assert said(found[-1])[:2] == ("Brabant-Zuidoost", "veiligheidsregio")


def test_a_total_of_a_region_on_no_list_is_not_given_to_its_provincie():
    found = opgaven_of("Asiel\n\nGemeente\tPlekken\nTiel\t9\nBuren\t4\nTotaal Rivierenland\t13\n")
    assert said(found[-1])[:2] == ("Rivierenland", "locatie")


def test_the_word_vrij_is_a_measure_and_a_provincie_among_provincies_no_gemeente():
    found = opgaven_of("Oekraïne\n\n\tGroningen\tFryslân\tDrenthe\nBezet\t5\t6\t7\nVrij\t1\t2\t3\n")
    assert {(opgave.place_kind, opgave.measure) for opgave in found} == {
        ("provincie", "bezetting"),
        ("provincie", "beschikbaar"),
    }
    assert len(found) == 6


@pytest.mark.parametrize(
    "text",
    [
        "Leerlingen per school\n\nSchool\tLeerlingen\tLokalen\nDe Regenboog\t210\t9\nHet Kompas\t180\t8\n"
        "Totaal\t390\t17\n",
        "Verkeer\n\nWeg\t2023\t2024\nN34\t14.000\t14.300\nN381\t9.800\t10.100\n",
        "Begroting\n\nProgramma\tLasten\nVeiligheid\t50\nVerkeer\t70\nTotaal\t120\n",
        "Formatie gemeente Goes\n\nAfdeling\tFte\nRuimte\t12,5\nWelzijn\t9\nTotaal\t21,5\n",
        "Aanwezig\n\nNaam\tOrganisatie\tUren\nJ. de Vries\tGemeente Goes\t4\nP. Bakker\tGemeente Veere\t6\n",
        "Projecten\n\nProject\tKosten\nRotonde Zuid\t€ 300\nFietspad Kanaal\t€ 100\n",
    ],
)
def test_no_opgaven_are_invented_for_schools_roads_departments_or_people(text: str):
    assert opgaven_of(text) == []


def test_years_and_phases_in_columns_are_not_counted():
    found = opgaven_of("Opvang asiel\n\nGemeente\tPlekken\tOplevering\tFase\nGoes\t50\t2026\t2\nVeere\t20\t2027\t3\n")
    assert [opgave.value for opgave in found] == [50, 20]


def test_a_column_about_something_else_takes_its_theme_but_not_a_measure():
    found = opgaven_of("Opvang asiel\n\nGemeente\tPlekken\tVrijwilligers\nGoes\t50\t6\nVeere\t20\t7\n")
    assert {said(opgave)[2:4] + said(opgave)[6:] for opgave in found[1::2]} == {("asiel", "overig", None)}


def test_a_share_of_the_inwoners_counts_no_inwoners():
    found = opgaven_of("Opvang asiel\n\nGemeente\tPlekken per 1.000 inwoners\nGoes\t2,6\nVeere\t1\n")
    assert said(found[0])[2:4] == ("asiel", "overig")


def test_a_part_set_apart_does_not_lend_its_theme_to_the_whole():
    found = opgaven_of("Flexwoningen\n\nGemeente\tGeplaatst\tWaarvan statushouders\nGoes\t50\t6\nVeere\t20\t7\n")
    assert [opgave.theme for opgave in found[:2]] == ["overig", "vergunninghouders"]


def test_what_is_not_surely_a_number_is_marked_and_ranges_are_left_out():
    found = opgaven_of(
        "Opvang asiel\n\nGemeente\tPlekken\tBezet\nGoes\tca. 40\t1O5\nVeere\t40-60\t7\nSluis\t12\t30 plekken\n"
        "Hulst\t9\t8\n"
    )
    assert [(opgave.value, opgave.score <= 0.5) for opgave in found if opgave.place in ("Goes", "Veere", "Sluis")] == [
        (40, True),
        (105, True),
        (7, False),
        (12, False),
        (30, True),
    ]


def test_a_month_takes_the_year_over_or_beside_it():
    found = opgaven_of(
        "Instroom asiel in Zeeland\n\nMaand\t2023\t2024\njanuari\t5\t6\nfebruari\t7\t8\nTotaal\t12\t14\n"
    )
    assert [opgave.period for opgave in found] == ["2023-01", "2024-01", "2023-02", "2024-02", "2023", "2024"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("week 7 2024", "2024-W07"),
        ("jan-25", "2025-01"),
        ("1 mei 25", "2025-05-01"),
        ("2022 t/m 2030", "2022-2030"),
        ("2024/2025", "2024/2025"),
        ("derde kwartaal 2024", "2024-Q3"),
        ("II-2024", "2024-II"),
        ("Opgave '25", "2025"),
        ("plek 20", None),
    ],
)
def test_weeks_short_years_and_stretches_are_periods(text: str, period: str | None):
    assert period_in(text) == period


@pytest.mark.parametrize(
    ("label", "place"),
    [
        ("A1melo", "Almelo"),
        ("Ermel0", "Ermelo"),
        ("Urk²", "Urk"),
        ("Dronten*", "Dronten"),
        ("Zeewolde 1)", "Zeewolde"),
        ("waarvan Goes", "Goes"),
        ("Utrecht (stad)", "Utrecht"),
        ("gem. Utrecht", "Utrecht"),
        ("Bergen (L.)", "Bergen (L.)"),
        ("Bilt, De", "De Bilt"),
    ],
)
def test_names_with_marks_additions_and_misread_letters_are_known(label: str, place: str):
    (first, *_) = opgaven_of(f"Asiel\n\nGemeente\tPlekken\n{label}\t5\nVeere\t6\n")
    assert (first.place, first.place_kind) == (place, "gemeente")


def test_a_subtotal_below_the_spots_of_a_gemeente_is_of_that_gemeente():
    found = opgaven_of(
        "Noodopvang in Zeeland\n\nLocatie\tPlekken\nGoes\t\nHotel Zon\t3\nSchip\t2\nSubtotaal\t5\n"
        "Veere\t\nDuinhuis\t4\nSubtotaal\t4\nTotaal\t9\n"
    )
    assert [(opgave.place, opgave.value) for opgave in found] == [
        ("Hotel Zon", 3),
        ("Schip", 2),
        ("Goes", 5),
        ("Duinhuis", 4),
        ("Veere", 4),
        ("Zeeland", 9),
    ]


def test_a_total_column_of_an_area_on_no_list_keeps_its_name():
    found = opgaven_of("Oekraïne\n\n\tGoes\tVeere\tTotaal Scheldekust\nPlekken\t5\t4\t9\nBezet\t3\t4\t7\n")
    assert [(opgave.place, opgave.place_kind) for opgave in found[2::3]] == [("Scheldekust", "locatie")] * 2


def test_a_column_of_another_kind_takes_no_measure_from_the_title():
    found = opgaven_of("Taakstelling statushouders\n\nGemeente\t1e helft 2024\tWoonwensen\nGoes\t5\t4\nVeere\t3\t4\n")
    assert [opgave.measure for opgave in found[:2]] == ["taakstelling", "overig"]


def test_a_table_on_another_subject_takes_no_theme_from_the_text_around_it():
    text = "Oekraïne: de opvang van ontheemden uit Oekraïne loopt. Oekraïne vraagt veel.\n\n"
    found = opgaven_of(f"{text}Kantoren per gemeente\n\nGemeente\tGepland\tLeegstand\nGoes\t9\t8\nVeere\t2\t1\n")
    assert {opgave.theme for opgave in found} == {"overig"}
