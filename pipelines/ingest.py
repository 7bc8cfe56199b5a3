"""Read files and folders into the database; what goes wrong with one file never stops the others."""

from __future__ import annotations

import datetime as dt
import logging
import os
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from extract.read.options import USUAL, Options
from models import Run, Source
from pipelines.comparison import compare_sources
from pipelines.parcel import Parcel
from pipelines.people import join_people
from pipelines.reading import (
    Reader,
    Trouble,
    content_key,
    path_key,
    read_file,
    read_stages,
    reason,
    shown,
    trouble,
    without_content,
)
from pipelines.store import FAILED, Outcome, store, store_parcel, stored
from pipelines.versions import is_current, pipeline_version
from pipelines.workers import Workers, workers

log = logging.getLogger("wooverslag")

# What is done once the sources are in: what it is called, where its count goes, and how.
BETWEEN_SOURCES: tuple[tuple[str, str, Callable[[Engine], int]], ...] = (
    ("bronnen vergelijken", "between", compare_sources),
    ("personen verbinden", "people", join_people),
)


@dataclass
class Report:
    """What became of one file: its outcome, the records found in it, what went wrong, and what the reader warns of."""

    path: Path
    outcome: Outcome
    records: Counter[str] = field(default_factory=Counter)
    error: str | None = None
    warnings: list[str] = field(default_factory=list)


@dataclass
class Summary:
    """What became of all files of one run: how many ended in each outcome, records by kind, failures."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    records: Counter[str] = field(default_factory=Counter)
    failures: list[dict[str, Any]] = field(default_factory=list)
    between: int = 0  # findings that come of comparing sources
    people: int = 0  # in public function, in all sources together

    def add(self, report: Report) -> None:
        """Count one report."""
        self.outcomes[report.outcome] += 1
        self.records += report.records
        if report.outcome is Outcome.FAILED:
            self.failures.append({"path": shown(report.path), "error": report.error})


def _stages(ner: str | None, options: Options, jobs: int) -> Reader:
    """Return the function that reads a file; the language model is loaded now where it will be used, or may be lacking.

    Raises extract.recognise.trained.UnknownPipeline when the spaCy pipeline `ner` can't be loaded.
    """
    if ner or jobs == 1:
        from extract.recognise.trained import OWN, pipeline

        pipeline(ner or OWN)
    return partial(read_stages, ner=ner, options=options)


def files_in(paths: Iterable[Path]) -> Iterator[tuple[Path, str | None]]:
    """Yield every file in `paths` with None, or a path with what is wrong with it.

    Folders are searched wholly, in order of name; hidden files and links to folders within them are left out.
    """
    for path in paths:
        if path.is_dir():
            yield from _files_under(path)
        elif path.is_file():
            yield path, None
        else:
            yield path, "is geen bestand" if path.exists() else "bestaat niet"


def _files_under(folder: Path) -> Iterator[tuple[Path, str | None]]:
    """Yield the files in a folder and its subfolders, and the folders that can't be opened."""
    refused: list[OSError] = []
    for where, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(where, name), None
    for error in refused:
        yield Path(error.filename), reason(error)


def ingest(
    engine: Engine,
    paths: Iterable[Path],
    *,
    again: bool = False,
    ner: str | None = None,
    options: Options = USUAL,
    jobs: int = 1,
    read: Reader | None = None,
    tell: Callable[[Report], None] = lambda report: None,
) -> Summary:
    """Read every file in `paths` into the database and `tell` of each; `again` also reads what is there already.

    `read` turns a path into a source; without it the stages of extract do, with the spaCy pipeline `ner` for names
    and in the way that `options` say. With `jobs` of two or more that many processes read (`read` must be a function
    that can be pickled), while this one stores; what is told and stored, and in which order, is the same.
    Adds a Run with the counts. A file that can't be read becomes a source with status mislukt or overgeslagen.
    """
    paths, read, stamp = list(paths), read or _stages(ner, options, jobs), pipeline_version(ner, options)
    writer = engine.execution_options(writes=True)
    asked = {"paths": [shown(p) for p in paths], "again": again, "ner": ner, "ocr": options.ocr}  # no passwords
    run = Run(started=_now(), version=stamp, options=asked)
    summary = Summary()
    with workers(jobs) as readers:
        for report in _Batch(writer, readers, read, stamp, again).reports(files_in(paths)):
            summary.add(report)
            tell(report)
    if summary.outcomes[Outcome.NEW] or summary.outcomes[Outcome.AGAIN]:
        _compare(writer, summary)
    run.finished = _now()
    run.counts = {
        "files": {outcome.value: count for outcome, count in summary.outcomes.items()},
        "records": dict(summary.records),
    }
    run.failures = summary.failures
    with Session(writer) as session, session.begin():
        session.add(run)
    return summary


