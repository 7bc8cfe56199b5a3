"""Gather the words of a paragraph in a Word file: only those that are shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from extract.errors import Skipped
from extract.read.office import telling
from extract.read.office.docx.styles import Styles, look_of
from extract.read.office.docx.visible import ground_of_shape, lies_over_text
from extract.read.office.gathered import Gathered
from extract.read.office.looks import Ground, Look
from extract.read.office.symbols import is_symbolic, sign_of, signs_of
from extract.read.office.tags import Node, child, children, get, kind, number, within

NEW_PAGE, RENDERED = "\f", "\x0e"  # a page that the writer began; one that began when Word last printed
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
UNDER = "op een bladzijde ligt een zwart vlak waar tekst onder kan staan: sla op als pdf"
_GONE = ("w:del", "w:moveFrom", "w:delText", "w:delInstrText")
_SILENT = (
    "w:pPr", "w:rPr", "w:instrText", "w:sdtPr", "w:sdtEndPr", "w:rt", "w:softHyphen", "w:annotationRef",
    "w:footnoteRef", "w:endnoteRef", "w:separator", "w:continuationSeparator", "w:fldData", "w:smartTagPr",
    "w:customXmlPr", "w:ffData", "w:pgNum", "m:rPr", "m:ctrlPr",
)  # fmt: skip
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-", "w:lastRenderedPageBreak": RENDERED}
_BREAKS = {"page": NEW_PAGE}
_DRAWN = ("w:drawing", "w:pict", "w:object")


@dataclass(slots=True)
class DocxGathered(Gathered):
    """The words of a paragraph in a Word file, and what hangs on it."""

    diagrams: list[str] = field(default_factory=list)  # ids of their parts


@dataclass(slots=True)
class Fields:
    """Which fields are open: of these only the result is shown. Fields that never end are taken for none."""

    ended: set[Node] = field(default_factory=set)
    open: list[bool] = field(default_factory=list)  # whether its result has begun

    @classmethod
    def of(cls, root: Node) -> Fields:
        """Return the fields of a part, none of them open."""
        waiting: list[Node] = []
        ended: set[Node] = set()
        for mark in within(root, "w:fldChar"):
            if get(mark, "w:fldCharType") == "begin":
                waiting.append(mark)
            elif get(mark, "w:fldCharType") == "end" and waiting:
                ended |= {waiting.pop(), mark}
        return cls(ended)

    @property
    def shows(self) -> bool:
        """Tell whether what comes now is shown."""
        return all(self.open)

    def mark(self, node: Node) -> None:
        """Take the beginning, the middle or the end of a field."""
        what = get(node, "w:fldCharType")
        if what == "separate":
            if self.open:
                self.open[-1] = True
        elif node in self.ended:
            if what == "begin":
                self.open.append(False)
            elif self.open:
                self.open.pop()


@dataclass
class Gatherer:
    """Goes through paragraphs; counts what is left out, and keeps the ids of pictures and files that are shown."""

    styles: Styles
    fields: Fields
    left_out: Counter[str]
    mark_of: Callable[[str, Node], str]  # kind and reference of a note, to what is printed for it
    enclosed: list[tuple[str, bool]] = field(default_factory=list)  # ids of files; whether it is shown only in part

    def gather(self, paragraph: Node, look: Look, ground: Ground) -> DocxGathered:
        """Return the words of a paragraph whose style has a look, on a ground."""
        gathered = DocxGathered()
        self._walk(paragraph, look, look, ground, gathered)
        return gathered

    def _walk(self, node: Node, look: Look, usual: Look, ground: Ground, out: DocxGathered) -> None:
        for one in node:
            name = kind(one)
            if name in _GONE:
                self.left_out[telling.DELETED] += any(True for _ in within(one, "w:delText", "w:t"))
            elif name in _SILENT or not name:
                continue
            elif name == "w:r":
                own = look_of(child(one, "w:rPr"))
                styled = self.styles.run(get(child(one, "w:rPr", "w:rStyle"), "w:val"))
                self._walk(one, own.over(styled).over(usual), usual, ground, out)
            elif name in _DRAWN:
                if self.fields.shows and not look.hidden:
                    self._drawn(one, out)
            elif name == "mc:AlternateContent":
                chosen = next((two for two in one if len(two)), None)
                if chosen is not None:
                    self._walk(chosen, look, usual, ground, out)
            elif name in ("w:t", "m:t", "w:br", "w:sym", "w:fldChar", "w:footnoteReference", "w:endnoteReference") or (
                name in _SIGNS
            ):
                self._sign(name, one, look, ground, out)
            elif name != "w:commentReference":
                self._walk(one, look, usual, ground, out)

    def _sign(self, name: str, node: Node, look: Look, ground: Ground, out: DocxGathered) -> None:
        """Take words, or one sign that stands for them."""
        if name == "w:fldChar":
            if get(node, "w:fldCharType") == "begin":
                self._put(_form_field(node), look, ground, out)
            self.fields.mark(node)
        elif name == "w:br":
            self._put(_BREAKS.get(get(node, "w:type"), "\n"), look, ground, out)
        elif name == "w:sym":
            code = get(node, "w:char")
            sign = sign_of(int(code, 16), get(node, "w:font")) if re.fullmatch(r"[0-9A-Fa-f]{1,6}", code) else ""
            self._put(sign, look, ground, out)
        elif name in ("w:footnoteReference", "w:endnoteReference"):
            if self.fields.shows and not look.hidden:
                self._put(self.mark_of(name, node), look, ground, out)
        elif name in _SIGNS:
            self._put(_SIGNS[name], look, ground, out)
        else:
            text = re.sub(r"[\f\x0e\r\n]", " ", node.text or "")
            self._put(signs_of(text, look.font) if is_symbolic(look.font) else text, look, ground, out)

    def _put(self, text: str, look: Look, ground: Ground, out: DocxGathered) -> None:
        if not text or not self.fields.shows:
            return
        if text in (NEW_PAGE, RENDERED):
            out.pieces.append(text)
        else:
            out.put(text, look, ground, self.left_out)

    def _drawn(self, node: Node, out: DocxGathered) -> None:
        """Take what a drawing holds: text boxes, pictures, files.

        Raises Skipped when it may cover text.
        """
        if lies_over_text(node):
            raise Skipped(UNDER)
        for box in within(node, "w:txbxContent"):
            above = [kind(one) for one in box.iterancestors()]
            if "mc:Fallback" not in above and "w:txbxContent" not in above[: above.index(kind(node))]:
                shape = next((one for one in box.iterancestors() if kind(one) == "wps:wsp"), node)
                out.boxes.append((box, ground_of_shape(shape)))
        for picture in within(node, "pic:blipFill"):
            crop = child(picture, "a:srcRect")
            partly = crop is not None and any(number(value) > 0 for value in crop.attrib.values())
            self.enclosed.append((get(child(picture, "a:blip"), "r:embed"), partly))
        for picture in within(node, "v:imagedata") if kind(node) == "w:pict" else ():
            self.enclosed.append((get(picture, "r:id"), any(name.startswith("crop") for name in picture.attrib)))
        self.left_out[telling.CHART] += sum(1 for _ in within(node, "c:chart"))
        out.diagrams.extend(get(diagram, "r:dm") for diagram in within(node, "dgm:relIds"))
        for file in within(node, "o:OLEObject"):
            self.enclosed.append((get(file, "r:id"), False))


def _form_field(begin: Node) -> str:
    """Return what an old form's field shows that has no words of its own: a box, ticked or not, or a choice."""
    tick = child(begin, "w:ffData", "w:checkBox")
    if tick is not None:
        mark = child(tick, "w:checked") if child(tick, "w:checked") is not None else child(tick, "w:default")
        return "☒" if mark is not None and get(mark, "w:val", "1") not in ("0", "false") else "☐"
    choice = child(begin, "w:ffData", "w:ddList")
    if choice is not None:
        rows = [get(one, "w:val") for one in children(choice, "w:listEntry")]
        at = number(get(child(choice, "w:result"), "w:val"))
        return rows[at] if 0 <= at < len(rows) else ""
    return ""
