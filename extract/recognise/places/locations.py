"""Find locations: towns that are no gemeente, streets, waters, buildings and sites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.organisations.kinds import is_body_word
from extract.recognise.organisations.things import THINGS
from extract.recognise.places.addresses import CAP, SMALL, find_addresses
from extract.recognise.places.believed import is_none, misspelt
from extract.recognise.places.former import find_former
from extract.recognise.running import Running

_ACCENT = re.compile(r"[éèëïçü]")  # in the name of a person rather than of a house
_OF = SMALL.replace("|en|", "|")  # two names that "en" joins are not one building
_BUILDING = re.compile(
    rf"(?<![\w-])(?P<name>(?:{CAP} (?:{_OF} )?){{0,2}}[A-ZÀ-Þ][a-zà-ÿ]{{1,40}}"
    rf"(?:kazerne|hotel|zaal|theater|schouwburg|kasteel)"
    rf"|(?:{CAP} (?:{_OF} )?){{1,3}}[A-ZÀ-Þ][a-zà-ÿ]{{1,40}}huis"
    rf"|(?:Cats|Provincie|Gemeente|Stad|Raad|Wijk|Dorps)huis|Huis der Provincie)(?!\w)"
)
_HOUSE_OF = re.compile(
    r"(?P<name>[Pp]rovinciehuis|[Ss]tadhuis|[Gg]emeentehuis|[Ss]tadskantoor)(?= (?:te|in|van) [A-Z])"
)
# A site that is named by what it is and a name: "hotel Marktstad", "Kasteel Well". A station takes more than its town.
_SITE = re.compile(
    r"(?<![\w-])(?P<name>(?P<kind>[Aa][Zz][Cc]|[Hh]otel|[Tt]heater|[Kk]asteel|[Kk]looster|[Kk]azerne|[Ss]porthal|[Ss]portpark"
    r"|[Zz]alencentrum|[Kk]ulturhus|[Ll]andgoed|[Ss]tation|(?:[Ss]teen)?[Ff]abriek|[Mm]olen|[Gg]emaal|[Bb]uitenplaats|[Vv]illa"
    r"|[Rr]ecreatiepark|[Vv]akantiepark|[Ss]tadion|[Zz]wembad|[Dd]orpshuis|[Bb]uurthuis|[Ww]ijkcentrum|[Bb]edrijventerrein"
    r"|[Bb]oerderij|[Ff]ort|(?:(?<=in )|(?<=bij ))(?:[Cc]af[ée]|[Rr]estaurant|[Hh]erberg)"
    r"|Stadhuis|Stadskantoor|Gemeentehuis|Gemeentekantoor|Raadhuis"
    r"|[Pp]artycentrum|[Cc]ongrescentrum|[Bb]uurtcentrum|[Gg]emeenschapshuis|[Ss]chouwburg) "
    rf"(?P<rest>(?:(?:[Dd]e|[Hh]et|['’]t|Van|van|der|Ter|Ten|Den|Sint) ){{0,2}}{CAP}(?: (?:{SMALL} )?{CAP}){{0,2}}))"
)
_TOWN_HALLS = ("Stadhuis", "Stadskantoor", "Gemeentehuis", "Gemeentekantoor", "Raadhuis")  # named by their town alone
_OWN_ARTICLE = re.compile(r"(?:De|Het|Den|Ten|Ter) [A-ZÀ-Þ]")  # with a capital: "dorpshuis De Hoeve" is De Hoeve
_AZC_SMALL = re.compile(r"(?<![\w-])azc (?=[a-z])")
_LED_BY = re.compile(
    r"(?:\b(?:in|te|naar|uit|vanuit|nabij|bij|rond|locatie|azc|AZC|dorp|kern|plaats|van|tussen|en)"
    r"|[(,/]|\d{4} ?[A-Z]{2}) {0,2}$"
)
_TOWN_BESIDE = re.compile(r"([A-ZÀ-Þ'’][\w'’-]+)(?:,| en|, en) $")
_SURELY_LED = re.compile(
    r"\b(?:[Ii]n|[Tt]e|[Nn]aar|[Uu]it|[Vv]anuit|[Nn]abij|[Ll]ocatie|[Dd]orp|[Kk]ern|[Pp]laats|wijk|buurt) $"
)
_OF_SOMEBODY = re.compile(r"([A-ZÀ-Þ][a-zà-ÿ]+) (?:v\.?|van|van de[rn]?|de[nr]?) $")
# A name that nobody knows, where only a place can stand: behind "in" without an article, with its own article behind
# words of place, or before the gemeente that it lies in.
_UNKNOWN = r"[A-ZÀ-Þ][a-zà-ÿ][a-zà-ÿ'’]{2,30}(?:-[A-Z]?[a-zà-ÿ]+)?"
_WHERE = re.compile(
    rf"(?:\b[Ii]n|(?<=[a-zà-ÿ,] )te|wijk|buurt|kern|dorp) (?P<name>{_UNKNOWN})(?![\w'’-]| [A-Z(])"
    rf"|\b(?:in|naar|nabij|te|rond|bij|uit) (?P<own>(?:De|Het|['’]t) {_UNKNOWN}(?: {_UNKNOWN})?)(?![\w'’-]| [A-Z(])"
    rf"|(?:^|[\n|(,] ?)(?P<at>(?:De|Het|['’]t) {_UNKNOWN}), (?={_UNKNOWN}(?: ?[|)\n]|$))"
)
_AND = re.compile(rf"(?: en|,) (?P<name>{_UNKNOWN})(?![\w'’-]| [A-Z(])")
_NO_PLACE_END = re.compile(
    r"(?:[a-z]se|[a-z]ers?|heid|ing|ie|iek|isme|schap|aar|wet|plan|fonds|kamer|dienst|raad|bureau|club|college|boek|net|structuur|project|overleg|model|standaard|site|versie"
    r"|taal|groep|systeem|test|loket|punt|register|portaal|bank|bv|team|teams|app|ies|ion|ment|age)$"
)
_CAP_BEFORE = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]*|[A-Z]\.|\b(?:van|de|der|den|ter|ten)) $")
_OPENS = re.compile(
    r"(?:^|[.:!?•\n*–-] ?)(?:In|Te|Naar|Uit|Vanuit|Nabij|Bij|Rond|Ook|Heel|En|Of|Voor|Met|Door|Over|Van|De) $"
)
_STREET = re.compile(
    r"[A-ZÀ-Þ][\w-]{2,30}(?:straat|laan|weg|plein|gracht|singel|kade|dreef|steeg|plantsoen|boulevard|brug|tunnel|kanaal|polder"
    r"|vaart|route|park|sluis|viaduct|kwartier|wijk|buurt|terrein|wetering|baan|einde)(?:-(?:Noord|Oost|Zuid|West|Midden))?|[A-ZÀ-Þ][a-zà-ÿ]+-terrein"
)
_BY_ARTICLE = re.compile(
    r"[A-ZÀ-Þ][\w-]{2,30}(?:beek|meer|duin|hoek|bos|plas|plassen|zone|gebied|dijk|berg|heide|kazerne|toren|kerk|molen|dam|brug)"
)
_ARTICLE = re.compile(r"\b(?:[Dd]e|[Hh]et|den|'t) $")
_AFTER_SIGN = re.compile(r"(?:[:•] |^[•*-] |\n[•*-] |[(])$")
_ON = re.compile(r"(?:\b(?:[Dd]e|[Hh]et|aan|op|langs|in|via|[Kk]ruising|hoek|bij|van|over|naar|tot|en)|[,/(]) $")


@cache
def _towns() -> dict[str, tuple[str, ...]]:
    """Return towns by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for name in (*register.places(), *register.areas("stad")):
        if len(name) >= 4 or name in ("Ens", "Est"):
            found.setdefault(_first_word(name), []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def _small_towns() -> dict[str, tuple[str, ...]]:
    """Return towns in small letters by their first word: those that are no ordinary words."""
    words = register.dictionary()
    found = {
        first.lower(): tuple(name.lower() for name in names if name.lower() not in words and len(name) > 4)
        for first, names in _towns().items()
    }
    return {first: names for first, names in found.items() if names}


def _first_word(name: str) -> str:
    return (re.search(r"\w{2,}", name) or re.match("", name)).group()  # type: ignore[union-attr]


def find_locations(running: Running, common: frozenset[str]) -> list[Hit]:
    """Return towns, addresses, streets, waters, buildings and sites in `running`."""
    hits = [
        Hit(*match.span("name"), "locatie", f"locatie:{method}", score=0.8, rank=2)
        for method, pattern in (("gebouw", _BUILDING), ("huis", _HOUSE_OF))
        for match in pattern.finditer(running.text)
        if method == "huis" or not (match["name"].lower() in common or _is_somebody(match["name"]))
    ]
    hits += [*find_addresses(running, common), *_sites(running), *_named(running, common), *_unknown(running, common)]
    hits += find_former(running)
    return [hit for hit in hits if not running.is_barred(hit.start, hit.end)]


def _is_somebody(name: str) -> bool:
    """Tell whether what ends as a building does is on a list, or a person: "Anna Veldhuis"."""
    first, _, last = name.partition(" ")
    named = first in register.first_names() or _ACCENT.search(first)
    person = named and re.fullmatch(r"(?:van .*|[\w-]+)(?:huis|zaal|kasteel)", last)  # not "Johan de Witthuis"
    return (
        bool(person) or bool(register.lookup(name)) or any(register.lookup(w, "gemeente") for w in name.split(" ")[-1:])
    )


def _sites(running: Running) -> Iterator[Hit]:
    """Yield sites named by their kind and a name; of an azc the name is that of its town."""
    for match in _SITE.finditer(running.text):
        if (end := _site_end(match)) is None:
            continue
        own = _OWN_ARTICLE.match(match["rest"]) and match["kind"].islower()
        rank = 3 if match["kind"] in _TOWN_HALLS else 1
        start = match.start("rest") if own else match.start()
        yield Hit(start, end, "locatie", "locatie:terrein", score=0.75, rank=rank)
    for match in _AZC_SMALL.finditer(running.text):
        if town := _longest_place(" ".join(running.text[match.end() : match.end() + 40].split()[:3]).rstrip(".,;:)")):
            yield Hit(match.start(), match.end() + len(town), "locatie", "locatie:terrein", score=0.75, rank=1)


def _site_end(match: re.Match[str]) -> int | None:
    """Return where the name of a site ends, None where it has none of its own: "het zwembad van Lochem"."""
    kind, rest = match["kind"].lower(), match["rest"]
    if rest.startswith("van ") and _longest_place(rest[4:]):
        return None
    if match["kind"] in _TOWN_HALLS:
        town = _longest_place(rest)
        return match.start("rest") + len(town) if town else None
    if kind not in ("azc", "station"):
        return match.start("rest") + len(rest.split(" te ")[0])
    town = _longest_place(rest)
    if town and (kind == "azc" or town == rest):
        return None if kind == "station" else match.start("rest") + len(town)
    return match.start("rest") + len(rest.split(" ")[0]) if kind == "azc" and " " in rest else match.end()


def _longest_place(words: str) -> str:
    """Return the most words that `words` begins with and that name a gemeente or town."""
    parts = words.split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count])
        listed = any(e.kind == "gemeente" for e in register.lookup(name))
        if listed or name in register.place_gemeenten() or name.title() in register.places():
            return name
    return ""


