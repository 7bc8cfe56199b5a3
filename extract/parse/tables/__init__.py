"""Find the tables of a document: title, header rows and cells as printed, over page breaks too."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extract.parse.tables.aligned import aligned
from extract.parse.tables.beside import head_above, parted
from extract.parse.tables.captions import (
    caption_below,
    is_caption,
    is_furniture,
    is_margin,
    is_page_head,
    note_below,
    title_above,
)
from extract.parse.tables.cells import laid_out
from extract.parse.tables.columnwise import Columnwise, columnwise
from extract.parse.tables.doubt import TOTAL
from extract.parse.tables.drafts import Draft
from extract.parse.tables.flattened import Flat, flattened
from extract.parse.tables.headers import header_count, is_field_row, is_list
from extract.parse.tables.mending import WIDEST, mended
from extract.parse.tables.rows import Row, row_runs, usual_width
from extract.parse.tables.stacked import distinct, stacked_rows
from extract.parse.tables.titles import lend_titles, peildatum, title_row
from extract.text.markup import plain
from extract.text.numbers import parse_number
from extract.text.reading import Line, Reading
from models import Document, Table

_FEW = 0.6  # share of its rows that must be as wide as the table
_LOOK_BACK = 100  # rows that are looked at to tell whether another table starts
_REPEATED = 3  # lines of a title that may be printed again over the rest of a table
_OWN = 3  # lines: a caption closer to the table below it is that one's title
_SPARSE = 0.12  # share of the cells with something in them: below this it is the drawing of a map


def find_tables(reading: Reading, document: Document) -> None:
    """Fill `document.tables` with what its lines print as a table."""
    lines = [line for line in reading.lines_of(document) if not is_furniture(line)]
    at = {line.start: index for index, line in enumerate(lines)}
    drafts: list[Draft] = []
    for run in row_runs(reading.text, lines):
        layout = {row.start for row in laid_out(run)}
        for part in _parts([row for row in run if row.cells and row.start not in layout]):
            draft = _draft(part, at)
            if draft and drafts and _continues(drafts[-1], draft, lines):
                _append(drafts[-1], draft)
            elif draft:
                drafts.append(draft)
    drafts = [draft for draft in drafts if _is_table(draft)]
    for before, draft in pairwise([None, *drafts]):
        if draft:
            head_above(draft, lines, before.last + 1 if before else 0)
    drafts += _apart(drafts, _joined_pages(_of_spaces(reading.text, lines), lines))
    columns = [_of_columns(found) for found in columnwise(reading.text, lines)]
    drafts += _apart(drafts, [draft for draft in columns if not _counts_on(draft)])
    stacked = [
        Draft([], rows, first, last, spans=header)
        for rows, first, last, header in stacked_rows(reading.text, lines)
        if distinct(rows)
    ]
    stacked = [draft for draft in stacked if not _counts_on(draft)]
    flats = [_of_flat(flat) for flat in flattened(reading.text, lines)]
    for draft in sorted(_apart(drafts, [*stacked, *flats]), key=lambda draft: -len(draft.body)):
        drafts += _apart(drafts, [draft])
    ends = 0
    drafts.sort(key=lambda draft: draft.first)
    firsts = [*(draft.first for draft in drafts[1:]), len(lines) + _OWN]
    for draft, following in zip(drafts, firsts, strict=False):
        caption = caption_below(lines[draft.last + 1 : max(draft.last + 1, following - _OWN)])
        for single in parted(draft):
            document.tables.append(_table(single, lines, ends, document.date))
            if caption and not is_caption(document.tables[-1].title or ""):
                document.tables[-1].title = caption
        ends = draft.last + 1
    lend_titles(document.tables, lines)


def _parts(run: list[Row]) -> Iterable[list[Row]]:
    """Cut a run of rows where a gap is followed by another header or by labels that start again."""
    part: list[Row] = []
    for index, row in enumerate(run):
        if part and (
            _other_form(part[-1], row)
            or _other_page(part[-1], row)
            or _after_gap(part[-_LOOK_BACK:], run[index : index + _LOOK_BACK])
        ):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _other_form(before: Row, row: Row) -> bool:
    """Tell whether one row has pipes and the other tabs; lines drawn between rows are either."""
    return (before.kind == "pipe") != (row.kind == "pipe") and "lijn" not in (before.kind, row.kind)


def _other_page(before: Row, row: Row) -> bool:
    """Tell whether a row stands on the next page and has another number of cells."""
    return before.lines[-1].page != row.page and len(before.cells) != len(row.cells)


def _after_gap(part: Sequence[Row], rest: Sequence[Row]) -> bool:
    """Tell whether `rest` stands apart from `part` on the same page and is another table."""
    return rest[0].gap and rest[0].page == part[-1].lines[-1].page and _starts_anew(part, rest)


def _starts_anew(part: Sequence[Row], rest: Sequence[Row]) -> bool:
    """Tell whether the rows after a gap are another table: another width, a label again, or a header again."""
    if "<p>" in rest[0].source[part[-1].start : rest[0].end]:
        return False
    if len(rest[0].cells) != usual_width(part):
        return True
    label = rest[0].texts[0]
    spaced = len(part) > 2 and all(row.gap for row in part[1:])  # blank lines between all rows part no tables
    if len(part) > 1 and not spaced and label and any(row.texts[0] == label for row in part):
        return True
    block = [rest[0]]
    for row in rest[1:]:
        if row.gap:
            break
        block.append(row)
    return len(block) > 1 and (header_count(_grid(block)) > 0 or _headed_in_bold(block))


def _headed_in_bold(rows: Sequence[Row]) -> bool:
    """Tell whether the first of `rows` is in bold type and those below it are not: the names of their columns."""
    filled = sum(map(bool, rows[0].texts))
    bold = [all(line.bold for line in row.lines) for row in rows]
    return len(rows) > 2 and filled > 1 and bold[0] and not any(bold[1:]) and not is_field_row(rows[0].texts)


def _grid(rows: Sequence[Row]) -> list[list[str]]:
    """Return the rows' texts, all as wide as the widest."""
    width = max((len(row.cells) for row in rows), default=0)
    return [row.texts + [""] * (width - len(row.texts)) for row in rows]


