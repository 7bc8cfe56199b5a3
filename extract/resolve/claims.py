"""Gather what a source says of people: each place that names someone, with the office or seat printed there."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from corpus import register
from extract.resolve.joining import Profile, provinces_of
from extract.resolve.offices import Office, office_in, offices_in, serves
from extract.resolve.personnames import PersonName, fullness, name_of
from extract.resolve.surroundings import Setting
from extract.text.reading import Reading
from models import Address, Attendance, Entity, Meeting, Mention, Printed

_BODIES = ("gemeente", "provincie", "veiligheidsregio", "organisatie")
_LEVELS = ("gemeente", "provincie")
_ADDRESSED = re.compile(
    r"\b(?:(?P<m>(?:de )?(?:heer|heren|dhr\.?))|(?P<v>mevrouw|mevr\.?|mw\.?|dames?))\s+"
    r"(?:(?:drs|dr|ir|ing|mr|prof)\.\s*)*$",
    re.IGNORECASE,
)
# What stands between a name and the body whose office it is, and between an office's body and the name behind it.
_OF = re.compile(r",? (?:van|uit|namens) (?:de |het )?(?:gemeente |provincie |ministerie (?:van )?)?", re.IGNORECASE)
_THEN = re.compile(r",? (?:(?:de heer|mevrouw|dhr\.|mw\.|drs\.|ir\.|mr\.|dr\.) ){0,2}", re.IGNORECASE)
_OFFICE_OF = re.compile(r"(?:[A-Za-zà-ÿ]+-?[ ]?){1,5} (?:van|in) (?:de |het )?(?:gemeente |provincie )?$")
_PLURAL = re.compile(r"(?:wethouders|burgemeesters|gedeputeerden|ministers|leden|staten)$", re.IGNORECASE)
_BEFORE = 60
_KIND_FIRST = re.compile(
    r"(?:gemeente|provincie|regio|veiligheidsregio|waterschap|ministerie|stichting|werkgroep)\b", re.IGNORECASE
)
# Kinds of bodies: without a name they do not say which.
_NO_BODIES = frozenset(
    "gemeente gemeenten provincie provincies veiligheidsregio waterschap ministerie departement rijk regio corporatie"
    " woningcorporatie woningcorporaties omgevingsdienst stichting organisatie online digitaal teams".split()
)
_BOARD = re.compile(
    r"(?:(?:dagelijks |algemeen )?bestuur|college|directie)(?: van)?(?: het| de)? (?=\S)", re.IGNORECASE
)


@dataclass(frozen=True)
class Said:
    """One seat that is printed beside a name: the office (None: only a body), whose, and whether that is public."""

    office: str | None
    body: str | None  # its id in the register, or else "txt:" and its name
    printed: str | None  # the body by its name in the register, else as printed
    public: bool
    method: str

    @property
    def body_id(self) -> str | None:
        """Return the body's id in the register."""
        return None if self.body is None or self.body.startswith("txt:") else self.body


@dataclass
class Claim:
    """One place where someone is named: `mention` is None where only a list of people has the name."""

    start: int
    end: int
    printed: str
    name: PersonName
    mention: Mention | None
    document: int
    bare: bool  # the words are all surname
    gender: str | None = None
    province: str | None = None
    said: list[Said] = field(default_factory=list)

    @property
    def profile(self) -> Profile:
        """Return what the place tells of who is named."""
        seats = frozenset((each.office, each.body) for each in self.said)
        provinces = provinces_of(seats) or frozenset({self.province} if self.province else ())
        return Profile(self.name, self.gender, seats, provinces, frozenset({self.document}))


def claims_in(reading: Reading, mentions: Sequence[Mention], settings: Sequence[Setting]) -> list[Claim]:
    """Return every place in a source that names someone, in order; `mentions` are in order, each with its setting."""
    starts = [document.start for document in reading.source.documents]
    provinces: dict[int, str | None] = {}
    claims: list[Claim] = []
    for index, mention in enumerate(mentions):
        at = bisect_right(starts, mention.start) - 1
        provinces.setdefault(at, settings[index].province)
        if mention.kind == "persoon" and (claim := _of_mention(reading, mentions, index, at)):
            claim.province = settings[index].province
            claims.append(claim)
    _hear_attendances(reading, claims, provinces)
    _hear_addresses(reading, claims)
    return sorted(claims, key=lambda claim: (claim.start, claim.end))


