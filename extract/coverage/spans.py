"""Say which spans of a source are understood, which are placed, and which are boilerplate."""

from __future__ import annotations

from collections.abc import Iterator

from extract.coverage.classes import Class, Paint
from extract.coverage.heads import head_spans, title_spans
from extract.coverage.notices import APPEAL, is_notice
from extract.text.reading import Reading
from models import AgendaItem, Attendance, Document, Email, Printed, Segment, Source

UNKNOWN = "overig"  # the kind of documents of which nothing is known
BOILERPLATE = frozenset(("paginakop", "disclaimer", "aanhef"))  # kinds of segments
SIGNATURE, GREETING, QUOTE, MAIL_HEAD, HEADING = "ondertekening", "aanhef", "citaat", "mailkop", "kop"
LETTER = "brief"
_SIGNED = 70  # characters: a longer line is no part of a signature or address, whatever stands above it
_LABEL = 40  # characters before a marked decision that are its label
_TOLD = 160  # characters behind a name in which role and organisation are printed


def lay_placed(reading: Reading, paint: Paint) -> None:
    """Mark what stands below something known: a heading, an agenda item, the greeting of a letter, the head of a mail.

    What a sender wrote is understood; lines that are marked as quoted within it are not the sender's.
    """
    for document in reading.source.documents:
        for segment in _placed(document):
            paint.lay(Class.PLACED, segment.start, segment.end)
        for item in (item for meeting in document.meetings for item in meeting.agenda_items):
            paint.lay(Class.PLACED, item.start, item.end)
        for email in document.emails:
            paint.lay(Class.PLACED, email.start, email.end)
        for email in document.emails:
            if email.body_start is not None and email.body_end is not None:
                paint.lay(Class.UNDERSTOOD, email.body_start, email.body_end)
        for segment in document.segments if document.emails else ():
            if segment.kind == QUOTE:
                paint.lay(Class.PLACED, segment.start, segment.end)


def _placed(document: Document) -> Iterator[Segment]:
    """Yield the segments of a document of a known kind that are headings, or stand below one or below a greeting.

    Of a letter without a greeting, since its first page is not there, the paragraphs above its signature are its text.
    """
    kinds = [segment.kind for segment in document.segments]
    greeted = False
    headless = document.kind == LETTER and GREETING not in kinds and SIGNATURE in kinds
    for segment in document.segments if document.kind != UNKNOWN else ():
        greeted = greeted or (document.kind == LETTER and segment.kind == GREETING)
        headless = headless and segment.kind != SIGNATURE
        text = headless and len(segment.text) > _SIGNED
        if greeted or text or segment.kind == HEADING or segment.parent is not None:
            yield segment


def lay_boilerplate(reading: Reading, paint: Paint) -> None:
    """Mark running lines, set phrases, and the set parts of letters and mails."""
    for segment in (segment for document in reading.source.documents for segment in document.segments):
        if segment.kind in BOILERPLATE or (segment.kind == "alinea" and APPEAL.match(segment.text)):
            paint.lay(Class.BOILERPLATE, segment.start, segment.end)
        elif segment.kind == SIGNATURE:
            for line in reading.lines_of(segment):
                if len(line.text) <= _SIGNED:
                    paint.lay(Class.BOILERPLATE, line.start, line.end)
    for line in reading.lines:
        if line.running or (paint.marks[line.start] != Class.UNDERSTOOD and is_notice(line.text)):
            paint.lay(Class.BOILERPLATE, line.start, line.end)


def lay_understood(reading: Reading, paint: Paint) -> None:
    """Mark what records say."""
    for start, end in _understood(reading):
        paint.lay(Class.UNDERSTOOD, start, end)


def _understood(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the spans that records say."""
    for record in _said_by_source(reading.source):
        yield record.start, record.end
    for document in reading.source.documents:
        if document.kind != UNKNOWN:  # the title of another says nothing
            yield from title_spans(reading, document)
        yield from _mail_heads(document)
        for decision in document.decisions:
            yield (_label_of(reading.text, decision.start) if decision.marked else decision.start), decision.end
        for action in document.actions:
            yield action.start, action.end
        for cell in (cell for table in document.tables for cell in table.cells):
            yield cell.start, cell.end
        for meeting in document.meetings:
            yield from head_spans(reading, document, meeting)
            yield from (_title_of(item) for item in meeting.agenda_items)
            yield from (_with_seat(reading.text, attendance) for attendance in meeting.attendances)


def _said_by_source(source: Source) -> Iterator[Printed]:
    """Yield the records that hang on the source as a whole."""
    yield from source.mentions
    yield from source.figures
    yield from source.tenures
    yield from source.inventory
    yield from source.redactions


def _mail_heads(document: Document) -> Iterator[tuple[int, int]]:
    """Yield the heads of mails, and the correspondents and files that they name wherever those stand."""
    heads = {segment.start: segment.end for segment in document.segments if segment.kind == MAIL_HEAD}
    for email in document.emails:
        if email.start in heads:
            yield email.start, heads[email.start]
        yield from ((each.start, each.end) for each in _named(email))


def _named(email: Email) -> Iterator[Printed]:
    yield from email.addresses
    yield from email.attachments


def _title_of(item: AgendaItem) -> tuple[int, int]:
    """Return where an agenda item prints its number and title."""
    return item.start, item.title_end if item.title_end is not None else item.start


def _label_of(text: str, start: int) -> int:
    """Return where the line begins on which a label stands before `start`, else `start`."""
    first = text.rfind("\n", max(0, start - _LABEL), start)
    return first + 1 if first >= 0 else start


def _with_seat(text: str, attendance: Attendance) -> tuple[int, int]:
    """Return where a person is printed, with the role and organisation behind the name."""
    end = attendance.end
    line = text[end : min(end + _TOLD, *(at for at in (text.find("\n", end),) if at >= 0), len(text))]
    for said in (attendance.organisation, attendance.role):
        at = line.find(said) if said else -1
        if said and at >= 0:
            end = max(end, attendance.end + at + len(said))
    return attendance.start, end
