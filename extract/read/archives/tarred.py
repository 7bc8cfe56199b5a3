"""Take the files out of a tar archive, or out of a file that gzip, bzip2 or xz packed."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from tempfile import TemporaryFile
from typing import IO, Any

from extract.read.archives.budget import DAMAGED, LINK, MB, MOST_TOGETHER, SUSPECT, TOO_MUCH, Budget, is_left_out
from extract.text.reading import Enclosed

# First bytes, and what unpacks them.
OPENERS: tuple[tuple[bytes, Callable[[IO[bytes]], Any]], ...] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\x00", lzma.open),
)
_ENDINGS = {".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
_MARK = (257, b"ustar")  # where a tar archive says that it is one


def unpacked(data: bytes, name: str, passwords: tuple[str, ...]) -> Iterator[Enclosed]:
    """Return the members of a tar archive in their order, or the one file that was packed by itself."""
    return _unpacked(data, name)


def _unpacked(data: bytes, name: str) -> Iterator[Enclosed]:
    opener = next((opener for start, opener in OPENERS if data.startswith(start)), None)
    if opener is None:
        yield from _members(io.BytesIO(data))
        return
    with TemporaryFile() as file:
        error = _copied(opener(io.BytesIO(data)), file, len(data))
        file.seek(_MARK[0])
        is_tar = file.read(len(_MARK[1])) == _MARK[1]
        file.seek(0)
        if is_tar and error in ("", DAMAGED):
            yield from _members(file)
        elif is_tar or error:
            yield Enclosed(_inner(name), None, error)
        else:
            error = Budget().refuses(file.seek(0, io.SEEK_END), len(data))
            file.seek(0)
            yield Enclosed(_inner(name), None if error else file.read(), error)


def _copied(packed: IO[bytes], file: IO[bytes], size: int) -> str:
    """Write what was packed in `size` bytes to `file`; return what went wrong."""
    try:
        while piece := packed.read(MB):
            file.write(piece)
            if file.tell() > MOST_TOGETHER:
                return TOO_MUCH
            if Budget().refuses(file.tell(), size) == SUSPECT:
                return SUSPECT
    except (OSError, EOFError, lzma.LZMAError, zlib.error, ValueError):
        return DAMAGED
    return ""


def _inner(name: str) -> str:
    """Return the name of the file that was packed as `name`."""
    path = PurePosixPath(name)
    return path.stem + _ENDINGS.get(path.suffix, "")


def _members(file: IO[bytes]) -> Iterator[Enclosed]:
    budget = Budget()
    try:
        with tarfile.open(fileobj=file) as archive:
            for member in archive:
                if member.isdir() or is_left_out(member.name):
                    continue
                error = (LINK if not member.isreg() else "") or budget.refuses(member.size)
                held = None if error else archive.extractfile(member)
                yield Enclosed(member.name, held.read() if held else None, error)
                if budget.is_spent:
                    return
    except (tarfile.TarError, OSError, EOFError, ValueError):
        yield Enclosed("rest", None, DAMAGED)
