"""Find people in public function: names that a title, role, initials or a known first name vouches for."""

from __future__ import annotations

import re
from collections import defaultdict

from corpus import register
from extract.recognise.hits import Hit, occurrences
from extract.recognise.running import Running

_PARTICLE = (
    r"(?:[Vv]an (?:[Dd]e[rn]?|het|'t|’t)|[Vv]an|[Dd]e [lL]a|[Dd]e[nr]?|[Tt]e[rn]?|[Ii]n ['’]t|[Oo]p (?:de[nr]?|['’]t)"
    r"|['’]t|[Vv][./]? ?[Dd]\.?|[Vv]on|[Ee]l|[Bb]en|[Dd]i|[Dd]u|[Ll]e|[Ll]a)"
)
_CAP = r"(?:[A-ZÀ-Þ]['’])?[A-ZÀ-Þ][a-zß-ÿ]+(?:[A-ZÀ-Þ][a-zß-ÿ]+)?"
_DOUBLE = rf"(?: ?[-–] ?(?:{_PARTICLE} ){{0,3}}{_CAP})?"
SURNAME = rf"(?:{_PARTICLE} ){{0,3}}{_CAP}{_DOUBLE}"
INITIALS = r"(?:[A-Z][a-z]?\. ?){1,5}"
FIRST = rf"{_CAP}(?:-{_CAP})?"
_FULL = rf"(?:{INITIALS}|{FIRST} (?:[A-Z]\. ?)?(?:{FIRST} (?=(?:{_PARTICLE} ){{0,3}}[A-ZÀ-Þ]))?)"

