"""Take what was signed out of a signature that encloses it (S/MIME, "opaque": a CMS SignedData)."""

from __future__ import annotations

from collections.abc import Iterator

_SIGNED = bytes.fromhex("06092a864886f70d010702")  # the object identifier of SignedData
_DATA = bytes.fromhex("06092a864886f70d010701")  # and of what it encloses
_OCTETS = 0x04
_CONSTRUCTED = 0x20
_MOST_DEPTH = 8
_MOST_PIECES = 1_000_000


def signed_content(data: bytes) -> bytes | None:
    """Return the content that a signature encloses, None when it encloses none, or what is locked."""
    start = data.find(_SIGNED, 0, 64)
    at = data.find(_DATA, start, start + 4096) if start >= 0 else -1
    if at < 0:
        return None
    try:
        tag, first, _, _ = _header(data, at + len(_DATA))
        if tag != 0xA0:  # nothing is enclosed
            return None
        return b"".join(_octets(data, first, 0)) or None
    except (IndexError, ValueError, RecursionError):
        return None


def _octets(data: bytes, at: int, depth: int) -> Iterator[bytes]:
    """Yield the pieces of the string of octets at `at`, which may be made of strings."""
    if depth > _MOST_DEPTH:
        raise ValueError("too deep")
    tag, first, end, told = _header(data, at)
    if tag == _OCTETS:
        yield data[first:end]
    elif tag == _OCTETS | _CONSTRUCTED:
        pieces = 0
        while first < end and not (not told and data[first : first + 2] == b"\0\0") and pieces < _MOST_PIECES:
            yield from _octets(data, first, depth + 1)
            first, pieces = _after(data, first), pieces + 1


def _after(data: bytes, at: int) -> int:
    """Return where the next value begins."""
    _, first, end, told = _header(data, at)
    if told:
        return end
    while data[first : first + 2] != b"\0\0":
        first = _after(data, first)
    return first + 2


def _header(data: bytes, at: int) -> tuple[int, int, int, bool]:
    """Return the tag of a value, where its content starts and ends, and whether that is told."""
    tag, size = data[at], data[at + 1]
    if size == 0x80:
        return tag, at + 2, len(data), False
    if size < 0x80:
        return tag, at + 2, min(at + 2 + size, len(data)), True
    count = size & 0x7F
    if count > 8 or at + 2 + count > len(data):
        raise ValueError("no length")
    first = at + 2 + count
    return tag, first, min(first + int.from_bytes(data[at + 2 : first], "big"), len(data)), True
