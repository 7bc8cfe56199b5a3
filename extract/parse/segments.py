"""Cut a document into segments: headings, paragraphs, bullets, tables, and the set parts of mails and letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.parse.emails.mailheads import find_heads
from extract.text.blocks import Block, blocks, is_row
from extract.text.mailforms import CLOSING, DEVICE, DISCLAIMER, GREETING, QUOTED
from extract.text.markup import plain
from extract.text.prose import Prose
from extract.text.reading import Line, Reading
from models import Document, Segment

METHOD = "regel:segmenten"
_MAIL_RANK = 0.0  # a message stands under its head as text stands under a heading, below no other
_LETTERS = ("e-mail", "brief")  # kinds of documents that greet and are signed
_SIGNATURE_LINES = 20
_SENTENCE = re.compile(r"\w{3}[.;:?]\W{0,2}$")
_LONG = 110
_FOOTNOTE = re.compile(
    r"\s*(?:<sup>\s*\d{1,3}\s*</sup>\s*\S|[¹²³⁴-⁹]{1,3}\s?\S"
    r"|\[?\^?\d{1,2}\]?:?\s+(?:zie|vgl|kamerstuk(?:ken)?|stb\b|stcrt|artikel|art\.|bron|https?:|tk |ibid|idem)\b)",
    re.IGNORECASE,
)
_HEADING = re.compile(r"[A-ZÀ-Þ“‘\"'][^:\t|@]{2,70}[^.:;,!\s]")
_WORD = re.compile(r"[^\W\d_]{2}")
_PAGE = re.compile(r"\W*(?:pagina|blad(?:zijde)?|page)\s+\d+(?:\s*(?:van|/|of)\s*\d+)?\W*", re.IGNORECASE)
_PLAIN_HEADING = 9  # the level of a heading that nothing but white space shows
_REFERENCE = re.compile(r"\W*(?:(?:ons|uw)\s)?(?:ken|zaak|brief)(?:merk|nummer)\b", re.IGNORECASE)
_HEADED = ("memo", "rapport", "besluit", "uitspraak", "bijlage")  # kinds of documents whose text is under headings
_FEW_WORDS, _FULL = 50, 60  # characters: a line of a few words, a line that runs over the page
_TOP = 2000  # characters within which a document prints its own title
_SMALL = 0.9  # of the size of the letters around it: a footnote's are smaller
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
_NUMBERED_NOTE = re.compile(r"\s*\d{1,2}\s+\S")


@dataclass
class Part:
    """Lines that make one segment; `rank` orders headings: the lower, the more stands under it."""

    kind: str
    lines: list[Line]
    level: int = 0
    rank: float | None = None


def segments(reading: Reading, document: Document) -> None:
    """Fill the document's segments: every line is part of one, a running line within a paragraph has its own."""
    lines = reading.lines_of(document, running=True)
    parts = [Part("paginakop", [line]) for line in lines if _is_running(line)]
    body = [line for line in lines if not _is_running(line)]
    notes, rest = _footnotes(body)
    parts += notes
    roles = _roles(rest, reading.text, document.kind)
    for role, chunk in _chunks(rest, roles):
        parts += [_part_of(role, chunk)] if role else _running_text(chunk, document)
    _add(reading, document, sorted(parts, key=lambda part: (part.lines[0].start, -part.lines[-1].end)))


def _is_running(line: Line) -> bool:
    """Tell whether a line is a running head or foot, or a page number that was not seen as one."""
    return line.running or bool(_PAGE.fullmatch(line.text[:60]))


def _add(reading: Reading, document: Document, parts: Sequence[Part]) -> None:
    """Append a segment for each part, in order, each below the heading that it stands under."""
    headings: list[tuple[float, Segment]] = []
    for part in parts:
        segment = Segment(
            kind=part.kind,
            start=part.lines[0].start,
            end=part.lines[-1].end,
            page=part.lines[0].page,
            text=_text(reading.text, part.lines),
            level=part.level,
            method=METHOD,
        )
        if part.rank is not None:
            while headings and headings[-1][0] >= part.rank:
                headings.pop()
        if headings and part.kind != "paginakop":
            segment.parent = headings[-1][1]
        if part.rank is not None:
            headings.append((part.rank, segment))
        document.segments.append(segment)


def _text(source: str, lines: Sequence[Line]) -> str:
    """Return the words of `lines`, or what is printed where there are none."""
    return Prose.of_lines(source, lines).text or " ".join(" ".join(line.text for line in lines).split())


def _part_of(role: str, lines: list[Line]) -> Part:
    """Return the lines that share a role as part: what follows the head of a mail stands under it."""
    kind = role.rstrip("0123456789")
    return Part(kind, lines, rank=_MAIL_RANK if kind == "mailkop" else None)


