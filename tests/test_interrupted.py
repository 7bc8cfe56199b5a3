"""A run may end at any moment: the database has whole sources only, and the next run makes good what it lacks."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, text
from sqlalchemy.exc import DBAPIError

from models.database import open_database
from pipelines.ingest import ingest
from tests.made import read_made
from tests.stored import rows_of
from tests.test_archives import zipped


def a_release(folder: Path) -> Path:
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(name)
    (folder / "d.zip").write_bytes(zipped({"brief.txt": b"Geachte raad,", "map/verslag.txt": b"Verslag van 3 maart"}))
    return folder


def read(engine: Engine, folder: Path) -> None:
    ingest(engine, [folder / name for name in ("a.txt", "b.txt", "c.txt")], read=read_made)
    ingest(engine, [folder / "d.zip"])


def ended_at(count: int, before: Path, after: Path, folder: Path) -> None:
    """Read into the database `before` up to statement number `count`, and copy its files as they are at that moment.

    These are what is there after a process was killed: what it wrote stays, whether or not it was done.
    """
    engine = open_database(f"sqlite:///{before}")
    left = count

    @event.listens_for(engine, "before_cursor_execute")
    def end(*given: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt

    def copy() -> None:
        for ending in ("", "-wal"):
            if (file := before.with_name(before.name + ending)).exists():
                shutil.copy(file, after.with_name(after.name + ending))

    @event.listens_for(engine, "rollback")
    def copy_first(connection: object) -> None:
        if left < 0 and not after.exists():
            copy()

    with suppress(KeyboardInterrupt):
        read(engine, folder)
    if not after.exists():
        copy()
    engine.dispose()


@pytest.fixture(scope="module")
def whole(
    tmp_path_factory: pytest.TempPathFactory, empty: Path
) -> tuple[Path, dict[str, list[tuple[object, ...]]], int]:
    """A release, what the database holds after a run that was not interrupted, and how many statements that took."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copy(empty, folder / "woo.db")
    engine = open_database(f"sqlite:///{folder}/woo.db")
    release = a_release(folder / "besluit")
    count = 0

    @event.listens_for(engine, "before_cursor_execute")
    def counted(*given: object) -> None:
        nonlocal count
        count += 1

    read(engine, release)
    return release, rows_of(engine), count


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(0, 1), min_size=1, max_size=3))
@example([0.0, 0.02, 0.5])
@example([0.9])
def test_a_run_that_ends_anywhere_is_made_whole_by_the_next(
    tmp_path_factory: pytest.TempPathFactory, empty: Path, whole: tuple[Path, dict, int], ends: list[float]
) -> None:
    release, rows, statements = whole
    folder = tmp_path_factory.mktemp("ended")
    database = folder / "0.db"
    shutil.copy(empty, database)
    for number, share in enumerate(ends, start=1):
        ended_at(int(share * statements), database, database := folder / f"{number}.db", release)
        engine = open_database(f"sqlite:///{database}")
        with engine.connect() as connection:
            assert connection.execute(text("pragma integrity_check")).scalar() == "ok"
            assert not connection.execute(text("pragma foreign_key_check")).all()
        assert all(row in rows["page"] for row in rows_of(engine)["page"])
        engine.dispose()
    engine = open_database(f"sqlite:///{database}")
    read(engine, release)
    assert rows_of(engine) == rows
    engine.dispose()


def test_what_a_killed_run_took_out_of_archives_is_removed_by_the_next(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipelines.spool.gettempdir", lambda: str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        child = process.pid
    left, ours, other = (
        tmp_path / name for name in (f"wooverslag-{child}-x", f"wooverslag-{os.getpid()}-x", "wooverslag-x")
    )
    for folder in (left, ours, other):
        folder.mkdir()
        (folder / "a").write_text("a")
    ingest(engine, [], read=read_made)
    assert [folder.exists() for folder in (left, ours, other)] == [False, True, True]


def test_a_database_that_goes_away_ends_the_run_and_blames_no_file(engine: Engine, tmp_path: Path) -> None:
    release = a_release(tmp_path / "besluit")

    @event.listens_for(engine, "before_cursor_execute")
    def full(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if statement.startswith("INSERT INTO segment"):
            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(DBAPIError):
        ingest(engine, [release / "a.txt"], read=read_made)
    event.remove(engine, "before_cursor_execute", full)
    assert not rows_of(engine)["source"]
    ingest(engine, [release / "a.txt"], read=read_made)
    assert [row for row in rows_of(engine)["source"] if "mislukt" in row] == []
