"""People in public function: one person within a source and across sources, never by a bare surname alone."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of
from hypothesis import strategies as st
from sqlalchemy import Engine, delete, select
from sqlalchemy.orm import Session

from extract.parse.redactions import find_redactions
from extract.resolve.claims import claims_in
from extract.resolve.joining import Profile, agree, compatible, join
from extract.resolve.offices import OFFICES, office_in, offices_in
from extract.resolve.people import find_people
from extract.resolve.personnames import PersonName, fullness, may_be_one, name_of, surname_of
from extract.resolve.surroundings import settings
from extract.text.reading import Reading, split_lines
from models import (
    Address,
    Attendance,
    Document,
    Email,
    Entity,
    Meeting,
    Mention,
    Page,
    Redaction,
    Source,
)
from models.database import open_database
from pipelines.link import link, undo
from pipelines.people import UNDECIDED, join_people
from pipelines.queries import records
from pipelines.show import show
from pipelines.store import store
from tests.stored import ids_of

# Names


@pytest.mark.parametrize(
    ("printed", "main", "particles", "second", "first", "initials"),
    [
        ("Bos", "bos", "", "", "", ""),
        ("J.P. Bos", "bos", "", "", "", "jp"),
        ("M Bos", "bos", "", "", "", "m"),
        ("Jan Peter Bos", "bos", "", "", "jan", "jp"),
        ("Jan-Peter Bos", "bos", "", "", "jan", "jp"),
        ("Jan P. Bos", "bos", "", "", "jan", "jp"),
        ("Th.J. 't Bos", "bos", "'t", "", "", "tj"),
        ("de heer Van den Bos", "bos", "van den", "", "", ""),
        ("mw. drs. A. Bos-de Wit", "bos", "", "wit", "", "a"),
        ("Bos - van de Wit, M.H.", "bos", "", "wit", "", "mh"),
        ("Bos, van den, E.", "bos", "van den", "", "", "e"),
        ("Bos E.M.", "bos", "", "", "", "em"),
        ("Bos E.M. van den", "bos", "van den", "", "", "em"),
        ("Bos van E.M.", "bos", "van", "", "", "em"),
        ("v.d. Bos", "bos", "vd", "", "", ""),
        ("André Bős", "bos", "", "", "andre", "a"),
    ],
)
def test_a_name_is_read_in_every_order(printed, main, particles, second, first, initials) -> None:
    assert name_of(printed) == PersonName(main, particles, second, first, initials)


@pytest.mark.parametrize("printed", ["", "van", "W.", "de heer", ", ", "1234", "…"])
def test_what_holds_no_surname_is_no_name(printed: str) -> None:
    assert name_of(printed) is None


@given(st.text(max_size=60))
def test_any_text_can_be_read_as_a_name(printed: str) -> None:
    name_of(printed)
    surname_of(printed)
    fullness(printed)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Bos", "Jan Bos", True),
        ("J. Bos", "Jan Bos", True),
        ("J. Bos", "J.P. Bos", True),
        ("Bos, J.P.", "Jan Peter Bos", True),
        ("Jan Bos", "Joost Bos", False),
        ("J. Bos", "K. Bos", False),
        ("J.P. Bos", "J.K. Bos", False),
        ("Bos", "Van den Bos", False),
        ("Van der Bos", "Van den Bos", False),
        ("v.d. Bos", "Van den Bos", True),
        ("Bos-de Wit", "A. Bos", True),
        ("Bos-Jaspers", "A. Bos-Jaspars", True),
        ("Bos-de Wit", "A. Bos-Smit", False),
        ("Hans Bos", "J.H. Bos", False),
    ],
)
def test_forms_of_one_name(one: str, other: str, same: bool) -> None:
    names = name_of(one), name_of(other)
    assert names[0]
    assert names[1]
    assert may_be_one(names[0], names[1]) is same
    assert may_be_one(names[1], names[0]) is same


def test_a_name_to_be_called_by_needs_no_initial_where_one_seat_says_who_it_is() -> None:
    seat = frozenset({("burgemeester", "GM0307")})
    called, written = Profile(_name("Hans Bos"), seats=seat), Profile(_name("J.H. Bos"), seats=seat)
    assert compatible(called, written)
    council = frozenset({("raadslid", "GM0307")})
    assert not compatible(Profile(called.name, seats=council), Profile(written.name, seats=council))


def _name(printed: str) -> PersonName:
    name = name_of(printed)
    assert name
    return name


# Offices


@pytest.mark.parametrize("office", OFFICES, ids=lambda office: office.printed[:24])
def test_an_office_is_found_by_its_own_name(office) -> None:
    found = office_in(office.name)
    assert found
    assert found.name == office.name


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("CdK", ["commissaris van de Koning"]),
        ("Commissaris van de Koningin", ["commissaris van de Koning"]),
        ("wnd. burgemeester", ["burgemeester"]),
        ("loco-burgemeester", ["locoburgemeester"]),
        ("gedeputeerde wonen", ["gedeputeerde"]),
        ("burgemeester, voorzitter", ["burgemeester", "voorzitter"]),
        ("oud-wethouder", []),
        ("beleidsadviseur", []),
        ("dagvoorzitter", []),
        ("ministerie", []),
        ("burgemeesterswoning", []),
        (None, []),
    ],
)
def test_printed_roles_are_offices(printed: str | None, names: list[str]) -> None:
    assert [office.name for office in offices_in(printed)] == names


# Joining


def profile(printed: str, *seats: tuple[str | None, str | None], gender: str | None = None, **more: str) -> Profile:
    provinces = frozenset({more["province"]} if "province" in more else ())
    return Profile(_name(printed), gender, frozenset(seats), provinces)


WETHOUDER, COUNCIL = ("wethouder", "GM0034"), ("raadslid", "GM0034")


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (profile("J. Bos", WETHOUDER), profile("Bos", ("wethouder", None)), True),
        (profile("J. Bos", WETHOUDER), profile("Bos", (None, "GM0034")), True),
        (profile("J. Bos", WETHOUDER), profile("Bos"), False),
        (profile("Jan Bos", WETHOUDER), profile("Jan Bos"), False),
        (profile("J. Bos", WETHOUDER), profile("J. Bos", ("wethouder", "GM0363")), False),
        (profile("Bos", WETHOUDER), profile("Bos", COUNCIL), False),
        (profile("Jan Bos", WETHOUDER), profile("Jan Bos", COUNCIL), True),
        (profile("Bos", WETHOUDER, gender="m"), profile("Bos", WETHOUDER, gender="v"), False),
        (profile("Bos", ("minister", None)), profile("J. Bos", ("minister", "org:min-vws")), True),
        (profile("Bos", ("wethouder", None), province="PV24"), profile("Bos", ("wethouder", None)), True),
        (
            profile("Bos", ("wethouder", None), province="PV24"),
            profile("Bos", ("wethouder", None), province="PV29"),
            False,
        ),
        (profile("Bos", ("directeur", None)), profile("Bos", ("directeur", "org:coa")), False),
        (profile("J. Bos", ("directeur", None)), profile("J. Bos", ("directeur", "org:coa")), True),
        (profile("K. Bos", (None, "org:coa")), profile("K. Bos", (None, "org:vng")), False),
        (profile("K. Bos", (None, "org:vvd")), profile("K. Bos", (None, "org:vvd")), False),
        (profile("Bos", (None, "txt:bureau")), profile("K. Bos", (None, "txt:bureau")), False),
        (profile("K. Bos", (None, "txt:bureau")), profile("K. Bos", (None, "txt:bureau")), True),
    ],
)
def test_across_sources_a_name_is_not_enough(one: Profile, other: Profile, joined: bool) -> None:
    assert (compatible(one, other) and agree(one, other)) is joined
    assert (compatible(other, one) and agree(other, one)) is joined


def test_what_fits_two_people_is_neither() -> None:
    found = join([profile("J. Bos", WETHOUDER), profile("K. Bos"), profile("Bos")])
    assert [person.members for person in found.people] == [[0], [1]]
    assert found.undecided == {2: [0, 1]}


def test_an_office_chooses_between_two_of_one_name() -> None:
    found = join([profile("J. Bos", WETHOUDER), profile("K. Bos"), profile("Bos", ("wethouder", None))])
    assert [person.members for person in found.people] == [[0, 2], [1]]


_PROFILES = st.lists(
    st.builds(
        Profile,
        st.sampled_from([_name(text) for text in ("Bos", "J. Bos", "J.P. Bos", "Jan Bos", "K. Bos", "Joost Bos")]),
        st.sampled_from([None, "m", "v"]),
        st.frozensets(
            st.tuples(
                st.sampled_from([None, "wethouder", "burgemeester", "voorzitter"]),
                st.sampled_from([None, "GM0034", "GM0363", "org:coa"]),
            ),
            max_size=2,
        ),
    ),
    max_size=6,
    unique=True,
)


@given(_PROFILES, st.randoms(), st.booleans())
def test_people_are_the_same_in_whatever_order_they_come(profiles, random, agreeing: bool) -> None:
    def outcome(given_: list[Profile]) -> tuple[object, object]:
        found = join(given_, agreeing=agreeing)
        people = [frozenset(given_[index] for index in person.members) for person in found.people]
        undecided = {given_[index]: frozenset(people[at] for at in may) for index, may in found.undecided.items()}
        return frozenset(people), undecided

    shuffled = random.sample(profiles, len(profiles))
    assert outcome(profiles) == outcome(shuffled)


@given(_PROFILES, st.booleans())
def test_nobody_is_two_people(profiles, agreeing: bool) -> None:
    found = join(profiles, agreeing=agreeing)
    members = [index for person in found.people for index in person.members]
    assert sorted([*members, *found.undecided]) == list(range(len(profiles)))
    for person in found.people:
        assert all(
            compatible(profiles[a], profiles[b]) or person.members for a, b in itertools.combinations(person.members, 2)
        )


# Within a source


def reading_of(text: str, *mentions: tuple[str, dict[str, Any]], rows: Iterable[dict[str, Any]] = ()) -> Reading:
    """Return a reading of one document in which each of `mentions` is a person, in order of place."""
    source = Source(id="s" * 64, name="x.txt", path="/x.txt", bytes=len(text))
    source.pages.append(Page(number=1, start=0, text=text, read_by="tekst"))
    document = Document(kind="verslag", position=1, start=0, end=len(text))
    source.documents.append(document)
    at = 0
    for words, given_ in mentions:
        at = text.index(words, at)
        kind = given_.get("kind", "persoon")
        more = {name: value for name, value in given_.items() if name != "kind"}
        source.mentions.append(Mention(kind=kind, text=words, name=words, start=at, end=at + len(words), **more))
        at += len(words)
    if rows:
        meeting = Meeting(body="Tafel", start=0, end=len(text))
        for row in rows:
            start = text.index(str(row["printed"]))
            given_row = {name: value for name, value in row.items() if name != "printed"}
            meeting.attendances.append(Attendance(start=start, end=start + len(str(row["printed"])), **given_row))
        document.meetings.append(meeting)
    return Reading(source, list(split_lines(text, 1)))


def people_in(reading: Reading) -> list[str]:
    """Return the bearers of each mention of a person, and beside them the tenures, as `name: role body`."""
    mentions = reading.source.mentions
    find_people(reading, mentions, settings(reading, mentions))
    return [
        f"{each.name}: {each.role or '-'} {each.organisation or '-'}" + ("" if each.public else " (niet)")
        for each in reading.source.tenures
    ]


def test_forms_of_a_name_in_one_source_are_one_person() -> None:
    text = "Aanwezig: J. Bos (wethouder Almere). De heer Bos meldt. Jan Bos zegt. Wethouder Bos gaat."
    reading = reading_of(
        text,
        ("J. Bos", {"role": "wethouder", "organisation": "Almere"}),
        ("Bos", {}),
        ("Jan Bos", {}),
        ("Bos", {"role": "Wethouder", "method": "persoon:ambt"}),
    )
    tenures = people_in(reading)
    assert tenures == ["Jan Bos: wethouder Almere", "Jan Bos: wethouder -"]
    assert [mention.bearers for mention in reading.source.mentions] == [["1"], ["1"], ["1"], ["1"]]


def test_a_form_of_address_that_does_not_fit_leaves_it_open() -> None:
    text = "Aanwezig: J. Bos (wethouder Almere). De heer Bos meldt dit. Mevrouw Bos vraagt dat."
    reading = reading_of(text, ("J. Bos", {"role": "wethouder", "organisation": "Almere"}), ("Bos", {}), ("Bos", {}))
    people_in(reading)
    assert [mention.bearers for mention in reading.source.mentions] == [["1"], ["1", ""], ["1", ""]]


def test_a_surname_that_two_people_bear_is_left_open() -> None:
    reading = reading_of(
        "J. Bos (wethouder Almere), K. Bos (wethouder Lelystad). De heer Bos vraagt.",
        ("J. Bos", {"role": "wethouder", "organisation": "Almere"}),
        ("K. Bos", {"role": "wethouder", "organisation": "Lelystad"}),
        ("Bos", {}),
    )
    people_in(reading)
    assert [mention.bearers for mention in reading.source.mentions] == [["1"], ["2"], ["1", "2"]]


def test_a_first_name_alone_is_the_one_person_who_bears_it() -> None:
    reading = reading_of(
        "Jan Bos (wethouder Almere). Jan belt. Kees Smit. Kees belt.",
        ("Jan Bos", {"role": "wethouder", "organisation": "Almere"}),
        ("Jan", {}),
        ("Kees Smit", {}),
        ("Kees", {}),
    )
    people_in(reading)
    assert [mention.bearers for mention in reading.source.mentions] == [["1"], ["1"], [], []]


@pytest.mark.parametrize(
    ("text", "person", "place", "role", "expected"),
    [
        ("wethouder Jan Bos van Almere", "Jan Bos", "Almere", "wethouder", ["Jan Bos: wethouder Almere"]),
        ("burgemeester van Almere, de heer Bos", "Bos", "Almere", None, ["Bos: burgemeester Almere"]),
        ("in Almere, de heer Bos", "Bos", "Almere", None, []),
        ("de heer Bos van de gemeente Almere", "Bos", "Almere", None, ["Bos: - Almere (niet)"]),
    ],
)
def test_the_body_beside_a_name(text: str, person: str, place: str, role: str | None, expected: list[str]) -> None:
    spots = sorted([(text.index(person), person, "persoon"), (text.index(place), place, "gemeente")])
    reading = reading_of(text, *((words, {"kind": kind}) for _, words, kind in spots))
    for mention in reading.source.mentions:
        if mention.kind == "gemeente":
            mention.entity_id = "GM0034"
        elif role:
            mention.role = role
    assert people_in(reading) == expected


@pytest.mark.parametrize(
    ("role", "body", "expected"),
    [
        ("wethouder", "Utrecht", ["J. Bos: wethouder Utrecht"]),
        (None, "COA", ["J. Bos: - COA"]),
        (None, "Stichting Ergens", ["J. Bos: - Stichting Ergens"]),
        ("beleidsadviseur", "COA", ["J. Bos: - COA (niet)"]),
        ("notulist", "COA", ["J. Bos: - COA (niet)"]),
        (None, None, []),
        ("voorzitter", "CdK", ["J. Bos: voorzitter -", "J. Bos: commissaris van de Koning -"]),
        ("directeur", "Stichting Ergens", ["J. Bos: directeur Stichting Ergens"]),
    ],
)
def test_a_seat_in_a_meeting_is_a_public_function(role: str | None, body: str | None, expected: list[str]) -> None:
    row = {"printed": "J. Bos (x)", "name": "J. Bos", "role": role, "organisation": body}
    found = people_in(reading_of("Aanwezig: J. Bos (x)", ("J. Bos", {}), rows=(row,)))
    assert [line for line in found if not line.endswith("voorzitter - (niet)")] == [
        line for line in expected if line != "J. Bos: voorzitter -"
    ]


@pytest.mark.parametrize(
    ("name", "body", "expected"),
    [
        ("Schagen", "Schagen", []),
        ("Regio Zuid", "COA", []),
        ("Jan Bos Notulist", "COA", []),
        ("Zeewolde J.P. Bos", "COA", ["J.P. Bos: - COA"]),
        ("J. Bos", "provincie", []),
        ("J. Bos", "geen familie van A. Bos", []),
        ("J. Bos", "minBZK", ["J. Bos: - BZK"]),
    ],
)
def test_a_row_names_a_person_and_a_body(name: str, body: str, expected: list[str]) -> None:
    row = {"printed": name, "name": name, "organisation": body}
    assert people_in(reading_of(f"Aanwezig: {name}", rows=[row])) == expected


def test_the_level_of_an_office_says_which_of_two_namesakes() -> None:
    rows = [
        {"printed": "J. Bos", "name": "J. Bos", "role": "gedeputeerde", "organisation": "Utrecht"},
        {"printed": "K. Smit", "name": "K. Smit", "role": "wethouder", "organisation": "Utrecht"},
    ]
    reading = reading_of("J. Bos, K. Smit", rows=rows)
    people_in(reading)
    assert [tenure.organisation_id for tenure in reading.source.tenures] == ["PV26", "GM0344"]


def test_the_chair_of_a_meeting_is_chair_of_its_body() -> None:
    row = {"printed": "J. Bos", "name": "J. Bos", "role": "voorzitter", "organisation": "COA"}
    reading = reading_of("J. Bos opent.", ("J. Bos", {}), rows=(row,))
    reading.source.documents[0].meetings[0].chair = "J. Bos"
    assert people_in(reading) == ["J. Bos: voorzitter Tafel", "J. Bos: - COA"]


def test_a_mail_address_is_no_public_function() -> None:
    reading = reading_of("Van: Jan Bos <j@almere.nl>", ("Jan Bos", {}))
    email = Email(position=1, start=0, end=26)
    email.addresses.append(Address(field="van", name="Jan Bos", domain="almere.nl", start=5, end=26))
    reading.source.documents[0].emails.append(email)
    assert people_in(reading) == ["Jan Bos: - Almere (niet)"]


def test_a_redacted_row_is_nobodys() -> None:
    row = {"printed": "[weggelakt]", "redacted": True, "role": "wethouder", "organisation": "Zeist"}
    assert people_in(reading_of("Aanwezig: [weggelakt] – wethouder Zeist", rows=(row,))) == []


def test_a_source_without_documents_has_people_too() -> None:
    reading = reading_of("wethouder Jan Bos", ("Jan Bos", {"role": "wethouder"}))
    reading.source.documents.clear()
    assert people_in(reading) == ["Jan Bos: wethouder -"]
    assert claims_in(reading, [], []) == []


# Redactions


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("wethouder [REDACTED] (gemeente Zeist) zegt", "wethouder", "gemeente Zeist"),
        ("burgemeester █████ opent", "burgemeester", None),
        ("wethouder [weggelakt] van Zeist meldt", "wethouder", "Zeist"),
        ("wethouder de heer [weggelakt] meldt", "wethouder", None),
        ("[weggelakt] – wethouder Zeist", "wethouder", "Zeist"),
        ("[weggelakt], wethouder van Zeist, vraagt", "wethouder", "Zeist"),
        ("[weggelakt] (wethouder Zeist), [weggelakt]", "wethouder", "Zeist"),
        ("[naam]\twethouder", "wethouder", None),
        ("burgemeester van Berg en Dal, [weggelakt]", "burgemeester", "Berg en Dal"),
        ("Notulist: [weggelakt]", "Notulist", None),
        ("[weggelakt] van de gemeente Zeist", None, "gemeente Zeist"),
        ("[weggelakt] (COA)", None, "COA"),
        ("[weggelakt] (zie bijlage)", None, None),
        ("de burgemeester en [weggelakt]", None, None),
        ("[weggelakt] van 3 juni", None, None),
        ("Tel. [weggelakt] (COA)", None, None),
        ("[weggelakt] (naam weggelakt)", None, None),
    ],
)
def test_the_role_around_a_redacted_name_is_kept(text: str, role: str | None, organisation: str | None) -> None:
    reading = reading_of(text)
    find_redactions(reading)
    one = min(reading.source.redactions, key=lambda each: each.start)
    assert (one.role, one.organisation) == (role, organisation)


def test_a_row_of_those_present_tells_the_role_of_who_was_made_unreadable() -> None:
    row = {"printed": "x [weggelakt] y", "redacted": True, "role": "gedeputeerde", "organisation": "Zeeland"}
    reading = reading_of("Aanwezig: x [weggelakt] y", rows=(row,))
    find_redactions(reading)
    (one,) = reading.source.redactions
    assert (one.role, one.organisation) == ("gedeputeerde", "Zeeland")


@given(st.text(alphabet="wethouder Zeist([naam],-–\t\n", max_size=80))
def test_any_line_around_a_redaction_can_be_read(text: str) -> None:
    reading = reading_of(f"{text}[weggelakt]{text}")
    find_redactions(reading)
    assert isinstance(reading.source.redactions[0], Redaction)


# Across sources


def source_of(name: str, day: str | None, *people: tuple[str, str | None, str | None]) -> Source:
    """Return a source that is read: one document of a day, in which people are named with role and organisation."""
    parts = [f"{printed} ({role}, {body})" for printed, role, body in people]
    given_ = [
        (printed, {key: value for key, value in (("role", role), ("organisation", body)) if value})
        for printed, role, body in people
    ]
    reading = reading_of("; ".join([name, *parts]), *given_)
    people_in(reading)
    source = reading.source
    source.id, source.name, source.path = name.ljust(64, "0"), f"{name}.txt", f"/{name}.txt"
    source.documents[0].date = dt.date.fromisoformat(day) if day else None
    source.documents[0].title = f"Verslag {name}"
    return source


def release() -> list[Source]:
    """Return sources that name the same people in several ways."""
    return [
        source_of("a", "2022-03-01", ("J. Bos", "wethouder", "Almere"), ("K. Smit", "burgemeester", "Zeist")),
        source_of("b", "2023-05-01", ("Jan Bos", "wethouder", "Almere"), ("Bos", None, None)),
        source_of("c", "2024-06-01", ("Bos", "wethouder", None), ("Smit", None, None)),
        source_of("d", None, ("Jan Bos", None, None), ("Smit", "burgemeester", "Zeist")),
        source_of("e", "2024-07-01", ("P. de Wit", "wethouder", "Goes"), ("Q. de Wit", "wethouder", "Hulst")),
        source_of("f", "2024-08-01", ("De Wit", "wethouder", None), ("Van Dam", "minister", None)),
    ]


def stored_in(engine: Engine, sources: Iterable[Source], *, each_time: bool = False) -> None:
    """Write sources, and join their people once, or after every source."""
    writer = engine.execution_options(writes=True)
    for source in sources:
        with Session(writer) as session, session.begin():
            store(session, source)
        if each_time:
            join_people(writer)
    join_people(writer)


def links(engine: Engine) -> dict[tuple[str, str, int], tuple[str | None, tuple[str, ...], str | None]]:
    """Return what each mention of a person means, and why."""
    with Session(engine) as session:
        mentions = session.scalars(select(Mention).where(Mention.kind == "persoon"))
        return {(m.source_id[0], m.text, m.start): (m.entity_id, tuple(m.candidates), m.reason) for m in mentions}


def test_people_are_joined_across_sources_on_name_and_office(engine: Engine) -> None:
    stored_in(engine, release())
    found = {key[:2]: link_ for key, link_ in links(engine).items()}
    bos = found["a", "J. Bos"][0]
    assert bos is not None
    assert {found[key][0] for key in (("b", "Jan Bos"), ("b", "Bos"), ("c", "Bos"))} == {bos}
    assert found["d", "Jan Bos"] == (None, (), None)
    assert found["c", "Smit"] == (None, (), None)
    assert found["a", "K. Smit"][0] == found["d", "Smit"][0] is not None
    assert found["f", "De Wit"] == (
        None,
        tuple(sorted(str(found["e", name][0]) for name in ("P. de Wit", "Q. de Wit"))),
        UNDECIDED,
    )
    assert found["b", "Bos"][2] == "in deze bron is dit Jan Bos"
    assert found["a", "J. Bos"][2] == "functie staat bij de naam: wethouder Almere"


def test_the_list_of_people_tells_function_and_period(engine: Engine) -> None:
    stored_in(engine, release())
    listed = records("people", database=engine)
    assert list(listed["name"]) == ["Jan Bos", "Van Dam", "K. Smit", "P. de Wit", "Q. de Wit"]
    row = listed.iloc[0]
    assert (row["role"], row["organisation"]) == ("wethouder", "Almere")
    assert (row["from"], row["to"], row["documents"], row["mentions"]) == ("2022-03-01", "2024-06-01", 3, 4)
    assert (row["document"], row["source"]) == ("Verslag a", "a.txt")


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"gemeente": "Almere"}, ["Jan Bos"]),
        ({"gemeente": "GM0355"}, ["K. Smit"]),
        ({"kind_": "Burgemeester"}, ["K. Smit"]),
        ({"from_": "2024-06-15"}, ["Van Dam", "P. de Wit", "Q. de Wit"]),
        ({"to": "2022-12-31"}, ["Jan Bos", "K. Smit"]),
        ({"source": "c.txt"}, ["Jan Bos"]),
        ({"persoon": "wit"}, ["P. de Wit", "Q. de Wit"]),
        ({"limit": 2}, ["Jan Bos", "Van Dam"]),
        ({"persoon": "niemand"}, []),
    ],
)
def test_the_list_of_people_can_be_filtered(engine: Engine, filters: dict[str, Any], names: list[str]) -> None:
    stored_in(engine, release())
    found = records("people", database=engine, **filters)
    assert list(found["name"]) == names
    assert all(found[found["name"] == "Jan Bos"]["from"] == "2022-03-01")


def test_records_that_name_a_person_are_found_by_any_part_of_the_name(engine: Engine) -> None:
    stored_in(engine, release())
    found = records("mentions", database=engine, persoon="jan bos")
    assert sorted(zip(found["source"], found["text"], strict=True)) == [
        ("a.txt", "J. Bos"),
        ("b.txt", "Bos"),
        ("b.txt", "Jan Bos"),
        ("c.txt", "Bos"),
    ]


def test_show_tells_functions_and_where_they_are_printed(engine: Engine) -> None:
    stored_in(engine, release())
    id_ = records("people", database=engine, persoon="Bos")["id"][0]
    shown = show(engine, id_)
    assert shown["functions"] == ["wethouder Almere (2022-03-01 – 2024-06-01, 3 documents)"]
    assert shown["details"] == {"spellings": ["Bos", "J. Bos", "Jan Bos"]}
    assert shown["printed"][0] == "2022-03-01: Verslag a, page 1, a.txt"
    assert (len(shown["printed"]), shown["mentions"]) == (3, 4)


@settings_of(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)), each_time=st.booleans())
def test_the_order_of_ingest_does_not_matter(empty: Path, tmp_path: Path, order: list[int], each_time: bool) -> None:
    found = []
    for name, chosen in (("one", range(6)), ("other", order)):
        path = Path(shutil.copy(empty, tmp_path / f"{name}.db"))
        engine = open_database(f"sqlite:///{path}")
        sources = release()
        stored_in(engine, [sources[index] for index in chosen], each_time=each_time)
        with engine.connect() as connection:
            entities = connection.execute(select(Entity.id, Entity.name, Entity.details).order_by(Entity.id)).all()
        found.append((links(engine), [row for row in entities if row.id.startswith("per:")]))
        engine.dispose()
    assert found[0] == found[1]


def test_reading_twice_is_reading_once(engine: Engine) -> None:
    stored_in(engine, release())
    once = ids_of(engine), links(engine)
    stored_in(engine, release())
    assert (ids_of(engine), links(engine)) == once


def test_people_go_with_their_source(engine: Engine) -> None:
    stored_in(engine, release())
    writer = engine.execution_options(writes=True)
    with Session(writer) as session, session.begin():
        session.execute(delete(Source).where(Source.name.in_(["a.txt", "d.txt"])))
    assert "K. Smit" not in set(records("people", database=engine)["name"])
    join_people(writer)
    with Session(engine) as session:
        names = set(session.scalars(select(Entity.name).where(Entity.kind == "persoon")))
    assert names == {"Jan Bos", "Van Dam", "P. de Wit", "Q. de Wit"}


def test_what_a_user_said_of_a_mention_stays(engine: Engine) -> None:
    stored_in(engine, release())
    with Session(engine) as session:
        mention = session.scalars(select(Mention).where(Mention.text == "De Wit")).one()
    wit = records("people", database=engine, persoon="P. de Wit")["id"][0]
    correction = link(engine, mention.id, wit)
    stored_in(engine, release())
    assert links(engine)["f", "De Wit", mention.start][0] == wit
    undo(engine, correction.id)
    stored_in(engine, release())
    assert links(engine)["f", "De Wit", mention.start][0] is None


def test_a_correction_follows_a_person_whose_id_changes(engine: Engine) -> None:
    first = [source_of("a", None, ("Bos", "wethouder", None)), source_of("b", None, ("Bas", None, None))]
    stored_in(engine, first)
    with Session(engine) as session:
        mention = session.scalars(select(Mention).where(Mention.text == "Bas")).one()
    old = records("people", database=engine)["id"][0]
    link(engine, mention.id, old)
    stored_in(engine, [source_of("c", None, ("J. Bos", "wethouder", "Almere"))])
    new = records("people", database=engine)["id"][0]
    assert new != old
    assert links(engine)["b", "Bas", mention.start][0] == new
    stored_in(engine, [source_of("b", None, ("Bas", None, None))])
    assert links(engine)["b", "Bas", mention.start][0] == new


def test_two_of_one_name_and_office_have_ids_of_their_own(engine: Engine) -> None:
    people = [("Jan Bos", "raadslid", "Almere"), ("Joost Bos", "raadslid", "Almere")]
    stored_in(engine, [source_of("a", None, *people)])
    assert records("people", database=engine)["id"].nunique() == 2
