"""Take the files out of a zip archive."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterator, Sequence

from extract.read.archives.budget import DAMAGED, LINK, LOCKED, STRANGE, Budget, is_left_out
from extract.text.reading import Enclosed


def unzipped(data: bytes, name: str, passwords: tuple[str, ...]) -> Iterator[Enclosed]:
    """Return the members of the archive in their order; raises zipfile.BadZipFile when it is none."""
    return _members(zipfile.ZipFile(io.BytesIO(data)), passwords)


def _members(archive: zipfile.ZipFile, passwords: Sequence[str]) -> Iterator[Enclosed]:
    budget = Budget()
    for member in archive.infolist():
        if member.filename.endswith("/") or is_left_out(member.filename):  # is_dir() asks for a name
            continue
        error = LINK if stat.S_ISLNK(member.external_attr >> 16) else ""
        error = error or budget.refuses(member.file_size, member.compress_size)
        content, error = (None, error) if error else _content(archive, member, passwords)
        yield Enclosed(member.filename, content, error)
        if budget.is_spent:
            return


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, passwords: Sequence[str]) -> tuple[bytes | None, str]:
    """Return the bytes of a member, or None with the reason; no more than it says to hold come out."""
    locked = bool(member.flag_bits & 1)
    for password in passwords if locked else ("",):
        try:
            return archive.read(member, password.encode() or None), ""
        except NotImplementedError:
            return None, LOCKED if locked else STRANGE
        except Exception:  # noqa: BLE001 - zipfile raises anything on broken members, and on wrong passwords
            continue
    return None, LOCKED if locked else DAMAGED
