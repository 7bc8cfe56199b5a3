"""Show rows the way the user asked for: a table on the terminal, or CSV, JSON or JSON Lines for another program."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import json
import math
import sys
from collections.abc import Callable
from typing import Any

import click
import pandas as pd
from rich.console import Console
from rich.table import Table

Rows = list[dict[str, Any]]
WIDE = ("text", "title", "about")  # columns that wrap; the others are cut off
WIDTH = 26  # characters of a column that is cut off
PIPED_WIDTH = 160  # columns of a table that goes to a file or another program


def with_formats(command: Callable[..., pd.DataFrame]) -> Callable[..., None]:
    """Give a command that returns a DataFrame the option --format, and print what it returns that way."""

    @click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="table", show_default=True)
    @functools.wraps(command)
    def shown(*args: Any, format_: str, **options: Any) -> None:
        FORMATS[format_](command(*args, **options))

    return shown


def rows_of(frame: pd.DataFrame) -> Rows:
    """Return a DataFrame as plain rows: what is missing is None, a date ISO text, a whole number an int."""
    return [{str(key): _plain(value) for key, value in row.items()} for row in frame.to_dict("records")]


def _plain(value: Any) -> Any:
    """Return one value as JSON knows it."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, dt.date):
        return value.isoformat()
    if hasattr(value, "item"):  # NumPy's own numbers
        return _plain(value.item())
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _text(value: Any) -> str:
    """Return one value as a reader sees it in a table or CSV."""
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return "" if value is None else str(value)


def print_table(frame: pd.DataFrame) -> None:
    """Print a table that fits the terminal; columns in which nothing stands are left out."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=PIPED_WIDTH)
    rows = rows_of(frame)
    names = [str(name) for name in frame.columns if any(row[str(name)] not in (None, []) for row in rows)]
    table = Table(box=None, header_style="bold", pad_edge=False)
    for name in names:
        wide = None if name in WIDE else WIDTH
        table.add_column(
            name, overflow="fold" if name in WIDE else "ellipsis", max_width=wide, no_wrap=name not in WIDE
        )
    for row in rows:
        table.add_row(*(_text(row[name]) for name in names))
    if rows:
        console.print(table, markup=False)
    console.print(f"{len(rows)} found" if rows else "nothing found", style="dim")


def print_csv(frame: pd.DataFrame) -> None:
    """Print comma-separated values with a header line."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([_text(value) for value in row.values()] for row in rows_of(frame))


def print_json(frame: pd.DataFrame) -> None:
    """Print one JSON list of objects."""
    click.echo(json.dumps(rows_of(frame), ensure_ascii=False, indent=1))


def print_jsonl(frame: pd.DataFrame) -> None:
    """Print one JSON object a line."""
    for row in rows_of(frame):
        click.echo(json.dumps(row, ensure_ascii=False))


def print_record(values: dict[str, Any]) -> None:
    """Print the values of one record below each other."""
    width = max(map(len, values))
    for name, value in values.items():
        lines = _text(_plain(value)).split("\n")
        click.echo(f"{name:{width}}  {lines[0]}")
        for line in lines[1:]:
            click.echo(f"{'':{width}}  {line}")


FORMATS: dict[str, Callable[[pd.DataFrame], None]] = {
    "table": print_table,
    "csv": print_csv,
    "json": print_json,
    "jsonl": print_jsonl,
}
