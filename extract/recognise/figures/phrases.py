"""Find the numbers in clean text that count or measure something."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.recognise.figures.joints import Phrase, phrases
from extract.recognise.figures.nouns import noun_after
from extract.recognise.figures.numerals import multiple_of
from extract.recognise.figures.passed import YEAR, pass_over
from extract.recognise.figures.surroundings import (
    is_duration,
    is_labelled,
    is_named,
    is_part,
    is_quantity,
    is_rough,
    is_surely_part,
    is_surely_quantity,
    is_weight,
    labelled_unit,
    subject_unit,
)
from extract.recognise.figures.tokens import Token, tokens
from extract.recognise.figures.units import MEASURES, UNIT_NAMES
from extract.text.sentences import sentences

_INHERITED = frozenset("plekken bedden personen woningen euro locaties".split())  # units that a bare figure takes over
_NEAR = 12  # figures of a sentence that a bare one is held against
_LEAST_SUM = 100  # a smaller number without a sign is no sum of money
_LEAST_WEIGHT = 20  # sums of money in tons are smaller
# Nouns of which a unit holds several or is several: each row the unit, how much of it one is, the noun.
_SCALED: tuple[tuple[str, float, str], ...] = (
    ("euro", 0.01, r" ?cent\b"),
    ("minuten", 15, r" kwartier(?:tje)?\b"),
)
_COMPILED = tuple((unit, by, re.compile(pattern)) for unit, by, pattern in _SCALED)
_DOTTED = re.compile(r"\d+\.(?:\d{1,2}|\d{4,})")  # "2.1" is a heading or version unless it measures something
_DECIMALS = (MEASURES - {"uur"}) | {"euro", "fte"}
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_QUARTER = re.compile(r" (?:kwartier(?:tje)?|uurtje)\b")  # with "een" always a stretch of time
_LONG = 7  # digits without points: a reference


@dataclass(slots=True)
class Amount:
    """A figure within a clean text: its slice, values and unit; `noun` tells whether a unit is printed with it."""

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None
    approximate: bool
    noun: bool


def amounts(text: str, before: Sequence[Amount] = ()) -> list[Amount]:
    """Return the figures of a clean text in order; dates, times, years, numbers of articles, pages, phones are none.

    `before` are those of the item before it in a list: a bare number counts what they count.
    """
    cut = tokens(text)
    if not cut:
        return []
    pass_over(text, cut)
    joined = list(phrases(text, cut))
    ends = [end for _, end in sentences(text)] if joined else []
    found: list[Amount] = []
    sentence: list[Amount] = []
    last = -1
    for phrase, (unit, end) in zip(joined, _units(text, cut, joined, ends), strict=True):
        at = bisect_right(ends, phrase.start)
        if at != last:
            found += _with_units(text, sentence, found or before, ends[last - 1] if last > 0 else 0)
            sentence, last = [], at
        if _counts(text, phrase, unit):
            sentence += _amounts_of(text, phrase, unit, end)
    return found + _with_units(text, sentence, found or before, ends[last - 1] if last > 0 else 0)


def _units(text: str, cut: list[Token], joined: list[Phrase], ends: list[int]) -> list[tuple[str | None, int]]:
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


def _amounts_of(text: str, phrase: Phrase, unit: str | None, end: int) -> Iterator[Amount]:
    """Yield the figure or the pair of figures that a phrase prints."""
    first, second = phrase.first, phrase.second
    start = phrase.start
    if text[start - 1 : start] == "[" and "]" in text[phrase.end : end]:
        start -= 1
    rough = first.plus or is_rough(text, start, phrase.end)
    by = next((by for _, by, pattern in _COMPILED if pattern.match(text, phrase.end)), 1.0)
    values = [token.value * by * _times(token, phrase, unit) for token in (first, second) if token]
    if phrase.kind == "share":
        yield Amount(start, end, round(100 * values[0] / values[1], 2), None, "procent", rough, True)
    elif phrase.kind == "range" and values[0] < values[1]:
        yield Amount(start, end, values[0], values[1], unit, rough, unit is not None)
    else:
        for value in values:
            yield Amount(start, end, value, None, unit, rough, unit is not None)


def _times(token: Token, phrase: Phrase, unit: str | None) -> float:
    """Return what multiplies a number: the first of a range shares "miljoen" with the second."""
    multiple = token.multiple
    if not multiple and phrase.second and phrase.kind in ("range", "change"):
        multiple = phrase.second.multiple
    return 1.0 if multiple == "ton" and unit == "ton" else multiple_of(multiple)


def _counts(text: str, phrase: Phrase, unit: str | None) -> bool:
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
        return not YEAR.fullmatch(printed) or unit in _INHERITED or is_surely_quantity(text, phrase.start)
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
    if _THOUSANDS.fullmatch(token.printed) or is_surely_part(text, start, phrase.end):
        return True
    big = not token.printed.isdigit() or token.value >= 10
    return big and (is_quantity(text, start, phrase.end) or is_labelled(text, start))


def _with_units(text: str, sentence: list[Amount], before: Sequence[Amount], begin: int) -> list[Amount]:
    """Give figures without a printed unit that of the nearest figure with one, else that of the subject before it.

    Those that none gives a unit are left out, but for pairs and numbers in thousands.
    """
    for index, amount in enumerate(sentence):
        if amount.unit is None:
            earlier = sentence[max(0, index - _NEAR) : index][::-1]
            later, past = sentence[index + 1 : index + 1 + _NEAR], before[-4:][::-1]
            label = None if earlier else labelled_unit(text, begin, amount.start)
            amount.unit = label or _inherited(text, amount, earlier, later, past) or subject_unit(text, amount.start)
    return [amount for amount in sentence if amount.unit or _speaks(text, amount)]


def _inherited(
    text: str, amount: Amount, earlier: list[Amount], later: list[Amount], past: Sequence[Amount]
) -> str | None:
    """Return the unit that a bare figure takes over from the nearest figure with one that can lend it."""
    if unit := _paired(text, amount, earlier):
        return unit
    part = is_part(text, amount.start) or is_surely_part(text, amount.start, amount.end)
    near = [*earlier, *past, *later] if part else [*earlier, *later, *past]
    units = (other.unit for other in near if other.noun and other.unit)
    if part:
        return next((unit for unit in units if unit not in MEASURES and unit != "euro"), None)
    lent = _INHERITED if amount.value >= _LEAST_SUM else _INHERITED - {"euro"}
    return next((unit for unit in units if unit in lent), None)


def _paired(text: str, amount: Amount, earlier: list[Amount]) -> str | None:
    """Return the unit of the one before in "twee dozen van 1000 blikken of vier van 5000"."""
    if not re.match(r"\w+ van \w+$", text[amount.start : amount.end]) or amount.value_max:
        return None
    if earlier and earlier[0].start == amount.start:
        return None
    return next((other.unit for other in earlier if other.noun and text.startswith(" van ", other.end)), None)


def _speaks(text: str, amount: Amount) -> bool:
    """Tell whether a figure without a unit says something nonetheless: "4x84", "12.500" but not "zaal Oranje 6.047"."""
    quote = text[amount.start : amount.end]
    return bool(re.search(r"\d\D+\d", quote)) and not (_THOUSANDS.fullmatch(quote) and is_named(text, amount.start))
