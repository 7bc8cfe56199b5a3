"""See each number of a table as a fact that a sentence may tell: whose it is, what it counts, of when."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.audit.ledger import Entry, Ledger
from extract.text.periods import periods_in
from models import Cell, Document

ALL = "totaal"  # whose the numbers of a total are
_GEMEENTE = 3  # the rank of a gemeente: what is above it is of them all
_MOST = 200  # facts of one name that a sentence is held against
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters by which two words are taken for one
_STOP = frozenset(
    "aantal totaal gemeente gemeenten provincie regio voor naar over deze door stand peildatum procent percentage "
    "jaar plekken plaatsen januari februari maart april juni juli augustus september oktober november december "
    "verschil gerealiseerd overzicht programma opvang eerste tweede".split()
)
_SCALES = (
    (re.compile(r"\b(?:miljoen(?:en)?|mln|mio|x\s*€?\s*1\.?000\.?000)\b", re.IGNORECASE), 1e6),
    (re.compile(r"\b(?:duizend(?:en)?|x\s*€?\s*1\.?000|k€)\b|€\s*1\.000\b", re.IGNORECASE), 1e3),
)
_DASH = re.compile(r"\s+[-–—]\s+|(?<=\w):\s+")
_BRACKETS = re.compile(r"\([^()]*\)?")
_NAMED = re.compile(r"\b[A-Z][a-zà-ÿ]+")
_SHORT = 4  # letters of a name too short to be one surely
_MONTH = re.compile(r"\b(?:jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|oct|nov|dec)\w*")
_PERCENT = re.compile(r"%|percentage|procent|\bpct\b|graad\b", re.IGNORECASE)
_EURO = re.compile(r"€|\beuro|\bkosten|\bbedrag|\bbudget|\blasten|\bbaten", re.IGNORECASE)


@dataclass
class Fact:
    """One number of a table: `keys` say whose it is, `periods` of when, `stems` are the words over it."""

    ledger: Ledger
    entry: Entry
    column: int
    cell: Cell
    value: float
    keys: frozenset[str]
    theme: str
    measure: str
    unit: str | None
    periods: tuple[str, ...]
    stems: frozenset[str]
    group: str

    @property
    def header(self) -> str:
        """Return the headers over the number as one text."""
        return self.ledger.headers.get(self.column, "")


@dataclass
class Facts:
    """The facts of a release, found by whose they are."""

    by_key: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    first_words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    by_document: dict[tuple[str, int], list[Fact]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, ledgers: Iterable[Ledger]) -> Facts:
        """Return the facts of the tables of a release."""
        result = cls()
        for ledger in ledgers:
            document = id(ledger.table.document)
            for fact in _facts(ledger):
                for key in fact.keys:
                    result.by_key[key].append(fact)
                    result.by_document[key, document].append(fact)
                    if key != ALL:
                        result.first_words[key.split()[0]].add(key)
        return result

    def near(self, key: str, document: Document) -> Sequence[Fact]:
        """Return the facts of one name; where there are too many, those of the document that tells of it."""
        found = self.by_key.get(key, [])
        return found if len(found) <= _MOST else self.by_document.get((key, id(document)), [])[:_MOST]


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words that say what a text is about."""
    return frozenset(word[:_STEM] for word in map(str.lower, _WORD.findall(text)) if word not in _STOP)


def key_of(label: str) -> str:
    """Return a label or a name as it is compared."""
    return " ".join(re.findall(r"[\w'’.-]+", label.lower())).replace("’", "'")


@dataclass(frozen=True)
class _Column:
    """What the headers over a column say of its numbers."""

    header: str
    periods: tuple[str, ...]
    stems: frozenset[str]
    group: str
    scale: float
    percent: bool
    euro: bool

    @classmethod
    def of(cls, header: str, group: str, title: str) -> _Column:
        """Read the headers of a column of a table with a title."""
        periods = tuple(period for _, _, period in periods_in(header, None))
        scale, percent = _scale(f"{title} {header}"), bool(_PERCENT.search(header))
        return cls(header, periods, stems(header), group, scale, percent, bool(_EURO.search(header)))


