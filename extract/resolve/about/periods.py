"""Find the period that a figure is about: the year, half year, month or day named nearest to it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from extract.resolve.about.passages import Passage
from extract.text.clauses import Clause
from extract.text.periods import periods_in

_CLOSE = 12  # characters after a figure within which a period is its own: "865 (1-1-2029)"
_LENGTHS = frozenset("jaar maanden weken dagen uur minuten keer".split())
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COUNTS = re.compile(  # words of headings that say what their figures count
    r"begroting|jaarrekening|opgave|realisatie|cijfers|stand van|prognose|raming|kosten|budget|tarie|aanbod"
    r"|taakstelling",
    re.IGNORECASE,
)
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
    r"\s+(?:\w+\s+){0,2}?(?:van|op|uit|gedateerd)\s+(?:\w+dag\s+)?$|\bd\.?d\.?\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Period:
    """A period as it is written in the records (None: none is sure) and as it is printed."""

    value: str | None = None
    printed: str = ""


def period_of(passage: Passage, clause: Clause, unit: str | None) -> Period:
    """Return the period of the figure of a clause: in its sentence, else in what stands over the passage.

    A length of time has none: what is named beside it is when it begins or ends.
    """
    if unit in _LENGTHS:
        return Period()
    text = passage.text[clause.start : clause.end]
    found = [each for each in _periods(text, passage.date) if not _of_paper(text, each[0])]
    a, b, after = (at - clause.start for at in (clause.a, clause.b, clause.after))
    close = [each for each in found if b <= each[0] < b + _CLOSE]
    earlier = [each for each in found if each[1] <= a]
    later = [each for each in found if b <= each[0] < after]
    for start, end, value in (close or earlier[-1:] or later)[:1]:
        return Period(value, text[start:end])
    return _over(passage)


def _of_paper(text: str, at: int) -> bool:
    """Tell whether the day that is printed at an offset is that of a paper or a meeting."""
    return bool(_REFERENCE.search(text, max(0, at - 60), at))


def _over(passage: Passage) -> Period:
    """Return the only year or part of one that the nearest text over a passage names beside what is counted."""
    for outer in passage.outer:
        found = [each for each in periods_in(outer.text, None) if not _of_paper(outer.text, each[0])]
        if found:
            start, end, value = found[0]
            told = len(found) == 1 and not _DAY.fullmatch(value) and _COUNTS.search(outer.text)
            return Period(value, outer.text[start:end]) if told else Period()
    return Period()


def _periods(text: str, date: dt.date | None) -> list[tuple[int, int, str]]:
    """Return the periods in a text, those told from the document's day too."""
    found = periods_in(text, date)
    for pattern, years in _RELATIVE if date else ():
        found += [(*match.span(), str(date.year + years)) for match in pattern.finditer(text) if date]
    return sorted(found)