_TITLES = (
    r"(?:[Dd]e heer|(?:[Dd]e )?(?:heren|dames)"
    r"|[Hh]eer|[Dd]hr\.?|DHR\.?|[Mm]evrouw|[Mm]evr\.?|[Mm]w\.?|MW\.?|[Mm]r\.|[Dd]rs\.|[Dd]r\."
    r"|[Ii]r\.|[Ii]ng\.|[Pp]rof\.)"
)
# Offices whose holder is named right behind them: a single surname will do.
OFFICES = (
    r"(?:[Bb]urgemeester|[Ww]ethouder|[Gg]edeputeerde|[Mm]inister(?:-[Pp]resident)?|[Ss]taatssecretaris|[Pp]remier"
    r"|[Cc]ommissaris(?: van de [Kk]oning)?|CdK|[Kk]amerlid|[Rr]aadslid|[Ss]tatenlid|[Gg]riffier"
    r"|[Gg]emeentesecretaris|[Dd]ijkgraaf|[Ss]tas|[Ll]ocoburgemeester)"
)
# Roles that also head a title or a department: behind them a first name or initials are needed.
ROLES = (
    r"(?:(?:[A-Za-zà-ÿ]{0,18})?(?:[Vv]oorzitter|[Ss]ecretaris|[Dd]irecteur(?:-[Gg]eneraal)?|[Bb]estuurder|[Mm]anager"
    r"|[Aa]dviseur|[Pp]rojectleider|[Nn]otulist|[Cc]oördinator|[Mm]edewerker|[Ww]oordvoerder|[Gg]ezant|[Ii]nspecteur|[Cc]abaretier"
    r"|[Hh]oogleraar|[Oo]nderzoeker|[Cc]ommandant|[Oo]fficier|[Cc]ollega|[Ll]id)|DG|SG|pSG)"
)
_PORTFOLIOS = frozenset(
    "Algemene Asiel Asielzaken Bedrijfsvoering Beleid Bestuur Bestuurlijke Binnenlandse Bouwen Buitenlandse "
    "Communicatie Cultuur Defensie Digitalisering Economie Economische Financiën Financien Gezondheid Groen "
    "Handhaving Huisvesting Informatie Inburgering Infrastructuur Integratie Jeugd Justitie Klimaat Landbouw "
    "Leefbaarheid Maatschappelijke Media Migratie Milieu Mobiliteit Natuur Onderwijs Opvang Openbaar Openbare "
    "Oekraïne Ontwikkeling Personeel Politie Publieke Ruimte Ruimtelijke Sociaal Sociale Sport Staten Stedelijke "
    "Toezicht Vastgoed Veiligheid Verkeer Vervoer Vluchtelingen Volksgezondheid Volkshuisvesting "
    "Vreemdelingenzaken Water Wethouder Wethouders Wmo Wonen Woningbouw Zorg Stikstof Energie Burgemeester "
    "Gedeputeerde Minister Staatssecretaris Commissaris Voorzitter Provincie Gemeente Ministerie Rijk Kamer "
    "Kabinet Raad College Commissie Stichting Overleg Agenda Verslag Besluit Koning Datum Onderwerp Bijlage Aan "
    "Van Cc Tijd Locatie Vergadering Drentse Utrechtse Beste Geachte Hallo Dag Goedemorgen Goedemiddag Groet "
    "Groeten Dank Ter Nieuwe Nederland Nederlandse Europa Europese Den Het De Een In Op Voor Met Dit Deze Januari "
    "Februari Maart April Mei Juni Juli Augustus September Oktober November December Maandag Dinsdag Woensdag "
    "Donderdag Vrijdag Zaterdag Zondag Heer Mevrouw Sent Subject Attachment Attachments From Date Thema Werkgroep "
    "Stuurgroep Platform Team Afdeling Directie Programma".split()
)
_PLACE_END = re.compile(
    r"(?:straat|laan|weg|plein|huis|school|dijk|kade|park|gebouw|hal|zaal|hotel|college|stichting|hof|kazerne|centrum"
    r"|kerk|theater|toren|brug|burg(?= \d)|singel|gracht|institute?|universiteit|bedrijf|groep|fonds|wet|plan|akkoord"
    r"|nota|orgaan|raad|beraad|dienst|agentschap|tafel|regio|team)$"
)
_EVIDENCE: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("aanhef", re.compile(rf"(?<!\w)(?P<role>{_TITLES}) (?:(?:{_TITLES}) )?(?P<name>(?:{_FULL})?{SURNAME})"), 0.98),
    (
        "ambt",
        re.compile(rf"(?<!\w)(?P<role>{OFFICES}) (?:{_TITLES} )?(?P<name>(?:{_FULL})?{SURNAME})"),
        0.9,
    ),
    (
        "rol",
        re.compile(rf"(?<!\w)(?P<role>{ROLES}) ?:? (?:{_TITLES} )?(?P<name>{_FULL}{SURNAME})"),
        0.85,
    ),
    (
        "omgekeerd",
        re.compile(
            rf"(?<![\w.])(?P<name>{SURNAME}(?:, | (?=(?:[A-Z][a-z]?\.){{2}}))(?:[A-Z][a-z]?\.){{1,6}}"
            rf"(?: (?:van de[rn]?|van|de[rn]?|ter|ten|te)\b)?)(?![\w.]| ?(?:{_PARTICLE} ){{0,3}}[A-ZÀ-Þ][a-z]+)"
        ),
        0.9,
    ),
    (
        "voorletters",
        re.compile(
            rf"(?<![\w.&])(?P<name>(?:[A-Z][a-z]?\. ?){{0,4}}[A-Z][a-z]?\. {SURNAME}|(?:[A-Z]\.){{2,5}}{SURNAME})"
            r"(?![\w]|\.[A-Z])"
        ),
        0.85,
    ),
    (
        "haakjes",
        re.compile(rf"(?<![\w.-])(?P<name>{FIRST} (?:[A-Z]\. ?)?(?:{FIRST} )?{SURNAME})(?= \([A-Za-z])"),
        0.8,
    ),
    ("voornaam", re.compile(rf"(?<![\w.])(?P<name>{FIRST} (?:[A-Z]\. ?)?(?:{FIRST} )?{SURNAME})(?![\w])"), 0.85),
)
_BEHIND = re.compile(
    rf" ?\((?P<all>(?P<role>(?:plv\.? |loco-?)?(?:{OFFICES}|{ROLES})[a-zà-ÿ]*)? ?(?P<rest>[^()\n]{{0,80}}))\)",
    re.IGNORECASE,
)
_AND_NAME = re.compile(rf"(?:,| en|, en) (?P<name>(?:{INITIALS})?{SURNAME})")
_STATED = re.compile(rf"(?:gemeente|provincie|ministerie|waterschap|stichting|{OFFICES}|{ROLES})\b", re.IGNORECASE)
_ROLE_TAIL = re.compile(rf", (?P<role>(?:{OFFICES}|{ROLES}))\b")


