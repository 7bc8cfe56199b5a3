"""Read tables whose cells were flattened to lines: a label and the same number of figures, line after line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.parse.tables.captions import could_head, unglued
from extract.parse.tables.rows import Row, Span
from extract.text.blocks import is_row
from extract.text.markup import plain
from extract.text.numbers import BLANKS, parse_number
from extract.text.reading import Line

_TOKEN = re.compile(r"(?:[-–−+(]{0,2}€ ?(?=[\d-]))?\S+(?: \d\)(?!\S))?")  # a sign of money and a note's mark included
_FIGURE = re.compile(
    r"\(?[-–−+]?\s?(?:€\s?)?[-–−]?\d[\d.]*(?:,(?:\d+|[-–]))?%?\)?[-*¹²³†]{0,3}(?: \d\))?|(?=\D{0,2}\d)[\dOIl|.]{2,12}",
    re.IGNORECASE,
)
_NOTHING = BLANKS - frozenset("* . x ?".split())  # what stands where there is no figure
_LABEL = re.compile(r"(?=.*[A-Za-zÀ-ÿ]{2})[A-Za-zÀ-ÿ'’‘(\d].*[\w.)*]")
_LEAST_ROWS = 5
_LEAST_WIDE = 3  # rows whose cells stand wide apart
_APART = re.compile(r"\S+(?: \S+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CAPITAL = re.compile(r"(?:[A-ZÀ-Þ]|(?:19|20)\d\d\b)\S*(?: (?![A-ZÀ-Þ])\S+)*")  # a header begins with a capital
_WIDE = re.compile(r"(?:\s{3,}|\s*\.{4,}\s*)[-–+(€]?\s?[\d-]\S*\s*$")
_MOST_BETWEEN = 14  # lines that may stand between two rows: headers printed apart, page furniture
_LONGEST = 70  # characters: longer lines are prose
_STUBS = frozenset("provincie veiligheidsregio gemeente gemeenten regio land naam jaar maand locatie plaats".split())


@dataclass
class Flat:
    """A flattened table: its rows, its header cells by header row and column, its title and its lines."""

    rows: list[Row]
    width: int
    header: list[list[Span | None]] = field(default_factory=list)
    title: str | None = None
    first: int = 0  # index of its first line, headers included
    last: int = 0


def _is_figure(token: str) -> bool:
    return token.lower() in _NOTHING or bool(_FIGURE.fullmatch(token))


def _figures(line: Line) -> tuple[list[Span], list[Span]]:
    """Return the spans of the words before the closing run of figures, and of those figures."""
    tokens = [(line.start + match.start(), line.start + match.end()) for match in _TOKEN.finditer(line.text)]
    at = len(tokens)
    while at > 0 and _is_figure(line.text[tokens[at - 1][0] - line.start : tokens[at - 1][1] - line.start]):
        at -= 1
    return tokens[:at], tokens[at:]


def _row(source: str, lines: Sequence[Line], width: int) -> Row | None:
    """Return `lines` as a row of `width` figures behind a label, None when they are none."""
    if any(len(line.text) > 2 * _LONGEST or is_row(line.text) for line in lines):
        return None
    words, figures = _figures(lines[0])
    figures = figures + [figure for line in lines[1:] for figure in _figures(line)[1]]
    words, figures = words + figures[: len(figures) - width], figures[len(figures) - width :]
    if len(figures) != width or not words or not any(source[s:e][-1].isdigit() for s, e in figures):
        return None
    label = (words[0][0], words[-1][1])
    if label[1] > lines[0].end or not _LABEL.fullmatch(plain(source[slice(*label)])):
        return None
    return Row(source, [label, *figures], list(lines), "plat")


def _entries(lines: Sequence[Line], first: int, end: int) -> list[tuple[int, int]]:
    """Return first index and index after the last of each line with words and the lines of figures alone below it."""
    entries: list[tuple[int, int]] = []
    for index in range(first, end):
        words, figures = _figures(lines[index]) if len(lines[index].text) < 2 * _LONGEST else ([], [])
        if entries and figures and not words and not is_row(lines[index].text):
            entries[-1] = (entries[-1][0], index + 1)
        else:
            entries.append((index, index + 1))
    return entries


def _found(source: str, lines: Sequence[Line], first: int, end: int) -> tuple[dict[int, Row], int]:
    """Return the rows in `lines[first:end]` by their first line, and how many lines and groups of them have figures.

    A row that was torn over lines is taken whole where it has as many figures as most others.
    """
    entries = _entries(lines, first, end)
    totals = {entry: sum(len(_figures(line)[1]) for line in lines[slice(*entry)]) for entry in entries}
    sizes = Counter(
        totals[entry] for entry in entries if totals[entry] >= 2 or (_count(lines[entry[0]]) >= 2 and totals[entry])
    )
    width = max(sizes, key=lambda size: (sizes[size], size), default=0)
    rows = {}
    for start, after in entries:
        row = _row(source, lines[start:after], width) or _row(source, lines[start : start + 1], width)
        if row:
            rows[start] = row
    return rows, sum(sizes.values())


def flattened(source: str, lines: Sequence[Line]) -> list[Flat]:
    """Return the flattened tables in `lines`; prose between two rows ends a table, stray headers do not."""
    counts = [_count(line) for line in lines]
    result: list[Flat] = []
    index = 0
    while index < len(lines):
        end = _region(lines, counts, index) if counts[index] >= 2 else index
        if end > index and (flat := _flat(source, lines, index, end)):
            result.append(flat)
            index = flat.last + 1
        else:
            index = max(end, index + 1)
    return result


def _count(line: Line) -> int:
    """Return how many figures close a line; a single one counts (as 2) where it stands alone or wide apart."""
    if len(line.text) >= 2 * _LONGEST or is_row(line.text):
        return 0
    words, figures = _figures(line)
    return 2 if len(figures) == 1 and (not words or _WIDE.search(line.text)) else len(figures)


def _region(lines: Sequence[Line], counts: Sequence[int], first: int) -> int:
    """Return the index after the last line of the run of rows that starts at `first`."""
    last, index = first, first + 1
    while index < len(lines) and index - last <= _MOST_BETWEEN:
        if counts[index] >= 2:
            last = index
        elif len(lines[index].text.strip()) > _LONGEST or is_row(lines[index].text) or _prose(lines[index].text):
            break
        index += 1
    return last + 1


def _prose(text: str) -> bool:
    return bool(re.search(r"[.;:!?]\s*$", text)) and not text.rstrip().endswith(")")


def _flat(source: str, lines: Sequence[Line], first: int, end: int) -> Flat | None:
    """Return the table in `lines[first:end]`, None when too few lines are alike or they name nothing."""
    found, figured = _found(source, lines, first, end)
    width = len(next(iter(found.values())).cells) - 1 if found else 0
    labels = {row.texts[0] for row in found.values()}
    wide = all(_WIDE.search(row.lines[0].text) for row in found.values())
    if not found or len(found) < (_LEAST_WIDE if wide else _LEAST_ROWS) or _contents(list(found.values()), width):
        return None
    if len(labels) * 2 < len(found) or len(found) * 2 < figured:
        return None
    flat = Flat(
        list(found.values()), width + 1, first=min(found), last=max(found) + len(list(found.values())[-1].lines) - 1
    )
    years = flat.rows.pop(0) if width > 1 and all(map(_YEAR.fullmatch, flat.rows[0].texts[1:])) else None
    held = {line.start for row in found.values() for line in row.lines}
    stray = [line for line in lines[flat.first : flat.last] if line.start not in held]
    above = _stubs(lines, flat.first, flat.width)
    flat.first -= len(above)
    below = [] if above or years else _below(lines, flat.last + 1, flat.width)
    flat.last += len(below)
    _set_headers(flat, source, above or below, stray)
    if years:
        flat.header.append([*years.cells])
    return flat


def _contents(rows: Sequence[Row], width: int) -> bool:
    """Tell a table of contents: one number a line, none lower than the one before."""
    numbers = [number.value if (number := parse_number(row.texts[-1])) else 0.0 for row in rows]
    return width == 1 and numbers == sorted(numbers)


def _stubs(lines: Sequence[Line], first: int, width: int) -> list[Line]:
    """Return the lines just above the first row that name its levels ("Provincie", "Gemeente") or its columns."""
    if heads := _listed(lines, first, width):
        return heads
    if heads := _one_each(lines, first, width):
        return heads
    found: list[Line] = []
    for line in reversed(lines[max(0, first - 4) : first]):
        words = line.text.lower().split()
        named = bool(words) and words[0] in _STUBS
        close = not (found[0] if found else lines[first]).gap
        apart = len(_header_cells(line, width)) == width or (close and len(_header_cells(line, width - 1)) == width - 1)
        if len(line.text) > 2 * _LONGEST or _prose(line.text) or not (named or (apart and not found)):
            break
        found.insert(0, line)
    return found or _whole(lines, first)


def _below(lines: Sequence[Line], after: int, width: int) -> list[Line]:
    """Return the lines just below the rows when they are one header for each column, up to a gap."""
    heads = list(lines[after : after + width])
    ends = after + width >= len(lines) or lines[after + width].gap
    if len(heads) < width or width < 3 or not ends or any(line.gap for line in heads[1:]):
        return []
    return heads if all(len(line.text) <= _LONGEST and _titled(line) for line in heads) else []


def _whole(lines: Sequence[Line], first: int) -> list[Line]:
    """Return the line between a title and the rows, which is a header although its cells cannot be told apart."""
    if first < 2 or lines[first].gap or not lines[first - 1].gap or not _titled(lines[first - 2]):
        return []
    return [lines[first - 1]] if _titled(lines[first - 1]) else []


def _titled(line: Line) -> bool:
    return could_head(line) and not _prose(line.text)


def _one_each(lines: Sequence[Line], first: int, width: int) -> list[Line]:
    """Return the lines just above when they are one header for each column, the labels' first, below a gap."""
    heads = list(lines[max(0, first - width) : first])
    if len(heads) < width or width < 3 or not heads[0].gap or any(line.gap for line in [*heads[1:], lines[first]]):
        return []
    return heads if all(len(line.text) <= _LONGEST and _titled(line) for line in heads) else []


