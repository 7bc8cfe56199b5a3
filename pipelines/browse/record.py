"""A record beside its page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Document, Finding, Page, Printed, Record
from pipelines.browse.answers import Asked, NotThere, Shown
from pipelines.browse.labels import KINDS, told
from pipelines.browse.leaf import leaf_of
from pipelines.passages import around, sentence_of


def record(asked: Asked) -> Shown:
    """Return the record with this id (or the one whose id begins so) beside its page."""
    found = _found(asked.session, asked.parts["id"])
    page = _page_of(asked.session, found)
    leaf = leaf_of(asked.session, page, found)
    at = asked.session.scalars(around(Document, found)).first() if not isinstance(found, Document) else found
    return Shown(
        "bekijk.html",
        {
            "title": KINDS.get(found.__tablename__, found.__tablename__),
            "record": found,
            "told": list(told(found)),
            "sentence": sentence_of(asked.session, found),
            "document": at,
            "leaf": leaf,
            "layers": [],
            "operands": list(found.operands) if isinstance(found, Finding) else [],
            "before": _beside(asked.session, found, back=True),
            "after": _beside(asked.session, found, back=False),
        },
    )


def _found(session: Session, prefix: str) -> Any:
    for mapper in Record.registry.mappers:
        if issubclass(mapper.class_, Printed) and (exact := session.get(mapper.class_, prefix)):
            return exact
    raise NotThere("Er is geen gegeven met dit kenmerk.")


def _page_of(session: Session, found: Any) -> Page:
    page = session.scalars(select(Page).where(Page.source_id == found.source_id, Page.number == found.page)).first()
    if page is None:
        raise NotThere("De pagina van dit gegeven is er niet.")
    return page


def _beside(session: Session, found: Any, *, back: bool) -> str | None:
    """Return the id of the record of its kind that is printed before or after this one in the same source."""
    kind = type(found)
    spot = (kind.start, kind.id)
    query = select(kind.id).where(kind.source_id == found.source_id)
    if back:
        query = query.where((kind.start < found.start) | ((kind.start == found.start) & (kind.id < found.id)))
        query = query.order_by(*(each.desc() for each in spot))
    else:
        query = query.where((kind.start > found.start) | ((kind.start == found.start) & (kind.id > found.id)))
        query = query.order_by(*spot)
    return session.scalars(query.limit(1)).first()
