"""Signals from what stands above: a meeting that was closed, a mail that was signed, a disclaimer."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.split.heads import opens
from extract.split.place import Place
from extract.text.mailforms import CLOSING, DISCLAIMER
from extract.text.redacted import is_redacted

_CLOSED = re.compile(
    r"(?:sluit|gesloten|bedankt)\b.{0,80}\b(?:vergadering|overleg|bijeenkomst|sessie)"
    r"|(?:vergadering|overleg)\b.{0,60}\bgesloten"
    r"|^.{0,40}\b(?:af)?sluiting\W*$|^.{0,6}(?:rondvraag|w\.?v\.?t\.?t\.?k).{0,30}$"
    r"|einde (?:vergadering|overleg|\d{1,2}[.:]\d\d)|hoogachtend",
    re.IGNORECASE,
)

_ONE_MAIL = ("message/rfc822", "application/vnd.ms-outlook")
_SIGNATURE = 7  # lines that a name, function and address below a mail may take


def mail_head(place: Place) -> bool:
    """Tell whether a mail head opens a mail of its own here, not one quoted in the thread above.

    In a file that is a mail, all below its own head are quoted.
    """
    if place.outline.reading.source.media_type in _ONE_MAIL:
        return False
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
    if place.current.thread is None or place.index in place.outline.heads:
        return False
    return not (closed(place) or _signed_unreadably(place))


def _signed_unreadably(place: Place) -> bool:
    """Tell whether nothing but a signature stands above on the page before, which a name made unreadable begins."""
    if not place.spot.new_page:
        return False
    for at in range(place.index - 1, max(place.current.head_end, place.index - _SIGNATURE), -1):
        text = place.outline.spots[at].text
        if is_redacted(text):
            return True
        if len(text) > 90 or text[-1] in ".;:?!":
            return False
    return False


def table_after_mail(place: Place) -> bool:
    """Tell whether a table stands below a mail's disclaimer: no mail goes on so."""
    if place.current.thread is None or place.spot.blanks < 2 or not closed(place):
        return False
    below = place.outline.after(place.index, 40)
    cut = next((at for at, spot in enumerate(below) if place.index + at in place.outline.heads), len(below))
    return sum(spot.row for spot in below[:cut]) >= 10
