"""Figures in sentences against tables, against other sentences, and tables of other layouts against each other."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.audit import audit
from extract.audit.ledger import Ledger
from extract.audit.texts import check_texts
from extract.opgaven import read_opgaven
from extract.recognise import recognise
from extract.resolve import resolve
from models import Finding
from tests.effort import calls_of
from tests.sheets import reading_of

DAY = dt.date(2024, 9, 3)
CHECKS = ("tekst-tabel", "tegenspraak")
ZEELAND = """\f
Opvang asielzoekers Zeeland
Peildatum 1 september 2024

Gemeente	Opgave 2025	Realisatie	Verschil
Goes	460	385	-75
Hulst	190	64	-126
Middelburg	520	401	-119
Terneuzen	420	251	-169
Veere	190	0	-190
Vlissingen	350	302	-48
Totaal	2.130	1.403	-727
"""
FRYSLAN = """\f
Opvang ontheemden Oekraïne Fryslân
Peildatum 1 september 2024

Gemeente	Plekken	Bezet	Vrij
Heerenveen	180	171	9
Leeuwarden	650	612	38
Smallingerland	240	233	7
Totaal	1.070	1.016	54
"""
HOUSING = """\f
Huisvesting vergunninghouders 2024-I

Gemeente	Taakstelling	Gehuisvest	Percentage
Breda	155	145	94%
Eindhoven	262	231	88%
Oss	118	87	74%
Tilburg	240	188	78%
Totaal	775	651	84%
"""
WORKS = """\f
Woningbouw Rivierenland 2024

Gemeente	In aanbouw	Opgeleverd
Buren	120	98
Culemborg	310	154
Neder-Betuwe	140	167
Tiel	280	312
Totaal	850	731
"""

SITES = """\f
Opvang ontheemden
Peildatum 1 september 2024

Locatie	Capaciteit	Bezet
Goes - De Wijkplaats (tijdelijk)	190	184
Goes - Oosterschans	120	118
Veere - De Meent	64	60
Totaal	374	362
"""
BUDGET = """\f
Lasten per programma (x € 1.000)

