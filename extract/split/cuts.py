"""Weigh the signals line by line, and cut where they add up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.split.closings import closes
from extract.split.kinds import is_memo
from extract.split.letterheads import is_letterhead, is_organisation, letterhead, part_of
from extract.split.outline import Outline, Spot
from extract.split.place import Current, Place
from extract.split.signals import SIGNALS, THRESHOLD
from extract.split.titles import title_kind
from extract.text.mailforms import CLOSING

FIRST = "begin van het bestand"
_LOOK_AHEAD = 4  # lines within which a clearly better place for the same cut is looked for
_CLEARLY = 0.6
_NO_ITEM = re.compile(r"[;,]$|\.{4,}|…")  # a sentence of a list, or a line of a table of contents
_LONGEST_LETTERHEAD = 25
_HEAD = 8  # lines that a memo may have above its fields
_LONGEST_HEAD = 80  # lines: as many as there may be people
_EXTENSION = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|msg|odt)\b", re.IGNORECASE)
_SHORTEST_NAME, _LONGEST_NAME = 4, 150  # characters of a file's name
# A short line that says who was there, or what is left of it when names were made unreadable.
_ATTENDANCE = re.compile(
    r"(?:aanwezig(?:en)?|afwezig|afgemeld|ambtelijk|bestuurlijk|deelnemers|notulist|voorzitter|datum|tijd|locatie|plaats)"
    r"\b[^.]{0,150}|[^.]{0,80}\(?(?:verslag(?:legging)?|notul(?:en|ist)|voorzitter|secretaris)\)?\W{0,5}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A document starts at the spot `index`; `reasons` name the signals, `score` (0 to 1) says how sure it is."""

    index: int
    reasons: list[str]
    score: float


def cuts(outline: Outline) -> list[Cut]:
    """Return the cuts in order; the first is at the first line, there is none in a file without text."""
    if not outline.spots:
        return []
    found = [Cut(0, [FIRST], 1.0)]
    current = _begin(outline, 0, [])
    _read(outline, 0, current)
    for index in range(1, len(outline.spots)):
        if _may_start(outline, index):
            weight, reasons = _weigh(Place(outline, index, current))
            if weight >= THRESHOLD and not _better_soon(outline, index, current, weight):
                first = _head_above(outline, index, current)
                found.append(Cut(first, reasons, round(min(1.0, weight / (2 * THRESHOLD)), 2)))
                current = _begin(outline, first, current.attachments)
        _read(outline, index, current)
    return found


def _begin(outline: Outline, index: int, attachments: list[str]) -> Current:
    """Return the document that starts at `index`, with the end of its letterhead where it has one."""
    found = letterhead(outline, index)
    is_letter = is_letterhead(found)
    level = next((spot.level for spot in outline.after(index, 3) if 0 < spot.level < 7), 0)
    head_end = max(found.values()) if is_letter else -1
    return Current(start=index, attachments=attachments, head_end=head_end, level=level)


def _head_above(outline: Outline, index: int, current: Current) -> int:
    """Return where the document starts whose first item is at `index`: at the head of the meeting above it.

    The head has no sentences and items; it starts at a page, a heading or a title. Without one, what is left of a list
    of people is all of it.
    """
    if outline.spots[index].label != "1":
        return _letterhead_above(outline, index, current)
    best = at = index
    attendance = True
    while at - 1 > current.start and index - at < _LONGEST_HEAD and _in_head(outline.spots[at - 1]):
        at -= 1
        spot = outline.spots[at]
        attendance = attendance and bool(_ATTENDANCE.fullmatch(spot.text))
        names = title_kind(spot.text) is not None or spot.level in (1, 2)
        if attendance or spot.new_page or (names and outline.looks_like_title(at)):
            best = at
        if spot.new_page:
            break
    return best


def _letterhead_above(outline: Outline, index: int, current: Current) -> int:
    """Return where the letterhead starts that is printed right above a title, `index` when there is none.

    What stands on the page before is none; an address above the first field of a letter belongs to it.
    """
    if outline.spots[index].new_page:
        return index
    below = letterhead(outline, index) if part_of(outline.spots[index]) else {}
    best, parts, top = index, set(below) if is_letterhead(below) else set[str](), -1
    for at in range(index - 1, max(current.start + 1, index - _LONGEST_LETTERHEAD), -1):
        spot = outline.spots[at]
        if CLOSING.match(spot.text[:200]):  # what was found below it is the address of who signed
            return index
        if spot.row or len(spot.text) > 60 or not _in_head(spot) or at in outline.within_heads:
            break
        name = part_of(spot)
        if name is not None:
            best = at
            parts.add(name)
        if spot.new_page:
            top = at
            break
    whose = parts & {"adres", "contact", "gericht aan", "retouradres"}  # what the next pages do not repeat
    if not whose or len(parts) < 2:
        return index - _is_under_name(outline, index, current)
    return top if top >= 0 else _block_above(outline, best, current)


