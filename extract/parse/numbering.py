"""Find lines and cells that open with a number or letter, and note what tells a heading from a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.parse.cells import cell_lines, counts_on, first_line, is_list
from extract.parse.columns import action_columns, columns_of, kinds_of
from extract.parse.rows import Row, row_runs
from extract.text.markup import plain, plain_map
from extract.text.reading import Line, Reading

_OPEN = r"(?:[*_]|<(?:[biu]|strong|em)>){0,6}"
_LABEL = re.compile(
    rf"(?P<indent>[ \t]*)(?P<marks>#{{1,6}}[ \t]+)?(?P<bullet>[-–•*][ \t]+)?(?P<open>{_OPEN})[ \t]*"
    r"(?:(?P<word>agendapunt|agendapt\.?|punt|ad)[ \t]+)?(?P<paren>\()?"
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<suffix>[a-z]\b)?|(?P<letter>[a-zA-Z])(?=[.)]))"
    rf"(?P<close>[ \t]?:|[.)]{{1,2}}|)(?P<after>{_OPEN}[ \t]*)(?=\s|[*_<\[]|$)",
    re.IGNORECASE,
)
_RUN = re.compile(
    r"\s*(?:(?:\*\*|__)(?P<bold>[^*]{2,160}?)(?:\*\*|__)|[*_](?P<italic>[^*_]{2,160})[*_]"
    r"|<(?P<tag>[biu]|strong|em)>(?P<tagged>[^<]{2,160})</(?P=tag)>)"
)
_RUN_END = re.compile(r"\*\*|__|[*_]|</(?:[biu]|strong|em)>")
_NAMED = re.compile(r"[\s*_]*(?:agendapunt|onderwerp)\s*:\s*", re.IGNORECASE)
# A title that ends in one of these goes on.
_UNFINISHED = re.compile(
    r"(?:[,(/–-]|\b(?:en|of|van|de|het|een|voor|in|met|op|te|tot|aan|bij|over|der|den|door|om|uit|naar|als|inzake))$"
)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d(?:\s*(?:[-–]|tot)\s*\d{1,2}[.:]\d\d)?\s*(?:u(?:ur)?\b|[-–]|$)")
# Words that items of an agenda open with everywhere.
_FAMILIAR = re.compile(
    r"(?:opening|welkom|mededeling|ingekomen|verslag|concept-?verslag|notulen|vaststell|actie(?:punten|lijst)?\b|actie-"
    r"|besluitenlijst|terugblik|rondvraag|sluiting|afsluiting|w\.?v\.?t\.?t\.?k|wat verder|stand van zaken"
    r"|datum volgend"
    r"|volgende|hamerstuk|voortgang|planning|kennismaking|rondje)",
    re.IGNORECASE,
)
_INTRODUCES = re.compile(r"[:;]\s*[*_]*\s*$")
_AGENDA_INTRO = re.compile(r"agenda|onderwerpen|bespreekpunten|op de rol", re.IGNORECASE)
_STOP = re.compile(r"[.;,]\s*$")


@dataclass
class Numbered:
    """A line or cell that opens with a number or letter.

    `path` holds the label's parts ("2.1" is 2 and 1, "3a" is 3 and a). `title_start` equals `title_end` when nothing
    but the label is printed. `rest` are the other cells of its row, `heads` their headers.
    """

    path: tuple[str, ...]
    start: int
    end: int
    page: int
    title: str
    title_start: int
    title_end: int
    indent: int = 0
    marks: int = 0
    emphasis: bool = False
    capitals: bool = False
    word: bool = False
    bare: bool = False
    bullet: bool = False
    cell: bool = False
    gap: bool = False
    introduced: bool = False
    large: bool = False
    below_letter: bool = False
    inner: bool = False
    close: str = ""
    rest: list[tuple[str, str]] = field(default_factory=list)

    @property
    def style(self) -> tuple[object, ...]:
        """Return the typography that items of one list share."""
        return self.marks > 0, self.emphasis or self.large, self.cell, self.close[:1], self.capitals, self.indent > 1

    @property
    def set_off(self) -> bool:
        """Tell whether the type sets it off from running text."""
        return bool(self.marks) or self.emphasis or self.large or self.capitals

    @property
    def sentence(self) -> bool:
        """Tell whether the words read as running text."""
        return (bool(_STOP.search(self.title)) and len(self.title) > 25) or len(self.title) > 140

    @property
    def familiar(self) -> bool:
        """Tell whether agendas everywhere have an item of this name."""
        return bool(_FAMILIAR.match(self.title))

    @property
    def lower(self) -> bool:
        """Tell whether the words begin with a small letter."""
        return self.title[:1].islower()


def numbered(reading: Reading, lines: Sequence[Line]) -> list[Numbered]:
    """Return what opens with a number or letter in `lines`, in order, tables that hold an agenda included."""
    runs = [run for run in row_runs(reading.text, lines) if not is_list(run)]
    rows = {line.start for run in runs for row in run for line in row.lines}
    found = [item for run in runs for item in _in_table(reading.text, run)]
    prose = [line for line in lines if line.start not in rows]
    usual = _usual_size(prose)
    for index, line in enumerate(prose):
        before = prose[index - 1] if index else None
        if item := _in_line(reading.text, line, prose[index + 1 : index + 5], usual):
            intro = before.text.strip() if before else ""
            item.introduced = bool(_INTRODUCES.search(intro)) and not (len(intro) < 60 and _AGENDA_INTRO.search(intro))
            found.append(item)
    return sorted(found, key=lambda item: item.start)


def _usual_size(lines: Sequence[Line]) -> float | None:
    """Return the point size that most text is printed in."""
    sizes = sorted(line.size for line in lines if line.size)
    return sizes[len(sizes) // 2] if sizes else None


def _in_line(source: str, line: Line, following: Sequence[Line], usual: float | None) -> Numbered | None:
    """Return the label that `line` opens with; its title may go on over the lines after it."""
    if len(line.text) > 4000 and not _LABEL.match(line.text[:200]):
        return None
    item = _read(source, line.start, line.end, line.page)
    if item is None or (item.bare and not (item.title[:1].isupper() and len(item.title) < 90)):
        return None
    item.gap = line.gap
    item.large = bool(line.bold) or bool(usual and line.size and line.size > usual * 1.08)
    item.emphasis = item.emphasis or bool(line.bold)
    last = line
    for after in following:
        if not _goes_on(item, last, after):
            break
        _extend(source, item, after)
        last = after
    return item


def _goes_on(item: Numbered, last: Line, after: Line) -> bool:
    """Tell whether the title runs on: in capitals over a gap, or within an open bracket or a heading's type."""
    if not item.title:
        return item.word and len(plain(after.text)) < 90 and not _LABEL.match(after.text)
    if _LABEL.match(after.text) or item.marks or re.match(r"\s*[-•*#>]", after.text):
        return False
    words = plain(after.text)
    if item.capitals:
        return len(re.findall(r"[A-ZÀ-Ý]", words)) >= 4 and words == words.upper() and len(last.text.strip()) > 30
    if after.gap:
        return False
    if item.title.count("(") > item.title.count(")") or (_UNFINISHED.search(item.title) and len(item.title) > 25):
        return True
    if item.large and last.bold == after.bold and last.size == after.size and (after.bold or after.size != last.size):
        return len(words) < 110 and not words.endswith(".")
    return False


