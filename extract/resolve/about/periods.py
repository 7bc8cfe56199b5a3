"""Find the period that a figure is about: the year, half year, month or day named nearest to it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from extract.resolve.about.passages import Passage
from extract.text.clauses import Clause
from extract.text.dates import MONTHS
from extract.text.periods import periods_in

_HALVES = 2
_CLOSE = 12  # characters after a figure within which a period is its own: "865 (1-1-2029)"
_LENGTHS = frozenset("jaar maanden weken dagen uur minuten keer".split())
_AND = re.compile(r"[,;]|\ben\b", re.IGNORECASE)
_BESIDE = 40  # characters before a period of a heading in which the word for what is counted stands
_COUNTED = frozenset("plekken bedden personen woningen inwoners locaties euro procent fte".split())  # as headings say
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_COUNTS = re.compile(  # words of headings that say what their figures count
    r"(?:begroting|jaarrekening|opgave|realisatie|cijfers|stand van|prognose|raming|kosten|budget|tarie|aanbod"
    r"|taakstelling|bod)\w*[\s(/,–-]+(?:(?:voor|in|over|t/m|tot en met|en|\w{1,12})\s+){0,2}\(?$",
    re.IGNORECASE,
)
# Years told from the day of the document, and how many years from it.
_RELATIVE: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"\b(?:dit|het lopende|het huidige|van het) jaar\b", re.IGNORECASE), 0),
    (re.compile(r"\b(?:vorige?|afgelopen) jaar\b", re.IGNORECASE), -1),
    (re.compile(r"\b(?:volgende?|komende?) jaar\b", re.IGNORECASE), 1),
)
_PART = re.compile(  # parts of the document's year
    r"\b(?:in|over|van|tot en met|t/m) (?:het )?(?P<n>eerste|tweede|derde|vierde|[1-4]e) (?P<what>half\s?jaar|kwartaal)"
    r"(?! van 20|,? 20)",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?:in|eind|begin|medio|vanaf|sinds|over|t/m|tot en met) (?P<month>"
    + "|".join(name for name in MONTHS if len(name) > 3 or name == "mei")
    + r")\b(?!\.?\s+(?:\d|['’]\d))",
    re.IGNORECASE,
)
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4}
# A day behind these is that of a paper or a meeting, not of what is counted.
_REFERENCE = re.compile(
    r"\b(?:\w*(?:brief|verslag|vergadering|overleg|motie|besluit|mail|nota|notitie|notulen|bijeenkomst|rapport|tafel"
    r"|versie|memo|gesprek|bericht|uitvraag|raad|agenda|presentatie|stuk|stukken|advies|convenant|akkoord|sessie|wet))"
    r"\s+(?:\w+\s+){0,2}?(?:van|op|uit|gedateerd)\s+(?:\w+dag\s+)?$|\bd\.?d\.?\s+$",
    re.IGNORECASE,
)
_DECIDED = re.compile(
    r"\s+(?:[\w-]+\s+){0,2}?(?:ingestemd|besloten|besluit|geschreven|gestuurd|verzonden|vergaderd|gesproken|geantwoord"
    r"|uitspraak|getekend|vastgesteld|gepubliceerd|bekendgemaakt|weten|gevraagd|gemeld|geïnformeerd|goedgekeurd)\b",
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
    found = [each for each in _periods(text, passage.date) if not _of_paper(text, each[0], each[1])]
    a, b, after = (at - clause.start for at in (clause.a, clause.b, clause.after))
    close = [each for each in found if b <= each[0] < b + _CLOSE and not _AND.search(text, b, each[0])]
    earlier = [each for each in found if each[1] <= a]
    later = [each for each in found if b <= each[0] < after]
    for start, end, value in (close or earlier[-1:] or later)[:1]:
        return Period(value, text[start:end])
    return _over(passage) if unit in _COUNTED else Period()


def _of_paper(text: str, start: int, end: int) -> bool:
    """Tell whether the day printed in a slice is that of a paper, a meeting or a decision."""
    return bool(_REFERENCE.search(text, max(0, start - 60), start) or _DECIDED.match(text, end))


def _over(passage: Passage) -> Period:
    """Return the year or part of one that stands behind a word for what is counted in the nearest text with one."""
    for outer in passage.outer:
        for start, end, value in periods_in(outer.text, None):
            if not _DAY.fullmatch(value) and _COUNTS.search(outer.text, max(0, start - _BESIDE), start):
                return Period(value, outer.text[start:end])
    return Period()


def _periods(text: str, date: dt.date | None) -> list[tuple[int, int, str]]:
    """Return the periods in a text, those told from the document's day too."""
    found = periods_in(text, date)
    if date is None:
        return found
    for pattern, years in _RELATIVE:
        found += [(*match.span(), str(date.year + years)) for match in pattern.finditer(text)]
    for part in _PART.finditer(text):
        number = _ORDINALS.get(part["n"].lower()) or int(part["n"][0])
        if part["what"].lower() == "kwartaal":
            found.append((*part.span(), f"{date.year}-Q{number}"))
        elif number <= _HALVES:
            found.append((*part.span(), f"{date.year}-{'I' * number}"))
    for match in _MONTH.finditer(text):
        found.append((*match.span("month"), _nearest_month(MONTHS[match["month"].lower()], date)))
    return sorted(found)


def _nearest_month(month: int, date: dt.date) -> str:
    """Return a month of the year in which it lies nearest to a day: "2024-12"."""
    year = min(
        (date.year - 1, date.year, date.year + 1), key=lambda year: abs((year - date.year) * 12 + month - date.month)
    )
    return f"{year}-{month:02}"
