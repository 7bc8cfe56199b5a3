"""Read the rows of tables as they stand in text: cells parted by tabs, pipe rows, and cells that run over lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from extract.text.blocks import OnLines, is_row
from extract.text.markup import plain
from extract.text.numbers import parse_number
from extract.text.prose import Prose
from extract.text.reading import Line

Span = tuple[int, int]
_PIPE = re.compile(r"\s*\|.*\|\s*")
_PIPE_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?\s*)?\s*|\s*\|\s*:?-{2,}:?\s*\|\s*")
_BAR = re.compile(r"(?<!\\)\|")
_OPEN_RULE = re.compile(r"[\s|:-]*-{2,}[\s|:-]*")
_LEAST_OPEN = 3  # pipe rows without outer pipes that stand together: fewer are a signature or a menu
_PARAGRAPH = re.compile(r"\s*<(?:p|ul|ol|li)\b[^<>\n]{0,200}>", re.IGNORECASE)
_RULE_CELL = re.compile(r"[-=_–—\s]*[-=_–—]{2,}[-=_–—\s]*")
_WORDS = re.compile(r"\s*[^\W_]")  # a line that begins with these draws nothing, and has no mark-up before them
_GROUPED = re.compile(r"[-–−(]?\d{1,3}(?:\.\d{3})+(?:,\d+)?[)%]?")
_MOST_LINES = 60  # a cell that is opened and never closed ends after this many lines


@dataclass
class Row(OnLines):
    """One printed row: the span of each cell ("" where nothing is printed has start == end), and its lines.

    `kind` is tab, pipe, lijn (a row that only draws a line) or plat (cells that were flattened to a line).
    """

    source: str
    cells: list[Span]
    lines: list[Line]
    kind: str
    pieces: dict[int, list[Span]] = field(default_factory=dict)  # cells whose lines have other cells between them

    @cached_property
    def texts(self) -> list[str]:
        """Return the cells as printed, without mark-up."""
        texts = [_printed(self.source[start:end]) for start, end in self.cells]
        for column, spans in self.pieces.items():
            texts[column] = Prose(self.source, spans).text
        return texts

    def add(self, column: int, span: Span) -> None:
        """Add what is printed at `span`, on a further line, to a cell."""
        start, end = self.cells[column]
        if start == end:
            self.cells[column] = span
        else:
            self.pieces[column] = [*self.pieces.get(column, [(start, end)]), span]
            self.cells[column] = start, span[1]
        self.__dict__.pop("texts", None)

    @property
    def gap(self) -> bool:
        """Tell whether a blank line, a wider space or a new page comes before the row."""
        return self.lines[0].gap


def _printed(text: str) -> str:
    """Return what a cell prints; a number that was too wide for it and went on on its next line is one number."""
    if "\u2028" in text and _GROUPED.fullmatch(joined := re.sub(r"\s+", "", text)):
        return joined
    return plain(text)


def _trimmed(source: str, start: int, end: int) -> Span:
    """Return the span without white space at its ends."""
    while start < end and source[start].isspace():
        start += 1
    while end > start and source[end - 1].isspace():
        end -= 1
    return start, end


def _split(source: str, start: int, end: int, kind: str, unclosed: bool) -> list[Span]:
    """Return the spans of the cells within a row."""
    text = source[start:end]
    if kind == "pipe":
        bars = [match.start() for match in _BAR.finditer(text)]
        bars = [-1, *bars, len(text)] if unclosed else bars
        edges = list(pairwise(bars))
        return [_trimmed(source, start + left + 1, start + right) for left, right in edges]
    spans, at = [], start
    for piece in text.split("\t"):
        spans.append(_trimmed(source, at, at + len(piece)))
        at += len(piece) + 1
    return spans


def _row(source: str, lines: list[Line], unclosed: bool = False) -> Row:
    first = lines[0].text
    kind = "tab" if "\t" in first.strip() or not _BAR.search(first) else "pipe"
    row = Row(
        source, _split(source, lines[0].start, lines[-1].end, kind, unclosed or not _PIPE.fullmatch(first)), lines, kind
    )
    if (len(first) < 2000 and _PIPE_RULE.fullmatch(first)) or _is_ruled(row):
        row.kind = "lijn"
    return row


def _is_ruled(row: Row) -> bool:
    """Tell whether the cells of a row draw a line; of most rows that is seen before their texts are made."""
    if _WORDS.match(row.lines[0].text):
        return False
    filled = [text for text in row.texts if text]
    return bool(filled) and all(map(_RULE_CELL.fullmatch, filled))


def row_runs(source: str, lines: Sequence[Line]) -> list[list[Row]]:
    """Return the rows in `lines`, each list of them unbroken by a line that is none."""
    runs: list[list[Row]] = []
    previous = index = 0
    open_rows = _open_rows(lines)
    while index < len(lines):
        row_here = index in open_rows or is_row(lines[index].text)
        last = _last_line(lines, index) if row_here else _opened(lines, index)
        if last < index:
            index += 1
            continue
        row = _row(source, list(lines[index : last + 1]), index in open_rows)
        if runs and previous == index:
            runs[-1].append(row)
        else:
            runs.append([row])
        previous = index = last + 1
    return _bridged(source, [_rejoined(run) for run in runs], lines)


def _open_rows(lines: Sequence[Line]) -> set[int]:
    """Return the indices of pipe rows without outer pipes: neighbours with as many bars, and numbers or a rule."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate([*lines, Line(0, 0, 0, "")]):
        bars = 0 if "\t" in line.text or "|" not in line.text else _bars(line.text)
        if run and (not bars or bars != _bars(lines[run[-1]].text)):
            if len(run) >= _LEAST_OPEN and _rows_of_table([lines[at].text for at in run]):
                found.update(run)
            run = []
        if bars:
            run.append(index)
    return found


