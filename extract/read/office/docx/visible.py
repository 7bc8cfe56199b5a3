"""Tell what letters in the boxes of a Word file stand on, and which shapes may hide text."""

from __future__ import annotations

from extract.read.office.looks import DARK, Ground, rgb
from extract.read.office.tags import Node, child, get, kind, number, within

_DARK_NAMES = ("tx1", "dk1", "black", "windowText")


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
