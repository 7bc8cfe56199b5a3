"""Sources made by hand, with a record of every kind hanging on them."""

from __future__ import annotations

import datetime as dt

from models import (
    Action,
    Address,
    AgendaItem,
    Attachment,
    Attendance,
    Cell,
    Decision,
    Document,
    Email,
    Figure,
    Finding,
    InventoryEntry,
    Meeting,
    Mention,
    Operand,
    Opgave,
    Page,
    Redaction,
    Segment,
    Source,
    Table,
    Tenure,
)
from pipelines.files import Place

MINUTES = """Verslag Regietafel Zuiderland
Datum: 17 juli 2024
Aanwezig: M. Vos (wethouder Almere), [weggelakt]
1. Opening
1a. Mededelingen
Almere stelt 400 plekken beschikbaar.
Besluit: de tafel stemt in met de reëele planning van gemeente Almere.
Toezegging: de heer Vos stuurt de lijst na.
Actie 12: COA levert de cijfers aan.
"""
MAIL = """Van: J. de Boer
Aan: regietafel@zuiderland.nl
Onderwerp: Cijfers van de gemeenten
Bijlage: tabel.xlsx
Hierbij de twee tabellen.
> Graag de cijfers.
"""
TABLE = """Opgave per gemeente
Gemeente\tOpgave
Almere\t105
Lelystad\t80
Totaal\t190
"""


def a_source(key: str = "a" * 64, name: str = "vergadering.txt") -> Source:
    """Return a source of three pages with three documents and every kind of record."""
    source = Source(id=key, name=name, path=f"/releases/{name}", bytes=600, page_count=3, media_type="text/plain")
    at = 0
    for number, text in enumerate((MINUTES, MAIL, TABLE), 1):
        source.pages.append(Page(number=number, start=at, text=text))
        at += len(text) + 1
    source.documents += [_minutes(source), _mail(source), _overview(source)]
    _what_it_is_about(source)
    return source


def _span(source: Source, words: str, page: int) -> dict[str, int]:
    """Return where `words` stand on a page."""
    start = source.text.index(words, source.pages[page - 1].start)
    return {"start": start, "end": start + len(words), "page": page}


def _document(source: Source, page: int, kind: str, title: str, date: dt.date) -> Document:
    """Return a document that fills one page, a segment for each of its lines."""
    text = source.pages[page - 1].text
    start = source.pages[page - 1].start
    document = Document(
        kind=kind, position=page, title=title, date=date, start=start, end=start + len(text), page=page, last_page=page
    )
    heading = None
    for line in text.splitlines():
        segment = Segment(kind="alinea" if heading else "kop", text=line, parent=heading, **_span(source, line, page))
        heading = heading or segment
        document.segments.append(segment)
    return document


def _minutes(source: Source) -> Document:
    document = _document(source, 1, "verslag", "Verslag Regietafel Zuiderland", dt.date(2024, 7, 17))
    meeting = Meeting(
        body="Regietafel Zuiderland",
        date=dt.date(2024, 7, 17),
        start_time="12:30",
        location="Provinciehuis",
        start=document.start,
        end=document.end,
    )
    vos = _span(source, "M. Vos", 1)
    meeting.attendances.append(Attendance(name="M. Vos", role="wethouder", organisation="Almere", **vos))
    meeting.attendances.append(Attendance(redacted=True, present=False, **_span(source, "[weggelakt]", 1)))
    opening = AgendaItem(number="1", position=1, title="Opening", **_span(source, "1. Opening", 1))
    parts = AgendaItem(number="1a", position=2, title="Mededelingen", parent=opening, **_span(source, "1a. Mede", 1))
    meeting.agenda_items += [opening, parts]
    document.meetings.append(meeting)
    agreed = "de tafel stemt in met de reëele planning van gemeente Almere"
    promised = "de heer Vos stuurt de lijst na"
    document.decisions += [
        Decision(kind="besluit", marked=True, quote=agreed, agenda_item=parts, **_span(source, agreed, 1)),
        Decision(kind="toezegging", quote=promised, by=["de heer Vos"], **_span(source, promised, 1)),
    ]
    row = _span(source, "Actie 12: COA levert de cijfers aan.", 1)
    document.actions.append(
        Action(number="12", text="COA levert de cijfers aan.", owners=["COA"], raised=dt.date(2024, 7, 17), **row)
    )
    return document


