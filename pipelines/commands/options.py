"""The option that every command has."""

from __future__ import annotations

import click

from models.database import DEFAULT_URL

database_option = click.option(
    "--database",
    default=DEFAULT_URL,
    envvar="WOO_DATABASE",
    show_default=True,
    show_envvar=True,
    metavar="URL",
    help="Any SQLAlchemy URL.",
)
