"""The fonts of a PDF, kept within bounds whatever the file says of them.

Pdfminer writes out every range of characters that a font names, however wide; and has no text where a font is broken.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from pdfminer.cmapdb import CMapParser, FileUnicodeMap
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import LIT

from extract.read.pdf.limits import MOST_FONTS, MOST_MAP, MOST_MAPPED, MOST_WIDTHS

RANGES = {"W": 3, "W2": 5}  # lists of widths, and how many numbers one range takes: its ends and what they share
LONGEST = 64  # bytes that one character stands for; the longest of all ligatures has 18 letters
STANDARD: Mapping[str, object] = {"Subtype": LIT("Type1"), "BaseFont": LIT("Helvetica")}
UNDEFINED = "\ufffd"
UNKNOWN_WIDTH = 0.5  # of the size: of characters in a font that has no widths at all
WIDEST = 100.0  # of the size: a wider character is none
LACKING = {"€": 0.556, "-": 0.549, "−": 0.549}


class _MapIsFull(Exception):
    """A font's map names more than there are characters."""


class _Map(FileUnicodeMap):
    """What the characters of a font stand for."""

    _added = 0

    def add_cid2unichr(self, cid: int, code: Any) -> None:
        """Add what one character stands for.

        Raises _MapIsFull when there are too many of them.
        """
        self._added += 1
        if self._added > MOST_MAPPED or (isinstance(code, bytes) and len(code) > LONGEST):
            raise _MapIsFull
        super().add_cid2unichr(cid, code)


class Resources(PDFResourceManager):
    """Fonts, of which a bounded number is kept; a broken one is stood in for, and `broken` holds the stand-ins."""

    def __init__(self) -> None:
        super().__init__()
        self.broken: set[int] = set()
        self.off: set[int] = set()  # the layers that are turned off
        self._standard: Any = None

    def get_font(self, objid: object, spec: Mapping[str, object]) -> Any:
        """Return the font that `spec` describes."""
        if not spec:
            return self._stand_in()
        if objid and objid in self._cached_fonts:
            return self._cached_fonts[objid]
        if len(self._cached_fonts) > MOST_FONTS:
            self._cached_fonts.clear()
        try:
            return self._mapped(objid, spec)
        except Exception:  # noqa: BLE001 - text in a font that can't be read is text all the same
            font = super().get_font(None, dict(STANDARD))
            self.broken.add(id(font))
            if objid:
                self._cached_fonts[objid] = font
            return font

    def _mapped(self, objid: object, spec: Mapping[str, object]) -> Any:
        """Return the font with its map and widths, these as far as they are within bounds."""
        bounded = {
            name: value for name, value in spec.items() if name not in RANGES or _is_bounded(value, RANGES[name])
        }
        source = resolve1(spec.get("ToUnicode"))
        if not isinstance(source, PDFStream):
            return super().get_font(objid, bounded)
        bounded["ToUnicode"] = PDFStream({}, b"")
        font = super().get_font(objid, bounded)
        if hasattr(font, "unicode_map"):
            font.unicode_map = _map_in(source)
        return font

    def _stand_in(self) -> Any:
        """Return the font for text in one that the page does not have."""
        if self._standard is None:
            self._standard = super().get_font(None, dict(STANDARD))
        return self._standard


def _map_in(source: PDFStream) -> FileUnicodeMap:
    """Return the map that `source` holds, as far as it can be read."""
    found = _Map()
    try:
        CMapParser(found, io.BytesIO(source.get_data()[:MOST_MAP])).run()
    except Exception:  # noqa: BLE001 - what a broken map does not name counts as not known
        return found
    return found


def _is_bounded(value: object, numbers_each: int) -> bool:
    """Tell whether a list of widths, with so many numbers for a range, is about no more characters than a font has."""
    items = resolve1(value)
    total = 0
    numbers: list[float] = []
    for item in items if isinstance(items, list) else []:
        part = resolve1(item)
        if isinstance(part, int | float):
            numbers.append(part)
        if len(numbers) == numbers_each:
            total += max(0, int(numbers[1] - numbers[0]))
            numbers.clear()
        if total > MOST_WIDTHS:
            return False
    return True


def glyph_of(font: Any, cid: int) -> tuple[str, float]:
    """Return a character and how wide it is, in sizes; the metrics of the standard fonts lack a few."""
    try:
        text = str(font.to_unichr(cid))
    except (PDFUnicodeNotDefined, KeyError, TypeError, ValueError):
        text = UNDEFINED
    return text, _width(font, cid, text)


def _width(font: Any, cid: int, text: str) -> float:
    """Return how wide a character is; of one that its font has no sensible width for, a usual width."""
    try:
        width = float(font.char_width(cid))
    except (TypeError, ValueError):
        return UNKNOWN_WIDTH
    if not abs(width) < WIDEST:
        return UNKNOWN_WIDTH
    if width or text in LACKING:
        return width or LACKING[text]
    known = (cid in font.widths or text in font.widths) and any(font.widths.values())
    return 0.0 if known and not text.isalnum() else UNKNOWN_WIDTH