def _mail(source: Source) -> Document:
    document = _document(source, 2, "e-mail", "Cijfers van de gemeenten", dt.date(2024, 7, 19))
    body = _span(source, "Hierbij de twee tabellen.", 2)
    newest = Email(
        position=1,
        sent=dt.datetime(2024, 7, 19, 9, 5, 6),
        subject="Cijfers van de gemeenten",
        body="Hierbij de twee tabellen.",
        body_start=body["start"],
        body_end=body["end"],
        start=document.start,
        end=document.end,
        page=2,
    )
    newest.answered = Email(position=2, body="Graag de cijfers.", **_span(source, "> Graag de cijfers.", 2))
    newest.addresses.append(Address(field="van", name="J. de Boer", **_span(source, "J. de Boer", 2)))
    newest.addresses.append(Address(field="aan", domain="zuiderland.nl", **_span(source, "regietafel@", 2)))
    newest.attachments.append(Attachment(name="tabel.xlsx", **_span(source, "tabel.xlsx", 2)))
    document.emails += [newest, newest.answered]
    return document


def _overview(source: Source) -> Document:
    document = _document(source, 3, "overzicht", "Opgave per gemeente", dt.date(2024, 9, 1))
    table = Table(title="Opgave per gemeente", start=document.start, end=document.end, page=3, last_page=3)
    for row, line in enumerate(TABLE.splitlines()[1:]):
        for column, text in enumerate(line.split("\t")):
            value = float(text) if text.isdigit() else None
            spot = _span(source, text, 3)
            table.cells.append(Cell(row=row, column=column, text=text, header=row == 0, value=value, **spot))
    document.tables.append(table)
    for cell in table.cells:
        if cell.value is not None and cell.row < 3:
            place = next(c.text for c in table.cells if c.row == cell.row and c.column == 0)
            opgave = Opgave(
                place=place,
                place_kind="gemeente",
                theme="asiel",
                measure="opgave",
                period="2024",
                value=cell.value,
                unit="plekken",
                entity_id={"Almere": "GM0034"}.get(place),
                cell=cell,
                start=cell.start,
                end=cell.end,
                page=3,
            )
            source.opgaven.append(opgave)
    return document


def _what_it_is_about(source: Source) -> None:
    source.inventory.append(
        InventoryEntry(
            number="12",
            title="Cijfers van de gemeenten",
            date=dt.date(2024, 7, 19),
            judgement="deels openbaar",
            grounds=["5.1.2e", "5.1.2i"],
            **_span(source, "Almere\t105", 3),
        )
    )
    for words, page in (("Almere stelt", 1), ("Almere.", 1)):
        at = _span(source, words, page)["start"]
        source.mentions.append(
            Mention(kind="gemeente", text="Almere", name="Almere", entity_id="GM0034", start=at, end=at + 6, page=page)
        )
    source.mentions.append(Mention(kind="persoon", text="J. de Boer", name="J. de Boer", **_span(source, "J. de B", 2)))
    source.tenures.append(
        Tenure(
            person="1",
            name="M. Vos",
            surname="Vos",
            role="wethouder",
            organisation="Almere",
            organisation_id="GM0034",
            **_span(source, "M. Vos", 1),
        )
    )
    source.figures.append(Figure(quote="400 plekken", value=400, unit="plekken", **_span(source, "400 plekken", 1)))
    source.redactions.append(Redaction(form="markering", ground="5.1.2e", **_span(source, "[weggelakt]", 1)))
    total = Finding(
        check="kolomsom",
        severity="midden",
        sentence="De kolom Opgave telt op tot 185, gedrukt staat 190.",
        printed=190,
        computed=185,
        table="Opgave per gemeente",
        column="Opgave",
        row="Totaal",
        **_span(source, "190", 3),
    )
    total.operands += [Operand(value=105, label="Almere", **_span(source, "105", 3))]
    total.operands += [Operand(value=80, label="Lelystad", **_span(source, "80", 3))]
    source.findings.append(total)


def read_made(place: Place) -> Source:
    """Stand in for the stages: read any file as the source above."""
    return a_source(name=place.name)
