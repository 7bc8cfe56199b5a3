"""A page on one entity as sections: lists of lines, what is printed more than once told once."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models import Document, Entity
from pipelines.browse.about.whereabouts import Whereabouts, spoken_of

MOST = 30  # lines of a section
LOOKED_AT = 400  # records that its lines are made of, the newest: many are printed more than once
SOURCES = 10_000  # that one query names


@dataclass(frozen=True)
class Item:
    """One line: what it is, in words that link to it, and more about it.

    `document` is the row that names the document that it stands in, `also` those where it stands too, `about` the id
    and name of a body that it is of.
    """

    id: str
    words: str
    lead: str = ""
    tail: str = ""
    document: Any | None = None
    page: str = "bekijk"
    about: tuple[str, str] | None = None
    also: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Section:
    """The first lines of a list, of how many records it is, and whether there are more lines."""

    key: str
    title: str
    items: Sequence[Item]
    count: int
    more: bool


@dataclass(frozen=True)
class Told:
    """What a section is made of: the database, whom it is about, and where that is mentioned."""

    session: Session
    entity: Entity
    where: Whereabouts

    def spots(self, kind: type[Any], *columns: Any) -> Sequence[Any]:
        """Return the spans of the records of a kind in the sources that mention the entity."""
        query = select(kind.id, kind.source_id, kind.start, kind.end, *columns)
        sources = list(self.where.names)
        among = kind.source_id.in_(sources if len(sources) <= SOURCES else spoken_of(self.entity))
        return self.session.execute(query.where(among)).all()

    @cached_property
    def _documents(self) -> dict[str, list[tuple[int, str]]]:
        """Return where the documents of each source begin, and their days."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for row in self.spots(Document, Document.date):
            found[row.source_id].append((row.start, str(row.date or "")))
        return {source: sorted(rows) for source, rows in found.items()}

    def newest(self, rows: Iterable[Any]) -> list[Any]:
        """Return records in order: those of the newest document first, then as they are printed."""
        return sorted(sorted(rows, key=lambda row: (row.source_id, row.start)), key=self._day, reverse=True)

    def _day(self, row: Any) -> str:
        begun = self._documents.get(row.source_id, [])
        at = bisect_left(begun, (row.start + 1,)) - 1
        return begun[at][1] if at >= 0 else ""

    def chosen(self, kind: type[Any], wanted: Callable[[Any], object]) -> list[str]:
        """Return the ids of the records of a kind whose span is wanted, the newest first."""
        return [row.id for row in self.newest(filter(wanted, self.spots(kind)))]

    def first(self, ids: Sequence[str], kind: type[Any], query: Select[Any]) -> list[Any]:
        """Return the rows of a query for the first of these ids, in their order."""
        found = {row.id: row for row in self.session.execute(query.where(kind.id.in_(ids[:LOOKED_AT])))}
        return [found[id_] for id_ in ids[:LOOKED_AT] if id_ in found]


Lines = tuple[int, Iterable[Item]]
"""How many records a list has, and its first lines."""

SectionRow = tuple[str, str, Callable[[Told], Lines]]


def sections_of(told: Told, rows: Iterable[SectionRow]) -> list[Section]:
    """Return the sections that have something in them."""
    return [section for key, title, find in rows if (section := _section(key, title, *find(told))).count]


def _section(key: str, title: str, count: int, items: Iterable[Item]) -> Section:
    lines = once(items)
    return Section(key, title, lines[:MOST], count, len(lines) > MOST or count > LOOKED_AT)


def once(items: Iterable[Item]) -> list[Item]:
    """Return each line once: what is printed in the same words in more places names them all."""
    same: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        same[item.lead, item.words, item.tail, "" if item.document else item.id].append(item)
    return [replace(first, also=tuple(each.document for each in others)) for first, *others in same.values()]
