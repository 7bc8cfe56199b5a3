"""Find the columns that rows of figures stand in."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median, pstdev

from extract.read.rows import Phrase
from extract.read.tables.figures import Row, has_digit, is_number

RARE = 0.1  # share of the rows below which a text column is a gap within a label
ON_SIDE = 1.5  # points a figure may stand off the side of its column
SET_IN = 6  # sizes a label may be set in at most
SIDES = ("right", "left", "middle")


@dataclass(slots=True)
class Span:
    """A column: where it begins and ends, how many numbers it holds, and the side that its cells are set to."""

    x0: float
    x1: float
    numbers: int = 0
    side: str = "left"

    @property
    def middle(self) -> float:
        """Return the middle of the column."""
        return (self.x0 + self.x1) / 2


def overlap(phrase: Phrase | Span, span: Span) -> bool:
    """Tell whether the two overlap sideways."""
    return phrase.x0 < span.x1 and phrase.x1 > span.x0


def columns_in(rows: Sequence[Row]) -> list[Span]:
    """Return the columns from left to right: numbers that overlap sideways make one, other phrases between them too."""
    body = [row for row in rows if row.figures]
    numbers = [row.figures for row in body]
    spans = _clusters(numbers)
    texts = [
        Span(phrase.x0, phrase.x1)
        for row in body
        for phrase in row.phrases
        if phrase not in row.figures and not any(overlap(phrase, span) for span in spans)
    ]
    right = min(span.x0 for span in spans)
    texts += [
        Span(phrase.x0, phrase.x1)
        for row in rows
        if not row.figures
        for phrase in row.phrases
        if phrase.x0 > right and not any(overlap(phrase, span) for span in spans)
    ]
    wide = _without_rare(_overlapping(texts), spans, [phrase for row in rows for phrase in row.phrases], len(body))
    columns = sorted([*spans, *wide], key=lambda span: span.x0)
    for span in spans:
        span.side = _side([phrase for row in numbers for phrase in row if overlap(phrase, span)])
    return columns


def column_of(phrase: Phrase, spans: Sequence[Span]) -> int:
    """Return the index of the column that `phrase` stands in or nearest to."""
    over = [index for index, span in enumerate(spans) if overlap(phrase, span)]
    if len(over) > 1 and is_number(phrase.text):
        return max(over, key=lambda index: min(phrase.x1, spans[index].x1) - max(phrase.x0, spans[index].x0))
    if over:
        return over[0]
    return min(range(len(spans)), key=lambda index: max(spans[index].x0 - phrase.x1, phrase.x0 - spans[index].x1))


def _clusters(rows: list[list[Phrase]]) -> list[Span]:
    """Return the columns of numbers; one that two numbers of several rows stand in is parted between them."""
    spans = _overlapping(Span(p.x0, p.x1, int(has_digit(p.text))) for row in rows for p in row)
    parted: list[Span] = []
    for span in spans:
        cuts = sorted(
            (one.x1 + other.x0) / 2
            for row in rows
            for one, other in itertools.pairwise(row)
            if overlap(one, span) and overlap(other, span)
        )
        if len(cuts) < 2 or len(cuts) < 0.2 * len(rows):
            parted.append(span)
            continue
        cut = median(cuts)
        inside = [p for row in rows for p in row if overlap(p, span)]
        for side in ([p for p in inside if p.x0 + p.x1 < 2 * cut], [p for p in inside if p.x0 + p.x1 >= 2 * cut]):
            if side:
                parted.append(
                    Span(min(p.x0 for p in side), max(p.x1 for p in side), sum(has_digit(p.text) for p in side))
                )
    return parted


def _overlapping(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.x0):
        if joined and span.x0 < joined[-1].x1:
            joined[-1].x1 = max(joined[-1].x1, span.x1)
            joined[-1].numbers += span.numbers
        else:
            joined.append(span)
    return joined


def _without_rare(texts: list[Span], numbers: list[Span], phrases: list[Phrase], rows: int) -> list[Span]:
    """Join a text column that hardly any row fills to the one right before it: a gap within a label."""
    kept: list[Span] = []
    for span in texts:
        rare = rows > 3 and sum(overlap(phrase, span) for phrase in phrases) < max(2.0, RARE * rows)
        if rare and kept and not any(kept[-1].x1 <= other.x0 < span.x0 for other in numbers):
            kept[-1].x1 = max(kept[-1].x1, span.x1)
        else:
            kept.append(span)
    return kept


def _side(phrases: list[Phrase]) -> str:
    """Return the side that the phrases of a column are set to: the one they differ least on."""
    spreads = (
        pstdev(phrase.x1 for phrase in phrases),
        pstdev(phrase.x0 for phrase in phrases) + 0.3,
        pstdev((phrase.x0 + phrase.x1) / 2 for phrase in phrases) + 0.3,
    )
    return SIDES[spreads.index(min(spreads))]


def stands_in(rows: Sequence[Row], spans: Sequence[Span]) -> bool:
    """Tell whether each figure of the rows stands on the side of a column, and each label where labels do."""
    body = [row for row in rows if row.figures]
    labels = [row.phrases[0] for row in body if row.phrases[0] not in row.figures]
    if (
        not labels
        or spans[0].numbers
        or any(not -1 <= label.x0 - spans[0].x0 < SET_IN * label.size for label in labels)
    ):
        return False
    return all(any(_is_set(figure, span) for span in spans if span.numbers) for row in body for figure in row.figures)


def _is_set(phrase: Phrase, span: Span) -> bool:
    offs = {"right": phrase.x1 - span.x1, "left": phrase.x0 - span.x0}
    return abs(offs.get(span.side, (phrase.x0 + phrase.x1) / 2 - span.middle)) <= ON_SIDE


def widened(spans: Sequence[Span], rows: Sequence[Row]) -> list[Span]:
    """Return the columns, each as wide as what stands in it on these rows too; figures count for their column."""
    made = [replace(span) for span in spans]
    for row in rows:
        for phrase in row.phrases:
            home = next((span for span in made if overlap(phrase, span)), None)
            if home is not None and phrase in row.figures:
                home.x0, home.x1 = min(home.x0, phrase.x0), max(home.x1, phrase.x1)
    return made
