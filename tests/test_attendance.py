"""Who was at a meeting: names, roles, organisations, and people made unreadable."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parse.meetings.persons import read_people
from models import Attendance
from tests.minutes import meeting_of

AGENDA = "\n\n1. Opening\n\nWelkom.\n\n2. Sluiting\n\nEinde.\n"


def listed(text: str) -> list[Attendance]:
    return list(meeting_of(text + AGENDA).attendances)


def names(text: str) -> list[tuple[str | None, bool]]:
    return [(person.name, person.present) for person in listed(text)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("dhr. J. de Wit (wethouder Dorpstad)", ("J. de Wit", "wethouder", "Dorpstad", False)),
        ("Mw. A. Bos-van Dam (Bestuur COA - online)", ("A. Bos-van Dam", "Bestuur", "COA", True)),
        ("mw. K. Visser (directeur wonen, ministerie BZK)", ("K. Visser", "directeur wonen", "ministerie BZK", False)),
        ("minister mw. M. Post (AenM)", ("M. Post", "minister", "AenM", False)),
        ("M. van ’t Hof (VNG) (digitaal)", ("M. van ’t Hof", None, "VNG", True)),
        ("Piet Smit (Logius)(vz)", ("Piet Smit", "voorzitter", "Logius", False)),
        ("Karin Bos RIVM", ("Karin Bos", None, "RIVM", False)),
        ("Karin van den Bos Kadaster", ("Karin van den Bos", None, "Kadaster", False)),
        ("KARIN BOS", ("KARIN BOS", None, None, False)),
        ("Karin Bos - BZK;", ("Karin Bos", None, "BZK", False)),
        ("drs. P.J. van den Berg", ("P.J. van den Berg", None, None, False)),
    ],
)
def test_an_entry_is_read_into_name_role_and_organisation(printed: str, expected: tuple[object, ...]):
    (person,) = read_people(printed, 0, len(printed))
    assert (person.name, person.role, person.organisation, person.online) == expected


def test_a_comma_list_over_several_lines_and_its_fields():
    text = (
        "Datum: 12 maart 2024\nAanwezig: Voorzitter: dhr. A. Gans (Commissaris van de Koning Noordland)\n"
        "Mw. B. Kip (wethouder Aastad), dhr. C. van der\nMeer (gedeputeerde Noordland), [REDACTED]\n[REDACTED] (COA)\n"
        "Notulist: [redacted] (online)\nAfwezig: dhr. D. Uil (burgemeester Beedorp)\nAgendaleden: mw. E. Mees (GGD)"
    )
    people = listed(text)
    assert [(p.name, p.present) for p in people] == [
        ("A. Gans", True),
        ("B. Kip", True),
        ("C. van der Meer", True),
        (None, True),
        (None, True),
        ("D. Uil", False),
    ]
    assert (people[3].redacted, people[3].organisation) == (True, "COA")
    assert (people[4].role, people[4].online) == ("Notulist", True)
    assert meeting_of(text + AGENDA).chair == "A. Gans"


def test_a_marker_that_swallowed_a_bracket_still_has_an_organisation():
    (person, _) = listed("Aanwezig: [redacted] gemeente Aastad), dhr. C. Bos (wethouder Beedorp)")
    assert (person.name, person.organisation) == (None, "gemeente Aastad")


def test_bullets_under_a_heading():
    text = "## Deelnemers\n\n- Anna Smit (Rijk)\n- Bram de Boer - notulen\n- tbd\n\n## Afgemeld\n\n- Cees Prins (VNG)"
    assert names(text) == [("Anna Smit", True), ("Bram de Boer", True), ("Cees Prins", False)]


def test_one_name_a_line_with_the_organisation_behind_a_comma():
    text = "Aanwezig:\nAnna Smit, Rijk (vz)\nBram de Boer, VNG\nCees van Dijk, Dienst Wegen"
    people = listed(text)
    assert [(p.name, p.organisation) for p in people] == [
        ("Anna Smit", "Rijk"),
        ("Bram de Boer", "VNG"),
        ("Cees van Dijk", "Dienst Wegen"),
    ]
    assert meeting_of(text + AGENDA).chair == "Anna Smit"


def test_a_table_with_columns_of_names():
    text = "|Achternaam|Voornaam|Organisatie|\n| --- | --- | --- |\n| de Boer | Bram | VNG |\n| Smit | Anna | Rijk |"
    assert [(p.name, p.organisation) for p in listed(text)] == [("Bram de Boer", "VNG"), ("Anna Smit", "Rijk")]


def test_a_row_of_people_without_separators():
    text = (
        "Aanwezig\tminister mw. A. Bos (AenM) dhr. C. Dam (VNG) dhr. E. Vos (IPO) (digitaal)\nAfwezig\tmw. F. Pek (BZK)"
    )
    people = listed(text)
    assert [(p.name, p.present, p.online) for p in people] == [
        ("A. Bos", True, False),
        ("C. Dam", True, False),
        ("E. Vos", True, True),
        ("F. Pek", False, False),
    ]


def test_a_name_gone_without_a_trace_leaves_its_bracket():
    people = listed("AMBTELIJK\n  (provincie Noordland),  (verslaglegging)")
    assert [(p.name, p.role, p.organisation) for p in people] == [
        (None, None, "provincie Noordland"),
        (None, "verslaglegging", None),
    ]


@pytest.mark.parametrize("sign", ["-", "°", "eo"])
def test_entries_of_which_the_names_are_gone_say_for_whom_somebody_was_there(sign: str):
    text = f"Aanwezig:\n{sign} Afdeling Water, RWS\n{sign}\n{sign} LTO,\n{sign} vertegenwoordiging KNMI\n"
    told = [(person.name, person.redacted, person.organisation) for person in listed(text)]
    assert told == [(None, True, "RWS"), (None, True, None), (None, True, "LTO"), (None, True, "KNMI")]


def test_organisations_that_are_all_of_a_list_are_no_people():
    assert listed("Aanwezig:\n- RWS\n- LTO\n- KNMI\n") == []


def test_a_sentence_says_who_is_present():
    text = (
        "1. Opening\n\nVanuit het ministerie van Financiën is de heer Ties Haak aanwezig. Hij luistert.\n\n"
        "2. Sluiting\n"
    )
    (person,) = meeting_of(text).attendances
    assert (person.name, person.organisation) == ("Ties Haak", "ministerie van Financiën")


def test_en_parts_two_people_of_one_organisation():
    people = listed("## Aanwezig\n\nAnna Smit en Bram de Boer (gemeente Aastad), Cees Vos (VNG)")
    assert [(p.name, p.organisation) for p in people] == [
        ("Anna Smit", "gemeente Aastad"),
        ("Bram de Boer", "gemeente Aastad"),
        ("Cees Vos", "VNG"),
    ]


def test_running_text_after_the_list_holds_no_people():
    text = "## Aanwezig\n\nAnna Smit (Rijk), Bram Vos (VNG)\n\nMartin Guit (Rijk) heeft aangegeven niet meer te komen."
    assert names(text) == [("Anna Smit", True), ("Bram Vos", True)]


@given(st.text(alphabet="Aa bc.,;:()[]-\n\tdhr. (online) en [REDACTED]", max_size=200))
@settings(max_examples=80, deadline=None)
def test_any_text_is_read_without_error(text: str):
    for person in read_people(text, 0, len(text)):
        assert 0 <= person.start <= person.end <= len(text)
    meeting_of(f"Aanwezig: {text}")


def test_one_person_a_line_is_one_person_also_beside_redacted_ones():
    text = (
        "Verslag stuurgroep Havenweg\n\nAanwezig\nAnna Bos, burgemeester (voorzitter)\n"
        "mw. T. van Dam, wethouder Aastad\n"
        "Peter-Paul Lang, COA, regiodirecteur Oost\n(5.1.2e), Nidos\n(5.1.2e), notulen\n\n"
        "Met kennisgeving afwezig\nK. Ploeg (burgemeester Berg en Dal)\n"
    )
    found = [(person.name, person.role, person.organisation, person.present) for person in listed(text)]
    assert found == [
        ("Anna Bos", "burgemeester", None, True),
        ("T. van Dam", "wethouder", "Aastad", True),
        ("Peter-Paul Lang", "regiodirecteur", "COA", True),
        (None, None, "Nidos", True),
        (None, "notulen", None, True),
        ("K. Ploeg", "burgemeester", "Berg en Dal", False),
    ]
    assert meeting_of(text + AGENDA).chair == "Anna Bos"


def test_the_chair_of_a_field_is_counted_once_and_needs_a_list():
    text = "Verslag werkgroep\nVoorzitter: C. Was\n"
    text += "Aanwezig: C. Was (gedeputeerde Noordland), B. te Lo (wethouder Aastad)\n"
    assert names(text) == [("C. Was", True), ("B. te Lo", True)]
    alone = meeting_of("Agenda werkgroep\nVoorzitter: C. Was\n" + AGENDA, kinds=("agenda",))
    assert (alone.chair, list(alone.attendances)) == ("C. Was", [])


def test_short_labels_turned_entries_and_a_role_for_several():
    text = (
        "Verslag tafel\nVoorz.: C. Zee (Aastad)\n"
        "Aanw.: VNG (S. Dijk), COA ([naam]), M. Gent, H. Bak en P. Woud (wethouders)\n"
        "Afw.: J. Land (Beedorp)\n"
    )
    found = [(person.name, person.role, person.organisation, person.present) for person in listed(text)]
    assert found == [
        ("C. Zee", None, "Aastad", True),
        ("S. Dijk", None, "VNG", True),
        (None, None, "COA", True),
        ("M. Gent", "wethouder", None, True),
        ("H. Bak", "wethouder", None, True),
        ("P. Woud", "wethouder", None, True),
        ("J. Land", None, "Beedorp", False),
    ]


def test_a_running_list_goes_on_over_its_lines_and_names_nobody_twice():
    text = (
        "Aanwezig: Jan Bos (Logius), Piet Vis (Kadaster), Ans de Wit ((RVIG), Kees Prins\n"
        "(VNG), de leden mevrouw Aalders (Water) en Jan Bos\nOnline: F. Geurs (Arriva)\n"
    )
    people = listed(text)
    assert [person.name for person in people] == [
        "Jan Bos",
        "Piet Vis",
        "Ans de Wit",
        "Kees Prins",
        "Aalders",
        "F. Geurs",
    ]
    assert people[-1].online


def test_people_listed_beside_the_day_of_the_meeting_were_there():
    text = (
        "Verslag\nDuinsessie\n\nvergaderdatum aanwezig\n11 mei 2017 Karin Bos | gemeente Dorpstad\n"
        "Jan de Wit | Rijkswaterstaat\nPiet van Dam | Kadaster\n\nNotulist Afwezig\nEls Mol\n"
    )
    assert names(text) == [("Karin Bos", True), ("Jan de Wit", True), ("Piet van Dam", True)]
    assert [person.organisation for person in listed(text)] == ["gemeente Dorpstad", "Rijkswaterstaat", "Kadaster"]
