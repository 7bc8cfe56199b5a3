"""Find what the columns of a table say of each other, and the rows that do not obey it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extract.audit.arithmetic import formulas
from extract.audit.arithmetic.bases import other_base, share_of_total
from extract.audit.arithmetic.lines import Lines
from extract.audit.arithmetic.relations import Relation, Verdict, broken, likely
from extract.audit.arithmetic.subtotals import included
from models import Finding

DIFFERENCE = re.compile(
    r"\b(?:verschil|delta|achterstand|voorsprong|tekort|overschot|saldo|rest\w*|nog\b|resterend|stand|afwijking|mutatie|toename"
    r"|afname|groei|vrij|over|beschikbaar|onbenut|onbezet|open|te\s+(?:doen|gaan|realiseren)|resultaat|netto|balans|marge)\b",
    re.IGNORECASE,
)
SUM = re.compile(
    r"\btota|\bsom\b|\w\s*\+\s*\w|\btezamen\b|\bsamen\b|\bgezamenlijk|^alle\b|\b(?:ge)?heel\b|\bgehele\b|\balles\b",
    re.IGNORECASE,
)
SHARE = re.compile(r"%|percentage|procent|aandeel|\w(?:graad|quote)\b|\bpct\b", re.IGNORECASE)
_RATE = re.compile(r"\bper\b|gemiddeld|\bgem\b|prijs|tarief|ratio|factor", re.IGNORECASE)
_PRODUCT = re.compile(r"bedrag|kosten|lasten|baten|budget|totaal|subsidie|vergoeding|omzet|raming|€|eur", re.IGNORECASE)
_RUNNING = re.compile(r"cumulatief|\bcum\b|oplopend|lopend|t/m", re.IGNORECASE)
_MOST = 26  # columns: wider tables are not searched for relations
_SAMPLE = 8  # rows on which unnamed pairs are tried first

Rules = Callable[[Lines, int, Sequence[int]], Iterator[Relation]]


class Search(NamedTuple):
    """Rules that a column whose header says `named` (None: any column) may follow."""

    named: re.Pattern[str] | None
    rules: tuple[Rules, ...]


def believed(lines: Lines) -> list[Verdict]:
    """Return the rules that the columns obey: columns whose header names one first, the best of a column foremost."""
    if len(lines.lines) > _MOST or len(lines.rows) < 2:
        return []
    real = range(len(lines.lines))
    found: dict[int, list[Verdict]] = {}
    for search in _SEARCHES:
        for target in reversed(real):
            if _meant(search, lines, target):
                rules = [rule for make in search.rules for rule in make(lines, target, _among(search, lines, target))]
                verdicts = likely(lines, rules, named=search.named is not None)
                found.setdefault(target, []).extend(verdict for verdict in verdicts if _natural(verdict.relation))
    ranked = [sorted(verdicts, key=_rank, reverse=True) for verdicts in found.values() if verdicts]
    return [verdict for verdicts in sorted(ranked, key=lambda v: v[0].named, reverse=True) for verdict in verdicts]


def _rank(verdict: Verdict) -> tuple[int, int, int]:
    """Return how a rule of a column stands to its others: positions that obey weigh as much as operands less."""
    count = len(verdict.relation.operands)
    return verdict.telling - count, verdict.named, -count


def _meant(search: Search, lines: Lines, target: int) -> bool:
    """Tell whether a column may follow the rules of a search."""
    line = lines.lines[target]
    if search.named is None:
        return line.counted
    return bool(search.named.search(line.name)) or (line.share and search.named is SHARE)


def _among(search: Search, lines: Lines, target: int) -> list[int]:
    """Return the columns that a rule may be made of: for products and rates also those that are never added."""
    loose = search.named in (_PRODUCT, _RATE)
    real = range(len(lines.columns))
    return [at for at in real if at != target and (lines.lines[at].counted or (loose and not lines.lines[at].share))]


def _natural(relation: Relation) -> bool:
    """Tell whether a column stands where a result does: no difference before its numbers, no sum amid them."""
    left, right = min(relation.operands), max(relation.operands)
    if not relation.additive:
        return True
    return relation.target > left if relation.check == "verschil" else not left < relation.target < right


def chosen(rules: Sequence[Verdict]) -> list[Verdict]:
    """Return of the believed rules one for each column, of sums also others made of other columns.

    None is returned that ties columns which the rules of another column tie already.
    """
    tied: dict[frozenset[int], int] = {}
    found: dict[int, list[Verdict]] = {}
    for verdict in rules:
        target = verdict.relation.target
        if tied.get(verdict.relation.lines, target) != target:
            continue
        if target not in found:
            for lines in (rule.relation.lines for rule in rules if rule.relation.target == target):
                tied.setdefault(lines, target)
        if all(verdict.apart(other) for other in found.get(target, ())):
            found.setdefault(target, []).append(verdict)
    return [verdict for verdicts in found.values() for verdict in verdicts]


def check_relations(lines: Lines, rules: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield the rows that break a rule which the other rows obey, and percentages of another base than named."""
    for verdict in chosen(rules):
        yield from broken(lines, verdict, rules)
        if verdict.relation.check == "percentage" and (wrong := other_base(lines, verdict.relation)):
            yield wrong


def part_sums(lines: Lines, rules: Sequence[Verdict]) -> frozenset[int]:
    """Return the offsets of the cells in columns of sums that a broader sum counts."""
    found = (verdict.relation for verdict in chosen(rules))
    parts = {rule.target: rule.operands for rule in reversed(list(found)) if rule.check == "rijsom" and rule.additive}
    return frozenset(cell.start for line in included(parts) for cell in lines.lines[line].cells if cell is not None)


def pairs(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield the sums and differences of two columns that hold on some of the first rows."""
    values = [line.values for line in lines.lines]
    rows = [row for row, value in enumerate(values[target]) if value][:_SAMPLE]
    for at, one in enumerate(among):
        for other in among[at + 1 :]:
            ways = ((one, other, 1), (one, other, -1), (other, one, -1))
            for first, second, sign in ways:
                near = 0
                for row in rows:
                    a, b, c = values[first][row], values[second][row], values[target][row]
                    near += a is not None and b is not None and c is not None and abs(a + sign * b - c) < 0.2
                if near >= 2:
                    check = "rijsom" if sign > 0 else "verschil"
                    yield formulas.linear(lines, check, target, (first, second), (1, sign))


def long_sums(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield the sums of three or more columns."""
    return (rule for rule in formulas.sums(lines, target, among) if len(rule.operands) > 2)


_SEARCHES = (
    Search(SHARE, (formulas.shares, formulas.growths, share_of_total)),
    Search(_RUNNING, (formulas.running,)),
    Search(SUM, (formulas.sums,)),
    Search(DIFFERENCE, (formulas.differences, formulas.balances, pairs)),
    Search(_PRODUCT, (formulas.products,)),
    Search(_RATE, (formulas.rates, formulas.means)),
    Search(None, (pairs, long_sums)),
    Search(None, (formulas.balances,)),
    Search(None, (formulas.running, formulas.products)),
)
