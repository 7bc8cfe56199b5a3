"""Do work in this process, or in several beside it: one way to give work out, whatever the number.

Each worker is a pool of one process, so that when it dies it is known over which work, and only that is lost.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from logging.handlers import QueueHandler
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.process import BaseProcess
from queue import SimpleQueue
from typing import Any, Generic, Protocol, TypeVar, cast

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

MOST_JOBS = 60  # Windows can wait for no more processes at a time
AHEAD = 32  # pieces of work for each worker that may be done, or waiting, before the first result is asked for
ONE_THREAD = dict.fromkeys("OMP_NUM_THREADS OPENBLAS_NUM_THREADS MKL_NUM_THREADS VECLIB_MAXIMUM_THREADS".split(), "1")
SECONDS = 0.5  # between looks at whether somebody wants to break off, which on Windows does not end the waiting
Result = TypeVar("Result")

_heard: SimpleQueue[logging.LogRecord] = SimpleQueue()  # in a worker: what was logged


class Overdue(Exception):
    """A piece of work was not done within `seconds`; its worker was ended."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"not done within {seconds:.0f} s")
        self.seconds = round(seconds)


class Workers(Protocol):
    """Whoever does the work: `begin` gives out a piece, `result` waits for what came of it."""

    ahead: int

    def begin(self, work: Callable[..., Result], *given: Any, seconds: float | None = None) -> Future[Result]:
        """Give out `work`, which may take so many seconds."""
        ...

    def alone(self, work: Callable[..., Result], *given: Any, seconds: float | None = None) -> Future[Result]:
        """Give out `work` to be done while no other worker does anything."""
        ...

    def result(self, begun: Future[Result]) -> Result:
        """Return what came of it; raises what it raised, BrokenExecutor when its worker died, Overdue when late."""
        ...


@contextmanager
def workers(count: int, memory: int | None = None) -> Iterator[Workers]:
    """Have `count` processes that work, each with so many bytes of `memory` (no limit on Windows).

    None means that work is done in this process, as soon as it is given out, whatever it takes.
    """
    if not count:
        yield _Here()
        return
    others = _Others(count, memory)
    try:
        yield others
    except BaseException:
        others.kill()
        raise
    finally:
        others.close()


class _Here:
    """Does work at once."""

    ahead = 0

    def begin(self, work: Callable[..., Result], *given: Any, seconds: float | None = None) -> Future[Result]:
        """Do `work`; only what stops the program is raised here."""
        future: Future[Result] = Future()
        try:
            future.set_result(work(*given))
        except Exception as error:  # noqa: BLE001  it is raised where the result is asked for
            future.set_exception(error)
        return future

    alone = begin

    def result(self, begun: Future[Result]) -> Result:
        """Return what came of it."""
        return begun.result()


@dataclass
class _Done(Generic[Result]):
    """What came of a piece of work in another process, and what was logged there meanwhile."""

    result: Result
    logged: list[logging.LogRecord]


@dataclass
class _Worker:
    """A process, and the pool that it alone is in."""

    pool: ProcessPoolExecutor
    process: BaseProcess


class _Others:
    """Has work done in other processes, each minded by a thread that waits for it; logs what they logged, in order."""

    def __init__(self, count: int, memory: int | None) -> None:
        self.ahead = AHEAD * count
        self._memory = memory
        self._free: SimpleQueue[_Worker | None] = SimpleQueue()  # None: one that is not there yet
        self._all: list[_Worker] = []
        self._count = count
        self._starting = threading.Lock()
        self._closed = False
        self._minders = ThreadPoolExecutor(count)
        self._loner = ThreadPoolExecutor(1)
        for _ in range(count):
            self._free.put(None)

    def begin(self, work: Callable[..., Result], *given: Any, seconds: float | None = None) -> Future[Result]:
        """Have `work`, which like what is `given` must be possible to pickle, done by the next free worker."""
        return cast("Future[Result]", self._minders.submit(self._done, work, given, seconds, 1))

    def alone(self, work: Callable[..., Result], *given: Any, seconds: float | None = None) -> Future[Result]:
        """Have `work` done once all workers are free; they stay so until it is done."""
        return cast("Future[Result]", self._loner.submit(self._done, work, given, seconds, self._count))

    def result(self, begun: Future[Result]) -> Result:
        """Wait for what came of it."""
        while not wait([begun], SECONDS).done:
            pass
        done = cast("_Done[Result]", begun.result())
        for record in done.logged:
            logging.getLogger(record.name).handle(record)
        return done.result

    def _done(
        self, work: Callable[..., Any], given: tuple[Any, ...], seconds: float | None, workers: int
    ) -> _Done[Any]:
        """Have `work` done by one worker, while so many do nothing else."""
        held = [self._free.get() for _ in range(workers)]
        worker = held.pop()
        try:
            worker = worker or self._started()
            return cast(_Done[Any], worker.pool.submit(_do, work, given).result(seconds))
        except TimeoutError:
            if worker:
                worker.process.kill()
            worker = None
            raise Overdue(seconds or 0) from None
        except BrokenExecutor:
            worker = None
            raise
        finally:
            for each in (worker, *held):
                self._free.put(each)

    def _started(self) -> _Worker:
        """Return a new worker; its process starts with the first thing it is given to do."""
        with self._starting, _uninterrupted():
            if self._closed:
                raise BrokenExecutor
            level = logging.getLogger().level
            pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_prepare, initargs=(level, self._memory))
            before = active_children()
            pool.submit(os.getpid)
            worker = _Worker(pool, next(child for child in active_children() if child not in before))
            self._all.append(worker)
            return worker

    def kill(self) -> None:
        """End all workers at once, whatever they are at."""
        with self._starting:
            self._closed = True
            for worker in self._all:
                worker.process.kill()

    def close(self) -> None:
        """Let the workers go."""
        self._closed = True
        for minders in (self._minders, self._loner):
            minders.shutdown(cancel_futures=True)
        for worker in self._all:
            worker.pool.shutdown()


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Keep Ctrl-C from a process that starts: it inherits the mask, and is ended by us."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows: its initialiser does so
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare(level: int, memory: int | None) -> None:
    """Make a fresh process a worker: it is ended by its parent, or with it, and gathers what is logged.

    Its libraries for matrices, not loaded yet, take one thread: several workers would be in each other's way.
    """
    os.environ.update(ONE_THREAD)
    if memory and resource:
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    handler = QueueHandler(_heard)
    handler.setFormatter(logging.Formatter("%(message)s"))  # the rest is added where it is written
    logging.basicConfig(handlers=[handler], level=level, force=True)


def most_memory() -> int | None:
    """Return how many bytes of memory this process may use, None where there is no limit."""
    most = resource.getrlimit(resource.RLIMIT_DATA)[0] if resource else -1
    return most if most > 0 else None


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(work: Callable[..., Any], given: tuple[Any, ...]) -> _Done[Any]:
    """Return what came of `work`, and what was logged meanwhile."""
    result = work(*given)
    return _Done(result, [_heard.get() for _ in range(_heard.qsize())])