Programma	2025	2026
Verkeer	4.780	5.120
Wonen	2.400	2.410
Zorg	3.100	3.150
Totaal	10.280	10.680
"""


def findings(*documents: str, dates: tuple[dt.date, ...] = ()) -> list[Finding]:
    """Return what the audit finds between texts and tables, and between texts."""
    reading = reading_of(*documents, date=DAY)
    for document, date in zip(reading.source.documents, dates, strict=False):
        document.date = date
    for stage in (recognise, resolve, read_opgaven, audit):
        stage(reading)
    return [item for item in reading.source.findings if item.check in CHECKS]


def told(*documents: str) -> list[tuple[str, float | None, float | None]]:
    """Return check, printed and computed value of each finding."""
    return [(item.check, item.printed, item.computed) for item in findings(*documents)]


def test_a_figure_that_differs_from_its_cell_is_told_with_both_pages():
    (finding,) = findings("In Middelburg zijn 410 plekken gerealiseerd, in Goes 385 en in Vlissingen 302." + ZEELAND)
    assert (finding.check, finding.printed, finding.computed) == ("tekst-tabel", 410, 401)
    assert (finding.place, finding.page, finding.severity) == ("Middelburg", 1, "midden")
    assert [(operand.value, operand.page) for operand in finding.operands] == [(401, 2)]
    assert finding.sentence == (
        "Het overzicht (pagina 1) noemt voor Middelburg 410, maar volgens tabel “Opvang asielzoekers Zeeland” "
        "(pagina 2), kolom “Realisatie”, is het 401."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a total that the sentence names no place for, beside others that are right
        ("De opgave is 2.130 plekken. Er zijn 1.412 plekken gerealiseerd." + ZEELAND, (1412, 1403)),
        # the same column as the figures beside it, though the words name no measure
        ("Eindhoven haalde 231 van de 262, Tilburg 188 van de 240 en Oss 78 van de 118." + HOUSING, (78, 87)),
        # a share
        ("Breda kwam op 94%, Oss op 74% en Eindhoven op 83%." + HOUSING, (83, 88)),
        # the words of the header
        ("Tiel heeft 312 woningen opgeleverd, Buren 98. Culemborg heeft er 145 opgeleverd." + WORKS, (145, 154)),
        # the number of another row
        ("In Goes zijn 385 plekken gerealiseerd en in Vlissingen 302; in Terneuzen 302." + ZEELAND, (302, 251)),
        # people counted by the number of places
        ("Smallingerland vangt nu 240 ontheemden op." + FRYSLAN, (240, 233)),
        # what was counted before, in the year of the sentence before
        ("In 2024 zijn in de regio 731 woningen opgeleverd. In Tiel daalde het aantal naar 321." + WORKS, (321, 312)),
        # a total by the number of gemeenten that it is of
        ("De vier gemeenten in het westen van Rivierenland hebben 713 woningen opgeleverd." + WORKS, (713, 731)),
        # a location by its own name, without its gemeente
        ("Op 1 september verbleven in De Wijkplaats 148 mensen." + SITES, (148, 184)),
        # a sum of money of which the header says no more than the year
        ("Wonen kost in 2025 € 2,4 miljoen. Voor Verkeer is in 2025 € 4,87 miljoen opgenomen." + BUDGET,
         (4_870_000, 4_780_000)),
        # a difference that is reckoned from figures of the table
        ("De opgave is 2.130 plekken. In Zeeland zijn 1.403 plekken gerealiseerd, 728 minder dan de opgave." + ZEELAND,
         (728, 727)),
    ],
)  # fmt: skip
def test_what_a_sentence_tells_wrong(text: str, expected: tuple[float, float]):
    assert told(text) == [("tekst-tabel", *expected)]


@pytest.mark.parametrize(
    "text",
    [
        # right, rounded, about
        "In Zeeland zijn ruim 1.400 plekken gerealiseerd. Middelburg heeft ongeveer 410 plekken gerealiseerd."
        + ZEELAND,
        "Goes haalt 84% niet: 385 van de 460 plekken zijn gerealiseerd." + ZEELAND,
        # another day, another year
        "Op 1 juni 2024 had Middelburg 390 plekken gerealiseerd. In 2022 waren er in Goes 371 gerealiseerd." + ZEELAND,
        "Vorig jaar telde Goes 371 plekken; dat zijn er nu 385." + ZEELAND,
        # part of it, more to come, what is asked for
        "Middelburg breidt uit met 395 plekken. Hulst onderzoekt een locatie voor 60 mensen." + ZEELAND,
        "Goes heeft 385 plekken gerealiseerd en Vlissingen 302. Veere wil 180 plekken toevoegen." + ZEELAND,
        "Goes en Veere hebben samen 390 plekken." + ZEELAND,
        # people that left, and other things that are counted
        "Leeuwarden heeft 650 plekken, waarvan 612 bezet. Smallingerland meldt dat 225 bewoners zijn vertrokken."
        + FRYSLAN,
        "In Goes zijn 385 plekken, in Vlissingen 302. Een plek in Middelburg kost € 395 per maand." + ZEELAND,
        # another theme
        "Breda heeft 151 plekken voor ontheemden uit Oekraïne gerealiseerd." + HOUSING,
        # some of the people, and a change
        "In De Wijkplaats wonen 148 kinderen. In Oosterschans nam het aantal bewoners met 112 toe." + SITES,
        # a share in brackets between the number and its noun
        "In Middelburg zijn voor 2025 401 (77%) plekken gerealiseerd." + ZEELAND,
        # part of a region, which is not the region
        "In West-Zeeland zijn 1.430 plekken gerealiseerd, in Goes 385." + ZEELAND,
        # other gemeenten than those of the table
        "De vijf gemeenten in het oosten hebben 713 woningen opgeleverd." + WORKS,
        # places that the table does not have
        "In Borsele zijn 410 plekken gerealiseerd." + ZEELAND,
    ],
)
def test_what_is_true_or_of_something_else_is_no_finding(text: str):
    assert told(text) == []


def test_a_sentence_that_has_the_sum_right_where_the_table_has_it_wrong_is_no_finding():
    table = HOUSING.replace("775\t651", "775\t561")
    assert told("In totaal zijn 651 vergunninghouders gehuisvest. Breda heeft er 145 gehuisvest." + table) == []


def test_a_number_of_now_in_a_later_document_contradicts_the_table():
    (finding,) = findings(
        FRYSLAN.lstrip("\f"),
        "- Smallingerland licht toe dat er nu 236 ontheemden in de opvang zitten.",
        dates=(dt.date(2024, 9, 2), dt.date(2024, 9, 20)),
    )
    assert (finding.check, finding.printed, finding.computed) == ("tegenspraak", 236, 233)


def test_months_later_a_number_may_have_changed():
    assert not findings(
        FRYSLAN.lstrip("\f"),
        "- Smallingerland licht toe dat er nu 236 ontheemden in de opvang zitten.",
        dates=(dt.date(2024, 9, 2), dt.date(2025, 3, 20)),
    )


LETTER = "Op 1 mei 2024 waren er in Noord-Holland 11.842 plekken gerealiseerd voor ontheemden uit Oekraïne."


def test_two_documents_that_say_another_number_of_one_day_contradict_each_other():
    minutes = "De voorzitter meldt dat in Noord-Holland op 1 mei 2024 12.384 plekken zijn gerealiseerd voor Oekraïne."
    (finding,) = findings(LETTER, minutes)
    assert (finding.check, finding.printed, finding.computed) == ("tegenspraak", 12384, 11842)
    assert finding.operands[0].value == 11842


@pytest.mark.parametrize(
    "other",
    [
        "In Noord-Holland zijn op 1 mei 2024 bijna 12.000 plekken gerealiseerd voor ontheemden uit Oekraïne.",
        "In Noord-Holland waren op 1 juni 2024 12.384 plekken gerealiseerd voor ontheemden uit Oekraïne.",
        "In Zuid-Holland waren op 1 mei 2024 12.384 plekken gerealiseerd voor ontheemden uit Oekraïne.",
        "In Noord-Holland waren op 1 mei 2024 12.384 plekken gerealiseerd voor asielzoekers.",
    ],
)
def test_documents_that_speak_of_other_days_places_or_themes_do_not(other: str):
    assert told(LETTER, other) == []


FIRST = """Opgave en realisatie opvang asiel Drenthe

