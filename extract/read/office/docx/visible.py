"""Tell whether letters in a Word file can be seen, were made unreadable, or are hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.read.office.docx.styles import Look
from extract.read.office.tags import Node, child, get, kind, number, within

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
_DARK_NAMES = ("tx1", "dk1", "black", "windowText")


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


def ground_of_shape(shape: Node) -> Ground:
    """Return what the letters of a text box stand on."""
    for one in within(shape, "wps:spPr"):
        fill = child(one, "a:solidFill", "a:srgbClr")
        if fill is not None:
            return Ground(get(fill, "val"))
        return Ground(None, any(child(one, name) is not None for name in ("a:solidFill", "a:gradFill", "a:blipFill")))
    return Ground(None, unsure=True)


def lies_over_text(drawing: Node) -> bool:
    """Tell whether a drawing is a dark shape without words that lies over the text, so that words may be under it."""
    if kind(drawing) == "w:drawing":
        anchors = within(drawing, "wp:anchor")
        return any(
            get(anchor, "behindDoc") not in ("1", "true") and child(anchor, "wp:wrapNone") is not None
            and any(_is_dark_shape(shape) for shape in within(anchor, "wps:wsp"))
            for anchor in anchors
        )  # fmt: skip
    return any(_is_dark_box(shape) for shape in within(drawing, "v:rect", "v:shape", "v:roundrect", "v:oval"))


def _is_dark_shape(shape: Node) -> bool:
    properties = child(shape, "wps:spPr")
    size = child(properties, "a:xfrm", "a:ext")
    thin = size is not None and min(number(get(size, "cx")), number(get(size, "cy"))) < 50_000  # 4 points
    fill = child(properties, "a:solidFill")
    if thin or fill is None or child(shape, "wps:txbx") is not None:
        return False
    exact, named = child(fill, "a:srgbClr"), child(fill, "a:schemeClr")
    colour = rgb(get(exact, "val"))
    return get(named, "val") in _DARK_NAMES if colour is None else max(colour) < DARK


def _is_dark_box(shape: Node) -> bool:
    colour = rgb(get(shape, "fillcolor").split(" ")[0])
    style = get(shape, "style").replace(" ", "").lower()
    behind = "z-index:-" in style or any(True for _ in within(shape, "w10:wrap"))
    words = any(True for _ in within(shape, "v:textbox", "v:textpath", "v:imagedata"))
    filled = get(shape, "filled") not in ("f", "false")
    return bool(colour and max(colour) < DARK and filled and "position:absolute" in style and not behind and not words)
