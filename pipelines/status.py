"""Count what the database holds, and list what could not be read."""

from __future__ import annotations

from typing import Any

import pandas as pd
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from models import Correction, Page, Record, Run, Source
from pipelines.coverage import characters, uncounted
from pipelines.progress import SHOWN, few
from pipelines.store import READ


def status(engine: Engine) -> pd.DataFrame:
    """Return one row for each thing counted: sources by status, pages, characters by class, every kind of record."""
    with Session(engine) as session:
        rows: list[tuple[str, Any, float | None]] = []
        by_status = session.execute(select(Source.status, func.count()).group_by(Source.status).order_by(Source.status))
        rows += [(f"sources {name}", count, None) for name, count in by_status]
        rows.append(("pages", session.scalar(select(func.coalesce(func.sum(Source.page_count), 0))), None))
        rows += _pages_by(session)
        rows += characters(session)
        tables = Record.metadata.tables
        rows += [
            (name, session.scalar(select(func.count()).select_from(tables[key])), None)
            for key, (_, name) in SHOWN.items()
        ]
        rows.append(("corrections", session.scalar(select(func.count()).select_from(Correction)), None))
    return pd.DataFrame(rows, columns=pd.Index(["what", "count", "share"]))


def _pages_by(session: Session) -> list[tuple[str, int, None]]:
    """Return how many pages were read from their picture, and how many could not be read, where there are any."""
    ways = select(Page.read_by, func.count()).where(Page.read_by.in_(("ocr", "ongelezen"))).group_by(Page.read_by)
    return [(f"pages {way}", count, None) for way, count in session.execute(ways.order_by(Page.read_by))]


def trouble(engine: Engine) -> list[str]:
    """Return a line for each source that was not read or not wholly, with the reason, and one for the last run."""
    with Session(engine) as session:
        unread = select(Source).where(Source.status != READ).order_by(Source.status, Source.name)
        lines = [f"{source.status:12} {source.path}: {source.error}" for source in session.scalars(unread)]
        warned = session.scalars(select(Source).where(Source.status == READ).order_by(Source.name))
        lines += [f"let op       {source.path}: {few(source.warnings)}" for source in warned if source.warnings]
        if count := uncounted(session):
            lines.append(
                f"let op       text not counted: {count} sources of an older version; `ingest --again` counts it"
            )
        last = session.scalars(select(Run).order_by(Run.id.desc())).first()
        if last:
            files = ", ".join(f"{count} {outcome}" for outcome, count in last.counts.get("files", {}).items())
            told = (files or "no files") if last.finished else "broken off; the next goes on where it stopped"
            lines.append(f"last run {last.started:%Y-%m-%d %H:%M} UTC, version {last.version}: {told}")
    return lines
