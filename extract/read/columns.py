"""Find tables of figures that have no rulings: rows whose numbers stand in columns.

Words are joined into phrases before columns are looked for, so that prose makes none.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from statistics import median

from extract.read.grids import Cell, Grid, set_indents
from extract.read.headings import heading_rows
from extract.read.rows import Phrase, phrases_of, rows_of
from extract.read.words import Word

CELL_GAP = 0.6  # of the size: a wider gap parts cells
LEAST_ROWS = 3
LEAST_ROWS_ONE = 4  # where there is but one column of numbers
MOST_BETWEEN = 3  # rows without numbers between two rows with
FAR = 3.2  # row pitches: rows further apart are two tables
MOST_COLUMNS = 40
SPARSE = 0.25  # share of cells filled below which there are no columns
PURE = 0.8  # share of numbers in a column that is the only one of numbers
LONG = 7  # words: a phrase with more is prose
NUMBER = re.compile(
    r"[(€+\-–±<>~]*\d[\d.,]*(?:[%)*]|e)*\Z|[-–—]\Z|n\.?t\.?b\.?\Z|n\.?v\.?t\.?\Z|p\.?m\.?\Z|onb\.?\Z", re.I
)
TIME = re.compile(r"\d{1,2}[.:]\d{2}\Z|\d{1,2}[.)]\Z|0\d{5,}\Z")


@dataclass(slots=True)
class Span:
    """A column: where it begins and ends, and how many numbers it holds."""

    x0: float
    x1: float
    numbers: int = 0


@dataclass(slots=True)
class _Row:
    words: list[Word]
    phrases: list[Phrase] = field(default_factory=list)
    figures: int = 0  # numbers that stand alone in a phrase other than the first

    @property
    def base(self) -> float:
        return self.phrases[0].base

    @property
    def size(self) -> float:
        return max(phrase.size for phrase in self.phrases)


def is_number(text: str) -> bool:
    """Tell whether `text` is what stands in a column of figures: a number, a dash, "n.v.t."; no time, no "1."."""
    return bool(NUMBER.match(text)) and not TIME.match(text)


def unruled_grids(words: list[Word]) -> tuple[list[Grid], list[Word]]:
    """Return the page's tables of figures without rulings, and the words that stand in none of them."""
    if sum(word.text[-1].isdigit() for word in words) < LEAST_ROWS:
        return [], words
    rows = [_row(row) for row in rows_of(words)]
    grids: list[Grid] = []
    taken: set[int] = set()
    below = 0  # no heading reaches up into the table before
    for first, last in _blocks(rows):
        spans = _columns(rows[first:last])
        if not _is_table(rows[first:last], spans):
            continue
        headings, top = heading_rows([row.words for row in rows[below:first]], spans, rows[first].base)
        top += below
        body = _body(rows[first:last], spans)
        grids.extend(_grids(headings, body))
        taken.update(range(top, last))
        below = last
    rest = [word for index, row in enumerate(rows) if index not in taken for word in row.words]
    return grids, rest


def _row(words: list[Word]) -> _Row:
    row = _Row(words, phrases_of(words, CELL_GAP))
    row.figures = sum(is_number(phrase.text) for phrase in row.phrases[1:])
    return row


def _blocks(rows: list[_Row]) -> list[tuple[int, int]]:
    """Return first and last (exclusive) of runs of rows with figures, few rows without between them."""
    figures = [index for index, row in enumerate(rows) if row.figures]
    blocks: list[list[int]] = []
    for index in figures:
        if blocks and _goes_on(rows, blocks[-1], index):
            blocks[-1].append(index)
        else:
            blocks.append([index])
    return [(block[0], block[-1] + 1) for block in blocks if len(block) >= LEAST_ROWS]


def _goes_on(rows: list[_Row], block: list[int], index: int) -> bool:
    last = block[-1]
    between = rows[last + 1 : index]
    if len(between) > MOST_BETWEEN or any(len(phrase.words) > LONG for row in between for phrase in row.phrases):
        return False
    pitches = [rows[b].base - rows[a].base for a, b in itertools.pairwise(block)]
    usual = median(pitches) if pitches else 2 * rows[last].size
    return rows[index].base - rows[last].base <= FAR * max(usual, rows[last].size)


def _columns(rows: list[_Row]) -> list[Span]:
    """Return the columns from left to right: numbers that overlap sideways make one, other phrases between them too."""
    numbers = [phrase for row in rows if row.figures for phrase in row.phrases[1:] if is_number(phrase.text)]
    spans = _overlapping([Span(phrase.x0, phrase.x1, int(_has_digit(phrase.text))) for phrase in numbers])
    texts = [
        Span(phrase.x0, phrase.x1)
        for row in rows
        if row.figures
        for rank, phrase in enumerate(row.phrases)
        if (rank == 0 or not is_number(phrase.text)) and not any(_overlap(phrase, span) for span in spans)
    ]
    return sorted([*spans, *_overlapping(texts)], key=lambda span: span.x0)


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _overlapping(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.x0):
        if joined and span.x0 < joined[-1].x1:
            joined[-1].x1 = max(joined[-1].x1, span.x1)
            joined[-1].numbers += span.numbers
        else:
            joined.append(span)
    return joined


