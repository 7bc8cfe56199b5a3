"""Follow the actions of one body from list to list, over all sources: each action one thread, with its fate."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from extract.audit.actionlists import ActionList, action_lists, number_of, said_done
from models import Action, ActionThread, Document, record_id


@dataclass(frozen=True)
class Series:
    """The action lists of one body, or of one source where the body is not told, in order of time."""

    body: str | None
    lists: list[ActionList]

    @cached_property
    def in_time(self) -> list[ActionList]:
        """Return the lists with a day, one for each day: a second print of a list is no later one."""
        first = {found.day: found for found in reversed(self.lists) if found.day}
        return [first[day] for day in sorted(first)]


def series_of(session: Session) -> list[Series]:
    """Return the action lists of the database by the body that they are of."""
    lists: dict[tuple[str, str], list[ActionList]] = defaultdict(list)
    whole = (selectinload(Document.actions), selectinload(Document.meetings), joinedload(Document.source))
    query = select(Document).where(Document.actions.any()).options(*whole).order_by(Document.source_id, Document.start)
    texts: dict[str, str] = {}
    for document in session.scalars(query).unique():
        text = texts.setdefault(document.source_id, document.source.text)
        bodies = [meeting.body for meeting in document.meetings if meeting.body]
        lists["body" if bodies else "source", bodies[0] if bodies else document.source_id] += action_lists(
            document, text
        )
    return [
        Series(name if kind == "body" else None, sorted(found, key=lambda each: (each.order, each.document.source_id)))
        for (kind, name), found in sorted(lists.items())
    ]


def threads_of(series: Iterable[Series]) -> Iterator[tuple[ActionThread, list[Action]]]:
    """Yield each action of a series as one thread, with the rows of the lists that it stands on."""
    for lists in series:
        yield from _threads(lists)


def _threads(series: Series) -> Iterator[tuple[ActionThread, list[Action]]]:
    """Yield the threads of one series."""
    threads: list[list[Action]] = []
    of: dict[str, list[Action]] = {}
    before: ActionList | None = None
    for found in series.lists:
        for action in found.actions:
            old = before.earlier(action) if before else None
            if old is not None and old.id in of:
                thread = of[old.id]
                thread.append(action)
            else:
                thread = [action]
                threads.append(thread)
            of[action.id] = thread
        before = found
    said = {number for found in series.lists for number, _ in said_done(found.document, found.text)}
    last = {action.id for action in series.lists[-1].actions}
    for actions in threads:
        fate = _fate(actions, last, said)
        id_ = record_id("action_thread", actions[0].id)
        yield ActionThread(id=id_, body=series.body, text=actions[-1].text, fate=fate), actions


def _fate(actions: list[Action], last: set[str], said: set[float]) -> str:
    """Return what became of an action: done by its last row or by the text, still on the last list, or gone."""
    if actions[-1].done or number_of(actions[-1]) in said:
        return "gereed"
    return "open" if actions[-1].id in last else "verdwenen"
