"""Lay out the invitation to a meeting that came along with a mail: what, when, where and who, as lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.read.mail.moments import dutch_time, printed_day

MOST_EVENTS = 50
MOST_PEOPLE = 2_000
_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(
    r"(?P<name>[\w-]{1,60})"
    r'(?P<parameters>(?:;[\w-]{1,40}=(?:"[^"\n]*"|[^";:,\n]*)(?:,"[^"\n]*")*)*)'
    r":(?P<value>.*)"
)
_NAMED = re.compile(r';CN=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^;:]*))', re.IGNORECASE)
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?)?(Z)?")
_ESCAPED = re.compile(r"\\([\\;,nN])")
_METHODS = {
    "CANCEL": "Afspraak (geannuleerd)",
    "REPLY": "Antwoord op afspraak",
    "COUNTER": "Ander voorstel voor afspraak",
}


@dataclass(slots=True)
class _Event:
    """One meeting: the first value of each property, and who is asked."""

    values: dict[str, str] = field(default_factory=dict)
    people: list[str] = field(default_factory=list)
    organiser: str = ""


def invitation(calendar: str, *, told: bool) -> list[str]:
    """Return the lines that say what `calendar` (iCalendar) asks; its description only where a mail has not `told`."""
    method = re.search(r"^METHOD:(\w+)", calendar, re.IGNORECASE | re.MULTILINE)
    name = _METHODS.get(method[1].upper() if method else "", "Afspraak")
    lines: list[str] = []
    for event in _events(calendar):
        lines += [f"{label}: {value}" for label, value in _fields(event, name) if value]
        if not told:
            lines += event.values.get("DESCRIPTION", "").split("\n")
    return lines


def _events(calendar: str) -> Iterator[_Event]:
    """Yield the meetings in a calendar; reminders and time zones in it are passed over."""
    event: _Event | None = None
    inner = count = 0
    for line in _FOLD.sub("", calendar).splitlines():
        upper = line.strip().upper()
        if upper == "BEGIN:VEVENT":
            event, inner = _Event(), 0
        elif upper == "END:VEVENT" and event:
            yield event
            event, count = None, count + 1
            if count >= MOST_EVENTS:
                return
        elif upper.startswith(("BEGIN:", "END:")):
            inner += 1 if upper.startswith("BEGIN:") else -1
        elif event and not inner:
            _note(event, line)
    if event:
        yield event


def _note(event: _Event, line: str) -> None:
    """Note what one line says of a meeting."""
    match = _LINE.match(line)
    if not match:
        return
    name = match["name"].upper()
    value = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], match["value"]).strip()
    if name in ("ATTENDEE", "ORGANIZER"):
        named = _NAMED.search(match["parameters"])
        address = re.sub(r"^mailto:", "", value, flags=re.IGNORECASE)
        own = ((named["quoted"] or named["bare"] or "") if named else "").replace(";", ",").strip(" '")
        person = f"{own} <{address}>" if own and "@" in address and own != address else own or address
        if name == "ORGANIZER":
            event.organiser = event.organiser or person
        elif len(event.people) < MOST_PEOPLE:
            event.people.append(person)
    else:
        event.values.setdefault(name, value)


def _fields(event: _Event, name: str) -> Iterator[tuple[str, str]]:
    """Yield the lines of a meeting, those that say nothing too."""
    one_line = {key: " ".join(value.split()) for key, value in event.values.items()}
    yield name, one_line.get("SUMMARY", "")
    yield "Tijd", _time(one_line.get("DTSTART", ""), one_line.get("DTEND", ""))
    yield "Plaats", one_line.get("LOCATION", "")
    yield "Organisator", event.organiser
    yield "Genodigden", "; ".join(filter(None, event.people))


def _time(start: str, end: str) -> str:
    """Return from when to when, as people write it; what is no moment as it is told."""
    begins, ends = _moment(start), _moment(end)
    if not begins:
        return start
    if "T" not in start:
        return printed_day(begins)
    if not ends:
        return f"{printed_day(begins)} {begins:%H:%M}"
    if ends.date() == begins.date():
        return f"{printed_day(begins)} {begins:%H:%M} - {ends:%H:%M}"
    return f"{printed_day(begins)} {begins:%H:%M} - {printed_day(ends)} {ends:%H:%M}"


def _moment(told: str) -> dt.datetime | None:
    """Return a moment as clocks in its place show it; one in UTC as those in the Netherlands do."""
    match = _MOMENT.match(told)
    if not match:
        return None
    try:
        moment = dt.datetime(*(int(part or 0) for part in match.groups()[:6]))  # type: ignore[arg-type]
    except ValueError:
        return None
    return dutch_time(moment) if match[7] else moment
