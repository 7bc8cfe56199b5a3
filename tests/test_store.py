"""What is stored can be found again, once, whatever happens on the way."""

from __future__ import annotations

import logging
import re
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event, func, select, text
from sqlalchemy.orm import Session

from extract.errors import Skipped, Unreadable
from models import AgendaItem, Email, Entity, Mention, Opgave, Page, Record, Run, Segment, Source
from models.database import is_ours, open_database
from models.errors import UnusableDatabase
from pipelines.identity import hanging_on, identify
from pipelines.ingest import ingest
from pipelines.search import search
from pipelines.store import Outcome, store
from tests.made import a_source, read_made


def ids_of(engine: Engine) -> dict[str, list[str]]:
    """Return the ids in every table of records."""
    with engine.connect() as connection:
        tables = [table for table in Record.metadata.sorted_tables if table.name != "run"]
        return {table.name: sorted(connection.scalars(select(table.c.id))) for table in tables}


def outcomes(engine: Engine, *paths: Path, **options: object) -> list[tuple[str, Outcome]]:
    """Ingest `paths` and return what became of each."""
    told: list[tuple[str, Outcome]] = []
    ingest(engine, paths, tell=lambda report: told.append((report.path.name, report.outcome)), **options)  # type: ignore[arg-type]
    return told


# Ids


def test_every_record_gets_an_id_of_its_own_and_the_same_one_again() -> None:
    first, second = a_source(), a_source()
    ids = [record.id for record in identify(first)]
    assert all(ids)
    assert len({(type(record), record.id) for record in hanging_on(first)}) == len(ids)
    assert [record.id for record in identify(second)] == ids
    assert [record.id for record in identify(first)] == ids


def test_ids_depend_on_the_bytes_of_the_source() -> None:
    one, other = identify(a_source("a" * 64)), identify(a_source("b" * 64))
    assert not {record.id for record in one} & {record.id for record in other}


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from(["persoon", "gemeente"])), max_size=12))
def test_equal_mentions_get_different_ids_in_a_fixed_order(spots: list[tuple[int, int, str]]) -> None:
    def made() -> Source:
        source = Source(
            id="c" * 64, name="x.txt", path="/x.txt", bytes=1, pages=[Page(number=1, start=0, text="x" * 9)]
        )
        source.mentions += [Mention(start=a, end=b, kind=kind, text="x", name="x") for a, b, kind in spots]
        return source

    ids = [record.id for record in identify(made())]
    assert len(set(ids)) == len(ids)
    assert [record.id for record in identify(made())] == ids


# Storing


