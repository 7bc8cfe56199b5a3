"""Take what stands on a PowerPoint slide: titles, texts with their bullets, tables, diagrams."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.read.flow import COVERED as BOXED
from extract.read.office import telling
from extract.read.office.counting import written
from extract.read.office.laying import Paragraph, Row, cell_of
from extract.read.office.looks import COVERED, HIDDEN, Ground, Look, how_visible
from extract.read.office.opening import Link, Package
from extract.read.office.slides import LEAST_SHARE, Box, Shape
from extract.read.office.symbols import bullet_of, is_symbolic, signs_of
from extract.read.office.tags import Node, child, children, get, kind, number, within

POINT = 12_700  # English Metric Units
PICTURE_SHARE = 0.6  # of a text: a picture that lies over less is beside it
_TITLES = ("title", "ctrTitle")
_RUNNING = ("dt", "ftr", "sldNum", "hdr")
_BULLETED = ("body", "obj", "")
_FORMS = {"arabic": "decimal", "alphaLc": "lowerLetter", "alphaUc": "upperLetter", "romanLc": "lowerRoman",
          "romanUc": "upperRoman"}  # fmt: skip
_AUTO = re.compile(r"(arabic|alphaLc|alphaUc|romanLc|romanUc)(Period|ParenR|ParenBoth|Plain)?")
_SIGNS = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Plain": "{}"}
Scale = tuple[float, float, float, float]
"""Left, top, and how many points one unit is across and down."""
_WHOLE: Scale = (0.0, 0.0, 1 / POINT, 1 / POINT)


@dataclass
class Page:
    """A slide (or the notes to it) with what it takes from its layout and master."""

    package: Package
    links: dict[str, Link]
    size: tuple[float, float]  # points
    left_out: Counter[str]
    layout: Node | None
    master: Node | None
    enclosed: list[tuple[str, bool]] = field(default_factory=list)

    def shapes(self, root: Node) -> Iterator[Shape]:
        """Yield what stands on the slide, in the order in which it is painted."""
        plain = not any(_is_coloured(part) for part in (root, self.layout, self.master))
        yield from self._within(child(root, "p:cSld", "p:spTree"), _WHOLE, Ground(None, unsure=not plain))

    def _within(self, tree: Node | None, scale: Scale, ground: Ground) -> Iterator[Shape]:
        for node in () if tree is None else tree:
            name = kind(node)
            if name == "mc:AlternateContent":
                yield from self._within(next((one for one in node if len(one)), None), scale, ground)
                continue
            about = next(within(node, "p:cNvPr"), None) if name.startswith("p:") else None
            if get(about, "hidden") in ("1", "true"):
                self.left_out[telling.HIDDEN] += any(True for _ in within(node, "a:t"))
            elif name == "p:grpSp":
                yield from self._within(node, _inner(node, scale), ground)
            elif name in ("p:sp", "p:cxnSp"):
                yield from self._seen(self._text_shape(node, scale, ground))
            elif name == "p:pic":
                self._picture(node)
                yield Shape(box=_box(node, scale), hides=PICTURE_SHARE)
            elif name == "p:graphicFrame":
                yield from self._seen(Shape(list(self._framed(node, ground)), _box(node, scale)))

    def _seen(self, shape: Shape) -> Iterator[Shape]:
        """Yield a shape, unless it lies beside the slide."""
        box = shape.box
        if box and (box[2] < 0 or box[3] < 0 or box[0] > self.size[0] or box[1] > self.size[1]):
            self.left_out[telling.HIDDEN] += bool(shape.items)
            return
        yield shape

    def _text_shape(self, node: Node, scale: Scale, ground: Ground) -> Shape:
        holder = next(within(node, "p:ph"), None)
        sort = get(holder, "type") if holder is not None else "-"
        above = [_holder_in(part, holder) for part in (self.layout, self.master)] if holder is not None else []
        fill = child(node, "p:spPr", "a:solidFill", "a:srgbClr")
        own = Ground(get(fill, "val")) if fill is not None else ground
        if fill is None and _is_filled(node):
            own = Ground(None, unsure=True)
        texts = Texts(self.left_out, _lists(node, above, self.master, sort))
        items: list[Paragraph | Row] = list(texts.paragraphs(child(node, "p:txBody"), own))
        box = _box(node, scale) or next((found for one in above if (found := _box(one, _WHOLE))), None)
        solid = not items and child(node, "p:spPr", "a:solidFill") is not None and not _is_clear(node)
        title = sort in _TITLES
        if title and items:
            told = " ".join(item.told.replace("\n", " ") for item in items if isinstance(item, Paragraph))
            items = [Paragraph(told, level=1)]
        return Shape(items, box, title, sort in _RUNNING, LEAST_SHARE if solid else None, body=sort == "body")

    def _framed(self, node: Node, ground: Ground) -> Iterator[Paragraph | Row]:
        """Yield what stands in a frame: the rows of a table, the words of a diagram."""
        self.left_out[telling.CHART] += sum(1 for _ in within(node, "c:chart"))
        for index, row in enumerate(within(node, "a:tr")):
            cells = [self._cell(cell) for cell in children(row, "a:tc")]
            yield Row(cells, first=not index)
        for diagram in within(node, "dgm:relIds"):
            link = self.links.get(get(diagram, "r:dm"))
            for text in within(self.package.optional(link.target) if link else None, "a:p"):
                yield Paragraph("".join(one.text or "" for one in within(text, "a:t")))
        for file in within(node, "p:oleObj"):
            self._enclose(get(file, "r:id"), False)

    def _cell(self, cell: Node) -> str:
        if any(get(cell, name) in ("1", "true") for name in ("hMerge", "vMerge")):
            return ""
        fill = child(cell, "a:tcPr", "a:solidFill", "a:srgbClr")
        ground = Ground(get(fill, "val")) if fill is not None else Ground(None, unsure=True)
        return cell_of(list(Texts(self.left_out, []).paragraphs(child(cell, "a:txBody"), ground)))

    def _picture(self, node: Node) -> None:
        for fill in within(node, "p:blipFill"):
            crop = child(fill, "a:srcRect")
            partly = crop is not None and any(number(value) > 0 for value in crop.attrib.values())
            self._enclose(get(child(fill, "a:blip"), "r:embed"), partly)

    def _enclose(self, key: str, partly: bool) -> None:
        link = self.links.get(key)
        if link is not None and not link.external:
            self.enclosed.append((link.target, partly))


@dataclass
class Texts:
    """Takes the paragraphs of a text, with the bullets and numbers that its lists give them."""

    left_out: Counter[str]
    lists: list[Node]  # where levels are told, the nearest first
    _counts: dict[int, int] = field(default_factory=dict)

    def paragraphs(self, body: Node | None, ground: Ground) -> Iterator[Paragraph]:
        """Yield the paragraphs of a text that have words."""
        for node in children(body, "a:p"):
            pieces = "".join(self._pieces(node, ground))
            text = re.sub(f"(?:{BOXED[0]})+", BOXED, pieces)
            if text.strip():
                bold = [get(one, "b") in ("1", "true") for one in within(node, "a:rPr")]
                depth = number(get(child(node, "a:pPr"), "lvl"))
                yield Paragraph(text, label=self._label(node), depth=depth, bold=bool(bold) and all(bold))

    def _pieces(self, node: Node, ground: Ground) -> Iterator[str]:
        for one in node:
            if kind(one) == "a:br":
                yield "\n"
            elif kind(one) in ("a:r", "a:fld"):
                yield self._seen(child(one, "a:t"), child(one, "a:rPr"), ground)
            elif kind(one) not in ("a:pPr", "a:endParaRPr"):
                yield "".join(text.text or "" for text in within(one, "m:t"))

    def _seen(self, node: Node | None, properties: Node | None, ground: Ground) -> str:
        text = (node.text or "").replace("\x0b", "\n") if node is not None else ""
        size = number(get(properties, "sz"), 1800) / 100
        colour = get(child(properties, "a:solidFill", "a:srgbClr"), "val")
        marker = get(child(properties, "a:highlight", "a:srgbClr"), "val")
        visible = how_visible(Look(colour=colour or None, marker=marker or None, size=size), ground)
        if visible == HIDDEN:
            self.left_out[telling.HIDDEN] += bool(text.strip())
            return ""
        if visible == COVERED and text:
            self.left_out[telling.COVERED] += 1
            return BOXED
        font = get(child(properties, "a:sym"), "typeface") or get(child(properties, "a:latin"), "typeface")
        text = signs_of(text, font) if is_symbolic(font) else text
        return text.replace("\u00ad", "").replace("\u2011", "-")

    def _label(self, node: Node) -> str:
        """Return the bullet or number that is printed before a paragraph."""
        own = child(node, "a:pPr")
        depth = max(0, min(8, number(get(own, "lvl"))))
        said = next((bullet for one in (own, *self._levels(depth)) if (bullet := _bullet(one)) is not None), None)
        for deeper in [level for level in self._counts if level > depth]:
            del self._counts[deeper]
        if said is None or kind(said) == "a:buNone":
            self._counts.pop(depth, None)
            return ""
        if kind(said) == "a:buAutoNum":
            self._counts[depth] = self._counts.get(depth, number(get(said, "startAt"), 1) - 1) + 1
            match = _AUTO.match(get(said, "type"))
            form, sign = (match[1], match[2] or "Period") if match else ("arabic", "Period")
            return _SIGNS[sign].format(written(self._counts[depth], _FORMS[form]))
        return bullet_of(get(said, "char"), get(child(said.getparent(), "a:buFont"), "typeface"))

    def _levels(self, depth: int) -> Iterator[Node | None]:
        for node in self.lists:
            yield child(node, f"a:lvl{depth + 1}pPr")


def _bullet(node: Node | None) -> Node | None:
    return next(children(node, "a:buNone", "a:buChar", "a:buAutoNum"), None)


def _lists(node: Node, above: list[Node | None], master: Node | None, sort: str) -> list[Node]:
    """Return where the levels of a text's lists are told, the nearest first."""
    found = [child(one, "p:txBody", "a:lstStyle") for one in (node, *above)]
    if sort in _BULLETED:
        found.append(child(master, "p:txStyles", "p:bodyStyle"))
    return [one for one in found if one is not None]


