"""No file takes a batch along: over a limit it fails with that named, and one whose process dies gets a second go."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest
from sqlalchemy import Engine

from pipelines.ingest import Report, ingest
from pipelines.limits import GB, MB, Limits
from pipelines.reading import WORKER_DIED
from pipelines.store import Outcome
from tests.strange import read_strange


def told(engine: Engine, folder: Path, *names: str, **options: object) -> dict[str, Report]:
    for name in names:
        (folder / name).write_text(name)
    seen: list[Report] = []
    ingest(engine, [folder / name for name in names], tell=seen.append, read=read_strange, **options)  # type: ignore[arg-type]
    return {Path(report.known_as).name: report for report in seen}


def test_a_file_that_needs_too_much_memory_fails_and_the_next_is_read(engine: Engine, tmp_path: Path) -> None:
    reports = told(engine, tmp_path, "slokop.txt", "a.txt", jobs=1, limits=Limits(memory=GB))
    assert reports["slokop.txt"].error == "past niet in het geheugen (grens 1 GB)"
    assert reports["a.txt"].outcome is Outcome.NEW


def test_a_file_that_takes_too_long_fails_with_the_limit_named(engine: Engine, tmp_path: Path) -> None:
    reports = told(engine, tmp_path, "traag.txt", jobs=1, limits=Limits(seconds=1))
    assert reports["traag.txt"].error == "lezen duurde langer dan de grens van 1 seconden"
    assert told(engine, tmp_path, "a.txt", jobs=1)["a.txt"].outcome is Outcome.NEW


def test_a_larger_file_may_take_longer() -> None:
    assert Limits().seconds_for(0) == 300
    assert Limits().seconds_for(10 * MB) == 1500


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_whose_process_dies_is_tried_once_more(
    jobs: int, engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        reports = told(engine, tmp_path, "a.txt", "struikelt.txt", "sterft.txt", "b.txt", jobs=jobs)
    assert [report.error for report in reports.values()] == [None, None, WORKER_DIED, None]
    assert caplog.text.count("nog een keer") == 2


def test_a_link_out_of_the_folder_is_not_followed(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "besluit"
    folder.mkdir()
    (tmp_path / "geheim.txt").write_text("x")
    (folder / "a.txt").write_text("a")
    os.symlink(tmp_path / "geheim.txt", folder / "buiten.txt")
    os.symlink(folder / "a.txt", folder / "binnen.txt")
    seen: list[Report] = []
    ingest(engine, [folder], tell=seen.append, read=read_strange)
    assert [(Path(report.known_as).name, report.outcome) for report in seen] == [
        ("a.txt", Outcome.NEW),
        ("binnen.txt", Outcome.DUPLICATE),
        ("buiten.txt", Outcome.FAILED),
    ]
