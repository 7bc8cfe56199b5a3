"""Opgaven: what a table says about a place, with theme, measure, period and unit."""

from __future__ import annotations

import pytest

from corpus.register.entries import rows as register_rows
from corpus.register.terms import named, terms
from extract.opgaven.meaning import meaning_of
from extract.text.periods import period_in
from models.table import MEASURES, THEMES
from tests.sheets import opgaven_of, said


def test_each_number_of_a_table_of_gemeenten_is_an_opgave():
    found = opgaven_of(
        "## Opvang Oekraïne\n\nGemeente\tOpgave 1-1-24\tAantal bezet\n"
        "Goes\t120\t100\nVeere\t80\tntb\nTotaal\t200\t100\n"
    )
    assert [said(opgave) for opgave in found] == [
        ("Goes", "gemeente", "oekraïne", "opgave", "2024-01-01", 120, "plekken"),
        ("Goes", "gemeente", "oekraïne", "bezetting", None, 100, "plekken"),
        ("Veere", "gemeente", "oekraïne", "opgave", "2024-01-01", 80, "plekken"),
        ("Zeeland", "provincie", "oekraïne", "opgave", "2024-01-01", 200, "plekken"),
        ("Zeeland", "provincie", "oekraïne", "bezetting", None, 100, "plekken"),
    ]
    assert found[0].cell.text == "120"
    assert found[0].entity_id == "GM0664"


def test_the_levels_of_an_indented_table_tell_namesakes_apart():
    rows = (
        "Provincie\nVeiligheidsregio\nGemeente\n\n"
        "Drenthe 60 30\n  Drenthe 60 30\n     Assen 40 20\n     Meppel 20 10\n"
        "Utrecht 50 30\n  Utrecht 50 30\n     Soest 10 10\n     Utrecht (gemeente) 40 20\n"
        "Overijssel 30 10\n  IJsselland 20 5\n     Kampen 20 5\n  Twente 10 5\n     Borne 10 5\n"
    )
    kinds = [(opgave.place, opgave.place_kind) for opgave in opgaven_of(rows)][::2]
    assert kinds[4:8] == [
        ("Utrecht", "provincie"),
        ("Utrecht", "veiligheidsregio"),
        ("Soest", "gemeente"),
        ("Utrecht", "gemeente"),
    ]
    assert ("Twente", "veiligheidsregio") in kinds


def test_locations_keep_their_name_and_their_gemeente_has_the_total():
    found = opgaven_of(
        "Asiel\n\nLocatie\tPlekken\nGoes - Havenweg (NO)\t50\nGoes - Station\t20\nTotaal Goes\t70\n"
        "Veere - Duinweg\t10\n"
        "Totaal Veere\t10\nEindtotaal\t80\nOpgave per 01-01-25\t100\nVerschil\t-20\n"
    )
    assert [said(opgave)[:6] for opgave in found] == [
        ("Goes - Havenweg (NO)", "locatie", "asiel", "capaciteit", None, 50),
        ("Goes - Station", "locatie", "asiel", "capaciteit", None, 20),
        ("Goes", "gemeente", "asiel", "capaciteit", None, 70),
        ("Veere - Duinweg", "locatie", "asiel", "capaciteit", None, 10),
        ("Veere", "gemeente", "asiel", "capaciteit", None, 10),
        ("Zeeland", "provincie", "asiel", "capaciteit", None, 80),
        ("Zeeland", "provincie", "asiel", "opgave", "2025-01-01", 100),
        ("Zeeland", "provincie", "asiel", "verschil", None, -20),
    ]


def test_a_table_of_all_provincies_adds_up_to_the_country():
    names = "Drenthe Flevoland Fryslân Gelderland Groningen Limburg Noord-Brabant Noord-Holland Overijssel".split()
    rows = "\n".join(f"{name}\t10\t4" for name in names)
    found = opgaven_of(f"Provincie\tAsiel opgave\tHuisvesting delta\n{rows}\nTotaal\t90\t36\n")
    assert said(found[-2]) == ("Nederland", "land", "asiel", "opgave", None, 90, "plekken")
    assert said(found[-1]) == ("Nederland", "land", "vergunninghouders", "verschil", None, 36, "personen")


def test_a_table_without_places_is_about_the_area_of_its_document():
    found = opgaven_of(
        "Prognose voor Zeeland\n\n\tGemiddelde taakstelling\tAchterstand\n1-1-2024\t110\t20\n1-1-2025\t110\t35\n"
    )
    assert said(found[1]) == ("Zeeland", "provincie", "vergunninghouders", "verschil", "2024-01-01", 20, "personen")


