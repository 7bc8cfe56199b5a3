"""Read the rows of a table from top to bottom: which place each is about, by its label, depth and section."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import replace
from functools import lru_cache

from corpus.register import find_place, lookup, name_key, parse_label
from corpus.register.search import LAND
from extract.opgaven.labels import read_labels
from extract.opgaven.meaning import Meaning, meaning_of
from extract.opgaven.places import (
    LEVELS,
    Place,
    RowPlace,
    area_named,
    gemeente_at,
    is_capital,
    level_of,
    levels_by_depth,
    levels_named,
    place_of,
    spot_in,
)
from extract.opgaven.sheet import Sheet, SheetRow
from extract.opgaven.subtotals import place_totals
from extract.text.dates import find_dates
from models import Entity

TOTAL = re.compile(
    r"^(?:eind|sub|general|algemeen )?\s*-?\s*(?:totaal|totalen|totale|total|som)\b[\s:]*(?:van\s+)?"
    r"|\s+(?:sub)?(?:totaal|total)$",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"\b(?:landelijke?|nederland|heel het land)\b", re.IGNORECASE)
_MARKS = re.compile(r"\s*(?:[*†‡¹²³⁴⁵⁶⁷⁸⁹]+|(?<=\s)\d\))$")  # of footnotes
_PART = re.compile(r"^(?:waarvan|w\.?v\.?|w\.?o\.?|waaronder)\s+(?:in\s+)?", re.IGNORECASE)
_LOOKALIKE = str.maketrans("10|5I", "lolsl")  # what a letter within a name is misread for
_SHORT = 20  # characters: a label that names a period has few others


class RowReader:
    """Reads the labels of one table; `named` is the place of its title."""

    def __init__(self, sheet: Sheet, named: Place | None = None):
        self.sheet = sheet
        self.labels = read_labels(sheet)
        self.column = self.labels.place
        self.levels = levels_named(sheet, self.column)
        self.depths = levels_by_depth(sheet, self.column)
        self.vote = level_of(row.text(self.column) for row in sheet.rows)
        self.date: dt.date | None = sheet.table.peildatum or sheet.document.date
        self.province: str | None = None
        self.before: Entity | None = None
        self.depth = 0  # of the label of `before`
        titled = named.entity if named and named.kind == "gemeente" else None
        self.inside = titled if self.labels.spots else None  # the gemeente of a section or title
        self.sectioned = False
        self.section = Meaning()
        self.last_said: dict[int, str] = {}

    def read(self) -> list[RowPlace]:
        """Return what each row is about; totals without a name have no place yet."""
        found = [self._row(row) for row in self.sheet.rows]
        known = any(item.place and (item.place.entity or item.place.within) for item in found)
        if self.labels.people or not (known or self.labels.spots):  # a table about no places: its labels name none
            for item in found:
                if item.sort in ("plaats", "niets"):
                    label = item.row.text(self.column)
                    item.sort, item.place, item.meaning = "niets", None, meaning_of(label, self.sheet.year)
            return found
        _unnamed_totals(found, self.column)
        _ambiguous_totals(found)
        place_totals(found)
        _tell_apart(found)
        return found

    def _row(self, row: SheetRow) -> RowPlace:
        item = self._labelled(row)
        empty = not any(row.text(column).strip() for column in self.sheet.numeric)
        if empty and item.sort == "maat":
            self.section, item.sort = item.meaning, "sectie"
        elif empty and item.sort == "plaats" and item.place and item.place.kind == "gemeente":
            self.inside, self.sectioned = item.place.entity, True
        item.section = self.section
        if item.sort in ("plaats", "maat", "niets"):
            item.meaning = item.meaning.within(self._said(row)) if item.sort == "maat" else self._said(row)
        return item

    def _said(self, row: SheetRow) -> Meaning:
        """Return what the columns beside the place say; one left of it speaks for the rows below it too."""
        texts = {column: row.text(column) for column in self.labels.said}
        for column, text in texts.items():
            if text:
                self.last_said[column] = text
            elif column < self.column:
                texts[column] = self.last_said.get(column, "")
        return self.labels.said_in(texts, self.sheet.year)

    def _labelled(self, row: SheetRow) -> RowPlace:
        """Return what the label of a row says it is about."""
        spot = next((row.text(column) for column in self.labels.beside if row.text(column)), "")
        label = row.text(self.column) or next((row.text(c) for c in reversed(range(self.column)) if row.text(c)), "")
        if spot and not row.text(self.column) and not TOTAL.search(label) and self.before:
            return self._spot(row, spot, self.before)
        label = _MARKS.sub("", label) or label
        if _PART.match(label) and self._entity(_PART.sub("", label), row.depth):
            label = _PART.sub("", label)
        if not label:
            return RowPlace(row, "niets")
        if TOTAL.search(label):
            return self._total(row, TOTAL.sub("", label).strip(" :"))
        entity = self._entity(label, row.depth)
        if entity and not (self.labels.spots and name_key(parse_label(label).name) != name_key(entity.name)):
            self.province = entity.id if entity.kind == "provincie" else self.province
            self.before, self.depth = entity, row.depth
            return self._spot(row, spot, entity) if spot else RowPlace(row, "plaats", place_of(entity))
        return self._unknown(row, label)

    def _spot(self, row: SheetRow, spot: str, entity: Entity) -> RowPlace:
        """Return a row about a spot in a gemeente; one that bears the name of the gemeente is that."""
        if entity.kind != "gemeente" or name_key(spot) == name_key(entity.name) or TOTAL.search(spot):
            return RowPlace(row, "plaats", place_of(entity))
        return RowPlace(row, "plaats", Place(spot, "locatie", within=entity))

    def _unknown(self, row: SheetRow, label: str) -> RowPlace:
        """Return a row whose label is on no list: a spot, a measure, theme or date of the place above, or nothing."""
        known, gemeente = spot_in(label)
        if known and not _is_period(label):
            return RowPlace(row, "plaats", Place(label, "locatie", within=gemeente))
        meaning = meaning_of(label, self.sheet.year)
        told = meaning.measure or meaning.theme or _is_period(label)
        if (told and not self._named_spot(label)) or (meaning.period is not None and len(label) < _SHORT):
            return RowPlace(row, "maat", None, meaning)
        if self.sectioned and self.labels.subjects:
            return RowPlace(row, "maat", None, meaning)
        deeper = self.before is not None and self.before.kind == "gemeente" and row.depth > self.depth
        within = self.before if deeper else self.inside or gemeente_at(label)
        return RowPlace(row, "plaats" if is_capital(label) else "niets", Place(label, "locatie", within=within))

    def _named_spot(self, label: str) -> bool:
        """Tell whether a label names a spot although it holds a term: below a header over spots, with other words."""
        words = label.split()
        return self.labels.spots and len(words) > 1 and words[-1][:1].isupper() and meaning_of(label).measure is None

    def _total(self, row: SheetRow, rest: str) -> RowPlace:
        """Return a row of totals: of the place it names, of the country, or of all that stands above it."""
        meaning = replace(meaning_of(rest, self.sheet.year), strange=False)
        if _COUNTRY.search(rest):
            return RowPlace(row, "totaal", place_of(LAND), meaning, rest=rest)
        entity = find_place(rest, date=self.date) if rest else None
        if entity and _is_word(rest, entity):
            entity = None
        place = place_of(entity) if entity else None
        if not place and meaning_of(rest).strange and rest[:1].isupper():
            place = Place(rest, "locatie")  # a region or spot that is on no list
        return RowPlace(row, "totaal", place, meaning, rest=row.text(self.column) or rest)

    def _entity(self, label: str, depth: int) -> Entity | None:
        """Return the entry that a label means at its depth, None when it is a location or no place at all."""
        if (mended := label[:1] + label[1:].translate(_LOOKALIKE)) != label and not lookup(label) and lookup(mended):
            label = mended
        level = self.depths.get(depth) or (self.levels[0] if len(self.levels) == 1 else None)
        near = {"province": self.province, "date": self.date}
        if level and (entity := find_place(label, level=level, **near)):
            return None if _is_word(label, entity) else entity
        if entity := find_place(label, **near):
            again = self.before is not None and self.before.name == entity.name and self.before.kind == "provincie"
            region = find_place(label, level="veiligheidsregio", **near) if again else None
            return None if _is_word(label, entity) else region or entity
        return self._ambiguous(label, level)

    def _ambiguous(self, label: str, level: str | None) -> Entity | None:
        """Return a name of several levels as the table's order says: provincie, then regio, then gemeente."""
        kinds = {entity.kind: entity for entity in lookup(label, None, self.date) if entity.kind in LEVELS}
        if not kinds or level:
            return None
        said = set(self.levels) & set(kinds)
        if len(said) == 1:
            return kinds[said.pop()]
        if self.vote and not self.levels:
            return kinds.get(self.vote)
        above = self.before.kind if self.before and self.before.name == next(iter(kinds.values())).name else None
        order = {None: "provincie", "provincie": "veiligheidsregio", "veiligheidsregio": "gemeente"}
        return kinds.get(order.get(above, "gemeente")) if len(self.levels) > 1 else None


