"""Find organisations named once in full and then by a part of that name: "de Expertgroep", "Arcade"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus import register
from extract.recognise.hits import Hit, occurrences
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
