"""See a table as a bookkeeper does: columns that are counted, rows with their label, rank and numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from extract.text.numbers import BLANKS
from models import Cell, Opgave, Table

TOTAL = re.compile(
    r"^(?:eind|sub|general|algemeen |alle )?\s*-?\s*(?:totaal|totale|totalen|total|som)\b(?!\s*(?:aantal|te\b))"
    r"|\s(?:totaal|total)$|^(?:tezamen|samen|bij elkaar)$",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"%|percentage|procent|gemiddeld|\bgem\b|ratio|quote|factor|^jaar\b|jaartal|bouwjaar|\bnr\b|nummer|code|datum|\bindex|mediaan|\brang\b|score|cijfer"
    r"|\bper\s+(?:inwoner|plek|plaats|dag|nacht|uur|kind|persoon|woning|m2|m²|km|stuk|eenheid|1\.?000)"
    r"|prijs\b|tarief|leeftijd|cumulatief|\bcum\b|dichtheid|looptijd|duur\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"^(?:[-–•]\s*)?(?:waarvan|wv|w\.v|w\.o|v\.w|daarvan|van wie|inclusief|incl|exclusief|excl|peildatum|bron|noot"
    r"|verschil|delta|saldo|opgave|taakstelling|percentage|aandeel|gemiddelde?|gem|mediaan|achterstand|tekort|overschot|restant|doel|norm"
    r"|realisatie|stand|capaciteit|ter vergelijking|memo|pro memorie|p\.m|minimum|maximum|dekking\w*|\w+graad)(?!\w)"
    r"|^\*|^%|%$",
    re.IGNORECASE,
)
MEAN = re.compile(r"^(?:gemiddelde?|gem)(?!\w)", re.IGNORECASE)
_DECIMALS = re.compile(r",(\d+)\D*$")
ABSENT = frozenset(["", "-", "–", "—", "−"])  # a blank among the parts of a sum counts as nothing
_RANKS = {"land": 0, "provincie": 1, "veiligheidsregio": 2, "gemeente": 3, "locatie": 4}


@dataclass
class Entry:
    """A body row: label, cells by column, rank (0 broadest; None unknown), whether it is a total or stands aside."""

    index: int
    label: str
    cells: dict[int, Cell]
    rank: int | None = None
    place: str | None = None

    @cached_property
    def is_total(self) -> bool:
        """Tell whether the label says that this row is a sum."""
        return bool(TOTAL.search(self.label))

    @property
    def names_place(self) -> bool:
        """Tell whether the label of a total says of what it is one ("Totaal Almere")."""
        return bool(re.search(r"\w", TOTAL.sub("", self.label)))

    @cached_property
    def is_aside(self) -> bool:
        """Tell whether the row is no part of a sum: a note, a share of another row, a measure of the totals."""
        return bool(_ASIDE.match(self.label))

    def __post_init__(self) -> None:
        """Note the numbers of the row once: reading a stored cell takes long."""
        self._printed: dict[int, Cell] = {}
        self._values: dict[int, float | None] = {}
        self._decimals: dict[int, int] = {}
        for column, cell in self.cells.items():
            text, value = cell.text.strip(), cell.value
            sure = value is not None and not cell.uncertain and not text.endswith("%")
            signed = not text.startswith("(")  # in brackets: below zero, or just an aside
            self._values[column] = 0.0 if text in ABSENT else value if sure and signed else None
            if sure:
                self._printed[column] = cell
                self._decimals[column] = decimals(cell)

    def value(self, column: int) -> float | None:
        """Return the number in a column, 0 where nothing is printed, None where something else is."""
        return self._values.get(column, 0.0)

    def is_unknown(self, column: int) -> bool:
        """Tell whether a mark stands where a number is not known: "ntb", "pm"."""
        cell = self.cells.get(column)
        return cell is not None and self.value(column) is None and cell.text.strip().lower() in BLANKS

    def printed(self, column: int) -> Cell | None:
        """Return the cell in a column when it surely holds a number that may be added."""
        return self._printed.get(column)

    def decimals(self, column: int) -> int:
        """Return with how many decimals the number in a column is printed."""
        return self._decimals.get(column, 0)

    @property
    def filled(self) -> bool:
        """Tell whether the row holds a number behind its label."""
        return any(self._printed) or any(cell.value is not None for column, cell in self.cells.items() if column)

    @cached_property
    def names_years(self) -> bool:
        """Tell whether the numbers of the row are years one after the other: a header printed again."""
        years = [cell.value for column, cell in sorted(self.cells.items()) if column and cell.value is not None]
        return len(years) > 1 and _years(years) and years == sorted(years)


@dataclass
class Ledger:
    """A table as entries and counted columns; `opgaven` by cell give rows their rank and place."""

    table: Table
    opgaven: Mapping[int, Opgave]
    entries: list[Entry] = field(init=False)

    def __post_init__(self) -> None:
        rows: dict[int, dict[int, Cell]] = {}
        for cell in self.table.cells:
            if not cell.header:
                rows.setdefault(cell.row, {})[cell.column] = cell
        labels = min(self.numeric, default=1)
        self.entries = [self._entry(index, cells, labels) for index, cells in sorted(rows.items())]
        deepen(self.entries, self.counted)

    def _entry(self, index: int, cells: dict[int, Cell], labels: int) -> Entry:
        named = [cells[column].text for column in range(labels) if column in cells]
        entry = Entry(index, named[-1] if named else "", cells)
        if not entry.is_total and (
            said := [self.opgaven[id(cell)] for cell in cells.values() if id(cell) in self.opgaven]
        ):
            entry.rank, entry.place = _RANKS.get(said[0].place_kind), said[0].place
        elif entry.is_total and (said := [self.opgaven[id(c)] for c in cells.values() if id(c) in self.opgaven]):
            entry.place = said[0].place
        return entry

    @cached_property
    def headers(self) -> dict[int, str]:
        """Return the header cells over each column as one text; a cell that spans columns counts for all of them."""
        grid = self.table.grid(header=True)
        return {
            column: " ".join(filter(None, (_over(grid, n, column) for n in range(len(grid)))))
            for column in self._columns
        }

    @property
    def _columns(self) -> range:
        return range(max((cell.column for cell in self.table.cells), default=-1) + 1)

    @cached_property
    def numeric(self) -> list[int]:
        """Return the columns, but the first, that hold numbers in at least half of their filled cells."""
        counts = {column: [0, 0] for column in self._columns}
        for cell in self.table.cells:
            if not cell.header and cell.text.strip().lower() not in BLANKS:
                counts[cell.column][0] += cell.value is not None
                counts[cell.column][1] += 1
        return [column for column, (good, filled) in counts.items() if column and good and good * 2 >= filled]

    @cached_property
    def counted(self) -> list[int]:
        """Return the columns whose numbers may be added: no shares, averages, years or numbers that only name."""
        return [
            column
            for column in self.numeric
            if not _NOT_COUNTED.search(self.headers.get(column, ""))
            and not _names(self.column_values(column), self.headers.get(column, ""))
        ]

    def column_values(self, column: int) -> list[float]:
        """Return the numbers printed in a column, totals and shares left out."""
        cells = [cell for entry in self.entries if not entry.is_total and (cell := entry.printed(column))]
        return [cell.value for cell in cells if cell.value is not None]

    @cached_property
    def ulps(self) -> dict[int, float]:
        """Return by column the unit of the last decimal that its numbers are printed with."""
        most = dict.fromkeys(self.numeric, 0)
        for entry in self.entries:
            for column in self.numeric:
                cell = entry.cells.get(column)
                if cell is not None and cell.value is not None:
                    most[column] = max(most[column], decimals(cell))
        return {column: 10.0**-digits for column, digits in most.items()}

    @cached_property
    def compared(self) -> list[Entry]:
        """Return the rows that columns are compared on: all but those that stand aside."""
        return [entry for entry in self.entries if not entry.is_aside]

    @cached_property
    def values(self) -> dict[int, list[float | None]]:
        """Return the numbers of each numeric column on the compared rows, None where no number may be added."""
        return {
            column: [cell.value if (cell := entry.printed(column)) else None for entry in self.compared]
            for column in self.numeric
        }

    @cached_property
    def shares(self) -> dict[int, list[float | None]]:
        """Return the same for columns of percentages, whose numbers are taken as printed."""
        return {
            column: [cell.value if (cell := entry.cells.get(column)) else None for entry in self.compared]
            for column in self.numeric
        }

    @property
    def title(self) -> str | None:
        """Return the table's title."""
        return self.table.title


