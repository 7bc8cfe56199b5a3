"""The objects of a PDF, kept within bounds whatever the file says.

Pdfminer follows an object that is itself for ever, unpacks a stream to any size, loses a stream whole when one byte of
it is wrong, and keeps every object it has seen.
"""

from __future__ import annotations

import contextlib
import io
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFNoPageLabels, PDFXRefFallback
from pdfminer.pdfexceptions import PDFObjectNotFound
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import LITERALS_FLATE_DECODE, PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import LIT

MOST_UNPACKED = 64 * 1024**2  # bytes in one stream
PIECE = 16 * 1024  # bytes unpacked at a time
MOST_HELD = 8 * 1024**2  # bytes of streams kept between pages
MOST_KEPT = 5_000  # objects kept between pages
MOST_PACKS = 64  # object streams kept between pages
MOST_FONTS = 256
STANDARD: Mapping[str, object] = {"Subtype": LIT("Type1"), "BaseFont": LIT("Helvetica")}
INHERITED = ("Resources", "MediaBox", "CropBox", "Rotate")


class Stream(PDFStream):
    """A stream that unpacks as far as it is whole; `torn` tells that something is lacking."""

    torn = False

    def decode(self) -> None:
        """Unpack the stream."""
        filters = self.get_filters()
        if not filters or filters[0][0] not in LITERALS_FLATE_DECODE:
            super().decode()
            return
        data = self.rawdata or b""
        if self.decipher:
            data = self.decipher(self.objid or 0, self.genno or 0, data, self.attrs)
        data, self.torn = inflated(data)
        parameters = filters[0][1]
        if isinstance(parameters, dict) and "Predictor" in parameters:
            data = PDFStream({"Filter": LIT("DCTDecode"), "DecodeParms": parameters}, data).get_data()
        if len(filters) > 1:
            rest = {"Filter": [name for name, _ in filters[1:]], "DecodeParms": [other for _, other in filters[1:]]}
            data = Stream(rest, data).get_data()
        self.data, self.rawdata = data, None


def inflated(data: bytes) -> tuple[bytes, bool]:
    """Return what `data` unpacks to, and whether something is lacking: it is damaged, cut off, or far too much."""
    start = 2 if data[:1] and data[0] & 15 == 8 else len(data) - len(data.lstrip(b"\r\n")) + 2
    worker = zlib.decompressobj(-zlib.MAX_WBITS)
    parts: list[bytes] = []
    size = 0
    for at in range(start, len(data), PIECE):
        before, piece = worker.copy(), data[at : at + PIECE]
        try:
            while piece and not worker.eof and size <= MOST_UNPACKED:
                parts.append(worker.decompress(piece, MOST_UNPACKED + 1 - size))
                size += len(parts[-1])
                piece = worker.unconsumed_tail
        except zlib.error:
            return b"".join([*parts, *_to_the_fault(before, data[at : at + PIECE])]), True
        if worker.eof or size > MOST_UNPACKED:
            break
    whole = b"".join(parts)
    return whole, not worker.eof or not _is_sound(whole, worker.unused_data[:4])


def _to_the_fault(worker: Any, piece: bytes) -> Iterator[bytes]:
    """Yield what `piece` unpacks to before the byte that is wrong."""
    with contextlib.suppress(zlib.error):
        for at in range(len(piece)):
            yield worker.decompress(piece[at : at + 1])


def _is_sound(data: bytes, checksum: bytes) -> bool:
    """Tell whether the sum that closes a stream is right; many a writer leaves it out."""
    return len(checksum) < 4 or checksum == zlib.adler32(data).to_bytes(4, "big")


class Document(PDFDocument):
    """A PDF's objects; `damaged` tells that some of those it names could not be read."""

    def __init__(self, data: bytes) -> None:
        self.damaged = False
        self._held = 0
        super().__init__(PDFParser(io.BytesIO(data)))
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
            stream = Stream(found.attrs, found.rawdata or b"", found.decipher)
            stream.set_objid(objid, found.genno or 0)
            self._cached_objs[objid] = (stream, 0)
            return stream
        return found

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
        found = False
        for page in self._in_tree():
            found = True
            yield page
        if not found:  # as it may be in a file that was cut off
            yield from self._scattered()

    def _in_tree(self) -> Iterator[PDFPage | None]:
        waiting: list[tuple[Any, dict[str, Any]]] = [(self.catalog.get("Pages"), {})]
        seen: set[int] = set()
        while waiting:
            node, inherited = waiting.pop()
            objid = getattr(node, "objid", None)
            if objid in seen:
                continue
            seen.update([objid] if objid else [])
            entries = resolve1(node)
            if not isinstance(entries, dict):
                if inherited:
                    yield None
                continue
            entries = inherited | entries
            children = resolve1(entries.get("Kids"))
            if isinstance(children, list):
                passed = {name: entries[name] for name in INHERITED if name in entries} | {"": None}
                waiting.extend((child, passed) for child in reversed(children))
            else:
                yield self._page(objid, entries)

    def _scattered(self) -> Iterator[PDFPage | None]:
        for table in self.xrefs:
            for objid in table.get_objids():
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


class Resources(PDFResourceManager):
    """Fonts, of which a bounded number is kept; a broken one is stood in for, and `broken` holds the stand-ins."""

    def __init__(self) -> None:
        super().__init__()
        self.broken: set[int] = set()
        self._standard: Any = None

    def get_font(self, objid: object, spec: Mapping[str, object]) -> Any:
        """Return the font that `spec` describes."""
        if not spec:
            return self._stand_in()
        if len(self._cached_fonts) > MOST_FONTS:
            self._cached_fonts.clear()
        try:
            return super().get_font(objid, spec)
        except Exception:  # noqa: BLE001 - text in a font that can't be read is text all the same
            font = super().get_font(None, dict(STANDARD))
            self.broken.add(id(font))
            if objid:
                self._cached_fonts[objid] = font
            return font

    def _stand_in(self) -> Any:
        """Return the font for text in one that the page does not have."""
        if self._standard is None:
            self._standard = super().get_font(None, dict(STANDARD))
        return self._standard
