"""Say who is to do what: from the column of owners, else from the words of the action itself."""

from __future__ import annotations

import re

from extract.parse.meetings.persons import NAME, TITLES
from extract.text.redacted import MARKER, REDACTED_NAME

_LINES = re.compile(r"\s*(?:[;\n\u2028]|<br\s*/?>|</p>\s*<p>)\s*", re.IGNORECASE)
_NONE = re.compile(r"[-–—?.…\s]*|n\.?v\.?t\.?|n\.?t\.?b\.?|tbd", re.IGNORECASE)
# Names that hold "en" themselves.
_HOLDS_AND = re.compile(
    r"\b(?:ministerie|directie|commissie|afdeling|stichting|dienst|raad|inspectie|college|justitie|asiel|binnenlandse"
    r"|economische|sociale|onderwijs|infrastructuur|volksgezondheid|gedeputeerde)\b",
    re.IGNORECASE,
)
# What is done in actions, in the third person: other words in "t" are as often nouns.
_VERBS = frozenset(
    "zal gaat zullen doet ziet kan moet dient heeft komt neemt stuurt werkt maakt deelt geeft legt zorgt stelt"
    " bereidt onderzoekt informeert vraagt zoekt bekijkt bespreekt brengt levert plant organiseert nodigt"
    " verzorgt verspreidt verwerkt voegt past checkt controleert coördineert inventariseert agendeert koppelt"
    " benadert overlegt houdt schrijft vult regelt start pakt bereid verzendt mailt belt haalt peilt toetst"
    " actualiseert publiceert voert rondt draagt laat presenteert licht meldt rapporteert verstrekt ontwikkelt"
    " formuleert monitort evalueert bepaalt besluit beslist reageert beantwoordt spreekt verkent verdiept"
    " gebruikt wijst herziet analyseert berekent staat sluit vergelijkt bewaakt bevestigt noteert signaleert"
    " attendeert adviseert faciliteert ondersteunt draait test bouwt implementeert prikt wil zet leidt richt"
    " volgt blijft onderhoudt verifieert registreert corrigeert herschrijft vertaalt".split()
)
_NOUN_PHRASE = (
    rf"(?:{TITLES}\s+)?(?:(?:[Dd]e|[Hh]et)\s+)?(?:[Mm]inisterie|[Gg]emeente|[Pp]rovincie|[Gg]edeputeerde"
    rf"|[Ww]ethouder|[Bb]urgemeester"
    rf"|[Mm]inister|[Ss]taatssecretaris|[Ss]ecretaris|[Vv]oorzitter|[Gg]riffier|[Cc]ollege|[Ww]erkgroep"
    rf"|[Ss]ecretariaat)?"
    rf"(?:\s+(?:van\s+)?)?(?:{NAME.pattern})?"
)
_SUBJECT = re.compile(rf"(?P<who>{_NOUN_PHRASE})\s+(?P<verb>[a-zà-ÿ]{{2,20}})\b")
_SOMEBODY = (
    rf"(?:{TITLES}\s+(?:{NAME.pattern})"
    rf"|(?:[Gg]edeputeerde|[Ww]ethouder|[Bb]urgemeester|[Mm]inister)\s+(?:{NAME.pattern}))"
)
_BY = re.compile(
    rf"\bdoor\s+(?P<who>(?:de\s+)?{_SOMEBODY}|[A-Z]{{2,6}}\b|(?:[Gg]emeente|[Pp]rovincie|[Mm]inisterie)\s+[A-Z]\w+)"
)
_BETWEEN = re.compile(rf"\btussen\s+(?P<one>{_SOMEBODY}|[A-Z]{{2,6}}\b)\s+en\s+(?P<other>{_SOMEBODY}|[A-Z]{{2,6}}\b)")


def owners_in(cell: str) -> list[str]:
    """Return the owners that a cell lists, as printed; markers of redaction are somebody."""
    owners: list[str] = []
    for line in _LINES.split(cell):
        for part in re.split(r"\s*(?:,|\s&\s|\+)\s*(?![^(]*\))", line):
            for name in _and(part.strip(" .:*")):
                name = REDACTED_NAME if MARKER.search(name) and not re.search(r"\w", MARKER.sub("", name)) else name
                if name and not _NONE.fullmatch(name):
                    owners.append(name)
    return owners


def _and(part: str) -> list[str]:
    """Return the names on either side of "en" or a stroke, unless one name holds it."""
    pieces = re.split(r"\s+en\s+", part)
    if len(pieces) > 1 and not _HOLDS_AND.search(part) and all(piece[:1].isupper() for piece in pieces):
        return [name for piece in pieces for name in _and(piece)]
    strokes = re.split(r"\s*/\s*", part)
    if len(strokes) > 1 and all(0 < len(piece.split()) <= 2 for piece in strokes) and len(strokes[0].split()) == 1:
        return strokes
    return [part]


def owners_by_words(text: str) -> list[str]:
    """Return who an action's own words say is to act; a verb that lost its subject had one that was made unreadable."""
    if between := _BETWEEN.search(text):
        return [between["one"], between["other"]]
    if MARKER.match(text.lstrip("•-– ")):
        return [REDACTED_NAME]
    first = text.split(" ", 1)[0]
    if first in _VERBS and len(text.split()) > 2:
        return [REDACTED_NAME]
    subject = _SUBJECT.match(text)
    if subject and subject["who"].strip() and subject["verb"] in _VERBS and not _plain_noun(subject["who"]):
        return _and(subject["who"].strip())
    if by := _BY.search(text):
        return [by["who"]]
    return []


def _plain_noun(who: str) -> bool:
    """Tell whether the words before a verb are a thing, not somebody ("Overzicht", "Presentatie")."""
    return bool(
        re.fullmatch(
            r"[A-Z][a-z]+(?:tie|ing|zicht|stuk|lijst|brief|punt|plan|voorstel|document|notitie|stel|stelsel|heid)",
            who.strip(),
        )
    )
