"""Compare tables that were printed twice: where the same cell holds two numbers, one of them is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from extract.audit.ledger import Entry, Ledger
from extract.audit.wording import finding, named, number, operand, row_named
from models import Cell, Finding

_ALIKE = 0.9  # share of the numbers that must be the same in both
_MOST = 40  # prints of one table that are compared
_LEAST = 12  # numbers that both must hold: smaller tables may be alike by chance
_SHARED = 4  # numbers on the same place, theme, measure and period that two tables of other layout must both hold
_AGREED = 0.75  # share of those that must be the same in both
_AGREED_LATER = 0.9  # the same for tables of two days
_LASTING = frozenset({"opgave", "taakstelling"})  # what stays the same from day to day
_Key = tuple[str, str, str, str, str]  # place, theme, measure, period, unit
_Spot = tuple[str, int]  # source and offset


def check_contradictions(ledgers: Sequence[Ledger], doubted: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the numbers that differ between two prints of one table; `doubted` are the sums found wrong."""
    told: set[_Spot] = set()
    for alike in _grouped(ledgers):
        for one, other in combinations(alike[:_MOST], 2):
            yield from _reprinted(one, other, doubted, told)
    yield from _by_meaning(ledgers, doubted, told)


def _reprinted(one: Ledger, other: Ledger, doubted: Sequence[Finding], told: set[_Spot]) -> Iterator[Finding]:
    """Yield the numbers that differ between two tables that are one but for a few numbers, and of one day."""
    pairs = list(_pairs(one, other))
    differing = [pair for pair in pairs if pair[0].cells[pair[2]].value != pair[1].cells[pair[2]].value]
    if len(pairs) < _LEAST or len(differing) > (1 - _ALIKE) * len(pairs):
        return
    same_day = _same_day(one, other)
    for a, b, column in differing:
        if not same_day and not _lasts(one, a.cells[column]):
            continue
        wrong_first = _doubts(other, column, doubted) <= _doubts(one, column, doubted)
        sides = ((one, a), (other, b)) if wrong_first else ((other, b), (one, a))
        spots = [_spot(entry.cells[column]) for _, entry in sides]
        if spots[0] not in told:
            told.update(spots)
            yield _finding(*sides[0], *sides[1], column)


def _spot(cell: Cell) -> _Spot:
    return cell.source_id, cell.start


def _lasts(ledger: Ledger, cell: Cell) -> bool:
    """Tell whether a number is one that a later day does not change: what must be done, or a year's inhabitants."""
    said = ledger.opgaven.get(id(cell))
    return said is not None and (said.theme == "inwoners" or said.measure in _LASTING)


def _grouped(ledgers: Sequence[Ledger]) -> list[list[Ledger]]:
    """Return the tables that may be prints of one: as many columns and the same first label."""
    groups: dict[tuple[int, str], list[Ledger]] = defaultdict(list)
    for ledger in ledgers:
        if ledger.entries:
            groups[max(ledger.numeric), ledger.entries[0].label].append(ledger)
    return list(groups.values())


def _pairs(one: Ledger, other: Ledger) -> Iterator[tuple[Entry, Entry, int]]:
    """Yield the cells with a number in both tables at the same label and column."""
    rows = {entry.label: entry for entry in other.entries if entry.label}
    for entry in one.entries:
        twin = rows.get(entry.label)
        if twin is None:
            continue
        for column, cell in entry.cells.items():
            match = twin.cells.get(column)
            if column and cell.value is not None and match is not None and match.value is not None:
                yield entry, twin, column


