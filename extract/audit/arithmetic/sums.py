"""Check the totals of a table: is each the sum of its parts, in every column that is counted?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extract.audit.arithmetic.causes import Elsewhere, cause_of
from extract.audit.arithmetic.claims import LOOSE, Claim, best_of
from extract.audit.arithmetic.levels import groups, located, nested
from extract.audit.arithmetic.parts import claims_of
from extract.audit.arithmetic.subtotals import included
from extract.audit.ledger import MEAN, Entry, Ledger
from extract.audit.wording import difference, finding, named, number, operand, row_named
from models import Finding

_NEAR = 0.05  # how near, as a share, a sum must be to a row without label for that row to be its total
_KINDS = {1: "provincies", 2: "veiligheidsregio's", 3: "gemeenten", 4: "locaties"}  # by rank of a place
_MOST = 300  # totals that are checked in one table: more than that are no totals
_WORK = 30_000  # rows times totals: beyond it only the first and last totals are held against the whole table
_ENDS = 10  # totals


Doubt = tuple[Claim, int, float]  # a total that is wrong in a column, and how sure that is


class Sums(NamedTuple):
    """What is wrong with a table's totals, and the offsets of the cells of those that a broader total counts."""

    findings: list[Finding]
    subtotals: frozenset[int]


def check_sums(ledger: Ledger, elsewhere: Elsewhere | None = None) -> Sums:
    """Return a finding for every total that is not the sum of its parts; `elsewhere` are the source's other tables."""
    by_rank, by_name, grouped = nested(ledger), located(ledger), groups(ledger)
    structures = [claims for claims in (by_rank, by_name) if _mostly_right(claims)]
    consumed = {part.index for claims in (*structures, grouped) for claim in claims for part in claim.parts}
    heads = {claim.total.index for claims in (*structures, grouped) for claim in claims}
    weighed = [
        *_totals(ledger, consumed, heads),
        *_unnamed(ledger),
        *((claim, [(claim, column, 0.9) for column in claim.wrong]) for claims in structures for claim in claims),
        *_groups(grouped),
    ]
    told: dict[tuple[int, int], Finding] = {}
    for claim, column, score in (doubt for _, doubts in weighed for doubt in doubts):
        told.setdefault((claim.total.index, column), _finding(claim, column, score, elsewhere))
    return Sums(list(told.values()), _subtotals([claim for claim, _ in weighed]))


def _subtotals(claims: Iterable[Claim]) -> frozenset[int]:
    """Return the offsets of the cells of totals that a broader total counts."""
    parts: dict[int, list[int]] = {}
    rows = {}
    for claim in claims:
        if not claim.mean and claim.total.index not in parts:
            parts[claim.total.index] = [part.index for part in claim.parts]
            rows[claim.total.index] = claim.total
    return frozenset(cell.start for index in included(parts) for cell in rows[index].cells.values())


def _totals(ledger: Ledger, consumed: set[int], heads: set[int]) -> Iterator[tuple[Claim, list[Doubt]]]:
    """Yield what the rows that are called a total or a mean sum, as far as known, and what is wrong with them."""
    totals = [index for index, entry in enumerate(ledger.entries) if entry.is_total or MEAN.match(entry.label)]
    shapes: list[str] = []
    light = len(totals) * len(ledger.entries) <= _WORK
    ends = {*totals[:_ENDS], *totals[-_ENDS:]}
    for index in totals[:_MOST]:
        claims = claims_of(ledger, index, consumed, heads, widely=light or index in ends)
        claim = best_of(claims)
        if claim is None:
            continue
        if claim.good == 0 and len(shapes) >= 2:
            claim = next((other for other in claims if other.shape == shapes[-1]), claim)
        if claim.believed and not claim.mean:
            shapes.append(claim.shape)
            consumed.update(part.index for part in claim.parts)
        doubts = list(_wrong(claim, claims, known=shapes.count(claim.shape) >= 2))
        if doubts or claim.believed:
            yield claim, doubts


