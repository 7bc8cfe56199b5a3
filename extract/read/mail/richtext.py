"""Unpack the rich text (RTF) of an Outlook message, and take out the web page that it may have been made of."""

from __future__ import annotations

import re
import struct

from extract.read.mail.encodings import decoded

MOST_BYTES = 50 * 1024**2
_BEGIN = (  # what the dictionary of packed rich text begins with
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor "
    rb"MS Sans SerifSymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
_WINDOW = 4096
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z0-9\r\n])|([{}])|\\?[\r\n]+|([^\\{}\r\n]+)|\\"
)
_WORDS = {b"par": "\n", b"line": "\n", b"tab": "\t", b"cell": "\t", b"row": "\n", b"nestcell": "\t", b"nestrow": "\n"}
_WORDS |= {b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“"}
_WORDS |= {b"rdblquote": "”", b"emspace": " ", b"enspace": " ", b"page": "\n", b"sect": "\n"}
_SIGNS = {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
_ELSEWHERE = frozenset(  # groups that hold no text
    b"fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr ftnsep fldinst "
    b"themedata datastore listtable listoverridetable rsidtbl generator xmlnstbl latentstyles annotation".split()
)


def decompressed(data: bytes) -> bytes:
    """Return rich text that Outlook packed (MS-OXRTFCP).

    Raises ValueError when it is broken or too large.
    """
    if len(data) < 16:
        raise ValueError("no head")
    _, size, kind, _ = struct.unpack_from("<IIII", data)
    if size > MOST_BYTES:
        raise ValueError("too large")
    if kind == 0x414C454D:  # not packed at all
        return data[16 : 16 + size]
    if kind != 0x75465A4C:
        raise ValueError("unknown way of packing")
    return _unpacked(data, size)


def _unpacked(data: bytes, size: int) -> bytes:
    """Return what was packed behind the head of `data`: letters, and places in the last 4,096 of what came before."""
    window = bytearray(_BEGIN.ljust(_WINDOW, b"\0"))
    write, at = len(_BEGIN), 16
    out = bytearray()
    while at < len(data) and len(out) < size:
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data):
                return bytes(out)
            if not flags >> bit & 1:
                piece = data[at : at + 1]
                at += 1
            else:
                place = int.from_bytes(data[at : at + 2].ljust(2, b"\0"), "big")
                at += 2
                start, length = place >> 4, (place & 0xF) + 2
                if start == write:
                    return bytes(out)
                piece = None
            for step in range(1 if piece else length):
                letter = piece[0] if piece else window[(start + step) % _WINDOW]
                out.append(letter)
                window[write] = letter
                write = (write + 1) % _WINDOW
    return bytes(out)


def page_within(rtf: bytes) -> str | None:
    """Return the web page that `rtf` was made of (MS-OXRTFEX), None when it was made of none."""
    if b"\\fromhtml1" not in rtf[:2000]:
        return None
    charset = re.search(rb"\\ansicpg(\d{3,5})", rtf[:500])
    reader = _Reader(f"cp{charset[1].decode()}" if charset else "cp1252")
    for token in _TOKEN.finditer(rtf):
        reader.take(token)
    return reader.text()


class _Reader:
    """Takes tokens of rich text; a group takes along whether its text counts, and how many bytes a letter skips."""

    def __init__(self, charset: str) -> None:
        self.charset = charset
        self.out: list[str] = []
        self.held = bytearray()  # bytes of letters that may take more than one
        self.groups: list[tuple[bool, int, bool]] = []
        self.silent = self.starred = self.for_rtf = False
        self.skips, self.skip = 1, 0

    def take(self, token: re.Match[bytes]) -> None:
        """Take one token."""
        word, number, code, sign, brace, plain = token.groups()
        if brace:
            self._group(brace)
        elif word:
            self._word(word, number)
        elif sign == b"*":
            self.starred = True
        elif self.skip:
            self._skip(code or sign or plain or b"")
        elif code:
            self._bytes(bytes.fromhex(code.decode()))
        elif sign in _SIGNS:
            self._say(_SIGNS[sign])
        elif plain:
            self._bytes(plain)

    def text(self) -> str:
        """Return what was said."""
        self._flush()
        return "".join(self.out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _group(self, brace: bytes) -> None:
        if brace == b"{":
            self.groups.append((self.silent, self.skips, self.for_rtf))
        elif self.groups:
            self.silent, self.skips, self.for_rtf = self.groups.pop()
        self.starred, self.skip = False, 0

    def _word(self, word: bytes, number: bytes | None) -> None:
        starred, self.starred = self.starred, False
        if word == b"htmltag":
            self.silent = False
        elif starred or word in _ELSEWHERE:
            self.silent = True
        elif word == b"htmlrtf":
            self.for_rtf = number != b"0"
        elif word == b"uc":
            self.skips = min(abs(int(number or 1)), 10)
        elif word == b"u" and number:
            self._say(chr(int(number) % 65536))
            self.skip = self.skips
        elif word in _WORDS:
            self._say(_WORDS[word])

    def _skip(self, letters: bytes) -> None:
        """Pass over what stands for a letter in programs that do not know it."""
        if len(letters) > self.skip and not letters.startswith(b"\\"):
            rest, self.skip = letters[self.skip :], 0
            self._bytes(rest)
        else:
            self.skip = max(0, self.skip - len(letters))

    def _bytes(self, letters: bytes) -> None:
        if not (self.silent or self.for_rtf):
            self.held += letters

    def _say(self, text: str) -> None:
        if not (self.silent or self.for_rtf):
            self._flush()
            self.out.append(text)

    def _flush(self) -> None:
        if self.held:
            self.out.append(decoded(bytes(self.held), self.charset))
            self.held.clear()
