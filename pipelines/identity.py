"""Give every record of a source the id that its content makes, the same each time the file is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy.orm import RelationshipDirection
from sqlalchemy.orm.attributes import instance_dict

from models import Record, Source, record_id

TELLING: dict[str, tuple[str, ...]] = {
    # What tells two records of one kind on one span apart; the order they were found in tells the rest.
    "Page": ("number",),
    "Enclosure": ("position",),
    "Document": ("kind",),
    "Segment": ("kind", "level"),
    "Attendance": ("name", "present"),
    "AgendaItem": ("number",),
    "Decision": ("kind",),
    "Action": ("number",),
    "Email": ("position",),
    "Address": ("field", "name", "domain"),
    "Attachment": ("name",),
    "Cell": ("row", "column"),
    "Opgave": ("place", "theme", "measure", "period"),
    "Mention": ("text",),  # not what it means, which a user may correct
    "Figure": ("value", "unit"),
    "Tenure": ("person", "role", "organisation"),
    "Redaction": ("form", "box"),
    "InventoryEntry": ("number", "title"),
    "Finding": ("check", "column", "row", "printed", "computed"),
    "Operand": ("label", "value"),
}


@dataclass(frozen=True)
class Ties:
    """How one class of records hangs together with others.

    `children` names its lists; `keys` holds (foreign key, relationship, attribute referred to) for what it points at.
    """

    children: tuple[str, ...]
    keys: tuple[tuple[str, str, str], ...]


@cache
def ties(kind: type[Record]) -> Ties:
    """Return the ties of a class, read from its relationships."""
    children: list[str] = []
    keys: list[tuple[str, str, str]] = []
    for relationship in kind.__mapper__.relationships:
        if relationship.direction is RelationshipDirection.ONETOMANY:
            children.append(relationship.key)
        elif relationship.direction is RelationshipDirection.MANYTOONE:
            (remote, local), *_ = relationship.synchronize_pairs
            mine = kind.__mapper__.get_property_by_column(local).key
            its = relationship.mapper.get_property_by_column(remote).key
            keys.append((mine, relationship.key, its))
    return Ties(tuple(children), tuple(keys))


def hanging_on(source: Source) -> Iterator[Any]:
    """Yield every record that hangs on `source`, just read, parents before children, always in the same order."""
    waiting: list[Record] = [source]
    while waiting:
        record = waiting.pop()
        held = instance_dict(record)  # a list that nothing was put into is not made for being asked
        children: list[Any] = [child for key in ties(type(record)).children for child in held.get(key, ())]
        yield from children
        waiting.extend(reversed(children))


def identify(source: Source) -> list[Any]:
    """Fill in the id, source_id and foreign keys of every record that hangs on `source`, and return those records.

    An id depends on the source's bytes, the kind of record, its span and its content. Doing it again gives the same.
    """
    records = list(hanging_on(source))
    seen: Counter[str] = Counter()
    for record in records:
        instance_dict(record).update(id=_id(source, record, seen), source_id=source.id)  # past the attributes' events
    for record in records:
        _tie(record)
    return records


def _id(source: Source, record: Any, seen: Counter[str]) -> str:
    """Return the id of `record`; `seen` counts the records so far with an equal key."""
    key = id_of(source.id, record)
    seen[key] += 1
    return key if seen[key] == 1 else record_id(key, seen[key])


def id_of(source_id: str, record: Any) -> str:
    """Return the id of a record that is the first or only one of its kind with its span and content."""
    kind = type(record).__name__
    telling = [getattr(record, name) for name in TELLING.get(kind, ())]
    return record_id(source_id, kind, getattr(record, "start", None), getattr(record, "end", None), *telling)


def _tie(record: Record) -> None:
    """Copy the ids of the records that `record` points at into its foreign keys."""
    held = instance_dict(record)
    for mine, name, its in ties(type(record)).keys:
        target = held.get(name)
        if target is not None or mine != "source_id":
            held[mine] = None if target is None else getattr(target, its)
