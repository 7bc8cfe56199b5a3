"""Find in a promise the words that say by when."""

from __future__ import annotations

import re

from extract.text.dates import MONTHS

_MONTH = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b"
_DAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?\d{1,2}"
_YEAR = r"(?:\s+(?:19|20)\d\d)?"
# Each row: a way to say by when; the words are shown as they are printed.
_WAYS: tuple[str, ...] = (
    rf"(?:uiterlijk|v[oó]{{2}}r|voor|per|op|in|eind|begin|medio|half|tot)\s+(?:(?:op|in|eind|begin|medio|voor)\s+)?"
    rf"(?:{_DAY}\s+)?{_MONTH}{_YEAR}",
    r"(?:uiterlijk|v[oó]{2}r|voor|per|op|tot)\s+(?:op\s+)?\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d\d)",
    r"(?:uiterlijk\s+)?(?:voor|na|in)\s+(?:de|het)\s+(?:zomer|kerst|herfst|voorjaar|najaar|zomerreces|kerstreces|reces)\b",
    r"(?:(?:in|op|voor|tijdens|bij)\s+(?:de|het|een)\s+)?(?:volgend|eerstvolgend|komend)e?\s+"
    r"(?:week|maand|jaar|vergadering|overleg|bijeenkomst|keer)\b",
    r"zo\s+(?:snel|spoedig)\s+mogelijk|z\.?s\.?m\.?(?!\w)|op\s+korte\s+termijn|binnenkort\b|(?:deze|nog\s+deze)\s+week\b",
    r"vandaag\b|morgen\b",
)
_BY_WHEN = tuple(re.compile(rf"(?<!\w)(?:{way})", re.IGNORECASE) for way in _WAYS)


def by_when(quote: str) -> str:
    """Return the words of a promise that say by when, "" where none do."""
    for way in _BY_WHEN:
        if found := way.search(quote):
            return " ".join(found.group().split())
    return ""
