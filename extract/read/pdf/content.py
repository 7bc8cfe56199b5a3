"""Read the operators of a page's content quickly.

Stands in for pdfminer's parser, which is two thirds of the time that reading a page takes: one pattern finds the next
operand or operator. Pages with pictures inside their content go to pdfminer's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1, stream_value
from pdfminer.psparser import LIT

from extract.read.pdf.layers import is_off
from extract.read.pdf.limits import (
    LONGEST_NUMBER,
    LONGEST_TEXT,
    MOST_BYTES,
    MOST_INLINE,
    MOST_ITEMS,
    MOST_NESTED,
    MOST_OPERANDS,
)

TOKEN = re.compile(
    rb"[\x00\t\n\f\r ]*+(?:"
    rb"(?P<number>[+-]?(?:\d+\.?\d*|\.\d+))"
    rb"|(?P<word>[A-Za-z'\"][^\x00\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|/(?P<name>[^\x00\t\n\f\r ()<>\[\]{}/%]*)"
    rb"|\((?P<plain>[^()\\]*)\)"
    rb"|(?P<open>\[|<<)"
    rb"|(?P<close>\]|>>)"
    rb"|<(?P<hex>[0-9A-Fa-f\x00\t\n\f\r ]*)>"
    rb"|(?P<text>\()"
    rb"|%[^\r\n]*"
    rb")"
)
IN_TEXT = re.compile(rb"[()]|\\(?:[0-7]{1,3}|\r\n|.)?", re.DOTALL)
IN_NAME = re.compile(rb"#([0-9A-Fa-f]{2})")
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
PICTURE = re.compile(rb"(?<![^\x00\t\n\f\r \]>)])BI(?![^\x00\t\n\f\r /])")
CONSTANTS: dict[bytes, object] = {b"true": True, b"false": False}
METHODS = {"*": "_a", '"': "_w", "'": "_q"}
# A picture within the content: its bytes end where EI stands alone and what follows can be read.
BEGINS = re.compile(rb"BI(?=[\s/])[^()]{0,2000}?\sID\s", re.S)
ENDS = re.compile(rb"(?<=[\s\x00>])EI(?=\s[\t\n\r -~]{8}|\s[\t\n\r -~]{0,8}\Z|\Z)", re.S)
BLANK = re.compile(rb"[\x00\t\n\f\r ]*")
BEGINNING = re.compile(rb"[\x00\t\n\f\r +\-.\dA-Za-z'\"/(\[\]<>%]")  # of what can be read
INLINE_PICTURE = PDFStream({}, b"")
PAINTING = frozenset((b"Tj", b"TJ", b"'", b'"', b"Do", b"BI", b"sh", *b"S s f F f* B B* b b*".split()))


class PageIsFull(Exception):
    """There is more on this page than any page of print holds."""


class Interpreter(PDFPageInterpreter):
    """Pdfminer's interpreter with a quicker parser of the content."""

    device: Any
    rsrcmgr: Any

    def execute(self, streams: Sequence[object]) -> None:
        """Carry out the operators of `streams`; a stream within itself is passed over.

        Raises PageIsFull when the page has too many.
        """
        self.stream_ids.clear()
        if len(self.parent_stream_ids) > MOST_NESTED:
            self.device.stumble()
            return
        parts: list[bytes] = []
        valid: list[PDFStream] = []
        size = 0
        for stream in map(stream_value, streams):
            if stream.objid is None:
                self.device.stumble()  # what stands in for one that is not there
            elif stream.objid not in self.parent_stream_ids and size < MOST_BYTES:
                valid.append(stream)
                self.stream_ids.add(stream.objid)
                parts.append(stream.get_data())
                size += len(parts[-1])
        left, clip, data = self.device.begin_content(valid, size), self.device.clip, b"\n".join(parts)
        if size > MOST_ITEMS:
            left = min(left, _within_reach(data))
        if PICTURE.search(data[:left]):
            data = _without_pictures(data[:MOST_BYTES])
        self._carry_out(data[:left])
        self.device.clip = clip  # a form may forget to
        if len(data) > left:
            raise PageIsFull

    def get_current_state(self) -> Any:
        """Return what `q` keeps, where the page is cut off included."""
        return super().get_current_state(), self.device.clip

    def set_current_state(self, state: Any) -> None:
        """Go back to what `q` kept."""
        kept, self.device.clip = state
        super().set_current_state(kept)

    def do_W(self) -> None:
        """Cut off what is painted from here on outside the path."""
        self.device.cut_off(self.curpath)

    do_W_a = do_W

    def do_BI(self) -> None:
        """Paint a picture that stood in the content."""
        self.device.render_image("", INLINE_PICTURE)

    def _carry_out(self, data: bytes) -> None:
        known: dict[bytes, tuple[Callable[..., object], int] | None] = {}
        operands = self.argstack
        layers: list[bool] = []
        hiding = bool(self.rsrcmgr.off)
        for is_operator, item in items_of(data):
            if not is_operator:
                operands.append(item)
                continue
            if item not in known:
                known[item] = self._operator(item)
            found = known[item]
            if found is None:
                continue
            if hiding and self._is_passed_over(item, operands, layers):
                operands.clear()
                continue
            method, count = found
            arguments = operands[-count:] if count else []
            if count:
                del operands[-count:]
            if len(arguments) == count:
                try:
                    method(*arguments)
                except (PageIsFull, RecursionError, MemoryError):
                    raise
                except Exception:  # noqa: BLE001 - one broken operator must not take the page with it
                    self.device.stumble()
            operands = self.argstack

    def _is_passed_over(self, word: bytes, operands: list[Any], layers: list[bool]) -> bool:
        """Tell whether an operator paints on a layer that is turned off; `layers` holds those begun and not ended."""
        if word in (b"BDC", b"BMC"):
            layers.append(word == b"BDC" and self._is_of_layer_off(operands[-2:]))
        elif word == b"EMC":
            layers[-1:] = []
        drawn = self.xobjmap.get(getattr(operands[-1], "name", None)) if word == b"Do" and operands else None
        if not (
            word in PAINTING and (any(layers) or (drawn and is_off(stream_value(drawn).get("OC"), self.rsrcmgr.off)))
        ):
            return False
        self.curpath = []
        self.device.paper.layered = True
        return True

    def _is_of_layer_off(self, operands: list[Any]) -> bool:
        if len(operands) < 2 or getattr(operands[0], "name", "") != "OC":
            return False
        named = resolve1(self.resources.get("Properties")) if self.resources else None
        name = getattr(operands[1], "name", None)
        return isinstance(named, dict) and is_off(named.get(name), self.rsrcmgr.off)

    def _operator(self, word: bytes) -> tuple[Callable[..., object], int] | None:
        """Return the method of an operator and how many operands it takes, None when there is no such operator."""
        name = word.decode("latin-1")
        for sign, letters in METHODS.items():
            name = name.replace(sign, letters)
        method = getattr(self, f"do_{name}", None)
        return (method, method.__code__.co_argcount - 1) if method else None


