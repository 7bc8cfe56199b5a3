"""The command that shows the database in a browser."""

from __future__ import annotations

import click

from pipelines.browse.serving import serve
from pipelines.commands.options import database_option
from pipelines.links import HOST, PORT


@click.command()
@click.option("--host", default=HOST, show_default=True, help="Where to listen; 0.0.0.0 lets the whole network look.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="The port to listen on; 0: any free."
)
@database_option
def browse(host: str, port: int, database: str) -> None:
    """Show the database in a browser, in Dutch: search, click, and see the words on their page.

    It only reads, and may do so while `ingest` writes. Ctrl-C ends it.

    \b
    Example:
      wooverslag browse --database sqlite:///woo.db
    """
    serve(database, host, port, click.echo)
