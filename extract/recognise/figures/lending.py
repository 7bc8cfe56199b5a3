"""Give bare figures the unit of a label, a whole, a neighbour or a subject that stands before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.recognise.figures.amount import Amount
from extract.recognise.figures.counting import THOUSANDS
from extract.recognise.figures.surroundings import is_named, is_part, is_surely_part, labelled_unit, subject_unit
from extract.recognise.figures.units import LENT, MEASURES

_LEAST_SUM = 100  # a smaller number without a sign is no sum of money
_NEAR = 12  # figures of a sentence that a bare one is held against


def with_units(text: str, sentence: list[Amount], before: Sequence[Amount], begin: int) -> list[Amount]:
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
    lent = LENT if amount.value >= _LEAST_SUM else LENT - {"euro"}
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
    return bool(re.search(r"\d\D+\d", quote)) and not (THOUSANDS.fullmatch(quote) and is_named(text, amount.start))
