"""Ask the database for records of one kind, as a pandas DataFrame: for a notebook and for the command line."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Engine, Select, String, and_, cast, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from corpus.register import lookup
from models import Document, Entity, Figure, Meeting, Mention, Opgave, Redaction, Segment, Source, Tenure
from models.database import DEFAULT_URL, open_database
from models.errors import WooError
from pipelines.lists import KINDS, UNDECIDED, Kind
from pipelines.people import KIND as PERSON

SAID = ("place", "organisation")  # columns that may name what a record is about


def _body_of_document() -> ColumnElement[Any]:
    """Return the body whose meeting the document records."""
    of_document = aliased(Meeting)
    first = select(of_document.body).where(of_document.document_id == Document.id).order_by(of_document.start).limit(1)
    return first.scalar_subquery()


def records(
    kind: str,
    *,
    database: str | Engine = DEFAULT_URL,
    gemeente: str | None = None,
    organisatie: str | None = None,
    persoon: str | None = None,
    body: str | None = None,
    from_: dt.date | str | None = None,
    to: dt.date | str | None = None,
    kind_: str | None = None,
    source: str | None = None,
    document: str | None = None,
    undecided: bool = False,
    limit: int | None = None,
) -> pd.DataFrame:
    """Return the records of one kind (a key of KINDS) that pass every filter, in the order of sources and pages.

    `gemeente` and `organisatie` are a name, alias or register id: a record passes when it, or the paragraph it stands
    in, mentions it; `persoon` is the id or part of the name of somebody in public function. `body` is part of the name
    of the body that met. `from_` and `to` are dates (or "2024-07-01"), both included. `kind_` is the record's own kind
    ("toezegging", "gemeente", "kolomsom"; of people the office). `source` is the beginning of a source's id or part of
    its name, `document` the beginning of a document's id or part of its title. `undecided` chooses the mentions that
    may mean more than one thing, and lists what that is.

    Raises WooError for a kind or a database that is not there.
    """
    chosen = _chosen(kind, undecided)
    engine = database if isinstance(database, Engine) else open_database(database)
    with Session(engine) as session:
        wanted = [
            *_mentioning(session, chosen, "gemeente", gemeente),
            *_mentioning(session, chosen, "organisatie", organisatie),
            *_naming(chosen, persoon),
            *_of_body(body),
            *_between(chosen, _date(from_), _date(to)),
            *_of_kind(chosen, kind_),
            *_of_source(source),
            *_of_document(document),
        ]
        query = _query(chosen).where(*wanted).limit(None if chosen.grouped else limit)
        found = session.execute(query)
        frame = pd.DataFrame(found.all(), columns=pd.Index(found.keys()))
        frame = chosen.complete(session, frame) if chosen.complete else frame
        return frame.head(limit) if limit and chosen.grouped else frame


def _chosen(kind: str, undecided: bool) -> Kind:
    """Return the list that the user means; only mentions can be undecided."""
    chosen = KINDS.get(kind)
    if chosen is None:
        raise WooError(f"no list of {kind!r}; there are: {', '.join(KINDS)}")
    if undecided and chosen.record is not Mention:
        raise WooError(f"only mentions can be undecided, not {kind}")
    return UNDECIDED if undecided else chosen


def _query(kind: Kind) -> Select[Any]:
    """Return the query behind a list, unfiltered: what every list has, and the kind's own columns before its place."""
    record = kind.record
    columns = [record.id.label("id"), _when(kind).label("date"), _body_of_document().label("body")]
    columns += [column.label(name) for name, column in kind.columns]
    columns += [
        func.coalesce(Document.title, Document.kind).label("document"),
        record.page.label("page"),
        Source.name.label("source"),
    ]
    query = select(*columns).select_from(record).join(Source, Source.id == record.source_id, isouter=kind.anywhere)
    if record is not Document:
        query = query.outerjoin(Document, holds(Document, record, with_end=record is Redaction))
    for joined, condition in kind.joins:
        query = query.join(joined, condition)
    query = query.where(*kind.where)
    if kind.anywhere:  # what is of no source comes first, in every database
        of_source = (func.coalesce(Source.name, ""), func.coalesce(Source.id, ""))
        return query.order_by(*of_source, func.coalesce(record.start, -1), record.id)
    return query.order_by(Source.name, Source.id, record.start, record.id)


def holds(outer: Any, inner: Any, *, with_end: bool = False) -> ColumnElement[bool]:
    """Return the condition that `outer` is where `inner` begins; `with_end` also right behind its last character."""
    ends = outer.end >= inner.start if with_end else outer.end > inner.start
    return and_(outer.source_id == inner.source_id, outer.start <= inner.start, ends)


def _when(kind: Kind) -> ColumnElement[Any]:
    """Return the day of a record as ISO text: its own date, else that of its document."""
    days = [func.substr(cast(column, String), 1, 10) for column in (*kind.dates, Document.date)]
    return func.coalesce(*days) if len(days) > 1 else days[0]


