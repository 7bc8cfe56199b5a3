"""Charts: everything stands within its drawing, at its place, and can be told from the rest without colour."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.browse.about.charts import (
    LINE,
    WIDTH,
    Bar,
    Dot,
    Line,
    bars_drawn,
    lines_drawn,
    nice_ticks,
    time_scale,
    time_ticks,
)
from pipelines.browse.about.periods import span_of

NUMBERS = st.floats(-1e9, 1e9).map(lambda value: round(value, 2))
DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1))
LINES = st.lists(
    st.builds(
        lambda name, dots: Line(name, [Dot(day, value, "iets", "x") for day, value in dots]),
        st.text(min_size=1, max_size=40),
        st.lists(st.tuples(DAYS, NUMBERS), min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=7,
)


@given(NUMBERS, NUMBERS)
def test_ticks_are_round_and_hold_every_number(one: float, other: float) -> None:
    low, high = sorted((one, other))
    ticks = nice_ticks(low, high)
    assert ticks[0] <= low
    assert ticks[-1] >= high - 1e-6 * max(1.0, high - low)
    assert 2 <= len(ticks) <= 9
    steps = [after - before for before, after in pairwise(ticks)]
    assert max(steps) - min(steps) < 1e-6 * max(steps[0], 1)


@given(DAYS, DAYS)
def test_the_days_of_an_axis_stand_on_it_in_order(one: dt.date, other: dt.date) -> None:
    scale = time_scale(min(one, other), max(one, other), 40, 400)
    ticks = time_ticks(scale)
    assert 1 <= len(ticks) <= 6
    assert all(40 <= place <= 400 for place, _ in ticks)
    assert [place for place, _ in ticks] == sorted({place for place, _ in ticks})


@given(LINES)
def test_every_point_and_name_stands_within_the_drawing(lines: list[Line]) -> None:
    drawing = lines_drawn(lines)
    assert len(drawing.strokes) == len(lines)
    for stroke in drawing.strokes:
        assert all(drawing.left <= mark.x <= drawing.right for mark in stroke.marks)
        assert all(drawing.top - 0.1 <= mark.y <= drawing.bottom + 0.1 for mark in stroke.marks)
        assert stroke.label_y <= drawing.bottom + LINE
        assert len(stroke.label) <= 2


@given(LINES)
def test_no_name_of_a_line_stands_over_another(lines: list[Line]) -> None:
    strokes = lines_drawn(lines).strokes
    assert all(after.label_y - before.label_y >= LINE * len(before.label) for before, after in pairwise(strokes))


def test_lines_differ_without_colour() -> None:
    day = dt.date(2024, 1, 1)
    names = ("opgave", "realisatie", "capaciteit", "bezetting", "aanbod", "stand", "taakstelling", "beschikbaar")
    strokes = lines_drawn([Line(name, [Dot(day, at, "", "x")]) for at, name in enumerate(names)]).strokes
    assert len({(stroke.shape, stroke.dash) for stroke in strokes}) == len(names)


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_bars_begin_at_zero_and_are_as_long_as_their_numbers(values: list[float]) -> None:
    drawing = bars_drawn([Bar("iets", value, "", "x") for value in values])
    longest = max(abs(value) for value in values)
    full = max(width for _, _, width, _, _ in drawing.bars)
    for bar, x, width, _, _ in drawing.bars:
        assert x >= 0
        assert x + width <= WIDTH
        if longest and abs(bar.value) > longest / 50:
            assert width / full == pytest.approx(abs(bar.value) / longest, abs=0.02)
            assert (x if bar.value > 0 else x + width) == pytest.approx(drawing.zero, abs=0.2)


@pytest.mark.parametrize(
    ("period", "since", "until", "said"),
    [
        ("2024-07-01", "2024-07-01", "2024-07-01", "1-7-2024"),
        ("2024-02", "2024-02-01", "2024-02-29", "februari 2024"),
        ("2024-II", "2024-07-01", "2024-12-31", "tweede helft 2024"),
        ("2024-I", "2024-01-01", "2024-06-30", "eerste helft 2024"),
        ("2023-Q3", "2023-07-01", "2023-09-30", "derde kwartaal 2023"),
        ("2024-W01", "2024-01-01", "2024-01-07", "week 1 van 2024"),
        ("2025", "2025-01-01", "2025-12-31", "2025"),
        ("2025+2026", "2025-01-01", "2026-12-31", "2025 en 2026"),
        ("2025-2027", "2025-01-01", "2027-12-31", "2025 tot en met 2027"),
        ("2024/2025", "2024-01-01", "2025-12-31", "2024/2025"),
    ],
)
def test_a_period_is_days_and_words(period: str, since: str, until: str, said: str) -> None:
    span = span_of(period)
    assert span is not None
    assert (span.since.isoformat(), span.until.isoformat(), span.said) == (since, until, said)


@pytest.mark.parametrize(
    "period", [None, "", "volgend jaar", "2024-13", "2024-02-30", "2024-W60", "9999", "0001-01-01"]
)
def test_what_is_no_period_is_none(period: str | None) -> None:
    assert span_of(period) is None


@given(st.text(max_size=20))
def test_any_text_may_be_asked_for_its_period(text: str) -> None:
    span_of(text)
