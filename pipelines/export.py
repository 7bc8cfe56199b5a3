"""Write what the database holds about each source as one JSON file: the `reading` format."""

from __future__ import annotations

import datetime as dt
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from models import Address, Attendance, Document, Email, Source
from models.correction import NOTHING
from models.source import GENRES, OTHER
from pipelines.blacked import REDACTED
from pipelines.store import READ

CONTEXT = 40  # characters of surrounding text that tell two equal mentions apart
STARTS = 80  # characters of a document's first words
ABOUT = ("about", "theme", "place", "place_id", "organisation", "organisation_id", "period")  # what a figure is about


def export_readings(engine: Engine, folder: Path) -> list[Path]:
    """Write one JSON file for each source that was read into `folder`, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with Session(engine) as session:
        keys = session.execute(select(Source.id, Source.name).where(Source.status == READ).order_by(Source.name)).all()
        names = Counter(each for _, name in keys for each in {name, Path(name).stem})
        for key, name in keys:
            short = next((each for each in (Path(name).stem, name) if names[each] == 1), f"{name}-{key[:8]}")
            path = folder / f"{short}.json"
            source = session.get_one(Source, key)
            path.write_text(json.dumps(reading_of(source), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            written.append(path)
            session.expunge_all()
    return written


def reading_of(source: Source) -> dict[str, Any]:
    """Return everything that was found in `source` as plain values, its documents numbered d1, d2 …"""
    around = _Surroundings(source)
    reading: dict[str, Any] = {"source": source.name}
    if source.media_type == "application/pdf":
        reading["pages"] = source.page_count
    for layer, rows in LAYERS.items():
        reading[layer] = [_plain(row) for row in rows(source, around)]
    return reading


class _Surroundings:
    """What stands around a span of a source: its document, and the text before and after it."""

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.is_pdf = source.media_type == "application/pdf"
        self.documents = sorted(source.documents, key=lambda document: document.start)
        self.starts = [document.start for document in self.documents]

    def document(self, record: Any) -> str | None:
        """Return the name of the document that `record` stands in."""
        index = bisect_right(self.starts, record.start)
        return f"d{index}" if index else None

    def before_and_after(self, record: Any) -> dict[str, str]:
        """Return up to 40 characters of the text on either side, white space folded."""
        left = self.text[max(0, record.start - 4 * CONTEXT) : record.start]
        right = self.text[record.end : record.end + 4 * CONTEXT]
        return {"before": _folded(left)[-CONTEXT:], "after": _folded(right)[:CONTEXT]}

    def first_words(self, document: Document) -> str:
        """Return the first words of `document`, verbatim but for folded white space."""
        return _folded(self.text[document.start : min(document.end, document.start + 10 * STARTS)]).strip()[:STARTS]


def _documents(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield the documents; a PDF's with their first pages, those with a number of the publisher with that."""
    for document in around.documents:
        row = {
            "id": around.document(document),
            "kind": OTHER if document.kind in GENRES else document.kind,
            "starts": around.first_words(document),
            "title": document.title,
            "date": document.date,
        }
        row |= {"number": document.number} if document.number else {}
        yield row | ({"page": document.page} if around.is_pdf else {})


