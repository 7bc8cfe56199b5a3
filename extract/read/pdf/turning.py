"""Turn boxes between the page as it is shown and the page as a line of turned text is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter

from extract.read.pdf.paper import Box, Paper
from extract.read.rows import rows_of
from extract.read.words import Word

LEAST_HEADINGS = 3  # turned lines beside each other, for them to be headings of columns
CLOSE = 0.35  # of the size: lines no further apart are of one heading
MOST_TURNED = 400  # words: a page with more is no table with turned headings
Pair = tuple[Word, Word]
"""A turned word and its stand-in."""


def to_page(box: Box, way: int, paper: Paper) -> Box:
    """Return a box of text turned by `way` quarter turns as it stands on the page as shown."""
    x0, top, x1, bottom = box
    if way == 1:
        return top, paper.height - x1, bottom, paper.height - x0
    if way == 2:
        return paper.width - x1, paper.height - bottom, paper.width - x0, paper.height - top
    if way == 3:
        return paper.width - bottom, x0, paper.width - top, x1
    return box


def from_page(box: Box, way: int, paper: Paper) -> Box:
    """Return a box on the page as shown as it lies when the page is turned so that `way` stands upright."""
    x0, top, x1, bottom = box
    if way == 1:
        return paper.height - bottom, x0, paper.height - top, x1
    if way == 2:
        return paper.width - x1, paper.height - bottom, paper.width - x0, paper.height - top
    if way == 3:
        return top, paper.width - x1, bottom, paper.width - x0
    return box


def stood_up(words: Iterable[Word], way: int, paper: Paper) -> list[Pair]:
    """Return words turned another way than `way` with stand-ins for them: upright, in the box that they fill.

    The baselines of stand-ins only tell their order: each turned line has one of its own.
    """
    pairs: list[Pair] = []
    turned = [word for word in words if word.way != way]
    if len(turned) > MOST_TURNED:
        return []
    for other in sorted({word.way for word in turned}):
        for rank, line in enumerate(rows_of(word for word in turned if word.way == other)):
            boxes = [from_page(to_page(word.box, other, paper), way, paper) for word in line]
            x0, x1 = min(box[0] for box in boxes), max(box[2] for box in boxes)
            for word, (_, top, _, bottom) in zip(line, boxes, strict=True):
                stand_in = replace(word, x0=x0, top=top, x1=x1, bottom=bottom, base=1000.0 * rank, way=way)
                pairs.append((word, stand_in))
    return pairs


def headings_among(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs of at least three turned lines that stand beside each other, set on one baseline."""
    groups: list[list[Pair]] = []
    for pair in sorted(pairs, key=lambda pair: pair[1].top):
        if groups and pair[1].top < max(other.bottom for _, other in groups[-1]) + pair[1].size:
            groups[-1].append(pair)
        else:
            groups.append([pair])
    rows = [group for group in groups if len({word.base for _, word in group}) >= LEAST_HEADINGS]
    for row in rows:
        row.sort(key=lambda pair: (pair[1].base, pair[0].x0))
        bottom = max(stand_in.bottom for _, stand_in in row)
        for _, stand_in in row:
            stand_in.base = bottom
        _share_places([stand_in for _, stand_in in row])
    return [pair for row in rows for pair in row]


def _share_places(words: list[Word]) -> None:
    """Give the lines of one turned heading the same sides, so that they keep their order."""
    heading: list[Word] = []
    for word in sorted(words, key=attrgetter("x0")):
        if heading and word.x0 > max(other.x1 for other in heading) + CLOSE * word.size:
            heading = []
        heading.append(word)
        x0, x1 = min(other.x0 for other in heading), max(other.x1 for other in heading)
        for other in heading:
            other.x0, other.x1 = x0, x1


def not_used(pairs: list[Pair], left: Iterable[Word]) -> list[Pair]:
    """Return the pairs whose stand-ins are among the words `left`."""
    kept = {id(word) for word in left}
    return [pair for pair in pairs if id(pair[1]) in kept]
