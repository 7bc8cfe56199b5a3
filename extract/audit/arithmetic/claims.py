"""Weigh the claim that one row is the sum (or the mean) of others: where it holds, and whether to believe it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from extract.audit.ledger import Entry, Ledger

_NEAR = 0.25  # how near, as a share, a sum must be for a total that only as many columns confirm as deny
LOOSE = ("last", "aside")  # ways to choose parts of which one may be right by chance
_LITTLE = 0.1  # a difference by rounding is less than this share of the sum
_BITS = 3.0  # evidence asked of a claim
_SURE = 40  # a sum must be this large for a difference within rounding to be no chance


@dataclass
class Claim:
    """The claim that one row is the sum of others; `shape` names how the parts were chosen."""

    ledger: Ledger
    total: Entry
    parts: list[Entry]
    shape: str = "since"
    mean: bool = False
    _sums: dict[int, float] = field(default_factory=dict, init=False, repr=False)
    _held: dict[int, bool] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def columns(self) -> list[int]:
        """Return the columns in which the total is printed and every part is a number or blank, not all blank.

        A mark for what is not known ("ntb") counts as blank where another column shows that it was added as nothing.
        """
        marked = [column for column in self.ledger.counted if self._added(column)]
        known = {column for column in marked if all(part.value(column) is not None for part in self.parts)}
        nothing = any(self._surely_right(column) for column in marked if column not in known)
        return [column for column in marked if nothing or column in known]

    def _added(self, column: int) -> bool:
        """Tell whether a total is printed over parts that are numbers, blanks and marks for what is not known."""
        if not self.total.printed(column) or self.total.value(column) is None:
            return False
        known = (part.value(column) is not None or part.is_unknown(column) for part in self.parts)
        return all(known) and any(part.printed(column) for part in self.parts)

    def _surely_right(self, column: int) -> bool:
        """Tell whether a total is right where that can hardly be chance: three parts or more, a large sum."""
        filled = sum(bool(part.value(column)) for part in self.parts)
        return filled > 2 and abs(self.sum(column)) >= _SURE and not self.off(column)

    def sum(self, column: int) -> float:
        """Return the sum (the mean) of the parts in a column, to the decimals that they are printed with."""
        if column not in self._sums:
            self._sums[column] = self._summed(column)
        return self._sums[column]

    def _summed(self, column: int) -> float:
        values = [part.value(column) or 0.0 for part in self.parts]
        digits = max(part.decimals(column) for part in (*self.parts, self.total) if part.printed(column))
        if not self.mean:
            return round(sum(values), digits)
        filled = [value for part, value in zip(self.parts, values, strict=True) if part.printed(column)]
        return round(sum(filled) / len(filled), self.total.decimals(column))

    def off(self, column: int) -> float:
        """Return how much the printed total is more than the sum of its parts."""
        return round((self.total.value(column) or 0.0) - self.sum(column), 6)

    def holds(self, column: int) -> bool:
        """Tell whether the total is right in a column, but for rounding where its numbers have decimals."""
        if column not in self._held:
            self._held[column] = abs(self.off(column)) <= self._slack(column) + 1e-6
        return self._held[column]

    def _slack(self, column: int) -> float:
        unit = 10.0 ** -self.total.decimals(column)
        if self.mean:
            return unit
        digits = max(part.decimals(column) for part in self.parts if part.printed(column))
        count = sum(part.printed(column) is not None for part in self.parts)
        coarse = 0.5 * unit if 10.0**-digits < unit else 0.0
        return max(coarse, 10.0**-digits * min(count / 2, 0.5 + 0.8 * math.sqrt(count)) if digits else 0.0)

    def confirmed(self, column: int) -> bool:
        """Tell whether the total is right in a column where that can't be chance: two parts or more that are not 0."""
        return self.holds(column) and sum(bool(part.value(column)) for part in self.parts) > 1

    def nearly(self, column: int) -> bool:
        """Tell whether rounding of the parts explains the difference."""
        off = abs(self.off(column))
        return off <= len(self.parts) / 2 and off <= _LITTLE * abs(self.sum(column))

    @cached_property
    def strength(self) -> float:
        """Return how unlikely it is, in bits, that the columns that confirm the claim do so by chance."""
        sizes = [abs(self.sum(column)) / self.ledger.ulps[column] for column in self.columns if self.confirmed(column)]
        return sum(min(12.0, math.log2(1 + size)) for size in sizes)

    @cached_property
    def good(self) -> int:
        """Return how many columns confirm the claim."""
        return sum(map(self.confirmed, self.columns))

    @cached_property
    def wrong(self) -> list[int]:
        """Return the columns in which the total is not the sum of its parts."""
        return [column for column in self.columns if not self.holds(column)]

    @property
    def believed(self) -> bool:
        """Tell whether the columns show that this is what the total sums."""
        off = [column for column in self.wrong if not self.nearly(column)]
        enough = self.strength >= max(_BITS, 2 * len(self.wrong)) and self.good >= (2 if self.shape in LOOSE else 1)
        return enough and self.good + len(self.wrong) - len(off) >= len(off)

    def doubtful(self, column: int, *, known: bool = False) -> bool:
        """Tell whether a wrong column may be no sum: a mean or maximum, blanks not known, or one column in two.

        `known` says that other totals of the table are the sums of such parts.
        """
        total, values = self.total.value(column) or 0.0, [part.value(column) or 0.0 for part in self.parts]
        if slip(total, self.sum(column)) or self.nearly(column):
            return False
        if len(values) > 2 and min(values) >= 0 and total <= max(values):
            return True
        if self.off(column) > 0 and self._blank(column) and not self._blanks_are_nothing():
            return True
        few = not known and self.good < 2 * len(self.wrong)
        left_out = sum(value == -self.off(column) for value in values) == 1  # the others agree that it is a part
        return few and not left_out and abs(self.off(column)) > _NEAR * abs(self.sum(column))

    def _blank(self, column: int) -> bool:
        return any(_blank(part, column) for part in self.parts)

    def _blanks_are_nothing(self) -> bool:
        """Tell whether a column with blanks confirms the claim."""
        return any(self._blank(column) and self.confirmed(column) for column in self.columns)

    def maybe_cut(self, column: int) -> bool:
        """Tell whether parts may stand on a page that was lost: no column is right, and each total is too much.

        A lost part is seldom far smaller than all others.
        """
        if self.good or any(self.off(other) <= 0 for other in self.columns):
            return False
        least = min((abs(part.value(column) or 0.0) for part in self.parts if part.value(column)), default=0.0)
        return len(self.columns) > 1 or self.off(column) > least / 2

    def surely(self, column: int) -> bool:
        """Tell whether a total that no column confirms may be doubted: whole parts, and off by a slip of the pen."""
        values = [part.value(column) or 0.0 for part in self.parts]
        if len(self.columns) > 3 or sum(map(bool, values)) < 3 or any(_blank(part, column) for part in self.parts):
            return False
        if any(abs(self.off(other)) > _NEAR * abs(self.sum(other)) for other in self.columns):
            return False  # where one column is no sum at all, another that is nearly one is so by chance
        total, computed = self.total.value(column) or 0.0, self.sum(column)
        if min(values) >= 0 and total <= max(values):
            return False
        return slip(total, computed) or (self.nearly(column) and abs(computed) >= _SURE)


def _blank(part: Entry, column: int) -> bool:
    """Tell whether nothing at all is printed in a column of a row."""
    cell = part.cells.get(column)
    return cell is None or not cell.text.strip()


def slip(printed: float, computed: float) -> bool:
    """Tell whether one number is the other with one digit wrong, or two digits that changed places."""
    one, other = (f"{abs(value):.2f}".replace(".", "") for value in (printed, computed))
    if len(one) != len(other) or (printed < 0) != (computed < 0):
        return False
    differ = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(differ) == 1:
        return len(one) > 4
    return len(differ) == 2 and differ[1] == differ[0] + 1 and sorted(one) == sorted(other)


def best_of(claims: Sequence[Claim]) -> Claim | None:
    """Return the claim that most columns confirm, the first of equals; the first of all when none is confirmed.

    A total that prints once more the one row above it, in each of several columns, is the total of that row.
    """
    again = (claim for claim in claims if claim.shape == "since" and len(claim.parts) == 1 and not claim.wrong)
    for claim in again:
        if sum(bool(claim.sum(column)) for column in claim.columns) > 1:
            return claim
    return max(claims, key=lambda claim: (claim.good, claim.shape not in LOOSE, claim.strength), default=None)
