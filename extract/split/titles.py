"""Title words of government records: what kind of document begins with them, and what is said right below a title."""

from __future__ import annotations

import re

_BEFORE = (
    r"(?:(?:concept|ontwerp|kort|beknopt|ambtelijk|bestuurlijk|openba+r|definitie[fv]|voorlopig|geannoteerd)e?[- ]*)*"
)
# Each row: kind, what a title of that kind begins with.
_TITLES: tuple[tuple[str, str], ...] = (
    ("actielijst", r"(?:actie(?:punten)?|afspraken|toezeggingen)[- ]?lijst\b|actiepunten\b"),
    ("actielijst", r"(?:actie|afspraken)-?\s?(?:en|/)\s?(?:besluiten|actie)lijst\b"),
    ("besluitenlijst", r"besluiten-?\s?(?:en\s?actie(?:punten)?)?lijst\b"),
    ("verslag", r"(?:vergader|gespreks|besprekings|bestuurs)?(?:verslag|notulen)(?![\w-])"),
    ("verslag", r"agenda\s?(?:en|/|\+|&)\s?verslag\b|terugblik(?![\w-])"),
    ("agenda", r"(?:vergader)?agenda(?![\w-])|(?:uitnodiging|convocatie)\b"),
    ("memo", r"memo(?:randum)?\b|(?:opleg|start|discussie|proces|informatie|beslis)?notitie\b|oplegger\b|annotatie\b"),
    ("memo", r"(?:advies|raads|college|bestuurs|beslis)?nota\b"),
    ("presentatie", r"presentatie\b"),
    ("bijlage", r"bijlage(?:[-:.]?\s?\d|\s(?-i:[IVX]{1,4}|[A-Z]|[a-z])\b|\s(?=(?-i:[A-Z])\w))"),
    ("bijlage", r"(?:appendix|annex)\b|bijlage\sbij\s(?:agenda)?punt\s\d"),
    ("overzicht", r"(?:cijfer|kosten|locatie)?overzicht\b|(?:tussen)?stand van zaken\b|tussenstand\b"),
    ("overig", r"besluit\s(?:van|als|op|tot)\b|(?:plan van aanpak|inspectierapport|rapport(?:age)?|convenant)\b"),
    ("overzicht", r"(?:dashboard|factsheet|prognose|monitor|sitrep|situatie(?:rapport(?:age)?|beeld|schets))\b"),
)
_TITLE = re.compile(
    _BEFORE + "(?:" + "|".join(f"(?P<k{row}>{words})" for row, (_, words) in enumerate(_TITLES)) + ")", re.IGNORECASE
)
# Words that make nothing more precise: "Agenda", "Verslag van de vergadering" say no body, no subject.
_EMPTY = re.compile(
    r"\b(?:van|de|het|een|der|en|voor|vergadering|overleg|bijeenkomst|vorige?|vorig|per|agendapunt|punten?|concept|agenda"
    r"|verslag|planning|bijlagen?|status|totaal)\b|[\W_]",
    re.IGNORECASE,
)
MEETING_FIELD = re.compile(
    r"[\s>*_|]*+(?P<name>(?:vergader)?(?:datum|tijd(?:stip)?|locatie|plaats)(?: en (?:-?tijd|plaats))?"
    r"|aanwezig(?:en|heid)?|aanw|afwezig|afw|verhinderd|afgemeld|voorzitter|voorz|notulist"
    r"|(?:verslag(?:legging)?|notulen)(?!\s?:[\s\w]{0,40}(?:bijeenkomst|overleg|vergadering|groep|commissie|tafel|raad)\b)"
    r"|deelnemers|genodigden?|aanvang|wanneer|waar|omschrijving"
    r"|secretaris)\b\.?(?:[\s*_|]*(?::|\t|\|)|\*\*(?=\s+\S))"
    r"|(?P<name2>vergader(?:datum|plaats|tijd)|aanwezig(?:en)?|afwezig|deelnemers|afgemeld)"
    r"(?: en -?tijd)?(?:\s+(?=(?-i:[A-Z\d]))|[\s*_]*$)",
    re.IGNORECASE,
)
STATUS = re.compile(
    r"[\s>*_(]*+(?:versie|concept|status|peildatum|stand (?:per|op|van|\w+dag|\d)|d\.?d\.?|definitief|vertrouwelijk"
    r"|datum|opgesteld)\b",
    re.IGNORECASE,
)
# A field of the head that any document may have below its title.
HEAD_FIELD = re.compile(
    r"[\s>*_|]*+(?P<name>datum|versie|opgesteld|opsteller|steller|auteur|van|aan|betreft|onderwerp|status"
    r"|(?:ons )?kenmerk|zaaknummer|behandeld door|registratienummer|portefeuillehouder|peildatum)\b"
    r"[\s*_]*(?::|\d|(?-i:[A-Z]))",
    re.IGNORECASE,
)
CONCEPT = re.compile(
    r"[\s>*_(]*+(?:concept|vertrouwelijk|definitief|ontwerp|(?:concept\W+)?versie \d[\d.]*)[\s*_)!:.]*$", re.IGNORECASE
)


def title_kind(text: str) -> str | None:
    """Return the kind of document that a line with these words would be the title of, None when it is no such line."""
    match = _TITLE.match(text.strip())
    return _TITLES[int(match.lastgroup[1:])][0] if match and match.lastgroup else None


def is_bare(text: str) -> bool:
    """Tell whether a title is nothing but the word for its kind ("Agenda", "Verslag van de vergadering")."""
    match = _TITLE.match(text.strip())
    rest = text.strip()[match.end() :] if match else text
    return len(_EMPTY.sub("", rest)) < 3 and title_kind(text) != "bijlage"
