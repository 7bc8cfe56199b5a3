"""Read slides (pptx, odp): a page for each slide that is shown, its title first, then what stands on it, then notes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.read.flow import Flow
from extract.read.office.laying import Layout, Paragraph, Row, apart

BAND = 22.0  # points: what begins within so much stands side by side
LEAST_WIDTH, LEAST_HEIGHT = 10.0, 5.0  # points of a text that something must lie over to hide words
LEAST_SHARE = 0.03  # of a text box: a smaller part holds no words
Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points from the slide's corner."""


@dataclass(slots=True)
class Shape:
    """Something on a slide, with its words."""

    items: list[Paragraph | Row] = field(default_factory=list)
    box: Box | None = None
    title: bool = False
    running: bool = False  # a date, a footer, the number of the slide
    hides: float | None = None  # the share of a text that must lie under this before that is hidden; None: never
    body: bool = False  # the text of a page of notes


@dataclass(slots=True)
class Slide:
    """A slide with what stands on it, in the order in which it was painted, and the words of its notes."""

    shapes: list[Shape]
    notes: list[Paragraph | Row] = field(default_factory=list)


def in_reading_order(shapes: Iterable[Shape]) -> list[Shape]:
    """Return the titles, then the other shapes from top to bottom and left to right; those without a place first."""

    def place(shape: Shape) -> tuple[int, int, float]:
        left, top = (shape.box[0], shape.box[1]) if shape.box else (0.0, 0.0)
        return (0 if shape.title else 2 if shape.running else 1), int(top // BAND), left

    return sorted(shapes, key=place)


def is_covered(shape: Shape, later: Iterable[Shape]) -> bool:
    """Tell whether words of a shape may lie under something that was painted later."""
    return any(_lies_over(other, shape) for other in later if other.hides is not None)


def _lies_over(over: Shape, under: Shape) -> bool:
    if over.box is None or under.box is None or over.hides is None:
        return False
    width = min(over.box[2], under.box[2]) - max(over.box[0], under.box[0])
    height = min(over.box[3], under.box[3]) - max(over.box[1], under.box[1])
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        return False
    area = (under.box[2] - under.box[0]) * (under.box[3] - under.box[1])
    return width * height >= over.hides * area


def print_slides(slides: Iterable[Slide], flow: Flow) -> None:
    """Print each slide on a page of its own."""
    for index, slide in enumerate(slides):
        if index:
            flow.end_page()
        layout = Layout(flow)
        for shape in in_reading_order(slide.shapes):
            if shape.running:
                layout.close()
                for item in shape.items:
                    flow.paragraph(item.told if isinstance(item, Paragraph) else " ".join(item.cells), running=True)
                continue
            layout.add_all(apart(shape.items))
        layout.add_all(apart(slide.notes))
        layout.close()