def _overlap(phrase: Phrase, span: Span) -> bool:
    return phrase.x0 < span.x1 and phrase.x1 > span.x0


def _is_table(rows: list[_Row], spans: list[Span]) -> bool:
    """Tell whether the rows are a table of figures rather than prose, an agenda or a list of contents."""
    with_figures = [row for row in rows if row.figures]
    columns = [span for span in spans if span.numbers >= min(3, len(with_figures))]
    if not 2 <= len(spans) <= MOST_COLUMNS or not columns:
        return False
    phrases = [phrase for row in with_figures for phrase in row.phrases]
    if sum(len(phrase.words) > LONG for phrase in phrases) > 0.15 * len(phrases):
        return False
    if len(phrases) < SPARSE * len(with_figures) * len(spans):
        return False
    if len(columns) >= 2 and sum(row.figures >= 2 for row in with_figures) >= LEAST_ROWS:
        return True
    inside = [phrase.text for row in rows for phrase in row.phrases if _overlap(phrase, columns[0])]
    pure = sum(map(is_number, inside)) >= PURE * len(inside)
    return len(with_figures) >= LEAST_ROWS_ONE and pure and not _counts_up(with_figures)


def _counts_up(rows: list[_Row]) -> bool:
    """Tell whether each row ends in a number that is no less than the one before: page numbers of contents."""
    ends = [re.sub(r"\D", "", row.phrases[-1].text) for row in rows]
    values = [int(end[:9]) for end in ends if end]
    return values == sorted(values)


def _body(rows: list[_Row], spans: list[Span]) -> list[list[Cell]]:
    """Return the rows' cells; a row that only goes on with the label of a close neighbour is joined to it."""
    figures = [row.base for row in rows if row.figures]
    pitch = median([b - a for a, b in itertools.pairwise(figures)] or [0.0])
    table: list[list[Cell]] = []
    pending: list[_Row] = []
    for row in rows:
        if not row.figures and pitch and _nearest(row, figures) < 0.75 * pitch:
            before = [base for base in figures if base < row.base]
            if before and row.base - before[-1] < 0.75 * pitch and table:
                _join(table[-1], row, spans)
            else:
                pending.append(row)
            continue
        cells = [Cell() for _ in spans]
        for part in [*pending, row]:
            _join(cells, part, spans)
        pending = []
        table.append(cells)
    return table


def _nearest(row: _Row, bases: list[float]) -> float:
    return min(abs(row.base - base) for base in bases)


def _join(cells: list[Cell], row: _Row, spans: list[Span]) -> None:
    """Put the row's phrases in their cells, below what stands there."""
    placed: dict[int, list[Word]] = {}
    for phrase in row.phrases:
        placed.setdefault(column_of(phrase, spans), []).extend(phrase.words)
    for index, words in placed.items():
        cells[index].rows.append(words)


def column_of(phrase: Phrase, spans: list[Span]) -> int:
    """Return the index of the first column that `phrase` stands in or nearest to."""
    for index, span in enumerate(spans):
        if _overlap(phrase, span):
            return index
    return min(range(len(spans)), key=lambda index: max(spans[index].x0 - phrase.x1, phrase.x0 - spans[index].x1))


def _grids(headings: list[list[Cell]], body: list[list[Cell]]) -> list[Grid]:
    """Return the table, or the tables that stand side by side with the same labels."""
    labels = [cell.text for cell in body[0]]
    starts = [index for index, label in enumerate(labels) if label and label == labels[0]]
    alike = all(row[start].text == row[0].text for row in body for start in starts)
    if len(starts) < 2 or not alike or any(is_number(row[0].text) for row in body):
        starts = [0]
    ends = [*starts[1:], len(labels)]
    return [
        _grid([row[start:end] for row in headings], [row[start:end] for row in body])
        for start, end in zip(starts, ends, strict=True)
    ]


def _grid(headings: list[list[Cell]], body: list[list[Cell]]) -> Grid:
    set_indents(body)
    rows = [row for row in [*headings, *body] if any(cell.rows for cell in row)]
    words = [word for row in rows for cell in row for part in cell.rows for word in part]
    return Grid(
        rows, min(word.x0 for word in words), min(word.top for word in words),
        max(word.x1 for word in words), max(word.bottom for word in words),
    )  # fmt: skip
