"""A printed page as it is shown: its picture with boxes on the words, or its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from extract.text.words import boxes_of, unpack_words
from models import Page, Source
from pipelines.browse.labels import brief
from pipelines.browse.originals import why_lost

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
    """A page to be shown: its size in points, where its words are, its text in parts for what has no words.

    `problem` says why there is no picture, where there should be one; `before` and `after` are the pages beside it.
    """

    page: Page
    source: Source
    width: float
    height: float
    words: Sequence[Any]
    has_picture: bool
    problem: str | None
    before: str | None
    after: str | None
    spots: Sequence[Spot] = ()
    parts: Sequence[tuple[str, bool]] = ()

    def spot(self, record: Any) -> Spot:
        """Return where a record stands on the page: on its words, or for what was covered in its box."""
        share = getattr(record, "box", None)
        if share:
            x0, top, x1, bottom = (part * side for part, side in zip(share, (self.width, self.height) * 2, strict=True))
            return Spot(record.id, brief(record), [_framed(x0, top, x1, bottom)])
        return Spot(record.id, brief(record), self.boxes(record.start - self.page.start, record.end - self.page.start))

    def boxes(self, start: int, end: int) -> list[tuple[float, float, float, float]]:
        """Return the boxes around the words between two offsets on the page."""
        return [_framed(*box) for box in boxes_of(self.words, start, min(end, len(self.page.text)))]


def leaf_of(session: Session, page: Page, record: Any | None = None) -> Leaf:
    """Return a page to be shown, with a record on it as its chosen spot."""
    source = session.get_one(Source, page.source_id)
    problem = why_lost(source.path, source.bytes) if page.width is not None else None
    beside = _neighbours(session, page)
    span = (record.start - page.start, record.end - page.start) if record is not None else (0, 0)
    leaf = Leaf(
        page,
        source,
        page.width or _WIDTH,
        page.height or _HEIGHT,
        unpack_words(page.words),
        has_picture=page.width is not None and problem is None,
        problem=problem,
        before=beside.get(page.number - 1),
        after=beside.get(page.number + 1),
        parts=list(_parts(page.text, *span)),
    )
    spots = [leaf.spot(record)] if record is not None else []
    return replace(leaf, spots=[spot for spot in spots if spot.boxes])


def _framed(x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
    """Return a box as x, y, width and height, a little wider than the words."""
    return x0 - _MARGIN, top - _MARGIN, x1 - x0 + 2 * _MARGIN, bottom - top + 2 * _MARGIN


def _neighbours(session: Session, page: Page) -> dict[int, str]:
    """Return the ids of the pages before and after this one, by their numbers."""
    numbers = (page.number - 1, page.number + 1)
    beside = select(Page.number, Page.id).where(Page.source_id == page.source_id, Page.number.in_(numbers))
    return {row.number: row.id for row in session.execute(beside)}


def _parts(text: str, start: int, end: int) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a page's text, and whether each is what is looked at."""
    start, end = max(0, start), min(max(0, end), len(text))
    for piece, is_it in ((text[:start], False), (text[start:end], True), (text[end:], False)):
        if piece:
            yield piece.replace("\u2028", " "), is_it
