"""Keep what is printed around a name that was made unreadable: the role and the organisation, never the name."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.parse.meetings.persons import ROLE, TITLES, Person, qualify
from extract.text.reading import Reading
from extract.text.redacted import MARKER
from models import Attendance, Redaction

_OF_PERSONS = (None, "naam")  # what may have stood there for a role to be its own
_NEAR = 90  # characters on its line that may say whose name it was
_ON = 2  # characters that a row may begin or end beside the mark
_KINDS = r"gemeente|provincie|ministerie|waterschap|hoogheemraadschap|veiligheidsregio|regio|stichting|min\."
_CAPITAL = r"['’]?[A-ZÀ-Þ][\wà-ÿ'’.-]{0,30}"
_BODY = (
    rf"(?P<organisation>(?:(?:{_KINDS})\s(?:van\s)?(?:(?:de|het|den)\s)?)?{_CAPITAL}"
    rf"(?:\s(?:(?:en|aan|op|bij)\s)?(?:(?:de|den|der|het)\s)?{_CAPITAL}){{0,4}})"
)
_OF = r"\s(?:van|uit|namens|bij)\s(?:de\s|het\s)?"
_ROLE = rf"(?P<role>(?i:{ROLE.pattern}))"
# Each row: what stands before the mark, what stands behind it. Both must match; a group tells role or organisation, and
# what `inside` holds is read as the bracket of a list of people is.
_AROUND: tuple[tuple[str, str], ...] = (
    (rf"(?<![\w-]){_ROLE}\s*:?\s*(?:(?i:{TITLES})\s*)*$", rf"{_OF}{_BODY}"),
    (rf"(?<![\w-]){_ROLE}\s*:?\s*(?:(?i:{TITLES})\s*)*$", r"\s*\((?P<inside>[^()\n]{2,80})\)"),
    (rf"(?<![\w-]){_ROLE}{_OF}{_BODY}\s*[,:]?\s*(?:(?i:{TITLES})\s*)*$", r""),
    (rf"(?<![\w-]){_ROLE}\s*:?\s*(?:(?i:{TITLES})\s*)*$", r""),
    (r"$", r"\s*\((?P<inside>[^()\n]{2,80})\)"),
    (r"$", rf"(?:\s*[,\t|]\s*|\s+[-–]\s+)(?=(?i:{ROLE.pattern}))(?P<inside>[^,;.()\n\t|]{{3,80}})"),
    (r"$", rf"{_OF}(?=(?:{_KINDS})\s){_BODY}"),
)
_COMPILED = tuple((re.compile(before), re.compile(after)) for before, after in _AROUND)
_IS_BODY = re.compile(rf"(?:(?i:{_KINDS})\s|{_CAPITAL}).{{0,80}}$")
_SAYS_SO = re.compile(r"gelakt|geanonimiseerd|redacted", re.IGNORECASE)
_OF_WORDS = re.compile(r"^\s*(?:van|uit|namens|bij)\s(?:de\s|het\s)?")
_MOST_WORDS = 8


def keep_roles(reading: Reading) -> None:
    """Give each redaction of a name the role and organisation around it: from its row of those present, or its line."""
    rows = sorted(_redacted_rows(reading), key=lambda row: row.start)
    starts = [row.start for row in rows]
    for one in reading.source.redactions:
        if one.what not in _OF_PERSONS:
            continue
        at = bisect_right(starts, one.start + _ON) - 1
        if at >= 0 and one.start <= rows[at].end + _ON:
            one.role, one.organisation = rows[at].role, _unmarked(rows[at].organisation)
        if one.role is None and one.organisation is None:
            one.role, one.organisation = _on_line(reading.text, one)
        if one.what is None and (one.role or one.organisation):
            one.what = "naam"


def _redacted_rows(reading: Reading) -> list[Attendance]:
    """Return the rows of people present or absent whose name was made unreadable."""
    meetings = (meeting for document in reading.source.documents for meeting in document.meetings)
    return [row for meeting in meetings for row in meeting.attendances if row.redacted]


def _on_line(text: str, one: Redaction) -> tuple[str | None, str | None]:
    """Return the role and organisation that the words right before and behind a mark tell."""
    first = max(text.rfind("\n", 0, one.start) + 1, one.start - _NEAR)
    last = text.find("\n", one.end, one.end + _NEAR)
    before, after = text[first : one.start], text[one.end : last if last >= 0 else one.end + _NEAR]
    for left, right in _COMPILED:
        found, behind = left.search(before), right.match(after)
        if found and behind:
            told = _told(found.groupdict() | behind.groupdict())
            if told != (None, None):
                return told
    return None, None


def _told(groups: dict[str, str | None]) -> tuple[str | None, str | None]:
    """Return role and organisation out of what was matched; words that are no body's name are left out."""
    person = Person(0, 0, None, role=groups.get("role"), organisation=groups.get("organisation"))
    inside = groups.get("inside") or ""
    if inside and not MARKER.search(inside):
        qualify(person, inside)
    body = _unmarked(_OF_WORDS.sub("", person.organisation or "").strip(" .,;:-–"))
    is_body = body is not None and _IS_BODY.match(body) and len(body.split()) <= _MOST_WORDS
    return person.role, body if is_body else None


def _unmarked(organisation: str | None) -> str | None:
    """Return an organisation, None for words that say that something was made unreadable."""
    return organisation if organisation and not _SAYS_SO.search(organisation) else None
