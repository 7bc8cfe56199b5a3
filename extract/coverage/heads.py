"""Find where the head of a document prints its title and date, and the times, place and chair of its meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from extract.text.dates import find_dates, find_times
from extract.text.markup import plain
from extract.text.reading import Line, Reading
from models import Document, Meeting, Segment

_MOST_LINES = 60
_TOP = 2000  # characters within which a document prints its own title and date
_DATED = 60  # characters: a longer line says more than the date
_FIELD = 160  # characters: a longer line is no field, only what it says of the meeting counts


def head_spans(reading: Reading, document: Document, meeting: Meeting) -> Iterator[tuple[int, int]]:
    """Yield the lines before the first agenda item that say something of what the meeting's record holds."""
    first = min((item.start for item in meeting.agenda_items), default=document.end)
    lines = [line for line in reading.lines_of(document) if line.start < first]
    for line in lines[:_MOST_LINES]:
        if len(line.text) <= _FIELD and _says(line, meeting):
            yield line.start, line.end


def title_spans(reading: Reading, document: Document) -> Iterator[tuple[int, int]]:
    """Yield where a document prints its title and date."""
    for segment in document.segments:
        if segment.start - document.start > _TOP:
            return
        if document.title and segment.kind == "kop" and segment.text in document.title:
            yield segment.start, segment.end
        elif document.title and document.title in segment.text:
            yield from _title_in(reading, segment, document.title)
        if document.date and any(character.isdigit() for character in segment.text):
            yield from _dated(reading, segment, document.date)


def _title_in(reading: Reading, segment: Segment, title: str) -> Iterator[tuple[int, int]]:
    """Yield where a title is printed in a segment ("Betreft: …"), from the beginning of its line."""
    for line in reading.lines_of(segment):
        if (at := line.text.find(title)) >= 0:
            yield line.start, line.start + at + len(title)
            return


def _dated(reading: Reading, segment: Segment, date: dt.date) -> Iterator[tuple[int, int]]:
    """Yield the lines of a segment that print this date and little more."""
    for line in reading.lines_of(segment)[:_MOST_LINES]:
        if len(line.text) <= _DATED and any(hit.date() == date for hit in find_dates(line.text)):
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
