"""The boxes of a page's words, packed into one value."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable

Word = tuple[int, int, float, float, float, float]
"""Start and end in the page's text; x0, top, x1 and bottom in points from the page's top left corner."""


def pack_words(words: Iterable[Word]) -> bytes:
    """Return `words` as compressed 32-bit floats (exact for offsets below 16 million)."""
    return zlib.compress(array("f", [number for word in words for number in word]).tobytes(), 6)


def unpack_words(packed: bytes | None) -> list[Word]:
    """Return what `pack_words` packed; a page without boxes has none."""
    numbers = array("f")
    numbers.frombytes(zlib.decompress(packed) if packed else b"")
    rows = zip(*[iter(numbers)] * 6, strict=True)
    return [(int(start), int(end), x0, top, x1, bottom) for start, end, x0, top, x1, bottom in rows]


def boxes_of(words: Iterable[Word], start: int, end: int) -> list[tuple[float, float, float, float]]:
    """Return one box for each printed line that the span (offsets in the page's text) runs over."""
    boxes: list[list[float]] = []
    for first, last, x0, top, x1, bottom in words:
        if first >= end or last <= start:
            continue
        if boxes and abs(boxes[-1][1] - top) < (bottom - top) / 2 and x0 >= boxes[-1][0]:
            boxes[-1] = [boxes[-1][0], min(boxes[-1][1], top), max(boxes[-1][2], x1), max(boxes[-1][3], bottom)]
        else:
            boxes.append([x0, top, x1, bottom])
    return [(x0, top, x1, bottom) for x0, top, x1, bottom in boxes]
