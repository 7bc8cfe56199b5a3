"""Read a PDF through its text layer, page by page."""

from __future__ import annotations

from contextlib import closing
from importlib.metadata import version

import pdfplumber
from pdfminer.pdfpage import PDFPage

from extract.errors import Unreadable
from extract.read.options import USUAL, Options
from extract.read.pdf.boxes import redactions_of
from extract.read.pdf.composing import printed_of
from extract.read.pdf.eyes import Eyes
from extract.read.pdf.gathering import Pages, warn
from extract.read.pdf.hidden import without_hidden
from extract.read.pdf.opening import BROKEN, bookmarks, opened, page_objects, repaired
from extract.read.pdf.paper import Paper, paper_of
from extract.read.running import mark_running
from extract.text.reading import Reading
from extract.text.words import pack_words
from models import Page, Source

LITTLE = 200  # characters: less on a page full of picture is a stamp, not its text


def read_pdf(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of a PDF; `source` gets its pages, redactions and warnings.

    Raises Unreadable when it is locked, has no pages or is broken beyond repair.
    """
    pages = _read_pages(source, data)
    if pages.failed and len(pages.failed) == len(source.pages):
        mended = repaired(data)
        source.pages.clear()
        source.redactions.clear()
        pages = _read_pages(source, mended)
        if len(pages.failed) == len(source.pages):
            raise Unreadable(BROKEN)
        source.warnings.append("PDF was beschadigd en is hersteld (pikepdf)")
    warn(source, pages)
    source.page_count = len(source.pages)
    source.reader = f"pdfplumber {version('pdfplumber')}"
    mark_running(pages.lines, len(source.pages), pages.places)
    return Reading(source, pages.lines, bookmarks(source, data))


def _read_pages(source: Source, data: bytes) -> Pages:
    pdf = opened(source, data)  # never closed: closing makes pdfplumber build every page, and it reads from memory
    with closing(Eyes(data)) as eyes:
        pages = Pages()
        for number, page in enumerate(page_objects(pdf), start=1):
            paper = _paper(pdf, page, number, pages)
            _add(source, pages, number, paper, eyes)
        if not source.pages:
            raise Unreadable("PDF heeft geen pagina's")
        return pages


def _paper(pdf: pdfplumber.PDF, page: PDFPage, number: int, pages: Pages) -> Paper:
    try:
        return paper_of(page, pdf.rsrcmgr)
    except Exception:  # noqa: BLE001 - one broken page must not take the others with it
        pages.failed.append(number)
        return Paper(595.0, 842.0)


def _add(source: Source, pages: Pages, number: int, paper: Paper, eyes: Eyes) -> None:
    """Write one page into the source."""
    hidden = without_hidden(paper, lambda box: eyes.contrast(number, box))
    printed = printed_of(paper, number, pages)
    if hidden:
        pages.hidden.append(number)
    if paper.cut_short:
        pages.full.append(number)
    if not printed.text and number not in pages.failed:
        pages.silent.append(number)
    elif len(printed.text) < LITTLE and _is_picture(paper):
        pages.pictured.append(number)
    source.pages.append(
        Page(
            number=number, start=pages.start, text=printed.text, width=paper.width, height=paper.height,
            words=pack_words(printed.words), read_by="tekstlaag" if printed.text else "ongelezen",
        )
    )  # fmt: skip
    for redaction in redactions_of(paper, printed.words, hidden, printed.text):
        redaction.page, redaction.start, redaction.end = (
            number,
            redaction.start + pages.start,
            redaction.end + pages.start,
        )
        source.redactions.append(redaction)
    pages.take(printed)


def _is_picture(paper: Paper) -> bool:
    """Tell whether pictures cover more than half of the page."""
    covered = sum((box[2] - box[0]) * (box[3] - box[1]) for box, _ in paper.pictures)
    return covered > paper.width * paper.height / 2
