"""Turn what a page function returns into an answer over HTTP, and whatever goes wrong into a plain Dutch message."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from datasette.app import Datasette
from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Forbidden, NotFound, Request, Response
from datasette.views.base import DatasetteError
from jinja2 import Environment, PackageLoader, StrictUndefined
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from models.errors import WooError
from pipelines.browse.addresses import Links
from pipelines.browse.labels import SEVERITIES, shown
from pipelines.browse.printed.originals import Lost
from pipelines.browse.tables.columns import DATABASE
from pipelines.browse.tables.refusals import refusal
from pipelines.origin import origin_of

log = logging.getLogger("wooverslag")
Paint = Callable[[str, tuple[str, ...], int, Sequence[Sequence[float]]], bytes]


@dataclass(frozen=True)
class Shown:
    """A page to be shown: its template and what that needs."""

    template: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Bytes:
    """A file to be sent, which the browser may keep: its address holds what it was made from."""

    data: bytes
    content_type: str


@dataclass(frozen=True)
class Asked:
    """What a page function may look at: the database, the parts of the address, what was filled in, who paints.

    `chosen` has all that was filled in under a name, `filled_in` the first of it.
    """

    session: Session
    parts: dict[str, str]
    filled_in: dict[str, str]
    paint: Paint
    chosen: dict[str, list[str]] = field(default_factory=dict)

    def number(self, name: str) -> int:
        """Return a number from 1 that was filled in; 1 for whatever else was, or nothing."""
        said = self.filled_in.get(name, "")
        return max(1, int(said)) if said.isdecimal() and len(said) < _DIGITS else 1


class NotThere(WooError):
    """There is nothing at this address; the message says so in Dutch."""


Page = Callable[[Asked], Shown | Bytes]
_KEEP = {"Cache-Control": "private, max-age=86400"}
_DIGITS = 10  # of a number that is filled in, fewer than so many
_NOTHING = "Hier is niets. Ga naar het begin, of zoek."
# Each row: what went wrong, the status of the answer, and what a reader is told.
_EXCUSES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], int, str | Callable[[Exception], str]], ...] = (
    ((NotThere, Lost), 404, str),
    (NotFound, 404, _NOTHING),
    (Forbidden, 403, "Dit mag niet."),
    ((DatasetteError, QueryInterrupted, Base400), 400, refusal),
    (DBAPIError, 503, "De database geeft geen antwoord. Probeer het zo nog eens."),
    (Exception, 500, "Deze pagina kan niet worden getoond; het logboek zegt waar het misging."),
)


_TEMPLATES = Environment(
    loader=PackageLoader("pipelines.browse"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)
_TEMPLATES.globals |= {"shown": shown, "severities": SEVERITIES}


def answering(page: Page) -> Callable[[Datasette, Request], Awaitable[Response]]:
    """Return the view of Datasette that answers with what `page` returns."""

    async def view(datasette: Datasette, request: Request) -> Response:
        parts = {name: unquote(value) for name, value in request.url_vars.items()}
        chosen = {name: request.args.getlist(name) for name in request.args}
        return await asyncio.to_thread(_answer, datasette, page, parts, chosen)

    return view


def _answer(datasette: Any, page: Page, parts: dict[str, str], chosen: dict[str, list[str]]) -> Response:
    """Return what a page function makes of its address; all is looked up and written out in one session."""
    behind = datasette.wooverslag
    with Session(behind.engine) as session:
        filled_in = {name: values[0] for name, values in chosen.items()}
        made = page(Asked(session, parts, filled_in, behind.paint, chosen))
        if isinstance(made, Bytes):
            return Response(made.data, headers=_KEEP, content_type=made.content_type)
        return Response.html(written(made, links_of(datasette)))


def links_of(datasette: Any) -> Links:
    """Return the links of the site that Datasette serves."""
    return Links(datasette.urls, datasette.wooverslag.name)


def written(made: Shown, links: Links) -> str:
    """Return a page as HTML, every text in it escaped."""
    return _TEMPLATES.get_template(made.template).render(ways_of(links) | made.values)


def ways_of(links: Links) -> dict[str, Any]:
    """Return what every template may use, Datasette's among them: links, and nothing filled in to search."""
    ways = {"to": links.to, "rows": links.rows, "asset": links.asset, "live": links.live, "shown": shown}
    return ways | {"words": "", "kept": ()}


def message_page(message: str, **asked: str) -> Shown:
    """Return the page that says why there is nothing else to show, with the SQL that was asked."""
    return Shown("bericht.html", {"title": message, "message": message, "sql": "", "action": "", "given": {}} | asked)


def nowhere(asked: Asked) -> Shown:
    """Say that there is nothing at an address."""
    raise NotThere(_NOTHING)


def excused(datasette: Any, request: Request, error: Exception) -> Response:
    """Return the answer to a request that failed; what was on the page is neither told nor logged."""
    if isinstance(error, ValueError) and request.path.startswith(f"/{DATABASE}"):
        error = Base400("er staat een waarde in die niet te lezen is.")  # Datasette takes them as they come
    status, told = next((status, told) for kind, status, told in _EXCUSES if isinstance(error, kind))
    if status == 500:
        log.warning("%s: %s, %s", request.path, type(error).__name__, origin_of(error))
    message = told if isinstance(told, str) else told(error)
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": message, "status": status}, status=status)
    asked = {"sql": request.args.get("sql") or "", "action": request.path.removesuffix(".csv")}
    shown_as = message_page(message, **asked)
    return Response.html(written(shown_as, links_of(datasette)), status=status)