def _named(running: Running, common: frozenset[str]) -> Iterator[Hit]:
    """Yield towns, waters, and streets without a number, by the words that they are or open with."""
    text, towns, waters = running.text, _towns(), register.areas("water")
    small = _small_towns() if running.is_small else {}
    for word, places in running.words.items():
        for name in towns.get(word, ()):
            yield from _towns_at(running, name, places, common)
        for name in small.get(word, ()):
            for start in places:
                if _whole(text, start, name) and _LED_BY.search(text[max(0, start - 12) : start]):
                    yield Hit(start, start + len(name), "locatie", "locatie:plaats", score=0.6)
        if word in waters or _BY_ARTICLE.fullmatch(word):
            led = (s for s in places if _is_named_by(running, s) and not _goes_on(text, s + len(word)))
            yield from (Hit(s, s + len(word), "locatie", "locatie:water", score=0.7) for s in led)
        elif _STREET.fullmatch(word) and word.lower() not in common:
            for start in places:
                before = text[max(0, start - 12) : start]
                new = _AFTER_SIGN.search(before) and not register.is_ordinary(word)
                if (new or _ON.search(before)) and not _goes_on(text, start + len(word)):
                    yield Hit(start, start + len(word), "locatie", "locatie:straat", score=0.7)


def _is_named_by(running: Running, start: int) -> bool:
    """Tell whether an article stands before a name, and not one with a capital that is part of the name."""
    article = _ARTICLE.search(running.text[max(0, start - 5) : start])
    return bool(article) and not (article[0][0].isupper() and running.is_within_sentence(start - len(article[0])))  # type: ignore[index]


