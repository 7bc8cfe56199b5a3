"""The objects of a PDF, kept within bounds whatever the file says.

Pdfminer follows an object that is itself for ever, unpacks a stream to any size, loses a stream whole when one byte of
it is wrong, and keeps every object it has seen.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFNoPageLabels, PDFXRefFallback
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser, PDFSyntaxError
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import LIT

from extract.read.pdf.filters import unpacked
from extract.read.pdf.limits import (
    MOST_FILTERS,
    MOST_HELD,
    MOST_KEPT,
    MOST_PACKED,
    MOST_PACKS,
    MOST_PAGES,
    MOST_REPEATED,
    MOST_SOUGHT,
)

LOOSE = 8  # bytes between the end of a stream and the word that tells it
INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")


class Stream(PDFStream):
    """A stream that unpacks as far as it is whole; `torn` tells that something is lacking."""

    torn = False

    def decode(self) -> None:
        """Unpack the stream, filter by filter."""
        data = self.rawdata or b""
        if self.decipher:
            data = self.decipher(self.objid or 0, self.genno or 0, data, self.attrs)
        filters = self.get_filters()
        if len(filters) > MOST_FILTERS:
            filters, self.torn = filters[:MOST_FILTERS], True
        for name, parameters in filters:
            data, torn = unpacked(data, name, parameters)
            self.torn = self.torn or torn
        if len(data) > MOST_PACKED and self.attrs.get("Type") is LIT("ObjStm"):
            data, self.torn = b"", True  # mending parts it
        self.data, self.rawdata = data, None


class Parser(PDFParser):
    """Pdfminer's parser, which believes what a stream says of its length; here it is told when that is not true."""

    def do_keyword(self, pos: int, token: Any) -> None:
        """Take in what a keyword stands for."""
        super().do_keyword(pos, token)
        start, stream = self.curstack[-1] if token is self.KEYWORD_STREAM and self.curstack else (0, None)
        if not isinstance(stream, PDFStream):
            return
        self.curstack[-1] = start, Stream(stream.attrs, stream.rawdata or b"", stream.decipher)
        if not self.fallback and self.bufpos - start - len(stream.rawdata or b"") > LOOSE:
            self.doc.damaged = True  # type: ignore[union-attr]


class Document(PDFDocument):
    """A PDF's objects.

    `damaged` tells that some of those it names could not be read, `bounded` that it has more pages than are read.
    """

    def __init__(self, data: bytes) -> None:
        self.damaged = self.bounded = False
        self._held = 0
        super().__init__(Parser(io.BytesIO(data)))
        self.rebuilt = any(isinstance(table, PDFXRefFallback) for table in self.xrefs)

    def getobj(self, objid: int) -> object:
        """Return an object; one that is but a reference is followed, unless it leads back to itself.

        Raises PDFObjectNotFound when there is none.
        """
        seen = {objid}
        found = self._object(objid)
        while isinstance(found, PDFObjRef):
            if found.objid in seen:
                self.damaged = True
                raise PDFObjectNotFound(objid)
            seen.add(found.objid)
            found = self._object(found.objid)
        return found

    def _object(self, objid: int) -> object:
        known = self._cached_objs.get(objid)
        if known is not None:
            return known[0]
        try:
            found = super().getobj(objid)
        except PDFObjectNotFound:
            self.damaged = self.damaged or self._names(objid)
            raise
        if isinstance(found, PDFStream):
            self._held += len(found.rawdata or b"")
        return found

    def _get_objects(self, stream: PDFStream) -> tuple[list[object], int]:
        """Return the objects in a stream of objects, and how many there are.

        Raises PDFSyntaxError when it is beyond bounds; mending parts it.
        """
        if len(stream.get_data()) > MOST_PACKED:
            raise PDFSyntaxError("too many objects in one stream")
        return super()._get_objects(stream)

    def _names(self, objid: int) -> bool:
        """Tell whether a table says where the object stands."""
        for table in self.xrefs:
            try:
                table.get_pos(objid)
            except Exception:  # noqa: BLE001 - a table that can't tell does not name it
                continue
            return True
        return False

    def get_page_labels(self) -> Iterator[str]:
        """Raise PDFNoPageLabels: labels are not asked for, and a broken list of them would take the pages with it."""
        raise PDFNoPageLabels

    def forget(self) -> None:
        """Let go of objects when many are kept; they are read again when wanted."""
        if self._held > MOST_HELD or len(self._cached_objs) > MOST_KEPT:
            self._cached_objs.clear()
            self._held = 0
        if len(self._parsed_objs) > MOST_PACKS:
            self._parsed_objs.clear()

    def page_count(self) -> int:
        """Return how many pages the file says it has."""
        tree = resolve1(self.catalog.get("Pages"))
        count = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
        return count if isinstance(count, int) else 0

    def pages(self) -> Iterator[PDFPage | None]:
        """Yield the pages in order, None for one that can't be read."""
        count = 0
        for count, page in enumerate(self._in_tree(), start=1):
            if count > MOST_PAGES:
                self.bounded = True
                return
            yield page
        if not count:  # as it may be in a file that was cut off
            yield from islice(self._scattered(), MOST_PAGES)

    def _in_tree(self) -> Iterator[PDFPage | None]:
        waiting: list[tuple[Any, dict[str, Any]]] = [(self.catalog.get("Pages"), {})]
        seen: set[int] = set()
        leaves: set[int] = set()
        repeated = 0
        while waiting:
            node, inherited = waiting.pop()
            objid = getattr(node, "objid", None)
            repeated += objid in leaves
            if objid in seen and (objid not in leaves or repeated > MOST_REPEATED):
                self.bounded = self.bounded or objid in leaves
                continue
            seen.update([objid] if objid else [])
            entries = self._found(node)
            if not isinstance(entries, dict):
                if inherited:
                    yield None
                continue
            entries = inherited | entries
            children = self._found(entries.get("Kids"))
            if isinstance(children, list):
                passed = {name: entries[name] for name in INHERITED if name in entries} | {"": None}
                waiting.extend((child, passed) for child in reversed(children))
            elif entries.get("Type") is not LIT("Pages"):
                leaves.update([objid] if objid else [])
                yield self._page(objid, entries)

    def _found(self, node: Any) -> Any:
        """Return what `node` refers to, None when it can't be read."""
        try:
            return resolve1(node)
        except Exception:  # noqa: BLE001 - one broken object must not take the pages with it
            self.damaged = True
            return None

    def _scattered(self) -> Iterator[PDFPage | None]:
        for table in self.xrefs:
            for objid in islice(table.get_objids(), MOST_SOUGHT):
                try:
                    entries = self.getobj(objid)
                except Exception:  # noqa: BLE001 - what can't be read is no page
                    continue
                if isinstance(entries, dict) and entries.get("Type") is LIT("Page"):
                    yield self._page(objid, entries)

    def _page(self, objid: int | None, entries: dict[str, Any]) -> PDFPage | None:
        try:
            return PDFPage(self, objid, entries, None)
        except Exception:  # noqa: BLE001 - a page that makes no sense must not take the others with it
            return None
