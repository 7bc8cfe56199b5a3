"""The register: every name leads to its entry, and labels of tables to their place."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import register
from corpus.register.search import LAND
from corpus.register.terms import terms, uses


def ids(name: str, **options: object) -> set[str]:
    return {entity.id for entity in register.lookup(name, **options)}  # type: ignore[arg-type]


def test_every_official_name_leads_to_its_entry():
    for id_, names in register.full_names().items():
        entity = register.entities()[id_]
        for name in names:
            assert id_ in ids(name, kind=entity.kind, date=entity.valid_to), name


def test_every_alias_leads_to_its_entry():
    for alias in register.aliases():
        entity = register.entities()[alias.id]
        assert alias.id in ids(alias.text, kind=entity.kind, date=entity.valid_to), alias


def test_a_safe_alias_means_one_entry_only():
    for alias in register.aliases():
        if alias.use == "veilig":
            kind = register.entities()[alias.id].kind
            assert len(ids(alias.text, kind=kind)) == 1, alias


@pytest.mark.parametrize(
    "spelling",
    [
        "gemeente {}",
        "Gemeente {}",
        "{} (gemeente)",
        "  {} ",
    ],
)
def test_every_gemeente_is_found_however_it_is_announced(spelling: str):
    for entity in register.entities().values():
        if entity.kind == "gemeente":
            assert entity.id in ids(spelling.format(entity.name), date=entity.valid_to), entity.name


def test_every_gemeente_is_found_despite_hyphens_accents_and_ampersands():
    for entity in register.entities().values():
        if entity.kind == "gemeente":
            for name in (
                entity.name.replace("-", " "),
                entity.name.upper(),
                entity.name.replace(" en ", " & "),
                entity.name.replace("aan den ", "a/d ").replace("aan de ", "a.d. "),
                entity.name.replace("IJ", "Ĳ").replace("ij", "ĳ"),
                entity.name.replace("'", "’"),
            ):
                assert entity.id in ids(name, kind="gemeente", date=entity.valid_to), name


def test_every_gemeente_has_its_provincie_and_veiligheidsregio():
    for entity in register.entities().values():
        if entity.kind == "gemeente":
            assert register.entities()[register.province_of(entity.id) or ""].kind == "provincie"
            assert register.entities()[register.region_of(entity.id) or ""].kind == "veiligheidsregio"
            assert entity.uri == f"https://identifier.overheid.nl/tooi/id/gemeente/{entity.id.lower()}"


def test_the_country_is_divided_whole():
    areas = [e for e in register.entities().values() if e.kind in ("provincie", "veiligheidsregio")]
    assert sum(e.kind == "provincie" for e in areas) == 12
    assert sum(e.kind == "veiligheidsregio" for e in areas) == 25
    assert sum(len(register.gemeenten_of(e.id)) for e in areas if e.kind == "provincie") == 342
    assert sum(len(register.gemeenten_of(e.id)) for e in areas if e.kind == "veiligheidsregio") == 342


def test_a_dissolved_gemeente_existed_until_its_last_day():
    weesp = register.lookup("Weesp")[0]
    assert register.valid_on(weesp, dt.date(2022, 3, 23))
    assert not register.valid_on(weesp, dt.date(2022, 3, 25))
    assert register.successor_of(weesp).name == "Amsterdam"
    assert all(
        register.successor_of(e).id in register.entities()
        for e in register.entities().values()
        if e.kind == "gemeente" and e.valid_to
    )


@pytest.mark.parametrize(
    ("label", "level", "province", "name", "kind"),
    [
        ("Bergen (NH.)", None, None, "Bergen (NH.)", "gemeente"),
        ("Bergen (L)", None, None, "Bergen (L.)", "gemeente"),
        ("Bergen", None, "Limburg", "Bergen (L.)", "gemeente"),
        ("Hengelo (O.)", None, None, "Hengelo", "gemeente"),
        ("Utrecht (gemeente)", None, None, "Utrecht", "gemeente"),
        ("Utrecht", "provincie", None, "Utrecht", "provincie"),
        ("Utrecht", "veiligheidsregio", None, "Utrecht", "veiligheidsregio"),
        ("FryslÃ¢n", None, None, "Fryslân", "provincie"),
        ("Midden Drenthe", None, None, "Midden-Drenthe", "gemeente"),
        ("GooienVechtstreek", None, None, "Gooi en Vechtstreek", "veiligheidsregio"),
        ("Midden-enWest-Brabant", None, None, "Midden- en West-Brabant", "veiligheidsregio"),
        ("Zuid-Limburg", None, None, "Limburg-Zuid", "veiligheidsregio"),
        ("NOP", "gemeente", None, "Noordoostpolder", "gemeente"),
        ("Den Haag", "gemeente", None, "'s-Gravenhage", "gemeente"),
        ("Krimpen a/d lJssel", None, None, "Krimpen aan den IJssel", "gemeente"),
        ("Amersfort", "gemeente", None, "Amersfoort", "gemeente"),
        ("Nederland", None, None, "Nederland", "land"),
    ],
)
def test_a_table_label_means_a_place(label: str, level: str | None, province: str | None, name: str, kind: str):
    place = register.find_place(label, level=level, province=province)
    assert place is not None
    assert (place.name, place.kind) == (name, kind)


@pytest.mark.parametrize("label", ["Bergen", "Utrecht", "Groningen", "Totaal", "", "(", "12", "Zeewlde", "COA"])
def test_a_label_that_may_mean_several_places_or_none_means_none(label: str):
    assert register.find_place(label) is None


def test_a_short_name_is_never_guessed_from_a_near_one():
    assert register.nearest("Edd") == ()
    assert register.nearest("Bests") == ()
    assert [e.name for e in register.nearest("Ridderkerck", ("gemeente",))] == ["Ridderkerk"]


@pytest.mark.parametrize(
    ("domain", "name"),
    [
        ("leusden.nl", "Leusden"),
        ("@DRENTHE.nl", "Drenthe"),
        ("post.almere.nl", "Almere"),
        ("minjenv.nl", "JenV"),
        ("coa.nl", "COA"),
        ("vng.nl", "VNG"),
        ("nl", None),
        ("gmail.com", None),
    ],
)
def test_a_mail_domain_is_somebodys(domain: str, name: str | None):
    entity = register.by_domain(domain)
    assert (entity.name if entity else None) == name


def test_terms_of_art_are_no_organisations():
    names = {e.name for e in register.entities().values() if e.kind == "organisatie"}
    assert not names & set(register.begrippen())


def test_a_ground_is_found_with_its_meaning_and_spellings():
    ground = register.woo_gronden()["5.1.2e"]
    assert "levenssfeer" in ground["meaning"]
    assert "5.1 lid 2 sub e" in ground["variants"].split(";")


@given(st.text(max_size=60))
def test_any_label_is_looked_up_without_failing(label: str):
    for place in (register.find_place(label), register.find_place(label, level="gemeente", province="Drenthe")):
        assert place is None or place is LAND or place.id in register.entities()


@given(
    st.lists(st.sampled_from(["amv", "AMV-COA", "opvang", "taakstelling", "(", ",", "%", "x", "per 1.000 inwoners"]))
)
def test_terms_are_found_wherever_their_pattern_matches(words: list[str]):
    text = " ".join(words)
    for sort in ("thema", "maat", "eenheid"):
        expected = {(match.start(), term.value) for term in terms(sort) for match in term.pattern.finditer(text)}
        assert {(start, term.value) for start, _, term in uses(sort, text)} == expected
