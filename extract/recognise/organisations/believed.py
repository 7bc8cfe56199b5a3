"""Say which finds of the trained pipeline are bodies: evidence for and against, each a row."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus import register
from extract.recognise.organisations.garbled import is_among_garbage, is_english, is_glued, is_in_capitals, is_slip
from extract.recognise.organisations.kinds import is_body_word, is_head, is_level
from extract.recognise.organisations.things import is_term, is_thing_word, names_thing, stands_as_thing
from extract.recognise.persons.parts import NO_NAMES, OFFICES, ROLES
from models import Entity

if TYPE_CHECKING:
    from extract.recognise.evidence import Find

_OFFICE = re.compile(rf"(?:.* )?(?:{OFFICES}|{ROLES})", re.IGNORECASE)
_OFFICE_FIRST = re.compile(rf"(?:{OFFICES})(?:(?:e?n|s|sen)$|(?![a-z]))")
_INITIALS_WITH_PARTICLE = re.compile(r"[A-Z]{1,2}v(?:d|an|t)?[A-Z]{1,2}")
_DEPARTMENT = re.compile(
    r"(?:[Dd]irectoraat-[Gg]eneraal|(?:[Pp]rogramma)?[Dd]irectie|[Aa]fdeling|[Tt]eam|[Ss]ector|[Cc]luster|[Dd]omein|[Uu]nit"
    r"|\w+(?<!veiligheids)(?<!metropool)regio)(?: |$)"
)
_LETTERS = 2  # of an abbreviation that may mean anything
_LEAST_TAIL = 6  # letters of the last part of a compound, and of a name that may be a slip
_GOES_ON = re.compile(r" van (?:de[rn]? )?[A-Z]")
_BRACKETS = re.compile(r"(?P<word>[^\W\d_]+)[\"'”’]? \($")
_LED = re.compile(r"(?:•|[,;|\t\n]|^|\b(?:overlijden|aanwezigheid|afwezigheid|actie) van) ?$")
_NOT_PRINTED = re.compile(r"[{}<>\[\]¥§|]|([A-Z])\1\1")
# Each row: how what no body bears is written: identifiers, chains of hyphens, files, numerals, plurals.
_NO_NAMES = re.compile(r"\w*[a-z]I[Dd]s?|[^\W\d]+(?:-[^\W\d]+){2,}|\w+\.(?:me|md|json|ya?ml|txt|xml)|[IVX]{2,}[a-z]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def believed_body(find: Find) -> str | None:
    """Return "organisatie" for a find that is one, "persoon" for a name of a person, None for neither."""
    listed = register.lookup(find.name)
    if listed and " " not in find.name and _GOES_ON.match(find.behind):
        return None  # "Rijk van Nijmegen"
    if listed and _is_numbered(find):
        return None
    if listed and len(find.name) == _LETTERS and (find.before[-1:] == "/" or find.behind[:1] == "/"):
        return None  # a row of departments: the register's finder has weighed it
    if listed:
        return "organisatie" if _is_written_so(find.name, [e for e in listed if e.kind == "organisatie"]) else None
    if any(test(find) for _, test in _AGAINST):
        return None
    return "persoon" if _is_persons_name(find) else "organisatie"


def _is_written_so(name: str, listed: list[Entity]) -> bool:
    """Tell whether a name is written as one of `listed` is; of an abbreviation the capitals count ("Ind" is none)."""
    if len(name) > 6 or " " in name:
        return bool(listed)
    ids = {entity.id for entity in listed}
    known = {text for id_ in ids for text in register.full_names()[id_]} | _written(frozenset(ids))
    return name in known or name.upper() not in {text.upper() for text in known}


@lru_cache(maxsize=5_000)
def _written(ids: frozenset[str]) -> frozenset[str]:
    return frozenset(alias.text for alias in register.aliases() if alias.id in ids)


def _has_body_word(find: Find) -> bool:
    return _begins_or_ends_as_body(find.name)


def _begins_or_ends_as_body(name: str) -> bool:
    words = name.split()
    return len(words) > 1 and any(is_body_word(word) for word in (words[0], words[-1]))


def _is_office(find: Find) -> bool:
    return bool(_OFFICE.fullmatch(find.name) or _OFFICE_FIRST.match(find.name))


def _is_ordinary(find: Find) -> bool:
    if find.is_ordinary and _begins_with_head(find.name):
        return False
    if find.is_sure and len(find.words) > 1 and find.name[0].isupper() and " - " not in find.name:
        return False
    return find.is_ordinary and not (_has_body_word(find) and find.is_within)


def _begins_with_head(name: str) -> bool:
    """Tell whether a name is the word for a kind of body and more with a capital: "Apotheek De Linde"."""
    first, _, rest = name.partition(" ")
    head = is_head(first) or first in ("Stichting", "Vereniging", "Coöperatie", "Gebroeders", "Gebr.", "Federatie")
    return head and first[0].isupper() and rest[:1].isupper()


def _is_headings_word(find: Find) -> bool:
    """Refuse plurals and abstract nouns that headings give a capital: "Organisaties", "Doorontwikkeling"."""
    name = find.name
    return " " not in name and name.endswith(("en", "s", "ing", "heid", "tie")) and register.is_ordinary(name)


def _is_no_name(find: Find) -> bool:
    """Refuse plurals ("VR's"), half a bracket, and what ends in an ordinary small word ("Zeeuwse mosselen")."""
    words = find.name.split()
    last = words[-1].strip("\"'”’).,")
    if find.name.count("(") != find.name.count(")") or re.search(r"\w['’´]s$", find.name):
        return True
    if re.match(r"['’´](?:s|en)\b", find.behind) and find.name.isupper():
        return True
    if _NO_NAMES.fullmatch(find.name) and not register.lookup(find.name.split("-")[0]):
        return True
    return len(words) > 1 and last.islower() and register.is_ordinary(last) and not is_body_word(last)


def _is_verb_or_compound(find: Find) -> bool:
    """Refuse a verb at a sentence's head ("Klinkt nog goed") and two ordinary words in one ("Kinderboerderijen")."""
    small = find.name.lower()
    if not find.name.istitle() or " " in find.name or is_body_word(small):
        return False
    stem = re.sub(r"(?:t|de|te)$", "", small)
    if not find.is_within and stem != small and stem + "en" in register.dictionary():
        return True
    cuts = range(4, len(small) - _LEAST_TAIL + 1)
    return any(register.is_ordinary(small[cut:]) and _opens_compound(small[:cut]) for cut in cuts)


