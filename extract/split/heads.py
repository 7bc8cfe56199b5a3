"""Find mail heads, and tell those that open a printed mail from those quoted within a thread."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import takewhile

from rapidfuzz.distance import Levenshtein

from extract.text.dates import find_dates
from extract.text.mailforms import MAIL_FIELDS, ORIGINAL, QUOTED, WROTE, mail_field
from extract.text.markup import plain
from extract.text.redacted import MARKER

_MOST_ADDRESS_LINES = 120  # a minister's invitation goes to many
_MOST_OTHER_LINES = 2
_ADDRESS = re.compile(r"@|;|\bEXT\b|^[\s\"']*[\w.-]+,\s|,\s*$|>\s*$")
_SENT = re.compile(r"[\s>*_]*+(?:verzonden|sent)\b", re.IGNORECASE)
_AMERICAN = re.compile(
    r"\b(?P<weekday>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[ \t>]*([A-Za-z]{6,12})[ \t]?:[ \t]*")
_LEAST_LETTERS, _SLIPS = 7, 2  # of the name of a field that may be misread
_OTHER_FIELD = re.compile(r"[\s>*_]*+[A-Z][\w() -]{2,25}:[\s*_]+\S")
_REPLY = re.compile(r"^(?:\s*(?:re|fw|fwd|antw|betr|doorst|antwoord|automatisch antwoord)\s*:)+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Head:
    """A mail head on the lines `first` to `last`; `fields` are canonical names in printed order."""

    first: int
    last: int
    fields: tuple[str, ...]
    subject: str
    sent: dt.datetime | None
    marked: bool  # quoted by a sign: ">" before it, or "Oorspronkelijk bericht" above it
    replied: bool  # printed as mail programs print heads of quoted messages: the moment right after the sender

    @property
    def topic(self) -> str:
        """Return the subject without "RE:" and "FW:", folded."""
        return re.sub(r"\W+", " ", _REPLY.sub("", self.subject)).strip().lower()


def find_heads(lines: Sequence[str]) -> list[Head]:
    """Return the mail heads among `lines` (none of them blank) in order."""
    heads: list[Head] = []
    index = 0
    while index < len(lines):
        head = _head_at(lines, index) if mail_field(lines[index]) else None
        if head:
            heads.append(head)
        index = head.last + 1 if head else index + 1
    return heads


def _head_at(lines: Sequence[str], first: int) -> Head | None:
    """Return the head that starts at `first`: at least three different fields, among them who and when or what."""
    fields: list[str] = []
    values: dict[str, str] = {}
    last = first
    for index in range(first, len(lines)):
        found = mail_field(lines[index]) or (_misread(lines[index]) if fields else None)
        if found and found[0] not in fields:
            if fields:  # what stood between two fields goes on with the first of them
                values[fields[-1]] += _between(lines[last + 1 : index])
            fields.append(found[0])
            values[found[0]] = lines[index][found[1] :]
            last = index
        elif found and found[0] == "datum" and fields[-1] != "datum" and _moment(values["datum"]) is None:
            values["datum"] = lines[index][found[1] :]  # when it came in, where when it was sent is unreadable
        elif found or not fields or not _goes_on(fields[-1], lines[index], index - last):
            break
    who = {"van", "aan"} & set(fields)
    what = {"onderwerp", "datum"} & set(fields)
    sent_as = next((match[0].lower() for line in lines[first : first + 3] if (match := _SENT.match(line))), "")
    whole = len(fields) >= 3 and who and what
    if not whole and not (sent_as and len(what) == 2):  # names may have been made unreadable with their fields
        return None
    subject = plain(values.get("onderwerp", "")[:400])
    marked = bool(QUOTED.match(lines[first])) or any(_announces(line) for line in lines[max(0, first - 2) : first])
    replied = tuple(fields[:2]) == ("van", "datum") or ("datum" in fields[:2] and sent_as != "")
    return Head(first, last, tuple(fields), subject, _moment(values.get("datum", "")), marked, replied)


def _misread(line: str) -> tuple[str, int] | None:
    """Return the field of a line whose name text recognition got wrong ("Verzondemn:"), and where its value starts."""
    match = _NAMED.match(line)
    if not match:
        return None
    word = match[1].lower()
    names = (name for name in MAIL_FIELDS if len(name) >= _LEAST_LETTERS and name[0] == word[0])
    name = next((name for name in names if Levenshtein.distance(name, word, score_cutoff=_SLIPS) <= _SLIPS), None)
    return (MAIL_FIELDS[name], match.end()) if name else None


def _between(lines: Sequence[str]) -> str:
    """Return the lines between two fields up to one that has a field of a memo or form ("Status: …")."""
    return "".join(" " + line.strip() for line in takewhile(lambda line: not _OTHER_FIELD.match(line), lines))


def _goes_on(name: str, line: str, distance: int) -> bool:
    """Tell whether a line without field name goes on with the field before it."""
    if len(re.findall(r"\w", line)) < 3:  # what a box left of a name
        return distance <= _MOST_OTHER_LINES
    if name in ("aan", "cc", "bcc", "van"):
        return distance <= _MOST_ADDRESS_LINES and bool(
            _ADDRESS.search(line) or (MARKER.search(line) and len(line) < 200)
        )
    if name == "bijlagen":
        return distance <= 20 and bool(re.search(r"\.\w{3,4}\b|;", line))
    return distance <= _MOST_OTHER_LINES and len(line.strip()) < 120


def _announces(line: str) -> bool:
    return bool(ORIGINAL.match(line) or WROTE.match(line))


def _moment(printed: str) -> dt.datetime | None:
    if american := _AMERICAN.search(printed[:200]):  # its weekday tells that the month comes first
        with suppress(ValueError):
            moment = dt.datetime(int(american["year"]), int(american["month"]), int(american["day"]))
            if moment.strftime("%a").lower() == american["weekday"].lower():
                return moment
    for hit in find_dates(printed[:200]):
        if day := hit.date():
            return dt.datetime.combine(day, hit.time or dt.time())
    return None


def opens(head: Head, thread: Head | None) -> bool:
    """Tell whether `head` opens a mail of its own when `thread` is the head of the mail that it is printed after.

    A quoted message is older than the one that quotes it, and mail programs print its head in their own order.
    """
    if thread is None:
        return True
    if head.marked:
        return False
    later = head.sent is not None and thread.sent is not None and head.sent > thread.sent
    if not head.replied:
        return not thread.replied or later or head.topic != thread.topic
    return later and thread.replied and head.topic != thread.topic
