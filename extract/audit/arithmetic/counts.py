"""Check numbers that are printed with what they are made of: "90 woningen (2x 30, 1x 40)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.audit.ledger import Entry, Ledger
from extract.audit.wording import difference, number, severity
from extract.text.numbers import NUMBER, parse_number
from models import Cell, Finding, Operand

_TIMES = rf"(?P<many>\d{{1,3}})\s?[x×]\s?(?P<each>{NUMBER})"
_MADE_OF = re.compile(
    rf"(?P<whole>{NUMBER})\s+(?P<unit>[^\W\d_]{{4,25}})\s*\((?P<parts>(?:\d{{1,3}}\s?[x×]\s?(?:{NUMBER})[\s,;+]*(?:en\s+)?){{2,12}})\)",
    re.IGNORECASE,
)
_PART = re.compile(_TIMES, re.IGNORECASE)


def check_counts(ledger: Ledger) -> Iterator[Finding]:
    """Yield the cells whose number is not the sum of the parts printed behind it in brackets."""
    place: str | None = None
    for entry in ledger.entries:
        place = entry.place or entry.label or place
        for column, cell in entry.cells.items():
            if found := _MADE_OF.search(cell.text):
                yield from _checked(ledger, entry, column, cell, found, place)


def _checked(
    ledger: Ledger, entry: Entry, column: int, cell: Cell, found: re.Match[str], place: str | None
) -> Iterator[Finding]:
    """Yield the finding of one cell, when its parts do not add up."""
    whole = parse_number(found["whole"])
    parts = [
        (int(part["many"]), each.value)
        for part in _PART.finditer(found["parts"])
        if (each := parse_number(part["each"]))
    ]
    computed = sum(many * each for many, each in parts)
    if whole is None or whole.value == computed:
        return
    sum_ = " + ".join(f"{many} x {number(each)}" for many, each in parts)
    yield Finding(
        start=cell.start,
        end=cell.end,
        page=cell.page,
        method="regel:deelsom",
        score=0.9,
        check="deelsom",
        severity=severity(whole.value, computed, len(parts)),
        sentence=(
            f"“{found.group()}”: {sum_} = {number(computed)}, maar er staat {number(whole.value)} "
            f"({difference(whole.value, computed)})."
        ),
        printed=whole.value,
        computed=computed,
        place=place,
        measure=found["unit"],
        table=ledger.title,
        column=ledger.headers.get(column) or None,
        row=entry.label or place,
        operands=[
            Operand(start=cell.start, end=cell.end, page=cell.page, value=many * each, label=f"{many} x {number(each)}")
            for many, each in parts
        ],
    )
