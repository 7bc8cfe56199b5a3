"""Tell by which version, and in which way, a source was read, and whether reading it again would give something new."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from extract.read.ocr import cannot_read
from extract.read.options import USUAL, Options
from models import Source

UNREAD = "ongelezen"  # how a page was read
WITHOUT_OCR = "zonder-ocr"  # in the version of a reading: Tesseract was not there


def pipeline_version(ner: str | None = None, options: Options = USUAL) -> str:
    """Return the version that readings are stamped with: what changes a reading but is not usual is part of it."""
    try:
        own = version("wooverslag")
    except PackageNotFoundError:
        own = "0"
    return " ".join([own, *([ner] if ner else []), *([f"ocr={options.ocr}"] if options.ocr != USUAL.ocr else [])])


def stamped(source: Source, full: str) -> str:
    """Return the version of a reading; one with pages left unread for want of Tesseract is read again once it is there.

    `full` is the version of a reading that lacks nothing.
    """
    lacking = "ocr=never" not in full and cannot_read() and any(page.read_by == UNREAD for page in source.pages)
    return f"{full} {WITHOUT_OCR}" if lacking else full


def is_current(known: Source, full: str) -> bool:
    """Tell whether reading the file of `known` again would give nothing new."""
    return known.version == full or (known.version == f"{full} {WITHOUT_OCR}" and bool(cannot_read()))
