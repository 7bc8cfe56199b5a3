"""Join a document's lines into blocks: headings, paragraphs, bullets and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extract.text.markup import heading_level, is_underline, plain
from extract.text.prose import Prose
from extract.text.reading import Line

# A bullet is also what OCR makes of one: "e", "eo", "¢", "°".
BULLET = re.compile(
    r"\s*+(?:#{1,6}\s++)?(?:\*\*|\*|>)?\s*+(?:(?:[-–•]\s+\*{0,2})?(?:"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:[.):]|(?<=\.\d)(?=\s)|(?=\s+[A-Z][a-zà-ÿ]{3}))|(?P<letter>[a-zA-Z])[.)]"
    r"|\((?P<paren>[a-zA-Z]|\d{1,2})\))|(?P<sign>[-–—•●○◦▪■*→✓\uf0b7\uf0a7\uf02d°¢«+]|[eo]o?[¢*]?(?=\s+[A-Z])))(?:\*\*)?\s+(?=\S)"
)
# Lines that open with one of these and a colon stand by themselves: header fields of mails, minutes and letters.
_FIELD = re.compile(
    r"\s*\**(?:van|aan|cc|bcc|onderwerp|datum|verzonden|bijlagen?|from|to|sent|subject|date|attachments?|tijd(?:stip)?"
    r"|locatie|plaats|aanwezig(?:en)?|afwezig(?:en)?|voorzitter|notulist|verslag|betreft|kenmerk|ons kenmerk|status"
    r"|versie|opsteller|secretaris|genodigden?|deelnemers|organisator|vergaderplaats|besluit|afspraak"
    r"|toezegging|actie(?:punt)?|noot|zaak|agendapunt|conclusie|toelichting|document)\**\s*:",
    re.IGNORECASE,
)
_PIPE_ROW = re.compile(r"\s*\|.*\|\s*$")
_TERMINAL = re.compile(r"[.:;!?…]['\"’”)\]*_]*\s*$")
_MAX_HEADING = 110
# How the clauses of a decision or motion open, each a paragraph by itself, though all are one sentence.
_CLAUSE = re.compile(
    r"\s*(?:constaterende|overwegende|gehoord|gelezen|gelet op|van mening|verzoekt|draagt|roept|spreekt|besluit)\b"
)


class OnLines:
    """What stands on `lines`: it begins with the first and ends with the last."""

    lines: list[Line]

    @property
    def start(self) -> int:
        """Return where it starts in the source."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Return where it ends in the source."""
        return self.lines[-1].end

    @property
    def page(self) -> int:
        """Return the number of the page that it starts on."""
        return self.lines[0].page


@dataclass
class Block(OnLines):
    """Lines that belong together; `label` is the number, letter or sign before a heading or bullet, without dots.

    `kind` is kop, alinea, opsomming or tabel; `level` the depth of a heading (1 highest; 7 bold, 8 numbered or capitals
    only) or 0.
    """

    kind: str
    lines: list[Line] = field(default_factory=list)
    level: int = 0
    label: str | None = None

    def prose(self, source: str) -> Prose:
        """Return the block's clean text with its map to the source."""
        return Prose.of_lines(source, self.lines)


def is_row(line: str) -> bool:
    """Tell whether a line is a row of a table: cells parted by tabs, or a pipe row."""
    return bool(_PIPE_ROW.match(line)) or ("\t" in line and bool(line.strip()))


def label_of(line: str) -> tuple[str | None, int]:
    """Return the number, letter or sign that a line begins with (None when none) and where the words after it start."""
    match = BULLET.match(line)
    if not match:
        return None, 0
    sign = "•" if match["sign"] and match["sign"][0].isalpha() else match["sign"]
    return match["number"] or match["letter"] or match["paren"] or sign, match.end()


