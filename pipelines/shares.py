"""Say how much of each document was made unreadable, and on which grounds."""

from __future__ import annotations

import datetime as dt
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from extract.text.grounds import grounds_in, meaning_of
from models import Document, Page, Redaction, Source
from models.database import DEFAULT_URL, open_database
from pipelines.blacked import DIGITS, NO_GROUND, area_of
from pipelines.queries import records

BY = ("document", "ground", "both")

Row = dict[str, Any]


@dataclass
class Mark:
    """One redaction: its page, its grounds, and the share of the page that it takes (None where places are unknown)."""

    page: int
    start: int
    end: int
    grounds: list[str]
    area: float | None


@dataclass
class Held:
    """A document that holds redactions; of a source without any, all of it.

    `printed` is the surface of its words, in pages; None where the format knows no places.
    """

    id: str | None
    name: str | None
    date: dt.date | None
    source_id: str
    source: str
    start: int
    end: int
    first: int
    last: int
    marks: list[Mark] = field(default_factory=list)
    printed: float | None = None

    @property
    def pages(self) -> int:
        """Return how many pages the document has."""
        return self.last - self.first + 1 if self.id else len({mark.page for mark in self.marks})


def shares_by(
    by: str, *, database: str | Engine = DEFAULT_URL, limit: int | None = None, **filters: Any
) -> pd.DataFrame:
    """Return how the redactions that pass the filters of `records` are spread: by document, by ground or by both.

    All shares run from 0 to 1: `share` of the redactions (of the document's own, where it is named), `share_pages` of
    the pages, `share_area` of their surface; `share_text` estimates how much of what was printed can't be read. The
    last two are None where the format knows no places. Most comes first.
    """
    engine = database if isinstance(database, Engine) else open_database(database)
    chosen = set(records("redactions", database=engine, **filters)["id"])
    with Session(engine) as session:
        held = _held(session, chosen)
        for source_id in dict.fromkeys(one.source_id for one in held):
            _measure(session, source_id, [one for one in held if one.source_id == source_id])
    rows = {"document": _by_document, "ground": _by_ground, "both": _by_both}[by](held)
    return pd.DataFrame(rows[:limit], dtype=object)


def _held(session: Session, chosen: set[str]) -> list[Held]:
    """Return the documents that hold the redactions chosen, in the order of sources and pages."""
    query = select(Redaction, Source.name).join(Source, Source.id == Redaction.source_id)
    found: dict[tuple[str, str | None], Held] = {}
    documents: dict[str, list[Document]] = {}
    for one, source in session.execute(query.order_by(Source.name, Source.id, Redaction.start, Redaction.id)):
        if one.id not in chosen:
            continue
        if one.source_id not in documents:
            of_source = select(Document).where(Document.source_id == one.source_id).order_by(Document.start)
            documents[one.source_id] = list(session.scalars(of_source))
        document = _document_at(documents[one.source_id], one.start, one.page)
        key = (one.source_id, document.id if document else None)
        held = found.setdefault(key, _of(document, one.source_id, source))
        held.last = max(held.last, one.page)
        held.marks.append(Mark(one.page, one.start, one.end, grounds_in(one.ground) or [NO_GROUND], area_of(one.box)))
    return list(found.values())


def _document_at(documents: list[Document], start: int, page: int) -> Document | None:
    """Return the document that a spot belongs to: the one before it, or the one that begins below it on its page.

    A page on which nothing can be read belongs to the document before it.
    """
    at = bisect_right(documents, start, key=lambda document: document.start)
    before = documents[at - 1] if at else None
    following = documents[at] if at < len(documents) else None
    if following is not None and following.page == page and (before is None or before.last_page < page):
        return following
    return before


def _of(document: Document | None, source_id: str, source: str) -> Held:
    if document is None:
        return Held(None, None, None, source_id, source, 0, 0, 0, 0)
    name, last = document.title or document.kind, max(document.last_page, document.page)
    return Held(document.id, name, document.date, source_id, source, document.start, document.end, document.page, last)


