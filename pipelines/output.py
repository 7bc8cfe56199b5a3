"""Show rows the way the user asked for: a table on the terminal, or CSV, JSON or JSON Lines for another program."""

from __future__ import annotations

import csv
import datetime as dt
import functools
import json
import math
import os
import sys
from collections.abc import Callable, Mapping
from textwrap import shorten
from typing import Any

import click
import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

Rows = list[dict[str, Any]]
WIDE = ("text", "title", "about", "subject", "candidates", "sentence")  # columns that wrap; the others are cut off
CUT = {"id": 8, "date": 10}  # characters of a column that says enough with its first ones; not of per:jansen-x4kd
CAPS = (28, 24, 20, 16, 13, 10)  # characters of the other columns, the first that leaves the text readable
READABLE = 44  # characters of a column of text
LONGEST = 240  # characters of a text in a table
LEFT_OUT = {
    "box",
    "meaning",
    "document",
    "sent",
    "raised",
    "marked",
    "place_kind",
    "approximate",
    "severity",
    "cause",
    "table",
    "column",
    "row",
    "operands",
    "status_text",
    "link_score",
    "reason",
    "corrected",
    "placed",
    "boilerplate",
    "link",
}  # CSV and JSON have all
GAP = 2  # characters between columns
PIPED_WIDTH = 160  # columns of a table that goes to a file or another program


def with_formats(command: Callable[..., pd.DataFrame]) -> Callable[..., None]:
    """Give a command that returns a DataFrame the option --format, and print what it returns that way."""
    return printed_by(FORMATS, "table")(command)


def printed_by(
    formats: Mapping[str, Callable[[pd.DataFrame], None]], default: str
) -> Callable[[Callable[..., pd.DataFrame]], Callable[..., None]]:
    """Give a command that returns a DataFrame the option --format, with these ways to print it."""

    def decorated(command: Callable[..., pd.DataFrame]) -> Callable[..., None]:
        @click.option("--format", "format_", type=click.Choice(list(formats)), default=default, show_default=True)
        @functools.wraps(command)
        def shown(*args: Any, format_: str, **options: Any) -> None:
            formats[format_](command(*args, **options))

        return shown

    return decorated


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
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_text(each)}" for key, each in value.items())
    return "" if value is None else str(value)


def print_table(frame: pd.DataFrame) -> None:
    """Print a table that fits the terminal, without the columns that it can do without and those that are empty."""
    plain_width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPED_WIDTH
    console = Console(width=plain_width, highlight=False)
    rows = [{name: _text(value) for name, value in row.items()} for row in rows_of(frame)]
    for row in rows:
        row |= {name: row[name][:length] for name, length in CUT.items() if ":" not in row.get(name, ":")}
        row |= {name: shorten(row[name], LONGEST, placeholder=" …") for name in WIDE if name in row}
    needed = {str(n): max(len(str(n)), *(len(row[str(n)]) for row in rows)) for n in frame.columns if rows}
    needed = {name: width for name, width in needed.items() if name not in LEFT_OUT and any(r[name] for r in rows)}
    table = Table(box=None, header_style="bold", pad_edge=False)
    widths = fitted(needed, console.width)
    for name, width in widths.items():
        wide = name in WIDE
        table.add_column(name, width=width, overflow="fold" if wide else "ellipsis", no_wrap=not wide)
    for row in rows:
        table.add_row(*(_written(row, name) for name in widths))
    if rows:
        console.print(table)
    if linked := next((row["link"] for row in rows if row.get("link")), None):
        console.print(f"on its page, while `wooverslag browse` runs: {linked}", style="dim", soft_wrap=True)
    console.print(f"{len(rows)} shown" if rows else "nothing found", style="dim")


def _written(row: dict[str, str], name: str) -> Text:
    """Return one cell; in a terminal that knows how, an id leads to the page that shows the record."""
    return Text(row[name], style=f"link {row['link']}" if name == "id" and row.get("link") else "")


def fitted(needed: dict[str, int], total: int) -> dict[str, int]:
    """Return the widths of columns that together fit in `total`: names are cut off sooner than text gets narrow."""
    wide = [name for name in needed if name in WIDE]
    least = sum(min(needed[name], READABLE) for name in wide)
    widths: dict[str, int] = {}
    for cap in CAPS:
        widths = {name: width if name in CUT else min(width, cap) for name, width in needed.items()}
        spare = total - GAP * len(widths) - sum(widths[name] for name in widths if name not in wide)
        if spare >= least:
            break
    if spare < 20 * len(wide) and "body" in needed:
        return fitted({name: width for name, width in needed.items() if name != "body"}, total)
    for number, name in enumerate(wide):
        widths[name] = min(needed[name], max(spare // (len(wide) - number), 20))
        spare -= widths[name]
    return widths


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
