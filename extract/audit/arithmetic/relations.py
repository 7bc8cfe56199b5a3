"""Test what lines of numbers say of each other, position by position, and name the positions that break the rule."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.audit.arithmetic.lines import Lines
from extract.audit.ledger import TOTAL, Entry, decimals
from extract.audit.wording import difference, finding, named, number, operand, row_named
from models import Finding

Values = Sequence[float]

_PROBE = 3  # positions that break a rule after which it is given up, unless as many obey it
_FEW = 16  # rules tried: of so few even a long one is no chance
_BITS = 10.0  # most that one position may count as evidence
_APART = 8  # positions that must obey two sums of one line for both to be rules
_STRICT, _NAMED = 14.0, 4.0  # bits of evidence asked of a rule, beside those for the number of rules tried


@dataclass(frozen=True)
class Relation:
    """A rule that a line follows from others: `compute` takes their values in order (None: can't be computed).

    `slack` is how far off, for those values, the printed number may be by rounding, in its own unit.
    """

    check: str
    target: int
    operands: tuple[int, ...]
    compute: Callable[[Values], float | None]
    say: Callable[[Sequence[str]], str]
    slack: Callable[[Values], float]
    additive: bool = True  # a blank counts as nothing
    choices: int = 1  # how many such rules it was chosen from

    @property
    def lines(self) -> frozenset[int]:
        """Return all lines that the rule ties."""
        return frozenset((self.target, *self.operands))


@dataclass
class Verdict:
    """What positions say of a rule; `bits` is how unlikely it is that those that obey do so by chance."""

    relation: Relation
    named: bool  # the name of the target says that it is such a rule
    tried: int  # how many rules were tried
    obeying: list[int] = field(default_factory=list)
    breaking: list[int] = field(default_factory=list)
    telling: int = 0
    bits: float = 0.0
    filled: tuple[int, int] = (0, 0)  # positions with blanks that obey and that break

    @property
    def believed(self) -> bool:
        """Tell whether enough positions obey, not by chance, and few enough break it."""
        bad = len(self.breaking)
        simple = len(self.relation.operands) < 3 or self.relation.check != "verschil" or self.tried <= _FEW
        plain = self.named and simple
        least = 2 if plain else 4
        asked = (_NAMED if plain else _STRICT) + math.log2(self.tried + 1)
        total = len(self.obeying) + bad
        allowed = max(1.0, min(0.2 * total, 2 + 0.06 * total))
        return self.telling >= max(least, least * bad) and self.bits >= asked and bad <= allowed

    def apart(self, other: Verdict) -> bool:
        """Tell whether both are sums that the name speaks of, made of other lines: then each must hold by itself."""
        mine, its = self.relation, other.relation
        sums = all(rule.check == "rijsom" and rule.additive for rule in (mine, its))
        sure = min(self.telling, other.telling) >= _APART and (self.named or other.named)
        return sums and sure and not set(mine.operands) & set(its.operands)


def obeys(lines: Lines, relation: Relation, position: int) -> bool | None:
    """Tell whether a position obeys a rule, None where it says nothing: no number, or one not known."""
    target = lines.lines[relation.target]
    printed = target.values[position]
    if printed is None or target.blank[position]:
        return None
    computed = relation.compute(values) if (values := _values(lines, relation, position)) is not None else None
    if computed is None:
        return None
    if target.in_brackets(position):
        printed = math.copysign(printed, computed)
    return abs(computed - printed) <= relation.slack(values or ()) + 1e-6


def _values(lines: Lines, relation: Relation, position: int) -> list[float] | None:
    values = []
    for index in relation.operands:
        line = lines.lines[index]
        value = line.values[position]
        if value is None or (line.blank[position] and not relation.additive):
            return None
        values.append(value)
    return values


def judge(lines: Lines, relation: Relation, *, named: bool, tried: int) -> Verdict:
    """Return what all positions say of a rule; given up early when most break it."""
    verdict = Verdict(relation, named, tried)
    blanks = []
    for position in lines.lines[relation.target].largest_first:
        obeyed = obeys(lines, relation, position)
        if obeyed is None:
            continue
        if any(lines.lines[index].blank[position] for index in relation.operands):
            blanks.append((position, obeyed))
            if len(blanks) >= 2 * _PROBE and not verdict.obeying and not any(good for _, good in blanks):
                return Verdict(relation, named, tried)
            continue
        (verdict.obeying if obeyed else verdict.breaking).append(position)
        if obeyed:
            _weigh(lines, verdict, position)
        bad = len(verdict.breaking)
        if bad >= _PROBE and (bad > len(verdict.obeying) or 3 * bad > verdict.telling + 2 * _PROBE):
            return Verdict(relation, named, tried)
    _add_blanks(lines, verdict, blanks)
    _forgive(lines, verdict)
    return verdict


def _forgive(lines: Lines, verdict: Verdict) -> None:
    """Drop the position after one that breaks a running sum, where it is off as much the other way."""
    first = verdict.relation.operands[0]
    if lines.lines[first].values[1:] != lines.lines[verdict.relation.target].values[:-1]:
        return
    offs = {position: _off(lines, verdict.relation, position) for position in verdict.breaking}
    verdict.breaking = [at for at in verdict.breaking if abs(offs[at] + offs.get(at - 1, offs[at])) > 1e-6]


def _off(lines: Lines, relation: Relation, position: int) -> float:
    values = _values(lines, relation, position) or []
    return (lines.lines[relation.target].values[position] or 0.0) - (relation.compute(values) or 0.0)


def _add_blanks(lines: Lines, verdict: Verdict, blanks: Sequence[tuple[int, bool]]) -> None:
    """Count positions with blanks among the operands, where they show that a blank stands for nothing."""
    blanks = [(position, obeyed) for position, obeyed in blanks if _ordinary(lines, verdict.relation, position)]
    good = [position for position, obeyed in blanks if obeyed]
    verdict.filled = (len(good), len(blanks) - len(good))
    for position in good:
        verdict.obeying.append(position)
        _weigh(lines, verdict, position)
    if len(good) >= 2 and len(good) >= 4 * verdict.filled[1]:
        verdict.breaking += [position for position, obeyed in blanks if not obeyed]


def _ordinary(lines: Lines, relation: Relation, position: int) -> bool:
    """Tell whether a position with blanks is a row like the others, most of whose operands are printed."""
    row = lines.rows[position] if lines.across else None
    blank = sum(lines.lines[index].blank[position] for index in relation.operands)
    return 2 * blank <= len(relation.operands) and not (row is not None and (row.is_total or row.is_aside))


def _weigh(lines: Lines, verdict: Verdict, position: int) -> None:
    """Count an obeying position as evidence, unless zeros make it obey anyhow."""
    relation = verdict.relation
    values = _values(lines, relation, position) or []
    if sum(map(bool, values)) < min(2, len(values)):
        return
    target = lines.lines[relation.target]
    printed = target.values[position] or 0.0
    size = sorted(map(abs, (*values, printed)))[-2] if relation.additive else abs(printed)
    if relation.check == "verschil" and len(values) > 2:  # numbers that are nearly the same balance by chance
        size = min(size, *(abs(printed - value) for value in values))
        if not size:
            return
    verdict.telling += 1
    verdict.bits += min(_BITS, math.log2(1 + size / max(2 * relation.slack(values), target.ulp)))


def likely(lines: Lines, relations: Iterable[Relation], *, named: bool) -> list[Verdict]:
    """Return the rules that are believed, of those that are tried together."""
    rules = list(relations)
    tried = max((len(rules), *(rule.choices for rule in rules)))
    verdicts = [verdict for rule in rules if (verdict := judge(lines, rule, named=named, tried=tried)).believed]
    return [verdict for verdict in verdicts if named or _all_used(lines, verdict)]


def best(verdicts: Sequence[Verdict]) -> Verdict | None:
    """Return the rule that most positions obey."""
    return max(verdicts, key=lambda verdict: (verdict.telling, -len(verdict.breaking)), default=None)


def _all_used(lines: Lines, verdict: Verdict) -> bool:
    """Tell whether every operand makes a difference in positions that obey: else it is another rule that they obey."""
    used = [
        sum(bool(lines.lines[index].values[position]) for position in verdict.obeying)
        for index in verdict.relation.operands
    ]
    return min(used) >= min(3, len(verdict.obeying)) and _varies(lines, verdict)


def _varies(lines: Lines, verdict: Verdict) -> bool:
    """Tell whether the numbers that obey are not the same few all over."""
    line = lines.lines[verdict.relation.target]
    return len({line.values[position] for position in verdict.obeying}) >= 3


def broken(lines: Lines, verdict: Verdict, others: Sequence[Verdict] = ()) -> Iterator[Finding]:
    """Yield the positions that break a rule, but not those that another believed rule for the same line explains."""
    same = [other for other in others if other.relation.target == verdict.relation.target]
    rivals = [other.relation for other in same if not verdict.apart(other)]
    found = [
        _finding(lines, verdict, at) for at in sorted(verdict.breaking) if not any(obeys(lines, r, at) for r in rivals)
    ]
    told = [item for item in found if not _slight(lines, verdict.relation, item)]
    if not _unsigned(lines, verdict.relation.target):
        yield from told
        return
    signed = [item for item in told if not _below_zero(item)]
    clipped = len(signed) < len(told)  # then the totals of the line are no sums of its rule
    yield from (item for item in signed if not (clipped and TOTAL.search(item.row or "")))


def _below_zero(item: Finding) -> bool:
    """Tell whether a number below zero was printed without its sign, or as nothing."""
    return (item.computed or 0.0) < 0 and item.printed in (0.0, -(item.computed or 0.0))


def _slight(lines: Lines, relation: Relation, found: Finding) -> bool:
    """Tell whether a number that was rounded is off by no more than one unit of its last decimal."""
    off = abs((found.printed or 0.0) - (found.computed or 0.0))
    return off < 1e-6 or (not relation.additive and off <= lines.lines[relation.target].ulp + 1e-6)


def _unsigned(lines: Lines, target: int) -> bool:
    """Tell whether a line may be printed without signs: it has no number below zero, or has some in brackets."""
    line = lines.lines[target]
    bracketed = any(map(line.in_brackets, range(len(line.cells))))
    return bracketed or not any(value is not None and value < 0 for value in line.values)


def _finding(lines: Lines, verdict: Verdict, position: int) -> Finding:
    """Return the finding that a printed number is not what its rule makes of the others."""
    relation = verdict.relation
    entry, column = lines.spot(relation.target, position)
    values = _values(lines, relation, position) or []
    printed = entry.cells[column].value or 0.0
    digits = max(decimals(entry.cells[column]), 0 if not relation.additive else _digits(lines, relation, position))
    computed = round((relation.compute(values) or 0.0) + 0.0, digits)
    formula = relation.say([number(value) for value in values])
    formula = f"{formula} = {number(computed)}" if len(values) > 1 else f"wat voorafging {number(computed)}"
    off = difference(printed, computed)
    cells = [(lines.lines[index].cells[position], lines.lines[index].name) for index in relation.operands]
    operands = [operand(cell, name) for cell, name in cells if cell is not None and cell.value is not None]
    return finding(
        relation.check,
        lines.ledger,
        entry,
        column,
        computed,
        _sentence(lines, entry, column, formula, number(printed), off),
        operands,
        parts=len(relation.operands) if relation.additive else 2,
        score=0.9,
    )


def _digits(lines: Lines, relation: Relation, position: int) -> int:
    cells = [lines.lines[index].cells[position] for index in relation.operands]
    return max((decimals(cell) for cell in cells if cell is not None), default=0)


def _sentence(lines: Lines, entry: Entry, column: int, formula: str, printed: str, off: str) -> str:
    """Return what is wrong at a row and a column."""
    if lines.across:
        return f"Op {row_named(entry)} is {formula}, maar in {named(lines.ledger, column)} staat {printed} ({off})."
    return f"In {named(lines.ledger, column)} is {formula}, maar op {row_named(entry)} staat {printed} ({off})."
