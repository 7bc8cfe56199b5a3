"""Find the title and the date that a document gives itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from extract.split.heads import Head
from extract.split.outline import Spot
from extract.split.titles import CONCEPT, MEETING_FIELD, is_bare, title_kind
from extract.text.dates import find_dates, first_date
from extract.text.mailforms import mail_field

_TOP = 12  # lines
_FORM = 60
_BARE_ANNEX = re.compile(r"bijlage\s+[\divxa-z]{1,4}", re.IGNORECASE)
_SUBJECT = re.compile(r"[\s>*_|]*(?:betreft|onderwerp)\b[\s*_|]*[:\t|]?\s*(?=\S)", re.IGNORECASE)
_DATE_FIELD = re.compile(
    r"[\s>*_|]*(?:(?:vergader)?datum|peildatum|versie|d\.?d\.?|stand per|(?:den haag|assen|utrecht|lelystad),)",
    re.IGNORECASE,
)


def title_of(spots: Sequence[Spot], head: Head | None, kind: str) -> str | None:
    """Return the document's own title or subject as printed, None when it has none."""
    if head is not None:
        return head.subject or None
    for index, spot in enumerate(spots[:_FORM]):  # a form says itself what is its subject or name
        match = _SUBJECT.match(spot.text)
        if match and (kind == "brief" or index < _TOP):
            return spot.text[match.end() :] or None
        if title_kind(spot.text) and is_bare(spot.text) and index > 3 and index + 1 < len(spots):
            return _line(spots[index + 1])
    for spot in spots[:_TOP]:
        if CONCEPT.match(spot.text) or _BARE_ANNEX.fullmatch(spot.text):
            continue
        return _line(spot)
    return None


def _line(spot: Spot) -> str | None:
    """Return the words of a line that may be a title, None when it is an item, a row, a field or a sentence."""
    if spot.row or spot.label or MEETING_FIELD.match(spot.line.text) or mail_field(spot.line.text):
        return None
    return spot.text if 3 <= len(spot.text) <= 220 and not re.search(r"[.;,:]$", spot.text) else None


def date_of(spots: Sequence[Spot], head: Head | None, kind: str, title: str | None) -> dt.date | None:
    """Return the day that the document says it was sent, held or signed; a date in running text is not it."""
    if head is not None:
        return head.sent.date() if head.sent else None
    for index, spot in enumerate(spots[: _TOP * 4]):
        if spot.label and spot.label.isdigit() and index > 3:
            break
        field = _DATE_FIELD.match(spot.text)
        if not field:
            continue
        below = spots[index + 1].text if index + 1 < len(spots) else ""
        if day := first_date(spot.text[:200]) or first_date(below[:60]):
            return day
    return _in_title(spots, title)


def _in_title(spots: Sequence[Spot], title: str | None) -> dt.date | None:
    if title is None:
        return None
    hits = [hit for hit in find_dates(title) if hit.date()]
    return hits[0].date() if len(hits) == 1 else None