def _of_mention(reading: Reading, mentions: Sequence[Mention], index: int, document: int) -> Claim | None:
    """Return what stands at a mention of a person."""
    mention = mentions[index]
    before = reading.text[max(0, mention.start - _BEFORE) : mention.start]
    title = _ADDRESSED.search(before)
    bare = (title is not None or mention.method == "persoon:ambt") and not _has_first_name(mention.text)
    name = name_of(mention.text, bare=bare)
    if name is None or _KIND_FIRST.match(mention.text):
        return None
    claim = Claim(mention.start, mention.end, mention.text, name, mention, document, bare)
    claim.gender = None if title is None else "m" if title["m"] else "v"
    date = reading.source.documents[document].date if document >= 0 else None
    office, beside = _body_beside(reading.text, mentions, index)
    body = None if _is_own_name(mention.organisation, mention.text) else mention.organisation
    meeting = _meeting_of(reading, document)
    claim.said = list(_said(mention.role or office, body, beside, date, meeting, "tekst"))
    key = register.name_key(mention.text)
    return None if any(each.printed and register.name_key(each.printed) == key for each in claim.said) else claim


def _has_first_name(text: str) -> bool:
    """Tell whether a name of several words begins with a first name."""
    first, _, rest = text.partition(" ")
    return bool(rest) and (first in register.first_names() or "." in first)


def _is_own_name(organisation: str | None, name: str) -> bool:
    """Tell whether what stands in brackets is no body but a first name, or the initials of the name before it."""
    if not organisation or organisation in register.first_names():
        return True
    return organisation.casefold() == "".join(word[0] for word in re.findall(r"[^\W\d_]+", name)).casefold()


def _body_beside(text: str, mentions: Sequence[Mention], index: int) -> tuple[str | None, Mention | None]:
    """Return the body named right behind a name, or before it with its office: "minister van X, de heer Bos"."""
    mention = mentions[index]
    if index + 1 < len(mentions):
        after = mentions[index + 1]
        if after.kind in _BODIES and _OF.fullmatch(_between(text, mention.end, after.start)):
            return None, after
    if index:
        before = mentions[index - 1]
        if before.kind in _BODIES and _THEN.fullmatch(_between(text, before.end, mention.start)):
            words = _between(text, max(0, before.start - _BEFORE), before.start)
            office = _last_office(words) if _OFFICE_OF.search(words) else None
            return office, before if office else None
    return None, None


def _between(text: str, start: int, end: int) -> str:
    """Return a slice with white space folded, nothing when it is long or negative."""
    return re.sub(r"\s", " ", text[start:end]) if 0 <= end - start <= _BEFORE else ""


def _last_office(words: str) -> str | None:
    """Return the office that `words` end in, apart from the "van" behind it."""
    words = re.sub(r" (?:van|in)(?: de| het)?(?: gemeente| provincie)? $", "", words)
    if _PLURAL.search(words):
        return None
    parts = words.split(" ")
    for size in (4, 3, 2, 1):
        last = " ".join(parts[-size:])
        if len(parts) >= size and (found := office_in(last)) and found.ambt:
            return last
    return None


def _meeting_of(reading: Reading, document: int) -> Meeting | None:
    meetings = reading.source.documents[document].meetings if document >= 0 else []
    return meetings[0] if len(meetings) == 1 else None


def _said(
    role: str | None,
    organisation: str | None,
    beside: Mention | None,
    date: dt.date | None,
    meeting: Meeting | None,
    method: str,
) -> Iterator[Said]:
    """Yield the seats that a role and an organisation as printed, and a body named beside them, make."""
    offices: list[Office | None] = [*offices_in(role)]
    if organisation and (more := list(offices_in(organisation))) and _is_all_office(organisation):
        offices, organisation = [*offices, *more], None
    seat = method == "presentielijst"
    counts = not role or bool(offices)  # who has another role there, an adviser's say, is in no public function
    chairs = seat and meeting is not None and bool(meeting.chair)
    for office in offices or [None]:
        if office and office.name == "voorzitter" and meeting and meeting.body and (chairs or not organisation):
            yield Said(office.name, f"txt:{register.name_key(meeting.body)}", meeting.body, True, f"regel:{method}")
            office = None
        key, printed = _body(organisation, office, date) if organisation else (None, None)
        if key is None and beside is not None:
            key, printed = beside.entity_id or f"txt:{register.name_key(beside.text)}", beside.name
        if office is None and key is None:
            continue
        known = key is not None and not key.startswith("txt:")
        public = (seat and counts and key is not None) or (office is not None and (office.ambt or known))
        yield Said(office.name if office else None, key, printed, public and not serves(role), f"regel:{method}")


