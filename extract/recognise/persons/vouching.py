"""Tell whether the words that stand where a person's name is expected are one, for each kind of evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from corpus import register
from extract.recognise.organisations.kinds import is_body_word
from extract.recognise.persons.parts import INITIAL, INITIALS, NAMES_WITH_TITLE, NO_NAMES, OFFICES, PARTICLE, ROLES
from extract.recognise.persons.speaking import acts, speaks

_STATED = re.compile(rf"(?:gemeente|provincie|ministerie|waterschap|stichting|{OFFICES}|{ROLES})\b", re.IGNORECASE)
_PARTICLE_WORD = re.compile(r"(?:[Vv]an|[Dd]e[rn]?|[Hh]et|[Tt]e[rn]?|[Ii]n|[Oo]p|[Vv]on|[Ee]l|[Dd]i|[Dd]u|[Ll][ae])")
_OF_NO_GEMEENTE = re.compile(  # who holds these offices bears the name behind them: it is no place's
    r"\b(?:[Gg]edeputeerde|[Ss]tatenlid|[Kk]amerlid|[Mm]inister|[Ss]taatssecretaris|[Dd]ijkgraaf|[Hh]eemraad) $"
)
_ADDRESSED = re.compile(r"\b(?:Van|Aan|[Cc][Cc]|From|To|Bcc) ?:[^\n]*$")
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
        """Return the words of the name, initials and what stands before a surname left out."""
        found = re.findall(r"[^\W\d_]{2,}", self.name)
        return [word for word in found if not _PARTICLE_WORD.fullmatch(word)] or found[-1:]

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
    if (
        surname_only
        and _OF_NO_GEMEENTE.search(claim.text, max(0, claim.start - 24), claim.start)
        and ({entity.kind for entity in register.lookup(claim.bare)} == {"gemeente"})
    ):
        return True
    if register.lookup(claim.bare) or (not particle and register.lookup(claim.bare.split(" ")[0])):
        return False
    if surname_only and " " not in claim.bare:
        return claim.bare.lower() not in claim.common and claim.bare not in register.begrippen()
    return not (particle and claim.bare[0].islower() and surname_only)


def _behind_role(claim: Claim) -> bool:
    """Want a name that is known in part, or initials: a role also heads what it is a role in ("voorzitter Regio X")."""
    first, last = claim.words[0], claim.words[-1]
    if _has_particle(claim.name):
        return _behind_office(claim) and (not claim.name.startswith("De ") or f"de {last}" in register.surnames())
    known = first in register.first_names() or last in register.surnames() or claim.bare != claim.name
    if any(is_body_word(word) for word in claim.words):
        return False
    unlike = any(register.is_ordinary(word) or word.isupper() or register.lookup(word) for word in claim.words)
    return _behind_office(claim) and (known or not unlike) and not _is_plain(first)


def _is_plain(word: str) -> bool:
    """Tell whether a word is ordinary Dutch and no known name."""
    return register.is_ordinary(word) and word not in register.first_names() and word not in register.surnames()


def _with_initials(claim: Claim) -> bool:
    """Refuse headings behind a letter ("A. Opening"), words that the source writes small, and listed names."""
    listed = claim.start == 0 or claim.text.endswith(("\n", ". "), 0, claim.start)
    single = len(re.findall(INITIAL, claim.name)) == 1
    if (claim.bare.lower() in claim.common and claim.bare not in register.surnames()) or register.lookup(claim.name):
        return False
    if not (listed and single) or _has_particle(claim.bare) or re.match(r" ?[(,]", claim.behind):
        return True
    return not any(register.is_ordinary(word) for word in claim.words)


def _with_first_name(claim: Claim) -> bool:
    first = claim.name.split(" ")[0]
    known = first in register.first_names() or first.split("-")[0] in register.first_names()
    if " " not in claim.name:
        return False
    ordinary = claim.words[-1].lower() in claim.common and not re.search(rf" {PARTICLE} [A-ZÀ-Þ]", claim.name)
    return known and not register.lookup(claim.name) and not ordinary


def _before_brackets(claim: Claim) -> bool:
    plain = not any(word.lower() in claim.common or is_body_word(word) for word in claim.words)
    named = claim.words[-1] in register.surnames() or re.search(rf" {PARTICLE} [A-ZÀ-Þ]", claim.name)
    if _is_plain(claim.words[0]) and not named:  # "Regio Twente (Enschede)"
        return False
    return plain and not register.lookup(claim.name) and _is_affiliation(claim)


def _surname_first(claim: Claim) -> bool:
    surname, initials = re.split(rf",? (?={INITIAL})", claim.name, maxsplit=1)
    if initials in _LEGAL_FORMS or _STATED.match(surname) or surname in NO_NAMES:
        return False
    if "," not in claim.name and len(initials) == 2:  # "Kalma P.", no "Bijlage A."
        ends = re.match(r" \(| [-–] |[;,\n]|$", claim.behind)
        return bool(ends) and not register.is_ordinary(surname) and not register.lookup(surname)
    return not register.lookup(surname) or len(initials) > 2


def _surname_comma_first(claim: Claim) -> bool:
    """Want a known first name behind the comma, and no ordinary word or body before it."""
    surname, first = claim.name.split(", ")
    if surname in NO_NAMES:
        return False
    if first.split(" ")[0] not in register.first_names():
        strange = not any(register.is_ordinary(word) or register.lookup(word) for word in claim.words)
        return strange and bool(_ADDRESSED.search(claim.text, claim.text.rfind("\n", 0, claim.start) + 1, claim.start))
    listed = any(e.kind == "organisatie" for e in register.lookup(surname)) or surname in register.first_names()
    return not listed and (surname in register.surnames() or not register.is_ordinary(surname))


def _of_paper(claim: Claim) -> bool:
    """Refuse what a motion or amendment is called by its subject: "motie Vreemd", "amendement Groene daken"."""
    last = claim.words[-1]
    if register.lookup(claim.bare) or any(word in NO_NAMES for word in claim.words):
        return False
    if not register.is_ordinary(last) or re.match(r"[Vv]an de[nr] |[Tt]e[nr] ", claim.bare):
        return True
    ends = re.match(r" (?:c\.s\.|en |\(|over |inzake )|[,.;\n)]|$", claim.behind)
    return bool(ends) and (_has_particle(claim.bare) or last in register.surnames())


def _in_field(claim: Claim) -> bool:
    """Want a known name in a field for one, or two words or more that are no ordinary ones and no body's."""
    if register.lookup(claim.bare) or any(word in NO_NAMES for word in claim.words):
        return False
    if _is_known(claim):
        return len(claim.words) > 1 or not register.is_ordinary(claim.words[0]) or claim.name in register.first_names()
    return len(claim.words) > 1 and not any(
        register.is_ordinary(word) or word.isupper() or register.lookup(word) for word in claim.words
    )


