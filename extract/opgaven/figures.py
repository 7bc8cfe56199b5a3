"""Turn a table into opgaven: each number with its place, theme, measure and period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.register import find_place
from corpus.register.terms import named
from extract.opgaven.context import subtitle_period, theme_around
from extract.opgaven.meaning import MIXED, Meaning, settled
from extract.opgaven.periods import period_in
from extract.opgaven.places import LEVELS, Place, RowPlace, RowReader, place_of, spread, total_place
from extract.opgaven.sheet import Sheet
from extract.opgaven.totals import difference_cells
from extract.text.numbers import parse_number
from models import Cell, Opgave

_PEILDATUM = re.compile(r"\bpeildatum\b.*", re.IGNORECASE)  # it stands on the table, and is no period
_NEVER_NEGATIVE = frozenset({None, "stand", "capaciteit"})
_FEW = 0.6  # share of the labels that must say something for a table without places to count


class TableReader:
    """Reads one table; `headers` are another table's where that one's fit better."""

    def __init__(self, sheet: Sheet):
        self.sheet = sheet
        self.rows = RowReader(sheet).read()
        self.headers: list[list[str]] | None = None
        self.column_places = self._column_places()
        self.total = total_place(self.rows) or total_place(self._as_rows())
        self.scattered = self.total is None and spread(self.rows)  # its totals are of no one area

    def _column_places(self) -> dict[int, Place]:
        """Return the places that head columns, where the rows name none."""
        if any(item.place for item in self.rows):
            return {}
        found: dict[int, Place] = {}
        for column in self.sheet.numeric:
            for text in reversed(self.sheet.column_texts(column)):
                if entity := find_place(text, date=self.sheet.document.date):
                    found[column] = place_of(entity)
                    break
        return found if len(found) * 2 >= len(self.sheet.numeric) and len(found) > 1 else {}

    def _as_rows(self) -> list[RowPlace]:
        return [RowPlace(self.sheet.rows[0], "plaats", place) for place in self.column_places.values()]

    @property
    def about_places(self) -> bool:
        """Tell whether rows or columns name places."""
        return bool(self.column_places) or any(item.place for item in self.rows)

    def opgaven(self, area: Place | None) -> Iterator[Opgave]:
        """Yield what the table says; `area` is the place of numbers that stand under none."""
        if not self.sheet.numeric or not (self.about_places or self._about_area(area)):
            return
        outer = self._outer()
        columns = _sums_explained({column: self.column_meaning(column) for column in self.sheet.numeric})
        if any(meaning.period for meaning in columns.values() if meaning.theme != "inwoners"):
            outer = replace(outer, period=None)  # columns that say when they hold leave nothing to the title
        columns = {column: meaning.within(outer) for column, meaning in columns.items()}
        columns = {column: self._below_nothing(column, meaning) for column, meaning in columns.items()}
        theme = _only_theme(list(columns.values())) or self._around(columns)
        differences = difference_cells(self.rows, columns)
        above: Place | None = None
        for item in self.rows:
            above = self._place(item, above, area)
            for column in self.sheet.numeric:
                cell = item.row.cells.get(column)
                place = self.column_places.get(column, self.total) if self.column_places else above
                meaning = _joined(item, columns[column], theme)
                if (item.row.index, column) in differences:
                    place, meaning = self.total or place, replace(columns[column], measure="verschil")
                if cell and place and cell.value is not None:
                    yield _opgave(cell, place, meaning)

    def column_meaning(self, column: int) -> Meaning:
        """Return what the headers over a column say, without a place's name."""
        return self.sheet.column_meaning(column, self.headers)

    @property
    def headers_read(self) -> list[list[str]]:
        """Return the header rows that the columns are read by, titles left out."""
        return self.sheet.column_headers if self.headers is None else self.headers

    def named_columns(self) -> int:
        """Return how many columns the headers give a theme and a measure of their own."""
        meanings = [self.column_meaning(column) for column in self.sheet.numeric]
        return len({(m.theme, m.measure, m.period) for m in meanings if m.theme and m.measure})

    def _outer(self) -> Meaning:
        """Return what the title says for all numbers."""
        said = self.sheet.title_meaning
        measures = {term.value for term in named("maat", self.sheet.title)}
        theme = None if said.theme == MIXED else said.theme
        return replace(
            said,
            theme=theme or self.sheet.label_theme,
            measure=said.measure if len(measures) == 1 and said.measure != "percentage" else None,
            unit=None,
            period=period_in(_PEILDATUM.sub(" ", self.sheet.title), self.sheet.year) or subtitle_period(self.sheet),
        )

    def _below_nothing(self, column: int, meaning: Meaning) -> Meaning:
        """Return a column's meaning, a difference where it counts less than nothing: no stand or capacity does."""
        cells = [item.row.cells[column] for item in self.rows if item.sort == "plaats" and column in item.row.cells]
        negative = any(cell.value is not None and cell.value < 0 for cell in cells)
        return replace(meaning, measure="verschil") if negative and meaning.measure in _NEVER_NEGATIVE else meaning

    def _around(self, columns: Mapping[int, Meaning]) -> str | None:
        """Return the theme of the text around a table whose columns name measures but no theme at all."""
        themes = {meaning.theme for meaning in columns.values()} - {None, "inwoners"}
        measures = {meaning.measure for meaning in columns.values()} - {None, "overig", "stand"}
        return theme_around(self.sheet) if measures and not themes else None

    def _place(self, item: RowPlace, above: Place | None, area: Place | None) -> Place | None:
        """Return the place of a row: its own, that of the totals, or that of the row above it."""
        if item.sort == "totaal":
            return item.place or self.total or (None if self.scattered else area)
        if item.sort == "plaats":
            return item.place
        if item.sort == "maat":
            return above if self.about_places and not self.column_places else area
        return above if self.about_places else None

    def _about_area(self, area: Place | None) -> bool:
        """Tell whether a table without places says something of the document's area: its labels or columns must."""
        if area is None:
            return False
        said = [item for item in self.rows if item.sort in ("maat", "totaal")]
        meanings = [self.column_meaning(column).within(self._outer()) for column in self.sheet.numeric]
        themes = [m.theme for m in [*meanings, *(item.meaning for item in self.rows)] if m.theme]
        return len(said) >= _FEW * max(len(self.rows), 1) and bool(themes)


