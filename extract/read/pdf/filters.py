"""Unpack the streams of a PDF within bounds, whatever the file says; what is lacking is told.

Pdfminer unpacks to any size, slowly where it does not leave it to zlib, and loses all when one byte is wrong.
"""

from __future__ import annotations

import contextlib
import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pdfminer.lzw import LZWDecoder
from pdfminer.pdftypes import (
    LITERALS_ASCII85_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
    resolve1,
)
from pdfminer.psparser import LIT

from extract.read.pdf.limits import MOST_CODED, MOST_FILTERS, MOST_PICTURED, MOST_PREDICTED, MOST_UNPACKED

PIECE = 16 * 1024  # bytes unpacked at a time


def spelled(name: bytes) -> bytes:
    """Return a pattern of a name in any of its spellings: each letter may be written as its number ("Obj#53tm")."""
    return b"".join(b"(?i:%c|#%02x)" % (letter, letter) for letter in name)


PACKED, LOCK = (re.compile(b"/" + spelled(name)) for name in (b"ObjStm", b"Encrypt"))
PACK = re.compile(b"/(?:" + spelled(b"ObjStm") + b"|" + spelled(b"XRef") + rb")\b.{0,1000}?stream\r?\n", re.DOTALL)
END = 128  # of a stream of runs


def unpacked(data: bytes, name: Any, parameters: Any) -> tuple[bytes, bool]:
    """Return what `data` unpacks to by the filter of this name, and whether something is lacking.

    Raises ValueError, or what pdfminer raises, when it can't be unpacked at all.
    """
    reader = next((reader for names, reader in READERS if name in names), None)
    data, torn = reader(data) if reader else (PDFStream({"Filter": name}, data).get_data(), False)
    if isinstance(parameters, dict) and (resolve1(parameters.get("Predictor")) or 1) != 1:
        data, lacking = _predicted(data, parameters)
        torn = torn or lacking
    return data, torn


def _predicted(data: bytes, parameters: dict[str, Any]) -> tuple[bytes, bool]:
    """Return `data` as it was before each byte was made to say how it differs from the last."""
    wide = 1
    for name in ("Columns", "Colors"):
        value = resolve1(parameters.get(name, 1))
        wide *= value if isinstance(value, int) else 0
    if not 0 < wide <= MOST_PREDICTED:
        raise ValueError("rows that wide are none")
    plain = PDFStream({"Filter": LIT("DCTDecode"), "DecodeParms": parameters}, data[:MOST_PREDICTED]).get_data()
    return plain, len(data) > MOST_PREDICTED


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


def is_overpacked(data: bytes) -> bool:
    """Tell whether a stream of objects in a PDF unpacks beyond bounds: who does not bound it must not open the file."""
    for found in PACK.finditer(data):
        end = data.find(b"endstream", found.end())
        if len(inflated(data[found.end() : end if end > 0 else None])[0]) > MOST_UNPACKED:
            return True
    return False


def _to_the_fault(worker: Any, piece: bytes) -> Iterator[bytes]:
    """Yield what `piece` unpacks to before the byte that is wrong."""
    with contextlib.suppress(zlib.error):
        for at in range(len(piece)):
            yield worker.decompress(piece[at : at + 1])


def _is_sound(data: bytes, checksum: bytes) -> bool:
    """Tell whether the sum that closes a stream is right; many a writer leaves it out."""
    return len(checksum) < 4 or checksum == zlib.adler32(data).to_bytes(4, "big")


def _listed(data: bytes) -> tuple[bytes, bool]:
    """Return what was packed by a list of what came before (LZW)."""
    return _within(LZWDecoder(io.BytesIO(data[:MOST_CODED])).run(), len(data) > MOST_CODED)


def _of_runs(data: bytes) -> tuple[bytes, bool]:
    """Return what was packed as runs of the same byte."""
    return _within(_runs(data[:MOST_CODED]), len(data) > MOST_CODED)


def _runs(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data) and data[at] != END:
        length = data[at]
        if length < END:
            yield data[at + 1 : at + 2 + length]
            at += length + 2
        else:
            yield data[at + 1 : at + 2] * (257 - length)
            at += 2


def _in_letters(data: bytes) -> tuple[bytes, bool]:
    """Return what was written as letters (ASCII85)."""
    short = data[:MOST_CODED] + (b"~>" if len(data) > MOST_CODED else b"")
    return PDFStream({"Filter": LIT("ASCII85Decode")}, short).get_data(), len(data) > MOST_CODED


def _within(parts: Iterable[bytes], torn: bool) -> tuple[bytes, bool]:
    """Return `parts` joined, as far as they are within bounds."""
    taken: list[bytes] = []
    size = 0
    for part in parts:
        taken.append(part)
        size += len(part)
        if size > MOST_UNPACKED:
            return b"".join(taken), True
    return b"".join(taken), torn


READERS: tuple[tuple[Iterable[Any], Callable[[bytes], tuple[bytes, bool]]], ...] = (
    (LITERALS_FLATE_DECODE, inflated),
    (LITERALS_LZW_DECODE, _listed),
    (LITERALS_RUNLENGTH_DECODE, _of_runs),
    (LITERALS_ASCII85_DECODE, _in_letters),
)


def size_of(picture: Any) -> int:
    """Return how many bytes a picture unpacks to."""
    sides = [resolve1(picture.get_any(names, 0)) for names in (("Width", "W"), ("Height", "H"))]
    bits = resolve1(picture.get_any(("BitsPerComponent", "BPC"), 8))
    space = str(getattr(resolve1(picture.get_any(("ColorSpace", "CS"))), "name", ""))
    colours = 1 if space in ("DeviceGray", "G") or bits == 1 or "ImageMask" in picture else 3
    width, height = (side if isinstance(side, int) else 0 for side in sides)
    return max(_between(picture), width * height * colours * (bits if isinstance(bits, int) else 8) // 8)


def _between(picture: Any) -> int:
    """Return how many bytes a picture's data has between one filter and the next; or far too many."""
    filters = picture.get_filters()
    if len(filters) < 2 or picture.rawdata is None:
        return 0
    known = getattr(picture, "between", None)
    if known is None:
        known = picture.between = _most(picture, filters[:-1])
    return int(known)


def _most(picture: Any, filters: list[tuple[Any, Any]]) -> int:
    """Return the most bytes that the data of `picture` takes after any of `filters`."""
    data, most = picture.rawdata, 0
    if picture.decipher:
        data = picture.decipher(picture.objid or 0, picture.genno or 0, data, picture.attrs)
    for name, parameters in filters[:MOST_FILTERS]:
        try:
            data, _ = unpacked(data, name, parameters)
        except Exception:  # noqa: BLE001 - what can't be unpacked takes no room
            return most
        most = max(most, len(data))
    return most if most <= MOST_UNPACKED else MOST_PICTURED + most
