"""Say what the numbers of each column are: by its headers, the title, the text around the table and its twin."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.opgaven.amounts import amount_of
from extract.opgaven.context import subtitle_period, theme_around
from extract.opgaven.meaning import MIXED, Meaning, is_other_subject, measure_of_title
from extract.opgaven.places import RowPlace
from extract.opgaven.sheet import Sheet
from extract.opgaven.summed import share_sums
from extract.text.periods import period_in

_PEILDATUM = re.compile(r"\bpeildatum\b.*", re.IGNORECASE)  # it stands on the table, and is no period
_STAND = re.compile(r"\b(?:peildatum|stand|situatie)\b.*", re.IGNORECASE)
_COUNTED_ON = re.compile(r"\bop\s+(?:\w+dag\s+)?\d{1,2}(?:[ -]|e\b)", re.IGNORECASE)
_DAY = len("2024-09-01")
_PART = re.compile(r"^\W*(?:waarvan|w\.?v\.?|voor|van wie)\b", re.IGNORECASE)  # a column that takes a part apart
_MONEY = re.compile(r"€|\bin\s+(?:miljoenen\s+|duizenden\s+)?euro", re.IGNORECASE)
_SUM = re.compile(r"\b(?:sub|eind)?tota(?:al|le)\b|\bsom\b", re.IGNORECASE)
_NO_LEAD = frozenset({None, "inwoners", "overig", MIXED})  # what columns without a theme do not follow
_SEVERAL = 2  # themes: with one, all columns share it
_NEVER_NEGATIVE = frozenset({None, "stand", "capaciteit"})


class Columns:
    """The meanings of the columns of one table; `placed` where places head them."""

    def __init__(self, sheet: Sheet, rows: Sequence[RowPlace], *, placed: bool):
        self.sheet, self.rows, self.placed = sheet, rows, placed
        self.headers: list[list[str]] | None = None
        self.outer = self._outer()
        self.theme: str | None = None

    def meaning(self, column: int) -> Meaning:
        """Return what the headers over a column say, without a place's name."""
        meaning = self.sheet.column_meaning(column, self.headers)
        return replace(meaning, strange=False) if self.placed else meaning

    def raw(self) -> list[Meaning]:
        """Return what the headers over each counting column say, without what stands around them."""
        return [self.meaning(column) for column in self.sheet.numeric]

    @property
    def headers_read(self) -> list[list[str]]:
        """Return the header rows that the columns are read by, titles left out."""
        return self.sheet.column_headers if self.headers is None else self.headers

    def named(self) -> int:
        """Return how many columns the headers give a theme and a measure of their own."""
        return len({(m.theme, m.measure, m.period) for m in self.raw() if m.theme and m.measure})

    def meanings(self) -> dict[int, Meaning]:
        """Return the meaning of each counting column within the title, without that of its rows."""
        columns = _sums_explained({column: self.meaning(column) for column in self.sheet.numeric})
        columns = share_sums(self.rows, self._led(columns))
        rows = [meaning for item in self.rows for meaning in (item.meaning, item.section)]
        if any(m.period for m in columns.values() if m.theme != "inwoners") or any(m.period for m in rows):
            self.outer = replace(self.outer, period=None)  # columns that say when they hold leave nothing to the title
        own = {column: self._below_nothing(column, meaning) for column, meaning in columns.items()}
        within = [meaning.within(self.outer) for meaning in own.values()]
        self.theme = self._shared(columns) or self._around(within)
        return own

    def _led(self, columns: dict[int, Meaning]) -> dict[int, Meaning]:
        """Give a column that but measures the theme of the columns that it follows: "Opgave asiel", "Realisatie"."""
        if self.outer.theme or len({meaning.theme for meaning in columns.values()} - _NO_LEAD) < _SEVERAL:
            return columns
        result = dict(columns)
        theme: str | None = None
        measures: set[str | None] = set()  # of the columns of that theme so far
        for column, meaning in columns.items():
            if meaning.theme:
                again = meaning.measure in measures and meaning.theme != theme  # opgaven of one theme after the other
                theme = None if again or meaning.theme in _NO_LEAD else meaning.theme
                measures = {meaning.measure}
            elif theme and meaning.measure not in {None, *measures} and not self._is_sum(column):
                result[column] = replace(meaning, theme=theme)
                measures.add(meaning.measure)
            else:
                theme = None
        return result

    def _is_sum(self, column: int) -> bool:
        return any(_SUM.search(text) for text in self.sheet.column_texts(column, self.headers))

    def joined(self, item: RowPlace, column: int, meaning: Meaning) -> Meaning:
        """Return what row, column, section and title say together, the nearest first."""
        outer = replace(self.outer, measure=None) if meaning.strange else self.outer  # it counts something else
        result = item.meaning.within(meaning).within(item.section).within(outer)
        strange = item.meaning.strange or (meaning.strange and not item.meaning.measure)
        several = (
            item.sort == "totaal"
            and len({other.meaning.theme for other in self.rows if other.sort != "totaal"} - {None}) > 1
        )
        theme = result.theme or (None if several else self.theme)
        return replace(result, theme=theme, strange=strange)

    def _outer(self) -> Meaning:
        """Return what the title says for all numbers."""
        said = self.sheet.title_meaning
        theme = None if said.theme in (MIXED, "inwoners") and self._other_theme() else said.theme
        measure = measure_of_title(self.sheet.title)
        return replace(
            said,
            theme=(None if theme == MIXED else theme) or self.sheet.label_theme,
            measure=None if measure == "stand" else measure,
            unit="euro" if _MONEY.search(self.sheet.title) else None,
            period=self._period(),
            strange=False,
        )

    def _period(self) -> str | None:
        """Return the period that the title names; a line above a table without title may say the day of its figures."""
        day = _PEILDATUM if self.sheet.table.title else _STAND
        period = period_in(day.sub(" ", self.sheet.title), self.sheet.year)
        if period and _COUNTED_ON.search(self.sheet.title) and len(period) == _DAY:
            period = None  # the day on which was counted is the peildatum
        return period or subtitle_period(self.sheet)

    def _other_theme(self) -> bool:
        """Tell whether a column names another theme than inwoners."""
        return any(meaning.theme not in (None, "inwoners") for meaning in self.raw())

    def _below_nothing(self, column: int, meaning: Meaning) -> Meaning:
        """Return a column's meaning, a difference where it counts less than nothing: no stand or capacity does."""
        cells = [item.row.cells[column] for item in self.rows if item.sort == "plaats" and column in item.row.cells]
        negative = any((amount := amount_of(cell)) and amount.value < 0 for cell in cells)
        measure = meaning.measure or self.outer.measure
        told = any(item.meaning.measure for item in self.rows)
        if negative and measure in _NEVER_NEGATIVE and not told and not meaning.strange:
            return replace(meaning, measure="verschil")
        return meaning

    def _shared(self, columns: Mapping[int, Meaning]) -> str | None:
        """Return the theme of all columns that say one; columns without one share it."""
        themes = {
            meaning.theme
            for column, meaning in columns.items()
            if meaning.theme not in (None, "inwoners", "overig")
            and not any(_PART.search(text) for text in self.sheet.column_texts(column, self.headers))
        }
        return themes.pop() if len(themes) == 1 else None

    def _around(self, meanings: Sequence[Meaning]) -> str | None:
        """Return the theme of the text around a table that names measures but no theme at all."""
        rows = [meaning for item in self.rows for meaning in (item.meaning, item.section)]
        themes = {meaning.theme for meaning in [*meanings, *rows]} - {None, "inwoners"}
        measures = {meaning.measure for meaning in [*meanings, *rows]} - {None, "overig", "stand"}
        around = measures and not themes and not is_other_subject(self.sheet.title)
        return theme_around(self.sheet) if around else None


def _sums_explained(columns: dict[int, Meaning]) -> dict[int, Meaning]:
    """Give a column of several themes together the measure and period of the columns that it sums, left of it."""
    result = dict(columns)
    for before, column in pairwise(sorted(columns)):
        meaning = result[column]
        if meaning.theme == MIXED and (meaning.measure is None or meaning.measure == result[before].measure):
            left = result[before]
            result[column] = replace(meaning, measure=left.measure, period=meaning.period or left.period)
    return result
