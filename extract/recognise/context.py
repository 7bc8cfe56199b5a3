"""What stands around a number: words that make it rough, words that make it an amount, and forms that are no amount."""

from __future__ import annotations

import re

from extract.text.dates import find_dates, find_times

APPROXIMATE = re.compile(
    r"\b(?:ca\.?|circa|ruim|ongeveer|zo['’]n|bijna|rond(?: de)?|meer dan|minder dan|(?:langer|hoger|korter) dan"
    r"|naar schatting|ong(?:ev)?\.?|plusminus|ten minste|tenminste|wellicht(?: wel)?|hooguit|krap|dik|een kleine)"
    r"\s*\(?(?:de |het |een |met |in totaal )?(?:de )?(?:aantal )?$|[±~≈]\s*$",
    re.IGNORECASE,
)
QUANTITY_BEFORE = re.compile(
    r"\b(?:ca\.?|circa|ruim|ongeveer|zo['’]n|bijna|meer dan|minder dan|tekort van|totaal(?: van)?|aantal(?: van)?"
    r"|opgave (?:is|was|van|voor \w+ is|naar een opgave van)|taakstelling(?: van)?|van|op|tot|naar|met|nog|boven de"
    r"|onder de|uit op|dan|wel|er(?: nu| nog| al| dan| inmiddels)?|zeker|minstens|minimaal"
    r"|maximaal|ontbreken|voor|plan van|een|toe naar de|afgesproken|zijn|was)\s+(?:de\s)?$",
    re.IGNORECASE,
)
SURELY_QUANTITY_BEFORE = re.compile(
    r"\b(?:dan|ruim|ca\.?|circa|ongeveer|tekort van|bijna|onder de|boven de|plan van|totaal|waarvan)\s+$", re.IGNORECASE
)
# "waarvan er 40 …" counts what was counted before.
PART_OF = re.compile(r"\b(?:er|waarvan|daarvan|hiervan)\b.{0,20}$", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = (
    r"art(?:ikel|\.)?|lid|nrs?\.?|nummer|zaak(?:nummer)?|kenmerk|bijlage|blad(?:zijde)?|page|blz\.?|pagina|p\."
    r"|hoofdstuk|paragraaf|fase|figuur|tabel|versie|v|punt(?:en)?|agendapunt(?:en)?|actiepunt(?:en)?|postbus|kamer|zaal|perceel"
    r"|variant|deel|workshop|vraag|actie|dia|sheet|regel|titelcode|tranche|kolom|week|referentie|categorie|onderdeel"
    r"|issue|release|postcode|bullet|wet"
)
# What looks like an amount and is none: each row a pattern whose whole match is passed over.
_PASSED: tuple[tuple[str, str], ...] = (
    ("web or mail address", r"https?://\S+|www\.\S+|\S+@\S+"),
    ("postcode", r"\b\d{4}\s?[A-Z]{2}\b"),
    ("telephone", r"\+?\d{2}[\s-]?\d{2,3}[\s-]\d{6,7}|\b0\d{1,3}(?:[\s-]?\d{6,8}|(?:[\s-]\d{2,4}){2,4})\b"),
    ("number of a thing", rf"\b(?:{_NUMBERED})\s+#?\d[\d.,a-z]*(?:(?:,| en| of| t/m| van|-)\s*\d+)*\b"),
    ("parliamentary paper", r"\b(?:Kamerstuk\w*|TK|EK|Stb\.?|Stcrt\.?)\b[^.;]{0,40}\d+"),
    ("code", r"\b(?!\d+x\d)\w*[A-Za-z]\d[\w.]*|\b(?!\d+x\d)\d+[A-Za-z]\w*\b|\b\d+(?:\.\d{1,2}(?!\d)){2,}"),
    ("stretch of years", r"\b(?:19|20)\d\d\s?[-/–]\s?(?:(?:19|20)?\d\d|I{1,3}|[1-4])\b"),
    ("legal term", r"\bRTB\s?\+\s?\d"),
    ("ordinal", r"\b\d+(?:e|de|ste)\b"),
    ("quarter", r"\bQ[1-4]\b"),
    ("hour", r"\b(?:vanaf|om|tot|na|voor|rond|sinds)\s+\d{1,2}\s+uur\b"),
    (
        "street address",
        r"\b[A-Z][a-zà-ÿ]{3,}(?:straat|weg|laan|plein|kade|dijk|markt|singel|dam|gracht|hof|pad)\s+\d+\w?",
    ),
    (
        "saying",
        r"\b(?:op 1 plek|één op één|een op een|1 op 1|één en ander|5 voor twaalf|vijf voor twaalf|24/7|op één lijn"
        r"|(?:één|een) van de|in één keer|één keer|(?:een|één) voor (?:een|één)"
        r"|in acht (?:te )?(?:genomen|nemen|neemt))\b",
    ),
)
_PASSED_OVER = re.compile("|".join(f"(?:{pattern})" for _, pattern in _PASSED), re.IGNORECASE)
_OWN_NUMBER = re.compile(r"\s*(?:[-•–]\s*)?\(?\d{1,2}(?:\.\d+)*[.):]\s")
_MORE_DAYS = re.compile(r"(?:\d{1,2}\s*(?:,|en|of|t/m|tot|-|–)\s*)+$")
# What a figure without a noun counts, by the last subject named before it: each row the unit and the subjects.
_SUBJECT_UNITS: tuple[tuple[str, str], ...] = (
    (
        "personen",
        r"taakstelling|vergunninghouders|statushouders|asielzoekers|vluchtelingen|huisvesting|instroom|bezetting",
    ),
    ("plekken", r"\w*opvang|opvangplekken|spreidingswet|amv|tekort|opgave"),
    ("euro", r"budget|subsidie|begroting|kosten|bijdrage|financiering|bedrag|tarief"),
    ("woningen", r"woningbouw|nieuwbouw|flexwonen"),
)
_SUBJECTS = tuple((unit, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for unit, words in _SUBJECT_UNITS)


def passed_over(text: str) -> list[tuple[int, int]]:
    """Return the slices of `text` that hold no figures: dates, times, references, addresses and its own number."""
    spans = [match.span() for match in _PASSED_OVER.finditer(text)]
    for hit in find_dates(text):
        more = _MORE_DAYS.search(text, max(0, hit.start - 30), hit.start)
        spans.append((more.start() if more else hit.start, hit.end))
    spans += [(hit.start, hit.end) for hit in find_times(text)]
    if label := _OWN_NUMBER.match(text):
        spans.append(label.span())
    return spans


def subject_unit(before: str) -> str | None:
    """Return the unit that the last subject named in `before` is counted in."""
    last = [(match.start(), unit) for unit, words in _SUBJECTS for match in words.finditer(before)]
    return max(last)[1] if last else None
