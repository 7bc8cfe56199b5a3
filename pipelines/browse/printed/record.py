"""A record beside its page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from models import Document, Finding, Page, Printed, Record
from models.errors import WooError
from pipelines.browse.answers import Asked, NotThere, Shown
from pipelines.browse.labels import KINDS, told
from pipelines.browse.printed.leaf import chosen, leaf_of
from pipelines.browse.printed.related import ties_of
from pipelines.passages import around, sentence_of
from pipelines.show import find

PRINTED = [mapper.class_ for mapper in Record.registry.mappers if issubclass(mapper.class_, Printed)]


def record(asked: Asked) -> Shown:
    """Return the record with this id (or the one whose id begins so) beside its page."""
    session = asked.session
    found = _found(session, asked.parts["id"])
    leaf = leaf_of(session, _page_of(session, found), record=found)
    layers, strips = chosen(leaf, found)
    return Shown(
        "bekijk.html",
        {
            "title": KINDS.get(found.__tablename__, found.__tablename__),
            "record": found,
            "lead": found.sentence if isinstance(found, Finding) else None,
            "told": list(told(found)),
            "sentence": sentence_of(session, found),
            "document": found if isinstance(found, Document) else session.scalars(around(Document, found)).first(),
            "leaf": leaf,
            "layers": layers,
            "strips": strips,
            "ties": list(ties_of(session, found)),
            "before": _beside(session, found, back=True),
            "after": _beside(session, found, back=False),
        },
    )


def _found(session: Session, prefix: str) -> Any:
    """Return the record with an id, or the only one whose id begins so."""
    for kind in PRINTED:
        if exact := session.get(kind, prefix):
            return exact
    try:
        return find(session, prefix, PRINTED)
    except WooError:
        raise NotThere("Er is geen gegeven met dit kenmerk.") from None


def _page_of(session: Session, found: Any) -> Page:
    page = session.scalars(select(Page).where(Page.source_id == found.source_id, Page.number == found.page)).first()
    if page is None:
        raise NotThere("De pagina van dit gegeven is er niet.")
    return page


def _beside(session: Session, found: Any, *, back: bool) -> str | None:
    """Return the id of the record of its kind that is printed before or after this one in the same source."""
    kind = type(found)
    place, own = tuple_(kind.start, kind.id), tuple_(found.start, found.id)
    order = [each.desc() if back else each for each in (kind.start, kind.id)]
    beside = select(kind.id).where(kind.source_id == found.source_id, place < own if back else place > own)
    return session.scalars(beside.order_by(*order).limit(1)).first()
