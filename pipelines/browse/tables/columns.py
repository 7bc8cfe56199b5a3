"""What the tables and their columns are called in Dutch, and what Datasette is told of each: facets, order, labels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from models import Record

DATABASE = "gegevens"  # what Datasette calls the database, whatever its file is called: it stands in addresses

# Each row, what readers want first first: a table, what they call its rows, the columns whose values are counted beside
# them, and the column that tells a row from others where another row refers to it.
_TABLES: tuple[tuple[str, str, str, str], ...] = (
    ("document", "Documenten", "kind", "title"),
    ("meeting", "Vergaderingen", "body", "body"),
    ("decision", "Besluiten en toezeggingen", "kind", "quote"),
    ("action", "Acties", "owners[]", "text"),
    ("action_thread", "Acties van lijst tot lijst", "fate body", "text"),
    ("finding", "Wat niet klopt", "severity check_name", "sentence"),
    ("opgave", "Opgaven", "theme measure place", "place"),
    ("figure", "Cijfers in de tekst", "theme unit place", "quote"),
    ("email", "E-mails", "", "subject"),
    ("redaction", "Onleesbaar gemaakt", "form ground", "ground"),
    ("mention", "Namen", "kind", "text"),
    ("entity", "Gemeenten, organisaties en personen", "kind", "name"),
    ("tenure", "Functies", "role organisation", "name"),
    ("attendance", "Aanwezigen", "organisation role present", "name"),
    ("agenda_item", "Agendapunten", "purpose", "title"),
    ("segment", "Teksten", "kind", "text"),
    ("page", "Pagina's", "read_by", "number"),
    ("source", "Bestanden", "status media_type", "name"),
    ("enclosure", "Bestanden in andere bestanden", "", "name"),
    ("tabel", "Tabellen", "", "title"),
    ("cell", "Cellen van tabellen", "header uncertain", "text"),
    ("address", "Adressen in e-mails", "field domain", "name"),
    ("attachment", "Bijlagen bij e-mails", "", "name"),
    ("inventory_entry", "Regels van inventarislijsten", "judgement grounds[]", "title"),
    ("operand", "Getallen waarmee is gerekend", "", "label"),
    ("correction", "Verbeteringen door gebruikers", "entity_kind", "text"),
    ("run", "Keren dat er is gelezen", "", "started"),
)
_HIDDEN = ("alembic_version",)  # what full-text search keeps Datasette hides itself

# Each row: columns, and what readers call them. What stands here twice is the same in each table.
_COLUMNS = """
about: waarover; agenda_item_id: agendapunt; answered_id: antwoord op; approximate: ongeveer; attachments: bijlagen;
bearers: wie het kan zijn; before: ervoor; after: erna; body: orgaan; boilerplate: vaste tekst (tekens);
body_start: tekst begint op teken; body_end: tekst eindigt op teken; box: plek op de pagina; by: door; bytes: bytes;
candidates: waaruit is gekozen; cause: waarschijnlijke oorzaak; cell_id: cel; chair: voorzitter; check_name: controle;
column_index: kolom; column_title: kolom; computed: berekend; correction_id: verbetering; counts: geteld; date: datum;
details: bijzonderheden; document_id: document; domain: domein; done: gereed; due: voor; email_id: e-mail;
encoding: tekencodering; end: eindigt op teken; end_time: einde; entity_id: wie of wat; entity_kind: is een;
entity_name: heet; error: wat er misging; failures: mislukt; fate: hoe het afliep; field: veld; finding_id: bevinding;
finished: klaar; form: vorm; full_name: volledige naam; gaps: niet begrepen stukken; gender: geslacht; ground: grond;
grounds: gronden; header: kop; height: hoogte (punten); id: kenmerk; judgement: oordeel; key: bestand zelf;
kind: soort; label: wat; last_page: laatste pagina; level: diepte; link_score: zekerheid van de naam;
listed: uit de inventarislijst; location: plaats; made: gemaakt; made_by: door wie; marked: met kopje;
measure: maat; media_type: soort bestand; meeting_id: vergadering; method: gevonden door; minutes: minuten; name: naam;
near_duplicate_of: bijna gelijk aan; note: opmerking; number: nummer; online: op afstand; options: keuzes;
organisation: organisatie; organisation_id: organisatie in register; owners: wie; page: pagina;
page_count: aantal pagina's; parent_id: valt onder; path: waar het staat; peildatum: peildatum; period: periode;
person: persoon in bestand; place: plaats; place_id: plaats in register; place_kind: soort plaats;
placed: ingedeeld (tekens); position: volgorde; present: aanwezig; printed: gedrukt; province: provincie;
public: openbare functie; purpose: doel; quality: leesbaarheid; quote: zoals het er staat; raised: gemeld op;
read_by: gelezen uit; reader: lezer; reason: waarom; reasons: waarom hier een document begint; receiver: aan;
redacted: onleesbaar gemaakt; role: functie; row_index: rij; row_title: rij; score: zekerheid; sender: van;
sent: verzonden; sentence: wat er niet klopt; severity: ernst; source_id: bestand; start: begint op teken;
start_time: begin; started: begonnen; status: stand; status_text: stand; subject: onderwerp; surname: achternaam;
table_id: tabel; table_title: tabel; text: tekst; theme: onderwerp; thread_id: door de lijsten heen; title: titel;
title_start: titel begint op teken; title_end: titel eindigt op teken; uncertain: onzeker;
uncorrected: wat er eerst stond; understood: begrepen (tekens); unexplained: niet begrepen (tekens); unit: eenheid;
uri: adres in register; valid_from: geldig vanaf; valid_to: geldig tot; value: getal; value_max: tot en met;
version: versie; warnings: waarschuwingen; what: wat er stond; width: breedte (punten); words: plek van elk woord;
"""
_NAMES = dict(row.strip().split(": ") for row in " ".join(_COLUMNS.split()).strip("; ").split(";"))
_OTHERWISE = {("email", "body"): "tekst", ("inventory_entry", "kind"): "soort document"}
_MACHINE = frozenset(
    "start end body_start body_end title_start title_end words gaps box width height details uncorrected".split()
)  # shown with one row, not in a list
_LAST = ("page", "document_id", "source_id", "method", "score", "id")  # what a list shows last


def metadata() -> dict[str, Any]:
    """Return what Datasette is to know: titles, facets, labels, order, and what to hide."""
    tables: dict[str, Any] = {name: {"hidden": True} for name in _HIDDEN}
    for name, title, counted, label in _TABLES:
        tables[name] = {
            "title": title,
            "facets": [{"array": each[:-2]} if each.endswith("[]") else each for each in counted.split()],
            "label_column": label,
            "sort": "rowid",  # as they were read: file by file, from the first page to the last
            "sortable_columns": [*Record.metadata.tables[name].columns.keys(), "rowid"],
        }
    return {"title": "wooverslag", "databases": {DATABASE: {"tables": tables}}}


def title_of(table: str) -> str:
    """Return what readers call the rows of a table."""
    return next((title for name, title, *_ in _TABLES if name == table), table)


def place_of(table: str) -> int:
    """Return where a table comes among the others, what readers look at first."""
    return next((at for at, row in enumerate(_TABLES) if row[0] == table), len(_TABLES))


def name_of(column: str, table: str | None = None) -> str:
    """Return what readers call a column; its own name where it has no other."""
    return _OTHERWISE.get((table or "", column)) or _NAMES.get(column, column)


def listed(columns: Iterable[str]) -> list[str]:
    """Return the columns that a list of rows shows, in its order: what tells most first, what is for machines not."""
    shown = [column for column in columns if column not in _MACHINE]
    return sorted(shown, key=lambda column: column in _LAST and 1 + _LAST.index(column))
