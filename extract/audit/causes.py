"""Say why a sum is likely wrong: rounding, a part that was not counted, a cell that another table prints otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from extract.audit.claims import Claim
from extract.audit.ledger import Entry, Ledger
from extract.audit.wording import number, operand, row_named
from models import Cell, Operand

_LEAST = 5  # a smaller difference may equal some cell by chance
Cause = tuple[str, str, list[Operand]]  # the cause, a sentence that says it, the cells that show it


class Elsewhere:
    """The numbers of all tables of a source, by the label of their row and the header of their column."""

    def __init__(self, ledgers: Iterable[Ledger]) -> None:
        """Index the numbers of the tables."""
        self._cells: dict[tuple[str, str], list[tuple[Ledger, Entry, Cell]]] = defaultdict(list)
        for ledger in ledgers:
            for entry in ledger.entries:
                for column in ledger.counted if entry.label else ():
                    if cell := entry.printed(column):
                        self._cells[entry.label.lower(), _key(ledger, column)].append((ledger, entry, cell))

    def twins(self, ledger: Ledger, entry: Entry, column: int) -> list[Cell]:
        """Return the cells of other tables that stand at the same label and header."""
        found = self._cells.get((entry.label.lower(), _key(ledger, column)), [])
        return [cell for other, _, cell in found if other is not ledger]


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
        value = part.value(column) or 0.0
        for cell in elsewhere.twins(claim.ledger, part, column):
            if off and cell.value is not None and abs(cell.value - value - off) < 1e-6:
                blank = part.printed(column) is None
                because = (
                    f" Met {number(cell.value)} voor {row_named(part)}, zoals op pagina {cell.page}, klopt het wel."
                )
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
