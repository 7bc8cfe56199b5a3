"""Find names of gemeenten with a slip of the pen or the scanner, where the text says that a gemeente stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.places.believed import is_no_slip, is_other_name
from extract.recognise.running import Running

_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]{5,}(?:[ -][A-ZÀ-Þ][\w'’-]{3,})?)"
_LONG = 11  # letters of a name that is near no other by chance, wherever it stands
_ANNOUNCED = re.compile(rf"\b(?:gemeenten?|[Gg]emeente|burgemeester van|wethouder van|gemeenteraad van) {_NAME}(?!\w)")
# Where a scanner's slip may stand: what leads the name, the kinds that it can be of.
_SLOTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(rf"\((?:[Ww]ethouder|[Bb]urgemeester|[Rr]aadslid) {_NAME}(?=[),;]|\n|$)"), ("gemeente",)),
    (
        re.compile(rf"\b(?:[Gg]edeputeerde|[Pp]rovincie|[Pp]rov\.|[Cc]d[Kk]|Kop van) {_NAME}(?=[),;:.]|\n|$)"),
        ("provincie",),
    ),
    (re.compile(rf"\b(?P<whole>(?:Veiligheidsregio|VR) {_NAME})(?=[),;:.]|\n|$| [a-z])"), ("veiligheidsregio",)),
    (re.compile(rf"[^\W\d_] \({_NAME}\)"), ("gemeente",)),
    (re.compile(rf"(?<=[a-z] ){_NAME}(?=\n|$|[.,;:)]| [a-z])"), ("provincie", "veiligheidsregio")),
)
# Names so long that none is near another by chance are looked for wherever they stand.
_PHRASE = re.compile(
    r"(?<![\w'’-])(?P<name>(?:['’]s-)?[A-ZÀ-Þ][\w'’]{2,}"
    r"(?:[ -](?:(?:aan|op|en|bij|de[nr]?|het|a/d) ){0,2}[A-ZÀ-Þl][\w'’]{2,}){0,2})(?![\w-])"
)
_LAST_WORD = re.compile(r"(?:[ -](?:(?:aan|op|en|bij|de[nr]?|het|a/d) ){0,2})?[^ -]+$")
_OWN_LETTERS = 9  # of a name with a slip that is looked for everywhere
_LISTED = re.compile(rf"(?:, | en |/){_NAME}(?=,| en |/|\.|\))")


def find_misspelt(running: Running, known: Iterable[Hit]) -> list[Hit]:
    """Return near misses of long names behind the word gemeente, or beside one of the `known` gemeenten in a list."""
    known = [hit for hit in known if not re.match(r"-[A-Z]", running.text[hit.end : hit.end + 2])]
    taken = {place for hit in known for place in range(hit.start, hit.end)}
    named = {place for hit in known if hit.kind != "persoon" for place in range(hit.start, hit.end)}
    ends = {hit.end for hit in known if hit.kind == "gemeente"}
    hits = [hit for match in _ANNOUNCED.finditer(running.text) if (hit := _near(running, match, taken))]
    listed = (match for match in _LISTED.finditer(running.text) if match.start() in ends)
    for pattern, kinds in _SLOTS:
        hits += [hit for match in pattern.finditer(running.text) if (hit := _near(running, match, named, kinds))]
    hits += [hit for match in _PHRASE.finditer(running.text) if (hit := _far_from_others(running, match, taken))]
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
            rank = 5 if kinds == ("provincie",) else 0  # who has an office there is no person by that name
            return Hit(whole, start + len(name), found[0].kind, "register:bijna", (found[0].id,), 0.7, rank=rank)
    return None


def _far_from_others(running: Running, match: re.Match[str], taken: set[int]) -> Hit | None:
    """Return the gemeente that a long name, or its beginning, nearly is; adjectives and inhabitants are none."""
    start, name = match.start("name"), match["name"]
    if start in taken or running.is_barred(*match.span("name")):
        return None
    while len(name) >= _OWN_LETTERS:
        key = register.name_key(name)
        found = register.nearest(name, ("gemeente",)) if len(key) >= _OWN_LETTERS else ()
        if len(found) == 1 and register.name_key(found[0].name)[0] == key[0] and _is_slip(name):
            return Hit(start, start + len(name), "gemeente", "register:bijna", (found[0].id,), 0.65)
        name = _LAST_WORD.sub("", name)
    return None


def _is_slip(name: str) -> bool:
    return not is_no_slip(name) and not all(is_no_slip(part) for part in re.split("[ -]", name))
