"""The first page: what is in the database at a glance, what asks for attention first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Document, Entity, Finding, Mention, Page
from models.finding import SEVERITIES
from pipelines.browse.answers import Asked, Shown
from pipelines.browse.lists.listed import LISTS
from pipelines.browse.lists.listing import size, some
from pipelines.browse.meetings.sittings import sittings
from pipelines.browse.meetings.timeline import timeline
from pipelines.coverage import characters

_MOST_NAMES = 15
_UNDERSTOOD = "characters begrepen"
# Each row: a list that is counted, and what readers call one and more of what is on it.
_COUNTED: tuple[tuple[str, str, str], ...] = (
    ("bevindingen", "keer klopt iets niet", "keer klopt iets niet"),
    ("toezeggingen", "toezegging", "toezeggingen"),
    ("besluiten", "besluit of afspraak", "besluiten en afspraken"),
    ("open-acties", "open actie", "open acties"),
    ("verdwenen-acties", "verdwenen actie", "verdwenen acties"),
    ("documenten", "document", "documenten"),
    ("e-mails", "e-mail", "e-mails"),
    ("tabellen", "tabel", "tabellen"),
    ("opgaven", "cijfer uit tabellen", "cijfers uit tabellen"),
    ("cijfers", "cijfer in de tekst", "cijfers in de tekst"),
    ("weggelakt", "keer weggelakt", "keer weggelakt"),
    ("bestanden", "bestand", "bestanden"),
)
_MET = ("vergadering", "vergaderingen")
# Each row: a list of which the first rows are shown, and how many.
_BEGUN: dict[str, int] = {
    "toezeggingen": 5,
    "open-acties": 5,
    "verdwenen-acties": 5,
    "documenten": 12,
    "niet-gelezen": 5,
}
_ALSO_COUNTED = ("niet-gelezen", "gescand", "ongelezen")
_FINDINGS, _OF_A_SEVERITY = 7, 4  # how many are shown in all, and of one severity
# Each row: what readers call the entities, the overview of them all, and their kind.
_NAMED = (
    ("Gemeenten", "gemeenten", "gemeente"),
    ("Organisaties", "organisaties", "organisatie"),
    ("Mensen in functie", "personen", "persoon"),
)


def home(asked: Asked) -> Shown:
    """Return what there is: what does not add up, who promised what, who met when, what could not be read."""
    session = asked.session
    met, named = sittings(session), _named(session)
    sizes = {key: size(session, key) for key in (*(key for key, *_ in _COUNTED), *_ALSO_COUNTED)}
    counts = [(*names, sizes[key], "lijst", key) for key, *names in _COUNTED]
    return Shown(
        "begin.html",
        {
            "title": "Wat er in zit",
            "counts": [(*_MET, len(met), "reeksen", ""), *counts],
            "sizes": sizes,
            "pages": session.scalar(select(func.count()).select_from(Page)) or 0,
            "days": session.execute(select(func.min(Document.date), func.max(Document.date))).one(),
            "understood": next((share for name, _, share in characters(session) if name == _UNDERSTOOD), None),
            "findings": _findings(session),
            "begun": {key: some(session, key, most) for key, most in _BEGUN.items()},
            "titles": {key: LISTS[key].title for key in LISTS},
            "line": timeline(met),
            "named": [(title, key, named[kind]) for title, key, kind in _NAMED],
        },
    )


def _findings(session: Session) -> dict[str, Sequence[Finding]]:
    """Return the first findings of each severity, the worst first; of the least ones as many as there is room for."""
    found: dict[str, Sequence[Finding]] = {}
    for severity in reversed(SEVERITIES):
        room = max(1, min(_OF_A_SEVERITY, _FINDINGS - sum(map(len, found.values()))))
        query = select(Finding).where(Finding.severity == severity).order_by(Finding.source_id, Finding.start)
        found[severity] = session.scalars(query.limit(room)).all()
    return found


def _named(session: Session) -> dict[str, list[Any]]:
    """Return by kind the entities that are mentioned most, with how often."""
    counted = (
        select(Mention.entity_id, func.count().label("times"))
        .where(Mention.entity_id.is_not(None))
        .group_by(Mention.entity_id)
        .subquery()
    )
    query = select(Entity.id, Entity.name, Entity.kind, counted.c.times).join(counted, counted.c.entity_id == Entity.id)
    found: dict[str, list[Any]] = defaultdict(list)
    for row in session.execute(query.order_by(counted.c.times.desc(), Entity.name)):
        if len(found[row.kind]) < _MOST_NAMES:
            found[row.kind].append(row)
    return found
