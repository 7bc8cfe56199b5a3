"""Find the heads of letters and of forms that organisations print on their paper."""

from __future__ import annotations

import re

from extract.split.outline import Outline, Spot
from extract.split.place import Place

# What a letterhead prints, each once: a name for it and how it reads.
_LETTER = (
    ("retouradres", r"retouradres"),
    ("adres", r".*\b[1-9]\d{3}\s?[A-Z]{2}\b|.*\bpostbus\s\d"),
    ("kenmerk", r"(?:ons|uw|onze)\s+(?:kenmerk|referentie)|kenmerk\b|zaaknummer|documentnummer"),
    ("datum", r"datum\b"),
    ("betreft", r"(?:betreft|onderwerp)\b"),
    ("aanhef", r"geachte\b"),
    ("contact", r"contactpersoon|behandeld door|inlichtingen bij|doorkiesnummer|t\s?\+?31|telefoon"),
    ("gericht aan", r"t\.a\.v\.|aan (?:de|het) (?:voorzitter|college|leden|raad|minister|gemeenteraad)"),
    ("bijlagen", r"bijlagen?(?:\(n\))?\s*:?\s*\d*$"),
)
_ORGANISATION = re.compile(
    r"(?:ministerie|gemeente|provincie|waterschap|veiligheidsregio|dienst|directoraat|tweede kamer|eerste kamer"
    r"|rijks\w+|inspectie|bestuur|college|raad|commissie|centraal orgaan|vereniging|openbaar ministerie|politie)\b",
    re.IGNORECASE,
)
_LETTERHEAD = tuple((name, re.compile(rf"[\s>*_]*+{pattern}", re.IGNORECASE)) for name, pattern in _LETTER)


def starts_letter(place: Place) -> bool:
    """Tell whether a letterhead starts here: a return address, or an address with a reference, and more."""
    return part_of(place.spot) is not None and is_letterhead(letterhead(place.outline, place.index))


def starts_form(place: Place) -> bool:
    """Tell whether a page starts with an organisation's name or part of a letterhead: whom to ask, when, a number."""
    if not place.spot.new_page or place.spot.row:
        return False
    found = letterhead(place.outline, place.index, 16)
    many = len({"contact", "datum", "kenmerk", "betreft", "gericht aan", "adres"} & set(found)) >= 3
    return many and bool(
        _ORGANISATION.match(place.spot.text)
        or part_of(place.spot) is not None
        or min(found.values()) <= place.index + 2
    )


def starts_with_organisation(place: Place) -> bool:
    """Tell whether a page starts with nothing but the name of an organisation, as on its own paper."""
    spot = place.spot
    return (
        spot.new_page and len(spot.text) < 70 and bool(_ORGANISATION.match(spot.text)) and spot.text[-1] not in ".,;:"
    )


def is_organisation(text: str) -> bool:
    """Tell whether a line begins as the name of a government organisation does."""
    return bool(_ORGANISATION.match(text))


def part_of(spot: Spot) -> str | None:
    """Return the part of a letterhead that a line prints, None when it prints none."""
    return None if spot.row else next((name for name, pattern in _LETTERHEAD if pattern.match(spot.text)), None)


def letterhead(outline: Outline, index: int, lines: int = 30) -> dict[str, int]:
    """Return which parts of a letterhead stand on the `lines` lines from `index` on, with the index of each."""
    found: dict[str, int] = {}
    for at, spot in enumerate(outline.after(index, lines), index):
        on_next_page = at > index and spot.new_page and "retouradres" not in found
        if on_next_page or at in outline.heads or _is_text(spot):
            break
        for name, pattern in _LETTERHEAD:
            if name not in found and pattern.match(spot.text):
                found[name] = at
        if "aanhef" in found:
            break
    return found


def _is_text(spot: Spot) -> bool:
    """Tell whether a line is a sentence or an item: the letterhead is over."""
    sentence = len(spot.text) > 60 and spot.text.endswith(".")
    return sentence or len(spot.text) > 300 or bool(spot.label and spot.label.isdigit())


def is_letterhead(found: dict[str, int]) -> bool:
    """Tell whether the parts that were found make a letterhead."""
    whole = "kenmerk" in found and "adres" in found and len(found) >= 5
    greets = "aanhef" in found and {"datum", "betreft"} <= set(found) and len(found) >= 4
    return whole or greets or ("retouradres" in found and len(found) >= 3)
