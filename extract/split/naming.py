"""Find the title and the date that a document gives itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from extract.split.heads import Head
from extract.split.letterheads import is_organisation
from extract.split.outline import Spot, goes_on
from extract.split.titles import CONCEPT, MEETING_FIELD, is_bare, title_kind
from extract.text.dates import find_dates, first_date
from extract.text.mailforms import mail_field

_TOP = 12  # lines
_FORM = 50  # lines that a letterhead or form may take before its subject
_LONGEST = 220
_BODY = 70  # characters: the name of a body
_COLUMN = 5  # labels that may stand in a column before their values
_BARE_ANNEX = re.compile(r"bijlage\s+[\divxa-z]{1,4}", re.IGNORECASE)
_SUBJECT = re.compile(
    r"[\s>*_|]*+(?:betreft|onderwerp|titel|document)\b[\s*_]*(?:[:\t|][\s*_|]*|\s+(?=[A-Z])|$)", re.IGNORECASE
)
_OF_DAY = re.compile(
    r"\w*(?:verslag|notulen|agenda) (?:van|voor) (?!\w+ lijst)", re.IGNORECASE
)  # of which day, not of what
_PEOPLE = re.compile(  # what stands above a list of those who were there
    r"(?:ambtelijk|bestuurlijk|aanwezig(?:en)?|afwezig(?:en)?|afgemeld|deelnemers|leden|genodigden)\W*", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{2}")
_PLACE_AND_DAY = re.compile(r"[A-Z][\w' -]{2,30}, (?=\d{1,2} \w+ \d{4})")
# Each row: how a line begins that says the document's own date, the stronger first, and in how many lines it may: one
# that stands further down may be that of a table.
_DATE_FIELDS = tuple(
    (re.compile(rf"[\s>*_|]*+(?:{words})\b", re.IGNORECASE), lines)
    for words, lines in (
        (r"(?:vergader|bijeenkomst)datum|datum (?:vergadering|overleg|bijeenkomst)|datum en tijd", _FORM),
        (r"datum|d\.?d\.?|date", _FORM),
        (r"(?:versie|peildatum|stand(?: per|(?=:? \d))|vastgesteld op)", _TOP),
    )
)


def title_of(spots: Sequence[Spot], head: Head | None) -> str | None:
    """Return the document's own title or subject as printed, None when it has none."""
    title = _title(spots, head)
    return title.strip(" |\t") or None if title else None


def _title(spots: Sequence[Spot], head: Head | None) -> str | None:
    """Return the title with what a table's rules left of themselves around it."""
    if head is not None:
        return head.subject or None
    for index, spot in enumerate(spots[:_FORM]):  # a form says itself what is its subject or name
        if _ends_head(spot):
            break
        if match := _SUBJECT.match(spot.text):
            return spot.text[match.end() :] or (spots[index + 1].text if index + 1 < len(spots) else None)
        if (kind := title_kind(spot.text)) and (line := _line(spot)) and not goes_on(spots, index):
            if index > 3 and is_bare(spot.text) and index + 1 < len(spots):
                return _line(spots[index + 1])
            if above := _whose_day(spots, index):
                return above
            if not _BARE_ANNEX.fullmatch(spot.text) and (index == 0 or not (kind == "overzicht" or is_bare(spot.text))):
                return _whole(spots, index, line)
    first = _first_heading(spots)
    for index, spot in enumerate(spots[first:_TOP], first):
        if _WORD.search(spot.text) and not CONCEPT.match(spot.text) and not _BARE_ANNEX.fullmatch(spot.text):
            return _whole(spots, index, line) if (line := _line(spot)) else None
    return None


def _whose_day(spots: Sequence[Spot], index: int) -> str | None:
    """Return the title above a line that only says of which day the record is."""
    if index == 0 or not _OF_DAY.match(spots[index].text) or not first_date(spots[index].text):
        return None
    above = _line(spots[index - 1])
    return None if above is None or is_organisation(above) else above


