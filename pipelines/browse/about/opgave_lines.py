"""What tables say of one place: each number once, by subject, with every document that prints it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Cell, Document, Opgave, Table
from models.table import MEASURES, THEMES
from pipelines.browse.about.headings import headings_of, labels_of
from pipelines.browse.about.periods import Span, day_span, span_of
from pipelines.lists import UNSURE

MOST = 10_000  # numbers of one place that are looked at, those of the newest documents
OF_TABLE, OF_DOCUMENT = "peildatum van de tabel", "datum van het document"


class Place(NamedTuple):
    """One cell that prints a number: the opgave that was read from it, and where it stands.

    `part`: in its table the number is a part of the sum in another row.
    """

    id: str
    table_id: str
    row: int
    column: int
    page: int
    document_id: str
    document: str
    day: dt.date | None
    unsure: bool
    part: bool = False


class _Row(NamedTuple):
    """An opgave with what its cell, table and document say."""

    id: str
    theme: str
    unit: str | None
    measure: str
    period: str | None
    value: float
    score: float
    page: int
    uncertain: bool
    table_id: str
    row: int
    column: int
    peildatum: dt.date | None
    document_id: str
    document: str
    date: dt.date | None


@dataclass(frozen=True)
class Number:
    """One number on one subject, measure and time; `places` are the cells that print it, one of each document.

    `basis` says how the time is known where the words in the table do not tell it. `several`: one table prints other
    numbers for the same besides, so that it takes the heading to tell them apart. `disputed`: another document prints
    other numbers for the same. `heading` and `label` are those of its column and row, as printed.
    """

    theme: str
    unit: str | None
    measure: str
    when: str
    span: Span | None
    basis: str
    value: float
    places: tuple[Place, ...]
    several: bool = False
    disputed: bool = False
    heading: str = ""
    label: str = ""

    @property
    def id(self) -> str:
        """Return the opgave that it is shown by."""
        return self.places[0].id

    @property
    def unsure(self) -> bool:
        """Tell whether in no cell it is surely this number."""
        return all(place.unsure for place in self.places)

    @property
    def part(self) -> bool:
        """Tell whether it is printed only as a part of a sum."""
        return all(place.part for place in self.places)


def numbers_of(session: Session, entity_id: str) -> list[list[Number]]:
    """Return the numbers that tables give of a place, those of one theme and unit together, newest time first."""
    subjects: dict[tuple[int, str, str], list[Number]] = defaultdict(list)
    for number in _headed(session, list(_told_apart(_grouped(_rows(session, entity_id))))):
        subjects[_rank(THEMES, number.theme), number.theme, number.unit or ""].append(number)
    return [sorted(found, key=_order) for _, found in sorted(subjects.items())]


def _rank(known: Sequence[str], name: str) -> int:
    return known.index(name) if name in known else len(known)


def _order(number: Number) -> tuple[Any, ...]:
    day = -number.span.until.toordinal() if number.span else 1
    return day, number.when, _rank(MEASURES, number.measure), number.part, -number.value


def _rows(session: Session, entity_id: str) -> list[_Row]:
    """Return the opgaven of a place with their cells, tables and documents, those of the newest document first."""
    said = (Opgave.id, Opgave.theme, Opgave.unit, Opgave.measure, Opgave.period, Opgave.value, Opgave.score)
    cell = (Opgave.page, Cell.uncertain, Cell.table_id, Cell.row, Cell.column, Table.peildatum)
    document = (Document.id, func.coalesce(Document.title, Document.kind), Document.date)
    query = select(*said, *cell, *document).join(Cell, Cell.id == Opgave.cell_id).join(Table, Table.id == Cell.table_id)
    query = query.join(Document, Document.id == Table.document_id).where(Opgave.entity_id == entity_id)
    newest = (Document.date.desc().nulls_last(), Document.id, Cell.table_id, Cell.row, Cell.column)
    return [_Row._make(row) for row in session.execute(query.order_by(*newest).limit(MOST))]


@lru_cache(maxsize=4096)
def _time(period: str | None, peildatum: dt.date | None, date: dt.date | None) -> tuple[str, Span | None, str]:
    """Return when a number is of: what readers call it, the days, and how that is known if not by its own words."""
    if period:
        span = span_of(period)
        return span.said if span else period, span, ""
    for day, basis in ((peildatum, OF_TABLE), (date, OF_DOCUMENT)):
        if day:
            return day_span(day).said, day_span(day), basis
    return "niet genoemd", None, ""


def _grouped(rows: Sequence[_Row]) -> Iterator[Number]:
    """Yield each number once, with the cells that print it: those where it stands for itself first."""
    parts = _parts(rows)
    groups: dict[tuple[Any, ...], list[Place]] = defaultdict(list)
    for row in rows:
        unsure = bool(row.uncertain) or row.score < UNSURE
        of_cell = (row.id, row.table_id, row.row, row.column, row.page, row.document_id, row.document, row.date)
        time = _time(row.period, row.peildatum, row.date)
        groups[row.theme, row.unit, row.measure, time, row.value].append(Place(*of_cell, unsure, row.id in parts))
    for (theme, unit, measure, (when, span, basis), value), places in groups.items():
        first: dict[str, Place] = {}  # of each document
        for place in sorted(places, key=lambda place: (place.part, place.unsure)):
            first.setdefault(place.document_id, place)
        yield Number(theme, unit, measure, when, span, basis, value, tuple(first.values()))


def _parts(rows: Sequence[_Row]) -> set[str]:
    """Return the ids of opgaven that are parts: of the numbers in a column on one thing one is the sum of the rest."""
    columns: dict[tuple[Any, ...], list[_Row]] = defaultdict(list)
    for row in rows:
        columns[row.table_id, row.column, row.theme, row.unit, row.measure, row.period].append(row)
    parts = set()
    for found in columns.values():
        whole = max(found, key=lambda row: (row.value, row.row))
        if len(found) > 1 and abs(sum(row.value for row in found) - 2 * whole.value) < 0.5:
            parts |= {row.id for row in found if row is not whole}
    return parts


def _told_apart(numbers: Iterable[Number]) -> Iterator[Number]:
    """Yield the numbers, noting which have others beside them in their table or stand against another document's."""
    subjects: dict[tuple[Any, ...], list[Number]] = defaultdict(list)
    for number in numbers:
        subjects[number.theme, number.unit, number.measure, number.when, number.basis].append(number)
    for found in subjects.values():
        tables: dict[str, set[float]] = defaultdict(set)
        documents: dict[str, set[float]] = defaultdict(set)
        for value, place in ((each.value, place) for each in found for place in each.places if not place.part):
            tables[place.table_id].add(value)
            documents[place.document_id].add(value)
        against = _against(documents) if found[0].span and found[0].basis != OF_DOCUMENT else set()
        for number in found:
            several = any(len(tables[place.table_id]) > 1 for place in number.places if not place.part)
            yield replace(number, several=several, disputed=number.value in against and not number.part)


def _against(documents: Mapping[str, set[float]]) -> set[float]:
    """Return the numbers of documents that have none in common with those of another document."""
    sets = {frozenset(values) for values in documents.values()}
    return {value for one in sets for other in sets if one.isdisjoint(other) for value in one}


def _headed(session: Session, numbers: Sequence[Number]) -> Iterator[Number]:
    """Yield the numbers with the headings of their columns, and the labels of their rows where several count."""
    columns = {(number.places[0].table_id, number.places[0].column) for number in numbers}
    rows = {(number.places[0].table_id, number.places[0].row) for number in numbers if number.part or number.several}
    headings, labels = headings_of(session, columns), labels_of(session, rows)
    for number in numbers:
        place = number.places[0]
        heading, label = headings.get((place.table_id, place.column), ""), labels.get((place.table_id, place.row), "")
        yield replace(number, heading=heading, label=label)
