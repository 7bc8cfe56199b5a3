"""Find the period that a figure is about: the year, half year, month or day named nearest to it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from extract.resolve.about.passages import Passage
from extract.text.clauses import Clause
from extract.text.periods import periods_in

# Years told from the day of the document, and how many years from it.
_RELATIVE: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(?:dit|het lopende|het huidige|van het) jaar\b", re.IGNORECASE), 0),
    (re.compile(r"\b(?:vorige?|afgelopen) jaar\b", re.IGNORECASE), -1),
    (re.compile(r"\b(?:volgende?|komende?) jaar\b", re.IGNORECASE), 1),
)
# A day behind these is that of a paper or a meeting, not of what is counted.
_REFERENCE = re.compile(
    r"\b(?:\w*(?:brief|verslag|vergadering|overleg|motie|besluit|mail|nota|notitie|notulen|bijeenkomst|rapport|tafel"
    r"|versie|memo|gesprek|bericht|uitvraag|raad|agenda|presentatie|stuk|stukken|advies|convenant|akkoord|sessie|wet))"
    r"\s+(?:\w+\s+){0,2}?(?:van|d\.d\.|dd\.?|op|uit|gedateerd)\s+(?:\w+dag\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """A period as it is written in the records (None: none is sure) and as it is printed."""

    value: str | None = None
    printed: str = ""


def period_of(passage: Passage, clause: Clause) -> Period:
    """Return the period of the figure of a clause, None where its sentence names none."""
    text = passage.text[clause.start : clause.end]
    found = [
        each for each in _periods(text, passage.date) if not _REFERENCE.search(text, max(0, each[0] - 60), each[0])
    ]
    outside = [each for each in found if not (each[0] < clause.b - clause.start and clause.a - clause.start < each[1])]
    chosen = clause.period([(start, end, f"{start}:{end}:{value}") for start, end, value in outside])
    if not chosen:
        return Period()
    start, end, value = chosen[0].split(":", 2)
    return Period(value, text[int(start) : int(end)])


def _periods(text: str, date: dt.date | None) -> list[tuple[int, int, str]]:
    """Return the periods in a text, those told from the document's day too."""
    found = periods_in(text, date)
    for pattern, years in _RELATIVE if date else ():
        found += [(*match.span(), str(date.year + years)) for match in pattern.finditer(text) if date]
    return sorted(found)
