"""Know the set phrases that government bodies print on everything: addresses, references, notices of appeal."""

from __future__ import annotations

import re

_LONGEST = 110  # characters: a longer line says more than a set phrase
# Each row: what it is, and how a line that is nothing else is printed.
NOTICES: tuple[tuple[str, str], ...] = (
    ("address", r"(?:retour|bezoek|post|correspondentie)adres\b.{0,80}|postbus\s*\d[\d ]{1,6}\b.{0,60}"),
    ("postcode", r"(?-i:[1-9]\d{3} ?[A-Z]{2}\s+[’']?[A-Zs][\w’'. -]{1,40})"),
    ("site", r"(?:https?://|www\.)[\w.-]+/?"),
    (
        "telephone",
        r"(?:t|f|m|e|tel|telefoon|telefoonnummer|fax|faxnummer|mobiel|e-?mail|i|internet|website)\b\W{0,3}"
        r"(?:\(?[+0][\d ()./-]{7,20}|\S{0,40}@\S{1,40}|www\.\S+|https?://\S+)",
    ),
    (
        "account",
        r"(?:kvk|btw)[ -]?(?:nummer|nr\.?)\W{0,3}(?:NL)?\d[\w. ]{6,16}"
        r"|(?:iban|bank(?:rekening)?|rekening(?:nummer)?)\W{0,3}NL ?\d\d[ \w]{8,30}",
    ),
    (
        "reference",
        r"(?:(?:ons|onze|uw)\s+(?:kenmerk|referentie|brief(?:\s+van)?|nummer)|kenmerk|briefnummer)\b"
        r"\W{0,3}(?:[A-Z]{0,8}[ .-]?\d[\w./ -]{0,40})?",
    ),
    (
        "signed",
        r"(?:dit|deze|het)\s+(?:document|brief|besluit|bericht)\b.{0,50}"
        r"\b(?:(?:niet|digitaal|elektronisch|automatisch)\s+\w*(?:ondertekend|vastgesteld|goedgekeurd)|geautomatiseerd)"
        r".{0,60}",
    ),
    (
        "released",
        r"(?:dit\s+(?:document|stuk)\s+is\s+|document\s+)?(?:gedeeltelijk\s+|deels\s+)?openbaar\s+gemaakt(?:\s+op\b.{0,60})?"
        r"|(?:departementaal\s+)?vertrouwelijk|voor\s+intern\s+gebruik|intern\s+gebruik",
    ),
    ("page", r"\W*+(?:pagina|blad(?:zijde)?|page)\s+\d+(?:\s*(?:van|/|of)\s*\d+)?\W*"),
)
_NOTICE = re.compile(rf"[\s>*_|]*+(?:{'|'.join(pattern for _, pattern in NOTICES)})[\s*_|.]*", re.IGNORECASE)
_CONTENTS = re.compile(r".{1,110}?(?:\.{4,}+|(?:\. ){4,}+|…{2,}+)\s*\d{1,4}\s*")  # a line of a table of contents
_LEADERS = re.compile(r"\.{4}|\. \. |……")  # what leads from a title to its page
# Whole paragraphs: where to object against a decision, and until when.
APPEAL = re.compile(
    r"(?:(?:een\s+)?belanghebbenden?|u|bent\s+u|indien\s+u|wanneer\s+u|tegen\s+dit\s+besluit)\b.{0,160}?"
    r"\b(?:binnen\s+(?:zes|6)\s+weken\b.{0,200}?\bbezwaar|bezwaar.{0,200}?\bbinnen\s+(?:zes|6)\s+weken\b)",
    re.IGNORECASE | re.DOTALL,
)
"""How a paragraph begins that says how one may object to a decision."""


def is_notice(line: str) -> bool:
    """Tell whether a line is a set phrase and nothing else."""
    if len(line) <= _LONGEST and _NOTICE.fullmatch(line):
        return True
    return bool(_LEADERS.search(line) and _CONTENTS.fullmatch(line))
