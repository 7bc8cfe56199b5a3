"""Give tables the title and peildatum that are printed within them or together before them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from itertools import groupby

from extract.parse.tables.captions import could_head, only_date, peildatum_in
from extract.parse.tables.drafts import Draft
from extract.parse.tables.headers import is_number
from extract.text.dates import find_dates
from extract.text.markup import plain
from extract.text.reading import Line
from models import Table


def title_row(draft: Draft) -> str | None:
    """Return the text of a first header row that holds one cell only: the table's title, printed within it."""
    if len(draft.header) < 2:
        return None
    filled = [text for text in draft.header[0].texts if text]
    return filled[0] if len(filled) == 1 and not is_number(filled[0]) else None


def peildatum(draft: Draft, around: Sequence[Line], near: dt.date | None) -> dt.date | None:
    """Return the day of the figures: said by a row, by a line near the table, or by its first header cell alone."""
    printed = [day for hit in find_dates(" ".join(draft.heads)) if (day := hit.date())]
    known = [near, *printed] if near else printed
    rows = [" ".join(row.texts) for row in [*draft.header, *draft.body[-3:], *draft.body[:1]]]
    if day := peildatum_in(rows, known, named=True):
        return day
    if day := peildatum_in([plain(line.text) for line in around], known):
        return day
    return only_date(draft.header[0].texts[0]) if draft.header else None


def lend_titles(tables: Sequence[Table], lines: Sequence[Line]) -> None:
    """Give untitled tables with the same labels the headings that stand, as many of them, together before them."""
    for key, group in groupby(tables, key=_labels):
        alike = list(group)
        if not key or len(alike) < 2 or any(table.title for table in alike):
            continue
        heads: list[Line] = []
        for line in reversed([line for line in lines if line.start < alike[0].start]):
            if could_head(line):
                heads.insert(0, line)
            elif not plain(line.text) or (line.gap and re.search(r"[.;:]\s*$", line.text)):
                break
        for table, line in zip(alike, heads if len(heads) == len(alike) else [], strict=False):
            table.title = plain(line.text)


def _labels(table: Table) -> tuple[str, ...]:
    """Return the labels of a table without header."""
    headed = any(cell.header for cell in table.cells)
    return () if headed else tuple(cell.text for cell in table.cells if cell.column == 0)
