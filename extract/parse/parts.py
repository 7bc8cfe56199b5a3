"""Tell running text into parts: headings, paragraphs, bullets and tables, and how deep each heading stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.text.blocks import Block, blocks
from extract.text.markup import plain
from extract.text.reading import Line
from models import Document

SENTENCE = re.compile(r"\w{3}[.;:?]\W{0,2}$")
"""How a line ends that ends a sentence."""
_HEADING = re.compile(r"[A-ZÀ-Þ“‘\"'][^:\t|@]{2,70}[^.:;,!\s]")
_WORD = re.compile(r"[^\W\d_]{2}")
_BY_NUMBER = 8  # the level of a heading that its number or its capitals show
_PLAIN_HEADING = 9  # the level of a heading that nothing but white space shows
# What letters are filed under, and where and when they were signed: no heading, however it stands.
_REFERENCE = re.compile(
    r"\W*(?:(?:ons|uw)\s)?(?:ken|zaak|brief)(?:merk|nummer)\b|[^\d,]{3,30},\s(?:de\s)?\d{1,2}\s\w+\s\d{4}\W*$",
    re.IGNORECASE,
)
_HEADED = ("memo", "rapport", "besluit", "uitspraak", "bijlage")  # kinds of documents whose text is under headings
_FEW_WORDS, _FULL = 50, 60  # characters: a line of a few words, a line that runs over the page
_TOP = 2000  # characters within which a document prints its own title
_NUMBERS = r"\d{1,3}(?:(?:,| en| t/m|-)\s?\d{1,3})*"
# Each row: kind of document, how a block reads under which the ones after it stand, and how deep it stands itself.
_SET_HEADINGS: tuple[tuple[str, re.Pattern[str], int], ...] = tuple(
    (kind, re.compile(words, re.IGNORECASE), level)
    for kind, words, level in (
        ("vragen", rf"vra(?:ag|gen)\s{_NUMBERS}\W*|\d{{1,3}}[.)]?\s.{{10,}}\?", 2),
        ("vragen", rf"(?:het )?antwoord(?:en)?(?: op)?(?: vra(?:ag|gen))?(?:\s{_NUMBERS})?\W*", 3),
        (
            "uitspraak",
            r"(?:\d{1,2}\.?\s+)?(?:procesverloop|(?:rechts)?overwegingen|de feiten|beslissing)\W*",
            _PLAIN_HEADING,
        ),
        ("motie", r"de (?:kamer|raad|staten|\w+raad)\b[^.:]{0,80},|provinciale staten\b[^.:]{0,60},", 2),
    )
)
_WITH_HEADINGS = frozenset(kind for kind, _, _ in _SET_HEADINGS)


@dataclass
class Part:
    """Lines that make one segment; `rank` orders headings: the lower, the more stands under it."""

    kind: str
    lines: list[Line]
    level: int = 0
    rank: float | None = None


def running_text(lines: list[Line], document: Document) -> list[Part]:
    """Return the parts of running text; in anything but a mail a short line by itself is a heading."""
    parts = _rejoined([_part(block) for block in blocks(lines)])
    if document.kind in _WITH_HEADINGS:
        parts = [_under_set_heading(part, document.kind) for part in parts]
    for index, part in enumerate(parts):
        if part.kind != "alinea" or len(part.lines) > 1:
            continue
        text = plain(part.lines[0].text)
        if text == document.title and part.lines[0].start - document.start < _TOP:
            parts[index] = Part("kop", part.lines, 1, 1.0)
        elif index + 1 < len(parts) and _is_heading(text, part, parts[index + 1], document.kind):
            parts[index] = Part("kop", part.lines, _PLAIN_HEADING, _PLAIN_HEADING)
    return parts


def _rejoined(parts: list[Part]) -> list[Part]:
    """Join a numbered line to what goes on below it: a sentence is an entry of a list, other words are one heading."""
    result: list[Part] = []
    for part in parts:
        above = result[-1] if result else None
        if above and above.level == _BY_NUMBER and part.kind == "alinea" and _goes_on_below(above, part.lines[0]):
            above.lines = [*above.lines, *part.lines]
            if SENTENCE.search(part.lines[-1].text) or len(part.lines) > 1:
                above.kind, above.level, above.rank = "opsomming", 1, None
        else:
            result.append(part)
    return result


def _goes_on_below(part: Part, line: Line) -> bool:
    """Tell whether a numbered line runs on over the line below it, which begins in small letters."""
    numbered = part.kind == "kop" and part.lines[0].text.lstrip()[:1].isdigit()
    return numbered and not line.gap and line.page == part.lines[-1].page and line.text.lstrip()[:1].islower()


def _under_set_heading(part: Part, kind: str) -> Part:
    """Return a part as heading when it reads as what heads others in documents of this kind: a question, an answer."""
    if part.kind not in ("alinea", "opsomming", "kop"):
        return part
    words = plain(" ".join(line.text for line in part.lines))
    level = next((level for of, pattern, level in _SET_HEADINGS if of == kind and pattern.fullmatch(words)), None)
    if level is None or (level == _PLAIN_HEADING and part.kind == "kop"):
        return part
    return Part("kop", part.lines, level, float(level))


def _is_heading(text: str, part: Part, below: Part, kind: str) -> bool:
    """Tell whether a line with white above it heads the text below: short, no sentence, no field.

    It has white below it as well, but where documents have headings a few words right above a full line are one too.
    """
    under = below.lines[0]
    close = kind in _HEADED and len(text) < _FEW_WORDS and len(under.text) > _FULL
    if (
        kind == "e-mail"
        or not (part.lines[0].gap and (under.gap or close))
        or below.kind not in ("alinea", "opsomming")
    ):
        return False
    return len(under.text) > 1.5 * len(text) and bool(_HEADING.fullmatch(text)) and not _REFERENCE.match(text)


def _part(block: Block) -> Part:
    """Return a block as part: a heading ranks by its level and by the depth of its number."""
    if block.kind == "kop" and (not _WORD.search(block.lines[0].text) or _REFERENCE.match(block.lines[0].text)):
        return Part("alinea", block.lines)  # a number in bold letters
    if block.kind == "kop":
        depth = block.label.count(".") if block.label else 0
        return Part("kop", block.lines, block.level, block.level + min(depth, 9) / 10)
    if block.kind == "opsomming":
        text = block.lines[0].text
        return Part("opsomming", block.lines, 1 + min((len(text) - len(text.lstrip())) // 2, 8))
    return Part(block.kind, block.lines)