def _draft(rows: list[Row], at: dict[int, int]) -> Draft | None:
    """Return the rows as a table with its header apart, None when nothing is printed in them."""
    printed = [row for row in rows if row.kind != "lijn" and any(row.texts)]
    if not printed:
        return None
    count = header_count(_grid(printed)) or int(_headed_in_bold(printed))
    if rows[0].kind == "pipe" and (ruled := next((n for n, row in enumerate(rows) if row.kind == "lijn"), 0)):
        above = sum(row.kind != "lijn" and any(row.texts) for row in rows[:ruled])
        count = max(count, above) if above < len(printed) and not is_field_row(printed[0].texts) else count
    draft = Draft(*mended(printed[:count], _unrepeated(printed[:count], printed[count:])))
    draft.first, draft.last = at[rows[0].lines[0].start], at[rows[-1].lines[-1].start]
    return draft


def _unrepeated(header: list[Row], body: list[Row]) -> list[Row]:
    """Return the body without the header rows that are printed again at the top of a page."""
    heads = [row.texts for row in header]
    kept: list[Row] = []
    page = header[-1].page if header else 0
    for row in body:
        if row.page == page or row.texts not in heads:
            kept.append(row)
            page = row.page
    return kept


def _continues(before: Draft, draft: Draft, lines: Sequence[Line]) -> bool:
    """Tell whether `draft` goes on with the table on the page before: as wide, no other header, no other title."""
    if before.width != draft.width or before.width < 2 or lines[before.last].page == lines[draft.first].page:
        return False
    between = [plain(line.text) for line in lines[before.last + 1 : draft.first]]
    above = {plain(line.text) for line in lines[max(0, before.first - len(between)) : before.first]}
    above_it = lines[before.last + 1 : draft.first]
    if not draft.header and is_margin(above_it) and above_it[0].page == lines[draft.first].page:
        return True
    texts = [row.texts for row in draft.header]
    same = texts == [row.texts for row in before.header][: len(texts)]
    if len(between) > _REPEATED or not above.issuperset(between):
        return bool(texts) and same and _under_head(before, draft, lines)
    return not texts or same


