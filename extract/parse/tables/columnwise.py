"""Read tables that were flattened column by column: all labels one to a line, then each column's header and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.register import lookup
from extract.parse.tables.rows import Row, Span
from extract.parse.tables.stacked import is_figure, is_label, trimmed
from extract.text.markup import plain
from extract.text.reading import Line

_LEAST = 4  # rows; one more where there is a single column of figures
_TOTAL = re.compile(r"totaal\b|totalen\b|total\b", re.IGNORECASE)
_MOST_LABELS = 400  # lines that are looked back at for the labels and headers of a table
_MOST_HEADS = 3  # lines of one column's header


@dataclass
class Columnwise:
    """A table read column by column: its rows, its header cells by row and column, its first and last line."""

    rows: list[Row]
    header: list[list[Span | None]]
    first: int
    last: int


@dataclass
class _Run:
    """A run of figure lines, from `start` up to `end`."""

    start: int
    end: int

    @property
    def size(self) -> int:
        """Return how many figures the run has."""
        return self.end - self.start


def columnwise(source: str, lines: Sequence[Line]) -> list[Columnwise]:
    """Return the tables in `lines` that stand column after column."""
    found: list[Columnwise] = []
    after = 0
    for group in _groups(lines):
        if len(group) == 1 and (whole := _together(source, lines, group[0], after)):
            found.append(whole)
            after = whole.last + 1
            continue
        heads = group[1].start - group[0].end if len(group) > 1 else 1
        size = group[0].size
        first = group[0].start - heads - size
        if size < _LEAST + (len(group) == 1) or first < after:
            continue
        if not all(is_label(line) for line in lines[first : group[0].start]):
            continue
        if not _labels_first(lines[first : first + size], [lines[run.start - 1] for run in group]):
            continue
        table = _table(source, lines, group, heads, first)
        if table.first >= after and len({row.texts[0] for row in table.rows}) * 2 > size:
            found.append(table)
            after = table.last + 1
    return found


def _runs(lines: Sequence[Line]) -> Iterable[_Run]:
    """Yield the runs of neighbouring lines that hold one figure each."""
    start: int | None = None
    for index, line in enumerate(lines):
        if is_figure(line):
            start = index if start is None else start
        elif start is not None:
            yield _Run(start, index)
            start = None
    if start is not None:
        yield _Run(start, len(lines))


def _groups(lines: Sequence[Line]) -> list[list[_Run]]:
    """Return the runs of figures that are as long and have as many header lines between them."""
    groups: list[list[_Run]] = []
    for run in _runs(lines):
        group = groups[-1] if groups else []
        between = run.start - group[-1].end if group else 0
        alike = bool(group) and group[-1].size == run.size and 0 < between <= _MOST_HEADS
        steady = len(group) < 2 or between == group[1].start - group[0].end
        if alike and steady and all(is_label(line) for line in lines[group[-1].end : run.start]):
            group.append(run)
        else:
            groups.append([run])
    return groups


def _together(source: str, lines: Sequence[Line], run: _Run, after: int) -> Columnwise | None:
    """Return the table whose labels, headers and figures each stand together, the figures column by column.

    There are as many figures as labels times headers; what the labels name tells which lines they are.
    """
    start = run.start
    while start > after and run.start - start < _MOST_LABELS and is_label(lines[start - 1]):
        start -= 1
    above = run.start - start
    forms = [
        (size, run.size // size)
        for size in range(_LEAST, run.size // 2 + 1)
        if run.size % size == 0 and 0 < above - size - run.size // size <= 1 + _MOST_HEADS
    ]
    known = sorted(
        ((_evidence(lines[own : own + size], lines[names : names + heads]), own, names, size, heads))
        for size, heads in forms
        for own, names in (
            (run.start - heads - size, run.start - heads),  # labels, then headers
            (run.start - size, run.start - size - heads),  # headers, then labels
        )
    )
    if not known or known[-1][0] <= 0 or (len(known) > 1 and known[-1][0] == known[-2][0]):
        return None
    _, own, names, size, heads = known[-1]
    columns = [lines[run.start + at * size : run.start + (at + 1) * size] for at in range(heads)]
    rows = [
        _row(source, [line, *(column[at] for column in columns)]) for at, line in enumerate(lines[own : own + size])
    ]
    first = min(own, names) - 1
    header: list[Span | None] = [trimmed(line) for line in [lines[first], *lines[names : names + heads]]]
    return Columnwise(rows, [header], first, run.end - 1)


def _evidence(labels: Sequence[Line], heads: Sequence[Line]) -> int:
    """Return how much tells that lines are the labels of rows and others are headers: areas, and a total at the end."""
    total = bool(_TOTAL.match(labels[-1].text.strip())) - bool(_TOTAL.match(labels[0].text.strip()))
    return _areas(labels) - _areas(heads) + 2 * total


def _row(source: str, own: Sequence[Line]) -> Row:
    return Row(source, [trimmed(line) for line in own], list(own), "plat")


def _labels_first(labels: Sequence[Line], heads: Sequence[Line]) -> bool:
    """Tell whether the lines printed first are the rows' labels, not a header: they name more areas, or are more.

    The same lines may be a table of one row for each of `heads`, printed row by row below a header.
    """
    areas = _areas(labels) - _areas(heads)
    return areas > 0 if areas else len(labels) > len(heads)


def _areas(lines: Sequence[Line]) -> int:
    return sum(bool(lookup(plain(line.text))) for line in lines)


def _table(source: str, lines: Sequence[Line], group: Sequence[_Run], heads: int, first: int) -> Columnwise:
    """Return the table whose labels start at line `first`; the line before them heads them."""
    size = group[0].size
    rows = [_row(source, [lines[first + at], *(lines[run.start + at] for run in group)]) for at in range(size)]
    header: list[list[Span | None]] = [
        [None, *(trimmed(lines[run.start - heads + level]) for run in group)] for level in range(heads)
    ]
    if first > 0 and is_label(lines[first - 1]) and lines[first - 1].page == lines[first].page:
        first -= 1
        header[0][0] = trimmed(lines[first])
    return Columnwise(rows, header, first, group[-1].end - 1)
