"""Print a whole Word file: its body with headers, footers and notes in their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.errors import Unreadable
from extract.read.flow import Flow
from extract.read.office import telling
from extract.read.office.docx.body import Body, Item
from extract.read.office.docx.edges import Edges, sections_of
from extract.read.office.docx.inline import RAISED, Fields, Gatherer
from extract.read.office.docx.numbering import Numbering
from extract.read.office.docx.styles import Styles, is_on
from extract.read.office.laying import Layout, Paragraph
from extract.read.office.opening import DAMAGED, Package
from extract.read.office.tags import Node, child, get, kind, number, within

_NOTES = {
    "w:footnoteReference": ("footnotes", "w:footnote"),
    "w:endnoteReference": ("endnotes", "w:endnote"),
}
_AT_FOOT = "w:footnoteReference"


@dataclass
class _Notes:
    """The notes of one kind: the part that they stand in, their texts by id, and those that are yet to be printed."""

    part: str = ""
    texts: dict[str, Node] = field(default_factory=dict)
    count: int = 0
    waiting: list[tuple[str, str]] = field(default_factory=list)  # number as printed, and id


class Whole:
    """A Word file while it is printed on a flow."""

    def __init__(self, package: Package) -> None:
        """Open the parts; raises Unreadable when there is no body."""
        self.package = package
        self.main = package.linked("", "officeDocument") or "word/document.xml"
        body = child(package.xml(self.main), "w:body")
        if body is None:
            raise Unreadable(DAMAGED)
        self.body = body
        self.left_out: Counter[str] = Counter()
        self.enclosed: list[tuple[str, bool]] = []
        self.flow = Flow()
        self._layout = Layout(self.flow, lambda: self._print_notes(_AT_FOOT))
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._notes = {name: self._notes_of(*where) for name, where in _NOTES.items()}
        self.left_out[telling.COMMENT] = sum(1 for _ in within(self._part("comments"), "w:comment"))

    def print(self) -> None:
        """Print everything on the flow."""
        sections = sections_of(self.body) or [None]
        settings = self._part("settings")
        both_sides = bool(is_on(settings, "w:evenAndOddHeaders"))
        edges = Edges(self.package.links(self.main), self._items_of_part, self._is_one_page(), both_sides)
        at = 0
        edges.print(sections[at], self.flow, "w:headerReference")
        for item in self._items(self.body, self.main):
            if not isinstance(item, Paragraph) or not item.section_ends:
                self._layout.add(item)
                continue
            self._layout.close()
            edges.print(sections[at], self.flow, "w:footerReference")
            at = min(at + 1, len(sections) - 1)
            if item.page_ends:
                self._layout.end_page()
            edges.print(sections[at], self.flow, "w:headerReference")
        self._layout.close()
        self._print_notes(_AT_FOOT)
        self._print_notes("w:endnoteReference")
        edges.print(sections[at], self.flow, "w:footerReference")

    def _part(self, kind: str) -> Node | None:
        return self.package.optional(self.package.linked(self.main, kind))

    def _items(self, node: Node, part: str) -> Iterator[Item]:
        """Yield what a node of a part holds."""
        links = self.package.links(part)
        gatherer = Gatherer(self._styles, Fields.of(node), self.left_out, self._mark)

        def words_of(key: str) -> Iterable[str]:
            root = self.package.optional(links[key].target) if key in links else None
            for paragraph in within(root, "a:p"):
                yield "".join(text.text or "" for text in within(paragraph, "a:t"))

        yield from Body(self._styles, self._numbering, gatherer, words_of).items(node)
        for key, partly in gatherer.enclosed:
            if key in links and not links[key].external:
                self.enclosed.append((links[key].target, partly))

    def _items_of_part(self, part: str) -> Iterator[Item]:
        """Yield what a header or footer holds; pictures in it are letterheads."""
        root = self.package.optional(part)
        before = len(self.enclosed)
        if root is not None:
            yield from self._items(root, part)
        del self.enclosed[before:]

    def _notes_of(self, kind: str, name: str) -> _Notes:
        part = self.package.linked(self.main, kind) or ""
        root = self.package.optional(part)
        return _Notes(part, {get(note, "w:id"): note for note in within(root, name) if not get(note, "w:type")})

    def _mark(self, kind: str, reference: Node) -> str:
        """Return what is printed in the text for a note, which is to be printed itself later."""
        notes = self._notes[kind]
        key = get(reference, "w:id")
        if key not in notes.texts:
            return ""
        if get(reference, "w:customMarkFollows") in ("1", "true"):  # its own sign is among the words
            notes.waiting.append(("", key))
            return ""
        notes.count += 1
        mark = str(notes.count).translate(RAISED)
        notes.waiting.append((mark, key))
        return mark

    def _print_notes(self, kind: str) -> None:
        """Print the notes of a kind that were referred to since the last time."""
        notes = self._notes[kind]
        waiting, notes.waiting = notes.waiting, []
        for mark, key in waiting:
            note = notes.texts.pop(key, None)
            for item in self._items(note, notes.part) if note is not None else ():
                text = item.told if isinstance(item, Paragraph) else " ".join(filter(None, item.cells))
                if text:
                    size = item.size if isinstance(item, Paragraph) else None
                    self.flow.paragraph(f"{mark} {text}".strip(), size=size)
                    mark = ""

    def _is_one_page(self) -> bool:
        """Tell whether the file says that it is one page long."""
        breaks = within(self.body, "w:lastRenderedPageBreak", "w:pageBreakBefore", "w:br")
        if any(kind(node) != "w:br" or get(node, "w:type") == "page" for node in breaks):
            return False
        told = self.package.optional(self.package.linked("", "extended-properties"))
        pages = [number(node.text or "") for node in told if kind(node) == "Pages"] if told is not None else []
        return pages == [1]
