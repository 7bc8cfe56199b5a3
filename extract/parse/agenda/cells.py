"""Read what stands within the cells of rows: their lines, paragraphs and first line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.parse.tables.rows import Row
from extract.text.markup import plain

_PIECE = re.compile(r"</?p>|<br\s*/?>|[\u2028\n]", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?p>|<br\s*/?>", re.IGNORECASE)
_LABELLED = re.compile(r"\s*(?:\d{1,2}|[a-z])[.)]\s", re.IGNORECASE)


def cell_lines(source: str, start: int, end: int, *, wraps: bool = True) -> Iterator[tuple[int, int]]:
    """Yield the lines within a cell; without `wraps` only its paragraphs, which mark-up sets apart."""
    at = start
    for mark in (_PIECE if wraps else _PARAGRAPH).finditer(source, start, end):
        if source[at : mark.start()].strip():
            yield at, mark.start()
        at = mark.end()
    if source[at:end].strip():
        yield at, end


def counts_on(rows: Sequence[Row]) -> bool:
    """Tell whether rows are minutes laid out in two columns: a number that counts on, and the words of the item."""
    firsts = [row.texts[0] for row in rows if len(row.cells) == 2]
    return (
        len(firsts) == len(rows) > 1
        and all(text == str(int(firsts[0]) + at) for at, text in enumerate(firsts) if firsts[0].isdigit())
        and firsts[0].isdigit()
        and len(firsts[0]) < 3
    )


def first_line(source: str, start: int, end: int) -> tuple[int, int]:
    """Return the span of a cell's first line, with the lines that go on in small letters."""
    lines = list(cell_lines(source, start, end))
    if not lines:
        return start, start
    first, last = lines[0]
    for a, b in lines[1:]:
        if not plain(source[a:b])[:1].islower() or _LABELLED.match(source, a, b):
            break
        last = b
    return first, last


def is_list(run: Sequence[Row]) -> bool:
    """Tell a list whose numbers are followed by a tab from a table."""
    return all(len(row.cells) == 2 and re.fullmatch(r"(?:\d{1,2}|[a-z])[.)]", row.texts[0]) for row in run)
