"""Join the people in public function of all sources, and tie their mentions to them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Engine, bindparam, delete, select, update
from sqlalchemy.orm import Session

from corpus.register import name_key
from extract.resolve.joining import Profile, join, provinces_of
from extract.resolve.personnames import PersonName, fullness, name_of
from models import Correction, Entity, Mention, Tenure, record_id

KIND = "persoon"
UNDECIDED = "onbeslist: meer dan één persoon kan zo heten"
SURE, SAME_NAME = 0.95, 0.85  # how sure a link is: office printed beside the name, the name alone within a source

Key = tuple[str, str]
"""A person in a source: its id, and Tenure.person."""


@dataclass(frozen=True)
class Bearer:
    """Somebody in one source, with the tenures that it tells."""

    key: Key
    tenures: tuple[Any, ...]

    @cached_property
    def profile(self) -> Profile | None:
        """Return what the source tells of somebody, None when the name can't be read."""
        first = self.tenures[0]
        name = name_of(first.name, bare=first.name == first.surname)
        seats = frozenset((row.role, _body(row)) for row in self.tenures)
        spoken = frozenset(row.province for row in self.tenures if row.province)
        return Profile(name, first.gender, seats, provinces_of(seats) or spoken) if name else None


@dataclass(frozen=True)
class Someone:
    """A person in public function: everybody in the sources who is this one."""

    id: str
    bearers: tuple[Bearer, ...]

    @property
    def entity(self) -> dict[str, Any]:
        """Return the row of the person: by the fullest name that is printed, with every form of it."""
        forms = Counter(row.name for bearer in self.bearers for row in bearer.tenures)
        name = max(forms, key=fullness)
        return {"id": self.id, "kind": KIND, "name": name, "details": {"spellings": sorted(forms)}}


def join_people(engine: Engine) -> int:
    """Make the people of the database anew from what its sources say of them; return how many there are.

    `engine` has the option `writes`. Doing it again changes nothing, nor does the order in which sources came. What a
    user has said that a mention means stays.
    """
    with Session(engine) as session, session.begin():
        bearers = _bearers(session)
        people, undecided = _people(bearers)
        _keep(session, people)
        of = {bearer.key: person for person in people for bearer in person.bearers}
        _tie_tenures(session, of)
        _tie_mentions(session, of, undecided)
        _move_corrections(session, _moved(bearers, of))
        _drop_others(session, {person.id for person in people})
        return len(people)


def _bearers(session: Session) -> list[Bearer]:
    """Return everybody of whom a source tells an office or a body."""
    rows: dict[Key, list[Any]] = defaultdict(list)
    for row in session.execute(select(*_read(Tenure)).order_by(Tenure.source_id, Tenure.start, Tenure.id)):
        rows[row.source_id, row.person].append(row)
    return [Bearer(key, tuple(found)) for key, found in rows.items()]


def _read(kind: type[Tenure]) -> tuple[Any, ...]:
    """Return the columns that joining looks at."""
    columns = (kind.source_id, kind.person, kind.name, kind.surname, kind.gender, kind.role, kind.organisation)
    return (*columns, kind.organisation_id, kind.province, kind.public, kind.entity_id)


def _body(row: Any) -> str | None:
    """Return what tells the body of a tenure apart from others."""
    return row.organisation_id or (f"txt:{name_key(row.organisation)}" if row.organisation else None)


