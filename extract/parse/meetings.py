"""Find the meeting that a document records: its body, day, times, place and chair, who was there, what was on."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extract.parse.agenda import find_agenda
from extract.parse.attendance import find_attendance
from extract.parse.bodies import adopted_bodies, body_in, short_name
from extract.parse.persons import NAME, ROLE, TITLES
from extract.text.dates import DateHit, TimeHit, find_dates, find_times
from extract.text.markup import plain
from extract.text.reading import Line, Reading
from models import Document, Meeting

KINDS = ("verslag", "agenda", "actielijst", "besluitenlijst")
# Each row: what a field at the head of minutes holds, and the names it is printed under.
FIELDS: tuple[tuple[str, str], ...] = (
    (
        "date",
        r"(?:vergader)?datum(?: (?:en|&|/) ?(?:tijd(?:stip)?|plaats|locatie))?|vergaderdatum en -?tijd"
        r"|datum (?:vergadering|overleg|bijeenkomst)|dag|wanneer|d\.?d\.?|datum/tijd",
    ),
    ("time", r"(?:aanvangs?|begin)?tijd(?:stip|en)?|tijd ?/ ?duur|aanvang"),
    ("place", r"locatie|plaats|vergaderplaats|waar|vergaderlocatie|vergaderruimte|zaal|ruimte|adres vergadering"),
    ("chair", r"(?:dag)?voorzitter"),
    ("body", r"omschrijving|betreft|overleg|vergadering|onderwerp|naam overleg|bijeenkomst|gremium"),
)
_FIELD = re.compile(
    r"\s*[*_#]*\s*(?:"
    + "|".join(f"(?P<{kind}>{terms})" for kind, terms in FIELDS)
    + r")\s*[*_]*(?P<colon>\s*:|\t|\s*\||[*_]*\s*$|(?=\s+\d{1,2}[ -]))",
    re.IGNORECASE,
)
_WHO = rf"(?:{TITLES}\s+)?(?P<who>{NAME.pattern})"
_NAMED_CHAIR = re.compile(rf"\b(?:dag|vergader|technisch )?[Vv]oorzitter\s+{_WHO}")
_CHAIR_AFTER = re.compile(rf"{_WHO},?\s*(?:\([^()]{{2,40}}\)\s*)?\(\s*(?:dag)?(?:voorzitter|vz\.?)\s*\)")
_OPENS = re.compile(
    rf"(?:^|(?<=[.!?]\s)|(?<=\n)){_WHO}\s*(?:\(vz\.?\)\s*)?(?:heet\b[^.]{{0,60}}\bwelkom|opende?t?\b[^.]{{0,40}}"
    r"\b(?:vergadering|overleg|bijeenkomst|sessie)|verwelkomt)"
)
_CLOSES = re.compile(
    r"\b(?:sluit(?:ing)?|gesloten|beëindigt?|einde)\b[^.\n]{0,80}?\bom\b\s*[^.\n]{0,15}?(?=\d)|\bduurt\s+tot\s+(?:circa |ca\.? )?(?=\d)"
    r"|\b(?:vergadering|overleg)\s+(?:wordt|is)\s+om\s+(?=\d[\d.:]+\s*u?(?:ur)?\s+(?:gesloten|beëindigd))|\beinde?(?:\s+\w+)?\s*:\s*(?=\d)",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:opent|geopend|aangevangen|aanvang|begint|start)\b[^.\n]{0,40}?\bom\b\s*(?=\d)|\baanvang\s*:\s*(?=\d)",
    re.IGNORECASE,
)
_HELD_IN = re.compile(
    r"\b(?:vond(?:en)?|vindt|werd|wordt)\s+(?:plaats\s+)?in\s+(?P<place>(?:de\s|het\s)?[A-Z][^,.;:]{2,60}?)\s+"
    r"(?:de|het|een|plaats|gehouden)\b|\bgehouden\b[^.\n]{0,60}?\bin\s+(?P<hall>(?:de |het )[A-Z][^,.\n]{3,60})"
)
_DURING = re.compile(r"\btijdens\s+(?:de|het|deze|dit)\s+[\w ]{2,40}?(?:van|op|d\.?d\.?)?\s*$", re.IGNORECASE)
_EARLIER = re.compile(r"verslag|notulen|besluitenlijst|actielijst|vaststell", re.IGNORECASE)
# In the mail that brings an agenda: "… de LRT van a.s. donderdag 26 september".
_CALLED = r"(?:vergadering|overleg|bijeenkomst|tafel|regietafel|[A-Z]{3,})\s+(?:van|op|d\.?d\.?)\s+(?:a\.?s\.?\s+|aanstaande\s+)?$"
_MAIL_DAYS = 31  # an agenda is sent at most so long before the meeting


def find_meeting(reading: Reading, document: Document) -> None:
    """Append to `document.meetings` the one meeting of which it is a record or agenda, if it is; agenda and all."""
    if document.kind not in KINDS:
        return
    meeting = Meeting(start=document.start, end=document.end, page=document.page, method="regel:vergadering", score=0.8)
    find_agenda(reading, document, meeting)
    first = meeting.agenda_items[0].start if meeting.agenda_items else None
    listed = find_attendance(reading, document, meeting, until=first)
    lines = reading.lines_of(document)
    head = [line for line in lines if first is None or line.start < first][:60]
    fields = dict(_fields(head))
    text = reading.text[document.start : document.end]
    meeting.date = _date(fields, head, document, text)
    meeting.start_time, meeting.end_time = _times(fields, head, text)
    meeting.location = _location(fields, text)
    meeting.chair = listed or _chair(fields, text)
    meeting.body = _in_full(reading, _body(document, fields, head, text))
    _ask_mail(reading, document, meeting)
    document.meetings.append(meeting)


def _fields(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield the fields at a document's head, later ones first so that the first of a kind stays."""
    found: list[tuple[str, str]] = []
    for index, line in enumerate(lines):
        text = line.text.strip().strip("|").strip()
        match = _FIELD.match(text)
        if not match:
            continue
        kind = next(kind for kind, _ in FIELDS if match[kind])
        value = plain(text[match.end() :]).strip(" |:\t*")
        if not value and index + 1 < len(lines) and not _FIELD.match(lines[index + 1].text):
            value = plain(lines[index + 1].text).strip(" |")
        if value and (kind not in ("date", "time") or re.search(r"\d", value)):
            found.append((kind, value))
    yield from reversed(found)


