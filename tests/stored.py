"""Look at what a database holds."""

from __future__ import annotations

from sqlalchemy import Engine, select

from models import Record


def ids_of(engine: Engine) -> dict[str, list[str]]:
    """Return the ids in every table of records."""
    with engine.connect() as connection:
        tables = [table for table in Record.metadata.sorted_tables if table.name != "run"]
        return {table.name: sorted(connection.scalars(select(table.c.id))) for table in tables}