def _by_meaning(ledgers: Sequence[Ledger], doubted: Sequence[Finding], told: set[_Spot]) -> Iterator[Finding]:
    """Yield the numbers that differ between two tables that mostly say the same of the same day in another layout."""
    meant = [_meant(ledger) for ledger in ledgers]
    holders: dict[_Key, list[int]] = defaultdict(list)
    for index, cells in enumerate(meant):
        for key in cells:
            holders[key].append(index)
    shared: dict[tuple[int, int], list[_Key]] = defaultdict(list)
    for key, indexes in holders.items():
        for pair in combinations(indexes[:_MOST], 2):
            shared[pair].append(key)
    for (one, other), keys in sorted(shared.items()):
        same_day = _same_day(ledgers[one], ledgers[other])
        keys = keys if same_day else [key for key in keys if _lasts(ledgers[one], meant[one][key])]
        apart = [key for key in keys if meant[one][key].value != meant[other][key].value]
        if len(keys) < _SHARED or len(apart) > (1 - (_AGREED if same_day else _AGREED_LATER)) * len(keys):
            continue
        for key in apart:
            sides = [(ledgers[index], meant[index][key]) for index in (one, other)]
            sides.sort(key=lambda side: (-_doubts(side[0], side[1].column, doubted), -side[1].start))
            if not told & {_spot(cell) for _, cell in sides}:
                told.update(_spot(cell) for _, cell in sides)
                yield _of_meaning(*sides[0], *sides[1])


def _meant(ledger: Ledger) -> dict[_Key, Cell]:
    """Return the numbers of a table by what they say, those alone of which it holds only one."""
    found: dict[_Key, list[Cell]] = defaultdict(list)
    for cell in ledger.table.cells:
        said = ledger.opgaven.get(id(cell))
        if said and said.measure != "overig" and cell.value is not None and not cell.uncertain:
            period = "" if said.theme == "inwoners" else said.period or ""  # tables seldom say of which year they are
            found[said.place, said.theme, said.measure, period, said.unit or ""].append(cell)
    return {key: cells[0] for key, cells in found.items() if len(cells) == 1}


def _same_day(one: Ledger, other: Ledger) -> bool:
    """Tell whether two tables are of one day, as far as they say."""
    days = {ledger.table.peildatum or ledger.table.document.date for ledger in (one, other)} - {None}
    return len(days) <= 1


def _of_meaning(ledger: Ledger, cell: Cell, other: Ledger, twin: Cell) -> Finding:
    """Return the finding that a number of one table is another in a table of another layout."""
    entry = next(entry for entry in ledger.entries if entry.index == cell.row)
    column = cell.column
    title = f"tabel “{other.title}”" if other.title else "een andere tabel"
    sentence = (
        f"Op {row_named(entry)} staat in {named(ledger, column)} {number(cell.value or 0.0)} (pagina {cell.page}); "
        f"{title} geeft {_where(twin, other, ledger)} voor hetzelfde {number(twin.value or 0.0)}."
    )
    operands = [operand(twin, other.headers.get(twin.column, ""))]
    return finding("tegenspraak", ledger, entry, column, twin.value or 0.0, sentence, operands)


def _where(cell: Cell, ledger: Ledger, from_: Ledger) -> str:
    """Return how a sentence about a table names the page of another one's cell, and its source where that differs."""
    sources = [each.table.document.source for each in (ledger, from_)]
    of = f" van {sources[0].name}" if sources[0] is not sources[1] else ""
    return f"op pagina {cell.page}{of}"


def _doubts(ledger: Ledger, column: int, doubted: Sequence[Finding]) -> int:
    """Return how many sums of a column were found wrong."""
    spots = {_spot(cell) for cell in ledger.table.cells if cell.column == column}
    return sum((item.source_id, item.start) in spots for item in doubted)


def _finding(ledger: Ledger, entry: Entry, other: Ledger, twin: Entry, column: int) -> Finding:
    """Return the finding that the number in one table is not the one in the other."""
    printed, differs = entry.cells[column].value or 0.0, twin.cells[column].value or 0.0
    sentence = (
        f"Op {row_named(entry)} staat in {named(ledger, column)} {number(printed)} "
        f"(pagina {entry.cells[column].page}); "
        f"dezelfde tabel geeft {_where(twin.cells[column], other, ledger)} {number(differs)}."
    )
    operands = [operand(twin.cells[column], other.headers.get(column, ""))]
    return finding("tegenspraak", ledger, entry, column, differs, sentence, operands)
