"""A batch goes on whatever one file does, and reading it again changes nothing."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from extract.errors import Skipped, Unreadable
from models import Run, Segment, Source
from pipelines.files import Place
from pipelines.ingest import ingest
from pipelines.search import search
from pipelines.store import Outcome
from tests.made import read_made
from tests.stored import ids_of


def outcomes(engine: Engine, *paths: Path, **options: object) -> list[tuple[str, Outcome]]:
    """Ingest `paths` and return what became of each."""
    told: list[tuple[str, Outcome]] = []
    ingest(engine, paths, tell=lambda report: told.append((Path(report.known_as).name, report.outcome)), **options)  # type: ignore[arg-type]
    return told


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
    monkeypatch.setattr("pipelines.ingest.pipeline_version", lambda ner=None, options=None: "99")
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


def refuse(place: Place) -> Source:
    """Read as the stages do with three sorts of bad files."""
    if place.name == "stuk.pdf":
        raise Unreadable("stuk.pdf: the file is cut off")
    if place.name == "foto.raw":
        raise Skipped("foto.raw: pictures are not read")
    if place.name == "ramp.txt":
        raise ValueError(place.path.read_text())
    return read_made(place)


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
    assert re.fullmatch(r"onverwachte fout \(ValueError, tests/test_ingest.py:\d+\)", str(errors["ramp.txt"]))
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
