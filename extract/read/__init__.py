"""Turn a file into a reading: pages of text with the place of every word, lines in reading order, redactions."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.errors import Skipped, Unreadable
from extract.read.images.files import read_picture_file
from extract.read.media import Kind, sniff
from extract.read.options import USUAL, Options
from extract.read.pdf import read_pdf
from extract.read.stamps import mark_named
from extract.read.text import read_text
from extract.text.reading import Reading
from models import Source

MOST_BYTES = 2 * 1024**3
READERS = {"pdf": read_pdf, "beeld": read_picture_file, "tekst": read_text}


def read(path: Path, options: Options = USUAL) -> Reading:
    """Read the file at `path`, in the way that `options` say.

    Raises Unreadable when the file is broken, empty or locked, and Skipped when it is of a kind that is not read; the
    message is one Dutch line.
    """
    data = _bytes_of(path)
    kind = sniff(path.name, data)
    source = Source(
        id=hashlib.sha256(data).hexdigest(),
        name=path.name,
        path=str(path),
        bytes=len(data),
        media_type=kind.media_type,
        warnings=[kind.warning] if kind.warning else [],
    )
    reader = READERS.get(kind.name)
    if reader is None:
        raise Skipped(_refusal(kind))
    reading = reader(source, data, options)
    mark_named(reading.lines, source.name)
    return reading


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            raise Unreadable(f"bestand is te groot om te lezen ({path.stat().st_size // 1024**2} MB)")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise Unreadable(_reason(error)) from error
    if not data:
        raise Unreadable("bestand is leeg")
    return data


def _reason(error: OSError | ValueError) -> str:
    reasons = (
        (FileNotFoundError, "bestand bestaat niet"),
        (PermissionError, "geen leesrechten op het bestand"),
        (IsADirectoryError, "is een map, geen bestand"),
    )
    return next((text for kind, text in reasons if isinstance(error, kind)), "bestand kan niet worden geopend")


def _refusal(kind: Kind) -> str:
    return f"{kind.label} wordt (nog) niet gelezen" if kind.label else "onbekend bestandstype"
