"""Show one record with the sentence it comes from, its page and its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from extract.audit.wording import number
from extract.text.markup import plain
from extract.text.sentences import sentences
from models import Document, Finding, Page, Record, Segment, Source, Table
from models.errors import WooError

CANDIDATES = 5  # how many ids are named when a prefix means more than one
LONGEST = 600  # characters of text that are shown
_LEFT_OUT = {"id", "source_id", "start", "end", "page", "words", "text_bytes"}


def find(session: Session, prefix: str) -> Any:
    """Return the one record whose id begins with `prefix`; an id that is wholly equal goes before longer ones.

    Raises WooError when there is none or more than one.
    """
    if not prefix.strip():
        raise WooError("an id has at least one character")
    found: list[Any] = []
    for mapper in Record.registry.mappers:
        kind = mapper.class_
        if kind.__tablename__ == "run":
            continue
        if exact := session.get(kind, prefix):
            return exact
        query = select(kind).where(kind.id.startswith(prefix, autoescape=True)).limit(CANDIDATES + 1)
        found += session.scalars(query)
    if len(found) == 1:
        return found[0]
    if not found:
        raise WooError(f"no record has an id that begins with {prefix}")
    ids = ", ".join(record.id for record in found[:CANDIDATES])
    raise WooError(
        f"more than one record has an id that begins with {prefix}: {ids}{' …' if found[CANDIDATES:] else ''}"
    )


def show(engine: Engine, prefix: str) -> dict[str, Any]:
    """Return what there is to know about a record: its own values, its sentence, and where it was printed."""
    with Session(engine) as session:
        record = find(session, prefix)
        shown = {"record": record.__tablename__, "id": record.id} | dict(_values(record))
        if isinstance(record, Finding):
            shown["operands"] = [f"{each.label} {number(each.value)} (page {each.page})" for each in record.operands]
        if isinstance(record, Table):
            shown["rows"] = "\n".join(" | ".join(row) for header in (True, False) for row in record.grid(header=header))
        if hasattr(record, "start") and not isinstance(record, Page):
            shown |= _where(session, record)
        return shown


def _values(record: Any) -> Iterator[tuple[str, Any]]:
    """Yield the values of a record that say something."""
    for attribute in record.__mapper__.column_attrs:
        value = getattr(record, attribute.key)
        if attribute.key not in _LEFT_OUT and value not in (None, "", []):
            yield attribute.key, _shortened(value)


def _shortened(value: Any) -> Any:
    """Return a text of at most so many characters; any other value as it is."""
    return value[:LONGEST] + " …" if isinstance(value, str) and len(value) > LONGEST else value


def _where(session: Session, record: Any) -> dict[str, Any]:
    """Return the sentence, page, document and source of a printed record."""
    source = session.get_one(Source, record.source_id)
    place: dict[str, Any] = {"as printed": _shortened(_sentence(session, source, record)), "page": record.page}
    document = session.scalars(_around(Document, record)).first()
    if document is not None and document is not record:
        place["document"] = f"{document.kind} {document.title or ''}".strip()
        place["date of document"] = document.date
    return place | {"source": source.name, "path": source.path, "source_id": source.id}


def _text(session: Session, source: Source, start: int, end: int) -> str:
    """Return a slice of the source's text, reading no more pages than it lies on."""
    before = select(func.max(Page.start)).where(Page.source_id == source.id, Page.start <= start).scalar_subquery()
    pages = select(Page.start, Page.text).where(Page.source_id == source.id, Page.start >= before, Page.start < end)
    found = session.execute(pages.order_by(Page.start)).all()
    first = found[0].start if found else 0
    return "\f".join(page.text for page in found)[start - first : end - first]


def _around(kind: type[Any], record: Any) -> Any:
    """Return the query for the records of a kind that begin before `record` and end after its beginning."""
    same = (kind.source_id == record.source_id, kind.start <= record.start, kind.end > record.start)
    return select(kind).where(*same).order_by(kind.start.desc())


def _sentence(session: Session, source: Source, record: Any) -> str:
    """Return the printed sentences that the record's span touches, else its paragraph, else its own text."""
    span = plain(_text(session, source, record.start, record.end))
    segment = session.scalars(_around(Segment, record)).first()
    if segment is None:
        return span
    at = segment.text.find(span) if span else -1
    if at < 0:
        return segment.text if len(span) <= len(segment.text) else span
    touched = [(a, b) for a, b in sentences(segment.text) if a < at + len(span) and b > at]
    return segment.text[touched[0][0] : touched[-1][1]] if touched else segment.text
