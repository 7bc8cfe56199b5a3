"""Look at a page as it is painted, for the few that need it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2

from extract.read.pdf.filters import is_overpacked
from extract.read.pdf.paper import Box

SCALE = 2.0  # pixels a point
MOST_PIXELS = 3000  # on a side
MOST_PAINTED = 36_000_000  # pixels of a picture in colour: a page of A2 at 200 dots an inch


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as painted: rows × columns of red, green and blue, and how many dots an inch that is."""

    pixels: npt.NDArray[np.uint8]
    dots: float


@dataclass
class Eyes:
    """Paint pages of one PDF when first looked at; keeps the last one."""

    data: bytes
    _document: Any = None
    _number: int = 0
    _image: Any = None
    _scale: float = 1.0
    _failed: set[int] = field(default_factory=set)
    _painted: tuple[int, float, Picture] | None = None

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

    def picture(self, number: int, dots: float) -> Picture | None:
        """Return page `number` at `dots` an inch, or fewer when it is large; None when it can't be painted."""
        if number in self._failed:
            return None
        if self._painted is not None and self._painted[:2] == (number, dots):
            return self._painted[2]
        try:
            page = self._opened()[number - 1]
            width, height = page.get_size()
            scale = min(dots / 72, (MOST_PAINTED / max(1.0, width * height)) ** 0.5)
            pixels = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False).to_numpy()
            page.close()
        except Exception:  # noqa: BLE001 - what pdfium can't paint counts as not seen
            self._failed.add(number)
            return None
        picture = Picture(np.ascontiguousarray(pixels[:, :, :3]), scale * 72)
        self._painted = (number, dots, picture)
        return picture

    def _opened(self) -> Any:
        if self._document is None:
            if is_overpacked(self.data):
                raise ValueError("too much to open")
            self._document = pypdfium2.PdfDocument(self.data)
            self._document.init_forms()  # or the fields of a form are not painted
        return self._document

    def close_for(self, number: int) -> None:
        """Do not look at this page: painting it would take too much memory."""
        self._failed.add(number)

    def _paint(self, number: int) -> None:
        try:
            page = self._opened()[number - 1]
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
        self._document = self._image = self._painted = None
