"""Tell which public functions people have held, from when to when as documents show it, and where that is printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from extract.resolve.personnames import name_of
from models import Document, Entity, Mention, Source, Tenure
from pipelines.operands import AT_ONCE

COLUMNS = ("id", "name", "role", "organisation", "from", "to", "documents", "mentions", "document", "page", "source")
Seat = tuple[str | None, str | None]


@dataclass
class Held:
    """One function of one person, with the rows of the database that tell of it."""

    role: str | None
    organisation: str | None
    told: list[Any] = field(default_factory=list)

    @property
    def days(self) -> list[Any]:
        """Return the days of the documents that tell of it, in order."""
        return sorted({row.date for row in self.told if row.date})

    @property
    def documents(self) -> int:
        """Return how many documents tell of it."""
        return len({(row.source_id, row.document_id) for row in self.told})

    @property
    def row(self) -> dict[str, Any]:
        """Return what a list shows of it, with the first place that tells of it."""
        first, last = (self.days[0].isoformat(), self.days[-1].isoformat()) if self.days else (None, None)
        shown = {"role": self.role, "organisation": self.organisation, "from": first, "to": last}
        place = min(self.told, key=lambda row: (str(row.date or "~"), row.source, row.source_id, row.start))
        where = {"document": place.title or place.kind, "page": place.page, "source": place.source}
        return shown | {"documents": self.documents} | where


def with_functions(session: Session, tenures: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each function of each person that `tenures` tell of: over all documents, not only those."""
    chosen = set(tenures["id"])
    held = functions_of(session, sorted(set(tenures["person"])))
    entities = {row.id: row for row in _in_parts(session, select(Entity.id, Entity.name), Entity.id, sorted(held))}
    counts = _mentions(session, sorted(held))
    rows = []
    for id_, functions in held.items():
        who = {"id": id_, "name": entities[id_].name, "mentions": counts.get(id_, 0)}
        surname = _sorted_by(functions[0].told[0].surname)
        rows += [(surname, who | each.row) for each in functions if not chosen.isdisjoint(row.id for row in each.told)]
    rows.sort(key=lambda row: (row[0], *(str(row[1][name] or "") for name in ("name", "id", "from", "role"))))
    return pd.DataFrame([row for _, row in rows], columns=pd.Index(COLUMNS))


def _sorted_by(surname: str) -> str:
    """Return what a Dutch list of names is sorted by: the surname without its tussenvoegsels."""
    name = name_of(surname, bare=True)
    return name.main if name else surname


def functions_of(session: Session, ids: Sequence[str]) -> dict[str, list[Held]]:
    """Return for each person the functions, in order of time."""
    rows: dict[str, list[Any]] = defaultdict(list)
    for row in _in_parts(session, _told(), Tenure.entity_id, ids):
        rows[row.entity_id].append(row)
    return {id_: _functions(found) for id_, found in sorted(rows.items())}


def told_of(session: Session, person: Entity) -> dict[str, Any]:
    """Return what `show` tells of a person: the functions, each with its days, and every place that shows one."""
    functions = functions_of(session, [person.id]).get(person.id, [])
    lines = [_line(held) for held in functions]
    rows = sorted((row for held in functions for row in held.told), key=lambda row: (str(row.date or ""), row.start))
    return {"functions": lines, "mentions": _mentions(session, [person.id]).get(person.id, 0), "printed": _places(rows)}


def _line(held: Held) -> str:
    days, count = held.days, held.documents
    period = "" if not days else f"{days[0]}" if len(days) == 1 else f"{days[0]} – {days[-1]}"
    what = " ".join(part for part in (held.role, held.organisation) if part)
    times = f"{count} {'document' if count == 1 else 'documents'}"
    return f"{what} ({', '.join(part for part in (period, times) if part)})"


def _places(rows: Iterable[Any]) -> list[str]:
    """Return where functions are printed: day, document, page and source."""
    places = (
        f"{row.date or 'no date'}: {row.title or row.kind or 'text'}, page {row.page}, {row.source}" for row in rows
    )
    return list(dict.fromkeys(places))


def _told() -> Any:
    """Return the query for the tenures of people in public function, with the documents that they stand in."""
    holds = and_(Document.source_id == Tenure.source_id, Document.start <= Tenure.start, Document.end > Tenure.start)
    of_tenure = (Tenure.id, Tenure.entity_id, Tenure.surname, Tenure.role, Tenure.organisation, Tenure.page)
    of_document = (Document.id.label("document_id"), Document.date, Document.title, Document.kind)
    query = select(*of_tenure, Tenure.start, Tenure.source_id, *of_document, Source.name.label("source"))
    query = query.join(Source, Source.id == Tenure.source_id).outerjoin(Document, holds).where(Tenure.public)
    return query.order_by(Tenure.source_id, Tenure.start, Tenure.id)


def _in_parts(session: Session, query: Any, column: Any, ids: Sequence[str]) -> Iterator[Any]:
    """Yield the rows of `query` with these values in a column, a number of values at a time."""
    for first in range(0, len(ids), AT_ONCE):
        yield from session.execute(query.where(column.in_(ids[first : first + AT_ONCE])))


def _mentions(session: Session, ids: Sequence[str]) -> dict[str, int]:
    """Return how often each person is mentioned."""
    query = select(Mention.entity_id, func.count()).group_by(Mention.entity_id)
    return {row[0]: row[1] for row in _in_parts(session, query, Mention.entity_id, ids)}


def _functions(rows: Sequence[Any]) -> list[Held]:
    """Return the functions that the tenures of one person tell of.

    An office without a body is that of the only body where the person is told to hold it; a seat without an office is
    that of the only office at that body.
    """
    whole = {(row.role, row.organisation) for row in rows if row.role and row.organisation}
    found: dict[Seat, Held] = {}
    for row in rows:
        seat = _seat(row, whole)
        found.setdefault(seat, Held(*seat)).told.append(row)
    return sorted(found.values(), key=lambda held: (str(held.days[:1]), str(held.role), str(held.organisation)))


def _seat(row: Any, whole: set[Seat]) -> Seat:
    """Return the office and body of a tenure, filled in from the others where only one fits."""
    may = [
        seat
        for seat in whole
        if (row.role is None and row.organisation == seat[1]) or (row.organisation is None and row.role == seat[0])
    ]
    return may[0] if len(may) == 1 else (row.role, row.organisation)
