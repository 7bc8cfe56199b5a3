"""The signals that another document begins: a table of names, weights and what they look at."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from extract.split.heads import Head, opens
from extract.split.outline import Outline, Spot
from extract.split.titles import CONCEPT, MEETING_FIELD, STATUS, is_bare, title_kind
from extract.text.mailforms import CLOSING, DISCLAIMER

_OPENING = re.compile(r"(?:opening|welkom|vaststell(?:en|ing)|mededelingen|kennismaking)", re.IGNORECASE)
_CLOSED = re.compile(
    r"(?:sluit|gesloten|bedankt)\b.{0,80}\b(?:vergadering|overleg|bijeenkomst|sessie)"
    r"|(?:vergadering|overleg)\b.{0,60}\bgesloten"
    r"|^.{0,40}\b(?:af)?sluiting\W*$|^.{0,6}(?:rondvraag|w\.?v\.?t\.?t\.?k).{0,30}$"
    r"|einde (?:vergadering|overleg)|hoogachtend",
    re.IGNORECASE,
)
# What a letterhead prints, each once: a name for it and how it reads.
_LETTER = (
    ("retouradres", r">?\s*retouradres"),
    ("adres", r".*\b[1-9]\d{3}\s?[A-Z]{2}\b|.*\bpostbus\s\d"),
    ("kenmerk", r"(?:ons|uw|onze)\s+(?:kenmerk|referentie)|kenmerk\b|zaaknummer|documentnummer"),
    ("datum", r"datum\b"),
    ("betreft", r"(?:betreft|onderwerp)\b"),
    ("aanhef", r"geachte\b"),
    ("contact", r"contactpersoon|behandeld door|inlichtingen bij|doorkiesnummer|t\s?\+?31|telefoon"),
    ("gericht aan", r"t\.a\.v\.|aan (?:de|het) (?:voorzitter|college|leden|raad|minister|gemeenteraad)"),
    ("bijlagen", r"bijlagen?(?:\(n\))?\s*:?\s*\d*$"),
)
_LETTERHEAD = tuple((name, re.compile(rf"[\s>*_]*{pattern}", re.IGNORECASE)) for name, pattern in _LETTER)


@dataclass
class Current:
    """The document that the line under consideration would be part of, as far as it was read."""

    start: int = 0
    thread: Head | None = None
    run: int = 0  # last number of its agenda, chapters or list of items
    run_start: int = 0
    items: list[str] = field(default_factory=list)
    head_end: int = -1  # index of the last line of its mail head or letterhead
    level: int = 0  # of the heading that it begins with
    content: int = 0  # lines that are sentences, items or rows
    attachments: list[str] = field(default_factory=list)  # names that mails before this line said to come along


@dataclass(frozen=True, slots=True)
class Place:
    """A line that may begin a document: its index among the spots, and the document it would otherwise belong to."""

    outline: Outline
    index: int
    current: Current

    @property
    def spot(self) -> Spot:
        """Return the line itself."""
        return self.outline.spots[self.index]

    @property
    def before(self) -> Spot:
        """Return the line before."""
        return self.outline.spots[self.index - 1]


def _mail_head(place: Place) -> bool:
    head = place.outline.head_at(place.index)
    return head is not None and opens(head, place.current.thread)


def letterhead(outline: Outline, index: int, lines: int = 30) -> dict[str, int]:
    """Return which parts of a letterhead stand on the `lines` lines from `index` on, with the index of each."""
    found: dict[str, int] = {}
    for at, spot in enumerate(outline.after(index, lines), index):
        if len(spot.text) > 300 or (at > index and spot.new_page and "retouradres" not in found):
            break
        for name, pattern in _LETTERHEAD:
            if name not in found and pattern.match(spot.text):
                found[name] = at
        if "aanhef" in found:
            break
    return found


def _letterhead(place: Place) -> bool:
    """Tell whether a letterhead starts here: a return address, or an address with a reference, and more."""
    if place.spot.row or not any(pattern.match(place.spot.text) for _, pattern in _LETTERHEAD):
        return False
    return is_letterhead(letterhead(place.outline, place.index))


def is_letterhead(found: dict[str, int]) -> bool:
    """Tell whether the parts that were found make a letterhead."""
    whole = "kenmerk" in found and "adres" in found and len(found) >= 5
    greets = "aanhef" in found and {"datum", "betreft"} <= set(found) and len(found) >= 4
    return whole or greets or ("retouradres" in found and len(found) >= 3)


def _meeting_fields(place: Place) -> int:
    """Count the fields of a meeting's head (date, time, place, who was there) below a line that may be a title."""
    if not place.outline.looks_like_title(place.index):
        return 0
    names = set()
    for spot in place.outline.after(place.index + 1, 7):
        if (match := MEETING_FIELD.match(spot.line.text)) and sum(map(bool, spot.line.text.split("\t"))) <= 2:
            names.add(match["name"].lower()[:5])
        elif len(spot.text) > 160 or (spot.label and spot.label.isalnum()):
            break
    return len(names)


