"""Tell of what a percentage is one: of another column than its header names, or of the total below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.audit.arithmetic.lines import Line, Lines
from extract.audit.arithmetic.relations import Relation
from extract.audit.ledger import Entry, decimals
from extract.audit.wording import finding, number, operand, row_named
from models import Finding

_BASE = re.compile(
    r"(?:%|percentage|procent|aandeel|\bpct\b)[^()]{0,25}?\b(?:van|v\.?d\.?|t\.?o\.?v\.?|ten\s+opzichte\s+van|over|in)\s+(?:de|het|d'|alle)?"
    r"\s*(\w{4,})",
    re.IGNORECASE,
)


def share_of_total(lines: Lines, target: int, among: Sequence[int]) -> Iterator[Relation]:
    """Yield the percentages of a column in its own total, as a line that holds the total at every row."""
    totals = [row for row, entry in enumerate(lines.rows) if entry.is_total]
    if not lines.across or not totals:
        return
    ulp = lines.lines[target].ulp
    for part in among:
        for row in {totals[0], totals[-1]}:
            whole = lines.lines[part].values[row]
            if whole and not lines.lines[part].blank[row]:
                lines.lines.append(_constant(lines.lines[part], row))
                yield Relation(
                    "percentage",
                    target,
                    (part, len(lines.lines) - 1),
                    lambda v: 100 * v[0] / v[1] if v[1] else None,
                    " / ".join,
                    lambda values: 0.55 * ulp,
                    additive=False,
                )


def _constant(line: Line, row: int) -> Line:
    """Return a line that holds one cell of another at every position."""
    count = len(line.values)
    return Line(line.index, line.name, [line.cells[row]] * count, [line.values[row]] * count, [False] * count, False)


def other_base(lines: Lines, rule: Relation) -> Finding | None:
    """Return a finding when the column that the header names is not the one that was divided by."""
    said = _BASE.search(lines.lines[rule.target].name)
    if not said or len(rule.operands) != 2:
        return None
    part, whole = rule.operands
    word = said[1].lower()
    named_so = [
        index
        for index, line in enumerate(lines.lines[: len(lines.columns)])
        if word in line.name.lower() and line.counted and index not in (rule.target, part)
    ]
    if len(named_so) != 1 or whole in named_so or word in lines.lines[whole].name.lower():
        return None
    for row, entry in enumerate(lines.rows):
        if found := _row(lines, rule, named_so[0], row, entry):
            return found
    return None


def _row(lines: Lines, rule: Relation, base: int, row: int, entry: Entry) -> Finding | None:
    """Return the finding of a row on which the two bases give percentages that differ."""
    part, whole = rule.operands
    one, other, printed = (lines.lines[index].values[row] for index in (part, base, rule.target))
    if one is None or not other or printed is None or lines.lines[rule.target].blank[row]:
        return None
    target = lines.lines[rule.target]
    cell = target.cells[row]
    if cell is None or abs(100 * one / other - printed) <= 1:
        return None
    computed = round(100 * one / other, decimals(cell))
    sentence = (
        f"“{target.name}” is berekend over “{lines.lines[whole].name}”: op {row_named(entry)} "
        f"staat {number(printed)}%, maar {number(one)} van {number(other)} is {number(computed)}%."
    )
    cells = [(lines.lines[index].cells[row], lines.lines[index].name) for index in (part, base)]
    operands = [operand(item, name) for item, name in cells if item is not None]
    return finding(
        "percentage",
        lines.ledger,
        entry,
        target.index,
        computed,
        sentence,
        operands,
        score=0.8,
        cause="andere grondslag",
    )


def once(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings of a document with each other base told once: a table may run over pages."""
    kept: dict[object, Finding] = {}
    for item in findings:
        base = tuple(part.label for part in item.operands)
        other = item.check == "percentage" and item.cause == "andere grondslag"
        kept.setdefault((item.column, base) if other else id(item), item)
    return list(kept.values())
