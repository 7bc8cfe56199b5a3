"""Tell tables that stand side by side from one wide table: labels begin again beside the numbers."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.read.tables.figures import Row
from extract.read.tables.spans import Span, overlap

FILLED = 0.7  # share of the rows on the right whose label must be printed
SHARED = 0.75  # share of the rows on one baseline below which two sides are two tables
DISTINCT = 0.8  # share of the labels that must differ: a column of kinds repeats its few words
WIDER = 1.3  # times the usual white between columns that stands between two tables on the same baselines


def gutter(rows: Sequence[Row], spans: Sequence[Span], above: Sequence[Row]) -> float | None:
    """Return where the page is to be cut between two tables of figures, None when there is but one.

    `above` are the rows of headings over them.
    """
    body = [row for row in rows if row.figures]
    for index in range(2, len(spans) - 1):
        one, other = spans[index - 1], spans[index]
        if not one.numbers or other.numbers or not any(span.numbers for span in spans[index + 1 :]):
            continue
        if spans[0].numbers:
            continue
        x = (one.x1 + other.x0) / 2
        if _are_two(body, spans, index, x, above):
            return x
    return None


def _are_two(rows: Sequence[Row], spans: Sequence[Span], index: int, x: float, above: Sequence[Row]) -> bool:
    """Tell whether what stands left and right of `x` are two tables; column `index` holds the labels on the right."""
    left = [any(figure.x1 < x for figure in row.figures) for row in rows]
    right = [any(figure.x0 > x for figure in row.figures) for row in rows]
    labels = [[phrase.text for phrase in row.phrases if overlap(phrase, spans[index])] for row in rows]
    printed = [label for label, there in zip(labels, right, strict=True) if there and label]
    if min(sum(left), sum(right)) < 3 or len(printed) < FILLED * sum(right):
        return False
    shared = sum(a and b for a, b in zip(left, right, strict=True))
    if shared < SHARED * min(sum(left), sum(right)):
        return True
    if len({" ".join(label) for label in printed}) < DISTINCT * len(printed):
        return False
    return (
        _same_heading(above, spans, index)
        or _end_apart(left, right)
        or _is_wide(spans, index)
        or _is_same_form(spans, index)
    )


def _same_heading(above: Sequence[Row], spans: Sequence[Span], index: int) -> bool:
    """Tell whether the labels on the right have the heading of those on the left."""
    heads = [
        {phrase.text.lower() for row in above for phrase in row.phrases if overlap(phrase, spans[column])}
        for column in (0, index)
    ]
    return bool(heads[0] & heads[1])


def _end_apart(left: list[bool], right: list[bool]) -> bool:
    """Tell whether both sides begin on the same row and end on another, without holes: two lists of unlike length."""
    counts = sum(left), sum(right)
    return counts[0] != counts[1] and all(left[: counts[0]]) and all(right[: counts[1]])


def _is_wide(spans: Sequence[Span], index: int) -> bool:
    """Tell whether the white left of the labels is the widest of all before a text column."""
    white = spans[index].x0 - spans[index - 1].x1
    others = [b.x0 - a.x1 for a, b in itertools.pairwise(spans) if b is not spans[index]]
    return white > WIDER * sorted(others)[len(others) // 2]


def _is_same_form(spans: Sequence[Span], index: int) -> bool:
    """Tell whether both sides have the same columns: text and numbers in the same order."""
    forms = [[bool(span.numbers) for span in part] for part in (spans[:index], spans[index:])]
    return forms[0] == forms[1]
