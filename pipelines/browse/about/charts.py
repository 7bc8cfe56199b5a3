"""Draw numbers over time, and numbers side by side: where each thing in a chart stands, in units of its SVG.

The macros of the template `_grafiek.html` write what is made here. No script and no colour is needed to read it: lines
differ by their marks and dashes, bars by their hatching, and what they are called stands beside them.
"""

from __future__ import annotations

import datetime as dt
import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from pipelines.browse.labels import MONTHS, number

WIDTH, HEIGHT = 480.0, 300.0  # units: a pixel is .75 of them on a telephone, 1.2 on a wide screen
LETTER, LINE = 8.0, 17.0  # the width of a letter, and from one line of text to the next
MARKS = ("M-5,0a5,5 0 1,0 10,0a5,5 0 1,0 -10,0z", "M-5,-5H5V5H-5z", "M0,-6L6,5H-6z", "M0,-7L7,0L0,7L-7,0z")  # ● ■ ▲ ◆
DASHES = ("", "7 4", "2 4", "10 3 2 3", "14 4")
_LABEL_LETTERS = 14  # of what a line is called, on each of two lines
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)  # months between ticks
_DAY_STEPS = (1, 2, 5, 7, 14)
_BAR_LETTERS = 56  # of what a bar is called; its title says all
_BAR, _BAR_ROW = 18.0, 46.0  # units high


@dataclass(frozen=True)
class Dot:
    """A number on a day: `id` is what it links to (a record, or what `page` shows), `title` says it in words.

    `since` is the first day of the time that it is about, where that is more than a day; `unsure` leaves it open.
    """

    day: dt.date
    value: float
    title: str
    id: str
    since: dt.date | None = None
    until: dt.date | None = None
    unsure: bool = False
    page: str = "bekijk"


@dataclass(frozen=True)
class Line:
    """Numbers that belong together, in order of time."""

    name: str
    dots: Sequence[Dot]
    joined: bool = True


@dataclass(frozen=True)
class Bar:
    """One number beside others: what it is, its number, what it links to, and how it is filled."""

    name: str
    value: float
    title: str
    id: str
    look: int = 0
    unsure: bool = False
    page: str = "bekijk"


@dataclass(frozen=True)
class Scale:
    """Numbers between `low` and `high` laid out between two places."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of a number, in units with one decimal."""
        share = (value - self.low) / (self.high - self.low or 1)
        return round(self.start + share * (self.end - self.start), 1)


@dataclass(frozen=True)
class Mark:
    """A dot as drawn."""

    x: float
    y: float
    dot: Dot
    span: tuple[float, float] | None = None


@dataclass(frozen=True)
class Stroke:
    """A line as drawn: its marks, the path through them, what it is called and where that stands."""

    name: str
    label: Sequence[str]
    shape: str
    dash: str
    marks: Sequence[Mark]
    path: str
    label_y: float = 0.0


@dataclass(frozen=True)
class Drawing:
    """A chart to be written: ticks are a place and what stands there; bars a place, a width and what they are."""

    kind: str  # lijnen staven
    height: float
    left: float = 0.0
    right: float = WIDTH
    top: float = 0.0
    bottom: float = 0.0
    strokes: Sequence[Stroke] = ()
    bars: Sequence[tuple[Bar, float, float, float, str]] = ()
    ticks: Sequence[tuple[float, str]] = ()
    days: Sequence[tuple[float, str]] = ()
    zero: float = 0.0
    width: float = field(default=WIDTH)


def lines_drawn(lines: Sequence[Line], *, height: float = HEIGHT) -> Drawing:
    """Return the drawing of numbers over time; there is at least one dot."""
    dots = [dot for line in lines for dot in line.dots]
    ticks = nice_ticks(min(0.0, *(dot.value for dot in dots)), max(0.0, *(dot.value for dot in dots)))
    named = [_label(line.name) for line in lines]
    left = max(3, *(len(number(tick)) for tick in ticks)) * LETTER + 12
    right = WIDTH - max(len(words) for label in named for words in label) * LETTER - 16
    top, bottom = 14.0, height - LINE - 12
    y = Scale(ticks[0], ticks[-1], bottom, top)
    first = min(dot.since or dot.day for dot in dots)
    last = max(dot.until or dot.day for dot in dots)
    x = time_scale(first, last, left + 8, right - 8)
    strokes = [_stroke(line, label, at, x, y) for at, (line, label) in enumerate(zip(lines, named, strict=True))]
    return Drawing(
        "lijnen",
        height,
        left,
        right,
        top,
        bottom,
        strokes=_labelled(strokes, top, bottom),
        ticks=[(y(tick), number(tick)) for tick in ticks],
        days=time_ticks(x, most=max(2, int((right - left) / (9 * LETTER)))),
        zero=y(0),
    )


