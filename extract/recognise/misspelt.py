"""Find names of gemeenten with a slip of the pen or the scanner, where the text says that a gemeente stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.running import Running

_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]{5,}(?:[ -][A-ZÀ-Þ][\w'’-]{3,})?)"
_ANNOUNCED = re.compile(rf"\b(?:gemeenten?|[Gg]emeente|burgemeester van|wethouder van|gemeenteraad van) {_NAME}(?!\w)")
_LISTED = re.compile(rf"(?:, | en |/){_NAME}(?=,| en |/|\.|\))")


def find_misspelt(running: Running, known: Iterable[Hit]) -> list[Hit]:
    """Return near misses of long names behind the word gemeente, or beside one of the `known` gemeenten in a list."""
    taken = {place for hit in known for place in range(hit.start, hit.end)}
    ends = {hit.end for hit in known if hit.kind == "gemeente"}
    hits = [hit for match in _ANNOUNCED.finditer(running.text) if (hit := _near(running, match, taken))]
    listed = (match for match in _LISTED.finditer(running.text) if match.start() in ends)
    return hits + [hit for match in listed if (hit := _near(running, match, taken))]


def _near(running: Running, match: re.Match[str], taken: set[int]) -> Hit | None:
    start, end = match.span("name")
    if start in taken or running.is_barred(start, end):
        return None
    for name in (match["name"], match["name"].split(" ")[0]):
        found = () if register.lookup(name) else register.nearest(name, ("gemeente",))
        if len(found) == 1:
            return Hit(start, start + len(name), "gemeente", "register:bijna", (found[0].id,), 0.7)
    return None
