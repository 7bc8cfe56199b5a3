"""Commands that fill the database and mend what is in it: `ingest` and `link`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from extract.read.options import OCR, USUAL, Options
from models.database import open_database
from models.entity import ENTITY_KINDS
from pipelines.commands.options import database_option
from pipelines.filters import Password
from pipelines.ingest import ingest as ingest_files
from pipelines.limits import GB, Limits
from pipelines.limits import USUAL as LIMITS
from pipelines.link import link as link_mention
from pipelines.link import link_spelling, undo
from pipelines.progress import Progress, summary_lines
from pipelines.workers import MOST_JOBS


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--again", is_flag=True, help="Also read what is in the database already.")
@click.option("--retry", is_flag=True, help="Also read again what failed before, whatever the reason was.")
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
    retry: bool,
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
        wishes: dict[str, Any] = {"again": again, "retry": retry, "ner": ner, "options": options}
        summary = ingest_files(engine, paths, jobs=jobs, limits=limits, tell=progress.tell, **wishes)
    for line in summary_lines(summary):
        click.echo(line)
    if summary.failures:
        sys.exit(1)


@click.command()
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
