"""Look at a page as it is painted, for the few that need it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pypdfium2

from extract.read.pdf.paper import Box

SCALE = 2.0  # pixels a point
MOST_PIXELS = 3000  # on a side


@dataclass
class Eyes:
    """Paint pages of one PDF when first looked at; keeps the last one."""

    data: bytes
    _document: Any = None
    _number: int = 0
    _image: Any = None
    _scale: float = 1.0
    _failed: set[int] = field(default_factory=set)

    def contrast(self, number: int, box: Box) -> int:
        """Return how much lightness differs (0 to 255) within `box` of page `number`; 0 when it can't be painted."""
        if number != self._number and number not in self._failed:
            self._paint(number)
        if number in self._failed or self._image is None:
            return 0
        x0, top, x1, bottom = (round(side * self._scale) for side in box)
        width, height = self._image.size
        x0, top = min(max(0, x0), width - 1), min(max(0, top), height - 1)
        low, high = self._image.crop(
            (x0, top, min(width, max(x1, x0 + 1)), min(height, max(bottom, top + 1)))
        ).getextrema()
        return int(high) - int(low)

    def close_for(self, number: int) -> None:
        """Do not look at this page: painting it would take too much memory."""
        self._failed.add(number)

    def _paint(self, number: int) -> None:
        try:
            if self._document is None:
                self._document = pypdfium2.PdfDocument(self.data)
                self._document.init_forms()  # or the fields of a form are not painted
            page = self._document[number - 1]
            self._scale = min(SCALE, MOST_PIXELS / max(*page.get_size(), 1.0))
            self._image = page.render(scale=self._scale, grayscale=True).to_pil().convert("L")
            self._number = number
            page.close()
        except Exception:  # noqa: BLE001 - what pdfium can't paint counts as not seen
            self._failed.add(number)
            self._image = None

    def close(self) -> None:
        """Let go of the document and the last page."""
        if self._document is not None:
            self._document.close()
        self._document = self._image = None
