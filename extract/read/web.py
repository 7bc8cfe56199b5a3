"""Read web pages (HTML): what a browser shows, in order; what its style sheet hides is left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree

from extract.errors import Unreadable
from extract.read.flow import COVERED as BOXED
from extract.read.flow import Flow
from extract.read.mail.webpage import read_webpage
from extract.read.office.looks import HIDDEN as UNSEEN
from extract.read.office.looks import PAPER, SEEN, Ground, Look, how_visible
from extract.read.office.tags import Node
from extract.read.office.telling import COVERED, HIDDEN, warnings_of
from extract.read.options import USUAL, Options
from extract.read.text import MARKS, decode
from extract.text.reading import Reading
from models import Source

MOST_BYTES = 64 * 1024**2
HEAD = 4096  # bytes within which a page names its encoding
MOST_RULES = 5_000  # of a style sheet
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_UNSAFE = ("utf-7", "utf_7", "idna", "punycode", "raw_unicode_escape", "unicode_escape", "undefined")
_UNSOUND = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@;]{1,500})\{([^{}]{0,5000})\}")
_SELECTOR = re.compile(r"\s*([a-z][a-z0-9]*)?([.#][\w-]+)?\s*", re.IGNORECASE)
_DECLARED = re.compile(r"([a-z-]{3,30})\s*:\s*([^;!]{1,200})", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f])([0-9a-f])([0-9a-f])\Z", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})")
_NOT_SHOWN = frozenset("script style head title template noscript".split())
_SHOWN_INPUTS = frozenset("text email tel number date time url search".split())
# What a style says of an element that nobody sees: property and pattern of its value.
_HIDING = (
    ("display", re.compile(r"none\b")),
    ("visibility", re.compile(r"hidden\b|collapse\b")),
    ("mso-hide", re.compile(r"all\b")),
    ("opacity", re.compile(r"0(?:\.0+)?\s*\Z")),
    ("font-size", re.compile(r"[01](?:\.\d+)?(?:px|pt)?\s*\Z")),
    ("text-indent", re.compile(r"-\d{4,}")),
    ("left", re.compile(r"-\d{4,}")),
    ("clip", re.compile(r"rect\(\s*0(?:px)?[ ,]+0")),
)
Declared = dict[str, str]
Rules = dict[str, Declared]


def read_html(source: Source, data: bytes, options: Options = USUAL) -> Reading:
    """Return the reading of a web page, on one page; `source` gets its encoding and warnings.

    Raises Unreadable when it is too large or shows no text.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable(f"webpagina is te groot om te lezen ({len(data) // 1024**2} MB)")
    text, source.encoding, warning = page_text(data)
    if warning:
        source.warnings.append(warning)
    left_out: Counter[str] = Counter()
    page = read_webpage(shown(text, left_out))
    left_out[HIDDEN] += page.hidden
    flow = Flow()
    page.lay_out(flow)
    source.warnings.extend(warnings_of(left_out))
    return flow.reading(source, "html")


def page_text(data: bytes) -> tuple[str, str, str]:
    """Return the text of a page, its encoding and a warning; what the page says of itself goes before a guess."""
    named = _CHARSET.search(data[:HEAD])
    if named and not data.startswith(tuple(mark for mark, _ in MARKS)):
        name = named[1].decode("ascii").lower().replace("-escape", "_escape")
        name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii", "ascii") else name  # as browsers take it
        try:
            if name not in _UNSAFE:
                return data.decode(name), name, ""
        except (LookupError, UnicodeError, ValueError):
            pass
    return decode(data)


