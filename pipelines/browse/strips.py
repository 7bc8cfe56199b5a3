"""A text in strips: each knows in which layers it lies, and which record it leads to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    """Return a part of a text, cut at the ends of lines; the nearest there is, if there are not so many."""
    cuts = [0]
    while len(text) - cuts[-1] > AT_ONCE:
        at = text.rfind("\n", cuts[-1] + AT_ONCE // 2, cuts[-1] + AT_ONCE)
        cuts.append(at + 1 if at >= 0 else cuts[-1] + AT_ONCE)
    cuts.append(len(text))
    number = min(max(1, number), len(cuts) - 1)
    return Part(number, len(cuts) - 1, cuts[number - 1], cuts[number])


def part_at(text: str, offset: int) -> Part:
    """Return the part of a text in which an offset lies."""
    part = part_of(text, 1)
    while part.end <= offset and part.number < part.count:
        part = part_of(text, part.number + 1)
    return part


def strips(text: str, part: Part, spans: Iterable[Span]) -> Iterator[Strip]:
    """Yield a part of a text in strips, cut wherever a span begins or ends; together they are all of the part."""
    inside = [span for span in spans if span.start < part.end and span.end > part.start and span.start < span.end]
    cuts = {part.start, part.end} | {at for span in inside for at in span[:2] if part.start < at < part.end}
    opening = sorted(inside, key=lambda span: span.start, reverse=True)
    within: list[Span] = []
    bounds = sorted(cuts)
    for start, end in pairwise(bounds):
        within = [span for span in within if span.end > start]
        new = []
        while opening and opening[-1].start <= start:
            new.append(opening.pop())
        within += new
        named = [span for span in within if span.id]
        id_ = min(named, key=lambda span: span.end - span.start).id if named else ""
        layers, begin = dict.fromkeys(span.layer for span in within), (span.id for span in new if span.id)
        yield Strip(text[start:end].replace("\u2028", " "), tuple(layers), id_, tuple(begin))
