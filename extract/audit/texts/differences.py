"""Check the differences that a passage states against the figures that it takes from a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extract.audit.texts.closeness import slip
from extract.audit.texts.holding import Told
from extract.audit.texts.statements import Statement

_OFF = 2  # by how much a difference that was reckoned wrong, or from rounded numbers, may be off
_SHARE = 0.005  # or which share of it
_LEAST = 20
_MOST = 12  # figures of a passage that differences are taken of
_ASKED = frozenset({"opgave", "taakstelling"})


@dataclass(frozen=True)
class Difference:
    """A stated difference and the two figures whose difference comes nearest to it."""

    said: Statement
    whole: Told
    part: Told

    @property
    def value(self) -> float:
        """Return the difference of the two."""
        return abs(self.whole.said.value - self.part.said.value)


def stated_differences(held: Sequence[Told]) -> tuple[set[int], list[Difference]]:
    """Return the starts of the stated differences that follow from their passage, and those that nearly do."""
    passages: dict[int, list[Told]] = defaultdict(list)
    for told in held:
        if told.said.unit not in ("procent", "euro"):
            passages[told.said.passage].append(told)
    right: set[int] = set()
    wrong: list[Difference] = []
    for passage in passages.values():
        for told in passage:
            if "verschil" not in told.said.measures or abs(told.said.value) < _LEAST:
                continue
            pairs = list(_pairs(told, passage))
            if any(pair.value == abs(told.said.value) for pair in pairs):
                right.add(told.said.start)
            elif told.said.round_to == 1 and (close := _nearest(told, pairs)):
                wrong.append(close)
    return right, wrong


def _pairs(told: Told, passage: Sequence[Told]) -> Iterator[Difference]:
    """Yield the pairs of an opgave and another figure before a stated difference in its passage."""
    others = [other for other in passage if other.said.start < told.said.start][-_MOST:]
    for one, other in combinations(others, 2):
        if _asked(one) != _asked(other):
            yield Difference(told.said, one if _asked(one) else other, other if _asked(one) else one)


def _asked(told: Told) -> bool:
    """Tell whether a figure is what was asked, by its words or by the table that it is from."""
    return bool(told.said.measures & _ASKED) or any(fact.measure in _ASKED for fact in told.hits)


def _nearest(told: Told, pairs: Sequence[Difference]) -> Difference | None:
    """Return the pair whose difference is nearly what is stated, where its opgave is from a table."""
    stated = abs(told.said.value)
    known = [pair for pair in pairs if pair.whole.hits]
    best = min(known, key=lambda pair: abs(pair.value - stated), default=None)
    if best and abs(best.value - stated) <= max(_OFF, _SHARE * stated):
        return best
    return next((pair for pair in known if pair.part.hits and slip(pair.value, stated)), None)