def _bars(text: str) -> int:
    return sum(1 for _ in _BAR.finditer(text))


def _rows_of_table(texts: Sequence[str]) -> bool:
    """Tell whether lines with bars, few of them closed, are a table: a rule below the first, or numbers."""
    if sum(map(is_row, texts)) * 2 > len(texts):
        return False
    if _OPEN_RULE.fullmatch(texts[1]):
        return True
    counted = sum(any(parse_number(cell) for cell in _BAR.split(text)[1:]) for text in texts[1:])
    return counted * 2 >= len(texts) - 1


def _last_line(lines: Sequence[Line], first: int) -> int:
    """Return the index of the line that the row at `first` ends on: a paragraph open in a cell goes on."""
    depth = 0
    for index in range(first, min(first + _MOST_LINES, len(lines))):
        depth += lines[index].text.count("<p>") - lines[index].text.count("</p>")
        if depth <= 0:
            return index
    return first


def _opened(lines: Sequence[Line], first: int) -> int:
    """Return the index of the line that a row ends on whose first cell begins with paragraphs of their own, else -1."""
    if not _PARAGRAPH.match(lines[first].text):
        return -1
    for index in range(first + 1, min(first + _MOST_LINES, len(lines))):
        if lines[index].gap:
            return -1
        if is_row(lines[index].text):
            return _last_line(lines, index)
    return -1


def usual_width(rows: Sequence[Row]) -> int:
    """Return the number of cells that most rows have, the larger one when undecided."""
    counts = Counter(len(row.cells) for row in rows if row.kind != "lijn")
    return max(counts, key=lambda width: (counts[width], width), default=0)


def _rejoined(run: list[Row]) -> list[Row]:
    """Join rows that a line break within a cell tore in two: together they are as wide as the others are.

    Where line breaks within cells are marked as such, none was torn.
    """
    width, result = usual_width(run), list[Row]()
    if width < 3 or any("\u2028" in line.text for row in run for line in row.lines):
        return run
    for row in run:
        before = result[-1] if result else None
        if before and not row.gap and len(before.cells) + len(row.cells) - 1 == width and 1 < len(before.cells) < width:
            result[-1] = _row(row.source, [*before.lines, *row.lines])
        else:
            result.append(row)
    return result


def _bridged(source: str, runs: list[list[Row]], lines: Sequence[Line]) -> list[list[Row]]:
    """Take a line that goes on in small letters between two rows of the same width into the last cell before it."""
    at = {line.start: index for index, line in enumerate(lines)}
    result: list[list[Row]] = []
    for run in runs:
        before = result[-1][-1] if result else None
        between = lines[at[before.lines[-1].start] + 1 : at[run[0].start]] if before else []
        same = (
            before is not None and len(before.cells) == len(run[0].cells) >= 3 and before.kind == run[0].kind == "tab"
        )
        if before and same and 0 < len(between) <= 3 and not run[0].gap and all(map(_goes_on, between)):
            result[-1][-1] = _row(source, [*before.lines, *between])
            result[-1].extend(run)
        else:
            result.append(run)
    return result


def _goes_on(line: Line) -> bool:
    return not line.gap and line.text.strip()[:1].islower()
