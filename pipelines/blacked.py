"""Put beside each redaction what its ground protects, what is printed around it and how much of the page it takes."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from extract.text.grounds import meaning_of
from extract.text.markup import plain
from models import Page, Redaction
from pipelines.operands import AT_ONCE

AROUND = 60  # characters of the line on either side
GAP = "▮"  # stands where nothing is printed
DIGITS = 4
NO_GROUND = "zonder grond"  # what is said of those that none is printed on
REDACTED = "[weggelakt]"  # stands where a name was made unreadable


def with_surroundings(session: Session, redactions: pd.DataFrame) -> pd.DataFrame:
    """Return `redactions` with three more columns: `meaning`, `text` (its line) and `area` (share of the page)."""
    ids = list(redactions["id"])
    lines = _lines(session, ids)
    place = list(redactions.columns).index("ground") + 1
    meanings = [meaning_of(ground) if isinstance(ground, str) else None for ground in redactions["ground"]]
    redactions.insert(place, "meaning", pd.Series(meanings, index=redactions.index, dtype=object))
    areas = [area_of(box) for box in redactions["box"]]
    place = list(redactions.columns).index("box") + 1
    redactions.insert(place, "area", pd.Series(areas, index=redactions.index, dtype=object))
    redactions.insert(1, "text", pd.Series([lines.get(id_) for id_ in ids], index=redactions.index, dtype=object))
    return redactions


def area_of(box: list[float] | None) -> float | None:
    """Return the share of the page that a box takes, None where the place is not known."""
    return round((box[2] - box[0]) * (box[3] - box[1]), DIGITS) if isinstance(box, list) else None


def _lines(session: Session, ids: list[str]) -> dict[str, str]:
    """Return by id the printed line of each redaction; no page is read more than once."""
    spans: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for first in range(0, len(ids), AT_ONCE):
        columns = (Redaction.id, Redaction.source_id, Redaction.page, Redaction.start, Redaction.end)
        for row in session.execute(select(*columns).where(Redaction.id.in_(ids[first : first + AT_ONCE]))):
            spans[row.source_id, row.page].append(row)
    found: dict[str, str] = {}
    for source in dict.fromkeys(source for source, _ in spans):
        numbers = [page for other, page in spans if other == source]
        for first in range(0, len(numbers), AT_ONCE):
            which = Page.number.in_(numbers[first : first + AT_ONCE])
            for page in session.execute(
                select(Page.number, Page.start, Page.text).where(Page.source_id == source, which)
            ):
                for row in spans[source, page.number]:
                    found[row.id] = _line(page.text, row.start - page.start, row.end - page.start)
    return found


def _line(text: str, start: int, end: int) -> str:
    """Return the line around a span of a page's text; a span without letters is shown as one sign."""
    before = text[max(0, start - AROUND) : start].rsplit("\n", 1)[-1]
    after = text[end : end + AROUND].split("\n", 1)[0]
    mark = text[start:end].strip() or GAP
    return " ".join(plain(f"{before} {mark} {after}").split())
