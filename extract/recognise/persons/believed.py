"""Say which people that the trained pipeline found to believe: they want a role, initials, a title or a known name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.organisations.garbled import is_among_garbage, is_glued
from extract.recognise.persons.parts import (
    INITIAL,
    INITIALS,
    NO_NAMES,
    OFFICES,
    PARTICLE,
    PLACE_END,
    ROLES,
    SURNAME_END,
    TITLES,
)
from extract.recognise.persons.speaking import acts
from extract.recognise.persons.vouching import is_place_name

if TYPE_CHECKING:
    from extract.recognise.evidence import Find

_LED = re.compile(rf"(?<!\w)(?:{TITLES}|{OFFICES}|{ROLES}|[Mm]otie|[Aa]mendement|[Ll]eden|[Ll]id|bij monde van) ?:? ?$")
_PLACE_OF_OFFICE = re.compile(rf"[\w.] \((?:plv\.? |loco-?|oud-?)?(?:{OFFICES}|{ROLES}) $")
_HAS_INITIALS = re.compile(rf"{INITIALS}|.* {INITIAL}$|.*, ?{INITIAL}")
_ROLE_BEHIND = re.compile(rf",? \(?(?:{OFFICES}|{ROLES})\b")
_WITH_PARTICLE = re.compile(rf"(?:{PARTICLE} )+(?=[A-Z])")
_PARTICLE_WORD = re.compile(r"(?:Van|De[rn]?|Het|Te[rn]?|In|Op|Von|El|Di|Du|L[ae])")
_SMALL_WORD = re.compile(rf"(?<![\w'’-])(?!{PARTICLE}(?!\w))[a-zà-ÿ]+(?!\w)")
_BESIDE = re.compile(r" ?[(,|/]|\n? ?$| [-–] ")  # in a list, or with whom someone works for
_OF_SOMEONE = re.compile(r" \([A-Za-z]| (?:heeft|had|is|was|van [A-ZÀ-Þ])")
_TO_SOMEONE = re.compile(r"\b(?:met|door|via|namens|aan|van|en|voor) $")
_TO_PLACE = re.compile(r"\b(?:in|te|naar|nabij|rond) (?:het |de )?$")
_JOINED = re.compile(rf"[A-ZÀ-Þ][a-zß-ÿ]+ (?:{PARTICLE} )+[A-ZÀ-Þ][\w-]+")  # "Mia van het Reve"
_PIECE = re.compile(r"[^,/;&\s](?:[^,/;&]*[^,/;&\s])?")
_NO_PERSON = re.compile(r"[IVX]+|[A-ZÀ-Þ&]{2,4}s?|.*[&/\d_].*")  # "Willem II" is a hall, what is in capitals a body


def parted(text: str, hits: Iterable[Hit]) -> Iterator[Hit]:
    """Yield the hits, one that holds several people of a list as many: "Ilse, Mohammed", "Karin/Joke"."""
    for hit in hits:
        pieces = list(_PIECE.finditer(text, hit.start, hit.end)) if hit.kind == "persoon" else []
        if len(pieces) > 1 and not _is_turned(pieces):
            yield from (replace(hit, start=piece.start(), end=piece.end(), name=None) for piece in pieces)
        else:
            yield hit


def _is_turned(pieces: list[re.Match[str]]) -> bool:
    """Tell whether what is behind a comma belongs to the surname before it: "Postma, Sjoerd", "Beek, W.I.I. van"."""
    first, second = pieces[0].group(), pieces[1].group()
    initials = re.match(INITIAL, second) is not None
    return initials or (second.split(" ")[0] in register.first_names() and first not in register.first_names())


def believed_person(find: Find) -> str | None:
    """Believe in a person behind a title or an office, with initials, who acts, or with a known name."""
    if (
        len(find.name) < 3
        or is_place_name(find.name)
        or any(e.kind == "organisatie" for e in register.lookup(find.name.split(" ")[-1]))
    ):
        return None
    if re.match(r"-[a-z]| [IVX]+(?!\w)", find.behind) or re.search(r"\w-[a-z]", find.name):
        return None  # "P.C. Hooft-prijs", "Willem II"
    words = [word for word in find.words if not _PARTICLE_WORD.fullmatch(word)]
    if not words or _SMALL_WORD.search(find.name) or any(_NO_PERSON.fullmatch(w) for w in find.name.split(" ")):
        return None
    surname = words[-1] in register.surnames() or (
        words[0] in register.first_names() and SURNAME_END.search(words[-1]) is not None and find.name.count(" ") == 1
    )
    named = find.is_sure and len(words) == 2 and words[0] in register.first_names() and find.is_within
    if PLACE_END.search(words[-1]) and not (surname or named):
        return None
    if any(word in NO_NAMES and word not in register.surnames() for word in words):
        return None
    return "persoon" if _is_shown(find, words) or _is_surely_a_name(find, words) else None


def _is_surely_a_name(find: Find, words: list[str]) -> bool:
    """Take the pipeline's word where it is sure and no word is ordinary, garbled or begins a sentence alone."""
    if not find.is_sure or any(char.isdigit() for char in find.name) or re.search(r"\w-$", find.before):
        return False
    if len(words) == 1 and _stands_as_person(find, words[0]):
        return True
    if any(register.is_ordinary(word) or is_glued(word) for word in words) or words[0].lower() in find.source.common:
        return False
    if _TO_PLACE.search(find.before) or _PLACE_OF_OFFICE.search(find.before):
        return False
    return (len(words) > 1 or find.is_within) and not is_among_garbage(find.running, find.start, find.end)


