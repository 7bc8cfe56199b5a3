"""A page with all that was read from it, in layers, and what was not understood."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import (
    Action,
    AgendaItem,
    Attendance,
    Cell,
    Decision,
    Email,
    Figure,
    Finding,
    Mention,
    Page,
    Redaction,
)
from pipelines.browse.answers import Asked, NotThere, Shown
from pipelines.browse.printed.leaf import Layer, Leaf, Spot, leaf_of
from pipelines.browse.printed.strips import Span

# Each row: what a layer is called in a page, what readers call it, the records in it, and where such a record is said
# to stand: between these columns.
LAYERS: tuple[tuple[str, str, type[Any], tuple[str, str]], ...] = (
    ("agendapunten", "Agendapunten", AgendaItem, ("title_start", "title_end")),
    ("besluiten", "Besluiten en toezeggingen", Decision, ("start", "end")),
    ("acties", "Acties", Action, ("start", "end")),
    ("aanwezigen", "Aanwezigen", Attendance, ("start", "end")),
    ("mails", "Wat mailschrijvers schreven", Email, ("body_start", "body_end")),
    ("cellen", "Cellen van tabellen", Cell, ("start", "end")),
    ("namen", "Namen", Mention, ("start", "end")),
    ("cijfers", "Cijfers in de tekst", Figure, ("start", "end")),
    ("zwart", "Onleesbaar gemaakt", Redaction, ("start", "end")),
    ("bevindingen", "Wat niet klopt", Finding, ("start", "end")),
)
GAPS = ("gaten", "Niet begrepen")
_MOST_LISTED = 100  # records of one layer that are named beside the page


def page(asked: Asked) -> Shown:
    """Return a page with all that was read from it, in layers."""
    found = asked.session.get(Page, asked.parts["id"])
    if found is None:
        raise NotThere("Er is geen pagina met dit kenmerk.")
    leaf = leaf_of(asked.session, found, asked.number("deel"))
    layers, spans = [], []
    for layer, its_spans in _layers(asked.session, leaf):
        layers.append(layer)
        spans += its_spans
    return Shown(
        "pagina.html",
        {
            "title": f"Pagina {found.number} van {leaf.source.name}",
            "leaf": leaf,
            "layers": layers,
            "strips": leaf.strips(spans),
            "uncounted": found.gaps is None,
        },
    )


def _layers(session: Session, leaf: Leaf) -> Iterator[tuple[Layer, list[Span]]]:
    """Yield each layer that has something on this page, with where that stands in the text."""
    page = leaf.page
    first, last = page.start + leaf.part.start, page.start + leaf.part.end
    for key, name, kind, (starts, ends) in LAYERS:
        start, end = getattr(kind, starts), getattr(kind, ends)
        on_page: tuple[Any, ...] = (kind.start < last, kind.end > first, start < last, end > first)
        if kind is Redaction:  # may cover no text at all
            on_page = (kind.page == page.number,)
        query = select(kind).where(kind.source_id == page.source_id, *on_page)
        found = session.scalars(query.order_by(start, kind.id)).all()
        spans = [_span(page, record, key, starts, ends) for record in found]
        spots = [leaf.spot(record, span.start, span.end) for record, span in zip(found, spans, strict=True)]
        if found:
            yield Layer(key, name, spots, len(spots) <= _MOST_LISTED and kind is not Cell), spans
    gaps = [Span(start, end, GAPS[0]) for start, end in page.gaps or []]
    if gaps:
        yield Layer(*GAPS, [Spot("", "", leaf.boxes(*gap[:2])) for gap in gaps], listed=False), gaps


def _span(page: Page, record: Any, layer: str, starts: str, ends: str) -> Span:
    """Return where a record stands in the text of the page."""
    return Span(getattr(record, starts) - page.start, getattr(record, ends) - page.start, layer, record.id)
