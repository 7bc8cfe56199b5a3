"""What Dutch records count and measure in: a table of nouns and the unit that they stand for."""

from __future__ import annotations

import re

# Each row: the unit, the nouns (as a pattern, matched whole, small letters).
UNITS: tuple[tuple[str, str], ...] = (
    (
        "plekken",
        r"[\w-]*plek(?:ken|je|jes)?|(?:opvang|slaap|zit|arbeids|kind|leer|ligt?|stage|parkeer)?plaatst?(?:en)?",
    ),
    ("bedden", r"[\w-]*bed(?:den)?"),
    (
        "personen",
        r"pers(?:o|oo)n(?:en)?|mens(?:en)?|pp|jongeren?|(?:ex-)?amv(?:['’´-]?ers?|['’´]?s)?|[\w-]*vluchtelingen"
        r"|[\w-]*zoekers?|statushouders?|vergunninghouders?|oekraïners|ontheemden|derdelanders|veiligelanders|nareizigers"
        r"|[\w-]*bewoners?|kinderen|volwassenen|vrouwen|mannen|alleenstaanden|minderjarigen|leerlingen|studenten|cliënten"
        r"|patiënten|[\w-]*medewerkers?|(?:arbeids)?migranten|experts?|deelnemers|aanwezigen|bezoekers|leden|collega['’´]?s"
        r"|vrijwilligers|ambtenaren|burgers|klanten|reizigers|slachtoffers|vertegenwoordigers?|jeugdigen|ouderen"
        r"|werknemers",
    ),
    ("inwoners", r"inwoners?"),
    ("fte", r"fte['’´]?s?"),
    (
        "woningen",
        r"[\w-]*woning(?:en)?|(?:woon|flex)?eenheden|(?:woon)?eenheid|appartementen|huizen|huishoudens?",
    ),
    ("locaties", r"[\w-]*locaties?"),
    ("panden", r"[\w-]*panden|pand"),
    ("gemeenten", r"gemeent(?:en|es|e)"),
    ("provincies", r"provincies?"),
    ("veiligheidsregio's", r"(?:veiligheidsregio|vr)['’´]s|veiligheidsregio"),
    ("regio's", r"regio['’´]s"),
    ("jaar", r"jaar|jaren|jarigen?|jr"),
    ("maanden", r"maand(?:en)?"),
    ("weken", r"weken|week"),
    ("dagen", r"(?:werk)?dag(?:en)?"),
    ("uur", r"uur|uren|uurs"),
    ("minuten", r"minu(?:ut|ten)|min"),
    ("euro", r"euro['’´]?s?|eur|ton"),
    ("procent", r"procent|percent|%|procentpunt(?:en)?"),
    ("km", r"km|kilometers?"),
    ("m2", r"m2|m²|vierkante meter"),
    ("hectare", r"hectaren?|ha"),
    ("m3", r"m3|m³|kubieke meter"),
    ("meter", r"meters?|mtr"),
    ("kilo", r"kg|kilo(?:gram)?"),
    ("keer", r"keer|maal"),
)
_NOUNS = tuple((unit, re.compile(pattern)) for unit, pattern in UNITS)

# Plurals in -en or -s that follow a number without being what it counts.
NO_UNIT = frozenset(
    "en van tussen tegen boven binnen buiten onder over naast sinds jl worden werden hebben zijn waren kunnen "
    "zullen moeten willen komen gaan staan liggen blijven krijgen maken is was heeft wordt als dus ons soms alles "
    "anders tevens eens intussen inmiddels samen alleen langs sommigen anderen januari februari maart april mei "
    "juni juli augustus september oktober november december alvast bijvoorbeeld punt artikel lid nr hebben "
    "bestaan tellen vallen gelden betreffen wijzen ten des bis ingen hiervan daarvan deze dezen al plus minus s "
    "morgen vandaag gisteren mln miljoen mld miljard".split()
)
_PARTICIPLE = re.compile(
    r"^[a-z]{0,5}ge(?:nomen|komen|geven|sproken|worden|bleven|houden|gaan|schreven|sloten|vallen|kregen|bracht)$"
)


def unit_of(noun: str) -> str | None:
    """Return the unit that the table gives for a noun, None for a word that it does not know."""
    noun = noun.lower().strip(".,;:()")
    for unit, pattern in _NOUNS:
        if pattern.fullmatch(noun):
            return unit
    return None


def counted(noun: str) -> str | None:
    """Return a plural noun as a unit of its own ("makelaars"), None for any other word."""
    word = noun.strip(".,;:()")
    plural = re.fullmatch(r"[a-zà-ÿ][a-zà-ÿ-]{3,}(?:en|s)|[a-zà-ÿ]{3,}['’´]s", word)
    no_noun = word in NO_UNIT or _PARTICIPLE.search(word) or word.endswith(("elijks", "ens", "heen", "ings", "tes"))
    return word if plural and not no_noun else None