def _stands_as_person(find: Find, word: str) -> bool:
    """Tell whether one word, be it ordinary, stands where people do: before whom it is of, or what it does.

    It is a known first name that the source does not write small, or a surname with a capital before it ("Van Heel").
    """
    if find.name == word and (word not in register.first_names() or word.lower() in find.source.common):
        return False
    if find.name != word and not find.name[0].isupper():
        return False
    return bool(_OF_SOMEONE.match(find.behind)) or acts(find.running.text, find.start, find.end)


def _is_shown(find: Find, words: list[str]) -> bool:
    particle = bool(_WITH_PARTICLE.match(find.name))
    known = words[-1] in register.surnames() or words[0] in register.first_names()
    known = known or find.name in find.source.people.names
    plain = all(_is_plain(word) for word in words)
    if _PLACE_OF_OFFICE.search(find.before):
        return False
    if re.search(r"\w-$", find.before):
        return False
    if _is_plain(words[0]) and len(words) > 1 and not particle:
        return _is_unlisted_first_name(find, words)
    if _LED.search(find.before) or _HAS_INITIALS.match(find.name):
        return not plain or (particle and len(words) == 1)
    if len(words) == 1 and not particle:
        if find.is_ordinary or _TO_PLACE.search(find.before):
            return False
        return known or (not plain and acts(find.running.text, find.start, find.end))
    if particle and len(words) == 1 and not known:
        return not plain
    if known:
        return True
    shown = (
        _BESIDE.match(find.behind) or _TO_SOMEONE.search(find.before) or acts(find.running.text, find.start, find.end)
    )
    return bool(shown) and not any(register.is_ordinary(word) or word.isupper() for word in words)


def _is_unlisted_first_name(find: Find, words: list[str]) -> bool:
    """Tell whether an ordinary word is a first name on no list: before a known surname, or one with a particle."""
    if words[0].lower() in find.source.common or words[0] in NO_NAMES or not words[0].istitle():
        return False
    known = words[-1] in register.surnames() and not register.is_ordinary(words[-1])
    joined = _JOINED.fullmatch(find.name) is not None and not register.lookup(words[-1])
    return (known or joined) and (find.is_within or bool(_BESIDE.match(find.behind)))


def _is_plain(word: str) -> bool:
    """Tell whether a word is ordinary Dutch and no known name."""
    return register.is_ordinary(word) and word not in register.first_names() and word not in register.surnames()
