"""Files that change, go, or get another name from run to run, also those within others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from extract.errors import Unreadable
from extract.read.archives.budget import LOCKED
from extract.read.options import Options
from models import Enclosure, Source
from pipelines.files import Place, content_key
from pipelines.ingest import ingest
from pipelines.store import Outcome
from tests.made import read_made
from tests.test_archives import sevenzipped, zipped


def told(engine: Engine, *paths: Path, **wishes: Any) -> dict[str, Outcome]:
    seen: dict[str, Outcome] = {}
    ingest(engine, paths, tell=lambda report: seen.update({Path(report.known_as).name: report.outcome}), **wishes)
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


def failing(reason: str, cause: BaseException | None = None) -> Callable[[Place], Source]:
    """Return a reader that can read nothing."""

    def read(place: Place) -> Source:
        raise Unreadable(reason) from cause

    return read


def test_what_can_never_be_read_is_told_and_not_tried_again(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "leeg.pdf"
    path.touch()
    copy = tmp_path / "ook-leeg.pdf"
    copy.touch()
    failed = {"leeg.pdf": Outcome.FAILED, "ook-leeg.pdf": Outcome.FAILED}
    assert told(engine, path, copy) == failed
    assert told(engine, path, copy, read=pytest.fail) == failed
    assert told(engine, path, read=read_made, retry=True) == {"leeg.pdf": Outcome.AGAIN}


def test_a_newer_version_tries_what_failed(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "stuk.pdf"
    path.write_text("x")
    told(engine, path, read=failing("is beschadigd"))
    monkeypatch.setattr("pipelines.ingest.pipeline_version", lambda ner=None, options=None: "99")
    assert told(engine, path, read=read_made) == {"stuk.pdf": Outcome.AGAIN}


@pytest.mark.parametrize("fault", [MemoryError(), OSError(28, "No space left on device")])
def test_what_failed_for_want_of_something_is_tried_again(engine: Engine, tmp_path: Path, fault: BaseException) -> None:
    path = tmp_path / "groot.pdf"
    path.write_text("x")
    assert told(engine, path, read=failing("is beschadigd", fault)) == {"groot.pdf": Outcome.FAILED}
    with Session(engine) as session:
        assert session.scalars(select(Source.error)).one() != "is beschadigd"
    assert told(engine, path, read=read_made) == {"groot.pdf": Outcome.AGAIN}


def test_an_empty_file_in_an_archive_does_not_have_it_read_again(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"leeg.txt": b"", "x.txt": b"een"}))
    assert told(engine, path) == {"a.zip": Outcome.NEW, "leeg.txt": Outcome.FAILED, "x.txt": Outcome.NEW}
    assert told(engine, path, read=pytest.fail) == {"a.zip": Outcome.UNCHANGED}
    assert told(engine, path, retry=True) == {
        "a.zip": Outcome.AGAIN,
        "leeg.txt": Outcome.FAILED,
        "x.txt": Outcome.UNCHANGED,
    }


def test_what_is_locked_is_tried_again_with_a_password_only(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "op-slot.7z"
    path.write_bytes(sevenzipped({"x.txt": b"een"}, "geheim"))
    pdf = tmp_path / "op-slot.pdf"
    with pikepdf.new() as new:
        new.add_blank_page()
        new.save(pdf, encryption=pikepdf.Encryption(user="geheim", owner="eigenaar"))
    locked = told(engine, path, pdf)
    assert Outcome.NEW not in locked.values()
    assert told(engine, path, pdf, read=pytest.fail) == locked
    assert told(engine, path, pdf, options=Options(ocr="never", passwords=("geheim",)))["x.txt"] is Outcome.NEW


def test_an_archive_with_a_locked_member_is_read_again_with_a_password(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({"x.txt": b"een"}))
    told(engine, path)
    with Session(engine) as session, session.begin():
        session.add(Enclosure(id="e", position=2, name="y.txt", error=LOCKED, source_id=content_key(path)[0]))
    assert told(engine, path) == {"a.zip": Outcome.UNCHANGED}
    assert told(engine, path, options=Options(passwords=("geheim",)))["a.zip"] is Outcome.AGAIN
