"""Numbers in prose: what counts, how much, in what unit."""

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
    ],
)
def test_dates_years_references_and_numbers_of_things_are_no_amounts(text):
    assert read(text) == []


def test_a_bare_number_takes_the_unit_of_its_neighbour():
    assert read("Er zijn 400 bedden, waarvan er 60 leeg staan.") == [
        (400, None, "bedden", False),
        (60, None, "bedden", False),
    ]


@given(st.text(alphabet="0123456789 .,-–€%abcdenvtotplekuri()[]\n", max_size=80))
def test_any_text_is_read_and_every_amount_lies_in_it(text):
    for amount in amounts(text):
        assert 0 <= amount.start < amount.end <= len(text)
        assert amount.value_max is None or amount.value_max > amount.value
