"""Find the heading above columns of figures: its rows of cells, and which columns a group's name spans."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.read.pdf.paper import Box
from extract.read.rows import Phrase, phrases_of, usual_space
from extract.read.tables.grids import Cell
from extract.read.tables.groups import placed_groups
from extract.read.tables.spans import Span
from extract.read.words import Word

MOST_ROWS = 9
FAR = 3.5  # sizes between a heading's rows, and between heading and body
WORD_GAP = 0.45  # of the size: a wider gap may part headings that stand close
SPACES = 1.25  # the same in spaces, where the font's space is wide
LONG = 8
NEXT_LINE = 1.4  # sizes: lines no further apart are one row of headings
SHARED = 0.3  # of the narrower one: how far two headings overlap, one below the other


def heading_rows(
    rows: Sequence[list[Word]], spans: Sequence[Span], base: float, rules: Sequence[Box]
) -> tuple[list[list[Cell]], int]:
    """Return the heading's rows of cells and the index of its first row in `rows`; `base` is the body's first row."""
    gap = max(WORD_GAP, SPACES * usual_space(rows[-MOST_ROWS:]))
    lines = [phrases_of(row, gap) for row in rows[-MOST_ROWS:]]
    top = _first_line(lines, spans, base)
    lines, top = lines[top:], top + max(0, len(rows) - MOST_ROWS)
    if not lines:
        return [], len(rows)
    table: list[list[Cell]] = []
    leaf = True
    for group in reversed(_grouped(lines, spans, rules)):
        table.insert(0, _leaf_cells(group, spans) if leaf else placed_groups(_stacked(group), spans, rules))
        leaf = False
    return table, top


def _first_line(lines: list[list[Phrase]], spans: Sequence[Span], base: float) -> int:
    """Return the index of the topmost line that stands over the columns, without a wide gap or prose below it."""
    top = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        size = max(phrase.size for phrase in line)
        if base - line[0].base > FAR * size or _is_prose(line, spans):
            break
        base = line[0].base
        if any(_is_over(phrase, spans) for phrase in line):
            top = index
    return top


def _is_over(phrase: Phrase, spans: Sequence[Span]) -> bool:
    """Tell whether `phrase` stands over columns of numbers rather than at the left, as a title does."""
    edge = min(span.x0 for span in spans if span.numbers)
    return phrase.x1 > edge and phrase.x0 > min(edge - 2 * phrase.size, spans[0].x0 + 2 * phrase.size)


def _is_prose(line: list[Phrase], spans: Sequence[Span]) -> bool:
    return any(len(phrase.words) > LONG and len(columns_under(phrase, spans)) > 1 for phrase in line)


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
    for rank, (above, below) in enumerate(itertools.pairwise(lines), start=1):
        size = max(phrase.size for phrase in [*above, *below])
        far = below[0].base - above[0].base > NEXT_LINE * size
        if far or _is_ruled_off(above, below, rules) or any(_spans_several(p, lines[rank:], spans) for p in above):
            groups.append([])
        groups[-1].append(below)
    return groups


def _is_ruled_off(above: list[Phrase], below: list[Phrase], rules: Sequence[Box]) -> bool:
    low, high = above[0].base, below[0].base - 0.5 * below[0].size
    return any(
        low <= (rule[1] + rule[3]) / 2 <= high and any(rule[0] < p.x1 and rule[2] > p.x0 for p in above)
        for rule in rules
    )


def _spans_several(phrase: Phrase, lower: list[list[Phrase]], spans: Sequence[Span]) -> bool:
    """Tell whether `phrase` names a group: headings of several columns stand below it, or none where it is wide."""
    below = {_column_of(other, spans) for line in lower for other in line if _is_below(other, phrase)}
    under = columns_under(phrase, spans)
    return len(below) > 1 or (not below and len(under) > 1 and all(spans[index].numbers for index in under))


def _is_below(other: Phrase, phrase: Phrase) -> bool:
    shared = min(phrase.x1, other.x1) - max(phrase.x0, other.x0)
    return shared > SHARED * min(phrase.x1 - phrase.x0, other.x1 - other.x0)


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
