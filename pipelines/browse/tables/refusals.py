"""What a reader is told, in Dutch, when Datasette or SQLite can't do what an address or a query asks."""

from __future__ import annotations

from datasette.database import QueryInterrupted

_TOO_LONG = (
    "Dit duurt langer dan een seconde, en is daarom gestopt. Vraag om minder, bijvoorbeeld met WHERE of LIMIT in SQL."
)
# Each row: how what Datasette says begins, and what a reader is told instead.
_SAID: tuple[tuple[str, str], ...] = (
    ("Statement must be a SELECT", "Alleen vragen die met SELECT of WITH beginnen: er kan niets worden veranderd."),
    ("Statement contained a disallowed PRAGMA", "PRAGMA mag hier niet."),
)


def refusal(error: Exception) -> str:
    """Return why something can't be asked, with SQLite's own reason where it gave one."""
    title = getattr(error, "title", None)
    if isinstance(error, QueryInterrupted) or title == "SQL Interrupted":
        return _TOO_LONG
    said = str(getattr(error, "message", None) or error)
    told = next((told for begin, told in _SAID if said.startswith(begin)), None)
    if told:
        return told
    return f"Deze vraag kan niet. SQLite zegt: {said}" if title == "Invalid SQL" else f"Dit adres klopt niet: {said}"
