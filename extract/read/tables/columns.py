"""Find tables of figures that have no rulings: rows whose numbers stand in columns.

Words are joined into phrases before columns are looked for, so that prose makes none.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from statistics import median

from extract.read.pdf.paper import Box
from extract.read.rows import rows_of, usual_space
from extract.read.tables.bands import TIGHT, body_rows, usual_pitch
from extract.read.tables.beside import gutter
from extract.read.tables.closing import best_columns
from extract.read.tables.figures import YEAR, Row, figure_row, is_number
from extract.read.tables.grids import Cell, Grid, set_indents
from extract.read.tables.headings import heading_rows
from extract.read.tables.spans import Span, columns_in, overlap, stands_in, widened
from extract.read.words import Word

LEAST_ROWS = 3
LEAST_ROWS_ONE = 4  # where there is but one column of numbers
MOST_ABOVE = 5  # rows of headings that may tell that labels begin again
MOST_BETWEEN = 3  # rows without numbers between two rows with
NEAR_TOP = 8  # rows from the top of a page within which a table of the page before goes on
FAR = 3.2  # row pitches: rows further apart are two tables
APART = 1.5  # row pitches: a heading this far below a row begins another table
IN_STEP = 0.05  # of a row's pitch and size: what is no further off is a row as the others
WRAPPED = 1.4  # sizes: a heading's line goes on with the one so far above it
HEAD_WHITE = 0.75  # of the white above it: a line no further above the first row is of that row
MOST_COLUMNS = 40
SPARSE = 0.25  # share of cells filled below which there are no columns
SPARSE_BARE = 0.45  # the same where most rows have no label, or but one number
PURE = 0.8  # share of numbers in a column that is the only one of numbers
LONG = 7  # words: a phrase with more is prose


def unruled_grids(
    words: list[Word], rules: Sequence[Box] = (), space: float | None = None, before: Sequence[Span] = ()
) -> tuple[list[Grid], list[Word]]:
    """Return the page's tables of figures without rulings, and the words that stand in none of them.

    `rules` are the page's horizontal rulings: they may part rows, and lie below the names of groups. `space` is
    the white between words, in sizes, where these are part of a page. `before` are the columns of the table that ends
    the page before: rows at the top that stand in them are its last.
    """
    if sum(word.text[-1].isdigit() for word in words) < LEAST_ROWS:
        return [], words
    left = min(word.x0 for word in words)
    lines = rows_of(words)
    space = usual_space(lines) if space is None else space
    rows = [figure_row(row, left, space) for row in lines]
    grids: list[Grid] = []
    taken: set[int] = set()
    rest: list[Word] = []
    below = 0  # no heading reaches up into the table before
    for first, last in _blocks(rows, before):
        carried = before if first < NEAR_TOP else ()
        found = _table(rows, max(first, below), last, below, rules, space, carried)
        if found is None:
            continue
        made, top, bottom, left_over = found
        grids.extend(made)
        taken.update(range(top, bottom))
        rest.extend(left_over)
        below = bottom
    rest.extend(word for index, row in enumerate(rows) if index not in taken for word in row.words)
    return grids, rest


def _table(
    rows: list[Row], first: int, last: int, below: int, rules: Sequence[Box], space: float, before: Sequence[Span]
) -> tuple[list[Grid], int, int, list[Word]] | None:
    """Return the tables in these rows with their headings, the first and last (exclusive) row, and words not used."""
    first = _after_heading(rows, below, first, last, before)
    spans = columns_in(rows[first:last])
    if before and stands_in(rows[first:last], before):
        spans = widened(before, rows[first:last])
    elif last - first < LEAST_ROWS or not _is_table(rows[first:last], spans):
        return None
    else:
        spans = best_columns(rows[first:last], spans)
    x = gutter(rows[first:last], spans, rows[max(below, first - MOST_ABOVE) : first])
    if x is not None:
        return _beside(rows, below, first, last, x, rules, space)
    last = _with_tail(rows, last, spans, usual_pitch(rows[first:last]))
    first = _with_head(rows, below, first, spans, usual_pitch(rows[first:last]))
    headings, top = heading_rows([row.words for row in rows[below:first]], spans, rows[first].base, rules)
    body = body_rows(rows[first:last], spans, rules)
    return _grids(headings, body, spans), top + below, last, []


def _beside(
    rows: list[Row], below: int, first: int, last: int, x: float, rules: Sequence[Box], space: float
) -> tuple[list[Grid], int, int, list[Word]]:
    """Return the tables left and right of `x`: each side is read as a page of its own, with the lines above it."""
    while first > below and not any(phrase.x0 < x < phrase.x1 for phrase in rows[first - 1].phrases):
        first -= 1
    words = [word for row in rows[first:last] for word in row.words]
    grids: list[Grid] = []
    rest: list[Word] = []
    for side in ([word for word in words if word.x0 < x], [word for word in words if word.x0 >= x]):
        made, left_over = unruled_grids(side, rules, space)
        grids.extend(made)
        rest.extend(left_over)
    return grids, first, last, rest


def _with_head(rows: list[Row], below: int, first: int, spans: Sequence[Span], pitch: float) -> int:
    """Return the first row of the body, with the lines right above it that its label begins on."""
    numbers = [span for span in spans if span.numbers]
    while first > below:
        line, following = rows[first - 1], rows[first]
        over = any(overlap(phrase, span) for phrase in line.phrases for span in numbers)
        within = line.phrases[0].x0 >= spans[0].x0 - 1 and not over
        white = line.base - rows[first - 2].base if first - 1 > below else 2 * pitch
        gap = following.base - line.base
        if line.figures or not within or gap > min(TIGHT * pitch, HEAD_WHITE * white):
            break
        first -= 1
    return first


def _after_heading(rows: list[Row], below: int, first: int, last: int, before: Sequence[Span]) -> int:
    """Return the first row of the body: before it are headings that hold years or other numbers.

    Where the columns `before` go on, one row of body is enough.
    """
    least = 1 if before else LEAST_ROWS
    while last - first > least:
        spans = before or [span for span in columns_in(rows[first + 1 : last]) if span.numbers >= 2]
        if not _is_heading(rows[first], rows[max(below, first - 1) : first], spans):
            break
        first += 1
    for at in range(first + 1, min(first + MOST_BETWEEN, last - LEAST_ROWS)):
        if rows[at].base - rows[at - 1].base > WRAPPED * rows[at].size or len(rows[at - 1].phrases) > 1:
            break
        spans = [span for span in columns_in(rows[at + 1 : last]) if span.numbers >= 2]
        if not rows[at].figures and _is_heading(rows[at], (), spans):
            return _after_heading(rows, below, at + 1, last, before)
    return first


def _is_heading(row: Row, above: Sequence[Row], columns: Sequence[Span]) -> bool:
    """Tell whether a row with figures is a heading of `columns`.

    Words stand over the columns of numbers; or all is years, without a label or right below words over the columns.
    """
    spans = [span for span in columns if span.numbers]
    words = [
        phrase
        for phrase in row.phrases
        if phrase not in row.figures and has_letters(phrase.text) and any(overlap(phrase, span) for span in spans)
    ]
    close = [line for line in above if not line.figures and row.base - line.base < WRAPPED * row.size]
    wrapped = any(overlap(phrase, span) for line in close for phrase in line.phrases for span in spans)
    label = row.phrases[0] not in row.figures and spans and row.phrases[0].x1 < spans[0].x0 and not wrapped
    over = [phrase for phrase in words if phrase is not row.phrases[0] or phrase.x0 > spans[0].x0]
    return bool(over) or (bool(row.figures) and not label and all(YEAR.match(phrase.text) for phrase in row.figures))


def has_letters(text: str) -> bool:
    """Tell whether there is a letter in `text`."""
    return any(character.isalpha() for character in text)


def _with_tail(rows: list[Row], last: int, spans: Sequence[Span], pitch: float) -> int:
    """Return the end of the table, lines included that close below it go on with its last label.

    So is a label without figures that is a page's last line, in step with the rows above it.
    """
    edge = min(span.x0 for span in spans if span.numbers)
    while last < len(rows):
        row, above = rows[last], rows[last - 1]
        close = row.base - above.base <= 1.3 * max(row.size, above.size)
        capital = row.phrases[0].text[:1].isupper() and row.base - above.base > TIGHT * pitch
        inside = (
            all(phrase.x1 < edge or phrase.x0 > edge for phrase in row.phrases) and row.phrases[0].x0 >= spans[0].x0 - 1
        )
        in_step = (
            abs(row.base - above.base - pitch) < IN_STEP * pitch and abs(row.size - above.size) < IN_STEP * row.size
        )
        bare = last == len(rows) - 1 and len(row.phrases) == 1 and in_step and has_letters(row.phrases[0].text)
        if row.figures or not inside or not (bare or (close and not capital)):
            break
        last += 1
    return last


def _blocks(rows: list[Row], before: Sequence[Span] = ()) -> list[tuple[int, int]]:
    """Return first and last (exclusive) of runs of rows with figures, few rows without between them."""
    figures = [index for index, row in enumerate(rows) if row.figures]
    blocks: list[list[int]] = []
    for index in figures:
        if blocks and _goes_on(rows, blocks[-1], index):
            blocks[-1].append(index)
        else:
            blocks.append([index])
    return [
        (block[0], block[-1] + 1) for block in blocks if len(block) >= LEAST_ROWS or (before and block[0] < NEAR_TOP)
    ]


def _goes_on(rows: list[Row], block: list[int], index: int) -> bool:
    last = block[-1]
    between = rows[last + 1 : index]
    if len(between) > MOST_BETWEEN or any(len(phrase.words) > LONG for row in between for phrase in row.phrases):
        return False
    pitches = [rows[b].base - rows[a].base for a, b in itertools.pairwise(block)]
    usual = median(pitches) if pitches else 2 * rows[last].size
    if rows[index].base - rows[last].base > FAR * max(usual, rows[last].size):
        return False
    return not _begins_anew([rows[at] for at in block], [*between, rows[index]], usual)


def _begins_anew(block: list[Row], following: list[Row], usual: float) -> bool:
    """Tell whether a heading stands well below the rows so far: words over their columns of numbers, or years alone."""
    if following[0].base - block[-1].base < APART * max(usual, block[-1].size) or len(block) < LEAST_ROWS:
        return False
    heads = following[-1].phrases
    if len(heads) > 1 and all(phrase in following[-1].figures and YEAR.match(phrase.text) for phrase in heads):
        return True
    numbers = [Span(figure.x0, figure.x1) for row in block for figure in row.figures]
    return any(
        phrase not in row.figures and has_letters(phrase.text) and any(overlap(phrase, span) for span in numbers)
        for row in following
        for phrase in row.phrases[1:]
    )


def _is_table(rows: list[Row], spans: list[Span]) -> bool:
    """Tell whether the rows are a table of figures rather than prose, an agenda or a list of contents."""
    with_figures = [row for row in rows if row.figures]
    columns = [span for span in spans if span.numbers >= min(3, len(with_figures))]
    if not 2 <= len(spans) <= MOST_COLUMNS or not columns:
        return False
    phrases = [phrase for row in with_figures for phrase in row.phrases]
    if sum(len(phrase.words) > LONG for phrase in phrases) > 0.15 * len(phrases):
        return False
    filled = len(phrases) / (len(with_figures) * len(spans))
    several = sum(len(row.figures) >= 2 for row in with_figures)
    labels = sum(row.phrases[0] not in row.figures for row in with_figures)
    if filled < SPARSE or (filled < SPARSE_BARE and min(labels, several) < len(with_figures) / 2):  # a map
        return False
    if len(columns) >= 2 and sum(len(row.figures) >= 2 for row in with_figures) >= LEAST_ROWS:
        return True
    inside = [phrase.text for row in rows for phrase in row.phrases if overlap(phrase, columns[0])]
    pure = sum(map(is_number, inside)) >= PURE * len(inside)
    return len(with_figures) >= LEAST_ROWS_ONE and pure and not _counts_up(with_figures)


def _counts_up(rows: list[Row]) -> bool:
    """Tell whether each row ends in a number that is no less than the one before: page numbers of contents."""
    ends = [re.sub(r"\D", "", row.phrases[-1].text) for row in rows]
    values = [int(end[:9]) for end in ends if end]
    return values == sorted(values)


def _grids(headings: list[list[Cell]], body: list[list[Cell]], spans: list[Span]) -> list[Grid]:
    """Return the table, or the tables that stand side by side with the same labels."""
    labels = [cell.text for cell in body[0]]
    starts = [index for index, label in enumerate(labels) if label and label == labels[0]]
    alike = all(row[start].text == row[0].text for row in body for start in starts)
    if len(starts) < 2 or not alike or any(is_number(row[0].text) for row in body):
        starts = [0]
    ends = [*starts[1:], len(labels)]
    return [
        _grid([row[start:end] for row in headings], [row[start:end] for row in body], spans[start:end])
        for start, end in zip(starts, ends, strict=True)
    ]


def _grid(headings: list[list[Cell]], body: list[list[Cell]], spans: list[Span]) -> Grid:
    set_indents(body)
    rows = [row for row in [*headings, *body] if any(cell.rows for cell in row)]
    words = [word for row in rows for cell in row for part in cell.rows for word in part]
    return Grid(
        rows, min(word.x0 for word in words), min(word.top for word in words),
        max(word.x1 for word in words), max(word.bottom for word in words),
        spans=spans,
    )  # fmt: skip
