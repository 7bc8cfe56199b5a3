"""Compare what the sources of a database say: tables printed in two of them, action lists that follow each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Any

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session, joinedload, selectinload

from extract.audit.actions import compare_lists
from extract.audit.contradictions import check_contradictions
from extract.audit.ledger import Ledger
from models import Action, ActionThread, Cell, Document, Finding, Opgave, Table, record_id
from pipelines.series import Series, series_of, threads_of

BETWEEN = "bronnen:"  # how the method begins of a finding that comes of comparing sources
SHARED = 4  # numbers on the same subject that two tables must share to be worth comparing
MOST = 40  # tables with a number on one subject: more of them are a list that is printed over and over


def compare_sources(engine: Engine) -> int:
    """Replace the findings between sources and the threads of actions; return how many such findings there are now.

    `engine` has the option `writes`. Doing it again changes nothing.
    """
    with Session(engine) as session, session.begin():
        session.execute(delete(Finding).where(Finding.method.startswith(BETWEEN)))
        session.execute(update(Action).values(thread_id=None))
        session.execute(delete(ActionThread))
        series = series_of(session)
        findings = [*_between_tables(session), *_between_lists(series)]
        _keep_threads(session, series)
        _keep(session, findings)
        return len(findings)


def _between_tables(session: Session) -> Iterator[Finding]:
    """Yield the contradictions between tables of different sources."""
    ids = sorted(_worth_comparing(session))
    opgaven: dict[int, Opgave] = {}
    ledgers = []
    for first in range(0, len(ids), 200):
        chosen = ids[first : first + 200]
        whole = (selectinload(Table.cells), joinedload(Table.document).joinedload(Document.source))
        tables = session.scalars(select(Table).where(Table.id.in_(chosen)).options(*whole)).unique().all()
        said = select(Opgave).join(Cell, Cell.id == Opgave.cell_id).where(Cell.table_id.in_(chosen))
        opgaven |= {id(opgave.cell): opgave for opgave in session.scalars(said)}
        ledgers += [ledger for table in tables if (ledger := Ledger(table, opgaven)).numeric]
    ledgers.sort(key=lambda ledger: (ledger.table.document.source.name, ledger.table.source_id, ledger.table.start))
    yield from _of_two(check_contradictions(ledgers, []))


def _worth_comparing(session: Session) -> set[str]:
    """Return the ids of tables that share numbers' subjects, or all labels of rows, with a table of another source."""
    subjects = select(
        Opgave.source_id, Cell.table_id, Opgave.place, Opgave.theme, Opgave.measure, Opgave.period, Opgave.unit
    ).join(Cell, Cell.id == Opgave.cell_id)
    labels = select(Cell.source_id, Cell.table_id, Cell.text).where(Cell.header.is_(False), Cell.column == 0)
    holders: dict[Any, set[tuple[str, str]]] = defaultdict(set)
    for query in (subjects, labels):
        for source, table, *subject in session.execute(query):
            if any(subject):
                holders[tuple(subject)].add((source, table))
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for tables in holders.values():
        if 1 < len(tables) <= MOST:
            for one, other in combinations(sorted(tables), 2):
                if one[0] != other[0]:
                    shared[one[1], other[1]] += 1
    return {table for pair, count in shared.items() if count >= SHARED for table in pair}


def _between_lists(series: Iterable[Series]) -> Iterator[Finding]:
    """Yield what does not agree between action lists of one body that follow each other in different sources."""
    for lists in series:
        for before, after in pairwise(lists.in_time):
            if before.document.source_id != after.document.source_id and before.day != after.day:
                yield from _of_two(compare_lists(before, after), named=after.document.source.name)


def _of_two(findings: Iterable[Finding], named: str | None = None) -> Iterator[Finding]:
    """Yield the findings whose numbers are of two sources; a vanished action is told of the list that lacks it."""
    for finding in findings:
        others = {operand.source_id for operand in finding.operands} - {finding.source_id}
        if others or named:
            finding.method = finding.method.replace("regel:", BETWEEN)
            if not others:
                finding.sentence = f"{finding.sentence.removesuffix('.')} van {named}."
            yield finding


def _keep_threads(session: Session, series: Iterable[Series]) -> None:
    """Write the threads and tie their actions to them."""
    for thread, actions in threads_of(series):
        session.add(thread)
        session.flush()
        for action in actions:
            action.thread_id = thread.id


def _keep(session: Session, findings: Iterable[Finding]) -> None:
    """Write the findings, their ids made of what they say."""
    seen: dict[str, Finding] = {}
    for finding in findings:
        operands = [f"{operand.source_id} {operand.start}" for operand in finding.operands]
        finding.id = record_id(finding.source_id, BETWEEN, finding.check, finding.start, finding.measure, *operands)
        seen.setdefault(finding.id, finding)
    for finding in seen.values():
        for at, operand in enumerate(finding.operands):
            operand.id = record_id(finding.id, at)
        session.add(finding)
