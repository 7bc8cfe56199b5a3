"""Point at the number that is likely wrong when several sums of a table are: where row and column cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import permutations

from extract.audit.ledger import Entry, Ledger
from extract.audit.wording import named, number, row_named
from models import Finding

_MOST = 200  # findings in one table: of more none is pointed at


def point_out(ledger: Ledger, findings: Sequence[Finding]) -> None:
    """Add to the sentences of findings with one cause which number that is."""
    if not 2 <= len(findings) <= _MOST:
        return
    spots = {cell.start: (entry, column) for entry in ledger.entries for column, cell in entry.cells.items()}
    by_cell: dict[int, list[Finding]] = defaultdict(list)
    for item in findings:
        for start in {item.start, *(part.start for part in item.operands)}:
            by_cell[start].append(item)
    told: set[int] = set()
    for start, items in by_cell.items():
        for one, other in permutations(items, 2):
            if id(other) in told or start not in spots or not _same(one, other):
                continue
            if sentence := _pointed(ledger, spots[start], start, one, other):
                told.add(id(other))
                other.sentence += sentence


def _off(item: Finding) -> float:
    return round((item.printed or 0.0) - (item.computed or 0.0), 6)


def _same(one: Finding, other: Finding) -> bool:
    """Tell whether two findings are off by as much, the one down a column and the other across or by another rule."""
    return abs(_off(one)) == abs(_off(other)) != 0 and one.check != "percentage" != other.check


def _pointed(ledger: Ledger, spot: tuple[Entry, int], start: int, one: Finding, other: Finding) -> str | None:
    """Return what to add to the other finding: that with another number at the spot both are right."""
    entry, column = spot
    value = entry.cells[column].value or 0.0
    if start == one.start and start != other.start:  # the one's printed number is an operand of the other
        return f" Met {number(one.computed or 0.0)} op {row_named(entry)}, {named(ledger, column)}, klopt dit wel."
    if {one.check, other.check} & {"kolomsom"} and one.check != other.check:
        down = one if one.check == "kolomsom" else other
        if start == down.start:
            return None
        other.cause = "fout"
        right = number(value + _off(down))
        where = f"{row_named(entry)}, {named(ledger, column)}"
        return (
            f" Rij en kolom wijken evenveel af: waarschijnlijk hoort op {where} {right} te staan, niet {number(value)}."
        )
    return None
