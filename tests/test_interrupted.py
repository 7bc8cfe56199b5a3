"""A run may end at any moment: the database has whole sources only, and the next run makes it what it would have been."""

from __future__ import annotations

import os
import shutil
import signal
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

STATEMENTS = 120  # of a whole run, or a little more


def a_release(folder: Path) -> Path:
    folder.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_text(name)
    (folder / "d.zip").write_bytes(zipped({"brief.txt": b"Geachte raad,", "map/verslag.txt": b"Verslag van 3 maart"}))
    return folder


def read(engine: Engine, folder: Path) -> None:
    from pipelines.reading import read_stages  # noqa: F401  loaded before the process is split

    ingest(engine, [folder / name for name in ("a.txt", "b.txt", "c.txt")], read=read_made)
    ingest(engine, [folder / "d.zip"])


def killed_at(count: int, url: str, folder: Path) -> bool:
    """Read in a process that kills itself before its statement number `count`; tell whether it came that far."""
    child = os.fork()
    if child == 0:
        engine = open_database(url)
        left = count

        @event.listens_for(engine, "before_cursor_execute")
        def kill(*given: object) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)

        read(engine, folder)
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, empty: Path) -> tuple[Path, dict[str, list[tuple[object, ...]]]]:
    """A release, and what the database holds after a run that was not interrupted."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copy(empty, folder / "woo.db")
    engine = open_database(f"sqlite:///{folder}/woo.db")
    release = a_release(folder / "besluit")
    read(engine, release)
    return release, rows_of(engine)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, STATEMENTS), min_size=1, max_size=3))
@example([0, 1, 40])
def test_a_run_that_is_killed_anywhere_is_made_whole_by_the_next(
    tmp_path_factory: pytest.TempPathFactory, empty: Path, whole: tuple[Path, dict], kills: list[int]
) -> None:
    release, rows = whole
    folder = tmp_path_factory.mktemp("killed")
    shutil.copy(empty, folder / "woo.db")
    url = f"sqlite:///{folder}/woo.db"
    for count in kills:
        killed_at(count, url, release)
        engine = open_database(url)
        with engine.connect() as connection:
            assert connection.execute(text("pragma integrity_check")).scalar() == "ok"
            assert not connection.execute(text("pragma foreign_key_check")).all()
        so_far = rows_of(engine)
        assert set(so_far["page"]) <= set(rows["page"])
        engine.dispose()
    engine = open_database(url)
    read(engine, release)
    assert rows_of(engine) == rows
    engine.dispose()


def test_a_database_that_goes_away_ends_the_run_and_blames_no_file(engine: Engine, tmp_path: Path) -> None:
    release = a_release(tmp_path / "besluit")

    @event.listens_for(engine, "before_cursor_execute")
    def full(connection: object, cursor: object, statement: str, *rest: object) -> None:
        if statement.startswith("INSERT INTO segment"):
            import sqlite3

            raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(DBAPIError):
        ingest(engine, [release / "a.txt"], read=read_made)
    event.remove(engine, "before_cursor_execute", full)
    assert not rows_of(engine)["source"]
    ingest(engine, [release / "a.txt"], read=read_made)
    assert [row for row in rows_of(engine)["source"] if "mislukt" in row] == []
