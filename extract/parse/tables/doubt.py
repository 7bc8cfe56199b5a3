"""Say which numbers in a table's cells are surely what is printed: misread digits and texts among them are not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from extract.text.numbers import BLANKS, parse_number
from models import Cell

_MOSTLY = 0.6  # share of a column's printed cells that must be numbers before a text among them is doubtful
TOTAL = re.compile(r"(?:(?:eind|sub)?totaal|totalen|total|som)\b", re.IGNORECASE)
_DIGITS = str.maketrans("OoIl|SB", "0011158")
_SURE = re.compile(r"(?:[OoIl|]|(?<=\d)[SB](?=[\d.,])|[\d.,%€()\s*+–−-])+")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_COMMA_GROUP = re.compile(r"\d{1,3}(?:,\d{3})+")
_SIGNS = re.compile(r"[\s€()%*+–−-]")


def judge(cells: Sequence[Cell]) -> None:
    """Set value and `uncertain` of body cells by the column they stand in, and by the total that it closes with."""
    body = sorted((cell for cell in cells if not cell.header), key=lambda cell: (cell.column, cell.row))
    labels = {cell.row: cell.text for cell in body if cell.column == 0}
    for column, group in groupby(body, key=lambda cell: cell.column):
        if column:
            _judge_column(list(group), labels)
        else:
            _plain(list(group))


def _plain(cells: Sequence[Cell]) -> None:
    """Leave words that only look like misread digits what they are."""
    for cell in cells:
        if cell.uncertain:
            cell.value, cell.uncertain, cell.score = None, False, 1.0


def _judge_column(cells: Sequence[Cell], labels: dict[int, str]) -> None:
    """Judge the cells of one column."""
    printed = [cell for cell in cells if cell.text.strip().lower() not in BLANKS]
    decimal = sum("," in cell.text for cell in printed) > 1
    odd = [cell for cell in printed if cell.value is None or cell.uncertain or not (decimal or _is_grouped(cell.text))]
    doubted = set(map(id, odd))
    sure = [cell for cell in printed if id(cell) not in doubted]
    if not odd:
        return
    least = 0.5 if all(re.search(r"\d", cell.text) for cell in odd) else _MOSTLY
    if len(sure) < least * len(printed) and len(sure) < len(printed) - 1:
        _plain(cells)
        return
    comma = any("," in cell.text for cell in sure)
    for cell in odd:
        cell.uncertain = True
        cell.score = 0.6
        if cell.value is not None and not _is_certain(cell.text, decimal=comma):
            cell.value = None
    if len(odd) == 1 and (value := _closing(odd[0], cells, labels)) is not None and value in _readings(odd[0].text):
        odd[0].value, odd[0].uncertain, odd[0].score = value, False, 0.9


def _is_certain(text: str, *, decimal: bool) -> bool:
    """Tell whether only one number can be meant: by its letters, its groups of digits and its column's decimals."""
    if not _SURE.fullmatch(text):
        return False
    bare = _SIGNS.sub("", text.translate(_DIGITS))
    return bool(_GROUPED.fullmatch(bare)) and (decimal or _is_grouped(bare))


def _is_grouped(text: str) -> bool:
    """Tell whether a number has no comma where a point must stand: "2,134" among whole numbers may be 2.134."""
    bare = _SIGNS.sub("", text)
    return not _COMMA_GROUP.fullmatch(bare) or bare.startswith("0,")


def _readings(text: str) -> set[float]:
    """Return the numbers that a text may mean, taking letters for digits and commas for points."""
    bare = text.translate(_DIGITS)
    forms = {bare, bare.replace(",", "."), bare.replace(" ", "")}
    return {number.value for form in forms if (number := parse_number(form))}


def _closing(odd: Cell, cells: Sequence[Cell], labels: dict[int, str]) -> float | None:
    """Return the value that makes the column's one total the sum of its other cells, None where it has not one."""
    totals = [cell for cell in cells if TOTAL.match(labels.get(cell.row, ""))]
    if len(totals) != 1 or len(cells) < 4 or totals[0] is not cells[-1]:
        return None
    parts = sum(cell.value or 0.0 for cell in cells[:-1] if cell is not odd)
    if odd is totals[0]:
        return parts
    return None if totals[0].value is None else round(totals[0].value - parts, 6)
