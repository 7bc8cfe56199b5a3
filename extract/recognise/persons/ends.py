"""Say where a personal name ends: a longest match may run on into whom the person is of ("Jan Bos van de Regio")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus import register
from extract.recognise.organisations.kinds import is_head
from extract.recognise.persons.parts import (
    CAP,
    INITIAL,
    INITIALS,
    NAMES_WITH_TITLE,
    NO_NAMES,
    PARTICLE,
    PLACE_END,
    SURNAME_END,
)

_INITIALS = re.compile(rf"{INITIAL}(?:{INITIAL})*")
_PARTICLE = re.compile(
    rf"{PARTICLE}|[IiOo][np]|['’]t|[Hh]et|Groot|Grote|Klein|Oude|Olde|Nieuwe|Lutje"  # "Groot Roessink"
)
_JOINS = re.compile(r"de[nr]?|te[nr]|la|el|['’]t")  # opens a surname, never whom someone is of
_PARTICLE_END = re.compile(rf".*-(?:{PARTICLE}|[OoIi][pn]|)")
_DOUBLE_END = re.compile(rf"-{PARTICLE} \S+$")  # the second of two surnames
_SMALL_END = frozenset("van de der den te ter ten het - – v. d. v.d. v/d vd".split())
_AREA = ("gemeente", "provincie", "veiligheidsregio")


def name_end(name: str, *, titled: bool) -> int:
    """Return the length of the one name that `name` begins with; `titled` tells that a title stands before it."""
    words = list(re.finditer(r"\S+", name))
    index = _head(words, titled=titled)
    while index + 1 < len(words) and _PARTICLE.fullmatch(words[index].group()):
        index += 1
    if index >= len(words):
        return len(name)
    while index + 1 < len(words) and (more := _goes_on(words, index)):
        index += more
    return words[min(index, len(words) - 1)].end()


def _head(words: Sequence[re.Match[str]], *, titled: bool) -> int:
    """Return at which word the surname begins: behind initials, or behind first names where there are any."""
    index = 0
    while index < len(words) and _INITIALS.fullmatch(words[index].group()):
        index += 1
    if index or not words or _PARTICLE.fullmatch(words[0].group()):
        return index
    if len(words) > 2 and words[1].group() == "van" and words[2].group() in ("De", "Het"):
        return 0  # "mevrouw Stein van De Haagse Scholen": in a surname the article is small behind "van"
    if titled and not _is_first_name(words[0].group()) and _is_whole(words[0].group(), words[1:2]):
        return 0
    index = 1
    while index + 1 < len(words) and (
        _INITIALS.fullmatch(words[index].group())
        or _is_second_name(words[index].group(), words[index + 1].group())
        or (index + 2 < len(words) and _JOINS.fullmatch(words[index + 1].group()))
    ):
        index += 1
    return index


def _is_first_name(word: str) -> bool:
    return word in register.first_names() or word.split("-")[0] in register.first_names()


def _is_second_name(word: str, behind: str) -> bool:
    """Tell a second first name from a surname with something behind it."""
    if not _is_first_name(word) or behind[0] in "-–":
        return False
    return word not in register.surnames() or bool(_PARTICLE.fullmatch(behind))


def _is_whole(word: str, behind: Sequence[re.Match[str]]) -> bool:
    """Tell whether the word behind a title is the whole name: a known surname, with no other one behind it."""
    return word in register.surnames() and not (behind and behind[0].group() in register.surnames())


def _goes_on(words: Sequence[re.Match[str]], index: int) -> int:
    """Return how many words behind a surname still belong to it: a second one behind a hyphen, or a double one."""
    following = [word.group() for word in words[index + 1 :]]
    if following[0][0] in "-–" or _PARTICLE_END.fullmatch(words[index].group()):
        more = 1
        while more < len(following) and (following[more - 1] in ("-", "–") or _PARTICLE.fullmatch(following[more - 1])):
            more += 1
        return more
    if words[index].group() in NO_NAMES:
        return 0
    if following[0] == "tot" and len(following) > 1:
        more = next((n for n, word in enumerate(following) if word[0].isupper()), 0)
        return 0 if following[more] in NO_NAMES else more + 1
    return int(re.fullmatch(CAP, following[0]) is not None and following[0] in register.surnames())


def is_wrong_end(name: str, common: frozenset[str], method: str) -> bool:
    """Tell whether the last word of `name` is none of it: a small word, a place, a body, or ordinary Dutch."""
    last = name.split(" ")[-1]
    if last.lower() in _SMALL_END or _is_of_place(name) or is_of_body(name):
        return True
    if PLACE_END.search(last) and method != "aanhef" and not _may_be_surname(name, last):
        return True
    if _is_full_name(name, last):
        return False
    if " " in name and any(e.kind == "organisatie" for e in register.lookup(last)):
        return True
    if last in NAMES_WITH_TITLE and method == "aanhef":
        return False
    if "-" in name and _DOUBLE_END.search(name):
        return False
    return last in NO_NAMES or (last.lower() in common and method not in ("aanhef", "omgekeerd") and " " in name)


def _may_be_surname(name: str, last: str) -> bool:
    """Tell whether what ends as a building does is a surname, behind initials or a known first name: "Jan Oudhof"."""
    first, _, rest = name.partition(" ")
    known = bool(_INITIALS.fullmatch(first)) or (rest == last and _is_first_name(first))
    return known and bool(SURNAME_END.search(last))


def _is_full_name(name: str, last: str) -> bool:
    """Tell whether a name is initials or a known first name and a known surname: "Anne Koning", "E. Post"."""
    words = name.split(" ")
    if len(words) < 2 or not (last in register.surnames() or _PARTICLE.fullmatch(words[-2])):
        return False
    return _is_first_name(words[0]) or re.match(INITIALS, name) is not None


def _is_of_place(name: str) -> bool:
    """Tell whether a name ends in "van" and the place of the office: "Jansen van Almere", not "Piet van Houten"."""
    found = re.match(r"(?P<before>.+) van (?P<place>[A-ZÀ-Þ].+)$", name)
    if not found or re.fullmatch(rf"{INITIALS}", found["before"] + " "):
        return False
    words = found["before"].split(" ")
    if not any(e.kind in _AREA for e in register.lookup(found["place"])):
        return False
    return not all(word in register.first_names() or _INITIALS.fullmatch(word) for word in words)


def is_of_body(name: str) -> bool:
    """Tell whether a name ends in "van de" and what people are members of: "Jansen van de Werkgroep"."""
    found = re.match(r"(?P<before>.*?) ?van (?P<article>de |het )?(?P<last>[A-ZÀ-Þ][\w-]+)$", name)
    if not found:
        return False
    last = found["last"]
    if not found["article"]:
        return is_head(last) or last in NO_NAMES
    if any(e.kind == "organisatie" for e in register.lookup(last)) or PLACE_END.search(last) or last in NO_NAMES:
        return True
    return len(last) > 6 and last not in register.surnames() and register.is_ordinary(last)
