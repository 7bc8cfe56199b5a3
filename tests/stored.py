"""Look at what a database holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, select

from models import Record


def ids_of(engine: Engine) -> dict[str, list[str]]:
    """Return the ids in every table of records."""
    with engine.connect() as connection:
        tables = [table for table in Record.metadata.sorted_tables if table.name != "run"]
        return {table.name: sorted(connection.scalars(select(table.c.id))) for table in tables}


def rows_of(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row in every table of records, but for the runs."""
    with engine.connect() as connection:
        tables = [table for table in Record.metadata.sorted_tables if table.name != "run"]
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in tables
        }
