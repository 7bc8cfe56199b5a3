"""Inhabitants in the register; values out of line with them, and labels that slid against their values."""

from __future__ import annotations

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import register
from models import Finding
from tests.sheets import findings_of


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


RATE = 0.0004  # places for each inhabitant


def names(*areas: str) -> dict[str, list[str]]:
    """Return the gemeenten of areas by the area's name, in the order of the alphabet, apostrophes not counted."""
    return {
        register.entities()[area].name: sorted(
            (e.name for e in register.gemeenten_of(area)), key=lambda name: name.replace("'", "").lower()
        )
        for area in areas
    }


def share(name: str, rate: float = RATE) -> int:
    """Return a gemeente's share of a number that is shared out by inhabitants."""
    place = register.find_place(name, level="gemeente")
    assert place
    return round((register.inhabitants_of(place.id) or 0) * rate)


def sheet(
    areas: dict[str, list[str]], values: dict[str, list[object]], header: tuple[str, ...] = ("Opgave 2025",)
) -> str:
    """Return a table of areas and their gemeenten below a title; the areas have the sum of their gemeenten."""
    lines = ["Opgave opvang", "", "\t".join(("Gemeente", *header))]
    for area, members in areas.items():
        sums = [sum(int(str(values[name][n])) for name in members) for n in range(len(header))]
        lines.append("\t".join(map(str, (area, *sums))))
        lines += ["\t".join(map(str, (name, *values[name]))) for name in members]
    return "\n".join(lines) + "\n"


def shared(areas: dict[str, list[str]]) -> dict[str, list[object]]:
    return {name: [share(name)] for members in areas.values() for name in members}


def odd(text: str) -> list[Finding]:
    return [finding for finding in findings_of(text) if finding.check == "uitschieter"]


def moved(areas: dict[str, list[str]], label: str, place: int) -> dict[str, list[object]]:
    """Return the shares when `label` stood at `place` of its area while the numbers were put beside the names."""
    values = shared(areas)
    members = next(members for members in areas.values() if label in members)
    then = [name for name in members if name != label]
    then.insert(place, label)
    return values | {name: [share(owner)] for name, owner in zip(members, then, strict=True)}


ZUID_HOLLAND = ("VR15", "VR16", "VR17", "VR18")


def test_a_table_that_follows_the_inhabitants_gives_nothing():
    areas = names(*ZUID_HOLLAND)
    assert odd(sheet(areas, shared(areas))) == []


def test_labels_that_slid_in_one_region_are_told_at_both_ends():
    areas = names(*ZUID_HOLLAND)
    values = moved(areas, "'s-Gravenhage", 0)
    found = odd(sheet(areas, values))
    assert {(f.place, f.printed) for f in found} == {
        ("Delft", share("'s-Gravenhage")),
        ("'s-Gravenhage", share("Rijswijk")),
    }
    for finding in found:
        assert (finding.cause, finding.severity, finding.computed) == ("verschuiving", "hoog", None)
        assert "Haaglanden" in finding.sentence
        assert "vooraan in de lijst, gesorteerd op de apostrof" in finding.sentence
        assert [operand.label for operand in finding.operands][:2] == ["Delft", "Leidschendam-Voorburg"]
        assert operand_values(finding) == [values[operand.label][0] for operand in finding.operands]


def operand_values(finding: Finding) -> list[float]:
    return [operand.value for operand in finding.operands]


def test_the_sentence_of_a_shift_says_what_is_printed_what_fits_and_why():
    areas = names(*ZUID_HOLLAND)
    found = odd(sheet(areas, moved(areas, "'s-Gravenhage", 0)))
    delft = next(finding for finding in found if finding.place == "Delft")
    assert delft.sentence == (
        "Veiligheidsregio Haaglanden: in kolom “Opgave 2025” staat bij “Delft” 219, waar naar het aantal inwoners "
        "ongeveer 41 past, en bij “'s-Gravenhage” 22. De namen van “Delft” tot en met “'s-Gravenhage” lijken één rij "
        "verschoven ten opzichte van de getallen: vermoedelijk stond “'s-Gravenhage” bij het invullen vooraan in de "
        "lijst, gesorteerd op de apostrof."
    )