def _opens_compound(part: str) -> bool:
    return part in register.dictionary() or part.removesuffix("s") in register.dictionary()


def _is_slip_of_first_name(find: Find) -> bool:
    """Refuse what is a first name of the source but for one letter: "Frankt vult aan"."""
    name = find.name
    if " " in name or len(name) < _LEAST_TAIL or find.is_within:
        return False
    return any(len(other) > 3 and name[:-1] == other for other in find.source.people.first_names)


def _is_department(find: Find) -> bool:
    return bool(_DEPARTMENT.match(find.name)) or find.behind.startswith("(s)")


def _is_in_a_thing(find: Find) -> bool:
    """Refuse a part of the words that the source abbreviates as a thing."""
    return any(find.name in full for full in find.source.things)


def _is_initials(find: Find) -> bool:
    if find.name in find.source.people.first_names or _INITIALS_WITH_PARTICLE.fullmatch(find.name):
        return True
    return 2 <= len(find.name) <= 5 and find.name.upper() in initials(find.source.people.names)


def initials(names: set[str]) -> frozenset[str]:
    """Return how minutes abbreviate people, in capitals: EVG, RK."""
    return _initials(frozenset(names))


@lru_cache(maxsize=8)
def _initials(names: frozenset[str]) -> frozenset[str]:
    return frozenset("".join(word[0] for word in re.split(r"[ -]+", name) if word).upper() for name in names)


def is_thing(name: str) -> bool:
    """Tell whether a name is a term of art or is named after a kind of thing."""
    if re.match(r"[A-ZÀ-Þ][\w-]* & [A-ZÀ-Þ]", name):
        return False
    words = [re.sub(r"['’]s$", "", word) for word in _WORD.findall(name) if len(word) > 1]
    *_, last = name.rsplit("-", 1)
    plain = register.is_ordinary(last) or is_term(name.split("-")[0])
    if last != name and last.islower() and plain and not is_body_word(last):
        return True  # "IP-adressen"
    if not words or names_thing(words):
        return not words or not (
            is_body_word(words[0]) or (len(words) > 2 and is_level(words[0]) and is_body_word(words[1]))
        )
    return any(is_term(word) for word in (words[0], words[-1])) and not _begins_or_ends_as_body(name)


