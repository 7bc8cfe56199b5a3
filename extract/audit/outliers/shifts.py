"""Find labels that slid against their values: one name stood elsewhere when the numbers were put beside the names."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from extract.audit.outliers.fitting import Fit, Numbers, fit

_FIRST = Fit(1.0, 0.2, 0.5)  # how numbers may vary before more is known
_CAP = 8.0  # what one number can weigh at most, in natural logarithms of odds
_EACH = 0.1  # what a shift costs for each row that slides, so that it is no longer than the numbers show
_MARGIN = 9.0  # by how much a shift must be likelier than chance after counting all the shifts that were tried
_BETTER = 0.5  # share of the misfit that a shift must take away
FAR = math.log(2.5)  # one of the rows that slid must be this far off
_STRAYS = 3.5  # and stray this many deviations
_FITS = 2.5  # both ends must fit within so many deviations after it
_ALIKE = 0.2  # or within this much of what fits
_LONGEST = 400  # rows of a block that shifts are tried in


@dataclass(frozen=True)
class Shift:
    """The label of row `label` belongs to the number of row `value`; the labels between slid one row."""

    label: int
    value: int
    first: int  # the block that it lies in
    last: int
    gain: float

    @property
    def rows(self) -> range:
        """Return the rows whose labels do not belong to their numbers."""
        return range(min(self.label, self.value), max(self.label, self.value) + 1)

    def owners(self, count: int) -> list[int]:
        """Return for the number of each row the row whose label it belongs to."""
        order = list(range(count))
        order.insert(self.value, order.pop(self.label))
        return order


def blocks(groups: Sequence[Sequence[object]]) -> list[tuple[int, int]]:
    """Return the first and last row of the runs that share a group, under each of the ways of grouping, once each."""
    found = set()
    for grouping in groups:
        for _, run in groupby(range(len(grouping)), key=lambda row: grouping[row]):
            rows = list(run)
            if 2 < len(rows) <= _LONGEST:
                found.add((rows[0], rows[-1]))
    return sorted(found)


def shifts(values: Numbers, explainers: Numbers, tried: Sequence[tuple[int, int]]) -> tuple[list[Shift], Fit | None]:
    """Return the shifts that make a column fit far better than chance would, with the fit once they are undone."""
    if not (possible := _possible(values, explainers)):
        return [], None
    around = fit(values, explainers) or Fit(possible.rate, _FIRST.spread, _FIRST.chance)
    luck = math.log(max(sum((last - first + 1) ** 2 for first, last in tried), 1))
    found = _apart(values, explainers, around, tried, luck)
    undone = fit(values, _owned(explainers, found)) if found else None
    if undone is None:
        return [], fit(values, explainers)
    found = _apart(values, explainers, undone, [(shift.first, shift.last) for shift in found], luck)  # now sharper
    sure = [
        shift
        for shift in found
        if _sure(shift, values, explainers, undone, min(luck, _luck(shift, len(values))) + _MARGIN)
    ]
    return sure, fit(values, _owned(explainers, sure))


def _luck(shift: Shift, count: int) -> float:
    """Return how many shifts as short as this one there are to try: few labels slide far, most that slide swap."""
    return math.log(2 * count * (len(shift.rows) - 1) ** 2)


def _apart(
    values: Numbers, explainers: Numbers, around: Fit, tried: Sequence[tuple[int, int]], least: float
) -> list[Shift]:
    """Return the best shift of each block, those that share rows with a better one left out."""
    best = [shift for block in tried if (shift := _best(values, explainers, around, block)) and shift.gain > least]
    best.sort(key=lambda shift: (-round(shift.gain, 6), shift.last - shift.first))
    apart: list[Shift] = []
    for shift in best:
        if not any(set(shift.rows) & set(other.rows) for other in apart):
            apart.append(shift)
    return apart


def _possible(values: Numbers, explainers: Numbers) -> Fit | None:
    """Return how the numbers fit the places when both are sorted, None when they do not: whatever slid, that stays."""
    pairs = [(v, e) for v, e in zip(values, explainers, strict=True) if v is not None and e]
    return fit(sorted(v for v, _ in pairs), sorted(e for _, e in pairs))


def _owned(explainers: Numbers, undone: Sequence[Shift]) -> list[float | None]:
    """Return the explainers of the places that the numbers belong to."""
    owned = list(explainers)
    for shift in undone:
        owners = shift.owners(len(owned))
        for row in shift.rows:
            owned[row] = explainers[owners[row]]
    return owned


def _misfit(value: float | None, explainer: float | None, around: Fit) -> float:
    """Return how badly a number fits a place: 0 where nothing can be said, as of a nought that is somebody's choice."""
    if not value or not explainer or value < 0:
        return 0.0
    return min(around.strayed(value, explainer) ** 2 / 2, _CAP)


def _best(values: Numbers, explainers: Numbers, around: Fit, block: tuple[int, int]) -> Shift | None:
    """Return the move of one label in a block that takes away most misfit."""
    first, last = block
    rows = range(first, last + 1)

    def summed(step: int) -> list[float]:
        costs = (
            _misfit(values[row], explainers[row + step], around) if first <= row + step <= last else 0.0 for row in rows
        )
        return list(accumulate(costs, initial=0.0))

    stay, later, earlier = summed(0), summed(1), summed(-1)
    found: Shift | None = None
    for label, value, most in _moves(stay, later, earlier):
        if most <= (found.gain if found else 0.0) + 1e-9:
            continue
        gain = most - _misfit(values[first + value], explainers[first + label], around)
        if gain > (found.gain if found else 0.0) + 1e-9:
            found = Shift(first + label, first + value, first, last, gain)
    return found


def _moves(stay: Sequence[float], later: Sequence[float], earlier: Sequence[float]) -> Iterator[tuple[int, int, float]]:
    """Yield every move of a label to another row, with the misfit that it takes from the labels it slides along.

    Given are running sums of misfit: as printed, and with every number given to the next label or the one before.
    """
    for low in range(len(stay) - 1):
        down, up = later[low] - stay[low], earlier[low + 1] - stay[low]
        for high in range(low + 1, len(stay) - 1):
            price = _EACH * (high - low)
            yield low, high, stay[high + 1] - later[high] + down - price
            yield high, low, stay[high + 1] - earlier[high + 1] + up - price


def _sure(shift: Shift, values: Numbers, explainers: Numbers, around: Fit, least: float) -> bool:
    """Tell whether a shift is beyond chance, some row far off before it and its two ends right after it."""
    owned = _owned(explainers, [shift])
    before = sum(_misfit(values[row], explainers[row], around) for row in shift.rows)
    after = sum(_misfit(values[row], owned[row], around) for row in shift.rows)
    if before - after < least or after > (1 - _BETTER) * before:
        return False
    ends = [(values[row], explainers[row], owned[row]) for row in (shift.label, shift.value)]
    right = all(value and old and new and _fits(value, new, around) for value, old, new in ends)
    return right and any(_far(values[row], explainers[row], around) for row in shift.rows)


def _fits(value: float, explainer: float, around: Fit) -> bool:
    """Tell whether a number may be that of a place."""
    return abs(around.strayed(value, explainer)) <= _FITS or abs(around.deviation(value, explainer)) <= _ALIKE


def _far(value: float | None, explainer: float | None, around: Fit) -> bool:
    """Tell whether a number can't be that of a place."""
    if not value or not explainer:
        return False
    return abs(around.deviation(value, explainer)) >= FAR and abs(around.strayed(value, explainer)) >= _STRAYS
