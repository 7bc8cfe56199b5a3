"""Find what was made unreadable in text: printed markers, and gaps where something must have stood."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from extract.parse.redactions.around import keep_roles
from extract.parse.redactions.gaps import Gap, gaps_in_lines, gaps_in_mails
from extract.text.reading import Reading
from extract.text.redacted import MARKER
from models import Redaction

# A code of the Woo or Wob that stands without brackets; a stamp read from a picture loses dots and takes e for ¢.
_STRICT = re.compile(r"(?<![\w.,])(?:5\.\s?1\.\s?[1245]\.?\s?[a-i]|1[01]\.\s?[12]\.?\s?[a-g])(?![\w])(?!\.\d)")
_LOOSE = re.compile(r"(?<![\w.,])[5s]\.?\s?1\.?\s?2\.?\s?[ec¢](?![\w¢])|(?<![\w.,])5\.\s?1\.\s?2\.?¢e?(?!\w)")
# Where one of these stands near, the law is spoken of and nothing was made unreadable.
_LAW = re.compile(
    r"\bart(?:ikel(?:en)?|\.)|\bgrond(?:en|slag)?\b|\blid\b|\bwoo\b|\bwob\b|\bwet\b|\baanhef\b|\bonder\s*$|\bsub\s*$"
    r"|levenssfeer|\beerbiediging|\bopenbaar|\bgeweigerd|\bweiger|\buitzondering|\bparagraaf|\bbijlage\s*$|\bhoofdstuk|§",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r"\\?\[\s*[.…]+\s*\\?\]")  # in a quotation: the writer left words out
_LAW_BEFORE, _LAW_AFTER = 40, 30
# Each row: what the ground's printed form is, and what it is called.
_GROUNDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(5)\D{0,4}([12])\D{0,9}?([1-5])[^a-z]*(?:(?:sub|onder|aanhef en onder)\s*)?([a-j])?$"),
        "{0}.{1}.{2}{3}",
    ),
    (re.compile(r"(1[01])\D{0,4}([12])[^a-z]*([a-g])?$"), "{0}.{1}{2}"),
    (re.compile(r"buiten\s+(reikwijdte|verzoek)$"), "buiten {0}"),
)
# Each row: what stood there, how the text before the marker ends, how the text after it begins.
_CONTEXTS: tuple[tuple[str, str, str], ...] = (
    ("bedrijf", r"\b(?:bedrijf|firma|b\.?v\.?|stichting)\s*$", r""),
    ("adres", r"(?:mailto:\s*|<)$", r""),
    ("adres", r"", r"\s?@\s?[\w-]+\."),
    ("nummer", r"(?:\+31[\s(0)]*[\d\s-]*|\b0\d[\d\s-]*)$", r""),
    ("nummer", r"\b(?:tel\w*|t|m|mobiel|nummer|bsn|iban)\b\.?\s*[:|]?\s*$", r""),
    ("adres", r"\b(?:straat|weg|laan|adres|wonende(?:\s+te)?)\s*:?\s*$", r""),
    ("naam", r"\b(?:heer|heren|mevrouw|mevr\.?|mw\.?|dhr\.?|burgemeester|wethouder)\s*$", r""),
    ("naam", r"\b(?:beste|geachte|hoi|namens|door)\s*$", r""),
    ("naam", r"^\s*(?:van|aan|cc|bcc|from|to)\s*:.{0,400}$", r""),
    ("naam", r"(?:groet(?:en)?|hoogachtend|regards),?\s*$", r""),
    ("naam", r"(?:^|[,;:])\s*$", r"\s*\((?:[A-Z]|gemeente|provincie)"),
    ("naam", r"(?:^|[.,;:])\s*$", r"\s+van\s+[A-Z]"),
    ("naam", r"", r",?\s+(?:geeft|meldt|vraagt|licht|zegt|stelt|merkt|is|heeft|zal|schetst|noemt|deelt|dankt)\b"),
)
_BEFORE_AFTER = tuple(
    (what, re.compile(before, re.IGNORECASE | re.DOTALL), re.compile(after)) for what, before, after in _CONTEXTS
)
_LONG_PASSAGE = 30
_ON_BOX = 2  # characters between a box's place in the text and what was printed on it
_BESIDE = 3  # characters between a marker and a gap that are one redaction
_LONGEST = 2_000
_WINDOW = 200


def find_redactions(reading: Reading) -> None:
    """Append to the source each marker and gap in its text that is not there yet (run after the mails are found).

    A marker in or beside a box is what was printed on that box: the box gets its ground, no second record is made.
    """
    source, text = reading.source, reading.text
    boxes = sorted((one for one in source.redactions if one.form == "vlak"), key=lambda one: one.start)
    for one in boxes:
        one.what = one.what or _what(text, one.start, one.end)
    known = {(one.start, one.end) for one in source.redactions if one.form != "vlak"}
    taken = _Spans((one.start, one.end) for one in source.redactions if one.form != "leegte")
    for one in source.redactions:
        taken.add(one.start, one.end, margin=0)
    for one in (*_markers(text), *_codes(text)):
        box = _box_at(boxes, one.start, one.end)
        if box is not None:
            box.ground = box.ground or one.ground
        elif (one.start, one.end) not in known:
            one.page = reading.page_at(one.start)
            source.redactions.append(one)
        taken.add(one.start, one.end)
    for gap in (*gaps_in_mails(reading), *gaps_in_lines(reading)):
        if taken.is_free(gap.start, gap.end):
            taken.add(gap.start, gap.end, margin=0)
            source.redactions.append(_gap(reading, gap))
    keep_roles(reading)


def _box_at(boxes: list[Redaction], start: int, end: int) -> Redaction | None:
    """Return the box whose place in the text lies in or right beside a span."""
    first = bisect_left(boxes, start - _ON_BOX, key=lambda one: one.start)
    near = boxes[max(0, first - 1) : first + 1]
    return next((one for one in near if one.start <= end + _ON_BOX and one.end >= start - _ON_BOX), None)


def normal_ground(printed: str) -> str | None:
    """Return a ground as "5.1.2e", "10.2g" or "buiten verzoek", from any spelling of it; None when it is none."""
    folded = re.sub(r"\s+", " ", printed.lower().replace("¢", "e")).strip(" []()\\.,")
    folded = re.sub(r"^art(?:ikel|\.)?\s*", "", folded)
    if re.fullmatch(r"[5s]\.?\s?1\.?\s?2\.?\s?[ec]e?", folded):
        return "5.1.2e"
    for form, name in _GROUNDS:
        if match := form.match(folded):
            return name.format(*(group or "" for group in match.groups()))
    return None


class _Spans:
    """Places in the text that are taken, each with a margin around it."""

    def __init__(self, spans: Iterable[tuple[int, int]]):
        self._taken: set[int] = set()
        for start, end in spans:
            self.add(start, end)

    def add(self, start: int, end: int, margin: int = _BESIDE) -> None:
        """Take a span (of a long one, its two ends)."""
        cut = min(end, start + _LONGEST)
        self._taken.update(range(start - margin, cut + margin + 1), range(max(cut, end - margin), end + margin + 1))

    def is_free(self, start: int, end: int) -> bool:
        """Tell whether neither end of a span is taken."""
        return start not in self._taken and end not in self._taken


def _markers(text: str) -> Iterator[Redaction]:
    """Yield the printed markers; a ground in brackets that a sentence about the law cites is none."""
    for match in MARKER.finditer(text):
        ground = normal_ground(match.group())
        if _LEFT_OUT.fullmatch(match.group()):
            continue
        if match.group().startswith("(") and ground and _cites(text, *match.span()):
            continue
        yield _redaction(text, match.start(), match.end(), "regel:markering", ground)


def _codes(text: str) -> Iterator[Redaction]:
    """Yield codes that stand without brackets where something was covered; worn ones only beside whole ones."""
    taken = {match.start() for match in _STRICT.finditer(text)}
    patterns = (_STRICT, _LOOSE) if taken else (_STRICT,)
    inside = {offset for match in MARKER.finditer(text) for offset in range(*match.span())}
    for pattern in patterns:
        for match in pattern.finditer(text):
            loose_again = pattern is _LOOSE and match.start() in taken
            if not loose_again and match.start() not in inside and not _cites(text, *match.span()):
                yield _redaction(text, *match.span(), "regel:grondcode", normal_ground(match.group()))


def _cites(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a ground speak of the law, or count a paragraph."""
    before = text[max(0, start - _LAW_BEFORE) : start].rsplit("\n\n", 1)[-1]
    after = text[end : end + _LAW_AFTER].split("\n\n", 1)[0]
    return bool(_LAW.search(before) or _LAW.search(after))


