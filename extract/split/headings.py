"""Signals from titles: a line that names a document, its subject, date or status, and what stands around it."""

from __future__ import annotations

import datetime as dt
import re
from itertools import takewhile

from rapidfuzz import fuzz

from extract.split.closings import closed
from extract.split.outline import Spot
from extract.split.place import Place
from extract.split.runningheads import running_title
from extract.split.titles import CONCEPT, HEAD_FIELD, MEETING_FIELD, STATUS, is_bare, title_kind
from extract.text.dates import find_dates

RUNNING_HEAD = "nieuwe kopregel noemt een stuk"
_HEAD_LINES = 6
_CAPTION = re.compile(r"(?:tabel|figuur|grafiek|kaart)\b", re.IGNORECASE)
_TWO_FIGURES = re.compile(r"\s-?\d[\d.,]*%?\s+-?\d[\d.,]*%?$")
_WEAK = (None, "overzicht", "presentatie")  # words that headings within a document begin with as well


def meeting_fields(place: Place) -> int:
    """Count the fields of a meeting's head (date, time, place, who was there) below a line that may be a title."""
    first_row = place.spot.row and not place.before.row  # minutes may begin with a form
    may_start = place.outline.looks_like_title(place.index) or first_row
    if not may_start or place.index in place.outline.within_heads:
        return 0
    names: set[str] = set()
    names_itself = first_row or place.spot.level or place.spot.new_page or title_kind(place.spot.text)
    start = place.index + (not first_row)
    for at, spot in enumerate(place.outline.after(start, _HEAD_LINES + 2), start):
        if at in place.outline.within_heads or (not names and at > place.index + _HEAD_LINES - 2):
            break
        if (match := MEETING_FIELD.match(spot.line.text)) and _cells(spot) <= 2:
            names.add((match["name"] or match["name2"]).lower()[:11])
        elif len(spot.text) > 160 or (spot.label and spot.label.isalnum()):
            break
        elif not names and spot.blanks and not names_itself:
            return 0  # a better title follows
    return len(names)


def _cells(spot: Spot) -> int:
    return sum(bool(cell.strip()) for cell in re.split(r"[\t|]", spot.line.text))


def title(place: Place) -> bool:
    """Tell whether a line names a document and its subject; "Actielijst" alone names a part of the minutes above it."""
    return any(title_kind(spot.text) not in _WEAK and not is_bare(spot.text) for spot in _title_lines(place))


def weak_title(place: Place) -> bool:
    """Tell whether a line begins with a word for a kind of document, as many headings do."""
    return not title(place) and any(title_kind(spot.text) is not None for spot in _title_lines(place)[:1])


def _title_lines(place: Place) -> list[Spot]:
    """Return the line, when it may be a title, with those below that make one block with it: on top of a page, more."""
    if not place.outline.looks_like_title(place.index) or place.spot.label or place.index in place.outline.within_heads:
        return []
    block = [place.spot]
    if place.spot.new_page or 0 < place.spot.level < 7:
        for spot in place.outline.after(place.index + 1, 3):
            apart = spot.blanks and not place.spot.new_page and place.spot.level != 1
            if apart or spot.label or spot.row or spot.level or len(spot.text) > 250 or spot.text[-1:] in (*".;,", ""):
                break
            block.append(spot)
    return block


def annex(place: Place) -> bool:
    """Tell whether an appendix starts here under its own title: not a list of them, nor a reference to one."""
    text = place.spot.text
    on_its_page = place.spot.new_page or len(place.outline.reading.source.pages) < 2
    if not on_its_page or not title(place) or title_kind(text) != "bijlage" or re.search(r"\s\d+$|\.{3}", text[8:]):
        return False
    spots = place.outline.spots
    neighbours = (at for at in (place.index - 1, place.index + 1) if 0 <= at < len(spots))
    return not any(title_kind(spots[at].text) == "bijlage" for at in neighbours)


def annex_page(place: Place) -> bool:
    """Tell whether an appendix under its own title has a page of its own, though page numbers may run on."""
    return place.spot.new_page and annex(place)


def dated_title(place: Place) -> bool:
    """Tell whether a line that may be a title prints a date."""
    lines = [spot.text[:300] for spot in _title_lines(place)]
    return any(any(hit.year for hit in find_dates(text)) for text in (*lines, _wrapped(place)))


def _wrapped(place: Place) -> str:
    """Return a line that may be a title with the one that it runs on over: "versie 3", "mei 2024"."""
    below = place.outline.after(place.index + 1, 1)
    if not below or not _title_lines(place) or below[0].blanks or below[0].row or not below[0].text[:1].islower():
        return ""
    return f"{place.spot.text[:300]} {below[0].text[:100]}" if not below[0].text.endswith((".", ";", ",")) else ""


def status_below(place: Place) -> bool:
    """Tell whether a version, status or date is printed by itself right below a line that may be a title."""
    if not _title_lines(place):
        return False
    below = [spot for spot in place.outline.after(place.index + 1, 3) if not spot.row]
    if any(STATUS.match(spot.text) and len(spot.text) < 60 for spot in below):
        return True
    return not dated_title(place) and any(_says_when(spot) for spot in below)


def own_head(place: Place) -> bool:
    """Tell whether a page begins with a title and, right below it, two different fields of a document's head."""
    if not place.spot.new_page or not _title_lines(place):
        return False
    names: set[str] = set()
    for spot in place.outline.after(place.index + 1, _HEAD_LINES - 1):
        if spot.label or len(spot.text) > 120 or _cells(spot) > 2:
            break
        if match := HEAD_FIELD.match(spot.line.text):
            names.add(match["name"].lower())
    return len(names) > 1


