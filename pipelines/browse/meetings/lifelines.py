"""The life of each action of one body: on which lists it stands, what is said of it there, what became of it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from extract.audit.actionlists import ActionList, action_lists
from models import Action, ActionThread, Document
from pipelines.browse.meetings.sittings import Series

# Each row: a fate, worst first, and what it means.
FATES: dict[str, str] = {
    "verdwenen": "staat op een latere lijst niet meer, en nergens staat dat het klaar is",
    "open": "stond op de laatste lijst nog open",
    "gereed": "is klaar volgens een lijst of een verslag",
}
_GONE = "verdwenen"
MOST_THREADS, MOST_LISTS = 200, 40


@dataclass(frozen=True)
class Column:
    """One list, or several prints of the list of one day."""

    day: dt.date | None
    documents: Sequence[Document]


@dataclass(frozen=True)
class Stand:
    """How an action stands on a list: open, gereed, weg (it is on that list no more), or not at all."""

    mark: str
    action: Action | None = None


@dataclass(frozen=True)
class Lifeline:
    """One action from list to list: its rows in order of time, and how it stands on each list of its body.

    `last` is the list that has it last, `gone` the one on which a vanished action stands no more.
    """

    thread: ActionThread
    rows: Sequence[Action]
    last: Column
    gone: Column | None
    stands: Sequence[Stand]

    @property
    def now(self) -> Action:
        """Return the last row, which says it as it stands now."""
        return self.rows[-1]


@dataclass(frozen=True)
class Lifelines:
    """The actions of one body on its newest lists, what vanished first.

    `left_out` counts the actions for which there was no room, `older` the lists.
    """

    columns: Sequence[Column]
    lines: Sequence[Lifeline]
    left_out: int
    older: int

    def fated(self, fate: str) -> list[Lifeline]:
        """Return the actions that came to this."""
        return [line for line in self.lines if line.thread.fate == fate]


def lifelines(session: Session, series: Series) -> Lifelines:
    """Return the life of each action of a series, in the order in which they came up."""
    columns = _columns(session, series)
    place = {action.id: at for at, column in enumerate(columns) for found in column[1] for action in found.actions}
    rows: dict[str, list[Action]] = defaultdict(list)
    threads: dict[str, ActionThread] = {}
    for action, thread in session.execute(_actions(series)):
        if action.id in place:
            rows[thread.id].append(action)
            threads[thread.id] = thread
    heads = [Column(day, _documents(found)) for day, found in columns]
    lines = [
        _line(threads[id_], sorted(held, key=lambda row: place[row.id]), place, heads) for id_, held in rows.items()
    ]
    rank = list(FATES)
    lines.sort(key=lambda line: (rank.index(line.thread.fate), place[line.rows[0].id], line.rows[0].start))
    older = max(0, len(heads) - MOST_LISTS)
    recent = [
        replace(line, stands=line.stands[older:]) for line in lines if any(each.mark for each in line.stands[older:])
    ]
    return Lifelines(heads[older:], recent[:MOST_THREADS], len(lines) - len(recent[:MOST_THREADS]), older)


def _actions(series: Series) -> Any:
    query = select(Action, ActionThread).join(ActionThread, ActionThread.id == Action.thread_id)
    return query.where(series.actions).order_by(Action.source_id, Action.start)


def _columns(session: Session, series: Series) -> list[tuple[dt.date | None, list[ActionList]]]:
    """Return the lists by their day, in order of time; those without a day each by itself, first."""
    held = select(Action.document_id).join(ActionThread, ActionThread.id == Action.thread_id).where(series.actions)
    query = select(Document).where(Document.id.in_(held)).order_by(Document.source_id, Document.start)
    days: dict[Any, list[ActionList]] = defaultdict(list)
    texts: dict[str, str] = {}
    for document in session.scalars(query.options(selectinload(Document.actions))):
        for found in _lists(document, texts):
            days[found.day or (document.source_id, *found.order)].append(found)
    columns = [(found[0].day, found) for found in days.values()]
    return sorted(columns, key=lambda column: (column[0] or dt.date.min, column[1][0].order))


def _lists(document: Document, texts: dict[str, str]) -> Iterator[ActionList]:
    """Yield the lists of a document; only where there are several does the text say of what day each is."""
    found = action_lists(document, "")
    if len(found) > 1:
        found = action_lists(document, texts.setdefault(document.source_id, document.source.text))
    yield from found


def _documents(lists: Sequence[ActionList]) -> list[Document]:
    return list({found.document.id: found.document for found in lists}.values())


def _line(thread: ActionThread, rows: Sequence[Action], place: dict[str, int], columns: Sequence[Column]) -> Lifeline:
    """Return one action with how it stands on each list."""
    at: dict[int, Action] = {}
    for row in rows:
        at.setdefault(place[row.id], row)
    last = max(at)
    stands = [Stand("gereed" if at[n].done else "open", at[n]) if n in at else Stand("") for n in range(len(columns))]
    gone = columns[last + 1] if thread.fate == _GONE and last + 1 < len(columns) else None
    if gone:
        stands[last + 1] = Stand("weg")
    return Lifeline(thread, rows, columns[last], gone, stands)


def last_rows(*fates: str) -> Any:
    """Return a subquery with the last row of each action that came to one of these fates: id, and day of its list."""
    newest = (Document.date.desc().nulls_last(), Action.source_id.desc(), Action.start.desc())
    nth = func.row_number().over(partition_by=Action.thread_id, order_by=newest).label("nth")
    query = select(Action.id, ActionThread.fate, ActionThread.body, Document.date.label("listed"), nth)
    query = query.join(ActionThread, ActionThread.id == Action.thread_id).join(
        Document, Document.id == Action.document_id
    )
    rows = query.where(ActionThread.fate.in_(fates)).subquery()
    return select(rows.c.id, rows.c.fate, rows.c.body, rows.c.listed).where(rows.c.nth == 1).subquery()
