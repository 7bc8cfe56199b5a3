"""Open a file that is a zip of XML, within bounds."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from extract.errors import Unreadable
from extract.read.office.tags import STRICT, Node, children, get

MB = 1024**2
MOST_PARTS = 20_000
MOST_XML = 64 * MB  # of one part
MOST_BYTES = 512 * MB  # of all parts that are looked at
MOST_TIMES, HARMLESS = 400, 16 * MB  # a part that is so many times what it was packed in, unless it is small

DAMAGED = "bestand is beschadigd en kan niet worden geopend"
TOO_LARGE = "bestand is uitgepakt te groot om te lezen"
SUSPECT = f"bestand is uitgepakt meer dan {MOST_TIMES} keer zo groot als ingepakt"
LOCKED = "bestand is versleuteld met een wachtwoord"


@dataclass(frozen=True, slots=True)
class Link:
    """What a part refers to: the last word of the relation's type, and the part (or the address, when external)."""

    kind: str
    target: str
    external: bool = False


def parse_xml(data: bytes) -> Node:
    """Return the root of an XML text: nothing is fetched, no entities are put in, the depth is bounded.

    Raises Unreadable when it is no XML.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    for strict, usual in STRICT:
        data = data.replace(strict, usual)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(DAMAGED) from error
    if root is None:
        raise Unreadable(DAMAGED)
    return root


class Package:
    """The parts of a file; what is looked at is counted."""

    def __init__(self, data: bytes) -> None:
        """Open the zip in `data`; raises Unreadable when that can't be done or is too much."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            members = self._zip.infolist()
        except Exception as error:  # zipfile raises many kinds on broken files
            raise Unreadable(DAMAGED) from error
        if len(members) > MOST_PARTS:
            raise Unreadable(f"bestand bevat meer dan {MOST_PARTS} onderdelen")
        self._members = {member.filename.lstrip("/"): member for member in members}
        self._left = MOST_BYTES
        self._links: dict[str, dict[str, Link]] = {}

    @property
    def names(self) -> list[str]:
        """Return the names of all parts."""
        return list(self._members)

    def data(self, name: str, most: int = MOST_BYTES) -> bytes | None:
        """Return the bytes of a part, None when it is not there.

        Raises Unreadable when it is damaged, locked or too large.
        """
        member = self._members.get(name)
        if member is None:
            return None
        size = member.file_size
        if size > min(most, self._left):
            raise Unreadable(TOO_LARGE)
        if size > max(HARMLESS, MOST_TIMES * member.compress_size):
            raise Unreadable(SUSPECT)
        if member.flag_bits & 1:
            raise Unreadable(LOCKED)
        self._left -= size
        try:
            with self._zip.open(member) as part:
                return part.read(size)
        except Exception as error:  # as above
            raise Unreadable(DAMAGED) from error

    def xml(self, name: str) -> Node | None:
        """Return the root of a part, None when it is not there."""
        data = self.data(name, MOST_XML)
        return None if data is None else parse_xml(data)

    def optional(self, name: str | None) -> Node | None:
        """Return the root of a part that the text can do without: None when it is not there or damaged."""
        try:
            return self.xml(name) if name else None
        except Unreadable:
            return None

    def links(self, name: str) -> dict[str, Link]:
        """Return what a part refers to, by the id that it uses; of the package itself when the name is empty."""
        if name not in self._links:
            folder, part = posixpath.split(name)
            root = self.optional(posixpath.join(folder, "_rels", f"{part}.rels"))
            self._links[name] = dict(_links(root, folder)) if root is not None else {}
        return self._links[name]

    def linked(self, name: str, kind: str) -> str | None:
        """Return the first part of a kind that a part refers to."""
        return next((link.target for link in self.links(name).values() if link.kind == kind), None)


def _links(root: Node, folder: str) -> Iterator[tuple[str, Link]]:
    for row in children(root):
        target, kind = get(row, "Target"), get(row, "Type").rpartition("/")[2]
        external = get(row, "TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/" + folder, unquote(target))).lstrip("/")
        yield get(row, "Id"), Link(kind, target, external)
