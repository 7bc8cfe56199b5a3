"""Gemeenten that are misread, cut in two, short or gone: what their names mean, and what only looks like them."""

from __future__ import annotations

import pytest
from test_places import G, L, P, Place, found

from extract.recognise.names import find_names
from extract.resolve import resolve
from extract.text.reading import Reading, split_lines
from models import Page, Source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De gemeenten Arnhern en Tiel zijn voor.", [("Arnhern", G, "GM0202"), ("Tiel", G, "GM0281")]),
        ("Er is overleg met de gedeputeerde van Limhurg.", [("Limhurg", P, "PV31")]),
        ("De gemeente Loch em betaalt mee.", [("Loch em", G, "GM0262")]),
        ("Namens de gemeente Zwole is niemand gekomen.", [("Zwole", G, "GM0193")]),
        ("Zij wachten op de raad: Boom, Borst en Buist zijn ziek.", []),
        ("Wij huren de zaal; de gemeente Thom vraagt het na.", []),
    ],
)
def test_slips_in_names_are_seen_through(text: str, expected: list[Place]) -> None:
    assert found(text, 2016) == expected


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("Voorhout levert een wethouder.", 2005, [("Voorhout", G, "GM0625")]),
        ("Het archief van Voorhout is beschreven.", 2015, [("Voorhout", G, "GM0625")]),
        ("In Voorhout is een archief.", 2015, [("Voorhout", L, None)]),
        ("Het archief van de voormalige gemeente Doniawerstal is er.", 2012, [("Doniawerstal", G, None)]),
        ("Gemeentebestuur Zevenbergen, 1811-1996: 34 meter.", 2012, [("Zevenbergen", G, None)]),
        (
            "Brielle en Hellevoetsluis gingen in 2023 samen.",
            2022,
            [("Brielle", G, "GM0501"), ("Hellevoetsluis", G, "GM0530")],
        ),
        ("De kermis in Weesp is op zaterdag.", 2024, [("Weesp", L, None)]),
        ("De bouwtekeningen van Zelhem zijn gescand.", 2015, [("Zelhem", G, "GM0298")]),
        ("Zelhem was tot 2005 een eigen gemeente.", 2015, [("Zelhem", G, "GM0298")]),
        ("De kerk van Zelhem is dicht.", 2015, [("Zelhem", L, None)]),
        (
            "De archivaris meldt het archiefbeheer. Archieven liggen in het archiefdepot.\n- Zelhem: nog niet geteld",
            2015,
            [("Zelhem", G, "GM0298")],
        ),
    ],
)
def test_dissolved_gemeenten_are_so_while_they_were_or_where_they_are_meant(
    text: str, year: int, expected: list[Place]
) -> None:
    assert found(text, year) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asten: akkoord. Best: onder voorbehoud.", [("Asten", G, "GM0743"), ("Best", G, "GM0753")]),
        ("Leiden wil hij het bedrijf niet meer.", []),
        ("Raadhuis Lochem, zaal 2", [("Raadhuis Lochem", L, None)]),
        ("De avond is in dorpshuis De Klomp te Ede.", [("De Klomp", L, None), ("Ede", G, "GM0228")]),
        (
            "Er wordt gebouwd in de dorpen Nisse en 's-Heer Abtskerke.",
            [("Nisse", L, None), ("'s-Heer Abtskerke", L, None)],
        ),
        ("De brand in Havenzicht 3.", [("Havenzicht 3", L, None)]),
        ("De brand in Havenzicht 3 keer gemeld.", [("Havenzicht", L, None)]),
        ("Zeist tekende de brief. Houten evenmin.", [("Zeist", G, "GM0355"), ("Houten", G, "GM0321")]),
        ("Best voor de hand liggend. Houten ook niet zo.", []),
        ("Zowel Waalre als Best heeft ja gezegd.", [("Waalre", G, "GM0866"), ("Best", G, "GM0753")]),
        ("Brabant wil een brug; West Brabant ook.", [("Brabant", P, "PV30")]),
        ("De zaal van het zwembad van Lochem is dicht.", [("Lochem", G, "GM0262")]),
        ("Het werk aan de Rillaersebaan begint.", [("Rillaersebaan", L, None)]),
    ],
)
def test_words_beside_a_name_tell_whether_it_is_a_place(text: str, expected: list[Place]) -> None:
    assert found(text, 2022) == expected


def test_a_day_and_year_misread_by_ocr_date_a_text_without_documents() -> None:
    text = "Verslag van 1O maart 2OO4, blad l\nZelhem heeft zich afgemeld."
    source = Source(id="x", name="x.txt", path="x.txt", bytes=1, pages=[Page(number=1, start=0, text=text)])
    reading = Reading(source, split_lines(text, 1, 0))
    source.mentions.extend(find_names(reading))
    resolve(reading)
    assert [(m.text, m.kind) for m in source.mentions] == [("Zelhem", "gemeente")]
