"""What Dutch records count and measure in: a table of nouns and the unit that they stand for."""

from __future__ import annotations

import re
from functools import lru_cache

# Each row: the unit, the nouns (as a pattern, matched whole, small letters).
UNITS: tuple[tuple[str, str], ...] = (
    (
        "plekken",
        r"(?!gesprek|parkeer|werkplek|stage|fiets|laad|staplek|speel|zit|oplaad)[\w-]*plek(?:ken|je|jes)?"
        r"|(?:[\w-]*opvang|slaap)?plaatst?en|(?:opvang|slaap)plaats",
    ),
    ("bedden", r"(?:[\w-]*[^aeiou\W])?bed(?:den)?"),
    (
        "personen",
        r"pers(?:o|oo)n(?:en)?|mens(?:en)?|man|pp|jongeren?|(?:ex-)?amv(?:['’´-]?ers?|['’´]?s)?|[\w-]*vluchtelingen"
        r"|[\w-]*zoekers?|statushouders?|vergunninghouders?|oekraïners|ontheemden|derdelanders|veiligelanders|nareizigers"
        r"|[\w-]*bewoners?|[\w-]*kinderen|kind|volwassenen|vrouwen|mannen|jongens|meisjes|alleenstaanden"
        r"|minderjarigen|leerlingen|studenten|cliënten|patiënten|[\w-]*medewerkers?|(?:arbeids)?migranten|experts?"
        r"|lln|pers|passagiers|bezoekers|leden|collega['’´]?s|vrijwilligers|ambtenaren|burgers|klanten|reizigers"
        r"|slachtoffers|vertegenwoordigers?|jeugdigen|ouderen|werknemers|werkenden|werklozen|omwonenden|huurders"
        r"|gedetineerden|evacués|dak-?lozen|scholieren|baby['’´]s",
    ),
    ("inwoners", r"inwoners?"),
    ("fte", r"fte['’´]?s?|voltijdsbanen"),
    (
        "woningen",
        r"[\w-]*woning(?:en)?|(?:woon|flex|zorg)-?eenhe(?:den|id)|appartement(?:en)?|huizen",
    ),
    ("huishoudens", r"huishoudens?"),
    ("locaties", r"[\w-]*locaties?"),
    ("panden", r"[\w-]*panden|pand"),
    ("gemeenten", r"[\w-]*gemeent(?:en|es|e)"),
    ("provincies", r"provincies?"),
    ("veiligheidsregio's", r"(?:veiligheidsregio|vr)['’´]s|veiligheidsregio"),
    ("regio's", r"regio['’´]s"),
    ("jaar", r"jaar|jaren|jarigen?|jr|(?:kalender|school)jaar"),
    ("maanden", r"maand(?:en)?|maands"),
    ("kwartalen", r"kwarta(?:al|len)"),
    ("weken", r"(?:werk|school)?(?:weken|week)|weekse"),
    ("dagen", r"(?:werk|kalender|peil|vergader|opvang|feest)?dag(?:en)?|etma(?:al|len)|daagse?"),
    ("uur", r"uur|uren|uurs|uurtje"),
    ("minuten", r"minu(?:ut|ten)|min"),
    ("seconden", r"second(?:e|en)|sec"),
    ("euro", r"euro['’´]?s?|eur"),
    ("procentpunt", r"(?:procent|percentage)-?punt(?:en)?"),
    ("procent", r"procent|percent|%"),
    ("promille", r"promille|‰"),
    ("km/u", r"km/u(?:ur)?|km/h"),
    ("km", r"km|kilometers?"),
    ("km2", r"km2|km²"),
    ("m2", r"m2|m²"),
    ("hectare", r"hectaren?|ha"),
    ("m3", r"m3|m³"),
    ("meter", r"meters?|mtr|m"),
    ("cm", r"centimeters?|cm"),
    ("mm", r"millimeters?|mm"),
    ("kilo", r"kg|kilo(?:gram)?"),
    ("kiloton", r"kiloton|kton"),
    ("megaton", r"megaton|mton"),
    ("liter", r"liters?"),
    ("graden", r"graden|°c"),
    ("dB", r"decibel|db"),
    ("kV", r"kv|kilovolt"),
    ("kW", r"kw|kilowatt"),
    ("MW", r"mw|megawatt"),
    ("GW", r"gw|gigawatt"),
    ("kWh", r"kwh|kilowattuur"),
    ("MWh", r"mwh|megawattuur"),
    ("GWh", r"gwh|gigawattuur"),
    ("TWh", r"twh|terawattuur"),
    ("keer", r"keer|maal"),
    ("ton", r"ton|tonnen"),
)
UNIT_NAMES = frozenset(unit for unit, _ in UNITS)
_NOUNS = tuple((unit, re.compile(pattern)) for unit, pattern in UNITS)
# Units of two words, and marks, as they stand right behind a number.
SQUARE_AND_CUBIC: tuple[tuple[str, str], ...] = (
    ("keer", r"x(?= per\b)"),
    ("dB", r"dB\(A\)"),
    ("km2", r"vierkante (?:kilo|kilometer)"),
    ("m2", r"vierkante meters?"),
    ("m3", r"kubieke meters?|kuub"),
    ("km/u", r"(?:km|kilometer) per uur"),
)
# Units that are written on to the number: "20m²", "24-uurs", "3x".
ATTACHED = (
    r"(?:jaar|jr|min|dagen|weken|maanden|pers|personen|plekken|woningen|km/[uh]|km[2²]?|[mcd]m|m[23²³]?|ha|kg|[kMGT]Wh?"
    r"|kV|mln\.?|mld\.?|k|ton|u(?:ur)?|pp|fte|EUR|euro|x|°C?)"
)
ADJECTIVE = r"-(?:uurs?|jarigen?|daagse?|weekse|maands)"
MEASURES = frozenset(
    "jaar maanden kwartalen weken dagen uur minuten seconden procent procentpunt promille keer km km/u km2 m2 m3 meter "
    "cm mm kilo ton kiloton megaton liter graden dB hectare kV kW MW GW kWh MWh GWh TWh".split()
)
LENT = frozenset("plekken bedden personen woningen euro locaties".split())  # units that a bare figure takes over
# Words before a plural that make it a count of kinds: "twee soorten panden".
KINDS = frozenset("soorten typen types vormen".split())
# Plurals in -en or -s that follow a number without being what it counts.
NO_UNIT = frozenset(
    "geven gaven leven weten wisten lopen liepen lezen kiezen leren horen delen tonen maken maakt pakken rijden varen "
    "nemen namen kwamen deden gingen stonden hielden vielen bleven kregen waren zagen zaten lagen kosten duren duiken "
    "eigen eerder hopen halen bellen wegen samen eisen dienen dragen draagt sturen huren kopen tegen mogen doen "
    "steeds straks slechts soms eens langs morgens avonds kennen gelden delen zetten open nodig telden steken plaats "
    "en van tussen tegen boven binnen buiten onder over naast sinds jl worden werden hebben zijn waren kunnen "
    "zullen moeten willen komen gaan staan liggen blijven krijgen maken is was heeft wordt als dus ons soms alles "
    "anders tevens eens intussen inmiddels samen alleen langs sommigen anderen januari februari maart april mei "
    "juni juli augustus september oktober november december alvast bijvoorbeeld punt artikel lid nr hebben "
    "bestaan tellen vallen gelden betreffen wijzen ten des bis ingen hiervan daarvan deze dezen al plus minus s "
    "morgen vandaag gisteren mln miljoen mld miljard dingen geleden terug volgens conform mits indien alsmede "
    "zouden konden mochten moesten vinden geven nemen zien doen laten zitten houden brengen werken spreken "
    "bevatten vormen stellen wonen voldoen leiden lopen vragen zeggen weten krijgen vertrekken stemmen verwijzen "
    "verschillende dezelfde overigens minstens tenminste jongstleden reeds telkens wegens namens bestaat "
    "maandags dinsdags toen doorgaans gemiddeld respectievelijk voorts opnieuw ingevolge krachtens".split()
) - {"vormen", "vragen", "stemmen", "delen"}
_PARTICIPLE = re.compile(
    r"^[a-z]{0,5}ge(?:nomen|komen|geven|sproken|worden|bleven|houden|gaan|schreven|sloten|kregen|bracht|vonden|wezen"
    r"|vangen|trokken|kozen|boden|troffen|lopen|legen)$|^(?:ver|be|ont)(?:strekken|zocht|noemen)$"
)
_PLURAL = re.compile(
    r"[a-zà-ÿ][a-zà-ÿ-]{2,}(?:en|s)|[\wà-ÿ-]{2,}['’´]s|[a-zà-ÿ-]{2,}(?:sea|teria|ntra|toria|dia|eieren|nnasia)|data|stuks"
)
_NO_PLURAL = ("elijks", "ens", "heen", "ings", "tes", "loos", "waarts")
_PEOPLE = re.compile(r"[A-Z][a-zà-ÿ]+(?:[eë]rs|[ai]anen|ezen)")


@lru_cache(maxsize=8_000)
def unit_of(noun: str) -> str | None:
    """Return the unit that the table gives for a noun, None for a word that it does not know."""
    small = noun.lower().strip(".,;:()")
    if len(noun) == 1 and noun.isupper():
        return None
    for unit, pattern in _NOUNS:
        if pattern.fullmatch(small):
            return unit
    return "personen" if _PEOPLE.fullmatch(noun) else None


@lru_cache(maxsize=8_000)
def counted(noun: str) -> str | None:
    """Return a plural noun as a unit of its own ("makelaars"), None for any other word."""
    word = noun.strip(".,;:()")
    if not _PLURAL.fullmatch(word) or word in NO_UNIT or _PARTICIPLE.search(word) or word.endswith(_NO_PLURAL):
        return None
    return word
