"""What is told of a person in public function: the functions, and what was surely promised or done by this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select

from models import Attendance, Decision, Tenure
from pipelines.browse.told_of import (
    Item,
    SectionRow,
    Told,
    actions_of,
    attendance_item,
    attendances_placed,
    days_said,
    decision_item,
    decisions_placed,
    documents,
    emails,
)
from pipelines.tenures import functions_of


class _Place(NamedTuple):
    """Where a function is printed, and in which document."""

    id: str
    page: int
    document_id: str
    document: str
    day: Any


def functions(told: Told) -> Iterator[Item]:
    """Yield the functions with the days of the documents that tell of them, and where the first of those says so."""
    of_person = select(Tenure.organisation, Tenure.organisation_id).where(Tenure.entity_id == told.entity.id)
    bodies = {row[0]: row[1] for row in told.session.execute(of_person.distinct())}
    for held in functions_of(told.session, [told.entity.id]).get(told.entity.id, []):
        first = min(held.told, key=lambda row: (str(row.date or "~"), row.source_id, row.start))
        count = f"{held.documents} {'document' if held.documents == 1 else 'documenten'}"
        days = days_said(held.days)
        place = _Place(first.id, first.page, first.document_id, first.title or first.kind, first.date)
        words = held.role or "zonder genoemde functie"
        body = (bodies.get(held.organisation) or "", held.organisation) if held.organisation else None
        yield Item(first.id, words, "", ", ".join(filter(None, (days, count))), place, about=body)


def promises(told: Told) -> Iterator[Item]:
    """Yield the decisions and promises that name this person as who makes them, newest first."""
    for row in told.rows(decisions_placed(), Decision):
        if _is_among(told.where.within(row), row.by):
            yield decision_item(row)


def actions(told: Told) -> Iterator[Item]:
    """Yield the actions that this person is to do: what is still open first."""
    return actions_of(told, lambda row: _is_among(told.where.within(row), row.owners))


def _is_among(names: Sequence[str], printed: Sequence[str]) -> bool:
    """Tell whether one of the names that surely mean the person is one of those printed as who does it."""
    told = [f" {' '.join(words.split())} ".casefold() for words in printed]
    return any(f" {' '.join(name.split())} ".casefold() in words for name in names for words in told)


def meetings(told: Told) -> Iterator[Item]:
    """Yield the meetings that list this person as present or absent, newest first."""
    for row in told.rows(attendances_placed(), Attendance):
        if told.where.within(row):
            yield attendance_item(row, row.body or "vergadering zonder naam")


# Each row: what a section is called in the address, its title, and what finds its lines.
OF_PERSON: tuple[SectionRow, ...] = (
    ("functies", "Functies", functions),
    ("toezeggingen", "Toegezegd of besloten", promises),
    ("acties", "Acties, wat nog open staat eerst", actions),
    ("vergaderingen", "Vergaderingen", meetings),
    ("mails", "E-mails", emails),
    ("documenten", "Documenten", documents),
)
