"""Find names of gemeenten with a slip of the pen or the scanner, where the text says that a gemeente stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.places.believed import is_no_slip, is_other_name
from extract.recognise.running import Running

_NAME = r"(?P<name>[A-ZÀ-Þ][\w'’-]{5,}(?:[ -][A-ZÀ-Þ][\w'’-]{3,})?)"
_SHORT = r"(?P<name>[A-ZÀ-Þ][a-zà-ÿ][\w'’-]{1,8})"
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
# Short names: only where the text says that a gemeente stands there, as behind its word, in a list, behind a person.
_SAID = re.compile(
    rf"\b(?:[Gg]emeente|[Bb]urgemeester van|[Ww]ethouder van|[Gg]emeenteraad van|[Rr]aad van) {_SHORT}(?![\w-])"
)
_BEHIND = re.compile(rf"(?:,| en|, en| of|/) ?{_SHORT}(?=,| en | of |/|\.(?:\s|$)|;|\)|\n|$| [a-z])")
_BEFORE = re.compile(rf"\b{_SHORT}(?=(?:,| en|, en| of|/) )")
_BRACKETS = re.compile(rf" \({_SHORT}\)")
_SAID_LEAST, _LISTED_LEAST = 3, 5  # letters
# A name that a scanner read otherwise is one wherever it stands; so is one that it cut in two.
_SCANNED = re.compile(r"(?<![\w'’-])(?:[A-ZÀ-Þ]|[0158](?=[A-Za-z]))[\w'’]{2,}(?:-[\w'’]{2,}){0,3}(?![\w'’])")
_CUT = re.compile(r"(?<![\w'’-])(?P<name>[A-ZÀ-Þ][a-zà-ÿ]{1,9} [a-zà-ÿ]{1,9})(?![\w'’-])")
_CUT_LEAST = 6  # letters
_JOIN = re.compile(r"(?:,| en|, en| of|/) ?")


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
    hits += [hit for match in listed if (hit := _near(running, match, taken))]
    hits += [*_scanned(running, taken), *_cut(running, taken)]
    return hits + _short(running, [*known, *hits], taken)


def _scanned(running: Running, taken: set[int]) -> Iterator[Hit]:
    """Yield names as a scanner may have read them, where they are no other name or word."""
    for match in _SCANNED.finditer(running.text):
        name = match.group()
        found = register.misread(name)
        short = name.isupper() and len(name) < _CUT_LEAST
        if found and not short and match.start() not in taken and not is_no_slip(name):
            ids = tuple(entity.id for entity in found)
            if not running.is_barred(*match.span()):
                yield Hit(*match.span(), found[0].kind, "register:bijna", ids, 0.7)


def _cut(running: Running, taken: set[int]) -> Iterator[Hit]:
    """Yield names that a space cuts in two, where the parts are not both words: "Loch em"."""
    for match in _CUT.finditer(running.text):
        name = match["name"].replace(" ", "")
        if len(name) < _CUT_LEAST or name not in _whole_names() or match.start() in taken:
            continue
        if not all(part.lower() in register.dictionary() for part in match["name"].split(" ")):
            yield Hit(*match.span(), "gemeente", "register:bijna", _whole_names()[name], 0.7)


@cache
def _whole_names() -> Mapping[str, tuple[str, ...]]:
    """Return the gemeenten of one word by their name."""
    found: dict[str, tuple[str, ...]] = {}
    for entity in register.entities().values():
        name = register.parse_label(entity.name).name
        if entity.kind == "gemeente" and name.isalpha():
            found[name] = (*found.get(name, ()), entity.id)
    return found


def _short(running: Running, known: Iterable[Hit], taken: set[int]) -> list[Hit]:
    """Return short names of gemeenten with one slip: behind the word for it, in a list of them, behind a person."""
    text = running.text
    known = list(known)
    ends = {hit.end for hit in known if hit.kind == "gemeente"}
    starts = {hit.start for hit in known if hit.kind == "gemeente"}
    people = {hit.end for hit in known if hit.kind == "persoon"}
    found = [hit for match in _SAID.finditer(text) if (hit := _one_slip(running, match, taken, _SAID_LEAST))]
    ends |= {hit.end for hit in found}
    for pattern, near in ((_BEHIND, ends), (_BRACKETS, people)):
        for match in pattern.finditer(text):
            if match.start() in near and (hit := _one_slip(running, match, taken, _LISTED_LEAST)):
                found.append(hit)
                ends.add(hit.end)
    for match in _BEFORE.finditer(text):
        joined = _JOIN.match(text, match.end())
        if joined and joined.end() in starts and (hit := _one_slip(running, match, taken, _LISTED_LEAST)):
            found.append(hit)
    return found


def _one_slip(running: Running, match: re.Match[str], taken: set[int], least: int) -> Hit | None:
    """Return the one gemeente that a name of at least `least` letters differs from in a letter, the first one right."""
    name, start = match["name"], match.start("name")
    if start in taken or len(name) < least or name in register.begrippen():
        return None
    if is_no_slip(name) and (least > _SAID_LEAST or not _is_near_word(name)):
        return None
    if not running.is_within_sentence(start) and register.is_ordinary(name):
        return None
    near = [e for e in register.nearest(name, ("gemeente",), least=least) if e.name[0] == name[0]]
    if len(near) != 1 or running.is_barred(*match.span("name")):
        return None
    return Hit(start, match.end("name"), "gemeente", "register:bijna", (near[0].id,), 0.65)


def _is_near_word(name: str) -> bool:
    """Tell whether a name is only a form of an ordinary word, none itself, and no other name."""
    listed = name in register.place_gemeenten() or name in register.surnames() or name in register.first_names()
    return not listed and not register.lookup(name) and name.lower() not in register.dictionary()


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
