"""Tell which numbers are amounts: those with a noun, and bare ones that the words around them make so."""

from __future__ import annotations

import re

from extract.recognise.figures.joints import Phrase
from extract.recognise.figures.passed import YEAR
from extract.recognise.figures.surroundings import (
    is_duration,
    is_labelled,
    is_quantity,
    is_rough,
    is_surely_part,
    is_surely_quantity,
)
from extract.recognise.figures.units import LENT, MEASURES, UNIT_NAMES

THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_DOTTED = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})")  # "2.1" is a heading or version unless it measures something
_DECIMALS = (MEASURES - {"uur"}) | {"euro", "fte"}
_QUARTER = re.compile(r" (?:kwartier(?:tje)?|uurtje)\b")  # with "een" always a stretch of time
_LONG = 7  # digits without points: a reference


def counts(text: str, phrase: Phrase, unit: str | None) -> bool:
    """Tell an amount from a year, a label, the article "een", and from a bare number that nothing makes one."""
    first, second = phrase.first, phrase.second
    printed = first.printed
    if phrase.kind == "share":
        return True
    if second is None and printed == "een" and not first.multiple and not _QUARTER.match(text, first.end):
        return unit in MEASURES and is_duration(text, phrase.start)
    if second is None and first.word and "hal" in printed and unit is None and not first.multiple:
        return False
    if any(
        _DOTTED.fullmatch(token.printed) for token in (first, second) if token and not (token.unit or token.multiple)
    ):
        return unit in _DECIMALS
    if second is not None:
        return _pair_counts(text, phrase, unit)
    if unit is not None:
        return not YEAR.fullmatch(printed) or unit in LENT or is_surely_quantity(text, phrase.start)
    return _bare_counts(text, phrase)


def _pair_counts(text: str, phrase: Phrase, unit: str | None) -> bool:
    """Tell whether two numbers without a noun are amounts: "25-9" is a day, "4 van 9" a page, "3-1" a score."""
    plainly_of = phrase.kind == "out of" and not phrase.first.word and text.startswith(" van ", phrase.first.end)
    if plainly_of and not re.match(r" van (?:de|alle|onze|in totaal) ", text[phrase.first.end : phrase.first.end + 20]):
        return unit in UNIT_NAMES
    if unit is not None:
        return phrase.kind != "range" or not YEAR.fullmatch(phrase.first.printed)
    if phrase.kind == "range":
        between = text[phrase.first.end : phrase.first.end + 4] == " en "
        return between or bool(phrase.first.multiple) or is_rough(text, phrase.start, phrase.end)
    if phrase.kind == "out of":
        return True
    if phrase.kind == "times":
        return phrase.first.value < 100
    return phrase.kind == "change" and not YEAR.fullmatch(phrase.first.printed)


def _bare_counts(text: str, phrase: Phrase) -> bool:
    """Tell whether one number without a noun is an amount by the words before it."""
    token, start = phrase.first, phrase.start
    if token.multiple:
        return True
    if token.word:
        part = token.value > 1 and is_surely_part(text, start, phrase.end)
        return part or phrase.end > token.end or (token.value >= 10 and is_labelled(text, start))
    if YEAR.fullmatch(token.printed):
        return is_surely_quantity(text, start)
    if len(token.printed) >= _LONG and token.printed.isdigit():
        return False
    if text[start - 1 : start] == "[":
        return False
    if THOUSANDS.fullmatch(token.printed) or is_surely_part(text, start, phrase.end):
        return True
    big = not token.printed.isdigit() or token.value >= 10
    return big and (is_quantity(text, start, phrase.end) or is_labelled(text, start))