class People:
    """The people that a source names with evidence: full names, and the surnames and first names that mean them."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.surnames: dict[str, set[str]] = defaultdict(set)
        self.first_names: dict[str, set[str]] = defaultdict(set)

    def add(self, name: str) -> None:
        """Remember a name as printed, and what may stand for it later."""
        self.names.add(name)
        bare = re.sub(rf"^{INITIALS}", "", name).split(",")[0].strip()
        first = bare.split(" ")[0]
        if first in register.first_names() and " " in bare:
            self.first_names[first].add(name)
            bare = bare.split(" ", 1)[1]
        self.surnames[bare[:1].upper() + bare[1:]].add(name)


def find_persons(running: Running, common: frozenset[str], people: People) -> list[Hit]:
    """Return the people in `running` that the text vouches for, and add them to `people`.

    `common` holds the words that the source also writes without a capital: such a word alone is no surname.
    """
    hits: list[Hit] = []
    for method, pattern, score in _EVIDENCE:
        for match in pattern.finditer(running.text):
            hit = _person(running, match, method, score, common)
            if hit:
                hits.append(hit)
                people.add(running.text[hit.start : hit.end])
        if method == "aanhef":
            hits += _others(running, hits[:], people)
    return hits


def _others(running: Running, hits: list[Hit], people: People) -> list[Hit]:
    """Return who is named with the first of several gentlemen or ladies: "de heren Bos, Smit en De Wit"."""
    found: list[Hit] = []
    for hit in hits:
        at = hit.end
        plural = re.search(r"\b(?:heren|dames|mevrouwen) $", running.text[max(0, hit.start - 12) : hit.start])
        while plural and (more := _AND_NAME.match(running.text, at)):
            at = more.end()
            found.append(Hit(*more.span("name"), "persoon", "persoon:aanhef", (), 0.9, more["name"], rank=3))
            people.add(more["name"])
    return found


def _person(running: Running, match: re.Match[str], method: str, score: float, common: frozenset[str]) -> Hit | None:
    """Return the person in a match, None when the words mean something else."""
    text = running.text
    start, end = match.span("name")
    name = text[start:end]
    start, name = _without_role(start, name)
    while name and method != "omgekeerd" and _is_wrong_end(name, common, method):
        if " " not in name:
            return None
        name = name.rsplit(" ", 1)[0].rstrip(" -–")
    if not name or not _vouched(text, start, name, method, common):
        return None
    end = start + len(name)
    if running.is_barred(start, end) or re.match(r" \d|[\w]", text[end : end + 2]):
        return None
    role = match.groupdict().get("role")
    role, organisation = _role_behind(text, end, role if method != "aanhef" else None)
    return Hit(start, end, "persoon", f"persoon:{method}", (), score, name, role, organisation, rank=3)


def _without_role(start: int, name: str) -> tuple[int, str]:
    """Cut a title or role off the front of a name."""
    front = re.match(rf"(?:(?:{_TITLES}|{OFFICES}|{ROLES}|Namens|Door|Aan|Van(?= [A-Z][a-z]+ [A-Z])) )+(?=\S)", name)
    return (start + front.end(), name[front.end() :]) if front else (start, name)


def _is_wrong_end(name: str, common: frozenset[str], method: str) -> bool:
    last = name.split(" ")[-1]
    if last.lower() in ("van", "de", "der", "den", "te", "ter", "ten", "het", "-", "–", "v.", "d."):
        return True
    if _PLACE_END.search(last) and method != "aanhef":
        return True
    if " " in name and any(e.kind == "organisatie" for e in register.lookup(last)):
        return True
    return last in _PORTFOLIOS or (last.lower() in common and method not in ("aanhef", "omgekeerd") and " " in name)


def _vouched(text: str, start: int, name: str, method: str, common: frozenset[str]) -> bool:
    """Tell whether a name passes the test of its kind of evidence."""
    words = re.findall(r"[^\W\d_]{2,}", name)
    if not words or (name.split(" ")[0] in _PORTFOLIOS and not _starts_with_particle(name)):
        return False
    bare = re.sub(r"^(?:[A-Z][a-z]?\. ?)+", "", name)
    if method == "voornaam":
        first = re.split(r"[ ]", name)[0]
        known = first in register.first_names() or first.split("-")[0] in register.first_names()
        return known and " " in name and not register.lookup(name) and words[-1].lower() not in common
    if method in ("ambt", "rol"):
        particle = _starts_with_particle(bare)
        if register.lookup(bare) or (not particle and register.lookup(bare.split(" ")[0])):
            return False
        if bare == name and " " not in bare and (bare.lower() in common or bare in register.begrippen()):
            return False
        return not (particle and bare[0].islower() and bare == name)  # "burgemeester van Houten" is no person
    if method == "voorletters":
        listed = text.endswith(("\n", ". ", ": "), 0, start) or start == 0
        single = len(re.findall(r"[A-Z][a-z]?\.", name)) == 1
        title_like = bare.lower() in common or bool(register.lookup(name))
        named = _starts_with_particle(bare) or _followed_by_role(text, start + len(name))
        return not title_like and not (listed and single and not named)
    if method == "haakjes":
        plain = not any(word.lower() in common for word in words)
        return (
            plain
            and not register.lookup(name)
            and _is_affiliation(text[start + len(name) : start + len(name) + 70], words)
        )
    if method == "aanhef":
        return bare not in _PORTFOLIOS and (bare.lower() not in common or bare[:1].isupper())
    surname, initials = re.split(r",? (?=[A-Z][a-z]?\.)", name, maxsplit=1)
    if initials in ("B.V.", "N.V.", "U.A.", "S.A.", "A.G.", "C.V.", "I.O."):
        return False
    return not register.lookup(surname) or len(initials) > 2


def _is_affiliation(behind: str, words: list[str]) -> bool:
    """Tell whether the brackets behind a name hold whom someone works for or what office they hold."""
    inside = re.match(r" \(([^()\n]{2,60})\)", behind)
    if not inside or "".join(word[0] for word in words).lower() == inside[1].lower():
        return False
    stated = re.match(
        rf"(?:gemeente|provincie|ministerie|waterschap|stichting|{OFFICES}|{ROLES})\b", inside[1], re.IGNORECASE
    )
    known = register.lookup(inside[1])
    return bool(stated) or any(e.kind != "locatie" for e in known)


def _starts_with_particle(name: str) -> bool:
    return bool(re.match(rf"{_PARTICLE} ", name))


def _followed_by_role(text: str, end: int) -> bool:
    return bool(re.match(r" ?[(,]", text[end : end + 2]))


def _role_behind(text: str, end: int, role: str | None) -> tuple[str | None, str | None]:
    """Return role and organisation from the brackets behind a name: "(wethouder Dronten)"."""
    found = _BEHIND.match(text, end, end + 120)
    if not found:
        tail = _ROLE_TAIL.match(text, end, end + 60)
        return (tail["role"] if tail and not role else role), None
    inside = re.sub(r" ?[-–,] ?(?:online|digitaal|via teams)$", "", found["rest"].strip(" ,-–"), flags=re.IGNORECASE)
    return (found["role"] or role), (inside.removeprefix("van ") or None)


def find_known(running: Running, people: People, common: frozenset[str]) -> list[Hit]:
    """Return later mentions of people already known: the same name, the surname alone, a first name alone."""
    texts = {name: name for name in people.names}
    for table in (people.surnames, people.first_names):
        for short, owners in table.items():
            if _may_stand_alone(short, common):
                texts.setdefault(short, short if len(owners) > 1 else next(iter(owners)))
    return [
        Hit(start, end, "persoon", "persoon:bekend", (), 0.75, running.text[start:end], rank=2)
        for start, end in occurrences(running.text, texts)
        if not running.is_barred(start, end) and not _goes_on(running.text, start, end)
    ]


def _may_stand_alone(short: str, common: frozenset[str]) -> bool:
    word = short.split(" ")[-1]
    listed = bool(register.lookup(short)) and short not in register.first_names()  # Rob is also a council's short name
    return len(word) > 2 and short.lower() not in common and not listed and word not in _PORTFOLIOS


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether more of a name stands beside a slice: a capital before it, a capital or a number behind it."""
    return bool(re.match(r"[ -][A-ZÀ-Þ][a-zß-ÿ]| \d", text[end : end + 3])) or bool(
        re.search(r"[a-zß-ÿ]-$", text[max(0, start - 2) : start])
    )
