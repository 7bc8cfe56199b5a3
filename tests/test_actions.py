"""Action lists: tables with whatever columns, lists under a heading, actions marked in the text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.parse.actions.owners import owners_by_words, owners_in
from tests.minutes import DAY, actions_of


def test_every_column_of_a_table_is_read():
    text = (
        "Actielijst\n\nNr.\tDatum\tActie\tWie\tGereed\n7\t06-12-23\tStuurt de kaart rond\tJ. Bos\t12-03-24\n"
        "8\t12-03-24\tBelt de aannemer\tP. Vis, COA\t01-05-24\n9\t12-03-24\tMaakt een plan\t\tz.s.m.\n"
    )
    first, second, third = actions_of(text)
    assert (first.number, first.raised, first.text) == ("7", dt.date(2023, 12, 6), "Stuurt de kaart rond")
    assert (first.owners, first.due, first.done) == (["J. Bos"], None, DAY)
    assert (second.owners, second.due, second.done) == (["P. Vis", "COA"], dt.date(2024, 5, 1), None)
    assert (third.due, third.done, third.status_text, third.owners) == (None, None, "z.s.m.", [])


@pytest.mark.parametrize(
    "header",
    [
        "Nr|Actiepunt|Actiehouder|Status",
        "#|Omschrijving actie|Door wie?|Stand van zaken",
        "Nummer|Te ondernemen actie|Eigenaar|Voor wanneer",
        "No.|Toezegging|Portefeuillehouder|Afdoening",
        "Nr.|Omschrijving|Trekker|Deadline",
        "Nr|Actie|Naam|O/G",
    ],
)
def test_columns_go_by_many_names(header: str):
    text = (
        f"| {' | '.join(header.split('|'))} |\n| --- | --- | --- | --- |\n| 3 | Legt de stoep aan | Jan Bos | open |\n"
    )
    (action,) = actions_of(text)
    assert (action.number, action.text, action.owners, action.status_text) == (
        "3",
        "Legt de stoep aan",
        ["Jan Bos"],
        "open",
    )


def test_a_table_of_figures_is_no_action_list():
    assert actions_of("Gemeente\tOpgave\tRealisatie\nAastad\t10\t12\nBeedorp\t20\t18\n") == []


def test_of_a_list_of_decisions_and_actions_only_what_is_to_be_done_counts():
    text = (
        "<i>Agenda Onderwerp</i>\t<i>Besluit/actie</i>\t<i>Door wie?</i>\nOpening\tTer informatie\t\n"
        "Actielijst 2 februari\tVastgesteld\t\n<p>Opvang</p> <p>Er is veel te doen.</p>\t"
        "<p>Met de buren wordt een overleg gepland.</p>\t<p>Secretaris PRT Noord/Zuid</p>\n"
    )
    (action,) = actions_of(text, "actielijst")
    assert action.text == "Met de buren wordt een overleg gepland."
    assert action.owners == ["Secretaris PRT Noord/Zuid"]
    assert (action.raised, action.status_text) == (DAY, None)


def test_a_row_torn_by_a_page_is_one_action():
    text = (
        "Actielijst\n\nNr\tActie\tNaam\n1\tVraag stellen over de\tBos\n\tnieuwe brug en het pad\t\n"
        "2\tKaart maken\tVis\n"
    )
    assert [action.text for action in actions_of(text)] == [
        "Vraag stellen over de nieuwe brug en het pad",
        "Kaart maken",
    ]


def test_a_day_yet_to_come_is_a_term_under_any_header():
    text = "Actielijst\n\nNr\tDatum\tActie\tVoor\n1\t30-04-2024\tImpact bepalen\tAllen\n"
    (action,) = actions_of(text)
    assert (action.raised, action.due) == (None, dt.date(2024, 4, 30))


def test_bullets_under_a_heading_are_actions():
    text = (
        "## Verslag\n\nTekst over de brug.\n\n## Actiepunten\n\n- Jan Bos: stuurt de kaart rond\n"
        "- Plan maken (Mia Vis)\n"
    )
    text += "\n## Rondvraag\n\n- Geen vragen over de brug.\n"
    assert [(action.text, action.owners) for action in actions_of(text)] == [
        ("stuurt de kaart rond", ["Jan Bos"]),
        ("Plan maken", ["Mia Vis"]),
    ]


def test_marked_actions_count_where_there_is_no_list():
    text = (
        "1. Brug\n\nDe brug is oud.\n\nActie: Jan Bos vraagt offertes op.\n\n"
        "<actiepunt Mia Vis> Zoekt een aannemer.\n\n2. Sluiting\n"
    )
    first, second = actions_of(text)
    assert (first.text, first.owners) == ("Jan Bos vraagt offertes op.", ["Jan Bos"])
    assert (second.text, second.owners) == ("Zoekt een aannemer.", ["Mia Vis"])
    listed = text + "\nActielijst\n\nNr\tActie\tWie\n1\tOffertes opvragen\tJan Bos\n"
    assert [action.text for action in actions_of(listed)] == ["Offertes opvragen"]


def test_chapters_called_action_are_none():
    assert actions_of("Verslag\n\nActie 1: de menselijke maat toepassen\n\nDe roep om maatwerk groeit.\n") == []


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("COA deelt haar plannen voor de lange termijn.", ["COA"]),
        ("Ministerie JenV informeert de leden.", ["Ministerie JenV"]),
        ("Mw. Bos maakt inzichtelijk wat nodig is", ["Mw. Bos"]),
        ("Update door mevrouw Bos over de opvang.", ["mevrouw Bos"]),
        ("Afstemming tussen mevrouw Bos en Gedeputeerde De Wit over geld.", ["mevrouw Bos", "Gedeputeerde De Wit"]),
        ("voegt de optelsom toe aan de tabel", ["[weggelakt]"]),
        ("[REDACTED] stuurt de tabel rond", ["[weggelakt]"]),
        ("Afspraken maken over de uitstroom.", []),
        ("Presentatie doorsturen.", []),
        ("Opstellen bestuursovereenkomst", []),
    ],
)
def test_the_words_say_who_is_to_act(text: str, owners: list[str]):
    assert owners_by_words(text) == owners


@pytest.mark.parametrize(
    ("cell", "owners"),
    [
        ("Anna Smit en Bram Vos", ["Anna Smit", "Bram Vos"]),
        ("Peter/Lizzy", ["Peter", "Lizzy"]),
        ("Ministerie van Justitie en Veiligheid", ["Ministerie van Justitie en Veiligheid"]),
        ("[REDACTED]", ["[weggelakt]"]),
        ("-", []),
    ],
)
def test_owners_in_a_cell(cell: str, owners: list[str]):
    assert owners_in(cell) == owners


@given(
    st.lists(
        st.sampled_from(["Nr\tActie\tWie", "1\tDoen\tX", "Actielijst", "- punt", "Actie: iets doen", "\t\t", "<p>", ""])
    )
)
@settings(max_examples=80, deadline=None)
def test_any_text_gives_actions_with_words(lines: list[str]):
    for action in actions_of("\n".join(lines) or "x"):
        assert action.text
        assert action.start <= action.end


def test_a_list_in_minutes_by_code_gives_owner_and_term_in_brackets():
    text = (
        "Actielijst\n\nA3 Kaart van de dijk rondsturen (J. Bos, 5 juli 2024)\nA4 Navraag doen bij de pachters over\n"
        "het maaien (alle\npachters, 31 mei 2024)\nA9 Plan opstellen (COA, z.s.m.)\n"
    )
    first, second, third = actions_of(text)
    assert (first.number, first.text, first.owners) == ("A3", "Kaart van de dijk rondsturen", ["J. Bos"])
    assert (first.due, second.due, third.due) == (dt.date(2024, 7, 5), dt.date(2024, 5, 31), None)
    assert (second.owners, third.owners) == (["alle pachters"], ["COA"])


def test_a_number_may_open_with_the_day_that_it_was_raised_on():
    text = "Datum/nr\tOmschrijving\tVerantwoordelijk\t\n0802/03\tUiterlijk 2 mei de kaart delen\tJ. Bos\tO\n"
    (action,) = actions_of(text)
    assert (action.number, action.raised) == ("0802/03", dt.date(2024, 2, 8))
    assert (action.due, action.owners, action.status_text) == (dt.date(2024, 5, 2), ["J. Bos"], "O")


def test_what_the_status_says_goes_before_a_day_that_is_past():
    text = (
        "Actielijst\n\nActie\tWie\tWanneer\tStatus\nKaart delen\tBos\t01-03-24\tuitgezet\n"
        "Plan maken\tVis\t05-03-24\tGereed: 01-02-24\nBrief sturen\tVis\t05-03-24\t\n"
    )
    open_still, earlier, past = actions_of(text)
    assert (open_still.due, open_still.done) == (dt.date(2024, 3, 1), None)
    assert (earlier.due, earlier.done) == (None, dt.date(2024, 2, 1))
    assert (past.due, past.done) == (None, dt.date(2024, 3, 5))


def test_a_header_of_two_terms_is_read_by_its_parts():
    text = "#\td.d.\tActie\tTrekker\tGereed/gepland\n3\t14-02-24\tModel delen\tprovincie\tgereed 01-03-24\n"
    (action,) = actions_of(text)
    assert (action.done, action.raised) == (dt.date(2024, 3, 1), dt.date(2024, 2, 14))


def test_a_numbered_heading_announces_a_list_without_a_header():
    text = "Verslag\n\n7. Actiepunten\n\nPlanning rondsturen\tBos\topen\nKaart van de locaties maken\tVis\tgesloten\n"
    assert [(one.text, one.owners) for one in actions_of(text)] == [
        ("Planning rondsturen", ["Bos"]), ("Kaart van de locaties maken", ["Vis"]),
    ]  # fmt: skip


def test_a_head_that_is_printed_again_over_the_page_is_no_action():
    head = "Nr.\tDatum\tActie\tGereed\n"
    first = "1\t06-12-23\tKaart delen\t05-06-24\n2\t06-12-23\tPlan maken\t\n3\t06-03-24\tBrief sturen\t\n"
    found = actions_of(f"Actielijst\n\n{head}{first}{head}4\t06-03-24\tPad meten\t01-09-24\n")
    assert [one.text for one in found] == ["Kaart delen", "Plan maken", "Brief sturen", "Pad meten"]
    other = "Actie\tWie\tWanneer\nHek zetten\tVis\t01-09-24\n"
    *_, last = actions_of(f"Actielijst\n\n{head}{first}{other}")
    assert (last.text, last.owners) == ("Hek zetten", ["Vis"])
