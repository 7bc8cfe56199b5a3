"""A text in strips: each knows in which layers it lies, and which record it leads to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

CHOSEN = "gekozen"  # the layer of what is looked at
AT_ONCE = 20_000  # characters of a text that are shown together, about so many


class Span(NamedTuple):
    """Where a record stands in a text: from, up to, its layer and its id ("" for what is no record)."""

    start: int
    end: int
    layer: str
    id: str = ""


@dataclass(frozen=True)
class Strip:
    """A piece of text with the layers that it lies in, the id of the shortest record there, and of those that begin."""

    text: str
    layers: tuple[str, ...] = ()
    id: str = ""
    begin: tuple[str, ...] = ()

    @property
    def chosen(self) -> bool:
        """Tell whether this is what is looked at."""
        return CHOSEN in self.layers


@dataclass(frozen=True)
class Part:
    """A stretch of a text that is shown at once: its number of so many (1-based), where it begins and ends."""

    number: int
    count: int
    start: int
    end: int


def part_of(text: str, number: int) -> Part:
    """Return a part of a text, the nearest there is if there are not so many."""
    ends = ends_of(text)
    number = min(max(1, number), len(ends))
    return Part(number, len(ends), ends[number - 2] if number > 1 else 0, ends[number - 1])


def part_at(text: str, offset: int) -> Part:
    """Return the part of a text in which an offset lies."""
    return part_of(text, number_at(ends_of(text), offset))


def ends_of(text: str) -> list[int]:
    """Return where each part of a text ends: at the end of a line, where there is one."""
    ends = [0]
    while len(text) - ends[-1] > AT_ONCE:
        at = text.rfind("\n", ends[-1] + AT_ONCE // 2, ends[-1] + AT_ONCE)
        ends.append(at + 1 if at >= 0 else ends[-1] + AT_ONCE)
    return [*ends[1:], len(text)]


def number_at(ends: Sequence[int], offset: int) -> int:
    """Return the number of the part in which an offset lies, by where parts end."""
    return min(bisect_right(ends, offset), len(ends) - 1) + 1


def strips(text: str, part: Part, spans: Iterable[Span]) -> Iterator[Strip]:
    """Yield a part of a text in strips, cut wherever a span begins or ends; together they are all of the part.

    A span without text, as of what was left out, is a strip without text.
    """
    inside = [span for span in spans if span.start <= part.end and (span.end > part.start or span.start == part.start)]
    cuts = {part.start, part.end} | {at for span in inside for at in span[:2] if part.start < at < part.end}
    opening = sorted((span for span in inside if span.end >= span.start), key=lambda span: span.start, reverse=True)
    within: list[Span] = []
    for start, end in pairwise([*sorted(cuts), part.end]):
        within = [span for span in within if span.end > start]
        new = []
        while opening and opening[-1].start <= start:
            new.append(opening.pop())
        yield from (Strip("", (span.layer,), span.id, (span.id,)) for span in new if span.start == span.end)
        new = [span for span in new if span.start < span.end]
        within += new
        if start < end:
            yield _strip(text[start:end], within, new)


def _strip(text: str, within: Sequence[Span], new: Sequence[Span]) -> Strip:
    """Return a strip of text that lies within spans, some of which are new in it."""
    shortest = min((span for span in within if span.id), key=lambda span: span.end - span.start, default=None)
    layers, begin = dict.fromkeys(span.layer for span in within), (span.id for span in new if span.id)
    return Strip(text.replace("\u2028", " "), tuple(layers), shortest.id if shortest else "", tuple(begin))
