"""Keep a record of every run of `ingest`, also of one that never came to its end."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from models import Run


def begin(writer: Engine, version: str, options: dict[str, Any]) -> tuple[Run, bool]:
    """Store that a run began; return it, and whether the one before it broke off and left its end undone."""
    run = Run(started=_now(), version=version, options=options)
    with Session(writer, expire_on_commit=False) as session, session.begin():
        last = session.scalars(select(Run).order_by(Run.id.desc())).first()
        session.add(run)
        return run, last is not None and last.finished is None


def end(writer: Engine, run: Run, counts: dict[str, Any], failures: list[dict[str, Any]]) -> None:
    """Store that a run came to its end, with what it counted and what failed."""
    with Session(writer) as session, session.begin():
        run = session.merge(run)
        run.finished, run.counts, run.failures = _now(), counts, failures


def _now() -> dt.datetime:
    """Return the time, in UTC and whole seconds."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None)
