"""Compare what two sentences of a source say of the same place, theme, measure and moment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extract.audit.texts.closeness import fits
from extract.audit.texts.facts import ALL
from extract.audit.texts.phrases import NOW
from extract.audit.texts.statements import Statement
from extract.audit.texts.subjects import LAND

_LEAST = 100  # smaller numbers are too often those of something else
_NEAR = 0.1  # share by which two tellings of one number may differ
_SOON = 60  # days between two documents that both say "nu"
_MOST = 60  # sentences on one subject that are compared
_SURE = frozenset({"realisatie", "bezetting", "opgave", "taakstelling"})
_COUNTED = frozenset({"plekken", "bedden", "personen", "woningen"})
_NO_DATE = 1_000_000  # the order of a document without one: after those with a date


@dataclass(frozen=True)
class Contradiction:
    """Two statements that can't both be true: `said` is the one less well supported."""

    said: Statement
    other: Statement


def contradictions(statements: Sequence[Statement]) -> Iterator[Contradiction]:
    """Yield the statements that differ from another on the same place, theme, measure and moment."""
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for said in statements:
        measures = said.measures & _SURE
        if len(measures) == 1 and said.themes and said.keys and _comparable(said):
            groups[said.themes[0], next(iter(measures))].append(said)
    for group in groups.values():
        counts = Counter(said.value for said in group)
        told: set[float] = set()
        for one, other in combinations(group[:_MOST], 2):
            if one.value not in told and other.value not in told and _contradict(one, other):
                weaker, stronger = sorted((one, other), key=lambda said: _support(said, counts))
                told.add(weaker.value)
                yield Contradiction(weaker, stronger)


def _comparable(said: Statement) -> bool:
    """Tell whether a statement counts all of something, as it is."""
    whole = not said.partial and not said.then and not said.words.denied
    return whole and said.unit in _COUNTED and abs(said.value) >= _LEAST


def _support(said: Statement, counts: Counter[float]) -> tuple[bool, int, bool, int, int]:
    """Return how well a statement is supported: told exactly, more often, in the earlier document."""
    day = said.document.date.toordinal() if said.document.date else _NO_DATE
    exact = (not said.approximate, counts[said.value], said.round_to < _LEAST)
    return (*exact, -day, -said.document.position)


def _contradict(one: Statement, other: Statement) -> bool:
    """Tell whether two statements of different documents speak of the same and can't both be true."""
    if one.document is other.document or not _same_place(one, other) or not _same_moment(one, other):
        return False
    if not 0 < abs(one.value - other.value) <= _NEAR * max(one.value, other.value):
        return False
    exact, rough = sorted((one, other), key=lambda said: (said.approximate, said.round_to))
    return not _within(rough, exact.value)


def _within(rough: Statement, value: float) -> bool:
    """Tell whether a rounded statement holds a number: "ruim 700" holds 712, "bijna 700" 688."""
    words = rough.clause.lower()
    if rough.approximate and ("ruim" in words or "meer dan" in words):
        return rough.value <= value <= rough.value * (1 + _NEAR)
    if rough.approximate and ("bijna" in words or "minder dan" in words):
        return rough.value * (1 - _NEAR) <= value <= rough.value
    return fits(rough, value) or (rough.round_to >= _LEAST and abs(rough.value - value) <= rough.round_to)


def _same_place(one: Statement, other: Statement) -> bool:
    """Tell whether two statements are of one place; where one names none it may be the whole country."""
    if one.told and other.told:
        return bool(one.keys & other.keys)
    named, unnamed = (one, other) if one.told else (other, one)
    return named.told and named.keys == {LAND} and unnamed.keys == {ALL}


def _same_moment(one: Statement, other: Statement) -> bool:
    """Tell whether two statements are of one day, or both of now in documents of about the same time."""
    if one.periods and other.periods:
        return one.periods == other.periods and len(one.periods[0]) > len("2024")
    if one.periods or other.periods or not all(NOW.search(said.sentence) for said in (one, other)):
        return False
    first, second = one.document.date, other.document.date
    return first is None or second is None or abs((first - second).days) <= _SOON
