"""Find the people and bodies that the records of meetings already hold: who attends, and what the meeting is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from corpus import register
from extract.recognise.hits import Hit, occurrences
from extract.recognise.nameparts import FULL, NO_NAMES, SURNAME
from extract.recognise.persons import People
from extract.recognise.running import Running
from models import Document

_NAME = re.compile(rf"(?:{FULL})?{SURNAME}")
_HEAD = re.compile(
    r"(?:.*(?:overleg|groep|tafel|raad|beraad|commissie|team|board|kring|college|kamer|platform|forum|bestuur)|Raad|College)$",
    re.IGNORECASE,
)


def attending(documents: Iterable[Document], common: frozenset[str], people: People) -> None:
    """Add to `people` everyone on the lists of those present or absent who is listed with a name."""
    for document in documents:
        for meeting in document.meetings:
            for attendance in meeting.attendances:
                if attendance.name and _is_name(attendance.name, common):
                    people.add(attendance.name, listed=True)


def _is_name(name: str, common: frozenset[str]) -> bool:
    if not _NAME.fullmatch(name) or register.lookup(name):
        return False
    if " " not in name and name not in register.first_names():
        return False
    words = re.findall(r"[^\W\d_]{3,}", name)
    return not any(word in NO_NAMES or word in register.begrippen() for word in words) and not (
        words and all(word.lower() in common for word in words)
    )


def bodies(documents: Iterable[Document], texts: Iterable[str]) -> dict[str, str]:
    """Return what the bodies that meet are called in `texts`, in full and by their initials, with the full name.

    "Technisch Overleg Wegen" is also TO Wegen, TO-Wegen and, where it says so twice, the TO.
    """
    found: dict[str, str] = {}
    whole = "\n".join(texts)
    for body in {meeting.body for document in documents for meeting in document.meetings if meeting.body}:
        words = body.split()
        place = next((n for n, word in enumerate(words) if _HEAD.match(word)), None)
        if len(words) < 2 or place is None or body.isupper() or not words[0][0].isupper():
            continue
        found[body] = body
        short = "".join(word[0] for word in words[: place + 1]).upper()
        if 2 <= len(short) <= 4 and short not in register.begrippen() and not register.lookup(short):
            rest = " ".join(words[place + 1 :])
            if len(re.findall(rf"(?<![\w-]){re.escape(short)}(?!\w)", whole)) >= 2:
                named = f"{short} {rest}".strip()
                found |= dict.fromkeys((short, named, named.replace(" ", "-", 1)), named)
                found[" ".join(words[: place + 1])] = body
    return found


def find_bodies(running: Running, named: Mapping[str, str]) -> list[Hit]:
    """Return where the bodies in `named` stand, each by any of its names, except before a hyphen ("TO-leden")."""
    return [
        Hit(start, end, "organisatie", "vergadering", (), 0.8, named[running.text[start:end]], rank=1)
        for start, end in occurrences(running, named)
        if not running.is_barred(start, end) and not re.match(r"-\w|['’´]s", running.text[end : end + 2])
    ]
