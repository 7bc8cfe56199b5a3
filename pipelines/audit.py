"""Report what does not add up, worst first, with every number that it was computed from."""

from __future__ import annotations

import textwrap
from collections import Counter
from typing import Any

import click
import pandas as pd
from sqlalchemy import Engine

from extract.audit.wording import number
from models.database import DEFAULT_URL
from models.finding import SEVERITIES
from pipelines.output import FORMATS, rows_of
from pipelines.queries import records

WIDTH = 100  # characters of a line of a sentence
MOST = 12  # operands that are shown of one finding: `show` and the other formats have all


def audit(
    *, database: str | Engine = DEFAULT_URL, severity: str = SEVERITIES[0], limit: int | None = None, **filters: Any
) -> pd.DataFrame:
    """Return the findings of at least this severity that pass the filters of `records`, worst first."""
    found = records("findings", database=database, **filters)
    ranks = found["severity"].map(SEVERITIES.index)
    chosen = found[ranks >= SEVERITIES.index(severity)]
    order = ranks[chosen.index].sort_values(ascending=False, kind="stable").index
    return chosen.loc[order].head(limit).reset_index(drop=True) if limit else chosen.loc[order].reset_index(drop=True)


def print_report(findings: pd.DataFrame) -> None:
    """Print each finding with its sentence, the printed and computed number, and the operands with their pages."""
    rows = rows_of(findings)
    for row in rows:
        sentence = textwrap.wrap(row["text"], WIDTH, initial_indent="  ", subsequent_indent="  ")
        click.echo("\n".join([_heading(row), *sentence, *_numbers(row), *_operands(row), ""]))
    counts = Counter(row["severity"] for row in rows)
    told = ", ".join(f"{counts[severity]} {severity}" for severity in reversed(SEVERITIES) if counts[severity])
    click.echo(f"{len(rows)} finding{'' if len(rows) == 1 else 's'}: {told}" if rows else "nothing found")


def _heading(row: dict[str, Any]) -> str:
    """Return the line that says what sort of finding this is, and where it was printed."""
    bad = row["severity"] + (f" ({row['cause']})" if row["cause"] else "")
    return f"{row['id'][:8]}  {row['check']}  {bad}  {row['source']}, page {row['page']}, {row['document']}"


def _numbers(row: dict[str, Any]) -> list[str]:
    """Return the line with what is printed and what it should be, where there are numbers."""
    told = [f"{name} {number(row[name])}" for name in ("printed", "computed") if row[name] is not None]
    return [f"  {', '.join(told)}"] if told else []


def _operands(row: dict[str, Any]) -> list[str]:
    """Return a line for each of the first operands, their numbers below each other."""
    shown = row["operands"][:MOST]
    values = [number(operand["value"]) for operand in shown]
    width = max(map(len, values), default=0)
    lines = []
    for value, operand in zip(values, shown, strict=True):
        other = "" if operand["source"] == row["source"] else f" of {operand['source']}"
        lines.append(f"    {value:>{width}}  {operand['label']}, page {operand['page']}{other}")
    more = len(row["operands"]) - len(shown)
    return [*lines, f"    … and {more} more"] if more else lines


REPORTS = {"report": print_report} | FORMATS
