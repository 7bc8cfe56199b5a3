"""The classes that a character may be in, and the paint that marks a text with them."""

from __future__ import annotations

from enum import IntEnum


class Class(IntEnum):
    """What became of a character; a greater one goes before a smaller where spans lie over each other."""

    UNEXPLAINED = 0  # niet begrepen
    PLACED = 1  # ingedeeld: it is known below what it stands, not what it says
    BOILERPLATE = 2  # vast: running heads, greetings, signatures, disclaimers, set notices
    UNDERSTOOD = 3  # begrepen: a record says it


class Paint:
    """The class of every character of a text; what is laid on later covers what was there."""

    def __init__(self, length: int) -> None:
        self.marks = bytearray(length)
        self._strips = {each: bytes([each]) * 256 for each in Class}

    def lay(self, each: Class, start: int, end: int) -> None:
        """Mark the characters from `start` up to `end`; what lies outside the text is left out."""
        start, end = max(0, start), min(end, len(self.marks))
        if start < end:
            length = end - start
            strip = self._strips[each]
            self.marks[start:end] = strip[:length] if length <= len(strip) else bytes([each]) * length
