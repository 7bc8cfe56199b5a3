"""Read what the sheets of an old Excel workbook (xls) show: cells with calamine, their looks from its records."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

import olefile
from python_calamine import CalamineWorkbook

from extract.errors import Unreadable
from extract.read.sheets.biff import MOST_PLACES, Look, Looks, looks_of
from extract.read.sheets.forms import PLAIN, Form, elapsed, printed, printed_moment, yes_or_no
from extract.read.sheets.grid import CELLS, CHARTS, COMMENTS, ROWS, SHEETS, TOO_LONG, UNREAD_BOXES, Enough, Workbook

_STREAMS = ("Workbook", "Book")
_BROKEN = "bestand is beschadigd (geen werkbladen gevonden)"


def read_old(data: bytes) -> Workbook:
    """Return the sheets of an old Excel workbook that are shown; raises Unreadable when it is broken or locked."""
    looks = looks_of(_stream(data))
    if looks.locked:
        raise Unreadable("is versleuteld met een wachtwoord")
    if looks.places > MOST_PLACES:
        raise Unreadable("bestand is uitgepakt te groot om te lezen")
    if looks.damaged or not looks.sheets:
        raise Unreadable(_BROKEN)
    workbook = Workbook()
    try:
        _read_sheets(_opened(data), looks, workbook)
    except Enough:
        workbook.sheets[-1].broken = TOO_LONG
    return workbook


def _stream(data: bytes) -> bytes:
    """Return the records of the workbook, out of the container that old Office files are."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            name = next((name for name in _STREAMS if container.exists(name)), None)
            return container.openstream(name).read() if name else b""
    except Exception as error:
        raise Unreadable(_BROKEN) from error


def _opened(data: bytes) -> CalamineWorkbook:
    return _guarded(lambda: CalamineWorkbook.from_filelike(io.BytesIO(data)))


def _guarded(work: Any) -> Any:
    """Return what `work` gives; a damaged file may make the library panic, which is no Exception."""
    try:
        return work()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise Unreadable(_BROKEN) from error


def _read_sheets(book: CalamineWorkbook, looks: Looks, workbook: Workbook) -> None:
    """Read every sheet that is shown; of the others is only counted how many there are."""
    for index, (told, look) in enumerate(zip(book.sheets_metadata, looks.sheets, strict=False)):
        if look.hidden:
            workbook.left_out[SHEETS] += 1
        elif look.chart:
            workbook.left_out[CHARTS] += 1
        else:
            sheet = workbook.add(told.name)
            sheet.hidden_columns |= look.columns
            workbook.left_out[COMMENTS] += look.comments
            workbook.left_out[UNREAD_BOXES] += max(0, look.boxes - look.comments)
            _read_sheet(_guarded(lambda index=index: book.get_sheet_by_index(index)), look, looks.forms, workbook)


def _read_sheet(cells: Any, look: Look, forms: list[Form], workbook: Workbook) -> None:
    top, left = cells.start or (0, 0)
    places = dict.fromkeys(look.errors, "")
    for row, values in enumerate(_guarded(cells.to_python), start=top):
        for column, value in enumerate(values, start=left):
            if value != "":
                places[row, column] = value
    for (row, column), value in sorted(places.items(), key=lambda item: item[0]):
        style = look.styles.get((row, column), -1)
        form = forms[style] if 0 <= style < len(forms) else PLAIN
        told = look.errors.get((row, column)) or _shown(value, form)
        if told and look.is_hidden(row):
            workbook.hide(ROWS, row)
        elif told and form.nothing:
            workbook.left_out[CELLS] += 1
        else:
            workbook.put(row, column, told)


def _shown(value: Any, form: Form) -> str:
    """Return what a cell shows."""
    if isinstance(value, bool):
        return yes_or_no(value)
    if isinstance(value, int | float):
        return printed(float(value), form)
    if isinstance(value, dt.datetime):
        return printed_moment(value.replace(microsecond=0))
    if isinstance(value, dt.date):
        return printed_moment(dt.datetime.combine(value, dt.time()))
    if isinstance(value, dt.time):
        return printed_moment(dt.datetime.combine(dt.date.min, value.replace(microsecond=0)), day=False)
    if isinstance(value, dt.timedelta):
        return elapsed(value.total_seconds())
    return str(value)
