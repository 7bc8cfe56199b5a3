"""Tie what inventarislijsten list to the documents of the database, and give those what they do not say themselves."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from sqlalchemy import Engine, String, bindparam, cast, select, update
from sqlalchemy.orm import Session

from corpus.register import name_key
from extract.text.dates import MONTHS
from models import Document, InventoryEntry, Source
from pipelines.files import WITHIN

LENT = ("title", "date", "number")  # what a document has of a list, as it does not say so itself
_LONG = 5  # digits of a number that means one document, whatever folder that lies in
_LEAST_TITLE = 8  # characters of a title that may tell a document
_MOST_ENDINGS = 3
_GROUP = r"\d+(?:[-./]\d+)*[a-z]?"
_CALLED = r"(?:doc(?:ument)?|stuk)?[\W_]*(?:nr|no|nummer|id)?[\W_]*"
_STAMPED = re.compile(rf"{_CALLED}(?P<number>{_GROUP})\W*", re.IGNORECASE)
_CODED = re.compile(r"[a-z]{1,8}(?:[-_. ][a-z]{1,8}){0,3}[-_. ]?(?P<number>\d{5,12}[a-z]?)\b", re.IGNORECASE)
_NAMED = re.compile(rf"{_CALLED}(?P<number>{_GROUP})(?![a-z\d]|[\W_]+(?:{'|'.join(MONTHS)})[\W_])", re.IGNORECASE)
_ENDING = re.compile(r"\.[a-z]{2,5}(?:_[\da-f-]{36})?\Z", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True)
class Listed:
    """A document that a list may mean: its row, and where its source lies."""

    row: Any
    folder: tuple[str, ...]


@dataclass
class Shelf:
    """The documents of the database by what a list may call them."""

    stamped: dict[str, list[Listed]] = field(default_factory=lambda: defaultdict(list))
    named: dict[str, list[Listed]] = field(default_factory=lambda: defaultdict(list))
    titled: dict[str, list[Listed]] = field(default_factory=lambda: defaultdict(list))


def tie_inventories(engine: Engine) -> int:
    """Tie every listed document to the one that it is; return how many listed documents are not in the database.

    `engine` has the option `writes`. Doing it again changes nothing. What a document lacks it gets of the first list
    that has it, and no longer has when no list does.
    """
    with Session(engine) as session, session.begin():
        _take_back(session)
        session.flush()
        entries = session.execute(_entries()).all()
        if not entries:
            return 0
        shelf = _shelf(session, {(entry.source_id, entry.holder) for entry in entries})
        found = {entry.id: _numbered(entry, shelf) for entry in entries}
        taken = {listed.row.id for listed in found.values() if listed}
        for entry in entries:
            found[entry.id] = found[entry.id] or _titled(entry, shelf, taken)
        _tie(session, entries, found)
        _lend(session, entries, found)
        return sum(listed is None for listed in found.values())


def _take_back(session: Session) -> None:
    """Empty what documents have of lists."""
    lent = select(Document.id, Document.listed).where(cast(Document.listed, String) != "[]")
    for row in session.execute(lent).all():
        nothing = dict.fromkeys(row.listed)
        session.execute(update(Document).where(Document.id == row.id).values(listed=[], **nothing))


def _entries() -> Any:
    """Return the query for all entries, each with the document that lists it and the path of its source."""
    holds = (
        (Document.source_id == InventoryEntry.source_id)
        & (Document.start <= InventoryEntry.start)
        & (Document.end > InventoryEntry.start)
    )
    columns = (InventoryEntry.id, InventoryEntry.source_id, InventoryEntry.number, InventoryEntry.title)
    return (
        select(*columns, InventoryEntry.date, InventoryEntry.document_id, Source.path, Document.id.label("holder"))
        .join(Source, Source.id == InventoryEntry.source_id)
        .outerjoin(Document, holds)
        .order_by(Source.path, InventoryEntry.source_id, InventoryEntry.start, InventoryEntry.id)
    )


def _shelf(session: Session, lists: set[tuple[str, str | None]]) -> Shelf:
    """Return the documents by number and title; those that are lists themselves are not among them."""
    holders = {holder for _, holder in lists}
    shelf = Shelf()
    columns = (Document.id, Document.source_id, Document.number, Document.title, Document.date, Document.position)
    query = select(*columns, Source.name, Source.path).join(Source, Source.id == Document.source_id)
    for row in session.execute(query.order_by(Source.path, Document.source_id, Document.start)):
        if row.id in holders:
            continue
        listed = Listed(row, folder_of(row.path))
        for key in stamp_keys(row.number or ""):
            shelf.stamped[key].append(listed)
        if row.position == 1:
            for key in name_keys(row.name):
                shelf.named[key].append(listed)
        titles = {title_key(row.title or ""), title_key(row.name) if row.position == 1 else ""}
        for title in titles - {""}:
            shelf.titled[title].append(listed)
    return shelf


def folder_of(path: str) -> tuple[str, ...]:
    """Return the folders that a file lies in, an archive or mail that it lies within among them."""
    return PurePosixPath(path.replace(WITHIN, "/")).parent.parts


def stamp_keys(number: str) -> set[str]:
    """Return what tells the number of a document, however it is written: "doc. 0012" is 12, "ABC-171059" 171059."""
    keys = {_key(match["number"])} if (match := _STAMPED.fullmatch(number.strip())) else set[str]()
    keys |= {_key(match["number"])} if (match := _CODED.fullmatch(number.strip())) else set[str]()
    return keys or ({_key(number)} if _DIGITS.search(number) else set())


def name_keys(name: str) -> set[str]:
    """Return the number that the name of a file begins with or is."""
    found = [form.match(name) for form in (_NAMED, _CODED)]
    return {_key(match["number"]) for match in found if match}


def _key(number: str) -> str:
    """Return a number without zeros before its digits, its parts told by dots."""
    parts = re.split(r"[\W_]+", number.lower().strip())
    return ".".join(re.sub(r"^0+(?=\d)", "", part) for part in parts if part)


def title_key(title: str) -> str:
    """Return what tells a title or the name of a file, "" when it is too short to tell anything."""
    for _ in range(_MOST_ENDINGS):
        title = _ENDING.sub("", title.strip())
    key = name_key(title.replace("_", " "))
    return key if len(key) >= _LEAST_TITLE else ""


def _numbered(entry: Any, shelf: Shelf) -> Listed | None:
    """Return the one document that has the number of an entry: stamped on it, or else in the name of its file."""
    folder = folder_of(entry.path)
    for key in sorted(stamp_keys(entry.number or "")):
        for numbered in (shelf.stamped, shelf.named):
            if near := _near(numbered.get(key, ()), folder, anywhere=_is_long(key)):
                return _one(near)
    return None


def _titled(entry: Any, shelf: Shelf, taken: Set[str]) -> Listed | None:
    """Return the one document with the title and day of an entry; those in `taken` and of other numbers are not it."""
    near = _near(shelf.titled.get(title_key(entry.title or ""), ()), folder_of(entry.path), anywhere=False)
    near = [listed for listed in near if listed.row.id not in taken and not (entry.number and listed.row.number)]
    same = [listed for listed in near if entry.date and listed.row.date == entry.date]
    return _one(same or [listed for listed in near if not (entry.date and listed.row.date)])


def _is_long(key: str) -> bool:
    return any(len(digits) >= _LONG for digits in _DIGITS.findall(key))


def _near(found: Sequence[Listed], folder: tuple[str, ...], *, anywhere: bool) -> list[Listed]:
    """Return those that lie nearest to the folder of the list; they lie within it, unless they may lie `anywhere`."""
    shared = [(_shared(listed.folder, folder), listed) for listed in found]
    most = max((count for count, _ in shared), default=0)
    if most < len(folder) and not anywhere:
        return []
    return [listed for count, listed in shared if count == most]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many folders two paths share from the first on."""
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return count
    return min(len(one), len(other))


