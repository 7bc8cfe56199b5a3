"""Put together what the documents of a release tell of each meeting, and of each body's meetings in order."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models import Action, ActionThread, AgendaItem, Decision, Document, Meeting, Source, record_id

PROMISE = "toezegging"
_TELLS_MOST = ("verslag", "besluitenlijst", "actielijst", "agenda")  # documents of one meeting, in this order
_LAST = (1, dt.date.min)  # where a meeting without a day stands among the others


@dataclass(frozen=True)
class Series:
    """The meetings of one body by all spellings of its name, or those without a name of one source."""

    id: str
    name: str | None
    bodies: tuple[str, ...] = ()
    source_id: str | None = None
    source: str = ""

    @property
    def meetings(self) -> ColumnElement[bool]:
        """Return the condition that a meeting is one of these."""
        if self.bodies:
            return Meeting.body.in_(self.bodies)
        return Meeting.body.is_(None) & (Meeting.source_id == self.source_id)

    @property
    def actions(self) -> ColumnElement[bool]:
        """Return the condition that an action, joined with its thread, is on a list of this series."""
        if self.bodies:
            return ActionThread.body.in_(self.bodies)
        return ActionThread.body.is_(None) & (Action.source_id == self.source_id)


@dataclass(frozen=True)
class Counts:
    """How many records of some kinds each document holds: agenda items, decisions, promises, actions."""

    agenda: Mapping[str, int]
    decisions: Mapping[str, int]
    promises: Mapping[str, int]
    actions: Mapping[str, int]


@dataclass
class Sitting:
    """One meeting as all its documents tell of it: agenda, minutes, lists; what tells most stands first."""

    series: str
    body: str | None
    day: dt.date | None
    told: list[Any] = field(default_factory=list)

    @property
    def order(self) -> tuple[Any, ...]:
        """Return what meetings are sorted by: their day, those without one last."""
        return (*((0, self.day) if self.day else _LAST), self.series, self.told[0].document_id)

    @property
    def main(self) -> Any:
        """Return the document that tells most."""
        return self.told[0]

    def first(self, name: str) -> Any:
        """Return the first value that a document gives: a place, a chair."""
        return next((value for row in self.told if (value := getattr(row, name))), None)

    def most(self, counts: Mapping[str, int]) -> int:
        """Return the count of the document that has most: two prints of the minutes tell the same decisions."""
        return max((counts.get(row.document_id, 0) for row in self.told), default=0)


def series_id(body: str | None, source_id: str = "") -> str:
    """Return the id of the series of a body, whatever the capitals; without a body that of the source's meetings."""
    return _hashed(_folded(body)) if body else _hashed("bestand", source_id)


def series_with(session: Session, id_: str) -> Series | None:
    """Return the series with this id, None when there is none."""
    bodies = session.execute(select(Meeting.body, func.count()).where(Meeting.body.is_not(None)).group_by(Meeting.body))
    spelled = {name: times for name, times in bodies if name and series_id(name) == id_}
    if spelled:
        return Series(id_, max(spelled, key=lambda name: spelled[name]), bodies=tuple(sorted(spelled)))
    nameless = select(Meeting.source_id).where(Meeting.body.is_(None))
    listed = select(Action.source_id).join(ActionThread).where(ActionThread.body.is_(None))
    query = select(Source.id, Source.name).where(Source.id.in_(nameless.union(listed)))
    found = next((row for row in session.execute(query) if series_id(None, row.id) == id_), None)
    return Series(id_, None, source_id=found.id, source=found.name) if found else None


def sittings(session: Session, *where: ColumnElement[bool]) -> list[Sitting]:
    """Return the meetings in order of time; documents of one body and day are of one meeting."""
    found: dict[tuple[Any, ...], Sitting] = {}
    for row in session.execute(_told().where(*where)):
        series = series_id(row.body, row.source_id)
        key = (series, row.day or row.document_id)
        found.setdefault(key, Sitting(series, row.body, row.day)).told.append(row)
    for sitting in found.values():
        sitting.told.sort(key=lambda row: (_rank(row.kind), row.document_id))
    return sorted(found.values(), key=lambda sitting: sitting.order)


def by_series(found: Iterable[Sitting]) -> dict[str, list[Sitting]]:
    """Return the meetings by the id of their series, each in order of time."""
    of: dict[str, list[Sitting]] = defaultdict(list)
    for sitting in found:
        of[sitting.series].append(sitting)
    return of


def counts_of(session: Session, *where: ColumnElement[bool]) -> Counts:
    """Return the counts for the documents of meetings."""
    held = select(Meeting.document_id).where(*where)

    def counted(record: Any, *which: ColumnElement[bool]) -> dict[str, int]:
        query = select(record.document_id, func.count()).group_by(record.document_id)
        return _pairs(session, query.where(*which, record.document_id.in_(held)))

    items = select(Meeting.document_id, func.count()).join(AgendaItem).where(*where).group_by(Meeting.document_id)
    return Counts(
        _pairs(session, items),
        counted(Decision, Decision.kind != PROMISE),
        counted(Decision, Decision.kind == PROMISE),
        counted(Action),
    )


def summed(found: Sequence[Sitting], counts: Mapping[str, int]) -> int:
    """Return a count for some meetings together."""
    return sum(sitting.most(counts) for sitting in found)


def _told() -> Any:
    """Return the query for what each document tells of its meeting."""
    of_meeting = (Meeting.id, Meeting.body, Meeting.location, Meeting.chair, Meeting.start_time, Meeting.source_id)
    of_document = (Document.id.label("document_id"), Document.kind, Document.title)
    day = func.coalesce(Meeting.date, Document.date, type_=Meeting.date.type).label("day")
    query = select(*of_meeting, *of_document, day, Source.name.label("source"))
    return query.join(Document, Document.id == Meeting.document_id).join(Source, Source.id == Meeting.source_id)


@lru_cache(maxsize=10_000)
def _hashed(*parts: str) -> str:
    return record_id("reeks", *parts)


def _rank(kind: str) -> int:
    return _TELLS_MOST.index(kind) if kind in _TELLS_MOST else len(_TELLS_MOST)


def _folded(body: str) -> str:
    return " ".join(body.split()).casefold()


def _pairs(session: Session, query: Any) -> dict[str, int]:
    return {row[0]: row[1] for row in session.execute(query)}
