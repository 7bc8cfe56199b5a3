"""Read the opgaven: what the tables say about each place, one number at a time."""

from __future__ import annotations

from extract.opgaven.areas import area_of
from extract.opgaven.figures import TableReader
from extract.opgaven.sheet import sheets_of
from extract.opgaven.twins import share_headers
from extract.text.reading import Reading


def read_opgaven(reading: Reading) -> None:
    """Fill the source's opgaven from the tables of its documents."""
    readers = {
        document.start: [TableReader(sheet) for sheet in sheets_of(document, reading.text)]
        for document in reading.source.documents
    }
    share_headers([reader for tables in readers.values() for reader in tables if reader.about_places])
    for document in reading.source.documents:
        tables = readers[document.start]
        text = reading.text[document.start : document.end] if tables else ""
        area = area_of([table.total for table in tables], text, reading.text if tables else "")
        for table in tables:
            reading.source.opgaven.extend(table.opgaven(area))
