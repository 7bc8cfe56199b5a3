"""Part rich text into groups, words of control, letters and bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,40})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z0-9])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\"
)
OPEN, CLOSE = "{", "}"


@dataclass(frozen=True, slots=True)
class Token:
    """A word of control with its number, a sign ("~", "*", "{", "}"), or bytes of letters."""

    word: str = ""
    number: int | None = None
    letters: bytes = b""
    sign: str = ""


def tokens(data: bytes) -> Iterator[Token]:
    """Yield the tokens of rich text; bytes that a word says to follow it come as letters of that word."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        word, number, code, sign, brace, letters = match.groups()
        if word == b"bin":
            size = max(0, int(number or 0))
            yield Token("bin", letters=data[at : at + size])
            at += size
        elif word:
            yield Token(word.decode("ascii"), int(number) if number else None)
        elif code:
            yield Token(letters=bytes.fromhex(code.decode("ascii")))
        elif sign == b"\n" or sign == b"\r":
            yield Token("par")
        elif sign or brace:
            yield Token(sign=(sign or brace).decode("latin-1"))
        elif letters:
            yield Token(letters=letters)
