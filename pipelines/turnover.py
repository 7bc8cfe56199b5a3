"""Follow files from run to run: renamed, changed, gone, and whether all that lies within one was read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Set
from pathlib import Path, PurePosixPath

from sqlalchemy import ColumnElement, Engine, delete, func, literal, select, update
from sqlalchemy.orm import Session

from models import Enclosure, Source
from pipelines.files import WITHIN, outermost, within
from pipelines.store import FAILED, Outcome
from pipelines.versions import Wish


def is_whole(session: Session, key: str, wish: Wish) -> bool:
    """Tell whether of every file within the source `key`, and within those, nothing new would come by reading it.

    Those that failed are asked whether they meet the `wish`; one that was read or skipped is as its parent.
    """
    seen: set[str] = set()
    waiting = {key}
    while waiting:
        seen |= waiting
        held = session.execute(select(Enclosure.key, Enclosure.error).where(Enclosure.source_id.in_(waiting))).all()
        inner = {key for key, _ in held if key}
        there = session.scalars(select(Source).where(Source.id.in_(inner)))
        done = {source.id for source in there if source.status != FAILED or wish.is_met_by(source)}
        if inner - done or any(wish.may_open(error) for _, error in held):
            return False
        waiting = inner - seen
    return True


def same_bytes(writer: Engine, known: Source, known_as: str) -> Outcome:
    """Tell a file that is stored already from a second copy of one, and from one that got another name."""
    if known.path == known_as:
        return Outcome.UNCHANGED
    moved = not Path(outermost(known.path)).exists()
    with Session(writer) as session, session.begin():
        if moved:
            _rename(session, known.path, known_as)
        replace_others(session, known.id, known_as)
    return Outcome.RENAMED if moved else Outcome.DUPLICATE


def _rename(session: Session, before: str, now: str) -> None:
    """Have a source, and those within it, known as the path where it is now."""
    moved = literal(now).concat(func.substr(Source.path, len(before) + 1))
    session.execute(update(Source).where(_within(before) | (Source.path == before)).values(path=moved))
    session.execute(update(Source).where(Source.path == now).values(name=PurePosixPath(now).name))


def replace_others(session: Session, key: str, known_as: str) -> bool:
    """Delete what the file at `known_as` held before it was the source `key`; tell whether that had been read.

    What lay within it goes too, unless it still lies in some file; it is then known as that.
    """
    others = select(Source).where(Source.path == known_as, Source.id != key)
    replaced = [source.status != FAILED for source in session.scalars(others)]
    session.execute(delete(Source).where(Source.path == known_as, Source.id != key))
    held = select(Enclosure.key).where(Enclosure.key.is_not(None))
    while replaced and session.execute(delete(Source).where(_within(known_as), Source.id.not_in(held))).rowcount:  # type: ignore[attr-defined]
        pass
    if replaced:
        _find_elsewhere(session, known_as)
    session.expire_all()
    return any(replaced)


def _find_elsewhere(session: Session, known_as: str) -> None:
    """Have what no longer lies within the file at `known_as` known as where it still lies."""
    for key, path in session.execute(
        select(Source.id, Source.path).where(_within(known_as)).order_by(Source.path)
    ).all():
        holds = select(Source.path, Enclosure.name).join(Enclosure).where(Enclosure.key == key)
        places = [within(holder, name) for holder, name in session.execute(holds)]
        if places and path not in places:
            _rename(session, path, min(places))


def gone(writer: Engine, asked: Iterable[str], seen: Set[str]) -> Iterator[str]:
    """Yield the paths of the sources that were read from the folders `asked` for, and are not there any more."""
    with Session(writer) as session:
        for folder in asked:
            under = Source.path.startswith(folder.rstrip(os.sep) + os.sep, autoescape=True)
            for path in session.scalars(
                select(Source.path).where(under | (Source.path == folder)).order_by(Source.path)
            ):
                if WITHIN not in path and path not in seen and not Path(path).exists():
                    yield path


def _within(known_as: str) -> ColumnElement[bool]:
    return Source.path.startswith(known_as + WITHIN, autoescape=True)
