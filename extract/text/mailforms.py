"""The set phrases of mails and letters: names of header fields, greetings, closings, disclaimers, marks of a quote."""

from __future__ import annotations

import re

# Each row: a field of a mail head, and the names it is printed under by Dutch and English mail programs.
_NAMES: tuple[tuple[str, str], ...] = (
    ("van", "van|from|afzender|sender|verzonden door"),
    ("aan", "aan|to|geadresseerde|geadresseerden|recipient|recipients"),
    ("cc", "cc|c.c.|kopie|kopie aan"),
    ("bcc", "bcc|b.c.c."),
    ("onderwerp", "onderwerp|subject|betreft"),
    ("datum", "datum|verzonden|verzenddatum|verstuurd|verzonden op|ontvangen|date|sent|sent on|received"),
    ("bijlagen", "bijlagen|bijlage|bijlage(n)|attachments|attachment|attachment(s)|bijgevoegd"),
    (
        "urgentie",
        "urgentie|prioriteit|importance|priority|gevoeligheid|sensitivity|categorieën|categorie|categories|opvolgingsvlag"
        "|vlagstatus|follow up flag|flag status|reply-to|antwoord aan|bericht-id|message-id",
    ),
)
MAIL_FIELDS: dict[str, str] = {name: canonical for canonical, names in _NAMES for name in names.split("|")}
"""Printed names of header fields, lower case, and the field that each of them stands for."""

_FIELD = re.compile(
    r"[ \t]*+(?:>[ \t]*+)*+(?:[-•*_]{1,3}[ \t]*+)?(?P<name>"
    + "|".join(re.escape(name) for name in sorted(MAIL_FIELDS, key=len, reverse=True))
    + r")[ \t]*[*_]{0,2}[ \t]*:[*_]{0,2}[ \t]*",
    re.IGNORECASE,
)
GREETING = re.compile(
    r"[ \t>*]*+(?:(?:beste|geachte|hallo|hoi(?:\s?hoi)?|hi|hey|ha|hé|dag|dear|hello"
    r"|goede?(?:n)?\s?(?:morgen|middag|avond|dag)"
    r"|(?:weledel\w*|hoog\w*|excellentie)\s*(?:heer|mevrouw|vrouwe)?|dames en heren|waarde|lieve|collega[’'´]?s)"
    r"(?:\b[^.!?\n]{0,110})?[,!]?|(?:l\.s\.|ls),?)[ \t*]*$",
    re.IGNORECASE,
)
"""A line that greets: "Beste collega's,"."""
CLOSING = re.compile(
    r"[ \t>*]*+(?:(?:met|mvg|m\.v\.g|vr\.?)\b[^\n.!?]{0,40}?(?:groet(?:en|jes)?|hoogachting|dank)|hoogachtend"
    r"|(?:(?:hartelijke|vriendelijke|warme|zonnige|groene|lieve|veel|sportieve|de)\s+)?groet(?:en|jes)?"
    r"|(?:mvg|m\.v\.g\.?|vr\.?\s?gr\.?|gr\.?|hgr)"
    r"|(?:(?:kind|best|warm)(?:est)?\s+)?regards|(?:yours\s+)?(?:sincerely|faithfully)"
    r"|(?:alvast\s+)?(?:hartelijk\s+)?(?:bedankt|dank)\s+en\s+[^\n.!?]{0,30}groet(?:en)?)"
    r"\b[^\n.!?]{0,45}[.,!]?[ \t*]*$",
    re.IGNORECASE,
)
"""A line that takes leave: "Met vriendelijke groet,"."""
# Each row: how a disclaimer, confidentiality or environment note below a mail begins.
_DISCLAIMERS = (
    r"(?:dit|deze)\s+(?:e-?mail(?:bericht)?|bericht|mail)\b[^\n]{0,60}\s(?:kan|is|wordt|bevat|en\s+(?:de|eventuele))",
    r"de\s+informatie\s+(?:in\s+dit|verzonden\s+(?:met|in)|in\s+deze)\b",
    r"(?:the\s+information\s+(?:in|contained)|this\s+(?:e-?mail|message)\b)",
    r"(?:aan\s+(?:dit\s+bericht|deze\s+e?-?mail)\s+kunnen\s+geen\s+rechten)",
    r"(?:disclaimer|proclaimer|confidentiality\s+notice)\b",
    r"(?:indien\s+(?:u|je)\s+niet\s+de\s+(?:geadresseerde|beoogde)|als\s+(?:u|je)\s+dit\s+bericht\s+(?:ten\s+onrechte|per\s+abuis))",
    r"(?:denk\s+(?:aan|om)\s+het\s+milieu|please\s+consider\s+the\s+environment)",
    r"(?:de\s+staat\s+aanvaardt\s+geen|the\s+state\s+accepts\s+no)\b",
)
DISCLAIMER = re.compile(r"[ \t>*_]*+(?:" + "|".join(_DISCLAIMERS) + ")", re.IGNORECASE)
"""How a disclaimer begins."""
DEVICE = re.compile(
    r"[ \t>*]*+(?:verzonden|verstuurd|sent|get|download)\s+(?:vanaf|vanuit|via|met|from|with|outlook)\b[^\n]{0,60}?"
    r"(?:iphone|ipad|android|blackberry|outlook|samsung|mobiel|mobile|telefoon|phone|ios|tablet|apparaat|device|mail)",
    re.IGNORECASE,
)
"""A line by which a telephone says that it sent the mail."""
QUOTED = re.compile(r"[ \t]*>")
"""How a quoted line of a mail begins."""
ORIGINAL = re.compile(
    r"[ \t>*]*+(?:[-_]{2,}[ \t]*(?:oorspronkelijk(?:e)? bericht|original (?:message|appointment)|doorgestuurd bericht"
    r"|forwarded message|oorspronkelijke afspraak|begin doorgestuurd bericht)[ \t]*[-_]*"
    r"|begin doorgestuurd bericht:?|_{10,})[ \t*]*$",
    re.IGNORECASE,
)
"""A line that says that another message follows: "-----Oorspronkelijk bericht-----"."""
WROTE = re.compile(
    r"[ \t>]*+(?:op|on)\b[^\n]{3,120}?\b(?:schreef|heeft|wrote)\b[^\n]{0,120}?(?:geschreven)?\s*:[ \t]*$", re.IGNORECASE
)
"""A line that introduces a quoted message: "Op 3 juni 2024 schreef …:"."""


def mail_field(line: str) -> tuple[str, int] | None:
    """Return the header field that a line prints and where its value starts in the line, or None.

    Fields: van, aan, cc, bcc, onderwerp, datum, bijlagen, urgentie. "Datum:" alone makes no mail: see how many differ.
    """
    match = _FIELD.match(line)
    return (MAIL_FIELDS[match["name"].lower()], match.end()) if match else None
