"""Read sheets: Excel, OpenDocument and separated values. A sheet is a page, what stands together on it a table."""

from __future__ import annotations

from collections.abc import Callable

from extract.errors import Unreadable
from extract.read.office.enclosing import enclosed_of
from extract.read.office.opening import Package
from extract.read.options import USUAL, Options
from extract.read.sheets.grid import Workbook
from extract.read.sheets.laying import laid_out
from extract.text.reading import Reading
from models import Source

READER = "rekenblad"
UNREAD = "ongelezen"  # how a page was read of which something is lacking


def read_xlsx(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of an Excel workbook."""
    from extract.read.sheets.xlsx import read_package

    return _reading(source, data, read_package)


def read_ods(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of an OpenDocument workbook."""
    from extract.read.sheets.ods import read_open

    return _reading(source, data, read_open)


def read_xls(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of an old Excel workbook."""
    from extract.read.sheets.xls import read_old

    return _reading(source, data, read_old)


def _reading(source: Source, data: bytes, read: Callable[[bytes], Workbook]) -> Reading:
    """Return the reading of a workbook; `source` gets its pages, and warnings of what is not read."""
    workbook = read(data)
    source.warnings += workbook.warnings()
    shown = [sheet for sheet in workbook.sheets if not sheet.is_empty]
    enclosed = enclosed_of(Package(data), workbook.enclosed) if workbook.enclosed else []
    if not shown and not enclosed:
        raise Unreadable("alle werkbladen zijn leeg of verborgen")
    reading = laid_out(workbook).reading(source, READER, enclosed)
    for page, sheet in zip(source.pages, shown, strict=False):  # a file of nothing but pictures has one empty page
        page.read_by = UNREAD if sheet.broken else page.read_by
    return reading
