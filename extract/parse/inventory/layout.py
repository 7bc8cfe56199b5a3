"""Tell an inventarislijst from other tables, and what each of its columns holds, by its header and its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from extract.parse.inventory.columns import column_kind, columns_of
from extract.parse.inventory.values import (
    day_in,
    grounds_of,
    is_bare,
    is_mark,
    judgement_in,
    judgement_of,
    month_first,
    number_in,
)
from extract.text.grounds import normal_ground

MOST_HEADERS = 4  # rows at the top of a table that may be its header
_MOSTLY = 0.5  # of the cells of a column must say what its header promises
_SURELY = 0.8  # of those of a column whose header does not tell
_FEWEST = 2  # such cells
_OF_RELEASE = re.compile(r"openb|verstrek|vrijg|\b(?:woo|wob)\b|oordeel|oordeling", re.IGNORECASE)
NAMED = re.compile(
    r"inventaris|documenten?(?:lijst|overzicht)|(?:lijst|overzicht)\s+(?:van|met)\s+(?:(?:de|alle|beoordeelde)\s+)*"
    r"documenten|beoordelingslijst",
    re.IGNORECASE,
)
Grid = Sequence[Sequence[str]]
Test = Callable[[str], object]


@dataclass(frozen=True)
class Layout:
    """The columns of an inventarislijst: one for each kind, and those that are headed by a ground or a judgement.

    `month_first` says how its days are written.
    """

    columns: Mapping[str, int]
    marked: Mapping[int, str] = field(default_factory=dict)
    month_first: bool = False

    def told(self, row: Sequence[str], kind: str) -> str:
        """Return the cell of a row that holds this kind, "" where there is none."""
        column = self.columns.get(kind, len(row))
        return row[column] if column < len(row) else ""


def layout_of(headers: Sequence[str], body: Grid, *, named: bool = False) -> Layout | None:
    """Return the layout of a table with this header and body, None when it is no inventarislijst.

    It must give a number or a title, and judge, name grounds, or be `named` a list of documents that gives their days.
    """
    layout = _verified(headers, body)
    have = layout.columns.keys()
    judged = "judgement" in have or bool(layout.marked)
    if not {"number", "title"} & have or (not judged and "grounds" not in have and not (named and "date" in have)):
        return None
    beside = have & {"title", "date", "sender", "receiver", "judgement"} if "number" in have else have - {"title"}
    if not beside and not layout.marked and "grounds" not in have:
        return None
    return None if _is_legend(layout, body) else layout


def _is_legend(layout: Layout, body: Grid) -> bool:
    """Tell whether a table explains grounds, each once, and lists no documents."""
    if layout.columns.keys() & {"judgement", "date", "sender", "receiver"} or layout.marked:
        return False
    grounds = [grounds_of(layout.told(row, "grounds")) for row in body]
    told = [each for each in grounds if each]
    return len(set(told)) == len(told) and all(len(each) == 1 for each in told) and len(told) * 2 > len(body)


def _verified(headers: Sequence[str], body: Grid) -> Layout:
    """Return what the columns hold, by their headers as far as their cells bear that out."""
    candidates = columns_of(headers)
    first_month = month_first(cell for column in candidates.get("date", ()) for cell in _filled(body, column))
    tests: dict[str, Test] = {
        "judgement": judgement_of,
        "grounds": grounds_of,
        "date": lambda text: day_in(text, month_first=first_month),
        "number": number_in,
    }
    candidates["judgement"] = [at for at in candidates.get("judgement", ()) if _judges(headers[at], body, at)]
    columns: dict[str, int] = {}
    for kind, places in candidates.items():
        test = tests.get(kind)
        fitting = [at for at in places if _share(body, at, test) >= _MOSTLY] if test else places
        if kind in ("title", "number", "date"):  # of equals that which says most
            fitting.sort(key=lambda at: -_strength(headers[at]) * 1_000 - 999 * _fullness(body, at))
        if fitting and kind not in ("other", "matter"):
            columns[kind] = fitting[0]
    if "grounds" not in columns and "remarks" in columns and _share(body, columns["remarks"], grounds_of) >= _MOSTLY:
        columns["grounds"] = columns["remarks"]
    marked = _marked(headers, body)
    for kind in ("judgement", "grounds"):
        if kind not in columns and not marked:
            columns |= _untold(body, len(headers), kind, tests[kind], set(columns.values()))
    if "number" not in columns and "title" in columns and _share(body, columns["title"], _counts) >= _SURELY:
        columns["number"] = columns.pop("title")
        others = [at for at in candidates["title"] if at != columns["number"]]
        columns |= {"title": others[0]} if others else {}
    return Layout(columns, marked, first_month)


def _judges(header: str, body: Grid, column: int) -> bool:
    """Tell whether a column with this header judges documents: where it only says yes and no, its header must tell."""
    return bool(_OF_RELEASE.search(header)) or not all(map(is_bare, _filled(body, column)))


def _strength(header: str) -> int:
    told = column_kind(header)
    return told[1] if told else 0


def _counts(text: str) -> bool:
    """Tell whether a cell is a bare number of a document."""
    return bool(re.fullmatch(r"(?:doc\w*\W*)?[\d.]{1,12}[a-z]?", text.strip(), re.IGNORECASE))


def _filled(body: Grid, column: int) -> list[str]:
    return [row[column] for row in body if column < len(row) and row[column].strip(" -–")]


def _fullness(body: Grid, column: int) -> float:
    return len(_filled(body, column)) / max(1, len(body))


def _share(body: Grid, column: int, test: Test | None) -> float:
    """Return which share of the cells that hold something pass a test."""
    filled = _filled(body, column)
    return sum(bool(test(cell)) for cell in filled) / len(filled) if filled and test else 0.0


def _untold(body: Grid, width: int, kind: str, test: Test, taken: set[int]) -> dict[str, int]:
    """Return the column whose cells surely hold a kind that no header tells."""
    for column in range(width):
        filled = _filled(body, column)
        telling = len(filled) >= _FEWEST and not all(map(is_bare, filled))
        if column not in taken and telling and _share(body, column, test) >= _SURELY:
            return {kind: column}
    return {}


def _marked(headers: Sequence[str], body: Grid) -> dict[int, str]:
    """Return the columns that are headed by a ground or a judgement, and hold marks where it counts."""
    found: dict[int, str] = {}
    for column, header in enumerate(headers):
        told = judgement_in(header) or (normal_ground(header) if grounds_of(header) else None)
        if told and _fullness(body, column) and _share(body, column, is_mark) >= _SURELY:
            found[column] = told
    return found