def _stands_as_thing(find: Find) -> bool:
    return stands_as_thing(find.before, find.behind) and not _has_body_word(find)


def _is_abbreviated_thing(find: Find) -> bool:
    """Refuse an abbreviation in brackets behind ordinary words none of which is a body."""
    behind = _BRACKETS.search(find.before)
    if not behind or not find.behind.startswith(")") or " " in find.name or not find.name[-1:].isupper():
        return False
    word = behind["word"]
    return (word.islower() or is_thing_word(word)) and register.is_ordinary(word) and not is_body_word(word)


def _is_code(find: Find) -> bool:
    """Refuse capitals that a number makes a code, or that open a compound: "PRT-tafels"."""
    opens = find.name.isupper() and not find.is_sure and re.match(r"-[a-z]", find.behind) is not None
    return opens or _is_numbered(find)


def _is_numbered(find: Find) -> bool:
    """Tell whether capitals stand nearby as a code with a number: "AP15 Doelbinding (AP)"."""
    return find.name.isupper() and re.search(rf"\b{re.escape(find.name)}\d", find.around) is not None


def _is_of_a_place(find: Find) -> bool:
    """Refuse ordinary words before a place or country: "derdelanders Oekraïne", "Opvang Deventer"."""
    first, _, rest = find.name.partition(" ")
    if not rest or is_body_word(first) or not register.is_ordinary(first):
        return False
    place = rest in register.areas("land") or any(entity.kind != "organisatie" for entity in register.lookup(rest))
    return place and (not first.istitle() or first in NO_NAMES or not (find.is_within or find.is_sure))


def _is_unread(find: Find) -> bool:
    words = _WORD.findall(find.name)
    if any(is_glued(word) for word in words) or _NOT_PRINTED.search(find.name):
        return True
    if len(words) == 1 and not find.is_within and is_slip(words[0]):
        return True
    if find.name.isupper() and " " not in find.name and is_in_capitals(find.running, find.start, find.end):
        return True
    return is_among_garbage(find.running, find.start, find.end)


# Each row: what speaks against a body, and the test.
_AGAINST: tuple[tuple[str, Callable[[Find], bool]], ...] = (
    ("digits", lambda find: any(char.isdigit() for char in find.name)),
    ("no name", _is_no_name),
    ("an office", _is_office),
    ("ordinary words", _is_ordinary),
    ("a heading's word", _is_headings_word),
    ("a verb, a compound", _is_verb_or_compound),
    ("a slip of a first name", _is_slip_of_first_name),
    ("English", lambda find: is_english(find.running, find.start, find.end)),
    ("initials of people", _is_initials),
    ("a department, a kind of body", _is_department),
    ("part of a thing", _is_in_a_thing),
    ("a thing", lambda find: is_thing(find.name)),
    ("where a thing stands", _stands_as_thing),
    ("what the brackets abbreviate", _is_abbreviated_thing),
    ("a code", _is_code),
    ("a place", _is_of_a_place),
    ("unread", _is_unread),
)


def _is_persons_name(find: Find) -> bool:
    """Tell whether a find is a first name and a surname, without a word for a body."""
    words = find.name.split()
    if len(words) < 2 or _has_body_word(find):
        return False
    if words[0] not in register.first_names():
        return len(words) == 2 and _is_led_as_person(find, *words)
    return words[-1] in register.surnames() or not (register.is_ordinary(words[-1]) or register.lookup(words[-1]))


def _is_led_as_person(find: Find, first: str, last: str) -> bool:
    """Tell whether two words with a capital, the first unknown, are a person: by the surname, or people around."""
    if not (first.istitle() and last.istitle()) or register.is_ordinary(first) or register.lookup(first):
        return False
    if last in register.surnames():
        return True
    if register.is_ordinary(last) or register.lookup(last) or last in register.areas("land"):
        return False
    return bool(_LED.search(find.before)) and any(name in find.around for name in find.source.people.names)
