"""Write what was read into the database: one source, one transaction, and doing it twice changes nothing."""

from __future__ import annotations

import enum
from itertools import islice

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from corpus.register import entities
from models import Entity, Record, Source
from pipelines.corrections import correct_source
from pipelines.parcel import Parcel, parcel_of, rows_of

READ, SKIPPED, FAILED = "gelezen", "overgeslagen", "mislukt"
_AT_ONCE = 2_000  # rows that are given to the database together


class Outcome(enum.Enum):
    """What storing a source came down to; the value is what the user is told."""

    NEW = "gelezen"
    AGAIN = "opnieuw gelezen"
    UNCHANGED = "ongewijzigd"
    DUPLICATE = "dubbel"
    RENAMED = "hernoemd"
    CHANGED = "gewijzigd"
    SKIPPED = "overgeslagen"
    FAILED = "mislukt"
    GONE = "verdwenen"


def stored(session: Session, source_id: str) -> Source | None:
    """Return the source with this content hash as the database has it, or None."""
    return session.get(Source, source_id)


def store(session: Session, source: Source) -> Outcome:
    """Write `source` and all that hangs on it, as `store_parcel` does."""
    return store_parcel(session, parcel_of(source))


def store_parcel(session: Session, parcel: Parcel) -> Outcome:
    """Write the rows of one source within the session's transaction; the caller commits.

    Rows of an earlier reading of the same bytes are replaced; what users corrected in them stays corrected. A reading
    that failed never replaces one that did not.
    """
    key = parcel.source_id
    before = session.scalar(select(Source.status).where(Source.id == key))
    if before == READ and parcel.status != READ:
        return Outcome(parcel.status)
    _keep_entities(session, parcel.entities)
    if before:
        session.execute(delete(Source).where(Source.id == key))
    for rows in parcel.rows:
        waiting = iter(rows)
        while some := list(islice(waiting, _AT_ONCE)):
            session.connection().execute(insert(Record.metadata.tables[rows.table]), some)
    session.expire_all()
    if parcel.status != READ:
        return Outcome(parcel.status)
    correct_source(session, key)
    return Outcome.AGAIN if before else Outcome.NEW


def _keep_entities(session: Session, named: dict[str, tuple[str, str]]) -> None:
    """Write the entities that the rows refer to and that the database does not have yet, by id: kind and name."""
    known = set(session.scalars(select(Entity.id).where(Entity.id.in_(named))))
    lacking = [
        entities().get(entity) or Entity(id=entity, kind=kind, name=name)  # the register knows more of its own
        for entity, (kind, name) in sorted(named.items())
        if entity not in known
    ]
    if lacking:
        session.connection().execute(insert(Entity), list(rows_of(Entity, lacking)))
