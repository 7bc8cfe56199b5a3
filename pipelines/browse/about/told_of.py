"""What is told of a place or an organisation, section by section: each a list that a reader goes through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select, true

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
from pipelines.blacked import REDACTED
from pipelines.browse.about.opgave_charts import THEMES
from pipelines.browse.about.periods import span_of
from pipelines.browse.about.sections import MOST, Item, Lines, SectionRow, Told
from pipelines.browse.about.whereabouts import placed
from pipelines.browse.labels import SEVERITIES, number, shown

_OF_MANY = ("kolomsom", "deelsom")  # checks that take a number of every row
_FATES = {"open": 0, "verdwenen": 1, "gereed": 2}  # in which order actions are shown
_FATES_SAID = {"open": "open", "verdwenen": "verdwenen van de lijst", "gereed": "gereed"}


def decisions(told: Told) -> Lines:
    """Return the decisions and promises that speak of it, newest first."""
    ids = told.chosen(Decision, told.where.about)
    return len(ids), map(decision_item, told.first(ids, Decision, decisions_placed()))


def decisions_placed() -> Select[Any]:
    """Return the query for decisions and promises."""
    return placed(Decision, Decision.kind.label("sort"), Decision.quote, Decision.by)


def decision_item(row: Any) -> Item:
    """Return a decision or promise as a line."""
    return Item(row.id, row.quote, row.sort, f"door {', '.join(row.by)}" if row.by else "", row)


def actions(told: Told) -> Lines:
    """Return the actions that speak of it: what is still open first."""
    return actions_of(told, told.where.about)


def actions_of(told: Told, wanted: Callable[[Any], object], owned: Callable[[Any], bool] | None = None) -> Lines:
    """Return the actions that are wanted, each once, as its newest list has it: what is still open first.

    `owned` says which of them, of those with their owners, are meant after all.
    """
    fate = select(ActionThread.fate).where(ActionThread.id == Action.thread_id).scalar_subquery().label("fate")
    newest: dict[str, Any] = {}
    for row in told.newest(filter(wanted, told.spots(Action, Action.done, Action.thread_id, fate))):
        newest.setdefault(row.thread_id or row.id, row)
    ids = [row.id for row in sorted(newest.values(), key=lambda row: _FATES[_fate(row)])]
    query = placed(Action, Action.text, Action.owners, Action.due, Action.done, fate)
    rows = told.first(ids, Action, query)
    if owned:
        rows = list(filter(owned, rows))
    return len(rows) if owned else len(ids), map(_action_item, rows)


def _action_item(row: Any) -> Item:
    tail = [", ".join(row.owners), f"vóór {shown(row.due)}" if row.due else ""]
    tail.append(f"gereed op {shown(row.done)}" if row.done else "")
    return Item(row.id, row.text, _FATES_SAID[_fate(row)], "; ".join(filter(None, tail)), row)


def _fate(row: Any) -> str:
    return "gereed" if row.done else row.fate if row.fate in _FATES else "open"


def emails(told: Told) -> Lines:
    """Return the e-mails that mention it, newest first."""
    found = filter(told.where.named, told.spots(Email, Email.sent))
    ids = [row.id for row in sorted(found, key=lambda row: str(row.sent or ""), reverse=True)]
    rows = told.first(ids, Email, placed(Email, Email.subject, Email.sent))
    return len(ids), (
        Item(row.id, row.subject or "zonder onderwerp", shown(row.sent) if row.sent else "", "", row) for row in rows
    )


def speakers(told: Told) -> Lines:
    """Return who held a public function for it, with the days of the documents that say so."""
    query = placed(Tenure, Tenure.entity_id, Tenure.role, Entity.name).join(Entity, Entity.id == Tenure.entity_id)
    people: dict[str, list[Any]] = defaultdict(list)
    of_it = query.where(Tenure.organisation_id == told.entity.id, Tenure.public).order_by(Document.date.desc())
    for row in told.session.execute(of_it):
        people[row.entity_id].append(row)
    return len(people), (_speaker(id_, rows) for id_, rows in people.items())


def _speaker(id_: str, rows: Sequence[Any]) -> Item:
    roles = ", ".join(dict.fromkeys(row.role for row in rows if row.role))
    return Item(
        id_, rows[0].name, "", "; ".join(filter(None, (roles, days_said(row.day for row in rows)))), page="over"
    )


def days_said(told_on: Iterable[Any]) -> str:
    """Return from when to when something is told, by the days of the documents that do."""
    days = sorted({day for day in told_on if day})
    if not days:
        return ""
    return shown(days[0]) if days[0] == days[-1] else f"{shown(days[0])} tot en met {shown(days[-1])}"


def attendances(told: Told) -> Lines:
    """Return who came to a meeting on its behalf, the newest meeting first; who is redacted stays so."""
    ids = told.chosen(Attendance, told.where.named)
    rows = told.first(ids, Attendance, attendances_placed())
    return len(ids), (attendance_item(row, row.name or REDACTED) for row in rows)


def attendances_placed() -> Select[Any]:
    """Return the query for who was at which meeting."""
    who = (Attendance.name, Attendance.role, Attendance.organisation, Attendance.present)
    return placed(Attendance, *who, Meeting.body, Meeting.date).join(Meeting, Meeting.id == Attendance.meeting_id)


def attendance_item(row: Any, words: str) -> Item:
    """Return somebody's presence as a line."""
    tail = (row.role, row.organisation, row.body, None if row.present else "afwezig")
    return Item(row.id, words, shown(row.date) if row.date else "", ", ".join(filter(None, tail)), row)


