"""A document: its outline, who was there, what was decided, its tables."""

from __future__ import annotations

from models import Document
from pipelines.browse.answers import Asked, NotThere, Shown


def document(asked: Asked) -> Shown:
    """Return the document with this id."""
    found = asked.session.get(Document, asked.parts["id"])
    if found is None:
        raise NotThere("Er is geen document met dit kenmerk.")
    items = [item for meeting in found.meetings for item in meeting.agenda_items]
    under: dict[str | None, list[object]] = {}
    for decision in found.decisions:
        under.setdefault(decision.agenda_item_id, []).append(decision)
    return Shown(
        "document.html",
        {
            "title": found.title or found.kind,
            "document": found,
            "source": found.source,
            "items": items,
            "under": under,
            "grids": [(table, table.grid(header=True), table.grid(header=False)) for table in found.tables],
        },
    )
