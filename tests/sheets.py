"""A reading of one document made from text, for the tests of tables, opgaven and the audit."""

from __future__ import annotations

import datetime as dt

from extract.audit import audit
from extract.opgaven import read_opgaven
from extract.parse.tables import find_tables
from extract.text.reading import Line, Reading, split_lines
from models import Document, Finding, Opgave, Page, Source, Table

DAY = dt.date(2024, 9, 1)


def reading_of(*documents: str, date: dt.date | None = DAY) -> Reading:
    """Return a reading of documents one after the other; a form feed starts a page."""
    text = "\n\n".join(documents)
    source = Source(id="bron", name="bron.txt", path="bron.txt", bytes=len(text))
    lines: list[Line] = []
    at = 0
    for number, page in enumerate(text.split("\f"), 1):
        source.pages.append(Page(number=number, start=at, text=page))
        lines += split_lines(page, number, at)
        at += len(page) + 1
    start = 0
    for position, part in enumerate(documents, 1):
        end = start + len(part)
        source.documents.append(Document(kind="overzicht", position=position, start=start, end=end, date=date))
        start = end + 2
    reading = Reading(source, lines)
    for document in source.documents:
        find_tables(reading, document)
    return reading


def tables_of(text: str) -> list[Table]:
    """Return the tables of a text."""
    return reading_of(text).source.documents[0].tables


def opgaven_of(*documents: str) -> list[Opgave]:
    """Return the opgaven of documents."""
    reading = reading_of(*documents)
    read_opgaven(reading)
    return reading.source.opgaven


def findings_of(*documents: str) -> list[Finding]:
    """Return what the audit finds in documents."""
    reading = reading_of(*documents)
    read_opgaven(reading)
    audit(reading)
    return reading.source.findings


def said(opgave: Opgave) -> tuple[object, ...]:
    """Return what an opgave says, for comparing."""
    return (
        opgave.place,
        opgave.place_kind,
        opgave.theme,
        opgave.measure,
        opgave.period,
        opgave.value,
        opgave.unit,
    )
