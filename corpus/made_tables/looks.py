"""Choose how a made table looks on paper: font, rules, alignment, gaps, pages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import Any

FONTS = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}
RULED = ("grid", "boxes", "shaded")  # every cell in lines: drawn, as thin filled boxes, or over shaded rows
UNRULED = ("horizontal", "head", "groups", "none")


@dataclass(frozen=True)
class Look:
    """How one table is set; lengths in points.

    `align` is that of the numbers (left, right, middle), `valign` that of cells in a row of several lines, `pad` the
    white above and below a cell's text, `gap` that beside it. `turn` (0, 90, 270) turns the page's content; it is
    `upright` where the page's own rotation makes up for that. `stretch` is the share of the room left beside the table
    that its columns take.
    """

    font: str = "Helvetica"
    size: float = 9
    leading: float = 1.2
    rules: str = "grid"
    thick: float = 0.5
    align: str = "right"
    head_align: str = "left"
    valign: str = "top"
    pad: float = 3
    gap: float = 4
    indent: float = 10
    label_width: float = 190
    bold_head: bool = True
    bold_sums: bool = True
    zebra: bool = False
    merge: bool = True
    repeat: bool = True
    split: bool = False
    landscape: bool = False
    turn: int = 0
    upright: bool = True
    margin: float = 56
    words_above: int = 2
    words_below: int = 2
    title_bold: bool = True
    stretch: float = 0.0

    def face(self, bold: bool) -> str:
        """Return the name of the font."""
        return FONTS[self.font] if bold else self.font

    @property
    def is_ruled(self) -> bool:
        """Tell whether every cell stands in lines."""
        return self.rules in RULED


def some_look(chance: Random, **fixed: Any) -> Look:
    """Return a look as papers have it; what is `fixed` is so."""
    align = chance.choices(("right", "left", "middle"), (65, 15, 20))[0]
    look = Look(
        font=chance.choices(tuple(FONTS), (70, 25, 5))[0],
        size=chance.choice((7, 8, 8.5, 9, 9, 10, 10.5)),
        leading=chance.uniform(1.12, 1.25),
        rules=chance.choice(RULED),
        thick=chance.choice((0.25, 0.5, 0.5, 1)),
        align=align,
        head_align=align if chance.random() < 0.6 else chance.choice(("left", "middle")),
        valign=chance.choice(("top", "top", "middle", "bottom")),
        pad=chance.uniform(2, 6),
        gap=chance.uniform(3, 8),
        indent=chance.choice((6, 8, 10, 12, 18)),
        label_width=chance.choice((110, 150, 190, 240)),
        bold_head=chance.random() < 0.8,
        bold_sums=chance.random() < 0.7,
        zebra=chance.random() < 0.2,
        merge=chance.random() < 0.6,
        repeat=chance.random() < 0.5,
        margin=chance.choice((42, 56, 70)),
        words_above=chance.choice((0, 2, 4, 8)),
        words_below=chance.choice((0, 2, 4, 8)),
        title_bold=chance.random() < 0.8,
        stretch=chance.choice((0, 0, 0.5, 1)),
    )
    return roomy(replace(look, **fixed))


def roomy(look: Look) -> Look:
    """Give a table without rules the white that makes its rows and columns plain to the eye."""
    if look.is_ruled:
        return look
    return replace(look, pad=max(look.pad, 2.5), gap=max(look.gap, 5), head_align=_over(look))


def _over(look: Look) -> str:
    """Set heads over their numbers: without rules nothing else ties them."""
    return look.head_align if look.head_align == look.align or look.align == "left" else look.align
