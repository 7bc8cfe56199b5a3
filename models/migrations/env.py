"""Run the migrations on the connection that is handed over, or on the database that WOO_DATABASE names."""

import os

from alembic import context
from sqlalchemy import Connection, create_engine

from models import Record
from models.database import is_ours


def run(connection: Connection) -> None:
    """Bring the database behind `connection` to the revision asked for."""
    context.configure(
        connection=connection,
        target_metadata=Record.metadata,
        include_name=is_ours,
        render_as_batch=connection.dialect.name == "sqlite",
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with create_engine(os.environ.get("WOO_DATABASE", "sqlite:///woo.db")).connect() as opened:
        run(opened)
        opened.commit()
