"""Which lists there are: one row for each, with its columns and its order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, select
from sqlalchemy.orm import defer, selectinload

from models import (
    Action,
    ActionThread,
    Decision,
    Document,
    Email,
    Figure,
    Finding,
    Meeting,
    Opgave,
    Page,
    Redaction,
    Source,
    Table,
)
from models.finding import SEVERITIES
from pipelines.blacked import NO_GROUND, REDACTED
from pipelines.browse.labels import brief, number
from pipelines.browse.lists.promises import by_when
from pipelines.browse.meetings.lifelines import last_rows
from pipelines.browse.meetings.sittings import PROMISE
from pipelines.coverage import CLASSES
from pipelines.store import FAILED
from pipelines.versions import UNREAD

Tell = Callable[[Any, Any], Any]
Columns = tuple[tuple[str, Tell], ...]
_NEWEST, _WORST, _PRINTED, _LATE = "nieuwste eerst", "ergste eerst", "per bestand", "wat te laat is eerst"


@dataclass(frozen=True)
class Listed:
    """One list: its records, how they are asked for and sorted, what each row says and where that leads.

    A column is told from the row of the query, whose first value is the record, and from the record's document.
    """

    title: str
    record: type[Any]
    query: Select[Any]
    order: tuple[Any, ...]
    told_order: str
    words: Callable[[Any], str]
    cells: Columns
    leads_to: str = "bekijk"
    has_document: bool = True
    before: int = 1  # columns that stand before the words
    counted: Select[Any] | None = None  # a quicker way to count than by the query

    @property
    def size(self) -> Select[Any]:
        """Return the query for how many there are."""
        return self.counted if self.counted is not None else select(func.count()).select_from(self.query.subquery())

    @property
    def ordered(self) -> Select[Any]:
        """Return the query in the order of the list."""
        return self.query.order_by(*self.order)


def _own(name: str) -> Tell:
    """Return what tells a value of the record itself."""
    return lambda row, document: getattr(row[0], name)


def _day(*names: str) -> tuple[str, Tell]:
    """Return the column with the day of a record: its own, else that of its document."""

    def tell(row: Any, document: Any) -> Any:
        own = next((value for name in names if (value := getattr(row[0], name))), None)
        return own or (document.date if document else None)

    return "Datum", tell


def _dated(record: type[Any], *own: Any, where: tuple[ColumnElement[bool], ...] = ()) -> dict[str, Any]:
    """Return the query for records of documents, newest first."""
    query = select(record).join(Document, Document.id == record.document_id).where(*where)
    day = func.coalesce(*own, Document.date) if own else Document.date
    order = (day.desc().nulls_last(), record.source_id, record.start, record.id)
    counted = select(func.count()).select_from(record).where(*where)  # each is of some document
    return {"record": record, "query": query, "order": order, "told_order": _NEWEST, "counted": counted}


def _printed(record: type[Any]) -> dict[str, Any]:
    """Return the query for records in the order in which they are printed."""
    order = (record.source_id, record.start)  # of which there is an index, long as these lists are
    return {"record": record, "query": select(record), "order": order, "told_order": _PRINTED}


def _files(*where: ColumnElement[bool]) -> dict[str, Any]:
    order = (Source.status != FAILED, Source.name, Source.id)
    return {
        "record": Source,
        "query": select(Source).where(*where),
        "order": order,
        "told_order": "wat niet kon worden gelezen eerst, dan op naam",
        "words": lambda source: source.name,
        "leads_to": "bron",
        "has_document": False,
        "before": 0,
    }


def _pages(read_by: str) -> dict[str, Any]:
    query = select(Page, Source.name).join(Source, Source.id == Page.source_id).where(Page.read_by == read_by)
    return {
        "record": Page,
        "query": query.options(defer(Page.text), defer(Page.words)),
        "order": (Page.quality.nulls_first(), Source.name, Page.number),
        "told_order": "slechtst leesbare eerst",
        "words": lambda page: f"Pagina {page.number}",
        "leads_to": "pagina",
        "has_document": False,
        "before": 0,
    }


def _lives(*fates: str) -> dict[str, Any]:
    """Return the query for actions as they stand on the last list that has them, what is too late first."""
    last = last_rows(*fates)
    query = select(Action, last.c.fate, last.c.listed, last.c.body).join(last, last.c.id == Action.id)
    late = case((Action.due < last.c.listed, 0), (Action.due.is_not(None), 1), else_=2)
    order = (late, Action.due, last.c.listed.desc().nulls_last(), Action.source_id, Action.start)
    return {
        "record": Action,
        "query": query,
        "order": order,
        "told_order": _LATE,
        "words": lambda row: row.text,
        "counted": select(func.count()).select_from(ActionThread).where(ActionThread.fate.in_(fates)),
    }


def _due(row: Any, document: Any) -> str:
    """Return by when an action is due, and that this was past when it was last listed."""
    action = row[0]
    if not action.due:
        return ""
    day = f"{action.due.day}-{action.due.month}-{action.due.year}"
    return f"{day} (te laat)" if row.listed and action.due < row.listed else day


def _senders(row: Any, document: Any) -> str:
    return "; ".join(each.name or each.domain or REDACTED for each in row[0].addresses if each.field == "van")


def _amount(row: Any, document: Any) -> str:
    return f"{number(row[0].value)} {row[0].unit or ''}".strip()


def _share(row: Any, document: Any) -> str:
    """Return which part of a document's text nothing was read from."""
    counts = [getattr(row[0], name) or 0 for name in CLASSES.values()]
    return f"{100 * row[0].unexplained / (sum(counts) or 1):.0f}% niet"


