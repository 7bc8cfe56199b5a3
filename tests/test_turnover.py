"""Files that change, go, or get another name from run to run, also those within others."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from models import Enclosure, Source
from pipelines.ingest import ingest
from pipelines.store import Outcome
from tests.test_archives import zipped


def told(engine: Engine, *paths: Path) -> dict[str, Outcome]:
    seen: dict[str, Outcome] = {}
    ingest(engine, paths, tell=lambda report: seen.update({Path(report.known_as).name: report.outcome}))
    return seen


def paths_of(engine: Engine) -> list[str]:
    with Session(engine) as session:
        return list(session.scalars(select(Source.path).order_by(Source.path)))


def test_a_changed_file_replaces_what_stood_under_its_name(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Verslag van 3 maart")
    told(engine, path)
    path.write_text("Verslag van 4 maart")
    assert told(engine, path) == {"a.txt": Outcome.CHANGED}
    assert paths_of(engine) == [str(path)]
    assert told(engine, path) == {"a.txt": Outcome.UNCHANGED}


def test_a_file_that_became_a_copy_of_another_is_that_one(engine: Engine, tmp_path: Path) -> None:
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    a.write_text("een")
    b.write_text("twee")
    told(engine, a, b)
    b.write_text("een")
    assert told(engine, a, b) == {"a.txt": Outcome.UNCHANGED, "b.txt": Outcome.DUPLICATE}
    assert paths_of(engine) == [str(a)]


def test_a_file_that_is_gone_is_told_and_kept(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "besluit"
    beside = tmp_path / "besluit-2"
    for each in (folder, beside):
        each.mkdir()
        (each / "a.txt").write_text(each.name)
    told(engine, folder, beside)
    for each in (folder, beside):
        (each / "a.txt").unlink()
    assert told(engine, folder) == {"a.txt": Outcome.GONE}
    assert len(paths_of(engine)) == 2


def test_an_archive_with_another_name_takes_what_is_in_it_along(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"map/brief.txt": b"Geachte raad,"}))
    told(engine, path)
    now = path.rename(tmp_path / "besluit.zip")
    assert told(engine, now) == {"besluit.zip": Outcome.RENAMED}
    assert told(engine, now) == {"besluit.zip": Outcome.UNCHANGED}
    assert paths_of(engine) == [str(now), f"{now}!/map/brief.txt"]


def test_what_left_an_archive_leaves_the_database_unless_another_file_has_it(engine: Engine, tmp_path: Path) -> None:
    one, other = tmp_path / "a.zip", tmp_path / "b.zip"
    one.write_bytes(zipped({"x.txt": b"alleen hier", "y.txt": b"ook daar"}))
    other.write_bytes(zipped({"y.txt": b"ook daar"}))
    told(engine, one, other)
    one.write_bytes(zipped({"z.txt": b"nieuw"}))
    assert told(engine, one)["a.zip"] is Outcome.CHANGED
    assert [path.removeprefix(f"{tmp_path}/") for path in paths_of(engine)] == [
        "a.zip",
        "a.zip!/z.txt",
        "b.zip",
        "b.zip!/y.txt",
    ]


def test_an_archive_of_which_something_was_not_stored_is_read_again(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x.txt": b"een", "y.txt": b"twee"}))
    told(engine, path)
    with Session(engine) as session, session.begin():
        session.delete(session.scalars(select(Source).where(Source.name == "y.txt")).one())
    assert told(engine, path) == {"a.zip": Outcome.AGAIN, "x.txt": Outcome.UNCHANGED, "y.txt": Outcome.NEW}
    with Session(engine) as session:
        assert len(session.scalars(select(Enclosure)).all()) == 2
