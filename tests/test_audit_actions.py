"""Action lists against each other and against the minutes that speak of them."""

from __future__ import annotations

import datetime as dt

import pytest

from extract.audit.actions import check_actions
from extract.parse.actions import find_actions
from models import Finding, Meeting
from tests.sheets import reading_of

HEAD = "Nr\tDatum\tActie\tWie\tGereed\n"
MARCH = (
    "Actielijst\n\n"
    + HEAD
    + "1\t14-03-24\tNotitie over splitsen van woningen aan de leden sturen\tHengelo\tapril 2024\n"
    + "2\t14-03-24\tGesprek voeren met de corporaties over nieuwbouw\tAlmelo\t\n"
    + "3\t14-03-24\tOverzicht van leegstaande panden maken\tprovincie\t\n"
    + "4\t14-03-24\tSubsidieregeling flexwonen uitleggen aan de raden\tEnschede\t14-03-24\n"
)
JUNE = (
    "Actielijst\n\n"
    + HEAD
    + "3\t14-03-24\tOverzicht van leegstaande panden maken\tprovincie\tseptember 2024\n"
    + "4\t14-03-24\tSubsidieregeling flexwonen uitleggen aan de raden\tEnschede\t14-03-24\n"
    + "5\t20-06-24\tBijeenkomst over netcongestie voorbereiden\tOldenzaal\t\n"
)
DAYS = (dt.date(2024, 3, 14), dt.date(2024, 6, 20))


def told(*documents: str) -> list[tuple[float | None, str | None]]:
    """Return number and measure of what is found about the actions of documents, in their order in time."""
    return [(item.printed, item.measure) for item in findings(*documents)]


def findings(*documents: str) -> list[Finding]:
    """Return what is found about the actions of documents."""
    reading = reading_of(*documents)
    for document, day in zip(reading.source.documents, DAYS, strict=False):
        document.date = day
        find_actions(reading, document)
    return list(check_actions(reading))


def gone(number: int) -> tuple[float, str]:
    return (number, f"actiepunt {number} verdwenen zonder gereed te zijn")


def test_what_was_open_and_is_listed_no_more_has_vanished():
    assert told(MARCH, JUNE) == [gone(1), gone(2)]


@pytest.mark.parametrize(
    "said",
    [
        "Actiepunt 1 en 2 zijn afgehandeld.",
        "Actielijst: de punten 1 en 2 zijn afgerond.",
        "De punten 1 en 2 zijn van de lijst gehaald.",
        "Actiepunten 1 en 2 kunnen van de lijst.",
        "De punten 1 en 2 van de actielijst zijn afgerond.",
        "Acties 1, 2: gereed.",
        "Afgerond zijn de actiepunten 1 en 2.",
        "De overige acties zijn afgedaan.",
    ],
)
def test_what_the_minutes_call_done_has_not_vanished(said: str):
    assert told(MARCH, f"{said}\n\n{JUNE}") == []


def test_a_list_that_leaves_out_most_of_what_was_open_lets_nothing_vanish():
    assert (
        told(MARCH, JUNE.replace("3\t14-03", "6\t14-03").replace("Overzicht van leegstaande panden", "Rapport")) == []
    )


def test_what_was_done_and_is_open_again_is_told():
    again = JUNE.replace("Enschede\t14-03-24", "Enschede\tseptember 2024")
    ((number, measure),) = told(MARCH, f"Acties 1 en 2 zijn gereed.\n\n{again}")
    assert number == 4
    assert measure
    assert measure.startswith("actiepunt opnieuw open: was gereed 2024-03-14")


def test_an_action_under_another_number_is_told_once():
    other = JUNE.replace("3\t14-03", "7\t14-03")
    assert (7, "actiepunt hernummerd 3 -> 7") in told(MARCH, f"Acties 1 en 2 zijn gereed.\n\n{other}")


def test_a_document_may_print_the_list_of_an_earlier_day_too():
    later = JUNE.replace("3\t14-03", "7\t14-03").replace("4\t14-03", "9\t14-03").replace("5\t20", "8\t20")
    both = (
        later.replace("Actielijst", "Actielijst, bijgewerkt t/m 20 juni 2024")
        + "\n"
        + MARCH.replace("Actielijst", "Actielijst van 14 maart 2024")
    )
    assert (7, "actiepunt hernummerd 3 -> 7") in told(both)


def test_an_action_that_is_done_and_was_on_the_list_before_is_no_finding():
    assert told(MARCH, f"Acties 1, 2 en 5 zijn gereed.\n\n{JUNE}") == []


def test_an_action_that_is_done_and_on_no_list_is_told():
    assert told(MARCH, f"Acties 1, 2 en 12 zijn gereed.\n\n{JUNE}") == [
        (12, "actiepunt afgerond dat niet op de lijst staat")
    ]


def test_a_body_whose_name_is_cut_short_is_the_same_body():
    reading = reading_of(MARCH, JUNE)
    bodies = ("Wethoudersoverleg Wonen", "Wethoudersoverleg Wonen Twente")
    for document, day, body in zip(reading.source.documents, DAYS, bodies, strict=True):
        document.date = day
        document.meetings.append(Meeting(start=document.start, end=document.end, body=body))
        find_actions(reading, document)
    assert len(list(check_actions(reading))) == 2
    reading.source.documents[1].meetings[0].body = "Wethoudersoverleg Zorg"
    assert list(check_actions(reading)) == []
