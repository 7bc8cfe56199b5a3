"""Say what kind of document a stretch of text is, from a table of clues with weights."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import islice
from math import ceil

from extract.split.genres import genre_of
from extract.split.heads import Head
from extract.split.outline import Spot, goes_on
from extract.split.titles import is_bare, title_kind
from extract.text.mailforms import mail_field

_TITLE_LINES = 8
# Each row: kind, weight of one hit, at most so much altogether, how it reads (in a line without mark-up).
_CLUES: tuple[tuple[str, float, float, str], ...] = (
    (
        "verslag",
        0.25,
        2.0,
        r"\b(?:geeft aan|merkt op|meldt|benadrukt|reageert|antwoordt|concludeert|vult aan|deelt mee)\b",
    ),
    (
        "verslag",
        0.25,
        2.0,
        r"\b(?:roept op|sluit (?:de vergadering|zich aan)|bedankt|opent (?:de|het)|licht \w[\w ]{0,40} toe)\b",
    ),
    (
        "verslag",
        0.25,
        2.0,
        r"\b(?:vraagt (?:of|naar|aandacht|om)|stelt (?:dat|voor|vast)|wijst (?:op|erop)|heet \w+ welkom)\b",
    ),
    ("verslag", 0.5, 1.5, r"\b(?:wordt|worden|is|zijn) (?:\w+ ){0,4}(?:vastgesteld|goedgekeurd|geaccordeerd)\b"),
    ("verslag", 0.5, 1.5, r"voor kennisgeving aangenomen|\b(?:afspraak|besluit|toezegging|actie)\s?:"),
    ("verslag", 0.8, 0.8, r"^(?:aanwezig(?:en)?|deelnemers|notulist|afwezig|afgemeld)\b"),
    (
        "verslag",
        0.5,
        1.5,
        r"\b(?:vond|vonden|opende|openden|gingen|kregen|waren)\b.{0,120}\b(?:bijeenkomst|sessie|aanwezig)",
    ),
    ("verslag", 0.5, 1.0, r"\b(?:vond|was|waren|tijdens)\b.{0,120}\b(?:bijeenkomst|werksessie|inspiratiesessie)\b"),
    (
        "agenda",
        0.5,
        2.5,
        r"\bter (?:informatie|besluitvorming|bespreking|vaststelling|kennisname|kennisneming|instemming)\b",
    ),
    ("agenda", 0.5, 2.5, r"^(?:bespreekpunt|toelichting|gevraagd(?: besluit)?|doel)\s?:"),
    (
        "agenda",
        0.4,
        1.2,
        r"^(?:\W*\d+\W+)?(?:opening|mededelingen|rondvraag|w\.?v\.?t\.?t\.?k|sluiting|vaststell(?:en|ing))\b",
    ),
    ("agenda", 0.4, 1.2, r"[\t|]\W*(?:\d+\W+)?(?:opening|mededelingen|rondvraag|w\.?v\.?t\.?t\.?k|sluiting|welkom)\b"),
    ("agenda", 0.5, 1.5, r"^\W*\d{1,2}[.:]\d\d(?: ?uur)?\W.*[\t|]"),
    ("agenda", 0.6, 0.6, r"^agendapunten\b|^agenda$"),
    (
        "actielijst",
        0.6,
        1.2,
        r"^(?:nr|actie|actiehouder|besluit|wie|wat)\b.*\b(?:actie|wie|gereed|eigenaar|status|deadline)\b",
    ),
    ("brief", 1.5, 1.5, r"^>?\s*retouradres"),
    ("brief", 0.6, 2.4, r"^(?:geachte|hoogachtend|ons kenmerk|onze referentie|uw kenmerk|betreft|uw brief)\b"),
    ("brief", 0.5, 0.5, r"^met vriendelijke groet|^de (?:minister|staatssecretaris|burgemeester) van\b"),
    ("memo", 2.0, 2.0, r"\b(?:deze|dit) (?:memo|notitie)\b"),
    ("memo", 1.0, 1.0, r"^(?:memo|notitie)\b"),
    ("memo", 0.4, 1.2, r"^(?:voorstel|gevraagd besluit|aanleiding|kernpunten|beslispunten|advies|kanttekeningen)\W*$"),
    ("presentatie", 1.0, 2.0, r"^(?:dia|slide|sheet)\s?\d|^presentatie\b"),
)
# Sought in small letters, and no more often than counts.
_PATTERNS = tuple((kind, weight, most, ceil(most / weight), re.compile(clue)) for kind, weight, most, clue in _CLUES)
_WITH_TITLE = 3.5
_LETTER = 2.0
_LETTERHEAD = 30  # lines
_CLOSING = 12  # lines from the end within which a letter is signed
_ADDRESSED = re.compile(
    r"(?:aan (?:de|het)\b|t\.a\.v\.|de (?:voorzitter|minister|burgemeester|leden) van)", re.IGNORECASE
)
_FEW_ROWS = 0.4
_MOST_BY_CLUES = 3.0  # a title that says what it heads outweighs what only sounds like another kind
_NUMERIC_CELL = re.compile(r"[\t|]\W*\d[\d.,%]*\W*(?=[\t|]|$)")


def kind_of(spots: Sequence[Spot], head: Head | None, title: str | None, *, wide: bool = False) -> tuple[str, float]:
    """Return the kind of the document with these lines, and how sure that is (0 to 1); `wide`: all pages are."""
    if head is not None and not is_memo(spots):
        return "e-mail", 0.95
    points: defaultdict[str, float] = defaultdict(float)
    texts = [(spot.line.text[:400] if spot.row else spot.text[:3000]).lower() for spot in spots]
    for kind, weight, most, enough, pattern in _PATTERNS:
        points[kind] += min(most, weight * sum(1 for _ in islice(filter(pattern.search, texts), enough)))
    for kind in points:
        points[kind] = min(points[kind], _MOST_BY_CLUES)
    titled = _titled(spots, title)
    if titled:
        points[titled[0]] += titled[1]
    points["overzicht"] += _tabular(spots)
    points["presentatie"] += _slides(spots, wide=wide)
    points["brief"] += _LETTER * _is_letter(spots)
    if max(points.values()) < 1:
        return genre_of(spots) or "overig", 0.4
    (best, most), (_, second) = sorted(points.items(), key=lambda item: item[1], reverse=True)[:2]
    sure = round(min(0.95, 0.5 + (most - second) / 6), 2)
    return (genre_of(spots) or best, sure) if best == "overig" else (best, sure)


def is_memo(spots: Sequence[Spot]) -> bool:
    """Tell whether the word memo stands above the fields (whom it is to, whom from) that a document begins with."""
    for spot in spots[:_TITLE_LINES]:
        if title_kind(spot.text) == "memo":
            return True
        if mail_field(spot.line.text) or len(spot.text) > 90:
            return False
    return False


def _is_letter(spots: Sequence[Spot]) -> bool:
    """Tell whether a document has two ends of a letter: where to return it to or whom it is for, greeting, closing."""
    top = [spot.text.lower() for spot in spots[:_LETTERHEAD]]
    greets = any(text.startswith("geachte") for text in top)
    if greets and any(text.startswith("retouradres") for text in top):
        return True
    addressed = any(_ADDRESSED.match(spot.text) for spot in spots[:_TITLE_LINES])
    closed = any(spot.text.lower().startswith("hoogachtend") for spot in spots[-_CLOSING:])
    return addressed and closed


def _titled(spots: Sequence[Spot], title: str | None) -> tuple[str, float] | None:
    """Return the kind that the title says it is, and points: a lone word below the first line may be a heading."""
    if title and (kind := title_kind(title)):
        return kind, (_WITH_TITLE if kind != "overzicht" else _WITH_TITLE / 3)  # a memo may tell the state of affairs
    for index, spot in enumerate(spots[:_TITLE_LINES]):
        if spot.row or spot.label or len(spot.text) > 160:
            return None
        if (kind := title_kind(spot.text)) and not goes_on(spots, index):
            return kind, (_WITH_TITLE if index == 0 or not is_bare(spot.text) else _WITH_TITLE / 2)
    return None


def _tabular(spots: Sequence[Spot]) -> float:
    """Return points for a document that is mostly tables, most when their cells are numbers."""
    rows = [spot for spot in spots if spot.row]
    share = max(
        sum(len(spot.text) for spot in rows) / max(1, sum(len(spot.text) for spot in spots)), len(rows) / len(spots)
    )
    numeric = sum(len(_NUMERIC_CELL.findall(spot.line.text)) >= 2 for spot in rows) / max(1, len(rows))
    return share * (1.0 + 2.5 * numeric)


def _slides(spots: Sequence[Spot], *, wide: bool) -> float:
    """Return points for short lines and many bullets with much white between them, or on pages wider than high."""
    if wide and sum(spot.row for spot in spots) < _FEW_ROWS * len(spots):
        return 3.0
    if len(spots) < 30:
        return 0.0
    short = sum(len(spot.text) < 90 for spot in spots) / len(spots)
    breaks = sum(spot.blanks >= 3 or spot.new_page for spot in spots) / len(spots)
    ended = sum(spot.text.endswith(".") for spot in spots) / len(spots)
    return 3.0 if short > 0.8 and breaks > 0.1 and ended < 0.25 else 0.0
