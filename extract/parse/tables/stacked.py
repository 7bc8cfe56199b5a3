"""Read tables whose cells stand one to a line: a label, its figures below it, the next label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.parse.tables.rows import Row, Span
from extract.text.blocks import is_row
from extract.text.markup import plain
from extract.text.numbers import BLANKS, parse_number
from extract.text.reading import Line

_LEAST = 4  # rows; one more where each has a single figure
_MOST_FIGURES = 20
_LONGEST = 90  # characters
_LETTERS = re.compile(r"[^\W\d_]{2}")
_YEAR = re.compile(r"(?:19|20)\d\d")
_LIST = re.compile(r"^\W*(?:\d+[.)]|[-•–*])\s")


@dataclass
class Group:
    """A label line and the lines with one figure each that follow it."""

    first: int
    figures: int


def is_figure(line: Line) -> bool:
    """Tell whether a line holds one figure, or what stands where there is none."""
    text = plain(line.text)
    return len(text) < 16 and ((bool(text) and text.lower() in BLANKS) or parse_number(text) is not None)


def is_label(line: Line) -> bool:
    """Tell whether a line may be a label or header: short, words, neither prose nor an item of a list."""
    text = plain(line.text)
    prose = text.endswith((".", ":", ";", ",", "?")) or bool(_LIST.match(text))
    return (
        1 < len(text) <= _LONGEST
        and bool(_LETTERS.search(text))
        and not prose
        and not is_row(line.text)
        and not is_figure(line)
    )


def stacked_rows(source: str, lines: Sequence[Line]) -> list[tuple[list[Row], int, int, list[list[Span | None]]]]:
    """Return tables printed one cell to a line: rows, index of first and last line, header cells by row and column."""
    groups = [
        Group(index, count)
        for index, line in enumerate(lines)
        if is_label(line) and (count := _figures_after(lines, index)) and count <= _MOST_FIGURES
    ]
    found = []
    for run in _alike(groups):
        width = run[0].figures + 1
        rows = [_row(source, lines[group.first : group.first + width]) for group in run]
        header = _header(lines, run[0].first, width)
        first, last = run[0].first - (width if header else 0), run[-1].first + width - 1
        if not header and all(map(_YEAR.fullmatch, rows[0].texts[1:])):
            header = [list[Span | None](rows.pop(0).cells)]
        found.append((rows, first, last, header))
    return found


def _figures_after(lines: Sequence[Line], index: int) -> int:
    """Return how many lines with one figure follow a label."""
    count = 0
    while index + count + 1 < len(lines) and count <= _MOST_FIGURES and is_figure(lines[index + count + 1]):
        count += 1
    return count


def _alike(groups: Sequence[Group]) -> list[list[Group]]:
    """Return the runs of neighbouring groups with as many figures each, long enough to be a table."""
    runs: list[list[Group]] = []
    for group in groups:
        before = runs[-1][-1] if runs else None
        if before and before.figures == group.figures and group.first == before.first + before.figures + 1:
            runs[-1].append(group)
        else:
            runs.append([group])
    return [run for run in runs if len(run) >= _LEAST + (run[0].figures == 1)]


def _row(source: str, lines: Sequence[Line]) -> Row:
    """Return the row whose cells are `lines`."""
    return Row(source, [trimmed(line) for line in lines], list(lines), "plat")


def trimmed(line: Line) -> Span:
    """Return the span of what a line prints."""
    start = line.start + len(line.text) - len(line.text.lstrip())
    return start, line.start + len(line.text.rstrip())


def _header(lines: Sequence[Line], first: int, width: int) -> list[list[Span | None]]:
    """Return the labels just before the first row as its header, when there is one for each column."""
    above = lines[max(0, first - width) : first]
    further = first - width - 1
    alone = further < 0 or lines[first - width].gap or not is_label(lines[further])
    if len(above) == width and all(map(is_label, above)) and alone:
        return [[trimmed(line) for line in above]]
    return []


def distinct(rows: Sequence[Row]) -> bool:
    """Tell whether the labels differ, as those of a table do."""
    counts = Counter(row.texts[0] for row in rows)
    return len(counts) * 2 > len(rows)