def _holder_in(part: Node | None, holder: Node) -> Node | None:
    """Return the shape of a layout or master that a placeholder takes its place and look from."""
    sort, index = get(holder, "type"), get(holder, "idx")
    shapes = [(shape, next(within(shape, "p:ph"), None)) for shape in within(part, "p:sp")]
    held = [(shape, one) for shape, one in shapes if one is not None]
    same = [shape for shape, one in held if index and get(one, "idx") == index]
    alike = [shape for shape, one in held if get(one, "type").replace("ctrTitle", "title") == (sort or "body").replace(
        "ctrTitle", "title")]  # fmt: skip
    return next(iter(same or alike), None)


def _transform(node: Node | None) -> Node | None:
    for path in (("p:spPr", "a:xfrm"), ("p:grpSpPr", "a:xfrm"), ("p:xfrm",)):
        found = child(node, *path)
        if found is not None:
            return found
    return None


def _box(node: Node | None, scale: Scale) -> Box | None:
    """Return where a shape stands, None when it does not say."""
    place = _transform(node)
    offset, size = child(place, "a:off"), child(place, "a:ext")
    if offset is None or size is None:
        return None
    left, top = scale[0] + number(get(offset, "x")) * scale[2], scale[1] + number(get(offset, "y")) * scale[3]
    return left, top, left + number(get(size, "cx")) * scale[2], top + number(get(size, "cy")) * scale[3]


