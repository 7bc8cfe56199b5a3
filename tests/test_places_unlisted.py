"""Places that no list has, slips of the scanner, and what stands where a place might: names of people and clubs."""

from __future__ import annotations

import pytest
from test_places import G, L, P, Place, V, found, places


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De buurtvaders lopen elke avond in Kravelheim en Klaverhoek.", ["Kravelheim", "Klaverhoek"]),
        ("Het parkeren bij De Kwakelstee wordt duurder.", ["De Kwakelstee"]),
        ("De fietsen gaan naar De Vlonderkamp.", ["De Vlonderkamp"]),
        ("Het schilderij is terug uit Parijs en gaat naar Aken.", ["Parijs", "Aken"]),
        ("De N-weg bij de Hoogeindsewetering wordt verbreed.", ["Hoogeindsewetering"]),
        ("Weet u dat huizen aan de Molenlaan scheuren vertonen?", ["Molenlaan"]),
        ("De griffier kreeg bloemen van De Rozenhoek.", []),
        ("Wij legden het vast in Excel en bespraken het in Teams.", []),
        ("Aanwezig: Hélène Kolthuis (vakbond) en Anna Veldhuis.", []),
    ],
)
def test_a_place_on_no_list_is_found_where_only_a_place_can_stand(text: str, expected: list[str]) -> None:
    assert [m.text for m in places(text) if m.kind == L] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aanwezig: dhr. L. Smeets (Sittard-Gcleen).", [("Sittard-Gcleen", G, "GM1883")]),
        ("De heer P. Kuipers, gedeputeerde Flevolanc", [("Flevolanc", P, "PV24")]),
        ("Veiligheidsregio Zuid-Limhurg oefent.", [("Veiligheidsregio Zuid-Limhurg", V, "VR24")]),
        ("In Leeuwarclen is overlegd.", [("Leeuwarclen", G, "GM0080")]),
    ],
)
def test_a_slip_of_the_scanner_is_read_where_a_place_stands(text: str, expected: list[Place]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Het bezwaar van Hengelo United is afgewezen.",
        "Boekel, van Team Boekel, wil meer weten.",
        "De directeur, Piet van Voorst tot Voorst, schreef u eerder.",
        "Aanwezig: Grave (van LTO Noord) en anderen.",
    ],
)
def test_a_club_or_a_person_named_as_a_gemeente_is_none(text: str) -> None:
    assert [place for place in found(text) if place[1] == G] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Utrecht (de stad dus) wil vuurwerkvrije zones.", ("Utrecht", G, "GM0344")),
        ("Groningen (de provincie) betaalt mee.", ("Groningen", P, "PV20")),
        ("Eemnes, dat in Utrecht ligt, doet mee.", ("Utrecht", P, "PV26")),
        ("Haren en Ten Boer gaan op in Groningen.", ("Groningen", G, "GM0014")),
    ],
)
def test_what_is_said_of_a_shared_name_decides(text: str, expected: Place) -> None:
    assert expected in found(text)


def test_gemeenten_before_a_merger_are_known_by_the_date_that_the_text_itself_has() -> None:
    text = "Leiden, 11 november 2O1O\n\nMemo aan de commissie\n\nIn Bodegraven en Rijnwoude is de kade te laag."
    assert found(text)[1:] == [("Bodegraven", G, "GM0497"), ("Rijnwoude", G, "GM1672")]


def test_a_village_beside_its_gemeente_is_not_the_gemeente_of_that_name() -> None:
    assert ("Laren", L, None) in found("De post kwam aan in Laren bij Lochem.")
    assert ("Laren", L, None) in found("De post kwam aan in Laren in Gelderland.")


NOTES = (
    "notities overleg, donderdag, provinciehuis\n\nwie: derk (gilze) wel, mobach (oisterwijk) niet, twee mensen coa\n\n"
    "de instroom wordt hoger geraamd dan vorig jaar, de bezetting blijft gelijk en de wachttijd loopt op\n\n"
    "losser: nog niets, borne en dinkelland wel. ter apel zit vol, dorpsweg 12, haaksbergen is vrij\n\n"
    "bij ons is het verder rustig, iedereen doet mee en niemand wil terug naar hoe het vorig jaar ging met de opvang\n"
)


def test_notes_without_capitals_hold_places_that_keep_the_capitals_of_the_register() -> None:
    names = {m.text: m.name for m in places(NOTES)}
    assert {"gilze", "oisterwijk", "losser", "borne", "dinkelland", "haaksbergen"} <= set(names)
    assert names["ter apel"] == "Ter Apel"
