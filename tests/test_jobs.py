"""Several processes that read give what one gives, and what one of them runs into costs one file only."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import subprocess
import sys
from multiprocessing import active_children
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from corpus.make_samples import SAMPLES
from extract.recognise.trained import UnknownPipeline
from models import Run, Source
from models.database import open_database
from pipelines.commands import main
from pipelines.ingest import Report, Summary, ingest
from pipelines.reading import WORKER_DIED
from pipelines.store import Outcome
from pipelines.workers import workers
from tests.stored import rows_of
from tests.strange import read_strange

NAMES = (
    "a.txt", "b.txt", "foto.raw", "geheugen.txt", "ramp.txt", "stuk.pdf", "waarschuwt1.txt", "waarschuwt2.txt", "z.txt",
)  # fmt: skip


def files(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(f"{name}: mevrouw Geheim")
    return [folder / name for name in names]


def told(engine: Engine, paths: list[Path], **options: object) -> tuple[list[Report], Summary]:
    reports: list[Report] = []
    summary = ingest(engine, paths, tell=reports.append, read=read_strange, **options)  # type: ignore[arg-type]
    return reports, summary


def test_two_processes_store_tell_and_log_what_one_does(
    empty: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    paths = files(tmp_path / "besluit", *NAMES)
    copy = tmp_path / "besluit" / "b-kopie.txt"
    copy.write_bytes(paths[1].read_bytes())
    paths = [*paths[:2], copy, tmp_path / "weg.pdf", *paths[2:]]
    seen = []
    for jobs in (1, 2):
        shutil.copy(empty, tmp_path / f"{jobs}.db")
        engine = open_database(f"sqlite:///{tmp_path}/{jobs}.db")
        with caplog.at_level(logging.WARNING):
            reports, summary = told(engine, paths, jobs=jobs)
            again, _ = told(engine, paths, jobs=jobs)
        with Session(engine) as session:
            runs = [(run.counts, run.failures) for run in session.scalars(select(Run).order_by(Run.id))]
        seen.append((reports, again, summary, runs, rows_of(engine), caplog.text.replace("reading.py", "")))
        caplog.clear()
        engine.dispose()
    assert seen[0] == seen[1]
    reports, again, _, _, _, log = seen[0]
    assert [report.known_as for report in reports] == list(map(str, paths))
    assert [report.outcome for report in reports[:3]] == [Outcome.NEW, Outcome.NEW, Outcome.DUPLICATE]
    assert [report.outcome for report in again[:3]] == [Outcome.UNCHANGED, Outcome.UNCHANGED, Outcome.DUPLICATE]
    assert log.index("waarschuwt1.txt is vreemd") < log.index("waarschuwt2.txt is vreemd")
    assert "Geheim" not in log


def test_a_process_that_dies_takes_one_file_with_it(engine: Engine, tmp_path: Path) -> None:
    paths = files(tmp_path / "besluit", "a.txt", "sterft1.txt", "b.txt", "sterft2.txt", "c.txt", "d.txt")
    reports, summary = told(engine, paths, jobs=2)
    assert [report.known_as for report in reports] == list(map(str, paths))
    errors = [WORKER_DIED if path.stem.startswith("sterft") else None for path in paths]
    assert [report.error for report in reports] == errors
    assert len(summary.failures) == 2
    with Session(engine) as session:
        stored = dict(session.execute(select(Source.name, Source.error).order_by(Source.name)).all())  # type: ignore[arg-type]
    assert stored == {path.name: error for path, error in zip(paths, errors, strict=True)}


def test_real_files_give_the_same_records_in_processes_of_their_own(empty: Path, tmp_path: Path) -> None:
    found = []
    for jobs in (1, 2):
        shutil.copy(empty, tmp_path / f"{jobs}.db")
        url = f"sqlite:///{tmp_path}/{jobs}.db"
        texts = [str(path) for path in sorted(SAMPLES.iterdir()) if path.suffix != ".pdf"]
        done = CliRunner().invoke(main, ["ingest", *texts, "--jobs", str(jobs), "--database", url])
        assert done.exit_code == 0
        found.append((done.output, rows_of(open_database(url))))
    assert found[0] == found[1]
    assert len(found[0][1]["source"]) == 2
    assert len(found[0][1]["mention"]) > 20


def test_an_unknown_pipeline_is_told_before_anything_is_read(engine: Engine, release: Path) -> None:
    with pytest.raises(UnknownPipeline):
        ingest(engine, [release], ner="geen_pijp", jobs=2)


def test_what_breaks_off_a_run_ends_the_processes_at_once() -> None:
    before = set(active_children())
    with pytest.raises(KeyboardInterrupt), workers(2) as readers:  # noqa: PT012
        assert readers.result(readers.begin(os.getpid)) != os.getpid()
        for _ in range(5):
            readers.begin(signal.pause)
        begun = set(active_children()) - before
        raise KeyboardInterrupt
    assert begun
    assert not any(process.is_alive() for process in begun)


BROKEN_OFF = """
import signal
from pathlib import Path
from models.database import open_database
from pipelines.ingest import ingest
from tests.strange import read_without_end
if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background inherits that it is ignored
    ingest(open_database({url!r}), [Path({a!r}), Path({b!r})], jobs=2, read=read_without_end)
"""


@pytest.mark.parametrize("way", [signal.SIGINT, signal.SIGKILL])
def test_no_process_goes_on_when_the_first_is_ended(way: signal.Signals, engine: Engine, tmp_path: Path) -> None:
    a, b = files(tmp_path / "besluit", "a.txt", "b.txt")
    script = tmp_path / "run.py"
    script.write_text(BROKEN_OFF.format(url=str(engine.url), a=str(a), b=str(b)))
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout is not None
        readers = [psutil.Process(int(first.stdout.readline())) for _ in range(2)]
        first.send_signal(way)
        gone, alive = psutil.wait_procs(readers, timeout=60)
        if alive:  # or this would wait for them for ever
            for process in [*alive, first]:
                process.kill()
        assert (len(gone), alive) == (2, [])
        complaint = first.communicate()[1]
    assert complaint.count("Traceback") == (way is signal.SIGINT)
