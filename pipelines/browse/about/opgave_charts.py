"""Draw what tables say of one place: each subject over time, or side by side where nothing is told twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models.table import MEASURES
from pipelines.browse.about.charts import Bar, Dot, Drawing, Line, bars_drawn, lines_drawn
from pipelines.browse.about.opgave_lines import OF_DOCUMENT, Number, numbers_of
from pipelines.browse.labels import number as written

MOST_ROWS = 150  # in the table of a subject
_MOST_BARS, _MOST_LINES = 12, 8
_LARGEST = 1e15
_NOT_DRAWN = ("verschil", "overig")  # differences, and what is not understood, stand in the table only
# What readers call themes and measures; one that is not here is called as it is.
THEMES = {
    "asiel": "Opvang van asielzoekers",
    "amv-coa": "Minderjarige vluchtelingen (amv) bij het COA",
    "amv-nidos": "Minderjarige vluchtelingen (amv) bij Nidos",
    "oekraïne": "Opvang van ontheemden uit Oekraïne",
    "vergunninghouders": "Huisvesting van vergunninghouders",
    "crisisnoodopvang": "Crisisnoodopvang",
    "inwoners": "Inwoners",
    "overig": "Andere of samengenomen onderwerpen",
}
MEASURES_SAID = {"overig": "ander getal"}


@dataclass(frozen=True)
class Subject:
    """All numbers on one theme in one unit: the first rows of its table, how many there are, and its chart, if any."""

    name: str
    numbers: Sequence[Number]
    count: int
    drawing: Drawing | None
    told: str


def subjects_of(session: Session, entity_id: str) -> list[Subject]:
    """Return what tables say of a place, subject by subject."""
    return [_subject(found) for found in numbers_of(session, entity_id)]


def said(measure: str) -> str:
    """Return what readers call a measure."""
    return MEASURES_SAID.get(measure, measure)


def _subject(numbers: Sequence[Number]) -> Subject:
    drawing, told = _drawn([number for number in numbers if _is_drawn(number)])
    return Subject(_name(numbers[0]), numbers[:MOST_ROWS], len(numbers), drawing, told)


def _is_drawn(number: Number) -> bool:
    """Tell whether a number has a place in the chart: no part of another, none so large that it was misread."""
    return number.measure not in _NOT_DRAWN and not number.part and abs(number.value) < _LARGEST


def _name(number: Number) -> str:
    named = THEMES.get(number.theme, number.theme)
    return named if number.unit in (None, number.theme) else f"{named}, in {number.unit}"


def _drawn(numbers: Sequence[Number]) -> tuple[Drawing | None, str]:
    """Return the chart of numbers and what is in it in words: lines where something is told of two times, else bars."""
    lines = _lines(numbers)
    if any(len({dot.day for dot in line.dots}) > 1 for line in lines):
        names = ", ".join(line.name for line in lines)
        return lines_drawn(lines), f"Lijnen over de tijd: {names}. Elk punt is een getal in een tabel."
    if len(numbers) < 2:
        return None, ""
    bars = _bars(numbers)
    names = "; ".join(f"{bar.name}: {written(bar.value)}" for bar in bars)
    return bars_drawn(bars), f"Staven: {names}."


def _lines(numbers: Sequence[Number]) -> list[Line]:
    """Return the lines: numbers of one measure whose times are known in one way, and are as long as each other."""
    found: dict[tuple[str, str, str, str], list[Number]] = defaultdict(list)
    for number in numbers:
        if number.span:
            basis = OF_DOCUMENT if number.basis == OF_DOCUMENT else ""  # a peildatum is as good as a printed day
            found[number.measure, basis, number.span.per, _apart(number)].append(number)
    chosen = sorted(found.items(), key=lambda item: -len(item[1]))[:_MOST_LINES]
    chosen.sort(key=lambda item: MEASURES.index(item[0][0]) if item[0][0] in MEASURES else len(MEASURES))
    names = _names([key for key, _ in chosen], [of_line for _, of_line in chosen])
    return [Line(name, [_dot(number) for number in of_line]) for name, (_, of_line) in zip(names, chosen, strict=True)]


def _names(keys: Sequence[tuple[str, str, str, str]], lines: Sequence[Sequence[Number]]) -> list[str]:
    """Return what lines are called: their measure, with what tells two of one measure apart."""
    lengths, ways = defaultdict(set), defaultdict(set)
    for measure, basis, per, head in keys:
        lengths[measure].add(per)
        ways[measure, per].add((basis, head))
    names = []
    for (measure, basis, per, head), of_line in zip(keys, lines, strict=True):
        time = per if len({number.when for number in of_line}) > 1 else of_line[0].when
        is_plain = not (basis or head) or len(ways[measure, per]) == 1
        apart = of_line[0].heading if not is_plain else time if len(lengths[measure]) > 1 else ""
        names.append(" ".join(filter(None, (said(measure), apart))))
    return names


def _dot(number: Number) -> Dot:
    assert number.span is not None
    since, until = (None, None) if number.span.is_day else (number.span.since, number.span.until)
    return Dot(number.span.middle, number.value, titled(number), number.id, since, until, number.unsure)


def _bars(numbers: Sequence[Number]) -> list[Bar]:
    """Return the bars, by measure and time; the same measure is filled the same way."""
    first = sorted(numbers, key=lambda number: (_rank(number), str(number.span.since if number.span else "~")))
    looks = {measure: at for at, measure in enumerate(dict.fromkeys(number.measure for number in first))}
    bars = []
    for number in first[:_MOST_BARS]:
        apart = f"in {number.places[0].document}" if number.disputed else _apart(number)
        named = ", ".join(filter(None, (said(number.measure), number.when if number.span else "", apart)))
        bars.append(Bar(named, number.value, titled(number), number.id, looks[number.measure], number.unsure))
    return bars


def _apart(number: Number) -> str:
    """Return the heading that tells a number from others of its measure and time in the same table."""
    is_plain = number.heading.casefold() == number.measure  # the column is called as the measure is
    return number.heading if number.several and not is_plain else ""


def _rank(number: Number) -> int:
    return MEASURES.index(number.measure) if number.measure in MEASURES else len(MEASURES)


def titled(number: Number) -> str:
    """Return a number in words: what, when, how many, and in which document."""
    when = f", {number.when}" + (f" ({number.basis})" if number.basis else "") if number.span else ""
    notes = [
        each
        for each, is_so in (("onzeker", number.unsure), ("een ander document noemt een ander getal", number.disputed))
        if is_so
    ]
    unsure = f" ({', '.join(notes)})" if notes else ""
    more = f" en {len(number.places) - 1} meer" if len(number.places) > 1 else ""
    where = f"{number.places[0].document}, pagina {number.places[0].page}{more}"
    return f"{said(number.measure)}{when}: {written(number.value)}{unsure}. In {where}."
