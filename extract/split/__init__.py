"""Find where one document ends and the next begins, and say what kind of document each is."""

from __future__ import annotations

from extract.split.cuts import cuts
from extract.split.headings import RUNNING_HEAD
from extract.split.kinds import kind_of
from extract.split.naming import date_of, title_of
from extract.split.outline import Outline
from extract.split.runningheads import running_title
from extract.text.reading import Reading
from models import Document


def split(reading: Reading) -> None:
    """Fill the source's documents: together they hold every line that is no running head, in order."""
    outline = Outline.of(reading)
    found = cuts(outline)
    documents = []
    for position, cut in enumerate(found, start=1):
        end = found[position].index if position < len(found) else len(outline.spots)
        spots = outline.spots[cut.index : end]
        head = outline.head_at(cut.index)
        named = running_title(outline, cut.index) if RUNNING_HEAD in cut.reasons else None
        title = named[1] if named else title_of(spots, head)
        kind, sure = kind_of(spots, head, title, wide=outline.wide(spots))
        documents.append(
            Document(
                kind=kind,
                position=position,
                title=title,
                date=date_of(spots, head, kind, title),
                number=outline.stamps.get(spots[0].line.page),
                start=named[0].start if named else spots[0].line.start,
                end=spots[-1].line.end,
                page=spots[0].line.page,
                last_page=spots[-1].line.page,
                reasons=cut.reasons,
                score=min(sure, cut.score),
                method="regel:splitsing",
            )
        )
    reading.source.documents.clear()  # assigning would drop those equal to the ones that were there
    reading.source.documents.extend(documents)
