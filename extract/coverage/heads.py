"""Find where the head of a record prints the day, times, place and chair that its meeting has."""

from __future__ import annotations

from collections.abc import Iterator

from extract.text.dates import find_dates, find_times
from extract.text.markup import plain
from extract.text.reading import Line, Reading
from models import Document, Meeting

_MOST_LINES = 60
_FIELD = 160  # characters: a longer line is no field, only what it says of the meeting counts


def head_spans(reading: Reading, document: Document, meeting: Meeting) -> Iterator[tuple[int, int]]:
    """Yield the lines before the first agenda item that say something of what the meeting's record holds."""
    first = min((item.start for item in meeting.agenda_items), default=document.end)
    lines = [line for line in reading.lines_of(document) if line.start < first]
    for line in lines[:_MOST_LINES]:
        if len(line.text) <= _FIELD and _says(line, meeting):
            yield line.start, line.end


def _says(line: Line, meeting: Meeting) -> bool:
    """Tell whether a line prints the day, a time, the place or the chair of the meeting."""
    words = plain(line.text)
    if any(value in words for value in (meeting.location, meeting.chair) if value):
        return True
    if not any(character.isdigit() for character in words):
        return False
    if meeting.date and meeting.date in (hit.date(meeting.date) for hit in find_dates(words)):
        return True
    printed = {moment for hit in find_times(words) for moment in (hit.since, hit.until)}
    return not printed.isdisjoint(moment for moment in (meeting.start_time, meeting.end_time) if moment)
