"""Signals from numbering: an agenda, or chapters, that start again at 1."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from extract.split.place import Place

_OPENING = re.compile(r"(?:opening|welkom|vaststell(?:en|ing)|mededelingen|kennismaking)", re.IGNORECASE)
_LONGEST_ITEM = 110


def starts_list(place: Place) -> bool:
    """Tell whether an item, a heading rather than a sentence, has number 1 when the numbering above had run on.

    Not so when the same items were listed right above: a table of contents, or the agenda that opens the minutes.
    """
    spot, current = place.spot, place.current
    if spot.label != "1" or spot.row or re.search(r"[.;,]$", spot.words) or len(spot.words) > _LONGEST_ITEM:
        return False
    return current.run >= 3 and not (_only_listed(place) and _same(spot.words, current.items))


def agenda_restarts(place: Place) -> bool:
    """Tell whether the numbering that starts again is that of a meeting: its first item opens it."""
    return bool(_OPENING.match(place.spot.words)) and starts_list(place)


def minutes_after_mail(place: Place) -> bool:
    """Tell whether minutes start below a mail: a first item that opens a meeting, with a report of it before item 2."""
    spot = place.spot
    if place.current.thread is None or spot.label != "1" or spot.row or not _OPENING.match(spot.words):
        return False
    return all(following.label != "2" for following in place.outline.after(place.index + 1, 3))


def _only_listed(place: Place) -> bool:
    """Tell whether the items above were listed one after another, without a report of each."""
    above = place.outline.spots[place.current.run_start : place.index]
    if len(above) >= 5 * place.current.run:
        return False
    return sum(len(spot.text) > 40 and spot.text.endswith(".") for spot in above) < 2


def _same(words: str, items: list[str]) -> bool:
    return any(fuzz.ratio(words.lower(), item.lower()) > 85 for item in items)


def numbered_heading(place: Place) -> bool:
    """Tell whether a line has a number or letter of its own that goes on from another."""
    label = place.spot.label
    return label is not None and label != "1" and place.index not in place.outline.heads
