"""Write the numbers of lists: in digits, letters or Roman numerals."""

from __future__ import annotations

MOST = 32_767  # what a list of Word counts to
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def written(count: int, form: str) -> str:
    """Return a number in a form of Office Open XML ("decimal", "lowerLetter", …); in digits when that is unknown."""
    count = max(-MOST, min(MOST, count))
    forms = {
        "none": "",
        "bullet": "",
        "decimalZero": f"{count:02d}",
        "lowerLetter": _letters(count),
        "upperLetter": _letters(count).upper(),
        "lowerRoman": _roman(count),
        "upperRoman": _roman(count).upper(),
        "ordinal": f"{count}e",
    }
    return forms.get(form, str(count))


def _letters(count: int) -> str:
    """Return a to z, then aa, bb, as Word counts."""
    if count < 1:
        return ""
    times, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * min(times + 1, 30)


def _roman(count: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        times, count = divmod(max(0, count), value)
        text += sign * times
    return text