def _measure(session: Session, source_id: str, held: list[Held]) -> None:
    """Fill in the surface of words, and of the marks that were printed as words."""
    columns = (Page.number, Page.start, Page.width, Page.height, Page.words)
    for number, start, width, height, packed in session.execute(select(*columns).where(Page.source_id == source_id)):
        on_page = [one for one in held if one.first <= number <= one.last]
        if not (on_page and packed and width and height):
            continue
        words = np.frombuffer(zlib.decompress(packed), np.float32).reshape(-1, 6)
        surface = (words[:, 4] - words[:, 2]) * (words[:, 5] - words[:, 3]) / (width * height)
        begin, end = words[:, 0] + start, words[:, 1] + start
        for one in on_page:
            inside = (begin >= one.start) & (begin < one.end)
            for mark in one.marks:
                if mark.page == number and mark.area is None and mark.end > mark.start:
                    under = (begin < mark.end) & (end > mark.start)
                    mark.area = float(surface[under].sum())
                    inside &= ~under
            one.printed = (one.printed or 0.0) + float(surface[inside].sum())


def _by_document(held: list[Held]) -> list[Row]:
    """Return a row for each document, the least readable first."""
    rows = []
    for one in held:
        counts = Counter(ground for mark in one.marks for ground in mark.grounds)
        told = {"count": len(one.marks), "without_ground": counts.pop(NO_GROUND, 0)}
        grounds = {"grounds": [f"{ground} ({count})" for ground, count in counts.most_common()]}
        rows.append(_name(one) | told | grounds | _sizes([(one, one.marks)], [one]) | {"source": one.source})
    return sorted(rows, key=lambda row: (-(row["share_text"] or 0), -row["share_pages"], -row["count"]))


def _by_ground(held: list[Held]) -> list[Row]:
    """Return a row for each ground, that of most redactions first."""
    total = sum(len(one.marks) for one in held)
    groups: dict[str, list[tuple[Held, list[Mark]]]] = defaultdict(list)
    for one in held:
        for ground, marks in _grounds(one).items():
            groups[ground].append((one, marks))
    rows = []
    for ground, parts in groups.items():
        count = sum(len(marks) for _, marks in parts)
        told = {"ground": ground, "meaning": meaning_of(ground), "count": count, "share": _share(count, total)}
        rows.append(told | {"documents": len(parts)} | _sizes(parts, held))
    return sorted(rows, key=lambda row: -row["count"])


def _by_both(held: list[Held]) -> list[Row]:
    """Return a row for each ground in each document, the document with most redactions first."""
    rows = []
    for one in sorted(held, key=lambda each: -len(each.marks)):
        for ground, marks in sorted(_grounds(one).items(), key=lambda item: -len(item[1])):
            told = {"ground": ground, "count": len(marks), "share": _share(len(marks), len(one.marks))}
            rows.append(_name(one) | told | _sizes([(one, marks)], [one]) | {"source": one.source})
    return rows


def _grounds(one: Held) -> dict[str, list[Mark]]:
    """Return the marks of a document by ground; one with two grounds counts for both."""
    found: dict[str, list[Mark]] = defaultdict(list)
    for mark in one.marks:
        for ground in mark.grounds:
            found[ground].append(mark)
    return found


def _name(one: Held) -> Row:
    return {"id": one.id, "title": one.name, "date": one.date}


def _sizes(parts: list[tuple[Held, list[Mark]]], within: Iterable[Held]) -> Row:
    """Return the pages that marks touch, and the shares that they take of the documents within."""
    documents = list(within)
    touched = len({(one.source_id, mark.page) for one, marks in parts for mark in marks})
    pages = sum(one.pages for one in documents)
    known = any(one.printed is not None for one in documents) or any(m.area for _, marks in parts for m in marks)
    area, printed = sum(_covered(marks) for _, marks in parts), sum(one.printed or 0.0 for one in documents)
    return {
        "pages": pages,
        "pages_touched": touched,
        "share_pages": _share(touched, pages),
        "share_area": _share(area, pages) if known else None,
        "share_text": _share(area, area + printed) if any(one.printed for one in documents) else None,
    }


def _covered(marks: list[Mark]) -> float:
    """Return the surface that marks take, in pages; no page is covered more than wholly."""
    pages: dict[int, float] = defaultdict(float)
    for mark in marks:
        pages[mark.page] += mark.area or 0.0
    return sum(min(1.0, area) for area in pages.values())


def _share(part: float, whole: float) -> float:
    return round(min(1.0, part / whole), DIGITS) if whole else 0.0
