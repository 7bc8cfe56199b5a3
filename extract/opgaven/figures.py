"""Turn a table into opgaven: each number with its place, theme, measure and period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.register import find_place
from corpus.register.search import gemeenten_with
from extract.opgaven.amounts import Amount, amount_of
from extract.opgaven.columns import Columns
from extract.opgaven.context import subtitle
from extract.opgaven.meaning import Meaning, meaning_of, settled
from extract.opgaven.places import LEVELS, Place, RowPlace, level_of, place_of, spread, total_place
from extract.opgaven.rows import TOTAL, RowReader
from extract.opgaven.sheet import Sheet
from extract.opgaven.titles import place_in_title
from extract.opgaven.totals import difference_cells
from extract.text.numbers import parse_number
from models import Cell, Opgave

_NAME = re.compile(r"\b[A-Z][\w'’]+(?:-[A-Z][\w'’]+)*(?: [A-Z][\w'’]+)?")
_STAFF = re.compile(
    r"\b(?:formatie|fte'?s?|afdeling(?:en)?|personeel|medewerkers?|verzuim)\b", re.IGNORECASE
)  # no area's
_FEW = 0.6  # share of the labels that must say something for a table without places to count


class TableReader:
    """Reads one table; `columns.headers` are another table's where that one's fit better."""

    def __init__(self, sheet: Sheet):
        self.sheet = sheet
        titled = place_in_title(sheet.title)
        near = titled or place_in_title(subtitle(sheet))
        self.named = near or place_in_title(sheet.document.title or "")
        reader = RowReader(sheet, titled)
        self.rows = reader.read()
        self.labels = reader.labels
        self.column_places = self._column_places()
        self.columns = Columns(sheet, self.rows, placed=bool(self.column_places))
        firm = near is not None
        self.total = total_place(self.rows, self.named, firm=firm) or total_place(self._as_rows(), self.named)
        self.scattered = self.total is None and spread(self.rows)  # its totals are of no one area
        self.titled = titled

    def _column_places(self) -> dict[int, Place]:
        """Return the places that head columns, where the rows name none."""
        if self.labels.people or any(item.place and item.place.entity for item in self.rows):
            return {}
        level = level_of(text for column in self.sheet.numeric for text in self.sheet.column_texts(column))
        date = self.sheet.document.date
        heads = {
            column: (_place_at(text, level, date) for text in reversed(self.sheet.column_texts(column)))
            for column in self.sheet.numeric
        }
        found = {column: place for column, places in heads.items() if (place := next(filter(None, places), None))}
        several = len({place.name for place in found.values()}) > 1
        return found if len(found) * 2 >= len(self.sheet.numeric) and several else {}

    def _as_rows(self) -> list[RowPlace]:
        return [RowPlace(self.sheet.rows[0], "plaats", place) for place in self.column_places.values()]

    @property
    def about_places(self) -> bool:
        """Tell whether rows or columns name places."""
        return bool(self.column_places) or any(item.place for item in self.rows)

    def opgaven(self, area: Place | None) -> Iterator[Opgave]:
        """Yield what the table says; `area` is the place of numbers that stand under none."""
        area = self.titled or area
        if not self.sheet.numeric or not (self._of_places() if self.about_places else self._about_area(area)):
            return
        meanings = self.columns.meanings()
        differences = difference_cells(self.rows, meanings)
        above: Place | None = None
        for item in self.rows:
            above = self._place(item, above, area)
            for column, meaning in meanings.items():
                cell = item.row.cells.get(column)
                amount = amount_of(cell) if cell else None
                if cell is None or amount is None:
                    continue
                place = self.column_places.get(column, self.total) if self.column_places else above
                said = self.columns.joined(item, column, meaning)
                if (item.row.index, column) in differences:
                    place, said = self.total or place, replace(meaning, measure="verschil")
                if place:
                    yield _opgave(cell, amount, place, said)

    def _heads(self) -> list[str]:
        """Return the texts of the header."""
        return [text for row in self.sheet.headers for text in row]

    def _of_places(self) -> bool:
        """Tell whether the places are more than spots of which nothing is known: not where, and not what of."""
        if self.column_places or any(item.place and (item.place.entity or item.place.within) for item in self.rows):
            return True
        themes = {meaning.theme for meaning in self.columns.meanings().values()}
        return bool(themes - {None, "overig", "inwoners"}) or (self.labels.spots and self._spots_near_towns())

    def _spots_near_towns(self) -> bool:
        """Tell whether most labels name a town within them ("N34 Ommen - Coevorden", "Obs De Brink, Gieten")."""
        names = [item.place.name for item in self.rows if item.sort == "plaats" and item.place]
        return sum(any(gemeenten_with(word) for word in _NAME.findall(name)) for name in names) * 2 > len(names)

    def _place(self, item: RowPlace, above: Place | None, area: Place | None) -> Place | None:
        """Return the place of a row: its own, that of the totals, or that of the row above it."""
        if item.sort == "totaal":
            return item.place or self.total or (None if self.scattered else area)
        if item.sort == "plaats":
            return item.place
        if not self.about_places:
            return area
        if item.sort == "maat":
            return above if above or self.column_places else self.titled
        return above

    def _about_area(self, area: Place | None) -> bool:
        """Tell whether a table without places says something of the document's area: its labels or columns must."""
        if area is None or self.labels.people:
            return False
        if self.titled and not any(_STAFF.search(text) for text in [self.sheet.title, *self._heads()]):
            return True  # all that stands below the name of a place is about it
        said = [item for item in self.rows if item.sort in ("maat", "totaal", "sectie")]
        meanings = self.columns.raw()
        themes = {m.theme for m in [*meanings, self.columns.outer, *(item.meaning for item in self.rows)]}
        return len(said) >= _FEW * max(len(self.rows), 1) and bool(themes - {None, "overig"})


def _place_at(text: str, level: str | None, date: dt.date | None) -> Place | None:
    """Return the place that heads a column, at the level of the others where it can mean several."""
    if entity := find_place(text, date=date) or (find_place(text, level=level, date=date) if level else None):
        return place_of(entity)
    rest = TOTAL.sub("", text).strip(" :")
    if rest == text or not rest:
        return None
    if entity := find_place(rest, date=date):
        return place_of(entity)
    unlisted = rest[:1].isupper() and meaning_of(rest).strange  # the total of an area that is on no list
    return Place(rest, "locatie") if unlisted else None


def _opgave(cell: Cell, amount: Amount, place: Place, meaning: Meaning) -> Opgave:
    """Return the record of one number."""
    number = parse_number(cell.text)
    if "€" in cell.text:
        meaning = replace(meaning, unit="euro")
    said = settled(meaning, percent=bool(number and number.percent))
    entity = place.entity if place.kind in LEVELS else place.within
    return Opgave(
        start=cell.start,
        end=cell.end,
        page=cell.page,
        place=place.name,
        place_kind=place.kind if place.kind in (*LEVELS, "land") else "locatie",
        theme=said.theme or "overig",
        measure=said.measure or "overig",
        period=said.period,
        value=amount.value,
        unit=said.unit,
        entity_id=entity.id if entity else None,
        cell=cell,
        method="regel:opgave",
        score=amount.score,
    )
