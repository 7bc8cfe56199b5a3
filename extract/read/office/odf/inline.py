"""Gather the words of a paragraph in OpenDocument: only those that are shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from extract.read.office import telling
from extract.read.office.gathered import Gathered
from extract.read.office.looks import Ground, Look
from extract.read.office.odf.styles import Styles
from extract.read.office.symbols import is_symbolic, signs_of
from extract.read.office.tags import Node, get, kind, number, within

NEW_PAGE = "\x0e"  # a page that began when the program last printed
MOST_SPACES = 200
_SILENT = (
    "text:ruby-text", "text:tracked-changes", "office:event-listeners", "svg:title", "svg:desc", "text:script",
    "text:note-citation",
)  # fmt: skip
_DRAWN = "draw:"


@dataclass
class Gatherer:
    """Goes through a paragraph; counts what is left out, and keeps the names of pictures that are shown."""

    styles: Styles
    left_out: Counter[str]
    mark_of: Callable[[Node], str]  # of a note, what is printed for it
    enclosed: list[tuple[str, bool]] = field(default_factory=list)

    def gather(self, node: Node, look: Look, ground: Ground) -> Gathered:
        """Return the words of a paragraph whose style has a look, on a ground."""
        out = Gathered()
        self._walk(node, look, ground, out)
        return out

    def _walk(self, node: Node, look: Look, ground: Ground, out: Gathered) -> None:
        self._put(_folded(node.text), look, ground, out)
        for one in node:
            self._one(one, look, ground, out)
            self._put(_folded(one.tail), look, ground, out)

    def _one(self, node: Node, look: Look, ground: Ground, out: Gathered) -> None:
        name = kind(node)
        if name == "text:s":
            self._put(" " * max(1, min(MOST_SPACES, number(get(node, "text:c"), 1))), look, ground, out)
        elif name == "text:tab":
            self._put("\t", look, ground, out)
        elif name == "text:line-break":
            self._put("\n", look, ground, out)
        elif name == "text:soft-page-break":
            out.pieces.append(NEW_PAGE)
        elif name == "text:note":
            if not look.hidden:
                self._put(self.mark_of(node), look, ground, out)
        elif name == "office:annotation":
            self.left_out[telling.COMMENT] += 1
        elif name in ("text:hidden-text", "text:hidden-paragraph") or get(node, "text:display") == "none":
            self.left_out[telling.HIDDEN] += bool("".join(node.itertext()).strip())
        elif name.startswith(_DRAWN):
            if not look.hidden:
                self._drawn(node, out)
        elif name == "text:span":
            style = self.styles.of("text", get(node, "text:style-name")).look
            self._walk(node, style.over(look), ground, out)
        elif name not in _SILENT and name != "office:annotation-end":
            self._walk(node, look, ground, out)

    def _put(self, text: str, look: Look, ground: Ground, out: Gathered) -> None:
        if text:
            out.put(signs_of(text, look.font) if is_symbolic(look.font) else text, look, ground, self.left_out)

    def _drawn(self, node: Node, out: Gathered) -> None:
        """Take what a drawing holds: text boxes, pictures."""
        ground = self.styles.of("graphic", get(node, "draw:style-name")).look.ground
        out.boxes.append((node, Ground(ground, unsure=True)))
        self.left_out[telling.CHART] += sum(1 for _ in within(node, "draw:object"))
        for picture in within(node, "draw:image"):
            style = get(picture.getparent(), "draw:style-name")
            self.enclosed.append((get(picture, "xlink:href").removeprefix("./"), self._is_cropped(style)))

    def _is_cropped(self, style: str) -> bool:
        return self.styles.of("graphic", style).cropped


def _folded(text: str | None) -> str:
    """Return text as it is shown: white space of the file is one space."""
    return re.sub(r"[ \t\r\n]+", " ", text) if text else ""