def _is_word(label: str, entity: Entity) -> bool:
    """Tell whether a label is a term that happens to be written like another name of an entry ("Vrij": VRIJ)."""
    other = name_key(label) != name_key(entity.name) and not label.isupper()
    return other and bool(meaning_of(label).measure or meaning_of(label).theme)


@lru_cache(maxsize=10_000)
def _is_period(label: str) -> bool:
    hits = find_dates(label)
    return bool(re.fullmatch(r"\W*(?:per\s+)?(?:19|20)\d\d\W*", label)) or bool(hits and hits[0].start <= 6)


def _unnamed_totals(found: list[RowPlace], column: int) -> None:
    """Take a row without label after the last place as totals: nothing but its place says so."""
    last = max((index for index, item in enumerate(found) if item.sort == "plaats"), default=len(found))
    blank = [item.sort == "niets" and not item.row.text(column) and item.meaning == Meaning() for item in found]
    if not any(blank[:last]):
        for item, unlabelled in list(zip(found, blank, strict=True))[last + 1 :]:
            item.sort = "totaal" if unlabelled else item.sort


def _ambiguous_totals(found: list[RowPlace]) -> None:
    """Give a total whose name is that of several levels the one that holds the rows above it."""
    for index, item in enumerate(found):
        if item.sort == "totaal" and item.place and item.place.kind == "locatie":
            above = [other for other in found[:index] if other.sort == "plaats"]
            item.place = area_named(item.place.name, above) or item.place


def _tell_apart(found: list[RowPlace]) -> None:
    """Put the gemeente before spots of one name in several gemeenten ("Goes - Hotel", "Veere - Hotel")."""
    homes: dict[str, set[str]] = defaultdict(set)
    for item in found:
        if item.place and item.place.within:
            homes[name_key(item.place.name)].add(item.place.within.id)
    for item in found:
        if item.place and item.place.within and len(homes[name_key(item.place.name)]) > 1:
            item.place = replace(item.place, name=f"{item.place.within.name} - {item.place.name}")
