"""A printed page as it is shown: its picture with boxes on the words, and its text in strips."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from extract.text.words import Word, boxes_of, unpack_words
from models import Page, Source
from pipelines.browse.labels import brief
from pipelines.browse.printed.originals import why_lost
from pipelines.browse.printed.strips import CHOSEN, Part, Span, Strip, part_at, part_of, strips

_WIDTH, _HEIGHT = 595.0, 842.0  # points: A4, where a page does not say
_MARGIN = 1.5  # points around words
_GAP = 4.0  # points: how wide a mark is where nothing is printed
Box = tuple[float, float, float, float]
"""X, y, width and height in points."""


@dataclass(frozen=True)
class Spot:
    """A record on a page: a few words of it, its boxes."""

    id: str
    words: str
    boxes: Sequence[Box]


@dataclass(frozen=True)
class Layer:
    """Records of one kind on a page, which a reader may switch off; `listed` when they are few enough to be named."""

    key: str
    name: str
    spots: Sequence[Spot]
    listed: bool = True


@dataclass(frozen=True)
class Leaf:
    """A page to be shown: its size in points, where its words are, the part of its text that is shown.

    `problem` says why there is no picture, where there should be one; `before` and `after` are the pages beside it.
    """

    page: Page
    source: Source
    width: float
    height: float
    words: Sequence[Word]
    has_picture: bool
    problem: str | None
    before: str | None
    after: str | None
    part: Part

    def spot(self, record: Any, start: int, end: int) -> Spot:
        """Return where a record stands: in its own box, else on the words between two offsets on the page."""
        share = getattr(record, "box", None)
        if share:
            x0, top, x1, bottom = (part * side for part, side in zip(share, (self.width, self.height) * 2, strict=True))
            return Spot(record.id, brief(record), [_framed(x0, top, x1, bottom)])
        return Spot(record.id, brief(record), self.boxes(start, end))

    def boxes(self, start: int, end: int) -> list[Box]:
        """Return the boxes around the words between two offsets on the page, one a line; a bar where there are none."""
        if start < end:
            return [_framed(*box) for box in boxes_of(self.words, start, end)]
        before = max((word for word in self.words if word[1] <= start), key=lambda word: word[1], default=None)
        return [_framed(before[4], before[3], before[4] + _GAP, before[5])] if before else []

    def strips(self, spans: Iterable[Span]) -> list[Strip]:
        """Return the part of the text that is shown, in strips."""
        return list(strips(self.page.text, self.part, spans))


def leaf_of(session: Session, page: Page, part: int = 1, record: Any | None = None) -> Leaf:
    """Return a page to be shown, with this part of its text, or the one in which a record begins."""
    source = session.get_one(Source, page.source_id)
    problem = why_lost(source.path, source.bytes) if page.width is not None else None
    beside = _neighbours(session, page)
    return Leaf(
        page,
        source,
        page.width or _WIDTH,
        page.height or _HEIGHT,
        unpack_words(page.words),
        has_picture=page.width is not None and problem is None,
        problem=problem,
        before=beside.get(page.number - 1),
        after=beside.get(page.number + 1),
        part=part_of(page.text, part) if record is None else part_at(page.text, record.start - page.start),
    )


def chosen(leaf: Leaf, record: Any) -> tuple[list[Layer], list[Strip]]:
    """Return the boxes of the one record that is looked at, and the text with it marked."""
    span = Span(record.start - leaf.page.start, record.end - leaf.page.start, CHOSEN)
    spot = leaf.spot(record, span.start, span.end)
    return [Layer(CHOSEN, "Waar het staat", [spot])] if spot.boxes else [], leaf.strips([span])


def _framed(x0: float, top: float, x1: float, bottom: float) -> Box:
    """Return a box as x, y, width and height, a little wider than the words."""
    return x0 - _MARGIN, top - _MARGIN, x1 - x0 + 2 * _MARGIN, bottom - top + 2 * _MARGIN


def _neighbours(session: Session, page: Page) -> dict[int, str]:
    """Return the ids of the pages before and after this one, by their numbers."""
    numbers = (page.number - 1, page.number + 1)
    beside = select(Page.number, Page.id).where(Page.source_id == page.source_id, Page.number.in_(numbers))
    return {row.number: row.id for row in session.execute(beside)}
