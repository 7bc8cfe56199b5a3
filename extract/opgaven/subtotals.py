"""Say of which area each total without a place of its own is, where a table has several."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from corpus.register import gemeenten_of, province_of
from corpus.register.entries import entities, region_of
from extract.opgaven.places import Place, RowPlace, place_of, total_place

_SUB = re.compile(r"\bsub-?\s*totaal\b", re.IGNORECASE)
_REGION = re.compile(r"\b(?:veiligheids)?regio\b|\bVR\b", re.IGNORECASE)
_PROVINCE = re.compile(r"\bprovincie\b", re.IGNORECASE)
_GEMEENTE = re.compile(r"\bgemeente\b", re.IGNORECASE)


def place_totals(found: Sequence[RowPlace]) -> None:
    """Give unnamed totals the area of the rows that they close, all but the last one, which is of the whole table."""
    totals = dict.fromkeys(index for index, item in enumerate(found) if _open(item))
    closing = max(totals, default=0)
    counting = max((index for index, item in enumerate(found) if item.sort == "plaats" and _counts(item)), default=-1)
    since = 0
    for index, item in enumerate(found):
        if item.sort != "totaal":
            continue
        rows = [other for other in found[since:index] if other.sort == "plaats" and other.place]
        if index in totals and rows:
            last = counting < index and (since == 0 or index == closing)
            item.place = _by_word(item, islice(found, index), rows) or (
                None if last and since == 0 and not _SUB.search(item.rest) else _closed(item, rows, last)
            )
        if rows:
            since = index + 1


def _open(item: RowPlace) -> bool:
    """Tell whether a total has no place yet."""
    return item.sort == "totaal" and item.place is None


def _counts(item: RowPlace) -> bool:
    """Tell whether a row holds a number."""
    return any(cell.value is not None for cell in item.row.cells.values())


def _by_word(item: RowPlace, above: Iterable[RowPlace], rows: Sequence[RowPlace]) -> Place | None:
    """Return the place whose level the label of the total says: the last one above it."""
    for pattern, kind in ((_REGION, "veiligheidsregio"), (_PROVINCE, "provincie"), (_GEMEENTE, "gemeente")):
        if not pattern.search(item.rest):
            continue
        named = [other.place for other in above if other.sort == "plaats" and other.place and other.place.kind == kind]
        if named:
            return named[-1]
        if kind == "veiligheidsregio":
            return _one_region(rows)
        if kind == "gemeente":
            return next((place_of(p.within) for p in (r.place for r in reversed(rows)) if p and p.within), None)
    return None


def _closed(item: RowPlace, rows: Sequence[RowPlace], last: bool) -> Place | None:
    """Return the area of the rows between this total and the one before it; the last of all may be of the table."""
    if last and not _SUB.search(item.rest):
        return None
    first = rows[0].place
    headed = first and first.entity and first.kind != "gemeente" and len(rows) > 1
    if headed and not _counts(rows[0]):
        return first
    return _one_region(rows) or total_place(rows)


def _one_region(rows: Sequence[RowPlace]) -> Place | None:
    """Return the veiligheidsregio in which all gemeenten of the rows lie, where they are several."""
    gemeenten = {place.entity.id for row in rows if (place := row.place) and place.entity and place.kind == "gemeente"}
    regions = {region_of(id_) for id_ in gemeenten}
    region = regions.pop() if len(regions) == 1 and len(gemeenten) > 1 else None
    if not region or len(gemeenten_of(region)) == len(gemeenten_of(province_of(region) or region)):
        return None  # a regio that is all of its provincie is called that
    return place_of(entities()[region])
