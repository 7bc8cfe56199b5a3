"""Print what cells hold the Dutch way, as the format of the cell tells: numbers, percentages, days and times."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

DIGITS = 15  # of a number: what a spreadsheet keeps, and shows no noise in
_SINCE_1900, _SINCE_1904 = dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1)
_NO_SUCH_DAY = 60  # 29 February 1900, which spreadsheets count
_SECONDS = 86_400
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETED = re.compile(r"\[(?!(?:h+|m+|s+)\])[^\]]*\]", re.IGNORECASE)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_GROUPED = re.compile(r"[#0?],[#0?]{3}")
# What the numbers of formats mean that no file spells out.
_BUILT_IN = {
    **dict.fromkeys((3, 4, 37, 38, 39, 40), "#,##0"),
    **dict.fromkeys((9, 10), "0%"),
    **dict.fromkeys((*range(14, 18), *range(27, 32), *range(34, 37), *range(50, 59)), "dd-mm-yyyy"),
    **dict.fromkeys((*range(18, 22), 32, 33, 45, 47), "hh:mm"),
    22: "dd-mm-yyyy hh:mm",
    46: "[h]:mm",
}


@dataclass(frozen=True, slots=True)
class Form:
    """How a cell shows its number: as a percentage, grouped by thousands, in euros, so many digits wide, as a day …"""

    percent: bool = False
    grouped: bool = False
    euro: bool = False
    width: int = 0
    day: bool = False
    time: bool = False
    elapsed: bool = False
    nothing: bool = False  # the cell shows nothing, whatever it holds


PLAIN = Form()


@cache
def form_of(code: str) -> Form:
    """Return what a format code ("#,##0.00", "dd-mm-yyyy") says, of positive numbers where it has several parts."""
    if code.count(";") >= 2 and not code.strip("; "):
        return Form(nothing=True)
    euro = "€" in code
    bare = _BRACKETED.sub("", _QUOTED.sub("", code)).split(";")[0].strip()
    if bare.lower() in ("", "general", "@"):
        return Form(euro=euro)
    letters = set(re.sub(r"am/pm|a/p", "h", bare.lower()))
    if _ELAPSED.search(bare):
        return Form(elapsed=True)
    time = bool(letters & set("hs"))
    if time or letters & set("dmy"):
        return Form(day=bool(letters & set("dy")) or not time, time=time)
    width = len(bare) if re.fullmatch(r"0{2,15}", bare) else 0
    return Form(percent="%" in bare, grouped=bool(_GROUPED.search(bare)), euro=euro, width=width)


def built_in(number: int) -> Form:
    """Return the form with a number that every spreadsheet knows."""
    return form_of(_BUILT_IN.get(number, "General"))


def printed(value: float, form: Form = PLAIN, *, since_1904: bool = False) -> str:
    """Return a number as a cell of this form shows it; extract.text.numbers reads the same number in it."""
    if not math.isfinite(value):
        return str(value)
    if form.elapsed:
        return elapsed(value * _SECONDS)
    if (form.day or form.time) and (told := _moment(value, form, since_1904)):
        return told
    exact = Decimal(format(value, f".{DIGITS}g"))
    text = _dutch(exact * 100 if form.percent else exact, form)
    return text + "%" if form.percent else f"€ {text}" if form.euro else text


def _dutch(exact: Decimal, form: Form) -> str:
    """Return a number with a comma before its decimals, and dots between thousands where its form has them."""
    whole, _, rest = format(abs(exact), "f").partition(".")
    rest = rest.rstrip("0")
    whole = f"{int(whole):,}".replace(",", ".") if form.grouped else whole.lstrip("0").rjust(form.width or 1, "0")
    told = whole + (f",{rest}" if rest else "")
    return f"-{told}" if exact < 0 else told


def _moment(serial: float, form: Form, since_1904: bool) -> str:
    """Return the day and time that a number of days means, nothing when there is no such day."""
    seconds = round(serial * _SECONDS) if abs(serial) < 1e7 else 0
    if seconds <= 0:
        return ""
    shift = 0 if since_1904 or serial >= _NO_SUCH_DAY else 1
    try:
        moment = (_SINCE_1904 if since_1904 else _SINCE_1900) + dt.timedelta(days=shift, seconds=seconds)
    except OverflowError:
        return ""
    day = form.day and (since_1904 or serial >= 1)
    return printed_moment(moment, day=day, time=form.time or not day)


def printed_moment(moment: dt.datetime, *, day: bool = True, time: bool = True) -> str:
    """Return a moment as "06-05-2024 14:30"; midnight is not told, nor are whole minutes' seconds."""
    clock = format(moment.time(), "%H:%M:%S" if moment.second else "%H:%M")
    told = f"{moment.day:02}-{moment.month:02}-{moment.year:04}" if day else ""
    return f"{told} {clock}".strip() if time and not (day and moment.time() == dt.time()) else told


def elapsed(seconds: float) -> str:
    """Return a stretch of time as hours, minutes and, where they are not whole, seconds: "36:30"."""
    minutes, second = divmod(round(abs(seconds)), 60)
    hour, minute = divmod(minutes, 60)
    told = f"{hour}:{minute:02}" + (f":{second:02}" if second else "")
    return f"-{told}" if seconds < 0 else told


def yes_or_no(value: bool) -> str:
    """Return what a cell with a truth says."""
    return "ja" if value else "nee"