def _title(place: Place) -> bool:
    """Tell whether a line names a document and its subject; "Actielijst" alone names a part of the minutes above it."""
    spot = place.spot
    if not place.outline.looks_like_title(place.index) or spot.label:
        return False
    return title_kind(spot.text) not in (None, "overzicht", "presentatie") and not is_bare(spot.text)


def _weak_title(place: Place) -> bool:
    if not place.outline.looks_like_title(place.index) or place.spot.label or _title(place):
        return False
    return title_kind(place.spot.text) is not None


def _bijlage(place: Place) -> bool:
    """Tell whether an appendix starts here under its own title: not a list of them, nor a reference to one."""
    if not _title(place) or title_kind(place.spot.text) != "bijlage" or re.search(r"\s\d+$|\.{3}", place.spot.text[8:]):
        return False
    neighbours = (place.index - 1, place.index + 1)
    spots = place.outline.spots
    return not any(0 <= at < len(spots) and title_kind(spots[at].text) == "bijlage" for at in neighbours)


def _dated_title(place: Place) -> bool:
    return place.outline.looks_like_title(place.index) and not place.spot.label and place.outline.has_date(place.index)


def _status_below(place: Place) -> bool:
    if not place.outline.looks_like_title(place.index):
        return False
    below = place.outline.after(place.index + 1, 3)
    return any(STATUS.match(spot.text) and len(spot.text) < 60 and not spot.row for spot in below)


def _starts_list(place: Place) -> bool:
    """Tell whether an item, a heading rather than a sentence, has number 1 when the numbering above had run on.

    Not so when the same items were listed right above: a table of contents, or the agenda that opens the minutes.
    """
    spot, current = place.spot, place.current
    if spot.label != "1" or spot.row or re.search(r"[.;,]$", spot.words) or len(spot.words) > _LONGEST_ITEM:
        return False
    dense = place.index - current.run_start < 4 * current.run
    return current.run >= 3 and not (dense and _same(spot.words, current.items))


def _agenda_restarts(place: Place) -> bool:
    """Tell whether the numbering that starts again is that of a meeting: its first item opens it."""
    return bool(_OPENING.match(place.spot.words)) and _starts_list(place)


def _minutes_after_mail(place: Place) -> bool:
    """Tell whether minutes start below a mail: a first item that opens a meeting, with a report of it before item 2."""
    spot = place.spot
    if place.current.thread is None or spot.label != "1" or spot.row or not _OPENING.match(spot.words):
        return False
    return all(following.label != "2" for following in place.outline.after(place.index + 1, 3))


def _same(words: str, items: list[str]) -> bool:
    return any(fuzz.ratio(words.lower(), item.lower()) > 85 for item in items)


_LONGEST_ITEM = 110


def _closed(place: Place) -> bool:
    """Tell whether the document above has come to its end: closing of the meeting, signature, disclaimer."""
    above = place.outline.spots[max(place.current.start, place.index - 12) : place.index]
    if any(DISCLAIMER.match(spot.text) for spot in above):
        return True
    return any(_CLOSED.search(spot.text[:200]) or CLOSING.match(spot.text) for spot in above[-6:])


def _attached(place: Place) -> bool:
    """Tell whether the line has most of its words from the name of an attachment that a mail before it lists."""
    if not place.outline.looks_like_title(place.index) or place.spot.label or not place.current.attachments:
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


def _other_stamp(place: Place) -> bool:
    here, there = _stamps(place)
    return bool(place.spot.new_page and here and here != there)


def _same_stamp(place: Place) -> bool:
    here, there = _stamps(place)
    return bool(here and here == there)


def _stamps(place: Place) -> tuple[str | None, str | None]:
    """Return the document numbers stamped on the page of the line and on that of the line before."""
    stamps = place.outline.stamps
    return stamps.get(place.spot.line.page), stamps.get(place.before.line.page)


def _deeper(place: Place) -> bool:
    """Tell whether a heading is of a lower level than the one that the current document begins with."""
    return 0 < place.current.level < place.spot.level < 7


def _pages_restart(place: Place) -> bool:
    """Tell whether the printed page numbers start again at 1, or count to another total."""
    numbers = place.outline.page_numbers
    here, there = numbers.get(place.spot.line.page), numbers.get(place.before.line.page)
    if not place.spot.new_page or not here or not there:
        return False
    return here[0] == 1 and (there[0] > 1 or (there[1] or 2) == 1)


