"""Write what was read into the database: one source, one transaction, and doing it twice changes nothing."""

from __future__ import annotations

import enum
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.orm import Session

from corpus.register import entities
from models import Entity, Figure, Record, Source, Tenure
from pipelines.corrections import correct_source
from pipelines.identity import identify, ties

_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")  # half of a pair, or the end of a text in C

READ, SKIPPED, FAILED = "gelezen", "overgeslagen", "mislukt"


class Outcome(enum.Enum):
    """What storing a source came down to; the value is what the user is told."""

    NEW = "gelezen"
    AGAIN = "opnieuw gelezen"
    UNCHANGED = "ongewijzigd"
    DUPLICATE = "dubbel"
    RENAMED = "hernoemd"
    SKIPPED = "overgeslagen"
    FAILED = "mislukt"


def stored(session: Session, source_id: str) -> Source | None:
    """Return the source with this content hash as the database has it, or None."""
    return session.get(Source, source_id)


def store(session: Session, source: Source) -> Outcome:
    """Write `source` and all that hangs on it within the session's transaction; the caller commits.

    Rows of an earlier reading of the same bytes are replaced; what users corrected in them stays corrected. A reading
    that failed never replaces one that did not.
    """
    before = session.execute(select(Source.status, Source.version).where(Source.id == source.id)).one_or_none()
    if before and before.status == READ and source.status != READ:
        return Outcome(source.status)
    records = identify(source)
    _keep_entities(session, records)
    if before:
        session.execute(delete(Source).where(Source.id == source.id))
    for table, rows in _rows([source, *records]):
        session.connection().execute(insert(table), rows)
    session.expire_all()
    if source.status != READ:
        return Outcome(source.status)
    correct_source(session, source.id)
    return Outcome.AGAIN if before else Outcome.NEW


def _rows(records: Iterable[Any]) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Yield each table with its rows, so that what a row refers to is always written before it."""
    kinds: dict[type[Record], list[Any]] = defaultdict(list)
    for record in records:
        kinds[type(record)].append(record)
    by_table = {kind.__table__: kind for kind in kinds}
    for table in Record.metadata.sorted_tables:
        if kind := by_table.get(table):
            columns = [(column.key, attribute.key) for attribute, column in _columns(kind)]
            ordered = _parents_first(kind, kinds[kind])
            yield table, [{name: _storable(getattr(r, key)) for name, key in columns} for r in ordered]


def _storable(value: Any) -> Any:
    """Return a value that every database takes: what is no character becomes one that says so, in its place."""
    if isinstance(value, str):
        return _NO_CHARACTER.sub("\ufffd", value)
    return [_storable(each) for each in value] if isinstance(value, list) else value


def _columns(kind: type[Record]) -> Iterator[tuple[Any, Any]]:
    """Yield the mapped attributes of a class, each with its column."""
    for attribute in kind.__mapper__.column_attrs:
        yield attribute, attribute.columns[0]


def _parents_first(kind: type[Record], records: Sequence[Any]) -> list[Any]:
    """Return `records` so that one that points at another of its own kind comes after it."""
    mapper = kind.__mapper__
    own = [name for _, name, _ in ties(kind).keys if mapper.relationships[name].mapper is mapper]
    done: set[int] = set()
    ordered: list[Any] = []
    for record in records if own else ():
        chain: list[Any] = []
        while record is not None and id(record) not in done:
            done.add(id(record))
            chain.append(record)
            record = next((target for name in own if (target := getattr(record, name)) is not None), None)
        ordered += reversed(chain)
    return ordered if own else list(records)


def _keep_entities(session: Session, records: Iterable[Any]) -> None:
    """Write the entities that the records refer to and that the database does not have yet."""
    named = {r.entity_id: r for r in records if getattr(r, "entity_id", None)}
    named = {id_: r for r in records if isinstance(r, Figure) for id_ in (r.place_id, r.organisation_id) if id_} | named
    named = {r.organisation_id: r for r in records if isinstance(r, Tenure) and r.organisation_id} | named
    known = set(session.scalars(select(Entity.id).where(Entity.id.in_(named))))
    missing = {entity: record for entity, record in named.items() if entity not in known}
    for entity, record in sorted(missing.items()):
        session.merge(entities().get(entity) or _as_mentioned(entity, record))  # the register's own stays out of it
    session.flush()


def _as_mentioned(entity: str, record: Any) -> Entity:
    """Return the entity as a record describes it, for one that the register does not have (any more)."""
    if isinstance(record, Figure):
        is_place = record.place_id == entity
        name = (record.place if is_place else record.organisation) or entity
        return Entity(id=entity, kind="locatie" if is_place else "organisatie", name=name)
    if isinstance(record, Tenure):
        return Entity(id=entity, kind="organisatie", name=record.organisation or entity)
    kind, name = (record.kind, record.name) if hasattr(record, "name") else (record.place_kind, record.place)
    return Entity(id=entity, kind=kind, name=name)
