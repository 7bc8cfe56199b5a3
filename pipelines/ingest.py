"""Read files and folders into the database; what goes wrong with one file never stops the others."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import os
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session

from extract.errors import Skipped, WooError
from extract.read.options import USUAL, Options
from models import Run, Source
from pipelines.comparison import compare_sources
from pipelines.identity import hanging_on
from pipelines.people import join_people
from pipelines.store import FAILED, READ, SKIPPED, Outcome, store, stored
from pipelines.versions import is_current, pipeline_version, stamped

log = logging.getLogger("wooverslag")

ROOT = Path(__file__).parent.parent

Reader = Callable[[Path], Source]
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
            self.failures.append({"path": _shown(report.path), "error": report.error})


def _stages(ner: str | None, options: Options) -> Reader:
    """Return the function that reads a file, loading its language model only now that it is wanted.

    Raises extract.recognise.trained.UnknownPipeline when the spaCy pipeline `ner` can't be loaded.
    """
    from extract.recognise.trained import OWN, pipeline
    from extract.release import extract

    pipeline(ner or OWN)
    return partial(extract, ner=ner or OWN, options=options)


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
        yield Path(error.filename), _reason(error)


def ingest(
    engine: Engine,
    paths: Iterable[Path],
    *,
    again: bool = False,
    ner: str | None = None,
    options: Options = USUAL,
    read: Reader | None = None,
    tell: Callable[[Report], None] = lambda report: None,
) -> Summary:
    """Read every file in `paths` into the database and `tell` of each; `again` also reads what is there already.

    `read` turns a path into a source; without it the stages of extract do, with the spaCy pipeline `ner` for names
    and in the way that `options` say.
    Adds a Run with the counts. A file that can't be read becomes a source with status mislukt or overgeslagen.
    """
    paths, read, stamp = list(paths), read or _stages(ner, options), pipeline_version(ner, options)
    writer = engine.execution_options(writes=True)
    asked = {"paths": [_shown(p) for p in paths], "again": again, "ner": ner, "ocr": options.ocr}  # no passwords
    run = Run(started=_now(), version=stamp, options=asked)
    summary = Summary()
    for path, error in files_in(paths):
        report = _unread(writer, path, error) if error else _ingest_one(writer, path, again, read, stamp)
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


def _ingest_one(writer: Engine, path: Path, again: bool, read: Reader, stamp: str) -> Report:
    """Read and store one file; the one place that catches what nobody foresaw."""
    try:
        key, size = _content_key(path)
        with Session(writer) as session:
            known = stored(session, key)
        if known and known.status != FAILED and is_current(known, stamp) and not again:
            return Report(path, _same_bytes(known, path))
        source = _read(path, key, size, read)
        source.version = stamped(source, stamp)
        with Session(writer) as session, session.begin():
            outcome = store(session, source)
            session.execute(delete(Source).where(Source.id == _path_key(path)))  # it could not be opened earlier
    except Exception as error:  # noqa: BLE001  a batch goes on whatever one file does
        return _failed(writer, path, error)
    return Report(path, outcome, _counts(source), source.error, source.warnings)


def _compare(writer: Engine, summary: Summary) -> None:
    """Compare the sources with each other; what goes wrong there takes nothing away from what was read."""
    for what, named, compare in BETWEEN_SOURCES:
        try:
            setattr(summary, named, compare(writer))
        except Exception as error:
            log.error("%s: %s", what, type(error).__name__, exc_info=_without_text(error))
            summary.failures.append({"path": what, "error": _reason(error)})


def _same_bytes(known: Source, path: Path) -> Outcome:
    """Tell a file that is stored already from a second copy of one, and from one that got another name."""
    if known.path == _shown(path):
        return Outcome.UNCHANGED
    return Outcome.DUPLICATE if Path(known.path).exists() else Outcome.RENAMED


def _read(path: Path, key: str, size: int, read: Reader) -> Source:
    """Return the source at `path`, as one that failed or was skipped when the reader says so."""
    try:
        source = read(path)
        source.id, source.status = key, READ
    except Skipped as reason:
        source = _without_content(path, key, size, SKIPPED, str(reason))
    except WooError as reason:
        source = _without_content(path, key, size, FAILED, str(reason))
    source.name, source.path = Path(_shown(path)).name, _shown(path)
    return source


def _failed(writer: Engine, path: Path, error: Exception) -> Report:
    """Write a source that says `error`; the traceback goes to the log, and the text that caused it nowhere."""
    reason = _reason(error)
    log.error("%s: %s", _shown(path), type(error).__name__, exc_info=_without_text(error))
    return _unread(writer, path, reason)


def _unread(writer: Engine, path: Path, reason: str) -> Report:
    """Write a source of which nothing could be read; one that can't even be opened is known by its path."""
    log.error("%s: %s", _shown(path), reason)
    try:
        key, size = _content_key(path)
    except OSError:
        key, size = _path_key(path), 0
    with Session(writer) as session, session.begin():
        store(session, _without_content(path, key, size, FAILED, reason))
    return Report(path, Outcome.FAILED, error=reason)


def _without_text(error: BaseException) -> BaseException:
    """Return an error with the same traceback whose message can't quote the file."""
    kind = type(type(error).__name__, (Exception,), {"__module__": type(error).__module__})
    return kind().with_traceback(error.__traceback__)


def _reason(error: Exception) -> str:
    """Return one line for the user; only errors of the system and our own have a message that is safe to show."""
    if isinstance(error, PermissionError):
        return "geen toegang"
    if isinstance(error, OSError):
        return f"kan niet worden geopend ({error.strerror or type(error).__name__})"
    if isinstance(error, MemoryError):
        return "past niet in het geheugen"
    return f"onverwachte fout ({type(error).__name__}, {_place(error)})"


def _place(error: BaseException) -> str:
    """Return the file and line of ours in which an error came up."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    ours = [(file.relative_to(ROOT), line) for file, line in frames if file.is_relative_to(ROOT)]
    file, line = ours[-1] if ours else frames[-1]
    return f"{file}:{line}"


def _without_content(path: Path, key: str, size: int, status: str, reason: str) -> Source:
    """Return a source of which nothing was read."""
    return Source(
        id=key,
        name=Path(_shown(path)).name,
        path=_shown(path),
        bytes=size,
        status=status,
        error=" ".join(reason.split()),
        version=pipeline_version(),
    )


def _content_key(path: Path) -> tuple[str, int]:
    """Return the SHA-256 of a file's bytes, and how many there are."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), file.tell()


def _path_key(path: Path) -> str:
    """Return what a file that can't be opened is known by."""
    return hashlib.sha256(_shown(path).encode()).hexdigest()


def _counts(source: Source) -> Counter[str]:
    """Return how many records of each kind hang on `source`, by the name of their table."""
    return Counter(record.__tablename__ for record in hanging_on(source))


def _shown(path: Path) -> str:
    """Return the whole path as text that any database takes, also when its name is not valid UTF-8."""
    return os.fsencode(path.absolute()).decode(errors="replace")


def _now() -> dt.datetime:
    """Return the time, in UTC and whole seconds."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None)
