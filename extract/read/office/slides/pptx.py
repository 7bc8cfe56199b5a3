"""Read PowerPoint files (pptx)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extract.errors import Unreadable
from extract.read.flow import COVERED, Flow
from extract.read.office import telling
from extract.read.office.enclosing import enclosed_of
from extract.read.office.laying import Paragraph, Row
from extract.read.office.opening import DAMAGED, Link, Package
from extract.read.office.slides import Slide, is_covered, print_slides
from extract.read.office.slides.shapes import POINT, Page
from extract.read.office.tags import Node, child, children, get, number, within
from extract.read.options import USUAL, Options
from extract.text.reading import Reading
from models import Source

MOST_SLIDES = 5_000


def read_pptx(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of a PowerPoint file, a page for each slide; `source` gets its pages and warnings.

    Raises Unreadable when it is damaged, empty or too large.
    """
    slides = _Slides(Package(data))
    flow = Flow()
    try:
        print_slides(slides.all(), flow)
    except RecursionError as error:
        raise Unreadable(DAMAGED) from error
    source.warnings.extend(telling.warnings_of(slides.left_out))
    return flow.reading(source, "pptx", enclosed_of(slides.package, slides.enclosed))


class _Slides:
    """The slides of a PowerPoint file."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.linked("", "officeDocument") or "ppt/presentation.xml"
        root = package.xml(self.main)
        if root is None:
            raise Unreadable(DAMAGED)
        self.root = root
        self.left_out: Counter[str] = Counter()
        self.enclosed: list[tuple[str, bool]] = []
        size = child(root, "p:sldSz")
        self.size = (number(get(size, "cx"), 9144000) / POINT, number(get(size, "cy"), 6858000) / POINT)

    def all(self) -> Iterator[Slide]:
        """Yield the slides that are shown, in order."""
        links = self.package.links(self.main)
        for row in list(within(self.root, "p:sldId"))[:MOST_SLIDES]:
            link = links.get(get(row, "r:id"))
            slide = self.package.optional(link.target) if link else None
            if link is None or slide is None:
                continue
            if get(slide, "show") in ("0", "false"):
                self.left_out[telling.SLIDE] += 1
                continue
            yield self._slide(link.target, slide)

    def _slide(self, part: str, root: Node) -> Slide:
        links = self.package.links(part)
        layout_part = self.package.linked(part, "slideLayout")
        layout = self.package.optional(layout_part)
        master = self.package.optional(self.package.linked(layout_part, "slideMaster")) if layout_part else None
        page = Page(self.package, links, self.size, self.left_out, layout, master)
        shapes = list(page.shapes(root))
        for index, shape in enumerate(shapes):
            if shape.items and is_covered(shape, shapes[index + 1 :]):
                self.left_out[telling.COVERED] += 1
                shape.items = [Paragraph(COVERED)]
        self.enclosed.extend(page.enclosed)
        for link in links.values():
            if link.kind == "comments":
                comments = self.package.optional(link.target)
                self.left_out[telling.COMMENT] += sum(1 for _ in children(comments))
        return Slide(shapes, self._notes(links_of_kind(links, "notesSlide")))

    def _notes(self, part: str | None) -> list[Paragraph | Row]:
        root = self.package.optional(part)
        if part is None or root is None:
            return []
        page = Page(self.package, self.package.links(part), (1e9, 1e9), self.left_out, None, None)
        return [item for shape in page.shapes(root) if shape.body for item in shape.items]


def links_of_kind(links: dict[str, Link], kind: str) -> str | None:
    """Return the first part of a kind."""
    return next((link.target for link in links.values() if link.kind == kind), None)
