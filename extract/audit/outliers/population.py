"""Check printed numbers of inhabitants against those that the register knows."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from statistics import median

from corpus import register
from extract.audit.ledger import Entry, Ledger
from extract.audit.wording import finding, named, number
from models import Finding

_INHABITANTS = re.compile(r"\binwoner(?:s|tal|aantal)|\bbevolking\b", re.IGNORECASE)
_TWICE = 2.0  # a printed number differs from the counted one by at least this factor
_SCALES = (1.0, 0.001)  # inhabitants are printed as such or in thousands
_YEARS = 1.25  # by what factor the inhabitants of a middling place may grow or shrink over the years
_SHARE = 0.1  # share of the rows that may be wrong: more, and the column counts something else


def counts_people(ledger: Ledger, column: int) -> bool:
    """Tell whether a column holds numbers of inhabitants."""
    return bool(_INHABITANTS.search(ledger.headers.get(column, "")))


def check_population(ledger: Ledger) -> Iterator[Finding]:
    """Yield printed numbers of inhabitants that no growth explains, in columns whose other numbers are right."""
    for column in ledger.counted:
        if not counts_people(ledger, column):
            continue
        rows = [(entry, value, people) for entry in ledger.entries for value, people in _printed(ledger, entry, column)]
        usual = median([value / people for _, value, people in rows]) if len(rows) > 2 else 0.0
        if not any(1 / _YEARS <= usual / scale <= _YEARS for scale in _SCALES):
            continue
        off = [(e, v, p) for e, v, p in rows if abs(math.log(v / (usual * p))) >= math.log(_TWICE)]
        if len(off) <= max(1, _SHARE * len(rows)):
            for entry, value, people in off:
                yield _miscounted(ledger, entry, column, value, people)


def _printed(ledger: Ledger, entry: Entry, column: int) -> Iterator[tuple[float, float]]:
    """Yield the printed and the counted inhabitants of a row about a gemeente, a region or a provincie."""
    cell = entry.printed(column)
    if entry.is_total or entry.is_aside or cell is None or not cell.value or cell.value < 0 or cell.uncertain:
        return
    people = [float(n) for found in register.lookup(entry.label) if (n := register.inhabitants_of(found.id))]
    if people:  # a name that gemeente, region and provincie share means the one that fits
        yield cell.value, min(people, key=lambda one: abs(math.log((cell.value or 1.0) / one)))


def _miscounted(ledger: Ledger, entry: Entry, column: int, value: float, people: float) -> Finding:
    """Return the finding that a printed number of inhabitants is far from the counted one."""
    sentence = (
        f"Bij “{entry.label}” staat in {named(ledger, column)} {number(value)}; "
        f"volgens het CBS waren het er rond 2021 ongeveer {number(round(people, -2))}."
    )
    found = finding("uitschieter", ledger, entry, column, people, sentence, [], score=0.9)
    found.computed = None
    found.severity, found.cause = "hoog", "fout"
    return found
