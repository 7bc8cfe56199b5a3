"""A record beside its page, and a page with all that was read from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from extract.text.words import boxes_of, unpack_words
from models import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    Document,
    Email,
    Figure,
    Finding,
    Mention,
    Page,
    Printed,
    Record,
    Redaction,
    Source,
    Table,
)
from pipelines.browse.answers import Asked, NotThere, Shown
from pipelines.browse.labels import KINDS, brief, told
from pipelines.browse.originals import why_lost
from pipelines.passages import around, sentence_of

# Each row: what a layer is called in an address, what readers call it, and the records in it.
LAYERS: tuple[tuple[str, str, type[Any]], ...] = (
    ("besluiten", "Besluiten en toezeggingen", Decision),
    ("acties", "Acties", Action),
    ("agendapunten", "Agendapunten", AgendaItem),
    ("aanwezigen", "Aanwezigen", Attendance),
    ("mails", "E-mails", Email),
    ("tabellen", "Tabellen", Table),
    ("namen", "Namen", Mention),
    ("cijfers", "Cijfers in de tekst", Figure),
    ("zwart", "Onleesbaar gemaakt", Redaction),
    ("bevindingen", "Wat niet klopt", Finding),
)
_WIDTH, _HEIGHT = 595.0, 842.0  # points: A4, where a page does not say
_MARGIN = 1.5  # points around words


@dataclass(frozen=True)
class Spot:
    """A record on a page: its boxes in points, as x, y, width and height."""

    id: str
    words: str
    boxes: Sequence[tuple[float, float, float, float]]


@dataclass(frozen=True)
class Leaf:
    """A page to be shown: its size in points, its words (selectable), its text in parts where it has no words."""

    page: Page
    source: Source
    width: float
    height: float
    has_picture: bool
    problem: str | None
    before: str | None
    after: str | None
    spots: Sequence[Spot] = ()
    layers: Sequence[tuple[str, str, Sequence[Spot]]] = ()
    parts: Sequence[tuple[str, bool]] = field(default=())


def record(asked: Asked) -> Shown:
    """Return the record with this id (or the one whose id begins so) beside its page."""
    found = _found(asked.session, asked.parts["id"])
    page = _page_of(asked.session, found)
    leaf = _leaf(asked.session, page, found)
    at = asked.session.scalars(around(Document, found)).first() if not isinstance(found, Document) else found
    return Shown(
        "bekijk.html",
        {
            "title": KINDS.get(found.__tablename__, found.__tablename__),
            "record": found,
            "told": list(told(found)),
            "sentence": sentence_of(asked.session, found),
            "document": at,
            "leaf": leaf,
            "operands": list(found.operands) if isinstance(found, Finding) else [],
            "before": _beside(asked.session, found, back=True),
            "after": _beside(asked.session, found, back=False),
        },
    )


def page(asked: Asked) -> Shown:
    """Return a page with all that was read from it, in layers."""
    found = asked.session.get(Page, asked.parts["id"])
    if found is None:
        raise NotThere("Er is geen pagina met dit kenmerk.")
    leaf = _leaf(asked.session, found, None)
    return Shown("pagina.html", {"title": f"Pagina {found.number} van {leaf.source.name}", "leaf": leaf})


def _found(session: Session, prefix: str) -> Any:
    for mapper in Record.registry.mappers:
        if issubclass(mapper.class_, Printed) and (exact := session.get(mapper.class_, prefix)):
            return exact
    raise NotThere("Er is geen gegeven met dit kenmerk.")


def _page_of(session: Session, found: Any) -> Page:
    page = session.scalars(select(Page).where(Page.source_id == found.source_id, Page.number == found.page)).first()
    if page is None:
        raise NotThere("De pagina van dit gegeven is er niet.")
    return page


def _beside(session: Session, found: Any, *, back: bool) -> str | None:
    """Return the id of the record of its kind that is printed before or after this one in the same source."""
    kind = type(found)
    spot = (kind.start, kind.id)
    query = select(kind.id).where(kind.source_id == found.source_id)
    if back:
        query = query.where((kind.start < found.start) | ((kind.start == found.start) & (kind.id < found.id)))
        query = query.order_by(*(each.desc() for each in spot))
    else:
        query = query.where((kind.start > found.start) | ((kind.start == found.start) & (kind.id > found.id)))
        query = query.order_by(*spot)
    return session.scalars(query.limit(1)).first()


def _leaf(session: Session, page: Page, found: Any | None) -> Leaf:
    source = session.get_one(Source, page.source_id)
    words = unpack_words(page.words)
    problem = why_lost(source.path, source.bytes)
    size = page.width or _WIDTH, page.height or _HEIGHT
    span = (found.start - page.start, found.end - page.start) if found is not None else (0, 0)
    spots = [_spot(found, page, words, size)] if found is not None else []
    beside = _neighbours(session, page)
    return Leaf(
        page,
        source,
        *size,
        has_picture=page.width is not None and problem is None,
        problem=problem if page.width is not None else None,
        before=beside.get(page.number - 1),
        after=beside.get(page.number + 1),
        spots=[spot for spot in spots if spot.boxes],
        layers=list(_layers(session, page, words, size)) if found is None else (),
        parts=list(_parts(page.text, *span)),
    )


def _neighbours(session: Session, page: Page) -> dict[int, str]:
    """Return the ids of the pages before and after this one, by their numbers."""
    numbers = (page.number - 1, page.number + 1)
    beside = select(Page.number, Page.id).where(Page.source_id == page.source_id, Page.number.in_(numbers))
    return {row.number: row.id for row in session.execute(beside)}


def _layers(
    session: Session, page: Page, words: Sequence[Any], size: tuple[float, float]
) -> Iterator[tuple[str, str, Sequence[Spot]]]:
    """Yield each layer that has something on this page."""
    for key, name, kind in LAYERS:
        on_page = select(kind).where(kind.source_id == page.source_id, kind.page == page.number).order_by(kind.start)
        spots = [_spot(each, page, words, size) for each in session.scalars(on_page)]
        if spots:
            yield key, name, spots


def _spot(found: Any, page: Page, words: Sequence[Any], size: tuple[float, float]) -> Spot:
    """Return where a record stands on the page: on its words, or for what was covered in its box."""
    box = getattr(found, "box", None)
    if box:
        x0, top, x1, bottom = (share * side for share, side in zip(box, (*size, *size), strict=True))
        boxes = [(x0, top, x1, bottom)]
    else:
        boxes = boxes_of(words, found.start - page.start, min(found.end - page.start, len(page.text)))
    placed = [
        (x0 - _MARGIN, top - _MARGIN, x1 - x0 + 2 * _MARGIN, bottom - top + 2 * _MARGIN)
        for x0, top, x1, bottom in boxes
    ]
    return Spot(found.id, brief(found), placed)


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a page's text, and whether each is what is looked at."""
    start, end = max(0, start), min(max(0, end), len(text))
    for piece, is_it in ((text[:start], False), (text[start:end], True), (text[end:], False)):
        if piece:
            yield piece.replace("\u2028", " "), is_it
