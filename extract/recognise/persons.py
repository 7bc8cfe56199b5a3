"""Find people in public function: names that a title, role, initials or a known first name vouches for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from corpus import register
from extract.recognise.hits import Hit, occurrences
from extract.recognise.nameparts import (
    CAP,
    FIRST,
    FULL,
    INITIAL,
    INITIALS,
    NAMES_WITH_TITLE,
    NO_NAMES,
    OFFICES,
    PARTICLE,
    PARTICLE_LOW,
    PLACE_END,
    ROLES,
    SURNAME,
    TITLES,
)
from extract.recognise.running import Running
from extract.recognise.vouching import Claim, vouched

_EVIDENCE: tuple[tuple[str, re.Pattern[str], float], ...] = (
    ("aanhef", re.compile(rf"(?<!\w)(?P<role>{TITLES}) (?:(?:{TITLES}) )?(?P<name>(?:{FULL})?{SURNAME})"), 0.98),
    (
        "leden",
        re.compile(
            rf"\b(?:leden|[Kk]amerleden|[Rr]aadsleden|[Ss]tatenleden|[Ww]ethouders|[Bb]urgemeesters|gedeputeerden|ministers)"
            rf" (?P<name>(?:{FULL})?{SURNAME})(?=(?:, (?:{INITIALS})?{SURNAME})* en (?:{INITIALS})?{SURNAME})"
        ),
        0.85,
    ),
    (
        "achteraan",
        re.compile(
            rf"(?<![\w.])(?P<name>{CAP}(?:-{CAP})?(?:, {PARTICLE_LOW}(?= \([A-Z])"
            rf"| {PARTICLE_LOW},? (?:{INITIAL} ?){{0,6}}{INITIAL}))"
            r"(?![\w])"
        ),
        0.85,
    ),
    (
        "ambt",
        re.compile(rf"(?<!\w)(?P<role>{OFFICES}) (?:{TITLES} )?(?P<name>(?:{FULL})?{SURNAME})"),
        0.9,
    ),
    (
        "rol",
        re.compile(
            rf"(?<!\w)(?=[A-Za-zà-ÿ-]++ ?:? (?:[A-ZÀ-Þ]|{TITLES} ))"  # a capital behind the word, or it is not tried
            rf"(?P<role>{ROLES}) ?:? (?:{TITLES} )?(?P<name>{FULL}{SURNAME})"
        ),
        0.85,
    ),
    (
        "omgekeerd",
        re.compile(
            rf"(?<![\w.])(?P<name>{SURNAME}(?:, | (?=(?:{INITIAL}){{2}}))(?:{INITIAL}){{1,6}}"
            rf"(?: (?:van de[rn]?|van|de[rn]?|ter|ten|te)\b)?)(?![\w.]| ?(?:{PARTICLE} ){{0,3}}[A-ZÀ-Þ][a-z]+)"
        ),
        0.9,
    ),
    (
        "voorletters",
        re.compile(
            rf"(?<![\w.&])(?P<name>(?:{INITIAL} ?){{0,4}}{INITIAL} {SURNAME}|(?:[A-Z]\.){{2,5}}{SURNAME})"
            r"(?![\w]|\.[A-Z])"
        ),
        0.85,
    ),
    (
        "haakjes",
        re.compile(
            rf"(?<![\w.-])(?P<name>{FIRST} (?:[A-Z]\. ?)?(?:{FIRST} )?{SURNAME})"
            rf"(?= \([A-Za-z]|, (?:{OFFICES}|{ROLES})\b)"
        ),
        0.8,
    ),
    ("voornaam", re.compile(rf"(?<![\w.])(?P<name>{FIRST} (?:[A-Z]\. ?)?(?:{FIRST} )?{SURNAME})(?![\w])"), 0.85),
)
_BEHIND = re.compile(
    rf" ?\((?P<all>(?P<role>(?:plv\.? |loco-?)?(?:{OFFICES}|{ROLES})[a-zà-ÿ]*)? ?(?P<rest>[^()\n]{{0,80}}))\)",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?:heren|dames|mevrouwen|leden|[Kk]amerleden|[Rr]aadsleden|[Ss]tatenleden|[Ww]ethouders|[Bb]urgemeesters|gedeputeerden"
    r"|ministers|bewindslieden) $"
)
_AND_NAME = re.compile(rf"(?:,| en|, en) (?P<name>(?:{INITIALS})?{SURNAME})")
_PARTICLE_FIRST = re.compile(rf"{PARTICLE} ")
_ROLE_TAIL = re.compile(rf", (?P<role>(?:{OFFICES}|{ROLES}))\b")


class People:
    """The people that a source names with evidence: full names, and the surnames and first names that mean them."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.surnames: dict[str, set[str]] = defaultdict(set)
        self.first_names: dict[str, set[str]] = defaultdict(set)

    def add(self, name: str, *, listed: bool = False) -> None:
        """Remember a name as printed, and what may stand for it later.

        Of a name from a list of those present the first word is a first name, whether a known one or not.
        """
        self.names.add(name)
        bare = re.sub(rf"^{INITIALS}", "", name).split(",")[0].strip()
        first = bare.split(" ")[0]
        known = first in register.first_names() or (listed and bare == name and not _PARTICLE_FIRST.match(bare))
        if known and " " in bare:
            self.first_names[first].add(name)
            bare = bare.split(" ", 1)[1]
        self.surnames[bare[:1].upper() + bare[1:]].add(name)


