"""Join printed lines into the rows of a table: labels and notes of several lines belong to one row."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Sequence
from statistics import median

from extract.read.pdf.paper import Box
from extract.read.rows import Phrase
from extract.read.tables.figures import Row
from extract.read.tables.grids import Cell
from extract.read.tables.spans import Span, column_of
from extract.read.words import Word

TIGHT = 0.93  # of the usual distance between rows: lines closer than this are one row
TIGHT_SIZES = 1.45  # the same in sizes, where no two rows follow each other
WIDE_LEADING = 1.5  # sizes: lines of one cell are no further apart
ALIKE = 1.07  # distances that differ less are the same
WIDE_RULE = 0.6  # of the table's width: a shorter rule does not part rows
WRAP_ROOM = 0.3  # of the size: how far a line may end from the column's edge and still be full


def body_rows(rows: Sequence[Row], spans: Sequence[Span], rules: Sequence[Box]) -> list[list[Cell]]:
    """Return the cells of the table's rows; `rules` are the page's horizontal rulings."""
    table: list[list[Cell]] = []
    for band in _by_rules(rows, spans, rules) or _by_distance(rows, spans):
        cells = [Cell() for _ in spans]
        for row in band:
            _join(cells, row, spans)
        table.append(cells)
    return table


def _by_rules(rows: Sequence[Row], spans: Sequence[Span], rules: Sequence[Box]) -> list[list[Row]]:
    """Return the lines between each two rules when these part the table's rows, else none."""
    width = spans[-1].x1 - spans[0].x0
    ys = sorted(
        {
            round((top + bottom) / 2, 1)
            for x0, top, x1, bottom in rules
            if min(x1, spans[-1].x1) - max(x0, spans[0].x0) > WIDE_RULE * width
        }
    )
    bands: dict[int, list[Row]] = {}
    for row in rows:
        bands.setdefault(bisect_right(ys, row.base - 0.3 * row.size), []).append(row)
    figures = [sum(bool(row.figures) for row in band) for band in bands.values()]
    if len(bands) < 3 or max(figures) > 1:
        return []
    return list(bands.values())


def _by_distance(rows: Sequence[Row], spans: Sequence[Span]) -> list[list[Row]]:
    """Return each row with figures, with the lines around it that go on with its label or notes."""
    pitch = usual_pitch(rows)
    bands: list[list[Row]] = []
    waiting: list[Row] = []
    edge = max((row.phrases[0].x1 for row in rows if row.phrases[0] not in row.figures), default=0.0)
    for row in rows:
        if not row.figures:
            waiting.append(row)
            continue
        above = bands[-1][-1] if bands else None
        up, alone, down = _shared(above, waiting, row, pitch, edge)
        if bands:
            bands[-1].extend(up)
        bands.extend([line] for line in alone)
        bands.append([*down, row])
        waiting = []
    up, alone, _ = _shared(bands[-1][-1] if bands else None, waiting, None, pitch, edge)
    if bands:
        bands[-1].extend(up)
    return [*bands, *([line] for line in alone)]


def usual_pitch(rows: Sequence[Row]) -> float:
    """Return the usual distance between rows of figures that follow each other, or what is close in their size."""
    pitches = [b.base - a.base for a, b in itertools.pairwise(rows) if a.figures and b.figures]
    return median(pitches) if pitches else TIGHT_SIZES / TIGHT * (rows[0].size if rows else 0.0)


def _shared(
    above: Row | None, lines: list[Row], below: Row | None, pitch: float, edge: float
) -> tuple[list[Row], list[Row], list[Row]]:
    """Share the lines between two rows of figures: those of the row above, those on their own, those of the row below.

    They part where the white is widest; where it is all the same, the wording of the labels tells.
    """
    if not lines:
        return [], [], []
    chain = [*([above] if above else []), *lines, *([below] if below else [])]
    gaps = [b.base - a.base for a, b in itertools.pairwise(chain)]
    if above is None:
        gaps.insert(0, 10 * pitch)
    if below is None:
        gaps.append(10 * pitch)
    if max(gaps) <= ALIKE * min(gaps):
        cut = len(lines) if above and wraps(above, lines[0], edge) else 0
    else:
        cut = gaps.index(max(gaps))
    upper = _attached(above, lines[:cut], gaps, pitch, edge)
    following = [*lines[1:], below]
    lower = len(lines)
    while lower > cut and _is_one(lines[lower - 1], following[lower - 1], gaps[lower], pitch, edge):
        lower -= 1
    return lines[:upper], lines[upper:lower], lines[lower:]


def _attached(above: Row | None, lines: list[Row], gaps: list[float], pitch: float, edge: float) -> int:
    """Return how many of `lines` go on with the row `above`."""
    count = 0
    for line, gap in zip(lines, gaps, strict=False):
        if above is None or not _is_one(above, line, gap, pitch, edge):
            break
        above, count = line, count + 1
    return count


def _is_one(line: Row, following: Row | None, gap: float, pitch: float, edge: float) -> bool:
    """Tell whether two neighbouring lines are of one row: they stand close, or the label wraps."""
    if following is None or _is_set_in(line, following):
        return False
    if gap < TIGHT * pitch:
        return True
    return gap < min(1.1 * pitch, WIDE_LEADING * line.size) and wraps(line, following, edge)


def _is_set_in(line: Row, following: Row) -> bool:
    """Tell whether a row with figures of its own is set in below the name of its section."""
    one, other = line.phrases[0], following.phrases[0]
    below = bool(following.figures) and other not in following.figures
    return not line.figures and below and other.x0 > one.x0 + 0.4 * one.size


def wraps(line: Row, following: Row, edge: float) -> bool:
    """Tell whether the first phrase of `following` may go on with that of `line`: a full line, then no capital."""
    one, other = line.phrases[0], following.phrases[0]
    if one in line.figures or other in following.figures or abs(one.x0 - other.x0) > 1.5 * one.size:
        return False
    first = other.words[0]
    full = one.x1 + WRAP_ROOM * one.size + (first.x1 - first.x0) > edge - WRAP_ROOM * one.size
    return full and not first.text[:1].isupper()


def _join(cells: list[Cell], row: Row, spans: Sequence[Span]) -> None:
    """Put the row's phrases in their cells, below what stands there."""
    placed: dict[int, list[Word]] = {}
    for phrase in row.phrases:
        for index, words in _split(phrase, spans):
            placed.setdefault(index, []).extend(words)
    for index, words in placed.items():
        cells[index].rows.append(words)


def _split(phrase: Phrase, spans: Sequence[Span]) -> list[tuple[int, list[Word]]]:
    """Return the columns that `phrase` stands in; a number at a label's end that stands in its column is parted."""
    index = column_of(phrase, spans)
    last = phrase.words[-1]
    if len(phrase.words) > 1 and not spans[index].numbers and last.text[-1].isdigit():
        for other, span in enumerate(spans):
            if span.numbers and span.side == "right" and span.x0 - 1 <= last.x0 and abs(last.x1 - span.x1) < 1:
                return [(index, phrase.words[:-1]), (other, [last])]
    return [(index, phrase.words)]