def findings(told: Told) -> Lines:
    """Return what does not add up in numbers about it: those of its own name, and those made of its numbers."""
    query = select(Finding.id, Finding.source_id, Finding.start, Finding.severity).where(or_(*_of_numbers(told.entity)))
    worst = sorted(told.newest(told.session.execute(query)), key=lambda row: _worst(row.severity))
    rows = told.first([row.id for row in worst], Finding, placed(Finding, Finding.sentence, Finding.severity))
    return len(worst), (Item(row.id, row.sentence, SEVERITIES.get(row.severity, row.severity), "", row) for row in rows)


def _worst(severity: str) -> int:
    return -list(SEVERITIES).index(severity) if severity in SEVERITIES else 1


def _of_numbers(entity: Entity) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions that a finding is about an entity: its own number, one that it was made of, or its name.

    A sum of many numbers is about all of them, so about none of them unless its sentence names it.
    """
    names = Finding.sentence.contains(entity.name, autoescape=True)
    few = or_(Finding.check.not_in(_OF_MANY), names)
    for kind, tied in ((Opgave, Opgave.entity_id), (Figure, Figure.place_id), (Figure, Figure.organisation_id)):
        for spot, id_, only in ((Finding, Finding.id, true()), (Operand, Operand.finding_id, few)):
            beside = and_(spot.source_id == kind.source_id, spot.start == kind.start)
            yield and_(Finding.id.in_(select(id_).join(kind, beside).where(tied == entity.id)), only)
    if len(lookup(entity.name)) == 1:
        yield Finding.place == entity.name


def figures(told: Told) -> Lines:
    """Return the numbers in running text that are surely about it, newest first."""
    tied = or_(Figure.place_id == told.entity.id, Figure.organisation_id == told.entity.id)
    spots = told.session.execute(select(Figure.id, Figure.source_id, Figure.start).where(tied))
    ids = [row.id for row in told.newest(spots)]
    size = (Figure.value, Figure.value_max, Figure.unit, Figure.approximate)
    rows = told.first(ids, Figure, placed(Figure, *size, Figure.about, Figure.theme, Figure.period))
    return len(ids), map(_figure_item, rows)


def _figure_item(row: Any) -> Item:
    many = number(row.value) + (f" tot {number(row.value_max)}" if row.value_max is not None else "")
    words = " ".join(filter(None, ("ongeveer" if row.approximate else "", many, row.unit)))
    span = span_of(row.period)
    what, when = row.about or THEMES.get(row.theme or "", ""), span.said if span else row.period
    tail = (what, "" if when and when in what else when)
    return Item(row.id, words, "", ", ".join(filter(None, tail)), row)


def documents(told: Told) -> Lines:
    """Return the documents that mention it, newest first; each leads to itself."""
    ids = told.chosen(Document, told.where.named)
    rows = told.first(ids, Document, placed(Document, Document.kind))
    return len(ids), (_document_item(row, len(told.where.within(row))) for row in rows[: MOST + 1])


def _document_item(row: Any, times: int) -> Item:
    tail = f"{row.kind}, {times} keer genoemd"
    return Item(row.id, row.document, shown(row.day) if row.day else "", tail, page="document")


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
