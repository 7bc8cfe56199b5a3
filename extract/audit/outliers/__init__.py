"""Find numbers out of line with what explains them best: the inhabitants of the places in a table."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import register
from extract.audit.ledger import Ledger
from extract.audit.outliers.fitting import Fit, fit
from extract.audit.outliers.gemeenten import Sheet, sheet_of
from extract.audit.outliers.shifts import FAR, Shift, shifts
from extract.audit.wording import finding, named, number, operand
from models import Finding

_FACTOR = 5.0  # how many times too large or small a number must be
_STRAYS = 6.0  # and how many standard deviations away
_ODD, _ODD_BY = 3.5, math.log(1.8)  # a number this far off counts as odd
_SHARE = 0.05  # share of odd numbers beyond which the column follows a choice, not the inhabitants
_WILD = math.log(12)  # a number so many times too large is told even of a column that is not tightly explained
_DUE, _LARGE = 5.0, 12.0  # least expected number, least of the larger of printed and expected
_APART = 1.5  # how much further off a number must be than the furthest of those not doubted
_SEEN = math.log(1.25)  # an end of a shift that is less far off is not told of by itself
_PARTS = 40  # operands that a finding lists


@dataclass(frozen=True)
class Slid:
    """A shift seen in a column, with the fit of that column once it is undone."""

    column: int
    shift: Shift
    fit: Fit


def check_outliers(ledger: Ledger) -> Iterator[Finding]:
    """Yield labels that slid against their numbers, and single numbers out of line."""
    sheet = sheet_of(ledger)
    if sheet is None:
        return
    slid = [
        Slid(column, shift, around)
        for column in ledger.counted
        for found, around in [shifts(sheet.values(column), sheet.people, sheet.blocks)]
        if around
        for shift in found
    ]
    slid.sort(key=lambda one: -round(one.shift.gain))  # of columns that show it as well, the first
    told: set[int] = set()
    for one in slid:
        if not told & set(one.shift.rows):
            told |= set(one.shift.rows)
            ends = (one.shift.label, one.shift.value)
            also = [o.column for o in slid if o is not one and (o.shift.label, o.shift.value) == ends]
            yield from _told(sheet, one, also)
    yield from _singles(sheet, {row for one in slid for row in one.shift.rows})


def _told(sheet: Sheet, slid: Slid, also: Sequence[int]) -> Iterator[Finding]:
    """Yield the finding for each end of a shift: the row where the moved label's number stands, and its own row."""
    shift = slid.shift
    for row in _telling(sheet, slid):
        due = slid.fit.expected(sheet.places[row].people or 0.0)
        other = shift.value if row == shift.label else shift.owners(len(sheet.places))[row]
        sentence = _ends_said(sheet, slid, row, other) + _slide_said(sheet, shift) + _also_said(sheet, also)
        found = _finding(sheet, slid.column, row, due, sentence, list(shift.rows))
        found.cause = "verschuiving"
        yield found


def _telling(sheet: Sheet, slid: Slid) -> list[int]:
    """Return the ends of a shift that are seen to be off; where neither is far off, also the row that is furthest."""
    values, people = sheet.values(slid.column), sheet.people
    off = {
        row: abs(slid.fit.deviation(value, person))
        for row in slid.shift.rows
        if (value := values[row]) and (person := people[row])
    }
    ends = [row for row in (slid.shift.value, slid.shift.label) if off.get(row, 0.0) >= _SEEN]
    if any(off[row] >= FAR for row in ends):
        return ends
    return list(dict.fromkeys([max(off, key=lambda row: off[row]), *ends]))


def _ends_said(sheet: Sheet, slid: Slid, row: int, other: int) -> str:
    """Return what is printed at one end of a shift, what would fit there, and what is printed at the other end."""
    values, here, there = sheet.values(slid.column), sheet.places[row], sheet.places[other]
    due = number(round(slid.fit.expected(here.people or 0.0)))
    return (
        f"{_area(sheet, slid.shift)}: in {named(sheet.ledger, slid.column)} staat bij “{here.entry.label}” "
        f"{number(values[row] or 0.0)}, waar naar het aantal inwoners ongeveer {due} past, en bij "
        f"“{there.entry.label}” {number(values[other] or 0.0)}. "
    )


def _slide_said(sheet: Sheet, shift: Shift) -> str:
    """Return which labels slid, and where the moved one must have stood when the numbers were put beside them."""
    first, last = (sheet.places[end].entry.label for end in (shift.rows[0], shift.rows[-1]))
    if len(shift.rows) == 2:
        return f"De namen “{first}” en “{last}” lijken verwisseld ten opzichte van de getallen."
    label, other = sheet.places[shift.label].entry.label, sheet.places[shift.value].entry.label
    apostrophe = ", gesorteerd op de apostrof" if label[:1] in "'’‘`´" else ""
    where = {shift.first: f"vooraan in de lijst{apostrophe}", shift.last: f"achteraan in de lijst{apostrophe}"}
    return (
        f"De namen van “{first}” tot en met “{last}” lijken één rij verschoven ten opzichte van de getallen: "
        f"vermoedelijk stond “{label}” bij het invullen {where.get(shift.value, f'op de plaats van “{other}”')}."
    )


def _also_said(sheet: Sheet, columns: Sequence[int]) -> str:
    """Return which other columns show the same shift."""
    return f" Zo ook in {' en '.join(named(sheet.ledger, column) for column in columns)}." if columns else ""


def _area(sheet: Sheet, shift: Shift) -> str:
    """Return the name of the smallest area that the shifted rows lie in."""
    for of, kind in ((register.region_of, "Veiligheidsregio"), (register.province_of, "Provincie")):
        areas = {of(sheet.places[row].id) for row in shift.rows}
        if len(areas) == 1 and (area := areas.pop()):
            return f"{kind} {register.entities()[area].name}"
    return "Tabel"


