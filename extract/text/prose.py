"""Running text of several lines as one clean string that knows where each character was printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from extract.text.markup import no_offsets, plain_map
from extract.text.reading import Line

_KEPT = 4096  # texts of which the layout is remembered: stage after stage asks for those of the same document


class Prose:
    """The clean text of `pieces` (start and end offsets in `source`), joined by a space.

    A piece that ends in a hyphen is joined to the next without a space, as within a piece.
    """

    text: str
    offsets: Sequence[int]  # for each character of the text, where in the source it was printed

    def __init__(self, source: str, pieces: Iterable[tuple[int, int]]):
        self.text, self.offsets = _laid_out(source, tuple(pieces))

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


@lru_cache(_KEPT)
def _laid_out(source: str, pieces: tuple[tuple[int, int], ...]) -> tuple[str, Sequence[int]]:
    if len(pieces) == 1:
        return plain_map(source[slice(*pieces[0])], pieces[0][0])
    parts: list[str] = []
    offsets = no_offsets()
    for start, end in pieces:
        text, at = plain_map(source[start:end], start)
        if not text:
            continue
        if parts and not (parts[-1].endswith("-") and text[0].islower()):
            parts.append(" ")
            offsets.append(at[0])
        parts.append(text)
        offsets.extend(at)
    return "".join(parts), offsets
