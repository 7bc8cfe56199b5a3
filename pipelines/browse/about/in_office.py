"""What is told of a person in public function: the functions, and what was surely promised or done by this one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from models import Attendance, Decision, Tenure
from pipelines.browse.about.sections import Item, Lines, SectionRow, Told
from pipelines.browse.about.told_of import (
    actions_of,
    attendance_item,
    attendances_placed,
    days_said,
    decision_item,
    decisions_placed,
    documents,
    emails,
)
from pipelines.tenures import Held, functions_of


class _Place(NamedTuple):
    """Where a function is printed, and in which document."""

    id: str
    page: int
    document_id: str
    document: str
    day: Any


def functions(told: Told) -> Lines:
    """Return the functions with the days of the documents that tell of them, and where the first of those says so."""
    of_person = select(Tenure.organisation, Tenure.organisation_id).where(Tenure.entity_id == told.entity.id)
    bodies = {row[0]: row[1] for row in told.session.execute(of_person.distinct())}
    found = functions_of(told.session, [told.entity.id]).get(told.entity.id, [])
    return len(found), (_function(held, bodies.get(held.organisation)) for held in found)


def _function(held: Held, body_id: str | None) -> Item:
    first = min(held.told, key=lambda row: (str(row.date or "~"), row.source_id, row.start))
    count = f"{held.documents} {'document' if held.documents == 1 else 'documenten'}"
    place = _Place(first.id, first.page, first.document_id, first.title or first.kind, first.date)
    body = (body_id or "", held.organisation) if held.organisation else None
    tail = ", ".join(filter(None, (days_said(held.days), count)))
    return Item(first.id, held.role or "functie niet genoemd", "", tail, place, about=body)


def promises(told: Told) -> Lines:
    """Return the decisions and promises that name this person as who makes them, newest first."""
    ids = told.chosen(Decision, told.where.named)
    rows = told.first(ids, Decision, decisions_placed())
    made = [decision_item(row) for row in rows if _is_among(told.where.within(row), row.by)]
    return len(made), made


def actions(told: Told) -> Lines:
    """Return the actions that this person is to do: what is still open first."""
    return actions_of(told, told.where.named, lambda row: _is_among(told.where.within(row), row.owners))


def _is_among(names: Sequence[str], printed: Sequence[str]) -> bool:
    """Tell whether one of the names that surely mean the person is one of those printed as who does it."""
    told = [f" {' '.join(words.split())} ".casefold() for words in printed]
    return any(f" {' '.join(name.split())} ".casefold() in words for name in names for words in told)


def meetings(told: Told) -> Lines:
    """Return the meetings that list this person as present or absent, newest first."""
    ids = told.chosen(Attendance, told.where.named)
    rows = told.first(ids, Attendance, attendances_placed())
    return len(ids), (attendance_item(row, row.body or "vergadering zonder naam") for row in rows)


# Each row: what a section is called in the address, its title, and what finds its lines.
OF_PERSON: tuple[SectionRow, ...] = (
    ("functies", "Functies", functions),
    ("toezeggingen", "Toegezegd of besloten", promises),
    ("acties", "Acties, wat nog open staat eerst", actions),
    ("vergaderingen", "Vergaderingen", meetings),
    ("mails", "E-mails", emails),
    ("documenten", "Documenten", documents),
)
