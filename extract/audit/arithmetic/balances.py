"""Check rows that follow from rows near them: differences, balances, shares, what one year hands to the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.audit.arithmetic import formulas
from extract.audit.arithmetic.columns import DIFFERENCE, SHARE
from extract.audit.arithmetic.lines import Lines, columns_of, rows_of
from extract.audit.arithmetic.relations import Relation, Verdict, best, broken, likely
from extract.audit.ledger import Entry, Ledger
from models import Finding

_BALANCE = re.compile(
    r"\b(?:eind\w*|ultimo|stand|saldo|balans|per saldo|resultaat|restant|achterstand|31\s*-?(?:12|dec\w*))\b", re.I
)
_BEGIN = re.compile(r"\b(?:begin\w*|primo|start\w*|stand|achterstand|saldo|(?:0?1-0?1|1 jan\w*))\b", re.I)
_REACH = 8  # rows above a row that it may follow from
_SMALL = 14  # rows of a table small enough for any row to be an operand


def check_balances(ledger: Ledger) -> Iterator[Finding]:
    """Yield the columns in which a row is not the difference, share… of rows above it that it is in the others."""
    for index, entry in enumerate(ledger.entries):
        if entry.names_years or not (DIFFERENCE.search(entry.label) or SHARE.search(entry.label)):
            continue
        for above in _above(ledger.entries, index):
            lines = rows_of(ledger, [*above, entry])
            if found := _followed(lines, len(above)):
                yield from broken(lines, *found)
                break
    yield from _carried(ledger)


def _above(entries: Sequence[Entry], index: int) -> Iterator[list[Entry]]:
    """Yield the rows above one that it may follow from: totals and rows that stand aside; in a small table any."""
    near = entries[max(0, index - _REACH) : index]
    yield [other for other in near if other.is_total or other.is_aside]
    if len(entries) <= _SMALL:
        yield list(near)


def _followed(lines: Lines, target: int) -> tuple[Verdict, list[Verdict]] | None:
    """Return the rule that a row follows, with those that it follows too."""
    for rules in _rules(lines, target, range(target)):
        verdicts = likely(lines, rules, named=True)
        if found := best(verdicts):
            return found, verdicts
    return None


def _rules(lines: Lines, target: int, among: Sequence[int]) -> Iterator[list[Relation]]:
    """Yield the rules that the row's name speaks of, the likelier first."""
    line = lines.lines[target]
    counted = [index for index in among if lines.lines[index].counted]
    if line.share or SHARE.search(line.name):
        yield [*formulas.shares(lines, target, counted), *formulas.growths(lines, target, counted)]
    elif line.counted:
        yield [rule for rule in formulas.differences(lines, target, counted) if len(rule.operands) == 2]
        yield [rule for rule in formulas.differences(lines, target, counted) if len(rule.operands) > 2]
        if _BALANCE.search(line.name):
            yield list(formulas.balances(lines, target, counted))


def _carried(ledger: Ledger) -> Iterator[Finding]:
    """Yield what a period begins with where it is not what the period before ended with, as it is in most."""
    for lines in (columns_of(ledger), rows_of(ledger, ledger.entries) if len(ledger.entries) <= _SMALL else None):
        if lines is None or len(lines.lines) < 2:
            continue
        real = range(len(lines.lines))
        for target in real:
            line = lines.lines[target]
            if not line.counted or not _BEGIN.search(line.name):
                continue
            ends = [index for index in real if index != target and lines.lines[index].counted]
            rules = [formulas.linear(lines, "verschil", target, [lines.previous(index)], [1]) for index in ends]
            verdicts = likely(lines, rules, named=True)
            found = best(verdicts)
            if found and _moves(lines, found):
                yield from broken(lines, found, verdicts)


def _moves(lines: Lines, verdict: Verdict) -> bool:
    """Tell whether the numbers that obey differ from one position to the next: else any line obeys."""
    values = lines.lines[verdict.relation.target].values
    return len({values[position] for position in verdict.obeying}) >= max(2, len(verdict.obeying) // 2)
