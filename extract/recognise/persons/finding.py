"""Find people in public function: names that a title, role, initials or a known first name vouches for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.organisations.kinds import is_body_word
from extract.recognise.persons.ends import is_wrong_end, name_end
from extract.recognise.persons.forms import EVIDENCE, NEXT_NAME, PLURAL
from extract.recognise.persons.parts import OFFICES, PLACE_END, ROLES, TITLES
from extract.recognise.persons.people import People
from extract.recognise.persons.vouching import Claim, vouched
from extract.recognise.places.weighing import is_surname
from extract.recognise.running import Running

_BEHIND = re.compile(
    rf" ?\((?P<all>(?P<role>(?:plv\.? |loco-?)?(?:{OFFICES}|{ROLES})[a-zà-ÿ]*)? ?(?P<rest>[^()\n]{{0,80}}))\)",
    re.IGNORECASE,
)
_OFFICE_IN_BRACKETS = re.compile(rf" \((?:plv\.? |loco-?|oud-?)?(?:{OFFICES}|{ROLES}) $")
_NEXT_WORD = re.compile(r" ([A-Z][a-zà-ÿ]+)")
_WHOLE = ("omgekeerd", "achteraan", "komma", "hoofdletters")  # forms whose pattern says where the name ends
_TITLED = ("aanhef", "ambt", "leden", "stuk", "mond")
_ROLE_TAIL = re.compile(rf", (?P<role>(?:{OFFICES}|{ROLES}))\b")


def find_persons(running: Running, common: frozenset[str], people: People) -> list[Hit]:
    """Return the people in `running` that the text vouches for, and add them to `people`.

    `common` holds the words that the source also writes without a capital: such a word alone is no surname.
    """
    hits: list[Hit] = []
    for method, pattern, score in EVIDENCE:
        found = [
            hit
            for match in _matches(pattern, running.text, again=method == "voornaam")
            if (hit := _person(running, match, method, score, common))
        ]
        hits += found
        if method in ("aanhef", "leden", "stuk"):
            hits += _others(running, found, common)
    hits = _without_places(running, hits)
    for hit in hits:
        if hit.method != "persoon:hoofdletters":
            people.add(running.text[hit.start : hit.end])
    return hits


def _without_places(running: Running, hits: list[Hit]) -> list[Hit]:
    """Leave out what an office in brackets behind a person is of: "dhr. Verburg (wethouder Tiel)"."""
    ends = {hit.end for hit in hits}
    return [
        hit
        for hit in hits
        if hit.method not in ("persoon:ambt", "persoon:rol")
        or not (found := _OFFICE_IN_BRACKETS.search(running.text, max(0, hit.start - 40), hit.start))
        or found.start() not in ends
    ]


def _matches(pattern: re.Pattern[str], text: str, *, again: bool) -> Iterator[re.Match[str]]:
    """Yield the matches in `text`; with `again` also those inside one ("Toelichting Jan Bos")."""
    at = 0
    while match := pattern.search(text, at):
        yield match
        space = text.find(" ", match.start(), match.end()) if again else -1
        at = space + 1 if space > 0 else max(match.end(), at + 1)


def _others(running: Running, hits: list[Hit], common: frozenset[str]) -> list[Hit]:
    """Return who is named with the first of several gentlemen or ladies: "de heren Bos, Smit en De Wit"."""
    found: list[Hit] = []
    for hit in hits:
        at = hit.end
        plural = hit.method == "persoon:stuk" or PLURAL.search(running.text, max(0, hit.start - 16), hit.start)
        while plural and (more := NEXT_NAME.match(running.text, at)):
            start = more.start("name")
            name = more["name"][: name_end(more["name"], titled=True)]
            at = start + len(name)
            if not vouched("leden", Claim(running.text, start, name, common)) or running.is_barred(start, at):
                break
            found.append(Hit(start, at, "persoon", "persoon:aanhef", (), 0.9, name, rank=3))
    return found


def _person(running: Running, match: re.Match[str], method: str, score: float, common: frozenset[str]) -> Hit | None:
    """Return the person in a match, None when the words mean something else."""
    text = running.text
    start, end = match.span("name")
    name = text[start:end]
    if method not in _WHOLE:
        start, name = _without_role(start, name)
        name = _cut(text, start, name, method, common)
    if not name or not vouched(method, Claim(text, start, name, common)):
        return None
    end = start + len(name)
    if running.is_barred(start, end) or re.match(r" \d|\w|-[a-z]", text[end : end + 2]) or _is_of_body(text, end):
        return None
    role = match.groupdict().get("role")
    role, organisation = _role_behind(text, end, role if method != "aanhef" else None)
    return Hit(start, end, "persoon", f"persoon:{method}", (), score, name, role, organisation, rank=3)


def _cut(text: str, start: int, name: str, method: str, common: frozenset[str]) -> str:
    """Return the name without what runs on behind it."""
    if method == "voornaam":
        name = _before_body(text, start, name)
    name = name[: name_end(name, titled=method in _TITLED)]
    while is_wrong_end(name, common, method):
        if " " not in name:
            return ""
        name = name.rsplit(" ", 1)[0].rstrip(" -–")
    return name


def _is_of_body(text: str, end: int) -> bool:
    """Tell whether a name is only the beginning of that of a body or building: "Anne Frank Stichting"."""
    behind = _NEXT_WORD.match(text, end, end + 30)
    return behind is not None and (is_body_word(behind[1]) or PLACE_END.search(behind[1].lower()) is not None)


def _without_role(start: int, name: str) -> tuple[int, str]:
    """Cut a title or role off the front of a name."""
    front = re.match(rf"(?:(?:{TITLES}|{OFFICES}|{ROLES}|Namens|Door|Aan|Van(?= [A-Z][a-z]+ [A-Z])) )+(?=\S)", name)
    return (start + front.end(), name[front.end() :]) if front else (start, name)


def _before_body(text: str, start: int, name: str) -> str:
    """Cut a name off before the first word that is an organisation or gemeente: "Jan Bos Kadaster", "Jan Bos Tiel"."""
    words = name.split(" ")
    for place in range(1, len(words)):
        kinds = {entity.kind for entity in register.lookup(words[place])}
        if place > 1 and words[place - 1] in ("-", "–") and kinds == {"gemeente"} and not is_surname(words[place]):
            return " ".join(words[: place - 1])  # "Els Bakker - Zutphen"
        if "organisatie" in kinds or (place > 1 and "gemeente" in kinds and words[place - 1][0].isupper()):
            return " ".join(words[:place])
    cut_short = re.match(r"-[A-Z](?![a-z])", text[start + len(name) : start + len(name) + 3])  # "Jan Bos Enable-U"
    return " ".join(words[:-1]) if cut_short else name


def _role_behind(text: str, end: int, role: str | None) -> tuple[str | None, str | None]:
    """Return role and organisation from the brackets behind a name: "(wethouder Dronten)"."""
    found = _BEHIND.match(text, end, end + 120)
    if not found:
        tail = _ROLE_TAIL.match(text, end, end + 60)
        return (tail["role"] if tail and not role else role), None
    inside = re.sub(r" ?[-–,] ?(?:online|digitaal|via teams)$", "", found["rest"].strip(" ,-–"), flags=re.IGNORECASE)
    return (found["role"] or role), (inside.removeprefix("van ") or None)
