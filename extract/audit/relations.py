"""Check what columns say of each other, row by row: differences, sums and percentages that most rows obey."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from extract.audit.ledger import Entry, Ledger
from extract.audit.wording import difference, finding, named, number, operand, row_named
from models import Finding

_DIFFERENCE = re.compile(
    r"\b(?:verschil|delta|achterstand|voorsprong|tekort|overschot|saldo|restant|rest\w*|nog te|resterend|stand)", re.I
)
_SUM = re.compile(r"\btota|\bsom\b|\w\s*\+\s*\w|\btezamen\b|\bsamen\b", re.IGNORECASE)
_SHARE = re.compile(r"%|percentage|procent|aandeel", re.IGNORECASE)
_BASE = re.compile(
    r"(?:%|percentage|procent|aandeel)\s+(?:van|v\.?d\.?|t\.?o\.?v\.?)\s+(?:de|het|d')?\s*(\w{4,})", re.I
)
_OVER = " / "
_MOST = 24  # columns: wider tables are not searched for relations
_SHARE_OBEYS = 0.8
_LEAST = 4  # rows that must obey, none of them trivially


@dataclass
class Relation:
    """A rule that a column follows from others; `compute` takes their values, in order."""

    target: int
    columns: tuple[int, ...]
    compute: Callable[[Sequence[float]], float]
    form: str  # how a sentence writes it: " - ", " + "
    tolerance: float = 1e-6

    def rows(self, ledger: Ledger) -> Iterator[tuple[Entry, tuple[float, ...], float]]:
        """Yield the rows on which target and columns hold a number, with those of the columns and of the target."""
        target = (ledger.shares if self.form == _OVER else ledger.values)[self.target]
        columns = zip(*(ledger.values[column] for column in self.columns), strict=True)
        for entry, values, printed in zip(ledger.compared, columns, target, strict=True):
            if printed is not None and None not in values:
                yield entry, values, printed

    def obeyed(self, values: Sequence[float], printed: float) -> bool:
        """Tell whether a row obeys the rule."""
        return abs(self.compute(values) - printed) <= self.tolerance


def check_relations(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rows that break a rule which the other rows obey, and percentages of another base than named."""
    if len(ledger.numeric) > _MOST:
        return
    for target in ledger.numeric:
        header = ledger.headers.get(target, "")
        if _SHARE.search(header):
            yield from _percentages(ledger, target, header)
        elif _DIFFERENCE.search(header) and (rule := _found(ledger, _differences(ledger, target))):
            yield from _broken("verschil", ledger, rule)
        elif _SUM.search(header) and (rule := _found(ledger, _sums(ledger, target))):
            yield from _broken("rijsom", ledger, rule)


def _differences(ledger: Ledger, target: int) -> Iterator[Relation]:
    """Yield the ways in which a column may be one column less one or several others next to each other."""
    others = [column for column in ledger.counted if column != target]
    for one, other in permutations(others, 2):
        yield Relation(target, (one, other), lambda v: v[0] - v[1], " - ")
    for first in others:
        for length in (2, 3):
            for run in _runs([column for column in others if column != first], length):
                yield Relation(target, (first, *run), lambda v: v[0] - sum(v[1:]), " - ")


def _sums(ledger: Ledger, target: int) -> Iterator[Relation]:
    """Yield the ways in which a column may be the sum of columns: runs next to each other, or any two."""
    others = [column for column in ledger.counted if column != target]
    for length in range(len(others), 1, -1):
        for run in _runs(others, length):
            yield Relation(target, run, sum, " + ")
    for pair in combinations(others, 2):
        yield Relation(target, pair, sum, " + ")


def _runs(columns: Sequence[int], length: int) -> Iterator[tuple[int, ...]]:
    for at in range(len(columns) - length + 1):
        yield tuple(columns[at : at + length])


def _found(ledger: Ledger, rules: Iterator[Relation]) -> Relation | None:
    """Return the rule that most rows obey, provided that nearly all do, and enough of them not by zeros."""
    best, most = None, 0
    for rule in rules:
        obeying = _obeying(ledger, rule)
        if obeying > most:
            best, most = rule, obeying
    return best