def _wrong(claim: Claim, claims: Sequence[Claim], *, known: bool) -> Iterator[Doubt]:
    """Yield the columns in which a total is wrong, unless another reading of its parts makes it right there."""
    for column in claim.wrong:
        if any(other.shape not in LOOSE and column in other.columns and other.confirmed(column) for other in claims):
            continue
        if claim.believed:
            if not claim.doubtful(column, known=known):
                yield claim, column, 1.0
        elif not claim.good and not claim.mean:
            alike = known and not claim.doubtful(column, known=True) and not claim.maybe_cut(column)
            sure = alike or (claim.surely(column) and (len(claim.columns) == 1 or not claim.maybe_cut(column)))
            if sure or _agreed(claims, column):
                yield claim, column, 0.7


def _agreed(claims: Sequence[Claim], column: int) -> bool:
    """Tell whether the rows and two or more subtotals say the same of a total: then both are its parts."""
    rows = next((claim for claim in claims if claim.shape == "rows"), None)
    totals = next((claim for claim in claims if claim.shape == "totals" and len(claim.parts) > 1), None)
    if rows is None or totals is None or column not in rows.columns or column not in totals.columns:
        return False
    same = abs(rows.sum(column) - totals.sum(column)) < 1e-6 and not totals.maybe_cut(column)
    return same and not totals.doubtful(column, known=True) and abs(totals.off(column)) <= abs(totals.sum(column)) / 4


def _unnamed(ledger: Ledger) -> Iterator[tuple[Claim, list[Doubt]]]:
    """Yield what is wrong with a row without label that is, or nearly is, the sum of all rows above it."""
    rows: list[Entry] = []
    for entry in ledger.entries:
        if entry.label and not entry.is_total and not entry.is_aside:
            rows.append(entry)
        if entry.label or not entry.filled:
            continue
        if len(rows) < 3:
            return
        claim = Claim(ledger, entry, list(rows), "unnamed")
        near = all(abs(claim.off(column)) <= _NEAR * abs(claim.sum(column)) for column in claim.columns)
        sure = claim.believed and claim.good > len(claim.wrong)
        wrong = [column for column in claim.wrong if near or (sure and not claim.doubtful(column))]
        if near or sure:
            yield claim, [(claim, column, 0.8) for column in wrong]
        return


def _mostly_right(claims: Sequence[Claim]) -> bool:
    """Tell whether rows that stand before those of the next level are nearly all their sum."""
    wrong = sum(len(claim.wrong) for claim in claims)
    right = sum(len(claim.columns) for claim in claims) - wrong
    return sum(claim.good for claim in claims) >= (3 if wrong else 1) and wrong * 4 <= right


def _groups(claims: Sequence[Claim]) -> Iterator[tuple[Claim, list[Doubt]]]:
    """Yield what is wrong with rows that in most columns are the sum of the rows next to them."""
    for claim in claims:
        yield claim, [(claim, column, 0.8) for column in claim.wrong if not claim.doubtful(column)]


def _kind(claim: Claim) -> str:
    """Return what the parts are called together."""
    ranks = {part.rank for part in claim.parts}
    if all(part.is_total for part in claim.parts):
        return "subtotalen"
    return _KINDS.get(ranks.pop() or 0, "rijen") if len(ranks) == 1 else "rijen"


def _finding(claim: Claim, column: int, score: float, elsewhere: Elsewhere | None) -> Finding:
    """Return the finding of one total in one column."""
    ledger, computed = claim.ledger, claim.sum(column)
    printed = claim.total.cells[column].value or 0.0
    name = named(ledger, column)
    count = f"de {len(claim.parts)} {_kind(claim)}" if len(claim.parts) > 1 else row_named(claim.parts[0])
    verb = "zijn gemiddeld" if claim.mean else "tellen op tot" if len(claim.parts) > 1 else "geeft"
    cause, because, more = cause_of(claim, column, elsewhere)
    sentence = (
        f"{name[0].upper()}{name[1:]}: {count} {verb} {number(computed)}, "
        f"maar op {row_named(claim.total)} staat {number(printed)} ({difference(printed, computed)}).{because}"
    )
    operands = [operand(cell, part.label) for part in claim.parts if (cell := part.printed(column))]
    return finding(
        "kolomsom",
        ledger,
        claim.total,
        column,
        computed,
        sentence,
        [*operands, *more],
        parts=len(claim.parts),
        score=score,
        cause=cause,
    )