def _people(bearers: Iterable[Bearer]) -> tuple[list[Someone], dict[Key, list[str]]]:
    """Return the people in public function, and for each bearer that may be several of them, their ids."""
    by_surname: dict[str, dict[Profile, list[Bearer]]] = defaultdict(lambda: defaultdict(list))
    for bearer in bearers:
        if bearer.profile is not None:
            by_surname[bearer.profile.name.main][bearer.profile].append(bearer)
    people: list[Someone] = []
    undecided: dict[Key, list[str]] = {}
    for surname, of in sorted(by_surname.items()):
        profiles = list(of)
        joined = join(profiles, agreeing=True)
        groups = [[b for index in person.members for b in of[profiles[index]]] for person in joined.people]
        ids = _ids(surname, [person.profile for person in joined.people], groups)
        public = [any(row.public for bearer in group for row in bearer.tenures) for group in groups]
        people += [Someone(ids[at], tuple(group)) for at, group in enumerate(groups) if public[at]]
        for index, may in joined.undecided.items():
            for bearer in of[profiles[index]]:
                undecided[bearer.key] = sorted(ids[at] for at in may if public[at])
    return people, undecided


def _ids(surname: str, profiles: Sequence[Profile], groups: Sequence[Sequence[Bearer]]) -> list[str]:
    """Return an id for each person of one surname, made of what is told of them; of more only where less is not enough.

    The first letter and one seat stay the same when more sources tell more of somebody, so the id mostly does too.
    """
    tellings: tuple[list[tuple[Any, ...]], ...] = (
        [(_letter(profile.name), _first_seat(profile)) for profile in profiles],
        [(profile.name, tuple(sorted(map(str, profile.seats)))) for profile in profiles],
        [(min(bearer.key for bearer in group),) for group in groups],
    )
    keys: list[tuple[Any, ...]] = [()] * len(profiles)
    for telling in tellings:
        seen = Counter(keys)
        keys = [(*key, *more) if seen[key] > 1 or not key else key for key, more in zip(keys, telling, strict=True)]
    return [f"per:{surname}-{record_id(surname, *key)[:6]}" for key in keys]


def _letter(name: PersonName) -> str:
    return name.initials[:1]


def _first_seat(profile: Profile) -> tuple[str, ...]:
    """Return the seat that tells most: an office of a body before an office or a body alone."""
    seats = [(role or "", body or "") for role, body in profile.seats]
    return min(seats, key=lambda seat: (not (seat[0] and seat[1]), not seat[0], seat))


def _keep(session: Session, people: Iterable[Someone]) -> None:
    """Write the entity of every person."""
    old = {row.id: row._asdict() for row in session.execute(_stored())}
    for person in people:
        row = person.entity
        if person.id not in old:
            session.add(Entity(**row))
        elif old[person.id] != row:
            session.execute(update(Entity).where(Entity.id == person.id).values(**row))
    session.flush()


def _stored() -> Any:
    return select(Entity.id, Entity.kind, Entity.name, Entity.details).where(
        Entity.kind == KIND, Entity.id.startswith("per:")
    )


def _tie_tenures(session: Session, of: dict[Key, Someone]) -> None:
    """Write on each tenure whose it is."""
    rows = session.execute(select(Tenure.id, Tenure.source_id, Tenure.person, Tenure.entity_id)).all()
    changed = [
        {"key": row.id, "entity": new}
        for row in rows
        if row.entity_id != (new := _id(of.get((row.source_id, row.person))))
    ]
    _write(session, Tenure, changed, entity_id="entity")


def _id(person: Someone | None) -> str | None:
    return person.id if person else None


def _tie_mentions(session: Session, of: dict[Key, Someone], undecided: dict[Key, list[str]]) -> None:
    """Write on each mention of a person whose name it is, or whose it may be; beside what a user said of it."""
    columns = (Mention.entity_id, Mention.candidates, Mention.reason, Mention.link_score)
    which = (Mention.id, Mention.source_id, Mention.bearers, Mention.role, Mention.organisation)
    corrected = (Mention.correction_id, Mention.uncorrected)
    mentions = select(*which, *corrected, *columns).where((Mention.kind == KIND) | Mention.correction_id.is_not(None))
    changed, beside = [], []
    for row in session.execute(mentions):
        said = _said_of(row, of, undecided)
        if row.correction_id is not None:
            told = row.uncorrected or {}
            new = {"uncorrected": told | _without(said), "candidates": said["candidates"]}
            if told.get("kind") == KIND and new != {"uncorrected": told, "candidates": row.candidates}:
                beside.append({"key": row.id} | {f"new_{name}": value for name, value in new.items()})
        elif said != {name: getattr(row, name) for name in said}:
            changed.append({"key": row.id} | {f"new_{name}": value for name, value in said.items()})
    _write(session, Mention, changed, **{column.key: f"new_{column.key}" for column in columns})
    _write(session, Mention, beside, uncorrected="new_uncorrected", candidates="new_candidates")


