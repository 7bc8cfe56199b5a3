"""Workbooks made for tests: xlsx with openpyxl, xls with xlwt, ods from its own XML."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
import xlwt

from extract.read import read
from extract.text.reading import Reading

Grid = list[list[Any]]
ODS_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(sheets: Mapping[str, Grid], change: Callable[[Any], None] = lambda book: None) -> bytes:
    """Return an Excel workbook with these sheets, after `change` was made to it."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def xls(sheets: Mapping[str, Grid], change: Callable[[Any], None] = lambda book: None) -> bytes:
    """Return an old Excel workbook with these sheets, after `change` was made to it."""
    book = xlwt.Workbook(encoding="utf-8")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name, cell_overwrite_ok=True)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(number, column, value)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def ods(sheets: Mapping[str, Grid | str], styles: str = "", before: str = "") -> bytes:
    """Return an OpenDocument workbook with these sheets: rows of values, or the XML that stands within the table."""
    tables = "".join(
        f'<table:table table:name={quoteattr(name)} table:style-name="{name}">'
        + (rows if isinstance(rows, str) else "".join(map(_ods_row, rows)))
        + "</table:table>"
        for name, rows in sheets.items()
    )
    return packed(
        {
            "mimetype": ODS,
            "content.xml": f"<office:document-content {ODS_NAMES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{before}{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def _ods_row(row: list[Any]) -> str:
    return f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value!r}"/>'
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return an archive with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def changed(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """Return an archive with each part as `change` makes it of its name and content."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({name: change(name, archive.read(name)) for name in archive.namelist()})


def reading_of(folder: Path, name: str, data: bytes) -> Reading:
    """Return the reading of a file with this name and content."""
    path = folder / name
    path.write_bytes(data)
    return read(path)


def rows_of(reading: Reading) -> list[list[str]]:
    """Return the cells of every line."""
    return [line.text.split("\t") for line in reading.lines]
