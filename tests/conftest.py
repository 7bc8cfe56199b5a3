"""What tests share: an empty database, and one that holds a source made by hand."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine

from models.database import open_database
from pipelines.ingest import ingest
from pipelines.link import link
from pipelines.queries import records
from tests.made import read_made

settings.register_profile("calm", deadline=None)  # how long a test takes is no reason to fail it
settings.register_profile("repeatable", settings.get_profile("calm"), derandomize=True)
settings.load_profile("repeatable" if "CI" in os.environ else "calm")  # what was right yesterday is right today
os.environ["WOO_JOBS"] = "0"  # commands read in the tests' own process, which has loaded all it needs


@pytest.fixture
def database(tmp_path: Path) -> str:
    """The URL of a database that is not there yet."""
    return f"sqlite:///{tmp_path}/woo.db"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database in which nothing is stored yet, made once."""
    path = tmp_path_factory.mktemp("empty") / "woo.db"
    open_database(f"sqlite:///{path}", create=True).dispose()
    return path


@pytest.fixture
def engine(database: str, tmp_path: Path, empty: Path) -> Engine:
    """An empty database."""
    shutil.copy(empty, tmp_path / "woo.db")
    return open_database(database)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """A file that stands for a release."""
    path = tmp_path / "vergadering.txt"
    path.write_text("een verslag, een mail en een tabel")
    return path


@pytest.fixture(scope="session")
def full(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database that holds the source made by hand, with one correction; made once."""
    folder = tmp_path_factory.mktemp("full")
    shutil.copy(empty, folder / "woo.db")
    (folder / "vergadering.txt").write_text("een verslag, een mail en een tabel")
    engine = open_database(f"sqlite:///{folder}/woo.db")
    ingest(engine, [folder / "vergadering.txt"], read=read_made)
    link(engine, records("mentions", database=engine, limit=1).id[0], "GM0034", note="zo bedoeld", by="lotte")
    engine.dispose()
    return folder / "woo.db"


@pytest.fixture
def filled(database: str, tmp_path: Path, full: Path) -> str:
    """The URL of a database that holds the source made by hand."""
    shutil.copy(full, tmp_path / "woo.db")
    return database
