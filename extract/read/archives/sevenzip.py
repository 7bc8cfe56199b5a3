"""Take the files out of a 7z archive."""

from __future__ import annotations

import io
import lzma
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from tempfile import TemporaryFile

import py7zr
from py7zr.io import NullIOFactory, Py7zIO, WriterFactory

from extract.errors import Unreadable
from extract.read.archives.budget import DAMAGED, LINK, LOCKED, STRANGE, TOO_MUCH, Budget, is_left_out
from extract.text.reading import Enclosed


def un7zipped(data: bytes, name: str, passwords: tuple[str, ...]) -> Iterator[Enclosed]:
    """Return the members of the archive in their order.

    Raises Unreadable when it is locked and no password opens it, py7zr's errors when it is broken.
    """
    for password in (None, *passwords):
        with suppress(py7zr.exceptions.PasswordRequired, lzma.LZMAError):
            archive = py7zr.SevenZipFile(io.BytesIO(data), password=password)
            if not archive.needs_password() or (password and _opens(data, password)):
                return _members(archive, len(data))
    raise Unreadable(f"archief {LOCKED}")


def _opens(data: bytes, password: str) -> bool:
    """Tell whether a password opens the archive: its smallest file comes out whole."""
    with py7zr.SevenZipFile(io.BytesIO(data), password=password) as archive:
        files = [member for member in archive.list() if not member.is_directory and member.uncompressed]
        if not files:
            return True
        try:
            archive.extract(targets=[min(files, key=lambda file: file.uncompressed).filename], factory=NullIOFactory())
        except Exception:  # noqa: BLE001 - what a wrong password gives is decompressed, which fails in any way
            return False
    return True


class _File(Py7zIO):
    """A member on disk, as far as it says to be large."""

    def __init__(self, most: int, stack: ExitStack) -> None:
        self.most = most
        self.file = stack.enter_context(TemporaryFile())  # noqa: SIM115 - the stack closes it

    def write(self, s: bytes | bytearray) -> int:
        """Write as much as there may be."""
        if self.file.tell() + len(s) > self.most:
            raise OSError(TOO_MUCH)
        return self.file.write(s)

    def read(self, size: int | None = None) -> bytes:
        """Return what was written."""
        return self.file.read(-1 if size is None else size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place in it."""
        return self.file.seek(offset, whence)

    def flush(self) -> None:
        """Do nothing: who reads it has the same file."""

    def size(self) -> int:
        """Return how much was written."""
        at = self.file.tell()
        size = self.file.seek(0, io.SEEK_END)
        self.file.seek(at)
        return size


class _Files(WriterFactory):
    """The members that are taken out, by their name; opened one after another, closed together."""

    def __init__(self, sizes: dict[str, int], stack: ExitStack) -> None:
        self.sizes, self.stack = sizes, stack
        self.written: dict[str, _File] = {}

    def create(self, filename: str) -> Py7zIO:
        """Return the file for a member."""
        self.written[filename] = _File(self.sizes.get(filename, 0), self.stack)
        return self.written[filename]


def _members(archive: py7zr.SevenZipFile, packed: int) -> Iterator[Enclosed]:
    """Yield the members; they are unpacked together, as one member may be packed as the difference with another."""
    budget = Budget()
    listed = [member for member in archive.list() if not member.is_directory and not is_left_out(member.filename)]
    refused = {
        member.filename: (LINK if member.is_symlink else "") or budget.refuses(member.uncompressed, packed)
        for member in listed
    }
    sizes = {member.filename: member.uncompressed for member in listed if not refused[member.filename]}
    with ExitStack() as stack:
        files = _Files(sizes, stack)
        failed = _extract(archive, files, sizes)
        for name, error in refused.items():
            file = files.written.get(name)
            whole = file is not None and file.size() == sizes.get(name)
            if file and whole:
                file.seek(0)
            yield Enclosed(name, file.read() if file and whole else None, error or ("" if whole else failed or DAMAGED))


def _extract(archive: py7zr.SevenZipFile, files: _Files, sizes: dict[str, int]) -> str:
    """Write the members to `files`; return what went wrong."""
    if not sizes:
        return ""
    try:
        archive.extract(targets=list(sizes), factory=files)
    except py7zr.exceptions.UnsupportedCompressionMethodError:
        return STRANGE
    except Exception:  # noqa: BLE001 - py7zr raises anything on broken archives; what was written before stays good
        return DAMAGED
    return ""
