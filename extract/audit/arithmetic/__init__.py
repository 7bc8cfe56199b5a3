"""Check what one table says against itself: totals, columns and rows that follow from others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.audit.arithmetic.balances import check_balances
from extract.audit.arithmetic.causes import Elsewhere
from extract.audit.arithmetic.columns import believed, check_relations, part_sums
from extract.audit.arithmetic.culprits import point_out
from extract.audit.arithmetic.lines import Lines, columns_of
from extract.audit.arithmetic.relations import Verdict, obeys
from extract.audit.arithmetic.subtotals import name_subtotals, of_themselves
from extract.audit.arithmetic.sums import check_sums
from extract.audit.ledger import Ledger
from models import Finding


def check_arithmetic(ledger: Ledger, elsewhere: Elsewhere | None = None) -> list[Finding]:
    """Return what does not add up within a table: one finding for each cause, the likely culprit named."""
    lines = columns_of(ledger)
    rules = believed(lines)
    sums = check_sums(ledger, elsewhere)
    down = _not_explained(lines, rules, sums.findings)
    told: dict[tuple[int, bool], Finding] = {(item.start, True): item for item in down}
    for item in (*check_balances(ledger), *check_relations(lines, rules)):
        told.setdefault((item.start, False), item)
    findings = of_themselves(list(told.values()))
    point_out(ledger, findings)
    name_subtotals(findings, {"kolomsom": sums.subtotals, "rijsom": part_sums(lines, rules)})
    return findings


def _not_explained(lines: Lines, rules: Sequence[Verdict], findings: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the totals that no rule of differences makes right: a total of differences need not be their sum."""
    differences = [rule.relation for rule in rules if rule.named and rule.relation.check == "verschil"]
    columns = {line.index: index for index, line in enumerate(lines.lines[: len(lines.columns)])}
    cells = {
        (cell.start, cell.end): (columns[cell.column], row)
        for row, entry in enumerate(lines.rows)
        for cell in entry.cells.values()
        if cell.column in columns
    }
    for item in findings:
        line, row = cells.get((item.start, item.end), (-1, -1))
        if not any(rule.target == line and obeys(lines, rule, row) for rule in differences):
            yield item