def _one(found: Sequence[Listed]) -> Listed | None:
    """Return the only one, or the first when all are pieces of one source; None when it may be several."""
    sources = {listed.row.source_id for listed in found}
    return found[0] if len(sources) == 1 else None


def _tie(session: Session, entries: Iterable[Any], found: dict[str, Listed | None]) -> None:
    """Write on each entry which document it lists."""
    changed = [
        {"key": entry.id, "found": listed.row.id if listed else None}
        for entry in entries
        if entry.document_id != ((listed := found[entry.id]) and listed.row.id)
    ]
    if changed:
        table: Any = InventoryEntry.__table__
        query = update(table).where(table.c.id == bindparam("key")).values(document_id=bindparam("found"))
        session.connection().execute(query, changed)


def _lend(session: Session, entries: Iterable[Any], found: dict[str, Listed | None]) -> None:
    """Give each document what it lacks and its first entry has."""
    given: dict[str, dict[str, Any]] = {}
    for entry in entries:
        if listed := found[entry.id]:
            for name in LENT:
                value = getattr(entry, name)
                if value is not None and getattr(listed.row, name) is None:
                    given.setdefault(listed.row.id, {}).setdefault(name, value)
    for key, values in given.items():
        session.execute(update(Document).where(Document.id == key).values(listed=list(_in_order(values)), **values))


def _in_order(values: dict[str, Any]) -> Iterator[str]:
    return (name for name in LENT if name in values)
