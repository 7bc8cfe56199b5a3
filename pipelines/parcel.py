"""What one file gave, as rows ready to be stored: flat, so that it is small to send from one process to another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm.attributes import instance_dict

from models import Figure, Mention, Opgave, Record, Source, Tenure
from pipelines.identity import identify, ties

_NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")  # half of a pair, or the end of a text in C


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one table as tuples, which take a quarter of what dicts do: the values of its `columns` in order."""

    table: str
    columns: tuple[str, ...]
    values: list[tuple[Any, ...]]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Yield each row by the names of its columns."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.values)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The rows of one source, table by table, a row always behind what it refers to.

    `entities` has the kind and name of each entity that the rows refer to, as they describe it; `counts` says how many
    records of each kind hang on the source, by the name of their table.
    """

    source_id: str
    status: str
    error: str | None
    warnings: list[str]
    rows: list[Rows]
    entities: dict[str, tuple[str, str]]
    counts: Counter[str]

    @property
    def enclosed(self) -> list[dict[str, Any]]:
        """Return the rows of the files that lie within this one."""
        return [row for rows in self.rows if rows.table == "enclosure" for row in rows]


def parcel_of(source: Source) -> Parcel:
    """Return `source` and all that hangs on it as rows; their ids are filled in."""
    records = identify(source)
    return Parcel(
        source_id=source.id,
        status=source.status,
        error=source.error,
        warnings=source.warnings,
        rows=list(_rows([source, *records])),
        entities=dict(_entities(records)),
        counts=Counter(record.__tablename__ for record in records),
    )


def _rows(records: Iterable[Any]) -> Iterator[Rows]:
    """Yield each table with its rows, so that what a row refers to is always written before it."""
    kinds: dict[type[Record], list[Any]] = defaultdict(list)
    for record in records:
        kinds[type(record)].append(record)
    by_table = {kind.__table__: kind for kind in kinds}
    for table in Record.metadata.sorted_tables:
        if kind := by_table.get(table):
            yield rows_of(kind, _parents_first(kind, kinds[kind]))


def rows_of(kind: type[Record], records: Iterable[Record]) -> Rows:
    """Return `records` of one class as rows; their values are taken past the attributes' events, which take long."""
    columns = {column.key: attribute.key for attribute, column in _columns(kind)}
    return Rows(
        kind.__tablename__,
        tuple(columns),
        [
            tuple(_storable(held[key] if key in held else getattr(record, key)) for key in columns.values())
            for record, held in ((record, instance_dict(record)) for record in records)
        ],
    )


def _storable(value: Any) -> Any:
    """Return a value that every database takes: what is no character becomes one that says so, in its place."""
    if isinstance(value, str):
        return value if value.isprintable() else _NO_CHARACTER.sub("\ufffd", value)
    return [_storable(each) for each in value] if isinstance(value, list) else value


def _columns(kind: type[Record]) -> Iterator[tuple[Any, Any]]:
    """Yield the mapped attributes of a class, each with its column."""
    for attribute in kind.__mapper__.column_attrs:
        yield attribute, attribute.columns[0]


def _parents_first(kind: type[Record], records: Sequence[Any]) -> list[Any]:
    """Return `records` so that one that points at another of its own kind comes after it."""
    mapper = kind.__mapper__
    own = [name for _, name, _ in ties(kind).keys if mapper.relationships[name].mapper is mapper]
    done: set[int] = set()
    ordered: list[Any] = []
    for record in records if own else ():
        chain: list[Any] = []
        while record is not None and id(record) not in done:
            done.add(id(record))
            chain.append(record)
            record = next((target for name in own if (target := getattr(record, name)) is not None), None)
        ordered += reversed(chain)
    return ordered if own else list(records)


def _entities(records: Sequence[Any]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield each entity that the records refer to with its kind and name; the last that does so counts."""
    tenures = [(r.organisation_id, "organisatie", r.organisation) for r in records if isinstance(r, Tenure)]
    figures = [
        about
        for r in records
        if isinstance(r, Figure)
        for about in ((r.place_id, "locatie", r.place), (r.organisation_id, "organisatie", r.organisation))
    ]
    for entity, kind, name in (*tenures, *figures):
        if entity:
            yield entity, (kind, name or entity)
    for record in records:
        if isinstance(record, Mention) and record.entity_id:
            yield record.entity_id, (record.kind, record.name)
        elif isinstance(record, Opgave) and record.entity_id:
            yield record.entity_id, (record.place_kind, record.place)
