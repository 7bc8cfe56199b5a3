"""A database is made, opened, kept up to date, or refused in one line."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from models import Record
from models.database import is_ours, open_database
from models.errors import UnusableDatabase
from pipelines.search import search
from pipelines.store import store
from tests.made import a_source


def test_the_migrated_schema_is_that_of_the_records(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours, "compare_type": True})
        assert compare_metadata(context, Record.metadata) == []


def test_a_database_is_opened_twice_and_guards_its_references(database: str) -> None:
    open_database(database, create=True).dispose()
    engine = open_database(database)
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA foreign_keys")) == 1
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
        assert connection.scalar(text("PRAGMA busy_timeout")) > 0


def test_what_is_not_our_database_is_refused_in_one_line_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "tekst.db").write_text("dit is geen database")
    with sqlite3.connect(tmp_path / "ander.db") as other:
        other.execute("CREATE TABLE klant (naam TEXT)")
    open_database(f"sqlite:///{tmp_path}/nieuwer.db", create=True).dispose()
    with sqlite3.connect(tmp_path / "nieuwer.db") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    (tmp_path / "map.db").mkdir()
    cases = {
        "tekst.db": "not an SQLite database",
        "ander.db": "not a database of wooverslag",
        "nieuwer.db": "newer version",
        "map.db": "directory",
        "er/is/niets.db": "folder does not exist",
    }
    for name, reason in cases.items():
        with pytest.raises(UnusableDatabase, match=reason) as refusal:
            open_database(f"sqlite:///{tmp_path}/{name}", create=True)
        assert "\n" not in str(refusal.value)
    assert (tmp_path / "tekst.db").read_text() == "dit is geen database"
    with sqlite3.connect(tmp_path / "ander.db") as other:
        assert [name for (name,) in other.execute("SELECT name FROM sqlite_master")] == ["klant"]


@pytest.mark.parametrize("url", ["woo.db", "nosuch://x/y", "sqlite:////nergens/woo.db"])
def test_a_url_that_leads_nowhere_is_one_line(url: str) -> None:
    with pytest.raises(UnusableDatabase):
        open_database(url, create=True)


def test_without_leave_to_create_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(UnusableDatabase, match="does not exist"):
        open_database(f"sqlite:///{tmp_path}/woo.db")
    assert not list(tmp_path.iterdir())


def test_search_stays_right_when_the_file_is_vacuumed_or_rows_are_removed(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store(session, a_source("a" * 64))
        store(session, a_source("b" * 64))
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.execute("DELETE FROM source WHERE id = ?", ("a" * 64,))
        raw.execute("VACUUM")
        raw.execute("INSERT INTO segment_search (segment_search, rank) VALUES ('integrity-check', 1)")
    assert len(search("gemeente", database=engine)) == 4
