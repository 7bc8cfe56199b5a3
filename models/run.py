"""One run of `ingest`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from models.record import Record


class Run(Record, kw_only=True):
    """When it ran, with which version and options, what it counted and what failed."""

    __tablename__ = "run"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    started: Mapped[dt.datetime]
    finished: Mapped[dt.datetime | None] = mapped_column(default=None)
    version: Mapped[str]
    options: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    counts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    failures: Mapped[list[dict[str, Any]]] = mapped_column(default_factory=list)
