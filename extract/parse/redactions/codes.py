"""Find what is printed in place of what was made unreadable: markers, codes of grounds, notes of pages taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.parse.redactions.legends import lettered
from extract.parse.redactions.things import thing_at
from extract.text.grounds import GROUNDS, OUTSIDE, ground_within, meaning_of, normal_ground
from extract.text.redacted import MARKER
from models import Redaction

# A code of the Woo or Wob that stands without brackets; a stamp read from a picture loses dots and takes e for ¢.
_STRICT = re.compile(r"(?<![\w.,])(?:5\.\s?1\.\s?[1245]\.?\s?[a-i]|1[01]\.\s?[12]\.?\s?[a-g])(?![\w])(?!\.\d)")
_LOOSE = re.compile(r"(?<![\w.,])[5s]\.?\s?1\.?\s?2\.?\s?[ec¢](?![\w¢])|(?<![\w.,])5\.\s?1\.\s?2\.?¢e?(?!\w)")
_ALONE = re.compile(rf"^[ \t]*(?P<mark>{GROUNDS})[ \t.]*$", re.IGNORECASE | re.MULTILINE)
_PAGES = re.compile(
    r"^\W{0,3}(?:(?:deze|volgende)\s+)?pagina['’]?s?\s+(?:[\d\s,–-]{1,20}|t/m\s){0,3}(?:is|zijn|wordt|worden)\s+"
    r"(?:(?:geheel|volledig|integraal)\s+)?(?:verwijderd|weggelakt|gelakt|weggelaten|onleesbaar\s+gemaakt|geweigerd)\b",
    re.IGNORECASE | re.MULTILINE,
)
_MASK = re.compile(r"(?<!\w)x{3,}(?!\w)", re.IGNORECASE)
_LETTER = re.compile(
    r"\b(?:[Dd]e\s+heer|[Mm]evrouw|[Mm]evr\.|[Dd]hr\.|[Mm]w\.)\s(?P<mark>[XYZ]|N\.N\.)(?![\w’'-]|\.\s?(?:[A-Z]|de\s|van\s|ten\s))"
)
_MASKED = ("naam", "adres", "nummer")  # elsewhere it is yet to be filled in
# Where one of these stands near, the law is spoken of and nothing was made unreadable.
_LAW = re.compile(
    r"\bart(?:ikel(?:en)?|\.)|\bgrond(?:en|slag)?\b|\blid\b|\bwoo\b|\bwob\b|\bwet\b|\baanhef\b|\bonder\s*$|\bsub\s*$"
    r"|levenssfeer|\beerbiediging|\bopenbaar|\bgeweigerd|\bweiger|\buitzondering|\bparagraaf|\bbijlage\s*$|\bhoofdstuk|§",
    re.IGNORECASE,
)
_SENTENCES_OWN = re.compile(r"art(?:ikel|\.)|van\s+de\b|aanhef", re.IGNORECASE)  # in round brackets
_LEFT_OUT = re.compile(r"\\?\[\s*[.…]+\s*\\?\]")  # in a quotation: the writer left words out
_LAW_BEFORE, _LAW_AFTER = 40, 30
_MEANING_AFTER, _TELLING = 70, 8  # characters behind a code, letters of a word that says what the code means


def marks_in(text: str) -> Iterator[Redaction]:
    """Yield all marks in a text, with their grounds and what stood there; their pages are not filled in."""
    yield from _markers(text)
    yield from _codes(text)
    for start, end, ground in lettered(text):
        yield _redaction(text, start, end, "regel:legenda", ground)
    for match in _LETTER.finditer(text):
        yield _redaction(text, *match.span("mark"), "regel:letter", None)
    for match in _MASK.finditer(text):
        one = _redaction(text, *match.span(), "regel:kruisjes", None)
        if one.what in _MASKED:
            yield one


def _markers(text: str) -> Iterator[Redaction]:
    """Yield the printed markers; a ground in brackets that a sentence about the law cites is none."""
    for match in MARKER.finditer(text):
        ground = normal_ground(match.group()) or ground_within(match.group())
        if _LEFT_OUT.fullmatch(match.group()):
            continue
        if match.group().startswith("(") and ground and _is_spoken_of(text, match):
            continue
        yield _redaction(text, match.start(), match.end(), "regel:markering", ground)


def _is_spoken_of(text: str, match: re.Match[str]) -> bool:
    return bool(_SENTENCES_OWN.search(match.group())) or _cites(text, *match.span())


def _codes(text: str) -> Iterator[Redaction]:
    """Yield codes that stand without brackets where something was covered; worn ones only beside whole ones."""
    taken = {offset for match in MARKER.finditer(text) for offset in range(*match.span())}
    worn = (_LOOSE,) if _STRICT.search(text) else ()
    for pattern in (_STRICT, *worn, _ALONE, _PAGES):
        for match in pattern.finditer(text):
            start, end = match.span("mark" if pattern is _ALONE else 0)
            ground = normal_ground(text[start:end])
            if start in taken or end - 1 in taken or (pattern is _ALONE and not _is_telling(ground)):
                continue
            if pattern is _PAGES or not _cites(text, start, end, ground):
                taken.update(range(start, end))
                what = "passage" if pattern is _PAGES else None
                yield _redaction(text, start, end, "regel:grondcode", ground, what)


def _is_telling(ground: str | None) -> bool:
    """Tell whether a ground can be no number of a section: it has a letter, or words."""
    return ground is not None and (ground[-1].isalpha() or OUTSIDE in ground)


def _cites(text: str, start: int, end: int, ground: str | None = None) -> bool:
    """Tell whether the words around a ground speak of the law, count a paragraph or tell what the ground means."""
    before = text[max(0, start - _LAW_BEFORE) : start].rsplit("\n\n", 1)[-1]
    after = text[end : end + _LAW_AFTER].split("\n\n", 1)[0]
    return bool(_LAW.search(before) or _LAW.search(after)) or _is_explained(text[end : end + _MEANING_AFTER], ground)


def _is_explained(after: str, ground: str | None) -> bool:
    """Tell whether what stands behind a code says what it means, as in a legend."""
    words = re.findall(rf"\w{{{_TELLING},}}", (meaning_of(ground) or "").lower())
    return any(word in after.lower() for word in words)


def _redaction(text: str, start: int, end: int, method: str, ground: str | None, what: str | None = None) -> Redaction:
    """Return the mark at a span with what stood there, where the words around it tell."""
    what = what or thing_at(text, start, end)
    return Redaction(start=start, end=end, method=method, form="markering", ground=ground, what=what)
