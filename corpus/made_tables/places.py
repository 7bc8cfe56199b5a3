"""Give made tables their rows: gemeenten under their region and provincie, with how many people live there."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from random import Random
from typing import NamedTuple

from corpus.made_tables.subjects import FORMS, PERIODS, PROGRAMMES, SITES
from corpus.register import inhabitants_of
from corpus.register.entries import rows

MIDDLING = 30_000  # inhabitants, where the register knows none


class Leaf(NamedTuple):
    """A row in the making: its label and its weight (inhabitants, in thousands)."""

    label: str
    weight: float


@cache
def regions() -> dict[str, dict[str, list[Leaf]]]:
    """Return provincie → veiligheidsregio → its gemeenten of today."""
    provinces = {row["id"]: row["name"] for row in rows("provincies")}
    names = {row["id"]: row["name"] for row in rows("veiligheidsregios")}
    found: dict[str, dict[str, list[Leaf]]] = defaultdict(lambda: defaultdict(list))
    for row in rows("gemeenten"):
        if not row["valid_to"]:
            leaf = Leaf(row["name"], _thousands(row["id"]))
            found[provinces[row["province"]]][names[row["region"]]].append(leaf)
    return {province: dict(parts) for province, parts in found.items()}


def _thousands(identifier: str) -> float:
    """Return how many people live in a gemeente, in thousands."""
    return (inhabitants_of(identifier) or MIDDLING) / 1000


def gemeenten(province: str) -> list[Leaf]:
    """Return the gemeenten of a provincie by name."""
    return sorted(leaf for part in regions()[province].values() for leaf in part)


def flat_leaves(chance: Random, most: int) -> tuple[str, str, list[Leaf]]:
    """Return the name of an area, the head over its labels, and 4 to `most` rows."""
    province = chance.choice(sorted(regions()))
    kind = chance.choices(("gemeenten", "regio", "provincies", "programma's", "tijd"), (50, 20, 10, 12, 8))[0]
    if kind == "regio":
        region = chance.choice(sorted(regions()[province]))
        return region, "Gemeente", regions()[province][region][:most]
    if kind == "provincies":
        return (
            "Nederland",
            "Provincie",
            [Leaf(n, sum(g.weight for g in gemeenten(n))) for n in sorted(regions())][:most],
        )
    if kind == "programma's":
        chosen = [name for name in PROGRAMMES if chance.random() < 0.7]
        return province, "Programma", [Leaf(name, chance.lognormvariate(3.5, 0.8)) for name in chosen][:most]
    if kind == "tijd":
        return province, "Periode", [Leaf(name, chance.uniform(40, 60)) for name in chance.choice(PERIODS)][:most]
    found = gemeenten(province)
    start = chance.randrange(max(1, len(found) - most))
    return province, "Gemeente", found[start : start + most]


def sites(chance: Random, gemeente: str, least: int = 1) -> list[str]:
    """Return the names of `least` to three places in a gemeente."""
    dash = chance.choice((" - ", " – ", "- "))
    chosen = chance.sample(SITES, max(least, chance.choice((1, 1, 2, 2, 3))))
    return [f"{gemeente}{dash}{site}{chance.choice(FORMS)}" for site in chosen]
