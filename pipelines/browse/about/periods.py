"""Turn a period, as records have it, into days and into words: 2024-II is the second half of 2024."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december".split()
)  # fmt: skip
_NTH = ("eerste", "tweede", "derde", "vierde")
_EARLIEST, _LATEST = 1800, 2200  # years outside are no years


class Span(NamedTuple):
    """A stretch of time, both days included, and what readers call it."""

    since: dt.date
    until: dt.date
    said: str
    per: str = "op een dag"  # how long it is, in words

    @property
    def middle(self) -> dt.date:
        """Return the day in the middle."""
        return self.since + (self.until - self.since) / 2

    @property
    def is_day(self) -> bool:
        """Tell whether it is one day."""
        return self.since == self.until


def day_span(day: dt.date) -> Span:
    """Return a single day as a stretch of time."""
    return Span(day, day, f"{day.day}-{day.month}-{day.year}")


@lru_cache(maxsize=4096)
def span_of(period: str | None) -> Span | None:
    """Return the stretch of time that a period means, None where it is not one that can be told."""
    for pattern, made in _FORMS:
        found = re.fullmatch(pattern, period or "")
        if found and all(_EARLIEST <= int(year) <= _LATEST for year in re.findall(r"\d{4}", found[0])):
            try:
                return made(*found.groups())
            except ValueError:  # a thirteenth month
                return None
    return None


def _day(year: str, month: str, day: str) -> Span:
    return day_span(dt.date(int(year), int(month), int(day)))


def _month(year: str, month: str) -> Span:
    first, last = _months(int(year), int(month), int(month))
    return Span(first, last, f"{_MONTHS[first.month - 1]} {year}", "per maand")


def _half(year: str, half: str) -> Span:
    nth = len(half)
    return Span(*_months(int(year), 6 * nth - 5, 6 * nth), f"{_NTH[nth - 1]} helft {year}", "per half jaar")


def _quarter(year: str, nth: str) -> Span:
    return Span(
        *_months(int(year), 3 * int(nth) - 2, 3 * int(nth)), f"{_NTH[int(nth) - 1]} kwartaal {year}", "per kwartaal"
    )


def _week(year: str, week: str) -> Span:
    monday = dt.date.fromisocalendar(int(year), int(week), 1)
    return Span(monday, monday + dt.timedelta(6), f"week {int(week)} van {year}", "per week")


def _year(year: str) -> Span:
    return Span(*_months(int(year), 1, 12), year, "per jaar")


def _years(first: str, joined: str, last: str) -> Span:
    since, until = sorted((int(first), int(last)))
    word = {"+": " en ", "-": " tot en met ", "/": "/"}[joined]
    return Span(dt.date(since, 1, 1), dt.date(until, 12, 31), f"{first}{word}{last}", "over jaren")


def _months(year: int, first: int, last: int) -> tuple[dt.date, dt.date]:
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


# Each row: a form of period, and what makes it a stretch of time.
_FORMS: tuple[tuple[str, Callable[..., Span]], ...] = (
    (r"(\d{4})-(\d\d)-(\d\d)", _day),
    (r"(\d{4})-(\d\d)", _month),
    (r"(\d{4})-(II?)", _half),
    (r"(\d{4})-Q([1-4])", _quarter),
    (r"(\d{4})-W(\d\d)", _week),
    (r"(\d{4})", _year),
    (r"(\d{4})([+/-])(\d{4})", _years),
)
