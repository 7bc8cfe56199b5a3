"""Fit a column of counts to what explains it: a fixed rate, and how far single numbers stray from it by nature."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

Numbers = Sequence[float | None]

LEAST = 12  # places with a number: fewer do not show what is usual
_SPREADS = (0.05, 0.1, 0.15, 0.2, 0.25)  # deviation of the rate from place to place, in natural logarithms
_CHANCES = (0.0, 0.25, 1.0)  # variance of a count as a share of the count: 0 for a sum shared out, 1 for events
_ROUNDING = 0.4  # what rounding to whole numbers may add to the deviation of a count
_WITHIN = 0.85  # share of the numbers that a fit must explain
_NEAR = 1.6  # within how many deviations a number counts as explained
_ZEROS = 0.15  # share of the places that may have nothing though more than a few are to be expected
_FEW = 5.0


@dataclass(frozen=True)
class Fit:
    """A column's rate for each unit of the explainer, and how its numbers vary around it."""

    rate: float
    spread: float
    chance: float

    def expected(self, explainer: float) -> float:
        """Return the number that fits the explainer."""
        return self.rate * explainer

    def deviation(self, value: float, explainer: float) -> float:
        """Return the natural logarithm of how many times too large a number is, negative when too small."""
        return math.log(max(value, 0.25) / max(self.expected(explainer), 0.25))

    def strayed(self, value: float, explainer: float) -> float:
        """Return by how many standard deviations a number strays from what fits."""
        count = max(self.expected(explainer), 0.25)
        variance = self.spread**2 + (_ROUNDING / count) ** 2 + self.chance / count
        return self.deviation(value, explainer) / math.sqrt(variance)


def rate_of(values: Numbers, explainers: Numbers) -> float | None:
    """Return the usual rate: the middle one of the numbers large enough that rounding does not bend them."""
    ratios = [(v, v / e) for v, e in zip(values, explainers, strict=True) if v and e and v > 0 and e > 0]
    large = [ratio for value, ratio in ratios if value >= _FEW]
    chosen = large if len(large) * 2 >= len(ratios) else [ratio for _, ratio in ratios]
    return median(chosen) if chosen else None


def fit(values: Numbers, explainers: Numbers) -> Fit | None:
    """Return the tightest fit that explains nearly all numbers, None when the explainer does not explain them."""
    pairs = [(v, e) for v, e in zip(values, explainers, strict=True) if v is not None and e]
    rate = rate_of(values, explainers)
    if rate is None or not _usable(pairs, rate):
        return None
    filled = [(v, e) for v, e in pairs if v > 0]
    tight = Fit(rate, _SPREADS[0], _CHANCES[0])
    due = [(abs(tight.deviation(v, e)), max(tight.expected(e), 0.25)) for v, e in filled]  # whatever the spread
    for chance in _CHANCES:
        for spread in _SPREADS:
            near = sum(
                stray / math.sqrt(spread**2 + (_ROUNDING / count) ** 2 + chance / count) <= _NEAR
                for stray, count in due
            )
            if near >= _WITHIN * len(filled):
                found = Fit(rate, spread, chance)
                return found if _tells(found, filled) else None
    return None


def _usable(pairs: Sequence[tuple[float, float]], rate: float) -> bool:
    """Tell whether there are numbers enough, none below zero, few zeros where more is to be expected."""
    if any(value < 0 for value, _ in pairs):
        return False
    due = [value for value, explainer in pairs if rate * explainer >= _FEW]
    zeros = sum(value == 0 for value in due)
    return sum(value > 0 for value, _ in pairs) >= LEAST and zeros <= _ZEROS * max(len(due), 1)


def _tells(found: Fit, pairs: Sequence[tuple[float, float]]) -> bool:
    """Tell whether the explainer explains: what is to be expected varies far more than the numbers stray from it."""
    expected = sorted(math.log(max(found.expected(e), 0.25)) for _, e in pairs)
    strays = sorted(abs(found.deviation(v, e)) for v, e in pairs)
    middle = expected[len(expected) // 2]
    varying = median(abs(value - middle) for value in expected)
    return median(strays) <= 0.5 * varying
