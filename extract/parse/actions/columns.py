"""Say what the columns of a table in minutes hold, by the terms that their headers are printed with."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Each row: what the column holds, and the terms that head it (the whole header, without its bracketed part).
TERMS: tuple[tuple[str, str], ...] = (
    (
        "number",
        r"nr|no|nummer|#|volgnr|volgnummer|actie ?(?:punt ?)?(?:nr|nummer)|id|punt ?nr|agenda ?(?:punt ?)?nr|ap",
    ),
    (
        "raised",
        r"data|(?:vergader|invoer|aanmaak|start|begin)?datum(?! gereed)(?: [\w-]+)?|d\.?d\.?"
        r"|(?:vergadering|overleg)(?: d\.?d\.?| van)?|ontstaan|gesteld|aangemaakt|ingebracht|datum (?:van )?\w+",
    ),
    (
        "action",
        r"(?:te ondernemen |openstaande )?acties?(?:punt(?:en)?)?(?: ?/ ?(?:besluit|afspraak|toezegging)\w*)?"
        r"|(?:besluit|afspraak|toezegging)\w* ?(?:/|en|of) ?actie\w*|taken|taak|(?:gedane )?toezegging(?:en)?|to ?do"
        r"|afspra(?:ak|ken)|actie[- ]?omschrijving|omschrijving (?:van de )?(?:actie|toezegging|afspraak)\w*",
    ),
    ("text", r"omschrijving|beschrijving|wat|tekst|inhoud|actie en \w+"),
    ("subject", r"agenda|(?:agenda )?onderwerp(?:en)?|agendapunt(?:en)?|bespreekpunt(?:en)?|punt(?:en)?|item|thema"),
    (
        "owner",
        r"(?:door |voor )?wie|door|naam|namen|voor|eigenaar|(?:actie)?houders?|trekkers?|verantwoordelijke?n?"
        r"|uitvoer(?:der|ing)(?: door)?|actie(?:houder)?(?: door)?|actie door|wie is aan zet|portefeuillehouder"
        r"|initiatief"
        r"|verantwoordelijk(?:heid)?|toegewezen aan|bewindspersoon",
    ),
    (
        "due",
        r"gereed(?: op| per)?|deadline|(?:voor )?wanneer|planning|termijn|(?:streef|eind|opleverings?)datum"
        r"|datum (?:gereed|afgerond|afhandeling|gepland)|uiterlijk(?: gereed)?|voor|afgedaan|afhandeling|due|afgerond"
        r"|gepland|uitvoer(?:ing)?(?:stermijn)?|wanneer gereed",
    ),
    (
        "status",
        r"status|stand van zaken|s[vt]z|voortgang|o ?/ ?g|open ?/ ?gesloten|opmerking(?:en)?|resultaat"
        r"|toelichting|stavaza|afdoening|reactie",
    ),
    ("name", r"(?:voor- en achter)?na(?:am|men)|deelnemers?|aanwezigen?|leden|genodigden?"),
    ("first", r"voorna(?:am|men)|voorletters?"),
    ("last", r"achterna(?:am|men)"),
    ("organisation", r"organisaties?|departement|gemeente|bedrijf|instelling|namens|partij|fractie|vertegenwoordigt"),
    ("role", r"functie|rol|hoedanigheid"),
    ("present", r"aanwezig(?:heid)?(?: ?/ ?afwezig)?|aanw|present|a ?/ ?a"),
    ("purpose", r"doel|aard|status|soort(?: behandeling)?|behandeling|type"),
    ("attachment", r"bijlagen?|stukken|stuk|document(?:en)?"),
    ("time", r"tijd(?:stip)?(?: \(.*\))?|duur|minuten|tijdsduur"),
)
_TERMS = tuple((kind, re.compile(rf"(?:{terms})[.:?]*", re.IGNORECASE)) for kind, terms in TERMS)


def kinds_of(header: str) -> tuple[str, ...]:
    """Return all that a column with this header may hold, likeliest first."""
    header = re.sub(r"\s*\([^)]*\)\s*", " ", header).strip(" *_:?.")
    found = tuple(kind for kind, terms in _TERMS if len(header) <= 40 and terms.fullmatch(header)) if header else ()
    if not found and "/" in header:  # "Gereed/gepland": what its parts say, when each is known
        parts = [kinds_of(part) for part in header.split("/")]
        found = tuple(dict.fromkeys(kind for part in parts for kind in part[:1])) if all(parts) else ()
    return found


def columns_of(headers: Sequence[str], wanted: Sequence[str]) -> dict[str, int]:
    """Return for each of the `wanted` kinds the column that holds it; a column is one thing, the first that fits."""
    found: dict[str, int] = {}
    for index, header in enumerate(headers):
        kind = next((kind for kind in kinds_of(header) if kind in wanted and kind not in found), None)
        if kind:
            found[kind] = index
    return found


ACTION_COLUMNS = ("number", "action", "raised", "owner", "due", "status", "text", "subject")


def action_columns(headers: Sequence[str], *, announced: bool = False) -> dict[str, int]:
    """Return the columns of an action list that has these headers, nothing when they head another table.

    A plain "omschrijving" or "onderwerp" tells actions only with someone or some day to do them, or when a heading
    above announced an action list.
    """
    found = columns_of(headers, ACTION_COLUMNS)
    both = next((at for at, header in enumerate(headers) if {"number", "raised"} <= set(kinds_of(header))), None)
    if both is not None and both in (found.get("number"), found.get("raised")):
        found = {"number": both, "raised": both} | found
    if "action" not in found:
        weak = found.get("text", found.get("subject"))
        telling = {"due", "status"} if "text" not in found else {"due", "status", "number", "raised"}
        if weak is None or not (announced or ("owner" in found and telling & found.keys())):
            return {}
        found["action"] = weak
    return found if len(found) > 1 or announced else {}
