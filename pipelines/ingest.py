"""Read files and folders into the database; what goes wrong with one file never stops the others."""

from __future__ import annotations

import logging
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from extract.read.options import USUAL, Options
from models import Source
from pipelines import runs
from pipelines.attachments import tie_attached
from pipelines.comparison import compare_sources
from pipelines.files import Place, content_key, files_in, path_key, place_of, shown
from pipelines.inventory import tie_inventories
from pipelines.limits import MOST_DEPTH, MOST_UNPACKED, TOO_DEEP, TOO_MUCH, Limits
from pipelines.limits import USUAL as USUAL_LIMITS
from pipelines.parcel import Parcel
from pipelines.people import join_people
from pipelines.reading import (
    WORKER_DIED,
    Reader,
    Trouble,
    read_file,
    read_stages,
    reason,
    trouble,
    without_content,
)
from pipelines.spool import spool
from pipelines.store import FAILED, Outcome, store, store_parcel, stored
from pipelines.turnover import gone, is_whole, replace_others, same_bytes
from pipelines.versions import Wish, pipeline_version
from pipelines.workers import Workers, workers

log = logging.getLogger("wooverslag")

# What is done once the sources are in: what it is called, where its count goes, and how.
BETWEEN_SOURCES: tuple[tuple[str, str, Callable[[Engine], int]], ...] = (
    ("inventarislijsten verbinden", "unlisted", tie_inventories),  # first: it says of which day documents are
    ("bronnen vergelijken", "between", compare_sources),
    ("personen verbinden", "people", join_people),
    ("bijlagen verbinden", "attached", tie_attached),
)


@dataclass
class Report:
    """What became of one file: its outcome, the records found in it, what went wrong, and what the reader warns of."""

    known_as: str
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
    unlisted: int = 0  # documents on an inventarislijst that are not in the database
    between: int = 0  # findings that come of comparing sources
    people: int = 0  # in public function, in all sources together
    attached: int = 0  # files that mails say to be attached, tied to the document that they are

    def add(self, report: Report) -> None:
        """Count one report."""
        self.outcomes[report.outcome] += 1
        self.records += report.records
        if report.outcome is Outcome.FAILED:
            self.failures.append({"path": report.known_as, "error": report.error})


def _stages(ner: str | None, options: Options, jobs: int, folder: Path) -> Reader:
    """Return the function that reads a file; the language model is loaded now where it will be used, or may be lacking.

    Raises extract.recognise.trained.UnknownPipeline when the spaCy pipeline `ner` can't be loaded.
    """
    if ner or not jobs:
        from extract.recognise.trained import OWN, pipeline

        pipeline(ner or OWN)
    return partial(read_stages, ner=ner, options=options, spool=folder)


def ingest(
    engine: Engine,
    paths: Iterable[Path],
    *,
    again: bool = False,
    retry: bool = False,
    ner: str | None = None,
    options: Options = USUAL,
    jobs: int = 0,
    limits: Limits = USUAL_LIMITS,
    read: Reader | None = None,
    tell: Callable[[Report], None] = lambda report: None,
) -> Summary:
    """Read every file in `paths` into the database and `tell` of each; `again` also reads what is there already.

    What failed is read again when the reason may be over, when `retry` says so, or passwords are given for a lock.

    `read` turns a place into a source; without it the stages of extract do, with the spaCy pipeline `ner` for names
    and in the way that `options` say. With `jobs` that many processes read, each within `limits` (`read` must be a
    function that can be pickled), while this one stores; without, this one reads, and there are no limits. What is
    told and stored, and in which order, is the same. Adds a Run with the counts. A file that can't be read becomes a
    source with status mislukt or overgeslagen; files that lie within others become sources of their own.
    """
    paths, stamp = list(paths), pipeline_version(ner, options)
    writer = engine.execution_options(writes=True)
    asked = {"paths": [shown(p) for p in paths], "again": again, "ner": ner, "ocr": options.ocr}  # no passwords
    run, broken_off = runs.begin(writer, stamp, asked)
    summary = Summary()
    with spool() as folder, workers(jobs, limits.memory) as readers:
        wish = Wish(stamp, again, retry, bool(options.passwords))
        batch = _Batch(writer, readers, read or _stages(ner, options, jobs, folder), wish, limits, folder)
        for report in chain(batch.reports(files_in(paths)), _gone(writer, paths, batch)):
            summary.add(report)
            tell(report)
    if broken_off or summary.outcomes.keys() & {Outcome.NEW, Outcome.AGAIN, Outcome.CHANGED}:
        _compare(writer, summary)
    files = {outcome.value: count for outcome, count in summary.outcomes.items()}
    runs.end(writer, run, {"files": files, "records": dict(summary.records)}, summary.failures)
    return summary


@dataclass
class _File:
    """One file of a batch, before it is stored: what is wrong with it, or its content hash, and its reading."""

    place: Place
    wrong: str | None = None
    key: str = ""
    size: int = 0
    begun: Future[Parcel | Trouble] | None = None


