"""The first page: what is in the database at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import Action, Decision, Document, Email, Finding, Meeting, Mention, Opgave, Page, Redaction, Source, Table
from models.finding import SEVERITIES
from pipelines.browse.answers import Asked, Shown
from pipelines.store import FAILED

_MOST = 50
# Each row: what readers call it, and the records that are counted.
_COUNTED: tuple[tuple[str, type[Any]], ...] = (
    ("bestanden", Source),
    ("pagina's", Page),
    ("documenten", Document),
    ("vergaderingen", Meeting),
    ("besluiten en toezeggingen", Decision),
    ("acties", Action),
    ("e-mails", Email),
    ("tabellen", Table),
    ("opgaven", Opgave),
    ("namen", Mention),
    ("onleesbaar gemaakt", Redaction),
    ("bevindingen", Finding),
)


def home(asked: Asked) -> Shown:
    """Return what there is: counts, what does not add up, the documents, what could not be read."""
    session = asked.session
    newest = select(Document).order_by(Document.date.desc().nulls_last(), Document.id)
    failed = select(Source).where(Source.status == FAILED).order_by(Source.name)
    warned = select(Source).where(func.json_array_length(Source.warnings) > 0).order_by(Source.name)
    shown = {"documents": newest, "failed": failed, "warned": warned}
    return Shown(
        "begin.html",
        {
            "title": "Wat er in zit",
            "counts": [(name, _count(session, kind), kind.__tablename__) for name, kind in _COUNTED],
            "findings": {severity: _findings(session, severity) for severity in reversed(SEVERITIES)},
            "most": _MOST,
        }
        | {name: session.scalars(query.limit(_MOST)).all() for name, query in shown.items()},
    )


def _count(session: Session, kind: type[Any]) -> int:
    return session.scalar(select(func.count()).select_from(kind)) or 0


def _findings(session: Session, severity: str) -> Sequence[Finding]:
    """Return the first findings that are so bad, as they stand in their sources."""
    found = select(Finding).where(Finding.severity == severity).order_by(Finding.source_id, Finding.start)
    return session.scalars(found.limit(_MOST)).all()
