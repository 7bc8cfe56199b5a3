"""Know how the styles of OpenDocument make text look."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.read.office.looks import Look
from extract.read.office.tags import Node, child, children, get, within

LONGEST_CHAIN = 30  # styles that are based on each other
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|cm|mm|in|pc|px)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0, "pc": 12.0, "px": 0.75}
_CLEAR = ("", "transparent", "none")


@dataclass(slots=True)
class Style:
    """A style with what it is based on put in."""

    look: Look = field(default_factory=Look)
    level: int | None = None  # of a heading
    before: float | None = None  # points
    after: float | None = None
    breaks_before: bool = False
    breaks_after: bool = False
    master: str = ""  # the sort of page that begins with it
    covers: bool = False  # a shape that is dark and lies over the text
    cropped: bool = False  # a picture that is shown in part
    unseen: bool = False  # a slide that is not shown
    fill: str = ""  # the colour of a shape
    lists: str = ""  # the style of its lists


def points(length: str) -> float | None:
    """Return a length in points, None when it is none."""
    match = _LENGTH.match(length)
    return float(match[1]) * _POINTS[match[2]] if match else None


class Styles:
    """The styles of a document by family and name."""

    def __init__(self, *roots: Node | None) -> None:
        """Take the styles of parts; the first part that knows a name is believed."""
        self._nodes: dict[tuple[str, str], Node] = {}
        self.lists: dict[str, Node] = {}
        self.outline: Node | None = None
        for root in roots:
            for node in within(root, "style:style", "style:default-style"):
                self._nodes.setdefault((get(node, "style:family"), get(node, "style:name")), node)
            for node in within(root, "text:list-style"):
                self.lists.setdefault(get(node, "style:name"), node)
            for node in within(root, "text:outline-style"):
                self.outline = node
        self._known: dict[tuple[str, str], Style] = {}

    def of(self, family: str, name: str) -> Style:
        """Return a style; paragraphs get what is the default of all."""
        key = (family, name)
        if key not in self._known:
            style, seen = Style(), 0
            node = self._nodes.get(key)
            while node is not None and seen < LONGEST_CHAIN:
                _add(style, node)
                node = self._nodes.get((family, get(node, "style:parent-style-name")))
                seen += 1
            if family == "paragraph" and ("paragraph", "") in self._nodes:
                _add(style, self._nodes["paragraph", ""])
            self._known[key] = style
        return self._known[key]


def _add(style: Style, node: Node) -> None:
    """Fill what a style does not say yet."""
    style.look = style.look.over(_look(child(node, "style:text-properties")))
    depth = get(node, "style:default-outline-level")
    if style.level is None and depth.isdecimal():
        style.level = int(depth)
    paragraph = child(node, "style:paragraph-properties")
    style.before = points(get(paragraph, "fo:margin-top")) if style.before is None else style.before
    style.after = points(get(paragraph, "fo:margin-bottom")) if style.after is None else style.after
    style.breaks_before = style.breaks_before or get(paragraph, "fo:break-before") == "page"
    style.breaks_after = style.breaks_after or get(paragraph, "fo:break-after") == "page"
    style.master = style.master or get(node, "style:master-page-name")
    style.lists = style.lists or get(node, "style:list-style-name")
    for name in ("style:paragraph-properties", "style:table-cell-properties", "style:table-row-properties"):
        ground = get(child(node, name), "fo:background-color")
        style.look.ground = style.look.ground or (None if ground in _CLEAR else ground)
    shape = child(node, "style:graphic-properties")
    style.cropped = style.cropped or bool(re.search(r"[1-9]", get(shape, "fo:clip")))
    filled = get(shape, "draw:fill", "solid") == "solid" and get(shape, "draw:fill-color")
    over = get(shape, "style:wrap") == "run-through" and get(shape, "style:run-through") != "background"
    style.fill = style.fill or str(filled or "")
    page = child(node, "style:drawing-page-properties")
    style.unseen = style.unseen or get(page, "presentation:visibility") == "hidden"
    dark = bool(filled) and all(int(part, 16) < 64 for part in re.findall(r"[0-9a-fA-F]{2}", str(filled)))
    style.covers = style.covers or (over and dark)


def _look(properties: Node | None) -> Look:
    """Return the look that the properties of letters set."""
    if properties is None:
        return Look()
    weight, shown = get(properties, "fo:font-weight"), get(properties, "text:display")
    ground = get(properties, "fo:background-color")
    colour = "" if get(properties, "style:use-window-font-color") == "true" else get(properties, "fo:color")
    return Look(
        bold=None if not weight else weight not in ("normal", "100", "200", "300", "400", "500"),
        hidden=None if not shown else shown == "none",
        colour=colour or None,
        ground=None if ground in _CLEAR else ground,
        size=points(get(properties, "fo:font-size")),
        font=get(properties, "style:font-name") or None,
    )


def masters_of(root: Node | None) -> dict[str, Node]:
    """Return the sorts of pages by name."""
    found = child(root, "office:master-styles")
    return {get(node, "style:name"): node for node in children(found, "style:master-page")}