def _extend(source: str, item: Numbered, line: Line) -> None:
    """Take the words of `line` into the title."""
    words, at = plain_map(line.text, line.start)
    if words:
        if not item.title:
            item.title_start = at[0]
        item.title = f"{item.title} {words}".strip()
        item.title_end = item.end = at[-1] + 1


def _read(source: str, start: int, end: int, page: int) -> Numbered | None:
    """Return the label that source[start:end] opens with and the title after it."""
    match = _LABEL.match(source, start, end)
    if not match or _CLOCK.match(source, match.start("number") if match["number"] else end, end):
        return None
    path = _path(match)
    bare = not match["close"] and not match["word"] and not match["suffix"]
    if not path or (match["paren"] and ")" not in (match["close"] or "")):
        return None
    opened = bool(match["open"].strip()) or bool(match["after"].strip())
    title, first, last, emphasised = _title(source, match.end("close"), end, opened=bool(match["open"].strip()))
    letters = [char for char in title if char.isalpha()]
    return Numbered(
        path,
        start,
        last if title else match.end(),
        page,
        title,
        first,
        last,
        indent=len(match["indent"].expandtabs(4)),
        marks=len((match["marks"] or "").strip()),
        emphasis=opened or emphasised,
        capitals=len(letters) >= 4 and "".join(letters).isupper(),
        word=bool(match["word"]),
        bare=bare and len(path) == 1 and not match["marks"],
        bullet=bool(match["bullet"]),
        close=(match["close"] or "").strip(),
    )


