"""Place the names of groups of columns: each spans a run of columns, in order, that it is set over."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extract.read.pdf.paper import Box
from extract.read.rows import Phrase
from extract.read.tables.grids import Cell
from extract.read.tables.spans import Span

BARE = 8.0  # points of misfit that a column without a name weighs
TIE = 0.5  # points of misfit by which the nearer of two readings goes first
OVERFLOW = 2.0  # weight of each point by which a name is wider than its columns
NEAR_RULE = 1.6  # sizes below a name's baseline at which the rule below its columns may be
PADS = (2.0, 5.0, 8.0)  # points of white beside a cell's text


@dataclass(slots=True)
class Name:
    """The lines of a group's name and where they stand together."""

    parts: list[Phrase]

    @property
    def x0(self) -> float:
        """Return where the name begins."""
        return min(part.x0 for part in self.parts)

    @property
    def x1(self) -> float:
        """Return where the name ends."""
        return max(part.x1 for part in self.parts)


Range = tuple[int, int]
"""The first and last of the columns that a name spans."""


def placed_groups(names: list[list[Phrase]], spans: Sequence[Span], rules: Sequence[Box]) -> list[Cell]:
    """Return the row of cells that the names make, each in the first of its columns."""
    cells = [Cell() for _ in spans]
    made = [Name(parts) for parts in names]
    for name, (first, _) in zip(made, _ranges(made, spans, rules), strict=True):
        cells[first].rows.extend(part.words for part in name.parts)
    return cells


def _ranges(names: list[Name], spans: Sequence[Span], rules: Sequence[Box]) -> list[Range]:
    """Return the columns that each name spans: the best fit when all are set to the same side."""
    fixed = [_ruled_range(name, spans, rules) for name in names]
    ways = [(side, pad) for side in ("middle", "left") for pad in PADS] + [("right", PADS[0])]
    fits = [_best_fit(names, spans, cell_edges(spans, pad), fixed, side) for side, pad in ways]
    return min(fits, key=lambda fit: fit[0])[1]


def cell_edges(spans: Sequence[Span], pad: float) -> list[float]:
    """Return where cells begin and end, one more than there are columns; `pad` is the white beside their text."""
    widths = [b.x1 - a.x1 if a.side == "right" else b.x0 - a.x0 for a, b in itertools.pairwise(spans)]
    width = median(widths) if widths else spans[-1].x1 - spans[-1].x0 + 2 * pad
    edges = [spans[0].x0 - pad]
    for one, other in itertools.pairwise(spans):
        edges.append(_edge(one, other, pad, width))
    last = spans[-1]
    edges.append(max(last.x1 + pad, edges[-1] + width if last.side != "right" else last.x1 + pad))
    return edges


def _edge(one: Span, other: Span, pad: float, width: float) -> float:
    if one.side == "right" and one.numbers:
        return one.x1 + pad
    if other.side == "left":
        return other.x0 - pad
    if other.side == "right":
        return min(other.x0 - pad, max(one.x1 + pad, other.x1 + pad - width))
    if one.side == "middle":
        return (one.middle + other.middle) / 2
    return min(other.x0 - pad, max(one.x1 + pad, other.middle - width / 2))


def _ruled_range(name: Name, spans: Sequence[Span], rules: Sequence[Box]) -> Range | None:
    """Return the columns above the rule that is drawn below the name and no wider than a part of the table."""
    low = name.parts[-1]
    width = spans[-1].x1 - spans[0].x0
    for x0, top, x1, bottom in rules:
        y = (top + bottom) / 2
        near = low.base - 1 <= y <= low.base + NEAR_RULE * low.size
        if near and x0 <= name.x0 + 2 and x1 >= name.x1 - 2 and x1 - x0 < 0.9 * width:
            under = [index for index, span in enumerate(spans) if x0 - 1 <= span.middle <= x1 + 1]
            if under:
                return under[0], under[-1]
    return None


def _best_fit(
    names: list[Name], spans: Sequence[Span], edges: list[float], fixed: list[Range | None], side: str
) -> tuple[float, list[Range]]:
    """Return the least misfit and the columns of each name, in order, when all names are set to `side`."""
    count = len(spans)
    bare = [BARE * bool(span.numbers) for span in spans]
    # best[c]: the least misfit of the names so far, all within the columns before c, and where they stand
    best: list[tuple[float, list[Range]]] = [(sum(bare[:end]), []) for end in range(count + 1)]
    for name, pinned in zip(names, fixed, strict=True):
        after: list[tuple[float, list[Range]]] = [(float("inf"), [])] * (count + 1)
        for first in range(count):
            before, ranges = best[first]
            if before == float("inf"):
                continue
            for last in range(first, count):
                if first < last and not (spans[first].numbers and spans[last].numbers):
                    break
                cost = before + _misfit(name, spans, edges, (first, last), pinned, side)
                if cost < after[last + 1][0]:
                    after[last + 1] = cost, [*ranges, (first, last)]
        for end in range(1, count + 1):
            carried = after[end - 1][0] + bare[end - 1]
            if carried < after[end][0]:
                after[end] = carried, after[end - 1][1]
        best = after
    return best[count] if len(best[count][1]) == len(names) else (float("inf"), [(0, 0)] * len(names))


def _misfit(
    name: Name, spans: Sequence[Span], edges: list[float], columns: Range, pinned: Range | None, side: str
) -> float:
    if pinned is not None:
        return 0.0 if columns == pinned else 1000.0
    first, last = columns
    low, high = edges[first], edges[last + 1]
    wide = OVERFLOW * (max(0.0, low - name.x0) + max(0.0, name.x1 - high))
    offs = {
        "left": abs(name.x0 - min(low + PADS[0], spans[first].x0)),
        "right": abs(name.x1 - spans[last].x1),
        "middle": abs((name.x0 + name.x1) / 2 - (low + high) / 2),
    }
    if first == last:
        return wide + min(offs.values())  # over one column it is set as its numbers are
    # A name that ends where the last of its columns does may as well be of that one alone: the others stay bare.
    return wide + offs[side] + (BARE * (last - first) + TIE if side == "right" else 0.0)
