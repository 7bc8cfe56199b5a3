"""Gather what the sheets of a file print, cell by cell, and what they keep from sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

MOST_CELLS = 300_000  # that hold something, in one file: what comes after them is left unread, which is told
MOST_CHARACTERS = 20_000_000
TOO_LONG = "is te groot: alleen het begin is gelezen"
DAMAGED = "is beschadigd: alleen het begin is gelezen"
ROWS, COLUMNS, SHEETS = "verborgen rijen", "verborgen kolommen", "verborgen bladen"
COMMENTS, UNCOUNTED, CHARTS = "opmerkingen bij cellen", "formules zonder uitkomst", "grafiekbladen"
CHANGES, CELLS, BOXES = "bijgehouden wijzigingen", "verborgen cellen", "verborgen tekstvakken"
UNREAD_BOXES = "tekstvakken"
# What a file may have that is not read, in the singular and the plural.
LEFT_OUT = (
    (SHEETS, "een verborgen blad is", "verborgen bladen zijn"),
    (ROWS, "een verborgen rij is", "verborgen rijen zijn"),
    (COLUMNS, "een verborgen kolom is", "verborgen kolommen zijn"),
    (CELLS, "een cel die niets toont is", "cellen die niets tonen zijn"),
    (BOXES, "een verborgen tekstvak of afbeelding is", "verborgen tekstvakken of afbeeldingen zijn"),
    (UNREAD_BOXES, "een tekstvak is", "tekstvakken zijn"),
    (COMMENTS, "een opmerking bij een cel is", "opmerkingen bij cellen zijn"),
    (UNCOUNTED, "een formule zonder bewaarde uitkomst is", "formules zonder bewaarde uitkomst zijn"),
    (CHARTS, "een grafiekblad is", "grafiekbladen zijn"),
    (CHANGES, "een bijgehouden wijziging is", "bijgehouden wijzigingen zijn"),
)


class Enough(Exception):
    """Says that no more of a file is read."""


@dataclass
class Sheet:
    """One sheet: the text of each cell that shows something, by row and column (0-based); texts in boxes over it."""

    name: str
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    boxes: list[str] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    broken: str = ""  # why the rest of it was not read

    @property
    def is_empty(self) -> bool:
        """Tell whether it shows nothing."""
        return not self.cells and not self.boxes

    def drop(self, places: Iterable[tuple[int, int]]) -> int:
        """Empty cells, and return how many held anything."""
        dropped = 0
        for row, column in places:
            dropped += self.cells.get(row, {}).pop(column, None) is not None
            if not self.cells.get(row, True):
                del self.cells[row]
        return dropped

    def without(self, kept: tuple[int, int], last: tuple[int, int]) -> None:
        """Empty the cells from `kept` to `last` but the first: they are merged into that one."""
        for row in [row for row in self.cells if kept[0] <= row <= last[0]]:
            inside = [column for column in self.cells[row] if kept[1] <= column <= last[1] and (row, column) != kept]
            self.drop((row, column) for column in inside)


@dataclass
class Workbook:
    """The sheets of a file that are shown, and how much it has of what is not read."""

    sheets: list[Sheet] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    cells: int = 0
    characters: int = 0
    enclosed: list[tuple[str, bool]] = field(default_factory=list)  # parts that are files, and whether shown in part
    _seen: set[tuple[str, int, int]] = field(default_factory=set)

    def add(self, name: str) -> Sheet:
        """Begin a new sheet that is shown."""
        self.sheets.append(Sheet(name))
        return self.sheets[-1]

    def put(self, row: int, column: int, text: str) -> None:
        """Set what a cell of the last sheet shows; one in a hidden column is only counted.

        Raises Enough when the file holds more cells or text than are read.
        """
        if not text or text.isspace():
            return
        sheet = self.sheets[-1]
        self.cells += 1
        self.characters += len(text)
        if self.cells > MOST_CELLS or self.characters > MOST_CHARACTERS:
            raise Enough
        if column in sheet.hidden_columns:
            self.hide(COLUMNS, column)
            return
        sheet.cells.setdefault(row, {})[column] = text

    def hide(self, what: str, number: int) -> None:
        """Count a hidden row or column of the last sheet, once."""
        key = (what, len(self.sheets), number)
        if key not in self._seen:
            self._seen.add(key)
            self.left_out[what] += 1

    def warnings(self) -> list[str]:
        """Return what is to be told of the file, in Dutch; it quotes nothing."""
        told = []
        for what, one, several in LEFT_OUT:
            if count := self.left_out[what]:
                told.append(f"{one} niet gelezen" if count == 1 else f"{count} {several} niet gelezen")
        for number, sheet in enumerate(self.sheets, start=1):
            if sheet.broken:
                told.append(f"blad {number}: {sheet.broken}")
        return told