def test_a_shift_whose_ends_are_near_is_told_at_the_row_furthest_off():
    areas = names(*ZUID_HOLLAND)
    found = odd(sheet(areas, moved(areas, "Zoetermeer", 0)))
    assert {finding.cause for finding in found} == {"verschuiving"}
    (finding,) = (finding for finding in found if finding.place == "Wassenaar")
    assert "staat bij “Wassenaar” 219" in finding.sentence
    assert "en bij “'s-Gravenhage” 22" in finding.sentence


@pytest.mark.parametrize(
    ("area", "label", "place"), [("VR13", "Amsterdam", 5), ("VR04", "Zwolle", 0), ("VR24", "Maastricht", 0)]
)
def test_a_label_may_have_stood_anywhere_in_its_region(area: str, label: str, place: int):
    areas = names("VR04", "VR13", "VR14", "VR24")
    found = odd(sheet(areas, moved(areas, label, place)))
    holder = areas[register.entities()[area].name][place]
    assert {finding.place for finding in found} <= {label, holder}
    assert label in {finding.place for finding in found}
    assert {finding.cause for finding in found} == {"verschuiving"}


def test_a_shift_in_two_columns_is_told_once():
    areas = names(*ZUID_HOLLAND)
    one = moved(areas, "'s-Gravenhage", 0)
    two = {name: [value, round(int(str(value)) * 0.7)] for name, (value,) in one.items()}
    found = odd(sheet(areas, two, ("Opgave 2025", "Taakstelling 2025")))
    assert len(found) == 2
    assert all("Zo ook in kolom “" in finding.sentence for finding in found)


def test_two_names_beside_each_other_that_swapped_their_numbers_are_told():
    areas = names("VR23", "VR24")
    first, second = max(
        ((one, other) for members in areas.values() for one, other in pairwise(members)),
        key=lambda pair: abs(math.log(share(pair[0]) / share(pair[1]))),
    )
    values = shared(areas)
    found = odd(sheet(areas, values | {first: values[second], second: values[first]}))
    assert {(f.place, f.printed) for f in found} == {(first, share(second)), (second, share(first))}
    assert f"De namen “{first}” en “{second}” lijken verwisseld" in found[0].sentence


def test_two_regions_that_slid_are_two_shifts():
    areas = names("VR15", "VR19", "VR20", "VR21", "VR22")
    values = moved(areas, "'s-Gravenhage", 0)
    values |= {name: moved(areas, "'s-Hertogenbosch", 0)[name] for name in areas["Brabant-Noord"]}
    found = odd(sheet(areas, values))
    assert {finding.place for finding in found} == {"Delft", "'s-Gravenhage", "Bernheze", "'s-Hertogenbosch"}


def test_a_number_ten_times_too_large_is_found_beside_its_likes():
    areas = names("VR23", "VR24")
    name = max(areas["Limburg-Zuid"], key=share)
    (finding,) = odd(sheet(areas, shared(areas) | {name: [share(name) * 10]}))
    assert (finding.place, finding.printed, finding.computed) == (name, share(name) * 10, None)
    assert finding.cause == "fout"
    assert len(finding.operands) == 3
    assert f"bij dat aantal inwoners past ongeveer {share(name)}" in finding.sentence


def test_choices_of_gemeenten_are_no_outliers():
    areas = names(*ZUID_HOLLAND)
    chance = random.Random(3)
    values: dict[str, list[object]] = {
        name: [chance.choice((0, 0, 40, 80, 150, 300, 600))] for members in areas.values() for name in members
    }
    assert odd(sheet(areas, values, ("Gerealiseerde capaciteit",))) == []
    assert odd(sheet(areas, shared(areas) | {"Leiden": [0], "Gouda": [0]})) == []


