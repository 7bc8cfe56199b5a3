"""Find the unit printed with a number: marks, money, weights, nouns, and what the last of a list says for all."""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.recognise.figures.joints import Phrase
from extract.recognise.figures.nouns import noun_after
from extract.recognise.figures.numerals import multiple_of
from extract.recognise.figures.surroundings import is_weight
from extract.recognise.figures.tokens import Token

_LEAST_WEIGHT = 20  # sums of money in tons are smaller
# Nouns of which a unit holds several or is several: each row the unit, how much of it one is, the noun.
_SCALED: tuple[tuple[str, float, str], ...] = (
    ("euro", 0.01, r" ?cent\b"),
    ("minuten", 15, r" kwartier(?:tje)?\b"),
)
_COMPILED = tuple((unit, by, re.compile(pattern)) for unit, by, pattern in _SCALED)


def printed_units(text: str, cut: list[Token], joined: list[Phrase], ends: list[int]) -> list[tuple[str | None, int]]:
    """Return the unit printed with each phrase and where it ends; of a list, that behind its last number."""
    starts = [token.start for token in cut if not token.code]
    units: list[tuple[str | None, int]] = []
    shared: str | None = None
    for phrase in reversed(joined):
        at, following = bisect_right(ends, phrase.start), bisect_right(starts, phrase.end - 1)
        until = min(
            ends[at] if at < len(ends) else len(text), starts[following] if following < len(starts) else len(text)
        )
        unit, end = _unit(text, phrase, max(until, phrase.end))
        in_list = phrase.listed in ("and", "or") or (phrase.listed == "list" and units and units[-1][1] < 0)
        if unit is None and shared and in_list and not _article(phrase):
            units.append((shared, -end))
        else:
            shared = unit if not phrase.first.unit or phrase.first.unit != "euro" else None
            units.append((unit, end))
    return [(unit, abs(end)) for unit, end in reversed(units)]


def _unit(text: str, phrase: Phrase, end: int) -> tuple[str | None, int]:
    """Return the unit printed with a phrase and where it ends: money and marks, else a noun behind it."""
    first, last = phrase.first, phrase.second or phrase.first
    stop = phrase.end
    if unit := last.unit or first.unit:
        return unit, stop
    if phrase.kind == "share":
        noun = noun_after(text, stop, end, one=False)
        return "procent", noun[1] if noun and noun[1] - stop < 20 else stop
    for scaled, _, pattern in _COMPILED:
        if match := pattern.match(text, stop):
            return scaled, match.end()
    if _is_weight(text, last, stop):
        return "ton", stop
    if text[stop : stop + 1] in ("]", ")") and text[phrase.start - 1 : phrase.start] in ("[", "("):
        stop += 1
    noun = noun_after(text, stop, end, one=last.value == 1 and not last.multiple)
    if noun is None and multiple_of(last.multiple) > 1000:
        return "euro", phrase.end
    return noun or (None, phrase.end)


def _is_weight(text: str, token: Token, end: int) -> bool:
    return token.multiple == "ton" and (token.value >= _LEAST_WEIGHT or is_weight(text, token.start, end))


def _article(phrase: Phrase) -> bool:
    return phrase.first.printed in ("een", "één", "1") and phrase.second is None


def part_of_unit(text: str, end: int) -> float:
    """Return how much of its unit the noun behind a number is: a cent is 0.01 euro."""
    return next((by for _, by, pattern in _COMPILED if pattern.match(text, end)), 1.0)
