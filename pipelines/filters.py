"""What options of the command line take, and those that choose records."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterator
from typing import Any

import click

from corpus.register import lookup, nearest


class Day(click.ParamType):
    """A day, written 2024-07-01 or 1-7-2024."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Return the day that the user wrote."""
        if isinstance(value, dt.date):
            return value
        for form in ("%Y-%m-%d", "%d-%m-%Y"):
            try:
                return dt.datetime.strptime(value, form).date()
            except ValueError:
                continue
        self.fail(f"{value!r} is no date; write for instance 2024-07-01", param, ctx)


class Password(click.ParamType):
    """A password; a variable of the environment may hold several, one a line."""

    name = "password"
    envvar_list_splitter = "\n"


def with_filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that choose records."""
    options = (
        click.option("--gemeente", metavar="NAME", help="Only what mentions this gemeente."),
        click.option("--organisatie", metavar="NAME", help="Only what mentions this organisation."),
        click.option(
            "--persoon", metavar="NAME", help="Only what names this person in public function (part of the name)."
        ),
        click.option("--body", metavar="NAME", help="Only from meetings of this body (part of its name)."),
        click.option("--from", "from_", type=Day(), help="Not before this day."),
        click.option("--to", type=Day(), help="Not after this day."),
        click.option("--kind", "kind_", metavar="NAME", help="Only this kind: toezegging, gemeente, kolomsom …"),
        click.option("--source", metavar="NAME", help="Only from this source (part of its name, or its id)."),
        click.option("--document", metavar="NAME", help="Only from this document (part of its title, or its id)."),
        click.option("--limit", type=click.IntRange(min=1), help="At most so many."),
    )
    return functools.reduce(lambda given, option: option(given), reversed(options), command)


def unknown_names(filters: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each name that was filtered by and that the register does not know, with those that are near."""
    for what in ("gemeente", "organisatie"):
        if filters[what] and not lookup(filters[what], what):
            near = ", ".join(entity.name for entity in nearest(filters[what], [what]))
            hint = f"; did you mean {near}?" if near else ""
            yield f"the register has no {what} called {filters[what]}{hint}"
