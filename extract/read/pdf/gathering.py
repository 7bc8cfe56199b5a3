"""Gather what the pages of a PDF give: lines with offsets in the source, and what to warn of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extract.read.pdf.enclosed import form_warnings
from extract.read.pdf.objects import Document
from extract.read.pdf.paper import Paper
from extract.read.pdf.printing import Print
from extract.read.tables.spans import Span
from extract.text.reading import Line
from models import Source

MENDED = "PDF was beschadigd en is hersteld (pikepdf)"
GATHERED = "PDF is afgebroken: dit zijn de pagina's die erin zijn gevonden, er kunnen er ontbreken"
MOST_UNMAPPED = 0.1  # share of a page's characters: of fewer a few marks are not known


@dataclass
class Pages:
    """What the pages gave so far: lines, their places, and the numbers of pages with something to warn of."""

    lines: list[Line] = field(default_factory=list)
    places: dict[int, tuple[float, float]] = field(default_factory=dict)
    start: int = 0
    failed: list[int] = field(default_factory=list)
    beyond: list[int] = field(default_factory=list)
    full: list[int] = field(default_factory=list)
    crowded: list[int] = field(default_factory=list)
    torn: list[int] = field(default_factory=list)
    heavy: list[int] = field(default_factory=list)
    unseen: list[int] = field(default_factory=list)
    unmapped: list[int] = field(default_factory=list)
    remarked: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    scanned: dict[str, list[int]] = field(default_factory=dict)  # what there is to tell of pages read by OCR, or not
    hanging: list[Any] = field(default_factory=list)  # files that hang on pages
    edges: list[float] | None = None  # of the columns of the table that ended the last page
    spans: list[Span] = field(default_factory=list)  # the same for one without rulings

    def passed_over(self, number: int) -> Paper:
        """Return what stands for a page that is left unread because those before it took all that a file may take."""
        self.beyond.append(number)
        return unread()

    def note(self, number: int, paper: Paper, hidden: bool) -> None:
        """Remember what there is to warn of on a page."""
        unseen = paper.heavy and (paper.cut_short or not paper.runs)
        told = (
            (self.unseen, unseen), (self.full, paper.cut_short and not unseen),
            (self.crowded, paper.crowded and not paper.cut_short), (self.torn, paper.torn),
            (self.heavy, paper.heavy and not unseen), (self.unmapped, paper.unmapped > MOST_UNMAPPED),
            (self.remarked, paper.remarks > 0), (self.hidden, hidden and not unseen),
        )  # fmt: skip
        for numbers, applies in told:
            if applies:
                numbers.append(number)
        self.hanging.extend(paper.enclosed)

    def take(self, printed: Print) -> None:
        """Add a page's lines, with offsets in the source."""
        for line in printed.lines:
            self.places[self.start + line.start] = printed.places[line.start]
            line.text = printed.text[line.start : line.end]
            line.start += self.start
            line.end += self.start
        self.lines.extend(printed.lines)
        self.start += len(printed.text) + 1


def unread() -> Paper:
    """Return the paper of a page that could not be read, of a usual size."""
    return Paper(595.0, 842.0, lost=True)


def warn_of_mending(source: Source, gathered: bool) -> None:
    """Add to `source` that its file was mended, how, and which pages may have lost all they had."""
    source.warnings.append(GATHERED if gathered else MENDED)
    empty = [page.number for page in source.pages if page.read_by == "tekstlaag" and not page.text]
    if empty:
        source.warnings.append(f"{_ranges(empty)} na het herstel leeg: er kan tekst ontbreken")


def warn(source: Source, pages: Pages, document: Document | None = None) -> None:
    """Add a warning to `source` for each sort of trouble that pages gave."""
    told = (
        *((numbers, what) for what, numbers in pages.scanned.items()),
        (pages.failed, "beschadigd, niet gelezen"),
        (pages.beyond, "niet gelezen: de pagina's zijn samen te zwaar"),
        (pages.torn, "deels beschadigd: er kan tekst ontbreken of onjuist zijn"),
        (pages.full, "te vol: niet alles gelezen, geen tabellen gezocht"),
        (pages.crowded, "te vol lijnen: geen tabellen gezocht"),
        (pages.unseen, "te zwaar om te bekijken, niet gelezen"),
        (pages.heavy, "met te grote beelden: alleen de tekstlaag is gelezen"),
        (pages.unmapped, "in een lettertype zonder tekencodes: de tekst is deels onleesbaar"),
    )
    for numbers, what in told:
        if numbers:
            source.warnings.append(f"{_ranges(numbers)} {what}")
    held = (
        (pages.hidden, "verborgen tekst, die is weggelaten"),
        (pages.remarked, "opmerkingen die pas na een klik te zien zijn; die zijn niet gelezen"),
    )
    for numbers, what in held:
        if numbers:
            source.warnings.append(f"{_ranges(numbers)} {'bevat' if len(numbers) == 1 else 'bevatten'} {what}")
    if document is not None:
        _warn_of_file(source, pages, document)


def _warn_of_file(source: Source, pages: Pages, document: Document) -> None:
    if document.damaged:
        source.warnings.append("PDF is beschadigd: er kan inhoud ontbreken")
    if len(source.pages) < (count := document.page_count()):
        found = "gelezen: het zijn er te veel" if document.bounded else "gevonden"
        source.warnings.append(f"PDF noemt {count} pagina's, maar er zijn er {len(source.pages)} {found}")
    source.warnings.extend(form_warnings(document))


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