def _listed(lines: Sequence[Line], first: int, width: int) -> list[Line]:
    """Return the lines just above when they are one header a line: those over the labels, then one for each column."""
    found: list[Line] = []
    for line in reversed(lines[max(0, first - width - 4) : first]):
        if len(line.text) > _LONGEST or is_row(line.text) or _prose(line.text) or not re.search(r"[^\W\d_]", line.text):
            break
        found.insert(0, line)
        if line.gap and len(found) >= width:
            break
    stubs = found[: len(found) - width + 1]
    named = [line for line in stubs if line.text.split()[0].lower() in _STUBS]
    named = named if len(found) >= width and named == stubs[len(stubs) - len(named) :] else []
    return [*named, *found[len(stubs) :]] if named else []


def _is_listed(above: Sequence[Line], width: int) -> bool:
    """Tell whether header lines name one column each, after those that name the labels."""
    return len(above) >= width and all(len(_header_cells(line, width)) == 1 for line in above)


def _set_headers(flat: Flat, source: str, above: Sequence[Line], stray: Sequence[Line]) -> None:
    """Place the headers: stubs over the labels, others over the column whose total stands below them, else in order."""
    columns: dict[int, list[Span]] = {column: [] for column in range(flat.width)}
    stubs = len(above) - flat.width + 1 if _is_listed(above, flat.width) else len(above)
    for line in above[:stubs]:
        cells = _header_cells(line, flat.width)
        if len(cells) != flat.width and len(shifted := _header_cells(line, flat.width - 1)) == flat.width - 1 > 1:
            for column, span in enumerate(shifted, start=1):
                columns[column].append(span)
        else:
            for column, span in enumerate(cells):
                columns[column].append(span)
    for column, line in enumerate(above[stubs:], start=1):
        columns[column].append(_trim(line))
    loose = _placed(flat, columns, stray)
    if loose:
        flat.title = unglued(plain(source[loose[0][0] : loose[0][1]]))
    depth = max(map(len, columns.values()))
    flat.header = [
        [spans[level] if level < len(spans) else None for spans in columns.values()] for level in range(depth)
    ]


