"""Find the heading above columns of figures: its rows of cells, and which columns a group's name spans."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.read.grids import Cell
from extract.read.groups import placed_groups
from extract.read.paper import Box
from extract.read.rows import Phrase, phrase_of, phrases_of
from extract.read.spans import Span
from extract.read.words import Word

MOST_ROWS = 9
FAR = 3.5  # sizes between a heading's rows, and between heading and body
WORD_GAP = 0.45  # of the size: a wider gap may part headings that stand close
LONG = 8
NEXT_LINE = 1.4  # sizes: lines no further apart are one row of headings
OFF = 0.3  # of a column's width: how far from any column a heading stands that is a group's


def heading_rows(
    rows: Sequence[list[Word]], spans: Sequence[Span], base: float, rules: Sequence[Box]
) -> tuple[list[list[Cell]], int]:
    """Return the heading's rows of cells and the index of its first row in `rows`; `base` is the body's first row."""
    top = _first_row(rows, spans, base)
    lines = [_phrases(row, spans) for row in rows[top:]]
    if not lines:
        return [], len(rows)
    table: list[list[Cell]] = []
    leaf = True
    for group in reversed(_grouped(lines, spans, rules)):
        table.insert(0, _leaf_cells(group, spans) if leaf else placed_groups(_stacked(group), spans, rules))
        leaf = False
    return table, top


def _first_row(rows: Sequence[list[Word]], spans: Sequence[Span], base: float) -> int:
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


def _is_prose(row: list[Word], spans: Sequence[Span]) -> bool:
    return any(
        len(phrase.words) > LONG and len(columns_under(phrase, spans)) > 1 for phrase in phrases_of(row, WORD_GAP)
    )


def _phrases(row: list[Word], spans: Sequence[Span]) -> list[Phrase]:
    """Return the phrases of a heading's line."""
    return phrases_of(row, WORD_GAP)


def columns_under(phrase: Phrase, spans: Sequence[Span]) -> list[int]:
    """Return the columns whose middle `phrase` stands over, or the one that it overlaps most."""
    under = [index for index, span in enumerate(spans) if phrase.x0 <= span.middle <= phrase.x1]
    if under:
        return under
    overlaps = [min(phrase.x1, span.x1) - max(phrase.x0, span.x0) for span in spans]
    return [overlaps.index(max(overlaps))] if max(overlaps) > 0 else []


def _grouped(lines: list[list[Phrase]], spans: Sequence[Span], rules: Sequence[Box]) -> list[list[list[Phrase]]]:
    """Return the lines of each row of the heading: a wide gap, a rule or names of groups part them."""
    groups = [[lines[0]]]
    for above, below in itertools.pairwise(lines):
        size = max(phrase.size for phrase in [*above, *below])
        far = below[0].base - above[0].base > NEXT_LINE * size
        if far or _is_ruled_off(above, below, rules) or any(_spans_several(p, below, spans) for p in above):
            groups.append([])
        groups[-1].append(below)
    return groups


def _is_ruled_off(above: list[Phrase], below: list[Phrase], rules: Sequence[Box]) -> bool:
    low, high = above[0].base, below[0].base - 0.5 * below[0].size
    return any(
        low <= (rule[1] + rule[3]) / 2 <= high and any(rule[0] < p.x1 and rule[2] > p.x0 for p in above)
        for rule in rules
    )


def _spans_several(phrase: Phrase, below: list[Phrase], spans: Sequence[Span]) -> bool:
    """Tell whether `phrase` names a group: it reaches over several columns, or stands between two headings."""
    under = columns_under(phrase, spans)
    if len(under) > 1:
        return all(spans[index].numbers for index in under)
    if any(other.x0 < phrase.x1 and other.x1 > phrase.x0 for other in below) or not under:
        return sum(other.x0 < phrase.x1 and other.x1 > phrase.x0 for other in below) > 1
    return False


def _leaf_cells(lines: list[list[Phrase]], spans: Sequence[Span]) -> list[Cell]:
    """Return the heading's lowest row: each phrase stands over one column."""
    cells = [Cell() for _ in spans]
    for line in lines:
        placed: dict[int, list[Word]] = {}
        for phrase in line:
            placed.setdefault(_column_of(phrase, spans), []).extend(phrase.words)
        for index, words in placed.items():
            cells[index].rows.append(words)
    return cells


def _column_of(phrase: Phrase, spans: Sequence[Span]) -> int:
    under = columns_under(phrase, spans)
    if under:
        return under[0]
    middle = (phrase.x0 + phrase.x1) / 2
    return min(range(len(spans)), key=lambda index: abs(middle - spans[index].middle))


def _stacked(lines: list[list[Phrase]]) -> list[list[Phrase]]:
    """Return the names in a row of groups, from left to right, each with its lines one below the other."""
    names: list[list[Phrase]] = []
    for line in lines:
        for phrase in line:
            home = next((name for name in names if name[-1].x0 < phrase.x1 and name[-1].x1 > phrase.x0), None)
            if home is None:
                names.append([phrase])
            else:
                home.append(phrase)
    return sorted(names, key=lambda name: min(part.x0 for part in name))


def one_phrase(parts: list[Phrase]) -> Phrase:
    """Return the phrase that the lines of a name make together."""
    return phrase_of([word for part in parts for word in part.words])
