"""Read the names and domains in a header field of a mail, whole or half redacted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.text.markup import plain_map
from extract.text.redacted import MARKER, REDACTED_NAME

_DOMAIN = r"(?P<domain>[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,4}\.[a-z]{2,12})"
# Each row: an address whose name part may be redacted, as printed: a word before the sign, or a marker, or nothing.
_ADDRESS = re.compile(
    rf"(?P<local>[\w.+'=/-]{{0,64}})[ ]?@[ ]?{_DOMAIN}\b"
    rf"|(?P<bare>(?<=[\])█>¢] )|(?<![\w.@-])){_DOMAIN.replace('domain', 'eaten')}(?=[>\])])"
    rf"|(?<=[\]█] ){_DOMAIN.replace('domain', 'spaced')}(?=\s*(?:[,;>\"]|$))",
    re.IGNORECASE,
)
_HALF_EATEN = re.compile(r"@[\w.-]*|<[^<>]*>?|\bmailto:|\bSMTP:", re.IGNORECASE)
_AFTER_ADDRESS = r"[>\])'\"\s]*"
_INITIALS = re.compile(r"\s*(?:[A-Z]\.|[A-Z][a-z]?\.?\s*$|(?:drs?|ir|mr|ing|prof)\.)")
_INITIAL_LAST = re.compile(r"(?:^|[\s.])[A-ZÀ-Þ]$")
_LAST_FIRST = re.compile(
    r"\s*(?:[a-z' ]{1,12}\s)?[\w'’-]+(?:\s[a-z' ]{1,12})?,\s*[A-ZÀ-Þ][\w'’-]+(?:\s*\([^()]*\))?[\s,;]*"
)
_JUNK = re.compile(r"[{}=~^\\<>¢§]|(?<!\s)\||\|(?!\s)|\d\s?[./]\s?\d|\d[a-z]\b|\b\d{5,}")
# A word with a capital and small letters, a few small words ("griffie"), or one or two short abbreviations ("COA").
_READS_AS_NAME = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ’']{2}|^[A-ZÀ-Þ][a-zà-ÿ]+$|^[a-zà-ÿ]{2,}(?:[ .-]\w+){0,2}$"
    r"|^[A-ZÀ-Þ]{2,5}(?: [A-ZÀ-Þ]{2,5})?$"
)
_COVERED = re.compile(r"x{3,}|[\d.]+[a-j]|geanonimiseerd|weggelakt|gelakt|redacted", re.IGNORECASE)
_NOBODY = re.compile(r"\W*undisclosed[- ]recipients\W*", re.IGNORECASE)
_EDGES = " \t\"'“”‘’`´,;:.<>*/|-–"
_MAX_NAME = 120


@dataclass(frozen=True, slots=True)
class Party:
    """One correspondent: `start` and `end` in the source, name as printed or None, domain in lower case or None."""

    start: int
    end: int
    name: str | None
    domain: str | None
    redacted: bool


def parties(source: str, start: int, end: int, *, single: bool = False) -> list[Party]:
    """Return those whom a header field's value (a span of `source`) names; an empty value names nobody.

    With `single` (a sender) the value is not cut as a list is.
    """
    text, offsets = plain_map(source[start:end], start)
    parts = [(0, len(text))] if single and text.strip(_EDGES) else _parts(text)
    found: list[Party] = []
    for first, last in parts:
        for one in _read_part(text, first, last):
            if not (found and _same(found[-1], one, text, offsets)):
                place = (offsets[one.start], offsets[one.end - 1] + 1)
                found.append(Party(*place, one.name, one.domain, one.redacted))
    return found[:1] if single else found


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """Yield the parts of a list: parted by semicolons, else by the commas that do not stand within a name."""
    since = 0
    for cut in _cuts(text):
        if text[since:cut].strip(_EDGES):
            yield since, cut
        since = cut + 1
    if text[since:].strip(_EDGES):
        yield since, len(text)


def _cuts(text: str) -> list[int]:
    """Return where a list is cut."""
    cuts = [match.start() for match in re.finditer(";", text)]
    listed = not cuts and not _LAST_FIRST.fullmatch(text)
    names_only = listed and "@" not in text
    ends = {match.end() for match in _ADDRESS.finditer(text)}
    if names_only:
        ends |= {match.end() for match in MARKER.finditer(text)}
    for match in re.finditer(",", text):
        before = re.search(rf"{_AFTER_ADDRESS}$", text[max(0, match.start() - 8) : match.start()])
        behind = match.start() - (len(before.group()) if before else 0)
        names = names_only and not _INITIALS.match(text, match.end())
        if names or behind in ends or match.start() in ends:
            cuts.append(match.start())
    return sorted(cuts)


def _read_part(text: str, first: int, last: int) -> Iterator[Party]:
    """Yield the correspondents in one part, offsets as in `text`: each whole address is one, else the name is."""
    since = first
    for match in _ADDRESS.finditer(text, first, last):
        domain = (match["domain"] or match["eaten"] or match["spaced"]).lower()
        shown = _COVERED.sub("", match["local"] or "").strip(".'-")
        name, hidden = _name(text[since : match.start()], mailbox=not shown)
        stop = match.end()
        if name is None and (behind := re.compile(r"[>\])'\"\s]*\(([^()@]{2,60})\)").match(text, stop, last)):
            name, _ = _name(behind[1])
            stop = behind.end()
        yield Party(_skip(text, since, match.end()), match.end(), name, domain, hidden or not shown)
        since = stop
    if since == first and not _NOBODY.fullmatch(text, first, last):
        name, hidden = _name(text[first:last])
        yield Party(_skip(text, first, last), last, name, None, hidden or name is None)


def _skip(text: str, start: int, end: int) -> int:
    """Return where the first letter or marker of a span stands."""
    while start < end - 1 and text[start] in _EDGES:
        start += 1
    return start


def _name(printed: str, *, mailbox: bool = False) -> tuple[str | None, bool]:
    """Return a name as printed without quotes and brackets of addresses, and whether part of it was redacted.

    With `mailbox`, a marker at the end is what stood before the address's @ and no part of the name.
    """
    hidden = bool(MARKER.search(printed)) or "@" in printed
    kept = MARKER.sub(" \0 ", _HALF_EATEN.sub(" ", MARKER.sub("\0", printed)).replace("\0", " \0 "))
    kept = re.sub(r"\s+", " ", kept.replace('"', " ")).lstrip(_EDGES + ")]").rstrip(_EDGES + "([")
    kept += "." if _INITIAL_LAST.search(kept) and kept + "." in " ".join(printed.split()) else ""
    if mailbox:
        kept = kept.rstrip("\0" + _EDGES)
    rest = kept.replace("\0", "").strip(_EDGES + "()[]")
    if sum(char.isalpha() for char in rest) < 2 or len(rest) > _MAX_NAME:
        return None, hidden or bool(rest)
    if _JUNK.search(rest) or not _READS_AS_NAME.search(rest) or not _balanced(kept):
        return None, True  # what recognition of characters makes of a box
    return re.sub(r"(?:\0[\s,]*)+", REDACTED_NAME + " ", kept).strip(), hidden


def _balanced(name: str) -> bool:
    """Tell whether each bracket that opens is closed, and none closes before."""
    depth = 0
    for char in name:
        depth += (char in "([") - (char in ")]")
        if depth < 0:
            return False
    return depth == 0


def _same(before: Party, one: Party, text: str, offsets: Sequence[int]) -> bool:
    """Tell whether an address is the one before it shown again, as in "a@b.nl <a@b.nl>"."""
    if one.redacted or before.redacted or one.name or before.domain != one.domain:
        return False
    address = _ADDRESS.search(text, one.start, one.end)
    earlier = _ADDRESS.search(text, bisect_left(offsets, before.start), one.start)
    return bool(address and earlier and address.group().lower() == earlier.group().lower())
