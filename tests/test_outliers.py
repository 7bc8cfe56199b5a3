"""Inhabitants in the register; values out of line with them, and labels that slid against their values."""

from __future__ import annotations

from corpus import register


def existing() -> list[str]:
    return [e.id for e in register.entities().values() if e.kind == "gemeente" and not e.valid_to]


def test_every_gemeente_of_today_has_a_number_of_inhabitants_with_year_and_source():
    for id_ in existing():
        found = register.inhabitants()[id_]
        assert 900 <= found.number <= 1_000_000, id_
        assert 2020 <= found.year <= 2030
        assert found.source.startswith("CBS"), id_


def test_every_row_is_a_gemeente_of_the_register():
    assert set(register.inhabitants()) <= {e.id for e in register.entities().values() if e.kind == "gemeente"}


def test_the_gemeenten_make_up_the_land_its_regions_and_its_provinces():
    people = {id_: register.inhabitants_of(id_) or 0 for id_ in existing()}
    assert 17_000_000 <= sum(people.values()) <= 18_500_000
    assert register.inhabitants_of("NL") == sum(people.values())
    for kind, count in (("provincie", 12), ("veiligheidsregio", 25)):
        areas = [e.id for e in register.entities().values() if e.kind == kind]
        assert len(areas) == count
        for area in areas:
            assert register.inhabitants_of(area) == sum(people[e.id] for e in register.gemeenten_of(area)), area


def test_a_gemeente_formed_by_merger_has_the_people_of_those_that_went_into_it():
    for id_ in existing():
        gone = [e.id for e in register.entities().values() if e.valid_to and e.details.get("main_successor") == id_]
        parts = [register.inhabitants_of(part) or 0 for part in gone]
        assert sum(parts) <= (register.inhabitants_of(id_) or 0), id_
    assert register.inhabitants_of("GM9999") is None
