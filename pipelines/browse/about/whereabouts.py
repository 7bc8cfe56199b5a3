"""Know where an entity is mentioned, and so which records speak of it: those around its name or beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, or_, select
from sqlalchemy.orm import Session

from models import Document, Entity, Finding, Mention, Segment
from pipelines.queries import holds

_WITHOUT_PARAGRAPH = "tabel"  # what stands in a table is about the place in its own row


@dataclass
class Whereabouts:
    """Where one entity is mentioned: its names by source, in order, and the paragraphs around them."""

    names: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    paragraphs: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    @property
    def count(self) -> int:
        """Return how often it is mentioned."""
        return sum(map(len, self.names.values()))

    def spellings(self) -> list[tuple[str, int]]:
        """Return under which names it is printed, and how often, the usual one first."""
        counts = Counter(text for names in self.names.values() for _, text in names)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))

    def within(self, record: Any) -> list[str]:
        """Return the names that are printed within a record."""
        names = self.names.get(record.source_id, [])
        return [text for _, text in names[bisect_left(names, (record.start,)) : bisect_left(names, (record.end,))]]

    def named(self, record: Any) -> bool:
        """Tell whether a record names the entity."""
        names = self.names.get(record.source_id, [])
        at = bisect_left(names, (record.start,))
        return at < len(names) and names[at][0] < record.end

    def about(self, record: Any) -> bool:
        """Tell whether a record, or the paragraph that it stands in, names the entity."""
        paragraphs = self.paragraphs.get(record.source_id, [])
        at = bisect_left(paragraphs, (record.start + 1,)) - 1
        return (at >= 0 and record.start < paragraphs[at][1]) or self.named(record)


def whereabouts_of(session: Session, entity: Entity) -> Whereabouts:
    """Return where an entity is mentioned."""
    around = select(Segment.id).where(Segment.source_id == Mention.source_id, Segment.start <= Mention.start)
    nearest = around.order_by(Segment.start.desc()).limit(1).correlate(Mention).scalar_subquery()
    columns = (Mention.source_id, Mention.start, Mention.text, Segment.kind, Segment.start, Segment.end)
    query = select(*columns).outerjoin(Segment, Segment.id == nearest)
    found = Whereabouts()
    rows = [row for condition in meant(entity) for row in session.execute(query.where(condition))]
    for source, start, text, kind, begin, end in sorted(rows, key=lambda row: row[:2]):
        found.names[source].append((start, text))
        paragraphs = found.paragraphs[source]
        is_one = kind not in (None, _WITHOUT_PARAGRAPH) and begin <= start < end
        if is_one and (begin, end) not in paragraphs[-1:]:
            paragraphs.append((begin, end))
    return found


def meant(entity: Entity) -> list[ColumnElement[bool]]:
    """Return the conditions, of which one holds for each mention that means an entity.

    A village means the gemeente that it surely lies in.
    """
    means = [Mention.entity_id == entity.id]
    if entity.kind == "gemeente":
        lies_in = cast(Mention.candidates, String) == f'["{entity.id}"]'
        means.append(and_(Mention.kind == "locatie", Mention.entity_id.is_(None), lies_in))
    return means


def spoken_of(entity: Entity) -> Select[Any]:
    """Return the query for the sources that mention an entity."""
    return select(Mention.source_id).where(or_(*meant(entity))).distinct()


def placed(kind: type[Any], *columns: Any) -> Select[Any]:
    """Return the query for records of a kind with the documents that they belong to and their days."""
    document = (Document.id.label("document_id"), func.coalesce(Document.title, Document.kind).label("document"))
    query = select(kind.id, kind.source_id, kind.start, kind.end, kind.page, *document, Document.date.label("day"))
    query = query.add_columns(*columns)
    return query if kind is Document else query.join(Document, _holder(kind))


def _holder(kind: type[Any]) -> ColumnElement[bool]:
    """Return the condition that a document holds a record."""
    if hasattr(kind, "document_id") and kind is not Finding:  # one that is of no single document says none
        return Document.id == kind.document_id
    return holds(Document, kind)
