"""Say why a sum is likely wrong: rounding, a part that was not counted, a cell that another table prints otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from extract.audit.arithmetic.claims import Claim
from extract.audit.ledger import Entry, Ledger
from extract.audit.wording import number, operand, row_named
from models import Cell, Operand

_LARGE = 1000  # a number that two tables print for one row is the same number, whatever the columns are called
_LEAST = 5  # a smaller difference may equal some cell by chance
Cause = tuple[str, str, list[Operand]]  # the cause, a sentence that says it, the cells that show it


class Elsewhere:
    """The numbers of all tables of a source, by the label of their row and the header of their column."""

    def __init__(self, ledgers: Iterable[Ledger]) -> None:
        """Index the numbers of the tables."""
        self._cells: dict[str, list[tuple[Ledger, int, Cell]]] = defaultdict(list)
        for ledger in ledgers:
            for entry in ledger.entries:
                for column in ledger.counted if entry.label else ():
                    if cell := entry.printed(column):
                        self._cells[entry.label.lower()].append((ledger, column, cell))

    def printed(self, ledger: Ledger, entry: Entry, column: int, value: float) -> Cell | None:
        """Return another table's cell with this label and number: in that column, or too large for chance."""
        for other, at, cell in self._cells.get(entry.label.lower(), ()):
            same = at == column or _key(other, at) == _key(ledger, column)
            if other is not ledger and cell.value == value and (same or abs(value) >= _LARGE):
                return cell
        return None


def _key(ledger: Ledger, column: int) -> str:
    return " ".join(ledger.headers.get(column, "").lower().split())


def cause_of(claim: Claim, column: int, elsewhere: Elsewhere | None) -> Cause:
    """Return the likely cause of a wrong sum, the sentence that says so, and the cells elsewhere that show it."""
    off = claim.off(column)
    if elsewhere and (found := _twin(claim, column, off, elsewhere)):
        return found
    if claim.nearly(column) or claim.mean:
        return ("afronding" if claim.nearly(column) else "fout"), "", []
    return _part(claim, column, off) or ("fout", "", [])


def _twin(claim: Claim, column: int, off: float, elsewhere: Elsewhere) -> Cause | None:
    """Return the cause when one part is printed otherwise elsewhere, and with that number the sum is right."""
    for part in claim.parts:
        value = round((part.value(column) or 0.0) + off, 6)
        if value and (cell := elsewhere.printed(claim.ledger, part, column, value)):
            blank = part.printed(column) is None
            because = f" Met {number(value)} voor {row_named(part)}, zoals op pagina {cell.page} staat, klopt het wel."
            return ("deel ontbreekt" if blank else "fout"), because, [operand(cell, part.label)]
    return None


def _part(claim: Claim, column: int, off: float) -> Cause | None:
    """Return the cause when exactly one part was left out or counted twice, or one row that is no part was counted."""
    if abs(off) < _LEAST:
        return None
    inside = {part.index for part in claim.parts} | {claim.total.index}
    missed = [part for part in claim.parts if part.printed(column) and abs((part.value(column) or 0.0) + off) < 1e-6]
    twice = [part for part in claim.parts if part.printed(column) and abs((part.value(column) or 0.0) - off) < 1e-6]
    if len(missed) == 1:
        return "deel ontbreekt", f" Het verschil is precies {row_named(missed[0])}: die lijkt niet meegeteld.", []
    if len(twice) == 1:
        return "fout", f" Het verschil is precies {row_named(twice[0])}: die lijkt dubbel geteld.", []
    others = [
        entry for entry in claim.ledger.entries if entry.index not in inside and not entry.is_total and entry.label
    ]
    outside = [entry for entry in others if abs((entry.value(column) or 0.0) - off) < 1e-6 and entry.printed(column)]
    if len(outside) == 1:
        because = f" Het verschil is precies {row_named(outside[0])}: die lijkt meegeteld."
        return "deel ontbreekt", because, [operand(outside[0].cells[column], outside[0].label)]
    return None
