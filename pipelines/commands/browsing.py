"""The command that shows the database in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from pipelines.browse.plain_html import write
from pipelines.browse.serving import serve
from pipelines.commands.options import database_option
from pipelines.links import HOST, PORT


@click.command()
@click.option("--host", default=HOST, show_default=True, help="Where to listen; 0.0.0.0 lets the whole network look.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="The port to listen on; 0: any free."
)
@click.option(
    "--static", metavar="DIR", type=click.Path(path_type=Path), help="Write the pages as plain HTML into DIR instead."
)
@database_option
def browse(host: str, port: int, static: Path | None, database: str) -> None:
    """Show the database in a browser, in Dutch: search, click, and see the words on their page.

    It only reads, and may do so while `ingest` writes. Ctrl-C ends it.

    \b
    Example:
      wooverslag browse --database sqlite:///woo.db
      wooverslag browse --static site
    """
    if static:
        click.echo(f"{static}: {write(database, static).line}")
    else:
        serve(database, host, port, click.echo)
