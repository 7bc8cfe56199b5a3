"""Say which area a document is about, for tables that name no place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from corpus.register.entries import adjectives, entities
from corpus.register.search import LAND
from extract.opgaven.places import Place, place_of

_TWICE = 2  # how many times as often as the next one the document's provincie is named


@cache
def _provinces() -> re.Pattern[str]:
    names = {entity.name: id_ for id_, entity in entities().items() if entity.kind == "provincie"} | dict(adjectives())
    return re.compile(r"(?<!\w)(" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")(?!\w)")


@cache
def _ids() -> dict[str, str]:
    return {entity.name: id_ for id_, entity in entities().items() if entity.kind == "provincie"} | dict(adjectives())


def area_of(totals: Iterable[Place | None], text: str, around: str = "") -> Place | None:
    """Return the area of a document: that of its tables' totals, else the provincie named most in its text."""
    known = Counter(place for place in totals if place)
    if known:
        return known.most_common(1)[0][0]
    return _named_most(text) or _named_most(around)


@lru_cache(maxsize=2)
def _named_most(text: str) -> Place | None:
    """Return the provincie that `text` names at least twice as often as any other."""
    counts = Counter(_ids()[match[1]] for match in _provinces().finditer(text)).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] < _TWICE * counts[1][1]):
        return None
    return place_of(entities()[counts[0][0]])


def country() -> Place:
    """Return the whole country."""
    return place_of(LAND)
