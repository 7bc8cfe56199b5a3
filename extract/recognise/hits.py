"""What a finder of names returns, and how overlapping finds are thinned out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.recognise.running import Running

_FIRST_WORD = re.compile(r"\w+|\W|$")


@dataclass(slots=True)
class Hit:
    """A slice of running text that is a name; `ids` are the register's entries that it may mean."""

    start: int
    end: int
    kind: str
    method: str
    ids: tuple[str, ...] = ()
    score: float = 1.0
    name: str | None = None
    role: str | None = None
    organisation: str | None = None
    rank: int = 0  # of hits that overlap, the higher rank stays, then the longer


def thinned(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that remain when of overlapping ones only the best is kept, in order of place."""
    kept: list[Hit] = []
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda h: (-h.rank, h.start - h.end, h.start)):
        places = range(hit.start, hit.end)
        if hit.start < hit.end and not any(place in taken for place in places):
            taken.update(places)
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def occurrences(running: Running, names: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where one of `names` stands as whole words, the longest at each place."""
    by_first: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_first[_FIRST_WORD.match(name).group()].append(name)  # type: ignore[union-attr]
    for options in by_first.values():
        options.sort(key=len, reverse=True)
    text = running.text
    for start, first in sorted((start, word) for word in by_first for start in running.words.get(word, ())):
        for name in by_first[first]:
            end = start + len(name)
            if text.startswith(name, start) and not text[end : end + 1].isalnum():
                yield start, end
                break