def _unknown(running: Running, common: frozenset[str]) -> Iterator[Hit]:
    """Yield names on no list that stand where only a place can, and those joined to them."""
    text = running.text
    for match in _WHERE.finditer(text):
        group = match.lastgroup or "name"
        start, end = match.span(group)
        bare = _bare(match[group])
        if group == "at" and not register.lookup(re.match(r", ([\w-]+)", text[end : end + 40])[1], "gemeente"):  # type: ignore[index]
            continue
        known = bool(register.lookup(bare, "gemeente")) or bare in register.place_gemeenten()
        if group == "name" and not known and not _may_be_place(bare, common):
            continue
        if ids := misspelt(match[group]):
            yield Hit(start, end, "gemeente", "register:bijna", ids, score=0.6, rank=-1)
        elif not known and (group == "name" or not register.first_names() & set(bare.split())):
            yield Hit(start, end, "locatie", "locatie:onbekend", score=0.5, rank=-1)
        while group == "name" and (other := _AND.match(text, end)):
            start, end = other.span("name")
            if _may_be_place(other["name"], common, joined=True):
                yield Hit(start, end, "locatie", "locatie:onbekend", score=0.5, rank=-1)


def _bare(name: str) -> str:
    return re.sub(r"^(?:De|Het|['’]t) ", "", name)


