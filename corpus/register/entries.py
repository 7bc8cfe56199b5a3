"""Load the register's files, once each, as entities and as tables of names."""

from __future__ import annotations

import csv
import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NamedTuple

from corpus.register.names import name_key
from models import Entity

TOOI = "https://identifier.overheid.nl/tooi/id/gemeente/"
Row = dict[str, str]


class Alias(NamedTuple):
    """Another name of an entry.

    `use` is how far the name alone goes: veilig (it means the entry), context (written just so, among its kind),
    dubbelzinnig (only with evidence beside it), opzoeken (a label or adjective: looked up, never looked for).
    """

    text: str
    id: str
    use: str


def rows(name: str) -> Iterator[Row]:
    """Yield the rows of the register's file `name`.csv."""
    with files(__package__).joinpath(f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)


def _date(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _list(text: str) -> list[str]:
    return [part for part in text.split(";") if part]


def _gemeente(row: Row) -> Entity:
    details: dict[str, Any] = {
        key: row[key] for key in ("province", "region", "main_successor", "wikidata", "source") if row[key]
    }
    details |= {key: _list(row[key]) for key in ("successors", "domains") if row[key]}
    return Entity(
        id=row["id"],
        kind="gemeente",
        name=row["name"],
        full_name=f"gemeente {row['name']}",
        valid_from=_date(row["valid_from"]),
        valid_to=_date(row["valid_to"]),
        uri=TOOI + row["id"].lower(),
        details=details,
    )


def _body(row: Row, kind: str) -> Entity:
    details: dict[str, Any] = {"domains": _list(row["domains"]), "source": row["source"]}
    if row.get("sort"):
        details["sort"] = row["sort"]
    return Entity(
        id=row["id"],
        kind="locatie" if row.get("sort") == "locatie" else kind,
        name=row["name"],
        full_name=row.get("full_name") or (f"provincie {row['name']}" if kind == "provincie" else None),
        valid_from=_date(row.get("valid_from", "")),
        valid_to=_date(row.get("valid_to", "")),
        uri=row["uri"] or None,
        details=details,
    )


@cache
def entities() -> Mapping[str, Entity]:
    """Return every entry by its id: GM0363, PV26, VR09, org:coa."""
    found = [_gemeente(row) for row in rows("gemeenten")]
    for file, kind in (
        ("provincies", "provincie"),
        ("veiligheidsregios", "veiligheidsregio"),
        ("organisaties", "organisatie"),
    ):
        found += [_body(row, kind) for row in rows(file)]
    return MappingProxyType({entity.id: entity for entity in found})


@cache
def aliases() -> tuple[Alias, ...]:
    """Return the names that no rule of spelling gives, abbreviations among them."""
    listed = [Alias(row["alias"], row["id"], row["use"]) for row in rows("aliases")]
    for file in ("provincies", "veiligheidsregios"):
        for row in rows(file):
            use = "opzoeken" if file == "provincies" else "context"
            listed += [Alias(text, row["id"], use) for text in _list(row["abbreviations"])]
    listed += [Alias(text, id_, "opzoeken") for text, id_ in adjectives().items()]
    return tuple(listed)


@cache
def full_names() -> Mapping[str, tuple[str, ...]]:
    """Return for each entry's id its official names, the canonical one first."""
    return {e.id: tuple(dict.fromkeys(filter(None, (e.name, e.full_name)))) for e in entities().values()}


@cache
def adjectives() -> Mapping[str, str]:
    """Return the provinces' adjectives ("Drentse") with the province's id."""
    return {row["adjective"]: row["id"] for row in rows("provincies")}


@cache
def ambiguous() -> Mapping[str, tuple[str, str]]:
    """Return names of gemeenten that also mean something else: (sort: woord, achternaam, plaats; what else)."""
    return {row["name"]: (row["sort"], row["hint"]) for row in rows("ambiguous")}


@cache
def ordinary_words() -> frozenset[str]:
    """Return the keys of names that are Dutch words or surnames as well."""
    return frozenset(name_key(name) for name, (sort, _) in ambiguous().items() if sort in ("woord", "achternaam"))


@cache
def surnames() -> frozenset[str]:
    """Return surnames that are common in the Netherlands, without what stands before them ("Vries")."""
    return frozenset(row["name"] for row in rows("achternamen"))


@cache
def first_names() -> frozenset[str]:
    """Return first names that are common in the Netherlands."""
    return frozenset(row["name"] for row in rows("voornamen"))


@cache
def begrippen() -> Mapping[str, str]:
    """Return terms and abbreviations that name a thing, never an organisation, with their meaning."""
    return {row["term"]: row["meaning"] for row in rows("begrippen")}


@cache
def woo_gronden() -> Mapping[str, Row]:
    """Return the grounds for refusal by their code, with how they are written and what they mean."""
    return {row["code"]: row for row in rows("woo_gronden")}


@cache
def places() -> Mapping[str, tuple[str, ...]]:
    """Return the towns and villages that lend no gemeente their name, with the ids of the gemeenten they lie in."""
    named = {name_key(e.name) for e in entities().values() if e.kind in ("gemeente", "provincie") and not e.valid_to}
    return {name: ids for name, ids in place_gemeenten().items() if name_key(name) not in named}


@cache
def place_gemeenten() -> Mapping[str, tuple[str, ...]]:
    """Return every town and village with the ids of the gemeenten it lies in."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("plaatsen"):
        found[row["name"]].append(row["gemeente"])
    return {name: tuple(ids) for name, ids in found.items()}


@cache
def areas(sort: str) -> frozenset[str]:
    """Return the names of countries (land), regions that nobody governs (streek), waters, or towns abroad (stad)."""
    return frozenset(row["name"] for row in rows("gebieden") if row["sort"] == sort)


@cache
def _domains() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for entity in entities().values():
        for domain in entity.details.get("domains", ()):
            found[domain].append(entity.id)
    return {domain: tuple(ids) for domain, ids in found.items()}


def by_domain(domain: str) -> Entity | None:
    """Return whose e-mail domain this is; the parent domain counts ("ind.minvenj.nl"); of several, the broadest.

    Several entries share a domain where a ministry hosts its offices; then the ministry or gemeente is meant.
    """
    parts = domain.lower().strip().lstrip("@").rstrip(".").split(".")
    for first in range(len(parts) - 1):
        if ids := _domains().get(".".join(parts[first:])):
            found = [entities()[id_] for id_ in ids]
            broad = [e for e in found if e.kind != "organisatie" or e.details.get("sort") in ("ministerie", "koepel")]
            broad.sort(key=lambda e: e.valid_to is not None)  # a lasting ministry goes before a passing one
            return found[0] if len(found) == 1 else broad[0] if broad else None
    return None


def province_of(entity_id: str) -> str | None:
    """Return the id of the provincie that a gemeente, veiligheidsregio or provincie lies in (most of its gemeenten)."""
    if entity_id.startswith("PV"):
        return entity_id
    if entity_id.startswith("VR"):
        return _region_provinces().get(entity_id)
    entity = entities().get(entity_id)
    return entity.details.get("province") if entity else None


@cache
def _region_provinces() -> Mapping[str, str]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for entity in entities().values():
        if entity.kind == "gemeente" and not entity.valid_to:
            votes[entity.details["region"]][entity.details["province"]] += 1
    return {region: counts.most_common(1)[0][0] for region, counts in votes.items()}


def region_of(gemeente_id: str) -> str | None:
    """Return the id of the veiligheidsregio that a gemeente belongs to."""
    entity = entities().get(gemeente_id)
    return entity.details.get("region") if entity else None


@cache
def gemeenten_of(area_id: str, date: dt.date | None = None) -> tuple[Entity, ...]:
    """Return the gemeenten of a provincie or veiligheidsregio on `date`, today's when none is given."""
    key = "province" if area_id.startswith("PV") else "region"

    def there(entity: Entity) -> bool:
        if date is None:
            return entity.valid_to is None
        return (entity.valid_from or dt.date.min) <= date <= (entity.valid_to or dt.date.max)

    found = (e for e in entities().values() if e.kind == "gemeente" and e.details.get(key) == area_id)
    return tuple(entity for entity in found if there(entity))
