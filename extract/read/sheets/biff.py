"""Go through the records of an old Excel file (xls) for what says how cells look and which of them are hidden.

Record numbers are those of [MS-XLS]; what cells hold is read elsewhere.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.read.sheets.forms import Form, built_in, form_of

_BOF, _EOF, _LOCKED, _SHEET, _FORMAT, _XF = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
_ROW, _COLUMNS, _USUAL_ROW, _NOTE, _BOX = 0x208, 0x7D, 0x225, 0x1C, 0x1B6
_NUMBER, _RK, _SEVERAL, _FORMULA, _TRUTH = 0x203, 0x27E, 0xBD, 0x06, 0x205
_LABEL, _SHARED_LABEL, _RICH_LABEL, _SIZE, _STRINGS = 0x204, 0xFD, 0xD6, 0x200, 0xFC
_CELLS = (_NUMBER, _RK, _SEVERAL, _FORMULA, _TRUTH, _LABEL, _SHARED_LABEL, _RICH_LABEL)
MOST_PLACES = 20_000_000  # in the rectangles around the cells of all sheets together: each takes memory
_WIDE = 0x0600  # the version whose texts are Unicode
_LAST_COLUMN = 256
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
Place = tuple[int, int]


@dataclass
class Look:
    """How the cells of one sheet look: style and error by place, hidden rows and columns, number of comments."""

    offset: int
    hidden: bool
    chart: bool
    styles: dict[Place, int] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    shown_rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    rows_hidden: bool = False  # all that are not said to be shown
    comments: int = 0
    boxes: int = 0  # with text, those of comments among them

    def is_hidden(self, row: int) -> bool:
        """Tell whether a row is not shown."""
        return row in self.rows or (self.rows_hidden and row not in self.shown_rows)


@dataclass
class Looks:
    """How all sheets look, in their order; `forms` has the form of each style."""

    sheets: list[Look] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    locked: bool = False
    places: int = 0  # in the rectangles around the cells of all sheets, as far as the file says
    damaged: bool = False


def looks_of(stream: bytes) -> Looks:
    """Return how the sheets of a workbook stream look; one that is damaged tells as much as can be read."""
    looks = Looks()
    codes: dict[int, str] = {}
    wide = True
    styles: list[int] = []
    for kind, body in _records(stream, 0):
        if kind == _BOF and len(body) >= 2:
            wide = _u16(body, 0) >= _WIDE
        elif kind == _LOCKED:
            looks.locked = True
        elif kind == _SHEET and len(body) >= 6:
            looks.sheets.append(Look(struct.unpack_from("<I", body)[0], bool(body[4] & 3), body[5] == 2))
        elif kind == _FORMAT and len(body) >= 5:
            codes[_u16(body, 0)] = _code(body, wide)
        elif kind == _XF and len(body) >= 4:
            styles.append(_u16(body, 2))
        elif kind == _STRINGS and len(body) >= 8:
            looks.damaged |= max(struct.unpack_from("<II", body)) > len(stream)
    looks.forms = [form_of(codes[number]) if number in codes else built_in(number) for number in styles]
    for sheet in looks.sheets:
        for kind, body in _records(stream, sheet.offset):
            _look_at(sheet, kind, body)
        looks.places += _places(stream, sheet.offset)
    return looks


def _places(stream: bytes, at: int) -> int:
    """Return how many places the rectangle around the cells of a sheet has, or that which the sheet says it has."""
    rows, columns, most = [0xFFFF, 0], [0xFFFF, 0], 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == _EOF:
            break
        if kind == _SIZE:
            most = max(most, _said(body))
        elif kind in _CELLS and len(body) >= 6:
            ends = [_u16(body, 2)] + ([_u16(body, len(body) - 2)] if kind == _SEVERAL else [])
            rows = [min(rows[0], _u16(body, 0)), max(rows[1], _u16(body, 0))]
            columns = [min(columns[0], *ends), max(columns[1], *ends)]
    return max(most, (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1) if rows[1] >= rows[0] else 0)


def _said(body: bytes) -> int:
    """Return how many places a sheet says it has; what no sheet can have is too many."""
    form = {10: "<HHHH", 14: "<IIHH"}.get(len(body))
    first, last, left, right = struct.unpack_from(form, body) if form else (0, 0, 0, 0)
    possible = first <= last <= 1 << 16 and left <= right <= _LAST_COLUMN
    return (last - first) * (right - left) if possible else MOST_PLACES + 1


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records from `at` to the end that belongs to the beginning there, but those of charts within it."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _u16(body: bytes, at: int) -> int:
    return int.from_bytes(body[at : at + 2], "little")


def _code(body: bytes, wide: bool) -> str:
    """Return the format code in a record."""
    if not wide:
        return body[3 : 3 + body[2]].decode("cp1252", "replace")
    count, doubled = _u16(body, 2), body[4] & 1
    return body[5 : 5 + count * (2 if doubled else 1)].decode("utf-16-le" if doubled else "latin-1", "replace")


def _look_at(sheet: Look, kind: int, body: bytes) -> None:
    """Take one record of a sheet in."""
    if kind == _ROW and len(body) >= 14:
        (sheet.rows if body[12] & 0x20 else sheet.shown_rows).add(_u16(body, 0))
    elif kind == _COLUMNS and len(body) >= 10 and body[8] & 1:
        sheet.columns.update(range(_u16(body, 0), min(_u16(body, 2) + 1, _LAST_COLUMN)))
    elif kind == _USUAL_ROW and body:
        sheet.rows_hidden = bool(body[0] & 2)
    elif kind == _NOTE:
        sheet.comments += 1
    elif kind == _BOX:
        sheet.boxes += 1
    elif kind == _SEVERAL and len(body) >= 6:
        row, first = _u16(body, 0), _u16(body, 2)
        for number in range((len(body) - 6) // 6):
            sheet.styles[row, first + number] = _u16(body, 4 + 6 * number)
    elif kind in (_NUMBER, _RK, _FORMULA, _TRUTH) and len(body) >= 8:
        place = _u16(body, 0), _u16(body, 2)
        sheet.styles[place] = _u16(body, 4)
        wrong = body[6] if kind == _TRUTH and body[7] else None
        if kind == _FORMULA and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
            wrong = body[8]
        if wrong is not None:
            sheet.errors[place] = _ERRORS.get(wrong, "#N/A")
