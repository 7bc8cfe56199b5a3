"""Tell subtotals from totals, and numbers wrong of themselves from those that only follow from a wrong one."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence

from models import Finding

_SUMS = frozenset(("kolomsom", "rijsom"))
_DEEPEST = 12  # levels of sums within sums


def included(sums: Mapping[int, Sequence[int]]) -> set[int]:
    """Return the sums of which a broader sum counts all that they count, and more; `sums` gives the parts of each."""
    leaves = {total: _leaves(total, sums, _DEEPEST) for total in sums}
    by_leaf: dict[int, list[int]] = {}
    for total, counted in leaves.items():
        for leaf in counted:
            by_leaf.setdefault(leaf, []).append(total)
    return {
        total
        for total, counted in leaves.items()
        if any(counted < leaves[broader] for broader in by_leaf[min(counted)])
    }


def _leaves(row: int, sums: Mapping[int, Sequence[int]], depth: int) -> frozenset[int]:
    """Return what a sum counts in the end: its parts, and for parts that are sums what those count."""
    if row not in sums or not depth:
        return frozenset((row,))
    return frozenset().union(*(_leaves(part, sums, depth - 1) for part in sums[row] if part != row))


def of_themselves(findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings without the sums that are right once their parts print what was computed for those."""
    kept = {id(item): item for item in findings}
    by_cell = {(item.check, item.start): item for item in findings if item.check in _SUMS}
    for item in findings:
        parts = [by_cell.get((item.check, part.start)) for part in item.operands]
        if _follows(item, [part for part in parts if part and part is not item and id(part) in kept]):
            del kept[id(item)]
    return list(kept.values())


def _follows(item: Finding, wrong: Sequence[Finding]) -> bool:
    """Tell whether a printed sum is the one that follows when wrong parts, one or all, are put right."""
    gaps = [(part.computed or 0.0) - (part.printed or 0.0) for part in wrong]
    due = (item.printed or 0.0) - (item.computed or 0.0)
    return any(abs(gap - due) < 1e-6 for gap in (*gaps, sum(gaps)) if gap)


def name_subtotals(findings: Iterable[Finding], subtotals: Mapping[str, Container[int]]) -> None:
    """Call a wrong sum by what it is: `deelsom` at the cells (offsets by check) whose number a broader sum counts."""
    for item in findings:
        if item.start in subtotals.get(item.check, ()):
            item.method = item.method.replace(item.check, "deelsom")
            item.check = "deelsom"
