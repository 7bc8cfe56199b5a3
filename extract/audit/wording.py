"""Make findings: what differs, said in one Dutch sentence that a reader can check on the page."""

from __future__ import annotations

from collections.abc import Iterable

from extract.audit.ledger import Entry, Ledger
from models import Cell, Finding, Operand

SLIGHT = 0.05  # share of the printed number: what differs more is severe


def number(value: float) -> str:
    """Return a number as Dutch readers write it: "1.077", "0,5", "-25"."""
    rounded = round(value, 2)
    whole = f"{abs(rounded):,.2f}".rstrip("0").rstrip(".")
    swapped = whole.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return f"-{swapped}" if rounded < 0 else swapped


def severity(printed: float, computed: float, parts: int) -> str:
    """Return how bad a difference is: laag where rounding of that many parts explains it, hoog above one twentieth."""
    difference = abs(printed - computed)
    if difference <= parts / 2:
        return "laag"
    return "hoog" if difference > SLIGHT * max(abs(printed), abs(computed)) else "midden"


def difference(printed: float, computed: float) -> str:
    """Return by how much the printed number is too high or too low."""
    return f"{number(abs(printed - computed))} te {'veel' if printed > computed else 'weinig'}"


def operand(cell: Cell, label: str) -> Operand:
    """Return a number that a finding was computed from."""
    return Operand(
        start=cell.start,
        end=cell.end,
        page=cell.page,
        value=cell.value or 0.0,
        label=label,
        method="regel:tabel",
        source_id=cell.source_id,
    )


def finding(
    check: str,
    ledger: Ledger,
    entry: Entry,
    column: int,
    computed: float,
    sentence: str,
    operands: Iterable[Operand],
    *,
    parts: int = 2,
    score: float = 1.0,
    cause: str | None = None,
) -> Finding:
    """Return the finding that the number printed at `entry` and `column` is not `computed`."""
    cell = entry.cells[column]
    printed = cell.value or 0.0
    said = ledger.opgaven.get(id(cell))
    return Finding(
        start=cell.start,
        end=cell.end,
        page=cell.page,
        method=f"regel:{check}",
        score=score,
        check=check,
        severity=severity(printed, computed, parts),
        sentence=sentence,
        cause=cause or ("afronding" if severity(printed, computed, parts) == "laag" else "fout"),
        printed=printed,
        computed=round(computed, 6),
        place=entry.place or (said.place if said else None),
        measure=said.measure if said else None,
        table=ledger.title,
        column=ledger.headers.get(column) or None,
        row=entry.label or None,
        operands=list(operands),
        source_id=cell.source_id,
    )


def named(ledger: Ledger, column: int) -> str:
    """Return how a sentence names a column."""
    return f"kolom “{ledger.headers[column]}”" if ledger.headers.get(column) else f"kolom {column + 1}"


def row_named(entry: Entry) -> str:
    """Return how a sentence names a row."""
    return f"de rij “{entry.label}”" if entry.label else "de rij zonder naam"
