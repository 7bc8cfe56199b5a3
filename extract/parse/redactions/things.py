"""Tell what sort of thing was made unreadable: a name, an address, a number, a company or a passage."""

from __future__ import annotations

import re

from extract.text.grounds import GROUNDS

# Each row: what a marker stands for, and the words in it that say so.
_SAYS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bedrijf", re.compile(r"bedrijf(?!sgegevens)|organisatie|onderneming")),
    ("adres", re.compile(r"adres|mail|woonplaats|locatie")),
    ("nummer", re.compile(r"nummer|telnr|bsn|iban|kenteken|bedrag|geboortedatum")),
    ("passage", re.compile(r"tekst|passage|alinea|\bzin|regel|bedrijfsgegevens|beleidsopvatting")),
    (
        "naam",
        re.compile(
            r"na(?:am|men)\b|persoon(?!lijke)|medewerker|ambtenaar|betrokkene|derde|handtekening|paraaf"
            r"|bewoner|inwoner|verzoeker|melder|deelnemer"
        ),
    ),
)
_GREETS = r"(?:beste|geachte|hoi|hallo|hi|dag|ha|lieve|namens|door)"
_TITLES = r"(?:heer|heren|mevrouw|mevr\.?|mw\.?|dhr\.?|burgemeester|wethouder|gedeputeerde|drs\.|ir\.|mr\.|dr\.)"
_WRITES = (
    r"(?:behandeld\s+door|contactpersoon|inlichtingen(?:\s+bij)?|namens\s+deze|ondertekend\s+door|opgesteld\s+door|opsteller"
    r"|auteur|steller|notulist|notulen|verslag|voorzitter|secretaris|aanwezig|afwezig|afgemeld|paraaf|naam|cc)"
)
_SPEAKS = r"(?:geeft|meldt|vraagt|licht|zegt|stelt|merkt|is|heeft|zal|schetst|noemt|deelt|dankt|opent|sluit|antwoordt)"
_TALKS = r"(?:contact|overleg|gesprek|gesproken|gebeld|gemaild|afgestemd|afstemmen|besproken|afspraak|navraag|vraag)"
_HOST = r"@\s?[\w-]{2,30}(?:\.[\w-]{2,20}){1,3}['’]?\s?[>;\])]"  # of an address in a list of correspondents
# Each row: what stood there, how the text before the mark ends, how the text after it begins.
_CONTEXTS: tuple[tuple[str, str, str], ...] = (
    ("bedrijf", r"\b(?:bedrijf|firma|b\.?v\.?|stichting)\s*$", r""),
    ("adres", r"(?:mailto:\s*|<)$", r""),
    ("adres", r"", r"\s?@\s?[\w-]+\."),
    ("nummer", r"(?:\+31[\s(0)]*[\d\s-]*|\b0\d[\d\s-]*|€\s*|\beur(?:o)?\s*)$", r""),
    (
        "nummer",
        r"\b(?:tel\w*|t|m|mobiel|mob|nummer|doorkiesnummer|bsn|iban|fax|kenteken|geboortedatum)\b\.?\s*[:|]?\s*$",
        r"",
    ),
    ("nummer", r"", r"\s*(?:euro|mln|miljoen)\b"),
    ("adres", r"\b(?:straat|weg|laan|adres|e-?mail(?:adres)?|wonende(?:\s+te)?)\s*:?\s*$", r""),
    ("naam", rf"\b{_TITLES}\s*$", r""),
    ("naam", rf"\b{_GREETS}\s*$", r""),
    ("naam", r"^\s*(?:van|aan|cc|bcc|from|to)\s*:.{0,400}$", r""),
    ("naam", r"(?:groet(?:en|jes)?|hoogachtend|regards|\bmvg)\W*$", r""),
    ("naam", r"\bmet\s+(?:vriendelijke|hartelijke)\s*$", r"\s*groet"),
    ("naam", rf"\b{_TALKS}\b[^.\n]{{0,30}}\b(?:met|door|van|bij)\s*$", r""),
    ("naam", r"", r"[^\n]{0,40}\n\s*(?i:verzonden|sent|verstuurd)\s*:"),  # the line above is who sent it
    ("naam", rf"{_HOST}[^\n]{{0,80}}$", r""),
    ("naam", r"", rf"[^\n@]{{0,40}}[^\n]{{0,40}}{_HOST}"),
    ("naam", rf"\b{_WRITES}\W*$", r""),
    ("naam", r"(?:^|[,;:])\s*$", r"\s*\((?:[A-Z]|gemeente|provincie)"),
    ("naam", r"(?:^|[.,;:])\s*$", r"\s+van\s+[A-Z]"),
    ("naam", r"", rf",?\s+{_SPEAKS}\b"),
)
_BEFORE_AFTER = tuple(
    (what, re.compile(before, re.IGNORECASE | re.DOTALL), re.compile(after)) for what, before, after in _CONTEXTS
)
_CODE_BEHIND = re.compile(rf"(?:^|[\s(\[])[(\[]?(?:{GROUNDS})[)\]]?\s*$", re.IGNORECASE)
_CODE_AHEAD = re.compile(rf"\s*[(\[]?(?:{GROUNDS})(?!\w)[)\]]?", re.IGNORECASE)
_LINE = re.compile(r"[\n\f]")
_LONG_PASSAGE = 30
_MOST_CODES = 4
_WINDOW, _ABOVE = 200, 60  # characters before the mark on its line, and on the lines above it
_HIGH, _WIDE = 0.04, 0.5  # of the page: a box that is higher than two lines, or as wide as half of them


def thing_at(text: str, start: int, end: int, box: list[float] | None = None) -> str | None:
    """Return what sort of thing a mark stands for: it says so itself, or its context or size (`box`, of the page) does.

    None where nothing tells.
    """
    marker = text[start:end].lower()
    for what, says in _SAYS:
        if says.search(marker):
            return what
    if end - start >= _LONG_PASSAGE and not marker.startswith(("[", "(", "\\")):
        return "passage"
    ahead, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if box is not None:  # what is printed on a box stands right beside its place in the text
        ahead, after = _uncoded(ahead), _CODE_AHEAD.sub("", after, count=1)
    before = _line_end(ahead)
    told = (what for what, left, right in _BEFORE_AFTER if right.match(after) and left.search(before))
    return next(told, "passage" if box is not None and _is_large(box) else None)


def _uncoded(ahead: str) -> str:
    """Return the text before a mark without the codes that it ends with: those of other marks, or its own."""
    for _ in range(_MOST_CODES):
        ahead, changed = _CODE_BEHIND.subn("", ahead)
        if not changed:
            break
    return ahead


def _line_end(ahead: str) -> str:
    """Return what stands before a mark on its line; where nothing does, what the lines above it end with."""
    lines = _LINE.split(ahead)
    if len(lines) > 1 and not lines[-1].strip():
        return ahead[-_ABOVE:]
    return lines[-1]


def _is_large(box: list[float]) -> bool:
    return box[3] - box[1] > _HIGH or box[2] - box[0] > _WIDE
