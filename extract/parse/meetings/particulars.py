"""Read the particulars of a meeting from its record: the fields at its head, day, times, place and chair."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from corpus.register.search import find_place
from extract.parse.meetings.persons import NAME, ROLE, TITLES
from extract.text.dates import TimeHit, find_dates, find_times
from extract.text.markup import plain
from extract.text.reading import Line
from models import Document

# Each row: what a field holds, and the names it is printed under; "held" is surely the meeting's day, "date" may be
# that of the letter around it.
FIELDS: tuple[tuple[str, str], ...] = (
    ("held", r"vergaderdatum(?:\s+en\s+-?\s?(?:tijd|plaats|locatie))?|datum (?:van de )?(?:vergadering|overleg)"),
    ("date", r"datum(?: (?:en|&|/) ?(?:tijd(?:stip)?|plaats|locatie))?|dag|wanneer|d\.?d\.?|datum/tijd"),
    ("time", r"(?:aanvangs?|begin|vergader)?tijd(?:stip|en)?|tijd ?/ ?duur|aanvang"),
    ("place", r"(?:vergader)?(?:locatie|plaats|ruimte|zaal)|waar|ruimte|zaal|adres vergadering"),
    ("chair", r"(?:dag)?voorzitter|voorz\.?"),
    (
        "body",
        r"omschrijving|betreft|overleg|vergadering|onderwerp|naam overleg|bijeenkomst|gremium|orgaan"
        r"|(?:voortouw)?commissie",
    ),
)
_NAMES = "|".join(f"(?P<{kind}>{terms})" for kind, terms in FIELDS)
# Some names need no colon to be a field: running text does not begin with them.
_FIELD = re.compile(
    rf"\s*[*_#]*\s*(?:{_NAMES})\s*[*_]*(?:\s*:|\t|\s*\||[*_]*\s*$|(?=\s+\d{{1,2}}[ -])|(?<=[*_])\s|"
    r"(?<=datum)(?=\s)|(?<=tijd)(?=\s)|(?<=gaderplaats)(?=\s)|(?<=gaderlocatie)(?=\s)|(?<=etreft)(?=\s+[A-Z]))",
    re.IGNORECASE,
)
_NAME_ONLY = re.compile(
    rf"{_FIELD.pattern}|\s*[*_]*(?:deelnemers|aanwezig\w*|afwezig\w*|genodigden|leden|status|(?:ons )?kenmerk|bijlagen?"
    r"|kopie.*|(?:onze |uw )?referentie|aantal.*|contactpersoon)[*_:\s]*$",
    re.IGNORECASE,
)
_ONE_LINE = NAME.pattern.replace(r"\s", r"[^\S\n\t]")  # nor over the cells of a row
_WHO = rf"(?:{TITLES}[^\S\n\t]+)?(?<!\w)(?P<who>{_ONE_LINE})"
_CHAIRS = (
    (
        None,
        re.compile(rf"(?<![–—-] )\b(?:dag|vergader|technisch )?[Vv]oorzitter[^\S\t]+{_WHO}"),
    ),  # no "Bos - voorzitter"
    (
        re.compile(r"\(\s*(?:dag)?(?:voorzitter|vz)"),
        re.compile(rf"{_WHO},?\s*(?:\([^()]{{2,40}}\)\s*)?\(\s*(?:dag)?(?:voorzitter|vz\.?)\s*\)"),
    ),
    (
        re.compile(r"\b(?:heet|opende?t?|verwelkomt)\b"),
        re.compile(
            rf"(?:^|(?<=[.!?]\s)|(?<=\n)){_WHO}\s*(?:\(vz\.?\)\s*)?(?:heet\b[^.]{{0,60}}\bwelkom|opende?t?\b[^.]{{0,40}}"
            r"\b(?:vergadering|overleg|bijeenkomst|sessie)|verwelkomt)"
        ),
    ),
)
"""How a text names its chair: called so, marked so, or the one who opens the meeting and welcomes the rest.

