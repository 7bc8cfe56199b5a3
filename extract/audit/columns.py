"""Find what the columns of a table say of each other, and the rows that do not obey it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from extract.audit import formulas
from extract.audit.bases import other_base, share_of_total
from extract.audit.ledger import Ledger
from extract.audit.lines import Lines, columns_of
from extract.audit.relations import Relation, Verdict, best, broken
from models import Finding

DIFFERENCE = re.compile(
    r"\b(?:verschil|delta|achterstand|voorsprong|tekort|overschot|saldo|rest\w*|nog\b|resterend|stand|afwijking|mutatie|toename"
    r"|afname|groei|vrij|over|beschikbaar|onbenut|onbezet|open|te\s+(?:doen|gaan|realiseren)|resultaat|netto|balans|marge)\b",
    re.IGNORECASE,
)
SUM = re.compile(r"\btota|\bsom\b|\w\s*\+\s*\w|\btezamen\b|\bsamen\b|\bgezamenlijk", re.IGNORECASE)
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


def check_relations(ledger: Ledger) -> Iterator[Finding]:
    """Yield the rows that break a rule which the other rows obey, and percentages of another base than named."""
    if len(ledger.numeric) > _MOST or len(ledger.entries) < 2:
        return
    lines = columns_of(ledger)
    told: set[frozenset[int]] = set()
    for verdict, rivals in _rules(lines):
        if verdict.relation.lines in told and verdict.relation.additive:
            continue
        told.add(verdict.relation.lines)
        yield from _reported(lines, verdict, rivals)


def _reported(lines: Lines, verdict: Verdict, rivals: Sequence[Verdict]) -> Iterator[Finding]:
    """Yield what breaks a rule; for a percentage also that its header names another base."""
    slack = 0.5 if verdict.relation.additive else 1.0 * lines.lines[verdict.relation.target].ulp
    for found in broken(lines, verdict, rivals):
        if verdict.relation.additive or abs((found.printed or 0.0) - (found.computed or 0.0)) > slack:
            yield found
    if verdict.relation.check == "percentage" and (wrong := other_base(lines, verdict.relation)):
        yield wrong


def _rules(lines: Lines) -> Iterator[tuple[Verdict, list[Verdict]]]:
    """Yield the believed rules, those that a header names first."""
    real = range(len(lines.lines))
    for search in _SEARCHES:
        for target in reversed(real):
            line = lines.lines[target]
            if search.named is not None and not (
                search.named.search(line.name) or (line.share and search.named is SHARE)
            ):
                continue
            if search.named is None and not line.counted:
                continue
            among = [index for index in formulas.counted(lines, target) if index in real]
            rules = [rule for make in search.rules for rule in make(lines, target, among)]
            found, rivals = best(lines, rules, named=search.named is not None)
            if found:
                yield found, rivals


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
    Search(DIFFERENCE, (formulas.differences, formulas.balances)),
    Search(_RATE, (formulas.rates, formulas.means)),
    Search(_PRODUCT, (formulas.products,)),
    Search(None, (pairs, long_sums)),
    Search(None, (formulas.balances,)),
    Search(None, (formulas.running, formulas.products)),
)
