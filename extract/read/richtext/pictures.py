"""Take the pictures out of rich text: large ones may be scans."""

from __future__ import annotations

import re

from extract.read.office.enclosing import CROPPED, is_large
from extract.text.reading import Enclosed

_ENDINGS = {"pngblip": "png", "jpegblip": "jpg"}
_NOT_HEX = re.compile(rb"[^0-9a-fA-F]")


class Pictures:
    """Gathers the bytes of pictures."""

    def __init__(self) -> None:
        self.enclosed: list[Enclosed] = []
        self._shown = self._cropped = False
        self._ending = ""
        self._data = bytearray()
        self._hex: list[bytes] = []

    def begin(self, *, shown: bool) -> None:
        """Begin a picture."""
        self._shown, self._cropped, self._ending = shown, False, ""
        self._data.clear()
        self._hex.clear()

    def word(self, word: str, number: int | None) -> None:
        """Take a word of control within a picture."""
        self._ending = _ENDINGS.get(word, self._ending)
        self._cropped = self._cropped or (word.startswith("piccrop") and bool(number and number > 0))

    def letters(self, letters: bytes) -> None:
        """Take bytes written in digits."""
        if self._ending:
            self._hex.append(letters)

    def raw(self, data: bytes) -> None:
        """Take bytes as they are."""
        self._data += data

    def end(self) -> None:
        """End the picture."""
        digits = _NOT_HEX.sub(b"", b"".join(self._hex))
        data = bytes(self._data) or bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        if self._shown and self._ending and data and is_large(data):
            name = f"beeld{len(self.enclosed) + 1}.{self._ending}"
            self.enclosed.append(Enclosed(name, None if self._cropped else data, CROPPED if self._cropped else ""))
        self.begin(shown=False)
