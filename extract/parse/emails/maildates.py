"""Read the moment that a mail was sent, as Dutch and English mail programs print it."""

from __future__ import annotations

import datetime as dt
import re

from extract.text.dates import find_dates

_CLOCK = re.compile(
    r"(?:\s|,|\bom\b|\bat\b|T|@|-)*(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?:[:.](?P<second>[0-5]\d))?(?!\d)",
    re.IGNORECASE,
)
_HALF = re.compile(r"\s*(?P<half>[ap])\.?m\b", re.IGNORECASE)
_ISO_T = re.compile(r"(?<=\d)T(?=\d\d:)")
# Month first: only where the words around say that an English (American) program wrote it.
_AMERICAN = re.compile(r"\b(?P<month>1[0-2]|0?[1-9])/(?P<day>[12]\d|3[01]|0?[1-9])/(?P<year>(?:19|20)\d\d)\b")
_ENGLISH = re.compile(r"\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)\b|\d\s*[ap]\.?m\b", re.IGNORECASE)


def sent_at(text: str) -> dt.datetime | None:
    """Return the first moment in `text` whose day and time are both printed, or its day at midnight, or None."""
    text = _ISO_T.sub(" ", text)
    if found := _american(text):
        return found
    days = [(hit, day) for hit in find_dates(text) if (day := hit.date())]
    for hit, day in days:
        if hit.time:
            hour = _hour(hit.time.hour, _HALF.match(text, hit.end))
            return dt.datetime.combine(day, hit.time.replace(hour=hour))
        if moment := _moment(day, text, hit.end):
            return moment
    return dt.datetime.combine(days[0][1], dt.time()) if days else None


def has_time(text: str) -> bool:
    """Tell whether `text` prints a day with a time of day behind it, as mail programs do and letters do not."""
    text = _ISO_T.sub(" ", text)
    for american in _AMERICAN.finditer(text):
        if _CLOCK.match(text, american.end()):
            return True
    return any(hit.time or _CLOCK.match(text, hit.end) for hit in find_dates(text) if hit.day)


def _american(text: str) -> dt.datetime | None:
    """Return the moment of a date that is printed month first."""
    match = _AMERICAN.search(text)
    if not match or not (_ENGLISH.search(text) or int(match["day"]) > 12):
        return None
    try:
        day = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return _moment(day, text, match.end()) or dt.datetime.combine(day, dt.time())


def _moment(day: dt.date, text: str, after: int) -> dt.datetime | None:
    """Return `day` with the time printed at `after`, None when none is."""
    clock = _CLOCK.match(text, after)
    if not clock:
        return None
    hour = _hour(int(clock["hour"]), _HALF.match(text, clock.end()))
    return dt.datetime.combine(day, dt.time(hour, int(clock["minute"]), int(clock["second"] or 0)))


def _hour(hour: int, half: re.Match[str] | None) -> int:
    """Return the hour of the day, told from "AM" or "PM" where that is printed."""
    if half and 1 <= hour <= 12:
        return hour % 12 + (12 if half["half"] in "pP" else 0)
    return hour
