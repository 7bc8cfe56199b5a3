"""Add one page to a source: its text, its words and its redactions."""

from __future__ import annotations

from extract.read.pdf.boxes import redactions_of
from extract.read.pdf.composing import printed_of
from extract.read.pdf.gathering import Pages
from extract.read.pdf.hidden import without_hidden
from extract.read.pdf.paper import Paper
from extract.read.pdf.scans import Scanner
from extract.read.words import words_of
from extract.text.words import pack_words
from models import Page, Source


def add_page(source: Source, pages: Pages, number: int, paper: Paper, scanner: Scanner) -> None:
    """Write one page into the source."""
    eyes = scanner.eyes
    if paper.heavy:
        eyes.close_for(number)
    hidden = without_hidden(paper, lambda box: eyes.contrast(number, box))
    covered = scanner.covered(number, paper)
    text = scanner.text_of(number, paper, words_of(paper), [*hidden, *(one.box for one in covered)])
    paper = text.paper
    printed = printed_of(paper, number, pages, text.words, text.straightened)
    pages.note(number, paper, hidden=bool(hidden) or paper.layered)
    source.pages.append(
        Page(
            number=number, start=pages.start, text=printed.text, width=paper.width, height=paper.height,
            words=pack_words(printed.words), quality=text.quality,
            read_by="ongelezen" if paper.lost else text.read_by,
        )
    )  # fmt: skip
    for redaction in redactions_of(paper, printed.words, hidden, printed.text, covered):
        redaction.page = number
        redaction.start = redaction.end = redaction.start + pages.start
        source.redactions.append(redaction)
    pages.take(printed)