def _facts(ledger: Ledger) -> Iterator[Fact]:
    groups, broadest, title = _groups(ledger), _broadest(ledger), ledger.title or ""
    columns = {at: _Column.of(ledger.headers.get(at, ""), groups.get(at, ""), title) for at in ledger.numeric}
    money, sites = bool(_EURO.search(title)), _sites(ledger)
    together = group_key(
        len({entry.place for entry in ledger.entries if entry.rank == _GEMEENTE and not entry.is_total})
    )
    for entry in ledger.entries:
        when = tuple(period for _, _, period in periods_in(entry.label, None))
        keys = _whose(ledger, entry, broadest, dated=bool(when))
        keys |= {sites[id(entry)]} if id(entry) in sites else set()
        keys |= {together} if entry.is_total and ALL in keys else set()
        for at, column in columns.items() if keys else ():
            cell = entry.cells.get(at)
            if cell is None or cell.value is None or cell.uncertain:
                continue
            said = ledger.opgaven.get(id(cell))
            dated = (said.period,) if said and said.period and not when and not column.periods else column.periods
            yield Fact(
                ledger=ledger,
                entry=entry,
                column=at,
                cell=cell,
                value=cell.value * column.scale,
                keys=keys,
                theme=said.theme if said else "overig",
                measure=said.measure if said else "overig",
                unit=_unit(cell.text, column, said.unit if said else None, money=money),
                periods=when or dated,
                stems=column.stems,
                group=column.group,
            )


def _broadest(ledger: Ledger) -> set[str]:
    """Return the places that the totals are of, and those of the highest level where a table has several."""
    ranks = {entry.rank for entry in ledger.entries if entry.rank is not None}
    top = min(ranks) if len(ranks) > 1 and min(ranks) < _GEMEENTE else None
    return {
        entry.place
        for entry in ledger.entries
        if entry.place and (entry.is_total or (entry.rank == top and top is not None))
    }


def group_key(count: int) -> str:
    """Return how the total over a number of gemeenten is known: sentences speak of "de acht gemeenten"."""
    return f"{count} gemeenten"


def _sites(ledger: Ledger) -> dict[int, str]:
    """Return by entry what a label prints behind a dash after its place, where no other row says the same.

    "Goes - Hotel Arneville (noodopvang)" may be called Hotel Arneville; a kind of thing ("azc") is no name.
    """
    found: dict[int, str] = {}
    for entry in ledger.entries:
        parts = _DASH.split(_BRACKETS.sub(" ", entry.label), maxsplit=1)
        if len(parts) == 2 and not entry.is_total and _NAMED.search(parts[1]):
            found[id(entry)] = key_of(parts[1])
    often = Counter(found.values())
    return {at: key for at, key in found.items() if often[key] == 1 and len(key) > _SHORT}


def _whose(ledger: Ledger, entry: Entry, broadest: set[str], *, dated: bool) -> frozenset[str]:
    """Return the names that a sentence may call a row by; a row that is only a day or a year is of its area."""
    label = key_of(entry.label)
    place = entry.place or next((o.place for c in entry.cells.values() if (o := ledger.opgaven.get(id(c)))), None)
    dated = dated and not re.search(r"[^\W\d_]{3}", _MONTH.sub("", label))
    keys = {key_of(place)} if place else set()
    if entry.is_total or dated or place in broadest:
        keys.add(ALL)
    elif label and not entry.is_aside and len(label) > 2:
        keys.add(label)
    return frozenset(key for key in keys if key)


def _groups(ledger: Ledger) -> dict[int, str]:
    """Return the group that each column belongs to: the lowest header cell that spans more columns than one."""
    groups: dict[int, str] = {}
    for number, row in enumerate(ledger.table.grid(header=True)[:-1] or []):
        filled = [column for column, text in enumerate(row) if text.strip()]
        for left, right in zip(filled, [*filled[1:], len(row)], strict=True):
            if right - left > 1:
                groups.update(
                    {column: f"{number}:{row[left]}" for column in range(left, right) if column not in groups}
                )
    return groups


def _scale(text: str) -> float:
    return next((scale for pattern, scale in _SCALES if pattern.search(text)), 1.0)


def _unit(text: str, column: _Column, said: str | None, *, money: bool) -> str | None:
    """Return the unit of a number: procent and euro as printed, else what the opgave says; `money` is in the title."""
    if text.rstrip().endswith("%") or said == "procent" or column.percent:
        return "procent"
    if "€" in text or said == "euro" or column.euro or (said is None and money):
        return "euro"
    return said
