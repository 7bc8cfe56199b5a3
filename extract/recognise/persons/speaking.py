"""Know a speaker by the verb beside a name: "Stein vraagt", "aldus Van der Es"."""

from __future__ import annotations

import re

# What people do in minutes, and gemeenten hardly ever.
_SPEAKS = (
    r"(?:vraagt|vroeg|meldt|meldde|zegt|zei|vindt|vond|licht|lichtte|merkt|merkte|benadrukt(?:e)?|antwoordt|antwoordde"
    r"|reageert|reageerde|bedankt(?:e)?|dankt(?:e)?|opent|opende|concludeert|concludeerde|constateert|constateerde"
    r"|denkt|dacht|vertelt|vertelde|beaamt|beaamde|bevestigt|bevestigde|vult|belt|belde|mailt|mailde|rekent"
    r"|memoreert|twijfelt|oppert|opperde|betoogt|betoogde|pleit(?:te)?|schrijft|schreef|spreekt|sprak|leest|las"
    r"|verduidelijkt|beantwoordt|waarschuwt|hoopt|hoopte|geeft aan|gaf aan|geeft (?:een|nog|verder)|deelt mee"
    r"|stelt (?:voor|dat|vast)|wijst (?:op|er|erop)|neemt (?:kennis|het)|legt uit|sluit (?:de|af)|zit (?:erbij|er|bij))"
)
# What people do too, but others as well: enough for a word that can only be a person's.
_ACTS = (
    r"(?:geeft|gaf|stelt|stelde|wijst|wees|herkent|herkende|deelt|verwacht(?:te)?|noemt|noemde|adviseert|onderschrijft"
    r"|stuurt|stuurde|regelt|koppelt|volgt|toont|toonde|informeert|presenteert|presenteerde|schetst(?:e)?|betreurt"
    r"|verzoekt|zoekt|checkt|sluit|sloot|verzorgt|neemt|nam|polst|pakt|brengt|bracht|houdt|hield|bespreekt|besprak"
    r"|legt|legde|weet|wist|begrijpt|kijkt|ziet|zag|doet|deed|maakt|stemt|verklaart|verklaarde|voegt|voegde|trekt|trok"
    r"|wil|wilde|heet|heette|stapt|haakt|praat|zit|zat|richt|mist|levert|refereert|zal|gaat)"
)
_AFFILIATION = r"(?: \([^()\n]{1,40}\)| van [A-Z][a-z]+)?"
_SPEAKING = re.compile(rf"{_AFFILIATION} {_SPEAKS}(?!\w)")
_ACTING = re.compile(rf"{_AFFILIATION} (?:{_SPEAKS}|{_ACTS})(?!\w)")
_SPOKEN = re.compile(r"(?<!\w)(?:[Aa]ldus|zegt|antwoordt|reageert|oppert|betoogt|bij monde van) $")
_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:[Ii]n|[Tt]e|[Nn]aar|[Bb]ij|[Uu]it|[Vv]an(?:uit)?|[Vv]oor|[Nn]abij|[Rr]ond|[Tt]ussen|[Gg]emeenten?"
    r"|[Pp]rovincie|[Dd]orp|[Ss]tad|[Ss]tation|en|of|de|het|[Bb]urgemeester|[Ww]ethouder|[Rr]aad)[ -]$|[,(/&-] ?$"
)


def speaks(text: str, start: int, end: int) -> bool:
    """Tell whether the name text[start:end] is of someone who speaks, and not of where that is."""
    before = text[max(0, start - 20) : start]
    return bool(_SPOKEN.search(before) or (_SPEAKING.match(text, end, end + 60) and not _PLACE_BEFORE.search(before)))


def acts(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] stands where the one who does something stands, with the verb behind it."""
    return bool(_SPOKEN.search(text, max(0, start - 20), start) or _ACTING.match(text, end, end + 60))
