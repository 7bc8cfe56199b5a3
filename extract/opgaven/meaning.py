"""Read what a header, a title or a row's label says its numbers are: theme, measure, unit and period."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.register import lookup
from corpus.register.terms import Term, named, terms
from extract.text.dates import MONTHS
from extract.text.periods import period_in

_ASIDE = re.compile(
    r"\(\s*(?:excl|incl|zonder|exclusief|inclusief|in|aantal|x)\b[^)]*\)"
    r"|\b(?:excl|incl)(?:usief|\.)\s*[\w -]*|\bstand van zaken\b",
    re.I,
)
_BASE = re.compile(
    r"\b(?:o\.?b\.?v\.?|op basis van|naar rato van|gebaseerd op)\s.*|"
    r"\bper\s+(?:[\d.]+\s+|duizend\s+)?(?:inwoners?|hoofd)\b.*",
    re.I,
)  # what a ratio is divided by, or a number follows from
_AND = re.compile(r"\s*(?:\+|&|/|\ben\b|,)\s*")
_OPEN_END = re.compile(r"(?:[+/&-]|\b(?:en|of|per|van|de|het|op|t/m|in|voor))$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_YEAR = 4  # characters of a year
MIXED = "gemengd"  # the sum of several themes
RECEPTION = frozenset({"asiel", "amv-coa", "amv-nidos", "oekraïne", "crisisnoodopvang", MIXED})


@dataclass(frozen=True)
class Meaning:
    """What some text says a number is; None where it says nothing. `weak` themes give way to a broader one."""

    theme: str | None = None
    measure: str | None = None
    unit: str | None = None
    period: str | None = None
    weak: tuple[str, ...] = ()  # themes that this theme gives way to, "*" for any
    yearless: bool = False  # its period took the year of the table
    strange: bool = False  # it speaks of something that no term knows

    def within(self, outer: Meaning) -> Meaning:
        """Return this meaning with what it does not say taken from `outer`, which stands around it."""
        gives_way = outer.theme is not None and ("*" in self.weak or outer.theme in self.weak)
        theme = outer.theme if self.theme is None or gives_way else self.theme
        period, yearless = _joined(self, outer)
        return replace(
            self,
            theme=theme,
            weak=outer.weak if theme == outer.theme else self.weak,
            measure=self.measure or outer.measure,
            unit=self.unit or outer.unit,
            period=period,
            yearless=yearless,
        )


def _joined(inner: Meaning, outer: Meaning) -> tuple[str | None, bool]:
    """Return the period of two texts, and whether it lacks a year: a month beside a year is the month of that year."""
    for part, whole in ((inner, outer), (outer, inner)):
        if part.yearless and part.period and whole.period and len(whole.period) == _YEAR:
            return whole.period + part.period[_YEAR:], False
    return (inner.period, inner.yearless) if inner.period else (outer.period, outer.yearless)


@lru_cache(maxsize=8_000)
def meaning_of(text: str, year: int | None = None) -> Meaning:
    """Return what `text` says; `year` is meant by a month without one."""
    counted = _BASE.sub(" ", text)
    theme, weak = _theme(counted)
    said = _ASIDE.sub(" ", text)
    measure = next((term.value for term in named("maat", said)), None)
    unit = next((term.value for term in named("eenheid", counted)), None)
    period = period_in(text, year)
    strange = not (theme or measure or unit) and is_strange(text)
    yearless = period is not None and year is not None and period_in(text) is None
    return Meaning(theme, measure, unit, period, weak, yearless, strange)


def is_strange(text: str) -> bool:
    """Tell whether `text` has words that are neither terms nor words that any table may use, nor months."""
    words = [word for word in _WORD.findall(text) if word.lower() not in MONTHS]
    return any(not any(term.pattern.fullmatch(word) for sort in _SORTS for term in terms(sort)) for word in words)


def is_other_subject(title: str) -> bool:
    """Tell whether a title that names no theme is about something that no term knows; names are no subject."""
    words = _WORD.findall(title)
    common = [word for word in words[1:] if word[0].islower()] + [word for word in words[:1] if not lookup(word)]
    return meaning_of(title).theme is None and is_strange(" ".join(common))


_SORTS = ("neutraal", "thema", "maat", "eenheid")


def _theme(text: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the theme of `text` and the themes that it gives way to; of several joined by "+" or "en" the mixture."""
    said = _ASIDE.sub(" ", text) if next(named("thema", _ASIDE.sub(" ", text)), None) else text
    parts = {first.value for part in _AND.split(said) if (first := next(_strong(part), None))}
    if len(parts) > 1:
        return MIXED, ()
    first = next(named("thema", said), None)
    return (first.value, first.also if first.also != ("",) else ()) if first else (None, ())


def _strong(text: str) -> Iterator[Term]:
    return (term for term in named("thema", text) if not term.yields)


def measure_of_title(text: str) -> str | None:
    """Return the measure that a title gives all numbers: the first of its only list of words, none where it lists two.

    "Realisatie van de taakstelling" is about what was realised, "Opgave en realisatie" leaves it to the columns.
    """
    said = [meaning_of(part).measure for part in _AND.split(text)]
    measures = {measure for measure in said if measure}
    return measures.pop() if len(measures) == 1 and "percentage" not in measures else None


def stacked(texts: Sequence[str], year: int | None = None) -> Meaning:
    """Return what header cells above each other say, the lowest first; a cell that ends open goes on in the next."""
    joined: list[str] = []
    for text in filter(None, texts):
        if joined and _OPEN_END.search(joined[-1]):
            joined[-1] += " " + text
        else:
            joined.append(text)
    result = Meaning()
    said = [meaning_of(text, year) for text in reversed(joined)]
    for meaning in said:
        result = result.within(meaning)
    return replace(result, strange=bool(said) and said[0].strange)


def settled(meaning: Meaning, *, percent: bool = False) -> Meaning:
    """Return `meaning` with every field a value of the records: measure and unit follow from the theme where unsaid."""
    theme = meaning.theme or "overig"
    measure = meaning.measure
    unit = meaning.unit
    if measure is None:
        counted = theme in RECEPTION - {MIXED} and unit not in ("euro", "woningen") and not meaning.strange
        measure = "stand" if theme == "inwoners" else "capaciteit" if counted else "overig"
    if percent or measure == "percentage":
        measure, unit = "percentage", "procent"
    elif meaning.strange and measure == "overig":
        pass  # what it counts is not said
    elif measure == "taakstelling" or theme == "vergunninghouders":
        unit = unit if unit in ("euro", "woningen") else "personen"
    elif theme in RECEPTION:
        unit = unit if unit in ("euro", "woningen", "personen") else "plekken"
    elif theme == "inwoners":
        unit = "inwoners"
    return replace(meaning, theme="overig" if theme == MIXED else theme, measure=measure, unit=unit)
