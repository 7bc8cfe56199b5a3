"""Read a PDF through its text layer, page by page."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from importlib.metadata import version

from pdfminer.pdfpage import PDFPage

from extract.errors import Unreadable
from extract.read.ocr.kept import folder_of
from extract.read.options import USUAL, Options
from extract.read.pdf.adding import add_page
from extract.read.pdf.budget import Budget
from extract.read.pdf.enclosed import enclosed_in
from extract.read.pdf.eyes import Eyes
from extract.read.pdf.fonts import Resources
from extract.read.pdf.gathering import Pages, unread, warn, warn_of_mending
from extract.read.pdf.layers import layers_off
from extract.read.pdf.objects import Document
from extract.read.pdf.opening import BROKEN, EMPTY, Opened, bookmarks, opened, written_anew
from extract.read.pdf.painting import paper_of
from extract.read.pdf.paper import Paper
from extract.read.pdf.scans import Scanner
from extract.read.running import mark_running
from extract.text.reading import Reading
from models import Source


def read_pdf(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of a PDF; `source` gets its pages, redactions and warnings.

    Raises Unreadable when it is locked, has no pages or is broken beyond repair.
    """
    found = opened(data, options.passwords)
    pages = _read_pages(source, found, options)
    if not found.mended and _lacks(source, pages, found.document):
        found, pages = _better(source, found, pages, options)
    if not source.pages or len(pages.failed) == len(source.pages):
        raise Unreadable(BROKEN if source.pages else EMPTY)
    if found.mended:
        warn_of_mending(source, found.gathered)
    warn(source, pages, found.document)
    source.page_count = len(source.pages)
    source.reader = f"pdfplumber {version('pdfplumber')}"
    mark_running(pages.lines, len(source.pages), pages.places)
    enclosed = enclosed_in(found.document, pages.hanging)
    return Reading(source, pages.lines, bookmarks(source, found.data), enclosed)


def _read_pages(source: Source, found: Opened, options: Options) -> Pages:
    pages, resources, budget = Pages(), Resources(), Budget(source.bytes)
    resources.off = layers_off(found.document)
    with closing(Eyes(found.data)) as eyes:
        scanner = Scanner(eyes, options.ocr, folder_of(source.path))
        for number, page in enumerate(found.document.pages(), start=1):
            paper = _paper(page, number, resources, pages) if not budget.spent else pages.passed_over(number)
            budget.take(paper)
            add_page(source, pages, number, paper, scanner)
            found.document.forget()
    pages.scanned = scanner.told
    return pages


def _lacks(source: Source, pages: Pages, document: Document) -> bool:
    """Tell whether something of the file could not be read that mending may bring back."""
    if pages.beyond or document.bounded:  # mending brings no less
        return False
    return bool(pages.failed) or document.damaged or len(source.pages) < document.page_count()


def _better(source: Source, found: Opened, pages: Pages, options: Options) -> tuple[Opened, Pages]:
    """Read the mended file as well; `source` gets the pages of the one that gives more."""
    other = Source(id=source.id, name=source.name, path=source.path, bytes=source.bytes)
    try:
        mended = opened(written_anew(found.data))
        again = _read_pages(other, mended, options)
    except Unreadable:
        return found, pages
    if _yield(other, again) <= _yield(source, pages):
        return found, pages
    source.pages[:] = other.pages[:]
    source.redactions[:] = other.redactions[:]
    return replace(mended, mended=True), again


def _yield(source: Source, pages: Pages) -> tuple[int, int]:
    """Return how many pages could be read, and how much text they gave."""
    return len(source.pages) - len(pages.failed), pages.start


def _paper(page: PDFPage | None, number: int, resources: Resources, pages: Pages) -> Paper:
    if page is not None:
        try:
            return paper_of(page, resources)
        except Exception:  # noqa: BLE001 - one broken page must not take the others with it
            pass
    pages.failed.append(number)
    return unread()
