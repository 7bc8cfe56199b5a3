"""Know the fonts, colours and styles that rich text names at its start."""

from __future__ import annotations

import codecs
import re

# Character sets of Windows fonts, and the code pages that their bytes are in.
_CODE_PAGES = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
    254: "cp437", 255: "cp850",
}  # fmt: skip
_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s*(\d)\b", re.IGNORECASE)
_NO_HEADING = 9
MOST = 10_000  # fonts, colours, styles


class Heads:
    """The tables at the start of rich text."""

    parts = ("fonttbl", "colortbl", "stylesheet")

    def __init__(self) -> None:
        self.fonts: dict[int, str] = {}
        self.colours: dict[int, str] = {}
        self.levels: dict[int, int] = {}  # of headings, by style
        self.code_page = "cp1252"
        self.usual = -1  # the font where none is named
        self._pages: dict[int, str] = {}
        self._at = 0  # the font at hand
        self._at_colour = 0
        self._colour = [0, 0, 0]
        self._is_set = False
        self._level = 0
        self._style: int | None = 0
        self._name = ""

    def word(self, part: str, word: str, number: int | None) -> None:
        """Take a word of control in one of the tables."""
        value = 0 if number is None else number
        if part == "fonttbl":
            if word == "f":
                self._at = value
            elif word == "fcharset" and value in _CODE_PAGES:
                self._pages[self._at] = _CODE_PAGES[value]
        elif part == "colortbl":
            if word in ("red", "green", "blue"):
                self._colour[("red", "green", "blue").index(word)] = value & 255
                self._is_set = True
        elif word == "s":
            self._style = value
        elif word in ("cs", "ts", "ds"):
            self._style = None
        elif word == "outlinelevel":
            self._level = value + 1 if 0 <= value < _NO_HEADING else 0

    def text(self, part: str, letters: bytes) -> None:
        """Take letters in one of the tables: the name of a font or style, or the end of a colour."""
        text = letters.decode("cp1252", "replace")
        if part == "colortbl":
            for _ in range(min(text.count(";"), MOST)):
                self._end_colour()
        elif part == "fonttbl":
            self.fonts[self._at] = (self.fonts.get(self._at, "") + text).strip(" ;")[:100]
        else:
            self._name += text[:200]
            if ";" in text:
                self._end_style()

    def end(self, part: str) -> None:
        """End a group within one of the tables."""
        if part == "stylesheet":
            self._end_style()

    def decoded(self, letters: bytes, font: int) -> str:
        """Return bytes as text, in the code page of a font."""
        page = self._pages.get(font if font >= 0 else self.usual, self.code_page)
        try:
            codecs.lookup(page)
        except LookupError:
            page = "cp1252"
        return letters.decode(page, "replace")

    def _end_colour(self) -> None:
        if self._is_set and self._at_colour < MOST:
            self.colours[self._at_colour] = "{:02x}{:02x}{:02x}".format(*self._colour)
        self._at_colour += 1
        self._colour, self._is_set = [0, 0, 0], False

    def _end_style(self) -> None:
        match = _HEADING.match(self._name.strip())
        level = self._level or (int(match[1]) if match else 0)
        if self._style is not None and level and len(self.levels) < MOST:
            self.levels[self._style] = level
        self._style, self._level, self._name = 0, 0, ""
