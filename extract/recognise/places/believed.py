"""Say what a place that the trained pipeline found is: an area of the register, a place within one, or neither."""

from __future__ import annotations

import re
from functools import cache

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.phrases import ORDER, listed_names
from extract.recognise.places.weighing import DIRECTION, weighed_place
from extract.recognise.running import Running

AREAS = ("gemeente", "provincie", "veiligheidsregio")
_PART_OF_AREA = re.compile(rf"(?:{DIRECTION})(?:elijke?)?[- ](?:en [A-Z][a-z]+-)?(?P<area>[A-ZÀ-Þ][\w-]+)$")
_SMALL = re.compile(r"[a-zà-ÿ]")
_SURNAME = re.compile(r"(?:Van|De|Ter|Ten)(?: de[rn]?)? [A-ZÀ-Þ]")
_ENUMERATION = re.compile(r",? (?:en|of|in|te|bij|van) (?=[A-ZÀ-Þ])|, ")
_PERSON_BEFORE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+ (?:van de[rn]?|van|de[nr]?|ter|ten) $|[A-Z]\. $")
_PEOPLE = re.compile(r"(?:leden|houders|ers|artikelen|structuren|verband|strategie[ëe]n)$")
_LED_BARE = re.compile(
    r"(?:\b(?:[Ii]n|[Tt]e|[Nn]aar|[Uu]it|[Vv]anuit|[Nn]abij|[Rr]ond|[Bb]ij|[Ll]angs|[Tt]ussen|[Bb]uiten|[Bb]innen|dorp|kern"
    r"|dorpen|plaats|wijk|wijken|buurt|polder|locatie|gebied|kasteel|park|gemeente|eiland|haven|rivier|stad|boezem"
    r"|(?:be|om)woners van|inwoners van|[Hh]eel)) $"
)
_LISTED = re.compile(
    r"\b(?:[Ii]n|[Tt]e|[Nn]aar|[Uu]it|[Vv]anuit|[Tt]ussen|wijken|dorpen|kernen|buurten)"
    r" (?:['’A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w-]+)?(?:,| en|, en) ){1,4}$"
)
_PLACE_END = re.compile(
    r"(?<=[\w -])(?:straat|laan|weg|plein|dijk|kade|gracht|singel|markt|pad|steeg|haven|park|plantsoen|dreef|veld"
    r"|boulevard|vaart|wijk|kwartier|buurt|polder|meer|plas|plassen|beek|rivier|kanaal|brug|tunnel|sluis|gemaal|dorp|veen|woude?|berg|burg"
    r"|stad|broek|horst|hoek|zand|duin|duinen|bos|heide|eiland|terrein|poort|route|knooppunt|kerk|toren|huis|huys|hof|hove"
    r"|kasteel|kazerne|station|theater|hotel|zijl|zijde|waard|donk|rade|hoven|heuvel|akker|zone|baan|dam|overlaat)$",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"([A-ZÀ-Þ][\w'’-]+)(?:,| en|, en|/| \() ?$")
_BESIDE_BEHIND = re.compile(r" (?:en|of) ([A-ZÀ-Þ][\w'’-]+)")
_SPOT = re.compile(  # where things are; articles make it no name of a town
    r"\b(?:[Aa]an|[Oo]p|[Oo]ver|[Ll]angs|[Vv]ia|[Rr]ichting|[Aa]chter|[Nn]aast|[Tt]egenover|heel) (?:de|het) $"
)
_TREATY = re.compile(r"\b(?:[Vv]erdrag|[Aa]kkoord|[Cc]onventie|[Hh]of) van $")
_NAMED_SITE = re.compile(r"\w{0,20}locatie $")
_OF_TOWN = re.compile(r"(?P<stem>[A-ZÀ-Þ][a-zà-ÿ]{2,})se [A-ZÀ-Þ][a-zà-ÿ]+$")
_NO_PLACE = re.compile(r"\b(?:Wet|Besluit|Regeling|Verordening|Programma|Project|Agenda|Fonds|Visie|Nota|Plan)\b")


def place_ids(
    running: Running, start: int, end: int, *, ordinary: bool, sure: bool = False
) -> tuple[str | None, tuple[str, ...]]:
    """Return the kind of a find and the ids that it may mean: (None, ()) where it is no place.

    `ordinary` tells that its words alone are no name, `sure` that the pipeline hardly hesitated.
    """
    name = running.text[start:end]
    ids = tuple(e.id for e in register.lookup(name) if e.kind in AREAS)
    if register.lookup(name):
        hit = Hit(start, end, "gemeente", "model", ids)
        found = _known(running, hit, name, ordinary=ordinary)
        return ("gemeente", ids) if sure and not found[0] and not ordinary and _is_towns(name, ids) else found
    borne_out = _is_borne_out(running, start, end, name) or (sure and _may_be_place(name))
    if ordinary or is_none(name) or not borne_out:
        return None, ()
    near = misspelt(name)
    return ("gemeente", near) if near else ("locatie", ())


def _known(running: Running, hit: Hit, name: str, *, ordinary: bool) -> tuple[str | None, tuple[str, ...]]:
    """Judge a name of the register as its own finder does; the pipeline's word is the evidence that a doubt wants."""
    if not _is_own_name(name):  # an adjective, or a place that is only looked up under its gemeente
        no_place = name.endswith("se") or name in register.areas("streek") or len(name) < 4
        return (None if no_place or ordinary else "locatie"), ()
    if not hit.ids or ordinary or (all(i.startswith("VR") for i in hit.ids) and not name.startswith("V")):
        return None, ()
    believed, _ = weighed_place(running, hit, name, "veilig")
    return (believed.kind, believed.ids) if believed else (None, ())


