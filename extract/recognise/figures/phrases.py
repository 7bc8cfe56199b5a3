"""Find the numbers in clean text that count or measure something."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from extract.recognise.figures.amount import Amount
from extract.recognise.figures.counting import counts
from extract.recognise.figures.joints import Phrase, phrases
from extract.recognise.figures.lending import with_units
from extract.recognise.figures.numerals import multiple_of
from extract.recognise.figures.passed import pass_over
from extract.recognise.figures.printed import part_of_unit, printed_units
from extract.recognise.figures.surroundings import is_rough
from extract.recognise.figures.tokens import Token, tokens
from extract.text.sentences import sentences


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
    for phrase, (unit, end) in zip(joined, printed_units(text, cut, joined, ends), strict=True):
        at = bisect_right(ends, phrase.start)
        if at != last:
            found += with_units(text, sentence, found or before, ends[last - 1] if last > 0 else 0)
            sentence, last = [], at
        if counts(text, phrase, unit):
            sentence += _amounts_of(text, phrase, unit, end)
    return found + with_units(text, sentence, found or before, ends[last - 1] if last > 0 else 0)


def _amounts_of(text: str, phrase: Phrase, unit: str | None, end: int) -> Iterator[Amount]:
    """Yield the figure or the pair of figures that a phrase prints."""
    first, second = phrase.first, phrase.second
    start = phrase.start
    if text[start - 1 : start] == "[" and "]" in text[phrase.end : end]:
        start -= 1
    rough = first.plus or is_rough(text, start, phrase.end)
    by = part_of_unit(text, phrase.end)
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
