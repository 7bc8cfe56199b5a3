"""Read a PDF through its text layer, page by page."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from importlib.metadata import version

import pdfplumber
import pikepdf
import pypdfium2
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage

from extract.errors import Unreadable
from extract.read.pdf.boxes import redactions_of
from extract.read.pdf.eyes import Eyes
from extract.read.pdf.hidden import without_hidden
from extract.read.pdf.layout import in_reading_order
from extract.read.pdf.paper import Paper, paper_of
from extract.read.pdf.printing import Print
from extract.read.pdf.turning import Pair, headings_among, not_used, stood_up
from extract.read.rows import rows_of
from extract.read.running import mark_running
from extract.read.tables.columns import unruled_grids
from extract.read.tables.grids import Grid, horizontals, ruled_grids
from extract.read.tables.spans import Span
from extract.read.words import Word, words_of
from extract.text.reading import Line, Reading
from extract.text.words import pack_words
from models import Page, Source

LOCKED = "PDF is beveiligd met een wachtwoord"
MOST_BELOW = 15  # words below a table that ends its page
LITTLE = 200  # characters: less on a page full of picture is a stamp, not its text
BROKEN = "PDF is beschadigd en kan niet worden hersteld"
for name in (
    "pdfminer",
    "pdfplumber",
    "pikepdf",
):  # they quote what they stumble over; a reading says so in its warnings
    logging.getLogger(name).setLevel(logging.CRITICAL)


@dataclass
class _Pages:
    """What the pages gave so far: lines, their places, and the numbers of pages with something to warn of."""

    lines: list[Line] = field(default_factory=list)
    places: dict[int, tuple[float, float]] = field(default_factory=dict)
    start: int = 0
    silent: list[int] = field(default_factory=list)
    pictured: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    full: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    edges: list[float] | None = None  # of the columns of the table that ended the last page
    spans: list[Span] = field(default_factory=list)  # the same for one without rulings

    def take(self, printed: Print) -> None:
        """Add a page's lines, with offsets in the source."""
        for line in printed.lines:
            self.places[self.start + line.start] = printed.places[line.start]
            line.text = printed.text[line.start : line.end]
            line.start += self.start
            line.end += self.start
        self.lines.extend(printed.lines)
        self.start += len(printed.text) + 1


def read_pdf(source: Source, data: bytes) -> Reading:
    """Return the reading of a PDF; `source` gets its pages, redactions and warnings.

    Raises Unreadable when it is locked, has no pages or is broken beyond repair.
    """
    pages = _read_pages(source, data)
    if pages.failed and len(pages.failed) == len(source.pages):
        repaired = _repaired(data)
        source.pages.clear()
        source.redactions.clear()
        pages = _read_pages(source, repaired)
        if len(pages.failed) == len(source.pages):
            raise Unreadable(BROKEN)
        source.warnings.append("PDF was beschadigd en is hersteld (pikepdf)")
    _warn(source, pages)
    source.page_count = len(source.pages)
    source.reader = f"pdfplumber {version('pdfplumber')}"
    mark_running(pages.lines, len(source.pages), pages.places)
    return Reading(source, pages.lines, _bookmarks(source, data))


def _read_pages(source: Source, data: bytes) -> _Pages:
    pdf = _opened(source, data)  # never closed: closing makes pdfplumber build every page, and it reads from memory
    with closing(Eyes(data)) as eyes:
        pages = _Pages()
        for number, page in enumerate(_page_objects(pdf), start=1):
            paper = _paper(pdf, page, number, pages)
            _add(source, pages, number, paper, eyes)
        if not source.pages:
            raise Unreadable("PDF heeft geen pagina's")
        return pages


def _opened(source: Source, data: bytes) -> pdfplumber.PDF:
    try:
        return _checked(pdfplumber.open(io.BytesIO(data)))
    except Exception as error:
        if _is_locked(error):
            raise Unreadable(LOCKED) from error
    repaired = _repaired(data)
    try:
        pdf = _checked(pdfplumber.open(io.BytesIO(repaired)))
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


def _repaired(data: bytes) -> bytes:
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


