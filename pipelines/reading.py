"""Read one file into a parcel; whatever goes wrong with it becomes a reason, wherever it is read."""

from __future__ import annotations

import gc
import traceback
from collections.abc import Callable
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from extract.errors import Skipped, WooError
from extract.read.options import Options
from models import Source
from pipelines import limits
from pipelines.files import Place, cannot_open
from pipelines.origin import origin_of
from pipelines.parcel import Parcel, parcel_of
from pipelines.spool import keep
from pipelines.store import FAILED, READ, SKIPPED
from pipelines.versions import stamped
from pipelines.workers import Overdue, most_memory

WORKER_DIED = "het proces dat dit bestand las is afgebroken (mogelijk te weinig geheugen)"
_NEW_OBJECTS = 50_000  # more of them than were freed, and Python looks for garbage among them

Reader = Callable[[Place], Source]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What nobody foresaw: a Dutch line for the user, and for the log the traceback without its message."""

    reason: str
    kind: str
    trace: str


def read_stages(place: Place, ner: str | None, options: Options, spool: Path) -> Source:
    """Return what the stages of extract make of a file; they are loaded only where a file is read.

    The files within it are put into the folder `spool`, each under its content hash.
    """
    from extract.recognise.trained import OWN
    from extract.release import extract

    _collect_less()
    return extract(place.path, ner=ner or OWN, options=options, known_as=place.known_as, keep=partial(keep, spool))


@cache
def _collect_less() -> None:
    """Have Python look for garbage less often, and never among what stays: rules and register are nine tenths of it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS)


def read_file(read: Reader, place: Place, key: str, size: int, stamp: str) -> Parcel | Trouble:
    """Return the file at `place`, whose content hash is `key`, as a parcel; the one place where any error is caught.

    A file that the reader fails on or skips is a parcel that says so, unless the machine is to blame: that may be over
    another time. `stamp` is the version of a full reading.
    """
    try:
        source = _source(read, place, key, size)
        source.version = stamped(source, stamp)
        return parcel_of(source)
    except Exception as error:  # noqa: BLE001  a batch goes on whatever one file does
        return trouble(error)


def _source(read: Reader, place: Place, key: str, size: int) -> Source:
    """Return the source at `place`, as one that failed or was skipped when the reader says so."""
    try:
        source = read(place)
        source.id, source.status = key, READ
    except Skipped as reason:
        source = without_content(place, key, size, SKIPPED, str(reason))
    except WooError as reason:
        if fault := _fault(reason):
            raise fault from reason
        source = without_content(place, key, size, FAILED, str(reason))
    source.name, source.path = place.name, place.known_as
    return source


def _fault(error: BaseException) -> BaseException | None:
    """Return what the machine lacked that an error came of, None when the file itself is to blame."""
    seen: list[BaseException] = []
    waiting: list[BaseException | None] = [error]
    while waiting:
        one = waiting.pop()
        if isinstance(one, MemoryError) or (isinstance(one, OSError) and one.errno is not None):
            return one
        if one is not None and one not in seen:
            seen.append(one)
            waiting += [one.__cause__, one.__context__]
    return None


def trouble(error: Exception) -> Trouble:
    """Return an error as trouble: its message could quote the file and goes nowhere."""
    bare = type(type(error).__name__, (Exception,), {"__module__": type(error).__module__})()
    trace = "".join(traceback.format_exception(bare.with_traceback(error.__traceback__)))
    return Trouble(reason(error), type(error).__name__, trace.rstrip("\n"))


def reason(error: Exception) -> str:
    """Return one line for the user; only errors of the system and our own have a message that is safe to show."""
    if isinstance(error, Overdue):
        return limits.overdue(error.seconds)
    if isinstance(error, BrokenExecutor):
        return WORKER_DIED
    if isinstance(error, OSError):
        return cannot_open(error)
    if isinstance(error, MemoryError):
        return limits.out_of_memory(most_memory())
    return f"onverwachte fout ({type(error).__name__}, {origin_of(error)})"


def without_content(place: Place, key: str, size: int, status: str, reason: str) -> Source:
    """Return a source of which nothing was read; without a version, so that it is tried again."""
    return Source(
        id=key,
        name=place.name,
        path=place.known_as,
        bytes=size,
        status=status,
        error=" ".join(reason.split()),
    )