@dataclass
class _Batch:
    """Reads files, some ahead of the others, and stores them in their order, each before those that lie within it."""

    writer: Engine
    readers: Workers
    read: Reader
    wish: Wish
    limits: Limits
    spool: Path  # holds the files that were taken out of others, by their content hash
    underway: set[str] = field(default_factory=set)  # content hashes of what is read already, but not stored
    unpacked: Counter[str] = field(default_factory=Counter)  # bytes that lay within each file on disk
    seen: set[str] = field(default_factory=set)  # what the files of this run are known as

    def reports(self, files: Iterable[tuple[Path, str | None]]) -> Iterator[Report]:
        """Yield what became of each of `files`, in their order, and of the files within them."""
        waiting: deque[_File] = deque()
        for path, wrong in files:
            waiting.append(self._begun(_File(place_of(path), wrong)))
            while len(waiting) > self.readers.ahead:
                yield self._ended(waiting)
        while waiting:
            yield self._ended(waiting)

    def _begun(self, file: _File) -> _File:
        """Have a file read that is not in the database; a copy of one that is underway waits for how that ends."""
        self.seen.add(file.place.known_as)
        if file.wrong:
            return file
        try:
            file.key, file.size = (file.key, file.size) if file.key else content_key(file.place.path)
        except OSError as error:
            file.wrong = reason(error)
            return file
        if file.key not in self.underway and not self._known(file):
            self.underway.add(file.key)
            file.begun = self._reading(file, self.readers.begin)
        return file

    def _reading(self, file: _File, begin: Callable[..., Future[Parcel | Trouble]]) -> Future[Parcel | Trouble]:
        seconds = self.limits.seconds_for(file.size)
        return begin(read_file, self.read, file.place, file.key, file.size, self.wish.stamp, seconds=seconds)

    def _known(self, file: _File) -> Source | None:
        """Return what the database has of a file, when reading it again would give nothing new or is not wanted."""
        with Session(self.writer) as session:
            known = stored(session, file.key)
            met = known is not None and self.wish.is_met_by(known) and is_whole(session, file.key, self.wish)
            return known if met else None

    def _ended(self, waiting: deque[_File]) -> Report:
        """Store the first file that waits, which is read now if it was not read ahead; those within it come next."""
        file = waiting.popleft()
        if file.wrong:
            return self._unread(file, file.wrong)
        try:
            if known := self._known(file):
                return self._as_before(file, known)
            found = self._found(file)
            if isinstance(found, Trouble):
                return self._failed(file, found)
            report = self._stored(file, found)
            waiting.extendleft(self._begun(inner) for inner in reversed(list(self._within(file, found))))
            return report
        except DBAPIError:  # no file is to blame: the run ends, and the next goes on where it stopped
            raise
        except Exception as error:  # noqa: BLE001  a batch goes on whatever one file does
            return self._failed(file, trouble(error))
        finally:
            self.underway.discard(file.key)

    def _as_before(self, file: _File, known: Source) -> Report:
        """Tell of a file that is in the database already; one that failed for good is told to have failed."""
        outcome = same_bytes(self.writer, known, file.place.known_as)
        if known.status == FAILED:
            return Report(file.place.known_as, Outcome.FAILED, error=known.error)
        return Report(file.place.known_as, outcome)

    def _found(self, file: _File) -> Parcel | Trouble:
        """Return what was read; a file whose process died is tried once more, by itself."""
        try:
            return self.readers.result(file.begun or self._reading(file, self.readers.begin))
        except BrokenExecutor:
            log.warning("%s: %s; nog een keer", file.place.known_as, WORKER_DIED)
            return self.readers.result(self._reading(file, self.readers.alone))

    def _within(self, file: _File, parcel: Parcel) -> Iterator[_File]:
        """Yield the files within one that was stored, as far as they may be read."""
        for row in parcel.enclosed:
            place = file.place.within(row["name"], self.spool / (row["key"] or ""))
            self.unpacked[place.outermost] += row["bytes"]
            wrong = row["error"] or (TOO_DEEP if place.depth > MOST_DEPTH else None)
            wrong = wrong or (TOO_MUCH if self.unpacked[place.outermost] > MOST_UNPACKED else None)
            yield _File(place, wrong, row["key"] or "", row["bytes"])

    def _stored(self, file: _File, parcel: Parcel) -> Report:
        with Session(self.writer) as session, session.begin():
            outcome = store_parcel(session, parcel)
            if replace_others(session, parcel.source_id, file.place.known_as) and outcome is Outcome.NEW:
                outcome = Outcome.CHANGED
        return Report(file.place.known_as, outcome, parcel.counts, parcel.error, parcel.warnings)

    def _failed(self, file: _File, found: Trouble) -> Report:
        """Write a source that says what went wrong; the traceback goes to the log."""
        log.error("%s: %s\n%s", file.place.known_as, found.kind, found.trace)
        return self._unread(file, found.reason)

    def _unread(self, file: _File, why: str) -> Report:
        """Write a source of which nothing could be read; one that can't even be opened is known by its path."""
        log.error("%s: %s", file.place.known_as, why)
        key = file.key or path_key(file.place.known_as)
        with Session(self.writer) as session, session.begin():
            store(session, without_content(file.place, key, file.size, FAILED, why))
        return Report(file.place.known_as, Outcome.FAILED, error=why)


def _gone(writer: Engine, paths: Iterable[Path], batch: _Batch) -> Iterator[Report]:
    """Yield the sources that were read from `paths` before, and are not there any more; they stay in the database."""
    for known_as in gone(writer, [shown(path) for path in paths], batch.seen):
        yield Report(known_as, Outcome.GONE)


def _compare(writer: Engine, summary: Summary) -> None:
    """Compare the sources with each other; what goes wrong there takes nothing away from what was read."""
    for what, named, compare in BETWEEN_SOURCES:
        try:
            setattr(summary, named, compare(writer))
        except Exception as error:  # noqa: BLE001  nor does one comparison stop the next
            found = trouble(error)
            log.error("%s: %s\n%s", what, found.kind, found.trace)
            summary.failures.append({"path": what, "error": found.reason})
