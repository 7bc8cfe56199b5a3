"""What readers call records and their values: one row for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

KINDS: dict[str, str] = {
    "document": "Document",
    "segment": "Tekst",
    "meeting": "Vergadering",
    "attendance": "Aanwezige",
    "agenda_item": "Agendapunt",
    "decision": "Besluit of toezegging",
    "action": "Actie",
    "email": "E-mail",
    "address": "Adres in een e-mail",
    "attachment": "Bijlage bij een e-mail",
    "table": "Tabel",
    "cell": "Cel van een tabel",
    "opgave": "Opgave",
    "mention": "Naam",
    "figure": "Cijfer in de tekst",
    "tenure": "Functie",
    "redaction": "Onleesbaar gemaakt",
    "inventory_entry": "Regel van een inventarislijst",
    "finding": "Wat niet klopt",
    "operand": "Getal waarmee gerekend is",
}
# Values that are shown, by the name of their column; what is not here is for the machine.
_VALUES: dict[str, str] = {
    "kind": "soort",
    "number": "nummer",
    "title": "titel",
    "date": "datum",
    "quote": "zoals het er staat",
    "sentence": "wat er niet klopt",
    "cause": "waarschijnlijke oorzaak",
    "severity": "ernst",
    "printed": "gedrukt",
    "computed": "berekend",
    "by": "door",
    "text": "tekst",
    "owners": "wie",
    "due": "voor",
    "done": "gereed",
    "status_text": "stand",
    "raised": "gemeld op",
    "name": "naam",
    "role": "functie",
    "organisation": "organisatie",
    "place": "plaats",
    "theme": "onderwerp",
    "measure": "maat",
    "period": "periode",
    "value": "getal",
    "unit": "eenheid",
    "what": "wat er stond",
    "form": "vorm",
    "ground": "grond",
    "subject": "onderwerp",
    "sent": "verzonden",
    "start_time": "begin",
    "end_time": "einde",
    "location": "plaats",
    "chair": "voorzitter",
    "purpose": "doel",
    "label": "wat",
}
MONTHS = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()
SEVERITIES = {"laag": "gering, zoals door afronding", "midden": "minder ernstig", "hoog": "ernstig"}
_TELLING = ("sentence", "quote", "title", "text", "name", "subject", "what", "ground")  # the first that is there
_LONGEST, _BRIEF = 600, 80  # characters of a value
_LONG = 10_000  # a whole number from which thousands are parted


def told(record: Any) -> Iterator[tuple[str, str]]:
    """Yield what a record says, by what readers call it."""
    for attribute in record.__mapper__.column_attrs:
        value = getattr(record, attribute.key)
        if attribute.key in _VALUES and value not in (None, "", []):
            yield _VALUES[attribute.key], shown(value)


def brief(record: Any) -> str:
    """Return a few words that tell a record from others of its kind."""
    words = next((value for name in _TELLING if isinstance(value := getattr(record, name, None), str) and value), "")
    words = " ".join(words.split()) or KINDS.get(record.__tablename__, record.__tablename__)
    return words if len(words) <= _BRIEF else words[:_BRIEF] + " …"


def shown(value: Any) -> str:
    """Return a value as readers write it: 1.234,5, 3-10-2024, ja."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) or (isinstance(value, int) and value >= _LONG):  # a year has no point in it
        return number(value)
    if isinstance(value, dt.datetime):
        return f"{value.day}-{value.month}-{value.year} {value:%H:%M}"
    if isinstance(value, dt.date):
        return f"{value.day}-{value.month}-{value.year}"
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + " …"


def number(value: float) -> str:
    """Return a number the Dutch way."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"
    return text.translate(str.maketrans(",.", ".,"))
