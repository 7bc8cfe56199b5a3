"""Say which places a table is about: the levels of its labels, and the area that its places make up together."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus.register import gemeenten_of, lookup, province_of
from corpus.register.entries import entities, region_of
from corpus.register.search import LAND, gemeenten_with
from extract.opgaven.meaning import Meaning
from extract.opgaven.sheet import Sheet, SheetRow
from models import Entity

LEVELS = ("gemeente", "veiligheidsregio", "provincie")
_LEVEL_WORDS = (
    (re.compile(r"\bprovincies?\b", re.IGNORECASE), "provincie"),
    (re.compile(r"\bveiligheidsregio|\bregio\b", re.IGNORECASE), "veiligheidsregio"),
    (re.compile(r"\bgemeenten?\b", re.IGNORECASE), "gemeente"),
)
_ARTICLE = re.compile(r"['’‘`][stn][- ]+")  # with which some names begin
_COUNTRYWIDE = 8  # provincies or regio's: so many together are all of them, give or take what was left out
_MOST = 0.8  # share of the places that must lie within an area


@dataclass(frozen=True)
class Place:
    """Where a number holds: a location has no `entity`; `within` is the gemeente it is known to lie in."""

    name: str
    kind: str
    entity: Entity | None = field(default=None, compare=False)  # name and kind tell places apart
    within: Entity | None = field(default=None, compare=False)


@dataclass
class RowPlace:
    """What a row's label means.

    `sort` is plaats, totaal, maat (a measure, theme or date of the place above), sectie (what the rows below it are
    about) or niets; `section` is what the last section says.
    """

    row: SheetRow
    sort: str
    place: Place | None = None
    meaning: Meaning = field(default_factory=Meaning)
    section: Meaning = field(default_factory=Meaning)
    rest: str = ""  # what the label of a total says beside that it is one


def place_of(entity: Entity) -> Place:
    """Return the place that an entry of the register is."""
    return Place(entity.name, entity.kind, entity)


def levels_named(sheet: Sheet, column: int) -> list[str]:
    """Return the levels that the header over the labels names."""
    text = " ".join(row[column] for row in sheet.headers if column < len(row))
    return [level for pattern, level in _LEVEL_WORDS if pattern.search(text)]


def levels_by_depth(sheet: Sheet, column: int) -> dict[int, str]:
    """Return the level of each depth of indentation: that of most labels which can mean one level only."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for row in sheet.rows:
        kinds = {entity.kind for entity in lookup(row.text(column)) if entity.kind in LEVELS}
        if len(kinds) == 1:
            votes[row.depth].update(kinds)
    if len({row.depth for row in sheet.rows}) < 2:
        return {}
    return {depth: count.most_common(1)[0][0] for depth, count in votes.items()}


def level_of(names: Iterable[str]) -> str | None:
    """Return the level at which most of the names are known; a provincie goes before the regio of the same name."""
    counts = Counter(kind for name in set(names) for kind in {entity.kind for entity in lookup(name)} & set(LEVELS))
    most = [kind for kind in LEVELS if counts[kind] == max(counts.values(), default=0) > 0]
    if most == ["veiligheidsregio", "provincie"]:
        return "provincie"
    return most[0] if len(most) == 1 else None


def spot_in(label: str) -> tuple[bool, Entity | None]:
    """Tell whether a label is a gemeente or town with what stands there ("Goes - Havenweg"), and its only gemeente."""
    first = re.split(r"\s*[-–:(/,]\s|\s[-–]|\s*\(", label, maxsplit=1)[0].strip()
    if not first or first == label or not is_capital(first):
        return False, None
    found = lookup(first, "gemeente") or gemeenten_with(first)
    return bool(found), found[0] if len(found) == 1 else None


def is_capital(label: str) -> bool:
    """Tell whether a label begins as a name does: with a capital, or one after an article ("'s-Heerenberg")."""
    return _ARTICLE.sub("", label, count=1)[:1].isupper()