def _other_paper(place: Place) -> bool:
    sizes = place.outline.page_sizes
    here, there = sizes.get(place.spot.line.page), sizes.get(place.before.line.page)
    return bool(place.spot.new_page and here and there and abs(here[0] - there[0]) + abs(here[1] - there[1]) > 20)


def _bookmark(place: Place) -> bool:
    title = place.outline.bookmarks.get(place.index)
    return title is not None and bool(re.search(r"\.(?:pdf|docx?|xlsx?|pptx?|msg|eml)\b", title) or title_kind(title))


def _table_after_mail(place: Place) -> bool:
    """Tell whether a table stands below a mail's disclaimer: no mail goes on so."""
    if place.current.thread is None or place.spot.blanks < 2 or not _closed(place):
        return False
    below = place.outline.after(place.index, 40)
    cut = next((at for at, spot in enumerate(below) if place.index + at in place.outline.heads), len(below))
    return sum(spot.row for spot in below[:cut]) >= 10


def _concept(place: Place) -> bool:
    """Tell whether a line says no more than that what follows is a draft, and a title follows."""
    if not CONCEPT.match(place.spot.text) or not place.spot.blanks or place.index + 2 >= len(place.outline.spots):
        return False
    title = place.outline.spots[place.index + 1]
    return place.outline.looks_like_title(place.index + 1) and not title.label


def _table_below(place: Place) -> bool:
    """Tell whether a title that may be an overview's has a table right below it."""
    return (
        title_kind(place.spot.text) == "overzicht"
        and _weak_title(place)
        and any(spot.row for spot in place.outline.after(place.index + 1, 3))
    )


def _prose_after_table(place: Place) -> bool:
    """Tell whether a title stands between a table and running text."""
    above, below = place.outline.spots[max(0, place.index - 5) : place.index], place.outline.after(place.index + 1, 3)
    prose = sum(len(spot.text) > 150 and not spot.row for spot in below) >= 2
    return place.outline.looks_like_title(place.index) and all(spot.row for spot in above) and prose


def _just_begun(place: Place) -> bool:
    """Tell whether the current document has no more than its own head or cover yet."""
    lines = place.index - place.current.start
    bare = place.current.content == 0 and lines < 15 and place.current.thread is None
    return lines < 4 or bare or place.index <= place.current.head_end + 1


def _numbered_heading(place: Place) -> bool:
    label = place.spot.label
    return label is not None and label != "1" and place.index not in place.outline.heads


Sees = Callable[[Place], bool]
# Each row: what the signal is called in the record, how much it says, how it is seen. From THRESHOLD on it is cut.
SIGNALS: tuple[tuple[str, float, Sees], ...] = (
    ("mailkop", 1.0, _mail_head),
    ("briefhoofd", 1.0, _letterhead),
    ("titel van een stuk", 0.5, _title),
    ("woord van een titel", 0.3, _weak_title),
    ("bijlage met eigen titel", 0.5, _bijlage),
    ("datum in de titel", 0.35, _dated_title),
    ("vergaderkop onder de titel", 0.5, lambda place: _meeting_fields(place) >= 1),
    ("datum, plaats en aanwezigen onder de titel", 0.4, lambda place: _meeting_fields(place) >= 2),
    ("versie, status of peildatum onder de titel", 0.35, _status_below),
    ("het woord concept boven de titel", 0.7, _concept),
    ("tabel onder de titel", 0.35, _table_below),
    ("nieuwe nummering vanaf 1", 0.5, _starts_list),
    ("eerste agendapunt", 0.6, _agenda_restarts),
    ("verslag na een mail", 1.1, _minutes_after_mail),
    ("van tabel naar lopende tekst", 0.25, _prose_after_table),
    ("ander documentnummer op de bladzijde", 1.2, _other_stamp),
    ("zelfde documentnummer op de bladzijde", -1.0, _same_stamp),
    ("kop onder de kop van het stuk", -0.4, _deeper),
    ("kop van het hoogste niveau", 0.25, lambda place: place.spot.level in (1, 2)),
    ("genoemd als bijlage van een mail", 0.6, _attached),
    ("vorig stuk is afgesloten", 0.25, _closed),
    ("nieuwe pagina", 0.3, lambda place: place.spot.new_page),
    ("witruimte", 0.15, lambda place: place.spot.blanks >= 3),
    ("paginanummering begint opnieuw", 0.8, _pages_restart),
    ("ander papierformaat", 0.4, _other_paper),
    ("bladwijzer", 0.6, _bookmark),
    ("tabel na een afgesloten mail", 0.8, _table_after_mail),
    ("stuk is net begonnen", -1.5, _just_begun),
    ("genummerde kop", -0.6, _numbered_heading),
)
THRESHOLD = 1.0
