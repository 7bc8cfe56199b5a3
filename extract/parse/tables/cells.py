"""Read what stands within the cells of rows: their lines, paragraphs and first line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.parse.tables.rows import Row, row_runs
from extract.text.markup import plain
from extract.text.reading import Line

_PIECE = re.compile(r"</?p>|<br\s*/?>|[\u2028\n]", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?p>|<br\s*/?>", re.IGNORECASE)
# Words that items of an agenda open with everywhere.
FAMILIAR = re.compile(
    r"(?:opening|welkom|mededeling|ingekomen|verslag|concept-?verslag|notulen|vaststell|actie(?:punten|lijst)?\b|actie-"
    r"|besluitenlijst|terugblik|rondvraag|sluiting|afsluiting|w\.?v\.?t\.?t\.?k|wat verder|stand van zaken"
    r"|datum volgend"
    r"|volgende|hamerstuk|voortgang|planning|kennismaking|rondje)",
    re.IGNORECASE,
)
_JUMP = 3  # numbers: items that were left for another time are not printed
_LEAST_ITEMS = 3  # fewer numbered rows are no agenda
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
    return len(firsts) == len(rows) > 1 and _counts(firsts)


def _counts(numbers: Sequence[str]) -> bool:
    return (
        numbers[0].isdecimal()
        and len(numbers[0]) < 3
        and list(numbers) == [str(int(numbers[0]) + at) for at in range(len(numbers))]
    )


def laid_out(run: Sequence[Row]) -> list[Row]:
    """Return the rows of a run that minutes are laid out in: a number that counts up beside the text of its item.

    A row without a number goes on with the item before it; other rows between them are tables within the text.
    """
    laid = [row for row in run if row.kind == "tab" and _is_laid(row)]
    items = [row for row in laid if row.texts[0]]
    numbers = [int(row.texts[0].rstrip(".)")) for row in items]
    if len(items) < _LEAST_ITEMS or not all(0 < b - a <= _JUMP for a, b in pairwise(numbers)):
        return []
    titles = [plain(row.source[slice(*first_line(row.source, *row.cells[1]))]) for row in items]
    long = sum("\u2028" in row.source[slice(*row.cells[1])] for row in items)
    return laid if long * 3 >= len(items) and any(map(FAMILIAR.match, titles)) else []


def _is_laid(row: Row) -> bool:
    """Tell whether a row is a number or nothing, and a text: one of several lines may lie in several cells."""
    lines = len(row.cells) == 2 or "\u2028" in row.source[row.start : row.end]
    if not lines or len(row.cells) < 2 or not row.texts[1]:
        return False
    return bool(re.fullmatch(r"\d{1,2}[.)]?", row.texts[0])) or (not row.texts[0] and len(row.cells) == 2)


def unrolled(source: str, lines: Sequence[Line]) -> list[Line]:
    """Return `lines` with the rows that minutes are laid out in taken apart: each line of an item's cell is one."""
    if not any("\u2028" in line.text for line in lines):
        return list(lines)
    cells = {row.start: row.cells[1:] for run in row_runs(source, lines) for row in laid_out(run)}
    result: list[Line] = []
    for line in lines:
        if line.start not in cells:
            result.append(line)
            continue
        for cell in cells[line.start]:
            for start, end in cell_lines(source, *cell):
                gap = start == cell[0]
                result.append(Line(start, end, line.page, source[start:end], gap=gap, size=line.size))
    return result


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
