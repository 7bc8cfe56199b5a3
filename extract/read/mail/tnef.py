"""Open the package (winmail.dat, TNEF) that Outlook makes of a mail: the files in it, and its text where it has one."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import partial

from extract.errors import Unreadable
from extract.read.flow import Flow
from extract.read.mail.bodies import Body, lay_out_body
from extract.read.mail.encodings import decoded
from extract.read.mail.names import file_name
from extract.read.mail.printed import Attached, enclosed_of
from extract.read.mail.richtext import decompressed, page_within
from extract.read.options import USUAL, Options
from extract.text.reading import Reading
from models import Source

BROKEN = "Outlook-pakket (winmail.dat) is beschadigd"
_HEAD = 6  # bytes: signature and key
_TEXT, _PROPERTIES = 0x0002800C, 0x00069003
_BEGINS_FILE, _TITLE, _DATA = 0x00069002, 0x00018010, 0x0006800F
_RICH = bytes.fromhex("0201091001000000")  # the property that is rich text, one value


def read_tnef(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of a package: its text, with the files in it enclosed.

    Raises Unreadable when it is damaged, or there is nothing in it.
    """
    body, files = Body(), []
    for tag, value in _attributes(data):
        if tag == _BEGINS_FILE:
            files.append(("", b""))
        elif tag in (_TITLE, _DATA) and files:
            name, held = files[-1]
            files[-1] = (_text(value), held) if tag == _TITLE else (name, value)
        elif tag == _TEXT:
            body = Body(_text(value))
        elif tag == _PROPERTIES and body.is_empty:
            body = _rich(value)
    flow, taken = Flow(), dict[str, int]()
    if not body.is_empty:
        source.warnings.extend(lay_out_body(flow, body))
    named = [(file_name(name, "application/octet-stream", taken), held) for name, held in files]
    attached = [Attached(name, partial(bytes, held)) for name, held in named]
    if not attached and not flow.lines:
        raise Unreadable(BROKEN)
    return flow.reading(source, "outlook", enclosed_of(attached) if attached else ())


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield what the package has: number and value, each behind a byte for its level and before a sum of two bytes."""
    at = _HEAD
    while at + 9 <= len(data):
        tag, size = struct.unpack_from("<II", data, at + 1)
        yield tag, data[at + 9 : at + 9 + size]
        at += 9 + size + 2


def _text(value: bytes) -> str:
    return decoded(value.split(b"\0", 1)[0], "cp1252")


def _rich(properties: bytes) -> Body:
    """Return the text of a mail that is only there as rich text, packed."""
    at = properties.find(_RICH)
    if at < 0:
        return Body()
    (size,) = struct.unpack_from("<I", properties.ljust(at + 12, b"\0"), at + len(_RICH))
    start = at + len(_RICH) + 4
    try:
        rich = decompressed(properties[start : start + size])
    except (ValueError, IndexError):
        return Body()
    page = page_within(rich)
    return Body(rich=rich) if page is None else Body(html=page)
