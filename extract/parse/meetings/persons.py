"""Read the entries of a list of people: name, role, organisation, online; a redacted person keeps the latter three."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.register.search import lookup
from extract.text.markup import plain_map
from extract.text.redacted import MARKER

TITLES = (
    r"(?:(?:de\s+)?(?:heer|heren)|mevr(?:ouw|\.)?|mw\.?|dhr\.?|hr\.?|drs?\.?|ir\.?|ing\.?|mr\.?|prof\.?|jhr\.?"
    r"|jkvr\.?|ds\.?|"
    r"bc\.?|gen\.?)(?![\wà-ÿ])"
)
"""Words of address and learning that are no part of a name."""
_TITLE = re.compile(rf"(?:{TITLES}\s*)+", re.IGNORECASE)
_LOWER = (
    r"(?:van|de|den|der|het|ten|ter|te|in|op|aan|bij|tot|la|le|du|von|zu|el|al|ben|dos|da|di|vd|v/d|v\.d\.|en|['’]t|"
    r"['’]s|d['’]|i/d|onder|over|uit|voor)"
)
_WORD = r"[A-ZÀ-Ý][\wà-ÿÀ-Ý’'`´]{0,30}(?:-[\wà-ÿÀ-Ý’'`´]{1,30}){0,3}-?"
_INITIALS = r"(?:[A-Z][a-z]?\.\s?){1,6}(?:-[A-Z]\.)?"
# Each part can be matched in one way only, so that no text makes the search long.
NAME = re.compile(
    rf"(?:{_LOWER}\s+){{0,3}}(?:{_INITIALS}|{_WORD})"
    rf"(?:\s[-–]\s?(?:{_LOWER}\s+){{0,3}}{_WORD}|\s*(?:(?<=\s)|(?<=\.))(?:(?:{_LOWER}|d['’])\s*){{0,3}}(?:[A-Z]\.|{_WORD})){{0,5}}"
)
"""A person's name: initials or first names, tussenvoegsels, a double surname."""
# Functions, longest first where one begins another; what follows one in the same bracket is the organisation.
_ROLES = (
    r"(?:waarnemend |plv\.? |plaatsvervangend |wnd\.? |loco-?|oud-|vice-?|adjunct-?|technisch |dag)?"
    r"(?:commissaris van de koning|gedeputeerden?|burgemeester|wethouder|minister|staatssecretaris|"
    r"secretaris-directeur|"
    r"secretaris-generaal|directeur-generaal|(?:algemeen |gemeente|provincie)?secretaris|griffier|dijkgraaf|"
    r"(?:programma|project|regio|locatie|relatie|proces|cluster|opgave|account|team|beleids|keten)?[- ]?manager|"
    r"(?:programma|project|afdelings|team|proces|werkgroep|plaatsvervangend )?(?:leider|leidster|hoofd)|"
    r"(?:algemeen |regio)?directeur|bestuurder|bestuurs(?:lid|voorzitter|adviseur)|bestuur|voorzitter|vz"
    r"|vice-voorzitter|"
    r"notulist(?:e)?|notulen|verslag(?:legger|legging)|secretaresse|secr|secretariaat|"
    r"(?:senior |strategisch |juridisch |bestuurs?|beleids)?\s?adviseur|(?:beleids|project|bestuurs)?medewerker|"
    r"(?:raads|commissie|fractie|staten|kern|agenda)?lid|coördinator|kwartiermaker|trekker|architect|inspecteur"
    r"|officier|"
    r"raadsheer|hoogleraar|ambassadeur|programmadirecteur|gastheer|gastvrouw|spreker|agendalid|toehoorder"
    r"|portefeuillehouder)"
)
ROLE = re.compile(rf"{_ROLES}(?![\wà-ÿ]|-[a-z])", re.IGNORECASE)
"""A function in government or in a meeting, at the start of a string."""
_LOWER_TAIL = re.compile(r"(?:\s+(?:van|voor|der|de|het|en)?\s*[a-zà-ÿ][\wà-ÿ-]+)+(?=\s*(?:,|$))")
_ONLINE = re.compile(
    r"[\s(,–-]*\(?\b(?:(?:neemt )?(?:online|digitaal|op afstand|remote|telefonisch|hybride)(?: deel(?:genomen)?"
    r"| aanwezig)?|"
    r"via\s+(?:ms\s*)?(?:teams|webex|skype|zoom|beeldverbinding|video(?:verbinding)?|cisco webex|telefoon))\b\)?\s*",
    re.IGNORECASE,
)
CHAIR = re.compile(r"(?:dag|technisch |plaatsvervangend |plv\.? |wnd\.? )?voorzitter(?: [a-z]+)?|vz\.?", re.IGNORECASE)
"""The role of who leads a meeting."""
_NO_PERSON = re.compile(
    r"(?:allen?|iedereen|n\.?v\.?t\.?|tbd|ntb|geen|niemand|zie|diverse|volgens|overig[e]?|publieke|private|\d+)\b"
    r"|^(?:afwezig|aanwezig|leden|genodigden|datum)|\b(?:overleg|vergadering|verslag|agenda|notulen|werkgroep"
    r"|stuurgroep"
    r"|klankbordgroep|commissie|departement|afdeling|directie|platform|ministerie|gemeente|provincie|contactpersoon|kenmerk"
    r"|deelnemers)\b",
    re.IGNORECASE,
)
# A bracket ends an entry where a person follows without a comma.
_NEXT_PERSON = re.compile(rf"\s+(?:(?i:(?:{_ROLES}\s+)?{TITLES}\s)|[A-Z][\w.]+\s+[^,;()]{{2,60}}\()")
_AND_PERSON = re.compile(rf"\s+(?:en|&)\s+(?=(?i:{TITLES}\s)|{NAME.pattern}\s*(?:[(,;]|$))")
_ORGANISATION_FIRST = re.compile(r"\s*(?P<organisation>[A-Z][\w&-]{1,30})\s*\((?P<who>[^()]{3,60})\)\s*")
# An abbreviation behind a name that is not itself in capitals is no part of it ("Karin Bos RIVM").
_ORGANISATION_LAST = re.compile(r"(?P<who>.*[a-zà-ÿ]\S*)\s+(?P<organisation>[A-Z][A-Za-z]{0,3}[A-Z]|[A-Z]{2,6})")
_PLURAL_ROLE = re.compile(
    r"(?P<one>gedeputeerde|burgemeester|wethouder|adviseur|secretaris|medewerker|lid)(?:s|sen|n)", re.IGNORECASE
)
_GROUP = re.compile(r"^\s*(?:de|het)\s+[a-z-]{0,30}leden\s+(?=\S)")  # "de leden mevrouw Bos (X), …"
_COUNT = re.compile(r"\(?\d+\s+(?:personen|deelnemers|aanwezigen|leden)\)?", re.IGNORECASE)


