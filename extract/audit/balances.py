"""Check rows that give the difference of two rows above them, column by column ("Totaal", "Opgave", "Verschil")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from extract.audit.ledger import Entry, Ledger
from extract.audit.wording import difference, finding, named, number, operand, row_named
from models import Cell, Finding

_BALANCE = re.compile(r"^(?:verschil|delta|saldo|tekort|overschot|achterstand|restopgave|restant|nog te)\b", re.I)
_REACH = 6  # rows above the difference that it may be of


def check_balances(ledger: Ledger) -> Iterator[Finding]:
    """Yield the columns in which a row of differences is wrong, where most columns say which rows it is of."""
    for index, entry in enumerate(ledger.entries):
        if not _BALANCE.match(entry.label):
            continue
        above = [other for other in ledger.entries[max(0, index - _REACH) : index] if other.is_total or other.is_aside]
        pairs = [(len(_right(ledger, entry, *pair)), pair) for pair in permutations(above, 2)]
        best, (one, other) = max(pairs, key=lambda scored: scored[0], default=(0, (entry, entry)))
        columns = _columns(ledger, entry, one, other)
        if best >= 2 and best * 3 >= 2 * len(columns):
            for column in set(columns) - set(_right(ledger, entry, one, other)):
                yield _finding(ledger, entry, one, other, column)


def _columns(ledger: Ledger, entry: Entry, one: Entry, other: Entry) -> list[int]:
    """Return the columns in which all three rows hold a number."""
    return [c for c in ledger.counted if entry.printed(c) and one.printed(c) and other.printed(c)]


def _right(ledger: Ledger, entry: Entry, one: Entry, other: Entry) -> list[int]:
    """Return the columns in which the row is the one less the other, and that not by a 0."""
    columns = _columns(ledger, entry, one, other)
    return [c for c in columns if other.value(c) and _less(one, other, c) == round(entry.value(c) or 0.0, 6)]


def _less(one: Entry, other: Entry, column: int) -> float:
    return round((one.value(column) or 0.0) - (other.value(column) or 0.0), 6)


def _finding(ledger: Ledger, entry: Entry, one: Entry, other: Entry, column: int) -> Finding:
    """Return the finding of one column."""
    cells: list[tuple[Cell, str]] = [(row.cells[column], row.label) for row in (one, other)]
    values = [cell.value or 0.0 for cell, _ in cells]
    computed, printed = values[0] - values[1], entry.cells[column].value or 0.0
    sentence = (
        f"In {named(ledger, column)} is {number(values[0])} ({one.label}) - {number(values[1])} ({other.label}) = "
        f"{number(computed)}, maar op {row_named(entry)} staat {number(printed)} ({difference(printed, computed)})."
    )
    operands = [operand(cell, label) for cell, label in cells]
    return finding("verschil", ledger, entry, column, computed, sentence, operands)
