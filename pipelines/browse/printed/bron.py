"""A file of the release: what it is, the documents in it, the files that lie within it and those that it lies in."""

from __future__ import annotations

from sqlalchemy import select

from models import Document, Enclosure, Page, Source
from pipelines.browse.answers import Asked, NotThere, Shown
from pipelines.browse.printed.originals import why_lost

_MOST = 1000  # documents, pages and files that are listed


def bron(asked: Asked) -> Shown:
    """Return the file with this id, which is the hash of its content."""
    session = asked.session
    found = session.get(Source, asked.parts["id"])
    if found is None:
        raise NotThere("Er is geen bestand met dit kenmerk.")
    documents = select(Document).where(Document.source_id == found.id).order_by(Document.position)
    pages = select(Page.id, Page.number, Page.read_by, Page.quality).where(Page.source_id == found.id)
    within = select(Enclosure, Source).outerjoin(Source, Source.id == Enclosure.key)
    around = select(Source).join(Enclosure, Enclosure.source_id == Source.id).where(Enclosure.key == found.id)
    return Shown(
        "bron.html",
        {
            "title": found.name,
            "source": found,
            "lost": why_lost(found.path, found.bytes),
            "documents": session.scalars(documents.limit(_MOST)).all(),
            "pages": session.execute(pages.order_by(Page.number).limit(_MOST)).all(),
            "within": session.execute(
                within.where(Enclosure.source_id == found.id).order_by(Enclosure.position).limit(_MOST)
            ).all(),
            "around": session.scalars(around.distinct()).all(),
        },
    )