def _under_head(before: Draft, draft: Draft, lines: Sequence[Line]) -> bool:
    """Tell whether nothing but the head of a page parts a table from its other rows, below its header again.

    A total or a label that comes again says that the tables are two, each under its own title.
    """
    between = lines[before.last + 1 : draft.first]
    if len(between) != 1 or between[0].page != lines[draft.first].page or not is_page_head(between[0]):
        return False
    labels = {row.texts[0] for row in before.body}
    return labels.isdisjoint(row.texts[0] for row in draft.body) and not TOTAL.match(before.body[-1].texts[0])


def _append(before: Draft, draft: Draft) -> None:
    """Add the rows of `draft` to the table that it goes on with; a repeated header is left out."""
    before.body += draft.body
    before.last = draft.last


def _is_table(draft: Draft) -> bool:
    """Tell a table from lines that happen to hold tabs: fields, lists and lone rows are none."""
    rows = [*draft.header, *draft.body]
    width = usual_width(rows)
    if not 2 <= draft.width <= WIDEST or width < 2 or not draft.body or len(rows) < 2:
        return False
    alike = sum(abs(len(row.cells) - width) <= width // 4 for row in rows)
    grid = _grid(rows)
    filled = sum(1 for row in grid if sum(map(bool, row)) > 1)
    if alike < _FEW * len(rows) or filled * 3 < len(rows):
        return False
    if sum(sum(map(bool, row)) for row in grid) < _SPARSE * width * len(rows):
        return False
    return bool(draft.header) or not is_list(grid)


def _of_spaces(source: str, lines: Sequence[Line]) -> list[Draft]:
    return [Draft(found.header, found.body, found.first, found.last) for found in aligned(source, lines)]


def _joined_pages(drafts: Sequence[Draft], lines: Sequence[Line]) -> list[Draft]:
    """Return the drafts, those that go on with the one on the page before joined to it."""
    joined: list[Draft] = []
    for draft in drafts:
        if joined and _continues(joined[-1], draft, lines):
            _append(joined[-1], draft)
        else:
            joined.append(draft)
    return joined


def _apart(found: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts that share no line with those already found."""
    taken = {index for draft in found for index in range(draft.first, draft.last + 1)}
    return [draft for draft in drafts if taken.isdisjoint(range(draft.first, draft.last + 1))]


def _of_columns(found: Columnwise) -> Draft:
    return Draft([], found.rows, found.first, found.last, spans=found.header)


def _counts_on(draft: Draft) -> bool:
    """Tell whether the only figures of a table are the numbers of a list: each one more than the one before."""
    values = [parse_number(row.texts[-1]) for row in draft.body]
    steps = {b.value - a.value for a, b in pairwise(values) if a and b and a.value is not None and b.value is not None}
    return draft.width == 2 and None not in values and steps == {1}


def _of_flat(flat: Flat) -> Draft:
    return Draft([], flat.rows, flat.first, flat.last, flat.title, flat.header)


def _table(draft: Draft, lines: Sequence[Line], since: int, near: dt.date | None) -> Table:
    """Return the record of a table; `since` is the index of the first line after the table before it."""
    first, last = lines[draft.first], lines[draft.last]
    above, below = lines[since : draft.first], lines[draft.last + 1 : draft.last + 5]
    table = Table(start=first.start, end=last.end, page=first.page, last_page=last.page, method="regel:tabel")
    table.hold(draft.cells())
    table.title = draft.title or title_above(above) or title_row(draft)
    table.peildatum = peildatum(draft, [*above[-4:], *below[:2]], near)
    table.note = note_below(below)
    if draft.body[0].kind == "plat":
        table.method = "regel:tabel-plat"
    return table
