"""Every list of one kind of record: newest first, a number of rows on a page, or all of them on one."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models import Document
from pipelines.browse.answers import Asked, NotThere, Shown
from pipelines.browse.labels import shown
from pipelines.browse.lists.listed import LISTS, Listed

ON_PAGE = 50
MANY = 5000  # rows on a page of a site that can't search: there one looks through the whole list
_PAGE = "bladzijde"
_SAME = 4  # times that a row of a list may say what another does, where only the first are shown


@dataclass(frozen=True)
class Row:
    """One row: what it says and where that leads, what else there is to tell, and the document that it stands in."""

    words: str
    page: str
    id: str
    cells: Sequence[str]
    document: Any | None


@dataclass(frozen=True)
class Part:
    """One page of a list: its rows, how long the list is, and which page of how many this is."""

    rows: Sequence[Row]
    count: int
    at: int
    pages: int


def listing(asked: Asked) -> Shown:
    """Return the list with this name."""
    key = asked.parts["id"]
    chosen = LISTS.get(key)
    if chosen is None:
        raise NotThere("Er is geen lijst met deze naam.")
    session = asked.session
    return Shown(
        "lijst.html",
        {
            "title": chosen.title,
            "key": key,
            "headings": [name for name, _ in chosen.cells],
            "has_document": chosen.has_document,
            "before": chosen.before,
            "order": chosen.told_order,
            "table": chosen.record.__tablename__,
            "few": ON_PAGE,
            "many": MANY,
            "part": partial(_part, session, key, asked.number(_PAGE)),
            "lists": {name: each.title for name, each in LISTS.items()},
        },
    )


def _part(session: Session, key: str, at: int, most: int) -> Part:
    """Return page `at` of a list, with so many rows on each; the last one where there are not so many pages."""
    count = size(session, key)
    pages = max(1, -(-count // most))
    at = min(at, pages)
    query = LISTS[key].ordered.limit(most).offset((at - 1) * most)
    return Part(_rows(session, LISTS[key], query), count, at, pages)


def some(session: Session, key: str, most: int) -> list[Row]:
    """Return the first rows of a list, what says the same once."""
    rows = _rows(session, LISTS[key], LISTS[key].ordered.limit(most * _SAME))
    return list({(row.words, *row.cells): row for row in rows}.values())[:most]


def size(session: Session, key: str) -> int:
    """Return how long a list is."""
    return session.scalar(LISTS[key].size) or 0


def _rows(session: Session, chosen: Listed, query: Select[Any]) -> list[Row]:
    """Return the rows of a query, with the documents that they stand in."""
    found = session.execute(query).all()
    records = [row[0] for row in found]
    documents = documents_of(session, records) if chosen.has_document else {}
    made = []
    for row, record in zip(found, records, strict=True):
        document = documents.get(record.id)
        cells = [_cell(tell, row, document) for _, tell in chosen.cells]
        made.append(Row(chosen.words(record), chosen.leads_to, record.id, cells, document))
    return made


def _cell(tell: Callable[[Any, Any], Any], row: Any, document: Any) -> str:
    value = tell(row, document)
    return "" if value in (None, "", []) else shown(value)


def documents_of(session: Session, records: Sequence[Any]) -> dict[str, Any]:
    """Return for each record, by its id, the document that holds it: told, or the one that it is printed within."""
    told = {record.id: id_ for record in records if (id_ := getattr(record, "document_id", None))}
    columns = (
        Document.id,
        Document.title,
        Document.kind,
        Document.date,
        Document.source_id,
        Document.start,
        Document.end,
    )
    by_id = {row.id: row for row in session.execute(select(*columns).where(Document.id.in_(set(told.values()))))}
    placed = [record for record in records if record.id not in told]
    return {id_: by_id[at] for id_, at in told.items() if at in by_id} | _within(session, columns, placed)


def _within(session: Session, columns: Iterable[Any], records: Sequence[Any]) -> dict[str, Any]:
    """Return for each record the document within which it begins."""
    if not records:
        return {}
    of: dict[str, list[Any]] = defaultdict(list)
    sources = {record.source_id for record in records}
    for row in session.execute(select(*columns).where(Document.source_id.in_(sources)).order_by(Document.start)):
        of[row.source_id].append(row)
    found = {}
    for record in records:
        held = of[record.source_id]
        at = bisect_right(held, record.start, key=lambda row: row.start) - 1
        if at >= 0 and held[at].end >= record.start:
            found[record.id] = held[at]
    return found
