"""The command line: `wooverslag` and its subcommands."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import click
import pandas as pd
from sqlalchemy.exc import DBAPIError

from extract.read.options import OCR, USUAL, Options
from models.database import DEFAULT_URL, open_database
from models.entity import ENTITY_KINDS
from models.errors import WooError
from models.finding import SEVERITIES
from pipelines.audit import REPORTS
from pipelines.audit import audit as audit_database
from pipelines.evaluate import evaluate as evaluate_database
from pipelines.export import export_readings
from pipelines.filters import Password, unknown_names, with_filters
from pipelines.ingest import ingest as ingest_files
from pipelines.limits import GB, Limits
from pipelines.limits import USUAL as LIMITS
from pipelines.link import link as link_mention
from pipelines.link import link_spelling, undo
from pipelines.lists import KINDS
from pipelines.output import print_record, printed_by, with_formats
from pipelines.progress import Progress, summary_lines
from pipelines.queries import records
from pipelines.search import search as search_segments
from pipelines.shares import BY, shares_by
from pipelines.show import show as show_record
from pipelines.status import status as count_records
from pipelines.status import trouble
from pipelines.workers import MOST_JOBS

database_option = click.option(
    "--database",
    default=DEFAULT_URL,
    envvar="WOO_DATABASE",
    show_default=True,
    show_envvar=True,
    metavar="URL",
    help="Any SQLAlchemy URL.",
)


class OneLineErrors(click.Group):
    """A group of commands whose errors are one line on stderr and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; say in one line what went wrong."""
        try:
            return super().invoke(ctx)
        except WooError as error:
            message = str(error)
        except DBAPIError as error:
            message = f"the database says: {error.orig}"
        except BrokenPipeError:
            raise  # the reader of our output has seen enough; click knows what to do
        except OSError as error:
            message = f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror)
        click.echo(f"wooverslag: {' '.join(message.split())}", err=True)
        ctx.exit(1)


@click.group(cls=OneLineErrors, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wooverslag", prog_name="wooverslag")
@click.option("--log", type=click.Path(dir_okay=False, path_type=Path), help="Write what goes wrong to this file.")
def main(log: Path | None) -> None:
    """Turn releases under the Dutch Woo into a database, and ask it who decided what, when, and about which gemeente.

    \b
    Example:
      wooverslag ingest besluit-2024/ && wooverslag list decisions --gemeente Utrecht
    """
    handler: logging.Handler = logging.FileHandler(log, encoding="utf-8") if log else logging.NullHandler()
    form = "%(asctime)s %(levelname)s %(message)s"
    logging.basicConfig(handlers=[handler], level=logging.WARNING, format=form, force=True)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Also read what is in the database already.")
@click.option("--ner", metavar="NAME", help="Find names with this installed spaCy pipeline, not with our own.")
@click.option(
    "--ocr",
    type=click.Choice(OCR),
    default=USUAL.ocr,
    show_default=True,
    help="Read pages from their picture: where the text layer is missing or bad, never, or always.",
)
@click.option(
    "--password",
    "passwords",
    type=Password(),
    multiple=True,
    envvar="WOO_PASSWORD",
    show_envvar=True,
    metavar="WORD",
    help="Open locked PDFs with this password; may be given more than once. It is kept nowhere.",
)
@click.option(
    "--jobs",
    type=click.IntRange(0, MOST_JOBS),
    default=1,
    show_default=True,
    envvar="WOO_JOBS",
    metavar="N",
    help="Read so many files at a time, each in a process of its own; 0 reads in this process, without limits.",
)
@click.option(
    "--most-memory",
    type=click.FloatRange(0.5),
    default=LIMITS.memory / GB,
    show_default=True,
    metavar="GB",
    help="Memory for reading one file; one that needs more is 'mislukt' (not on Windows).",
)
@click.option(
    "--most-seconds",
    type=click.IntRange(1),
    default=LIMITS.seconds,
    show_default=True,
    metavar="N",
    help=f"Time for reading one file, and {LIMITS.seconds_a_mb} s for each MB; one that takes more is 'mislukt'.",
)
@database_option
def ingest(
    paths: tuple[Path, ...],
    again: bool,
    ner: str | None,
    ocr: str,
    passwords: tuple[str, ...],
    jobs: int,
    most_memory: float,
    most_seconds: int,
    database: str,
) -> None:
    """Read files and folders into the database; files that are in it already are left as they are.

    Ends with exit code 1 when a file failed; the others are read all the same.

    \b
    Example:
      wooverslag ingest besluit-2024/ bijlage.pdf
    """
    engine = open_database(database, create=True)
    with Progress(paths) as progress:
        options = Options(ocr=ocr, passwords=passwords)
        limits = Limits(memory=int(most_memory * GB), seconds=most_seconds)
        summary = ingest_files(
            engine, paths, again=again, ner=ner, options=options, jobs=jobs, limits=limits, tell=progress.tell
        )
    for line in summary_lines(summary):
        click.echo(line)
    if summary.failures:
        sys.exit(1)


@main.command("list")
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
    return found


@main.command()
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


@main.command()
@database_option
@with_formats
def status(database: str) -> pd.DataFrame:
    """Count what the database holds, and say what could not be read and why.

    \b
    Example:
      wooverslag status
    """
    engine = open_database(database)
    for line in trouble(engine):
        click.echo(line, err=True)
    return count_records(engine)


@main.command()
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
    return search_segments(" ".join(words), database=database, limit=limit)


@main.command()
@click.argument("id_", metavar="ID")
@database_option
def show(id_: str, database: str) -> None:
    """Show one record with its sentence, its page and its source; the beginning of its ID is enough.

    \b
    Example:
      wooverslag show qkgrwt
    """
    print_record(show_record(open_database(database), id_))


@main.command()
@click.argument("words", nargs=-1, metavar="[ID] ENTITY")
@click.option("--spelling", metavar="TEXT", help="Correct every mention printed so, also in files that are read later.")
@click.option("--kind", type=click.Choice(ENTITY_KINDS), help="Of a spelling: only mentions of this kind.")
@click.option("--source", metavar="NAME", help="Of a spelling: only in this source (part of its name, or its id).")
@click.option("--note", metavar="TEXT", help="Why: kept with the correction.")
@click.option("--by", metavar="NAME", help="Who says so.  [default: the name of the user]")
@click.option("--undo", "undone", metavar="ID", help="Take back the correction with this id, or of this mention.")
@database_option
def link(words: tuple[str, ...], spelling: str | None, undone: str | None, database: str, **options: Any) -> None:
    """Say what a name means: ENTITY, in place of what the program made of the mention with this ID.

    ENTITY is an id (GM0363, org:coa), a name or alias that means one thing only, a kind (persoon, organisatie …: it is
    one, but on no list), or geen: it is no name at all. The beginning of the ID is enough. A correction stays when a
    file is read again; `list corrections` shows them all.

    \b
    Example:
      wooverslag link 3ui25r "Bergen (NH.)" --note "agreed in Alkmaar"
      wooverslag link --spelling VRU VR09 --kind organisatie
      wooverslag link --undo 3ui25r
    """
    wanted = 0 if undone else 1 if spelling is not None else 2
    if len(words) != wanted or (undone and spelling is not None):
        raise click.UsageError("give ID and ENTITY, --spelling TEXT and ENTITY, or --undo ID")
    narrow = {name: options.pop(name) for name in ("kind", "source")}
    if any(narrow.values()) and spelling is None:
        raise click.UsageError("--kind and --source are for a --spelling")
    engine = open_database(database)
    if undone:
        done = undo(engine, undone)
    elif spelling is not None:
        done = link_spelling(engine, spelling, words[0], **narrow, **options)
    else:
        done = link_mention(engine, *words, **options)
    click.echo(done.line)


@main.command()
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


@main.command()
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