def blocks(lines: Iterable[Line]) -> list[Block]:
    """Return the blocks of `lines` (none of them running heads) in order; every line is in exactly one."""
    rows = list(lines)
    width = _usual_width(rows)
    result: list[Block] = []
    open_cell = 0
    for index, line in enumerate(rows):
        in_table = open_cell > 0 or is_row(line.text)
        if in_table:
            open_cell = max(0, open_cell + line.text.count("<p>") - line.text.count("</p>"))
            if result and result[-1].kind == "tabel" and not _new_table(result[-1], line, open_cell):
                result[-1].lines.append(line)
            else:
                result.append(Block("tabel", [line]))
            continue
        following = rows[index + 1] if index + 1 < len(rows) else None
        kind, level, label = _kind(line, following, width)
        if kind is None and label and result and _goes_on_counting(result[-1], label):
            kind = "opsomming"
        if kind is None and result and not line.begins and _continues(result[-1], line, width):
            result[-1].lines.append(line)
        else:
            result.append(Block(kind or "alinea", [line], level, label))
    return result


def _new_table(table: Block, line: Line, open_cell: int) -> bool:
    """Tell whether a row after a gap on the same page starts another table: a gap within a cell does not."""
    same_page = table.lines[-1].page == line.page
    return line.gap and same_page and open_cell == 0 and "<p>" not in line.text and "</p>" not in line.text


def _usual_width(lines: Sequence[Line]) -> int:
    """Return the length that lines are wrapped at: the 90th percentile of those that are prose."""
    lengths = sorted(len(line.text.strip()) for line in lines if not is_row(line.text))
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _kind(line: Line, following: Line | None, width: int) -> tuple[str | None, int, str | None]:
    """Return kind, level and label of the block that `line` starts, kind None when it may go on with the one before."""
    label, at = label_of(line.text)
    level = line.level or heading_level(line.text)
    words = plain(line.text[at:])
    short = len(words) <= _MAX_HEADING and not re.search(r"[.;,]$", words)
    if level and words:
        return "kop", level, label
    if _FIELD.match(line.text):
        return "alinea", 0, None
    if line.bold and short and words and (following is None or not following.bold or following.gap):
        return "kop", 7, label
    if label and ((label[0].isalnum() and words[:1].isupper()) or not label[0].isalnum()):
        numbered = label[0].isdigit() and short and len(line.text.strip()) < max(0.85 * width, 40)
        if numbered and not _TERMINAL.search(words):
            return "kop", 8, label
        return "opsomming", 0, label
    if short and line.gap and _in_capitals(words):
        return "kop", 8, None
    return None, 0, label if label and label[0].isalnum() else None


def _in_capitals(words: str) -> bool:
    return not any(char.islower() for char in words) and sum(char.isupper() for char in words) >= 8


def _goes_on_counting(block: Block, label: str) -> bool:
    """Tell whether a line in small letters is the next of a list: after a colon the first, else one up."""
    if block.kind == "opsomming" and block.label and len(block.label) == len(label) == 1:
        return ord(label) - ord(block.label) == 1
    return label in ("1", "a") and plain(block.lines[-1].text).endswith(":")


def _continues(block: Block, line: Line, width: int) -> bool:
    """Tell whether `line`, which starts nothing by itself, goes on with `block`."""
    before = block.lines[-1]
    if block.kind == "kop" and is_underline(line.text):
        return True
    if block.kind in ("kop", "tabel"):
        capitals = block.level == 8 and not any(char.islower() for char in before.text + line.text)
        return block.kind == "kop" and capitals and len(before.text.strip()) > 0.6 * width
    first = line.text.strip()[:1]
    starts_low = first.islower() or first.isdigit()
    length = len(before.text.strip())
    filled = length > 0.6 * width
    if line.gap:
        return starts_low and filled and not _ends(before) and not _CLAUSE.match(line.text)
    return filled or starts_low or (length > 0.4 * width and not _ends(before))


def _ends(line: Line) -> bool:
    return bool(_TERMINAL.search(plain(line.text)))