def find_persons(running: Running, common: frozenset[str], people: People) -> list[Hit]:
    """Return the people in `running` that the text vouches for, and add them to `people`.

    `common` holds the words that the source also writes without a capital: such a word alone is no surname.
    """
    hits: list[Hit] = []
    for method, pattern, score in _EVIDENCE:
        for match in _matches(pattern, running.text, again=method == "voornaam"):
            hit = _person(running, match, method, score, common)
            if hit:
                hits.append(hit)
                people.add(running.text[hit.start : hit.end])
        if method in ("aanhef", "leden"):
            hits += _others(running, hits[:], people)
    return hits


def _matches(pattern: re.Pattern[str], text: str, *, again: bool) -> Iterator[re.Match[str]]:
    """Yield the matches in `text`; with `again` also those inside one ("Toelichting Jan Bos")."""
    at = 0
    while match := pattern.search(text, at):
        yield match
        space = text.find(" ", match.start(), match.end()) if again else -1
        at = space + 1 if space > 0 else max(match.end(), at + 1)


def _others(running: Running, hits: list[Hit], people: People) -> list[Hit]:
    """Return who is named with the first of several gentlemen or ladies: "de heren Bos, Smit en De Wit"."""
    found: list[Hit] = []
    for hit in hits:
        at = hit.end
        plural = _PLURAL.search(running.text, max(0, hit.start - 16), hit.start)
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
    if method == "voornaam":
        name = _before_body(text, start, name)
    while name and method not in ("omgekeerd", "achteraan") and _is_wrong_end(name, common, method):
        if " " not in name:
            return None
        name = name.rsplit(" ", 1)[0].rstrip(" -–")
    if not name or not vouched(method, Claim(text, start, name, common)):
        return None
    end = start + len(name)
    if running.is_barred(start, end) or re.match(r" \d|[\w]", text[end : end + 2]):
        return None
    role = match.groupdict().get("role")
    role, organisation = _role_behind(text, end, role if method != "aanhef" else None)
    return Hit(start, end, "persoon", f"persoon:{method}", (), score, name, role, organisation, rank=3)


def _without_role(start: int, name: str) -> tuple[int, str]:
    """Cut a title or role off the front of a name."""
    front = re.match(rf"(?:(?:{TITLES}|{OFFICES}|{ROLES}|Namens|Door|Aan|Van(?= [A-Z][a-z]+ [A-Z])) )+(?=\S)", name)
    return (start + front.end(), name[front.end() :]) if front else (start, name)


def _before_body(text: str, start: int, name: str) -> str:
    """Cut a name off before the first word that is an organisation or gemeente: "Jan Bos Kadaster", "Jan Bos Tiel"."""
    words = name.split(" ")
    for place in range(1, len(words)):
        kinds = {entity.kind for entity in register.lookup(words[place])}
        if "organisatie" in kinds or (place > 1 and "gemeente" in kinds and words[place - 1][0].isupper()):
            return " ".join(words[:place])
    cut_short = re.match(r"-[A-Z](?![a-z])", text[start + len(name) : start + len(name) + 3])  # "Jan Bos Enable-U"
    return " ".join(words[:-1]) if cut_short else name


def _is_wrong_end(name: str, common: frozenset[str], method: str) -> bool:
    last = name.split(" ")[-1]
    if last.lower() in ("van", "de", "der", "den", "te", "ter", "ten", "het", "-", "–", "v.", "d."):
        return True
    if _is_of_place(name):
        return True
    if PLACE_END.search(last) and method != "aanhef":
        return True
    if " " in name and any(e.kind == "organisatie" for e in register.lookup(last)):
        return True
    if last in NAMES_WITH_TITLE and method == "aanhef":
        return False
    return last in NO_NAMES or (last.lower() in common and method not in ("aanhef", "omgekeerd") and " " in name)


def _is_of_place(name: str) -> bool:
    """Tell whether a name ends in "van" and the place of the office: "Jansen van Almere", not "Piet van Houten"."""
    found = re.match(r"(?P<before>.+) van (?P<place>[A-ZÀ-Þ].+)$", name)
    if not found or re.fullmatch(rf"{INITIALS}", found["before"] + " "):
        return False
    is_place = any(e.kind in ("gemeente", "provincie") for e in register.lookup(found["place"]))
    return is_place and (" " in found["before"] or found["before"] not in register.first_names())


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
    texts = {name: name for name in people.names if name not in NAMES_WITH_TITLE and not _is_gemeente(name)}
    for table in (people.surnames, people.first_names):
        for short, owners in table.items():
            if _may_stand_alone(short, common):
                texts.setdefault(short, short if len(owners) > 1 else next(iter(owners)))
    return [
        Hit(start, end, "persoon", "persoon:bekend", (), 0.75, running.text[start:end], rank=2)
        for start, end in occurrences(running, texts)
        if not running.is_barred(start, end) and not _goes_on(running.text, start, end)
    ]


def _is_gemeente(name: str) -> bool:
    """Tell whether a name is also that of a gemeente: without a title it is no person's."""
    return " " not in name and any(entity.kind == "gemeente" for entity in register.lookup(name))


def _may_stand_alone(short: str, common: frozenset[str]) -> bool:
    word = short.split(" ")[-1]
    listed = bool(register.lookup(short)) and short not in register.first_names()  # Rob is also a council's short name
    return len(word) > 2 and short.lower() not in common and not listed and word not in NO_NAMES


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether more of a name stands beside a slice: a capital before it, a capital or a number behind it."""
    return bool(re.match(r"[ -][A-ZÀ-Þ][a-zß-ÿ]| \d", text[end : end + 3])) or bool(
        re.search(r"[a-zß-ÿ]-$", text[max(0, start - 2) : start])
    )