def _is_all_office(printed: str) -> bool:
    """Tell whether what stands for an organisation is an office: "(CdK)"."""
    words = printed.strip(" .,;")
    found = office_in(words)
    return found is not None and len(words.split()) <= len(found.name.split())


def _body(printed: str, office: Office | None, date: dt.date | None) -> tuple[str | None, str | None]:
    """Return the key and name of the body printed as an organisation: of the office's own level where it has one."""
    words = " ".join(printed.split()).strip(" .,;:-–()")
    if words.casefold() in _NO_BODIES or not re.search(r"[^\W\d_]{2}", words):
        return None, None
    level = office.level if office and office.level in _LEVELS else None
    for text in (words, _BOARD.sub("", words, count=1), words.rsplit(",", 1)[-1].strip()):
        found = (register.lookup(text, level, date) if level else ()) or _entries(text, date)
        if len(found) == 1:
            return found[0].id, found[0].name
    first = words.split()[0]
    named = first != first.lower() or (first in _NO_BODIES and words != words.lower())
    return (f"txt:{register.name_key(words)}", words) if named else (None, None)


def _entries(text: str, date: dt.date | None) -> tuple[Entity, ...]:
    """Return the bodies in the register that a text may mean, places left aside."""
    return tuple(entity for entity in register.lookup(text, None, date) if entity.kind in _BODIES)


def _hear_attendances(reading: Reading, claims: list[Claim], provinces: dict[int, str | None]) -> None:
    """Let each row of those present tell the seat of who is named in it, in place of what the words around tell."""
    starts = [claim.start for claim in claims]
    found = list(claims)
    for at, document in enumerate(reading.source.documents):
        for meeting in document.meetings:
            for row in meeting.attendances:
                printed = _named_in(row)
                name = name_of(printed) if printed else None
                if name is None or printed is None:
                    continue
                said = list(_seats_of(row, meeting, document.date))
                claim = _within(found, starts, row, name)
                if claim is None:
                    claim = Claim(row.start, row.end, printed, name, None, at, bare=False, province=provinces.get(at))
                    claims.append(claim)
                claim.printed = max(claim.printed, printed, key=fullness)
                claim.name, claim.said = claim.name.joined(name), said or claim.said


def _named_in(row: Attendance) -> str | None:
    """Return the name in a row of people; None when it is redacted, a place or body, or holds more than one name.

    A place before initials is whom the person sits for: "Zeewolde J.P. Bos".
    """
    words = " ".join((row.name or "").split())
    if row.redacted or not words or register.lookup(words) or _KIND_FIRST.match(words):
        return None
    if any(serves(word) or office_in(word) for word in words.split()):
        return None
    first, _, rest = words.partition(" ")
    placed = re.match(r"[A-Z]\.", rest) and first not in register.first_names() and register.lookup(first)
    same = row.organisation and register.name_key(words) == register.name_key(row.organisation)
    return None if same else rest if placed else words


def _seats_of(row: Attendance, meeting: Meeting, date: dt.date | None) -> Iterator[Said]:
    """Yield the seats that a row tells; only who leads the meeting is its chair."""
    leads = bool(meeting.chair and row.name and meeting.chair.casefold() == row.name.casefold())
    body = None if _is_own_name(row.organisation, row.name or "") else row.organisation
    yield from _said(row.role, body, None, date, meeting if leads else None, "presentielijst")


def _within(claims: list[Claim], starts: list[int], row: Printed, name: PersonName) -> Claim | None:
    """Return the claim within a row that bears the row's name."""
    first, last = bisect_left(starts, row.start), bisect_left(starts, row.end)
    return next((claim for claim in claims[first:last] if claim.name.main == name.main), None)


def _hear_addresses(reading: Reading, claims: list[Claim]) -> None:
    """Let the domain of a mail address tell for whom its owner writes; that is no public function by itself."""
    starts = [claim.start for claim in claims]
    for address in _addresses(reading):
        entity = register.by_domain(address.domain or "")
        name = name_of(address.name or "")
        claim = _within(claims, starts, address, name) if entity and name else None
        if claim and entity:
            told = Said(None, entity.id, entity.name, public=False, method="regel:mailadres")
            claim.said.append(replace(told, office=None))


def _addresses(reading: Reading) -> Iterable[Address]:
    for document in reading.source.documents:
        for email in document.emails:
            yield from (one for one in email.addresses if one.name and one.domain and not one.redacted)
