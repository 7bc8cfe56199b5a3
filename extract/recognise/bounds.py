"""Say where a name begins and ends when a rule and the trained pipeline differ: rules go by shape, and run on.

What is listed keeps its bounds, and so do the small words for a kind of body before a name ("bureau Taalwurk").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from corpus import register
from extract.recognise.evidence import SURE
from extract.recognise.hits import Hit
from extract.recognise.running import Running

_BY_SHAPE = ("vorm:", "vergadering")  # bodies found by how their names look: what is no name may look so too
_NAMED = ("persoon:voornaam", "persoon:aanhef")
_RUN_ON = re.compile(r" (?:van|te|en|uit|bij) ")  # "Bart van het Loket", "Tessa te Kruiningen"
_LINKED = re.compile(r" (?:van het|te|en|uit|bij|tegen|voor|aan|op|in|hebben|heeft) ")
_PART_OF_NAME = re.compile(r",? (?:en|&) (?P<word>[\w-]+)$")  # "Commissie Ruimtelijke Kwaliteit en Erfgoed"


def certain(running: Running, hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits without those of rules that may have run on: the pipeline is to read what they explain, too."""
    return [hit for hit in hits if not (_goes_by_shape(hit) and _LINKED.search(running.text, hit.start, hit.end))]


def settled(running: Running, hits: list[Hit]) -> list[Hit]:
    """Return the hits without those of rules whose bounds a find contradicts of which the pipeline is sure."""
    sure = sorted((h for h in hits if h.method.startswith("model:") and h.score >= SURE), key=lambda h: h.start)
    starts, ends = [find.start for find in sure], [find.end for find in sure]  # they do not overlap
    return [
        hit
        for hit in hits
        if not _goes_by_shape(hit)
        or not any(
            _overruled(running, hit, find)
            for find in sure[bisect_right(ends, hit.start) : bisect_left(starts, hit.end)]
        )
    ]


def _goes_by_shape(hit: Hit) -> bool:
    return hit.method in _NAMED or hit.method.startswith(_BY_SHAPE)


def _overruled(running: Running, hit: Hit, find: Hit) -> bool:
    """Tell whether a sure find that overlaps the hit of a rule says that it begins or ends elsewhere."""
    if hit.kind != find.kind or (hit.start, hit.end) == (find.start, find.end):
        return False
    back = running.text[find.end : hit.end]
    if hit.method in _NAMED:
        return hit.start == find.start and bool(_RUN_ON.match(back))
    if running.text[hit.start : find.start][:1].islower():
        return False
    goes_on = _PART_OF_NAME.fullmatch(back)
    return not (goes_on and register.is_ordinary(goes_on["word"]))
