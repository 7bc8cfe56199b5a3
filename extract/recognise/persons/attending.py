"""Find the people and bodies that the records of meetings already hold: who attends, and what the meeting is called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from corpus import register
from extract.recognise.hits import Hit, occurrences
from extract.recognise.persons.parts import FIRST, FULL, INITIALS, NO_NAMES, PARTICLE, SURNAME, TITLES
from extract.recognise.persons.people import People
from extract.recognise.running import Running
from extract.text.reading import Line, Reading
from models import Document

_NAME = re.compile(rf"(?:{FULL})?{SURNAME}")
_SEPARATOR = re.compile(r"[|\t]|\s{3,}")
_ENTRY = re.compile(rf"[\s•*–-]{{0,6}}(?:{TITLES} )?(?P<name>(?:{FULL})(?:{FIRST} )?{SURNAME})\s*(?:$|\(|,|;| [-–] )")
_FEWEST = 3  # names below each other that make a list
_LONGEST = 160  # characters of a line in a list
_MOST = 4  # columns of a list in which people may stand
_HEAD = re.compile(
    r"(?:.*(?:overleg|groep|tafel|raad|beraad|commissie|team|board|kring|college|kamer|platform|forum|bestuur)|Raad|College)$",
    re.IGNORECASE,
)


def attending(reading: Reading, common: frozenset[str], people: People) -> None:
    """Add to `people` everyone on the lists of those present or absent, and in other lists of people."""
    for document in reading.source.documents:
        for meeting in document.meetings:
            for attendance in meeting.attendances:
                name = _without_place(attendance.name or "")
                if name and _is_name(name, common):
                    people.add(name, listed=True)
    for column in _columns(reading.lines):
        if 2 * sum(map(_is_shown, column)) >= len(column):
            for name in column:
                if _is_name(name, common):
                    people.add(name, listed=True)


def _without_place(name: str) -> str:
    """Return a name without the place or body before it, of a table whose columns ran together."""
    first, _, rest = name.partition(" ")
    return rest if register.lookup(first) and re.match(rf"{FULL}", rest) else name


def _columns(lines: Iterable[Line]) -> Iterator[list[str]]:
    """Yield what stands below each other in the same column of lists and tables, where all of it may be full names."""
    open_: dict[int, list[str]] = {}
    for line in lines:
        cells = _cells(line.text)
        for index in list(open_):
            if index not in cells:
                if len(open_[index]) >= _FEWEST:
                    yield open_[index]
                del open_[index]
        for index, name in cells.items():
            open_.setdefault(index, []).append(name)
    yield from (names for names in open_.values() if len(names) >= _FEWEST)


def _cells(line: str) -> dict[int, str]:
    """Return the cells of a line that may be a full name, by their position; a line of prose has none."""
    if len(line) > _LONGEST:
        return {}
    found = ((index, _ENTRY.match(cell)) for index, cell in enumerate(_SEPARATOR.split(line)[:_MOST]))
    return {index: match["name"] for index, match in found if match}


def _is_name(name: str, common: frozenset[str]) -> bool:
    if not _NAME.fullmatch(name) or register.lookup(name):
        return False
    if " " not in name and name not in register.first_names() and name not in register.surnames():
        return False
    words = [word for word in re.findall(r"[^\W\d_]{3,}", name) if not re.fullmatch(PARTICLE, word)]
    if any((word in NO_NAMES and word not in register.surnames()) or word in register.begrippen() for word in words):
        return False
    if words and words[0] not in register.first_names() and all(register.is_ordinary(word) for word in words):
        return words[-1] in register.surnames() and re.match(INITIALS, name) is not None
    return not words or not all(word.lower() in common for word in words)


def _is_shown(name: str) -> bool:
    first = name.split(" ")[0]
    return first in register.first_names() or re.match(INITIALS, name) is not None


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
