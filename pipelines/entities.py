"""Name entities, find the one that a user means, and keep in the database those that something refers to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from corpus.register import entities, lookup, nearest
from models import Entity, Record
from models.correction import NOTHING
from models.entity import ENTITY_KINDS
from models.errors import WooError

LISTED = 8  # how many entities are named when words mean more than one


class Meant(NamedTuple):
    """What a user says that a name means: its kind, and the entity's id and name when it is on some list."""

    kind: str
    id: str | None = None
    name: str | None = None


def label(kind: str, name: str | None, id_: str | None) -> str:
    """Return what an entity is called to a user: gemeente Bergen (NH.) [GM0373]."""
    return " ".join(filter(None, (kind, name, f"[{id_}]" if id_ else None)))


def labels(session: Session, ids: Iterable[str]) -> dict[str, str]:
    """Return for each id what its entity is called; one that neither register nor database knows is its id."""
    wanted = set(ids)
    strangers = sorted(wanted - entities().keys())
    found = [entities()[id_] for id_ in wanted & entities().keys()]
    found += session.scalars(select(Entity).where(Entity.id.in_(strangers))) if strangers else []
    return {id_: id_ for id_ in wanted} | {each.id: label(each.kind, each.name, each.id) for each in found}


def meant_by(session: Session, words: str) -> Meant:
    """Return what `words` mean: an id, a name that one entity has, a kind (on no list), or geen (no name at all).

    Raises WooError when they mean nothing or more than one thing.
    """
    words = " ".join(words.split())
    if words.casefold() in (NOTHING, *ENTITY_KINDS):
        return Meant(words.casefold())
    found = _called(session, words)
    if len(found) == 1:
        return Meant(found[0].kind, found[0].id, found[0].name)
    names = [label(each.kind, each.name, each.id) for each in found or nearest(words, ENTITY_KINDS)]
    listed = ", ".join(names[:LISTED]) + (" …" if names[LISTED:] else "")
    if found:
        raise WooError(f"{words} may mean {listed}; say which by what stands between brackets")
    raise WooError(f"nothing is called {words}" + (f"; did you mean {listed}?" if listed else ""))


def _called(session: Session, words: str) -> list[Entity]:
    """Return the entities, of the register and the database, with this id, else with this name or alias."""
    by_id = {id_.lower(): entity for id_, entity in entities().items()}
    if words.lower() in by_id:
        return [by_id[words.lower()]]
    stored = session.get(Entity, words)
    if stored:
        return [stored]
    strangers = session.scalars(select(Entity).where(Entity.id.not_like("GM%")).order_by(Entity.id))
    return [*lookup(words), *(each for each in strangers if each.id not in entities() and _is_called(each, words))]


def _is_called(entity: Entity, words: str) -> bool:
    """Tell whether an entity that is not in the register has this name, or is printed so."""
    names = (entity.name, entity.full_name or "", *entity.details.get("spellings", ()))
    return words.casefold() in map(str.casefold, names)


def keep_entity(session: Session, id_: str | None, kind: str, name: str) -> None:
    """Write an entity where the database does not have it (any more): as the register has it, else as it is said."""
    if id_ is None:
        return
    with session.no_autoflush:  # what refers to it waits until it is there
        entity = session.get(Entity, id_)
        if entity is None:
            entity = session.merge(entities().get(id_) or Entity(id=id_, kind=kind, name=name))  # a copy: theirs stays
            session.flush()
    session.info.setdefault("entities", set()).add(entity)  # held on to, so that the next one asks nothing


def drop_entity(session: Session, id_: str | None) -> None:
    """Remove an entity that no record refers to."""
    ours = Entity.__table__.c.id
    references = [
        column
        for table in Record.metadata.tables.values()
        for column in table.columns
        if any(key.column is ours for key in column.foreign_keys)
    ]
    used = [session.execute(select(column).where(column == id_).limit(1)).first() for column in references]
    entity = session.get(Entity, id_) if id_ else None
    if entity and not any(used):
        session.delete(entity)
        session.flush()
