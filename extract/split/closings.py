"""Signals from what stands above: a meeting that was closed, a mail that was signed, a disclaimer."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.split.heads import opens
from extract.split.place import Place
from extract.text.mailforms import CLOSING, DISCLAIMER

_CLOSED = re.compile(
    r"(?:sluit|gesloten|bedankt)\b.{0,80}\b(?:vergadering|overleg|bijeenkomst|sessie)"
    r"|(?:vergadering|overleg)\b.{0,60}\bgesloten"
    r"|^.{0,40}\b(?:af)?sluiting\W*$|^.{0,6}(?:rondvraag|w\.?v\.?t\.?t\.?k).{0,30}$"
    r"|einde (?:vergadering|overleg|\d{1,2}[.:]\d\d)|hoogachtend",
    re.IGNORECASE,
)


def mail_head(place: Place) -> bool:
    """Tell whether a mail head opens a mail of its own here, not one quoted in the thread above."""
    head = place.outline.head_at(place.index)
    return head is not None and opens(head, place.current.thread)


@lru_cache(maxsize=4096)
def closes(text: str) -> bool:
    """Tell whether a line closes a meeting, a letter or a mail."""
    return bool(_CLOSED.search(text[:200]) or CLOSING.match(text[:200]) or DISCLAIMER.match(text))


def closed(place: Place) -> bool:
    """Tell whether the document above has come to its end: closing of the meeting, signature, disclaimer."""
    above = place.outline.spots[max(place.current.start, place.index - 12) : place.index]
    if any(DISCLAIMER.match(spot.text) for spot in above):
        return True
    return any(closes(spot.text[:300]) for spot in above[-6:])


def within_mail(place: Place) -> bool:
    """Tell whether the line stands in a mail that was not signed yet: what it is about may look like a title."""
    return place.current.thread is not None and place.index not in place.outline.heads and not closed(place)


def table_after_mail(place: Place) -> bool:
    """Tell whether a table stands below a mail's disclaimer: no mail goes on so."""
    if place.current.thread is None or place.spot.blanks < 2 or not closed(place):
        return False
    below = place.outline.after(place.index, 40)
    cut = next((at for at, spot in enumerate(below) if place.index + at in place.outline.heads), len(below))
    return sum(spot.row for spot in below[:cut]) >= 10
