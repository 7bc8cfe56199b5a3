"""Say how many people live in a gemeente, and so in a veiligheidsregio, a provincie and the land."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from corpus.register.entries import entities, rows


class Inhabitants(NamedTuple):
    """A number of inhabitants, on 1 January of which year, and by what source."""

    number: int
    year: int
    source: str


@cache
def inhabitants() -> Mapping[str, Inhabitants]:
    """Return the inhabitants of each gemeente by its id; dissolved ones that the count still knew are among them."""
    return MappingProxyType(
        {row["id"]: Inhabitants(int(row["inwoners"]), int(row["year"]), row["source"]) for row in rows("inwoners")}
    )


@cache
def _of_areas() -> Mapping[str, int]:
    sums: Counter[str] = Counter()
    for id_, (number, *_) in inhabitants().items():
        entity = entities()[id_]
        if entity.valid_to is None:
            sums.update(dict.fromkeys((entity.details["region"], entity.details["province"], "NL"), number))
    return MappingProxyType(dict(sums))


def inhabitants_of(area_id: str) -> int | None:
    """Return how many people live in a gemeente, veiligheidsregio, provincie or the land ("NL"); None when unknown.

    An area has the people of the gemeenten that exist today.
    """
    found = inhabitants().get(area_id)
    return found.number if found else _of_areas().get(area_id)
