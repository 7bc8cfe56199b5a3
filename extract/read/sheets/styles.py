"""Take in how the styles of an Excel workbook show their cells: the form of numbers, and white print on white."""

from __future__ import annotations

from extract.read.sheets.forms import Form, built_in, form_of
from extract.read.sheets.package import Attributes, Silent

_WHITE_THEME, _WHITE_INDEXES = "0", ("1", "9")
_LISTS = ("fonts", "fills", "cellXfs")


class Styles(Silent):
    """The form of each style in `forms`; `unseen` has the numbers of those whose print nobody sees."""

    def __init__(self) -> None:
        self.forms: list[Form] = []
        self.unseen: set[int] = set()
        self._codes: dict[str, str] = {}
        self._white_fonts: list[bool] = []
        self._bare_fills: list[bool] = []
        self._list = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in a part of the list of styles."""
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name in _LISTS:
            self._list = name
        elif self._list == "fonts":
            self._take_font(name, attributes)
        elif self._list == "fills":
            self._take_fill(name, attributes)
        elif self._list == "cellXfs" and name == "xf":
            self._take_style(attributes)

    def end(self, name: str) -> None:
        """Take in that a list is whole."""
        if name == self._list:
            self._list = ""

    def _take_font(self, name: str, attributes: Attributes) -> None:
        if name == "font":
            self._white_fonts.append(False)
        elif name == "color" and self._white_fonts:
            self._white_fonts[-1] = _is_white(attributes)

    def _take_fill(self, name: str, attributes: Attributes) -> None:
        if name == "fill":
            self._bare_fills.append(False)
        elif name == "patternFill" and self._bare_fills:
            self._bare_fills[-1] = attributes.get("patternType", "none") == "none"
        elif name == "fgColor" and self._bare_fills:
            self._bare_fills[-1] |= _is_white(attributes)

    def _take_style(self, attributes: Attributes) -> None:
        number = attributes.get("numFmtId", "0")
        own = self._codes.get(number)
        font, fill = (_number(attributes.get(name, "")) for name in ("fontId", "fillId"))
        if _has(self._white_fonts, font) and _has(self._bare_fills, fill):
            self.unseen.add(len(self.forms))
        self.forms.append(form_of(own) if own is not None else built_in(_number(number)))


def _is_white(color: Attributes) -> bool:
    if "tint" in color and color["tint"] not in ("0", "0.0"):
        return False
    rgb = color.get("rgb", "").upper().endswith("FFFFFF")
    return rgb or color.get("theme") == _WHITE_THEME or color.get("indexed") in _WHITE_INDEXES


def _number(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 0


def _has(rows: list[bool], number: int) -> bool:
    return number < len(rows) and rows[number]
