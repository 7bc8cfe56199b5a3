"""What a figure in clean text is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Amount:
    """A figure within a clean text: its slice, values and unit; `noun` tells whether a unit is printed with it."""

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None
    approximate: bool
    noun: bool
