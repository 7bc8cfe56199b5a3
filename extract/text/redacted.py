"""Markers that a name or passage was made unreadable, as text extraction leaves them."""

from __future__ import annotations

import re

_WORDS = r"redacted|weggelakt|gelakt|zwartgelakt|zwart\s?gemaakt|geanonimiseerd|naam|namen|persoonsgegevens?"
_NUMBERED = r"(?:bedrijf|persoon|naam|medewerker|ambtenaar|derde|betrokkene|organisatie|adres)\s*\d{0,3}"
GROUND = (
    r"(?:art(?:ikel|\.)?\s*)?(?P<ground>5\.[12](?:\s*(?:[.,]|,?\s*lid\s*)?\s*[125])"
    r"(?:\s*[.,]?\s*(?:(?:sub|onder|aanhef en onder)\s*)?[a-j])?|(?:10|11)\.[12](?:\.?\s*[a-g])?"
    r"|buiten\s+(?:reikwijdte|verzoek))"
)
MARKER = re.compile(
    rf"\\?\[\s*(?:{_WORDS}|{_NUMBERED}|x{{2,}}|\.{{3,}})\s*\\?\]|[█■▇▆▮]{{2,}}|\(\(?{GROUND}\)?\)(?:\(2e\))?",
    re.IGNORECASE,
)
REDACTED_NAME = "[weggelakt]"


def is_redacted(text: str) -> bool:
    """Tell whether `text` is nothing but markers and marks of punctuation."""
    return bool(MARKER.search(text)) and not re.search(r"\w", MARKER.sub("", text))


def without_markers(text: str) -> str:
    """Return `text` with each marker replaced by nothing and white space folded."""
    return re.sub(r"\s+", " ", MARKER.sub(" ", text)).strip()
