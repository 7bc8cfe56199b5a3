"""Read what the sheets of an OpenDocument workbook (ods) show, from its XML as a stream."""

from __future__ import annotations

import datetime as dt
import re

from extract.errors import Unreadable
from extract.read.sheets.cells import LAST_COLUMN, LAST_ROW
from extract.read.sheets.forms import Form, elapsed, printed, printed_moment, yes_or_no
from extract.read.sheets.grid import (
    BOXES,
    CELLS,
    CHANGES,
    COMMENTS,
    DAMAGED,
    ROWS,
    SHEETS,
    TOO_LONG,
    UNCOUNTED,
    Enough,
    Workbook,
)
from extract.read.sheets.package import Attributes, Package

_WHITE = "#ffffff"
_CONTENT = "content.xml"
_HIDDEN = ("collapse", "filter")
_ASIDE = ("annotation", "tracked-changes", "forms")  # what stands in these is no text of the sheet
_SHAPES = ("frame", "custom-shape", "rect", "text-box", "caption", "ellipse", "line", "connector")
_GROUPED = re.compile(r"[^\d]*\d{1,3}(?:[.,\s'’]\d{3})+(?!\d)")
_ZEROS = re.compile(r"0\d+")
_DURATION = re.compile(r"(-)?PT(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,]\d+)?S)?")


def read_open(data: bytes) -> Workbook:
    """Return the sheets of an OpenDocument workbook that are shown; raises Unreadable when it is broken or locked."""
    package = Package(data)
    if b"encryption-data" in package.content("META-INF/manifest.xml"):
        raise Unreadable("is versleuteld met een wachtwoord")
    content = _Content(Workbook())
    try:
        whole = package.walk(_CONTENT, content)
    except Enough:
        content.workbook.sheets[-1].broken = TOO_LONG
        return content.workbook
    if not whole and not content.workbook.sheets:
        raise Unreadable("bestand is beschadigd (geen werkbladen gevonden)")
    if not whole:
        content.workbook.sheets[-1].broken = DAMAGED
    return content.workbook


class _Content:
    """Takes in the sheets; `depth` counts the elements that are gone through without taking in their text."""

    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self._hidden_styles: set[str] = set()
        self._white_styles: set[str] = set()
        self._filled_styles: set[str] = set()
        self._style = ""
        self._sheet_hidden = self._row_hidden = False
        self._row, self._rows, self._column, self._columns = -1, 1, -1, 1
        self._aside = self._tables = self._shapes = 0
        self._cell: Attributes | None = None
        self._paragraphs: list[list[str]] = []
        self._box: list[list[str]] = []
        self._images: list[str] = []
        self._in_paragraph = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if self._aside or name in _ASIDE:
            self._begin_aside(name)
            return
        if begin := _BEGINS.get(name):
            begin(self, attributes)
        elif name in _SHAPES:
            self._shapes += 1
        elif name == "image" and self._shapes:
            self._images.append(attributes.get("href", "").removeprefix("./"))
        elif name in ("p", "h"):
            self._in_paragraph += 1
            self._lines.append([])
        elif self._in_paragraph:
            self._white(name, attributes)

    def end(self, name: str) -> None:
        if self._aside:
            self._aside -= 1
        elif name in ("table-cell", "covered-table-cell"):
            self._end_cell(covered=name.startswith("covered"))
        elif name == "table-row":
            self._row += self._rows - 1
        elif name == "table":
            self._tables -= 1
        elif name in _SHAPES:
            self._end_shape()
        elif name in ("p", "h"):
            self._in_paragraph = max(0, self._in_paragraph - 1)

    def text(self, text: str) -> None:
        if self._in_paragraph and not self._aside and self._lines:
            self._lines[-1].append(text)

    @property
    def _lines(self) -> list[list[str]]:
        """Return the paragraphs that are read now: those of a box, or of a cell."""
        return self._box if self._shapes else self._paragraphs

    def _begin_aside(self, name: str) -> None:
        if not self._aside and not self._sheet_hidden and not self._row_hidden:
            self.workbook.left_out[COMMENTS] += name == "annotation"
            self.workbook.left_out[CHANGES] += name == "tracked-changes"
        self._aside += 1

    def _white(self, name: str, attributes: Attributes) -> None:
        """Take in white space that is an element."""
        white = {"s": " ", "tab": "\t", "line-break": "\n"}.get(name, "")
        if white and self._lines:
            self._lines[-1].append(white * min(_count(attributes, "c"), 100) if name == "s" else white)

    def _begin_style(self, attributes: Attributes) -> None:
        self._style = attributes.get("name", "")

    def _begin_text_style(self, attributes: Attributes) -> None:
        if attributes.get("color", "").lower() == _WHITE:
            self._white_styles.add(self._style)

    def _begin_cell_style(self, attributes: Attributes) -> None:
        if attributes.get("background-color", "transparent").lower() not in ("transparent", _WHITE):
            self._filled_styles.add(self._style)

    def _begin_table_style(self, attributes: Attributes) -> None:
        if attributes.get("display") == "false":
            self._hidden_styles.add(self._style)

    def _begin_table(self, attributes: Attributes) -> None:
        self._tables += 1
        if self._tables > 1:
            return
        self._sheet_hidden = attributes.get("style-name") in self._hidden_styles
        self._row, self._column, self._rows = -1, -1, 1
        if self._sheet_hidden:
            self.workbook.left_out[SHEETS] += 1
        else:
            self.workbook.add(attributes.get("name", ""))

    def _begin_column(self, attributes: Attributes) -> None:
        first, repeated = self._column + 1, _count(attributes, "number-columns-repeated")
        self._column += repeated
        if attributes.get("visibility") in _HIDDEN and self._shown:
            last = min(first + repeated, LAST_COLUMN)
            self.workbook.sheets[-1].hidden_columns.update(range(first, last))

    @property
    def _shown(self) -> bool:
        return bool(self._tables) and not self._sheet_hidden

    def _begin_row(self, attributes: Attributes) -> None:
        self._row += 1
        self._rows = _count(attributes, "number-rows-repeated")
        self._row_hidden = attributes.get("visibility") in _HIDDEN
        self._column, self._columns = -1, 1

    def _begin_cell(self, attributes: Attributes) -> None:
        self._column += 1
        self._columns = _count(attributes, "number-columns-repeated")
        self._cell, self._paragraphs = attributes, []

    def _end_shape(self) -> None:
        self._shapes = max(0, self._shapes - 1)
        if not self._shapes:
            text, images = _joined(self._box), [name for name in self._images if name.startswith("Pictures/")]
            self._box, self._images = [], []
            if not self._shown or not (text or images):
                return
            columns = self.workbook.sheets[-1].hidden_columns
            if self._cell is not None and (self._row_hidden or self._column in columns):
                self.workbook.left_out[BOXES] += 1
                return
            self.workbook.sheets[-1].boxes += [text] if text else []
            self.workbook.enclosed += [(name, False) for name in images]

    def _end_cell(self, *, covered: bool) -> None:
        """Put what the cell shows on the sheet, as often as it is repeated."""
        told = "" if covered or self._cell is None else _shown_in(self._cell, _joined(self._paragraphs))
        columns = range(self._column, min(self._column + self._columns, LAST_COLUMN))
        self._column += self._columns - 1
        if not self._shown or self._tables > 1:
            return
        if told and self._row_hidden:
            self.workbook.hide(ROWS, self._row)
        elif told and self._cell and self._cell.get("style-name") in self._white_styles - self._filled_styles:
            self.workbook.left_out[CELLS] += 1
        elif told:
            for row in range(self._row, min(self._row + self._rows, LAST_ROW)):
                for column in columns:
                    self.workbook.put(row, column, told)
        elif self._cell and "formula" in self._cell and "value-type" not in self._cell and not self._row_hidden:
            self.workbook.left_out[UNCOUNTED] += self._column not in self.workbook.sheets[-1].hidden_columns
        self._cell = None


