"""Check the totals of a table: is each the sum of its parts, in every column that is counted?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.audit.ledger import Entry, Ledger
from extract.audit.wording import difference, finding, named, number, operand, row_named
from models import Finding

_NEAR = 0.05  # how near, as a share, a sum must be to a row without label for that row to be its total
_MOST = 300  # totals that are checked in one table: more than that are no totals
_UNSURE = 0.25  # a total that no column confirms is doubted only when the sum is this near


@dataclass
class Claim:
    """The claim that one row is the sum of others."""

    total: Entry
    parts: list[Entry]

    def columns(self, ledger: Ledger) -> list[int]:
        """Return the columns in which the total is printed and every part is a number or blank, not all blank."""
        return [
            column
            for column in ledger.counted
            if self.total.printed(column)
            and all(part.value(column) is not None for part in self.parts)
            and any(part.printed(column) for part in self.parts)
        ]

    def sum(self, column: int) -> float:
        """Return the sum of the parts in a column."""
        return sum(part.value(column) or 0.0 for part in self.parts)

    def off(self, column: int) -> float:
        """Return how much the printed total is more than the sum of its parts."""
        cell = self.total.cells[column]
        return round((cell.value or 0.0) - self.sum(column), 6)

    def holds(self, column: int) -> bool:
        """Tell whether the total is right in a column, but for rounding where its numbers have decimals."""
        decimals = any((part.value(column) or 0.0) % 1 for part in self.parts)
        return abs(self.off(column)) <= (len(self.parts) * 0.05 if decimals else 1e-6)

    def confirmed(self, column: int) -> bool:
        """Tell whether the total is right in a column where that can't be chance: two parts or more that are not 0."""
        return self.holds(column) and sum(bool(part.value(column)) for part in self.parts) > 1

    def nearly(self, column: int) -> bool:
        """Tell whether rounding of the parts explains the difference."""
        return abs(self.off(column)) <= len(self.parts) / 2


def check_sums(ledger: Ledger) -> Iterator[Finding]:
    """Yield a finding for every total that is not the sum of its parts."""
    checked = [index for index, entry in enumerate(ledger.entries) if entry.is_total or not entry.label]
    for index in checked[:_MOST]:
        if ledger.entries[index].is_total:
            yield from _best(ledger, _claims(ledger.entries, index))
        else:
            yield from _unnamed(ledger, index)
    yield from _levels(ledger)


def _claims(entries: Sequence[Entry], index: int) -> list[Claim]:
    """Return what the total at `index` may be the sum of: the rows since the last total, all rows, totals, one rank."""
    above = entries[:index]
    rows = [entry for entry in above if not entry.is_total and not entry.is_aside and entry.label]
    totals = [entry for entry in above if entry.is_total]
    since = [entry for entry in rows if not totals or entry.index > totals[-1].index]
    choices = [since, rows, totals, [*totals, *since]]
    choices += [[e for e in rows if e.rank == rank] for rank in sorted({e.rank for e in rows if e.rank is not None})]
    if entries[index].names_place and totals:  # one of several sub-totals
        choices = [since] if since else []
    return [Claim(entries[index], parts) for parts in choices if parts]


def _best(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield what is wrong with the claim that most columns confirm; without one that most do, a lone claim if near."""
    scored = [(sum(map(claim.confirmed, claim.columns(ledger))), claim) for claim in claims]
    best = max((score for score, _ in scored), default=0)
    claim = next((claim for score, claim in scored if score == best), None)
    if claim is None:
        return
    columns = claim.columns(ledger)
    confirmed = best >= 1 and sum(claim.holds(c) or claim.nearly(c) for c in columns) * 2 >= len(columns)
    for column in columns:
        if claim.holds(column):
            continue
        if confirmed or (best == 0 and _surely(claim, column, columns)):
            yield _finding(ledger, claim, column, 1.0 if confirmed else 0.7)


def _surely(claim: Claim, column: int, columns: Sequence[int]) -> bool:
    """Tell whether a total that nothing confirms may be doubted: few columns, no blanks among three parts, and near."""
    whole = all(part.printed(column) for part in claim.parts) and len(claim.parts) >= 3
    return len(columns) <= 2 and whole and abs(claim.off(column)) <= _UNSURE * abs(claim.sum(column))


def _unnamed(ledger: Ledger, index: int) -> Iterator[Finding]:
    """Yield what is wrong with a row without label that is about the sum of all rows above it."""
    rows = [entry for entry in ledger.entries[:index] if entry.label and not entry.is_total and not entry.is_aside]
    if len(rows) < 3 or any(not entry.label for entry in ledger.entries[:index]):
        return
    claim = Claim(ledger.entries[index], rows)
    columns = claim.columns(ledger)
    if columns and all(abs(claim.off(column)) <= _NEAR * abs(claim.sum(column)) for column in columns):
        for column in columns:
            if not claim.holds(column):
                yield _finding(ledger, claim, column, 0.8)


def _levels(ledger: Ledger) -> Iterator[Finding]:
    """Yield what is wrong with rows that stand before the rows of the next level that they sum."""
    claims = list(_nested(ledger.entries))
    pairs = [(claim, column) for claim in claims for column in claim.columns(ledger)]
    wrong = [(claim, column) for claim, column in pairs if not claim.holds(column)]
    if len(pairs) >= 4 and len(wrong) * 5 <= len(pairs):
        for claim, column in wrong:
            yield _finding(ledger, claim, column, 0.9)


def _nested(entries: Sequence[Entry]) -> Iterator[Claim]:
    """Yield for each row the rows of the next deeper rank that follow it, up to the next row of its own rank."""
    ranked = [entry for entry in entries if entry.rank is not None or entry.is_total]
    for index, entry in enumerate(ranked):
        below: list[Entry] = []
        for other in ranked[index + 1 :]:
            if other.is_total or other.rank is None or entry.rank is None or other.rank <= entry.rank:
                break
            below.append(other)
        ranks = {other.rank for other in below if other.rank is not None}
        if ranks and (parts := [other for other in below if other.rank == min(ranks)]):
            yield Claim(entry, parts)


def _finding(ledger: Ledger, claim: Claim, column: int, score: float) -> Finding:
    """Return the finding of one total in one column."""
    computed = claim.sum(column)
    printed = claim.total.cells[column].value or 0.0
    column_name = named(ledger, column)
    sentence = (
        f"{column_name[0].upper()}{column_name[1:]}: de {len(claim.parts)} rijen tellen op tot {number(computed)}, "
        f"maar op {row_named(claim.total)} staat {number(printed)} ({difference(printed, computed)})."
    )
    operands = [operand(cell, part.label) for part in claim.parts if (cell := part.printed(column))]
    return finding(
        "kolomsom", ledger, claim.total, column, computed, sentence, operands, parts=len(claim.parts), score=score
    )
