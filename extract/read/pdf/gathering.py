"""Gather what the pages of a PDF give: lines with offsets in the source, and what to warn of."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.read.pdf.printing import Print
from extract.read.tables.spans import Span
from extract.text.reading import Line
from models import Source


@dataclass
class Pages:
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


def warn(source: Source, pages: Pages) -> None:
    """Add a warning to `source` for each sort of trouble that pages gave."""
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