def _sums_explained(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Give a column of several themes together the measure and period of the columns that it sums, left of it."""
    result = dict(columns)
    for before, column in pairwise(sorted(columns)):
        meaning = result[column]
        if meaning.theme == MIXED and (meaning.measure is None or meaning.measure == result[before].measure):
            left = result[before]
            result[column] = replace(meaning, measure=left.measure, period=meaning.period or left.period)
    return result


def _only_theme(meanings: Sequence[Meaning]) -> str | None:
    """Return the theme of all columns that say one; columns without one share it."""
    themes = {meaning.theme for meaning in meanings if meaning.theme and meaning.theme != "inwoners"}
    return themes.pop() if len(themes) == 1 else None


def _joined(item: RowPlace, column: Meaning, theme: str | None) -> Meaning:
    """Return what row and column say together: a row's own measure and period go first."""
    result = item.meaning.within(column) if item.sort in ("maat", "totaal") else column
    return replace(result, theme=result.theme or theme)


def _opgave(cell: Cell, place: Place, meaning: Meaning) -> Opgave:
    """Return the record of one number."""
    number = parse_number(cell.text)
    if "€" in cell.text:
        meaning = replace(meaning, unit="euro")
    said = settled(meaning, percent=bool(number and number.percent))
    return Opgave(
        start=cell.start,
        end=cell.end,
        page=cell.page,
        place=place.name,
        place_kind=place.kind if place.kind in (*LEVELS, "land") else "locatie",
        theme=said.theme or "overig",
        measure=said.measure or "overig",
        period=said.period,
        value=cell.value or 0.0,
        unit=said.unit,
        entity_id=place.entity.id if place.entity and place.kind in LEVELS else None,
        cell=cell,
        method="regel:opgave",
        score=cell.score,
    )
