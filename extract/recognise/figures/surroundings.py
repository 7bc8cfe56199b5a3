"""Judge a number by the words around it: whether it is rough, and whether without a noun it is an amount at all."""

from __future__ import annotations

import re

from extract.recognise.figures.units import counted, unit_of

_REACH = 40  # characters before a number that say something about it
_APPROXIMATE = re.compile(
    r"(?:(?<![\w-])(?:ca\.?|c\.a\.|circa|ruim|ongeveer|zo['’´]n|bijna|rond(?: de)?|naar verwachting"
    r"|orde van grootte(?: van)?"
    r"|(?:naar )?schatting|geschat(?: op)?|ong(?:ev)?\.?|plusminus|plm\.?|±|wellicht(?: wel)?|krap"
    r"|dik|een kleine|grofweg|pakweg|een (?:stuk|man|dag|week|maand|jaar) of|om en nabij|bij benadering|in de orde van)"
    r"\s*\(?(?:de |het |een |met |in totaal |nog |zo['’]n )?(?:de )?(?:aantal )?|[±~≈]\s?|\+/-\s?)$",
    re.IGNORECASE,
)
_OR_SO = re.compile(r" of (?:meer(?:dere)?|zo)\b")
_QUANTITY = re.compile(
    r"\b(?:ca\.?|circa|ruim|ongeveer|zo['’]n|bijna|(?:meer|minder|hoger|lager) dan|tekort van|totaal(?: van)?"
    r"|aantal(?:len)?(?: van)?"
    r"|opgave (?:is|was|van|voor \w+ is|naar een opgave van)|taakstelling(?: van)?|van|op|tot|naar|met|nog|boven de"
    r"|onder de|uit op|dan|wel|er(?: nu| nog| al| dan| inmiddels)?|zeker|minstens|minimaal"
    r"|maximaal|ontbreken|voor|plan van|een|toe naar de|afgesproken|zijn|was)\s+(?:de\s)?$",
    re.IGNORECASE,
)
_SURELY = re.compile(
    r"\b(?:dan|ruim|ca\.?|circa|ongeveer|tekort van|bijna|onder de|boven de|plan van|totaal|waarvan)\s+$", re.IGNORECASE
)
_PART_OF = re.compile(r"\b(?:er|waarvan|daarvan|hiervan)\b.{0,20}$", re.IGNORECASE)
_SURELY_PART = re.compile(
    r"\b(?:waarvan|daarvan|hiervan|ervan)(?: er| zijn(?: er)?| nu| nog| al| ruim| circa| ca\.)*\s$"
    r"|\ber(?: nu| nog| al)? $"
    r"|\b(?:de (?:overige|andere|resterende|laatste|eerste)|alle) $",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r" (?:daarvan|hiervan|ervan|tegen)\b")
