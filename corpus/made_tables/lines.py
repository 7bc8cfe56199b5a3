"""Lay out the rows of a made table: which are parts, which sum others, which stand further in."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from corpus.made_tables.places import Leaf, flat_leaves, gemeenten, regions, sites

TOTALS = ("Totaal", "Totaal", "Totaal {area}", "Eindtotaal", "TOTAAL", "Som", "")


@dataclass
class Line:
    """A row in the making: its label, how far it stands in, and the indices of the rows that it sums."""

    label: str
    weight: float = 0.0
    level: int = 0
    strong: bool = False
    parts: list[int] = field(default_factory=list)


def flat(chance: Random, most: int, error: str | None) -> tuple[str, str, list[Line]]:
    """Return rows without levels, most often with a total below or above them."""
    area, head, leaves = flat_leaves(chance, most)
    while len(leaves) < (6 if error else 4):  # an error needs rows to stand out from
        area, head, leaves = flat_leaves(chance, most)
    lines = [Line(leaf.label, leaf.weight) for leaf in leaves]
    if error == "kolomsom" or (error is None and chance.random() < 0.75):
        label = (chance.choice(TOTALS) or ("Totaal" if error else "")).format(area=area)
        lines.append(Line(label, strong=True, parts=list(range(len(lines)))))
    return area, head, lines


def hierarchy(chance: Random, most: int, error: str | None) -> tuple[str, str, list[Line]]:
    """Return provincies over regions over gemeenten, each above its parts."""
    names = sorted(name for name, parts in regions().items() if not error or len(parts) > 1)
    chosen = [chance.choice(names)]
    size = sum(map(len, regions()[chosen[0]].values()))
    others = [name for name in names if size + sum(map(len, regions()[name].values())) < most and name not in chosen]
    chosen += others[:1] if chance.random() < 0.4 else []
    lines = _levels(sorted(chosen))
    return " en ".join(sorted(chosen)), "Provincie / regio / gemeente", lines


def long(chance: Random, most: int, error: str | None) -> tuple[str, str, list[Line]]:
    """Return all gemeenten of the land: under their provincie and region, or by name with a total."""
    if error == "deelsom" or chance.random() < 0.5:
        lines = _levels(sorted(regions()))
        tops = [at for at, line in enumerate(lines) if line.level == 0]
        lines.append(Line("Nederland", strong=True, parts=tops))
        return "Nederland", "Gemeente", lines
    leaves = sorted(leaf for province in regions() for leaf in gemeenten(province))
    lines = [Line(leaf.label, leaf.weight) for leaf in leaves]
    return "Nederland", "Gemeente", [*lines, Line("Totaal", strong=True, parts=list(range(len(lines))))]


def _levels(provinces: list[str]) -> list[Line]:
    lines: list[Line] = []
    for province in provinces:
        top = Line(province, strong=True)
        lines.append(top)
        for region, leaves in sorted(regions()[province].items()):
            middle = Line(region, level=1)
            top.parts.append(len(lines))
            lines.append(middle)
            for leaf in leaves:
                middle.parts.append(len(lines))
                lines.append(Line(leaf.label, leaf.weight, level=2))
    return lines


def locations(chance: Random, most: int, error: str | None) -> tuple[str, str, list[Line]]:
    """Return the places in each gemeente with the gemeente's sum below or above them, and a total."""
    province = chance.choice(sorted(regions()))
    leaves: list[Leaf] = gemeenten(province)[: chance.randrange(6 if error else 3, 9)]
    above = chance.random() < 0.4
    lines: list[Line] = []
    sums: list[int] = []
    for leaf in leaves:
        names = sites(chance, leaf.label, least=2 if error else 1)
        own = Line(leaf.label if above else f"Totaal {leaf.label}", strong=True)
        start = len(lines) + above
        own.parts = list(range(start, start + len(names)))
        parts = [Line(name, leaf.weight / len(names), level=int(above)) for name in names]
        sums.append(len(lines) if above else len(lines) + len(parts))
        lines += [own, *parts] if above else [*parts, own]
    lines.append(Line(chance.choice(("Totaal", "Eindtotaal", f"Totaal {province}")), strong=True, parts=sums))
    return province, "Gemeente", lines


LINES = {"flat": flat, "hierarchy": hierarchy, "long": long, "locations": locations}