def _may_be_place(name: str, common: frozenset[str], *, joined: bool = False) -> bool:
    """Tell whether a word with a capital is no listed name, thing, person or body, nor ordinary unless `joined`."""
    first = name.split(" ")[0]
    if (
        first.lower() in common
        or (register.is_ordinary(first) and not joined)
        or _NO_PLACE_END.search(name)
        or first in THINGS
    ):
        return False
    if is_none(name):
        return False
    listed = bool(register.lookup(first)) or first in register.first_names() or first in register.begrippen()
    return not listed and first not in register.areas("land") | register.areas("streek") and not is_body_word(first)


def _goes_on(text: str, end: int) -> bool:
    return bool(re.match(r"[\w]|[-–]\w| [A-ZÀ-Þ][a-z]", text[end : end + 3]))


def _whole(text: str, start: int, name: str) -> bool:
    return text.startswith(name, start) and not re.match(r"\w|-\w", text[start + len(name) : start + len(name) + 2])


def _towns_at(running: Running, name: str, places: Sequence[int], common: frozenset[str]) -> Iterator[Hit]:
    """Yield where a town stands, for its name may be a word, a surname or part of another name too."""
    text, lead = running.text, name.find(_first_word(name))
    plain = name.lower() not in register.dictionary()
    if name in register.first_names():
        return
    word = " " not in name and name.lower() in common
    for place in places:
        start = place - lead
        if start < 0 or not _whole(text, start, name):
            continue
        before = text[max(0, start - 24) : start]
        if word and not _is_beside_town(before):
            continue
        if (owner := _OF_SOMEBODY.search(before)) and not _is_thing(owner[1]):
            continue
        alone = plain and _may_stand(text, start + len(name), before)
        led = _LED_BY.search(before) and (plain or _SURELY_LED.search(before) or not _CAP_BEFORE.search(before))
        if " " in name or led or alone:
            yield Hit(start, start + len(name), "locatie", "locatie:plaats", score=0.7)


def _is_beside_town(before: str) -> bool:
    """Tell whether the name of a town ends right before, as in a list of towns."""
    found = _TOWN_BESIDE.search(before)
    return bool(found and (found[1] in register.place_gemeenten() and not register.is_ordinary(found[1])))


def _is_thing(word: str) -> bool:
    """Tell whether a word with a capital is an ordinary one that opens a sentence: "Bewoners van Aijen"."""
    return word not in register.first_names() and not register.lookup(word) and register.is_ordinary(word)


def _may_stand(text: str, end: int, before: str) -> bool:
    """Tell whether a town's name, no ordinary word, may stand for itself: no other name is around it."""
    if re.match(r" [A-ZÀ-Þ][a-z]|-[A-ZÀ-Þ]", text[end : end + 3]):
        return False
    return not _CAP_BEFORE.search(before) or bool(_OPENS.search(before))
