"""The text that a record was printed in: its span, what stands on either side, its sentence."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from extract.text.markup import plain
from extract.text.sentences import sentences
from models import Page, Segment

_TABLE = "tabel"  # the kind of segments that are tables


def text_of(session: Session, source_id: str, start: int, end: int) -> str:
    """Return a slice of a source's text, reading no more pages than it lies on."""
    before = select(func.max(Page.start)).where(Page.source_id == source_id, Page.start <= start).scalar_subquery()
    pages = select(Page.start, Page.text).where(Page.source_id == source_id, Page.start >= before, Page.start < end)
    found = session.execute(pages.order_by(Page.start)).all()
    first = found[0].start if found else 0
    return "\f".join(page.text for page in found)[max(start - first, 0) : end - first]


def around(kind: type[Any], record: Any) -> Select[Any]:
    """Return the query for the records of a kind that begin before `record` and end after its beginning."""
    same = (kind.source_id == record.source_id, kind.start <= record.start, kind.end > record.start)
    return select(kind).where(*same).order_by(kind.start.desc())


def sentence_of(session: Session, record: Any) -> str:
    """Return the printed sentences that a record touches, of a table its rows; else its paragraph, or its own text."""
    span = plain(text_of(session, record.source_id, record.start, record.end))
    segment = session.scalars(around(Segment, record)).first()
    if segment is None:
        return span
    if segment.kind == _TABLE:
        return _rows(session, segment, record)
    before = plain(text_of(session, record.source_id, segment.start, record.start))
    at = _occurrence(segment.text, span, before.count(span)) if span else -1
    if at < 0:
        return segment.text if len(span) <= len(segment.text) else span
    touched = [(a, b) for a, b in sentences(segment.text) if a < at + len(span) and b > at]
    return segment.text[touched[0][0] : touched[-1][1]] if touched else segment.text


def _rows(session: Session, table: Segment, record: Any) -> str:
    """Return the rows of a table that a record stands in, as printed, cells parted by a bar."""
    text = text_of(session, record.source_id, table.start, max(table.end, record.end))
    first = text.rfind("\n", 0, record.start - table.start) + 1
    last = text.find("\n", max(first, record.end - table.start))
    rows = text[first : last if last >= 0 else len(text)].split("\n")
    return " / ".join(" | ".join(filter(None, map(plain, row.split("\t")))) for row in rows)


def _occurrence(text: str, part: str, number: int) -> int:
    """Return where `part` stands in `text` after `number` earlier ones (or the last of fewer), -1 when nowhere."""
    at = text.find(part)
    while number and (following := text.find(part, at + len(part))) >= 0:
        at, number = following, number - 1
    return at