def test_places_may_head_the_columns():
    found = opgaven_of("Opvang Oekraïne 2024\n\n\tGoes\tVeere\tTotaal\nOpgave\t10\t5\t15\nRealisatie\t8\t6\t14\n")
    assert said(found[0]) == ("Goes", "gemeente", "oekraïne", "opgave", "2024", 10, "plekken")
    assert said(found[-1]) == ("Zeeland", "provincie", "oekraïne", "realisatie", "2024", 14, "plekken")


def test_header_cells_above_each_other_are_read_together():
    found = opgaven_of(
        "Gemeente\t2023\tOpgaven 2025\t\tOpgave\n\tinwoners\tOek\tAsiel\tOek +\n\t\t\tAlg\tAsiel\n"
        "Goes\t38.000\t120\t50\t170\nVeere\t22.000\t80\t30\t110\n"
    )
    assert [said(opgave)[2:5] + said(opgave)[6:] for opgave in found[:4]] == [
        ("inwoners", "stand", "2023", "inwoners"),
        ("oekraïne", "opgave", "2025", "plekken"),
        ("asiel", "opgave", "2025", "plekken"),
        ("overig", "opgave", "2025", "plekken"),
    ]


def test_a_month_under_a_group_takes_the_year_of_the_table():
    found = opgaven_of(
        "Statushouders\n\nGemeente\tTaakstelling 2024-II\tRealisatie per maand\t\t%\n\t\tjuli\taug\t\n"
        "Goes\t20\t3\t4\t35%\nVeere\t10\t1\t0\t10%\n"
    )
    assert [said(opgave)[3:5] for opgave in found[:4]] == [
        ("taakstelling", "2024-II"),
        ("realisatie", "2024-07"),
        ("realisatie", "2024-08"),
        ("percentage", None),
    ]


def test_a_slipped_header_is_read_from_the_twin_of_its_table():
    body = "Goes\t10\t5\t15\nVeere\t20\t8\t28\nBorsele\t9\t9\t18\nSluis\t4\t2\t6\n"
    good, slipped = "Gemeente\tOek opgave\tAsiel opgave\tOek realisatie\n", "Gemeente\t\tOek opgave\tAsiel opgave\n"
    found = opgaven_of(good + body, slipped + body)
    half = len(found) // 2
    assert [said(opgave) for opgave in found[:half]] == [said(opgave) for opgave in found[half:]]


def test_tables_about_no_place_give_no_opgaven():
    assert opgaven_of("Nr.\tActie\tGereed\n1\tBrief\t01-02-24\n2\tZaal\t\n", "Post\tBedrag\nHuur\t12\nZaal\t5\n") == []


def test_what_can_not_be_named_is_kept():
    (first, *_) = opgaven_of("Gemeente\tIets anders\nGoes\t12\nVeere\t5\n")
    assert (first.theme, first.measure) == ("overig", "overig")


@pytest.mark.parametrize(
    ("text", "theme", "measure"),
    [
        ("Opgave amv COA", "amv-coa", "opgave"),
        ("Nidos AMV realisatie", "amv-nidos", "realisatie"),
        ("Totaal te realiseren", None, "opgave"),
        ("% van de taakstelling gerealiseerd", "vergunninghouders", "percentage"),
        ("Achterstand/voorsprong", None, "verschil"),
        ("Totaal Regulier (excl. NO)", "asiel", None),
        ("Benodigde capaciteit", None, "opgave"),
        ("Bevolking", "inwoners", "stand"),
        ("Kleurnummer", None, None),
    ],
)
def test_headers_name_themes_and_measures(text: str, theme: str | None, measure: str | None):
    meaning = meaning_of(text)
    assert (meaning.theme, meaning.measure) == (theme, measure)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Stand per 01-07-24", "2024-07-01"),
        ("Taakstelling 2024-II", "2024-II"),
        ("tweede helft van 2023", "2023-II"),
        ("1e halfjaar 2024", "2024-I"),
        ("voorstel voor 2025+2026", "2025+2026"),
        ("juli 2024", "2024-07"),
        ("Q3 2024", "2024-Q3"),
        ("Opgave 2024", "2024"),
        ("(2.000) plekken", None),
        ("4645 bedden", None),
    ],
)
def test_headers_name_periods(text: str, period: str | None):
    assert period_in(text) == period


def test_every_term_finds_itself_and_stands_for_a_known_value():
    values = {"thema": THEMES, "maat": MEASURES, "eenheid": "plekken personen procent euro woningen inwoners".split()}
    for sort, allowed in values.items():
        assert terms(sort)
        assert {term.value for term in terms(sort)} <= set(allowed)
    assert next(named("thema", "Oekraïners")).value == "oekraïne"


