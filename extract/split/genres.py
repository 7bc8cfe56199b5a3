"""Say what a document is that nothing makes minutes, a mail, a table …: a decision, questions, a report in chapters."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from extract.split.outline import Spot

_TOP = 8  # lines that a document has above its first text
_LEAST = 1.5  # points
_CHAPTER = 100  # characters: a longer line is no heading
_TEXT = 60  # characters: a shorter line is not the text of a chapter
_LEAST_CHAPTERS = 3
_CLOSING = 40  # lines from the end within which a letter, with its notice of appeal, is signed
# Each row: kind, weight of one hit, at most so much altogether, how a line begins, and whether only the top counts.
_CLUES: tuple[tuple[str, float, float, str, bool], ...] = (
    ("besluit", 1.5, 1.5, r"(?:\w+[- ])?\w*besluit\s(?:van|als|op|over|tot|inzake|om)\b|besluit$", True),
    ("besluit", 1.5, 1.5, r"beslissing op (?:het )?(?:bezwaar|uw verzoek|(?:uw )?(?:woo|wob)-?\s?verzoek)", True),
    ("besluit", 0.5, 1.0, r"(?:gelet op|gelezen)\b.{0,300};?$", False),
    ("besluit", 1.0, 1.0, r"(?:.{0,80}\s)?(?:besluit(?:en)?|beslist)\s?:$|(?:\d{1,2}\.?\s+)?besluit$", False),
    ("besluit", 0.5, 1.0, r".{0,60}\b(?:uw (?:woo-?|wob-?)?\s?verzoek|(?:ik heb|heb ik) besloten)\b", False),
    ("uitspraak", 1.0, 1.0, r"(?:tussen)?uitspraak\b|vonnis\b|arrest\b|proces-verbaal van de mondelinge", True),
    ("uitspraak", 1.0, 1.0, r".{0,60}\bECLI:NL:\w+:\d{4}:\w+", True),
    ("uitspraak", 0.5, 1.0, r"(?:\d{1,2}\.?\s+)?(?:procesverloop|rechtsoverwegingen|het geding)\b.{0,40}$", False),
    (
        "uitspraak",
        0.5,
        1.0,
        r"de (?:rechtbank|afdeling|voorzieningenrechter|kantonrechter|hoge raad)\b.{0,40}:$",
        False,
    ),
    ("uitspraak", 0.5, 1.0, r"\W*verklaart (?:het|de) .{0,60}\b(?:gegrond|ongegrond|niet-ontvankelijk)\b", False),
    ("vragen", 1.0, 1.0, r"(?:schriftelijke |mondelinge )?vragen (?:van|gesteld door) (?:de |het )?(?:\w+)", True),
    ("vragen", 1.0, 1.0, r"(?:antwoord(?:en)?|beantwoording)\b.{0,40}\bvragen\b", True),
    ("vragen", 0.5, 3.0, r"(?:vraag|antwoord(?: op vraag)?) \d{1,2}\b|antwoord\s?:", False),
    ("motie", 1.5, 1.5, r"(?:nr\.? ?\d+ )?(?:(?:nader )?gewijzigde )?motie\b(?!f)", True),
    ("motie", 0.5, 2.0, r"(?:constaterende|overwegende|van mening),? dat\b|gehoord de beraadslaging", False),
    ("motie", 0.5, 1.5, r"(?:verzoekt|draagt|roept|spreekt)\b.{0,120}|en gaat over tot de orde van de dag", False),
    ("memo", 1.5, 1.5, r"ter (?:beslissing|ondertekening|besluitvorming|bespreking|advisering|informatie)$", True),
    ("memo", 1.5, 1.5, r"aanbiedingsformulier\b|type voorstel\b", False),
    ("memo", 0.5, 1.5, r"(?:aan|opsteller|datum|titel|betreft)\s?:\s?\S", True),
    ("memo", 0.5, 1.0, r"(?:doel(?: van de)? bespreking|geadviseerde? (?:besluit|beslissing))$", False),
    ("memo", 0.5, 0.5, r".{2,60} wordt gevraagd(?: om)?\s?:$", False),
    (
        "verslag",
        1.5,
        1.5,
        r"(?:resultaten|opbrengst(?:en)?|uitkomsten|impressie|samenvatting|terugkoppeling) (?:van|uit) (?:de|het) "
        r"(?:\w+ )?\w*(?:sessie|bijeenkomst|overleg|vergadering|workshop)\b",
        True,
    ),
    ("overzicht", 1.5, 1.5, r"inventaris(?:lijst)?\b|(?:documenten|beoordelings)lijst\b", True),
    ("rapport", 0.5, 0.5, r"inhouds?opgave$|inhoud$", False),
    ("rapport", 0.5, 0.5, r"\w*(?:rapport(?:age)?|plan(?: van aanpak)?|handreiking|visie|verkenning|nota)\b", True),
)
_PATTERNS = tuple((*row[:3], re.compile(row[3], re.IGNORECASE), row[4]) for row in _CLUES)


def genre_of(spots: Sequence[Spot]) -> str | None:
    """Return the kind of a document on which no meeting, mail or table leaves its mark, None when nothing tells."""
    points: defaultdict[str, float] = defaultdict(float)
    texts = [spot.text[:400] for spot in spots if not spot.row]
    for kind, weight, most, pattern, on_top in _PATTERNS:
        lines = texts[:_TOP] if on_top else texts
        points[kind] += min(most, weight * sum(bool(pattern.match(text)) for text in lines))
    for kind, seen in _SHAPES:
        points[kind] += seen(spots)
    best = max(points, key=lambda kind: points[kind])
    return best if points[best] >= _LEAST else None


def _chapters(spots: Sequence[Spot]) -> float:
    """Return points for headings, numbered on from 1 or marked as such, each with text below it."""
    numbered = marked = 0
    last = 0
    for spot, below in pairwise(spots):
        if spot.row or len(spot.text) > _CHAPTER or below.row or not (below.label or len(below.text) > _TEXT):
            continue
        number = int(spot.label) if spot.label and spot.label.isdigit() else 0
        if number and number - last in (0, 1) and _is_heading(spot):
            numbered, last = numbered + (number > last), number
        marked += 0 < spot.level < 7 and not spot.label
    return 1.5 if max(numbered, marked) >= _LEAST_CHAPTERS else 0.0


def _is_heading(spot: Spot) -> bool:
    """Tell whether a numbered line may be a heading: it is no sentence."""
    return spot.words[:1].isupper() and spot.words[-1:] not in ".;:,?" and len(spot.words.split()) < 12


def _signed(spots: Sequence[Spot]) -> float:
    """Return points for a letter of which the first pages are not there: it is signed as one."""
    return _LEAST * any(spot.text.lower().startswith("hoogachtend") for spot in spots[-_CLOSING:])


# Each row: kind, and what sees it in the lines of the whole document.
_SHAPES: tuple[tuple[str, Callable[[Sequence[Spot]], float]], ...] = (("rapport", _chapters), ("brief", _signed))
