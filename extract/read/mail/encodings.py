"""Turn bytes of mails into bytes and text: base64 and quoted-printable however broken, charsets wrong or missing."""

from __future__ import annotations

import binascii
import codecs
import re

from extract.read.text import decode

_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/]")
_SOFT_BREAK = re.compile(rb"=[ \t]*(?:\r\n|\r|\n|\Z)")
_TRAILING = re.compile(rb"[ \t]+(?=\r?\n|\Z)")
# Names of charsets under which Windows programs send their own, which hold more.
_WINDOWS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_UNSAFE = ("utf-7", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined", "mbcs", "oem")


def transferred(body: bytes, encoding: str) -> bytes:
    """Return `body` as it was before it was encoded for transfer; what is broken gives what can be had."""
    encoding = encoding.strip().strip("\"'").lower()
    if encoding == "base64":
        return from_base64(body)
    if encoding == "quoted-printable":
        return from_quoted(body)
    if encoding in ("x-uuencode", "uuencode", "uue", "x-uue"):
        return _from_uu(body)
    return body


def from_base64(data: bytes) -> bytes:
    """Return what is encoded; characters that do not belong there are passed over, and so is a half last one."""
    kept = _NOT_BASE64.sub(b"", data)
    if len(kept) % 4 == 1:
        kept = kept[:-1]
    return binascii.a2b_base64(kept + b"=" * (-len(kept) % 4))


def from_quoted(data: bytes, *, word: bool = False) -> bytes:
    """Return what is encoded; in a `word` of a head "_" is a space."""
    if not word:
        data = _SOFT_BREAK.sub(b"", _TRAILING.sub(b"", data))
    return binascii.a2b_qp(data, header=word)


def _from_uu(data: bytes) -> bytes:
    """Return what is encoded between the lines "begin" and "end"; a line that is broken is passed over."""
    out: list[bytes] = []
    begun = False
    for line in data.splitlines():
        if line.startswith(b"begin "):
            begun = True
        elif begun and line.rstrip() == b"end":
            break
        elif begun and line.strip():
            try:
                out.append(binascii.a2b_uu(line))
            except binascii.Error:
                continue
    return b"".join(out) if begun else data


def decoded(data: bytes, charset: str) -> str:
    """Return `data` as text: in the charset that is told where it fits, else in the one that it looks like."""
    if not data:
        return ""
    if data.isascii() and b"\x1b" not in data and b"\0" not in data and not _is_seven_bit(charset):
        return data.decode("ascii")
    name = _codec(charset)
    for one in ("utf-8", name) if _one_byte(name) else (name, "utf-8"):
        try:
            return data.decode(one).removeprefix("\ufeff")
        except (UnicodeError, LookupError, ValueError):
            continue
    return decode(data)[0]


def _is_seven_bit(charset: str) -> bool:
    return charset.lower().startswith(("iso-2022", "hz", "utf-16", "utf-32"))


def _codec(charset: str) -> str:
    """Return Python's name of a charset, that of Windows for those that are told instead of it."""
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
    except (LookupError, ValueError, UnicodeError):
        return "utf-8"
    return "utf-8" if name in _UNSAFE else _WINDOWS.get(name, name)


def _one_byte(name: str) -> bool:
    """Tell whether a charset has a byte for each letter: then UTF-8 that is told to be in it is seldom that."""
    return name.startswith(("cp", "iso8859", "mac", "koi8", "latin"))
