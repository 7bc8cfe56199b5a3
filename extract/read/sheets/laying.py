"""Lay out the sheets of a file: a page each, with the blocks of cells that stand together as tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extract.read.flow import Flow
from extract.read.sheets.grid import Sheet, Workbook

Rows = list[list[str]]


def laid_out(workbook: Workbook) -> Flow:
    """Return the text of all sheets that show something; each has its name as heading when there are several."""
    flow = Flow()
    shown = [sheet for sheet in workbook.sheets if not sheet.is_empty]
    for number, sheet in enumerate(shown):
        if number:
            flow.end_page()
        if len(shown) > 1 and sheet.name.strip():
            flow.paragraph(sheet.name, level=1)
        for block in blocks(sheet):
            lay_block(flow, block)
        for text in sheet.boxes:
            flow.paragraph(text)
    return flow


def blocks(sheet: Sheet) -> Iterator[Rows]:
    """Yield the rows that stand together, without an empty row between them, as wide as they are filled."""
    rows: list[dict[int, str]] = []
    before = None
    for row in sorted(sheet.cells):
        if before is not None and row > before + 1:
            yield _even(rows)
            rows = []
        rows.append(sheet.cells[row])
        before = row
    if rows:
        yield _even(rows)


def _even(rows: Iterable[dict[int, str]]) -> Rows:
    """Return rows with all the columns between the first and the last that hold anything."""
    rows = list(rows)
    columns = {column for row in rows for column in row}
    return [[row.get(column, "") for column in range(min(columns), max(columns) + 1)] for row in rows]


def lay_block(flow: Flow, rows: Rows) -> None:
    """Add a block: rows above its table that hold but one text, at the left, are its titles, the others its rows."""
    titled = 0
    while titled < len(rows) - 1 and rows[titled][0] and not any(rows[titled][1:]):
        flow.paragraph(rows[titled][0], gap=not titled)
        titled += 1
    for number, row in enumerate(rows[titled:]):
        flow.row(row, gap=not number)
