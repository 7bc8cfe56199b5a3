"""Make a table from a seed: its rows, columns and cells as printed, and the error planted in it when asked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random

from corpus.made_tables import columns as made_columns
from corpus.made_tables.columns import Column
from corpus.made_tables.errors import ERRORS, Planted, plant
from corpus.made_tables.figures import NONES, Style, percentage, printed, some_style
from corpus.made_tables.lines import LINES, Line
from corpus.made_tables.subjects import REMARKS, SUBJECTS, Subject

__all__ = ["ERRORS", "MadeTable", "Planted", "make_pair", "make_table"]

# kind → which rows, how many at most, numbers of column patterns, numbers of header rows
SHAPES: dict[str, tuple[str, int, tuple[int, ...], tuple[int, ...]]] = {
    "flat": ("flat", 28, (1, 2, 2), (1,)),
    "small": ("flat", 8, (1,), (1,)),
    "grouped": ("flat", 24, (2, 3), (2, 2, 3)),
    "hierarchy": ("hierarchy", 60, (1, 2), (1, 1, 2)),
    "locations": ("locations", 26, (1, 2), (1, 2)),
    "wide": ("flat", 24, (6,), (1, 2, 2, 3)),
    "long": ("long", 345, (1, 2), (1, 2)),
}
GROUPS = (
    "Opvang|Taakstelling|Noodopvang|Voorziening|Ontwikkeling|Planning|Inzet|Bestand",
    "2022|2023|2024|2025|2026|2027|2028|2029",
    "Stand 1 januari|Stand 1 april|Stand 1 juli|Stand 1 oktober|Prognose 2025|Prognose 2026|Raming 2027|Raming 2028",
)
ABOVE = ("Voorstel stuurgroep", "Uitkomsten per jaar", "Eerste ronde", "Tweede ronde")
MEETS = {  # the column patterns that an error needs
    "kolomsom": ["alone", "alone"],
    "deelsom": ["alone", "alone"],
    "rijsom": ["added"],
    "verschil": ["compared"],
    "percentage": ["divided"],
    "grondslag": ["divided", "alone"],
    "tegenspraak": ["alone", "alone"],
}
TITLES = (
    "{subject} {area}",
    "{subject} in {area}, stand per {date}",
    "Tabel {number}. {subject} {area}",
    "Tabel {number}: {subject} (peildatum {date})",
    "Overzicht {lower} {area} per {date}",
    "{subject}",
)
DATED = re.compile(r" (per )?\d[\w-]*( \w+ \d{4})?$")
PEILDATA = ("1 september 2024", "30-08-2024", "1 januari 2025", "15 maart 2023", "01-07-24", "31 december 2023")


@dataclass
class MadeTable:
    """A table as a careful reader would write it down: "" where nothing is printed, groups in their first column.

    `spans` are the header cells over several columns: header row, first and last column. `sums` says which rows are
    the sum of which.
    """

    title: str
    header: list[list[str]]
    rows: list[list[str]]
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    strong: list[bool] = field(default_factory=list)
    sums: dict[int, list[int]] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    peildatum: str | None = None
    notes: list[str] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)


def make_table(seed: int | str, kind: str = "flat", error: str | None = None) -> MadeTable:
    """Return the table of this seed; with `error` (one of ERRORS but tegenspraak) it holds one such error."""
    chance = Random(f"{seed}/{kind}/{error}")
    subject = chance.choice(SUBJECTS)
    if error == "deelsom" and kind not in ("hierarchy", "locations", "long"):
        kind = chance.choice(("hierarchy", "locations"))
    elif error in ("kolomsom", "tegenspraak") and kind in ("hierarchy", "locations"):
        kind = "flat"
    rows_kind, most, patterns, heads = SHAPES[kind]
    area, label_head, lines = LINES[rows_kind](chance, most, error)
    peopled = label_head not in ("Programma", "Periode") and rows_kind != "locations" and "€" not in subject.title
    first = (Column(("Inwoners",), "inwoners"),) if peopled and error is None and chance.random() < 0.2 else ()
    columns = _columns(subject, chance, _patterns(chance, patterns, error), chance.choice(heads), first)
    sparse = chance.choices((0.04, 0.3), (88, 12))[0] if error is None else 0  # an error needs rows to stand out from
    style = some_style(chance, money="€" in subject.title)
    step = 10**style.decimals
    values = _values(columns, lines, subject.rate, step, sparse, chance)
    planted = plant(error, columns, lines, values, step, chance)
    rows = _printed(columns, lines, values, style, chance, plain=error is not None)
    header, spans = _header(columns, label_head)
    if rows_kind == "locations" and chance.random() < 0.6:
        _remark(header, rows, lines, chance)
    table = MadeTable("", header, rows, spans, [line.level for line in lines], [line.strong for line in lines])
    table.sums = {at: line.parts for at, line in enumerate(lines) if line.parts}
    table.columns, table.planted = columns, planted
    _frame(table, subject, area, chance, marks=error is None)
    return table


def make_pair(seed: int | str, kind: str = "flat", error: bool = False) -> tuple[MadeTable, MadeTable]:
    """Return a table printed twice; with `error` one number of the second differs."""
    first, second = (make_table(seed, kind, "tegenspraak") for _ in range(2))
    if error:
        chance = Random(f"{seed}/{kind}/pair")
        spots = [
            (row, column)
            for row, cells in enumerate(second.rows)
            for column, text in enumerate(cells)
            if column and text.isdigit() and int(text) > 9 and row not in second.sums
        ]
        if spots:
            row, column = chance.choice(spots)
            was = second.rows[row][column]
            second.rows[row][column] = str(int(was) + chance.choice((2, 10, 20)))
            second.planted.append(Planted("tegenspraak", row, column - 1, float(was)))
    return first, second


def _patterns(chance: Random, counts: tuple[int, ...], error: str | None) -> list[str]:
    if error:
        return MEETS[error]
    return [chance.choice(("alone", "added", "compared", "divided")) for _ in range(chance.choice(counts))]


def _columns(
    subject: Subject, chance: Random, patterns: list[str], heads: int, first: tuple[Column, ...]
) -> list[Column]:
    """Return the columns under `heads` rows of heads, 17 with the labels at most; `first` stands in no group."""
    grouped = heads > 1 and len(patterns) > 1
    names = chance.choice(GROUPS).split("|")
    chosen = names[: len(patterns)] if names[0].isdigit() else chance.sample(names, len(patterns))
    columns = made_columns.build(subject, chance, patterns, chosen if grouped else [], () if grouped else first)
    if grouped and names[0].isdigit():
        for column in columns:  # the year stands above
            column.heads = (column.heads[0], DATED.sub("", column.heads[1]))
    if heads == 3 and grouped:
        cut = {name: index for index, name in enumerate(chosen)}
        half = (len(chosen) + 1) // 2
        tops = chance.sample(ABOVE, 2)
        for column in columns:
            column.heads = (tops[cut[column.heads[0]] >= half], *column.heads)
    return columns[:16]


def _values(
    columns: list[Column], lines: list[Line], rate: float, step: int, sparse: float, chance: Random
) -> list[list[float]]:
    """Return the numbers of every line: the leaves made up, the others summed (parts may stand before or behind)."""
    values: dict[int, list[float]] = {}

    def fill(at: int) -> list[float]:
        if at not in values:
            parts = [fill(part) for part in lines[at].parts]
            row = [round(sum(column), 6) for column in zip(*parts, strict=True)] if parts else None
            values[at] = row or made_columns.numbers(columns, lines[at].weight, rate, step, sparse, chance)
            made_columns.derive(columns, values[at])
        return values[at]

    return [fill(at) for at in range(len(lines))]


def _printed(
    columns: list[Column], lines: list[Line], values: list[list[float]], style: Style, chance: Random, plain: bool
) -> list[list[str]]:
    """Return the rows as printed; without `plain` some counts that nothing follows from are not known."""
    used = {other for column in columns for other in column.of}
    bare = [index for index, column in enumerate(columns) if column.kind == "telling" and index not in used]
    unknown = chance.choice(NONES) if not plain and chance.random() < 0.3 else None
    rows = []
    for line, row in zip(lines, values, strict=True):
        texts = [
            _percentage(row, index, column, style) if column.kind == "percentage" else printed(row[index], style)
            for index, column in enumerate(columns)
        ]
        for index in bare:
            if unknown and not line.parts and row[index] == 0:
                texts[index] = unknown
        rows.append([line.label, *texts])
    return rows


def _percentage(row: list[float], index: int, column: Column, style: Style) -> str:
    """Return a percentage as printed: nothing where there is nothing to take it of."""
    return percentage(row[index], style) if row[column.of[1]] else ""


def _header(columns: list[Column], label_head: str) -> tuple[list[list[str]], list[tuple[int, int, int]]]:
    """Return the header rows, the label's head in the lowest, and the spans of the groups."""
    deep = max(len(column.heads) for column in columns)
    header = [[""] * (len(columns) + 1) for _ in range(deep)]
    header[-1][0] = label_head
    spans = []
    for level in range(deep):
        start = 0
        for index, column in enumerate(columns):
            ends = index + 1 == len(columns) or columns[index + 1].heads[: level + 1] != column.heads[: level + 1]
            if ends:
                header[level][start + 1] = column.heads[level]
                spans += [(level, start + 1, index + 1)] if index > start else []
                start = index + 1
    return header, spans