@dataclass
class Person:
    """One entry of a list of people; `name` is None where it was made unreadable."""

    start: int
    end: int
    name: str | None
    role: str | None = None
    organisation: str | None = None
    online: bool = False
    leads: bool = False  # a bracket says so, whatever else the role is
    of_several: bool = False  # the role is printed once, behind the last of those who have it

    @property
    def chairs(self) -> bool:
        """Tell whether the entry says that this person led the meeting."""
        return self.leads or bool(self.role and CHAIR.fullmatch(self.role))


def read_people(source: str, start: int, end: int, *, one: bool = False, gaps: bool = False) -> list[Person]:
    """Return the people listed in source[start:end], parted by commas, semicolons or "en" outside brackets.

    With `one` the whole is one entry, in which a comma parts name and organisation. With `gaps` a bracket without a
    name before it is somebody made unreadable.
    """
    text, at = plain_map(source[start:end], start)
    people: list[Person] = []
    for first, last in [(0, len(text))] if one else _entries(text):
        for a, b in _and(text, first, last):
            piece = text[a:b]
            if not piece.strip(" .,;:-–•*"):
                continue
            person = _person(piece, at[a], at[b - 1] + 1, gaps=gaps)
            if person:
                people.append(person)
            elif people and not one:
                qualify(people[-1], piece.strip(" .,;"))
    _share(people)
    return people


