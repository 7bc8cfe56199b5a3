"""Read OpenDocument texts (odt): what a reader sees, in the order of the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from extract.errors import Unreadable
from extract.read.flow import BREAK, Flow
from extract.read.office.docx.inline import RAISED
from extract.read.office.enclosing import enclosed_of
from extract.read.office.laying import Layout, Paragraph, Row
from extract.read.office.odf.body import Body
from extract.read.office.odf.styles import Styles, masters_of
from extract.read.office.opening import DAMAGED, LOCKED, Package
from extract.read.office.tags import Node, child, children, get, kind, within
from extract.read.office.telling import warnings_of
from extract.read.options import USUAL, Options
from extract.text.reading import Reading
from models import Source


def read_odt(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of an OpenDocument text; `source` gets its pages, redactions and warnings.

    Raises Unreadable when it is damaged, locked, empty or too large, Skipped when text may lie under a black shape.
    """
    try:
        text = _Text(open_document(data))
        text.print()
    except RecursionError as error:
        raise Unreadable(DAMAGED) from error
    source.warnings.extend(warnings_of(text.left_out))
    return text.flow.reading(source, "odt", enclosed_of(text.package, text.body.enclosed))


def open_document(data: bytes) -> Package:
    """Open an OpenDocument file; raises Unreadable when it is locked with a password."""
    package = Package(data)
    manifest = package.data("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    if manifest and b"encryption-data" in manifest:
        raise Unreadable(LOCKED)
    return package


class _Text:
    """An OpenDocument text while it is printed on a flow."""

    def __init__(self, package: Package) -> None:
        self.package = package
        content = package.xml("content.xml")
        found = child(content, "office:body", "office:text")
        if found is None:
            raise Unreadable(DAMAGED)
        self.root = found
        self.masters = package.optional("styles.xml")
        self.left_out: Counter[str] = Counter()
        self.body = Body(Styles(content, self.masters), self.left_out, self._mark)
        self.flow = Flow()
        self.layout = Layout(self.flow, lambda: self._print_notes("footnote"))
        self.notes: dict[str, list[tuple[str, Node]]] = {"footnote": [], "endnote": []}
        self._counts: Counter[str] = Counter()

    def print(self) -> None:
        """Print everything on the flow."""
        self._print_edges("style:header-first", "style:header")
        self.layout.add_all(self.body.items(self.root))
        self.layout.close()
        self._print_notes("footnote")
        self._print_notes("endnote")
        self._print_edges("style:footer-first", "style:footer")

    def _mark(self, note: Node) -> str:
        """Return what is printed in the text for a note, which is printed itself at the foot of the page."""
        sort = get(note, "text:note-class", "footnote")
        self._counts[sort] += 1
        own = get(child(note, "text:note-citation"), "text:label")
        mark = own or str(self._counts[sort]).translate(RAISED)
        text = child(note, "text:note-body")
        if text is not None:
            self.notes.setdefault(sort, []).append((mark, text))
        return mark

    def _print_notes(self, sort: str) -> None:
        waiting, self.notes[sort] = self.notes[sort], []
        for mark, note in waiting:
            for line in _lines(self.body.items(note)):
                self.flow.paragraph(f"{mark} {line}".strip())
                mark = ""

    def _print_edges(self, *names: str) -> None:
        """Print the headers or footers of the pages that are used, each once."""
        masters, seen = masters_of(self.masters), set()
        for master in self._used(masters):
            for part in children(master, *names):
                lines = list(_lines(self.body.items(part))) if get(part, "style:display") != "false" else []
                for index, line in enumerate(lines) if "\n".join(lines) not in seen else ():
                    self.flow.paragraph(line, gap=not index, running=kind(part) != "style:header-first")
                seen.add("\n".join(lines))

    def _used(self, masters: dict[str, Node]) -> Iterator[Node]:
        """Yield the sorts of pages that the text names, and those that follow on them."""
        named = {self.body.styles.of("paragraph", get(node, "text:style-name")).master
                 for node in within(self.root, "text:p", "text:h")}  # fmt: skip
        named |= {get(masters[name], "style:next-style-name") for name in named if name in masters}
        named |= {"Standard", get(masters.get("Standard"), "style:next-style-name")}
        yield from (node for name, node in masters.items() if name in named)


def _lines(items: Iterator[Paragraph | Row]) -> Iterator[str]:
    """Yield each paragraph or row on one line."""
    for item in items:
        text = item.told if isinstance(item, Paragraph) else " ".join(filter(None, item.cells))
        if text := " ".join(text.replace(BREAK, " ").split()):
            yield text
