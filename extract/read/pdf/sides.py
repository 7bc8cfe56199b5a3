"""Tell what the two sides of a gutter are to each other: columns, a margin beside a letter, or labels and values."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from extract.read.rows import Phrase
from extract.read.tables.grids import Grid

LEAST_ROWS = 3  # on either side of a gutter
PROSE_WORDS = 4.0  # words a row, on average, that make a column prose
NARROW_WORDS = 2.5  # the same for a long column beside another
LONG_COLUMN = 8  # rows
PARTED = 1.5  # phrases a row on average, and times those of the other column: more are the cells of a table
FILLED = 0.6  # of its column's width that half of the lines of prose fill at least
MARK, LONG_MARK = 4, 8  # characters of a bullet at most, and of a number
CLOSE = 2.0  # sizes from line to line within a text that goes on
SMALLER = 0.9  # of the text's size: what a margin is set in at most, unless it has lines close to each other
IN_BLOCKS = 0.6  # share of a margin's lines that stand close to another
SLIM = 0.7  # of the text's width: how wide a margin is at most
LEVEL = 0.25  # of the size: baselines of a label and its value lie no further apart
BEGUN = 0.5  # share of the lines on one side that stand where a paragraph begins on the other: they are its labels
PAIRED = 0.8  # share of the rows that hold a line on both sides, level with each other: they are a list
WIDER = 1.3  # times the usual pitch: the white above a paragraph
SHORT = 0.8  # of the column's width: a line that ends before it ends a paragraph

Piece = Phrase | Grid
Side = list[list[Piece]]
"""What stands on one side of a gutter, for each row of the page."""


def are_columns(left: Side, right: Side) -> bool:
    """Tell whether both sides are running text; narrow ones only when long, and about as long and parted."""
    counts = sum(map(bool, left)), sum(map(bool, right))
    long = min(counts) >= LONG_COLUMN and min(counts) > 0.6 * max(counts)
    parts = [sum(map(len, side)) / max(1, count) for side, count in zip((left, right), counts, strict=True)]
    alike = max(parts) <= PARTED * min(parts)
    least = NARROW_WORDS if long and alike else PROSE_WORDS
    return _is_prose(left, least) and _is_prose(right, least)


def is_margin(side: Side, body: Side) -> bool:
    """Tell whether `side` is a letter template's margin: a narrow column with lines of its own beside running text."""
    if not _is_prose(body, PROSE_WORDS) or _width(side) > SLIM * _width(body):
        return False
    if sum(map(len, body)) > PARTED * sum(map(bool, body)):  # the cells of a table
        return False
    smaller = _usual_size(side) < SMALLER * _usual_size(body)
    return (smaller or _is_in_blocks(side)) and not _are_labels(side, body)


def are_marks(column: Side) -> bool:
    """Tell whether a column holds nothing but bullets and numbers, which belong to the text beside them."""
    return all(isinstance(piece, Phrase) and _is_mark(piece.text) for row in column for piece in row)


def _is_mark(text: str) -> bool:
    return len(text) <= MARK or (len(text) <= LONG_MARK and not any(letter.isalpha() for letter in text))


def is_close(above: list[Piece], below: list[Piece]) -> bool:
    """Tell whether a text goes on from one row to the next."""
    one, other = above[0], below[0]
    if not isinstance(one, Phrase) or not isinstance(other, Phrase):
        return False
    return other.base - one.base <= CLOSE * max(one.size, other.size)


def _width(column: Side) -> float:
    return max(row[-1].x1 for row in column if row) - min(row[0].x0 for row in column if row)


def _usual_size(column: Side) -> float:
    return median([piece.size for row in column for piece in row if isinstance(piece, Phrase)] or [0.0])


def _is_in_blocks(column: Side) -> bool:
    rows = [row for row in column if row]
    near = [is_close(above, below) for above, below in pairwise(rows)]
    blocks = sum(a or b for a, b in zip([False, *near], [*near, False], strict=True))
    return blocks >= IN_BLOCKS * len(rows)


def _are_labels(side: Side, body: Side) -> bool:
    """Tell whether the lines of `side` stand where paragraphs of `body` begin, level with their first lines."""
    rows = [row for row in body if row]
    pitches = [_base(below) - _base(above) for above, below in pairwise(rows)]
    white = WIDER * median(pitches)
    end = min(row[0].x0 for row in rows) + SHORT * _width(body)
    above: list[Piece] | None = None
    labels = level = 0
    for label, row in zip(side, body, strict=True):
        if label and row and _is_level(label, row):
            level += 1
            labels += above is None or above[-1].x1 < end or _base(row) - _base(above) > white
        above = row or above
    return labels >= BEGUN * sum(map(bool, side)) or level >= PAIRED * _depth(side, body)


def _depth(side: Side, body: Side) -> int:
    """Return how many rows hold anything from the first to the last line of `side`."""
    filled = [index for index, row in enumerate(side) if row]
    return sum(bool(side[index] or body[index]) for index in range(filled[0], filled[-1] + 1))


def _base(row: list[Piece]) -> float:
    return row[0].base if isinstance(row[0], Phrase) else row[0].bottom


def _is_level(one: list[Piece], other: list[Piece]) -> bool:
    sizes = [piece.size for piece in (one[0], other[0]) if isinstance(piece, Phrase)]
    return abs(_base(one) - _base(other)) <= LEVEL * max(sizes, default=0.0)


def _is_prose(column: Side, least: float) -> bool:
    filled = [row for row in column if row]
    counts = [sum(len(piece.words) for piece in row if isinstance(piece, Phrase)) for row in filled]
    if len(filled) < LEAST_ROWS + 1 or sum(counts) < least * len(filled):
        return False
    edge0, edge1 = min(row[0].x0 for row in filled), max(row[-1].x1 for row in filled)
    return median((row[-1].x1 - row[0].x0) / max(1.0, edge1 - edge0) for row in filled) > FILLED
