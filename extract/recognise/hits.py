"""What a finder of names returns, and how overlapping finds are thinned out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True)
class Hit:
    """A slice of running text that is a name; `ids` are the register's entries that it may mean."""

    start: int
    end: int
    kind: str
    method: str
    ids: tuple[str, ...] = ()
    score: float = 1.0
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    rank: int = 0  # of hits that overlap, the higher rank stays, then the longer


def thinned(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that remain when of overlapping ones only the best is kept, in order of place."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: (-h.rank, h.start - h.end, h.start)):
        places = range(hit.start, hit.end)
        if hit.start < hit.end and not any(place in taken for place in places):
            taken.update(places)
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)
