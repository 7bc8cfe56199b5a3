"""Commands that ask the database: `list`, `audit`, `search`, `show` and `status`."""

from __future__ import annotations

from typing import Any

import click
import pandas as pd

from models import Document, Entity, Segment
from models.database import open_database
from models.finding import SEVERITIES
from pipelines.audit import REPORTS
from pipelines.audit import audit as audit_database
from pipelines.commands.options import database_option
from pipelines.coverage import BY as BY_TEXT
from pipelines.coverage import unread
from pipelines.filters import unknown_names, with_filters
from pipelines.links import with_links
from pipelines.lists import KINDS
from pipelines.output import print_record, printed_by, with_formats
from pipelines.queries import records
from pipelines.search import search as search_segments
from pipelines.shares import BY, shares_by
from pipelines.show import show as show_record
from pipelines.status import status as count_records
from pipelines.status import trouble


@click.command("list")
@click.argument("kind", type=click.Choice(list(KINDS)), metavar="KIND")
@with_filters
@click.option("--undecided", is_flag=True, help="Only mentions that may mean more than one thing, with what that is.")
@click.option(
    "--shares", type=click.Choice(BY), help="Of redactions: count them and measure their shares by document or ground."
)
@database_option
@with_formats
def list_(kind: str, database: str, shares: str | None, **filters: Any) -> pd.DataFrame:
    """List the records of one kind.

    KIND is one of: documents, meetings, attendance, agenda, decisions, actions, emails, tables, opgaven, figures,
    mentions, corrections, people, redactions, findings. A table shows the columns that fit; csv and json have all.

    \b
    Example:
      wooverslag list decisions --gemeente Almere --from 2024-01-01 --kind toezegging --format csv
      wooverslag list redactions --shares document
    """
    if shares and kind != "redactions":
        raise click.UsageError("--shares is for redactions")
    found = shares_by(shares, database=database, **filters) if shares else records(kind, database=database, **filters)
    for hint in unknown_names(filters) if found.empty else ():
        click.echo(hint, err=True)
    record = Document if shares else Entity if KINDS[kind].grouped else KINDS[kind].record
    return with_links(found, record)


@click.command()
@with_filters
@click.option("--severity", type=click.Choice(SEVERITIES), default=SEVERITIES[0], help="Only what is at least so bad.")
@database_option
@printed_by(REPORTS, "report")
def audit(database: str, **filters: Any) -> pd.DataFrame:
    """Report what does not add up, worst first, with every number that it was computed from.

    laag is what rounding explains, midden a small difference, hoog one of more than a twentieth.

    \b
    Example:
      wooverslag audit --severity midden --gemeente Almere
    """
    return audit_database(database=database, **filters)


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many.")
@database_option
@with_formats
def search(words: tuple[str, ...], limit: int, database: str) -> pd.DataFrame:
    """Search the text; all WORDS must stand in one paragraph.

    Quotes make a phrase, -word keeps out, woon* is the beginning of a word, OR stands between two choices.

    \b
    Example:
      wooverslag search crisisnoodopvang '"provinciale regietafel"' --limit 5
    """
    return with_links(search_segments(" ".join(words), database=database, limit=limit), Segment)


@click.command()
@click.argument("id_", metavar="ID")
@database_option
def show(id_: str, database: str) -> None:
    """Show one record with its sentence, its page and its source; the beginning of its ID is enough.

    \b
    Example:
      wooverslag show qkgrwt
    """
    print_record(show_record(open_database(database), id_))


@click.command()
@click.option(
    "--by", type=click.Choice(BY_TEXT), help="Count the text of each instead: most that is not understood first."
)
@click.option("--limit", type=click.IntRange(min=1), help="Of --by: at most so many.")
@database_option
@with_formats
def status(by: str | None, limit: int | None, database: str) -> pd.DataFrame:
    """Count what the database holds, say what could not be read and why, and how much of the text is understood.

    \b
    Example:
      wooverslag status
      wooverslag status --by page --limit 10
    """
    if limit and not by:
        raise click.UsageError("--limit is for --by")
    engine = open_database(database)
    if by:
        return unread(engine, by, limit)
    for line in trouble(engine):
        click.echo(line, err=True)
    return count_records(engine)
