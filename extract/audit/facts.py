"""See each number of a table as a fact that a sentence may tell: whose it is, what it counts, of when."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from extract.audit.ledger import Entry, Ledger
from extract.audit.phrases import periods_in
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
    _own: dict[tuple[str, int], list[Fact]] = field(default_factory=dict)

    @classmethod
    def of(cls, ledgers: Iterable[Ledger]) -> Facts:
        """Return the facts of the tables of a release."""
        result = cls()
        for ledger in ledgers:
            for fact in _facts(ledger):
                for key in fact.keys:
                    result.by_key[key].append(fact)
                    if key != ALL:
                        result.first_words[key.split()[0]].add(key)
        return result

    def near(self, key: str, document: Document) -> Sequence[Fact]:
        """Return the facts of one name; where there are too many, those of the document that tells of it."""
        found = self.by_key.get(key, [])
        if len(found) <= _MOST:
            return found
        own = self._own.get((key, id(document)))
        if own is None:
            own = [fact for fact in found if fact.ledger.table.document is document][:_MOST]
            self._own[key, id(document)] = own
        return own


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of the words that say what a text is about."""
    return frozenset(word[:_STEM] for word in map(str.lower, _WORD.findall(text)) if word not in _STOP)


def key_of(label: str) -> str:
    """Return a label or a name as it is compared."""
    return " ".join(re.findall(r"[\w'’.-]+", label.lower())).replace("’", "'")


def _facts(ledger: Ledger) -> Iterator[Fact]:
    groups, broadest = _groups(ledger), _broadest(ledger)
    title = ledger.title or ""
    for entry in ledger.entries:
        keys, when = _whose(ledger, entry, broadest), tuple(period for _, _, period in periods_in(entry.label, None))
        if not keys:
            continue
        for column in ledger.numeric:
            cell = entry.cells.get(column)
            if cell is None or cell.value is None or cell.uncertain:
                continue
            header = ledger.headers.get(column, "")
            said = ledger.opgaven.get(id(cell))
            periods = tuple(period for _, _, period in periods_in(header, None))
            if said and said.period and not when and not periods:
                periods = (said.period,)
            yield Fact(
                ledger=ledger,
                entry=entry,
                column=column,
                cell=cell,
                value=cell.value * _scale(f"{title} {header}"),
                keys=keys,
                theme=said.theme if said else "overig",
                measure=said.measure if said else "overig",
                unit=_unit(cell, header, title, said.unit if said else None),
                periods=when or periods,
                stems=stems(header),
                group=groups.get(column, ""),
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


def _whose(ledger: Ledger, entry: Entry, broadest: set[str]) -> frozenset[str]:
    """Return the names that a sentence may call a row by; a row that is only a day or a year is of its area."""
    label = key_of(entry.label)
    place = entry.place or next((o.place for c in entry.cells.values() if (o := ledger.opgaven.get(id(c)))), None)
    dated = bool(periods_in(entry.label, None)) and not re.search(r"[^\W\d_]{3}", _MONTH.sub("", label))
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


def _unit(cell: Cell, header: str, title: str, said: str | None) -> str | None:
    """Return the unit of a number: procent and euro as printed, else what the opgave says."""
    if cell.text.rstrip().endswith("%") or said == "procent" or _PERCENT.search(header):
        return "procent"
    if "€" in cell.text or said == "euro" or _EURO.search(header) or (said is None and _EURO.search(title)):
        return "euro"
    return said
