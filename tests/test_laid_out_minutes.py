"""Minutes laid out as a table: the number of an item in one column, its text in the other."""

from __future__ import annotations

from extract.parse import parse
from models import Document
from tests.minutes import reading_of

LAID_OUT = "\n".join(
    (
        "Werkgroep Duinbeheer",
        "Verslag 3 mei 2022",
        "1\tWelkom\u2028Deelnemers:\u2028• Jan de Wit\u2028• Karin Bos\u2028• Piet van Dam",
        "2\tBeheerplan\u2028- Karin Bos licht het plan toe.\u2028- Afgesproken wordt dat het plan in juni af is.",
        "\t- De helmaanplant komt later.",
        "Vak\tTrekker\tPlan\u2028gereed",
        "Noord\tBos\tja",
        "Zuid\tDe Wit\tnee",
        "3\tRondvraag\u2028- Geen opmerkingen.",
    )
)


def document_of(text: str) -> Document:
    reading = reading_of(text)
    parse(reading)
    return reading.source.documents[0]


def test_numbers_in_a_column_of_their_own_are_the_agenda() -> None:
    (meeting,) = document_of(LAID_OUT).meetings
    assert [(item.number, item.title) for item in meeting.agenda_items] == [
        ("1", "Welkom"),
        ("2", "Beheerplan"),
        ("3", "Rondvraag"),
    ]


def test_people_within_a_cell_were_present() -> None:
    (meeting,) = document_of(LAID_OUT).meetings
    assert [person.name for person in meeting.attendances] == ["Jan de Wit", "Karin Bos", "Piet van Dam"]


def test_a_line_of_a_cell_is_a_decision_under_its_item() -> None:
    (decision,) = document_of(LAID_OUT).decisions
    assert decision.quote == "Afgesproken wordt dat het plan in juni af is."
    assert decision.agenda_item is not None
    assert decision.agenda_item.number == "2"


def test_only_the_table_within_the_minutes_is_a_table() -> None:
    (table,) = document_of(LAID_OUT).tables
    assert [cell.text for cell in table.cells][:3] == ["Vak", "Trekker", "Plan gereed"]
    assert len(table.cells) == 9


def test_an_item_left_for_another_time_and_text_over_several_cells_are_no_end_of_the_minutes() -> None:
    rows = (
        "1\tWelkom\u2028Deelnemers:\u2028• Karin Bos",
        "2\tBeheerplan\u2028- Het plan is besproken.\tKarin Bos zal het plan\u2028met de leden delen.",
        "5\tRondvraag",
    )
    document = document_of("\n".join(("Verslag 3 mei 2022", *rows)))
    assert [item.number for item in document.meetings[0].agenda_items] == ["1", "2", "5"]
    assert [decision.quote for decision in document.decisions] == ["Karin Bos zal het plan met de leden delen."]
    assert not document.tables


def test_a_raised_figure_beside_a_text_is_no_number_of_an_item() -> None:
    (meeting,) = document_of("Verslag 3 mei 2022\n²\tWelkom\n³\tRondvraag").meetings
    assert not meeting.agenda_items