def _obeying(ledger: Ledger, rule: Relation) -> int:
    """Return how many rows obey a rule, 0 when too few do or too many break it."""
    obeying = breaking = telling = 0
    most = max(1, (1 - _SHARE_OBEYS) * len(ledger.compared))
    for _, values, printed in rule.rows(ledger):
        if rule.obeyed(values, printed):
            obeying += 1
            telling += sum(map(bool, values)) > 1
        else:
            breaking += 1
            if breaking > most or (obeying + breaking >= 6 and obeying < breaking):
                return 0
    enough = telling >= _LEAST and obeying >= _SHARE_OBEYS * (obeying + breaking)
    return obeying if enough else 0


def _broken(check: str, ledger: Ledger, rule: Relation) -> Iterator[Finding]:
    """Yield the rows that break a rule."""
    for entry, values, printed in rule.rows(ledger):
        if rule.obeyed(values, printed):
            continue
        computed = rule.compute(values)
        formula = rule.form.join(number(value) for value in values)
        sentence = (
            f"Op {row_named(entry)} is {formula} = {number(computed)}, maar in {named(ledger, rule.target)} staat "
            f"{number(printed)} ({difference(printed, computed)})."
        )
        operands = [operand(entry.cells[column], ledger.headers.get(column, "")) for column in rule.columns]
        yield finding(check, ledger, entry, rule.target, computed, sentence, operands, score=0.9)


def _percentages(ledger: Ledger, target: int, header: str) -> Iterator[Finding]:
    """Yield percentages that break the rule of their column, and one where the base is not the one named."""
    rule = _found(ledger, _shares(ledger, target)) or _named_share(ledger, target, header)
    if rule is None:
        return
    for item in _broken("percentage", ledger, rule):
        if abs((item.printed or 0.0) - (item.computed or 0.0)) > 1:
            yield item
    said = _BASE.search(header)
    if said and (wrong := _other_base(ledger, rule, said[1].lower())):
        yield wrong


def _shares(ledger: Ledger, target: int) -> Iterator[Relation]:
    """Yield the ways in which a column may be the share of one column in another."""
    for part, whole in permutations([column for column in ledger.counted if column != target], 2):
        yield Relation(target, (part, whole), lambda v: 100 * v[0] / v[1] if v[1] else 0.0, _OVER, tolerance=0.55)


def _named_share(ledger: Ledger, target: int, header: str) -> Relation | None:
    """Return the share of a column that the header names ("% gedekt", "Gedekt") in another, in a table of few rows."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]{4,}", header)} - {"procent", "percentage", "aandeel"}
    for rule in _shares(ledger, target):
        if not any(word in ledger.headers.get(rule.columns[0], "").lower() for word in words):
            continue
        obeyed = [rule.obeyed(values, printed) for _, values, printed in rule.rows(ledger)]
        if sum(obeyed) >= 2 and len(obeyed) - sum(obeyed) <= 1:
            return rule
    return None


def _other_base(ledger: Ledger, rule: Relation, word: str) -> Finding | None:
    """Return a finding when the column that the header names is not the one that was divided by."""
    part, whole = rule.columns
    named_so = [c for c in ledger.counted if word in ledger.headers[c].lower() and c not in (rule.target, part)]
    if len(named_so) != 1 or whole in named_so:
        return None
    for entry in ledger.entries:
        cells = [entry.cells.get(column) for column in (part, named_so[0], rule.target)]
        values = [cell.value for cell in cells if cell and cell.value is not None]
        if len(values) == 3 and values[1] and abs(100 * values[0] / values[1] - values[2]) > 1:
            computed = float(round(100 * values[0] / values[1]))
            sentence = (
                f"“{ledger.headers[rule.target]}” is berekend over “{ledger.headers[whole]}”: op {row_named(entry)} "
                f"staat {number(values[2])}%, maar {number(values[0])} van {number(values[1])} is {number(computed)}%."
            )
            operands = [operand(entry.cells[c], ledger.headers.get(c, "")) for c in (part, named_so[0])]
            return finding("percentage", ledger, entry, rule.target, computed, sentence, operands, score=0.8)
    return None
