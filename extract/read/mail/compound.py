"""Take the properties of a message out of the compound file that Outlook saves it in."""

from __future__ import annotations

import datetime as dt
import io
import re
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from olefile import OleFileIO

from extract.read.mail import tags
from extract.read.mail.encodings import decoded

PROPERTIES = "__properties_version1.0"
NAMES = "__nameid_version1.0"
_HEADS = {"__recip": 8, "__attach": 8, "__substg": 24, "": 32}  # bytes before the properties, by kind of folder
_EPOCH = dt.datetime(1601, 1, 1)
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_PAGES = {65001: "utf-8", 20127: "ascii", 28591: "iso-8859-1", 28605: "iso-8859-15", 1200: "utf-16-le"}
Path = tuple[str, ...]


@dataclass(slots=True)
class Folder:
    """A message, or one whom it is to, or a file attached to it: streams of properties, and folders in it."""

    file: OleFileIO
    path: Path
    children: dict[Path, list[str]]

    def stream(self, name: str) -> bytes | None:
        """Return the bytes of a stream, None without it."""
        for child in self.children.get(self.path, ()):
            if child.upper() == name.upper():
                try:
                    return self.file.openstream([*self.path, child]).read()
                except OSError:
                    return None
        return None

    def data(self, tag: int) -> bytes | None:
        """Return a property that is bytes."""
        return self.stream(f"__substg1.0_{tag:04X}0102")

    def text(self, tag: int) -> str:
        """Return a property that is text, an empty text without it."""
        if (wide := self.stream(f"__substg1.0_{tag:04X}001F")) is not None:
            return wide.decode("utf-16-le", "replace").split("\0", 1)[0].removeprefix("\ufeff")
        narrow = self.stream(f"__substg1.0_{tag:04X}001E")
        return decoded(narrow, self._charset(tags.CODE_PAGES[1])).split("\0", 1)[0] if narrow else ""

    def page(self) -> str:
        """Return what was written as a web page, an empty text without."""
        data = self.data(tags.HTML)
        if data is None:
            return self.text(tags.HTML)
        meta = _META.search(data[:4_000])
        return decoded(data, meta[1].decode("ascii") if meta else self._charset(tags.CODE_PAGES[0]))

    def number(self, tag: int) -> int | None:
        """Return a property that is a number."""
        row = self._rows().get(tag)
        return struct.unpack_from("<i", row, 8)[0] if row else None

    def moment(self, tag: int | None) -> dt.datetime | None:
        """Return a property that is a moment, in UTC."""
        row = self._rows().get(tag or 0)
        try:
            return _EPOCH + dt.timedelta(microseconds=struct.unpack_from("<Q", row, 8)[0] // 10) if row else None
        except OverflowError:
            return None

    def named(self, tag: int) -> int:
        """Return the number that this file gives to the property known by `tag`, 0 without it."""
        names = Folder(self.file, (NAMES,), self.children).data(0x0003) or b""
        for known, kind, index in struct.iter_unpack("<IHH", names[: len(names) // 8 * 8]):
            if known == tag and not kind & 1:
                return 0x8000 + index
        return 0

    def folders(self, start: str) -> Iterator[Folder]:
        """Yield the folders in this one whose names begin with `start`, in their order."""
        for child in sorted(self.children.get(self.path, ())):
            if child.lower().startswith(start) and (*self.path, child) in self.children:
                yield Folder(self.file, (*self.path, child), self.children)

    def folder(self, name: str) -> Folder | None:
        """Return the folder of that name in this one, None without it."""
        return next(self.folders(name.lower()), None)

    def _charset(self, tag: int) -> str:
        page = self.number(tag) or 1252
        return _PAGES.get(page, f"cp{page}")

    def _rows(self) -> dict[int, bytes]:
        """Return the properties of a fixed size, by tag: rows of sixteen bytes below a head."""
        kind = self.path[-1].split("1.0")[0].split("_version")[0] if self.path else ""
        rows = (self.stream(PROPERTIES) or b"")[_HEADS.get(kind, 8) :]
        return {
            struct.unpack_from("<H", rows, at + 2)[0]: rows[at : at + 16] for at in range(0, len(rows) // 16 * 16, 16)
        }


def opened(data: bytes) -> Folder:
    """Return the message in a compound file; olefile raises many kinds of errors when it is broken."""
    file = OleFileIO(io.BytesIO(data))
    children: dict[Path, list[str]] = defaultdict(list)
    for path in file.listdir(streams=True, storages=True):
        children[tuple(path[:-1])].append(path[-1])
        if file.get_type(path) == 1:
            children[tuple(path)] += []
    if PROPERTIES not in children[()]:
        raise ValueError("no message")
    return Folder(file, (), dict(children))
