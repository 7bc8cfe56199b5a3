"""The words of a paragraph as they are gathered, whatever program wrote it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from extract.read.flow import COVERED as BOXED
from extract.read.office import telling
from extract.read.office.looks import COVERED, HIDDEN, Ground, Look, how_visible
from extract.read.office.tags import Node


@dataclass(slots=True)
class Gathered:
    """The words of a paragraph that are shown, and what hangs on it."""

    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    bold: int = 0  # letters
    sizes: Counter[float] = field(default_factory=Counter)
    boxes: list[tuple[Node, Ground]] = field(default_factory=list)  # text boxes

    @property
    def text(self) -> str:
        """Return all words; covered ones as one box, however they were parted."""
        text = "".join(self.pieces)
        return re.sub(f"(?:{BOXED[0]})+", BOXED, text) if BOXED[0] in text else text

    @property
    def is_bold(self) -> bool:
        """Tell whether all letters are bold, and there are some."""
        return self.letters > 0 and self.bold == self.letters

    @property
    def size(self) -> float | None:
        """Return the size of most letters in points, None where the file says nothing of it."""
        return self.sizes.most_common(1)[0][0] or None if self.sizes else None

    def put(self, text: str, look: Look, ground: Ground, left_out: Counter[str]) -> None:
        """Add text as far as it is shown on a ground; what is not is counted as left out."""
        visible = how_visible(look, ground)
        if visible == HIDDEN:
            left_out[telling.HIDDEN] += bool(text.strip())
        elif visible == COVERED and text not in "\n\t":
            left_out[telling.COVERED] += 1
            self.pieces.append(BOXED)
        else:
            self.pieces.append(text.replace("\u00ad", "").replace("\u2011", "-"))
            letters = len(text.replace(" ", ""))
            self.letters += letters
            self.bold += letters if look.bold else 0
            self.sizes[look.size or 0.0] += letters
