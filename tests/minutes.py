"""Minutes made by hand for the tests of meetings, attendance, agenda and actions."""

from __future__ import annotations

import datetime as dt

from extract.parse.actions import find_actions
from extract.parse.meetings import find_meeting
from extract.text.reading import Line, Reading, split_lines
from models import Action, AgendaItem, Document, Meeting, Page, Source

DAY = dt.date(2024, 3, 12)


def reading_of(*texts: str, kinds: tuple[str, ...] = ("verslag",), **fields: object) -> Reading:
    """Return a reading that holds a document for each text, one page each, of the kinds given."""
    source = Source(id="x", name="x.txt", path="x.txt", bytes=1)
    lines: list[Line] = []
    start = 0
    for number, text in enumerate(texts, start=1):
        source.pages.append(Page(number=number, start=start, text=text))
        lines += split_lines(text, number, start)
        kind = kinds[min(number, len(kinds)) - 1]
        options = {"date": DAY, **fields} if number == len(texts) else {"date": DAY}
        document = Document(kind=kind, position=number, start=start, end=start + len(text), page=number, **options)
        source.documents.append(document)
        start += len(text) + 1
    return Reading(source, lines)


def meeting_of(*texts: str, kinds: tuple[str, ...] = ("verslag",), **fields: object) -> Meeting:
    """Return the meeting that the last of the texts records."""
    reading = reading_of(*texts, kinds=kinds, **fields)
    for document in reading.source.documents:
        find_meeting(reading, document)
    return reading.source.documents[-1].meetings[0]


def items_of(text: str, kind: str = "verslag") -> list[AgendaItem]:
    """Return the agenda items of a record."""
    return list(meeting_of(text, kinds=(kind,)).agenda_items)


def actions_of(text: str, kind: str = "verslag", date: dt.date | None = DAY) -> list[Action]:
    """Return the actions of a record held on `date`."""
    reading = reading_of(text, kinds=(kind,), date=date)
    find_meeting(reading, reading.source.documents[0])
    find_actions(reading, reading.source.documents[0])
    return list(reading.source.documents[0].actions)
