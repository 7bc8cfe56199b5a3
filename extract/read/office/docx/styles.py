"""Know how Word's styles make text look: what they are based on, said once for each property that matters."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.read.office.looks import Look
from extract.read.office.tags import Node, child, children, get, number

LONGEST_CHAIN = 30  # styles that are based on each other
USUAL_SIZE = 10.0  # points
# The names of built-in headings, as Word says them in Dutch, English, German and French.
_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s*(\d)\b", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titel|titre)\Z", re.IGNORECASE)
_LISTED = re.compile(r"list (?:bullet|number) ([2-9])\Z", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|inhopg|inhoudsopgave|verzeichnis|tm)\s*\d", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
DEEPEST = 9  # the level of an outline that says: no heading


@dataclass(slots=True)
class Style:
    """A style with what it is based on put in: how it looks, which heading it is, how it is numbered and spaced."""

    look: Look = field(default_factory=Look)
    level: int | None = None
    numbering: tuple[str | None, str | None] = (None, None)  # number of the list, level in it
    before: int | None = None  # twentieths of a point
    after: int | None = None
    tight: bool | None = None  # no space between paragraphs of this style
    new_page: bool | None = None
    contents: bool = False  # a line of a table of contents
    depth: int = 0  # in a list, as the name of the style tells


def is_on(parent: Node | None, name: str) -> bool | None:
    """Tell whether a property is set: None when it is not named."""
    node = child(parent, name)
    return None if node is None else get(node, "w:val", "1").lower() not in _OFF


def look_of(properties: Node | None) -> Look:
    """Return the look that the properties of a run (w:rPr) set."""
    if properties is None or not len(properties):
        return Look()
    size = number(get(child(properties, "w:sz"), "w:val"), -1)
    ground = child(properties, "w:shd")
    fonts = child(properties, "w:rFonts")
    return Look(
        bold=is_on(properties, "w:b"),
        hidden=is_on(properties, "w:vanish"),
        colour=get(child(properties, "w:color"), "w:val").lower() or None,
        ground=ground_of(ground),
        marker=get(child(properties, "w:highlight"), "w:val").lower() or None,
        size=size / 2 if size >= 0 else None,
        font=get(fonts, "w:ascii") or get(fonts, "w:hAnsi") or None,
    )


def ground_of(shading: Node | None) -> str | None:
    """Return the colour that a shading (w:shd) gives, None when it says nothing."""
    if shading is None:
        return None
    if get(shading, "w:val") == "solid":
        return get(shading, "w:color").lower() or None
    return get(shading, "w:fill").lower() or None


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Node | None) -> None:
        """Take the styles from their part, None when there is none."""
        self._nodes = {get(node, "w:styleId"): node for node in children(root, "w:style")}
        self._known: dict[str, Style] = {}
        defaults = child(root, "w:docDefaults")
        self._defaults = Style(look_of(child(defaults, "w:rPrDefault", "w:rPr")))
        _add_paragraph(self._defaults, child(defaults, "w:pPrDefault", "w:pPr"))
        self._usual = next(
            (
                key for key, node in self._nodes.items()
                if get(node, "w:type") == "paragraph" and get(node, "w:default") in ("1", "true", "on")
            ),
            "",
        )  # fmt: skip

    def paragraph(self, key: str) -> Style:
        """Return the style of a paragraph; of those without one when the key is empty or unknown."""
        key = key if key in self._nodes else self._usual
        if key not in self._known:
            style = self._chained(key)
            style.look = style.look.over(self._defaults.look)
            for name in ("before", "after"):
                if getattr(style, name) is None:
                    setattr(style, name, getattr(self._defaults, name))
            self._known[key] = style
        return self._known[key]

    def run(self, key: str) -> Look:
        """Return the look of a character style."""
        name = f"run {key}"
        if name not in self._known:
            self._known[name] = self._chained(key)
        return self._known[name].look

    def is_shaded(self, key: str) -> bool:
        """Tell whether a style of tables colours cells, so that white letters may be seen there."""
        node = self._nodes.get(key)
        return node is not None and any(
            ground_of(one) not in (None, "auto", "ffffff") for one in node.iter("{*}shd")
        )  # fmt: skip

    def _chained(self, key: str) -> Style:
        """Return a style with those that it is based on."""
        result, seen = Style(), 0
        node = self._nodes.get(key)
        while node is not None and seen < LONGEST_CHAIN:
            result.look = result.look.over(look_of(child(node, "w:rPr")))
            name = get(child(node, "w:name"), "w:val")
            if result.level is None:
                result.level = _named_level(name)
            result.contents = result.contents or bool(_CONTENTS.match(name))
            if match := _LISTED.match(name):
                result.depth = result.depth or int(match[1]) - 1
            _add_paragraph(result, child(node, "w:pPr"))
            node = self._nodes.get(get(child(node, "w:basedOn"), "w:val"))
            seen += 1
        return result


def _named_level(name: str) -> int | None:
    """Return the level of a heading that the name of a style tells (1 highest), None for other names."""
    if match := _HEADING.match(name):
        return int(match[1])
    return 1 if _TITLE.match(name) else None


def _add_paragraph(style: Style, properties: Node | None) -> None:
    """Fill what `style` does not say yet from the properties of a paragraph (w:pPr)."""
    if properties is None:
        return
    outline = child(properties, "w:outlineLvl")
    if style.level is None and outline is not None:
        style.level = level_of(outline)
    numbering = child(properties, "w:numPr")
    if numbering is not None:
        key, depth = style.numbering
        own = (get(child(numbering, "w:numId"), "w:val") or None, get(child(numbering, "w:ilvl"), "w:val") or None)
        style.numbering = (key or own[0], depth or own[1])
    spacing = child(properties, "w:spacing")
    style.before = style.before if style.before is not None else space_of(spacing, "before")
    style.after = style.after if style.after is not None else space_of(spacing, "after")
    style.tight = style.tight if style.tight is not None else is_on(properties, "w:contextualSpacing")
    style.new_page = style.new_page if style.new_page is not None else is_on(properties, "w:pageBreakBefore")


def level_of(outline: Node) -> int:
    """Return the level of a heading (1 highest), 0 for none."""
    depth = number(get(outline, "w:val"), DEEPEST)
    return depth + 1 if 0 <= depth < DEEPEST else 0


def space_of(spacing: Node | None, side: str) -> int | None:
    """Return the space before or after a paragraph in twentieths of a point, None when nothing is said."""
    if spacing is None:
        return None
    if is_auto := get(spacing, f"w:{side}Autospacing"):
        return 280 if is_auto not in _OFF else 0
    text = get(spacing, f"w:{side}")
    return number(text) if text else None
