"""See a table as gemeenten beside their inhabitants."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from corpus import register
from extract.audit.ledger import Entry, Ledger
from extract.audit.outliers.fitting import LEAST
from extract.audit.outliers.population import counts_people
from extract.audit.outliers.shifts import blocks

_CHOSEN = frozenset("realisatie bezetting beschikbaar stand aanbod verschil percentage capaciteit".split())
_CHOSEN_SAID = re.compile(
    r"verschil|delta|saldo|realis|gehuisvest|bezet|beschikbaar|achterstand|restant|te\s+doen|aanbod|aangeboden",
    re.IGNORECASE,
)
_ASKED = frozenset(("opgave", "taakstelling"))
_TIGHT = 0.15  # the same where it is not sure that the numbers were asked
_WIDEST = 0.25  # spread of a fit beyond which single numbers are not doubted
_DOUBLE = 0.1  # share of the gemeenten that may come twice


@dataclass(frozen=True)
class Place:
    """A row of a gemeente: its entry, its register id, its inhabitants, and the number of the rows' run it is in."""

    entry: Entry
    id: str
    people: float | None
    run: int


@dataclass
class Sheet:
    """A table of gemeenten, seen beside their inhabitants."""

    ledger: Ledger
    places: list[Place]

    @property
    def people(self) -> list[float | None]:
        """Return the inhabitants of the rows."""
        return [place.people for place in self.places]

    @cached_property
    def blocks(self) -> list[tuple[int, int]]:
        """Return the runs of rows within which labels may have slid: between other rows, of one region, provincie."""
        return blocks(
            (
                [place.run for place in self.places],
                [register.region_of(place.id) for place in self.places],
                [register.province_of(place.id) for place in self.places],
                [0 for _ in self.places],
            )
        )

    def values(self, column: int) -> list[float | None]:
        """Return the certain numbers of a column."""
        cells = [place.entry.printed(column) for place in self.places]
        return [cell.value if cell and not cell.uncertain else None for cell in cells]

    def widest(self, column: int) -> float:
        """Return how wide a column may be spread for its single numbers to be doubted.

        What places chose or came to do is never doubted, what was asked of them soonest.
        """
        cells = [cell for place in self.places if (cell := place.entry.cells.get(column))]
        said = Counter(found.measure for cell in cells if (found := self.ledger.opgaven.get(id(cell))))
        measure = said.most_common(1)[0][0] if said else None
        if measure in _ASKED:
            return _WIDEST
        chosen = measure in _CHOSEN or _CHOSEN_SAID.search(self.ledger.headers.get(column, ""))
        return 0.0 if chosen and not counts_people(self.ledger, column) else _TIGHT

    def confirmed(self, column: int, row: int) -> bool:
        """Tell whether numbers beside it bear out a number: one of them, the sum of a run, what two differ by."""
        entry = self.places[row].entry
        cells = [(c, cell.value) for c in self.ledger.counted if (cell := entry.printed(c)) and cell.value]
        value = next(value for c, value in cells if c == column)
        beside = [0.0 if c == column else value for c, value in cells]
        sums = {sum(beside[a:b]) for a in range(len(beside)) for b in range(a + 1, len(beside) + 1)}
        gaps = {abs(one - other) for one, other in combinations(beside, 2) if one and other}
        return value in sums or value in gaps


def sheet_of(ledger: Ledger) -> Sheet | None:
    """Return the rows of gemeenten, None when there are too few or gemeenten come more than once."""
    places: list[Place] = []
    run = 0
    for entry in ledger.entries:
        id_ = None if entry.is_total or entry.is_aside else _gemeente(entry)
        if id_ is None:
            run += 1
        else:
            places.append(Place(entry, id_, register.inhabitants_of(id_), run))
    times = Counter(place.id for place in places)
    if len(times) < LEAST or sum(count > 1 for count in times.values()) > _DOUBLE * len(times):
        return None
    # of a name that comes twice, one may be the region or provincie of that name: neither is weighed
    return Sheet(ledger, [replace(place, people=None) if times[place.id] > 1 else place for place in places])


def _gemeente(entry: Entry) -> str | None:
    """Return the id of the gemeente that a row is about."""
    if entry.rank not in (None, 3):
        return None
    found = register.find_place(entry.place or entry.label, level="gemeente") if entry.label else None
    return found.id if found and found.kind == "gemeente" else None
