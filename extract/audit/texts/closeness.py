"""Tell how near two numbers are: in one unit, the same but for rounding, a slip of the pen, near, or far apart."""

from __future__ import annotations

from extract.audit.texts.facts import Fact
from extract.audit.texts.statements import Statement

NEAR = 0.05  # share by which a number told twice may differ and still be surely the same one
_ROUGH = 0.1  # share within which "ongeveer" is true
_LONGEST = 2.0  # how many times as large a number told wrong may be
_LEAST_DIGITS = 3  # digits of numbers in which a slip is no chance


def fits(said: Statement, value: float) -> bool:
    """Tell whether a figure is the number of a table as a writer may round it."""
    one, other = abs(said.value), abs(value)
    apart = abs(one - other)
    if apart <= 1e-9 * max(one, other):
        return True
    if said.approximate:
        return apart <= max(_ROUGH * max(one, other), said.round_to)
    if said.unit == "procent":
        return apart <= 0.5
    step = said.round_to
    return apart <= step / 2 if step >= 10 or step < 1 or other != int(other) else False


def slip(one: float, other: float) -> bool:
    """Tell whether two whole numbers differ by two digits changed about or by one digit."""
    a, b = f"{abs(one):.0f}".rstrip(), f"{abs(other):.0f}"
    if len(a) != len(b) or one != int(one) or other != int(other):
        return False
    wrong = [index for index, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(wrong) == 2 and wrong[1] - wrong[0] == 1:
        return a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
    return len(wrong) == 1 and len(a) >= _LEAST_DIGITS


def near(said: Statement, value: float) -> bool:
    """Tell whether a figure differs so little, or so, from a number that it must be the same one told wrong."""
    one, other = abs(said.value), abs(value)
    if said.unit == "procent":
        return abs(one - other) <= 3
    return abs(one - other) <= NEAR * max(one, other) or slip(one, other)


def within_reach(said: Statement, value: float) -> bool:
    """Tell whether a figure can be a number told wrong at all."""
    one, other = abs(said.value), abs(value)
    return bool(one and other) and 1 / _LONGEST <= one / other <= _LONGEST


def one_digit_more(one: float, other: float) -> bool:
    """Tell whether one whole number is the other with a digit too many."""
    a, b = sorted((f"{abs(one):.0f}", f"{abs(other):.0f}"), key=len)
    return len(b) == len(a) + 1 and any(b[:at] + b[at + 1 :] == a for at in range(len(b)))


def same_unit(said: Statement, fact: Fact) -> bool:
    """Tell whether a sentence and a table count the same: shares, money, inhabitants, or things and people."""
    if "procent" in (said.unit, fact.unit):
        return said.unit == fact.unit
    if said.unit == "euro" or fact.unit == "euro":
        return (
            said.unit == fact.unit
            or (said.unit is None and fact.unit == "euro")
            or (said.unit == "euro" and fact.unit is None)
        )
    if fact.theme == "inwoners" or said.unit == "inwoners":
        return fact.theme == "inwoners" and said.unit in ("inwoners", None)
    return True
