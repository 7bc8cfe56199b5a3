"""Meetings on a line of time: where each stands, and the days that are written along it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.browse.labels import MONTHS
from pipelines.browse.meetings.sittings import Sitting, by_series

_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000)  # months between two ticks
_MOST_TICKS = 5  # that can be read beside each other on a phone
_EDGE = 12.0  # percent of the width within which a label would stick out
_MARGIN = 2.0  # percent at either end that no mark comes in, so that each is whole
NAMELESS = "zonder naam"


@dataclass(frozen=True)
class Tick:
    """A day that is written along the line: `at` is a percentage of its length, `anchor` how its label lies."""

    at: float
    label: str
    anchor: str


@dataclass(frozen=True)
class Mark:
    """A meeting on the line; `minuted` when there is more of it than what was planned."""

    at: float
    sitting: Sitting
    minuted: bool


@dataclass(frozen=True)
class Lane:
    """The meetings of one body; without `series` those of bodies that are not named."""

    name: str
    series: str | None
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Timeline:
    """Lanes under each other along one line of time; `left_out` counts the bodies for which there was no room."""

    lanes: Sequence[Lane]
    ticks: Sequence[Tick]
    left_out: int


def timeline(found: Sequence[Sitting], most: int = 12) -> Timeline | None:
    """Return the meetings that have a day as lanes, the bodies that met most often first; None when none has."""
    dated = [sitting for sitting in found if sitting.day]
    if not dated:
        return None
    scale = _Scale.over([sitting.day for sitting in dated if sitting.day])
    groups = list(by_series(sitting for sitting in dated if sitting.body).items())
    groups.sort(key=lambda group: (-len(group[1]), group[1][0].body or ""))
    lanes = [Lane(_name(held), id_, scale.marks(held)) for id_, held in groups[:most]]
    nameless = [sitting for sitting in dated if not sitting.body]
    lanes += [Lane(NAMELESS, None, scale.marks(nameless))] if nameless else []
    return Timeline(lanes, list(scale.ticks()), len(groups[most:]))


@dataclass(frozen=True)
class _Scale:
    """The days between which the line runs, whole months, and the months between two ticks."""

    first: int  # months since the year 0
    last: int
    step: int

    @classmethod
    def over(cls, days: Sequence[dt.date]) -> _Scale:
        """Return the scale that all these days lie on."""
        first, last = _month(min(days)), _month(max(days)) + 1
        return cls(first, last, next((step for step in _STEPS if (last - first) // step < _MOST_TICKS), _STEPS[-1]))

    def at(self, months: float) -> float:
        """Return the place of a moment as a percentage of the line."""
        share = (months - self.first) / (self.last - self.first)
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)

    def marks(self, found: Sequence[Sitting]) -> list[Mark]:
        """Return the marks of meetings that have a day."""
        return [
            Mark(self.at(_month(sitting.day) + (sitting.day.day - 1) / 31), sitting, sitting.main.kind != "agenda")
            for sitting in found
            if sitting.day
        ]

    def ticks(self) -> Iterator[Tick]:
        """Yield the ticks: years where they are whole years apart, else months."""
        for month in range(-(-self.first // self.step) * self.step, self.last + 1, self.step):
            year, name = month // 12, MONTHS[month % 12]
            at = self.at(month)
            anchor = "start" if at < _EDGE else "end" if at > 100 - _EDGE else "middle"
            if year <= dt.MAXYEAR:
                yield Tick(at, str(year) if self.step % 12 == 0 else f"{name} {year}", anchor)


def _month(day: dt.date) -> int:
    return day.year * 12 + day.month - 1


def _name(found: Sequence[Sitting]) -> str:
    """Return how the name of a body is spelled most often."""
    names = [sitting.body for sitting in found if sitting.body]
    return max(sorted(set(names)), key=names.count)
