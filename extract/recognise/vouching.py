"""Tell whether the words that stand where a person's name is expected are one, for each kind of evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus import register
from extract.recognise.nameparts import INITIAL, INITIALS, NAMES_WITH_TITLE, NO_NAMES, OFFICES, PARTICLE, ROLES

_STATED = re.compile(rf"(?:gemeente|provincie|ministerie|waterschap|stichting|{OFFICES}|{ROLES})\b", re.IGNORECASE)
_LEGAL_FORMS = frozenset("B.V. N.V. U.A. S.A. A.G. C.V. I.O.".split())


@dataclass(frozen=True)
class Claim:
    """A slice of `text` from `start` that may be the `name` of a person.

    `common` holds the words that the source also writes without a capital.
    """

    text: str
    start: int
    name: str
    common: frozenset[str]

    @cached_property
    def words(self) -> list[str]:
        """Return the words of the name, initials left out."""
        return re.findall(r"[^\W\d_]{2,}", self.name)

    @cached_property
    def bare(self) -> str:
        """Return the name without the initials before it."""
        return re.sub(rf"^{INITIALS}", "", self.name)

    @cached_property
    def behind(self) -> str:
        """Return the text right behind the name."""
        end = self.start + len(self.name)
        return self.text[end : end + 70]


def vouched(method: str, claim: Claim) -> bool:
    """Tell whether a claim passes the test of its kind of evidence."""
    first = claim.name.split(" ")[0]
    if not claim.words or (first in NO_NAMES and not _has_particle(claim.name) and not _is_titled(method, first)):
        return False
    if _is_begun_place(claim):
        return False
    return _TESTS[method](claim)


def _is_titled(method: str, word: str) -> bool:
    return method == "aanhef" and word in NAMES_WITH_TITLE


def _is_begun_place(claim: Claim) -> bool:
    """Tell whether a name is only the beginning of that of a gemeente: "burgemeester Berg en Dal"."""
    more = re.match(r" (?:en|aan|op|bij) (?:de[nr]? )?[A-Z][\w-]+", claim.behind)
    return more is not None and any(
        e.kind == "gemeente" for e in register.lookup(claim.name.split(" ")[-1] + more.group())
    )


def _behind_title(claim: Claim) -> bool:
    return claim.bare not in NO_NAMES or claim.bare in NAMES_WITH_TITLE


def _behind_office(claim: Claim) -> bool:
    """Refuse places, bodies and portfolios, and the "van" of "burgemeester van Houten"."""
    particle, surname_only = _has_particle(claim.bare), claim.bare == claim.name
    if register.lookup(claim.bare) or (not particle and register.lookup(claim.bare.split(" ")[0])):
        return False
    if surname_only and " " not in claim.bare:
        return claim.bare.lower() not in claim.common and claim.bare not in register.begrippen()
    return not (particle and claim.bare[0].islower() and surname_only)


def _with_initials(claim: Claim) -> bool:
    """Refuse headings behind a letter ("A. Opening"), words that the source writes small, and listed names."""
    listed = claim.text.endswith(("\n", ". ", ": "), 0, claim.start) or claim.start == 0
    single = len(re.findall(INITIAL, claim.name)) == 1
    if claim.bare.lower() in claim.common or register.lookup(claim.name):
        return False
    return not (listed and single) or _has_particle(claim.bare) or bool(re.match(r" ?[(,]", claim.behind))


def _with_first_name(claim: Claim) -> bool:
    first = claim.name.split(" ")[0]
    known = first in register.first_names() or first.split("-")[0] in register.first_names()
    if " " not in claim.name:
        return False
    return known and not register.lookup(claim.name) and claim.words[-1].lower() not in claim.common


def _before_brackets(claim: Claim) -> bool:
    plain = not any(word.lower() in claim.common for word in claim.words)
    return plain and not register.lookup(claim.name) and _is_affiliation(claim)


def _surname_first(claim: Claim) -> bool:
    surname, initials = re.split(rf",? (?={INITIAL})", claim.name, maxsplit=1)
    if initials in _LEGAL_FORMS or _STATED.match(surname):
        return False
    return not register.lookup(surname) or len(initials) > 2


def _particle_last(claim: Claim) -> bool:
    """Refuse words that the source writes small, and listed names; behind initials more is sure."""
    surname = re.split(r"[ ,]", claim.name)[0]
    return surname not in NO_NAMES and surname.lower() not in claim.common


def _among_members(claim: Claim) -> bool:
    """Refuse fields, listed names, and the places of "burgemeesters van Tiel en Ede"."""
    first = claim.words[0]
    if register.lookup(claim.bare) or (claim.name.startswith("van ") and register.lookup(claim.name[4:])):
        return False
    return first not in NO_NAMES and claim.words[-1].lower() not in claim.common


_TESTS: Mapping[str, Callable[[Claim], bool]] = {
    "aanhef": _behind_title,
    "leden": _among_members,
    "achteraan": _particle_last,
    "ambt": _behind_office,
    "rol": _behind_office,
    "voorletters": _with_initials,
    "voornaam": _with_first_name,
    "haakjes": _before_brackets,
    "omgekeerd": _surname_first,
}


def _is_affiliation(claim: Claim) -> bool:
    """Tell whether the brackets behind a name hold whom someone works for or what office they hold."""
    if claim.behind.startswith(", "):
        return bool(_STATED.match(claim.behind[2:]))
    inside = re.match(r" \(([^()\n]{2,60})\)", claim.behind)
    if not inside or "".join(word[0] for word in claim.words).lower() == inside[1].lower():
        return False
    known = any(entity.kind != "locatie" for entity in register.lookup(inside[1]))
    return known or bool(_STATED.match(inside[1]))


def _has_particle(name: str) -> bool:
    return bool(re.match(rf"{PARTICLE} ", name))