def _date(fields: dict[str, str], head: Sequence[Line], document: Document, text: str) -> dt.date | None:
    """Return the day of the meeting: of its field, its title, or the document's own; not that of earlier minutes."""
    for said in (fields.get("date", ""), document.title or ""):
        hits = [hit for hit in find_dates(said) if hit.day]
        if hits and (day := hits[0].date(document.date)):
            return day
    if document.date:
        return document.date
    for line in head[:25]:
        words = plain(line.text)
        hits = [hit for hit in find_dates(words) if hit.day and hit.year]
        if hits and len(words) < 200 and not _EARLIER.search(words[: hits[0].start][-40:]):
            return hits[0].date()
    return _spoken_of(text)


def _spoken_of(text: str) -> dt.date | None:
    """Return the day of the meeting that a text speaks of as its own ("tijdens de PRT 11 september"), if it is one."""
    hits = find_dates(text[:20_000])
    near = next((day for hit in hits if hit.year and (day := hit.date())), None)
    days = {hit.date(near) for hit in hits if hit.day and _DURING.search(text[max(0, hit.start - 60) : hit.start])}
    return days.pop() if len(days) == 1 else None


def _times(fields: dict[str, str], head: Sequence[Line], text: str) -> tuple[str | None, str | None]:
    """Return when the meeting began and ended, as far as said."""
    start = end = None
    title = [plain(line.text) for line in head[:12] if find_dates(line.text)]
    for said in (fields.get("time", ""), fields.get("date", ""), *title):
        hit = next(iter(find_times(said)), None) or _bare_time(said)
        if hit and start is None:
            start, end = hit.since, hit.until
    for match in _BEGINS.finditer(text):
        start = start or _clock(text, match.end())
    for match in _CLOSES.finditer(text):
        end = end or _clock(text, match.end())
    return start, end


def _bare_time(said: str) -> TimeHit | None:
    """Return a time without "uur" that stands behind a date ("25 april 2024 11.00")."""
    match = re.search(r"(?<![\d.,])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d.])\s*$", said)
    return TimeHit(*match.span(), f"{int(match[1]):02}:{match[2]}", None) if match else None


def _clock(text: str, at: int) -> str | None:
    """Return the time printed at offset `at`."""
    match = re.match(r"([01]?\d|2[0-3])(?:[.:]([0-5]\d))?", text[at : at + 5])
    return f"{int(match[1]):02}:{match[2] or '00'}" if match else None