def _without(said: dict[str, Any]) -> dict[str, Any]:
    """Return what is said of a mention but for its candidates, which no correction hides."""
    return {name: value for name, value in said.items() if name != "candidates"}


def _said_of(row: Any, of: dict[Key, Someone], undecided: dict[Key, list[str]]) -> dict[str, Any]:
    """Return whose name a mention is: entity, candidates, reason and how sure that is."""
    keys = [(row.source_id, each) for each in row.bearers]
    may = sorted({id_ for key in keys for id_ in undecided.get(key, [_id(of.get(key))]) if id_})
    if len(keys) == 1 and (person := of.get(keys[0])):
        beside = _office(row)
        reason = f"functie staat bij de naam: {beside}" if beside else _same_name(person)
        return _link(person.id, [person.id], reason, SURE if beside else SAME_NAME)
    return _link(None, may, UNDECIDED if may else None, None)


def _link(id_: str | None, candidates: list[str], reason: str | None, score: float | None) -> dict[str, Any]:
    return {"entity_id": id_, "candidates": candidates, "reason": reason, "link_score": score}


def _office(row: Any) -> str:
    """Return the office that is printed beside a name, whatever a user says of that name."""
    own = row.uncorrected or {"role": row.role, "organisation": row.organisation}
    return " ".join(part for part in (own["role"], own["organisation"]) if part)


def _same_name(person: Someone) -> str:
    """Return why a bare name means a person: who that is."""
    return f"in deze bron is dit {person.entity['name']}"


def _write(session: Session, kind: type[Any], rows: list[dict[str, Any]], **columns: str) -> None:
    """Write to the rows with these keys, column by column, what stands under the name given."""
    if rows:
        table = kind.__table__
        wanted = {name: bindparam(given, type_=table.c[name].type) for name, given in columns.items()}
        session.connection().execute(update(table).where(table.c.id == bindparam("key")).values(**wanted), rows)


def _moved(bearers: Iterable[Bearer], of: dict[Key, Someone]) -> dict[str, str]:
    """Return for each id that nobody has any more the id of who bore it: most of what was said of them."""
    now: dict[str, Counter[str]] = defaultdict(Counter)
    for bearer in bearers:
        if person := of.get(bearer.key):
            for row in bearer.tenures:
                now[row.entity_id or ""][person.id] += 1
    kept = {person.id for person in of.values()} | {""}
    return {old: min(new, key=lambda id_: (-new[id_], id_)) for old, new in now.items() if old not in kept}


def _move_corrections(session: Session, moved: dict[str, str]) -> None:
    """Let what users said of somebody whose id changed be said of the same person still."""
    for old, new in sorted(moved.items()):
        said = select(Correction.id).where(Correction.entity_id == old)
        session.execute(update(Mention).where(Mention.correction_id.in_(said)).values(entity_id=new))
        session.execute(update(Correction).where(Correction.entity_id == old).values(entity_id=new))


def _drop_others(session: Session, ids: set[str]) -> None:
    """Remove the people whom no source tells of any more, but for those whom a user named."""
    named = set(session.scalars(select(Mention.entity_id).where(Mention.correction_id.is_not(None))))
    gone = sorted({row.id for row in session.execute(_stored())} - ids - named)
    if gone:
        table: Any = Entity.__table__
        session.connection().execute(
            delete(table).where(table.c.id == bindparam("key")), [{"key": id_} for id_ in gone]
        )
