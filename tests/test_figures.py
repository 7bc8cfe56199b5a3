"""Numbers in prose: what counts, how much, in what unit."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.recognise.figures import amounts


def read(text):
    return [(amount.value, amount.value_max, amount.unit, amount.approximate) for amount in amounts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De loods biedt 320 plekken.", [(320, None, "plekken", False)]),
        ("Er komen 45 extra tijdelijke opvangplekken bij.", [(45, None, "plekken", False)]),
        ("De raad trekt 1.250.000 euro uit.", [(1250000, None, "euro", False)]),
        ("Het rijk geeft 2,5 miljoen euro.", [(2500000, None, "euro", False)]),
        ("Daarvoor is 12 mln. begroot.", [(12000000, None, "euro", False)]),
        ("De bijdrage is € 85,- per maand.", [(85, None, "euro", False)]),
        ("Het tekort is drie ton.", [(300000, None, "euro", False)]),
        ("Een groep van 6 tot 9 jongeren.", [(6, 9, "personen", False)]),
        ("Tussen de 40.000 en 55.000 mensen.", [(40000, 55000, "personen", False)]),
        ("Zo'n 30-40% haakt af.", [(30, 40, "procent", True)]),
        ("De pilot duurt anderhalf jaar.", [(1.5, None, "jaar", False)]),
        ("Na een half jaar volgt evaluatie.", [(0.5, None, "jaar", False)]),
        ("De helft van de leden stemde.", [(50, None, "procent", False)]),
        ("3 op de 10 bewoners vertrekken.", [(30, None, "procent", False)]),
        ("Circa vijfentwintig woningen.", [(25, None, "woningen", True)]),
        ("Er zijn een drietal gemeenten.", [(3, None, "gemeenten", False)]),
        ("Twee locaties van 500 plekken.", [(2, None, "locaties", False), (500, None, "plekken", False)]),
        ("Zeven van de negen gemeenten.", [(7, None, "gemeenten", False), (9, None, "gemeenten", False)]),
        ("Er meldden zich 4 aannemers.", [(4, None, "aannemers", False)]),
        ("De subsidie is EUR 7.500.", [(7500, None, "euro", False)]),
        ("Het fonds bevat 1,5 miljard.", [(1.5e9, None, "euro", False)]),
        ("Het tekort is een kwart miljoen.", [(250000, None, "euro", False)]),
        ("De leges zijn € 3 tot 5 miljoen.", [(3e6, 5e6, "euro", False)]),
        ("Een kaartje kost dertig cent.", [(0.3, None, "euro", False)]),
        ("De opkomst was 99,8 %.", [(99.8, None, "procent", False)]),
        ("De prijs stijgt met +12%.", [(12, None, "procent", False)]),
        ("Het verschil is -25 bomen.", [(-25, None, "bomen", False)]),
        ("Twee derde van de wijk stemde voor.", [(66.67, None, "procent", False)]),
        ("Eén op de drie kinderen fietst.", [(33.33, None, "procent", False)]),
        ("Wij betalen 1/4 deel.", [(25, None, "procent", False)]),
        ("De fabriek stoot 15.000 ton CO2 uit.", [(15000, None, "ton", False)]),
        ("Vrachtwagens boven 3,5 ton mogen niet.", [(3.5, None, "ton", False)]),
        ("Het park levert 12 MW.", [(12, None, "MW", False)]),
        ("Een zaal van 20m².", [(20, None, "m2", False)]),
        ("Hier rijdt men 30 km/u.", [(30, None, "km/u", False)]),
        ("De wijk telt 1 500 woningen.", [(1500, None, "woningen", False)]),
        ("Er zijn tweeëntwintig bestuurders.", [(22, None, "bestuurders", False)]),
        ("Het duurt drieënhalf jaar.", [(3.5, None, "jaar", False)]),
        ("Binnen een jaar is het klaar.", [(1, None, "jaar", False)]),
        ("De rit duurt een kwartier.", [(15, None, "minuten", False)]),
        ("De bus rijdt 2x per uur.", [(2, None, "keer", False)]),
        ("Er kwam een twintigtal bezoekers.", [(20, None, "personen", True)]),
        ("Er kwamen vier (4) boten.", [(4, None, "boten", False)]),
        ("Er liggen twee soorten stoeptegels.", [(2, None, "soorten stoeptegels", False)]),
        ("Wij deden 40 (13%) controles.", [(40, None, "controles", False), (13, None, "procent", False)]),
        ("De bouw van 12, 24 en 36 woningen.", [(n, None, "woningen", False) for n in (12, 24, 36)]),
        ("Het aanbod groeit van 120 naar 150 bedden.", [(n, None, "bedden", False) for n in (120, 150)]),
        ("Bezoekers: vorig jaar 18.450.", [(18450, None, "personen", False)]),
        ("Met 21 stemmen voor en 14 tegen.", [(21, None, "stemmen", False), (14, None, "stemmen", False)]),
        ("In dat jaar 1965 leerlingen.", [(1965, None, "personen", False)]),
    ],
)
def test_an_amount_has_value_unit_and_roughness(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "De vergadering is op 12 maart 2024 om 14.30 uur.",
        "In 2023 en 2024 is gebouwd.",
        "Zie artikel 5.1 en bijlage 3, pagina 4 van 9.",
        "De actiepunten 18, 20 en 21 zijn klaar.",
        "Bel 06-12345678 of 030 258 91 11, postcode 3508 TH.",
        "Kamerstukken II, 2023-2024, 19 637, nr. 3258.",
        "Dit is een besluit van één van de leden.",
        "Nota van wijziging - 31475-3.",
        "Periode 2024-II, kwartaal Q3 2025.",
        "3. Mededelingen",
        "De derde nota wordt een derde nota van wijziging.",
        "Zie versie 2.1, API 3.0 en de A12.",
        "Groep 8 en fase 2 zijn open, 24/7.",
        "IBAN NL91 ABNA 0417 1643 00, KvK 12345678, ISBN 978-90-1234-567-8.",
        "Punt 52.0907, 5.1214 op de kaart; de stand is 3-1.",
        "Er kwamen enkele tientallen mensen en een paar honderd honden.",
        "Vergaderzaal Esdoorn 6.045, dinsdag van 9 tot 12 uur.",
        "De brief van 12, 13 en 14 mei.",
        "Hoofdstraat 12, 2511 AB Den Haag.",
        "In de begroting 2024 personen noemen mag niet.",
        "Mail naar 14 0123 gemeente@voorbeeld.nl.",
    ],
)
def test_dates_years_references_and_numbers_of_things_are_no_amounts(text):
    assert read(text) == []


def test_a_bare_number_takes_the_unit_of_its_neighbour():
    assert read("Er zijn 400 bedden, waarvan er 60 leeg staan.") == [
        (400, None, "bedden", False),
        (60, None, "bedden", False),
    ]


def test_a_bare_number_in_a_list_counts_what_the_item_before_counts():
    before = amounts("Het noorden bouwt 900 woningen.")
    assert [(a.value, a.unit) for a in amounts("Het zuiden: 1.100", before)] == [(1100, "woningen")]
    assert amounts("Het zuiden: 35") == []


_WORDS = st.sampled_from(
    "1 12 1.200 € , - – tot en van de een één op twee derde half miljoen ton mln. % ( ) 4x84 2e maart uur plekken 06 "
    "artikel tussen ca. per jaar waarvan er 1/3 000 A12 .".split()
)


@given(st.lists(_WORDS, max_size=25).map(" ".join))
def test_any_run_of_number_words_is_read_in_order(text):
    found = amounts(text)
    assert [a.start for a in found] == sorted(a.start for a in found)
    assert all(a.unit != "procent" or a.value >= 0 for a in found)
    assert all(text[a.start : a.end].strip() == text[a.start : a.end] != "" for a in found)


@given(st.integers(1, 999_999), st.sampled_from(["euro", "woningen", "bezwaren"]))
def test_a_number_is_read_however_it_is_grouped(number, noun):
    printed = f"{number:,}"
    for mark in (".", " "):
        text = f"Het gaat om {printed.replace(',', mark)} {noun} in totaal."
        value = 1 if number == 1 else number
        assert read(text) == ([] if number == 1 and noun == "bezwaren" else [(value, None, noun, False)])


@pytest.mark.parametrize("piece", ["1 ", "1 000 ", "een ", "één op ", "12 en ", "twee", "1.", "(1) ", "€ ", "1 aap "])
def test_a_long_text_is_read_in_steps_that_grow_with_it(piece):
    def steps(size):
        counted = 0

        def count(*_):
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            amounts(piece * size)
        finally:
            sys.setprofile(None)
        return counted

    assert steps(800) < 3 * steps(400) + 1000


@given(st.text(alphabet="0123456789 .,-–€%abcdenvtotplekuri()[]\n", max_size=80))
def test_any_text_is_read_and_every_amount_lies_in_it(text):
    for amount in amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)
        assert amount.value_max is None or amount.value_max > amount.value
