"""Take the parts of an office file out of their archive, within bounds, and go through their XML as a stream."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Protocol
from xml.parsers import expat

from extract.errors import Unreadable
from extract.read.sheets.grid import Enough

MB = 1024**2
MOST_BYTES = 512 * MB  # of one part, unpacked; what comes after them is left unread
MOST_TIMES, HARMLESS = 1_000, 64 * MB  # a part that is so many times what it was packed in is made to harm
_CHUNK = 1 << 20
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
Attributes = Mapping[str, str]


class Handler(Protocol):
    """What is told of the elements of a part; names come without their prefix."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in that an element begins."""

    def end(self, name: str) -> None:
        """Take in that an element ends."""

    def text(self, text: str) -> None:
        """Take in text."""


class Silent:
    """Takes in elements, and does nothing."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Pass over the beginning of an element."""

    def end(self, name: str) -> None:
        """Pass over the end of an element."""

    def text(self, text: str) -> None:
        """Pass over text."""


class Package:
    """The parts of an office file by their names; raises Unreadable when it is no archive."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise Unreadable("bestand is beschadigd (archief kan niet worden geopend)") from error
        self._parts = {info.filename.lower().lstrip("/"): info for info in self._archive.infolist()}

    @property
    def names(self) -> list[str]:
        """Return the names of all parts, in small letters."""
        return list(self._parts)

    def chunks(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part, nothing when there is none.

        Raises Enough at its bound, and Unreadable when it is made to harm.
        """
        info = self._parts.get(name.lower())
        if info is None:
            return
        if info.file_size > max(HARMLESS, MOST_TIMES * info.compress_size):
            raise Unreadable(f"niet uitgepakt: een deel is meer dan {MOST_TIMES} keer zo groot als ingepakt")
        done = 0
        with self._archive.open(info) as part:
            while chunk := part.read(_CHUNK):
                done += len(chunk)
                if done > MOST_BYTES:
                    raise Enough
                yield chunk

    def content(self, name: str) -> bytes:
        """Return the bytes of a part, empty when there is none or it is broken."""
        try:
            return b"".join(self.chunks(name))
        except (*BROKEN, Enough):
            return b""

    def walk(self, name: str, handler: Handler) -> bool:
        """Tell `handler` of all elements of a part; return whether there was such a part and it was whole.

        Raises Enough when the part is too long or the handler has enough.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, given: handler.start(tag.rpartition(":")[2], _local(given))
        parser.EndElementHandler = lambda tag: handler.end(tag.rpartition(":")[2])
        parser.CharacterDataHandler = handler.text
        parser.StartDoctypeDeclHandler = _refuse
        seen = False
        try:
            for chunk in self.chunks(name):
                seen = True
                parser.Parse(chunk, False)
            if seen:
                parser.Parse(b"", True)
        except (expat.ExpatError, LookupError, *BROKEN):  # LookupError: an encoding that nobody knows
            return False
        return seen

    def relations(self, name: str) -> list[tuple[str, str, str]]:
        """Return the id, kind and target part of everything that a part refers to."""
        folder, file = posixpath.split(name)
        found = _Relations(folder)
        self.walk(f"{folder}/_rels/{file}.rels".lstrip("/"), found)
        return found.rows


class _Relations(Silent):
    def __init__(self, folder: str) -> None:
        self.folder, self.rows = folder, list[tuple[str, str, str]]()

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/" + self.folder, attributes.get("Target", "")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.rows.append((attributes.get("Id", ""), kind, target.lstrip("/")))


def _local(attributes: Attributes) -> Attributes:
    """Return attributes by their names without prefix."""
    if any(":" in name for name in attributes):
        return {name.rpartition(":")[2]: value for name, value in attributes.items()}
    return attributes


def _refuse(*declaration: object) -> None:
    """Refuse a part that declares its own entities: no office program writes one."""
    raise ValueError("declares a document type")