def _entries(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans between separators outside brackets; where semicolons part people, commas do not."""
    depth, at = 0, 0
    outside = re.sub(r"\([^()]*\)", "", text)
    signs = ";" if outside.count(";") >= 2 or (";" in outside and "," not in outside) else ",;"
    index = 0
    while index < len(text):
        char = text[index]
        if char != "(" or text[index - 1 : index] != "(":  # "((RVIG)" is a slip of the pen
            depth = depth + 1 if char == "(" else max(0, depth - (char == ")"))
        if (char in signs or char in "\n\u2028") and depth == 0:
            yield at, index
            at = index + 1
        elif char == ")" and depth == 0 and (joined := _AND_PERSON.match(text, index + 1)):
            yield at, index + 1
            at = index = joined.end()
            continue
        elif char == ")" and depth == 0 and _NEXT_PERSON.match(text, index + 1):
            yield at, index + 1
            at = index + 1
        index += 1
    yield at, len(text)


def _and(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names on either side of "en" in an entry, outside its bracket."""
    stop = text.find("(", start, end)
    match = re.compile(r"\s+(?:en|&)\s+").search(text, start, stop if stop >= 0 else end)
    words = text[start : stop if stop >= 0 else end].split()
    place = bool(ROLE.match(text[start:end].lstrip())) and len(words) <= 4  # "burgemeester Berg en Dal" is one
    if (
        match
        and not place
        and NAME.fullmatch(_bare(text[start : match.start()]))
        and NAME.match(_bare(text[match.end() : end]))
    ):
        yield start, match.start()
        yield from _and(text, match.end(), end)
    else:
        yield start, end


def _bare(piece: str) -> str:
    """Return an entry without bullets, roles and titles in front."""
    piece = _GROUP.sub("", re.sub(r"^[\s•*–-]+", "", piece).strip(" .,;:"))
    for _ in range(3):
        if found := _TITLE.match(piece):
            piece = piece[found.end() :].lstrip(" .")
        elif (role := ROLE.match(piece)) and re.match(r"\s+(?:" + TITLES + r"|[A-ZÀ-Ý])", piece[role.end() :]):
            piece = piece[role.end() :].lstrip()
        else:
            break
    return piece


def _person(piece: str, start: int, end: int, *, gaps: bool) -> Person | None:
    """Return the person that an entry names, or None when it is no person."""
    piece = _turned(_GROUP.sub("", _COUNT.sub("", piece)))
    if piece.count("(") > piece.count(")"):
        piece = piece.replace("((", "(")
    online = bool(_ONLINE.search(piece))
    piece = _ONLINE.sub(lambda match: ")" if match.group().count(")") > match.group().count("(") else " ", piece)
    brackets = [text.strip() for text in re.findall(r"\(([^()]*)\)", MARKER.sub("\x00", piece)) if text.strip()]
    head = re.sub(r"\([^()]*\)", " ", MARKER.sub("\x00", piece)).strip(" .,;:•*–-\t")
    if "\x00" in head or (gaps and brackets and not head):
        person = Person(start, end, None, online=online)
        rest = [part for part in (head.replace("\x00", " ").strip(" )(,.-–"), *brackets) if part]
    else:
        before, head = _role_before(head)
        head, *rest = re.split(r"\s*[|,]\s*|\s+[–-]\s+(?=[A-Za-z]{4}|[A-Z]{2,3}\b)", head)
        titled = _TITLE.match(head)
        head = head[titled.end() :].strip() if titled else head
        if not 2 < len(head) < 70 or not NAME.fullmatch(head) or _NO_PERSON.search(head) or ROLE.fullmatch(head):
            return None
        if not rest and not brackets:
            head, *rest = _parted(head)
        rest += brackets
        if " " not in head and "." not in head and not (rest or titled):
            return None  # a word alone may be anything
        person = Person(start, end, head, role=before, online=online)
    for part in rest:
        qualify(person, part.replace("\x00", "").strip())
    return person


def _parted(head: str) -> list[str]:
    """Return a name and the organisation printed right behind it: an abbreviation, or one of the register's."""
    if behind := _ORGANISATION_LAST.fullmatch(head):
        return [behind["who"], behind["organisation"]]
    *name, last = head.split()
    return [" ".join(name), last] if len(name) > 1 and lookup(last, "organisatie") else [head]


def _turned(piece: str) -> str:
    """Return "COA (A. Jansen)" with the person first: initials or a marker in the bracket, none before it."""
    match = _ORGANISATION_FIRST.fullmatch(piece)
    if not match or MARKER.search(match["organisation"]):
        return piece
    initials = re.match(_INITIALS, match["who"]) and NAME.fullmatch(match["who"])
    return f"{match['who']} ({match['organisation']})" if initials or MARKER.fullmatch(match["who"]) else piece


def _role_before(head: str) -> tuple[str | None, str]:
    """Return the role printed before a name ("minister mw. M. Faber"), and what is left."""
    role = ROLE.match(head)
    if role and re.match(r"\s+(?:[a-z-]+\s+)?(?:" + TITLES + r"|[A-ZÀ-Ý])", head[role.end() :]):
        return role.group(), head[role.end() :].strip()
    return None, head


def qualify(person: Person, words: str) -> None:
    """Add to `person` what a bracket or the words after the name say: role, organisation or both."""
    for part in re.split(r"\s*[,;|]\s*|\s+[-–]\s+|\s*/\s+", words):
        part = part.strip(" .()")
        if not part or _ONLINE.fullmatch(part):
            continue
        if several := _PLURAL_ROLE.fullmatch(part):
            person.role, person.of_several = person.role or several["one"], True
            continue
        person.leads = person.leads or bool(CHAIR.fullmatch(part))
        role = ROLE.match(part)
        if role and role.end() == len(part):
            person.role = person.role or _long(part)
        elif role:
            tail = _LOWER_TAIL.match(part, role.end())
            cut = tail.end() if tail else role.end()
            person.role = person.role or part[:cut]
            person.organisation = person.organisation or part[cut:].strip(" ,") or None
        elif person.organisation is None and not part[0].isdigit():
            person.organisation = part


def _long(role: str) -> str:
    """Return a role in full where minutes abbreviate it."""
    return {"vz": "voorzitter", "secr": "secretaris"}.get(role.lower().rstrip("."), role)


def _share(people: list[Person]) -> None:
    """Give both of "A en B (gemeente X)" the organisation, and all of "A, B en C (wethouders)" the role."""
    for before, after in itertools.pairwise(people):
        if before.organisation is None and before.role is None and after.start - before.end in (4, 3):
            before.organisation, before.role = after.organisation, after.role
    for index, last in enumerate(people):
        for before in reversed(people[:index] if last.of_several else []):
            if before.role not in (None, last.role) or before.organisation is not None:
                break
            before.role = last.role
