"""Cut a mail into its parts, whatever its boundaries look like, and say what each of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from extract.read.mail.encodings import decoded, transferred
from extract.read.mail.headers import Headers, decode_words, split_head

MOST_PARTS = 10_000
MOST_DEPTH = 50  # parts in each other
TOO_DEEP = f"e-mail heeft meer dan {MOST_DEPTH} delen in elkaar: wat dieper ligt is niet gelezen"
TOO_MANY = f"e-mail heeft meer dan {MOST_PARTS} delen: de rest is niet gelezen"
CUT_OFF = "e-mail is afgekapt: het einde ontbreekt"
_BOUNDARY_LINE = re.compile(rb"^--([^\s-][^\r\n]{0,198}|-[^\r\n]{1,199}?)[ \t]*\r?$", re.MULTILINE)
_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+")


@dataclass(slots=True)
class Cutting:
    """What cutting one mail came to: the number of parts so far, and what to warn of."""

    parts: int = 0
    warnings: dict[str, None] = field(default_factory=dict)  # in order, each once

    def warn(self, warning: str) -> None:
        """Add a warning, if it is new."""
        self.warnings.setdefault(warning)


@dataclass(frozen=True, slots=True)
class Part:
    """A mail or a part of one: its fields, what follows them as it was sent, and how deep it lies."""

    headers: Headers
    body: bytes
    kind: str  # the media type, in lower case
    depth: int = 0

    @property
    def content(self) -> bytes:
        """Return what it holds, decoded."""
        return transferred(self.body, self.headers.raw("content-transfer-encoding"))

    @property
    def text(self) -> str:
        """Return what it holds as text."""
        return decoded(self.content, self.parameter("charset"))

    @property
    def disposition(self) -> str:
        """Return "attachment", "inline", or an empty text where neither is told."""
        return self.headers.raw("content-disposition").partition(";")[0].strip().lower()

    @property
    def name(self) -> str:
        """Return the name of the file that it is, an empty text without one."""
        return self.parameter("filename", "content-disposition") or self.parameter("name")

    def parameter(self, name: str, of: str = "content-type") -> str:
        """Return a parameter of the field `of`, however it was encoded."""
        with suppress(Exception):  # the standard library raises many kinds on broken parameters
            value = self.headers.typed().get_param(name, "", of)
            if isinstance(value, tuple):
                charset, _, text = value
                return decoded(text.encode("latin-1", "replace"), charset or "utf-8")
            return decode_words(str(value))
        return ""


def part_of(data: bytes, depth: int = 0, usual: str = "text/plain") -> Part:
    """Return the mail or part that `data` is; `usual` is its media type when it tells none."""
    headers, start = split_head(data)
    told = headers.raw("content-type").partition(";")[0].strip().lower()
    return Part(headers, data[start:], told if _TYPE.fullmatch(told) else usual, depth)


def parts_of(part: Part, cutting: Cutting) -> Iterator[Part]:
    """Yield the parts of a multipart; one without a boundary is a text."""
    if part.depth >= MOST_DEPTH:
        cutting.warn(TOO_DEEP)
        return
    boundary = part.parameter("boundary").encode("utf-8", "replace")
    found = _cut(part.body, boundary) if boundary else []
    if not found and (guess := _BOUNDARY_LINE.search(part.body)):
        found = _cut(part.body, guess[1])
    usual = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
    if not found:
        yield Part(Headers(()), part.body, usual, part.depth + 1)
    for data, ended in found:
        cutting.parts += 1
        if cutting.parts > MOST_PARTS:
            cutting.warn(TOO_MANY)
            return
        if not ended:
            cutting.warn(CUT_OFF)
        yield part_of(data, part.depth + 1, usual)


def _cut(body: bytes, boundary: bytes) -> list[tuple[bytes, bool]]:
    """Return what stands between the lines with a boundary, each with whether a boundary ends it."""
    line = re.compile(rb"^--" + re.escape(boundary.rstrip()) + rb"(--)?[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
    marks = [(match.start(), match.end(), bool(match[1])) for match in line.finditer(body)]
    found: list[tuple[bytes, bool]] = []
    for index, (_, start, closing) in enumerate(marks):
        if closing and index:
            break
        ended = index + 1 < len(marks)
        end = marks[index + 1][0] if ended else len(body)
        found.append((_without_break(body[start:end]) if ended else body[start:], ended))
    return found


def _without_break(data: bytes) -> bytes:
    """Return a part without the line's end before its boundary, which belongs to the boundary."""
    return data.removesuffix(b"\n").removesuffix(b"\r")
