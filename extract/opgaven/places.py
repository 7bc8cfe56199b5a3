"""Say of each row of a table which place it is about: by its label, its depth, the totals around it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.register import find_place, gemeenten_of, lookup, name_key, province_of
from corpus.register.entries import entities, region_of
from corpus.register.search import LAND, gemeenten_with
from extract.opgaven.meaning import Meaning, meaning_of
from extract.opgaven.sheet import Sheet, SheetRow
from extract.text.dates import find_dates
from models import Entity

LEVELS = ("gemeente", "veiligheidsregio", "provincie")
_TOTAL = re.compile(
    r"^(?:eind|sub|general|algemeen )?\s*-?\s*(?:totaal|totalen|total|som)\b[\s:]*(?:van\s+)?|\s+(?:totaal|total)$",
    re.IGNORECASE,
)
_SPOT = re.compile(r"\blocatie|\badres|\bopvangplek|\bvoorziening", re.IGNORECASE)  # a header over spots, not areas
_COUNTRY = re.compile(r"\b(?:landelijke?|nederland|heel het land)\b", re.IGNORECASE)
_LEVEL_WORDS = (
    (re.compile(r"\bprovincies?\b", re.IGNORECASE), "provincie"),
    (re.compile(r"\bveiligheidsregio|\bregio\b", re.IGNORECASE), "veiligheidsregio"),
    (re.compile(r"\bgemeenten?\b", re.IGNORECASE), "gemeente"),
)
_COUNTRYWIDE = 8  # provincies or regio's: so many together are all of them, give or take what was left out


@dataclass(frozen=True)
class Place:
    """Where a number holds: `entity` is None for a location."""

    name: str
    kind: str
    entity: Entity | None = field(default=None, compare=False)  # name and kind tell places apart


@dataclass
class RowPlace:
    """What a row's label means.

    `sort` is plaats, totaal, maat (a measure, theme or date of the place above) or niets.
    """

    row: SheetRow
    sort: str
    place: Place | None = None
    meaning: Meaning = field(default_factory=Meaning)


def place_of(entity: Entity) -> Place:
    """Return the place that an entry of the register is."""
    return Place(entity.name, entity.kind, entity)


def label_column(sheet: Sheet) -> int:
    """Return the column that names the places: the last of those that name most of them."""
    best, most = 0, 0
    for column in sheet.label_columns:
        names = {row.text(column) for row in sheet.rows if row.text(column)}
        hits = sum(bool(lookup(name)) for name in list(names)[:60])
        if hits >= most and hits:
            best, most = column, hits
    return best


def levels_named(sheet: Sheet, column: int) -> list[str]:
    """Return the levels that the header over the labels names."""
    text = " ".join(row[column] for row in sheet.headers if column < len(row))
    return [level for pattern, level in _LEVEL_WORDS if pattern.search(text)]


def levels_by_depth(sheet: Sheet, column: int) -> dict[int, str]:
    """Return the level of each depth of indentation: that of most labels which can mean one level only."""
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for row in sheet.rows:
        kinds = {entity.kind for entity in lookup(row.text(column)) if entity.kind in LEVELS}
        if len(kinds) == 1:
            votes[row.depth].update(kinds)
    if len({row.depth for row in sheet.rows}) < 2:
        return {}
    return {depth: count.most_common(1)[0][0] for depth, count in votes.items()}


class RowReader:
    """Reads the labels of one table from top to bottom."""

    def __init__(self, sheet: Sheet):
        self.sheet = sheet
        self.column = label_column(sheet)
        self.named = levels_named(sheet, self.column)
        self.spots = bool(_SPOT.search(" ".join(line[self.column] for line in sheet.headers)))
        self.depths = levels_by_depth(sheet, self.column)
        self.date: dt.date | None = sheet.table.peildatum or sheet.document.date
        self.province: str | None = None
        self.before: Entity | None = None

    def read(self) -> list[RowPlace]:
        """Return what each row is about; totals without a name have no place yet."""
        found = [self._row(row) for row in self.sheet.rows]
        if not self.spots and not any(
            item.place and item.place.entity for item in found
        ):  # no table about places: its labels name none
            for item in found:
                if item.sort == "plaats":
                    item.sort, item.place = "niets", None
            return found
        _unnamed_totals(found, self.column)
        return found

    def _row(self, row: SheetRow) -> RowPlace:
        label = row.text(self.column) or next((row.text(c) for c in reversed(range(self.column)) if row.text(c)), "")
        if not label:
            return RowPlace(row, "niets")
        if _TOTAL.search(label):
            return self._total(row, _TOTAL.sub("", label))
        entity = self._entity(label, row.depth)
        if entity and not (self.spots and name_key(label) != name_key(entity.name)):
            if entity.kind == "provincie":
                self.province = entity.id
            self.before = entity
            return RowPlace(row, "plaats", place_of(entity))
        meaning = meaning_of(label, self.sheet.year)
        if starts_with_place(label) and not _is_period(label):
            return RowPlace(row, "plaats", Place(label, "locatie"))
        if meaning.measure or meaning.theme or _is_period(label) or _is_month(meaning, label):
            return RowPlace(row, "maat", None, meaning)
        return RowPlace(row, "plaats" if label[:1].isupper() else "niets", Place(label, "locatie"))

    def _total(self, row: SheetRow, rest: str) -> RowPlace:
        """Return a row of totals: of the place it names, of the country, or of all that stands above it."""
        if _COUNTRY.search(rest):
            return RowPlace(row, "totaal", place_of(LAND), meaning_of(rest, self.sheet.year))
        entity = find_place(rest, date=self.date) if rest else None
        return RowPlace(row, "totaal", place_of(entity) if entity else None, meaning_of(rest, self.sheet.year))

    def _entity(self, label: str, depth: int) -> Entity | None:
        """Return the entry that a label means at its depth, None when it is a location or no place at all."""
        level = self.depths.get(depth) or (self.named[0] if len(self.named) == 1 else None)
        near = {"province": self.province, "date": self.date}
        if level and (entity := find_place(label, level=level, **near)):  # type: ignore[arg-type]
            return entity
        if entity := find_place(label, **near):  # type: ignore[arg-type]
            again = self.before is not None and self.before.name == entity.name and self.before.kind == "provincie"
            region = find_place(label, level="veiligheidsregio", **near) if again else None  # type: ignore[arg-type]
            return region or entity
        return self._ambiguous(label, level)

    def _ambiguous(self, label: str, level: str | None) -> Entity | None:
        """Return a name of several levels as the table's order says: provincie, then regio, then gemeente."""
        kinds = {entity.kind: entity for entity in lookup(label, None, self.date) if entity.kind in LEVELS}
        if not kinds or level:
            return None
        if self.named and set(self.named) & set(kinds) and len(set(self.named) & set(kinds)) == 1:
            return kinds[(set(self.named) & set(kinds)).pop()]
        above = self.before.kind if self.before and self.before.name == next(iter(kinds.values())).name else None
        order = {None: "provincie", "provincie": "veiligheidsregio", "veiligheidsregio": "gemeente"}
        return kinds.get(order.get(above, "gemeente")) if len(self.named) > 1 else None


