"""Read OpenDocument presentations (odp)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extract.errors import Unreadable
from extract.read.flow import COVERED, Flow
from extract.read.office import telling
from extract.read.office.enclosing import enclosed_of
from extract.read.office.laying import Paragraph
from extract.read.office.looks import Ground, rgb
from extract.read.office.odf import open_document
from extract.read.office.odf.body import Body, Item
from extract.read.office.odf.styles import Styles, points
from extract.read.office.opening import DAMAGED
from extract.read.office.slides import LEAST_SHARE, Box, Shape, Slide, is_covered, print_slides
from extract.read.office.tags import Node, child, children, get, kind, within
from extract.read.options import USUAL, Options
from extract.text.reading import Reading
from models import Source

_RUNNING = ("date-time", "footer", "page-number", "header")
_DRAWN = "draw:"


def read_odp(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of an OpenDocument presentation, a page for each slide; `source` gets its pages and warnings.

    Raises Unreadable when it is damaged, locked, empty or too large.
    """
    package = open_document(data)
    content = package.xml("content.xml")
    root = child(content, "office:body", "office:presentation")
    if root is None:
        raise Unreadable(DAMAGED)
    slides = _Slides(root, Styles(content, package.optional("styles.xml")))
    flow = Flow()
    try:
        print_slides(slides.all(), flow)
    except RecursionError as error:
        raise Unreadable(DAMAGED) from error
    source.warnings.extend(telling.warnings_of(slides.left_out))
    return flow.reading(source, "odp", enclosed_of(package, slides.body.enclosed))


class _Slides:
    """The slides of an OpenDocument presentation."""

    def __init__(self, root: Node, styles: Styles) -> None:
        self.root = root
        self.styles = styles
        self.left_out: Counter[str] = Counter()
        self.body = Body(styles, self.left_out, lambda note: "")

    def all(self) -> Iterator[Slide]:
        """Yield the slides that are shown, in order."""
        for page in children(self.root, "draw:page"):
            if self.styles.of("drawing-page", get(page, "draw:style-name")).unseen:
                self.left_out[telling.SLIDE] += 1
                continue
            self.left_out[telling.COMMENT] += sum(1 for _ in children(page, "office:annotation"))
            shapes = [shape for node in page if (shape := self._shape(node))]
            for index, shape in enumerate(shapes):
                if shape.items and is_covered(shape, shapes[index + 1 :]):
                    self.left_out[telling.COVERED] += 1
                    shape.items = [Paragraph(COVERED)]
            yield Slide(shapes, self._notes(page))

    def _shape(self, node: Node) -> Shape | None:
        if not kind(node).startswith(_DRAWN) or kind(node) == "draw:page-thumbnail":
            return None
        sort = get(node, "presentation:class")
        if get(node, "presentation:placeholder") == "true":  # it is shown to who edits only
            return None
        style = self.styles.of("graphic", get(node, "draw:style-name"))
        items: list[Item] = [item for item in self.body.items([node], Ground(style.look.ground, unsure=True))
                             if not isinstance(item, Paragraph) or item.told]  # fmt: skip
        if sort == "title" and items:
            told = " ".join(item.told.replace("\n", " ") for item in items if isinstance(item, Paragraph))
            items = [Paragraph(told, level=1)]
        solid = not items and bool(rgb(style.fill)) and kind(node) not in ("draw:frame", "draw:line", "draw:connector")
        return Shape(items, _box(node), sort == "title", sort in _RUNNING, LEAST_SHARE if solid else None)

    def _notes(self, page: Node) -> list[Item]:
        return [
            item
            for frame in within(child(page, "presentation:notes"), "draw:frame")
            if get(frame, "presentation:class") == "notes" and get(frame, "presentation:placeholder") != "true"
            for item in self.body.items(frame)
        ]


def _box(node: Node) -> Box | None:
    sides = [points(get(node, name)) for name in ("svg:x", "svg:y", "svg:width", "svg:height")]
    left, top, width, height = sides
    if left is None or top is None or width is None or height is None:
        return None
    return left, top, left + width, top + height
