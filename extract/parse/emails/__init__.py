"""Make the messages of a document: each head with its fields, and what its sender wrote."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from extract.parse.emails.addresses import Party, parties
from extract.parse.emails.mailbodies import Piece, answers_between, own_pieces, part_capitals, part_quoted
from extract.parse.emails.maildates import has_time, sent_at
from extract.parse.emails.mailheads import FILE_NAME, Field, Head, find_heads
from extract.text.dates import find_dates
from extract.text.markup import plain, plain_map
from extract.text.prose import Prose
from extract.text.reading import Line, Reading
from models import Address, Attachment, Document, Email

_PEOPLE = ("van", "aan", "cc", "bcc")
_LEAST_ALIKE = 85.0
# Each row: a kind of document, and how the name of a file says it.
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        ("agenda", r"agenda"),
        ("verslag", r"verslag|notulen"),
        ("actielijst", r"actie\w*[- ]?(?:en[- ]besluiten)?lijst|actiepunten"),
        ("besluitenlijst", r"besluitenlijst"),
        ("memo", r"memo"),
        ("brief", r"brief"),
        ("presentatie", r"presentatie"),
    )
)
_EXTENSION = re.compile(r"\.\w{2,4}$")


def find_emails(reading: Reading, document: Document) -> None:
    """Fill `document.emails` with every message in it, newest first as printed, unless that has been done."""
    if document.emails:
        return
    lines = reading.lines_of(document)
    is_mail = document.kind == "e-mail"
    heads = find_heads(lines, reading.text, is_mail=is_mail)
    if not is_mail and all(head.method == "regel:aanhaling" for head in heads):
        heads = []  # a memo that says what somebody wrote quotes no mail
    bodies = _bodies(heads, lines, reading.text)
    emails = [_email(reading, head, position) for position, head in enumerate(heads, start=1)]
    for index, (email, pieces) in enumerate(zip(emails, bodies, strict=True)):
        _set_body(email, pieces, reading.text)
        email.end = max(heads[index].end, heads[index + 1].start if index + 1 < len(heads) else lines[-1].end)
        email.answered = emails[index + 1] if index + 1 < len(emails) else None
    document.emails = emails


def tie_attachments(reading: Reading) -> None:
    """Tie each attachment to the one document of the source that its file's name means.

    That is the one whose title is that name, or else the only one of the kind and date that the name says.
    """
    documents = [document for document in reading.source.documents if document.kind != "e-mail"]
    titles = [(document, default_process(document.title or "")) for document in documents]
    for document in reading.source.documents:
        others = [row for row in titles if row[0] is not document]
        for attachment in (one for email in document.emails for one in email.attachments):
            attachment.document = _by_title(attachment.name, others) or _by_date(attachment.name, others)


def _by_title(name: str, titles: Sequence[tuple[Document, str]]) -> Document | None:
    """Return the document whose title fits a file's name best, if none fits as well."""
    name = default_process(_EXTENSION.sub("", name))
    scored = [
        (fuzz.token_set_ratio(name, title), fuzz.token_sort_ratio(name, title), other)
        for other, title in titles
        if len(title.split()) >= 2
    ]
    alike = sorted((row for row in scored if row[0] >= _LEAST_ALIKE), key=lambda row: row[:2], reverse=True)
    unique = len(alike) == 1 or (len(alike) > 1 and alike[0][:2] != alike[1][:2])
    return alike[0][2] if unique else None


def _by_date(name: str, titles: Sequence[tuple[Document, str]]) -> Document | None:
    """Return the only document that is of a kind and a date that a file's name prints."""
    kinds = {kind for kind, words in _KINDS if words.search(name)}
    dates = {hit.date() for hit in find_dates(name)} - {None}
    fitting = [document for document, _ in titles if document.kind in kinds and document.date in dates]
    return fitting[0] if len(fitting) == 1 else None


def _bodies(heads: Sequence[Head], lines: Sequence[Line], source: str) -> list[list[Piece]]:
    """Return what each sender wrote, also where the answer stands between the lines of what it answers."""
    bodies: list[list[Piece]] = []
    for index, head in enumerate(heads):
        until = heads[index + 1].first if index + 1 < len(heads) else len(lines)
        below = list(lines[head.last + 1 : until])
        answer: list[Line] = []
        if head.method == "regel:aanhaling":
            below, answer = part_quoted(below)
        pieces = own_pieces(below)
        if bodies and answers_between(" ".join(source[start:end] for start, end in bodies[-1])):
            pieces, between = part_capitals(pieces, source)
            bodies[-1].extend(between)
        if bodies:
            bodies[-1].extend(own_pieces(answer))
        bodies.append(pieces)
    return bodies


def _set_body(email: Email, pieces: Sequence[Piece], source: str) -> None:
    """Set what the sender wrote: its text, and its span from the first piece to the last."""
    prose = Prose(source, _joined(pieces, source))
    email.body = prose.text.strip()
    if email.body:
        email.body_start, email.body_end = prose.span(0, len(prose.text))


def _joined(pieces: Sequence[Piece], source: str) -> list[Piece]:
    """Return the pieces with neighbours joined, so that a word parted over a line's end is made whole."""
    joined: list[Piece] = []
    for start, end in pieces:
        if joined and start >= joined[-1][1] and not source[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _email(reading: Reading, head: Head, position: int) -> Email:
    """Return the message that a head announces, without its body."""
    source = reading.text
    dates = sorted((plain(source[one.start : one.end]) for one in head.named("datum")), key=has_time, reverse=True)
    subjects = (plain(source[one.start : one.end]) for one in head.named("onderwerp"))
    return Email(
        start=head.start,
        end=head.end,
        page=reading.page_at(head.start),
        method=head.method,
        position=position,
        sent=next((moment for printed in dates if (moment := sent_at(printed))), None),
        subject=next((subject for subject in subjects if subject), None),
        addresses=[address for one in head.fields if one.name in _PEOPLE for address in _addresses(reading, one)],
        attachments=[file for one in head.named("bijlagen") for file in _attachments(reading, one.start, one.end)],
    )


def _addresses(reading: Reading, one: Field) -> list[Address]:
    """Return the correspondents in a field; a sender that left nothing behind was redacted."""
    found = parties(reading.text, one.start, one.end, single=one.name == "van")
    if not found and one.name == "van":
        found = [Party(one.start, one.start, None, None, True)]
    return [
        Address(
            start=party.start,
            end=party.end,
            page=reading.page_at(party.start),
            method="regel:adres",
            field=one.name,
            name=party.name,
            domain=party.domain,
            redacted=party.redacted,
        )
        for party in found
    ]


def _attachments(reading: Reading, start: int, end: int) -> list[Attachment]:
    """Return the names of files in a field: parted or ended by semicolons, else each up to its extension."""
    text, offsets = plain_map(reading.text[start:end], start)
    spans = [match.span() for match in re.finditer(r"[^;]+", text)]
    if ";" not in text and len(names := [match.span() for match in FILE_NAME.finditer(text)]) > 1:
        spans = names
    found: list[Attachment] = []
    for first, last in spans:
        name = text[first:last].strip(" ,;")
        if not re.search(r"\w", name):
            continue
        first = text.index(name, first)
        place = (offsets[first], offsets[first + len(name) - 1] + 1)
        found.append(
            Attachment(
                start=place[0], end=place[1], page=reading.page_at(place[0]), method="regel:bijlagenveld", name=name
            )
        )
    return found