def test_a_source_comes_back_as_it_went_in(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        assert store(session, a_source()) is Outcome.NEW
    with Session(engine) as session:
        source = session.scalars(select(Source)).one()
        made = a_source()
        assert source.text == made.text
        for kept, given_ in zip(source.documents, made.documents, strict=True):
            assert (kept.kind, kept.date, len(kept.segments)) == (given_.kind, given_.date, len(given_.segments))
        meeting = source.documents[0].meetings[0]
        assert [person.name for person in meeting.attendances] == ["M. Vos", None]
        assert meeting.agenda_items[1].parent is meeting.agenda_items[0]
        assert source.documents[0].decisions[0].agenda_item is meeting.agenda_items[1]
        assert source.documents[2].tables[0].grid(header=False)[0] == ["Almere", "105"]
        assert [operand.value for operand in source.findings[0].operands] == [105, 80]


def test_references_survive_the_way_to_the_database(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store(session, a_source())
    with Session(engine) as session:
        newest, older = session.scalars(select(Email).order_by(Email.position))
        assert newest.answered is older
        opgave = session.scalars(select(Opgave).where(Opgave.place == "Almere")).one()
        assert opgave.cell.text == "105"
        assert opgave.cell.table.title == "Opgave per gemeente"
        assert session.scalars(select(Segment).where(Segment.parent_id.is_not(None))).first() is not None
        assert session.scalars(select(AgendaItem.parent_id).where(AgendaItem.number == "1a")).one()
        assert session.get_one(Entity, "GM0034").name == "Almere"


def test_an_entity_that_the_register_lacks_is_kept_as_it_was_mentioned(engine: Engine) -> None:
    source = a_source()
    source.mentions[0].entity_id = "org:nergens"
    with Session(engine) as session, session.begin():
        store(session, source)
    with Session(engine) as session:
        assert session.get_one(Entity, "org:nergens").name == "Almere"


def test_a_thread_of_any_length_and_order_is_stored(engine: Engine) -> None:
    source = a_source()
    emails = source.documents[1].emails
    for position in range(3, 9):
        emails.append(Email(position=position, start=emails[0].start, end=emails[0].end))
        emails[-2].answered = emails[-1]
    with Session(engine) as session, session.begin():
        store(session, source)
    with Session(engine) as session:
        assert session.scalar(select(func.count()).where(Email.answered_id.is_not(None)).select_from(Email)) == 7


def test_storing_twice_changes_nothing(engine: Engine) -> None:
    for expected in (Outcome.NEW, Outcome.AGAIN):
        with Session(engine) as session, session.begin():
            assert store(session, a_source()) is expected
        ids = ids_of(engine)
        assert search("gemeente", database=engine).shape[0] == 4
    assert ids == ids_of(engine)


def test_a_new_reading_replaces_the_old_one_and_leaves_nothing_behind(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store(session, a_source())
    smaller = a_source()
    del smaller.documents[1:]
    smaller.opgaven.clear()
    with Session(engine) as session, session.begin():
        store(session, smaller)
    ids = ids_of(engine)
    assert len(ids["document"]) == 1
    assert not ids["email"]
    assert not ids["cell"]
    assert search("tabel", database=engine).empty


def test_two_sources_do_not_touch_each_other(engine: Engine) -> None:
    with Session(engine) as session, session.begin():
        store(session, a_source("a" * 64))
        store(session, a_source("b" * 64, "ander.txt"))
        store(session, a_source("a" * 64))
    assert [len(found) for found in ids_of(engine).values()].count(0) == 1  # no action is followed yet
    assert len(ids_of(engine)["email"]) == 4


def test_what_is_no_character_does_not_cost_the_source(engine: Engine) -> None:
    source = a_source()
    source.pages[0].text = source.pages[0].text.replace("Opening", "Op\ud800n\x00ng")
    source.documents[0].segments[3].text = "Op\ud800n\x00ng"
    with Session(engine) as session, session.begin():
        store(session, source)
    with Session(engine) as session:
        kept = session.scalars(select(Source)).one()
        assert "Op\ufffdn\ufffdng" in kept.text
        assert len(kept.text) == len(source.text)


# Ingest


def test_a_second_run_over_the_same_files_changes_nothing(engine: Engine, release: Path) -> None:
    assert outcomes(engine, release, read=read_made) == [("vergadering.txt", Outcome.NEW)]
    before = ids_of(engine)
    assert outcomes(engine, release, read=pytest.fail) == [("vergadering.txt", Outcome.UNCHANGED)]
    assert ids_of(engine) == before


def test_again_reads_what_is_there_already(engine: Engine, release: Path) -> None:
    outcomes(engine, release, read=read_made)
    before = ids_of(engine)
    assert outcomes(engine, release, read=read_made, again=True) == [("vergadering.txt", Outcome.AGAIN)]
    assert ids_of(engine) == before


def test_another_version_reads_again(engine: Engine, release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes(engine, release, read=read_made)
    monkeypatch.setattr("pipelines.ingest.pipeline_version", lambda: "99")
    assert outcomes(engine, release, read=read_made) == [("vergadering.txt", Outcome.AGAIN)]


def test_a_copy_and_a_renamed_file_stay_one_source(engine: Engine, release: Path) -> None:
    copy = release.with_name("kopie.txt")
    copy.write_bytes(release.read_bytes())
    assert outcomes(engine, release, copy, read=read_made) == [
        ("vergadering.txt", Outcome.NEW),
        ("kopie.txt", Outcome.DUPLICATE),
    ]
    release.unlink()
    assert outcomes(engine, copy, read=read_made) == [("kopie.txt", Outcome.RENAMED)]
    assert len(ids_of(engine)["source"]) == 1


def test_folders_are_read_wholly_in_order_without_hidden_files(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "besluit"
    for name in ("b.txt", "a.txt", ".verborgen", "deel/c.txt", ".git/d.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    told = outcomes(engine, folder, read=read_made)
    assert [name for name, _ in told] == ["a.txt", "b.txt", "c.txt"]


def refuse(path: Path) -> Source:
    """Read as the stages do with three sorts of bad files."""
    if path.name == "stuk.pdf":
        raise Unreadable("stuk.pdf: the file is cut off")
    if path.name == "foto.raw":
        raise Skipped("foto.raw: pictures are not read")
    if path.name == "ramp.txt":
        raise ValueError(path.read_text())
    return read_made(path)


def test_a_bad_file_is_a_row_with_a_reason_and_the_rest_goes_on(
    engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    for name in ("foto.raw", "goed.txt", "ramp.txt", "stuk.pdf"):
        (tmp_path / name).write_text(f"{name}: mevrouw Geheim")
    paths = [tmp_path / name for name in ("foto.raw", "ramp.txt", "stuk.pdf", "niets.txt", "goed.txt")]
    with caplog.at_level(logging.ERROR):
        told = outcomes(engine, *paths, read=refuse)
    assert [outcome.value for _, outcome in told] == ["overgeslagen", "mislukt", "mislukt", "mislukt", "gelezen"]
    with Session(engine) as session:
        errors = dict(session.execute(select(Source.name, Source.error)).all())  # type: ignore[arg-type]
        run = session.scalars(select(Run)).one()
    assert errors["stuk.pdf"] == "stuk.pdf: the file is cut off"
    assert re.fullmatch(r"onverwachte fout \(ValueError, tests/test_store.py:\d+\)", str(errors["ramp.txt"]))
    assert run.counts["files"] == {"overgeslagen": 1, "mislukt": 3, "gelezen": 1}
    assert [Path(failure["path"]).name for failure in run.failures] == ["ramp.txt", "stuk.pdf", "niets.txt"]
    assert "ramp.txt" in caplog.text
    assert "refuse" in caplog.text  # the traceback
    assert "Geheim" not in caplog.text + str(errors)


def test_a_path_that_was_not_there_is_no_trouble_once_it_is(engine: Engine, release: Path) -> None:
    moved = release.rename(release.with_name("elders.txt"))
    assert outcomes(engine, release, read=read_made) == [("vergadering.txt", Outcome.FAILED)]
    with Session(engine) as session:
        missing = session.scalars(select(Source)).one()
        assert (missing.status, missing.error) == ("mislukt", "bestaat niet")
    moved.rename(release)
    assert outcomes(engine, release, read=read_made) == [("vergadering.txt", Outcome.NEW)]
    with Session(engine) as session:
        assert session.scalars(select(Source.status)).all() == ["gelezen"]


def test_what_failed_is_tried_again_and_what_was_skipped_is_not(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "ramp.txt").write_text("x")
    (tmp_path / "foto.raw").write_text("y")
    outcomes(engine, tmp_path / "ramp.txt", tmp_path / "foto.raw", read=refuse)
    told = outcomes(engine, tmp_path / "ramp.txt", tmp_path / "foto.raw", read=read_made)
    assert [outcome for _, outcome in told] == [Outcome.AGAIN, Outcome.UNCHANGED]


def test_a_reading_that_fails_never_replaces_one_that_did_not(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "ramp.txt"
    path.write_text("x")
    outcomes(engine, path, read=read_made)
    before = ids_of(engine)
    assert outcomes(engine, path, read=refuse, again=True) == [("ramp.txt", Outcome.FAILED)]
    assert ids_of(engine) == before


def test_a_run_that_breaks_off_leaves_whole_sources_only(engine: Engine, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.txt", "b.txt", "c.txt")]
    for path in paths:
        path.write_text(path.name)
    written = 0

    @event.listens_for(engine, "before_cursor_execute")
    def break_off(connection: object, cursor: object, statement: str, *rest: object) -> None:
        nonlocal written
        written += statement.startswith("INSERT INTO opgave")
        if written == 2 and statement.startswith("INSERT INTO opgave"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        outcomes(engine, *paths, read=read_made)
    event.remove(engine, "before_cursor_execute", break_off)
    with Session(engine) as session:
        assert session.scalars(select(Source.name)).all() == ["a.txt"]
        assert session.scalar(select(func.count()).select_from(Segment)) == 20
    assert len(search("gemeente", database=engine)) == 4
    assert [outcome for _, outcome in outcomes(engine, *paths, read=read_made)] == [
        Outcome.UNCHANGED,
        Outcome.NEW,
        Outcome.NEW,
    ]


def test_a_name_that_is_not_valid_utf8_is_no_obstacle(engine: Engine, tmp_path: Path) -> None:
    path = Path(str(tmp_path) + "/verslag\udce9.txt")
    path.write_text("x")
    assert [outcome for _, outcome in outcomes(engine, path, read=read_made)] == [Outcome.NEW]
    assert [outcome for _, outcome in outcomes(engine, path, read=read_made)] == [Outcome.UNCHANGED]


# The database


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