def within(label: str, other: str) -> bool:
    """Tell whether a label begins with another and goes on behind a dash or the like: "Goes", "Goes - Noord"."""
    return other.startswith(label) and bool(re.match(r"\s*[-–—:,/(]\s*\w", other[len(label) :]))


def deepen(entries: Sequence[Entry], columns: Sequence[int]) -> None:
    """Give rows a deeper rank that would count twice beside a row of the same name.

    That is a region that is all of a provincie and bears its name, and a location that was taken for its gemeente.
    """
    head: Entry | None = None
    above: Entry | None = None
    for entry in entries:
        if entry.rank is not None:
            if above and above.rank is not None and above.rank < entry.rank and _again(above, entry, columns):
                entry.rank = above.rank + 1
            elif head and head.rank == entry.rank and within(head.label, entry.label):
                entry.rank += 1
            if not head or not within(head.label, entry.label):
                head = entry
        above = entry


def _again(above: Entry, entry: Entry, columns: Sequence[int]) -> bool:
    """Tell whether a row has the name and the numbers of the one above it."""
    return above.label == entry.label and all(above.value(column) == entry.value(column) for column in columns)


def is_share(cell: Cell) -> bool:
    """Tell whether a cell is printed as a percentage."""
    return cell.text.strip().endswith("%")


def decimals(cell: Cell) -> int:
    """Return with how many decimals a number is printed."""
    found = _DECIMALS.search(cell.text)
    return len(found[1]) if found else 0


def _years(values: Sequence[float]) -> bool:
    return all(1950 <= value <= 2060 and value % 1 == 0 for value in values)


def _names(values: Sequence[float], header: str) -> bool:
    """Tell whether numbers name what they stand by: years, or numbers that go up by one."""
    steps = {round(later - earlier, 6) for earlier, later in pairwise(values)}
    return len(values) >= 3 and (_years(values) or (steps == {1.0} and (not header or values[0] <= 1)))


def _over(grid: Sequence[Sequence[str]], row: int, column: int) -> str:
    """Return the header cell of a row over a column, that of the group it belongs to where its own is empty."""
    if grid[row][column] or not any(other[column] for other in grid[row + 1 :]):
        return grid[row][column]
    return next((grid[row][left] for left in range(column, 0, -1) if grid[row][left]), "")
