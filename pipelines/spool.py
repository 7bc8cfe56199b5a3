"""The folder in which files that were taken out of others wait to be read, gone when the run ends."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory, gettempdir

_PREFIX = "wooverslag-"


@contextmanager
def spool() -> Iterator[Path]:
    """Have an empty folder of this process; what a run that was killed left behind is removed."""
    _sweep()
    with TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def keep(folder: Path, key: str, data: bytes) -> None:
    """Put a file into the folder under its content hash: wholly, or not at all."""
    if not (folder / key).exists():
        with NamedTemporaryFile(dir=folder, delete=False) as file:
            file.write(data)
        os.replace(file.name, folder / key)


def _sweep() -> None:
    if os.name != "posix":  # nowhere else can be asked harmlessly whether a process is there
        return
    for left in Path(gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = left.name.removeprefix(_PREFIX).split("-")[0]
        if owner.isdigit() and not _is_running(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        pass
    return True
