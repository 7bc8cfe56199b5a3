"""Find organisations named once in full and then by a part of that name: "de Expertgroep", "Arcade"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from corpus import register
from extract.recognise.hits import Hit, occurrences
from extract.recognise.organisations.believed import is_thing
from extract.recognise.organisations.kinds import is_head
from extract.recognise.persons.parts import NO_NAMES
from extract.recognise.running import Running

_CAP = r"[A-ZÀ-Þ][\w&'’-]{2,40}"
# Each row: which part stands for the whole later, and the words in full.
_FULL: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "kop",
        re.compile(
            rf"(?<![\w-])(?P<part>(?:Expert|Stuur|Werk|Regie|Project|Klankbord|Kern|Advies)groep|Taskforce|Commissie|Adviesraad"
            rf"|Adviescollege|Samenwerkingsverband|Kennisplatform|Inspectie) (?:voor |van )?(?:de |het )?{_CAP}"
        ),
    ),
    (
        "naam",
        re.compile(
            r"(?<![\w-])[Ww]oning(?:bouw)?(?:corporatie|stichting|vereniging)"
            rf" (?P<part>{_CAP}(?: {_CAP})?)(?! [A-Z])(?!\w)"
        ),
    ),
)

# A kind that is so special that it stands for the whole: "de Dorpsraad", "de Architectuurboard".
_COMPOUND = re.compile(
    r"[A-ZÀ-Þ][a-zß-ÿ]{3,30}(?:raad|board|beraad|kring|fonds|platform|vereniging|groep|tafel|comité|bedrijf)"
)
_LEAST = 4  # letters of a name that stands alone


def named_again(texts: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return what names in `texts` may be cut down to: the part that is left, how ("kop", "naam") and the whole."""
    found: dict[str, tuple[str, str]] = {}
    for text in texts:
        for how, pattern in _FULL:
            for match in pattern.finditer(text):
                found.setdefault(match["part"], (how, match.group()))
    return found


def find_again(running: Running, names: Mapping[str, tuple[str, str]], common: frozenset[str]) -> list[Hit]:
    """Return where such a part stands alone: a head only behind an article, a name where it is no other word."""
    hits: list[Hit] = []
    for start, end in occurrences(running, names):
        part = running.text[start:end]
        how, whole = names[part]
        if how == "kop":
            fits = bool(re.search(r"\b(?:de|het) $", running.text[max(0, start - 5) : start]))
            fits = fits and not re.match(r" (?:van |voor )?(?:de |het )?[A-Z]|-", running.text[end : end + 12])
        else:
            fits = not any(word.lower() in common for word in part.split(" ")) and not register.lookup(part)
        if fits and not running.is_barred(start, end):
            hits.append(
                Hit(start, end, "organisatie", "vorm:herhaald", score=0.6, name=whole if how == "kop" else part)
            )
    return hits


def shortened(texts: Sequence[Running], hits: Sequence[Iterable[Hit]]) -> dict[str, tuple[str, str]]:
    """Return what the bodies found may be cut down to, as `named_again` does: the name or the kind alone."""
    found: dict[str, tuple[str, str]] = {}
    for running, each in zip(texts, hits, strict=True):
        for hit in each:
            whole = running.text[hit.start : hit.end]
            kind, _, name = whole.partition(" ")
            if hit.kind != "organisatie" or hit.ids or not name or not _is_kind(kind):
                continue
            if _COMPOUND.fullmatch(kind):
                found.setdefault(kind, ("kop", whole))
            if _may_be_name(name):
                found.setdefault(name, ("naam", whole))
    return found


def _is_kind(word: str) -> bool:
    return is_head(word) or word in ("Stichting", "Vereniging", "Coöperatie") or word.lower() == "stichting"


def _may_be_name(name: str) -> bool:
    """Tell whether what stands behind the word for a kind is a name by itself, no subject, place or person."""
    words = name.split(" ")
    if not name[0].isupper() or len(name) < _LEAST or register.lookup(name) or is_thing(name):
        return False
    if len(words) > 1:
        area = any(register.lookup(word) or word in register.place_gemeenten() for word in words)
        return words[0] in ("De", "Het") or not (area or words[0] in register.first_names())
    if name.lower() in register.dictionary() or name in NO_NAMES:
        return False
    known = name in register.surnames() or name in register.first_names() or name in register.place_gemeenten()
    return not known and name not in register.areas("streek")
