"""The first page: what is in the database at a glance."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from models import Action, Decision, Document, Email, Finding, Meeting, Mention, Opgave, Page, Redaction, Source, Table
from models.finding import SEVERITIES
from pipelines.browse.answers import Asked, Shown
from pipelines.store import FAILED

_MOST = 50
# Each row: what readers call it, and the records that are counted; the second is where a list of them is.
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
    """Return what there is: counts, meetings by month, what does not add up, the documents, what could not be read."""
    session = asked.session
    counts = [
        (name, session.scalar(select(func.count()).select_from(kind)) or 0, kind.__tablename__)
        for name, kind in _COUNTED
    ]
    findings = {
        severity: session.scalars(
            select(Finding).where(Finding.severity == severity).order_by(Finding.source_id, Finding.start).limit(_MOST)
        ).all()
        for severity in reversed(SEVERITIES)
    }
    documents = session.scalars(
        select(Document).order_by(Document.date.desc().nulls_last(), Document.id).limit(_MOST)
    ).all()
    failed = session.scalars(select(Source).where(Source.status == FAILED).order_by(Source.name).limit(_MOST)).all()
    warned = session.scalars(select(Source).where(func.json_array_length(Source.warnings) > 0).limit(_MOST)).all()
    return Shown(
        "begin.html",
        {
            "title": "Wat er in zit",
            "counts": counts,
            "findings": findings,
            "documents": documents,
            "failed": failed,
            "warned": warned,
            "most": _MOST,
        },
    )
