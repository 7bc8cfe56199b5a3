"""Print numbers the ways that Dutch papers do."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

NONES = ("ntb", "pm", "nbn", "n.n.b.", "PM", "n.v.t.")


class Style(NamedTuple):
    """How one table prints its numbers: `decimals` of its counts, and what stands for nothing."""

    dotted: bool = True
    minus: str = "-"  # -, −, (), or 0- for a sign behind
    percent: str = "%"
    zero: str = "0"
    decimals: int = 0
    euro: str = ""


def some_style(chance: Random, *, money: bool = False) -> Style:
    """Return a style as papers have it: most are plain; only money has decimals or a sign."""
    return Style(
        dotted=chance.random() < 0.85,
        minus=chance.choices(("-", "−", "()", "0-"), (60, 15, 15, 10))[0],
        percent=chance.choices(("%", " %", ",1%"), (70, 15, 15))[0],
        zero=chance.choices(("0", "-", "", "-0"), (60, 22, 13, 5))[0],
        decimals=chance.choice((0, 1)) if money else 0,
        euro=chance.choice(("", "", "€ ")) if money else "",
    )


def printed(value: float, style: Style) -> str:
    """Return a number in Dutch form."""
    size = f"{abs(value):,.{style.decimals}f}"
    size = size.replace(",", " ").replace(".", ",").replace(" ", "." if style.dotted else "")
    if value == 0:
        return style.zero if style.decimals == 0 else size
    if value > 0:
        return style.euro + size
    shapes = {"-": f"{style.euro}-{size}", "−": f"−{size}", "()": f"({size})", "0-": f"{size}-"}
    return shapes[style.minus]


def percentage(value: float, style: Style) -> str:
    """Return a percentage in Dutch form, rounded half up."""
    digits = 1 if style.percent.startswith(",") else 0
    tenth = 10**digits
    size = f"{int(abs(value) * tenth + 0.5) / tenth:.{digits}f}".replace(".", ",")
    return ("-" if value < 0 and size.strip("0,") else "") + size + style.percent.replace(",1", "")
