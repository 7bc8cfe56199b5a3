"""Know the signs of fonts that have signs instead of letters."""

from __future__ import annotations

import re

BULLET = "•"
_FONTS = re.compile(r"wingdings|webdings|symbol\b|marlett", re.IGNORECASE)
# Sign by font and code; what is not here is shown as a bullet.
_WINGDINGS = {
    0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA8: "☐", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xFC: "✓", 0xFB: "✗",
    0xE0: "→", 0xE8: "→", 0xF0: "→", 0xDF: "←", 0xE7: "←", 0xE1: "↑", 0xE2: "↓", 0xF3: "↔", 0xE4: "→",
    0x6C: "●", 0x6E: "■", 0xA7: "▪", 0xD8: "►", 0x76: "◆", 0x77: "◆", 0x75: "◆", 0x9F: "•", 0x9E: "·", 0xA1: "○",
    0x28: "☎", 0x29: "☎", 0x2A: "✉", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x21: "✏",
}  # fmt: skip
_WINGDINGS_2 = {0xA3: "☐", 0x2A: "☐", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x50: "✓", 0x4F: "✗", 0x97: "●", 0x98: "●"}
_GREEK = dict(zip(b"abgdezhqiklmnxoprstufcyw", "αβγδεζηθικλμνξοπρστυφχψω", strict=True))
_SYMBOL = {
    **_GREEK, **{code - 32: sign.upper() for code, sign in _GREEK.items()},
    0xB7: "•", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xB4: "×", 0xB8: "÷", 0xAE: "→",
    0xAC: "←", 0xDE: "⇒", 0xA5: "∞", 0x2D: "−", 0xBC: "…", 0xA0: "€", 0xD2: "®", 0xD3: "©", 0xE2: "®", 0xE3: "©",
}  # fmt: skip
_CODES = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRINTED = "-–—•●○◦▪■*→✓►◆☐☑☒·»>+"


def is_symbolic(font: str | None) -> bool:
    """Tell whether a font has signs where others have letters."""
    return bool(font and _FONTS.match(font))


def sign_of(code: int, font: str | None) -> str:
    """Return the sign of a code in a font of signs; codes of the private area stand for the last byte."""
    code = code & 0xFF if 0xF000 <= code <= 0xF0FF or code <= 0xFF else code
    if code > 0xFF:
        return chr(code) if code < 0x110000 else BULLET
    if code in (0x20, 0x09, 0x0A, 0xA0) and font != "Symbol":
        return " "
    name = (font or "").lower()
    known = _CODES.get(name, _SYMBOL if name.startswith("symbol") else _WINGDINGS)
    sign = known.get(code)
    if sign is None and known is _SYMBOL and 0x20 < code < 0x7F:
        return chr(code)
    return sign or BULLET


def signs_of(text: str, font: str | None) -> str:
    """Return the signs that text in a font of signs shows."""
    return "".join(character if character in "\n\t\f" else sign_of(ord(character), font) for character in text)


def bullet_of(text: str, font: str | None) -> str:
    """Return what a bullet is printed as; none when the list has none."""
    if not text.strip():
        return ""
    sign = signs_of(text[0], font) if is_symbolic(font) or "\uf000" <= text[0] <= "\uf0ff" else text[0]
    if sign == "o":  # Courier's round bullet
        return "○"
    return sign if sign in _PRINTED else BULLET
