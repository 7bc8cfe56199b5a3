"""Find the heading above columns of figures, and tell cells of several lines from several rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from extract.read.grids import Cell
from extract.read.rows import Phrase, phrases_of
from extract.read.words import Word

MOST_ROWS = 9
FAR = 3.5  # sizes between a heading's rows, and between heading and body
WORD_GAP = 0.45  # of the size: a wider gap may part headings that stand close
LONG = 8


class Column(Protocol):
    """Where a column begins and ends."""

    x0: float
    x1: float
    numbers: int


def heading_rows(rows: list[list[Word]], spans: Sequence[Column], base: float) -> tuple[list[list[Cell]], int]:
    """Return the heading's rows of cells and the index of its first row in `rows`; `base` is the body's first row."""
    top = _first_row(rows, spans, base)
    chosen = [phrases_of(row, WORD_GAP) for row in rows[top:]]
    if not chosen:
        return [], len(rows)
    spanning = any(len(_columns_under(phrase, spans)) > 1 for row in chosen for phrase in row)
    made: list[list[Cell]] = []
    for row in chosen:
        if not made or spanning:
            made.append([Cell() for _ in spans])
        for phrase in row:
            made[-1][_column_of(phrase, spans)].rows.append(phrase.words)
    return [[_merged(cell) if spanning else cell for cell in row] for row in made], top


def _merged(cell: Cell) -> Cell:
    return Cell([[word for row in cell.rows for word in row]] if cell.rows else [])


def _first_row(rows: list[list[Word]], spans: Sequence[Column], base: float) -> int:
    """Return the index of the topmost row that stands over the columns, without a wide gap or prose below it."""
    top = len(rows)
    edge = min(span.x0 for span in spans if span.numbers) - 1
    for index in range(len(rows) - 1, max(-1, len(rows) - 1 - MOST_ROWS), -1):
        row = rows[index]
        size = max(word.size for word in row)
        if base - row[0].base > FAR * size or _is_prose(row, spans):
            break
        base = row[0].base
        if any(phrase.x0 > edge - 2 * size for phrase in phrases_of(row, WORD_GAP)):
            top = index
    return top


def _is_prose(row: list[Word], spans: Sequence[Column]) -> bool:
    return any(
        len(phrase.words) > LONG and len(_columns_under(phrase, spans)) > 1 for phrase in phrases_of(row, WORD_GAP)
    )


def _columns_under(phrase: Phrase, spans: Sequence[Column]) -> list[int]:
    """Return the columns whose middle `phrase` stands over, or the one that it overlaps most."""
    under = [index for index, span in enumerate(spans) if phrase.x0 <= (span.x0 + span.x1) / 2 <= phrase.x1]
    if under:
        return under
    overlaps = [min(phrase.x1, span.x1) - max(phrase.x0, span.x0) for span in spans]
    return [overlaps.index(max(overlaps))] if max(overlaps) > 0 else []


def _column_of(phrase: Phrase, spans: Sequence[Column]) -> int:
    under = _columns_under(phrase, spans)
    if under:
        return under[0]
    middle = (phrase.x0 + phrase.x1) / 2
    return min(range(len(spans)), key=lambda index: abs(middle - (spans[index].x0 + spans[index].x1) / 2))