def shown(text: str, left_out: Counter[str]) -> str:
    """Return a page without what its styles hide, and with the words that its fields hold."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    text = re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", text).replace("\0", "\ufffd")
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return text
    if any("depth" in (error.message or "") for error in parser.error_log):
        raise Unreadable("webpagina is te diep genest om te lezen")
    if root is None:
        return ""
    sheet = " ".join(node.text or "" for node in root.iter("style"))
    styled = bool(sheet.strip()) or any(True for _ in root.iter("link"))
    _leave_out(root, _rules(sheet), styled, left_out)
    return etree.tostring(root, encoding="unicode", method="html")


def _rules(sheet: str) -> Rules:
    """Return what a style sheet says of tags, classes and ids; rules for what stands within what are passed over."""
    rules: Rules = {}
    sheet = re.sub(r"@(?:media\s+print|font-face)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", _COMMENT.sub("", sheet))
    for number, match in enumerate(_RULE.finditer(sheet)):
        if number >= MOST_RULES:
            break
        declared = {name.lower(): value.strip().lower() for name, value in _DECLARED.findall(match[2])}
        for selector in match[1].split(","):
            if selector.strip() and _SELECTOR.fullmatch(selector):
                rules.setdefault(selector.strip().lower(), {}).update(declared)
    return rules


def _declared(node: Node, rules: Rules) -> Declared:
    """Return what is said of an element: by its tag, its classes, its id, and itself."""
    said: Declared = {}
    names = [f".{name}" for name in node.get("class", "").lower().split()]
    names += [f"#{node.get('id', '').lower()}"] if node.get("id") else []
    for name in (node.tag, *names):
        said.update(rules.get(name, {}))
        said.update(rules.get(node.tag + name, {}) if name != node.tag else {})
    own = _DECLARED.findall(node.get("style", ""))
    said.update({name.lower(): value.strip().lower() for name, value in own})
    return said


def _leave_out(root: Node, rules: Rules, styled: bool, left_out: Counter[str]) -> None:
    """Take what is hidden out of a page, and put a box for what is covered."""
    inks: dict[Node, _Ink] = {}
    for node in list(root.iter()):
        if not isinstance(node.tag, str) or node.tag in _NOT_SHOWN:
            continue
        parent = node.getparent()
        if parent is not None and parent not in inks and node is not root:
            continue  # within what was taken out
        _show_field(node)
        said = _declared(node, rules)
        if parent is not None and _is_unseen(node, said):
            left_out[HIDDEN] += any(text.strip() for text in node.itertext())
            _drop(node)
            continue
        inks[node] = _ink(node, said, inks.get(parent, _Ink(ground=Ground(None, unsure=styled))))
        _hide_words(node, inks[node], styled, left_out)


def _is_unseen(node: Node, said: Declared) -> bool:
    """Tell whether nobody sees an element and all that stands in it."""
    if "hidden" in node.attrib or any(pattern.match(said.get(name, "")) for name, pattern in _HIDING):
        return True
    height = said.get("max-height", said.get("height", ""))
    return bool(re.match(r"0(?:px)?\Z", height)) and said.get("overflow") == "hidden"


@dataclass(frozen=True, slots=True)
class _Ink:
    """The colour of letters, None where nothing is said, and what they stand on; whether that is said on the spot."""

    letters: str | None = None
    ground: Ground = PAPER
    on_the_spot: bool = False


def _ink(node: Node, said: Declared, around: _Ink) -> _Ink:
    """Return the colours of an element within what is around it."""
    letters = said.get("color") or node.get("color", "")
    own = said.get("background-color") or said.get("background") or node.get("bgcolor", "")
    ground, on_the_spot = around.ground, around.on_the_spot
    if own and own not in ("transparent", "none", "inherit", "initial"):
        ground = Ground(_hex(own), unsure=_hex(own) is None)
        on_the_spot = "background" in node.get("style", "").lower() or "bgcolor" in node.attrib
    if node.get("background") or "url(" in own:
        ground = Ground(None, unsure=True)
    return _Ink(_hex(letters) or letters or around.letters, ground, on_the_spot)


def _hide_words(node: Node, ink: _Ink, styled: bool, left_out: Counter[str]) -> None:
    """Take out the words of an element itself that can't be told from their ground."""
    if ink.letters is None and (ink.ground.colour is None or (styled and not ink.on_the_spot)):
        return
    visible = how_visible(Look(colour=ink.letters or "000000"), ink.ground)
    if visible == SEEN:
        return
    words = [node.text, *(child.tail for child in node)]
    if any(text and text.strip() for text in words):
        left_out[HIDDEN if visible == UNSEEN else COVERED] += 1
    node.text = _instead(node.text, visible)
    for child in node:
        child.tail = _instead(child.tail, visible)


def _instead(text: str | None, visible: str) -> str | None:
    return _sound(text) if not text or not text.strip() else BOXED if visible != UNSEEN else " "


def _sound(text: str | None) -> str | None:
    """Return text without the characters that a page may hold by their number (`&#1;`), but that may not be set."""
    return _UNSOUND.sub(" ", text) if text else text


def _hex(colour: str) -> str | None:
    """Return a colour as six digits, None when it is not known."""
    colour = colour.strip().lower()
    if match := _HEX.match(colour):
        return "".join(digit * 2 for digit in match.groups())
    if match := _RGB.match(colour):
        return "".join(f"{min(255, int(part)):02x}" for part in match.groups())
    return colour if colour in ("white", "black") or re.match(r"#[0-9a-f]{6}\b", colour) else None


def _show_field(node: Node) -> None:
    """Turn a field of a form into the words or the sign that it shows."""
    if node.tag != "input":
        return
    sort = node.get("type", "text").lower()
    shown = node.get("value", "") if sort in _SHOWN_INPUTS else ""
    if sort in ("checkbox", "radio"):
        shown = "☒ " if "checked" in node.attrib else "☐ "
    if shown:
        node.tag, node.text = "span", _sound(shown)


def _drop(node: Node) -> None:
    """Take an element out of its page, and leave what follows it."""
    parent, before, tail = node.getparent(), node.getprevious(), node.tail or ""
    if before is not None:
        before.tail = _sound((before.tail or "") + tail)
    else:
        parent.text = _sound((parent.text or "") + tail)
    parent.remove(node)
