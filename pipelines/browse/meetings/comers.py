"""Count who came to the meetings of one body, by the names that are printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from models import Attendance, Meeting, Mention
from pipelines.browse.meetings.sittings import Series, Sitting
from pipelines.people import KIND as PERSON

_MOST_PEOPLE = 100


@dataclass
class Comer:
    """Somebody whose name is printed: at which meetings present, of which told to be absent.

    `last` is where that is printed last, `entity` the person in public function that it surely is.
    """

    name: str
    present: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)
    last: Any = None
    entity: str | None = None


def attendance(session: Session, of: Series, held: Sequence[Sitting]) -> dict[str, Any]:
    """Return who came how often, most often first; whoever was made unreadable is counted, never told apart."""
    met = {row.id: sitting.main.id for sitting in held for row in sitting.told}
    in_time = {id_: at for at, id_ in enumerate(met)}
    query = select(Attendance).join(Meeting).where(of.meetings).order_by(Attendance.source_id, Attendance.start)
    rows = sorted(session.scalars(query), key=lambda row: in_time[row.meeting_id])
    named = [row for row in rows if row.name and not row.redacted]
    people = sorted(_counted(named, met, _known(session, of)), key=_most_often)
    return {
        "people": people[:_MOST_PEOPLE],
        "others": len(people[_MOST_PEOPLE:]),
        "recorded": len({met[row.meeting_id] for row in rows}),
        "unreadable": len(rows) - len(named),
    }


def _most_often(comer: Comer) -> tuple[int, str]:
    return -len(comer.present), comer.name.casefold()


def _counted(rows: Sequence[Attendance], met: dict[str, str], known: dict[str, str]) -> list[Comer]:
    """Return those who are on lists of attendance, told apart by who they are, else by their name."""
    comers: dict[str, Comer] = {}
    for row in rows:
        name = str(row.name)
        entity = known.get(name.casefold())
        comer = comers.setdefault(entity or name.casefold(), Comer(name, entity=entity))
        (comer.present if row.present else comer.absent).add(met[row.meeting_id])
        comer.last = row
    return list(comers.values())


def _known(session: Session, of: Series) -> dict[str, str]:
    """Return by printed name who in public function somebody is, where the lists of this body say so in one way."""
    within = (
        Mention.source_id == Attendance.source_id,
        Mention.start >= Attendance.start,
        Mention.start < Attendance.end,
        Mention.kind == PERSON,
        Mention.entity_id.is_not(None),
    )
    query = select(Attendance.name, Mention.text, Mention.entity_id).join(Meeting).join(Mention, and_(*within))
    meant: dict[str, set[str]] = {}
    for name, text, entity in session.execute(query.where(of.meetings, Attendance.name.is_not(None))):
        if name and entity and name.split()[-1:] == text.split()[-1:]:
            meant.setdefault(name.casefold(), set()).add(entity)
    return {name: next(iter(entities)) for name, entities in meant.items() if len(entities) == 1}
