"""Read the periods that a header, title, label or sentence speaks of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from extract.text.dates import MONTHS, find_dates

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FIRST = r"(?:1e|1ste|eerste|i)"
_SECOND = r"(?:2e|2de|tweede|ii)"
_HALF = r"(?:half\s?jaar|halve\s+jaar|jaarhelft|helft(?:\s+van)?)"
_ORDINALS = ("eerste", "tweede", "derde", "vierde")
_QUARTER = rf"(?P<n>[1-4]|{'|'.join(_ORDINALS)})(?:e|ste|de)?\s+(?:kwartaal|kw\b\.?)"
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_SHORT = r"(?:(?:\s?-\s?['’]?|\s?['’])(?P<yy>[123]\d)(?![\d.,:-])|\s(?P<yy2>[123]\d)(?=\s*(?:$|[)\],;–])))"
# Each row: a form of period, and what it is written as. The year may stand beside it or be that of the table where the
# form has none; `n` is the number of a quarter or week, `d` and `m` day and name of a month,
# `yy` a year of two digits.
_FORMS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), written)
    for pattern, written in (
        (rf"\b{_YEAR}\s?[-–/ ]\s?(?:II|H2)\b", "{year}-II"),
        (rf"\b{_YEAR}\s?[-–/ ]\s?(?:I|H1)\b", "{year}-I"),
        (rf"\b(?:II\s?[-–/ ]\s?{_YEAR}|H2(?:\s?[-–/ ]\s?(?P<year2>20\d\d))?)\b", "{year}-II"),
        (rf"\b(?:I\s?[-–/ ]\s?{_YEAR}|H1(?:\s?[-–/ ]\s?(?P<year2>20\d\d))?)\b", "{year}-I"),
        (rf"\b{_YEAR}\W{{1,3}}{_SECOND}\s+{_HALF}(?!\w)", "{year}-II"),
        (rf"\b{_YEAR}\W{{1,3}}{_FIRST}\s+{_HALF}(?!\w)", "{year}-I"),
        (rf"\b{_SECOND}\s+{_HALF}(?:\s+{_YEAR}\b)?(?!\w)", "{year}-II"),
        (rf"\b{_FIRST}\s+{_HALF}(?:\s+{_YEAR}\b)?(?!\w)", "{year}-I"),
        (rf"\b{_YEAR}\W{{1,3}}{_QUARTER}(?!\w)", "{year}-Q{n}"),
        (rf"\b{_QUARTER}(?:\s+(?:van\s+)?{_YEAR}\b)?(?!\w)", "{year}-Q{n}"),
        (rf"\b(?:[QK]|kwartaal\s)(?P<n>[1-4])(?:[\s/-]+{_YEAR})?\b", "{year}-Q{n}"),
        (rf"\b{_YEAR}\s?[-–]?\s?[QK](?P<n>[1-4])\b", "{year}-Q{n}"),
        (rf"\b{_YEAR}\W{{1,3}}(?:week|wk\.?)\s?(?P<n>[0-5]?\d)\b", "{year}-W{n:0>2}"),
        (rf"\b(?:week|wk\.?)\s?(?P<n>[0-5]?\d)\b(?:\W{{1,3}}{_YEAR}\b)?", "{year}-W{n:0>2}"),
        (rf"(?<!\d)(?P<d>[0-2]?\d|3[01])[ -](?P<m>{_NAMES})\b\.?{_SHORT}", "{year}-{m}-{d:0>2}"),
        (rf"(?<![\d.-])(?<!\d )\b(?P<m>{_NAMES})\b\.?{_SHORT}", "{year}-{m}"),
    )
)
_SPAN = r"(?<![\d.,])((?:19|20)\d\d)\s*{0}\s*((?:19|20)\d\d)(?![\d.,]?\d)"
_SPANS: tuple[tuple[re.Pattern[str], str], ...] = (  # two years together, an unbroken stretch, a season
    (re.compile(_SPAN.format(r"(?:\+|&|\ben\b)"), re.IGNORECASE), "{}+{}"),
    (re.compile(_SPAN.format(r"(?:[-–]|t/m|tot en met|\btot\b)"), re.IGNORECASE), "{}-{}"),
    (re.compile(_SPAN.format("/")), "{}/{}"),
)
_BARE_YEAR = re.compile(r"(?<![\d.,-])((?:19|20)\d\d)(?![\d.,-]?\d)")
_SHORT_YEAR = re.compile(r"(?<!\w)['’](\d\d)\b")
_MONTH = re.compile(rf"\b({_NAMES})\b", re.IGNORECASE)

_HALF_OF = re.compile(
    r"\b(?P<part>eerste|tweede)\s+(?:half\s?jaar|helft)(?:\s+van)?\s+(?P<year>20\d\d)|\b(?P<year2>20\d\d)-(?P<half>I{1,2})\b",
    re.IGNORECASE,
)


def period_in(text: str, year: int | None = None) -> str | None:
    """Return the period in `text`: "2024-09-01", "2024-II", "2024-Q3", "2024-W27", "2024-07", "2024" or "2025+2026".

    None when it has none. `year` is meant by a month, week, part of a year or day that is printed without one.
    """
    return next((found for find in _FINDERS if (found := find(text, year))), None)


def _form(text: str, year: int | None) -> str | None:
    for pattern, written in _FORMS:
        if found := pattern.search(text):
            said = found.groupdict()
            short = said.get("yy") or said.get("yy2")
            own = f"20{short}" if short else said.get("year") or said.get("year2") or year
            if own:
                return written.format(year=own, n=_number(said.get("n")), m=_month(said.get("m")), d=said.get("d"))
    return None


def _number(printed: str | None) -> str:
    """Return the number of a quarter ("3", "derde") or week ("07")."""
    word = (printed or "").lower()
    return str(_ORDINALS.index(word) + 1) if word in _ORDINALS else word


def _month(name: str | None) -> str:
    return f"{MONTHS[name.lower()]:02}" if name else ""


def _day(text: str, year: int | None) -> str | None:
    return next((hit.iso() for hit in find_dates(text) if hit.day and hit.year), None)


def _span(text: str, year: int | None) -> str | None:
    hits = ((pattern.search(text), written) for pattern, written in _SPANS)
    return next((written.format(*hit.groups()) for hit, written in hits if hit), None)


def _month_of_year(text: str, year: int | None) -> str | None:
    return next((hit.iso() for hit in find_dates(text) if hit.year), None)


def _bare_year(text: str, year: int | None) -> str | None:
    found = _BARE_YEAR.search(text)
    return found[1] if found else None


def _short_year(text: str, year: int | None) -> str | None:
    found = _SHORT_YEAR.search(text)
    return f"20{found[1]}" if found else None


def _yearless(text: str, year: int | None) -> str | None:
    """Return a day, or a month that is all of the text, in the year of the table."""
    if not year:
        return None
    if hit := next((hit for hit in find_dates(text) if hit.day), None):
        return f"{year}-{hit.month:02}-{hit.day:02}"
    found = _MONTH.fullmatch(text.strip(" .'"))
    return f"{year}-{MONTHS[found[1].lower()]:02}" if found else None


# Tried one after the other: the most exact first.
_FINDERS: tuple[Callable[[str, int | None], str | None], ...] = (
    _form,
    _day,
    _span,
    _month_of_year,
    _bare_year,
    _short_year,
    _yearless,
)


def year_in(text: str) -> int | None:
    """Return the first year that `text` speaks of, alone or within a date."""
    period = period_in(text)
    return int(period[:4]) if period else None


def periods_in(text: str, near: dt.date | None) -> list[tuple[int, int, str]]:
    """Return the days, months, half years and years in a text, with where; a day without year is the one nearest."""
    found: list[tuple[int, int, str]] = []
    for hit in find_dates(text):
        day = hit.date(near) if hit.day else None
        written = day.isoformat() if day else hit.iso()
        if written:
            found.append((hit.start, hit.end, written))
    for half in _HALF_OF.finditer(text):
        second = (half["part"] or "").lower() == "tweede" or half["half"] == "II"
        found.append((*half.span(), f"{half['year'] or half['year2']}-{'II' if second else 'I'}"))
    for year in _BARE_YEAR.finditer(text):
        if not any(start <= year.start() < end for start, end, _ in found):
            found.append((*year.span(), year[1]))
    return sorted(found)
