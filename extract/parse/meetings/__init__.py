"""Find the meeting that a document records: its body, day, times, place and chair, who was there, what was on."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.parse.agenda import find_agenda
from extract.parse.meetings.attendance import find_attendance
from extract.parse.meetings.bodies import adopted_bodies, body_in, short_name
from extract.parse.meetings.particulars import chair_of, day_of, is_particular, place_of, read_fields, times_of
from extract.text.dates import DateHit, find_dates, find_times
from extract.text.markup import plain
from extract.text.reading import Line, Reading
from models import Document, Meeting

KINDS = ("verslag", "agenda", "actielijst", "besluitenlijst")
"""The kinds of documents that record a meeting."""
_NOUNS = re.compile(
    r"\b(H?LRT|PRT(?: [A-Z][\w-]+)?|[Ss]tuurgroep|[Ww]erkgroep|[Kk]opgroep|[Rr]egietafel|[Cc]ommissie"
    r"|[Kk]lankbordgroep)\b"
)
# An abbreviation that acts as a body does: "het TO stemt in".
_ACTS = re.compile(
    r"\b(?:[Hh]et|[Dd]e)\s+([A-Z]{2,6})\s+(?:stemt|besluit|wordt gevraagd|kan zich|is akkoord|gaat akkoord|neemt"
    r"|stelt vast"
    r"|vergadert|komt bijeen|adviseert|concludeert)\b"
)
# In the mail that brings an agenda: "… de LRT van a.s. donderdag 26 september".
_CALLED = re.compile(
    r"(?:vergadering|overleg|bijeenkomst|tafel|regietafel|[A-Z]{3,})\s+(?:van|op|d\.?d\.?)\s+(?:a\.?s\.?\s+"
    r"|aanstaande\s+)?$"
)
_TAKES_PLACE = re.compile(r"\b(?:vindt|vinden)\b[^.\n]{0,40}\bplaats\b[^\n]{0,120}")
_MAIL_DAYS = 31  # an agenda is sent at most so long before the meeting
_HEAD_LINES = 60


def find_meeting(reading: Reading, document: Document) -> None:
    """Append to `document.meetings` the one meeting of which it is a record or agenda, if it is; agenda and all."""
    if document.kind not in KINDS:
        return
    meeting = Meeting(start=document.start, end=document.end, page=document.page, method="regel:vergadering", score=0.8)
    find_agenda(reading, document, meeting)
    main = [item.start for item in meeting.agenda_items if item.parent is None]
    listed = find_attendance(reading, document, meeting, until=main[1] if len(main) > 1 else None)
    head = [line for line in reading.lines_of(document) if not main or line.start < main[0]][:_HEAD_LINES]
    fields = read_fields(head)
    text = reading.text[document.start : document.end]
    meeting.date = day_of(fields, head, document, text)
    meeting.start_time, meeting.end_time = times_of(fields, head, text)
    meeting.location = place_of(fields, head, text)
    meeting.chair = listed or chair_of(fields, text)
    meeting.body = _in_full(reading, _body(document, fields, head, text))
    if document.kind == "agenda" and "held" not in fields:
        _ask_mail(reading, document, meeting)
    document.meetings.append(meeting)


def _body(document: Document, fields: dict[str, str], head: Sequence[Line], text: str) -> str | None:
    """Return the short name of the body that met: as title, field or head say, else as the text calls it."""
    opening = [plain(line.text) for line in head[:15] if not is_particular(line)]
    said = [document.title or "", fields.get("body", ""), *opening]
    found = [(body[1] - 0.1 * at, body[0]) for at, words in enumerate(said) if words and (body := body_in(words))]
    if strong := [entry for entry in found if entry[0] > 1.2]:
        return max(strong)[1]
    adopted = Counter(adopted_bodies(re.sub(r"\s+", " ", text[:8000])))
    if adopted:
        return adopted.most_common(1)[0][0]
    return _called(text) or (max(found)[1] if found else None)


def _called(text: str) -> str | None:
    """Return what the text most often calls the body that meets: an abbreviation that acts, or a noun."""
    if acts := Counter(_ACTS.findall(text[:60_000])):
        return acts.most_common(1)[0][0]
    words = _NOUNS.findall(text[:60_000])
    counts = Counter(word.split(" ")[0].lower() for word in words)
    if not counts:
        return None
    most = counts.most_common(1)[0][0]
    return short_name(Counter(word for word in words if word.lower().startswith(most)).most_common(1)[0][0])


def _in_full(reading: Reading, body: str | None) -> str | None:
    """Return a bare "PRT" or "werkgroep" as the one longer name by which the source's other documents call it."""
    if body is None or " " in body:
        return body
    others = [found[0] for other in reading.source.documents if other.title and (found := body_in(other.title))]
    longer = {other for other in others if other.lower().startswith(body.lower() + " ")}
    return longer.pop() if len(longer) == 1 else body


def _ask_mail(reading: Reading, document: Document, meeting: Meeting) -> None:
    """Take day and times of an agenda from the mail that brought it, when that names one later day for the meeting.

    An agenda that says itself at what time it begins needs no mail.
    """
    if meeting.start_time or meeting.date is None or not meeting.body:
        return
    days: dict[dt.date, str] = {}
    for other in reading.source.documents:
        if other.kind == "e-mail" and other.start < document.start:
            text = reading.text[other.start : other.end][:30_000]
            if meeting.body.lower() in text.lower():
                days |= dict.fromkeys(_announced(text, meeting.date), text)
    later = [day for day in days if 0 < (day - meeting.date).days <= _MAIL_DAYS]
    if len(later) == 1:
        meeting.date = later[0]
        held = _TAKES_PLACE.search(days[later[0]])
        hit = next(iter(find_times(held.group())), None) if held else None
        if hit:
            meeting.start_time, meeting.end_time = hit.since, hit.until


def _announced(text: str, near: dt.date) -> Iterator[dt.date]:
    """Yield the days that a mail says the meeting is on."""
    for hit in find_dates(text):
        if _is_called(text, hit) and (day := hit.date(near)):
            yield day


def _is_called(text: str, hit: DateHit) -> bool:
    return bool(hit.day and _CALLED.search(text[max(0, hit.start - 80) : hit.start]))
