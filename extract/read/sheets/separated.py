"""Read separated values (csv, tsv): a table when most of its rows have as many cells, else plain text."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from extract.errors import Skipped
from extract.read.flow import Flow
from extract.read.options import USUAL, Options
from extract.read.sheets.grid import MOST_CELLS, MOST_CHARACTERS, TOO_LONG
from extract.read.sheets.laying import Rows, lay_block
from extract.read.text import MOST_BYTES, decode, read_text
from extract.text.reading import Reading
from models import Source

SEPARATORS = (";", "\t", ",", "|")  # those that Dutch offices use first, first
_LOOKED_AT = 200  # rows that tell what parts the cells
_ALIKE = 0.8  # of them must be as wide as most are
_SAID = "sep="  # a first line that tells spreadsheets what parts the cells
csv.field_size_limit(MOST_BYTES)


def read_separated(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of separated values, on one page; what turns out to be no such thing is read as plain text."""
    text, encoding, warning = decode(data) if len(data) <= MOST_BYTES else ("", "", "")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise Skipped("geen tekst: het bestand bevat binaire gegevens")
    separator, body = _told(text)
    separator = separator or separator_of(body)
    if separator is None:
        return read_text(source, data, options)
    rows, whole = _bounded(_rows(body, separator))
    source.encoding = encoding
    source.warnings += [told for told in (warning, "" if whole else TOO_LONG) if told]
    flow = Flow()
    block: Rows = []
    for row in [*rows, []]:
        if any(cell.strip() for cell in row):
            block.append(row)
        elif block:
            lay_block(flow, block)
            block = []
    reading = flow.reading(source, "rekenblad")
    source.pages[0].read_by = "tekst" if whole else "ongelezen"
    return reading


def _told(text: str) -> tuple[str | None, str]:
    """Return the separator that the first line says, and the text without that line."""
    first, _, rest = text.partition("\n")
    if first.lower().strip('" ').startswith(_SAID) and len(said := first.strip('" ')[len(_SAID) :]) == 1:
        return said, rest
    return None, text


def separator_of(text: str) -> str | None:
    """Return what parts the cells of `text`, None when nothing does: most of the first rows must be as wide."""
    best: tuple[float, int, str] | None = None
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in islice(_rows(text, separator), _LOOKED_AT) if any(map(str.strip, row)))
        if not widths:
            return None
        width, often = max(widths.items(), key=lambda item: (item[1], item[0]))
        alike = often / widths.total()
        if width > 1 and alike >= _ALIKE and (best is None or (alike, width) > best[:2]):
            best = alike, width, separator
    return best[2] if best else None


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    """Yield the rows of cells; a quote that is never closed ends what can be parted."""
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        return


def _bounded(rows: Iterator[list[str]]) -> tuple[Rows, bool]:
    """Return the rows as far as they are read, and whether those are all."""
    kept: Rows = []
    cells = characters = 0
    for row in rows:
        cells += sum(map(bool, row))
        characters += sum(map(len, row))
        if cells > MOST_CELLS or characters > MOST_CHARACTERS:
            return kept, False
        kept.append(row)
    return kept, True
