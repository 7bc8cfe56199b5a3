"""Find what is printed around a table and belongs to it: title, peildatum and note."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from extract.text.blocks import is_row, label_of
from extract.text.dates import DateHit, find_dates
from extract.text.markup import heading_level, plain
from extract.text.reading import Line

_MARK = re.compile(r"\bpeildatum\b[\s:]*", re.IGNORECASE)
_PEILDATUM = re.compile(r"\b(?:peildatum|stand\s+(?:van\s+zaken\s+)?per|situatie\s+(?:per|op))\b[\s:]*", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?:\*(?!\*)|bron(?:nen)?\s*:|noot\s*:|legenda\b|toelichting\s*:|<sup>)", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:tabel|figuur|overzicht)\s*(?:\d+(?:\.\d+)*\s*[.:–-]?\s*)?(?=\S)", re.IGNORECASE)
_NUMBERED = re.compile(r"\W{0,4}(?:tabel|figuur|overzicht|grafiek)\s{1,3}\d+(?:[.-]\d+)*[a-z]?\b", re.IGNORECASE)
_FIELD = re.compile(r"\s*\**[\w /]{2,30}\**\s*:")
_GLUED = re.compile(r"(?<=[a-zà-ÿ)])(?:Tabel|Table|Figuur)$")
_FURNITURE = re.compile(
    r"\W*(?:pagina|pag\.?|blz\.?|bladzijde|page)\s*:?\s*\d{1,4}(?:\s*(?:van|/|of|-)\s*\d{1,4})?\W*"
    r"|[-–—]\s*\d{1,4}\s*[-–—]|\W*(?:vervolg|zie)\b.{0,40}\b(?:pagina|blad(?:zijde)?|tabel)\W*(?:\d{1,3}\W*)?",
    re.IGNORECASE,
)
# What offices print on top of each page: who they are, with more behind a dash or bar; whom it is for; the page.
_PAGE_HEAD = re.compile(
    r"(?:ministerie|gemeente|provincie|waterschap|veiligheidsregio\S*|ggd|omgevingsdienst|coa|vng)\b.*(?:\s[-–|]\s|\s{3,})\S.*"
    r"|.*\b(?:pagina|blad(?:zijde)?|pag\.)\s\d{1,4}(?:\s*(?:van|/)\s*\d{1,4})?\W*|.*\bvertrouwelijk\b.*",
    re.IGNORECASE,
)
# The margin of a further page of a letter names these fields again; above a table none of them is its title.
_MARGIN = re.compile(
    r"(?:datum|(?:ons |uw )?kenmerk|(?:onze |uw )?referentie|contactpersoon|aantal pagina's|bijlagen?(?:\(n\))?)\W*",
    re.IGNORECASE,
)
_FORM = re.compile(r"vergader(?:datum|plaats|tijd)\b.*|betreft\b.*|vastgesteld (?:op|door|in)\b.*", re.IGNORECASE)
_LONGEST_MARGIN = 45  # characters
_MOST_MARGIN = 8  # lines
_NEAR = 4  # lines: how far above a table its title and peildatum may stand
_LONGEST = 110


def title_above(above: Sequence[Line]) -> str | None:
    """Return the title in the lines just `above` a table (nearest last), None when there is none.

    Prose, notes, bullets and fields are no title; above a subtitle, a line in small letters, the title is sought.
    """
    title = None
    for line in reversed(above[-_NEAR:]):
        text = plain(line.text)
        marked = heading_level(line.text) > 0 or bool(line.bold) or bool(_CAPTION.match(text))
        if _MARGIN.fullmatch(text) or _FORM.fullmatch(text):
            continue
        if not marked and (_MARK.match(text) or (len(text) < 60 and _PEILDATUM.search(text))):
            continue
        if not marked and len(text) < 60 and _FIELD.match(line.text):
            continue
        if not could_head(line) or (not marked and (not line.gap or not text[0].isalnum())):
            break
        subtitle = title is None and not marked and text[:1].islower()
        title = text
        if not subtitle:
            break
    return unglued(title) or None if title else None


def could_head(line: Line) -> bool:
    """Tell whether a line may be a title: short, words, no row, bullet, note or sentence."""
    text = plain(line.text)
    if is_row(line.text) or len(text) > _LONGEST or not re.search(r"[^\W\d_]{3}", text) or _NOTE.match(line.text):
        return False
    label, _ = label_of(line.text)
    bullet = bool(label) and not str(label)[0].isalnum() and not heading_level(line.text)
    return not bullet and not _is_sentence(text) and "@" not in text


def is_caption(text: str) -> bool:
    """Tell whether a line is the numbered caption of a table ("Tabel 3: …")."""
    return bool(_NUMBERED.match(text))


def is_furniture(line: Line) -> bool:
    """Tell whether a line is a page's number or says that a table goes on, which is no part of what it stands in."""
    return len(line.text) < 80 and bool(_FURNITURE.fullmatch(line.text.strip()))


def is_page_head(line: Line) -> bool:
    """Tell whether a line reads as what offices print on top of each page, not as the title of a table."""
    return len(line.text) < 200 and bool(_PAGE_HEAD.fullmatch(line.text.strip()))


def is_margin(lines: Sequence[Line]) -> bool:
    """Tell whether lines are what the margin of a further page of a letter prints again: who, when, reference."""
    short = all(len(line.text) <= _LONGEST_MARGIN and not is_row(line.text) for line in lines)
    return len(lines) <= _MOST_MARGIN and short and any(_MARGIN.fullmatch(plain(line.text)) for line in lines)


def _is_sentence(text: str) -> bool:
    """Tell prose from a title: prose ends in a mark or is long."""
    return text.endswith((";", ",", "?")) or (text.endswith((".", ":")) and len(text) > 60)


def unglued(text: str) -> str:
    """Return a title without the word of a caption that was printed against it."""
    return _GLUED.sub("", text).strip()


def peildatum_in(texts: Sequence[str], known: Sequence[dt.date], *, named: bool = False) -> dt.date | None:
    """Return the date of the first of `texts` that says of which day the figures are, if `named` by that very word.

    One printed without its year ("18-apr") is the same day among the `known` dates of the table and its document, else
    the last such day before the first of them.
    """
    for text in texts:
        if mark := (_MARK if named else _PEILDATUM).search(text):
            for hit in find_dates(text[mark.end() : mark.end() + 40]):
                if hit.start <= 4 and (day := _day_of(hit, known)):
                    return day
    return None


def _day_of(hit: DateHit, known: Sequence[dt.date]) -> dt.date | None:
    """Return the day of a date; without a year that of a known date, else the last such day before the first known."""
    same = next((day for day in known if (day.month, day.day) == (hit.month, hit.day)), None)
    day = hit.date(same or (known[0] if known else None))
    if day and hit.year is None and not same and day > known[0]:
        return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else None
    return day


def caption_below(below: Sequence[Line]) -> str | None:
    """Return the numbered caption just below a table, or below its note."""
    for line in below[:2]:
        text = plain(line.text)
        if is_caption(text) and could_head(line):
            return text
        if not _NOTE.match(line.text):
            break
    return None


def only_date(text: str) -> dt.date | None:
    """Return the date that is all of `text`."""
    hits = find_dates(text)
    return hits[0].date() if hits and hits[0].start == 0 and hits[0].end >= len(text.strip()) else None


def note_below(below: Sequence[Line]) -> str | None:
    """Return the source note or legend in the lines just `below` a table."""
    notes: list[str] = []
    for line in below[:_NEAR]:
        if is_row(line.text) or not _NOTE.match(line.text):
            break
        notes.append(plain(line.text))
    return " ".join(notes) or None
