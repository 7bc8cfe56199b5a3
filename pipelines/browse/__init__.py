"""The database in a browser: Datasette, with pages of our own for what it lacks, the printed page first of all.

This package is the plugin: which page answers which address stands here. Its folders hold what readers look at: what
was printed, lists, meetings, everything about one gemeente or person, search, tables.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from threading import Thread
from typing import Any

from datasette import hookimpl
from datasette.utils.asgi import Request, Response

from corpus.register import entities
from pipelines.browse.about.entity import about
from pipelines.browse.about.overview import overview
from pipelines.browse.addresses import pattern_of
from pipelines.browse.answers import Page, answering, excused, links_of, nowhere
from pipelines.browse.guarding import App, guarded
from pipelines.browse.lists.home import home
from pipelines.browse.lists.listing import listing
from pipelines.browse.meetings.series import all_series, series
from pipelines.browse.printed.bron import bron
from pipelines.browse.printed.document import document
from pipelines.browse.printed.page import page
from pipelines.browse.printed.pictures import picture
from pipelines.browse.printed.record import record
from pipelines.browse.searching.hits import found
from pipelines.browse.searching.postings import prepare
from pipelines.browse.tables.rows import cell, words_for

# Each row: a page, as pipelines.browse.addresses calls it, and what makes it.
PAGES: dict[str, Page] = {
    "begin": home,
    "zoek": found,
    "bekijk": record,
    "pagina": page,
    "beeld": picture,
    "document": document,
    "bron": bron,
    "over": about,
    "overzicht": overview,
    "reeksen": all_series,
    "reeks": series,
    "lijst": listing,
}


@hookimpl
def startup(datasette: Any) -> None:
    """Begin to load what takes long, so that who comes first need not wait: what hits can be chosen by, and names."""
    prepare(datasette.wooverslag.engine)
    Thread(target=entities, daemon=True).start()


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Tell Datasette which addresses are ours."""
    ours = [(pattern_of(name), answering(page)) for name, page in PAGES.items()]
    return [*ours, ("^/-/(?!static)", answering(nowhere))]  # Datasette's pages for those who build sites


@hookimpl(tryfirst=True)
def handle_exception(datasette: Any, request: Request, exception: Exception) -> Callable[[], Awaitable[Response]]:
    """Answer whatever went wrong in plain Dutch; Datasette's own way would print what was on the page."""

    async def answer() -> Response:
        return excused(datasette, request, exception)

    return answer


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Any:
    """Tell Datasette what a list of rows shows of a value."""
    return cell(value, column, table, row, links_of(datasette))


@hookimpl
def extra_template_vars(request: Request | None, datasette: Any) -> dict[str, Any]:
    """Give Datasette's pages, whose templates are ours, what ours have."""
    return words_for(request, links_of(datasette))


@hookimpl
def asgi_wrapper() -> Callable[[App], App]:
    """Have every answer guarded."""
    return guarded
