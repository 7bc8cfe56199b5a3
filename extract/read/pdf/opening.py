"""Open a PDF: unlocked where it is locked, mended where it is damaged; follow its outline."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass

import pikepdf
import pypdfium2
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pikepdf.settings import set_qpdf_limits

from extract.errors import Unreadable
from extract.read.pdf.filters import LOCK, PACKED, is_overpacked
from extract.read.pdf.limits import MOST_UNPACKED
from extract.read.pdf.loose import gathered
from extract.read.pdf.objects import Document
from models import Source

LOCKED = "PDF is beveiligd met een wachtwoord"
NOT_OPENED = "PDF is beveiligd met een wachtwoord; geen van de opgegeven wachtwoorden past"
FOREIGN = "PDF is beveiligd op een manier die niet wordt gelezen"
BROKEN = "PDF is beschadigd en kan niet worden hersteld"
EMPTY = "PDF heeft geen pagina's"
for name in ("pdfminer", "pdfplumber", "pikepdf", "pypdfium2"):
    logging.getLogger(name).setLevel(logging.CRITICAL)  # they quote what they stumble over; a reading warns of it
AS_PACKED = pikepdf.StreamDecodeLevel.none
set_qpdf_limits(
    flate_max_memory=MOST_UNPACKED, run_length_max_memory=MOST_UNPACKED,
    png_max_memory=MOST_UNPACKED, tiff_max_memory=MOST_UNPACKED, dct_max_memory=MOST_UNPACKED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Opened:
    """An open PDF, and its bytes as they are after unlocking and mending."""

    document: Document
    data: bytes
    mended: bool = False
    gathered: bool = False  # its pages had lost what lists them


def opened(data: bytes, passwords: tuple[str, ...] = ()) -> Opened:
    """Return the open PDF.

    Raises Unreadable when it has no pages, when it is locked and none of `passwords` opens it, or when it is broken
    beyond repair.
    """
    try:
        document = _checked(data)
        if not document.rebuilt:
            return Opened(document, _without_lock(data))
    except Exception as error:  # noqa: BLE001 - pdfminer raises whatever it stumbles over
        document = None
        if _is_locked(error):
            data = written_anew(data, ("", *passwords))
            return Opened(_checked_again(data), data)
    try:
        mended = _mended(data)
        return Opened(_checked_again(mended), mended, mended=True)
    except Unreadable as error:
        if document is not None:
            return Opened(document, data, mended=True)
        found = gathered(data) if str(error) == BROKEN else None
        if found is None:
            raise
        return Opened(_checked_again(found), found, mended=True, gathered=True)


def _without_lock(data: bytes) -> bytes:
    """Return a PDF for others to look at; nothing of one with a lock that can't be taken off.

    A lock that no password is asked for hides what its streams of objects unpack to: pikepdf bounds that, pdfium, which
    paints the pages, does not.
    """
    if not LOCK.search(data) or not PACKED.search(data):
        return data
    try:
        return written_anew(data)
    except Unreadable:
        return b""


def _mended(data: bytes) -> bytes:
    """Return the PDF as pikepdf mends it, at need without its table of where everything stands.

    Raises Unreadable when it stays broken.
    """
    try:
        return written_anew(data)
    except Unreadable as error:
        if str(error) != BROKEN:
            raise
        return written_anew(data.replace(b"startxref", b"no-table-"))


def _checked(data: bytes) -> Document:
    """Return the open PDF when its first page can be found at all."""
    document = Document(data)
    if next(document.pages(), None) is None:
        raise ValueError("no pages")
    return document


def _checked_again(data: bytes) -> Document:
    try:
        return _checked(data)
    except Exception as error:
        raise Unreadable(BROKEN) from error


def _is_locked(error: BaseException) -> bool:
    seen = [error, *error.args, error.__cause__, error.__context__]
    return any(isinstance(part, PDFPasswordIncorrect | PDFEncryptionError) for part in seen)


def written_anew(data: bytes, passwords: tuple[str, ...] = ("",)) -> bytes:
    """Return the PDF as pikepdf writes it, without a lock that one of `passwords` opens.

    Raises Unreadable when it stays locked, has no pages or is broken beyond repair.
    """
    for password in passwords:
        try:
            with pikepdf.open(io.BytesIO(data), password=password) as pdf:
                if not len(pdf.pages):
                    raise Unreadable(EMPTY)
                out = io.BytesIO()
                pdf.save(out, encryption=False, compress_streams=False, stream_decode_level=AS_PACKED)
                return out.getvalue()
        except pikepdf.PasswordError:
            continue
        except Unreadable:
            raise
        except Exception as error:  # noqa: BLE001 - so may pikepdf
            encrypted = "encrypt" in str(error).lower() or "crypt filter" in str(error).lower()
            raise Unreadable(FOREIGN if encrypted else BROKEN) from None
    raise Unreadable(NOT_OPENED if any(passwords) else LOCKED)


def bookmarks(source: Source, data: bytes) -> list[tuple[int, str]]:
    """Return the file's outline as (offset of the page, title) pairs."""
    if b"/Outlines" not in data and b"/ObjStm" not in data:
        return []
    if is_overpacked(data):
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