def _placed(flat: Flat, columns: dict[int, list[Span]], stray: Sequence[Line]) -> list[Span]:
    """Place the lines printed among the rows over the columns that they head; return those that head none."""
    loose: list[Span] = []
    for line in stray:
        total = _by_total(flat, plain(line.text))
        if total and loose:
            columns[total] += [loose.pop(), _trim(line)]
        elif total is None and re.search(r"[^\W\d_]{2}", line.text):
            loose.append(_trim(line))
    empty = [column for column in range(1, flat.width) if not columns[column]]
    if not empty or len(loose) != len(empty):
        return loose
    for column, span in zip(empty, loose, strict=True):
        columns[column].append(span)
    return []


def _trim(line: Line) -> Span:
    start = line.start + len(line.text) - len(line.text.lstrip())
    return start, line.start + len(line.text.rstrip())


def _header_cells(line: Line, width: int) -> list[Span]:
    """Return the cells of a header line: parted by wide spaces, single ones or capitals, what gives as many cells."""
    for pattern in (_APART, _TOKEN, _CAPITAL):
        spans = [(line.start + m.start(), line.start + m.end()) for m in pattern.finditer(line.text)]
        if len(spans) == width:
            return spans
    return [_trim(line)]


def _by_total(flat: Flat, text: str) -> int | None:
    """Return the column whose last figure `text` is; a header with its total in brackets is printed so."""
    wanted = parse_number(text.strip("() "))
    if wanted is None:
        return None
    totals = [parse_number(figure) for figure in flat.rows[-1].texts]
    hits = [column for column, total in enumerate(totals) if column and total and total.value == wanted.value]
    return hits[0] if len(hits) == 1 else 0
