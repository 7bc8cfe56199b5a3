"""Read letters that stand for grounds: a legend says what they mean, and where something was covered one is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.text.grounds import BRACKETED_GROUNDS, normal_ground

_LEGEND = re.compile(
    rf"^\W{{0,3}}(?P<letter>[A-Z])\s{{0,3}}[:=)\t–-]\s{{0,3}}(?P<ground>{BRACKETED_GROUNDS})(?!\w)",
    re.IGNORECASE | re.MULTILINE,
)
_USED = re.compile(r"[\[(](?P<bracketed>[A-Z])[\])]|^[ \t]*(?P<alone>[A-Z])[ \t.]*$", re.MULTILINE)


def lettered(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the span and the ground of each letter that a legend in the text explains, the legend left aside."""
    meanings = {
        match["letter"]: ground
        for match in _LEGEND.finditer(text)
        if match["letter"].isupper() and (ground := normal_ground(match["ground"]))
    }
    for match in _USED.finditer(text) if meanings else ():
        letter = match["bracketed"] or match["alone"]
        if letter in meanings:
            yield *match.span("alone" if match["alone"] else 0), meanings[letter]