def _redaction(text: str, start: int, end: int, method: str, ground: str | None) -> Redaction:
    """Return the marker at a span with what stood there, where the words around it tell."""
    return Redaction(start=start, end=end, method=method, form="markering", ground=ground, what=_what(text, start, end))


def _what(text: str, start: int, end: int) -> str | None:
    """Return what sort of thing a marker stands for: it says so itself, or its context does."""
    marker = text[start:end].lower()
    if "bedrijf" in marker or "organisatie" in marker:
        return "bedrijf"
    if re.search(r"na(?:am|men)|persoon|medewerker|ambtenaar|betrokkene|derde", marker):
        return "naam"
    if "adres" in marker:
        return "adres"
    if end - start >= _LONG_PASSAGE and not marker.startswith(("[", "(", "\\")):
        return "passage"
    line = text.rfind("\n", 0, start) + 1
    before, after = text[max(line, start - _WINDOW) : start], text[end : end + _WINDOW]
    if start - line < 2 and line > 1:
        before = text[max(0, line - 60) : start]
    return next((what for what, left, right in _BEFORE_AFTER if left.search(before) and right.match(after)), None)


def _gap(reading: Reading, gap: Gap) -> Redaction:
    """Return the redaction that a gap shows."""
    return Redaction(
        start=gap.start,
        end=gap.end,
        page=reading.page_at(gap.start),
        method=gap.method,
        score=gap.score,
        form="leegte",
        what=gap.what,
    )