def _mentioning(session: Session, kind: Kind, what: str, name: str | None) -> list[ColumnElement[bool]]:
    """Return the condition that a record, or the paragraph it stands in, mentions the gemeente or organisatie.

    A table is no paragraph: what stands in it is about the place in its own row. A figure that is surely about one
    gemeente or organisatie is about no other that its paragraph mentions.
    """
    if name is None:
        return []
    record = kind.record
    ids = _ids(session, what, name)
    called = or_(func.lower(Mention.name) == name.lower(), func.lower(Mention.text) == name.lower())
    called = and_(called, Mention.correction_id.is_(None))  # what a user says that it means goes before how it looks
    meant = and_(Mention.kind == what, or_(Mention.entity_id.in_(ids), called))
    if what == "gemeente":  # what lies in it and in no other one, a village or an address
        within = cast(Mention.candidates, String).in_([f'["{id_}"]' for id_ in ids])
        meant = or_(meant, and_(Mention.kind == "locatie", within))
    if record is Mention:
        return [meant]
    if record is Opgave:
        return [or_(Opgave.entity_id.in_(ids), func.lower(Opgave.place) == name.lower())]
    if record is Tenure:
        return [or_(Tenure.organisation_id.in_(ids), func.lower(Tenure.organisation) == name.lower())]
    if record is Figure:
        tied = {"gemeente": Figure.place_id, "organisatie": Figure.organisation_id}[what]
        return [or_(tied.in_(ids), and_(tied.is_(None), or_(*_ways(record, meant))))]
    ways = _ways(record, meant)
    ways += [func.lower(getattr(record, said)) == name.lower() for said in SAID if hasattr(record, said)]
    return [or_(*ways)]


def _ways(record: Any, meant: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    """Return the conditions that a mention that is `meant` stands in a record, and in the paragraph around it."""
    within, other, around = aliased(record), aliased(record), aliased(Segment)
    inside = and_(Mention.source_id == within.source_id, Mention.start >= within.start, Mention.start < within.end)
    beside = and_(Mention.source_id == around.source_id, Mention.start >= around.start, Mention.start < around.end)
    paragraph = and_(holds(around, other), around.kind != "tabel")
    return [
        record.id.in_(select(within.id).join(Mention, inside).where(meant)),
        record.id.in_(select(other.id).join(around, paragraph).join(Mention, beside).where(meant)),
    ]


def _naming(kind: Kind, name: str | None) -> list[ColumnElement[bool]]:
    """Return the condition that a record, or the paragraph it stands in, names somebody in public function."""
    if name is None:
        return []
    called = or_(Entity.id == name, Entity.name.icontains(name, autoescape=True))
    people = select(Entity.id).where(Entity.kind == PERSON, called)
    if kind.record is Tenure:
        return [Tenure.entity_id.in_(people)]
    meant = Mention.entity_id.in_(people)
    return [meant] if kind.record is Mention else [or_(*_ways(kind.record, meant))]


def _ids(session: Session, what: str, name: str) -> list[str]:
    """Return the ids that a name, alias or id stands for, in the register and among the entities stored."""
    names = (func.lower(column) == name.lower() for column in (Entity.id, Entity.name, Entity.full_name))
    stored = select(Entity.id).where(Entity.kind == what, or_(*names))
    return sorted({*session.scalars(stored), *(entity.id for entity in lookup(name, what))})


def _of_body(body: str | None) -> list[ColumnElement[bool]]:
    """Return the condition that the document records a meeting of a body with this in its name."""
    if body is None:
        return []
    return [Document.meetings.any(Meeting.body.icontains(body, autoescape=True))]


def _between(kind: Kind, first: dt.date | None, last: dt.date | None) -> list[ColumnElement[bool]]:
    """Return the conditions that a record's day lies between two days, both included."""
    conditions = [_when(kind) >= first.isoformat()] if first else []
    return conditions + ([_when(kind) <= last.isoformat()] if last else [])


def _of_kind(kind: Kind, name: str | None) -> list[ColumnElement[bool]]:
    """Return the condition that the record is of a kind of its own; a list without kinds says so."""
    if name is None:
        return []
    if not kind.kinds:
        raise WooError(f"{kind.record.__tablename__} records have no kinds of their own to choose from")
    names = {name.lower(), *filter(None, [kind.spelled(name) if kind.spelled else None])}
    return [or_(*(_is_among(column, each) for column in kind.kinds for each in names))]


def _is_among(column: Any, name: str) -> ColumnElement[bool]:
    """Return the condition that a column holds this name, alone or in a list with semicolons."""
    listed = literal("; ") + func.lower(column) + literal("; ")
    return listed.contains(f"; {name.lower()}; ", autoescape=True)


def _of_source(name: str | None) -> list[ColumnElement[bool]]:
    """Return the condition that the record was printed in a source of this name or id."""
    if name is None:
        return []
    return [or_(Source.name.icontains(name, autoescape=True), Source.id.startswith(name, autoescape=True))]


def _of_document(name: str | None) -> list[ColumnElement[bool]]:
    """Return the condition that the record stands in a document with this in its title, this number or this id."""
    if name is None:
        return []
    called = func.coalesce(Document.title, Document.kind).icontains(name, autoescape=True)
    numbered = func.lower(Document.number) == name.lower()
    return [or_(called, numbered, Document.id.startswith(name, autoescape=True))]


def _date(value: dt.date | str | None) -> dt.date | None:
    """Return a date that may have been given as ISO text."""
    if not isinstance(value, str):
        return value
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise WooError(f"{value!r} is no date; write for instance 2024-07-01") from None
