"""Ask the ledger: how much of the text is understood, and where most of it is not."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Integer, Select, and_, case, func, select
from sqlalchemy.orm import Session

from models import Document, Page, Source
from pipelines.versions import UNREAD

CLASSES = {
    # The name of a class, and the column that counts it.
    "begrepen": "understood",
    "ingedeeld": "placed",
    "vast": "boilerplate",
    "niet begrepen": "unexplained",
}
BY = ("source", "document", "page")
DIGITS = 3

Row = tuple[str, Any, float | None]


def characters(session: Session) -> list[Row]:
    """Return how many characters there are, and how many of each class with their share of all."""
    sums = [func.coalesce(func.sum(getattr(Page, column)), 0) for column in CLASSES.values()]
    counts = session.execute(select(*sums)).one()
    total = sum(counts)
    rows = [(f"characters {name}", count, _share(count, total)) for name, count in zip(CLASSES, counts, strict=True)]
    return [("characters", total, None), *rows]


def uncounted(session: Session) -> int:
    """Return how many sources were read before there was a ledger."""
    return session.scalar(select(func.count(Page.source_id.distinct())).where(Page.unexplained.is_(None))) or 0


def unread(engine: Engine, by: str, limit: int | None = None) -> pd.DataFrame:
    """Return the sources, documents or pages with their characters by class: most that no record explains first.

    `share` is the part (0 to 1) that is not understood. `unread` counts the pages on which nothing could be read.
    """
    with Session(engine) as session:
        found = session.execute(_QUERIES[by]().limit(limit))
        frame = pd.DataFrame(found.all(), columns=pd.Index(found.keys()), dtype=object)
    shares = [_share(part, whole) for part, whole in zip(frame["unexplained"], frame["characters"], strict=True)]
    frame.insert(list(frame.columns).index("unexplained") + 1, "share", pd.Series(shares, dtype=object))
    return frame


def _counts(record: Any, *, summed: bool = False) -> list[ColumnElement[Any]]:
    """Return the columns of the counts, all characters first."""
    columns = [getattr(record, name) for name in CLASSES.values()]
    columns = [func.coalesce(func.sum(column) if summed else column, 0) for column in columns]
    whole: ColumnElement[Any] = columns[0] + columns[1] + columns[2] + columns[3]
    named = [column.label(name) for name, column in zip(CLASSES.values(), columns, strict=True)]
    return [whole.label("characters"), *named]


def _by_source() -> Select[Any]:
    unread_pages = func.coalesce(func.sum(_is_unread()), 0).label("unread")
    *counts, unexplained = _counts(Page, summed=True)
    query = select(Source.id.label("id"), func.count().label("pages"), unread_pages, *counts, unexplained)
    query = query.add_columns(Source.name.label("source")).join(Page, Page.source_id == Source.id)
    return query.group_by(Source.id, Source.name).order_by(unexplained.desc(), Source.name, Source.id)


def _by_document() -> Select[Any]:
    pages = select(func.sum(_is_unread())).where(*_holds_page()).correlate(Document).scalar_subquery()
    *counts, unexplained = _counts(Document)
    query = select(
        Document.id.label("id"),
        Document.kind.label("kind"),
        Document.title.label("title"),
        Document.page.label("page"),
        (Document.last_page - Document.page + 1).label("pages"),
        func.coalesce(pages, 0).label("unread"),
        *counts,
        unexplained,
        Source.name.label("source"),
    ).join(Source, Source.id == Document.source_id)
    return query.order_by(unexplained.desc(), Source.name, Source.id, Document.start)


def _by_page() -> Select[Any]:
    first = select(Document.kind).where(*_holds_page()).order_by(Document.start).limit(1)
    *counts, unexplained = _counts(Page)
    query = select(
        Page.id.label("id"),
        Page.number.label("page"),
        Page.read_by.label("read_by"),
        first.correlate(Page).scalar_subquery().label("kind"),
        *counts,
        unexplained,
        Source.name.label("source"),
    ).join(Source, Source.id == Page.source_id)
    return query.order_by(unexplained.desc(), Source.name, Source.id, Page.number)


def _is_unread() -> ColumnElement[int]:
    """Return 1 for a page on which nothing could be read, else 0."""
    return case((Page.read_by == UNREAD, 1), else_=0).cast(Integer)


def _holds_page() -> list[ColumnElement[bool]]:
    """Return the conditions that a document has lines on a page, or runs over it."""
    return [and_(Document.source_id == Page.source_id, Page.number.between(Document.page, Document.last_page))]


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, DIGITS) if whole else None


_QUERIES = {"source": _by_source, "document": _by_document, "page": _by_page}