_FATE = select(ActionThread.fate).where(ActionThread.id == Action.thread_id).scalar_subquery()
_WORST_FIRST = case({severity: at for at, severity in enumerate(reversed(SEVERITIES))}, value=Finding.severity)
_MAILS = _dated(Email, Email.sent)
_WHO = ("Wie", _own("owners"))
_LIVES: Columns = (
    ("Laatste lijst", lambda row, document: row.listed),
    _WHO,
    ("Voor", _due),
    ("Stand", _own("status_text")),
    ("Overleg", lambda row, document: row.body),
)

LISTS: Mapping[str, Listed] = {
    "documenten": Listed(
        "Alle documenten",
        Document,
        select(Document),
        (Document.date.desc().nulls_last(), Document.source_id, Document.start),
        _NEWEST,
        lambda each: each.title or "zonder titel",
        (("Datum", _own("date")), ("Soort", _own("kind")), ("Nummer", _own("number"))),
        leads_to="document",
        has_document=False,
    ),
    "vergaderingen": Listed(
        "Alle vergaderingen",
        words=lambda each: each.body or "zonder naam",
        cells=(_day("date"), ("Plaats", _own("location")), ("Voorzitter", _own("chair"))),
        **_dated(Meeting, Meeting.date),
    ),
    "bevindingen": Listed(
        "Alles wat niet klopt",
        Finding,
        select(Finding),
        (_WORST_FIRST, Finding.source_id, Finding.start, Finding.id),
        _WORST,
        lambda each: each.sentence,
        (("Ernst", _own("severity")), ("Oorzaak", _own("cause"))),
    ),
    "toezeggingen": Listed(
        "Alle toezeggingen",
        words=lambda each: each.quote,
        cells=(_day(), ("Door", _own("by")), ("Wanneer", lambda row, document: by_when(row[0].quote))),
        **_dated(Decision, where=(Decision.kind == PROMISE,)),
    ),
    "besluiten": Listed(
        "Alle besluiten en afspraken",
        words=lambda each: each.quote,
        cells=(_day(), ("Soort", _own("kind")), ("Door", _own("by"))),
        **_dated(Decision, where=(Decision.kind != PROMISE,)),
    ),
    "open-acties": Listed("Open acties", cells=_LIVES, **_lives("open")),
    "verdwenen-acties": Listed("Verdwenen acties", cells=_LIVES, **_lives("verdwenen")),
    "acties": Listed(
        "Alle acties, elke keer dat ze op een lijst staan",
        words=lambda each: each.text,
        cells=(
            _day(),
            _WHO,
            ("Voor", _own("due")),
            ("Gereed", _own("done")),
            ("Stand", _own("status_text")),
        ),
        **_dated(Action),
    ),
    "e-mails": Listed(
        "Alle e-mails",
        words=lambda each: each.subject or "zonder onderwerp",
        cells=(_day("sent"), ("Van", _senders)),
        **_MAILS | {"query": _MAILS["query"].options(selectinload(Email.addresses))},
    ),
    "tabellen": Listed(
        "Alle tabellen",
        words=lambda each: each.title or "zonder titel",
        cells=(_day("peildatum"),),
        **_dated(Table, Table.peildatum),
    ),
    "opgaven": Listed(
        "Alle cijfers uit tabellen",
        words=lambda each: f"{each.place}: {each.measure} {each.theme}",
        cells=(("Periode", _own("period")), ("Getal", _amount)),
        **_printed(Opgave),
    ),
    "cijfers": Listed(
        "Alle cijfers in de tekst",
        words=lambda each: each.quote,
        cells=(("Waarover", _own("about")),),
        **_printed(Figure),
    ),
    "weggelakt": Listed(
        "Alles wat onleesbaar is gemaakt",
        words=brief,
        cells=(("Vorm", _own("form")), ("Grond", lambda row, document: row[0].ground or NO_GROUND)),
        **_printed(Redaction),
    ),
    "bestanden": Listed(
        "Alle bestanden", cells=(("Gelezen", _own("status")), ("Pagina's", _own("page_count"))), **_files()
    ),
    "niet-gelezen": Listed(
        "Wat niet of niet goed kon worden gelezen",
        cells=(("Waarom", lambda row, document: row[0].error or row[0].warnings),),
        **_files((Source.status == FAILED) | (func.json_array_length(Source.warnings) > 0)),
    ),
    "onbegrepen": Listed(
        "Waarvan het minst is begrepen",
        Document,
        select(Document).where(Document.unexplained > 0),
        (Document.unexplained.desc(), Document.source_id, Document.start),
        "documenten met de meeste onbegrepen tekst eerst",
        lambda each: each.title or "zonder titel",
        (("Begrepen", _share), ("Soort", _own("kind")), ("Datum", _own("date"))),
        leads_to="document",
        has_document=False,
    ),
    "gescand": Listed(
        "Pagina's die als plaatje zijn gelezen",
        cells=(("Bestand", lambda row, document: row[1]), ("Leesbaarheid", _own("quality"))),
        **_pages("ocr"),
    ),
    "ongelezen": Listed(
        "Pagina's waarvan niets kon worden gelezen",
        cells=(("Bestand", lambda row, document: row[1]),),
        **_pages(UNREAD),
    ),
}
