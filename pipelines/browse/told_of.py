"""What is told of a place or an organisation, section by section: each a list that a reader goes through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from corpus.register import lookup
from models import (
    Action,
    ActionThread,
    Attendance,
    Decision,
    Document,
    Email,
    Entity,
    Figure,
    Finding,
    Meeting,
    Operand,
    Opgave,
    Tenure,
)
from pipelines.browse.labels import SEVERITIES, number, shown
from pipelines.browse.opgave_charts import THEMES
from pipelines.browse.spans import span_of
from pipelines.browse.whereabouts import Whereabouts, placed, spoken_of

MOST = 30  # of a section
UNNAMED = "[weggelakt]"
_FATES = {"open": 0, "verdwenen": 1, "gereed": 2}  # in which order actions are shown
_FATES_SAID = {"open": "open", "verdwenen": "verdwenen van de lijst", "gereed": "gereed"}


@dataclass(frozen=True)
class Item:
    """One line: what it is, in words that link to it, and more about it.

    `document` is the row that names the document that it stands in, `also` those where it stands too, `about` the id
    and name of a body that it is of.
    """

    id: str
    words: str
    lead: str = ""
    tail: str = ""
    document: Any | None = None
    page: str = "bekijk"
    about: tuple[str, str] | None = None
    also: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Section:
    """The first lines of a list, and how long it is."""

    key: str
    title: str
    items: Sequence[Item]
    count: int


@dataclass(frozen=True)
class Told:
    """What a section is made of: the database, whom it is about, and where that is mentioned."""

    session: Session
    entity: Entity
    where: Whereabouts

    def rows(self, query: Select[Any], kind: type[Any]) -> Sequence[Any]:
        """Return the rows of a query for records of a kind in the sources that mention the entity."""
        return self.session.execute(query.where(kind.source_id.in_(spoken_of(self.session, self.entity)))).all()

    def about(self, query: Select[Any], kind: type[Any]) -> list[Any]:
        """Return those rows of a query that speak of the entity."""
        return [row for row in self.rows(query, kind) if self.where.about(row)]


SectionRow = tuple[str, str, Callable[[Told], Iterable[Item]]]


def sections_of(told: Told, rows: Iterable[SectionRow]) -> list[Section]:
    """Return the sections that have something in them."""
    found = ((key, title, once(find(told))) for key, title, find in rows)
    return [Section(key, title, items[:MOST], len(items)) for key, title, items in found if items]


def once(items: Iterable[Item]) -> list[Item]:
    """Return each line once: what is printed in the same words in more places names them all."""
    same: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        same[item.lead, item.words, item.tail, "" if item.document else item.id].append(item)
    return [replace(first, also=tuple(each.document for each in others)) for first, *others in same.values()]


def decisions(told: Told) -> Iterator[Item]:
    """Yield the decisions and promises that speak of it, newest first."""
    return map(decision_item, told.about(decisions_placed(), Decision))


def decisions_placed() -> Select[Any]:
    """Return the query for decisions and promises, the newest first."""
    return placed(Decision, Decision.kind.label("sort"), Decision.quote, Decision.by)


def decision_item(row: Any) -> Item:
    """Return a decision or promise as a line."""
    return Item(row.id, row.quote, row.sort, f"door {', '.join(row.by)}" if row.by else "", row)


def actions(told: Told) -> Iterator[Item]:
    """Yield the actions that speak of it: what is still open first."""
    return actions_of(told, told.where.about)


def actions_of(told: Told, wanted: Callable[[Any], bool]) -> Iterator[Item]:
    """Yield the actions that are wanted, each once, as its newest list has it: what is still open first."""
    query = placed(Action, Action.text, Action.owners, Action.due, Action.done, Action.thread_id, ActionThread.fate)
    rows = told.rows(query.outerjoin(ActionThread, ActionThread.id == Action.thread_id), Action)
    newest: dict[str, Any] = {}
    for row in filter(wanted, rows):
        newest.setdefault(row.thread_id or row.id, row)
    for row in sorted(newest.values(), key=lambda row: _FATES[_fate(row)]):
        tail = [", ".join(row.owners), f"vóór {shown(row.due)}" if row.due else ""]
        tail.append(f"gereed op {shown(row.done)}" if row.done else "")
        yield Item(row.id, row.text, _FATES_SAID[_fate(row)], "; ".join(filter(None, tail)), row)


def _fate(row: Any) -> str:
    return "gereed" if row.done else row.fate if row.fate in _FATES else "open"


def emails(told: Told) -> Iterator[Item]:
    """Yield the e-mails that mention it, newest first."""
    found = [row for row in told.rows(placed(Email, Email.subject, Email.sent), Email) if told.where.within(row)]
    for row in sorted(found, key=lambda row: str(row.sent or row.day or ""), reverse=True):
        yield Item(row.id, row.subject or "zonder onderwerp", "", shown(row.sent) if row.sent else "", row)


def speakers(told: Told) -> Iterator[Item]:
    """Yield who held a public function for it, with the days of the documents that say so."""
    query = placed(Tenure, Tenure.entity_id, Tenure.role, Entity.name).join(Entity, Entity.id == Tenure.entity_id)
    people: dict[str, list[Any]] = defaultdict(list)
    for row in told.session.execute(query.where(Tenure.organisation_id == told.entity.id, Tenure.public)):
        people[row.entity_id].append(row)
    for id_, rows in people.items():
        roles = list(dict.fromkeys(row.role for row in rows if row.role))
        yield Item(
            id_,
            rows[0].name,
            "",
            "; ".join(filter(None, (", ".join(roles), days_said(row.day for row in rows)))),
            page="over",
        )


def days_said(told_on: Iterable[Any]) -> str:
    """Return from when to when something is told, by the days of the documents that do."""
    days = sorted({day for day in told_on if day})
    if not days:
        return ""
    return shown(days[0]) if days[0] == days[-1] else f"{shown(days[0])} tot en met {shown(days[-1])}"


def attendances(told: Told) -> Iterator[Item]:
    """Yield who came to a meeting on its behalf, the newest meeting first; who is redacted stays so."""
    for row in told.rows(attendances_placed(), Attendance):
        if row.organisation and told.where.within(row):
            yield attendance_item(row, row.name or UNNAMED)


def attendances_placed() -> Select[Any]:
    """Return the query for who was at which meeting, the newest first."""
    who = (Attendance.name, Attendance.role, Attendance.organisation, Attendance.present)
    return placed(Attendance, *who, Meeting.body, Meeting.date).join(Meeting, Meeting.id == Attendance.meeting_id)


def attendance_item(row: Any, words: str) -> Item:
    """Return somebody's presence as a line."""
    tail = (row.role, row.organisation, row.body, None if row.present else "afwezig")
    return Item(row.id, words, shown(row.date) if row.date else "", ", ".join(filter(None, tail)), row)


