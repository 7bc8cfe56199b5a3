"""The page with what was found: by words, by choices, or by both."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Engine, Integer, literal_column, select
from sqlalchemy.orm import Session

from corpus.register import lookup
from models import Document, Segment, Source
from models.errors import WooError
from pipelines.browse.answers import Asked, Shown
from pipelines.browse.labels import number
from pipelines.browse.searching.facets import Choosing, Chosen, chosen_of
from pipelines.browse.searching.haste import TooLong, within
from pipelines.browse.searching.postings import Kept, Numbers, kept
from pipelines.search import marked, query_of, rows_with, terms

_MOST = 25  # hits on a page
_LONGEST, _PASSAGE = 500, 240  # characters of what is asked, and of a segment where no words were asked
_STARS = 5  # words of which the beginning is asked: all that begin so are put together before anything is found
_SECONDS = 0.35  # to find the best, to find all, and to mark the words
_BEFORE, _AFTER = "\x02", "\x03"  # around each word that was found; no text has these
_MARK = re.compile(f"{_BEFORE}(.*?){_AFTER}", re.DOTALL)
_ORDERS = {"beste": "de beste eerst", "nieuwste": "nieuwste eerst", "oudste": "oudste eerst"}
_NAMED = ("gemeente", "provincie", "veiligheidsregio", "organisatie")
_NOTHING = "Niets gevonden. Probeer minder woorden, of het begin van een woord met een ster: woon*"
_NOTHING_LEFT = "Niets gevonden met deze keuzes. Haal er een weg."
_NO_WORD = "Hier staat geen woord in om te zoeken. Typ een woord, een deel (woon*) of een zin tussen aanhalingstekens."
_TOO_LONG = f"Deze zoekvraag is te lang. Zoek met hooguit {_LONGEST} tekens."
_TOO_MUCH = "Deze zoekvraag vraagt te veel. Zoek met minder woorden en minder sterren."
_UNRANKED = "Er is zo veel gevonden dat de beste niet voorop kunnen staan; hier staat het nieuwste voorop."
_BAD_PAGE = "Deze pagina met treffers is er niet. Hier is de {} pagina."


@dataclass
class _Question:
    """What was asked, as far as it can be answered; `said` tells what can't."""

    words: str
    query: str
    chosen: Chosen
    order: str
    page: str
    said: list[str]

    def again(self, chosen: Chosen | None = None, **other: Any) -> dict[str, Any]:
        """Return what asks the same, but with these choices, and for what is `other`."""
        order = self.order if self.order != self.usual else ""
        return {"q": self.words, "volgorde": order, **(self.chosen if chosen is None else chosen)} | other

    @property
    def usual(self) -> str:
        """Return the order that need not be asked for."""
        return "beste" if self.query else "nieuwste"

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is looked for."""
        return not self.query and not self.chosen


@dataclass(frozen=True)
class _Hit:
    """A passage that was found, in parts, each with whether it is what was looked for."""

    id: str
    document_id: str
    title: str
    kind: str
    date: dt.date | None
    page: int
    source: str
    parts: Sequence[tuple[str, bool]]


def found(asked: Asked) -> Shown:
    """Return the hits for what was asked, a page of them, and what they can be chosen by."""
    engine = asked.session.get_bind()
    assert isinstance(engine, Engine)
    known, question = kept(engine), _question(asked)
    rows = _rows(asked.session, known, question)
    among = np.zeros(len(known.rows), dtype=bool)
    among[rows] = True
    choosing = Choosing(known, among, question.chosen)
    left = _ordered(known, rows[choosing.left[rows]], question.order)
    page, pages = _page(question, len(left))
    first = (page - 1) * _MOST
    rows = known.rows[left[first : first + _MOST]] if not question.is_empty else rows[:0]
    hits = _hits(asked.session, question.query, rows.tolist())
    _say_what_is_lacking(question, choosing, len(left))
    place = {"total": len(left), "first": first + 1, "last": first + len(hits), "page": page, "pages": pages}
    named = list(_named(known, question.words))
    return Shown("zoek.html", {"hits": hits, "named": named, "number": number, **place, **_told(question, choosing)})


def _told(question: _Question, choosing: Choosing) -> dict[str, Any]:
    """Return what the page says of the question, and what else may be asked."""
    removable = list(choosing.removable())
    asked_for = ", ".join([*filter(None, [question.words]), *(choice.label for _, choice in removable)])
    return {
        "title": f"Zoek: {asked_for}" if asked_for else "Zoek",
        "words": question.words,
        "kept": [(key, value) for key, values in question.chosen.items() for value in values],
        "messages": question.said,
        "is_empty": question.is_empty,
        "groups": list(choosing.groups()),
        "removable": removable,
        "again": question.again,
        "orders": _orders(question),
    }


def _question(asked: Asked) -> _Question:
    """Return what was asked; of words that can't be looked for it is told why."""
    words, said, query = asked.filled_in.get("q", "").strip(), [], ""
    if len(words) > _LONGEST:
        words, said = words[:_LONGEST], [_TOO_LONG]
    elif words:
        try:
            query = query_of(words)
        except WooError:
            said = [_NO_WORD]
        if sum(term.prefix for choice in terms(words) for term in choice) > _STARS:
            query, said = "", [_TOO_MUCH]
    order = asked.filled_in.get("volgorde", "")
    question = _Question(words, query, chosen_of(asked.chosen), order, asked.filled_in.get("pagina", ""), said)
    if order not in _ORDERS or (order == "beste" and not query):
        question.order = question.usual
    return question


