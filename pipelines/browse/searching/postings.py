"""Where everything stands that one can choose by: for each value the segments that it is in, kept in memory.

What is chosen is then counted in a few milliseconds, however much is found. A hundred thousand segments take half a
second to load and some ten megabytes; they are loaded when the site begins, and anew when the database has changed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock, Thread
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, Engine, Select, func, literal, literal_column, select
from sqlalchemy.exc import DBAPIError

from corpus.register import entities
from extract.text.grounds import grounds_in
from models import (
    Action,
    Decision,
    Document,
    Email,
    Entity,
    Figure,
    Finding,
    Meeting,
    Mention,
    Redaction,
    Segment,
    Table,
)

Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]
NONE = "geen"  # the value of what has none: no date, no ground
ENTITY_KINDS = ("gemeente", "organisatie", "persoon", "provincie", "veiligheidsregio")
_APART = 2  # characters between two sources, so that nothing touches both
_MANY, _PATIENCE = 20_000, 10  # segments that take long to load, and how many times as long they may be behind then


@dataclass(frozen=True)
class Postings:
    """The values of one kind, and pairs: which segment (or document) has which value, both counted from 0."""

    values: Sequence[str]
    things: Numbers
    which: Numbers
    of_documents: bool = False

    @classmethod
    def of(cls, values: Sequence[str], things: Numbers, which: Numbers) -> Postings:
        """Return postings in which no pair is there twice."""
        pairs = np.sort(things * max(len(values), 1) + which)
        return cls(values, *np.divmod(pairs[np.diff(pairs, prepend=-1) > 0], max(len(values), 1)))

    def only(self, values: Set[str]) -> Postings:
        """Return the postings of these values."""
        wanted = np.array([value in values for value in self.values], dtype=bool)
        chosen = wanted[self.which] if len(wanted) else np.zeros(0, dtype=bool)
        number = np.cumsum(wanted) - 1
        left = [value for value in self.values if value in values]
        return replace(self, values=left, things=self.things[chosen], which=number[self.which[chosen]])

    def parted(self, parts: Callable[[str], Sequence[str]]) -> Postings:
        """Return the postings of what each value is made of."""
        made = [parts(value) for value in self.values]
        values = sorted({one for several in made for one in several})
        number = {value: at for at, value in enumerate(values)}
        pairs = [(self.things[self.which == at], number[one]) for at, several in enumerate(made) for one in several]
        things = np.concatenate([np.zeros(0, dtype=np.int64), *(things for things, _ in pairs)])
        which = np.repeat([one for _, one in pairs], [len(things) for things, _ in pairs]).astype(np.int64)
        return Postings.of(values, things, which)


@dataclass(frozen=True)
class Kept:
    """All segments in reading order: their row numbers, documents and days, and the postings by kind of value."""

    rows: Numbers
    in_rows: Numbers  # the segments in order of their row numbers
    documents: Numbers  # of each segment, counted from 0
    days: Numbers  # of each segment, as YYYYMMDD; 0 without a date
    postings: dict[str, Postings]
    names: dict[str, str]  # of entities

    def numbered(self, rows: Sequence[int]) -> Numbers:
        """Return the segments with these row numbers, in the same order; those that are not known are left out."""
        wanted = np.asarray(rows, dtype=np.int64)
        if not len(self.rows):
            return wanted[:0]
        ordered = self.rows[self.in_rows]
        places = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
        return self.in_rows[places[ordered[places] == wanted]]

    def having(self, kind: str, values: Iterable[str]) -> Mask:
        """Tell of each segment whether it has one of these values."""
        postings, wanted = self.postings[kind], set(values)
        chosen = np.array([value in wanted for value in postings.values], dtype=bool)
        things = postings.things[chosen[postings.which]] if len(chosen) else postings.things[:0]
        of_documents = self.documents if postings.of_documents else None
        marked = np.zeros(self._size(of_documents), dtype=bool)
        marked[things] = True
        return marked if of_documents is None else marked[of_documents]

    def counts(self, kind: str, among: Mask) -> dict[str, int]:
        """Return how many of the segments that are marked have each value, most first."""
        postings = self.postings[kind]
        if postings.of_documents:
            found = np.bincount(self.documents[among], minlength=self._size(self.documents))[postings.things]
            counted = np.bincount(postings.which, weights=found, minlength=len(postings.values)).astype(np.int64)
        else:
            counted = np.bincount(postings.which[among[postings.things]], minlength=len(postings.values))
        order = np.argsort(-counted, kind="stable")
        return {postings.values[at]: int(counted[at]) for at in order if counted[at]}

    def _size(self, documents: Numbers | None) -> int:
        return len(self.rows) if documents is None else int(documents.max(initial=-1)) + 1


def kept(engine: Engine) -> Kept:
    """Return the postings of an SQLite database as it is now; of a large one that is being filled, as it was lately."""
    with _LOCK:
        held = _HELD.get(engine)
        stamp, now = _stamp(engine), time.monotonic()
        if held is None or (held.stamp != stamp and now > held.until):
            with engine.connect() as connection:  # one that has not begun to read, so that it reads what is there now
                made = _load(connection)
            took = time.monotonic() - now
            held = _Held(made, stamp, now + took * _PATIENCE if len(made.rows) > _MANY else now)
            _HELD[engine] = held
        return held.kept


def prepare(engine: Engine) -> None:
    """Begin to load the postings, so that who searches first need not wait for them."""

    def load() -> None:
        with suppress(DBAPIError, OSError):  # whoever searches is told
            kept(engine)

    Thread(target=load, daemon=True).start()


@dataclass(frozen=True)
class _Held:
    kept: Kept
    stamp: tuple[tuple[int, int], ...]
    until: float


_HELD: WeakKeyDictionary[Engine, _Held] = WeakKeyDictionary()
_LOCK = Lock()


def _stamp(engine: Engine) -> tuple[tuple[int, int], ...]:
    """Return what is another when the file, or what was written after it, is."""
    paths = [Path(f"{engine.url.database}{ending}") for ending in ("", "-wal")]
    return tuple((told.st_mtime_ns, told.st_size) for told in (path.stat() for path in paths if path.exists()))


_BETWEEN = "\x1f"  # two values in one text


def _spans(value: Any, record: Any, *where: Any, ends: bool = True) -> Select[Any]:
    """Return the query for the values, starts and ends of the records of each source, each in one text."""
    values = func.group_concat(literal(value) if isinstance(value, str) else value, _BETWEEN)
    end = func.group_concat(record.end) if ends else literal(None)
    query = select(record.source_id, values, func.group_concat(record.start), end)
    return query.where(*where).group_by(record.source_id)


_NAMED = _spans(Mention.entity_id, Mention, Mention.entity_id.is_not(None), ends=False)
_LOCATED = _spans(  # a place within one gemeente names that gemeente
    func.json_extract(Mention.candidates, "$[0]"),
    Mention,
    Mention.kind == "locatie",
    Mention.entity_id.is_(None),
    func.json_array_length(Mention.candidates) == 1,
    ends=False,
)
_HELD_IN = (
    _spans(Decision.kind, Decision),
    _spans("actie", Action),
    _spans("e-mail", Email),
    _spans("cijfer", Figure),
    _spans("tabel", Table),
    _spans("onleesbaar", Redaction),
    _spans("bevinding", Finding),
)
_GROUNDS = _spans(func.coalesce(Redaction.ground, ""), Redaction)
# Each row: a kind of value that documents have, and the query for the value and the id of each.
_OF_DOCUMENTS: dict[str, Any] = {
    "soort": select(Document.kind, Document.id),
    "jaar": select(func.substr(func.coalesce(Document.date, NONE), 1, 4), Document.id),
    "orgaan": select(Meeting.body, Meeting.document_id).where(Meeting.body.is_not(None)).distinct(),
}
_ENTITIES = select(Entity.id, Entity.kind, Entity.name)
_SEGMENTS = (
    select(
        Document.id,
        Document.source_id,
        func.coalesce(func.replace(Document.date, "-", ""), 0),
        func.group_concat(literal_column("segment.rowid")),
        func.group_concat(Segment.start),
        func.group_concat(Segment.end),
    )
    .join(Segment, Segment.document_id == Document.id)
    .group_by(Document.id)
    .order_by(Document.source_id, Document.start, Document.id)
)


def _load(connection: Connection) -> Kept:
    """Read all there is to choose by."""
    grid = _Grid(connection.execute(_SEGMENTS).all())
    known: dict[str, Any] = {**entities(), **{row.id: row for row in connection.execute(_ENTITIES).all()}}
    named = grid.postings(connection, _NAMED, _LOCATED)
    meant = {id_: known[id_] for id_ in named.values if id_ in known}
    postings = {
        kind: named.only({id_ for id_, entity in meant.items() if entity.kind == kind}) for kind in ENTITY_KINDS
    }
    postings["bevat"] = grid.postings(connection, *_HELD_IN)
    postings["grond"] = grid.postings(connection, _GROUNDS).parted(lambda ground: grounds_in(ground) or [NONE])
    for kind, query in _OF_DOCUMENTS.items():
        postings[kind] = grid.of_documents(connection.execute(query).all())
    names = {id_: entity.name for id_, entity in meant.items()}
    return Kept(grid.rows, np.argsort(grid.rows), grid.documents, grid.days, postings, names)


class _Grid:
    """The segments of all sources in one row, each source behind the one before it, to lay spans upon."""

    def __init__(self, documents: Sequence[Any]) -> None:
        counts = [rows.count(",") + 1 for *_, rows, _, _ in documents]
        starts, ends = (_numbers(row[column] for row in documents) for column in (4, 5))
        self.ids = {row[0]: number for number, row in enumerate(documents)}
        sources = list(dict.fromkeys(row[1] for row in documents))
        of_source = {source: number for number, source in enumerate(sources)}
        source = np.repeat([of_source[row[1]] for row in documents], counts).astype(np.int64)
        longest = np.zeros(len(sources), dtype=np.int64)
        np.maximum.at(longest, source, ends)
        behind = np.concatenate([[0], np.cumsum(longest + _APART)])
        self.bases = {name: int(behind[number]) for name, number in of_source.items()}
        starts, ends = starts + behind[source], ends + behind[source]
        order = np.argsort(starts, kind="stable")
        self.starts, self.ends = starts[order], ends[order]
        self.reached = np.maximum.accumulate(self.ends) if len(order) else self.ends
        self.rows = _numbers(row[3] for row in documents)[order]
        self.documents = np.repeat(np.arange(len(documents)), counts)[order]
        self.days = np.repeat([int(row[2]) for row in documents], counts)[order].astype(np.int64)

    def postings(self, connection: Connection, *queries: Select[Any]) -> Postings:
        """Return which segments the spans with each value lie in or touch."""
        rows = [row for query in queries for row in connection.execute(query).all() if row[0] in self.bases]
        counts = [row[2].count(",") + 1 for row in rows]
        base = np.repeat([self.bases[row[0]] for row in rows], counts).astype(np.int64)
        starts = _numbers(row[2] for row in rows) + base
        ends = starts + 1 if rows and rows[0][3] is None else _numbers(row[3] for row in rows) + base
        printed = [value for row in rows for value in row[1].split(_BETWEEN)]
        values = sorted(set(printed))
        number = {value: at for at, value in enumerate(values)}
        which = np.array(list(map(number.__getitem__, printed)), dtype=np.int64)
        within = ends > starts  # what is made unreadable may be nothing, at the end of what it was part of
        return self._paired(values, which, np.where(within, starts, starts - 1), np.where(within, ends, starts + 1))

    def _paired(self, values: Sequence[str], which: Numbers, starts: Numbers, ends: Numbers) -> Postings:
        first = np.searchsorted(self.reached, starts, side="right")
        counts = np.maximum(np.searchsorted(self.starts, ends, side="left") - first, 0)
        spans = np.repeat(np.arange(len(starts)), counts)
        things = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(len(spans))
        within = self.ends[things] > starts[spans]
        return Postings.of(values, things[within], which[spans[within]])

    def of_documents(self, rows: Iterable[Any]) -> Postings:
        """Return which documents have each value."""
        known = [(value, self.ids[id_]) for value, id_ in rows if id_ in self.ids]
        values = sorted({value for value, _ in known})
        number = {value: at for at, value in enumerate(values)}
        pairs = np.array([(document, number[value]) for value, document in known], dtype=np.int64).reshape(-1, 2)
        return Postings(values, pairs[:, 0], pairs[:, 1], of_documents=True)


def _numbers(texts: Iterable[str]) -> Numbers:
    """Return the numbers in texts that part them by commas."""
    return np.fromstring(",".join(texts), dtype=np.int64, sep=",")
