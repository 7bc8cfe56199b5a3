"""Read inventarislijsten: the tables in which a body lists the documents that were asked for, and judges each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.parse.inventory.layout import MOST_HEADERS, NAMED, Layout, layout_of
from extract.parse.inventory.printed import printed_lists
from extract.parse.inventory.values import day_in, grounds_of, is_mark, judgement_of, number_in
from extract.text.grounds import OUTSIDE
from extract.text.reading import Reading
from models import Cell, Document, InventoryEntry, Table
from models.inventory import JUDGEMENTS

METHOD = "regel:inventarislijst"
_LOOKED_AT = 400  # entries that bear out what a header says
_LONGEST = 1_000  # characters of a title, a sender: what is more is no such thing
Row = list[Cell | None]


def find_inventory(reading: Reading, document: Document) -> None:
    """Add the entries of every inventarislijst in a document to its source: its tables, and what is laid out as one."""
    reading.source.inventory.extend(_in_tables(reading, document))
    for found in printed_lists(reading, document):
        layout = layout_of(found.headers, [_texts(row) for row in found.rows[:_LOOKED_AT]])
        entries = [_entry(layout, row) for row in found.rows] if layout else []
        reading.source.inventory.extend(entry for entry in entries if entry)


def _in_tables(reading: Reading, document: Document) -> Iterator[InventoryEntry]:
    """Yield the entries of every inventarislijst among the tables of a document."""
    before: tuple[Layout, int] | None = None
    for table in document.tables:
        rows = _rows(table)
        named = any(NAMED.search(text) for text in (table.title, document.title, _first_line(reading, table)) if text)
        found = _laid_out(rows, named=named)
        if found is None and before and before[1] == len(rows[0]) and _goes_on(before[0], rows):
            found = before[0], 0
        if found is None:
            continue
        layout, first = found
        before = layout, len(rows[0])
        headers = [_texts(row) for row in rows[:first]]
        entries = (_entry(layout, row) for row in rows[first:] if _texts(row) not in headers)
        yield from (entry for entry in entries if entry)


def _first_line(reading: Reading, table: Table) -> str:
    """Return the first line of the page that a table begins on."""
    page = next((page for page in reading.source.pages if page.number == table.page), None)
    return page.text[:200].split("\n")[0] if page else ""


def _rows(table: Table) -> list[Row]:
    """Return the cells row by row, None where nothing is printed."""
    width = max((cell.column for cell in table.cells), default=0) + 1
    rows: dict[int, Row] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, [None] * width)[cell.column] = cell
    return [rows[row] for row in sorted(rows)] or [[None]]


def _texts(row: Row) -> list[str]:
    return [cell.text if cell else "" for cell in row]


def _laid_out(rows: Sequence[Row], *, named: bool) -> tuple[Layout, int] | None:
    """Return the layout that tells most of a table, and the number of rows before its entries."""
    grid = [_texts(row) for row in rows]
    best: tuple[int, Layout, int] | None = None
    for headers, first in _headers(grid):
        layout = layout_of(headers, grid[first : first + _LOOKED_AT], named=named)
        told = len(layout.columns) + len(layout.marked) if layout else 0
        if layout and (best is None or told > best[0]):
            best = told, layout, first
    return best[1:] if best else None


def _headers(grid: list[list[str]]) -> Iterator[tuple[list[str], int]]:
    """Yield what may be the header: one of the first rows, or what stands in these above each other."""
    for last in range(min(MOST_HEADERS, len(grid) - 1)):
        yield grid[last], last + 1
        if last:
            yield [" ".join(filter(None, column)) for column in zip(*grid[: last + 1], strict=True)], last + 1


def _goes_on(layout: Layout, rows: Sequence[Row]) -> bool:
    """Tell whether a table without a header of its own goes on with the list before it."""
    entries = [_entry(layout, row) for row in rows[:_LOOKED_AT]]
    return sum(bool(entry and (entry.judgement or entry.grounds)) for entry in entries) * 2 >= len(entries)


def _entry(layout: Layout, row: Row) -> InventoryEntry | None:
    """Return what one row says of a document, None when it lists none."""
    texts = _texts(row)
    number, title = number_in(layout.told(texts, "number")), _told(layout, texts, "title")
    filled = [cell for cell in row if cell]
    if not (number or title) or len(filled) < 2:
        return None
    grounds, judgement = _grounds(layout, texts), _judgement(layout, texts)
    return InventoryEntry(
        start=min(cell.start for cell in filled),
        end=max(cell.end for cell in filled),
        page=filled[0].page,
        method=METHOD,
        number=number,
        title=title,
        date=day_in(layout.told(texts, "date"), month_first=layout.month_first),
        judgement=judgement or (OUTSIDE if OUTSIDE in grounds else None),
        grounds=[ground for ground in grounds if ground != OUTSIDE],
        sender=_told(layout, texts, "sender"),
        receiver=_told(layout, texts, "receiver"),
        kind=_told(layout, texts, "kind"),
    )


def _told(layout: Layout, texts: Sequence[str], kind: str) -> str | None:
    return layout.told(texts, kind).strip(" -–")[:_LONGEST] or None


def _judgement(layout: Layout, texts: Sequence[str]) -> str | None:
    """Return the judgement in its own cell, as all it says or its beginning, or at the head of the marked column."""
    marked = [name for column, name in layout.marked.items() if name in JUDGEMENTS and is_mark(texts[column])]
    return judgement_of(layout.told(texts, "judgement")) or (marked[0] if len(marked) == 1 else None)


def _grounds(layout: Layout, texts: Sequence[str]) -> list[str]:
    """Return the grounds in their own cell, beside the judgement, or in the heads of the columns that are marked."""
    told = [*grounds_of(layout.told(texts, "grounds")), *grounds_of(layout.told(texts, "judgement"))]
    marked = [name for column, name in layout.marked.items() if name not in JUDGEMENTS and is_mark(texts[column])]
    return list(dict.fromkeys([*told, *marked]))
