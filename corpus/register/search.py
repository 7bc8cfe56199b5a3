"""Look names up in the register: exact, by alias, by near spelling, and place labels of tables."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, Levenshtein

from corpus.register.entries import aliases, entities, full_names, place_gemeenten, province_of
from corpus.register.names import name_key, parse_label, scanned_key
from models import Entity

LAND = Entity(id="NL", kind="land", name="Nederland")
LEVELS = ("gemeente", "veiligheidsregio", "provincie")
_FUZZY_LEAST = 8  # letters: shorter names are too near to each other
_SCANNED_LEAST = 4  # letters
_COUNTRY = ("nederland", "land", "landelijk", "heelnederland", "nl")


@cache
def _by_key() -> Mapping[str, tuple[tuple[str, bool], ...]]:
    """Return for each key the ids it may mean, and whether as an official name."""
    found: dict[str, dict[str, bool]] = defaultdict(dict)
    for id_, names in full_names().items():
        for name in names:
            found[name_key(name)][id_] = True
            if parse_label(name).kind or not id_.startswith("org:"):  # "PRT Limburg" is not a PRT within Limburg
                found[name_key(parse_label(name).name)][id_] = True
    for alias in aliases():
        found[name_key(alias.text)].setdefault(alias.id, False)
    return {key: tuple(ids.items()) for key, ids in found.items()}


def valid_on(entity: Entity, date: dt.date | None) -> bool:
    """Tell whether `entity` existed on `date`; without a date, whether it exists still."""
    if date is None:
        return entity.valid_to is None
    return (entity.valid_from or dt.date.min) <= date <= (entity.valid_to or dt.date.max)


@lru_cache(maxsize=8_000)
def lookup(name: str, kind: str | None = None, date: dt.date | None = None) -> tuple[Entity, ...]:
    """Return the entries that `name` may mean, none when it is on no list.

    Official names go before aliases. Entries that existed on `date` go before those that did not; where none did, all
    are returned. A kind or province stated in the name itself ("gemeente X", "X (NH.)") narrows the choice.
    """
    label = parse_label(name)
    hits = _by_key().get(name_key(name))
    if not hits:
        kind, hits = kind or label.kind, _by_key().get(name_key(label.name), ())
    found = [entities()[id_] for id_, _ in hits if kind in (None, entities()[id_].kind)]
    if label.province and any(e.kind == "gemeente" for e in found):
        found = [e for e in found if e.kind == "gemeente" and province_of(e.id) == label.province] or found
    official = {id_ for id_, is_official in hits if is_official}
    found = [e for e in found if valid_on(e, date)] or found
    return tuple([e for e in found if e.id in official] or found)


@cache
def _keys_of(kind: str, least: int) -> Mapping[str, tuple[str, ...]]:
    keys: dict[str, list[str]] = defaultdict(list)
    for key, ids in _by_key().items():
        named = [id_ for id_, _ in ids if entities()[id_].kind == kind]
        if named and len(key) >= least and key.isalpha():
            keys[key] += named
    return {key: tuple(ids) for key, ids in keys.items()}


@cache
def _keys_so_long(kind: str, least: int, length: int) -> tuple[str, ...]:
    return tuple(key for key in _keys_of(kind, least) if len(key) == length)


@cache
def _scanned_keys() -> Mapping[str, tuple[str, ...]]:
    """Return the ids of gemeenten and provincies by their key as a scanner may read it, gemeenten first."""
    keys: dict[str, tuple[str, ...]] = {}
    for kind in ("gemeente", "provincie"):
        for key, ids in _keys_of(kind, _SCANNED_LEAST).items():
            keys.setdefault(scanned_key(key), ids)
    return keys


@lru_cache(maxsize=8_000)
def misread(name: str) -> tuple[Entity, ...]:
    """Return the gemeenten or provincies that a scanner may have read as `name` ("Arnhern"), none where it is right."""
    key = name_key(name)
    ids = _scanned_keys().get(scanned_key(key), ()) if len(key) >= _SCANNED_LEAST and key not in _by_key() else ()
    return tuple(entities()[id_] for id_ in dict.fromkeys(ids))


def nearest(
    name: str, kinds: Iterable[str] = LEVELS, date: dt.date | None = None, *, least: int = _FUZZY_LEAST
) -> tuple[Entity, ...]:
    """Return the entries whose name differs from `name` in at most two letters (one below 11), nearest only.

    Names of fewer than `least` letters are too near to each other; where the text shows what stands there, they may do.
    """
    return _nearest(name_key(parse_label(name).name), tuple(kinds), date, least)


@lru_cache(maxsize=8_000)
def _nearest(key: str, kinds: tuple[str, ...], date: dt.date | None, least: int) -> tuple[Entity, ...]:
    limit = 2 if len(key) >= 11 else 1
    best: dict[str, int] = {}
    if len(key) < least:
        return ()
    for kind in kinds:
        table = _keys_of(kind, least)
        alike = [
            other for length in range(-limit, limit + 1) for other in _keys_so_long(kind, least, len(key) + length)
        ]
        rough = process.extract(key, alike, scorer=Levenshtein.distance, score_cutoff=2 * limit, limit=None)
        keys = [match for match, *_ in rough]  # a letter swapped counts as two here: quick, and leaves few to weigh
        near = process.extract(key, keys, scorer=DamerauLevenshtein.distance, score_cutoff=limit, limit=5)
        for match, distance, _ in near:
            for id_ in table[match]:
                best[id_] = min(int(distance), best.get(id_, limit))
    least = min(best.values(), default=0)
    found = [entities()[id_] for id_, distance in best.items() if distance == least]
    return tuple([e for e in found if valid_on(e, date)] or found)


def successor_of(entity: Entity) -> Entity:
    """Return the gemeente that took the place of a dissolved one (the main one where it was split), else itself."""
    later = entities().get(entity.details.get("main_successor", ""))
    return later if later else entity


@lru_cache(maxsize=8_000)
def find_place(
    label: str, *, level: str | None = None, province: str | None = None, date: dt.date | None = None
) -> Entity | None:
    """Return the gemeente, veiligheidsregio, provincie or land that a table's label means, None when undecided.

    `level` is the kind of place that the table's rows are, `province` the id or name of the one it stands under. A name
    that gemeente, provincie and veiligheidsregio share is undecided unless `level` or the label itself says.
    """
    if name_key(label) in _COUNTRY and level in (None, "land"):
        return LAND
    found = [e for e in lookup(label, level, date) if e.kind in LEVELS]
    found = found or [e for e in lookup(label, None, date) if e.kind in LEVELS and level in (None, e.kind)]
    found = found or list(nearest(label, (level,) if level in LEVELS else LEVELS, date))
    return _one_place(found, _province_id(province))


def _province_id(province: str | None) -> str | None:
    if not province or province in entities():
        return province
    return next((e.id for e in lookup(province, "provincie")), None)


def _one_place(found: list[Entity], province: str | None) -> Entity | None:
    """Return the only candidate, if need be the only one in `province`; a provincie goes before its namesake region."""
    if len(found) > 1 and province:
        found = [e for e in found if province_of(e.id) == province] or found
    if len(found) == 2 and {e.kind for e in found} == {"provincie", "veiligheidsregio"}:
        found = [e for e in found if e.kind == "provincie"]
    return found[0] if len(found) == 1 else None


def gemeenten_with(place: str) -> tuple[Entity, ...]:
    """Return the gemeenten that a town or village lies in."""
    return tuple(entities()[id_] for id_ in place_gemeenten().get(place, ()) if id_ in entities())
