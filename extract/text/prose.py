"""Running text of several lines as one clean string that knows where each character was printed."""

from __future__ import annotations

from collections.abc import Iterable

from extract.text.markup import plain_map
from extract.text.reading import Line


class Prose:
    """The clean text of `pieces` (start and end offsets in `source`), joined by a space.

    A piece that ends in a hyphen is joined to the next without a space, as within a piece.
    """

    def __init__(self, source: str, pieces: Iterable[tuple[int, int]]):
        parts: list[str] = []
        self.offsets: list[int] = []
        for start, end in pieces:
            text, offsets = plain_map(source[start:end], start)
            if not text:
                continue
            if parts and not (parts[-1].endswith("-") and text[0].islower()):
                parts.append(" ")
                self.offsets.append(offsets[0])
            parts.append(text)
            self.offsets.extend(offsets)
        self.text = "".join(parts)

    @classmethod
    def of_lines(cls, source: str, lines: Iterable[Line]) -> Prose:
        """Join lines; neighbouring ones become one piece, so that mark-up and hyphens over a line's end are seen."""
        pieces: list[tuple[int, int]] = []
        for line in lines:
            if pieces and line.start > pieces[-1][1] and not source[pieces[-1][1] : line.start].strip():
                pieces[-1] = (pieces[-1][0], line.end)
            else:
                pieces.append((line.start, line.end))
        return cls(source, pieces)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the source of the slice `start` to `end` of this text (which may not be empty)."""
        return self.offsets[start], self.offsets[end - 1] + 1
