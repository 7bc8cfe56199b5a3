"""Unpack the streams of a PDF within bounds, whatever the file says; what is lacking is told.

Pdfminer unpacks to any size, slowly where it does not leave it to zlib, and loses all when one byte is wrong.
"""

from __future__ import annotations

import contextlib
import io
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

MOST_UNPACKED = 64 * 1024**2  # bytes in one stream
PIECE = 16 * 1024  # bytes unpacked at a time
MOST_CODED = 2 * 1024**2  # bytes of a stream in one of the old codes, which take long to read
MOST_PREDICTED = 8 * 1024**2  # bytes of a stream of which each says how it differs from the last
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
    return max(0, width * height * colours * (bits if isinstance(bits, int) else 8) // 8)