def _is_towns(name: str, ids: tuple[str, ...]) -> bool:
    return _is_own_name(name) and bool(ids) and all(id_.startswith("GM") for id_ in ids)


def _may_be_place(name: str) -> bool:
    """Tell whether a name that no register has is written as places are: no body's, country's or people's."""
    written = not name.isupper() and not re.search(r"[a-z][A-Z]|\d", name)
    return written and not _PEOPLE.search(name) and name not in register.areas("land")


def _is_own_name(name: str) -> bool:
    """Tell whether a name is one that areas and bodies go by, not one that only leads to them."""
    return register.name_key(name) in _own_names()


@cache
def _own_names() -> frozenset[str]:
    return frozenset(register.name_key(name) for name, _, use in listed_names() if use in ORDER)


def _is_borne_out(running: Running, start: int, end: int, name: str) -> bool:
    """Tell whether a name that no register has stands or ends as places do."""
    before, behind = running.text[max(0, start - 60) : start], running.text[end : end + 40]
    if _is_of_person(before) or re.match(r" ?[-–]? ?[A-ZÀ-Þ]\w", behind[:4]):
        return False
    if name in register.places() or name in register.areas("stad"):
        return not _TREATY.search(before)
    if _PEOPLE.search(name):
        return False
    if re.search(r"[a-z][A-Z]", name):  # "ebMS", "PostNL"
        return False
    if name.isupper():
        if _NAMED_SITE.search(before):
            return len(name) > 3
        return (
            bool(_LED_BARE.search(before)) and len(name) > 4 and not running.text[max(0, start - 60) : start].isupper()
        )
    if _PLACE_END.search(name) or name in register.areas("water") or _LED_BARE.search(before) or _LISTED.search(before):
        return True
    spot = _SPOT.search(before) and not register.is_ordinary(name.split(" ")[-1])
    if spot or _NAMED_SITE.search(before) or _is_of_town(name):
        return True
    return any(found and _is_place(found[1]) for found in (_BESIDE.search(before), _BESIDE_BEHIND.match(behind)))


def _is_of_person(before: str) -> bool:
    """Tell whether a name is the rest of a person's: not where an ordinary word stands before it ("Bewoners van")."""
    found = _PERSON_BEFORE.search(before)
    first = found.group().split(" ")[0] if found else ""
    return bool(found) and (first in register.first_names() or not register.is_ordinary(first))


def _is_place(name: str) -> bool:
    return any(e.kind in AREAS for e in register.lookup(name)) or name in register.place_gemeenten()


def _is_of_town(name: str) -> bool:
    """Tell whether a name is a town's adjective and what lies there: "Dungense Brug"."""
    found = _OF_TOWN.match(name)
    return bool(found) and any(_is_place(found["stem"] + end) for end in ("", "en", "n"))  # type: ignore[index]


def is_none(name: str) -> bool:
    """Tell whether a name is that of a country, a region, a surname, several places, people of a place or a plan."""
    bare = re.sub(r"^(?:[Dd]e|[Hh]et|['’]t) ", "", name)
    if bare in register.areas("land") or bare in register.areas("streek") or _NO_PLACE.search(name):
        return True
    part = _PART_OF_AREA.match(name)
    if part and (_is_area(part["area"]) or part["area"] in register.areas("streek") | register.areas("land")):
        return True
    if _SMALL.match(name) and " " in name and not re.match(r"['’`]|(?:de|het) ", name) and _ENUMERATION.search(name):
        return True  # "bergen in Noorwegen"
    if re.match(r"[a-z]+ (?:aan|op|langs|in|bij) (?:de|het) ", name):
        return True  # "huizen aan de Kerklaan"
    pieces = _ENUMERATION.split(name)
    if len(pieces) > 1 and name not in register.place_gemeenten() and any(register.lookup(p) for p in pieces):
        return True
    is_surname = bool(_SURNAME.match(name)) and name not in register.place_gemeenten()
    return is_surname or _is_inhabitant(name)


def _is_area(name: str) -> bool:
    return any(entity.kind in ("provincie", "veiligheidsregio") for entity in register.lookup(name))


def _is_inhabitant(name: str) -> bool:
    """Tell whether a name is that of people or of what comes from a place: "Amsterdammer", "Groninger", "Haarlemse"."""
    stem = re.sub(r"(?:mer|ner|enaar|naar|er|ers|aar|ers|se|s)$", "", name)
    return (
        stem != name
        and " " not in name
        and any(entity.kind in AREAS for form in (stem, stem + "en") for entity in register.lookup(form))
    )


def misspelt(name: str) -> tuple[str, ...]:
    """Return the gemeente that a long name nearly is, when there is one and it is no other name."""
    if is_other_name(name):
        return ()
    near = register.nearest(name, ("gemeente",))
    return (near[0].id,) if len(near) == 1 else ()


def is_no_slip(name: str) -> bool:
    """Tell whether a name is right as it is printed, or that of people or things of a place."""
    return is_other_name(name) or _is_inhabitant(name) or name.endswith("se")


def is_other_name(name: str) -> bool:
    """Tell whether a name is a town, surname, first name or ordinary word, and so no slip for one of a gemeente."""
    return (
        name in register.place_gemeenten()
        or name in register.surnames()
        or name in register.first_names()
        or name in register.areas("stad")
        or register.is_ordinary(name)
        or bool(register.lookup(name))
    )