def items_of(data: bytes) -> Iterator[tuple[bool, Any]]:
    """Yield operands and operators: whether it is an operator, and the operand's value or the operator's word."""
    nested: list[list[Any]] = []
    at, match = 0, TOKEN.match
    names: dict[bytes, Any] = {}
    while token := match(data, at) or match(data, at := _next(data, at)):
        at = token.end()
        kind = token.lastgroup
        value: Any
        if kind == "number":
            text = token[kind]
            value = float(text) if b"." in text or len(text) > LONGEST_NUMBER else int(text)
        elif kind == "word":
            text = token[kind]
            if text not in CONSTANTS:
                if not nested:
                    yield True, text
                continue
            value = CONSTANTS[text]
        elif kind == "plain":
            value = token["plain"]
        elif kind == "name":
            text = token["name"]
            value = names[text] if text in names else names.setdefault(text, _name(text))
        elif kind == "open":
            if len(nested) < MOST_OPERANDS:
                nested.append([])
            continue
        elif kind == "close":
            if not nested:
                continue
            value = _closed(nested.pop(), token[kind])
        elif kind == "hex":
            value = _hex(token["hex"])
        elif kind == "text":
            value, at = _text(data, at)
        else:
            continue
        if nested:
            nested[-1].append(value)
        else:
            yield False, value


def _within_reach(data: bytes) -> int:
    """Return how many bytes hold no more operators and operands than are carried out, these evenly spread."""
    items = data.count(b" ") + data.count(b"\n") + data.count(b"\r")
    return len(data) * MOST_ITEMS // max(MOST_ITEMS, items)


def _next(data: bytes, at: int) -> int:
    """Return where something may be read after what can't be read at `at`."""
    while at < len(data):
        at = BLANK.match(data, at).end()  # type: ignore[union-attr]
        if TOKEN.match(data, at):
            return at
        found = BEGINNING.search(data, at + 1)
        at = found.start() if found else len(data)
    return at


def _without_pictures(data: bytes) -> bytes:
    """Return the content with only the operator that begins it for each picture within it."""
    parts: list[bytes] = []
    at = start = 0
    for _ in range(MOST_INLINE):
        found = PICTURE.search(data, at)
        if found is None:
            break
        begin = BEGINS.match(data, found.start())
        end = ENDS.search(data, begin.end()) if begin else None
        if begin and end is None:  # nor has any other an end
            break
        at = end.end() if end else found.end()
        if end:
            parts += [data[start : found.start()], b" BI "]
            start = at
    return b"".join([*parts, data[start:]])


def _closed(items: list[Any], bracket: bytes) -> Any:
    """Return an array, or a dictionary where its keys and values come in pairs."""
    if bracket == b"]":
        return items
    return {str(getattr(key, "name", key)): value for key, value in zip(items[::2], items[1::2], strict=False)}


def _name(text: bytes) -> Any:
    raw = IN_NAME.sub(lambda found: bytes((int(found[1], 16),)), text)
    try:
        return LIT(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return LIT(raw)


def _hex(text: bytes) -> bytes:
    digits = b"".join(text.replace(b"\x00", b"").split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))


def _text(data: bytes, at: int) -> tuple[bytes, int]:
    """Return the string with brackets or escapes in it that starts at `at`, and where it ends."""
    parts: list[bytes] = []
    depth = 1
    for found in IN_TEXT.finditer(data, at, at + LONGEST_TEXT):
        parts.append(data[at : found.start()])
        at = found.end()
        mark = found.group()
        if mark == b"(":
            depth += 1
        elif mark == b")":
            depth -= 1
            if not depth:
                return b"".join(parts), at
        parts.append(_unescaped(mark))
    return b"".join(parts), min(len(data), at + LONGEST_TEXT)


def _unescaped(mark: bytes) -> bytes:
    """Return what a bracket or an escape within a string stands for."""
    if mark[:1] != b"\\":
        return mark
    if mark[1:2].isdigit() and mark[1:2] < b"8":
        return bytes((int(mark[1:], 8) & 255,))
    return ESCAPES.get(mark[1:], mark[1:])