@given(st.integers(0, 10**6))
@settings(max_examples=25, deadline=None)
def test_numbers_that_vary_by_chance_give_nothing(seed: int):
    chance = random.Random(seed)
    areas = names(*chance.sample([e.id for e in register.entities().values() if e.kind == "veiligheidsregio"], 3))
    spread = chance.choice((0.05, 0.15, 0.3))
    rate = chance.choice((0.0003, 0.002))
    values: dict[str, list[object]] = {
        name: [round(share(name, rate) * math.exp(chance.gauss(0, spread))) if chance.random() > 0.04 else 0]
        for members in areas.values()
        for name in members
    }
    assert odd(sheet(areas, values)) == []


def test_a_wrong_digit_in_the_inhabitants_is_found():
    areas = {"Drenthe": [e.name for e in register.gemeenten_of("PV22")]}
    values = {name: [share(name, 1.03)] for name in areas["Drenthe"]}
    assert odd(sheet(areas, values, ("Inwoners 1-1-2024",))) == []
    values["Assen"] = [int(f"1{values['Assen'][0]}")]
    (finding,) = odd(sheet(areas, values, ("Inwoners 1-1-2024",)))
    assert (finding.place, finding.cause) == ("Assen", "fout")
    assert "volgens het CBS waren het er rond 2021 ongeveer 68.900" in finding.sentence


def test_growth_and_other_counts_of_people_are_no_wrong_digits():
    areas = {"Drenthe": [e.name for e in register.gemeenten_of("PV22")]}
    chance = random.Random(1)
    grown = {name: [share(name, chance.uniform(0.95, 1.3))] for name in areas["Drenthe"]}
    assert odd(sheet(areas, grown, ("Inwoners 2040",))) == []
    old = {name: [share(name, 0.24)] for name in areas["Drenthe"]}
    assert odd(sheet(areas, old, ("Inwoners 65+",))) == []


def test_a_region_that_bears_the_name_of_a_gemeente_is_no_wrong_digit():
    rows = [("Utrecht", 1_361_000), ("Utrecht", 359_000), ("Zeist", 65_000), ("Soest", 46_800), ("Groningen", 586_000)]
    assert odd("Bevolking\n\nGebied\tInwoners\n" + "\n".join(f"{name}\t{number}" for name, number in rows) + "\n") == []


def test_a_number_that_its_own_row_bears_out_is_left_alone():
    areas = names("VR23", "VR24")
    name = max(areas["Limburg-Zuid"], key=share)
    halves: dict[str, list[object]] = {
        member: [share(member) - share(member) // 2, share(member) // 2, share(member)]
        for members in areas.values()
        for member in members
    }
    halves[name] = [0, share(name) // 12, share(name) // 12]
    assert odd(sheet(areas, halves, ("Opgave eerste helft", "Opgave tweede helft", "Opgave 2025"))) == []


def plans(name: str, year: int, spread: float) -> int:
    """Return houses planned in a year: by inhabitants, give or take, the same in every run."""
    return round(share(name, 0.003) * math.exp(random.Random(f"{name}{year}").gauss(0, spread))) + 1


def test_a_number_far_beyond_the_year_before_is_found_though_the_sum_beside_it_holds_it():
    areas = names("VR23", "VR24")
    values: dict[str, list[object]] = {}
    for name in (name for members in areas.values() for name in members):
        years = [plans(name, year, 0.14) for year in (2024, 2025)]
        values[name] = [*years, sum(years)]
    header = ("Planning woningen 2024", "Planning woningen 2025", "Totaal planning woningen")
    assert odd(sheet(areas, values, header)) == []
    name = sorted(values, key=share)[8]
    first, second, _ = map(int, map(str, values[name]))
    values[name] = [first, second * 30, first + second * 30]
    (finding,) = odd(sheet(areas, values, header))
    assert (finding.place, finding.printed) == (name, second * 30)
    values[name] = [first * 30, second * 30, (first + second) * 30]  # an odd place, no misprint
    assert odd(sheet(areas, values, header)) == []
