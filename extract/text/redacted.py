"""Markers that a name or passage was made unreadable, as text extraction leaves them."""

from __future__ import annotations

import re

from extract.text.grounds import BRACKETED_GROUNDS, GROUNDS

_OF_PEOPLE = (
    r"(?:voor|achter|bedrijfs|straat|persoons)?na(?:am|men)|persoonsgegevens?|contactgegevens|adres(?:gegevens)?|woonplaats"
    r"|telefoonnummers?|telnr|e-?mail(?:adres(?:sen)?)?|handtekening(?:en)?|paraaf|geboortedatum|bsn|iban"
    r"|rekeningnummer|kenteken"
)
_THING = (
    rf"(?:{_OF_PEOPLE}|gegevens|tekst|passages?|alinea|zin|zinnen|regels?|bedrag(?:en)?|bedrijfsgegevens|functie|foto)"
)
_DONE = (
    r"(?:weg|zwart\s?|af)?gelakt|zwart\s?gemaakt|geanonimiseerd|gepseudonimiseerd|onleesbaar\s+gemaakt"
    r"|onherkenbaar\s+gemaakt|afgeschermd|r\s?e\s?d\s?a\s?c\s?t\s?e\s?d|geredigeerd"
)
_GONE = r"verwijderd|weggelaten|weggehaald|geschrapt"
_IS = r"(?:\s+(?:is|zijn|wordt|worden))?\s+"
_WHY = (
    r"(?:\s*[:,]?\s*(?:wegens|vanwege|op\s+grond\s+van|conform|o\.g\.v\.|i\.v\.m\.|ivm|in\s+verband\s+met)"
    r"[^\[\]\n]{1,60})?"
)
_SAID = (
    rf"(?:{_THING}{_IS})?(?:{_DONE}){_WHY}|{_THING}\s*[:,-]?\s*(?:{BRACKETED_GROUNDS})"
    rf"|(?:{_OF_PEOPLE})(?:{_IS}(?:{_GONE}){_WHY})?|(?:{_DONE})\s*[:,-]?\s*(?:{BRACKETED_GROUNDS})"
)
_NUMBERED = (
    r"(?:bedrijf|onderneming|persoon|naam|medewerker|ambtenaar|derde|betrokkene|organisatie|adres|locatie|bewoner|inwoner"
    r"|verzoeker|melder|deelnemer|naam\s+(?:bedrijf|organisatie|medewerker|ambtenaar|persoon|bewoner))"
    r"\s*(?:\d{1,3}|[A-Z])?(?![a-z])"
)
_SOLID, _SQUARE = "█▇▆▓▉▊▋⬛", "■▮◼"  # one square by itself is a bullet
# Every marker begins with one of these: with the class in front a search skips all else, which is near all of a text.
_FIRST = rf"[\\\[(<{{#*_1RW{_SOLID}{_SQUARE}-]"
MARKER = re.compile(
    rf"{_FIRST}(?i:"
    rf"(?:(?<=\[)|(?<=\\)\[)\s*(?:{_SAID}|{_NUMBERED}|{BRACKETED_GROUNDS}|x{{2,}}|\.{{3,}})\s*\\?\]"
    rf"|(?:(?<=[{_SOLID}])[{_SOLID}]*|(?<=[{_SQUARE}])[{_SQUARE}]+)(?: ?[{_SOLID}{_SQUARE}]+)*"
    rf"|(?<=\()\(?{GROUNDS}\)?\)(?:\(2e\))?"
    r"|(?:(?<=\()1|(?<=1)(?<!\d1))[01]\)?\s?\(\s?[12]\s?[a-g]\s?\)"  # (10)(2e): articles of the Wob, in a stamp
    rf"|(?<=\()\s*{_THING}{_IS}(?:{_DONE})\s*\)"
    r"|(?<=[<{#*_-])\s?(?:redacted|(?:weg|zwart)gelakt|geanonimiseerd)\s?[>}#*_-]"
    r"|(?-i:(?<=R)(?<!\wR)EDACTED|(?<=W)(?<!\wW)EGGELAKT)(?!\w))"
)
REDACTED_NAME = "[weggelakt]"


def is_redacted(text: str) -> bool:
    """Tell whether `text` is nothing but markers and marks of punctuation."""
    return bool(MARKER.search(text)) and not re.search(r"\w", MARKER.sub("", text))