def _meetings(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield the meetings with who was there and who was not."""
    for document in around.documents:
        for meeting in document.meetings:
            yield {
                "document": around.document(document),
                "body": meeting.body,
                "date": meeting.date,
                "start": meeting.start_time,
                "end": meeting.end_time,
                "location": meeting.location,
                "chair": meeting.chair,
                "present": [_person(each) for each in meeting.attendances if each.present],
                "absent": [_person(each) for each in meeting.attendances if not each.present],
            }


def _person(attendance: Attendance) -> dict[str, Any]:
    """Return one entry of a list of those present or absent."""
    return {
        "name": REDACTED if attendance.redacted else attendance.name,
        "role": attendance.role,
        "organisation": attendance.organisation,
        "online": attendance.online,
    }


def _agenda_items(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield the numbered or lettered agenda items."""
    for document in around.documents:
        for item in (item for meeting in document.meetings for item in meeting.agenda_items):
            yield {"document": around.document(document), "number": item.number, "title": item.title}


def _decisions(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield the decisions."""
    for document in around.documents:
        for decision in document.decisions:
            yield {
                "document": around.document(document),
                "item": decision.agenda_item.number if decision.agenda_item else None,
                "kind": decision.kind,
                "marked": decision.marked,
                "quote": decision.quote,
                "by": decision.by,
            }


def _actions(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield the rows of action lists."""
    names = ("number", "raised", "text", "owners", "due", "done", "status_text")
    for document in around.documents:
        for action in document.actions:
            yield {"document": around.document(document)} | {name: getattr(action, name) for name in names}


def _emails(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield the messages."""
    for document in around.documents:
        for email in document.emails:
            yield {
                "document": around.document(document),
                "position": email.position,
                "sent": email.sent,
                "subject": email.subject,
                "from": next(iter(_people(email, "van")), {"name": None, "domain": None}),
                "to": _people(email, "aan"),
                "cc": _people(email, "cc"),
                "attachments": [attachment.name for attachment in email.attachments],
                "body_starts": _folded(email.body).strip()[:STARTS] or None,
                "body_ends": _folded(email.body).strip()[-STARTS:] or None,
            }


def _people(email: Email, field: str) -> list[dict[str, Any]]:
    """Return the correspondents in one header field."""
    return [_correspondent(address) for address in email.addresses if address.field == field]


def _correspondent(address: Address) -> dict[str, Any]:
    """Return name and domain, as far as they can be read."""
    return {"name": address.name, "domain": address.domain}


def _tables(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield the tables as printed."""
    for document in around.documents:
        for table in document.tables:
            yield {
                "document": around.document(document),
                "title": table.title,
                "peildatum": table.peildatum,
                "header": table.grid(header=True),
                "rows": table.grid(header=False),
            }


def _opgaven(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield what the tables say about one place."""
    names = ("place", "place_kind", "theme", "measure", "period", "value", "unit")
    for opgave in source.opgaven:
        row = {"document": around.document(opgave), "table": opgave.cell.table.title}
        yield row | {name: getattr(opgave, name) for name in names}


def _mentions(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield the mentions with the text around them."""
    for mention in source.mentions:
        if mention.kind == NOTHING:  # a user says that it is no name
            continue
        names = ("start", "end", "text", "kind", "name")
        row = {name: getattr(mention, name) for name in names} | {"entity": mention.entity_id}
        yield row | around.before_and_after(mention)


def _figures(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield the figures in prose with the text around them; only a range has an upper bound."""
    for figure in source.figures:
        row = {name: getattr(figure, name) for name in ("quote", "value", "unit", "approximate", *ABOUT)}
        upper = {} if figure.value_max is None else {"value_max": figure.value_max}
        yield row | upper | around.before_and_after(figure)


def _redactions(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield the redactions, one entry each."""
    names = ("form", "page", "box", "ground")
    for redaction in source.redactions:
        yield {"document": around.document(redaction)} | {name: getattr(redaction, name) for name in names}


def _findings(source: Source, around: _Surroundings) -> Iterator[dict[str, Any]]:
    """Yield what does not add up."""
    names = (
        "check",
        "severity",
        "cause",
        "table",
        "column",
        "row",
        "place",
        "measure",
        "printed",
        "computed",
        "sentence",
    )
    for finding in source.findings:
        yield {"document": around.document(finding)} | {name: getattr(finding, name) for name in names}


LAYERS: dict[str, Callable[[Source, _Surroundings], Iterable[dict[str, Any]]]] = {
    "documents": _documents,
    "meetings": _meetings,
    "agenda_items": _agenda_items,
    "decisions": _decisions,
    "actions": _actions,
    "emails": _emails,
    "tables": _tables,
    "opgaven": _opgaven,
    "mentions": _mentions,
    "figures": _figures,
    "redactions": _redactions,
    "findings": _findings,
}


def _folded(text: str) -> str:
    """Return `text` with every run of white space as one space; one at either end stays."""
    return re.sub(r"\s+", " ", text)


def _plain(value: Any) -> Any:
    """Return `value` as JSON knows it: dates in ISO form, whole numbers without a decimal point."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dt.date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
