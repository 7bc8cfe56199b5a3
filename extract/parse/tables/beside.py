"""Part tables that stand side by side, and give rows of cells the header that is printed above them with spaces."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extract.parse.tables.drafts import Draft
from extract.parse.tables.gutters import Piece, pieces, words
from extract.parse.tables.rows import Row
from extract.text.blocks import is_row
from extract.text.numbers import parse_number
from extract.text.reading import Line

_LEAST = 2  # columns of a table that stands beside another


def parted(draft: Draft) -> list[Draft]:
    """Return the tables side by side in `draft`: the header of the first column is printed again over each of them."""
    heads = draft.header[-1].texts if draft.header else []
    starts = [column for column, text in enumerate(heads) if heads[0] and text == heads[0]]
    edges = list(pairwise([*starts, draft.width]))
    if len(edges) < 2 or any(end - start < _LEAST for start, end in edges) or not _alike(draft, starts):
        return [draft]
    found = []
    for start, end in edges:
        while end - start > _LEAST and not any(_text(row, end - 1) for row in [*draft.header, *draft.body]):
            end -= 1
        body = [row for row in _columns(draft.body, start, end) if any(row.texts)]
        if body:
            found.append(Draft(_columns(draft.header, start, end), body, draft.first, draft.last))
    return found


def _alike(draft: Draft, starts: Sequence[int]) -> bool:
    """Tell whether the columns that `starts` name hold labels: few numbers."""
    texts = [_text(row, start) for row in draft.body for start in starts]
    return sum(parse_number(text) is not None for text in texts) * 2 < len(texts)


def _text(row: Row, column: int) -> str:
    return row.texts[column] if column < len(row.texts) else ""


def _columns(rows: Sequence[Row], start: int, end: int) -> list[Row]:
    """Return the rows with their cells from column `start` up to `end` only."""
    found = []
    for row in rows:
        own = {column - start: spans for column, spans in row.pieces.items() if start <= column < end}
        found.append(Row(row.source, row.cells[start:end], row.lines, row.kind, own))
    return found


def head_above(draft: Draft, lines: Sequence[Line], since: int) -> None:
    """Take the line right above rows without a header as one where it has a name for each of their columns."""
    at = draft.first - 1
    if draft.header or draft.spans or at < since or lines[draft.first].gap or is_row(lines[at].text):
        return
    names = _names(lines[at], draft.width)
    if names and not any(parse_number(name.text) and len(name.text) != 4 for name in names):
        spans = [name.span for name in names]
        draft.spans = [[*([None] * (draft.width - len(spans))), *spans]]
        draft.first = at


def _names(line: Line, width: int) -> list[Piece]:
    """Return the names of columns in a line: parted by wide spaces, or as many words with a capital each."""
    if len(line.text) > 400:
        return []
    apart = pieces(line)
    if len(apart) > 1 and len(apart) in (width, width - 1):
        return apart
    single = words(apart[0]) if len(apart) == 1 else []
    capitals = all(word.text[:1].isupper() or word.text.isdigit() for word in single)
    return single if len(single) == width > 2 and capitals else []
