"""Read plain text, Markdown and other text-like files: one page for each form feed."""

from __future__ import annotations

import codecs
from importlib.metadata import version

from charset_normalizer import from_bytes

from extract.errors import Skipped, Unreadable
from extract.read.options import USUAL, Options
from extract.read.running import mark_running
from extract.text.reading import Line, Reading, split_lines
from models import Page, Source

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins the same way
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What Dutch offices have written text in; a guess among all encodings of the world goes wrong on short files.
LIKELY = ["cp1252", "mac_roman", "cp850", "latin_1"]
SAMPLE = 200_000  # bytes that the guess looks at
MOST_BYTES = 100 * 1024**2


def read_text(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of a text file; `source` gets its pages, encoding and warnings."""
    if len(data) > MOST_BYTES:
        raise Unreadable(f"tekstbestand is te groot om te lezen ({len(data) // 1024**2} MB)")
    text, encoding, warning = decode(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise Skipped("geen tekst: het bestand bevat binaire gegevens")
    if not text.strip():
        raise Unreadable("bestand bevat geen tekst")
    source.encoding, source.reader = encoding, "tekst"
    if warning:
        source.warnings.append(warning)
    lines: list[Line] = []
    start = 0
    pages = _pages(text)
    for number, body in enumerate(pages, start=1):
        source.pages.append(Page(number=number, start=start, text=body, read_by="tekst"))
        lines.extend(split_lines(body, number, start))
        start += len(body) + 1
    source.page_count = len(pages)
    mark_running(lines, len(pages))
    return Reading(source, lines)


def _pages(text: str) -> list[str]:
    pages = text.split("\f")
    while len(pages) > 1 and not pages[-1].strip():  # a closing form feed ends a page, it does not begin one
        pages.pop()
    return pages


def decode(data: bytes) -> tuple[str, str, str]:
    """Return the text of `data`, the name of its encoding, and a Dutch warning (empty when it was certain)."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return text, encoding, _replaced(text, encoding)
    try:
        return data.decode("utf-8"), "utf-8", ""
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(character > "\x7f" for character in text) - broken > broken:  # mostly good: UTF-8 that was damaged
        return text, "utf-8", _replaced(text, "utf-8")
    guess = from_bytes(data[:SAMPLE], cp_isolation=LIKELY, explain=False).best()
    encoding = guess.encoding if guess is not None else "cp1252"
    text = data.decode(encoding, "replace")
    return (
        text,
        encoding,
        f"geen UTF-8: tekencodering geraden als {encoding} (charset-normalizer {version('charset-normalizer')})",
    )


def _replaced(text: str, encoding: str) -> str:
    count = text.count("\ufffd")
    return f"{count} tekens zijn geen geldig {encoding} en konden niet worden gelezen" if count else ""