_BEGINS = {
    "style": _Content._begin_style,
    "table-properties": _Content._begin_table_style,
    "text-properties": _Content._begin_text_style,
    "table-cell-properties": _Content._begin_cell_style,
    "table": _Content._begin_table,
    "table-column": _Content._begin_column,
    "table-row": _Content._begin_row,
    "table-cell": _Content._begin_cell,
    "covered-table-cell": _Content._begin_cell,
}


def _count(attributes: Attributes, name: str) -> int:
    """Return how often something is repeated: at least once, at most as often as a sheet has rows."""
    told = attributes.get(name, "1")
    return min(max(int(told), 1), LAST_ROW) if told.isascii() and told.isdigit() and len(told) < 10 else 1


def _joined(paragraphs: list[list[str]]) -> str:
    return "\n".join("".join(pieces) for pieces in paragraphs).strip()


def _shown_in(cell: Attributes, text: str) -> str:
    """Return what a cell shows, from its value and the text that it was last seen with."""
    kind = cell.get("value-type", "")
    if kind in ("float", "percentage", "currency"):
        try:
            value = float(cell.get("value", ""))
        except ValueError:
            return text
        width = len(text) if _ZEROS.fullmatch(text) else 0
        euro = kind == "currency" and (cell.get("currency") == "EUR" or "€" in text)
        return printed(value, Form(kind == "percentage", bool(_GROUPED.match(text)), euro, min(width, 15)))
    if kind == "date":
        return _day(cell.get("date-value", "")) or text
    if kind == "time":
        return _clock(cell.get("time-value", "")) or text
    if kind == "boolean":
        return yes_or_no(cell.get("boolean-value") == "true")
    return text or cell.get("string-value", "")


def _day(told: str) -> str:
    try:
        return printed_moment(dt.datetime.fromisoformat(told))
    except ValueError:
        return ""


def _clock(told: str) -> str:
    """Return a stretch of time (PT14H30M00S) as hours and minutes."""
    match = _DURATION.fullmatch(told)
    if not match:
        return ""
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    shown = elapsed(hours * 3600 + minutes * 60 + seconds)
    return f"{match[1] or ''}{shown.rjust(5, '0') if hours < 10 else shown}"