def gemeente_at(name: str) -> Entity | None:
    """Return the only gemeente in which a town or village of this name lies."""
    found = gemeenten_with(name)
    return found[0] if len(found) == 1 else None


def total_place(found: Sequence[RowPlace], named: Place | None = None, *, firm: bool = True) -> Place | None:
    """Return the area that the places of a table make up together: a gemeente, regio, provincie or the country.

    `named` is the area of the title: it goes first where the places lie within it. Where it is not `firm`, as the title
    is that of the document, the regio whose gemeenten these are goes before its provincie.
    """
    places = [item.place for item in found if item.sort in ("plaats", "totaal") and item.place]
    known = [entity for place in places if (entity := place.entity or place.within)]
    if named and named.entity and known and holds(named.entity, known):
        return named if firm else _whole_region(known, named.entity) or named
    for kind in ("provincie", "veiligheidsregio"):
        if len({entity.id for entity in known if entity.kind == kind}) >= _COUNTRYWIDE:
            return place_of(LAND)
    if len(known) == len(places) > 1 and len({e.id for e in known}) == 1 and any(place.within for place in places):
        return place_of(known[0])
    gemeenten = [entity for entity in known if entity.kind == "gemeente"]
    provinces = Counter(province_of(entity.id) for entity in known if entity.kind != "land")
    if not provinces:
        return None
    if len(provinces) >= _COUNTRYWIDE:
        return place_of(LAND)
    province, count = provinces.most_common(1)[0]
    if province is None or count < _MOST * sum(provinces.values()):
        return None
    return _region(gemeenten, province) or place_of(entities()[province])


def holds(area: Entity, known: Sequence[Entity]) -> bool:
    """Tell whether nearly all of the places `known` lie within an area, which is none of them."""
    if area.kind == "land":
        return all(entity.kind != "land" for entity in known)
    if any(entity.id == area.id for entity in known) and area.kind != "gemeente":
        return False
    inside = sum(area.id in (entity.id, region_of(entity.id), province_of(entity.id)) for entity in known)
    return inside >= _MOST * len(known)


def _whole_region(known: Sequence[Entity], area: Entity) -> Place | None:
    """Return the veiligheidsregio that all of the places make up, where `area` is its provincie."""
    within = area.kind == "provincie" and all(entity.kind == "gemeente" for entity in known)
    return _region(known, area.id) if within else None


def area_named(name: str, above: Sequence[RowPlace]) -> Place | None:
    """Return the area that a name of several levels means below the places that it takes together: that holds them.

    The gemeente where all lie in it, else the provincie, else the regio.
    """
    known = [entity for item in above if (place := item.place) and (entity := place.entity or place.within)]
    levels = {entity.kind: entity for entity in lookup(name) if entity.kind in LEVELS}
    for kind in ("gemeente", "provincie", "veiligheidsregio"):
        entity = levels.get(kind)
        if entity and known and holds(entity, known):
            return place_of(entity)
    return None


def spread(found: Sequence[RowPlace]) -> bool:
    """Tell whether the places of a table lie in several provincies."""
    known = [item.place.entity for item in found if item.sort == "plaats" and item.place and item.place.entity]
    return len({province_of(entity.id) for entity in known if entity.kind != "land"}) > 1


def _region(named: Sequence[Entity], province: str) -> Place | None:
    """Return the veiligheidsregio whose gemeenten these are all, where it is but a part of the provincie."""
    regions = {region_of(entity.id) for entity in named}
    if len(regions) != 1 or not (region := regions.pop()):
        return None
    members = {entity.id for entity in gemeenten_of(region)}
    whole = {entity.id for entity in gemeenten_of(province)}
    if members < whole and len({entity.id for entity in named} & members) >= 0.9 * len(members) and len(named) > 2:
        return place_of(entities()[region])
    return None