def _says_when(spot: Spot) -> bool:
    """Tell whether a line is about one day, and no sentence."""
    if len(spot.text) > 160 or spot.label or spot.text.endswith((".", ";")):
        return False
    return sum(hit.date() is not None for hit in find_dates(spot.text)) == 1


def draft(place: Place) -> bool:
    """Tell whether a line says no more than that what follows is a draft, and a title follows."""
    if not CONCEPT.match(place.spot.text) or not place.spot.blanks or place.index + 2 >= len(place.outline.spots):
        return False
    return place.outline.looks_like_title(place.index + 1) and not place.outline.spots[place.index + 1].label


def table_below(place: Place) -> bool:
    """Tell whether a table stands below the title of an overview or list, or below any with a date on top of a page."""
    kind = title_kind(place.spot.text)
    below = place.outline.after(place.index + 1, _HEAD_LINES + 2)
    if kind == "overzicht" and weak_title(place):
        return any(spot.row for spot in below[:3]) or _figures(below)
    on_top = (
        place.spot.new_page and kind is None and not place.spot.label and (dated_title(place) or status_below(place))
    )
    is_list = kind == "actielijst" and title(place)
    return (is_list or (on_top and not _is_caption(place))) and any(spot.row for spot in below[:3])


def _figures(below: list[Spot]) -> bool:
    """Tell whether short lines, the heads of columns, and then lines that end in figures stand below."""
    rows = [bool(_TWO_FIGURES.search(spot.text)) for spot in below]
    return True in rows and all(len(spot.text) < 60 for spot in below[: rows.index(True)])


def _is_caption(place: Place) -> bool:
    """Tell whether a line names a table or picture within a text."""
    return bool(_CAPTION.match(place.spot.text)) or not place.outline.looks_like_title(place.index)


def list_of_the_day(place: Place) -> bool:
    """Tell whether a list of actions, with no page and subject of its own, has the date of the minutes above it."""
    if title_kind(place.spot.text) != "actielijst" or (place.spot.new_page and not is_bare(place.spot.text)):
        return False
    top = place.outline.after(place.current.start, _HEAD_LINES * 2)
    head = " ".join(spot.text[:200] for spot in takewhile(lambda spot: not (spot.label or "").isdigit(), top))
    below = " ".join(spot.text[:200] for spot in place.outline.after(place.index, 3) if not spot.row)
    return bool(_days(head) & _days(below))


def list_of_the_body(place: Place) -> bool:
    """Tell whether a list of actions without date and page of its own is of the body whose minutes stand above it."""
    if title_kind(place.spot.text) != "actielijst" or place.spot.new_page or is_bare(place.spot.text):
        return False
    top = place.outline.after(place.current.start, _HEAD_LINES)
    if dated_title(place) or status_below(place) or not any(title_kind(spot.text) == "verslag" for spot in top):
        return False
    whose = [word for word in _words(place.spot.text) if title_kind(word) is None]
    return bool(whose) and set(whose) <= set(_words(" ".join(spot.text[:200] for spot in top)))


def _words(text: str) -> list[str]:
    words = re.findall(r"\w{4,}", text.lower())
    return [word for word in words if not word.startswith(("actie", "afspraken", "lijst"))]


def _days(text: str) -> set[dt.date]:
    return {day for hit in find_dates(text) if (day := hit.date())}


def prose_after_table(place: Place) -> bool:
    """Tell whether a title stands between a table and running text."""
    above, below = place.outline.spots[max(0, place.index - 5) : place.index], place.outline.after(place.index + 1, 3)
    prose = sum(len(spot.text) > 150 and not spot.row for spot in below) >= 2
    return place.outline.looks_like_title(place.index) and all(spot.row for spot in above) and prose


def deeper(place: Place) -> bool:
    """Tell whether a heading is of a lower level than the one that the current document begins with."""
    return 0 < place.current.level < place.spot.level < 7


def as_high(place: Place) -> bool:
    """Tell whether a first-level heading follows in a document that began with one."""
    return place.spot.level == 1 and place.current.level == 1


def file_bookmark(place: Place) -> bool:
    """Tell whether the file's own outline points here by the name of a file: what was put together left its names."""
    return bool(re.search(r"\.(?:pdf|docx?|xlsx?|pptx?|msg|eml)\b", place.outline.bookmarks.get(place.index, "")))


def title_bookmark(place: Place) -> bool:
    """Tell whether the file's own outline points here by a title that names a kind of document."""
    return title_kind(place.outline.bookmarks.get(place.index, "")) is not None


def attached(place: Place) -> bool:
    """Tell whether the line has most of its words from the name of an attachment that a mail before it lists."""
    if not place.current.attachments or place.spot.label or not place.outline.looks_like_title(place.index):
        return False
    return any(_names(name, place.spot.text) for name in place.current.attachments)


def _names(attachment: str, title: str) -> bool:
    words = [word for word in re.findall(r"\w{4,}|\d+", title.lower()) if title_kind(word) is None]
    there = re.findall(r"\w{4,}|\d+", attachment.lower())
    size = sum(map(len, words))
    same = sum(
        len(word)
        for word in words
        if any(word == other or (len(word) > 5 and fuzz.ratio(word, other) > 88) for other in there)
    )
    return size >= 8 and same >= 0.5 * size


def named_by_running_head(place: Place) -> bool:
    """Tell whether, after a letter or mail that was signed, a page begins with a running head that names a document."""
    return closed(place) and running_title(place.outline, place.index) is not None


def just_begun(place: Place) -> bool:
    """Tell whether the current document has no more than its own head or cover yet."""
    lines = place.index - place.current.start
    bare = place.current.content == 0 and lines < 15 and place.current.thread is None
    return lines < 4 or bare or place.index <= place.current.head_end + 3