def _first_heading(spots: Sequence[Spot]) -> int:
    """Return the index of the heading right below the name of the organisation whose paper it is, else 0."""
    if len(spots) < 2 or not is_organisation(spots[0].text) or spots[0].level in (1, 2):
        return 0
    return int(spots[1].level in (1, 2))


def _ends_head(spot: Spot) -> bool:
    """Tell whether a line can no longer be part of the head of a document: an item, or a sentence."""
    return bool(spot.label and spot.label.isalnum()) or len(spot.text) > _LONGEST


def _line(spot: Spot) -> str | None:
    """Return the words of a line that may be a title, None when it is an item, a row, a field or a sentence."""
    if (
        _PEOPLE.fullmatch(spot.text)
        or spot.row
        or spot.label
        or MEETING_FIELD.match(spot.line.text)
        or mail_field(spot.line.text)
    ):
        return None
    has_words = 3 <= len(spot.text) <= _LONGEST and _WORD.search(spot.text)  # a number may be that of a release
    return spot.text if has_words and not re.search(r"[.;,:]$", spot.text) else None


def _whole(spots: Sequence[Spot], index: int, title: str) -> str:
    """Return a title that may run on over the next line."""
    if index + 1 >= len(spots):
        return title
    below = spots[index + 1]
    same = not below.blanks and not below.new_page and below.line.bold == spots[index].line.bold
    wraps = below.text[:1].islower() or len(title) >= 75
    wraps = wraps or _completes(spots, index)
    more = _line(below) if same and wraps and len(below.text) < 100 else None
    return f"{title} {more}" if more and not first_date(more) else title


def _completes(spots: Sequence[Spot], index: int) -> bool:
    """Tell whether the line below a title that only says "Verslag" names the body: it stands by itself there."""
    below, after = spots[index + 1], spots[index + 2] if index + 2 < len(spots) else None
    alone = after is None or after.blanks or after.new_page or MEETING_FIELD.match(after.line.text)
    return is_bare(spots[index].text) and bool(alone) and below.text[:1].isupper() and len(below.text) < _BODY


def date_of(spots: Sequence[Spot], head: Head | None, kind: str, title: str | None) -> dt.date | None:
    """Return the day that the document says it was sent, held or signed; a date in running text is not it."""
    if head is not None:
        return head.sent.date() if head.sent else None
    if kind == "overzicht" and (day := _only_date(title)):  # a peildatum is that of the figures below it
        return day
    top = _head_of(spots)
    for field, lines in _DATE_FIELDS:
        for index, spot in enumerate(top[:lines]):
            if field.match(spot.text) and (day := _value(top, index)):
                return day
    if day := _only_date(title):
        return day
    signed = (first_date(spot.text) for spot in top if len(spot.text) < 60 and _PLACE_AND_DAY.match(spot.text))
    return next((day for day in signed if day), None) or next((day for spot in top[:4] if (day := _stated(spot))), None)


def _value(top: Sequence[Spot], index: int) -> dt.date | None:
    """Return the date that a field says, on its own line or in the column of values below or beside it."""
    if day := first_date(top[index].text[:200]):
        return day
    for spot in top[index + 1 : index + 1 + _COLUMN]:
        if len(spot.text) > 60:
            return None
        if day := first_date(spot.text):
            return day
    return None


def _head_of(spots: Sequence[Spot]) -> Sequence[Spot]:
    """Return the lines before the first numbered item or, without one, the first ones."""
    items = (at for at, spot in enumerate(spots[:_FORM]) if spot.label and spot.label.isdigit())
    return spots[: next(items, _FORM)]


def _stated(spot: Spot) -> dt.date | None:
    """Return the only date of a short line at the top that is no sentence."""
    if len(spot.text) >= 160 or spot.row or (spot.text.endswith(".") and title_kind(spot.text) is None):
        return None
    return _only_date(spot.text)


def _only_date(text: str | None) -> dt.date | None:
    days = [day for hit in find_dates(text or "") if (day := hit.date())]
    return days[0] if len(days) == 1 else None
