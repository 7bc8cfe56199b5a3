"""Find dates and times in Dutch text, and say which day they mean."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january",
            "februari feb febr february",
            "maart mrt mar march",
            "april apr",
            "mei may",
            "juni jun june",
            "juli jul july",
            "augustus aug august",
            "september sep sept",
            "oktober okt oct october",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = (
    r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
    r"\.?,?\s+"
)
_YEAR = r"(?P<year>(?:19|20)\d\d|['’‘´]\d\d)\b"
_TIME = r"(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?"
# Each row: a form of date; `year`, `month` and `day` are its groups, of which day or year may be absent.
_FORMS = (
    rf"(?:{_WEEKDAY})?(?<!['’‘´])(?P<day>[0-3]?\d)(?:e|ste|de)?[ \u00a0\n-]+(?P<month>{_MONTH})\b\.?"
    rf"(?:,?[ \n-]*{_YEAR})?",
    r"\b(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)\b",
    r"\b(?P<day>[0-3]?\d)\s?[-/]\s?(?P<month>[01]?\d)\s?[-/]\s?(?P<year>(?:19|20)\d\d|['’‘´]?\d\d)\b(?![-/])",
    r"\b(?P<day>[0-3]\d)\.(?P<month>[01]\d)\.(?P<year>(?:19|20)\d\d)\b",
    rf"\b(?P<month>{_MONTH})\b\.?[ \n]*{_YEAR}",
    rf"\b(?P<month>{_MONTH})\s+(?P<day>[0-3]?\d),\s*(?P<year>(?:19|20)\d\d)\b",
    r"(?<![\d.-])(?P<year>20[0-4]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
)
_DATES = tuple(re.compile(rf"(?<![\w]){form}", re.IGNORECASE) for form in _FORMS)
_DIGIT = re.compile(r"\d")
_AFTER_DATE = re.compile(rf"\s*(?:,|om|at)?\s*{_TIME}(?!\d)")
_TIMES = re.compile(
    rf"(?<![\d.,:-]){_TIME}(?:\s*(?:u(?:ur)?\b\.?))?\s*(?:[-–—]|tot(?:\s+(?:circa|ca\.?))?|t/m)\s*"
    r"(?P<to_hour>[01]?\d|2[0-4])[:.](?P<to_minute>[0-5]\d)(?!\d)(?:\s*(?:u(?:ur)?|h)\b)?"
    rf"|(?<![\d.,:-]){_TIME.replace('<', '<one_')}\s*(?:u(?:ur)?|h)\b"
    rf"|(?<![\d.,:-])(?P<bare_hour>[01]?\d|2[0-4]):(?P<bare_minute>[0-5]\d)(?![\d:])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateHit:
    """A date as printed at `start` to `end`; year or day are None where it does not say them."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    time: dt.time | None = None

    def date(self, near: dt.date | None = None) -> dt.date | None:
        """Return the day meant; a date without year is the one closest to `near`, None when that is not given."""
        if self.day is None:
            return None
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        if near is None:
            return None
        days = [_date(near.year + shift, self.month, self.day) for shift in (-1, 0, 1)]
        return min((day for day in days if day), key=lambda day: abs(day - near), default=None)

    def iso(self) -> str | None:
        """Return "2024-07-13", or "2024-07" where no day is printed; None without year."""
        if self.year is None:
            return None
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


@dataclass(frozen=True, slots=True)
class TimeHit:
    """A time or a stretch of time, as "12:30"; `until` is None for a single one."""

    start: int
    end: int
    since: str
    until: str | None


def find_dates(text: str) -> list[DateHit]:
    """Return the dates in `text` in order, none within another; numbers that are no date ("4645 bedden") are none."""
    hits: list[DateHit] = []
    if not _DIGIT.search(text):
        return hits
    for form in _DATES:
        for match in form.finditer(text):
            hit = _hit(text, match)
            if hit and not any(hit.start < other.end and other.start < hit.end for other in hits):
                hits.append(hit)
    return sorted(hits, key=lambda hit: hit.start)


def first_date(text: str, near: dt.date | None = None) -> dt.date | None:
    """Return the first full date in `text`."""
    return next((day for hit in find_dates(text) if (day := hit.date(near))), None)


def find_times(text: str) -> Iterator[TimeHit]:
    """Yield times of day ("14.30 uur", "12.30 – 13.30 uur", "9:00"); amounts such as "12.30 euro" are none."""
    for match in _TIMES.finditer(text):
        if match["hour"]:
            until = _clock(match["to_hour"], match["to_minute"])
            yield TimeHit(*match.span(), _clock(match["hour"], match["minute"]), until)
        else:
            form = "one" if match["one_hour"] else "bare"
            yield TimeHit(*match.span(), _clock(match[f"{form}_hour"], match[f"{form}_minute"]), None)


def _clock(hour: str, minute: str) -> str:
    return f"{int(hour):02}:{minute}"


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _hit(text: str, match: re.Match[str]) -> DateHit | None:
    """Return the date that `match` prints, with the time right after it, or None when there is no such day."""
    parts = match.groupdict()
    month = int(parts["month"]) if parts["month"].isdigit() else MONTHS[parts["month"].lower()]
    year = _year(parts.get("year"))
    day = int(parts["day"]) if parts.get("day") else None
    if not _date(year or 2024, month, day or 1):
        return None
    clock = _AFTER_DATE.match(text, match.end())
    if clock and int(clock["hour"]) < 24 and day:
        time = dt.time(int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 0))
        return DateHit(match.start(), clock.end(), year, month, day, time)
    return DateHit(match.start(), match.end(), year, month, day)


def _year(printed: str | None) -> int | None:
    """Return a year of four digits: two-digit years lie between 1970 and 2069."""
    if not printed:
        return None
    digits = printed.lstrip("'’‘´")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 70 else 2000)