Each with what stands in the midst of it, around which alone it is looked for.
"""
_AROUND = 200  # characters
_CLOSES = re.compile(
    r"\b(?:sluit(?:ing)?|gesloten|beëindigt?|einde)\b[^.\n]{0,80}?\bom\b\s*[^.\n]{0,15}?(?=\d)"
    r"|\bduurt\s+tot\s+(?:circa |ca\.? )?(?=\d)|\beinde?(?:\s+\w+)?\s*:\s*(?=\d)"
    r"|\b(?:vergadering|overleg)\s+(?:wordt|is)\s+om\s+(?=\d[\d.:]+\s*u?(?:ur)?\s+(?:gesloten|beëindigd))",
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\b(?:opent|geopend|aangevangen|aanvang|begint|start)\b[^.\n]{0,40}?\bom\b\s*(?=\d)|\baanvang\s*:?\s*(?=\d)",
    re.IGNORECASE,
)
_HELD_IN = (
    re.compile(
        r"\b(?:vond(?:en)?|vindt|werd|wordt)\s+(?:plaats\s+)?in\s+(?P<place>(?:de\s|het\s)?[A-Z][^,.;:()\n]{2,60}?)\s+"
        r"(?:de|het|een|plaats|gehouden)\b"
    ),
    re.compile(r"\bgehouden\b[^.]{0,60}?\bin\s+(?P<place>(?:de |het )[A-Z][^,.\n]{3,60})"),
    re.compile(r"\b(?P<place>(?:Online|Fysiek|Digitaal|Hybride)\s+overleg\s+(?:via|in|te)\s+[A-Z][^\d.,\n]{2,40})"),
)
# What the name of a building, room or street ends in, and where one meets that is nowhere.
_PLACE = re.compile(
    r"(?:huis|zaal|kamer|kantoor|kazerne|gebouw|hotel|school|kerk|laan|straat|plein|kade|singel|gracht|paviljoen|foyer"
    r"|werf|hal|theater|museum)\b"
    r"|\b(?:huis|zaal|gouvernement|(?:ms |microsoft )?teams|webex|zoom|online|digitaal|ruimte)\b",
    re.IGNORECASE,
)
_DURING = re.compile(r"\btijdens\s+(?:de|het|deze|dit)\s+[\w ]{2,40}?(?:van|op|d\.?d\.?)?\s*$", re.IGNORECASE)
_EARLIER = re.compile(r"verslag|notulen|besluitenlijst|actielijst|vaststell", re.IGNORECASE)
_ONLY_TIME = re.compile(r"\s*\d{1,2}[.:]\d\d\b[^a-z]*(?:uur|u\.?)?\s*$")
_LONGEST_VALUE = 160


def read_fields(lines: Sequence[Line]) -> dict[str, str]:
    """Return the fields at a record's head; of several of a kind the first.

    In the house style of Dutch ministries the names stand in the margin, and the values below the title in the same
    order: day and time, then the place.
    """
    found: dict[str, str] = {}
    empty: set[str] = set()
    for index, line in enumerate(lines):
        text = line.text.strip().strip("|").strip()
        match = _FIELD.match(text)
        if not match:
            continue
        kind = next(kind for kind, _ in FIELDS if match[kind])
        value = plain(text[match.end() :]).strip(" |:\t*")
        if not value and index + 1 < len(lines) and not _NAME_ONLY.match(lines[index + 1].text):
            value = plain(lines[index + 1].text).strip(" |")
        dated = kind in ("held", "date", "time")
        if kind == "held" and index + 1 < len(lines) and _ONLY_TIME.match(lines[index + 1].text):
            value = f"{value} {lines[index + 1].text.strip()}"
        if value and len(value) < _LONGEST_VALUE and (not dated or re.search(r"\d", value)):
            found.setdefault(kind, value)
        else:
            empty.add(kind)
    if "held" in empty and "held" not in found:
        found |= _below_title(lines, place="place" in empty and "place" not in found)
    return found


def _below_title(lines: Sequence[Line], *, place: bool) -> dict[str, str]:
    """Return the day, time and place that stand below a record's title without a name."""
    for index, line in enumerate(lines):
        words = plain(line.text)
        before = lines[index - 1].text if index else ""
        hits = find_dates(words)
        if not hits or hits[0].start > 12 or len(words) > 60 or _FIELD.match(before) or _FIELD.match(words):
            continue
        found, after = {"held": words}, index + 1
        if after < len(lines) and next(iter(find_times(plain(lines[after].text))), None):
            found["time"] = plain(lines[after].text)
            after += 1
        if place and after < len(lines) and len(lines[after].text) < 120:
            found["place"] = plain(lines[after].text)
        return found
    return {}


def is_particular(line: Line) -> bool:
    """Tell whether a line holds the day, time, place or chair."""
    match = _FIELD.match(line.text.strip().strip("|").strip())
    return bool(match) and not (match and match["body"])


def day_of(fields: dict[str, str], head: Sequence[Line], document: Document, text: str) -> dt.date | None:
    """Return the day of the meeting: of its field, its title, or the document's own; not that of earlier minutes."""
    printed = [day for line in head[:25] if (day := _dated(plain(line.text)))]
    title = document.title or ""
    dated = any(hit.day for hit in find_dates(title))
    foreign = dated and bool(printed) and not any(title in plain(line.text) for line in head)
    title = "" if foreign else title  # a title that the head does not print may be that of its first item
    for said in (fields.get("held", ""), fields.get("date", ""), title):
        hits = [hit for hit in find_dates(said) if hit.day]
        if hits and (day := hits[0].date(document.date)):
            return day
    if document.date and not foreign:
        return document.date
    return printed[0] if printed else _spoken_of(text)


