"""Tie what mails say to be attached to the documents that the attached files turned out to be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from extract.text.markup import plain
from models import Attachment, Document, Email, Enclosure


def tie_attached(engine: Engine) -> int:
    """Tie each attachment to the first document of the file of that name in its mail; return how many are tied.

    Only the mail itself is meant, not those quoted in it. `engine` has the option `writes`; doing it again changes
    nothing.
    """
    with Session(engine) as session, session.begin():
        first = _first_documents(session)
        told = [(row, first.get(key)) for row, key in _with_file(session)]
        changed = [{"id": row.id, "document_id": id_} for row, id_ in told if id_ and id_ != row.document_id]
        if changed:
            session.execute(update(Attachment), changed)
        return sum(id_ is not None for _, id_ in told)


def _first_documents(session: Session) -> dict[str, str]:
    """Return the first document of each source that lies within another."""
    within = select(Enclosure.key).where(Enclosure.source_id.in_(select(Attachment.source_id)))
    rows = select(Document.source_id, Document.id).where(Document.position == 1, Document.source_id.in_(within))
    return {row.source_id: row.id for row in session.execute(rows)}


def _with_file(session: Session) -> Iterator[tuple[Any, str]]:
    """Yield each attachment of a mail that is a file, with the content hash of the enclosed file of that name."""
    files: dict[tuple[str, str], list[str]] = defaultdict(list)
    held = select(Enclosure.source_id, Enclosure.name, Enclosure.key).where(
        Enclosure.key.is_not(None), Enclosure.source_id.in_(select(Attachment.source_id))
    )
    for source, name, key in session.execute(held):
        files[source, _folded(name)].append(key or "")
    rows = (
        select(Attachment.id, Attachment.source_id, Attachment.name, Attachment.document_id)
        .join(Email, Email.id == Attachment.email_id)
        .join(Document, Document.id == Email.document_id)
        .where(Email.position == 1, Document.position == 1)
    )
    for row in session.execute(rows):
        keys = set(files.get((row.source_id, _folded(row.name)), ()))
        if len(keys) == 1:
            yield row, keys.pop()


def _folded(name: str) -> str:
    """Return a file's name as a mail's head prints it."""
    return plain(name).strip(" ,;").casefold()
