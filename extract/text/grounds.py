"""Grounds of the Woo and the Wob for making something unreadable: how they are printed, and their one spelling."""

from __future__ import annotations

import re
from functools import cache

from corpus.register import woo_gronden

_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende")
_NAMED_PARAGRAPH = rf"\s*,?\s*(?:{'|'.join(_ORDINALS)})\s+lid|\s*[.,]?\s*lid\s*[1-7]|\s*\(\s*[1-7]\s*\)"
_PARAGRAPH = rf"(?:{_NAMED_PARAGRAPH}|\s*[.,]?\s*[1-7])(?!\d)"
_PARAGRAPH_APART = rf"(?:{_NAMED_PARAGRAPH}|\s*[.,]\s*[1-7])(?!\d)"  # 10 and 11 run together with a digit are a number
_LETTER = (
    r"\s*[.,]?\s*(?:(?:aanhef\s+en\s+)?(?:sub|onderdeel|onder)\s*)?"
    r"(?:\(\s*[a-j]\s*\)|(?:[a-df-j]|ee?)(?![a-z]))"
)
_LAW = r"(?:[\s,]*(?:van\s+de\s+)?(?:Woo|Wob)\b)?"
_ARTICLE = r"(?:art(?:ikel|\.)?\s*)?"
_OUTSIDE = r"(?:valt\s+)?buiten\s+(?:de\s+)?(?:reikwijdte|(?:het\s+)?verzoek)(?:\s+(?:van\s+het\s+)?verzoek)?"
_SURE = (
    rf"5\s?\.\s?[12]{_PARAGRAPH}(?:{_LETTER})?{_LAW}|1[01]{_PARAGRAPH_APART}{_LETTER}{_LAW}"
    rf"|11\s*,?\s*(?:lid\s*[12]|(?:eerste|tweede)\s+lid){_LAW}|{_OUTSIDE}"
)
GROUND = rf"{_ARTICLE}(?:{_SURE})"
WORDS = (
    r"(?:eerbiediging\s+(?:van\s+de\s+)?)?persoonlijke\s+levenssfeer|privacy|persoonlijke\s+beleidsopvatting(?:en)?"
    r"|intern\s+beraad|BRV|AVG|dubbel|doublure|reeds\s+openbaar"
)
# Between square brackets also what elsewhere may be a number; not between round ones: "(11.2)".
_BRACKETED = rf"{_ARTICLE}(?:{_SURE}|1[01]\.[12](?!\d){_LAW}|5\.2(?!\d){_LAW}|{WORDS})"
_AND = r"(?:\s*[,;/&+|]\s*|\s+en\s+|\s+of\s+|\s+)"
GROUNDS = rf"{GROUND}(?:{_AND}{GROUND}){{0,5}}"
BRACKETED_GROUNDS = rf"{_BRACKETED}(?:{_AND}{_BRACKETED}){{0,5}}"
OUTSIDE = "buiten verzoek"
_ONE = re.compile(_BRACKETED, re.IGNORECASE)
_ALL = re.compile(rf"{_BRACKETED}(?:{_AND}{_BRACKETED})*", re.IGNORECASE)
_WITHIN = re.compile(rf"(?<![\w.])(?:{GROUNDS})(?!\w)", re.IGNORECASE)
_WORN = re.compile(r"[5s]\.?\s?1\.?\s?2\.?\s?[ec]e?")  # as a stamp read from a picture loses dots, and e for c
_OLD = re.compile(r"\(?(1[01])\)?\s*\(?\s*([12])\s*([a-g])\s*\)?")  # (10)(2e)
_BETWEEN = "; "
_NO_GROUND = ("concept", "bv")  # on the register's list, but as often something else
_CALLED = {
    "persoonlijke levenssfeer": "5.1.2e",
    "eerbiediging persoonlijke levenssfeer": "5.1.2e",
    "eerbiediging van de persoonlijke levenssfeer": "5.1.2e",
    "privacy": "5.1.2e",
    "persoonlijke beleidsopvatting": "5.2",
    "persoonlijke beleidsopvattingen": "5.2",
    "intern beraad": "5.2",
}


def normal_ground(printed: str) -> str | None:
    """Return a ground as "5.1.2e", "10.2.g" or "buiten verzoek", from any spelling of it; None when it is none.

    Several that are printed together are parted by a semicolon.
    """
    folded = " ".join(printed.lower().replace("¢", "e").split()).strip(" []\\.,:;|")
    bare = folded.strip("()") if folded.count("(") != 1 or folded.startswith("(") else folded
    bare = bare.strip(" .,")
    if old := _OLD.fullmatch(folded):
        return f"{old[1]}.{old[2]}.{old[3]}"
    for text in (folded, bare):
        if _ALL.fullmatch(text):
            return _BETWEEN.join(dict.fromkeys(_normal(match.group()) for match in _ONE.finditer(text)))
    return "5.1.2e" if _WORN.fullmatch(bare) else _in_words().get(bare)


def ground_within(printed: str) -> str | None:
    """Return the ground that is printed among other words: "[naam gelakt op grond van 5.1.2e]"; None without one."""
    found = _WITHIN.search(printed)
    return normal_ground(found.group()) if found else None


@cache
def _in_words() -> dict[str, str]:
    """Return the grounds by what the register and people call them, in small letters."""
    rows = woo_gronden().items()
    called = {variant.lower(): code for code, row in rows for variant in row["variants"].split(";")}
    return {
        name: OUTSIDE if code == "BRV" else code for name, code in called.items() if name not in _NO_GROUND
    } | _CALLED


def _normal(printed: str) -> str:
    """Return the one spelling of a ground in small letters."""
    if called := _in_words().get(" ".join(printed.split())):
        return called
    if "buiten" in printed:
        return OUTSIDE
    for number, word in enumerate(_ORDINALS, start=1):
        printed = printed.replace(word, str(number))
    printed = re.sub(r"art(?:ikel|\.)?|lid|aanhef|en\b|sub|onderdeel|onder|van\s+de|woo|wob", " ", printed)
    digits = re.findall(r"1[01]|\d", printed)
    letter = (re.findall(r"[a-j]", printed) or [""])[0]
    if digits[0] == "5":
        return ".".join(digits[:3]) + letter
    return ".".join([*digits[:2], letter]).rstrip(".")


def grounds_in(ground: str | None) -> list[str]:
    """Return the single grounds of a redaction."""
    return ground.split(_BETWEEN) if ground else []


def meaning_of(ground: str | None) -> str | None:
    """Return what a ground protects, in the words of the register; None where it has none."""
    register = woo_gronden()
    meanings = [register["BRV" if one == OUTSIDE else one]["meaning"] for one in grounds_in(ground) if _known(one)]
    return _BETWEEN.join(meanings) or None


def _known(ground: str) -> bool:
    return ground == OUTSIDE or ground in woo_gronden()
