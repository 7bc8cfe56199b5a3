"""The command line: `wooverslag` and its subcommands, each loaded when it is asked for."""

from __future__ import annotations

import logging
from importlib import import_module
from pathlib import Path
from typing import Any

import click
from sqlalchemy.exc import DBAPIError

from models.errors import WooError

# Each command, and the module that has it: loading them all takes longer than most of them run.
COMMANDS = {
    "ingest": "filling",
    "link": "filling",
    "list": "asking",
    "audit": "asking",
    "search": "asking",
    "show": "asking",
    "status": "asking",
    "browse": "browsing",
    "export": "measuring",
    "evaluate": "measuring",
}


class Commands(click.Group):
    """The commands, whose errors are one line on stderr and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"pipelines.commands.{COMMANDS[cmd_name]}")
        return next(each for each in vars(module).values() if isinstance(each, click.Command) and each.name == cmd_name)

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


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
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
