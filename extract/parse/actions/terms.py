"""Read by when an action is to be done: from its column, or from the words of the action itself."""

from __future__ import annotations

import datetime as dt
import re

from extract.text.dates import find_dates, first_date

_BY = re.compile(r"\b(?:uiterlijk|vóór|gereed\s+(?:op|per|voor))\s+(?:(?:op|per|vóór|voor|t/m|tot)\s+)?", re.IGNORECASE)
_STRETCH = re.compile(r"\s*(?:[-–—]|t/m|tot(?: en met)?)\s*")
_SOON = re.compile(
    r"z\.?s\.?m\.?|asap|spoedig|doorlopend|continu|direct|n\.?t\.?b\.?|p\.?m\.?|volgend\w* overleg", re.IGNORECASE
)


def last_date(text: str, near: dt.date | None = None) -> dt.date | None:
    """Return the first day in `text`, of a stretch of days ("1 mei - 22 mei") the last."""
    hits = find_dates(text)
    if len(hits) > 1 and _STRETCH.fullmatch(text[hits[0].end : hits[1].start]):
        return hits[1].date(near) or first_date(text, near)
    return first_date(text, near)


def term_in(text: str, near: dt.date | None = None) -> dt.date | None:
    """Return the day by which running words say that something is to be done ("uiterlijk 12 juli")."""
    for match in _BY.finditer(text):
        said = text[match.end() : match.end() + 40]
        hit = next(iter(find_dates(said)), None)
        if hit and hit.start == 0:
            return hit.date(near)
    return None


def is_term(text: str) -> bool:
    """Tell whether the whole of `text` says by when, be it a day or "z.s.m."."""
    text = text.strip(" .,;:")
    hits = find_dates(text)
    if not hits:
        return bool(_SOON.fullmatch(text))
    return bool(re.fullmatch(r"(?:\w+\W+)?", text[: hits[0].start])) and len(text) - hits[-1].end < 4
