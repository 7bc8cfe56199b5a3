"""Tell numbers that are no amounts: of articles, pages and versions, dates, years, times, addresses, labels."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from extract.recognise.figures.tokens import Token
from extract.recognise.figures.units import counted, unit_of
from extract.text.dates import MONTHS

# Words that a number behind them only names.
_NUMBERED = frozenset(
    "artikel artikelen art lid leden nr nrs nummer nummers no zaak zaaknummer zaaknr kenmerk dossier dossiernummer "
    "bijlage bijlagen blad bladzijde page pag blz pagina p hoofdstuk hfst paragraaf par fase figuur fig tabel "
    "afbeelding versie version v vs punt punten agendapunt agendapunten actiepunt actiepunten postbus kamer zaal "
    "perceel kavel variant deel workshop vraag vragen antwoord actie acties dia sheet slide regel regels titelcode "
    "tranche kolom rij week wk referentie ref categorie onderdeel issue release postcode bullet wet groep klas "
    "leerjaar scenario optie stap laag niveau schaal prioriteit prio ronde route lijn perron verdieping etage blok "
    "kwartaal periode vak rubriek sectie thema doel spoor deelproject maatregel motie amendement voorstel stuk "
    "kamerstuk kamerstukken noot voetnoot rfc iso nen api xml http css html windows office covid level bouwlaag "
    "grondslag agendanummer volgnummer factuur factuurnummer ordernummer order tel telefoon fax mobiel iban kvk btw "
    "bsn isbn rekeningnummer toestel id code kanaal top vol jaargang editie besluit alinea aanbeveling aanbevelingen "
    "conclusie stelling beslispunt beslispunten ingang terminal gate ticket wijziging standaard bak halte sessie "
    "breakout".split()
)
_OF_PAPERS = frozenset("tk ek ii stb stcrt pb l".split())  # of papers of parliament and of official journals
# Of these alone the number may be printed with points: "nr. 12.345".
_REFERENCES = frozenset(
    "nr nrs nummer nummers no zaak zaaknummer zaaknr kenmerk dossier dossiernummer kamerstuk kamerstukken artikel art "
    "referentie ref factuur factuurnummer ordernummer iban kvk btw bsn tel telefoon volgnummer versie".split()
)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_MONTH = re.compile(
    r"(?:e|ste|de)?\s*-?\s?(?:(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b"
    r"|(?:januari|februari|maart|april|juni|juli|augustus|september|oktober|november|december))",  # OCR drops spaces
    re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(r"\b(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?,? $", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
_SURELY_IN_YEAR = frozenset(
    "in sinds medio eind begin jaar per uit jaren zomer najaar voorjaar winter herfst ultimo anno vanaf kwartaal "
    "begroting jaarrekening jaarverslag kadernota i ii iii iv".split()
)
_THAT_YEAR = re.compile(r"\b(?:dat|dit|elk|per|ieder) jaar $", re.IGNORECASE)
_POSTCODE = re.compile(r" ?([A-Z]{2})\b(?![-'’])")
_STREET = re.compile(
    r"\b[A-Z][\w'’-]{2,}(?:straat|weg|laan|plein|kade|dijk|markt|singel|gracht|pad|steeg|baan|dreef|plantsoen) $"
)
_CLOCK_BEFORE = frozenset("vanaf om tot na voor rond sinds omstreeks uiterlijk".split())
_CLOCK = re.compile(r"(?P<until>(?: tot| en| t/m| ?[-–]) ?\d{1,2}(?:[.:]\d\d)?)? ?u(?:ur|ren)?\b")
_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2})*(?:[.):]|(?= +[A-ZÀ-Þ]))")
_BULLET = re.compile(r"\s*(?:[-•–*]\s*)?\(?$")
_LIST = re.compile(r"(?:,|;| ?/| ?&|,? en| of| t/m| tot en met| tot| ?[-–]| van)? ?(?:en |of |lid |nr\.? )?")
_DAYS = re.compile(r"(?:,|,? en| of| t/m| tot en met| tot| ?[-–/]) ?")
_SAYING = re.compile(
    r"\b(?:op (?:één|1) lijn|(?:één|1) op (?:één|1)|één en ander|(?:5|vijf) voor twaalf|24 ?/ ?7|in één keer"
    r"|op (?:1|één) plek|in acht (?:te )?(?:genomen|nemen|neemt|neme)|één (?:van de|voor één)|nummer één"
    r"|onder vier ogen"
    r"|met zijn \w+en|van nul af|paar (?:honderd|duizend)|enkele (?:honderd|duizend)|enige (?:honderd|duizend))\b",
    re.IGNORECASE,
)


def pass_over(text: str, found: Sequence[Token]) -> None:
    """Give the tokens that are no amounts the reason as their `code`, and carry it over to those listed with them."""
    for token in found:
        if not (token.code or token.unit or token.multiple):
            token.code = next((reason for reason, is_none in _NO_AMOUNT if is_none(text, token)), "")
    for before, token in pairwise(found):
        _carry_on(text, before, token)
    for token, after in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if after.code == "date" and not (token.code or token.unit or token.word) and token.value <= 31:
            token.code = "date" if _DAYS.fullmatch(text[token.end : after.start]) else ""
    _pass_sayings(text, found)


def _carry_on(text: str, before: Token, token: Token) -> None:
    """Make a code of a number that goes on with the one before: of a list, a stretch of hours, a telephone number."""
    between = text[before.end : token.start]
    bare = not (token.unit or token.multiple or token.word)
    if between in ("-", "/") and before.value >= token.value and bare and not before.unit:
        before.code = token.code = "code"  # "25-9" is a day, "31475-3" a file
    elif before.code in ("numbered", "date") and bare and not token.code and _LIST.fullmatch(between):
        noun = next_word(text, token.end)
        token.code = "" if unit_of(noun) or counted(noun) else before.code
    elif before.code == "hour" and _DAYS.fullmatch(between):
        token.code = "hour"
    elif before.code == "code" and before.printed.isdigit() and between in (" ", "-") and token.printed.isdigit():
        token.code = "code"


def _pass_sayings(text: str, found: Sequence[Token]) -> None:
    """Pass over the numbers within sayings; both come in order."""
    sayings = _SAYING.finditer(text) if any(token.word or token.value == 1 for token in found) else iter(())
    saying = next(sayings, None)
    for token in found:
        while saying and saying.end() <= token.start:
            saying = next(sayings, None)
        if saying and saying.start() <= token.start:
            token.code = "saying"


def last_word(text: str, at: int) -> str:
    """Return the word before a place, in small letters without the signs at its end."""
    words = text[max(0, at - 30) : at].lower().split()
    return words[-1].strip(".:;,#()[]'\"“”‘’-–") if words else ""


def next_word(text: str, at: int) -> str:
    """Return the word right after a place, empty when a sign or line end stands between."""
    following = re.match(r"\)?[ -](\w[\w'’´&/-]*)", text[at : at + 50])
    return following[1] if following else ""


def _is_numbered(text: str, token: Token) -> bool:
    if token.word:
        return False
    word = last_word(text, token.start)
    if _THOUSANDS.fullmatch(token.printed):
        return word in _REFERENCES
    return word in _NUMBERED or (
        word in _OF_PAPERS and text[max(0, token.start - 10) : token.start].rstrip(" ,.")[-len(word) :].isupper()
    )


def _is_date(text: str, token: Token) -> bool:
    """Tell a day by the month behind it; a number on to an apostrophe is a short year."""
    if text[token.start - 1 : token.start] in ("'", "’", "‘", "´"):
        return True
    return token.value <= 31 and bool(_MONTH.match(text, token.end))


def _is_year(text: str, token: Token) -> bool:
    """Tell a year; before a noun that is counted it is one only after words such as "in" and "begroting"."""
    if not YEAR.fullmatch(token.printed):
        return False
    if _MONTH_BEFORE.search(text, max(0, token.start - 12), token.start):
        return True
    if _THAT_YEAR.search(text, max(0, token.start - 12), token.start):
        return False  # "in dat jaar 1965 leerlingen"; what else is no year is told by the words around it
    return last_word(text, token.start) in _SURELY_IN_YEAR and token.value % 1000 != 0


def _is_address(text: str, token: Token) -> bool:
    if re.fullmatch(r"[1-9]\d{3}", token.printed) and (letters := _POSTCODE.match(text, token.end)):
        return unit_of(letters[1]) is None
    on_street = token.value < 10_000 and bool(_STREET.search(text, max(0, token.start - 40), token.start))
    return on_street and unit_of(next_word(text, token.end)) is None


def _is_hour(text: str, token: Token) -> bool:
    """Tell a time of day ("om 9 uur", "van 9 tot 12 uur", "14.30 uur") from a number of hours."""
    clock = _CLOCK.match(text, token.end)
    if not clock:
        return False
    if re.fullmatch(r"[012]?\d\.[0-5]\d", token.printed):
        return True
    before = last_word(text, token.start)
    return token.value <= 24 and (before in _CLOCK_BEFORE or bool(clock["until"] and before in ("van", "tussen")))


def _is_label(text: str, token: Token) -> bool:
    """Tell the number of a heading or an item at the start of a text or cell."""
    if token.word or token.start > 6 or not _BULLET.match(text[: token.start]):
        return False
    return bool(_LABEL.match(text, token.start)) and text[token.start] != "["


# Each row: why a number is no amount, how that is told.
_NO_AMOUNT: tuple[tuple[str, Callable[[str, Token], bool]], ...] = (
    ("numbered", _is_numbered),
    ("date", _is_date),
    ("year", _is_year),
    ("address", _is_address),
    ("hour", _is_hour),
    ("label", _is_label),
)
