"""Read a person's name as printed into its parts, and tell whether two forms can be one name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from corpus import register

_TITLES = re.compile(
    r"(?:(?:de |den )?(?:heren|heer|hr|dhr|dames|mevrouw|mevr|mw|drs|dr|ir|ing|mr|prof|jhr|jkvr|ds)\b\.? ?)+",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "van de den der het ten ter te in op aan bij tot la le du von zu el al ben di dos da 't ’t 's ’s".split()
)
_WORN = re.compile(r"\b[vV]\.? ?[/.]? ?[dD]\.?(?= |$)")  # v.d., v/d, vd: van de, van den or van der
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ][a-z]{0,2}\.-?)+|[A-ZÀ-Þ]")
_BETWEEN = re.compile(r" ?[-–] ?")
_SURNAMES = re.compile(r"[-–][a-z]")  # Bos-de Wit: no first name before a surname
_ANY = "vd"
_LEAST = 2  # letters of a surname
_LONG = 6  # letters of a second surname in which one may be a slip


@dataclass(frozen=True)
class PersonName:
    """The parts of a name, folded: `main` and `second` surname, tussenvoegsels, first name, initials of all of them."""

    main: str
    particles: str = ""
    second: str = ""
    first: str = ""
    initials: str = ""

    @property
    def is_bare(self) -> bool:
        """Tell whether it is a surname and no more."""
        return not self.initials

    def joined(self, other: PersonName) -> PersonName:
        """Return the fullest name that two forms of it make."""
        return PersonName(
            self.main,
            max(self.particles, other.particles, key=lambda each: (each != _ANY, each)),
            max(self.second, other.second),
            max(self.first, other.first),
            max(self.initials, other.initials, key=lambda each: (len(each), each)),
        )


def fold(text: str) -> str:
    """Return the letters of `text` in lower case, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if letter.isalpha())


@lru_cache(maxsize=8_000)
def name_of(printed: str, *, bare: bool = False) -> PersonName | None:
    """Return the parts of a name as printed, None when it holds none; with `bare` its words are all surname.

    "J.P. van der Berg", "Berg, van der, J.P.", "Berg J.P. van der" and "Jan van der Berg-Bos" are all read.
    """
    text = _WORN.sub("vd", " ".join(printed.split()))
    text = _TITLES.sub("", text, count=1) if _TITLES.match(text) else text
    given, surname = _apart(text.strip(" ,;:()"), bare)
    parts = [part for part in _BETWEEN.split(" ".join(surname)) if part]
    if not parts:
        return None
    particles, main = _without_particles(parts[0])
    second = _without_particles(parts[-1])[1] if len(parts) > 1 else ""
    if len(main) < _LEAST or main in _PARTICLES:
        return None
    letters = [fold(piece)[:1] for word in given for piece in _pieces(word)]
    whole = [word for word in given if not _INITIALS.fullmatch(word)]
    first = fold(re.split(r"[-–]", whole[0])[0]) if whole and whole[0] == given[0] else ""
    return PersonName(main, particles, second, first, "".join(letters))


def surname_of(printed: str, *, bare: bool = False) -> str:
    """Return the surname in a name as printed, tussenvoegsels before it."""
    text = " ".join(_TITLES.sub("", " ".join(printed.split()), count=1).split())
    return " ".join(_apart(text.strip(" ,;:()"), bare)[1])


def fullness(printed: str, *, bare: bool = False) -> tuple[bool, int, bool, bool, bool, int, str]:
    """Return how full a name is printed: first name, initials, both surnames, tussenvoegsels whole, the usual order."""
    name = name_of(printed, bare=bare) or PersonName("")
    whole, usual = _ANY not in name.particles, "," not in printed
    return bool(name.first), len(name.initials), bool(name.second), whole, usual, -len(printed), printed


def may_be_one(one: PersonName, other: PersonName, *, same_seat: bool = False) -> bool:
    """Tell whether two forms can be one person's name.

    With `same_seat` both held the one seat of a body: then a first name need not begin as the initials do ("Hans",
    "J.H."): it may be a name to be called by.
    """
    if one.main != other.main or not _same_particles(one.particles, other.particles):
        return False
    if one.second and other.second and not _nearly(one.second, other.second):
        return False
    if one.first and other.first and one.first != other.first:
        return False
    if one.initials.startswith(other.initials) or other.initials.startswith(one.initials):
        return True
    return same_seat and bool(one.first) != bool(other.first)


def _apart(text: str, bare: bool) -> tuple[list[str], list[str]]:
    """Return the words of the given names, and those of the surname with its tussenvoegsels in front."""
    if "," in text:
        surname, rest = text.split(",", 1)
        words = rest.replace(",", " ").split()
        particles = [word for word in words if _is_particle(word)]
        return [word for word in words if word not in particles], particles + surname.split()
    words = re.sub(r"(?<=\.)(?=[A-ZÀ-Þ][a-zß-ÿ]{2})", " ", text).split()
    if len(words) > 1 and not _is_initials(words[0]) and any("." in w and _is_initials(w) for w in words[1:]):
        return _surname_first(words)
    return _given_first(words, bare)


def _surname_first(words: list[str]) -> tuple[list[str], list[str]]:
    """Return given and surname of "Berg J.P. van der" and "Raak van A.A.", or of "Jan P. Bos" after all."""
    at = next(index for index, word in enumerate(words) if index and "." in word and _is_initials(word))
    if any(not _is_particle(word) and not _is_initials(word) for word in words[at:]):
        return _given_first(words, bare=False)
    particles = [word for word in words if _is_particle(word)]
    return [w for w in words if _is_initials(w)], particles + [
        word for word in words if not _is_particle(word) and not _is_initials(word)
    ]


def _given_first(words: list[str], bare: bool) -> tuple[list[str], list[str]]:
    """Return given and surname of "J.P. Bos", "Jan Peter Bos" and "Bos"."""
    at = 0
    while at < len(words) - 1 and _is_initials(words[at]):
        at += 1
    if at == 0 and not bare and len(words) > 1 and not (_is_particle(words[0]) or _SURNAMES.search(words[0])):
        at = 1
        while at < len(words) - 1 and (_is_initials(words[at]) or _is_first_name(words[at], words[at + 1])):
            at += 1
    return words[:at], words[at:]


def _is_first_name(word: str, after: str) -> bool:
    return word in register.first_names() and not _BETWEEN.match(after)


def _is_initials(word: str) -> bool:
    return bool(_INITIALS.fullmatch(word))


def _is_particle(word: str) -> bool:
    return word.casefold() in _PARTICLES or word == _ANY


def _pieces(word: str) -> list[str]:
    """Return the names that a word of the given names holds: J.P. two, Jan-Peter two, Ch. one."""
    return [piece for piece in re.split(r"[-–.]", word) if piece]


def _without_particles(part: str) -> tuple[str, str]:
    """Return the tussenvoegsels before a surname, and the surname folded."""
    words = part.split()
    at = 0
    while at < len(words) - 1 and _is_particle(words[at]):
        at += 1
    return " ".join(word.casefold().replace("’", "'") for word in words[:at]), fold(" ".join(words[at:]))


def _same_particles(one: str, other: str) -> bool:
    return one == other or (_ANY in (one, other) and one[:1] == other[:1] == "v")


def _nearly(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) >= _LONG and DamerauLevenshtein.distance(one, other) == 1)
