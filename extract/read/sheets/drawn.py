"""Take in what is drawn over a sheet of an Excel workbook: boxes with text, and pictures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from extract.read.sheets.cells import ON
from extract.read.sheets.package import Attributes, Silent

_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "absoluteAnchor")
_CORNER = ("row", "col")
_CROPPED = ("l", "t", "r", "b")  # how much of a picture is cut off at each side


@dataclass
class Drawn(Silent):
    """What is drawn and shown: texts, and pictures by the id of their relation with whether a part is cut off.

    `hides` tells whether a row and column are hidden, and with them what is drawn from there.
    """

    hides: Callable[[int, int], bool]
    texts: list[str] = field(default_factory=list)
    pictures: list[tuple[str, bool]] = field(default_factory=list)
    hidden: int = 0
    _pieces: list[str] = field(default_factory=list)
    _images: list[tuple[str, bool]] = field(default_factory=list)
    _corner: dict[str, str] = field(default_factory=dict)
    _told: str | None = None  # which part of the corner is read now
    _from: bool = False
    _reading: bool = False
    _covered: bool = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in that something is drawn."""
        if name in _ANCHORS:
            self._pieces, self._images, self._corner, self._covered = [], [], {}, False
        elif name == "from":
            self._from = True
        elif name in _CORNER and self._from:
            self._told = name
        elif name == "cNvPr":
            self._covered |= attributes.get("hidden", "") in ON
        elif name == "blip" and "embed" in attributes:
            self._images.append((attributes["embed"], False))
        elif name == "srcRect" and self._images and any(attributes.get(side, "0") != "0" for side in _CROPPED):
            self._images[-1] = (self._images[-1][0], True)
        self._reading = name == "t"

    def end(self, name: str) -> None:
        """Take in that something is whole."""
        self._reading = False
        if name in _CORNER:
            self._told = None
        elif name == "from":
            self._from = False
        elif name == "p":
            self._pieces.append("\n")
        elif name in _ANCHORS:
            self._shown()

    def text(self, text: str) -> None:
        """Take in the text of a box, or where it stands."""
        if self._told:
            self._corner[self._told] = self._corner.get(self._told, "") + text.strip()
        elif self._reading:
            self._pieces.append(text)

    def _shown(self) -> None:
        told = "".join(self._pieces).strip()
        corner = [self._corner.get(part, "") for part in _CORNER]
        row, column = (int(part) if part.isdigit() and len(part) < 8 else -1 for part in corner)
        if self._covered or self.hides(row, column):
            self.hidden += bool(told or self._images)
            return
        self.texts += [told] if told else []
        self.pictures += self._images