@dataclass
class _File:
    """One file of a batch, before it is stored: what is wrong with its path, or its content hash, and its reading."""

    path: Path
    wrong: str | None
    key: str = ""
    size: int = 0
    begun: Future[Parcel | Trouble] | None = None


@dataclass
class _Batch:
    """Reads files, some ahead of the others, and stores them in their order."""

    writer: Engine
    readers: Workers
    read: Reader
    stamp: str
    again: bool
    underway: set[str] = field(default_factory=set)  # content hashes of what is read already, but not stored

    def reports(self, files: Iterable[tuple[Path, str | None]]) -> Iterator[Report]:
        """Yield what became of each of `files`, in their order."""
        waiting: deque[_File] = deque()
        for path, wrong in files:
            waiting.append(self._begun(_File(path, wrong)))
            if len(waiting) > self.readers.ahead:
                yield self._ended(waiting.popleft())
        while waiting:
            yield self._ended(waiting.popleft())

    def _begun(self, file: _File) -> _File:
        """Have a file read that is not in the database; a copy of one that is underway waits for how that ends."""
        if file.wrong:
            return file
        try:
            file.key, file.size = content_key(file.path)
        except OSError as error:
            file.wrong = reason(error)
            return file
        if file.key not in self.underway and not self._known(file):
            self.underway.add(file.key)
            file.begun = self._reading(file)
        return file

    def _reading(self, file: _File) -> Future[Parcel | Trouble]:
        return self.readers.begin(read_file, self.read, file.path, file.key, file.size, self.stamp)

    def _known(self, file: _File) -> Source | None:
        """Return what the database has of a file, when reading it again would give nothing new or is not wanted."""
        with Session(self.writer) as session:
            known = stored(session, file.key)
        wanted = known is None or known.status == FAILED or not is_current(known, self.stamp) or self.again
        return None if wanted else known

    def _ended(self, file: _File) -> Report:
        """Store one file, which is read now if it was not read ahead."""
        if file.wrong:
            return self._unread(file, file.wrong)
        try:
            if known := self._known(file):
                return Report(file.path, _same_bytes(known, file.path))
            found = self.readers.result(file.begun or self._reading(file))
            return self._failed(file, found) if isinstance(found, Trouble) else self._stored(file, found)
        except Exception as error:  # noqa: BLE001  a batch goes on whatever one file does
            return self._failed(file, trouble(error))
        finally:
            self.underway.discard(file.key)

    def _stored(self, file: _File, parcel: Parcel) -> Report:
        with Session(self.writer) as session, session.begin():
            outcome = store_parcel(session, parcel)
            session.execute(delete(Source).where(Source.id == path_key(file.path)))  # it could not be opened earlier
        return Report(file.path, outcome, parcel.counts, parcel.error, parcel.warnings)

    def _failed(self, file: _File, found: Trouble) -> Report:
        """Write a source that says what went wrong; the traceback goes to the log."""
        log.error("%s: %s\n%s", shown(file.path), found.kind, found.trace)
        return self._unread(file, found.reason)

    def _unread(self, file: _File, why: str) -> Report:
        """Write a source of which nothing could be read; one that can't even be opened is known by its path."""
        log.error("%s: %s", shown(file.path), why)
        key = file.key or path_key(file.path)
        with Session(self.writer) as session, session.begin():
            store(session, without_content(file.path, key, file.size, FAILED, why))
        return Report(file.path, Outcome.FAILED, error=why)


def _compare(writer: Engine, summary: Summary) -> None:
    """Compare the sources with each other; what goes wrong there takes nothing away from what was read."""
    for what, named, compare in BETWEEN_SOURCES:
        try:
            setattr(summary, named, compare(writer))
        except Exception as error:  # noqa: BLE001  nor does one comparison stop the next
            found = trouble(error)
            log.error("%s: %s\n%s", what, found.kind, found.trace)
            summary.failures.append({"path": what, "error": found.reason})


def _same_bytes(known: Source, path: Path) -> Outcome:
    """Tell a file that is stored already from a second copy of one, and from one that got another name."""
    if known.path == shown(path):
        return Outcome.UNCHANGED
    return Outcome.DUPLICATE if Path(known.path).exists() else Outcome.RENAMED


def _now() -> dt.datetime:
    """Return the time, in UTC and whole seconds."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None)
