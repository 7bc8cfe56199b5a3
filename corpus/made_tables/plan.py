"""Plan a made table on paper: how its cells break into lines, how wide its columns and how high its rows are."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth

from corpus.made_tables.looks import Look
from corpus.made_tables.table import MadeTable


@dataclass
class Box:
    """A cell to draw: its lines, the columns and the rows it spans (last ones included)."""

    lines: list[str]
    first: int
    last: int
    rows: int = 1
    bold: bool = False
    align: str = "left"
    indent: float = 0.0


@dataclass
class Plan:
    """A table ready to be drawn: column edges from 0, header and body rows as boxes with their heights."""

    edges: list[float]
    header: list[list[Box]]
    header_heights: list[float]
    body: list[list[Box]]
    heights: list[float]
    known_header: list[list[str]]

    @property
    def width(self) -> float:
        """Return the width of the table in points."""
        return self.edges[-1]


def planned(table: MadeTable, look: Look, room: float = 0.0) -> Plan:
    """Return the table's plan in this look, its columns stretched into the room there is."""
    widths = _widths(table, look)
    more = min(40.0, look.stretch * max(0.0, room - sum(widths)) / len(widths))
    widths = [width + more for width in widths]
    edges = [sum(widths[:index]) for index in range(len(widths) + 1)]
    header, known = _header(table, look, edges)
    body = [_row(table, at, look, edges) for at in range(len(table.rows))]
    heights = [_height(max(len(box.lines) for box in boxes), look) for boxes in body]
    return Plan(edges, header, _header_heights(header, look), body, heights, known)


def _height(lines: int, look: Look) -> float:
    return max(1, lines) * look.size * look.leading + 2 * look.pad


def _widths(table: MadeTable, look: Look) -> list[float]:
    """Return the width of each column: room for its numbers and the longest word over them."""
    widths = []
    for column in range(len(table.header[0])):
        head = max(_wide(word, look, look.bold_head) for word in table.header[-1][column].split() or [""])
        texts = [(row[column], bold and look.bold_sums) for row, bold in zip(table.rows, table.strong, strict=True)]
        if column == 0:
            sizes = [_wide(text, look, bold) + level * look.indent for (text, bold), level in _labels(table, texts)]
            longest = max(_wide(word, look, True) for text, _ in texts for word in text.split() or [""])
            body = max(min(max(sizes), look.label_width), longest + 2 * look.indent)
        elif any(" " in text and len(text) > 12 for text, _ in texts):
            body = 80.0  # words
        else:
            body = max(_wide(text, look, bold) for text, bold in texts)
        whole = _wide(table.header[-1][column], look, look.bold_head)
        widths.append(max(body, head, min(whole, 1.5 * body, 60)) + 2 * look.gap)
    for level, first, last in table.spans:
        need = max(_wide(word, look, True) for word in table.header[level][first].split()) + 2 * look.gap
        widths[last] += max(0.0, need - sum(widths[first : last + 1]))
    for level, cells in enumerate(table.header[:-1]):
        for column, text in enumerate(cells):
            if text and not any(span[0] == level and span[1] <= column <= span[2] for span in table.spans):
                widths[column] = max(widths[column], max(_wide(w, look, True) for w in text.split()) + 2 * look.gap)
    return widths


def _labels(table: MadeTable, texts: list[tuple[str, bool]]) -> list[tuple[tuple[str, bool], int]]:
    return list(zip(texts, table.levels, strict=True))


def _wide(text: str, look: Look, bold: bool) -> float:
    return float(stringWidth(text, look.face(bold), look.size))


def wrapped(text: str, width: float, face: str, size: float) -> list[str]:
    """Break a text into lines of at most `width` points, one word at least."""
    lines: list[str] = []
    for word in text.split():
        if lines and stringWidth(f"{lines[-1]} {word}", face, size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _header(table: MadeTable, look: Look, edges: list[float]) -> tuple[list[list[Box]], list[list[str]]]:
    """Return the header's boxes, and its cells as they stand: a head over several rows is read in the highest."""
    known = [list(cells) for cells in table.header]
    deep, face = len(known), look.face(look.bold_head)
    boxes: list[list[Box]] = [[] for _ in known]
    inside = {(row, column) for row, first, last in table.spans for column in range(first + 1, last + 1)}
    ends = {(row, first): last for row, first, last in table.spans}
    for column in range(len(known[0])):
        upper = [known[row][column] for row in range(deep - 1)]
        is_alone = deep > 1 and not any(upper) and not any((row, column) in inside for row in range(deep))
        if is_alone and look.merge and look.is_ruled:
            known[0][column], known[-1][column] = known[-1][column], ""
            lines = wrapped(known[0][column], edges[column + 1] - edges[column] - 2 * look.gap, face, look.size)
            boxes[0].append(Box(lines, column, column, deep, look.bold_head, _head_align(look, column)))
            continue
        for row in range(deep):
            if (row, column) in inside:
                continue
            last = ends.get((row, column), column)
            lines = wrapped(known[row][column], edges[last + 1] - edges[column] - 2 * look.gap, face, look.size)
            align = "middle" if last > column and look.head_align != "left" else _head_align(look, column)
            boxes[row].append(Box(lines, column, last, 1, look.bold_head, align))
    return boxes, known


def _head_align(look: Look, column: int) -> str:
    return look.head_align if column else "left"


def _header_heights(header: list[list[Box]], look: Look) -> list[float]:
    """Return the height of each header row; the lowest grows for a head over several rows."""
    heights = [_height(max([len(box.lines) for box in row if box.rows == 1] or [1]), look) for row in header]
    for box in (box for row in header for box in row if box.rows > 1):
        heights[-1] += max(0.0, _height(len(box.lines), look) - sum(heights))
    return heights


def _row(table: MadeTable, at: int, look: Look, edges: list[float]) -> list[Box]:
    bold = table.strong[at] and look.bold_sums
    boxes = []
    for column, text in enumerate(table.rows[at]):
        indent = 0.0 if column else table.levels[at] * look.indent
        room = edges[column + 1] - edges[column] - 2 * look.gap - indent
        lines = wrapped(text, room + 0.01, look.face(bold), look.size)
        is_words = column == 0 or len(lines) > 1 or (" " in text and not any(c.isdigit() for c in text))
        boxes.append(Box(lines, column, column, 1, bold, "left" if is_words else look.align, indent))
    return boxes
