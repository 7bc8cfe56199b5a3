"""Markers that a name or passage was made unreadable, as text extraction leaves them."""

from __future__ import annotations

import re

_WORDS = r"redacted|weggelakt|gelakt|zwartgelakt|zwart\s?gemaakt|geanonimiseerd|naam|namen|persoonsgegevens?"
_WORDS += r"|telefoonnummer|telnr|e-?mail(?:adres)?|handtekening|paraaf|geboortedatum|bsn|iban|rekeningnummer|kenteken"
_NUMBERED = r"(?:bedrijf|persoon|naam|medewerker|ambtenaar|derde|betrokkene|organisatie|adres)\s*\d{0,3}"
GROUND = (
    r"(?:art(?:ikel|\.)?\s*)?(?P<ground>5\.[12](?:\s*(?:[.,]|,?\s*lid\s*)?\s*[125])"
    r"(?:\s*[.,]?\s*(?:(?:sub|onder|aanhef en onder)\s*)?[a-j])?|(?:10|11)\.[12](?:\.?\s*[a-g])?"
    r"|buiten\s+(?:reikwijdte|verzoek))"
)
_CODE = GROUND.replace("?P<ground>", "?:")
_OLD_CODE = r"\(?(?<!\d)1[01]\)?\s?\(\s?[12]\s?[a-g]\s?\)"  # (10)(2e): the Wob's articles, as a stamp prints them
MARKER = re.compile(
    rf"\\?\[\s*(?:(?:{_WORDS})(?:\s+(?:weg|zwart)gelakt)?|{_NUMBERED}|{_CODE}|x{{2,}}|\.{{3,}})\s*\\?\]|[█■▇▆▮]{{2,}}"
    rf"|\(\(?{GROUND}\)?\)(?:\(2e\))?|{_OLD_CODE}",
    re.IGNORECASE,
)
REDACTED_NAME = "[weggelakt]"


def is_redacted(text: str) -> bool:
    """Tell whether `text` is nothing but markers and marks of punctuation."""
    return bool(MARKER.search(text)) and not re.search(r"\w", MARKER.sub("", text))
