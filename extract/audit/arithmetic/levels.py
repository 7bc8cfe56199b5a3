"""Find rows that sum others without being called a total: by the level of their place, or because numbers say so."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.audit.arithmetic.claims import Claim
from extract.audit.ledger import Entry, Ledger, within

_STRICT = 10.0  # bits of evidence asked of a group of rows, beside those for the number of rows
_DEEPEST = 3  # levels of groups within groups


def nested(ledger: Ledger) -> list[Claim]:
    """Return for each row the rows of the next deeper rank that follow it, up to the next row of its own rank."""
    ranked = [entry for entry in ledger.entries if entry.rank is not None or entry.is_total]
    claims = []
    for index, entry in enumerate(ranked):
        below: list[Entry] = []
        for other in _following(ranked, index):
            if other.is_total or other.rank is None or entry.rank is None or other.rank <= entry.rank:
                break
            below.append(other)
        ranks = {other.rank for other in below if other.rank is not None}
        if ranks and (parts := [other for other in below if other.rank == min(ranks)]):
            claims.append(Claim(ledger, entry, parts, "level"))
    return claims


def located(ledger: Ledger) -> list[Claim]:
    """Return for each row the rows that follow it whose labels begin with its own: "Goes", "Goes - Noord"."""
    rows = [entry for entry in ledger.entries if entry.label and not entry.is_total and not entry.is_aside]
    claims = []
    for index, entry in enumerate(rows):
        parts = []
        for other in _following(rows, index):
            if not within(entry.label, other.label):
                break
            parts.append(other)
        if parts and _takes_part(entry):
            claims.append(Claim(ledger, entry, parts, "level"))
    return claims


def _following(rows: Sequence[Entry], index: int) -> Iterator[Entry]:
    """Yield the rows behind one, without a copy of them all: of most only the next is looked at."""
    return (rows[at] for at in range(index + 1, len(rows)))


def groups(ledger: Ledger) -> list[Claim]:
    """Return rows that are the sum of the rows next to them in most columns, level by level from the deepest."""
    rows = [entry for entry in ledger.entries if _takes_part(entry)]
    found: list[Claim] = []
    for _ in range(_DEEPEST):
        level = _apart(_intervals(ledger, rows))
        if not level:
            break
        found += level
        parts = {part.index for claim in level for part in claim.parts}
        rows = [entry for entry in rows if entry.index not in parts]
    return found


def _takes_part(entry: Entry) -> bool:
    return entry.filled and bool(entry.label) and not entry.is_total and not entry.is_aside and not entry.names_years


def _apart(claims: Sequence[Claim]) -> list[Claim]:
    """Return the strongest claims that share no row, small ones before those that hold them."""
    taken: set[int] = set()
    kept = []
    best: dict[int, Claim] = {}
    for claim in sorted(claims, key=lambda claim: (claim.good, claim.strength, -len(claim.parts))):
        best[claim.total.index] = claim
    for claim in sorted(best.values(), key=lambda claim: (len(claim.parts), -claim.strength)):
        rows = {claim.total.index, *(part.index for part in claim.parts)}
        if not rows & taken:
            taken |= rows
            kept.append(claim)
    return kept


def _intervals(ledger: Ledger, rows: Sequence[Entry]) -> list[Claim]:
    """Return the rows that sum the rows right below or right above them, where most columns say so."""
    votes: dict[tuple[int, int], int] = defaultdict(int)
    for column in ledger.counted:
        values = [entry.value(column) or 0.0 for entry in rows]
        for pair in _sums(values):
            votes[pair] += 1
    need = _STRICT + math.log2(len(rows) + 1)
    claims = []
    for (at, to), count in votes.items():
        if count < min(2, len(ledger.counted)):
            continue
        parts = rows[at + 1 : to + 1] if to > at else rows[to:at]
        claim = Claim(ledger, rows[at], list(parts), "group")
        if claim.strength >= need and claim.good >= 2 * len(claim.wrong):
            claims.append(claim)
    return claims


def _sums(values: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield pairs (at, to): the number at `at` is the sum of those next to it up to `to`, two or more."""
    before = [0.0]
    for value in values:
        before.append(round(before[-1] + value, 6))
    where: dict[float, list[int]] = defaultdict(list)
    for at, total in enumerate(before):
        where[total].append(at)
    for at, value in enumerate(values):
        if not value:
            continue
        for end in where.get(round(before[at + 1] + value, 6), ())[:8]:
            if end >= at + 3:
                yield at, end - 1
        for start in where.get(round(before[at] - value, 6), ())[-8:]:
            if start <= at - 2:
                yield at, start
