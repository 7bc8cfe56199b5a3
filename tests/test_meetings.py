"""A meeting's body, day, times, place and chair."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parse.meetings import find_meeting
from extract.parse.meetings.bodies import body_in
from tests.minutes import meeting_of, reading_of


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Verslag Provinciale Regietafel Asiel en Wonen Zeeland", "PRT Zeeland"),
        ("Overleg provinciale regietafel asiel Drenthe", "PRT Drenthe"),
        ("Verslag stuurgroep Kennisplatform Data 16-4-2018", "Stuurgroep Kennisplatform Data"),
        ("Agenda van de Werkgroep Groen en Water 31 januari 2023 - Online", "Werkgroep Groen en Water"),
        ("Verslag Technisch Overleg Wegen", "Technisch Overleg Wegen"),
        ("Terugblik - Inspiratiebijeenkomst 25 april 2024", "Inspiratiebijeenkomst"),
        ("Agenda Landelijke Regietafel", "Landelijke Regietafel"),
    ],
)
def test_the_body_is_named_shortly(title: str, body: str):
    found = body_in(title)
    assert found
    assert found[0] == body


def test_the_fields_at_the_head():
    text = (
        "Overleg werkgroep Wonen\n\nDatum: 17 juli 2024\n\nTijd: 12.30 – 13.30 uur (inloop vanaf 12 uur)\n\n"
        "Locatie: Raadhuis\n\n1. Opening\n\n2. Sluiting\n"
    )
    meeting = meeting_of(text, kinds=("agenda",), date=None)
    assert (meeting.date, meeting.start_time, meeting.end_time) == (dt.date(2024, 7, 17), "12:30", "13:30")
    assert (meeting.location, meeting.body) == ("Raadhuis", "Werkgroep Wonen")


def test_the_day_of_the_meeting_goes_before_the_day_of_the_letter():
    text = (
        "Datum\n31-5-2024\n\nVergaderdatum en tijd 25 april 2024\n11:00-12.00 uur\n\nVergaderplaats Zaal 4\n"
        "\n1. Opening\n\nX.\n"
    )
    meeting = meeting_of(text)
    assert (meeting.date, meeting.start_time, meeting.end_time) == (dt.date(2024, 4, 25), "11:00", "12:00")
    assert meeting.location == "Zaal 4"


def test_a_commission_named_in_a_field_is_the_body_of_its_procedural_meeting():
    text = (
        "Voortouwcommissie: vaste commissie voor Duinen en Strand\n\n"
        "Besluitenlijst van de procedurevergadering van donderdag 2 april 2009\n\n1. Opening\n\nX.\n\n2. Sluiting\n"
    )
    meeting = meeting_of(text, kinds=("besluitenlijst",), title="Besluitenlijst van de procedurevergadering")
    assert meeting.body == "Vaste commissie voor Duinen en Strand"


def test_a_new_name_in_brackets_is_no_place():
    text = "1. Opening\n\nDe naam verandert wordt in Duin Regels (volgens de wens van het bestuur).\n\n2. Sluiting\n"
    assert meeting_of(text).location is None


def test_values_below_the_title_belong_to_the_names_in_the_margin():
    text = (
        "Vergaderdatum en tijd\n\nVergaderplaats\n\nDeelnemers\n\nDatum\n2-10-2024\n\n"
        "Verslag Technisch Overleg Wegen\n\n19 september 2024\n10:00-14:00 uur\n\nStadhuis, zaal 3\n\n"
        "1. Opening\n\nX.\n\n2. Sluiting\n"
    )
    meeting = meeting_of(text)
    assert (meeting.date, meeting.start_time, meeting.location) == (dt.date(2024, 9, 19), "10:00", "Stadhuis, zaal 3")


def test_minutes_without_a_head_tell_their_body_chair_and_end():
    text = (
        "1. Opening\nCommissaris van de Koning Rik Zoet heet iedereen van harte welkom.\n\n"
        "Het verslag van de PRT Wonen en Zorg van 17 november 2022 wordt vastgesteld.\n\n2. Sluiting\n"
        "De commissaris sluit de vergadering om 14.30 uur.\n"
    )
    meeting = meeting_of(text, date=None)
    assert (meeting.body, meeting.chair, meeting.end_time) == ("PRT Wonen en Zorg", "Rik Zoet", "14:30")
    assert meeting.date is None


def test_a_bare_name_is_filled_in_from_the_other_documents():
    agenda = "1. Opening\n\n- De PRT duurt tot 11:45.\n\n2. Sluiting\n"
    reading = reading_of("Verslag", agenda, kinds=("verslag", "agenda"))
    reading.source.documents[0].title = "Verslag Provinciale Regietafel Wonen Zeeland"
    find_meeting(reading, reading.source.documents[1])
    (meeting,) = reading.source.documents[1].meetings
    assert (meeting.body, meeting.end_time) == ("PRT Zeeland", "11:45")


MAIL = "Geachte leden van de Landelijke Regietafel,\n\nHierbij de stukken voor de LRT van a.s. donderdag {day}.\n"
MAIL += "Het overleg vindt plaats van 13.00 uur tot 14.00 uur.\n"
AGENDA = "Landelijke Regietafel\n\nDatum\n\n11 maart 2024\n\n1. Opening\n\n2. Sluiting\n"


def test_the_mail_that_brings_an_agenda_tells_day_and_time():
    meeting = meeting_of(MAIL.format(day="14 maart"), AGENDA, kinds=("e-mail", "agenda"), title="Landelijke Regietafel")
    assert (meeting.date, meeting.start_time, meeting.end_time) == (dt.date(2024, 3, 14), "13:00", "14:00")


def test_a_mail_about_two_meetings_tells_nothing():
    mail = MAIL.format(day="14 maart") + "De LRT van 21 maart vervalt niet.\n"
    meeting = meeting_of(mail, AGENDA, kinds=("e-mail", "agenda"), title="Landelijke Regietafel")
    assert (meeting.date, meeting.start_time) == (dt.date(2024, 3, 11), None)


def test_other_documents_record_no_meeting():
    reading = reading_of("Memo over de werkgroep Wonen\n", kinds=("memo",))
    find_meeting(reading, reading.source.documents[0])
    assert reading.source.documents[0].meetings == []


def test_a_named_chair_goes_before_who_opens():
    text = "Wethouder Mia Spoor opende de bijeenkomst samen met dagvoorzitter Bas Tuin.\n"
    assert meeting_of(text).chair == "Bas Tuin"


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_one_meeting(text: str):
    meeting = meeting_of(text or "x")
    assert (meeting.start, meeting.date is None or isinstance(meeting.date, dt.date)) == (0, True)


@pytest.mark.parametrize(
    "line",
    [
        "Aanwezig: " + "A" * 20_000,
        "Aanwezig: " + "A-B-" * 5_000,
        "Aanwezig: " + "A.B. " * 5_000,
        "*" * 20_000 + "1. x",
        "(" * 20_000,
        "Jan van de " * 2_000 + "opent",
        "\t" * 20_000,
        "1. Punt\n" * 2_000,
    ],
)
def test_no_text_is_searched_without_end(line: str):
    assert meeting_of(line).end == len(line)


@pytest.mark.parametrize(
    ("head", "place"),
    [
        ("dinsdag 14 mei 2024, 09.30 – 11.45 uur\nRaadhuis, Beukenzaal\n", "Raadhuis, Beukenzaal"),
        ("Verslag van 14 mei 2024, 10.00 uur, stadhuis Dorpstad\n(Burgerzaal)\n", "stadhuis Dorpstad (Burgerzaal)"),
        ("woensdag 14 mei 2024 | 14:00-15:45 | Dorpslaan 1, Statenzaal\n", "Dorpslaan 1, Statenzaal"),
        ("14 mei 2024, 15.00-16.30 uur, Den Haag\n", "Den Haag"),
        ("14 mei 2024, 15.00-16.30 uur\nDe voorzitter heet allen welkom.\n", None),
    ],
)
def test_the_place_may_stand_beside_or_below_day_and_time(head: str, place: str | None):
    meeting = meeting_of(f"Verslag werkgroep Wegen\n{head}\n1. Opening\nWelkom.\n\n2. Sluiting\nEinde.\n")
    assert meeting.location == place


def test_a_chair_in_bold_type_is_named_without_office():
    text = "Verslag werkgroep\n\n**Datum** 3 mei 2024\n**Voorzitter** gedeputeerde Wil Dirksen\n\n1. Opening\n"
    assert meeting_of(text).chair == "Wil Dirksen"


def test_who_leads_another_body_or_stands_in_a_table_does_not_lead_the_meeting():
    text = (
        "Verslag stuurgroep Wonen\nDatum: 12 maart 2024\nAanwezig: J. Bos (VNG), A. Vis (Ede)\n\n1. Opening\n\n"
        "- Piet Jansen – voorzitter Federatie Bouw\n\nActie\tWie\tStand\nGegevens dagvoorzitter\tAnna\tAfgehandeld\n"
    )
    meeting = meeting_of(text)
    assert meeting.chair is None