def test_a_header_over_locations_makes_a_village_a_location():
    (first, *_) = opgaven_of("Bezetting noodopvang\n\nLocatie\t01-01-2024\nTer Apel\t2.000\nExpo Assen\t500\n")
    assert said(first) == ("Ter Apel", "locatie", "asiel", "bezetting", "2024-01-01", 2000, "plekken")


def test_a_total_may_be_named_before_or_after_its_place():
    found = opgaven_of("Oekraïne\n\nPlaats\tPlekken\nGoes\t5\nTotaal Zeeland\t5\nUrk\t7\nFlevoland totaal\t7\n")
    assert [(opgave.place, opgave.place_kind) for opgave in found[1::2]] == [
        ("Zeeland", "provincie"),
        ("Flevoland", "provincie"),
    ]


def test_amounts_of_money_are_no_places_to_sleep():
    (first, *_) = opgaven_of("Bekostiging Oekraïne 2023\n\nGemeente\tUitbetaald\nGoes\t€ 1.000.000\nVeere\t€ 50.000\n")
    assert said(first) == ("Goes", "gemeente", "oekraïne", "overig", "2023", 1_000_000, "euro")


def test_a_table_without_a_theme_takes_it_from_the_text_that_leads_to_it_else_from_its_document():
    rows = "Gemeente\tPlekken\tBezet\tVrij\nGoes\t60\t50\t10\nVeere\t30\t30\t0\n"
    led = opgaven_of(f"Verslag\n\nDe opvang van ontheemden verloopt rustig.\n\nPer gemeente:\n\n{rows}")
    assert {opgave.theme for opgave in led} == {"oekraïne"}
    assert [opgave.measure for opgave in led[:3]] == ["capaciteit", "bezetting", "beschikbaar"]
    most = opgaven_of(f"Crisisnoodopvang\n\nDe crisisnoodopvang loopt. CNO blijft nodig.\n\nA.\n\nB.\n\nC.\n\n{rows}")
    assert {opgave.theme for opgave in most} == {"crisisnoodopvang"}


def test_a_subtitle_names_the_year_but_its_day_is_that_of_the_figures():
    rows = "Gemeente\tOpgave\tRealisatie\nGoes\t60\t50\nVeere\t30\t30\n"
    found = opgaven_of(f"Opvang asielzoekers\nverdeling voor 2025, peildatum 1 november 2024\n\n{rows}")
    assert {opgave.period for opgave in found} == {"2025"}
    assert {opgave.period for opgave in opgaven_of(f"Opvang asielzoekers\nStand 6 mei 2024\n\n{rows}")} == {None}


def test_a_stand_below_nothing_is_a_difference():
    found = opgaven_of("Vergunninghouders\n\nGemeente\tStand 1-1-2024\nGoes\t12\nVeere\t-5\n")
    assert {opgave.measure for opgave in found} == {"verschil"}


def test_a_total_of_places_in_several_provincies_is_of_no_place():
    rows = "Gemeente\tOpgave asiel\nGoes\t12\nVeere\t5\nZwolle\t20\nGouda\t3\nTotaal\t40\n"
    assert opgaven_of(f"Zeeland en Zeeland\n\n{rows}")[-1].place == "Gouda"


@pytest.mark.parametrize(
    ("text", "measure"),
    [("Nog te doen", "verschil"), ("Te doen", "opgave"), ("Vrij", "beschikbaar"), ("Realisatiegraad", "percentage")],
)
def test_short_headers_name_measures(text: str, measure: str):
    assert meaning_of(text).measure == measure


@pytest.mark.parametrize(
    ("text", "period"), [("2024, eerste helft", "2024-I"), ("2025-H2", "2025-II"), ("K1 2024", "2024-Q1")]
)
def test_parts_of_a_year_are_written_in_several_ways(text: str, period: str):
    assert period_in(text) == period


def test_the_title_gives_no_period_where_columns_say_their_own():
    rows = "Gemeente\tTaakstelling 2025-I\tVerschil\nGoes\t60\t50\nVeere\t30\t30\n"
    found = opgaven_of(f"Huisvesting vergunninghouders 2025-I\n\n{rows}")
    assert [opgave.period for opgave in found[:2]] == ["2025-I", None]


@pytest.mark.parametrize(
    "row", [row for row in register_rows("termen") if row["sort"] != "neutraal"], ids=lambda r: r["term"]
)
def test_each_term_is_read_as_it_says(row: dict[str, str]):
    example = row["term"].replace("*", "")
    assert next(named(row["sort"], f"Aantal {example}")).value == row["value"]
    assert not list(register_rows("termen")).count(row) > 1
