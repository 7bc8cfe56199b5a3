"""Turn a file into a reading: pages of text with the place of every word, lines in reading order, redactions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path, PurePath

from extract.errors import Skipped, Unreadable
from extract.read.media import Kind, sniff
from extract.read.options import USUAL, Options
from extract.read.stamps import mark_named
from extract.text.reading import Reading
from models import Source

MOST_BYTES = 2 * 1024**3  # of a file, on disk or taken out of another
# The reader of each kind of file: a function of a source, the bytes and the options. It is loaded when it is needed.
READERS: dict[str, tuple[str, str]] = {
    "pdf": ("extract.read.pdf", "read_pdf"),
    "beeld": ("extract.read.images.files", "read_picture_file"),
    "archief": ("extract.read.archives", "read_archive"),
    "eml": ("extract.read.mail.eml", "read_eml"),
    "mbox": ("extract.read.mail.mbox", "read_mailbox"),
    "msg": ("extract.read.mail.msg", "read_msg"),
    "tnef": ("extract.read.mail.tnef", "read_tnef"),
    "tekst": ("extract.read.text", "read_text"),
    "docx": ("extract.read.office.docx", "read_docx"),
    "odt": ("extract.read.office.odf", "read_odt"),
    "pptx": ("extract.read.office.slides.pptx", "read_pptx"),
    "odp": ("extract.read.office.slides.odp", "read_odp"),
    "html": ("extract.read.web", "read_html"),
    "rtf": ("extract.read.richtext", "read_rtf"),
    "xlsx": ("extract.read.sheets", "read_xlsx"),
    "ods": ("extract.read.sheets", "read_ods"),
    "xls": ("extract.read.sheets", "read_xls"),
    "csv": ("extract.read.sheets.separated", "read_separated"),
}
Reader = Callable[[Source, bytes, Options], Reading]


def read(path: Path, options: Options = USUAL, known_as: str | None = None) -> Reading:
    """Read the file at `path`, in the way that `options` say.

    `known_as` is where users find it, when that is not `path`: a file within a file was taken out before.

    Raises Unreadable when the file is broken, empty or locked, and Skipped when it is of a kind that is not read; the
    message is one Dutch line.
    """
    data = _bytes_of(path)
    known_as = known_as or str(path)
    name = PurePath(known_as).name
    kind = sniff(name, data)
    source = Source(
        id=hashlib.sha256(data).hexdigest(),
        name=name,
        path=known_as,
        bytes=len(data),
        media_type=kind.media_type,
        warnings=[kind.warning] if kind.warning else [],
    )
    reader = _reader_of(kind)
    if reader is None:
        raise Skipped(_refusal(kind))
    reading = reader(source, data, options)
    mark_named(reading.lines, source.name)
    return reading


def _reader_of(kind: Kind) -> Reader | None:
    """Return the function that reads files of a kind, None when there is none."""
    if kind.name not in READERS:
        return None
    module, function = READERS[kind.name]
    return getattr(import_module(module), function)


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
    advice = f": {kind.advice}" if kind.advice else ""
    return f"{kind.label} wordt (nog) niet gelezen{advice}" if kind.label else "onbekend bestandstype"