_EACH = re.compile(r" per (?:dag|week|maand|jaar|uur|nacht|persoon|keer|gemeente|stuk|kwartaal|inwoner)\b")
_DURATION_BEFORE = re.compile(
    r"\b(?:binnen|na|over|gedurende|minstens|minimaal|maximaal|dan|ruim|bijna|circa|ca\.|ongeveer|krap|zeker|tot|voor|van"
    r"|duurt|duurde|nog|max\.|hooguit|ten minste)(?: ongeveer| ruim| circa)? $",
    re.IGNORECASE,
)
_WEIGHT_BEFORE = re.compile(
    r"\b(?:zwaarder|gewicht|aslast|aslasten|voertuigen|vrachtwagens?|vrachtauto\w*|uitstoot|emissie\w*|laadvermogen"
    r"|wegen|weegt|tonnage|reductie|besparing van co2)\b[^.;]*$",
    re.IGNORECASE,
)
_WEIGHT_AFTER = re.compile(
    r" ?(?:CO2|CO₂|COx|stikstof|ammoniak|NOx|N\b|drijf|mest|\w*afval|slib|zand|grond|klei|gips|puin|hout|schroot|graan"
    r"|zout|bagger|asbest|plastic|papier|staal|vis\b|steen|asfalt|biomassa|zwaar|zware|aslast|wegend|materiaal|verontreinigd"
    r"|kolen|fosfaat|methaan|droge|goederen|voedsel|broeikasgas\w*)",
    re.IGNORECASE,
)
# What a figure without a noun counts, by the last subject named before it: each row the unit and the subjects.
_SUBJECT_UNITS: tuple[tuple[str, str], ...] = (
    (
        "personen",
        r"taakstelling|vergunninghouders|statushouders|asielzoekers|vluchtelingen|huisvesting|instroom|bezetting",
    ),
    ("plekken", r"\w{0,30}opvang|opvangplekken|spreidingswet|amv|tekort|opgave"),
    ("euro", r"budget|subsidie|begroting|kosten|bijdrage|financiering|bedrag|tarief"),
    ("woningen", r"woningbouw|nieuwbouw|flexwonen"),
)
_SUBJECTS = re.compile("|".join(rf"(?P<{unit}>\b(?:{words})\b)" for unit, words in _SUBJECT_UNITS), re.IGNORECASE)
_SUBJECT_REACH = 400
_LABEL = re.compile(r"\W{0,4}(?:(?:[Tt]otaal )?[Aa]antal )?([\w'’-]{3,30})[^:.;,\d]{0,40}:\s")
_NAME_BEFORE = re.compile(r"(?:^|[\w,;] )[A-Z][\w-]+ $")
_COLON = re.compile(r"[a-z)]: ?$")


def is_rough(text: str, start: int, end: int) -> bool:
    """Tell whether the words around a figure make it approximate."""
    return bool(_APPROXIMATE.search(text, max(0, start - _REACH), start) or _OR_SO.match(text, end))


def is_quantity(text: str, start: int, end: int) -> bool:
    """Tell whether the words before a bare number, or "per dag" behind it, make it an amount."""
    return bool(
        _QUANTITY.search(text, max(0, start - _REACH), start) or _EACH.match(text, end) or is_rough(text, start, end)
    )


def is_surely_quantity(text: str, start: int) -> bool:
    """Tell whether the words before a number that looks like a year make it an amount."""
    return bool(_SURELY.search(text, max(0, start - _REACH), start))


def is_part(text: str, start: int) -> bool:
    """Tell whether a bare number counts what was counted before it: "waarvan er 40"."""
    return bool(_PART_OF.search(text, max(0, start - _REACH), start))


def is_surely_part(text: str, start: int, end: int) -> bool:
    """Tell whether a bare number in words counts what was counted before it: "waarvan vijf", "drie daarvan"."""
    return bool(_SURELY_PART.search(text, max(0, start - _REACH), start) or _PART_AFTER.match(text, end))


def is_duration(text: str, start: int) -> bool:
    """Tell whether "een" before "jaar" is a number: "binnen een jaar"."""
    return bool(_DURATION_BEFORE.search(text, max(0, start - _REACH), start))


def is_weight(text: str, start: int, end: int) -> bool:
    """Tell whether "ton" is a weight rather than a sum of money."""
    return bool(_WEIGHT_AFTER.match(text, end) or _WEIGHT_BEFORE.search(text, max(0, start - 80), start))


def labelled_unit(text: str, sentence: int, start: int) -> str | None:
    """Return what the label before a colon counts: "Bezoekers: vorig jaar 18.450", "aantal basisscholen: 63"."""
    label = _LABEL.match(text, sentence, min(start, sentence + _REACH * 2))
    return (unit_of(label[1]) or counted(label[1].lower())) if label else None


def is_named(text: str, start: int) -> bool:
    """Tell whether a name stands right before a number, as of a room: "zaal Oranje 6.047"."""
    return bool(_NAME_BEFORE.search(text, max(0, start - _REACH), start))


def is_labelled(text: str, start: int) -> bool:
    """Tell whether a colon with a word before it stands right before a number."""
    return bool(_COLON.search(text, max(0, start - 4), start))


def subject_unit(text: str, start: int) -> str | None:
    """Return the unit that the last subject named before `start` is counted in."""
    last = None
    for match in _SUBJECTS.finditer(text, max(0, start - _SUBJECT_REACH), start):
        last = match.lastgroup
    return last
