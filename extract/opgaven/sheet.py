"""See a table as its readers do: label columns, columns of numbers with their headers, rows with their depth."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from extract.opgaven.amounts import amount_in
from extract.opgaven.meaning import Meaning, meaning_of, stacked
from extract.text.blocks import is_row
from extract.text.markup import plain
from extract.text.numbers import BLANKS
from extract.text.periods import year_in
from models import Cell, Document, Table

_NO_COUNT = re.compile(  # what such columns hold are numbers that count nothing
    r"(?:nr|nummer|volgnr|volgnummer|jaar|jaartal|bouwjaar|startjaar|code|gemeentecode|cbs-code|postcode|telefoon|tel"
    r"|bijlage|pagina|blz|id|\w*datum|sinds|rij|fase|ladder|trede|prioriteit|rang|rangnummer|ranking|lot|kavel|zaaknummer"
    r"|weeknummer|week|agendapunt|perceel)\b\.?",
    re.IGNORECASE,
)
_LOOK_BACK = 400  # characters above a table in which the line before it stands
_LEAD = 110  # characters: longer lines are prose
_A_YEAR = re.compile(r"(?:19|20)\d\d")  # a count of so many prints its thousands apart: 2.025


def _are_years(texts: list[str]) -> bool:
    """Tell whether the numbers of a column are but years."""
    return len(texts) > 1 and all(_A_YEAR.fullmatch(text.strip()) for text in texts)


@dataclass
class SheetRow:
    """A body row: its cells by column, and how deep its label stands (characters)."""

    index: int
    cells: dict[int, Cell]
    depth: int = 0

    def __post_init__(self) -> None:
        """Note the texts of the row once: they are asked for often."""
        self._texts = {column: cell.text for column, cell in self.cells.items()}

    def text(self, column: int) -> str:
        """Return what is printed in a column."""
        return self._texts.get(column, "")


@dataclass
class Sheet:
    """A table with its rows, the columns that hold numbers, and what each of these is said to be about."""

    table: Table
    document: Document
    source: str
    before: Sheet | None = None  # the table of the document before this one
    headers: list[list[str]] = field(init=False)
    rows: list[SheetRow] = field(init=False)
    goes_on: bool = field(init=False)  # under the header of the table before it

    def __post_init__(self) -> None:
        self.headers = self.table.grid(header=True)
        self.goes_on = self._goes_on()
        found: dict[int, dict[int, Cell]] = {}
        for cell in self.table.cells:
            if not cell.header:
                found.setdefault(cell.row, {})[cell.column] = cell
        self.rows = [SheetRow(row, cells, self._depth(cells)) for row, cells in sorted(found.items())]
        if self.goes_on and self.before:
            self.headers = self.before.headers

    def _goes_on(self) -> bool:
        """Tell whether this is the rest of the table before it: as wide, without a header, on the next page."""
        if not self.before or self.headers or self.before.width != self.width or not self.before.headers:
            return False
        between = self.source[self.before.table.end : self.table.start]
        return between.count("\f") == 1 and len(between) < _LOOK_BACK

    def _depth(self, cells: dict[int, Cell]) -> int:
        """Return how many characters the first cell of a row is indented."""
        first = cells[min(cells)]
        line = self.source.rfind("\n", max(0, first.start - 200), first.start) + 1
        lead = self.source[max(line, self.source.rfind("\f", line, first.start) + 1) : first.start]
        return len(lead) if not lead.strip() else 0

    @cached_property
    def width(self) -> int:
        """Return the number of columns."""
        return max((cell.column for cell in self.table.cells), default=-1) + 1

    @cached_property
    def numeric(self) -> list[int]:
        """Return the columns, but the first, in which numbers are counted."""
        columns = []
        for column in range(1, self.width):
            texts = [row.text(column) for row in self.rows]
            filled = [text for text in texts if text.strip().lower() not in BLANKS]
            numbers = sum(amount_in(text) is not None for text in filled)
            header = " ".join(self.column_texts(column)).strip()
            if numbers * 2 >= len(filled) > 0 and not _NO_COUNT.fullmatch(header) and not _are_years(filled):
                columns.append(column)
        return columns

    @cached_property
    def label_columns(self) -> list[int]:
        """Return the columns before the first one that counts."""
        return list(range(self.numeric[0] if self.numeric else self.width))

    @cached_property
    def year(self) -> int | None:
        """Return the year of months without one: that of headers or title, else of the peildatum or the document."""
        texts = [text for row in self.headers for text in row]
        years = [year for text in [*texts, self.table.title or self.lead] if (year := year_in(text))]
        if years:
            return max(set(years), key=years.count)
        day = self.table.peildatum or self.document.date
        return day.year if day else None

    @cached_property
    def title(self) -> str:
        """Return the title with a first header row that holds but one cell, which is a title too."""
        if self.goes_on and self.before:
            return self.before.title
        rows = [" ".join(filter(None, row)) for row in self.headers[: self._titles]]
        return " ".join(filter(None, [self.table.title or self.lead, *rows]))

    @cached_property
    def lead(self) -> str:
        """Return the line just above a table without title, where it is short and no row or sentence."""
        start = max(self.document.start, self.table.start - _LOOK_BACK)
        above = self.source[start : self.table.start].replace("\f", "\n").rstrip().split("\n")
        text = plain(above[-1]) if above else ""
        return "" if is_row(above[-1]) or len(text) > _LEAD or text.endswith((".", "?", ";")) else text

    @cached_property
    def label_theme(self) -> str | None:
        """Return the theme that the header over the labels names: "Asielopvang" over "Opgave", "Realisatie"."""
        return meaning_of(" ".join(row[0] for row in self.headers if row)).theme

    @cached_property
    def _titles(self) -> int:
        """Return how many of the first header rows are a title."""
        lone = [len([text for text in row if text]) == 1 and bool(row[0]) for row in self.headers[:-1]]
        return next((index for index, alone in enumerate(lone) if not alone), len(lone))

    @property
    def column_headers(self) -> list[list[str]]:
        """Return the header rows that are no title."""
        return self.headers[self._titles :]

    def column_texts(self, column: int, headers: list[list[str]] | None = None) -> list[str]:
        """Return the header cells over a column, the highest first; one that spans columns counts for all of them."""
        rows = self.column_headers if headers is None else headers
        texts = []
        for index, row in enumerate(rows):
            below = rows[index + 1 :]
            text = row[column] if column < len(row) else ""
            if not text and any(other[column] for other in below if column < len(other)):
                left = next((n for n in range(min(column, len(row)) - 1, 0, -1) if row[n]), 0)
                if left and any(other[left] for other in below):
                    text = row[_group(row, below, left, column)]
            texts.append(text)
        return [text for text in texts if text]

    def column_meaning(self, column: int, headers: list[list[str]] | None = None) -> Meaning:
        """Return what the headers over a column say."""
        return stacked(self.column_texts(column, headers), self.year)

    @cached_property
    def title_meaning(self) -> Meaning:
        """Return what the title says; a title that names several themes says none."""
        return meaning_of(self.title, None)


def _group(row: list[str], below: list[list[str]], left: int, column: int) -> int:
    """Return the column whose header spans `column`: `left`, the nearest to its left, or the next one to its right.

    A group names no part twice: at a part that is there already the next group begins, though its header, set in the
    middle, was read over a later part.
    """
    right = next((n for n in range(column + 1, len(row)) if row[n]), 0)
    if not right or len(below) != 1:
        return left
    parts = below[0][left : right + 1]
    again = next((n for n, part in enumerate(parts) if part and part in parts[:n]), 0)
    return right if again and column >= left + again else left


def sheets_of(document: Document, source: str) -> list[Sheet]:
    """Return the tables of a document, each knowing the one before it."""
    sheets: list[Sheet] = []
    for table in document.tables:
        sheets.append(Sheet(table, document, source, sheets[-1] if sheets else None))
    return sheets
