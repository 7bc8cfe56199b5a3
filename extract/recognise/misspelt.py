"""Find names of gemeenten with a slip of the pen or the scanner, where the text says that a gemeente stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus import register
from extract.recognise.foundplaces import is_other_name
from extract.recognise.hits import Hit
from extract.recognise.running import Running

_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]{5,}(?:[ -][A-ZÀ-Þ][\w'’-]{3,})?)"
_LONG = 11  # letters of a name that is near no other by chance, wherever it stands
_ANNOUNCED = re.compile(rf"\b(?:gemeenten?|[Gg]emeente|burgemeester van|wethouder van|gemeenteraad van) {_NAME}(?!\w)")
# Where a scanner's slip may stand: what leads the name, the kinds that it can be of.
_SLOTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(rf"\b(?:[Ww]ethouder|[Bb]urgemeester|[Rr]aadslid) {_NAME}(?=[),;]|\n|$)"), ("gemeente",)),
    (
        re.compile(rf"\b(?:[Gg]edeputeerde|[Pp]rovincie|[Pp]rov\.|[Cc]d[Kk]|Kop van) {_NAME}(?=[),;:.]|\n|$)"),
        ("provincie",),
    ),
    (re.compile(rf"\b(?P<whole>(?:Veiligheidsregio|VR) {_NAME})(?=[),;:.]|\n|$| [a-z])"), ("veiligheidsregio",)),
    (re.compile(rf"[^\W\d_] \({_NAME}\)"), ("gemeente",)),
    (re.compile(rf"(?<=[a-z] ){_NAME}(?=\n|$|[.,;:)]| [a-z])"), ("provincie", "veiligheidsregio")),
)
_LISTED = re.compile(rf"(?:, | en |/){_NAME}(?=,| en |/|\.|\))")


def find_misspelt(running: Running, known: Iterable[Hit]) -> list[Hit]:
    """Return near misses of long names behind the word gemeente, or beside one of the `known` gemeenten in a list."""
    taken = {place for hit in known for place in range(hit.start, hit.end)}
    ends = {hit.end for hit in known if hit.kind == "gemeente"}
    hits = [hit for match in _ANNOUNCED.finditer(running.text) if (hit := _near(running, match, taken))]
    listed = (match for match in _LISTED.finditer(running.text) if match.start() in ends)
    for pattern, kinds in _SLOTS:
        hits += [hit for match in pattern.finditer(running.text) if (hit := _near(running, match, taken, kinds))]
    return hits + [hit for match in listed if (hit := _near(running, match, taken))]


def _near(
    running: Running, match: re.Match[str], taken: set[int], kinds: tuple[str, ...] = ("gemeente",)
) -> Hit | None:
    """Return the one entry of `kinds` that a name nearly is; in a slot of its own it is no other name."""
    start, end = match.span("name")
    whole = match.start("whole") if "whole" in match.re.groupindex else start
    if start in taken or running.is_barred(start, end):
        return None
    for name in (match["name"], match["name"].split(" ")[0]):
        found = () if register.lookup(name) or is_other_name(name) else register.nearest(name, kinds)
        if len(found) == 1 and (len(kinds) == 1 or len(name) >= _LONG):
            return Hit(whole, start + len(name), found[0].kind, "register:bijna", (found[0].id,), 0.7)
    return None
