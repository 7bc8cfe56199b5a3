"""Serve the database in a browser: read-only, on this machine alone unless told otherwise."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import datasette.handle_exception
import datasette.views.table
import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm
from sqlalchemy import Engine, event

import pipelines.browse
from models.database import open_database
from models.errors import UnusableDatabase
from pipelines.browse.listening import address_of, listening
from pipelines.browse.printed.pictures import Painter, painter
from pipelines.browse.tables.columns import DATABASE, metadata
from pipelines.browse.tables.rows import LabelledRow
from pipelines.links import HOST, PORT

_SETTINGS = {
    "sql_time_limit_ms": 1000,
    "default_page_size": 50,
    "default_facet_size": 8,
    "suggest_facets": False,  # those that help are given
    "allow_download": False,
}


@dataclass(frozen=True)
class _Behind:
    """What our pages stand on: the database, who paints pages, and what Datasette calls the database."""

    engine: Engine
    paint: Painter
    name: str


@contextmanager
def site(url: str) -> Iterator[Datasette]:
    """Give the site for an SQLite database; raises UnusableDatabase where there is none, or another kind."""
    engine = open_database(url)
    if engine.dialect.name != "sqlite" or not engine.url.database:
        raise UnusableDatabase("browse works with an SQLite file; export what is elsewhere, or list it")
    event.listen(engine, "connect", _only_read)
    engine.dispose()  # what opened it could write
    if not pm.is_registered(pipelines.browse):
        pm.register(pipelines.browse)
        pm.unregister(datasette.handle_exception)  # it prints all that a page was made of
        datasette.views.table.CustomRow = LabelledRow
    with painter() as paint:
        made = Datasette([engine.url.database], settings=_SETTINGS, metadata=metadata())
        held = next(each for each in made.databases.values() if not each.is_memory)
        made.remove_database(held.name)  # which it made of the name of the file
        made.add_database(held, name=DATABASE)
        made.wooverslag = _Behind(engine, paint, DATABASE)
        try:
            yield made
        finally:
            engine.dispose()


def _only_read(connection: Any, record: Any) -> None:
    connection.execute("PRAGMA query_only = ON")


def serve(url: str, host: str = HOST, port: int = PORT, tell: Callable[[str], object] = print) -> None:
    """Serve the database until Ctrl-C; `tell` is given the address once somebody may go there.

    Raises UnusableDatabase, and DeafPort where nothing can listen.
    """
    with site(url) as made, listening(host, port) as door:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the painter is sent home then as well
        tell(address_of(door, host))
        with suppress(KeyboardInterrupt):
            uvicorn.Server(uvicorn.Config(made.app(), log_level="warning")).run(sockets=[door])
