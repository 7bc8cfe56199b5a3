"""Dutch numerals in running text: digits, words, multiples and fractions."""

from __future__ import annotations

import re

from text_to_num import text2num

from extract.text.numbers import NUMBER

_ONES = (
    "nul één een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien"
)
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend"
_TEEN = "|".join(sorted((_ONES + " " + _TENS).split(), key=len, reverse=True))
WORD = rf"(?:(?:{_TEEN}|en(?=(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig))+)"
# Each row: the words, their value.
SPECIAL: tuple[tuple[str, float], ...] = (
    (r"anderhal(?:f|ve)", 1.5),
    (r"(?:een |één )?half", 0.5),
    (r"(?:een )?tweetal", 2),
    (r"(?:een )?drietal", 3),
    (r"(?:een )?viertal", 4),
    (r"(?:een )?vijftal", 5),
    (r"(?:een )?zestal", 6),
    (r"(?:een )?tiental", 10),
    (r"(?:een )?dozijn", 12),
)
_PART = r"(?= (?:van|deel|gaat|is|wil|heeft|komt)\b|[.,;:)]|$)"  # "een derde nota" is the third
# Fractions of a whole are percentages.
FRACTIONS: tuple[tuple[str, float], ...] = (
    (r"de helft", 50),
    (rf"(?:een|één) derde{_PART}", 33),
    (rf"twee derde{_PART}", 67),
    (r"(?:een|één) kwart(?!\w)", 25),
    (r"(?:driekwart|drie kwart)(?!\w)", 75),
    (rf"(?:een|één) vijfde{_PART}", 20),
)
MULTIPLES: tuple[tuple[str, float], ...] = (
    (r"miljard|mld\.?", 1e9),
    (r"miljoen|mln\.?|mio", 1e6),
    (r"ton", 1e5),
    (r"duizend", 1e3),
)
_SPECIAL = "|".join(pattern for pattern, _ in SPECIAL)
NUMERAL = rf"(?:{NUMBER}|{_SPECIAL}|{WORD})"
MULTIPLE = "|".join(pattern for pattern, _ in MULTIPLES)


def value_of(numeral: str) -> float | None:
    """Return the value of a numeral in digits or words, None when it is none."""
    numeral = numeral.lower().strip()
    if numeral[:1].isdigit():
        if not re.fullmatch(NUMBER, numeral):
            return None
        return float(re.sub(r"[.  ]", "", numeral).replace(",", "."))
    for pattern, value in SPECIAL:
        if re.fullmatch(pattern, numeral):
            return value
    try:
        return float(text2num(numeral.replace("één", "een"), "nl"))
    except ValueError:
        return None


def multiple_of(word: str | None) -> float:
    """Return what a word such as "miljoen" multiplies by."""
    return next((value for pattern, value in MULTIPLES if word and re.fullmatch(pattern, word.lower())), 1.0)
