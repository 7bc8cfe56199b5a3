"""Find the order in which a page is read: columns apart, tables at their place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from extract.read.pdf.paper import Box
from extract.read.pdf.sides import LEAST_ROWS, Piece, are_columns, are_marks, is_close, is_margin
from extract.read.rows import Phrase, phrases_of, rows_of
from extract.read.tables.grids import Grid
from extract.read.words import Word

SAME_LEFT = 4.0  # points within which left edges are one edge
SHARED_ROWS = 0.5  # share of rows on one baseline above which two columns are one table or list
LEAST_HEADED = 3  # columns that a row of headings, underlined as a whole, stands above
BEYOND = 20.0  # points that a ruling reaches to both sides of a gutter, for it to part what stands there
PHRASE_GAP = 0.75  # of the size: the least width of a gutter
MOST_DEPTH = 6
MOST_WEIGHT = 10_000  # of two tables side by side: they are parted before anything else

Read = list[Word] | Grid
"""One line of words, or a table."""


@dataclass(slots=True)
class _Band:
    """Rows `first` to `last` (exclusive) that an empty gutter left of `x` runs through."""

    first: int
    last: int
    x: float
    weight: int


def in_reading_order(words: list[Word], grids: list[Grid], rules: Sequence[Box] = ()) -> list[Read]:
    """Return the page's lines and tables in reading order.

    `rules` are its horizontal rulings, which part what stands above them from what stands below.
    """
    rows: list[list[Piece]] = [list(phrases_of(row, PHRASE_GAP)) for row in rows_of(words)]
    rows.extend([grid] for grid in grids)
    rows.sort(key=lambda row: row[0].top if isinstance(row[0], Grid) else row[0].base - row[0].size * 0.7)
    return _ordered(rows, [rule for rule in rules if rule[2] - rule[0] > 2 * BEYOND], 0)


def _ordered(rows: list[list[Piece]], rules: list[Box], depth: int) -> list[Read]:
    band = _best_band(rows, rules) if depth < MOST_DEPTH and len(rows) >= LEAST_ROWS else None
    if band is None:
        return _lines(rows)
    left, right = _sides(rows[band.first : band.last], band.x)
    return [
        *_ordered(rows[: band.first], rules, depth + 1),
        *_ordered(_again(left), rules, depth + 1),
        *_ordered(_again(right), rules, depth + 1),
        *_ordered(rows[band.last :], rules, depth + 1),
    ]


def _lines(rows: list[list[Piece]]) -> list[Read]:
    read: list[Read] = []
    for row in rows:
        read.extend(piece for piece in row if isinstance(piece, Grid))
        words = [word for piece in row if isinstance(piece, Phrase) for word in piece.words]
        if words:
            read.append(words)
    return read


def _again(pieces: list[Piece]) -> list[list[Piece]]:
    """Put the pieces of one column on rows anew: baselines of the other column no longer pull at them."""
    words = [word for piece in pieces if isinstance(piece, Phrase) for word in piece.words]
    rows: list[list[Piece]] = [list(phrases_of(row, PHRASE_GAP)) for row in rows_of(words)]
    rows.extend([piece] for piece in pieces if isinstance(piece, Grid))
    rows.sort(key=lambda row: row[0].top)
    return rows


def _sides(rows: list[list[Piece]], x: float) -> tuple[list[Piece], list[Piece]]:
    pieces = [piece for row in rows for piece in row]
    return [piece for piece in pieces if piece.x0 < x], [piece for piece in pieces if piece.x0 >= x]


def _best_band(rows: list[list[Piece]], rules: list[Box]) -> _Band | None:
    cuts = [(bisect_right(rows, rule[1], key=_foot), rule) for rule in rules]
    bands = [band for x in _edges(rows) for band in _bands(rows, x, cuts)]
    return max(bands, key=attrgetter("weight"), default=None)


def _edges(rows: list[list[Piece]]) -> list[float]:
    """Return the left edges that at least three rows begin a phrase at, apart from the leftmost ones."""
    margin = min(piece.x0 for row in rows for piece in row)
    starts = sorted(piece.x0 for row in rows for piece in row if piece.x0 > margin + 3 * SAME_LEFT)
    edges: list[list[float]] = []
    for start in starts:
        if edges and start - edges[-1][0] <= SAME_LEFT:
            edges[-1].append(start)
        else:
            edges.append([start])
    return [edge[0] - 0.5 for edge in edges if len(edge) >= LEAST_ROWS] + _between_grids(rows)


def _between_grids(rows: list[list[Piece]]) -> list[float]:
    """Return where something begins between two tables that stand side by side, or with the one on the right."""
    pieces = [piece for row in rows for piece in row]
    grids = [piece for piece in pieces if isinstance(piece, Grid)]
    pairs = [(one, other) for one in grids for other in grids if one.x1 <= other.x0 and _is_beside(one, other)]
    starts = {piece.x0 for piece in pieces for one, other in pairs if one.x1 - 2 <= piece.x0 <= other.x0}
    return [start - 0.5 for start in sorted(starts)]


def _is_beside(one: Grid, other: Grid) -> bool:
    return one.top < other.bottom and other.top < one.bottom


def _foot(row: list[Piece]) -> float:
    return row[0].bottom if isinstance(row[0], Grid) else row[0].base


def _bands(rows: list[list[Piece]], x: float, cuts: list[tuple[int, Box]]) -> list[_Band]:
    bands: list[_Band] = []
    first = 0
    parted = {index: rule for index, rule in cuts if rule[0] < x - BEYOND and rule[2] > x + BEYOND}
    for index in range(len(rows) + 1):
        if index in parted and index > first:
            last = index - 1 if _heads(rows[index - 1], parted[index], x) else index
            bands.extend(filter(None, [_band(rows, first, last, x)]))
            first = index
        if index == len(rows) or any(piece.x0 < x < piece.x1 + 2 for piece in rows[index]):
            bands.extend(filter(None, [_band(rows, first, index, x)]))
            first = index + 1
    return bands


def _heads(row: list[Piece], rule: Box, x: float) -> bool:
    """Tell whether a row is the heading of columns on both sides of `x`, which the ruling right below it underlines."""
    if len(row) < LEAST_HEADED or not row[0].x0 < x < row[-1].x0 or not isinstance(row[0], Phrase):
        return False
    return rule[1] - row[0].base <= row[0].size


def _band(rows: list[list[Piece]], first: int, last: int, x: float) -> _Band | None:
    """Return the band when its two sides are columns that are read one after the other."""
    if last - first < LEAST_ROWS and not any(isinstance(piece, Grid) for row in rows[first:last] for piece in row):
        return None
    run = first, last
    if not _holds_beside(rows[first:last], x):
        first, last = _reach(rows, first, last, x)
    inside = rows[first:last]
    left = [[piece for piece in row if piece.x0 < x] for row in inside]
    right = [[piece for piece in row if piece.x0 >= x] for row in inside]
    count_left, count_right = sum(map(bool, left)), sum(map(bool, right))
    if _holds_beside(inside, x):
        return _Band(first, last, x, MOST_WEIGHT + last - first)
    if min(count_left, count_right) < LEAST_ROWS:
        return None
    if are_marks(left) or are_marks(right):
        return None
    if is_margin(right, left):  # nor does it part paragraphs of the text that it stands beside
        first, last = run
    elif not is_margin(left, right):
        shared = sum(1 for a, b in zip(left, right, strict=True) if a and b) / min(count_left, count_right)
        if shared > SHARED_ROWS and not are_columns(left, right):
            return None
    return _Band(first, last, x, min(count_left, count_right))


def _holds_beside(rows: list[list[Piece]], x: float) -> bool:
    """Tell whether a table left of `x` and one right of it stand side by side."""
    grids = [piece for row in rows for piece in row if isinstance(piece, Grid)]
    right = [grid for grid in grids if grid.x0 >= x]
    return any(_is_beside(one, other) for one in grids if one.x0 < x for other in right)


def _reach(rows: list[list[Piece]], first: int, last: int, x: float) -> tuple[int, int]:
    """Return the band: the rows of the right column, and on as far as the left one's text goes on."""
    right = [index for index in range(first, last) if any(piece.x0 >= x for piece in rows[index])]
    if not right:
        return first, first
    top, bottom = right[0], right[-1] + 1
    while top > first and is_close(rows[top - 1], rows[top]):
        top -= 1
    while bottom < last and is_close(rows[bottom - 1], rows[bottom]):
        bottom += 1
    return top, bottom
