"""What each list shows: its record, its columns, and what the filters look at."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, String, case, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from extract.text.grounds import normal_ground
from models import (
    Action,
    ActionThread,
    Address,
    AgendaItem,
    Attendance,
    Cell,
    Correction,
    Decision,
    Document,
    Email,
    Entity,
    Figure,
    Finding,
    InventoryEntry,
    Meeting,
    Mention,
    Opgave,
    Redaction,
    Table,
    Tenure,
)
from pipelines.blacked import NO_GROUND, REDACTED, with_surroundings
from pipelines.operands import with_operands
from pipelines.tenures import with_functions
from pipelines.undecided import with_candidates

NOT_FOUND = "niet gevonden"  # of a listed document: it is not in the database
UNSURE = 0.51  # a score below this says that the printed text is not surely the number
Column = ColumnElement[Any] | InstrumentedAttribute[Any]


def _correspondents(field: str) -> ColumnElement[Any]:
    """Return the names (or else domains) in a header field of the e-mail at hand, parted by a semicolon."""
    shown = func.coalesce(Address.name, Address.domain, REDACTED)
    joined = select(func.aggregate_strings(shown, "; ")).where(Address.email_id == Email.id, Address.field == field)
    return joined.scalar_subquery()


_MENTIONS = select(func.count()).where(Mention.correction_id == Correction.id).scalar_subquery()
_GROUNDS = func.replace(func.trim(cast(InventoryEntry.grounds, String), '["]'), '", "', "; ")
_FATE = select(ActionThread.fate).where(ActionThread.id == Action.thread_id).scalar_subquery()


@dataclass(frozen=True)
class Kind:
    """One kind of list: its record, the columns that a reader wants, what --kind filters on and which date counts.

    `complete` adds to the rows what one query can't; `where` holds what is true of all that are listed. `anywhere` says
    that a record may be of no source, `grouped` that `complete` makes one row of several, `spelled` how else --kind may
    be written.
    """

    record: type[Any]
    columns: tuple[tuple[str, Any], ...]
    kinds: tuple[Column, ...] = ()
    dates: tuple[Column, ...] = ()
    joins: tuple[tuple[Any, Any], ...] = ()
    complete: Callable[[Session, pd.DataFrame], pd.DataFrame] | None = None
    where: tuple[ColumnElement[bool], ...] = ()
    anywhere: bool = False
    grouped: bool = False
    spelled: Callable[[str], str | None] | None = None


KINDS: dict[str, Kind] = {
    "documents": Kind(
        Document,
        (
            ("kind", Document.kind),
            ("number", Document.number),
            ("title", Document.title),
            ("last_page", Document.last_page),
        ),
        kinds=(Document.kind,),
    ),
    "meetings": Kind(
        Meeting,
        (
            ("start", Meeting.start_time),
            ("end", Meeting.end_time),
            ("location", Meeting.location),
            ("chair", Meeting.chair),
        ),
        kinds=(Document.kind,),
        dates=(Meeting.date,),
    ),
    "attendance": Kind(
        Attendance,
        (
            ("name", Attendance.name),
            ("role", Attendance.role),
            ("organisation", Attendance.organisation),
            ("present", Attendance.present),
            ("online", Attendance.online),
            ("redacted", Attendance.redacted),
        ),
        kinds=(Attendance.role,),
        dates=(Meeting.date,),
        joins=((Meeting, Meeting.id == Attendance.meeting_id),),
    ),
    "agenda": Kind(
        AgendaItem,
        (("number", AgendaItem.number), ("title", AgendaItem.title), ("purpose", AgendaItem.purpose)),
        kinds=(Document.kind,),
        dates=(Meeting.date,),
        joins=((Meeting, Meeting.id == AgendaItem.meeting_id),),
    ),
    "decisions": Kind(
        Decision,
        (("kind", Decision.kind), ("text", Decision.quote), ("by", Decision.by), ("marked", Decision.marked)),
        kinds=(Decision.kind,),
    ),
    "actions": Kind(
        Action,
        (
            ("number", Action.number),
            ("raised", Action.raised),
            ("text", Action.text),
            ("owners", Action.owners),
            ("due", Action.due),
            ("done", Action.done),
            ("status_text", Action.status_text),
            ("fate", _FATE),
        ),
        kinds=(Document.kind, _FATE),
        dates=(Action.raised,),
    ),
    "emails": Kind(
        Email,
        (
            ("sent", Email.sent),
            ("from", _correspondents("van")),
            ("to", _correspondents("aan")),
            ("subject", Email.subject),
            ("text", Email.body),
        ),
        dates=(Email.sent,),
    ),
    "tables": Kind(Table, (("title", Table.title), ("peildatum", Table.peildatum)), dates=(Table.peildatum,)),
    "opgaven": Kind(
        Opgave,
        (
            ("place", Opgave.place),
            ("place_kind", Opgave.place_kind),
            ("theme", Opgave.theme),
            ("measure", Opgave.measure),
            ("period", Opgave.period),
            ("value", Opgave.value),
            ("unit", Opgave.unit),
            ("certain", case((Cell.uncertain, "onzeker"), (Opgave.score < UNSURE, "onzeker"))),
            ("table", Table.title),
        ),
        kinds=(Opgave.theme, Opgave.measure, Opgave.place_kind),
        dates=(Table.peildatum,),
        joins=((Cell, Cell.id == Opgave.cell_id), (Table, Table.id == Cell.table_id)),
    ),
    "figures": Kind(
        Figure,
        (
            ("text", Figure.quote),
            ("value", Figure.value),
            ("value_max", Figure.value_max),
            ("unit", Figure.unit),
            ("approximate", Figure.approximate),
            ("theme", Figure.theme),
            ("place", Figure.place),
            ("organisation", Figure.organisation),
            ("period", Figure.period),
            ("about", Figure.about),
        ),
        kinds=(Figure.unit, Figure.theme),
    ),
    "mentions": Kind(
        Mention,
        (
            ("kind", Mention.kind),
            ("text", Mention.text),
            ("name", Mention.name),
            ("entity", Mention.entity_id),
            ("role", Mention.role),
            ("link_score", Mention.link_score),
            ("reason", Mention.reason),
            ("corrected", Mention.correction_id),
        ),
        kinds=(Mention.kind,),
    ),
    "corrections": Kind(
        Correction,
        (
            ("text", Correction.text),
            ("kind", Correction.entity_kind),
            ("name", Correction.entity_name),
            ("entity", Correction.entity_id),
            ("of_kind", Correction.kind),
            ("mentions", _MENTIONS),
            ("note", Correction.note),
            ("by", Correction.made_by),
        ),
        kinds=(Correction.entity_kind, Correction.kind),
        dates=(Correction.made,),
        anywhere=True,
    ),
    "people": Kind(
        Tenure,
        (("person", Tenure.entity_id), ("role", Tenure.role), ("organisation", Tenure.organisation)),
        kinds=(Tenure.role,),
        joins=((Entity, Entity.id == Tenure.entity_id),),
        complete=with_functions,
        where=(Tenure.public.is_(True),),
        grouped=True,
    ),
    "redactions": Kind(
        Redaction,
        (
            ("form", Redaction.form),
            ("ground", Redaction.ground),
            ("what", Redaction.what),
            ("role", Redaction.role),
            ("organisation", Redaction.organisation),
            ("box", Redaction.box),
        ),
        kinds=(Redaction.form, Redaction.ground, Redaction.what, case((Redaction.ground.is_(None), NO_GROUND))),
        complete=with_surroundings,
        spelled=normal_ground,
    ),
    "inventory": Kind(
        InventoryEntry,
        (
            ("number", InventoryEntry.number),
            ("title", InventoryEntry.title),
            ("judgement", InventoryEntry.judgement),
            ("grounds", _GROUNDS),
            ("sender", InventoryEntry.sender),
            ("receiver", InventoryEntry.receiver),
            ("kind", InventoryEntry.kind),
            ("found", InventoryEntry.document_id),
        ),
        kinds=(InventoryEntry.judgement, _GROUNDS, case((InventoryEntry.document_id.is_(None), NOT_FOUND))),
        dates=(InventoryEntry.date,),
        spelled=normal_ground,
    ),
    "findings": Kind(
        Finding,
        (
            ("check", Finding.check),
            ("severity", Finding.severity),
            ("cause", Finding.cause),
            ("text", Finding.sentence),
            ("printed", Finding.printed),
            ("computed", Finding.computed),
            ("place", Finding.place),
            ("table", Finding.table),
            ("column", Finding.column),
            ("row", Finding.row),
        ),
        kinds=(Finding.check, Finding.severity, Finding.cause),
        complete=with_operands,
    ),
}

UNDECIDED = Kind(
    Mention,
    (
        ("kind", Mention.kind),
        ("text", Mention.text),
        ("candidates", Mention.candidates),
        ("reason", Mention.reason),
    ),
    kinds=(Mention.kind,),
    complete=with_candidates,
    where=(
        Mention.entity_id.is_(None),
        Mention.correction_id.is_(None),
        func.json_array_length(Mention.candidates) > 1,
    ),
)
