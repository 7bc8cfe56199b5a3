"""Dutch numerals in running text: digits, words, multiples and fractions."""

from __future__ import annotations

import re
from functools import lru_cache

from text_to_num import text2num

DIGITS = r"\d{1,3}(?:\.\d{3})+(?![.\d])(?:,\d+)?|\d+(?:[.,]\d+)?"
_ONES = "nul één een twee drie vier vijf zes zeven acht negen"
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien"
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend"
_PARTS = "|".join(sorted(f"{_ONES} {_TEENS} {_TENS}".split(), key=len, reverse=True))
_TENS_NEXT = r"(?=twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)"
_PLAIN = rf"(?:(?:{_PARTS})(?:(?:{_PARTS})|[eë]n{_TENS_NEXT}|en(?=een|twee|drie|vier|vijf|tien|elf|twaalf))*)"
_AND_A_HALF = r"[eë]n(?:een)?half"
# Each row: the words (as a pattern, matched whole, small letters), their value.
SPECIAL: tuple[tuple[str, float], ...] = (
    (r"anderhal(?:f|ve)", 1.5),
    (r"(?:(?:een|één) )?hal(?:f|ve)", 0.5),
    (r"(?:(?:een|één) )?kwart(?= (?:miljoen|miljard|ton))", 0.25),
    (r"(?:een )?dozijn", 12),
    (r"(?:een )?tweetal", 2),
    (r"(?:een )?drietal", 3),
    (r"(?:een )?viertal", 4),
    (r"(?:een )?vijftal", 5),
    (r"(?:een )?zestal", 6),
    (r"(?:een )?zevental", 7),
    (r"(?:een )?achttal", 8),
    (r"(?:een )?negental", 9),
    (r"(?:een )?tiental", 10),
    (r"(?:een )?twaalftal", 12),
    (r"(?:een )?vijftiental", 15),
    (r"(?:een )?twintigtal", 20),
    (r"(?:een )?dertigtal", 30),
    (r"(?:een )?veertigtal", 40),
    (r"(?:een )?vijftigtal", 50),
    (r"(?:een )?honderdtal", 100),
)
# "een" is an article but in "een op de drie" and "binnen een jaar".
_ARTICLE = (
    r"een(?= op (?:de |elke )?(?!een\b|één\b)\w"
    r"| (?:jaar|maand|week|kwartaal|kwartier|uur(?:tje)?|dag|miljoen|miljard)\b)|een(?! )"
)
WORD = (
    r"(?:" + "|".join(pattern for pattern, _ in SPECIAL) + rf"|(?!een\b){_PLAIN}(?:{_AND_A_HALF})?|{_ARTICLE})(?![\w-])"
)
# Each row: the word behind a numeral, what it multiplies by. "k" does so only in sums of money.
MULTIPLES: tuple[tuple[str, float], ...] = (
    (r"miljard|mld\b\.?|mrd\b\.?", 1e9),
    (r"miljoen|mln\b\.?|mio\b\.?", 1e6),
    (r"ton", 1e5),
    (r"duizend", 1e3),
    (r"honderd", 1e2),
    (r"k", 1e3),
)
MULTIPLE = "|".join(pattern for pattern, _ in MULTIPLES)
_PARTS_OF_ONE = {
    "kwart": 4, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9, "tiende": 10
}  # fmt: skip
_COUNTS = {"een": 1, "één": 1, **{word: n for n, word in enumerate(_ONES.split()[3:], start=2)}}
# What goes on after a share; "een derde nota" is the third.
_WHOLE = (
    r"(?= (?:van|deel|gaat|is|wil|heeft|komt|minder|meer|betaalt|krijgt|draagt|werkt|woont|ligt|bestaat)\b|[.,;:)]|$)"
)
_DENOMINATORS = "derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende"
FRACTION = (
    r"(?:de helft(?!\w)|driekwart(?!\w)|(?:een|één) kwart(?! (?:miljoen|miljard|ton)|\w)|drie kwart(?!\w)"
    rf"|(?:een|één) ?(?:{_DENOMINATORS})(?:n|deel)?(?!\w){_WHOLE}"
    rf"|(?:twee|drie|vier|vijf|zes|zeven|acht|negen) ?(?:{_DENOMINATORS})n?(?!\w))"
)


@lru_cache(maxsize=10_000)
def value_of(numeral: str) -> float | None:
    """Return the value of a numeral in digits or words, None when it is none."""
    numeral = numeral.lower().strip()
    if numeral[:1].isdigit():
        return _of_digits(numeral)
    for pattern, value in SPECIAL:
        if re.fullmatch(pattern.split("(?= ")[0], numeral):
            return value
    half = re.fullmatch(rf"(een|één|twee|drie|\w+?){_AND_A_HALF}", numeral)
    whole = (half[1] if half else numeral).replace("één", "een")
    try:
        return float(text2num(re.sub(r"(twee|drie)en(?=\w)", r"\1ën", whole), "nl")) + bool(half) / 2
    except ValueError:
        return None


def _of_digits(numeral: str) -> float | None:
    if not re.fullmatch(rf"(?:{DIGITS})|\d{{1,3}}(?: \d{{3}})+(?:,\d+)?", numeral):
        return None
    whole, _, decimals = numeral.partition(",")
    if not re.fullmatch(r"\d+\.\d{1,2}|\d+\.\d{4,}", whole):
        whole = re.sub(r"[. ]", "", whole)
    return float(f"{whole}.{decimals}" if decimals else whole)


def share_of(fraction: str) -> float:
    """Return a fraction in words as a percentage, rounded to a whole one."""
    words = fraction.lower()
    if words == "de helft":
        return 50
    if words.endswith("kwart"):
        return 75 if words.startswith("drie") else 25
    below = next(part for word, part in _PARTS_OF_ONE.items() if word in words.removesuffix("deel"))
    above = next(count for word, count in _COUNTS.items() if words.startswith(word))
    return round(100 * above / below, 2)


def multiple_of(word: str | None) -> float:
    """Return what a word such as "miljoen" multiplies by."""
    return next((value for pattern, value in MULTIPLES if word and re.fullmatch(pattern, word.lower())), 1.0)
