"""Read the number of a cell, also where words stand beside it: what is certain, and what is but likely."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.text.numbers import NUMBER, parse_number
from models import Cell

DOUBTFUL = 0.5  # the highest score of what the print does not surely say
_ABOUT = re.compile(
    r"(?:ca\.?|circa|ongeveer|ong\.|ruim|±|\+/-|~|max\.?|maximaal|min\.?|minimaal|<|>)\s*", re.IGNORECASE
)
_BEFORE_WORDS = re.compile(
    rf"(?P<number>[-−–]?(?:{NUMBER})%?)\s*(?P<words>(?:plekken|plaatsen|personen|woningen|bedden|inwoners|amv|p)\b\.?)?"
    r"\s*(?P<aside>\([^()]*\))?",
    re.IGNORECASE,
)


class Amount(NamedTuple):
    """A number, and how surely the print says it."""

    value: float
    score: float = 1.0


def amount_in(text: str) -> Amount | None:
    """Return the number that a text prints, None where it prints none, a range or several.

    "ca. 40" and "120 (waarvan 20 amv)" say 40 and 120, not surely; "40 plekken" says 40.
    """
    if number := parse_number(text):
        return Amount(number.value, DOUBTFUL if number.uncertain else 1.0)
    about = _ABOUT.match(text.strip())
    found = _BEFORE_WORDS.fullmatch(text.strip()[about.end() if about else 0 :])
    number = parse_number(found["number"]) if found else None
    if not found or not number:
        return None
    return Amount(number.value, DOUBTFUL if about or found["aside"] or number.uncertain else 1.0)


def amount_of(cell: Cell) -> Amount | None:
    """Return the number of a body cell; one that was not surely read is doubtful."""
    amount = amount_in(cell.text) if cell.value is None else Amount(cell.value, cell.score)
    return Amount(amount.value, min(amount.score, DOUBTFUL)) if amount and cell.uncertain else amount