def _location(fields: dict[str, str], text: str) -> str | None:
    """Return where the meeting was held."""
    if place := fields.get("place"):
        return place
    match = _HELD_IN.search(text[:3000])
    return plain(match["place"] or match["hall"]) if match else None


def _chair(fields: dict[str, str], text: str) -> str | None:
    """Return who led the meeting: named as such, or the one who opens it and welcomes the rest."""
    said = re.sub(r"\([^()]*\)", "", fields.get("chair", "")).strip(" ,")
    said = re.sub(rf"^(?:{TITLES}\s*)+", "", said, flags=re.IGNORECASE)
    if NAME.fullmatch(said):
        return said
    for pattern in (_NAMED_CHAIR, _CHAIR_AFTER, _OPENS):
        for match in pattern.finditer(text[:20_000]):
            if name := _person(match["who"]):
                return name
    return None


def _person(words: str) -> str | None:
    """Return the name at the end of `words`: an office before it ("Commissaris van de Koning") is no part of it."""
    words = plain(words)
    role = ROLE.match(words)
    words = words[role.end() :].strip() if role else words
    return words if " " in words and NAME.fullmatch(words) else None


def _body(document: Document, fields: dict[str, str], head: Sequence[Line], text: str) -> str | None:
    """Return the short name of the body that met: as title, field or head say, else as the text calls it."""
    said = [document.title or "", fields.get("body", ""), *(plain(line.text) for line in head[:15])]
    found = [(body[1] - 0.1 * at, body[0]) for at, words in enumerate(said) if words and (body := body_in(words))]
    if strong := [entry for entry in found if entry[0] > 1.2]:
        return max(strong)[1]
    adopted = Counter(adopted_bodies(re.sub(r"\s+", " ", text[:8000])))
    if adopted:
        return adopted.most_common(1)[0][0]
    return _called(text) or (max(found)[1] if found else None)


def _in_full(reading: Reading, body: str | None) -> str | None:
    """Return a bare "PRT" or "werkgroep" as the one longer name by which the source's other documents call it."""
    if body is None or " " in body:
        return body
    others = [found[0] for other in reading.source.documents if other.title and (found := body_in(other.title))]
    longer = {other for other in others if other.lower().startswith(body.lower() + " ")}
    return longer.pop() if len(longer) == 1 else body


def _called(text: str) -> str | None:
    """Return what the text most often calls the body that meets: an abbreviation or noun with its capitalised words."""
    words = re.findall(
        r"\b(H?LRT|PRT(?: [A-Z][\w-]+)?|[Ss]tuurgroep|[Ww]erkgroep|[Kk]opgroep|[Rr]egietafel|[Cc]ommissie|[Kk]lankbordgroep)\b",
        text[:60_000],
    )
    counts = Counter(word.split(" ")[0].lower() for word in words)
    if not counts:
        return None
    most = counts.most_common(1)[0][0]
    return short_name(Counter(word for word in words if word.lower().startswith(most)).most_common(1)[0][0])


def _ask_mail(reading: Reading, document: Document, meeting: Meeting) -> None:
    """Take day and times of an agenda from the mail that brought it, when that names one later day for the meeting.

    An agenda that says itself at what time it begins needs no mail.
    """
    if document.kind != "agenda" or meeting.start_time or meeting.date is None or not meeting.body:
        return
    days: dict[dt.date, str] = {}
    for other in reading.source.documents:
        if other.kind == "e-mail" and other.start < document.start:
            text = reading.text[other.start : other.end][:30_000]
            if meeting.body.lower() in text.lower():
                for day in _announced(text, meeting.date):
                    days[day] = text
    later = [day for day in days if 0 < (day - meeting.date).days <= _MAIL_DAYS]
    if len(later) == 1:
        meeting.date = later[0]
        held = re.search(r"\b(?:vindt|vinden)\b[^.\n]{0,40}\bplaats\b[^\n]{0,120}", days[later[0]])
        hit = next(iter(find_times(held.group())), None) if held else None
        if hit:
            meeting.start_time, meeting.end_time = hit.since, hit.until


def _announced(text: str, near: dt.date) -> Iterator[dt.date]:
    """Yield the days that a mail says the meeting is on."""
    for hit in find_dates(text):
        if _is_called(text, hit) and (day := hit.date(near)):
            yield day


def _is_called(text: str, hit: DateHit) -> bool:
    return bool(hit.day and re.search(_CALLED, text[max(0, hit.start - 80) : hit.start]))
