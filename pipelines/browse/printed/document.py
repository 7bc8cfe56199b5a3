"""A document: its outline, who was there, what was decided, its mails in order, its tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from models import Attachment, Cell, Decision, Document, Email, InventoryEntry, Meeting, Page, Segment, Table
from pipelines.browse.answers import Asked, NotThere, Shown
from pipelines.browse.meetings.sittings import series_id

_QUOTE = "citaat"  # the kind of segments that quote another message
_MOST_ROWS = 200  # of a table
_MOST = 500  # pages, actions, mails, tables


@dataclass(frozen=True)
class Message:
    """One e-mail of a thread, with what it quotes."""

    mail: Email
    quotes: Sequence[Segment]


@dataclass(frozen=True)
class Grid:
    """A table as printed: rows of cells (None where nothing is printed), and how many rows there are in all."""

    table: Table
    headers: Sequence[Sequence[Cell | None]]
    rows: Sequence[Sequence[Cell | None]]
    count: int


def document(asked: Asked) -> Shown:
    """Return the document with this id."""
    session = asked.session
    found = session.get(Document, asked.parts["id"])
    if found is None:
        raise NotThere("Er is geen document met dit kenmerk.")
    under: dict[str | None, list[Decision]] = {}
    for decision in found.decisions:
        under.setdefault(decision.agenda_item_id, []).append(decision)
    meetings = select(Meeting).where(Meeting.document_id == found.id).order_by(Meeting.start)
    with_people = (selectinload(Meeting.attendances), selectinload(Meeting.agenda_items))
    return Shown(
        "document.html",
        {
            "title": found.title or found.kind,
            "document": found,
            "source": found.source,
            "meetings": session.scalars(meetings.options(*with_people)).all(),
            "series_id": series_id,
            "under": under,
            "actions": found.actions[:_MOST],
            "messages": _thread(session, found),
            "grids": [_grid(session, table) for table in found.tables[:_MOST]],
            "pages": _pages(session, found),
            "attached_to": _attached_to(session, found),
            "entries": session.scalars(select(InventoryEntry).where(InventoryEntry.document_id == found.id)).all(),
            "before": _beside(session, found, -1),
            "after": _beside(session, found, 1),
        },
    )


def _thread(session: Session, document: Document) -> list[Message]:
    """Return the mails of a document, oldest first where all say when they were sent, else as printed from the last."""
    mails = select(Email).where(Email.document_id == document.id).order_by(Email.position.desc()).limit(_MOST)
    whole = (selectinload(Email.addresses), selectinload(Email.attachments).joinedload(Attachment.document))
    found = list(session.scalars(mails.options(*whole)))
    if all(mail.sent for mail in found):
        found.sort(key=lambda mail: str(mail.sent))
    quotes = select(Segment).where(Segment.document_id == document.id, Segment.kind == _QUOTE).order_by(Segment.start)
    quoted = session.scalars(quotes).all() if found else []
    return [Message(mail, [each for each in quoted if mail.start <= each.start < mail.end]) for mail in found]


def _grid(session: Session, table: Table) -> Grid:
    """Return the first rows of a table."""
    cells = select(Cell).where(Cell.table_id == table.id)
    count = session.scalar(select(func.max(Cell.row)).where(Cell.table_id == table.id))
    found = session.scalars(cells.where(Cell.row < _MOST_ROWS).order_by(Cell.row, Cell.column)).all()
    width = max((cell.column for cell in found), default=-1) + 1
    lines: dict[int, list[Cell | None]] = {}
    for cell in found:
        lines.setdefault(cell.row, [None] * width)[cell.column] = cell
    heads = {at for at, row in lines.items() if all(cell is None or cell.header for cell in row)}
    above, below = ([row for at, row in lines.items() if (at in heads) is wanted] for wanted in (True, False))
    return Grid(table, above, below, 0 if count is None else count + 1)


def _pages(session: Session, document: Document) -> Sequence[tuple[str, int]]:
    """Return the ids and numbers of the pages that a document runs over."""
    over = (Page.source_id == document.source_id, Page.number.between(document.page, document.last_page))
    found = session.execute(select(Page.id, Page.number).where(*over).order_by(Page.number).limit(_MOST))
    return [(row.id, row.number) for row in found]


def _attached_to(session: Session, document: Document) -> Sequence[Email]:
    """Return the mails to which a document was attached."""
    tied = select(Email).join(Attachment, Attachment.email_id == Email.id)
    return session.scalars(tied.where(Attachment.document_id == document.id).distinct().order_by(Email.sent)).all()


def _beside(session: Session, document: Document, step: int) -> Document | None:
    """Return the document before or after this one in the same file."""
    at = (Document.source_id == document.source_id, Document.position == document.position + step)
    return session.scalars(select(Document).where(*at)).first()