def findings(told: Told) -> Iterator[Item]:
    """Yield what does not add up in numbers about it: those of its own name, and those made of its numbers."""
    query = placed(Finding, Finding.sentence, Finding.severity)
    for row in told.session.execute(query.where(or_(*_of_numbers(told.entity)))):
        yield Item(row.id, row.sentence, SEVERITIES.get(row.severity, row.severity), "", row)


def _of_numbers(entity: Entity) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a finding is about an entity: its own number, one that it was made of, or its name."""
    for kind, tied in ((Opgave, Opgave.entity_id), (Figure, Figure.place_id), (Figure, Figure.organisation_id)):
        for spot, id_ in ((Finding, Finding.id), (Operand, Operand.finding_id)):
            beside = and_(spot.source_id == kind.source_id, spot.start == kind.start)
            yield Finding.id.in_(select(id_).join(kind, beside).where(tied == entity.id))
    if len(lookup(entity.name)) == 1:
        yield Finding.place == entity.name


def figures(told: Told) -> Iterator[Item]:
    """Yield the numbers in running text that are surely about it, newest first."""
    size = (Figure.value, Figure.value_max, Figure.unit, Figure.approximate)
    tied = or_(Figure.place_id == told.entity.id, Figure.organisation_id == told.entity.id)
    query = placed(Figure, *size, Figure.about, Figure.theme, Figure.period).where(tied)
    for row in told.session.execute(query):
        many = number(row.value) + (f" tot {number(row.value_max)}" if row.value_max is not None else "")
        words = " ".join(filter(None, ("ongeveer" if row.approximate else "", many, row.unit)))
        span = span_of(row.period)
        tail = (row.about or THEMES.get(row.theme or ""), span.said if span else row.period)
        yield Item(row.id, words, "", ", ".join(filter(None, tail)), row)


def documents(told: Told) -> Iterator[Item]:
    """Yield the documents that mention it, newest first; each leads to itself."""
    for row in told.rows(placed(Document, Document.kind), Document):
        if names := told.where.within(row):
            times = f"{len(names)} keer genoemd" if len(names) > 1 else "1 keer genoemd"
            yield Item(row.id, row.document, shown(row.day) if row.day else "", f"{row.kind}, {times}", page="document")


# Each row: what a section is called in the address, its title, and what finds its lines.
OF_PLACE: tuple[SectionRow, ...] = (
    ("cijfers", "Cijfers uit de tekst", figures),
    ("bevindingen", "Wat niet klopt", findings),
    ("besluiten", "Besluiten en toezeggingen", decisions),
    ("acties", "Acties, wat nog open staat eerst", actions),
    ("bestuurders", "Wie hier een functie had", speakers),
    ("aanwezigen", "Wie er bij vergaderingen was", attendances),
    ("mails", "E-mails", emails),
    ("documenten", "Documenten", documents),
)
