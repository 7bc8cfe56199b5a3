"""Read a PDF through its text layer, page by page."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from pdfminer.pdfpage import PDFPage

from extract.errors import Unreadable
from extract.read.options import USUAL, Options
from extract.read.pdf.boxes import redactions_of
from extract.read.pdf.composing import printed_of
from extract.read.pdf.eyes import Eyes
from extract.read.pdf.gathering import Pages, warn
from extract.read.pdf.hidden import without_hidden
from extract.read.pdf.objects import Document, Resources
from extract.read.pdf.opening import BROKEN, EMPTY, MENDED, Opened, bookmarks, opened, written_anew
from extract.read.pdf.paper import Paper, paper_of
from extract.read.pdf.scans import Scanner
from extract.read.running import mark_running
from extract.read.words import words_of
from extract.text.reading import Reading
from extract.text.words import pack_words
from models import Page, Source


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
        source.warnings.append(MENDED)
    warn(source, pages, found.document)
    source.page_count = len(source.pages)
    source.reader = f"pdfplumber {version('pdfplumber')}"
    mark_running(pages.lines, len(source.pages), pages.places)
    return Reading(source, pages.lines, bookmarks(source, found.data))


def _read_pages(source: Source, found: Opened, options: Options) -> Pages:
    pages, resources = Pages(), Resources()
    with closing(Eyes(found.data)) as eyes:
        scanner = Scanner(eyes, options.ocr, Path(source.path).absolute().parent)
        for number, page in enumerate(found.document.pages(), start=1):
            paper = _paper(page, number, resources, pages)
            _add(source, pages, number, paper, scanner)
            found.document.forget()
    pages.scanned = scanner.told
    return pages


def _lacks(source: Source, pages: Pages, document: Document) -> bool:
    """Tell whether something of the file could not be read that mending may bring back."""
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
    return Paper(595.0, 842.0)


def _add(source: Source, pages: Pages, number: int, paper: Paper, scanner: Scanner) -> None:
    """Write one page into the source."""
    eyes = scanner.eyes
    if paper.heavy:
        eyes.close_for(number)
    hidden = without_hidden(paper, lambda box: eyes.contrast(number, box))
    covered = scanner.covered(number, paper)
    text = scanner.text_of(number, paper, words_of(paper), [*hidden, *(one.box for one in covered)])
    paper = text.paper
    printed = printed_of(paper, number, pages, text.words, text.straightened)
    pages.note(number, paper, hidden=bool(hidden))
    source.pages.append(
        Page(
            number=number, start=pages.start, text=printed.text, width=paper.width, height=paper.height,
            words=pack_words(printed.words), quality=text.quality,
            read_by="ongelezen" if number in pages.failed else text.read_by,
        )
    )  # fmt: skip
    for redaction in redactions_of(paper, printed.words, hidden, printed.text, covered):
        redaction.page = number
        redaction.start = redaction.end = redaction.start + pages.start
        source.redactions.append(redaction)
    pages.take(printed)
