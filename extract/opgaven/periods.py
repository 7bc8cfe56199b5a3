"""Read the period that a header, title or label speaks of."""

from __future__ import annotations

import re

from extract.text.dates import MONTHS, find_dates

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FIRST = r"(?:1e|1ste|eerste|i)"
_SECOND = r"(?:2e|2de|tweede|ii)"
_HALF = r"(?:half\s?jaar|halve\s+jaar|helft(?:\s+van)?)"
# Each row: a form of period, and what it is written as; the group `year` is put in, `n` the number of a quarter.
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (rf"\b{_YEAR}\s?[-–/ ]\s?(?:II|H2)\b", "{year}-II"),
        (rf"\b{_YEAR}\s?[-–/ ]\s?(?:I|H1)\b", "{year}-I"),
        (rf"\b{_YEAR}\W{{1,3}}{_SECOND}\s+{_HALF}(?!\w)", "{year}-II"),
        (rf"\b{_YEAR}\W{{1,3}}{_FIRST}\s+{_HALF}(?!\w)", "{year}-I"),
        (rf"\b{_SECOND}\s+{_HALF}\s+{_YEAR}\b|\bH2\s+(?P<year2>20\d\d)\b", "{year}-II"),
        (rf"\b{_FIRST}\s+{_HALF}\s+{_YEAR}\b|\bH1\s+(?P<year2>20\d\d)\b", "{year}-I"),
        (rf"\b(?:[QK](?P<n>[1-4])|(?P<n2>[1-4])e\s+(?:kwartaal|kw\.?))[\s-]+{_YEAR}\b", "{year}-Q{n}"),
        (rf"\b{_YEAR}\s?[-–]?\s?[QK](?P<n>[1-4])\b", "{year}-Q{n}"),
    )
)
_BOTH = re.compile(r"(?<![\d.,])((?:19|20)\d\d)\s*(?:\+|&|\ben\b)\s*((?:19|20)\d\d)(?![\d.,]?\d)")
_BARE_YEAR = re.compile(r"(?<![\d.,-])((?:19|20)\d\d)(?![\d.,-]?\d)")
_MONTH = re.compile(rf"\b({'|'.join(sorted(MONTHS, key=len, reverse=True))})\b", re.IGNORECASE)


def period_in(text: str, year: int | None = None) -> str | None:
    """Return the period in `text`: "2024-09-01", "2024-II", "2024-07", "2024" or "2025+2026"; None when it has none.

    `year` is meant by a month that is printed without one.
    """
    for pattern, written in _FORMS:
        if found := pattern.search(text):
            groups = found.groupdict()
            return written.format(year=groups["year"] or groups.get("year2"), n=groups.get("n") or groups.get("n2"))
    hits = find_dates(text)
    if day := next((hit.iso() for hit in hits if hit.day and hit.year), None):
        return day
    if found := _BOTH.search(text):
        return f"{found[1]}+{found[2]}"
    if month := next((hit.iso() for hit in hits if hit.year), None):
        return month
    if found := _BARE_YEAR.search(text):
        return found[1]
    if year and (found := _MONTH.fullmatch(text.strip(" .'"))):
        return f"{year}-{MONTHS[found[1].lower()]:02}"
    return None


def year_in(text: str) -> int | None:
    """Return the first year that `text` speaks of, alone or within a date."""
    period = period_in(text)
    return int(period[:4]) if period else None
