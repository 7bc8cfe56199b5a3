"""Print the moment that a mail was sent as Dutch mail programs do."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from email.utils import parsedate_tz
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAYS = "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


def printed_date(told: str) -> str:
    """Return the value of a field "Date" in Dutch, on the clock of who sent it; an empty text for what is no date."""
    with suppress(Exception):  # the standard library raises several kinds on what is no date
        if parts := parsedate_tz(told[:200].strip()):
            return printed_moment(dt.datetime(*parts[:6]))
    return ""


def printed_moment(moment: dt.datetime) -> str:
    """Return a moment as Dutch mail programs print it; seconds only where they are told."""
    return f"{printed_day(moment)} {moment:%H:%M:%S}" if moment.second else f"{printed_day(moment)} {moment:%H:%M}"


def printed_day(moment: dt.datetime) -> str:
    """Return the day of a moment: "maandag 3 juni 2024"."""
    return f"{DAYS[moment.weekday()]} {moment.day} {MONTHS[moment.month - 1]} {moment.year}"


def dutch_time(moment: dt.datetime) -> dt.datetime:
    """Return a moment that is told in UTC as clocks in the Netherlands showed it."""
    try:
        return moment.replace(tzinfo=dt.UTC).astimezone(ZoneInfo("Europe/Amsterdam")).replace(tzinfo=None)
    except (ZoneInfoNotFoundError, OverflowError):
        return moment
