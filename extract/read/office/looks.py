"""Tell whether letters can be seen, were made unreadable, or are hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass

SEEN, HIDDEN, COVERED = "zichtbaar", "verborgen", "bedekt"
LEAST_SIZE = 2.0  # points: smaller letters can't be seen
CONTRAST = 40  # of 255 in red, green or blue: less difference can't be read
LIGHT = 215  # of 255: a ground as light as paper hides, a darker one covers
DARK = 64  # of 255: what is darker may have been laid over text
_NAMED = {
    "black": "000000", "white": "ffffff", "blue": "0000ff", "cyan": "00ffff", "green": "00ff00", "magenta": "ff00ff",
    "red": "ff0000", "yellow": "ffff00", "darkblue": "000080", "darkcyan": "008080", "darkgreen": "008000",
    "darkmagenta": "800080", "darkred": "800000", "darkyellow": "808000", "darkgray": "808080",
    "lightgray": "c0c0c0",
}  # fmt: skip
_HEX = re.compile(r"#?([0-9a-f]{6})\b", re.IGNORECASE)


@dataclass(slots=True)
class Look:
    """What is set on a run, paragraph or style itself; None where it says nothing."""

    bold: bool | None = None
    hidden: bool | None = None
    colour: str | None = None
    ground: str | None = None
    marker: str | None = None  # a highlighter's colour
    size: float | None = None
    font: str | None = None

    def over(self, other: Look) -> Look:
        """Return this look where it says something, else the other's."""
        return Look(
            self.bold if self.bold is not None else other.bold,
            self.hidden if self.hidden is not None else other.hidden,
            self.colour if self.colour is not None else other.colour,
            self.ground if self.ground is not None else other.ground,
            self.marker if self.marker is not None else other.marker,
            self.size if self.size is not None else other.size,
            self.font if self.font is not None else other.font,
        )


@dataclass(frozen=True, slots=True)
class Ground:
    """What letters stand on: a colour, None for paper; `unsure` when a table or shape may colour it otherwise."""

    colour: str | None = None
    unsure: bool = False


PAPER = Ground()


def rgb(colour: str | None) -> tuple[int, int, int] | None:
    """Return red, green and blue (0 to 255) of a colour, None for one that is not known."""
    match = _HEX.match(_NAMED.get((colour or "").lower(), colour or ""))
    if not match:
        return None
    value = int(match[1], 16)
    return value >> 16, value >> 8 & 255, value & 255


def how_visible(look: Look, ground: Ground) -> str:
    """Return whether letters of a look are seen on a ground: SEEN, HIDDEN or COVERED."""
    if look.hidden or (look.size is not None and look.size < LEAST_SIZE):
        return HIDDEN
    marker = rgb(look.marker)
    behind = marker or rgb(look.ground) or rgb(ground.colour)
    letters = rgb(look.colour)
    if letters is None:  # Word makes such letters white on a dark ground, but not on a dark marker
        if marker is None:
            return SEEN
        letters = (0, 0, 0)
    if behind is None and ground.unsure:
        return SEEN
    behind = behind or (255, 255, 255)
    if max(abs(one - other) for one, other in zip(letters, behind, strict=True)) >= CONTRAST:
        return SEEN
    return HIDDEN if min(behind) >= LIGHT else COVERED