Peildatum 1 maart 2025

Gemeente	Opgave	Realisatie
Assen	520	480
Coevorden	270	200
Emmen	810	650
Hoogeveen	420	390
Meppel	260	193
Totaal	2.280	1.913
"""
SECOND = """Wat gemeenten hebben gerealiseerd voor asiel

Peildatum {day}

Gemeente	Inwoners	Realisatie
Meppel	35.464	193
Hoogeveen	56.433	390
Emmen	108.765	605
Coevorden	35.700	200
Assen	69.414	480
"""


def test_two_tables_of_other_layout_that_differ_in_one_number_contradict_each_other():
    assert told(FIRST, SECOND.format(day="1 maart 2025")) == [("tegenspraak", 605, 650)]


def test_tables_of_two_days_may_differ():
    assert told(FIRST, SECOND.format(day="1 juni 2025")) == []


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(101, 989), min_size=4, max_size=4, unique=True))
def test_a_text_that_repeats_its_table_gives_none(values: list[int]):
    names = ["Goes", "Hulst", "Terneuzen", "Vlissingen"]
    rows = "".join(f"{name}\t{value}\n" for name, value in zip(names, values, strict=True))
    text = " ".join(f"In {name} zijn {value} plekken gerealiseerd." for name, value in zip(names, values, strict=True))
    table = f"\f\nOpvang asiel\nPeildatum 1 september 2024\n\nGemeente\tRealisatie\n{rows}"
    assert told(text + table) == []


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="Goes 0123456789.,%()€-\t\n plekken en opgave van 1 mei", max_size=120))
def test_any_text_beside_a_table_is_read(text: str):
    findings(text + ZEELAND)


def effort(documents: int, text: str, table: str = ZEELAND) -> int:
    """Return how much work it is to hold the texts of a number of documents against a table each."""
    reading = reading_of(*[text.format(n) + table.format(n) for n in range(documents)], date=DAY)
    for stage in (recognise, resolve, read_opgaven):
        stage(reading)
    opgaven = {id(opgave.cell): opgave for opgave in reading.source.opgaven}
    ledgers = [Ledger(table, opgaven) for document in reading.source.documents for table in document.tables]
    return calls_of(lambda: list(check_texts(reading, ledgers, [])))


def test_twice_as_many_documents_are_twice_the_work():
    text = "In Hotel Ster {0} zijn 64 plekken gerealiseerd, in Hotel Maan {0} 38.\n"
    table = "\f\nOpvang\n\nLocatie\tRealisatie\nHotel Ster {0}\t64\nHotel Maan {0}\t38\n"
    effort(2, text, table)  # what is read once only, such as the register
    assert effort(60, text, table) < 2.4 * effort(30, text, table)


def test_passages_without_figures_are_hardly_any_work():
    text = "De wethouder van Goes dankt allen. De opvang in Middelburg heeft {1} plekken gerealiseerd.\n\n"
    effort(2, text.replace("{1}", "401"))
    assert effort(4, text.replace("{1}", "goede") * 40) < 0.25 * effort(4, text.replace("{1}", "401") * 40)
