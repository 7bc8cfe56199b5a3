"""Name the elements and attributes of office files in the short way, as "w:p"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

Node = Any
"""An element of lxml, which has no types of its own."""

_OPEN = "http://schemas.openxmlformats.org/"
_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "w": _OPEN + "wordprocessingml/2006/main",
    "p": _OPEN + "presentationml/2006/main",
    "a": _OPEN + "drawingml/2006/main",
    "r": _OPEN + "officeDocument/2006/relationships",
    "m": _OPEN + "officeDocument/2006/math",
    "c": _OPEN + "drawingml/2006/chart",
    "dgm": _OPEN + "drawingml/2006/diagram",
    "wp": _OPEN + "drawingml/2006/wordprocessingDrawing",
    "pic": _OPEN + "drawingml/2006/picture",
    "mc": _OPEN + "markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "office": _ODF + "office:1.0",
    "text": _ODF + "text:1.0",
    "table": _ODF + "table:1.0",
    "draw": _ODF + "drawing:1.0",
    "style": _ODF + "style:1.0",
    "fo": _ODF + "xsl-fo-compatible:1.0",
    "presentation": _ODF + "presentation:1.0",
    "svg": _ODF + "svg-compatible:1.0",
    "form": _ODF + "form:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_SHORT = {uri: short for short, uri in NAMES.items()}
# What the strict form of the format calls things, and what the usual form does.
_STRICT = "http://purl.oclc.org/ooxml/"
STRICT = tuple(
    ((_STRICT + strict).encode(), (_OPEN + usual).encode())
    for strict, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("presentationml/main", "presentationml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
        ("drawingml/", "drawingml/2006/"),
    )
)


@lru_cache(maxsize=4096)
def short(tag: str) -> str:
    """Return the short name of an element: its namespace's prefix and its name, the name alone when that is unknown."""
    uri, _, name = tag.rpartition("}")
    prefix = _SHORT.get(uri[1:], "")
    return f"{prefix}:{name}" if prefix else name


@lru_cache(maxsize=4096)
def full(name: str) -> str:
    """Return the full name that lxml uses for a short one."""
    prefix, _, rest = name.rpartition(":")
    return f"{{{NAMES[prefix]}}}{rest}" if prefix else rest


def kind(node: Node) -> str:
    """Return the short name of an element; an empty text for what is none."""
    return short(node.tag) if isinstance(node.tag, str) else ""


def get(node: Node | None, name: str, default: str = "") -> str:
    """Return an attribute by its short name."""
    return default if node is None else node.get(full(name), default)


def child(node: Node | None, *path: str) -> Node | None:
    """Return the first child of a name, of that the first of the next name, and so on; None where there is none."""
    for name in path:
        if node is None:
            return None
        node = next(node.iterchildren(full(name)), None)
    return node


def children(node: Node | None, *names: str) -> Iterator[Node]:
    """Yield the children, only those of some names when these are given."""
    for one in () if node is None else node:
        if not names or kind(one) in names:
            yield one


def within(node: Node | None, *names: str) -> Iterator[Node]:
    """Yield all elements of some names in `node`, however deep."""
    if node is not None:
        yield from node.iter(*map(full, names))


def number(text: str, default: int = 0) -> int:
    """Return the whole number that an attribute holds."""
    try:
        return int(float(text)) if len(text) < 20 else default
    except (ValueError, OverflowError):
        return default