def _rows(session: Session, known: Kept, question: _Question) -> Numbers:
    """Return the segments with the words that were asked, best first where that is wanted; all without words."""
    if question.query and question.order == "beste":
        try:
            with within(session, _SECONDS):
                return known.numbered(rows_with(session, question.query, best_first=True))
        except TooLong:
            question.order, question.said = "nieuwste", [_UNRANKED]
    try:
        with within(session, _SECONDS):
            if question.query:
                return np.sort(known.numbered(rows_with(session, question.query)))
    except TooLong:
        question.query, question.order, question.said = "", "nieuwste", [_TOO_MUCH]
    return np.arange(len(known.rows))


def _ordered(known: Kept, rows: Numbers, order: str) -> Numbers:
    """Return segments by the day of their document, those without one last; as they are when the best go first."""
    if order == "beste":
        return rows
    days = known.days[rows]
    by = -days if order == "nieuwste" else np.where(days > 0, days, np.iinfo(np.int64).max)
    return rows[np.argsort(by, kind="stable")]


def _page(question: _Question, total: int) -> tuple[int, int]:
    """Return the number of the page that was asked for, or of the nearest that there is, and of the last."""
    pages = max(-(-total // _MOST), 1)
    wanted = question.page
    if not wanted:
        return 1, pages
    if not re.fullmatch("[0-9]{1,9}", wanted) or int(wanted) < 1:
        question.said.append(_BAD_PAGE.format("eerste"))
        return 1, pages
    if int(wanted) > pages:
        question.said.append(_BAD_PAGE.format("laatste"))
    return min(int(wanted), pages), pages


def _say_what_is_lacking(question: _Question, choosing: Choosing, total: int) -> None:
    """Tell which choices are of nothing, and that nothing was found."""
    unknown = [f"Bij ‘{label.lower()}’ is geen ‘{value}’." for label, value in choosing.unknown()]
    question.said += unknown
    if not total and not question.is_empty:
        question.said.append(_NOTHING_LEFT if question.chosen else _NOTHING)


def _hits(session: Session, query: str, rows: list[int]) -> list[_Hit]:
    """Return what is shown of the segments with these row numbers, in the same order."""
    row = literal_column("segment.rowid", Integer)
    columns = (Segment.id, Segment.text, Segment.page, Document.title, Document.kind, Document.date)
    wanted = select(row.label("row"), *columns, Segment.document_id, Source.name).where(row.in_(rows))
    wanted = wanted.join(Document, Document.id == Segment.document_id).join(Source, Source.id == Segment.source_id)
    passages = _passages(session, query, rows) if query and rows else {}
    told = {
        each.row: _Hit(
            *(each.id, each.document_id, each.title or each.kind, each.kind, each.date, each.page, each.name),
            parts=list(_parts(passages.get(each.row) or _beginning(each.text))),
        )
        for each in session.execute(wanted)
    }
    return [told[row] for row in rows if row in told]


def _passages(session: Session, query: str, rows: list[int]) -> dict[int, str]:
    """Return by row number what was found, the words marked; nothing when that takes too long."""
    try:
        with within(session, _SECONDS):
            return marked(session, query, rows, _BEFORE, _AFTER)
    except TooLong:
        return {}


def _beginning(text: str) -> str:
    return text if len(text) <= _PASSAGE else text[:_PASSAGE].rsplit(" ", 1)[0] + " …"


def _parts(passage: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a passage, and whether each is what was looked for."""
    for at, piece in enumerate(_MARK.split(passage)):
        if piece:
            yield piece, bool(at % 2)


def _orders(question: _Question) -> list[tuple[str, bool, dict[str, Any]]]:
    """Return each order that hits can be in: what it is called, whether it is so now, what asks for it."""
    orders = {key: name for key, name in _ORDERS.items() if key != "beste" or question.query}
    asking = {key: question.again(volgorde="" if key == question.usual else key) for key in orders}
    return [(name, key == question.order, asking[key]) for key, name in orders.items()]


def _named(known: Kept, words: str) -> Iterator[tuple[str, str, str]]:
    """Yield the id, name and kind of what is called exactly as the words that were asked."""
    name = words.strip(' "')
    if not name or len(name) > _PASSAGE:
        return
    for kind in _NAMED:
        for entity in lookup(name, kind):
            yield entity.id, entity.name, kind
    for id_ in known.postings["persoon"].values:
        called = known.names[id_].casefold()
        if called == name.casefold() or called.endswith(f" {name.casefold()}"):
            yield id_, known.names[id_], "persoon met een functie"