def _by_mouth(claim: Claim) -> bool:
    if register.lookup(claim.bare) or claim.bare in NO_NAMES or claim.words[-1].isupper():
        return False
    if _has_particle(claim.bare):
        return not _is_plain(claim.words[-1])
    stated = claim.text.endswith("monde van ", 0, claim.start)
    return not any(_is_plain(word) for word in claim.words) and (stated or _is_known(claim))


def _is_known(claim: Claim) -> bool:
    known = claim.words[-1] in register.surnames() or claim.words[0] in register.first_names()
    return known or claim.bare != claim.name


def _in_capitals(claim: Claim) -> bool:
    return not any(re.fullmatch(rf"{OFFICES}|{ROLES}", word.title()) for word in claim.words)


def _speaking(claim: Claim) -> bool:
    """Want a surname with what stands before it, and the verb of someone who speaks."""
    end = claim.start + len(claim.name)
    surname, particle = claim.words[-1], claim.name.split(" ")[0]
    if not acts(claim.text, claim.start, end) or surname in NO_NAMES or is_place_name(claim.name):
        return False
    if particle == "De":
        return surname in register.surnames() or f"de {surname}" in register.surnames()
    if register.lookup(surname) and particle == "Van":
        return speaks(claim.text, claim.start, end)
    return not _is_plain(surname) or bool(re.match(r"Van de[nr] |Te[nr] ", claim.name))


def _particle_last(claim: Claim) -> bool:
    """Refuse words that the source writes small, and listed names; behind initials more is sure."""
    surname = re.split(r"[ ,]", claim.name)[0]
    return surname not in NO_NAMES and surname.lower() not in claim.common


def _among_members(claim: Claim) -> bool:
    first = claim.words[0]
    if claim.bare[0].islower() and _is_place(claim.bare.split(" ")[-1]):  # "de burgemeesters van Putten en Ede"
        return False
    return first not in NO_NAMES and not register.lookup(claim.bare) and claim.words[-1].lower() not in claim.common


_TESTS: Mapping[str, Callable[[Claim], bool]] = {
    "aanhef": _behind_title,
    "leden": _among_members,
    "achteraan": _particle_last,
    "ambt": _behind_office,
    "rol": _behind_role,
    "voorletters": _with_initials,
    "voornaam": _with_first_name,
    "haakjes": _before_brackets,
    "omgekeerd": _surname_first,
    "komma": _surname_comma_first,
    "stuk": _of_paper,
    "veld": _in_field,
    "mond": _by_mouth,
    "hoofdletters": _in_capitals,
    "spreekt": _speaking,
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


def _is_place(name: str) -> bool:
    return any(entity.kind in ("gemeente", "provincie") for entity in register.lookup(name))


def is_place_name(name: str) -> bool:
    """Tell whether the whole of a name with what looks like a particle is that of a town: "Ter Apel", "Den Helder"."""
    return bool(register.lookup(name)) or name in register.places() or name in register.place_gemeenten()


def _has_particle(name: str) -> bool:
    return bool(re.match(rf"{PARTICLE} ", name))