def _running_text(lines: list[Line], document: Document) -> list[Part]:
    """Return the parts of running text; in anything but a mail a short line by itself is a heading."""
    found = blocks(lines)
    parts = [_part(block) for block in found]
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


def _chunks(lines: Sequence[Line], roles: Sequence[str]) -> Iterator[tuple[str, list[Line]]]:
    """Yield runs of lines with the same role ("" is none) in order."""
    for role, pairs in groupby(zip(roles, lines, strict=True), key=lambda pair: pair[0]):
        yield role, [line for _, line in pairs]


def _roles(lines: Sequence[Line], source: str, kind: str) -> list[str]:
    """Return for each line the part of a mail or letter that it belongs to, "" for running text.

    Heads that follow one another are told apart by a number behind the role.
    """
    heads = find_heads(lines, source, is_mail=kind == "e-mail")
    roles = [""] * len(lines)
    for number, head in enumerate(heads):
        roles[head.first : head.last + 1] = [f"mailkop{number}"] * (head.last + 1 - head.first)
    letter = kind in _LETTERS or bool(heads)
    index = 0
    while index < len(lines):
        if roles[index] or not (letter or _signs(lines[index])):
            index += 1
            continue
        role, end = _role(lines, roles, index)
        roles[index:end] = [role] * (end - index)
        index = end
    return roles


def _signs(line: Line) -> bool:
    """Tell whether a line takes leave with a comma behind it, as those who sign do and minutes do not."""
    return bool(CLOSING.match(line.text)) and line.text.rstrip(" *").endswith(",")


def _role(lines: Sequence[Line], roles: Sequence[str], index: int) -> tuple[str, int]:
    """Return the role of the line at `index` and the index after the last line that shares it."""
    text = lines[index].text
    if DISCLAIMER.match(text) and len(text) > 20:
        return "disclaimer", _until(lines, roles, index, lambda line: line.gap)
    if QUOTED.match(text):
        end = _until(lines, roles, index, lambda line: not QUOTED.match(line.text))
        return ("citaat" if end - index > 1 else ""), end
    if CLOSING.match(text) and len(text) < _LONG:
        end = min(index + _SIGNATURE_LINES, _until(lines, roles, index, _ends_signature))
        return "ondertekening", end
    if DEVICE.match(text):
        return "ondertekening", index + 1
    if GREETING.match(text) and (text.rstrip(" *").endswith((",", "!")) or len(text.split()) < 5):
        return "aanhef", index + 1
    return "", index + 1


def _until(lines: Sequence[Line], roles: Sequence[str], index: int, ends: Callable[[Line], object]) -> int:
    """Return the index of the first line after `index` that has a role already, or for which `ends` holds."""
    index += 1
    while index < len(lines) and not roles[index] and not ends(lines[index]):
        index += 1
    return index


def _ends_signature(line: Line) -> bool:
    """Tell whether a line can't be part of a signature: a sentence, a row, a heading, a disclaimer, a quotation."""
    text = line.text.strip()
    return (
        len(text) > _LONG
        or (len(text) > 45 and bool(_SENTENCE.search(text)))
        or text.startswith("#")
        or is_row(line.text)
        or bool(DISCLAIMER.match(text) or QUOTED.match(text) or GREETING.match(text))
    )


def _footnotes(lines: Sequence[Line]) -> tuple[list[Part], list[Line]]:
    """Part the footnotes from the other lines: each runs to a gap, the next note, a page or bigger letters."""
    notes: list[Part] = []
    rest: list[Line] = []
    usual = _usual_size(lines)
    for line in lines:
        if _begins_note(line, usual):
            notes.append(Part("voetnoot", [line]))
        elif notes and _goes_on(notes[-1].lines[-1], line, usual, rest):
            notes[-1].lines.append(line)
        else:
            rest.append(line)
    return notes, rest


def _begins_note(line: Line, usual: float | None) -> bool:
    """Tell whether a line begins a footnote by its sign, or by its number in small letters."""
    if is_row(line.text):
        return False
    small = bool(usual and line.size and line.size <= _SMALL * usual)
    return bool(_FOOTNOTE.match(line.text)) or (small and bool(_NUMBERED_NOTE.match(line.text)))


def _goes_on(before: Line, line: Line, usual: float | None, rest: Sequence[Line]) -> bool:
    """Tell whether a line goes on with the footnote whose last line is `before`: right below, in letters as small."""
    if line.gap or line.page != before.page or (rest and rest[-1].start > before.start) or is_row(line.text):
        return False
    return not (usual and line.size and before.size) or line.size <= max(_SMALL * usual, before.size)


def _usual_size(lines: Sequence[Line]) -> float | None:
    """Return the size in points that most letters have, None where the format does not tell."""
    sizes: dict[float, int] = {}
    for line in lines:
        if line.size:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else None
