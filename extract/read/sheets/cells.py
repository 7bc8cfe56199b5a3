"""Take in the cells of one sheet of an Excel workbook as they come."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from extract.read.sheets.forms import PLAIN, Form, printed, printed_moment, yes_or_no
from extract.read.sheets.grid import CELLS, ROWS, UNCOUNTED, Workbook
from extract.read.sheets.package import Attributes, Silent
from extract.read.sheets.styles import Styles

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
ON = ("1", "true", "on")
_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def place_of(reference: str) -> tuple[int, int] | None:
    """Return the row and column (0-based) that "B7" refers to, None when it is no place on a sheet."""
    match = _PLACE.fullmatch(reference)
    if not match:
        return None
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    return (row - 1, column - 1) if 0 < row <= LAST_ROW and column <= LAST_COLUMN else None


def unescaped(text: str) -> str:
    """Return text with the characters that XML can't hold put back."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


class Cells(Silent):
    """Takes in the cells of a sheet.

    `unseen` are those printed white on white, if they are: the styles of tables and conditions colour cells as well.
    """

    def __init__(self, workbook: Workbook, strings: list[str], styles: Styles, since_1904: bool) -> None:
        self.workbook, self.strings, self.styles, self.since_1904 = workbook, strings, styles, since_1904
        self.merged: list[tuple[tuple[int, int], tuple[int, int]]] = []
        self.row, self.column = -1, -1
        self.hidden_rows: set[int] = set()
        self.shown_rows: set[int] = set()
        self.unseen: list[tuple[int, int]] = []
        self.is_coloured = False
        self._all_hidden = self._row_hidden = self._formula = self._aside = False
        self._kind, self._style = "n", 0
        self._pieces: list[str] = []
        self._reading = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in that a row or cell begins, or what hides some of them."""
        if name == "c":
            self._begin(attributes)
        elif name in ("v", "t"):
            self._reading = not self._aside
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._begin_row(attributes)
        elif name == "rPh":
            self._aside = True
        elif name == "col":
            self.workbook.sheets[-1].hidden_columns.update(_columns(attributes))
        elif name == "sheetFormatPr":
            self._all_hidden = attributes.get("zeroHeight", "") in ON
        elif name in ("conditionalFormatting", "tableParts"):
            self.is_coloured = True
        elif name == "mergeCell":
            ends = [place_of(end) for end in attributes.get("ref", "").split(":")]
            if len(ends) == 2 and ends[0] and ends[1]:
                self.merged.append((ends[0], ends[1]))

    def end(self, name: str) -> None:
        """Take in that a cell is whole."""
        if name == "c":
            self._shown()
        elif name in ("v", "t"):
            self._reading = False
        elif name == "rPh":
            self._aside = False

    def text(self, text: str) -> None:
        """Take in what stands in a cell."""
        if self._reading:
            self._pieces.append(text)

    def _begin_row(self, attributes: Attributes) -> None:
        number = attributes.get("r", "")
        self.row = int(number) - 1 if number.isdigit() and 0 < int(number[:8]) <= LAST_ROW else self.row + 1
        self.column = -1
        hidden = attributes.get("hidden")
        self._row_hidden = hidden in ON if hidden else self._all_hidden and "ht" not in attributes
        self._row_hidden |= attributes.get("ht") == "0"
        (self.hidden_rows if self._row_hidden else self.shown_rows).add(self.row)

    def hides(self, row: int, column: int) -> bool:
        """Tell whether a row or column is hidden."""
        hidden = row in self.hidden_rows or (self._all_hidden and row not in self.shown_rows)
        return hidden or column in self.workbook.sheets[-1].hidden_columns

    def _begin(self, attributes: Attributes) -> None:
        place = place_of(attributes.get("r", ""))
        self.row, self.column = place or (self.row, self.column + 1)
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdigit() else 0
        self._pieces, self._formula, self._reading = [], False, False

    def _shown(self) -> None:
        """Put what the cell shows on the sheet."""
        told = "".join(self._pieces)
        if not told:
            visible = not self._row_hidden and self.column not in self.workbook.sheets[-1].hidden_columns
            self.workbook.left_out[UNCOUNTED] += self._formula and visible and self._kind != "str"
        elif self._row_hidden:
            self.workbook.hide(ROWS, self.row)
        elif self._form.nothing:
            self.workbook.left_out[CELLS] += 1
        else:
            self.workbook.put(self.row, self.column, self._text(told))
            if self._style in self.styles.unseen:
                self.unseen.append((self.row, self.column))

    @property
    def _form(self) -> Form:
        forms = self.styles.forms
        return forms[self._style] if self._style < len(forms) else PLAIN

    def _text(self, told: str) -> str:
        """Return what a value looks like in its cell."""
        if self._kind == "s":
            number = int(told) if told.isascii() and told.strip().isdigit() and len(told) < 10 else -1
            return self.strings[number] if 0 <= number < len(self.strings) else ""
        if self._kind == "b":
            return yes_or_no(told.strip() == "1")
        if self._kind == "d":
            return _day(told)
        if self._kind != "n":
            return unescaped(told)
        try:
            value = float(told)
        except ValueError:
            return told
        return printed(value, self._form, since_1904=self.since_1904)


def _columns(attributes: Attributes) -> Iterator[int]:
    """Yield the columns that a description says are hidden."""
    if attributes.get("hidden", "") in ON or attributes.get("width") == "0":
        first, last = (attributes.get(end, "") for end in ("min", "max"))
        if first.isdigit() and last.isdigit():
            yield from range(int(first[:6]) - 1, min(int(last[:6]), LAST_COLUMN))


def _day(told: str) -> str:
    """Return a day written as ISO text the Dutch way."""
    try:
        return printed_moment(dt.datetime.fromisoformat(told))
    except ValueError:
        return told