def _page_objects(pdf: pdfplumber.PDF) -> Iterator[PDFPage]:
    """Yield the pages as far as the page tree can be followed."""
    try:
        yield from PDFPage.create_pages(pdf.doc)
    except Exception:  # noqa: BLE001 - the pages found so far are worth having
        return


def _paper(pdf: pdfplumber.PDF, page: PDFPage, number: int, pages: _Pages) -> Paper:
    try:
        return paper_of(page, pdf.rsrcmgr)
    except Exception:  # noqa: BLE001 - one broken page must not take the others with it
        pages.failed.append(number)
        return Paper(595.0, 842.0)


def _add(source: Source, pages: _Pages, number: int, paper: Paper, eyes: Eyes) -> None:
    """Write one page into the source."""
    hidden = without_hidden(paper, lambda box: eyes.contrast(number, box))
    printed = _printed(paper, number, pages)
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


def _printed(paper: Paper, number: int, pages: _Pages) -> Print:
    """Return the page's text in reading order, tables at their place."""
    words = words_of(paper)
    way = Counter(word.way for word in words).most_common(1)[0][0] if words else 0
    printed = Print(paper, number)
    upright = [word for word in words if word.way == way]
    turned = stood_up(words, way, paper) if len(upright) < len(words) else []
    grids, rest = ruled_grids(paper, [*upright, *(stand_in for _, stand_in in turned)], way, pages.edges)
    if turned:
        rest, turned = _without(rest, turned)
    free, rest, turned = _free_grids(paper, way, rest, turned, pages)
    pages.spans = _open_columns(free, rest)
    pages.edges = max(grids, key=lambda grid: grid.bottom).edges if grids else None
    printed.add(in_reading_order(rest, [*grids, *free]))
    for other in sorted({word.way for word, _ in turned}):
        printed.add_turned(rows_of(word for word, _ in turned if word.way == other))
    return printed


def _free_grids(
    paper: Paper, way: int, words: list[Word], turned: list[Pair], pages: _Pages
) -> tuple[list[Grid], list[Word], list[Pair]]:
    """Return the tables without rulings, and the words and turned words that stand in none."""
    if paper.cut_short:
        return [], words, turned
    rules = horizontals(paper, way)
    heads = headings_among(turned)
    grids, rest = unruled_grids([*words, *(stand_in for _, stand_in in heads)], rules, before=pages.spans)
    if not heads:
        return grids, rest, turned
    rest, left = _without(rest, heads)
    return grids, rest, [pair for pair in turned if pair not in heads or pair in left]


def _without(words: list[Word], pairs: list[Pair]) -> tuple[list[Word], list[Pair]]:
    """Return `words` without stand-ins, and the pairs whose stand-ins were among them."""
    left = not_used(pairs, words)
    stand_ins = {id(stand_in) for _, stand_in in left}
    return [word for word in words if id(word) not in stand_ins], left


def _open_columns(grids: list[Grid], rest: list[Word]) -> list[Span]:
    """Return the columns of the table that ends the page: nothing but a running foot is printed below it."""
    last = max(grids, key=lambda grid: grid.bottom, default=None)
    if last is None or sum(word.top > last.bottom for word in rest) > MOST_BELOW:
        return []
    return last.spans


def _warn(source: Source, pages: _Pages) -> None:
    told = (
        (pages.silent, "zonder tekstlaag, niet gelezen"),
        (pages.pictured, "grotendeels beeld, alleen de tekstlaag is gelezen"),
        (pages.failed, "beschadigd, niet gelezen"),
        (pages.full, "te vol: niet alles gelezen, geen tabellen gezocht"),
    )
    for numbers, what in told:
        if numbers:
            source.warnings.append(f"{_ranges(numbers)} {what}")
    if pages.hidden:
        verb = "bevat" if len(pages.hidden) == 1 else "bevatten"
        source.warnings.append(f"{_ranges(pages.hidden)} {verb} verborgen tekst, die is weggelaten")


def _ranges(numbers: list[int]) -> str:
    """Return numbers as "pagina's 1-3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    name = "pagina" if len(numbers) == 1 else "pagina's"
    return f"{name} " + ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _bookmarks(source: Source, data: bytes) -> list[tuple[int, str]]:
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
