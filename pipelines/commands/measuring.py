"""Commands that write out everything, and score it: `export` and `evaluate`."""

from __future__ import annotations

from pathlib import Path

import click
import pandas as pd

from models.database import open_database
from pipelines.commands.options import database_option
from pipelines.evaluate import evaluate as evaluate_database
from pipelines.export import export_readings
from pipelines.output import with_formats


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", "format_", type=click.Choice(["reading"]), default="reading", show_default=True)
@database_option
def export(folder: Path, format_: str, database: str) -> None:
    """Write everything that was found to DIR, one JSON file for each source.

    \b
    Example:
      wooverslag export --format reading readings/
    """
    written = export_readings(open_database(database), folder)
    click.echo(f"{len(written)} {'reading' if len(written) == 1 else 'readings'} written to {folder}")


@click.command()
@click.argument("folder", metavar="GOLD_DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@database_option
@with_formats
def evaluate(folder: Path, database: str) -> pd.DataFrame:
    """Score what was found against answers written by hand in GOLD_DIR, layer by layer.

    The answers have the format that `export --format reading` writes; see README.md.

    \b
    Example:
      wooverslag evaluate corpus/gold
    """
    scores, absent = evaluate_database(open_database(database), folder)
    for name in absent:
        click.echo(f"not in the database: {name}", err=True)
    return scores
