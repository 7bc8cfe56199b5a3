"""The page with what was found."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Engine

from models.errors import WooError
from pipelines.browse.answers import Asked, Shown
from pipelines.search import search

_MOST = 50
_MARK = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_NOTHING = "Niets gevonden. Probeer minder woorden, of het begin van een woord met een ster: woon*"
_NO_WORD = "Vul een woord in om te zoeken."


def found(asked: Asked) -> Shown:
    """Return the hits for what was asked, best first, with the words that were looked for marked."""
    words = asked.filled_in.get("q", "")
    hits: list[dict[Any, Any]] = []
    engine = asked.session.get_bind()
    assert isinstance(engine, Engine)
    try:
        rows = search(words, database=engine, limit=_MOST).to_dict("records")
        hits = [row | {"parts": list(_parts(str(row["text"]))), "date": _day(row["date"])} for row in rows]
        message = "" if hits else _NOTHING
    except WooError:
        message = _NO_WORD
    title = f"Zoek: {words}" if words else "Zoek"
    return Shown("zoek.html", {"title": title, "words": words, "hits": hits, "message": message, "most": _MOST})


def _day(value: Any) -> dt.date | None:
    """Return the day that SQLite has as text, None where there is none."""
    return dt.date.fromisoformat(value) if isinstance(value, str) else None


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a hit, and whether each is what was looked for."""
    for at, piece in enumerate(_MARK.split(text)):
        if piece:
            yield piece, bool(at % 2)
