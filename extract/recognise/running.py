"""Lay out a document's text for finding names: blocks and cells, one a line, with a map to the source."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from extract.text.blocks import Block, blocks
from extract.text.markup import no_offsets
from extract.text.prose import Prose
from extract.text.reading import Reading
from extract.text.redacted import MARKER
from models import Document

_WORD = re.compile(r"(?<!\w)(?:\w+|['’](?=t ))")
_WEB = re.compile(
    r"(?:(?<![\w.+-])[\w.+-]{1,80}+)?@[\w.-]{1,80}|(?:https?://|www\.)[^\s<>()\"]{0,500}"
    r"|(?<![\w.-])[\w-]{1,60}+(?:\.[\w-]{1,60}+){0,4}\.(?:nl|com|org|eu|net|frl|gov|int)\b(?:/[^\s<>()\"]{0,300})?"
)
_UNFINISHED = re.compile(
    r"(?:\b[A-Z]|\b(?:dhr|mw|mevr|drs|mr|dr|ir|ing|prof))\.$|[a-zà-ÿ]-$"
)  # a name goes on after the line's end
_LEAST = 300  # characters in which capitals are counted
_CAPITALS, _SOME = 0.006, 0.05  # share of capitals below which a text is written without them; with marks of redaction
_SHORT = 40  # characters
_NEAR = 20  # characters before a name that say whether it stands inside a sentence
_FAR = 2_000  # characters before it in which small letters tell running text
_FIELD = re.compile(r"\w+ ?:")
_FILE = re.compile(
    r"(?<![^\s;])[^\s;]{1,160}\.(?:pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|msg|eml|html?|odt|csv)\b", re.IGNORECASE
)
_BEFORE_NAME = re.compile(
    r"\b(?:[Ii]n|[Oo]ver|Voor|Met|Door|Bij|Van|Tussen|[Uu]it|[Vv]anuit|[Nn]aar|[Nn]amens|[Nn]abij) $"
)


@dataclass
class Running:
    """Clean text, a line for each block or cell; `offsets` says where each character was printed.

    `printed` is the text before capitals were put into it, where they were. `barred` are the slices that hold no names:
    addresses of mail and web, file names, marks of redaction.
    """

    text: str
    offsets: MutableSequence[int]
    starts: list[int] = field(default_factory=list)
    cells: list[bool] = field(default_factory=list)
    barred: list[tuple[int, int]] = field(default_factory=list)
    printed: str | None = None
    heads: set[int] = field(default_factory=set)  # where a line begins behind one too short to be wrapped

    def as_printed(self, start: int, end: int) -> str:
        """Return a slice of the text as it was printed."""
        return (self.text if self.printed is None else self.printed)[start:end]

    @cached_property
    def words(self) -> Mapping[str, Sequence[int]]:
        """Return where each word of the text stands (call it once the text is whole)."""
        places: dict[str, MutableSequence[int]] = defaultdict(no_offsets)
        for word in _WORD.finditer(self.text):
            places[word.group()].append(word.start())
        return dict(places)

    @cached_property
    def is_small(self) -> bool:
        """Tell whether the text is written without capitals; marks of redaction do not count."""
        if len(self.text) < _LEAST or sum(map(str.isupper, self.text)) > _SOME * len(self.text):
            return False
        bare = MARKER.sub("", self.text)
        return sum(map(str.isupper, bare)) < _CAPITALS * len(bare)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the source of a slice of the text."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def line_at(self, offset: int) -> tuple[int, int, bool]:
        """Return start and end of the line that `offset` lies on, and whether it is a table's cell."""
        index = self.index_at(offset)
        end = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)
        return (self.starts[index], end, self.cells[index]) if self.starts else (0, end, False)

    def index_at(self, offset: int) -> int:
        """Return the number of the line that `offset` lies on."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def is_within_sentence(self, start: int) -> bool:
        """Tell whether a word with a capital stands behind small letters of running text, where only names have one."""
        if start in self.heads:
            return False
        before = self.text[max(self.line_at(start)[0], start - _FAR) : start]
        if _BEFORE_NAME.search(before, max(0, len(before) - _NEAR)):
            return True
        small = re.search(r"[a-zà-ÿ]['’]?[,]? \(?['‘\"“]?$", before[-_NEAR:])
        return bool(small) and bool(re.search(r"[a-z]{2,} [a-z]", before))

    def is_barred(self, start: int, end: int) -> bool:
        """Tell whether a slice touches one that holds no names."""
        index = bisect_right(self.barred, (end, 0)) - 1
        return any(a < end and start < b for a, b in self.barred[max(0, index - 1) : index + 2])


def running_texts(reading: Reading) -> list[tuple[Document | None, Running]]:
    """Return the running text of each document, of the whole source when it was not split."""
    if not reading.source.documents:
        lines = [line for line in reading.lines if not line.running]
        return [(None, _lay_out(reading.text, blocks(lines)))]
    return [(d, _lay_out(reading.text, blocks(reading.lines_of(d)))) for d in reading.source.documents]


def _lay_out(source: str, found: Iterable[Block]) -> Running:
    parts: list[str] = []
    running = Running("", no_offsets())
    size = 0
    for block in found:
        cells = block.kind == "tabel" or _is_piped(block)
        proses = _cells(source, block) if cells else [block.prose(source)]
        for prose in proses:
            if not prose.text.strip():
                continue
            if parts:
                goes_on = (
                    not cells
                    and block.kind == "alinea"
                    and _UNFINISHED.search(parts[-1][-6:])
                    and not _FIELD.match(prose.text)
                )
                parts.append(" " if goes_on else "\n")
            running.heads.update(size + bisect_left(prose.offsets, start) for start in _heads(block))
            running.starts.append(size)
            running.cells.append(cells)
            parts.append(prose.text)
            running.offsets.extend(prose.offsets)
            running.offsets.append(prose.offsets[-1])
            size += len(prose.text) + 1
    running.text = "".join(parts)
    running.barred = sorted(m.span() for pattern in (_WEB, _FILE, MARKER) for m in pattern.finditer(running.text))
    return running


def _is_piped(block: Block) -> bool:
    """Tell whether the lines of a block are rows of a table without marks at their ends: "Naam | Plaats | Telefoon"."""
    return len(block.lines) > 1 and all(" | " in line.text for line in block.lines)


def _heads(block: Block) -> Iterator[int]:
    """Yield where a line of running text begins behind one that is too short to have been wrapped."""
    if block.kind != "tabel":
        for before, line in pairwise(block.lines):
            if line.start - before.start < _SHORT:
                yield line.start


def _cells(source: str, block: Block) -> Iterator[Prose]:
    """Yield the text of each cell; a cell goes on over line ends while its paragraph is open."""
    cell: list[tuple[int, int]] = []
    depth = 0
    for line in block.lines:
        at = line.start
        for text in re.split(r"([\t|])", line.text):
            if text in ("\t", "|") and depth == 0:
                if cell:
                    yield Prose(source, cell)
                cell = []
            elif text.strip():
                cell.append((at, at + len(text)))
                depth = max(0, depth + text.count("<p>") - text.count("</p>"))
            at += len(text)
        if depth == 0 and cell:
            yield Prose(source, cell)
            cell = []
    if cell:
        yield Prose(source, cell)