def _is_period(label: str) -> bool:
    hits = find_dates(label)
    return bool(re.fullmatch(r"\W*(?:per\s+)?(?:19|20)\d\d\W*", label)) or bool(hits and hits[0].start <= 6)


def _is_month(meaning: Meaning, label: str) -> bool:
    return meaning.period is not None and len(label) < 20


def starts_with_place(label: str) -> bool:
    """Tell whether a label is a gemeente or town with what stands there ("Almere - Markerkant")."""
    first = re.split(r"\s*[-–:(/,]\s|\s[-–]|\s*\(", label, maxsplit=1)[0].strip()
    known = bool(first) and first != label and (lookup(first, "gemeente") or gemeenten_with(first))
    return bool(known) and first[0].isupper()


def _unnamed_totals(found: Sequence[RowPlace], column: int) -> None:
    """Take a row without label after the last place as totals: nothing but its place says so."""
    last = max((index for index, item in enumerate(found) if item.sort == "plaats"), default=len(found))
    for item in found[last + 1 :]:
        if item.sort == "niets" and not item.row.text(column):
            item.sort = "totaal"


def total_place(found: Sequence[RowPlace]) -> Place | None:
    """Return the area that the places of a table make up together: a provincie, a veiligheidsregio or the country."""
    places = [item.place for item in found if item.sort in ("plaats", "totaal") and item.place]
    known = [place.entity for place in places if place.entity]
    for kind in ("provincie", "veiligheidsregio"):
        if len({entity.id for entity in known if entity.kind == kind}) >= _COUNTRYWIDE:
            return place_of(LAND)
    named = [entity for entity in known if entity.kind == "gemeente"]
    provinces = Counter(province_of(entity.id) for entity in known if entity.kind != "land")
    if not provinces:
        return None
    if len(provinces) >= _COUNTRYWIDE:
        return place_of(LAND)
    province, count = provinces.most_common(1)[0]
    if province is None or count < 0.8 * sum(provinces.values()):
        return None
    return _region(named, province) or place_of(entities()[province])


def spread(found: Sequence[RowPlace]) -> bool:
    """Tell whether the places of a table lie in several provincies."""
    known = [item.place.entity for item in found if item.sort == "plaats" and item.place and item.place.entity]
    return len({province_of(entity.id) for entity in known if entity.kind != "land"}) > 1


def _region(named: Sequence[Entity], province: str) -> Place | None:
    """Return the veiligheidsregio whose gemeenten these are all, where it is but a part of the provincie."""
    regions = {region_of(entity.id) for entity in named}
    if len(regions) != 1 or not (region := regions.pop()):
        return None
    members = {entity.id for entity in gemeenten_of(region)}
    whole = {entity.id for entity in gemeenten_of(province)}
    if members < whole and len({entity.id for entity in named} & members) >= 0.9 * len(members) and len(named) > 2:
        return place_of(entities()[region])
    return None
