"""Print the headers and footers of a Word file: once each, not on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from extract.read.flow import BREAK, Flow
from extract.read.office.docx.styles import is_on
from extract.read.office.laying import Paragraph, Row
from extract.read.office.opening import Link
from extract.read.office.tags import Node, child, children, get

Items = Callable[[str], Iterable[Paragraph | Row]]
"""Return what a part holds."""


@dataclass
class Edges:
    """The headers and footers of a document's sections."""

    links: dict[str, Link]
    items: Items
    one_page: bool  # what stands on one page only does not run along
    both_sides: bool  # even pages have their own
    _printed: set[str] = field(default_factory=set)

    def print(self, section: Node | None, flow: Flow, name: str) -> None:
        """Print the headers ("w:headerReference") or footers of a section that were not printed before."""
        for which, part in self._parts(section, name):
            text = list(self._lines(part))
            if not text or "\n".join(text) in self._printed:
                continue
            self._printed.add("\n".join(text))
            runs = not (name == "w:headerReference" and (which == "first" or self.one_page))
            for index, line in enumerate(text):
                flow.paragraph(line, gap=not index, running=runs)

    def _parts(self, section: Node | None, name: str) -> Iterator[tuple[str, str]]:
        titled = is_on(section, "w:titlePg")
        found = {get(one, "w:type", "default"): get(one, "r:id") for one in children(section, name)}
        for which, shown in (("first", titled), ("default", True), ("even", self.both_sides)):
            link = self.links.get(found.get(which, ""))
            if shown and link is not None and not link.external:
                yield which, link.target

    def _lines(self, part: str) -> Iterator[str]:
        for item in self.items(part):
            cells = [item.told.replace("\t", " ")] if isinstance(item, Paragraph) else item.cells
            told = " ".join(filter(None, (cell.replace("\n", " ").replace(BREAK, " ").strip() for cell in cells)))
            if told:
                yield told


def sections_of(body: Node) -> list[Node]:
    """Return the properties of each section, in order."""
    found = [node for node in body.iter("{*}sectPr") if child(node) is not None]
    return [node for node in found if not any("Change" in str(above.tag) for above in node.iterancestors())]
