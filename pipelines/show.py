"""Show one record with the sentence it comes from, its page and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from extract.audit.wording import number
from models import Correction, Document, Entity, Finding, Mention, Printed, Record, Run, Source, Table
from models.errors import WooError
from pipelines.entities import label, labels
from pipelines.links import link_to
from pipelines.passages import around, sentence_of
from pipelines.people import KIND as PERSON
from pipelines.tenures import told_of

CANDIDATES = 5  # how many ids are named when a prefix means more than one
LONGEST = 600  # characters of text that are shown
_LEFT_OUT = {"id", "source_id", "start", "end", "page", "words", "text_bytes", "correction_id"}


def find(session: Session, prefix: str, kinds: Sequence[type[Any]] = ()) -> Any:
    """Return the one record (of `kinds`, else of any kind) whose id begins with `prefix`; an equal id goes first.

    Raises WooError when there is none or more than one.
    """
    if not prefix.strip():
        raise WooError("an id has at least one character")
    found: list[Any] = []
    every = (mapper.class_ for mapper in Record.registry.mappers)
    for kind in kinds or (kind for kind in every if kind is not Run):
        if exact := session.get(kind, prefix):
            return exact
        query = select(kind).where(kind.id.startswith(prefix, autoescape=True)).limit(CANDIDATES + 1)
        found += session.scalars(query)
    if len(found) == 1:
        return found[0]
    if not found:
        named = " or ".join(kind.__tablename__ for kind in kinds) or "record"
        raise WooError(f"no {named} has an id that begins with {prefix}")
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
        if isinstance(record, Entity) and record.kind == PERSON:
            shown |= told_of(session, record)
        if isinstance(record, Mention):
            shown |= dict(_meaning(session, record))
        if isinstance(record, Printed):
            shown |= _where(session, record)
        if link := link_to(type(record), record.id):
            shown["link"] = link
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


def _meaning(session: Session, mention: Mention) -> Iterator[tuple[str, Any]]:
    """Yield by name what a mention means, what else it may mean, and who corrected what the program said."""
    own = mention.uncorrected or {}
    names = labels(session, {*mention.candidates, *filter(None, (mention.entity_id, own.get("entity_id")))})
    if mention.entity_id:
        yield "entity_id", names[mention.entity_id]
    if mention.candidates:
        yield "candidates", "\n".join(names[id_] for id_ in mention.candidates)
    if mention.correction_id:
        correction = session.get_one(Correction, mention.correction_id)
        about = "this mention" if correction.of_one else f"the spelling {correction.text}"
        by = f" by {correction.made_by}" if correction.made_by else ""
        yield "correction", f"{correction.id}, of {about}{by}, {correction.made:%Y-%m-%d %H:%M} UTC"
        said = label(own.get("kind", ""), own.get("name"), own.get("entity_id"))
        yield "uncorrected", f"{said}: {own.get('reason') or own.get('method')}" if own else "no mention"


def _where(session: Session, record: Any) -> dict[str, Any]:
    """Return the sentence, page, document and source of a printed record."""
    source = session.get_one(Source, record.source_id)
    place: dict[str, Any] = {"as printed": _shortened(sentence_of(session, record)), "page": record.page}
    document = session.scalars(around(Document, record)).first()
    if document is not None and document is not record:
        place["document"] = f"{document.kind} {document.title or ''}".strip()
        place["date of document"] = document.date
    return place | {"source": source.name, "path": source.path, "source_id": source.id}
