"""Every gemeente, organisation or person in public function that is spoken of, the most mentioned first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from corpus.register import entities
from models import Entity, Figure, Mention, Opgave, Tenure
from pipelines.browse.answers import Asked, NotThere, Shown

MOST = 1000
_MOST_FUNCTIONS = 3  # of one person


@dataclass(frozen=True)
class Known:
    """An entity in the list: how often it is mentioned, how many numbers are about it, and more in words."""

    id: str
    name: str
    times: int
    numbers: int
    more: str


@dataclass(frozen=True)
class Listing:
    """A list: its title, the kinds of entities in it, and what is told of each."""

    title: str
    kinds: tuple[str, ...]
    more: Callable[[Session, Sequence[Entity]], Mapping[str, str]]


def _provinces(session: Session, found: Sequence[Entity]) -> dict[str, str]:
    known = entities()
    areas = {each.id: known.get(str((each.details or {}).get("province"))) for each in found}
    return {id_: area.name for id_, area in areas.items() if area}


def _full_names(session: Session, found: Sequence[Entity]) -> dict[str, str]:
    return {each.id: each.full_name for each in found if each.full_name and each.full_name != each.name}


def _kinds(session: Session, found: Sequence[Entity]) -> dict[str, str]:
    return {each.id: each.kind for each in found}


def _functions(session: Session, found: Sequence[Entity]) -> dict[str, str]:
    """Return for each person the functions that documents tell of; one without its body is left out beside it with."""
    seats: dict[str, list[str]] = defaultdict(list)
    query = select(Tenure.entity_id, Tenure.role, Tenure.organisation).where(Tenure.public).distinct()
    for id_, role, body in session.execute(
        query.order_by(Tenure.role.nulls_last(), Tenure.organisation.desc().nulls_last())
    ):
        said = " ".join(filter(None, (role, body)))
        if not any(said in fuller for fuller in seats[str(id_)]):
            seats[str(id_)].append(said)
    return {id_: "; ".join(said[:_MOST_FUNCTIONS]) for id_, said in seats.items()}


LISTINGS: dict[str, Listing] = {
    "gemeenten": Listing("Gemeenten", ("gemeente",), _provinces),
    "provincies": Listing("Provincies en veiligheidsregio's", ("provincie", "veiligheidsregio"), _kinds),
    "organisaties": Listing("Organisaties", ("organisatie",), _full_names),
    "personen": Listing("Personen met een openbare functie", ("persoon",), _functions),
}


def overview(asked: Asked) -> Shown:
    """Return the list of what there is of one kind."""
    chosen = LISTINGS.get(asked.parts["id"])
    if chosen is None:
        raise NotThere("Er is geen overzicht met deze naam.")
    found = _known(asked.session, chosen)
    others = {key: each.title for key, each in LISTINGS.items() if each is not chosen}
    return Shown(
        "overzicht.html",
        {"title": chosen.title, "found": found[:MOST], "count": len(found), "kinds": others}
        | {"kind": chosen.kinds[0], "has_numbers": any(each.numbers for each in found)},
    )


def _known(session: Session, chosen: Listing) -> list[Known]:
    """Return the entities of a list that something is told of, the most mentioned first."""
    times, opgaven = _counted(session, Mention.entity_id), _counted(session, Opgave.entity_id)
    places = _counted(session, Figure.place_id)
    found = session.scalars(select(Entity).where(Entity.kind.in_(chosen.kinds))).all()
    more = chosen.more(session, found)
    known = [
        Known(
            each.id,
            each.name,
            times.get(each.id, 0),
            opgaven.get(each.id, 0) + places.get(each.id, 0),
            more.get(each.id, ""),
        )
        for each in found
    ]
    return sorted((each for each in known if each.times or each.numbers), key=lambda each: (-each.times, each.name))


def _counted(session: Session, column: Any) -> dict[str, int]:
    """Return how many records are tied to each entity by a column."""
    query = select(column, func.count()).where(column.is_not(None)).group_by(column)
    return {row[0]: row[1] for row in session.execute(query)}
