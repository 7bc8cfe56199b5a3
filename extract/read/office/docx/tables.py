"""Take the rows of a table in a Word file, merged cells in their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extract.read.office.docx.styles import is_on
from extract.read.office.tags import Node, child, get, kind, number, within
from extract.read.office.telling import DELETED, HIDDEN

MOST_COLUMNS = 200
_PASSED = ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")


def rows_of(table: Node, left_out: Counter[str]) -> Iterator[list[Node | None]]:
    """Yield the cells of each row that is shown; None stands for a place that a cell to the left reaches over."""
    for row in _found(table, "w:tr"):
        properties = child(row, "w:trPr")
        if child(properties, "w:del") is not None:
            left_out[DELETED] += 1
        elif is_on(properties, "w:hidden"):
            left_out[HIDDEN] += any((text.text or "").strip() for text in within(row, "w:t"))
        else:
            yield list(_cells(row, properties, left_out))[:MOST_COLUMNS]


def _cells(row: Node, properties: Node | None, left_out: Counter[str]) -> Iterator[Node | None]:
    yield from [None] * _count(child(properties, "w:gridBefore"))
    for cell in _found(row, "w:tc"):
        own = child(cell, "w:tcPr")
        if child(own, "w:cellDel") is not None:
            left_out[DELETED] += 1
            continue
        yield cell
        yield from [None] * (_count(child(own, "w:gridSpan")) - 1)
    yield from [None] * _count(child(properties, "w:gridAfter"))


def _count(node: Node | None) -> int:
    return min(MOST_COLUMNS, max(0, number(get(node, "w:val"))))


def _found(node: Node, name: str) -> Iterator[Node]:
    """Yield the rows of a table or the cells of a row, those within controls too."""
    for one in node:
        if kind(one) == name:
            yield one
        elif kind(one) in _PASSED:
            yield from _found(one, name)
