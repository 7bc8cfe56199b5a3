"""Say what a name means, in one spot or wherever it is printed, and take that back."""

from __future__ import annotations

import datetime as dt
import getpass
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Engine, or_, select
from sqlalchemy.orm import Session

from models import Correction, Mention, Source, record_id
from models.errors import WooError
from pipelines.corrections import settle, surroundings
from pipelines.entities import drop_entity, label, meant_by
from pipelines.show import find


@dataclass(frozen=True)
class Linked:
    """What came of a correction: its id, what it says of which name, how many mentions in how many sources it changed.

    `means` is None when the correction was taken back.
    """

    id: str
    text: str
    means: str | None
    mentions: int
    sources: int

    @property
    def line(self) -> str:
        """Return what the user is told."""
        mentions = "1 mention" if self.mentions == 1 else f"{self.mentions} mentions"
        sources = "1 source" if self.sources == 1 else f"{self.sources} sources"
        which = f"{mentions} of {self.text} in {sources}" if self.mentions else f"no mention of {self.text} yet"
        if self.means is None:
            return f"taken back for {which}"
        return f"{self.means}: {which} (correction {self.id})"


def link(engine: Engine, prefix: str, words: str, *, note: str | None = None, by: str | None = None) -> Linked:
    """Say that one mention, whose id begins with `prefix`, means what `words` name (see entities.meant_by).

    Raises WooError when there is no such mention, or `words` do not mean exactly one thing.
    """
    with Session(engine.execution_options(writes=True)) as session, session.begin():
        mention = find(session, prefix, (Mention,))
        earlier = session.get(Correction, mention.correction_id) if mention.correction_id else None
        correction = earlier if earlier and earlier.of_one else _of_one(session, mention)
        before = _say(session, correction, words, note, by)
        done = _linked(correction, [mention])
        settle(session, [mention], own=correction)
        drop_entity(session, before)
        return done


def link_spelling(
    engine: Engine,
    text: str,
    words: str,
    *,
    kind: str | None = None,
    source: str | None = None,
    note: str | None = None,
    by: str | None = None,
) -> Linked:
    """Say that every mention printed as `text` means what `words` name, also in sources that are read later.

    `kind` narrows it to mentions that the program says are of that kind, `source` to one source, by (part of) its name
    or the beginning of its id. What is said of one mention goes before what is said of a spelling; of spellings, what
    is said of one source goes before the rest, and then what is said of one kind.
    """
    text = " ".join(text.split())
    if not text:
        raise WooError("a spelling has at least one character")
    with Session(engine.execution_options(writes=True)) as session, session.begin():
        source_id = _one_source(session, source) if source else None
        key = record_id("Correction", source_id, kind, text)
        correction = session.get(Correction, key) or Correction(
            id=key, text=text, kind=kind, source_id=source_id, entity_kind="", made=_now()
        )
        before = _say(session, correction, words, note, by)
        printed = select(Mention).where(Mention.text == text).order_by(Mention.id)
        settle(session, session.scalars(printed).all())
        drop_entity(session, before)
        return _linked(correction, _corrected_by(session, correction))


def undo(engine: Engine, prefix: str) -> Linked:
    """Take back the correction whose id, or whose mention's id, begins with `prefix`: the program's own link returns.

    Raises WooError when there is none, or when the mention was corrected by its spelling.
    """
    with Session(engine.execution_options(writes=True)) as session, session.begin():
        correction = _to_undo(session, prefix)
        mentions = _corrected_by(session, correction)
        done = _linked(correction, mentions, undone=True)
        settle(session, mentions, without=correction)
        session.delete(correction)
        session.flush()
        drop_entity(session, correction.entity_id)
        return done


def _of_one(session: Session, mention: Mention) -> Correction:
    """Return the correction of a mention that has none of its own: as it was said before, or a new one."""
    key = record_id("Correction", mention.source_id, mention.start, mention.end, mention.text)
    before, after = surroundings(session, mention)
    return session.get(Correction, key) or Correction(
        id=key,
        text=mention.text,
        kind=(mention.uncorrected or {}).get("kind", mention.kind),
        source_id=mention.source_id,
        start=mention.start,
        end=mention.end,
        page=mention.page,
        before=before,
        after=after,
        entity_kind="",
        made=_now(),
    )


def _say(session: Session, correction: Correction, words: str, note: str | None, by: str | None) -> str | None:
    """Fill in what a correction says and write it; return the id of the entity that it named before."""
    meant, before = meant_by(session, words), correction.entity_id
    correction.entity_kind, correction.entity_id, correction.entity_name = meant
    correction.note, correction.made, correction.made_by = note, _now(), by or _user()
    session.add(correction)
    session.flush()
    return before


def _to_undo(session: Session, prefix: str) -> Correction:
    """Return the correction that the user means by its own id or by that of the mention it is about."""
    record = find(session, prefix, (Correction, Mention))
    if isinstance(record, Correction):
        return record
    if record.correction_id is None:
        raise WooError(f"mention {record.id} was not corrected")
    correction = session.get_one(Correction, record.correction_id)
    if not correction.of_one:
        raise WooError(f"mention {record.id} was corrected by its spelling; undo {correction.id} for all that have it")
    return correction


def _corrected_by(session: Session, correction: Correction) -> Sequence[Mention]:
    """Return the mentions that a correction decides about."""
    return session.scalars(select(Mention).where(Mention.correction_id == correction.id).order_by(Mention.id)).all()


def _linked(correction: Correction, mentions: Sequence[Mention], *, undone: bool = False) -> Linked:
    """Return what came of a correction."""
    means = label(correction.entity_kind, correction.entity_name, correction.entity_id)
    sources = {mention.source_id for mention in mentions}
    return Linked(correction.id, correction.text, None if undone else means, len(mentions), len(sources))


def _one_source(session: Session, name: str) -> str:
    """Return the id of the source that `name` means: its whole name, else part of it, or the beginning of its id."""
    part = or_(Source.name.icontains(name, autoescape=True), Source.id.startswith(name, autoescape=True))
    found = session.execute(select(Source.id, Source.name).where(part).order_by(Source.name, Source.id)).all()
    found = [each for each in found if each.name == name] or found
    if not found:
        raise WooError(f"no source has {name} in its name")
    if len(found) > 1:
        listed = ", ".join(f"{each.name} ({each.id[:8]})" for each in found[:5]) + (" …" if found[5:] else "")
        raise WooError(f"more than one source has {name} in its name: {listed}")
    return str(found[0].id)


def _user() -> str | None:
    """Return the name of whoever runs this, where the system knows it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name for this user, or no such thing as users
        return None


def _now() -> dt.datetime:
    """Return the time, in UTC and whole seconds."""
    return dt.datetime.now(dt.UTC).replace(microsecond=0, tzinfo=None)
