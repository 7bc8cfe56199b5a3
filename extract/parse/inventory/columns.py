"""Say what the columns of an inventarislijst hold, by the words that head them; no two offices use the same ones."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

_LEAST_ALIKE = 86.0  # of two words, of which one may have a slip of the pen
_LEAST_LETTERS = 6  # of such words
_LEAST_ENDING = 5  # letters of a word that a compound may end on: documentnummer, weigeringsgronden
_LONGEST = 90  # characters of a header
# Each row: what the column holds, how well these words tell it, the words within a header, and those that are one by
# themselves only. The first row that a header fits counts: "Datum document" is a date, "Documentnaam" a title.
TERMS: tuple[tuple[str, int, str, str], ...] = (
    ("other", 1, "gerelateerd gerelateerde aantal pagina paginas bladzijden link url periode versie grootte hash", ""),
    ("family", 2, "familie family thread conversatie gesprek", "groep"),
    ("matter", 1, "matter zaaknummer zaaknr dossier dossiernummer dossiernr zaakkenmerk", "zaak"),
    ("date", 2, "datum date dagtekening dd datums gedateerd verzenddatum verzonden", "d.d jaar"),
    (
        "grounds",
        2,
        "grond gronden grondslag grondslagen weigeringsgrond uitzonderingsgrond lakgrond artikel artikelen wetsartikel"
        " art uitzondering uitzonderingen weigering lakcode",
        "woo wob wob/woo woo/wob avg",
    ),
    (
        "judgement",
        2,
        "beoordeling oordeel besluit beslissing openbaar openbaarheid openbaarmaking openbaargemaakt verstrekking"
        " verstrekt verstrekken vrijgave gelakt",
        "status conclusie resultaat uitkomst oordeel",
    ),
    (
        "number",
        3,
        "documentnummer documentnr docnr docnummer documentid docid stuknummer stuknr inventarisnummer inventarisnr",
        "",
    ),
    (
        "kind",
        2,
        "soort type filetype documentsoort documenttype bestandstype bestandsformaat categorie vorm aard rubriek",
        "file extensie",
    ),
    ("sender", 2, "afzender verzender auteur opsteller steller schrijver afkomstig herkomst sender from", "van"),
    (
        "receiver",
        2,
        "ontvanger ontvangers geadresseerde geadresseerden gericht bestemd recipient receiver",
        "aan to",
    ),
    ("number", 2, "nummer nr id volgnummer volgnr identificatie identifier regelnummer", "no # num code"),
    ("remarks", 1, "toelichting opmerking opmerkingen bijzonderheden motivering reden redenen commentaar", ""),
    ("title", 3, "documentnaam documenttitel bestandsnaam filename stuknaam", ""),
    ("title", 2, "titel naam title name document documenten stuk stukken bestand bijlage", "doc"),
    ("title", 1, "onderwerp omschrijving beschrijving betreft inhoud subject description aanduiding", ""),
    ("number", 1, "kenmerk referentie", ""),
)
_ROWS = tuple((kind, strength, frozenset(alone.split())) for kind, strength, _, alone in TERMS)
_NUMBERED = re.compile(r"\A\s*\d{1,2}\s*[.):]?\s+(?=[^\W\d])")  # as exports number their columns: "02 Beoordeling"
_WORD = re.compile(r"[^\W_]+|#")


def column_kind(header: str) -> tuple[str, int] | None:
    """Return what a column with this header holds and how well that is told (3 best), None when it is not."""
    if len(header) > _LONGEST:
        return None
    header = _folded(_NUMBERED.sub("", header, count=1))
    words = _WORD.findall(re.sub(r"\([^)]*\)", " ", header)) or _WORD.findall(header)
    if not words:
        return None
    whole = " ".join(header.strip(" .:?*()").split())
    meant = min((_first_row(word) for word in words), default=len(_ROWS))
    for place, (kind, strength, alone) in enumerate(_ROWS):
        if place == meant or whole in alone or (len(words) == 1 and words[0] in alone):
            return kind, strength
    return None


@lru_cache(4096)  # the words of headers come again on every page
def _first_row(word: str) -> int:
    """Return the place of the first row with a term that a word of a header is; behind the last when there is none."""
    rows = (place for place, row in enumerate(TERMS) if any(_is(word, term) for term in row[2].split()))
    return next(rows, len(TERMS))


def _is(word: str, term: str) -> bool:
    """Tell whether a word of a header is a term, a compound that ends on it, its plural, or one with a slip."""
    if word == term:
        return True
    bare = word.removesuffix("en").removesuffix("s")
    if len(term) >= _LEAST_ENDING and (word.endswith(term) or bare.endswith(term)):
        return True
    near = len(term) >= _LEAST_LETTERS and abs(len(word) - len(term)) <= 1 and word[0] == term[0]
    return near and fuzz.ratio(word, term) >= _LEAST_ALIKE


def _folded(text: str) -> str:
    """Return text in small letters without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def columns_of(headers: Sequence[str]) -> dict[str, list[int]]:
    """Return for each kind the columns that may hold it, those that tell it best first."""
    found: dict[str, list[tuple[int, int]]] = {}
    for column, header in enumerate(headers):
        if told := column_kind(header):
            found.setdefault(told[0], []).append((-told[1], column))
    return {kind: [column for _, column in sorted(places)] for kind, places in found.items()}
