"""The meetings of each body in order: what was decided, who came, and what became of the actions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Action, ActionThread, Entity
from pipelines.browse.answers import Asked, NotThere, Shown
from pipelines.browse.meetings.comers import attendance
from pipelines.browse.meetings.lifelines import FATES, lifelines
from pipelines.browse.meetings.sittings import (
    Counts,
    Sitting,
    by_series,
    counts_of,
    series_id,
    series_with,
    sittings,
    summed,
)
from pipelines.browse.meetings.timeline import timeline

_MOST_LANES = 40


@dataclass(frozen=True)
class Told:
    """A body in a few numbers."""

    id: str
    name: str | None
    source: str
    meetings: Sequence[Sitting]
    decisions: int
    promises: int
    fates: Counter[str]


def all_series(asked: Asked) -> Shown:
    """Return every body with its meetings, those that met most often first."""
    found = sittings(asked.session)
    counts, fates = counts_of(asked.session), _fates(asked.session)
    told = [_told(id_, held, counts, fates.pop(id_, Counter())) for id_, held in by_series(found).items()]
    told += [_unmet(asked.session, id_, fate) for id_, fate in fates.items()]
    told.sort(key=lambda each: (not each.name, -len(each.meetings), (each.name or each.source).casefold()))
    values = {"title": "Overleggen en hun vergaderingen", "told": told, "line": timeline(found, _MOST_LANES)}
    return Shown("reeksen.html", values)


def series(asked: Asked) -> Shown:
    """Return the meetings of one body in order, who came, and each action from list to list."""
    found = series_with(asked.session, asked.parts["id"])
    if found is None:
        raise NotThere("Er is geen overleg met dit kenmerk.")
    held = sittings(asked.session, found.meetings)
    return Shown(
        "reeks.html",
        {
            "title": found.name or f"Overleg zonder naam in {found.source}",
            "series": found,
            "meetings": held,
            "entity": asked.session.scalars(select(Entity.id).where(Entity.name.in_(found.bodies))).first(),
            "places": any(sitting.first("location") for sitting in held),
            "chairs": any(sitting.first("chair") for sitting in held),
            "counts": counts_of(asked.session, found.meetings),
            "line": timeline(held),
            "actions": lifelines(asked.session, found),
            "fates": FATES,
        }
        | attendance(asked.session, found, held),
    )


def _told(id_: str, held: Sequence[Sitting], counts: Counts, fates: Counter[str]) -> Told:
    names = Counter(sitting.body for sitting in held)
    decisions, promises = (summed(held, which) for which in (counts.decisions, counts.promises))
    return Told(id_, names.most_common(1)[0][0], held[0].main.source, held, decisions, promises, fates)


def _unmet(session: Session, id_: str, fates: Counter[str]) -> Told:
    """Return a body of which there are only lists of actions."""
    found = series_with(session, id_)
    return Told(id_, found.name if found else None, found.source if found else "", [], 0, 0, fates)


def _fates(session: Session) -> dict[str, Counter[str]]:
    """Return by series what became of how many actions."""
    source = func.min(Action.source_id)
    query = select(ActionThread.body, source, ActionThread.fate).join(Action).group_by(ActionThread.id)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for body, source_id, fate in session.execute(query):
        found[series_id(body, source_id)][fate] += 1
    return dict(found)
