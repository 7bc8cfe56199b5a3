"""Cut a document into segments: headings, paragraphs, bullets, tables, and the set parts of mails and letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from extract.parse.emails.mailheads import find_heads
from extract.parse.parts import SENTENCE, Part, running_text
from extract.text.blocks import is_row
from extract.text.mailforms import CLOSING, DEVICE, DISCLAIMER, GREETING, QUOTED
from extract.text.prose import Prose
from extract.text.reading import Line, Reading
from models import Document, Segment

METHOD = "regel:segmenten"
_MAIL_RANK = 0.0  # a message stands under its head as text stands under a heading, below no other
_LETTERS = ("e-mail", "brief")  # kinds of documents that greet and are signed
_SIGNATURE_LINES = 20
_LONG = 110
_FOOTNOTE = re.compile(
    r"\s*(?:<sup>\s*\d{1,3}\s*</sup>\s*\S|[¹²³⁴-⁹]{1,3}\s?\S"
    r"|\[?\^?\d{1,2}\]?:?\s+(?:zie|vgl|kamerstuk(?:ken)?|stb\b|stcrt|artikel|art\.|bron|https?:|tk |ibid|idem)\b)",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\W*(?:pagina|blad(?:zijde)?|page)\s+\d+(?:\s*(?:van|/|of)\s*\d+)?\W*", re.IGNORECASE)
_SMALL = 0.9  # of the size of the letters around it: a footnote's are smaller
_NUMBERED_NOTE = re.compile(r"\s*\d{1,2}\s+\S")


def segments(reading: Reading, document: Document) -> None:
    """Fill the document's segments: every line is part of one, a running line within a paragraph has its own."""
    lines = reading.lines_of(document, running=True)
    parts = [Part("paginakop", [line]) for line in lines if _is_running(line)]
    body = [line for line in lines if not _is_running(line)]
    notes, rest = _footnotes(body)
    parts += notes
    roles = _roles(rest, reading.text, document.kind)
    for role, chunk in _chunks(rest, roles):
        parts += [_part_of(role, chunk)] if role else running_text(chunk, document)
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
        or (len(text) > 45 and bool(SENTENCE.search(text)))
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
