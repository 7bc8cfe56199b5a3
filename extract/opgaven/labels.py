"""Say what each column of labels holds: the places, the spots within them, or what the row is about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from corpus.register import lookup
from extract.opgaven.meaning import Meaning, meaning_of
from extract.opgaven.sheet import Sheet

_SPOT = re.compile(  # a header over spots, not areas
    r"\blocaties?\b|\badres|\bopvangplek|\bopvangvoorziening|\bproject(?:en|naam)?\b|\bwijk|\bkern(?:en)?\b|\bdorp|\bbuurt"
    r"|\bcomplex|\bpand(?:en)?\b|\bplannaam|\bplangebied|\bopvanglocatie|\bazc\b|\bhotels?\b"
    r"|\bweg(?:en|vak(?:ken)?)?\b|\btraject|\broutes?\b|\bkruispunt|\bmeetpunt|\btelpunt|\bhaltes?\b|\bstations?\b",
    re.IGNORECASE,
)
_TOWN = re.compile(r"\s*(?:plaats|woonplaats|stad)(?:snaam)?\s*", re.IGNORECASE)  # a spot beside a column of gemeenten
_REMARK = re.compile(r"\b(?:toelichting|opmerking|bijzonderhe|status|planning|stand van zaken|naam)", re.IGNORECASE)
_PEOPLE = re.compile(r"\b(?:naam|namen|persoon|contactpersoon|deelnemers?|aanwezig\w*|functie)\b", re.IGNORECASE)
_LEVEL = re.compile(r"\b(?:gemeenten?|provincies?|veiligheidsregio\W?s?|regio\W?s?|gebied|plaats)\b", re.IGNORECASE)
_WHEN = re.compile(r"\s*(?:jaar|periode|maand|kwartaal|week|datum|peildatum|halfjaar|)\s*", re.IGNORECASE)
_FEW = 0.6  # share of a column's texts that must say what a row is about
_LONGEST = 60  # characters: longer texts are remarks
_LOOKED_AT = 60  # texts of a column


@dataclass(frozen=True)
class Labels:
    """The columns of labels by what they hold; `spots`: places, or what stands beside them, are spots in a gemeente."""

    place: int
    beside: tuple[int, ...]  # columns of spots, where another column names their gemeente
    said: tuple[int, ...]  # columns that say what a row is about: theme, measure, period
    spots: bool = False  # the column of places heads spots
    subjects: bool = False  # the header over the labels names something else than places
    people: bool = False  # persons with their organisation

    def said_in(self, texts: dict[int, str], year: int | None) -> Meaning:
        """Return what the columns beside the place say of a row; `texts` by column."""
        result = Meaning()
        for column in self.said:
            meaning = meaning_of(texts.get(column, ""), year)
            result = result.within(meaning)
        return result


def read_labels(sheet: Sheet) -> Labels:
    """Return what the columns of labels hold."""
    place = _place_column(sheet)
    others = [column for column in sheet.label_columns if column != place]
    head = _header(sheet, place)
    spots = bool(_SPOT.search(head))
    beside = tuple(
        column
        for column in others
        if not spots
        and (_SPOT.search(_header(sheet, column)) or (column < place and _TOWN.fullmatch(_header(sheet, column))))
    )
    said = tuple(column for column in others if column not in beside and _says(sheet, column))
    people = not _LEVEL.search(head) and any(_PEOPLE.search(_header(sheet, column)) for column in others)
    return Labels(place, beside, said, spots, bool(head.strip()) and not spots and not _LEVEL.search(head), people)


def _header(sheet: Sheet, column: int) -> str:
    return " ".join(row[column] for row in sheet.headers if column < len(row))


def _place_column(sheet: Sheet) -> int:
    """Return the column that names the places: the last of those that name most of them."""
    words = [column for column in range(sheet.width) if column not in sheet.numeric]
    for columns in (sheet.label_columns, words):
        best, most = 0, 0
        for column in columns:
            names = islice(dict.fromkeys(text for row in sheet.rows if (text := row.text(column))), _LOOKED_AT)
            hits = sum(any(entity.kind in _LEVELS for entity in lookup(name)) for name in names)
            if hits >= most and hits:
                best, most = column, hits
        if most:
            return best
    return 0


_LEVELS = ("gemeente", "veiligheidsregio", "provincie")


def _says(sheet: Sheet, column: int) -> bool:
    """Tell whether the texts of a column say what their rows are about."""
    head = _header(sheet, column)
    texts = sorted({text for row in sheet.rows if (text := row.text(column).strip())})[:_LOOKED_AT]
    if not texts or _REMARK.search(head) or max(map(len, texts)) > _LONGEST:
        return False
    meanings = [meaning_of(text, sheet.year) for text in texts]
    timed = bool(_WHEN.fullmatch(head))
    telling = sum(bool(m.theme or m.measure or (timed and m.period)) for m in meanings)
    return telling >= _FEW * len(texts)
