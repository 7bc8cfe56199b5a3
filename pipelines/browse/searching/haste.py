"""Break off what takes the database too long, so that no question keeps the others waiting."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from models.errors import WooError

_STEPS = 5_000  # of SQLite's machine between two looks at the clock
_BROKEN_OFF = "interrupted"


class TooLong(WooError):
    """What was asked took the database too long."""


@contextmanager
def within(session: Session, seconds: float) -> Iterator[None]:
    """Give the SQLite database of `session` so many seconds for what is asked of it; raises TooLong."""
    connection = session.connection().connection.dbapi_connection
    until = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)  # type: ignore[union-attr]
    try:
        yield
    except OperationalError as error:
        if _BROKEN_OFF not in str(error.orig):
            raise
        raise TooLong("this takes the database too long") from None
    finally:
        connection.set_progress_handler(None, 0)  # type: ignore[union-attr]
