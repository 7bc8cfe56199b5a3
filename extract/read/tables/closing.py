"""Let a table's own arithmetic choose between readings of its columns: the one whose totals close wins."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from extract.read.tables.figures import Row, has_digit
from extract.read.tables.spans import Span, column_of
from extract.text.numbers import parse_number

LEAST_PARTS = 3  # numbers that a total must be the sum of
MOST_READINGS = 16
Values = list[float | None]


def best_columns(rows: Sequence[Row], spans: list[Span]) -> list[Span]:
    """Return the columns under which most totals close; on a tie the fewest columns that hold nothing but marks."""
    readings = list(itertools.islice(_readings(rows, spans), MOST_READINGS))
    if len(readings) == 1:
        return spans
    return max(readings, key=lambda made: (closings(values_of(rows, made)), -_bare(made)))


def _readings(rows: Sequence[Row], spans: list[Span]) -> Iterator[list[Span]]:
    """Yield the columns as found, and with neighbours joined that no row fills both of."""
    yield spans
    filled = [{column_of(figure, spans) for figure in row.figures} for row in rows if row.figures]
    joints = [
        index
        for index in range(1, len(spans) - 1)
        if _holds_figures(index, filled) and _holds_figures(index + 1, filled)
        and not any({index, index + 1} <= columns for columns in filled)
    ]  # fmt: skip
    for count in range(1, len(joints) + 1):
        for chosen in itertools.combinations(joints, count):
            if not any(b - a == 1 for a, b in itertools.pairwise(chosen)):
                yield _joined(spans, chosen)


def _holds_figures(index: int, filled: list[set[int]]) -> bool:
    return any(index in columns for columns in filled)


def _joined(spans: list[Span], joints: Sequence[int]) -> list[Span]:
    made: list[Span] = []
    for index, span in enumerate(spans):
        if index - 1 in joints:
            last = made.pop()
            wider = last if last.numbers >= span.numbers else span
            made.append(Span(last.x0, span.x1, last.numbers + span.numbers, wider.side))
        else:
            made.append(span)
    return made


def _bare(spans: list[Span]) -> int:
    """Return how many columns of figures hold not one number; text columns count the same in each reading."""
    return sum(not span.numbers for span in spans)


def values_of(rows: Sequence[Row], spans: Sequence[Span]) -> list[Values]:
    """Return the numbers of each row by column, None where there is none."""
    table: list[Values] = []
    for row in rows:
        if row.figures:
            values: Values = [None] * len(spans)
            for figure in row.figures:
                if has_digit(figure.text):
                    number = parse_number(figure.text)
                    values[column_of(figure, spans)] = None if number is None else number.value
            table.append(values)
    return table


def closings(table: Sequence[Values]) -> int:
    """Return how many columns end in the sum of what stands above, and how many rows in that of what stands before."""
    columns = [list(column) for column in zip(*table, strict=True)]
    return sum(_closes(line) for line in [*columns, *table])


def _closes(line: Sequence[float | None]) -> bool:
    numbers = [value for value in line if value is not None]
    *parts, total = numbers or [0.0]
    return len(parts) >= LEAST_PARTS and total != 0 and line[-1] is not None and abs(sum(parts) - total) < 0.5
