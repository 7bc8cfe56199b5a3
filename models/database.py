"""Open a database of records: make it, bring it up to date, or say in one line why that can't be done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import alembic.command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from models.errors import UnusableDatabase, WooError

DEFAULT_URL = "sqlite:///woo.db"
MIGRATIONS = Path(__file__).parent / "migrations"
OUR_TABLES = {"source", "segment", "run"}  # a database that has these is of some version of ours
SEARCH_TABLE = "segment_search"
BUSY_MS = 30_000  # how long a writer waits for another one


def open_database(url: str = DEFAULT_URL, *, create: bool = False) -> Engine:
    """Return an engine for the database at `url`, its schema up to date; only with `create` is a new one made.

    Raises UnusableDatabase when there is none, when it is not one of ours, or when a newer version made it.
    """
    parsed = _parse(url)
    name = _name(parsed)
    is_new = _check_file(parsed, name, create=create)
    try:
        engine = _engine(parsed)
        with engine.begin() as connection:
            _upgrade(connection, name, create=create)
        if is_new:
            with engine.connect() as connection:  # stays with the file; not allowed within a transaction
                connection.connection.dbapi_connection.execute("PRAGMA journal_mode = WAL")  # type: ignore[union-attr]
    except WooError:
        raise
    except DBAPIError as error:
        raise UnusableDatabase(f"{name}: can't be opened as a database ({_reason(error)})") from error
    except (ImportError, NoSuchModuleError) as error:
        raise UnusableDatabase(f"{name}: the driver for this kind of database is not installed ({error})") from error
    return engine


def is_ours(name: str | None, kind: str, parents: Any = None) -> bool:
    """Tell Alembic which names to compare with the records: all but the tables that full-text search keeps."""
    return not (kind in ("table", "index") and name is not None and name.startswith(SEARCH_TABLE))


def migrations() -> Config:
    """Return Alembic's settings, made here so that an installed package needs no file of settings."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _parse(url: str) -> URL:
    """Return `url` in parts; a bare path is no URL, and is told so."""
    try:
        return make_url(url)
    except ArgumentError as error:
        raise UnusableDatabase(f"{url}: is no database URL; write for instance sqlite:///woo.db") from error


def _name(url: URL) -> str:
    """Return what messages call the database: the file, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ":memory:"
    return url.render_as_string(hide_password=True)


def _check_file(url: URL, name: str, *, create: bool) -> bool:
    """Check the file behind an SQLite `url` before SQLite makes or touches it; return whether it is to be made."""
    if url.get_backend_name() != "sqlite" or name == ":memory:" or name.startswith("file:"):
        return False
    path = Path(name)
    try:
        head = path.read_bytes()[:0] if path.is_dir() else _first_bytes(path)
    except FileNotFoundError:
        if create and path.absolute().parent.is_dir():
            return True
        why = "its folder does not exist" if create else "does not exist; `wooverslag ingest` makes it"
        raise UnusableDatabase(f"{name}: {why}") from None
    except OSError as error:
        raise UnusableDatabase(f"{name}: {error.strerror}") from error
    if head and not head.startswith(b"SQLite format 3\0"):
        raise UnusableDatabase(f"{name}: is not an SQLite database")
    return not head


def _first_bytes(path: Path) -> bytes:
    """Return the first 16 bytes of a file."""
    with path.open("rb") as file:
        return file.read(16)


def _engine(url: URL) -> Engine:
    """Return an engine; for SQLite one that guards foreign keys, waits for other writers and begins when told."""
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, record: Any) -> None:
    """Set up a fresh SQLite connection; the driver's own way of beginning late would split a transaction in two."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MS}")


def _begin_sqlite(connection: Connection) -> None:
    """Begin a transaction: at once as the writer when the engine has the option `writes`, else as a reader."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _upgrade(connection: Connection, name: str, *, create: bool) -> None:
    """Bring the schema up to date, or raise UnusableDatabase when it is nobody's, another's or a newer one."""
    scripts = ScriptDirectory.from_config(migrations())
    stands = MigrationContext.configure(connection).get_current_heads()
    tables = set(inspect(connection).get_table_names())
    if stands == scripts.get_heads() or tuple(stands) == tuple(scripts.get_heads()):
        if not tables >= OUR_TABLES:
            raise UnusableDatabase(f"{name}: is not a database of wooverslag")
        return
    if tables and not tables >= OUR_TABLES:
        raise UnusableDatabase(f"{name}: is not a database of wooverslag")
    known = {script.revision for script in scripts.walk_revisions()}
    if not set(stands) <= known:
        raise UnusableDatabase(f"{name}: was made by a newer version of wooverslag; upgrade to read it")
    if not tables and not create:
        raise UnusableDatabase(f"{name}: is empty; `wooverslag ingest` fills it")
    if tables and not stands:
        raise UnusableDatabase(f"{name}: is not a database of wooverslag")
    config = migrations()
    config.attributes["connection"] = connection
    alembic.command.upgrade(config, "head")


def _reason(error: DBAPIError) -> str:
    """Return the driver's own words on one line."""
    return " ".join(str(error.orig).split())