def _remark(header: list[list[str]], rows: list[list[str]], lines: list[Line], chance: Random) -> None:
    """Add a column with words behind the numbers."""
    for level, cells in enumerate(header):
        cells.append("Opmerkingen" if level + 1 == len(header) else "")
    for line, row in zip(lines, rows, strict=True):
        row.append(chance.choice(REMARKS) if not line.parts and chance.random() < 0.5 else "")


def _frame(table: MadeTable, subject: Subject, area: str, chance: Random, marks: bool) -> None:
    """Give the table its title, peildatum, source note and, with `marks`, figures with a footnote."""
    date = chance.choice(PEILDATA)
    title = chance.choice(TITLES)
    lower = subject.title[0].lower() + subject.title[1:]
    table.title = title.format(subject=subject.title, lower=lower, area=area, date=date, number=chance.randint(1, 9))
    if "{date}" in title:
        table.peildatum = date
    elif chance.random() < 0.4:
        table.peildatum = date
        table.notes.append(f"Peildatum: {date}")
    if chance.random() < 0.5:
        table.notes.append(f"Bron: {subject.source}")
    digits = [(row, at) for row in table.rows for at, text in enumerate(row) if at and text.isdigit()]
    if marks and digits and chance.random() < 0.25:
        for row, at in chance.sample(digits, min(2, len(digits))):
            row[at] += "*"
        table.notes.append("* voorlopig cijfer")