def _inner(group: Node, scale: Scale) -> Scale:
    """Return the scale of what stands in a group."""
    box, place = _box(group, scale), _transform(group)
    offset, size = child(place, "a:chOff"), child(place, "a:chExt")
    if box is None or offset is None or size is None:
        return scale
    across = (box[2] - box[0]) / max(1, number(get(size, "cx")))
    down = (box[3] - box[1]) / max(1, number(get(size, "cy")))
    return box[0] - number(get(offset, "x")) * across, box[1] - number(get(offset, "y")) * down, across, down


def _is_filled(node: Node) -> bool:
    """Tell whether a shape has a colour of its own that is not told in numbers."""
    properties = child(node, "p:spPr")
    if child(properties, "a:noFill") is not None:
        return False
    filled = any(child(properties, name) is not None for name in ("a:solidFill", "a:gradFill", "a:blipFill"))
    return filled or get(child(node, "p:style", "a:fillRef"), "idx", "0") != "0"


def _is_clear(node: Node) -> bool:
    """Tell whether a fill can be looked through."""
    return any(
        number(get(one, "val"), 100_000) < 90_000 for one in within(child(node, "p:spPr", "a:solidFill"), "a:alpha")
    )


def _is_coloured(part: Node | None) -> bool:
    """Tell whether letters on a slide may stand on something else than white."""
    if part is None:
        return False
    ground = child(part, "p:cSld", "p:bg")
    white = get(next(within(ground, "a:schemeClr"), None), "val") in ("bg1", "lt1")
    if ground is not None and not white:
        return True
    tree = child(part, "p:cSld", "p:spTree")
    return any(True for _ in within(tree, "p:pic")) or any(_is_filled(shape) for shape in within(tree, "p:sp"))
