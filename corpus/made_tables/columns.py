"""Build the columns of a made table: which stand alone, which add up, which compare two others."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from corpus.made_tables.subjects import Subject

YEARS = ("2022", "2023", "2024", "2025", "2026")
DATES = ("01-01-2024", "1-7-2024", "01-09-24", "30-08-2024", "31 december 2023", "1-1-25")


@dataclass
class Column:
    """One column: its heads from the top row down, how its numbers come about, and from which columns.

    `kind` is telling (a count of its own), som, verschil (first of `of` less the second), percentage (first of `of`
    by the second) or inwoners; `rate` scales a count.
    """

    heads: tuple[str, ...]
    kind: str = "telling"
    of: tuple[int, ...] = ()
    rate: float = 1.0


def _alone(subject: Subject, chance: Random, at: int) -> list[Column]:
    names = chance.sample(subject.counts, chance.choice((1, 2, 2, 3)))
    when = chance.choice(("", "", f" {chance.choice(YEARS)}", f" per {chance.choice(DATES)}"))
    return [Column((name + when,), rate=chance.uniform(0.2, 1.2)) for name in names]


def _added(subject: Subject, chance: Random, at: int) -> list[Column]:
    names = subject.parts[: chance.choice((2, 3, 3, 4))]
    parts = [Column((name,), rate=chance.uniform(0.15, 0.6)) for name in names]
    return [*parts, Column((subject.whole,), "som", tuple(range(at, at + len(names))))]


def _compared(subject: Subject, chance: Random, at: int) -> list[Column]:
    year = chance.choice(("", f" {chance.choice(YEARS)}", f" {chance.choice(DATES)}"))
    name = chance.choice(("Verschil", "Verschil", "Nog te realiseren", "Delta"))
    of = (at, at + 1) if name == "Nog te realiseren" else (at + 1, at)
    rate = chance.uniform(0.5, 1)
    return [
        Column((subject.aim + year,), rate=rate),
        Column((subject.got,), rate=-rate),
        Column((name,), "verschil", of),
    ]


def _divided(subject: Subject, chance: Random, at: int) -> list[Column]:
    rate = chance.uniform(0.5, 1)
    name = chance.choice((f"% van {subject.aim.lower()}", f"{subject.got} in % van {subject.aim.lower()}"))
    return [
        Column((subject.aim,), rate=rate),
        Column((subject.got,), rate=-rate),
        Column((name,), "percentage", (at + 1, at)),
    ]


PATTERNS = {"alone": _alone, "added": _added, "compared": _compared, "divided": _divided}


def build(
    subject: Subject, chance: Random, patterns: list[str], names: list[str], first: tuple[Column, ...] = ()
) -> list[Column]:
    """Return the columns of the patterns in turn; where there are `names`, each pattern is a group under its name."""
    columns = list(first)
    for index, pattern in enumerate(patterns):
        made = PATTERNS[pattern](subject, chance, len(columns))
        if names:
            made = [Column((names[index], *column.heads), column.kind, column.of, column.rate) for column in made]
        columns += made
    return _distinct(columns)


def _distinct(columns: list[Column]) -> list[Column]:
    """Set a year behind heads that stand in the table already."""
    seen: set[tuple[str, ...]] = set()
    for column in columns:
        year = 2021
        plain = column.heads
        while column.heads in seen:
            year += 1
            column.heads = (*plain[:-1], f"{plain[-1]} {year}")
        seen.add(column.heads)
    return columns


def numbers(
    columns: list[Column], weight: float, scale: float, step: int, sparse: float, chance: Random
) -> list[float]:
    """Return the numbers of one row; a negative rate follows the column before it, and may fall short or be nought.

    `sparse` is the share of counts that are nought; `step` is one part of the last decimal.
    """
    row: list[float] = []
    for column in columns:
        if column.kind == "telling" and column.rate < 0:
            some = chance.uniform(0.2, 1.0), chance.uniform(0.4, 1.0), chance.uniform(0.9, 1.7)
            share = chance.choice((0, *some) if sparse else some)
            row.append(round(row[-1] * share * step) / step)
        elif column.kind == "inwoners":
            row.append(round(weight * 1000))
        elif column.kind == "telling":
            size = weight * scale * column.rate * chance.uniform(0.85, 1.15)
            row.append(round(size * step) / step if chance.random() > sparse else 0)
        else:
            row.append(0)
    return row


def derive(columns: list[Column], row: list[float]) -> None:
    """Fill in the numbers of a row that follow from its others; a percentage of nothing is 0."""
    for index, column in enumerate(columns):
        values = [row[other] for other in column.of]
        if column.kind == "som":
            row[index] = sum(values)
        elif column.kind == "verschil":
            row[index] = values[0] - values[1]
        elif column.kind == "percentage":
            row[index] = 100 * values[0] / values[1] if values[1] else 0.0
