"""What a record hangs together with: one row for each tie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from models import (
    Action,
    Address,
    AgendaItem,
    Attachment,
    Attendance,
    Cell,
    Decision,
    Document,
    Email,
    Entity,
    Finding,
    InventoryEntry,
    Meeting,
    Mention,
    Operand,
    Opgave,
    Printed,
    Table,
    Tenure,
)
from models.entity import ENTITY_KINDS
from pipelines.browse.labels import brief, shown

_MOST = 50


@dataclass(frozen=True)
class Tied:
    """A record that another hangs together with: the page that shows it, its id, what is printed there."""

    page: str
    id: str
    words: str
    where: str = ""


# Each row: of which records, what readers call the tie, and the records at its other end.
TIES: tuple[tuple[type[Any], str, Callable[[Any], Select[Any]]], ...] = (
    (Finding, "De getallen waarmee is gerekend", lambda it: select(Operand).where(Operand.finding_id == it.id)),
    (Operand, "Wat er niet klopt", lambda it: select(Finding).where(Finding.id == it.finding_id)),
    (Opgave, "De tabel", lambda it: select(Table).join(Cell).where(Cell.id == it.cell_id)),
    (Cell, "De tabel", lambda it: select(Table).where(Table.id == it.table_id)),
    (Cell, "Wat deze cel zegt", lambda it: select(Opgave).where(Opgave.cell_id == it.id)),
    (Decision, "Agendapunt", lambda it: select(AgendaItem).where(AgendaItem.id == it.agenda_item_id)),
    (AgendaItem, "Besluiten en toezeggingen", lambda it: select(Decision).where(Decision.agenda_item_id == it.id)),
    (AgendaItem, "Vergadering", lambda it: select(Meeting).where(Meeting.id == it.meeting_id)),
    (Attendance, "Vergadering", lambda it: select(Meeting).where(Meeting.id == it.meeting_id)),
    (
        Action,
        "Deze actie op andere lijsten",
        lambda it: select(Action).where(Action.thread_id == it.thread_id, Action.id != it.id),
    ),
    (Email, "Antwoord op", lambda it: select(Email).where(Email.id == it.answered_id)),
    (Email, "Beantwoord met", lambda it: select(Email).where(Email.answered_id == it.id)),
    (Email, "Van en aan", lambda it: select(Address).where(Address.email_id == it.id)),
    (Email, "Bijlagen", lambda it: select(Attachment).where(Attachment.email_id == it.id)),
    (Address, "E-mail", lambda it: select(Email).where(Email.id == it.email_id)),
    (Attachment, "E-mail", lambda it: select(Email).where(Email.id == it.email_id)),
    (Attachment, "Het document", lambda it: select(Document).where(Document.id == it.document_id)),
    (InventoryEntry, "Het document", lambda it: select(Document).where(Document.id == it.document_id)),
)
# Each row: of which records, and the column with the entity that they are about.
_ABOUT: tuple[tuple[type[Any], str], ...] = (
    (Mention, "entity_id"),
    (Opgave, "entity_id"),
    (Tenure, "entity_id"),
    (Tenure, "organisation_id"),
)


def ties_of(session: Session, record: Any) -> Iterator[tuple[str, list[Tied]]]:
    """Yield by what readers call it what a record hangs together with, in the order of print."""
    for kind, name, query in TIES:
        if isinstance(record, kind):
            found = session.scalars(query(record).limit(_MOST)).all()
            if found:
                yield name, [_tied(each) for each in sorted(found, key=lambda each: (each.source_id, each.start))]
    about = list(_about(session, record))
    if about:
        yield "Waar het over gaat", about


def _tied(record: Printed) -> Tied:
    """Return the tie to a record."""
    words = f"{record.label}: {shown(record.value)}" if isinstance(record, Operand) else brief(record)
    page = "document" if isinstance(record, Document) else "bekijk"
    return Tied(page, record.id, words, f"pagina {record.page}")


def _about(session: Session, record: Any) -> Iterable[Tied]:
    """Yield the entities that a record is about, and those that its words name."""
    ids = [getattr(record, column) for kind, column in _ABOUT if isinstance(record, kind)]
    if not isinstance(record, (Document, Mention)):
        inside = (Mention.source_id == record.source_id, Mention.start >= record.start, Mention.start < record.end)
        ids += session.scalars(select(Mention.entity_id).where(*inside).order_by(Mention.start).limit(_MOST))
    found = {each.id: each for each in session.scalars(select(Entity).where(Entity.id.in_(filter(None, ids))))}
    for id_ in dict.fromkeys(filter(None, ids)):
        if id_ in found and found[id_].kind in ENTITY_KINDS:
            yield Tied("over", id_, found[id_].name, found[id_].kind)