def _path(match: re.Match[str]) -> tuple[str, ...]:
    """Return the parts of a label; "09.00" and the like are none."""
    if match["letter"]:
        return (match["letter"].lower(),)
    parts = tuple(match["number"].split("."))
    if any(len(part) > 1 and part.startswith("0") for part in parts):
        return ()
    return (*parts, match["suffix"].lower()) if match["suffix"] else parts


def _title(source: str, start: int, end: int, *, opened: bool) -> tuple[str, int, int, bool]:
    """Return the title within source[start:end], its span, and whether it is set off from the text after it."""
    if named := _NAMED.match(source, start, end):
        start = named.end()
    stop, emphasised = end, False
    if opened and (closing := _RUN_END.search(source, start, end)) and closing.start() > start + 2:
        stop, emphasised = closing.start(), True
    elif run := _RUN.match(source, start, end):
        stop, emphasised = run.end(), True
    words, at = plain_map(source[start:stop], start)
    words = words.lstrip("*_")
    at = at[len(at) - len(words) :]
    cut = _cut(words)
    words, at = words[:cut].rstrip(), at[: len(words[:cut].rstrip())]
    if not re.search(r"\w", words):
        return "", start, start, emphasised
    return words, at[0], at[-1] + 1, emphasised


def _cut(words: str) -> int:
    """Return where a title ends that is followed by running text in the same line or cell."""
    if (colon := re.search(r":\s+(?=[A-Z].{60}|https?:)", words)) and colon.start() < 100:
        return colon.start()
    if len(words) > 120 and (stop := re.search(r"(?<=\w{3})[.?!](?=\s+[A-Z])", words)):
        return stop.end() if words[stop.start()] != "." else stop.start()
    return len(words)


def _in_table(source: str, run: Sequence[Row]) -> Iterator[Numbered]:
    """Yield the items in the cells of a table: of an action list only those in its column of subjects."""
    rows = [row for row in run if row.kind != "lijn"]
    heads = rows[0].texts if rows else []
    only: int | None = None
    if action_columns(heads):
        only = columns_of(heads, ("subject",)).get("subject")
        if only is None:
            return
    agenda = counts_on(rows) or any(
        kinds_of(head)[:1] and kinds_of(head)[0] in ("subject", "purpose", "attachment") for head in heads
    )
    for row in rows:
        yield from _in_row(source, row, heads, only, agenda)


def _in_row(source: str, row: Row, heads: list[str], only: int | None, agenda: bool) -> Iterator[Numbered]:
    """Yield the items in one row; the other cells of the row go along with the first."""
    for index, (start, end) in enumerate(row.cells):
        if only is not None and index != only:
            continue
        for first, last in cell_lines(source, start, end):
            if first == start:
                last = max(last, first_line(source, start, end)[1])
            item = _read(source, first, last, row.page)
            if item is None or (item.bare and not (agenda and not item.title)):
                continue
            used = index
            if not item.title and index + 1 < len(row.cells) and row.texts[index + 1]:
                used = index + 1
                title, a, b, set_off = _title(source, *first_line(source, *row.cells[used]), opened=False)
                item.title, item.title_start, item.title_end, item.end = title, a, b, b
                item.emphasis = item.emphasis or set_off
            item.cell, item.indent, item.bare = True, 0, False
            if first == start:
                item.rest = [(heads[i] if i < len(heads) else "", t) for i, t in enumerate(row.texts) if i > used and t]
            yield item