def _is_under_name(outline: Outline, index: int, current: Current) -> bool:
    """Tell whether a title has nothing but an organisation's name by itself right above it, which signs nothing."""
    above = outline.spots[index - 1]
    if index - 2 <= current.start or index in outline.heads or not above.blanks or not is_organisation(above.text):
        return False
    signs = any(CLOSING.match(spot.text[:200]) for spot in outline.spots[max(current.start, index - 6) : index - 1])
    return not signs and title_kind(outline.spots[index].text) is not None and outline.looks_like_title(index - 1)


def _block_above(outline: Outline, index: int, current: Current) -> int:
    """Return where the block of lines begins that holds the spot at `index`: whom a letter is to, above the address."""
    while index - 1 > current.start and not outline.spots[index].blanks and _in_head(outline.spots[index - 1]):
        index -= 1
    return index


def _in_head(spot: Spot) -> bool:
    """Tell whether a line may stand in the head of minutes."""
    numbered = spot.label is not None and spot.label.isdigit()
    return (
        not numbered
        and len(spot.text) < 200
        and not re.search(r"[a-z]{3}[.;!?]$", spot.text)
        and not closes(spot.text[:300])
    )


def _may_start(outline: Outline, index: int) -> bool:
    """Tell whether a line may begin a document at all: most lines go on with what stands above them."""
    spot = outline.spots[index]
    return bool(spot.blanks or spot.new_page or spot.level or spot.label == "1" or index in outline.heads)


def _weigh(place: Place) -> tuple[float, list[str]]:
    """Return the sum of the signals' weights and the names of those that speak for a cut."""
    seen = [(name, weight) for name, weight, sees in SIGNALS if sees(place)]
    return round(sum(weight for _, weight in seen), 2), [name for name, weight in seen if weight > 0]


def _better_soon(outline: Outline, index: int, current: Current, weight: float) -> bool:
    """Tell whether one of the next lines is clearly a better place for the cut."""
    if index in outline.heads:
        return False
    following = range(index + 1, min(index + 1 + _LOOK_AHEAD, len(outline.spots)))
    return any(
        _may_start(outline, at) and _weigh(Place(outline, at, current))[0] >= weight + _CLEARLY for at in following
    )


def _read(outline: Outline, index: int, current: Current) -> None:
    """Note what the line at `index` tells of the document that it belongs to."""
    spot = outline.spots[index]
    head = outline.heads.get(index)
    if head is not None:
        if not (index - current.start < _HEAD and is_memo(outline.spots[current.start : index + 1])):
            current.thread = current.thread or head
        current.head_end = max(current.head_end, head.last)
        lines = outline.spots[head.first : head.last + 6]
        current.attachments = current.attachments + _attachments(" ".join(each.line.text for each in lines))
    current.content += (
        spot.row or bool(spot.label) or len(spot.text) > 90 or (len(spot.text) > 40 and spot.text[-1] in ".;")
    )
    if spot.label and spot.label.isdigit() and not spot.row and not _NO_ITEM.search(spot.words):
        number = int(spot.label)
        if number == 1 and (current.run == 0 or spot.level):
            current.run, current.run_start, current.items = 1, index, [spot.words]
        elif current.run < number <= current.run + 2:  # a heading may have been made unreadable
            current.run = number
            current.items.append(spot.words)


def _attachments(text: str) -> list[str]:
    """Return the names of documents in the head of a mail, without number and extension; pictures are none."""
    names: list[str] = []
    at = 0
    for extension in _EXTENSION.finditer(text):
        name = re.split("[;:\n]", text[at : extension.start()].rstrip())[-1][-_LONGEST_NAME:]
        at = extension.end()
        if len(name) >= _SHORTEST_NAME:
            names.append(re.sub(r"^[\s\d.a-z]{0,6}\s", "", name).strip())
    return names
