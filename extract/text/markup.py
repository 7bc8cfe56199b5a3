"""Remove mark-up from text, and remember where every remaining character was printed."""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import MutableSequence, Sequence
from functools import lru_cache

_TAGS = "a|b|big|blockquote|code|div|em|font|h[1-6]|i|img|li|mark|ol|s|small|span|strike|strong|sub|sup|table|tbody|td|"
_TAGS += "tfoot|th|thead|tr|u|ul"
# Each row: what it is, pattern, what it leaves (nothing, a space, or with None the character that it encodes).
_RULES: tuple[tuple[str, str, str | None], ...] = (
    ("note", r"<sup>\s*\d{1,2}\s*</sup>", ""),  # a footnote's mark is not part of the number before it
    ("image", r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)", ""),
    ("linkend", r"(?<=\S)\]\((?:https?|mailto|www)[^)\n]{0,500}\)", ""),
    ("linkstart", r"(?<!\\)\[(?=[^\[\]\n]{1,300}\]\((?:https?|mailto|www))", ""),
    ("heading", r"(?m:^[ \t]*#{1,6}[ \t]+)", ""),
    ("quote", r"(?m:^[ \t]*>[ \t]?)", ""),
    ("rule", r"(?m:^[ \t]*(?:\*{3,}|-{3,}|_{3,}|={3,})[ \t]*$)", ""),
    ("bold", r"\*{2,}", ""),
    ("italic", r"(?<![\w*])\*(?=[^\s*][^*\n]*\*)|(?<=[^\s*])\*(?![\w*])(?<=[\w.,;:!?)'’…]\*)", ""),
    ("break", r"(?i:</?(?:p|br)\s*/?>)", " "),
    ("tag", rf"(?i:</?(?:{_TAGS})(?:\s[^<>\n]{{0,300}})?/?>)", ""),
    ("entity", r"&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,5});", None),
    ("escape", r"\\[\[\]_*#().!<>|~`-]", None),
    ("soft", "\u00ad[ \t]*(?:[\n\u2028][ \t]*)?", ""),
    ("hyphen", r"(?<=[a-zà-ÿ])-[ \t]*[\n\u2028][ \t]*(?=[a-zà-ÿ])(?!en |of |tot )", ""),
    ("wrap", r"(?<=\w-)[ \t]*[\n\u2028][ \t]*(?=\w)(?!en |of |tot )", ""),
    ("space", r"\s+", " "),
)
# What all rules begin with stands in front as one class of characters: a search then skips the rest, which is quick.
_BEGINS = r"<>*&\\#\[\]!_\u00ad"
_TOKEN = re.compile(
    rf"(?P<words>[^{_BEGINS}\s=-]+(?: [^{_BEGINS}\s=-]+)*)|"
    + "|".join(f"(?P<{name}>{pattern})" for name, pattern, _ in _RULES)
)
# Text with no sign of mark-up is only folded over its lines; single spaces within it stay as they are: quick.
_SIGN = re.compile(rf"[{_BEGINS}=-](?:(?<![=-])|[=-]{{2}})")
# Text with none of these stays as it is.
_UNEVEN = re.compile(rf"[{_BEGINS}\s=-](?:(?<![ =-])|(?<=[=-])[=-]{{2}}|(?<= )(?: |\Z)|(?<=\A ))")
_FOLDED = "|".join(pattern for name, pattern, _ in _RULES if name in ("hyphen", "wrap"))
_FOLD = re.compile(rf"(?P<words>[^\s-]+(?: [^\s-]+)*)|(?P<hyphen>{_FOLDED})|(?P<space>\A\s+|[^\S ]\s*| \s+)")
# Text with none of these is only folded: quick.
_MAY_MARK_UP = re.compile(rf"[{_BEGINS}\n\u2028=-](?:(?<![=-])|[=-]{{2}})")
_LEAVES = {name: leaves for name, _, leaves in _RULES}
_HEADING = re.compile(r"\s*(#{1,6})\s")
_UNDERLINES = {"=": 1, "-": 2}  # signs that underline a heading, and its depth
_UNDERLINE = re.compile(r"(?:={3,}|-{3,})\s*")
# Words that may be underlined: no sentence, no bullet, no row, no heads of columns.
_UNDERLINED = re.compile(r"(?:\w{1,5}[.)]\s+)?(?![-•#+*]\s|[>|])(?!.*(?:\t|  ))(?=.*[^\W\d_]{2}).{2,}(?<![.;,])")
_LONG = 20_000  # characters: a mail to very many people has such lines
_LONGEST = 110  # characters of a heading
_BOLD = re.compile(r"\s*(?:\*\*[^*]+\*\*|<b>[^<]+</b>)[\s:.]*$")


def plain_map(text: str, offset: int = 0) -> tuple[str, Sequence[int]]:
    """Return `text` without mark-up and with white space folded, and for each character its offset in the source."""
    if not _UNEVEN.search(text):
        return text, range(offset, offset + len(text))
    out: list[str] = []
    at = no_offsets()
    last = 0
    opened = False
    for token in (_TOKEN if _SIGN.search(text) else _FOLD).finditer(text):
        if token.lastgroup == "words":
            continue
        start, end = token.span()
        if token.lastgroup == "italic":
            opened = not opened
            if opened and start and text[start - 1].isdigit():  # "336*": a note's mark, no end of italics
                opened = False
                continue
        if start > last:
            out.append(text[last:start])
            at.extend(range(offset + last, offset + start))
        last = end
        leaves = _LEAVES[token.lastgroup or ""]
        if leaves is None:
            escaped = token.lastgroup == "escape"
            leaves = token.group()[1:] if escaped else html.unescape(token.group()).replace("\xa0", " ")
        if leaves == " " and (not at or (out and "".join(out[-2:]).endswith(" "))):
            continue
        out.append(leaves)
        at.extend([offset + start] * len(leaves))
    out.append(text[last:])
    at.extend(range(offset + last, offset + len(text)))
    joined = "".join(out)
    trimmed = joined.rstrip()
    return trimmed, at[: len(trimmed)]


def no_offsets() -> MutableSequence[int]:
    """Return an empty row of offsets, which takes four bytes for each that is put into it."""
    return array("I")


def plain(text: str) -> str:
    """Return `text` without mark-up and with white space folded."""
    if not _MAY_MARK_UP.search(text):
        return " ".join(text.split())
    return plain_map(text)[0] if len(text) < _LONG else _long_plain(text)


@lru_cache(maxsize=16)
def _long_plain(text: str) -> str:
    """Return the same of a line that is pages long: many rules ask for it."""
    return plain_map(text)[0]


def heading_level(line: str) -> int:
    """Return the depth of a Markdown heading (1 to 6), 7 for a line that is wholly bold, 0 for any other line."""
    if marks := _HEADING.match(line):
        return len(marks.group(1))
    return 7 if _BOLD.match(line) else 0


def is_underline(line: str) -> bool:
    """Tell whether a line is nothing but signs that underline the heading above it."""
    return line[:1] in _UNDERLINES and bool(_UNDERLINE.fullmatch(line))


def underlined_level(line: str, below: str) -> int:
    """Return the depth of a heading that the line `below` underlines (1 with =, 2 with -), 0 for any other line.

    Dashes that go far beyond the words part what stands above from what stands below.
    """
    words = line.strip()
    if len(words) > _LONGEST or not is_underline(below) or not _UNDERLINED.fullmatch(words):
        return 0
    level = _UNDERLINES[below[0]]
    return level if level == 1 or len(below.strip()) <= 2 * len(words) + 4 else 0