def _singles(sheet: Sheet, slid: set[int]) -> Iterator[Finding]:
    """Yield the single numbers out of line in the columns that inhabitants explain."""
    strayed: dict[int, dict[int, Fit]] = {}
    for column in sheet.ledger.counted:
        for row, around in _strayed(sheet, column, slid):
            strayed.setdefault(row, {})[column] = around
    for row, columns in strayed.items():
        tight = {column: around for column, around in columns.items() if around.spread <= sheet.widest(column)}
        column, around = max(columns.items(), key=lambda item: abs(_off(sheet, item[0], row, item[1])))
        if _wild(sheet, column, row, around) and not _odd_place(sheet, column, row, set(columns)):
            yield _single(sheet, column, row, around)
            continue
        for column, around in tight.items():
            # a place that is odd in several columns is an odd place, not a misprint
            if len(tight) == 1 and not sheet.confirmed(column, row):
                yield _single(sheet, column, row, around)


def _off(sheet: Sheet, column: int, row: int, around: Fit) -> float:
    """Return the natural logarithm of how many times too large a number is for the inhabitants of its place."""
    return around.deviation(sheet.values(column)[row] or 0.0, sheet.places[row].people or 1.0)


def _wild(sheet: Sheet, column: int, row: int, around: Fit) -> bool:
    """Tell whether a number is so far too large that a choice or a sum beside it does not explain it.

    Another column must say the same: it explains this one, its own number at the place is usual.
    """
    values = sheet.values(column)
    for other in sheet.ledger.counted:
        beside, usual = sheet.values(other), fit(sheet.values(other), sheet.people)
        by = fit(values, beside)
        here, value = beside[row], values[row]
        if other == column or not usual or not by or not here or not value:
            continue
        plain = abs(_off(sheet, other, row, usual)) <= _ODD_BY
        if plain and min(by.deviation(value, here), _off(sheet, column, row, around)) >= _WILD:
            return True
    return False


def _odd_place(sheet: Sheet, column: int, row: int, odd: set[int]) -> bool:
    """Tell whether a place is odd in other columns too, sums that hold the one number left out."""
    entry = sheet.places[row].entry
    numbers = {c: cell.value or 0.0 for c in sheet.ledger.counted if (cell := entry.printed(c))}
    rest = {value for c, value in numbers.items() if c not in odd}
    return any(numbers[other] - numbers[column] not in rest for other in odd if other != column)


def _strayed(sheet: Sheet, column: int, slid: set[int]) -> list[tuple[int, Fit]]:
    """Return the rows whose number in a column is far out of line, with the fit; none where many are odd."""
    values = [None if row in slid else value for row, value in enumerate(sheet.values(column))]
    around = fit(values, sheet.people)
    if around is None or not sheet.widest(column):
        return []
    pairs = [(row, v, e) for row, (v, e) in enumerate(zip(values, sheet.people, strict=True)) if v and e]
    odd = {row for row, v, e in pairs if abs(around.strayed(v, e)) > _ODD and abs(around.deviation(v, e)) > _ODD_BY}
    far = {row: around.deviation(v, e) for row, v, e in pairs if row in odd and _far(around, v, e)}
    others = [abs(around.deviation(v, e)) for row, v, e in pairs if row not in far and around.expected(e) >= _DUE]
    if len(odd) > max(2, _SHARE * len(pairs)):
        return []
    return [(row, around) for row, off in far.items() if abs(off) >= _APART * max(others, default=0.0)]


def _far(around: Fit, value: float, explainer: float) -> bool:
    """Tell whether a number is too far out of line for a choice or a rounding, and large enough to tell."""
    due = around.expected(explainer)
    large = due >= _DUE and max(due, value) >= _LARGE
    off = abs(around.deviation(value, explainer)) >= math.log(_FACTOR)
    return large and off and abs(around.strayed(value, explainer)) >= _STRAYS


def _single(sheet: Sheet, column: int, row: int, around: Fit) -> Finding:
    """Return the finding that one number is out of line, beside the places most like it."""
    place, value = sheet.places[row], sheet.values(column)[row] or 0.0
    people = place.people or 1.0
    due = around.expected(people)
    like = sorted(
        (r for r, other in enumerate(sheet.places) if r != row and other.people and sheet.values(column)[r]),
        key=lambda r: abs(math.log((sheet.places[r].people or 1.0) / people)),
    )[:3]
    beside = ", ".join(f"“{sheet.places[r].entry.label}” {number(sheet.values(column)[r] or 0.0)}" for r in like)
    sentence = (
        f"Bij “{place.entry.label}” staat in {named(sheet.ledger, column)} {number(value)}; bij dat aantal inwoners "
        f"past ongeveer {number(round(due))}. Gemeenten met ongeveer evenveel inwoners: {beside}."
    )
    found = _finding(sheet, column, row, due, sentence, like)
    found.cause = "fout" if any(abs(math.log10(value / due) - ten) < 0.1 for ten in (-3, -2, -1, 1, 2, 3)) else None
    return found


def _finding(sheet: Sheet, column: int, row: int, due: float, sentence: str, operands: Sequence[int]) -> Finding:
    """Return a finding on a row; nothing is computed, for what fits is no more than likely."""
    cells = [(sheet.places[r].entry, cell) for r in operands if (cell := sheet.places[r].entry.printed(column))]
    parts = [operand(cell, entry.label) for entry, cell in cells[:_PARTS]]
    found = finding("uitschieter", sheet.ledger, sheet.places[row].entry, column, due, sentence, parts, score=0.9)
    found.computed = None
    found.severity = "hoog"
    return found
