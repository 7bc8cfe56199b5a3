"""A page with all that was read from it, in layers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import (
    Action,
    AgendaItem,
    Attendance,
    Decision,
    Email,
    Figure,
    Finding,
    Mention,
    Page,
    Redaction,
    Table,
)
from pipelines.browse.answers import Asked, NotThere, Shown
from pipelines.browse.leaf import Leaf, Spot, leaf_of

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


def page(asked: Asked) -> Shown:
    """Return a page with all that was read from it, in layers."""
    found = asked.session.get(Page, asked.parts["id"])
    if found is None:
        raise NotThere("Er is geen pagina met dit kenmerk.")
    leaf = leaf_of(asked.session, found)
    title = f"Pagina {found.number} van {leaf.source.name}"
    return Shown("pagina.html", {"title": title, "leaf": leaf, "layers": list(_layers(asked.session, leaf))})


def _layers(session: Session, leaf: Leaf) -> Iterator[tuple[str, str, Sequence[Spot]]]:
    """Yield each layer that has something on this page."""
    page = leaf.page
    for key, name, kind in LAYERS:
        on_page = select(kind).where(kind.source_id == page.source_id, kind.page == page.number).order_by(kind.start)
        spots = [leaf.spot(each) for each in session.scalars(on_page)]
        if spots:
            yield key, name, spots