def _dated(words: str) -> dt.date | None:
    """Return the day that a line of the head bears, unless it is that of earlier minutes."""
    hits = [hit for hit in find_dates(words) if hit.day and hit.year]
    if hits and len(words) < 200 and not _EARLIER.search(words[: hits[0].start][-40:]):
        return hits[0].date()
    return None


def _spoken_of(text: str) -> dt.date | None:
    """Return the day of the meeting that a text speaks of as its own ("tijdens de PRT 11 september"), if it is one."""
    hits = find_dates(text[:20_000])
    near = next((day for hit in hits if hit.year and (day := hit.date())), None)
    days = {hit.date(near) for hit in hits if hit.day and _DURING.search(text[max(0, hit.start - 60) : hit.start])}
    return days.pop() if len(days) == 1 else None


def times_of(fields: dict[str, str], head: Sequence[Line], text: str) -> tuple[str | None, str | None]:
    """Return when the meeting began and ended, as far as said."""
    start = end = None
    title = [plain(line.text) for line in head[:12] if find_dates(line.text)]
    for said in (fields.get("time", ""), fields.get("held", ""), fields.get("date", ""), *title):
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
    match = re.search(r"(?<![\d.,-])([01]?\d|2[0-3])[.:]([0-5]\d)(?![\d.])\s*$", said)
    return TimeHit(*match.span(), f"{int(match[1]):02}:{match[2]}", None) if match else None


def _clock(text: str, at: int) -> str | None:
    """Return the time printed at offset `at`."""
    match = re.match(r"([01]?\d|2[0-3])(?:[.:]([0-5]\d))?(?!\d)", text[at : at + 6])
    return f"{int(match[1]):02}:{match[2] or '00'}" if match else None


def place_of(fields: dict[str, str], head: Sequence[Line], text: str) -> str | None:
    """Return where the meeting was held."""
    if place := fields.get("place") or _beside_day(head):
        return place
    found = next((match for pattern in _HELD_IN if (match := pattern.search(text[:3000]))), None)
    return plain(found["place"]).strip(" -–") if found else None


def _beside_day(head: Sequence[Line]) -> str | None:
    """Return the place that is printed behind the day and time in a record's head, or on the line below them."""
    for index, line in enumerate(head[:12]):
        words = plain(line.text)
        ends = [*(hit.end for hit in find_dates(words)), *(hit.end for hit in find_times(words))]
        if not ends or not any(hit.day and hit.year for hit in find_dates(words)) or len(words) > 120:
            continue
        after = head[index + 1] if index + 1 < len(head) else None
        below = plain(after.text) if after and not after.gap else ""
        rest = re.sub(r"^\s*(?:uur|u\.)(?=\W|$)", "", words[max(ends) :]).strip(" ,|·–-*")
        if rest and below.startswith("("):
            rest = f"{rest} {below}"
        for said in (rest, below if not rest else ""):
            if 2 < len(said) < 90 and not re.search(r"\d[.:]\d\d", said) and (_PLACE.search(said) or find_place(said)):
                said = said.strip("()") if said.startswith("(") else said
                return None if _FIELD.match(said) else re.sub(r"^(?:in|te)\s+(?=\w)", "", said.strip(" ,"))
    return None


def chair_of(fields: dict[str, str], text: str) -> str | None:
    """Return who led the meeting, without title or office."""
    said = re.sub(r"\([^()]*\)", "", fields.get("chair", "")).strip(" ,")
    said = re.sub(rf"^(?:{TITLES}\s*)+", "", said, flags=re.IGNORECASE)
    if NAME.fullmatch(said):
        return _person(said) or said
    if said and (name := _person(said)):
        return name
    text = text[:20_000]
    for midst, pattern in _CHAIRS:
        for start, end in _surroundings(midst, text):
            for match in pattern.finditer(text, start, end):
                if name := _person(match["who"]):
                    return name
    return None


def _surroundings(midst: re.Pattern[str] | None, text: str) -> Iterator[tuple[int, int]]:
    """Yield the slices of `text` around each match of `midst`, all of it when there is none to go by."""
    if midst is None:
        yield 0, len(text)
    else:
        for match in midst.finditer(text):
            yield max(0, match.start() - _AROUND), match.end() + _AROUND


def _person(words: str) -> str | None:
    """Return the name at the end of `words`: an office before it ("Commissaris van de Koning") is no part of it."""
    words = plain(words)
    role = ROLE.match(words)
    words = words[role.end() :].strip() if role else words
    return words if " " in words and words[0].isupper() and NAME.fullmatch(words) else None
