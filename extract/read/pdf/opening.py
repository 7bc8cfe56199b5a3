"""Open a PDF, mended where it is damaged, and follow its pages and outline."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pdfplumber
import pikepdf
import pypdfium2
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage

from extract.errors import Unreadable
from models import Source

LOCKED = "PDF is beveiligd met een wachtwoord"
BROKEN = "PDF is beschadigd en kan niet worden hersteld"
for name in (
    "pdfminer",
    "pdfplumber",
    "pikepdf",
):  # they quote what they stumble over; a reading says so in its warnings
    logging.getLogger(name).setLevel(logging.CRITICAL)


def opened(source: Source, data: bytes) -> pdfplumber.PDF:
    """Return the open PDF; a warning of `source` tells that it had to be repaired.

    Raises Unreadable when it is locked or broken beyond repair.
    """
    try:
        return _checked(pdfplumber.open(io.BytesIO(data)))
    except Exception as error:
        if _is_locked(error):
            raise Unreadable(LOCKED) from error
    mended = repaired(data)
    try:
        pdf = _checked(pdfplumber.open(io.BytesIO(mended)))
    except Exception as error:
        raise Unreadable(LOCKED if _is_locked(error) else BROKEN) from error
    source.warnings.append("PDF was beschadigd en is hersteld (pikepdf)")
    return pdf


def _checked(pdf: pdfplumber.PDF) -> pdfplumber.PDF:
    """Return `pdf` when its first page can be found at all."""
    if next(iter(PDFPage.create_pages(pdf.doc)), None) is None:
        raise ValueError("no pages")
    return pdf


def _is_locked(error: BaseException) -> bool:
    seen = [error, *error.args, error.__cause__, error.__context__]
    return any(isinstance(part, PDFPasswordIncorrect) for part in seen)


def repaired(data: bytes) -> bytes:
    """Return the PDF as pikepdf writes it anew.

    Raises Unreadable when it is locked, has no pages or is broken beyond repair.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if not len(pdf.pages):
                raise Unreadable("PDF heeft geen pagina's")
            out = io.BytesIO()
            pdf.save(out)
            return out.getvalue()
    except pikepdf.PasswordError as error:
        raise Unreadable(LOCKED) from error
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(BROKEN) from error


def page_objects(pdf: pdfplumber.PDF) -> Iterator[PDFPage]:
    """Yield the pages as far as the page tree can be followed."""
    try:
        yield from PDFPage.create_pages(pdf.doc)
    except Exception:  # noqa: BLE001 - the pages found so far are worth having
        return


def bookmarks(source: Source, data: bytes) -> list[tuple[int, str]]:
    """Return the file's outline as (offset of the page, title) pairs."""
    if b"/Outlines" not in data and b"/ObjStm" not in data:
        return []
    found: list[tuple[int, str]] = []
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            for mark in pdf.get_toc(max_depth=8):
                target = mark.get_dest()
                index = target.get_index() if target else None
                if index is not None and 0 <= index < len(source.pages):
                    found.append((source.pages[index].start, mark.get_title().strip()))
    except Exception:  # noqa: BLE001 - an outline is a bonus; a broken one is no reason to lose the text
        return found
    return found
