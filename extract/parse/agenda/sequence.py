"""Tell the main sequence of numbered headings of a record from the numbered lists in its text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.parse.agenda.itemlabels import Numbered

_LEAST = 3.0  # the weight of evidence below which numbers are lists in running text
_WINDOW = 8  # numbers: a jump over more costs no more
_SPOKEN, _TEXT = 1.0, 150  # what a heading weighs more in minutes with so many characters of text below it
_START, _SAME, _RESTART, _BACK, _NEVER = 0.2, 1.0, 4.0, 9.0, 1e6


@dataclass
class _Chain:
    """The best sequence that ends in some number: what it weighs, and how it got there."""

    weight: float
    item: Numbered
    before: _Chain | None


def main_sequence(found: Sequence[Numbered], *, agenda: bool) -> list[Numbered]:
    """Return the numbers that are the record's main sequence: those that together weigh most as headings."""
    tops = [item for item in found if len(item.path) == 1 and item.path[0].isdigit()]
    letters = [item.start for item in found if item.path[0].isalpha()]
    for before, item in pairwise(tops):
        goes_on = before.bullet == item.bullet and int(item.path[0]) == int(before.path[0]) + 1
        item.below_letter = bisect_left(letters, item.start) > bisect_left(letters, before.start)
        item.below_letter = (item.below_letter and not goes_on) or (before.below_letter and goes_on)
    weights = _weights(tops, agenda=agenda)
    chain = _best(tops, weights)
    if not chain:
        return []
    styles = Counter(item.style for item in chain)
    usual = styles.most_common(1)[0][0]
    chain = _best(tops, [w + (0.5 if item.style == usual else -0.8) for w, item in zip(weights, tops, strict=True)])
    members = {item.start for item in chain}
    total = sum(weight for weight, item in zip(weights, tops, strict=True) if item.start in members)
    return _with_misnumbered(tops, _without_inner(chain)) if total >= _LEAST else []


def _without_inner(chain: list[Numbered]) -> list[Numbered]:
    """Return the sequence without the counts from 1 on that it goes over to count on itself: those are sub-items."""
    result: list[Numbered] = []
    run: list[Numbered] = []
    for item in chain:
        number = int(item.path[0])
        if run and result and number == int(result[-1].path[0]) + 1:
            for inner in run:
                inner.inner = True
            run = []
        if run or (result and number == 1 and int(result[-1].path[0]) > 1):
            run.append(item)
        else:
            result.append(item)
    return [*result, *run]


def _with_misnumbered(tops: Sequence[Numbered], chain: Sequence[Numbered]) -> list[Numbered]:
    """Return the sequence with the headings that look as its members do but bear a number out of order.

    In plain type only one that stands alone between two members is taken: several make a list. A count from 1 on below
    a letter is that letter's.
    """
    looks = {(item.style, item.bullet) for item in chain}
    starts = {item.start for item in chain}
    result: list[Numbered] = []
    outer = [item for item in tops if item.start in starts or not (item.indent > 1 or item.introduced)]
    inner = False
    for index, item in enumerate(outer):
        before = outer[index - 1] if index else None
        near = [outer[at] for at in (index - 1, index + 1) if 0 <= at < len(outer)]
        alone = all(other.start in starts for other in near) and item.gap and not item.lower
        alike = (item.style, item.bullet) in looks and not (item.introduced or item.sentence or item.cell)
        if item.start in starts:
            inner = False
        elif item.path[0] == "1":
            inner = item.below_letter or inner
        elif before is not None:
            inner = inner and before.bullet == item.bullet and int(item.path[0]) == int(before.path[0]) + 1
        if item.inner:
            continue
        if item.start in starts or (alike and item.title and (item.set_off or alone) and not inner):
            result.append(item)
    return result


def _weights(tops: Sequence[Numbered], *, agenda: bool) -> list[float]:
    """Return for each number how much speaks for its being a heading."""
    weights: list[float] = []
    before: Numbered | None = None
    spoken = {item.start for item, after in pairwise(tops) if after.start - item.end > _TEXT}
    for item in tops:
        follows = before is not None and _follows(before, item)
        if follows and before is not None and before.introduced:
            item.introduced = True  # a list that a colon announces is so to its end
        weight = 1.0 + 0.5 * item.gap + 2.5 * (item.marks > 0) + 1.5 * (item.emphasis or item.large)
        weight += 1.5 * item.capitals + 2.5 * item.familiar + 3.0 * item.word - 1.0 * item.bare - 0.5 * item.alone
        weight -= (1.0 if agenda else 2.0) * item.sentence + (0.5 if agenda else 1.5) * item.lower
        weight -= 2.0 * (item.indent > 1)
        weight += _SPOKEN * (not agenda and item.indent <= 1 and item.start in spoken)
        weight -= 5.0 * (item.introduced and not item.marks and not item.familiar and not item.word)
        weights.append(weight)
        before = item
    return weights


def _follows(before: Numbered, item: Numbered) -> bool:
    """Tell whether `item` is the next of the list that `before` is in."""
    return (
        (before.style, before.bullet) == (item.style, item.bullet)
        and int(item.path[0]) == int(before.path[0]) + 1
        and not item.marks
    )


def _best(tops: Sequence[Numbered], weights: Sequence[float]) -> list[Numbered]:
    """Return the sequence of items with the largest weight less what its jumps and repeats cost."""
    ends: dict[int, _Chain] = {}
    best: _Chain | None = None
    for item, weight in zip(tops, weights, strict=True):
        number = int(item.path[0])
        chain = _Chain(weight - (_START * min(number - 1, 8) if number > 1 else 0), item, None)
        near = [(earlier, ends[earlier]) for earlier in range(number - _WINDOW, number + 1) if earlier in ends]
        if best is not None:
            near.append((int(best.item.path[0]), best))  # from further off all cost the same: the best will do
        for earlier, candidate in near:
            total = candidate.weight + weight - _cost(earlier, number, item)
            if total > chain.weight:
                chain = _Chain(total, item, candidate)
        if number not in ends or chain.weight > ends[number].weight:
            ends[number] = chain
        if best is None or chain.weight > best.weight:
            best = chain
    result: list[Numbered] = []
    while best:
        result.append(best.item)
        best = best.before
    return result[::-1]


def _cost(earlier: int, number: int, item: Numbered) -> float:
    """Return what it costs a sequence to go from one number to the next, `item`: a count below a letter never does."""
    if number == earlier + 1:
        return 0.0
    if number == earlier:
        return _SAME if item.title and (item.set_off or item.word) else _RESTART
    if number > earlier:
        return min(0.6 + 0.3 * (number - earlier), 3.0)
    if item.below_letter and not item.marks:
        return _NEVER
    return _RESTART if number <= 1 or item.word or item.marks else _BACK
