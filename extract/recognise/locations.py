"""Find locations: towns that are no gemeente, streets with a number, buildings."""

from __future__ import annotations

import re
from functools import cache

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.running import Running

_CAP = r"[A-ZÀ-Þ][\w'’-]{0,40}"
_STREET_END = (
    r"(?:straat|laan|weg|plein|dijk|kade|gracht|singel|markt|hof|pad|steeg|haven|kamp|brink|park|plantsoen|baan|dreef|wal"
    r"|drift|burg|veld|boulevard|allee|meent|kerkhof|stede|poort|vaart|zijde|wijk|lei|akker)"
)
_BEFORE_LAST = rf"(?:{_CAP} (?:(?:de|van|der|den|het|van de[rn]?) )?){{0,3}}"
_STREET = re.compile(
    rf"(?<![\w-])(?P<name>{_BEFORE_LAST}[A-ZÀ-Þ][a-zà-ÿ'’-]{{0,40}}{_STREET_END} \d{{1,4}}(?: ?[a-zA-Z](?!\w))?)"
    r"(?![\w.,]{0,20}\d)"
)
_BUILDING = re.compile(
    rf"(?<![\w-])(?P<name>{_BEFORE_LAST}[A-ZÀ-Þ][a-zà-ÿ]{{1,40}}(?:kazerne|hotel|zaal|theater|schouwburg|kasteel)"
    rf"|(?:{_CAP} (?:(?:de|van|der|den) )?){{1,3}}[A-ZÀ-Þ][a-zà-ÿ]{{1,40}}huis"
    rf"|(?:Cats|Provincie|Gemeente|Stad|Raad|Wijk|Dorps)huis)(?!\w)"
)
_HOUSE_OF = re.compile(
    r"(?P<name>[Pp]rovinciehuis|[Ss]tadhuis|[Gg]emeentehuis|[Ss]tadskantoor)(?= (?:te|in|van) [A-Z])"
)
_LED_BY = re.compile(
    r"(?:\b(?:in|te|naar|uit|vanuit|nabij|bij|rond|locatie|azc|AZC|dorp|kern|plaats|van|tussen|en)|[(,/]) ?$"
)


@cache
def _towns() -> dict[str, dict[str, tuple[str, ...]]]:
    """Return towns by their first word."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, ids in register.places().items():
        if len(name) >= 4:
            found.setdefault(name.split(" ")[0], {})[name] = ids
    return found


def find_locations(running: Running, common: frozenset[str]) -> list[Hit]:
    """Return towns, street addresses and buildings in `running`."""
    text = running.text
    hits = [
        Hit(*match.span("name"), "locatie", f"locatie:{method}", score=0.8, rank=2)
        for method, pattern in (("adres", _STREET), ("gebouw", _BUILDING), ("huis", _HOUSE_OF))
        for match in pattern.finditer(text)
        if method == "huis" or not _is_other(match["name"], common)
    ]
    for word in re.finditer(r"(?<![\w-])(?:[A-ZÀ-Þ]|['’]t [A-Z])\w*", text):
        for name in _towns().get(word.group().split(" ")[0], {}):
            end = word.start() + len(name)
            whole = text.startswith(name, word.start()) and not re.match(r"[\w]|-\w", text[end : end + 2])
            if whole and _is_town(text, word.start(), name, common):
                hits.append(Hit(word.start(), end, "locatie", "locatie:plaats", score=0.7, rank=0))
    return [hit for hit in hits if not running.is_barred(hit.start, hit.end)]


def _is_other(name: str, common: frozenset[str]) -> bool:
    """Tell whether what looks like an address is a gemeente, town or common word with a number or year behind it."""
    bare, _, number = name.rpartition(" ")
    if not number[:1].isdigit():
        return name.lower() in common or bool(register.lookup(name))
    is_year = number.isdigit() and 1900 <= int(number) < 2100
    return is_year or bare.lower() in common or bool(register.lookup(bare)) or bare in register.place_gemeenten()


def _is_town(text: str, start: int, name: str, common: frozenset[str]) -> bool:
    """Tell whether a place name stands where a place is named, and is no ordinary word of the source."""
    if name.lower() in common or name in register.first_names():
        return False
    return " " in name or bool(_LED_BY.search(text[max(0, start - 12) : start]))
