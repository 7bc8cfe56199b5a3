"""Find addresses: a street with its number, however it ends, where the text shows that an address stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.running import Running

CAP = r"[A-ZÀ-Þ][\w'’-]{0,40}"
SMALL = r"(?:van de[rn]?|van het|van 't|van|de[rn]?|het|'t|ter|ten|te|op|en|v\.?)"
STREET_END = (
    r"(?:straat|str\.|laan|weg|plein|dijk|kade|gracht|singel|markt|hof|pad|steeg|haven|kamp|brink|park|plantsoen|baan"
    r"|dreef|wal|drift|burg|veld|boulevard|allee|meent|kerkhof|stede|poort|vaart|zijde|wijk|lei|akker|voorhout|hout|stee"
    r"|ring|waard|kring|oever|hoek|horst|hil)"
)
_HEAD = r"(?:Laan|Weg|Plein|Straat|Kade|Hof|Pad|Dijk|Park|Boulevard|Brink|Markt|Lange|Korte|Oude|Nieuwe|Grote|Kleine)"
_HOUSE = re.compile(
    r"(?P<space> ?)(?<![\d.,€])(?P<number>\d{1,4}(?: ?[a-zA-Z](?!\w))?(?:[-–/]\d{1,4}[a-z]?(?![\d-]))?)"
    r"(?!\w|[.,:]\d|%| ?-\d| \d{3,}(?!\d| ?[A-Z]{2}\b))"
)
_ENDS_AS_STREET = re.compile(
    rf"(?:(?<=\s)|(?<=[(|\"'’])|^)(?P<name>(?:{CAP} (?:{SMALL} ){{0,2}}){{0,3}}"
    rf"(?:[A-ZÀ-Þ][a-zà-ÿ'’-]{{0,40}}{STREET_END}"
    rf"|{_HEAD} (?:{SMALL} )?(?:{CAP} ){{0,2}}{CAP}))$"
)
_ANY_NAME = re.compile(
    rf"(?:(?<=\s)|(?<=[(|])|^)(?P<name>(?:(?:Het|De|Den|'t|Op|Aan) )?(?:{CAP} (?:{SMALL} ){{0,2}}){{0,2}}{CAP})$"
)
_SMALL_STREET = re.compile(
    r"(?:^|[,\n|(] ?|\baan de )(?P<name>[a-zà-ÿ]{4,30}(?:straat|laan|weg|plein|gracht|singel|kade))$"
)
_LED = re.compile(
    r"(?:\b(?:adres|[Bb]ezoekadres|[Pp]ostadres|gevestigd|gelegen|locatie|aan|op)(?: aan)?(?: de| het)?:?|[,:|(]|^)\s*$"
)
_CLOSED = re.compile(r" ?[.,;)\n|](?!\d)| [-–] |$")
_AND_TOWN = re.compile(
    r",? ?\|?\s{0,2}(?:\d{4} ?[A-Z]{2}\b|(?:te |in )?(?P<town>[A-Z'’][\w'’-]*(?:[ -](?:[a-z]{1,3} )?[A-Z][\w-]*)*))"
)
_NO_STREET = frozenset(
    "Artikel Bijlage Bijlagen Kamer Fase Tabel Figuur Nummer Dossier Zaak Agendapunt Pagina Blad Versie Postbus Week"
    " Groep Hoofdstuk Paragraaf Deel Perceel Zaal Lokaal Actie Punt Actiepunt Categorie Cluster Variant Scenario Route"
    " Lijn Klas Januari Februari Maart April Mei Juni Juli Augustus September Oktober November December Kwartaal Bus"
    " Tram".split()
)


def find_addresses(running: Running, common: frozenset[str]) -> Iterator[Hit]:
    """Yield streets with their numbers in `running`; `common` holds the words that the source writes small."""
    text = running.text
    for house in _HOUSE.finditer(text):
        at = house.start()
        before = text[max(0, at - 70) : at]
        if not before or not (before[-1].isalpha() or before[-1] in ".'’"):
            continue
        line = before.rsplit("\n", 1)[-1]
        found = _ENDS_AS_STREET.search(line)
        if found is None and house["space"]:
            found = _led(line, text[house.end() : house.end() + 40])
        if found and _is_street(found["name"], house["number"], common):
            yield Hit(at - len(found["name"]), house.end(), "locatie", "locatie:adres", score=0.8, rank=2)


def with_number(running: Running, start: int, end: int) -> int:
    """Return where the address ends that a street that the text does not call one opens, else `end`: "Raam 122"."""
    house = _HOUSE.match(running.text, end, end + 16)
    if not house or not house["space"] or not _CLOSED.match(running.text, house.end()):
        return end
    return house.end() if _is_street(running.text[start:end], house["number"], frozenset()) else end


def _led(line: str, after: str) -> re.Match[str] | None:
    """Return the name before a number where the text says that it is a street: a postcode or town behind it."""
    if line.islower() or (small := _SMALL_STREET.search(line)):
        small = _SMALL_STREET.search(line)
        return small if small and re.match(r"\s*(?:[,.|)\n]|$)", after) else None
    found = _ANY_NAME.search(line)
    if not found or found["name"].split(" ")[0] in _NO_STREET or not _LED.search(line[: found.start("name")]):
        return None
    behind = _AND_TOWN.match(after)
    if not behind:
        return None
    town = behind["town"]
    known = (
        town is None or any(e.kind == "gemeente" for e in register.lookup(town)) or town in register.place_gemeenten()
    )
    return found if known else None


def _is_street(name: str, number: str, common: frozenset[str]) -> bool:
    """Tell whether a name before a number is a street, no place, common word or name of a thing; years are none."""
    if number.isdigit() and 1900 <= int(number) < 2100:
        return False
    last = name.split(" ")[-1]
    if last.lower() in common and " " not in name and last[0].isupper():
        return False
    return not (
        _is_listed(name)
        or name in register.ambiguous()
        or name in register.place_gemeenten()
        or name.split(" ")[0] in _NO_STREET
    )


def _is_listed(name: str) -> bool:
    """Tell whether a name is that of a gemeente itself, or of a body."""
    return any(e.kind != "gemeente" or register.parse_label(e.name).name == name for e in register.lookup(name))
