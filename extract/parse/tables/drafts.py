"""A table in the making: its header and body rows, and the lines that it stands on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from extract.parse.tables.doubt import judge
from extract.parse.tables.rows import Row, Span
from extract.text.markup import plain
from extract.text.numbers import parse_number
from models import Cell


@dataclass
class Draft:
    """A table in the making: its header and body rows, and the indices of its first and last line."""

    header: list[Row]
    body: list[Row]
    first: int = 0
    last: int = 0
    title: str | None = None
    spans: list[list[Span | None]] = field(default_factory=list)  # header cells that are no row of their own

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return max(len(row.cells) for row in [*self.header, *self.body])

    @property
    def heads(self) -> list[str]:
        """Return the texts of the header cells, those that are no row of their own first."""
        source = self.body[0].source
        heads = [plain(source[span[0] : span[1]]) for spans in self.spans for span in spans if span]
        return heads + [text for row in self.header for text in row.texts]

    def cells(self) -> list[Cell]:
        """Return the cells that something is printed in."""
        printed = list(_printed(self))
        # a column that nothing is printed in is the white between two rulings
        used = {column: at for at, column in enumerate(sorted({column for _, column, *_ in printed}))}
        cells = [_cell(row, used[column], span, text, head, page) for row, column, span, text, head, page in printed]
        judge(cells)
        return cells


def _printed(draft: Draft) -> Iterable[tuple[int, int, Span, str, bool, int]]:
    """Yield row, column, span, text, whether it is a header, and page of each cell that something is printed in."""
    source, page = draft.body[0].source, _pages(draft)
    for index, spans in enumerate(draft.spans):
        for column, span in enumerate(spans):
            if span and (text := plain(source[span[0] : span[1]])):
                yield index, column, span, text, True, page(span[0])
    headers = len(draft.spans) + len(draft.header)
    for index, row in enumerate([*draft.header, *draft.body], start=len(draft.spans)):
        for column, (span, text) in enumerate(zip(row.cells, row.texts, strict=True)):
            if text:
                yield index, column, span, text, index < headers, page(span[0])


def _pages(draft: Draft) -> Callable[[int], int]:
    """Return a function that gives the page of an offset within the draft."""
    lines = sorted((line.start, line.page) for row in [*draft.header, *draft.body] for line in row.lines)
    starts = [start for start, _ in lines]
    return lambda offset: lines[max(0, bisect_right(starts, offset) - 1)][1]


def _cell(row: int, column: int, span: Span, text: str, header: bool, page: int) -> Cell:
    number = None if header else parse_number(text)
    return Cell(
        row=row,
        column=column,
        start=span[0],
        end=span[1],
        page=page,
        text=text,
        header=header,
        value=number.value if number else None,
        uncertain=bool(number and number.uncertain),
        method="regel:tabel",
        score=0.6 if number and number.uncertain else 1.0,
    )
