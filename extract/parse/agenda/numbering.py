"""Find lines and cells that open with a number or letter, and note what tells a heading from a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.parse.actions.columns import action_columns, columns_of, kinds_of
from extract.parse.agenda.itemlabels import LABEL, Numbered, read_label, read_title
from extract.parse.tables.cells import cell_lines, counts_on, first_line, is_list, laid_out
from extract.parse.tables.rows import Row, row_runs
from extract.text.markup import plain, plain_map
from extract.text.reading import Line, Reading

# A title that ends in one of these goes on.
_UNFINISHED = re.compile(
    r"(?:[,(/–-]|\b(?:en|of|van|de|het|een|voor|in|met|op|te|tot|aan|bij|over|der|den|door|om|uit|naar|als|inzake))$"
)
_NOTE = 0.9  # of the usual size of type: what is printed smaller is a footnote
_INTRODUCES = re.compile(r"[:;]\s*[*_]*\s*$")
_AGENDA_INTRO = re.compile(r"agenda|onderwerpen|bespreekpunten|op de rol", re.IGNORECASE)

_WERE_ON = re.compile(
    r"\b(?:onderwerpen|punten)\b.{0,30}\b(?:aan de orde|besproken|behandeld|ter sprake)\b", re.IGNORECASE
)


def numbered(reading: Reading, lines: Sequence[Line], *, roman: bool = False) -> list[Numbered]:
    """Return what opens with a number or letter in `lines`, in order, tables that hold an agenda included.

    With `roman` the numbers are Roman ones, and those in Arabic figures are lists in the text.
    """
    runs = [run for run in row_runs(reading.text, lines) if not is_list(run)]
    rows = {line.start for run in runs for row in run for line in row.lines}
    found = [] if roman else [item for run in runs for item in _in_table(reading.text, run)]
    prose = [line for line in lines if line.start not in rows]
    usual = _usual_size(prose)
    prose = [line for line in prose if not (usual and line.size and line.size < usual * _NOTE)]
    for index, line in enumerate(prose):
        before = prose[index - 1] if index else None
        if item := _in_line(reading.text, line, prose[index + 1 : index + 5], usual, roman=roman):
            intro = before.text.strip() if before else ""
            agenda = (len(intro) < 60 and _AGENDA_INTRO.search(intro)) or _WERE_ON.search(intro)
            item.introduced = bool(_INTRODUCES.search(intro)) and not agenda
            found.append(item)
    return sorted(found, key=lambda item: item.start)


def _usual_size(lines: Sequence[Line]) -> float | None:
    """Return the point size that most text is printed in."""
    sizes = sorted(line.size for line in lines if line.size)
    return sizes[len(sizes) // 2] if sizes else None


def _in_line(
    source: str, line: Line, following: Sequence[Line], usual: float | None, *, roman: bool
) -> Numbered | None:
    """Return the label that `line` opens with; its title may go on over the lines after it."""
    if len(line.text) > 4000 and not LABEL.match(line.text[:200]):
        return None
    item = read_label(source, line.start, line.end, line.page, roman=roman)
    if item is None:
        return None
    item.marks = item.marks or line.level
    item.bare = item.bare and not line.level
    item.alone = item.bare and not item.title and bool(following) and _is_title(following[0])
    if item.bare and not item.alone and not (item.title[:1].isupper() and len(item.title) < 90):
        return None
    item.gap = line.gap
    item.large = bool(line.bold) or bool(usual and line.size and line.size > usual * 1.08)
    item.emphasis = item.emphasis or bool(line.bold)
    last = line
    for after in following:
        if not (item.alone and not item.title) and not _goes_on(item, last, after):
            break
        _extend(source, item, after)
        last = after
    return item


def _is_title(line: Line) -> bool:
    """Tell whether a line may be the title of the number that stands alone on the line above it."""
    words = plain(line.text)
    return not line.gap and words[:1].isupper() and 3 < len(words) < 90 and not words.endswith((".", ":", ","))


def _goes_on(item: Numbered, last: Line, after: Line) -> bool:
    """Tell whether the title runs on: in capitals over a gap, or within an open bracket or a heading's type."""
    if not item.title or item.alone:
        return item.word and not item.alone and len(plain(after.text)) < 90 and not LABEL.match(after.text)
    if after.begins or LABEL.match(after.text) or item.marks or re.match(r"\s*[-•*#>]", after.text):
        return False
    words = plain(after.text)
    if item.capitals:
        return len(re.findall(r"[A-ZÀ-Ý]", words)) >= 4 and words == words.upper() and len(last.text.strip()) > 30
    if after.gap:
        return False
    if item.title.count("(") > item.title.count(")") or (_UNFINISHED.search(item.title) and len(item.title) > 25):
        return True
    if item.large and last.bold == after.bold and last.size == after.size and (after.bold or after.size != last.size):
        return len(words) < 110 and not words.endswith(".")
    return False


def _extend(source: str, item: Numbered, line: Line) -> None:
    """Take the words of `line` into the title."""
    words, at = plain_map(line.text, line.start)
    if words:
        if not item.title:
            item.title_start = at[0]
        item.title = f"{item.title} {words}".strip()
        item.title_end = item.end = at[-1] + 1


def _in_table(source: str, run: Sequence[Row]) -> Iterator[Numbered]:
    """Yield the items in the cells of a table: of an action list only those in its column of subjects."""
    if rows := laid_out(run):
        for row in rows:
            yield from _in_row(source, row, [], 0, agenda=True)
        return
    rows = [row for row in run if row.kind != "lijn"]
    heads = rows[0].texts if rows else []
    only: int | None = None
    if action_columns(heads):
        only = columns_of(heads, ("subject",)).get("subject")
        if only is None:
            return
    agenda = counts_on(rows) or any(
        kinds_of(head)[:1] and kinds_of(head)[0] in ("subject", "purpose", "attachment") for head in heads
    )
    for row in rows:
        yield from _in_row(source, row, heads, only, agenda=agenda)


def _in_row(source: str, row: Row, heads: list[str], only: int | None, *, agenda: bool) -> Iterator[Numbered]:
    """Yield the items in one row; the other cells of the row go along with the first."""
    for index, (start, end) in enumerate(row.cells):
        if only is not None and index != only:
            continue
        for first, last in cell_lines(source, start, end):
            if first == start:
                last = max(last, first_line(source, start, end)[1])
            item = read_label(source, first, last, row.page)
            if item is None or (item.bare and not (agenda and not item.title)):
                continue
            used = index
            if not item.title and index + 1 < len(row.cells) and row.texts[index + 1]:
                used = index + 1
                title, a, b, set_off = read_title(source, *first_line(source, *row.cells[used]), opened=False)
                item.title, item.title_start, item.title_end, item.end = title, a, b, b
                item.emphasis = item.emphasis or set_off
            item.cell, item.indent, item.bare = True, 0, False
            if first == start:
                item.rest = [(heads[i] if i < len(heads) else "", t) for i, t in enumerate(row.texts) if i > used and t]
            yield item