def bars_drawn(bars: Sequence[Bar]) -> Drawing:
    """Return the drawing of numbers side by side: bars from zero, one below the other, each with its number."""
    said = [number(bar.value) for bar in bars]
    room = max(map(len, said)) * (LETTER + 2) + 10  # in bold
    low, high = min(0.0, *(bar.value for bar in bars)), max(0.0, *(bar.value for bar in bars))
    x = Scale(low, high or (0.0 if low else 1.0), room if low else 1.0, WIDTH - room)
    rows = []
    for at, (bar, text) in enumerate(zip(bars, said, strict=True)):
        start, end = sorted((x(0), x(bar.value)))
        named = replace(bar, name=textwrap.shorten(bar.name, _BAR_LETTERS, placeholder=" …"))
        rows.append((named, start, round(max(end - start, 1.5), 1), at * _BAR_ROW + LINE + 3, text))
    height = len(bars) * _BAR_ROW
    return Drawing("staven", height, bottom=height, bars=rows, zero=x(0))


def nice_ticks(low: float, high: float, most: int = 6) -> list[float]:
    """Return round numbers at equal distances, from at most `low` to at least `high`: at most about `most`."""
    reach = (high - low) or 1.0
    rough = reach / (most - 1)
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * by for by in (1, 2, 2.5, 5, 10) if size * by >= rough * 0.999)
    if reach >= 4:
        step = max(1.0, step if step != 2.5 else 5.0)  # counts have no halves
    first, last = math.floor(low / step), math.ceil(high / step - 1e-9)
    return [round(at * step, 10) for at in range(first, max(last, first + 1) + 1)]


def time_scale(first: dt.date, last: dt.date, start: float, end: float) -> Scale:
    """Return the scale of days, as ordinals; a single day stands in the middle of a month."""
    if first == last:
        return Scale(first.toordinal() - 15, first.toordinal() + 15, start, end)
    return Scale(first.toordinal(), last.toordinal(), start, end)


def time_ticks(scale: Scale, most: int = 5) -> list[tuple[float, str]]:
    """Return where days that a reader looks for stand on a scale of ordinals, and what is written there."""
    first, last = (dt.date.fromordinal(int(at)) for at in (scale.low, scale.high))
    if (last - first).days < 62:
        reach = (last - first).days
        step = next((each for each in _DAY_STEPS if reach / each <= most - 1), 31)
        days = [first + dt.timedelta(at) for at in range(0, reach + 1, step)]
        return [(scale(day.toordinal()), f"{day.day} {MONTHS[day.month - 1]}") for day in days]
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    step = next(each for each in _STEPS if len(months) / each <= most or each == _STEPS[-1])
    firsts = [dt.date(at // 12, at % 12 + 1, 1) for at in months if at % step == 0]
    return [(scale(day.toordinal()), _month(day, step)) for day in firsts if first <= day <= last]


def _month(day: dt.date, step: int) -> str:
    return str(day.year) if step >= 12 else f"{MONTHS[day.month - 1]} {day.year}"


def _label(name: str) -> list[str]:
    """Return what a line is called as one or two short lines of text."""
    first, *rest = textwrap.wrap(name, _LABEL_LETTERS) or [""]
    second = rest[0] if len(rest) == 1 else textwrap.shorten(" ".join(rest), _LABEL_LETTERS, placeholder="…")
    return [first, second] if second else [first]


def _stroke(line: Line, label: Sequence[str], at: int, x: Scale, y: Scale) -> Stroke:
    """Return a line as drawn, its mark and dash those of its place among the lines."""
    marks = [_mark(dot, x, y) for dot in sorted(line.dots, key=lambda dot: (dot.day, dot.value))]
    path = "M" + "L".join(f"{mark.x},{mark.y}" for mark in marks) if line.joined and len(marks) > 1 else ""
    return Stroke(line.name, label, MARKS[at % len(MARKS)], DASHES[at % len(DASHES)], marks, path, marks[-1].y)


def _mark(dot: Dot, x: Scale, y: Scale) -> Mark:
    span = (x(dot.since.toordinal()), x(dot.until.toordinal())) if dot.since and dot.until else None
    return Mark(x(dot.day.toordinal()), y(dot.value), dot, span)


def _labelled(strokes: Iterable[Stroke], top: float, bottom: float) -> list[Stroke]:
    """Return the lines with their names beside their ends, none over another: `label_y` is that of the first line."""
    ordered = sorted(strokes, key=lambda stroke: stroke.label_y)
    places, free = [], top
    for stroke in ordered:
        places.append(max(stroke.label_y, free))
        free = places[-1] + LINE * len(stroke.label) + 3
    ceiling = bottom + 6
    for at in reversed(range(len(places))):
        places[at] = min(places[at], ceiling - LINE * (len(ordered[at].label) - 1))
        ceiling = places[at] - LINE - 3
    return [replace(stroke, label_y=round(place, 1)) for stroke, place in zip(ordered, places, strict=True)]
