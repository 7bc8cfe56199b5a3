"""What is printed on a PDF page: runs of characters, shapes and pictures, each with its rank in painting order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extract.read.pdf.colours import Colour
from extract.read.pdf.limits import MOST_PICTURED
from extract.read.pdf.notes import Note
from extract.read.pdf.paths import Box


@dataclass(slots=True)
class Run:
    """Characters shown by one operator: (text, x0, x1) along the line they stand on, which may be turned.

    `way` counts quarter turns (0 upright); `base`, `top`, `bottom` and the x's are in the page as seen after turning.
    """

    characters: list[tuple[str, float, float]]
    base: float
    top: float
    bottom: float
    size: float
    bold: bool
    colour: Colour
    invisible: bool
    rank: int
    way: int = 0
    slanted: bool = False  # at an angle between two quarter turns
    clip: Box | None = None  # the part of the page outside which it is cut off


@dataclass(slots=True)
class Shape:
    """A painted path: a box, or a straight segment (`is_box` False); `fill` and `stroke` are None when not painted."""

    box: Box
    rank: int
    fill: Colour = None
    stroke: Colour = None
    is_box: bool = True
    filled: bool = False
    stroked: bool = False


@dataclass
class Paper:
    """Everything painted on one page, in points from its top left corner as it is shown."""

    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    pictures: list[tuple[Box, int]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    cut_short: bool = False  # not all of its content was carried out
    crowded: bool = False  # so many lines that only what may cover text was kept
    slanted: bool = False  # some of its print is at an angle
    torn: bool = False  # some of its content is damaged
    layered: bool = False  # some of it stands on a layer that is turned off
    unmapped: float = 0.0  # share of its characters that their font does not say what they are
    endless: bool = False  # its forms within forms multiply beyond bounds
    lost: bool = False  # it could not be read
    content: int = 0  # bytes of operators that were carried out
    pixels: int = 0  # bytes that its pictures unpack to
    remarks: int = 0  # comments that a reader must click on
    enclosed: list[Any] = field(default_factory=list)  # files that hang on it

    @property
    def heavy(self) -> bool:
        """Tell whether painting it would take too much memory or time."""
        return self.endless or self.pixels > MOST_PICTURED
