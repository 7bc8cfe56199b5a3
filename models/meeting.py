"""A meeting as its minutes, agenda or action list record it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.record import Printed, Record
from models.source import owned

if TYPE_CHECKING:
    from models.source import Document

DECISION_KINDS = "besluit vaststelling afspraak toezegging kennisneming".split()


class Meeting(Printed, Record, kw_only=True):
    """One meeting of one body: its span is that of the document that records it."""

    __tablename__ = "meeting"

    body: Mapped[str | None] = mapped_column(default=None, index=True)  # short name: "PRT Drenthe"
    date: Mapped[dt.date | None] = mapped_column(default=None, index=True)
    start_time: Mapped[str | None] = mapped_column(default=None)  # "12:30"
    end_time: Mapped[str | None] = mapped_column(default=None)
    location: Mapped[str | None] = mapped_column(default=None)
    chair: Mapped[str | None] = mapped_column(default=None)  # as printed, without "dhr." or "mw."
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True, init=False)

    document: Mapped[Document] = relationship(back_populates="meetings", init=False, repr=False)
    attendances: Mapped[list[Attendance]] = owned("Attendance.start", "meeting")
    agenda_items: Mapped[list[AgendaItem]] = owned("AgendaItem.position", "meeting")


class Attendance(Printed, Record, kw_only=True):
    """Someone on the list of those present or absent; a redacted person has no name."""

    __tablename__ = "attendance"

    name: Mapped[str | None] = mapped_column(default=None, index=True)
    redacted: Mapped[bool] = mapped_column(default=False)
    role: Mapped[str | None] = mapped_column(default=None)
    organisation: Mapped[str | None] = mapped_column(default=None)
    present: Mapped[bool] = mapped_column(default=True)
    online: Mapped[bool] = mapped_column(default=False)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True, init=False)

    meeting: Mapped[Meeting] = relationship(back_populates="attendances", init=False, repr=False)


class AgendaItem(Printed, Record, kw_only=True):
    """A numbered or lettered item: its span runs over its heading and its discussion, up to the next item.

    `number` is a path without dots or brackets: "3", "3a", "2-1". `title_start` and `title_end` span the title.
    """

    __tablename__ = "agenda_item"

    number: Mapped[str | None] = mapped_column(default=None)
    position: Mapped[int]  # 1-based order in the meeting
    title: Mapped[str | None] = mapped_column(default=None)
    title_start: Mapped[int | None] = mapped_column(default=None)
    title_end: Mapped[int | None] = mapped_column(default=None)
    purpose: Mapped[str | None] = mapped_column(default=None)  # "Ter informatie"
    minutes: Mapped[int | None] = mapped_column(default=None)  # time allotted
    attachments: Mapped[list[str]] = mapped_column(default_factory=list)
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True, init=False
    )
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id", ondelete="CASCADE"), index=True, init=False)

    parent: Mapped[AgendaItem | None] = relationship(remote_side="AgendaItem.id", default=None, repr=False)
    meeting: Mapped[Meeting] = relationship(back_populates="agenda_items", init=False, repr=False)


class Decision(Printed, Record, kw_only=True):
    """A besluit, vaststelling, afspraak, toezegging or kennisneming; `marked` when a label announces it."""

    __tablename__ = "decision"

    kind: Mapped[str] = mapped_column(index=True)
    marked: Mapped[bool] = mapped_column(default=False)
    quote: Mapped[str]
    by: Mapped[list[str]] = mapped_column(default_factory=list)  # who decides, agrees or promises, as printed
    agenda_item_id: Mapped[str | None] = mapped_column(
        ForeignKey("agenda_item.id", ondelete="SET NULL"), index=True, init=False
    )
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True, init=False)

    agenda_item: Mapped[AgendaItem | None] = relationship(default=None, repr=False)
    document: Mapped[Document] = relationship(back_populates="decisions", init=False, repr=False)


class ActionThread(Record, kw_only=True):
    """The same action followed from list to list, with its fate (open gereed verdwenen)."""

    __tablename__ = "action_thread"

    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str | None] = mapped_column(default=None, index=True)
    text: Mapped[str]
    fate: Mapped[str] = mapped_column(default="open")


class Action(Printed, Record, kw_only=True):
    """One row of an action list; `owners` and `status_text` (its last column) are as printed."""

    __tablename__ = "action"

    number: Mapped[str | None] = mapped_column(default=None)
    raised: Mapped[dt.date | None] = mapped_column(default=None, index=True)
    text: Mapped[str]
    owners: Mapped[list[str]] = mapped_column(default_factory=list)
    due: Mapped[dt.date | None] = mapped_column(default=None)
    done: Mapped[dt.date | None] = mapped_column(default=None)
    status_text: Mapped[str | None] = mapped_column(default=None)
    thread_id: Mapped[str | None] = mapped_column(
        ForeignKey("action_thread.id", ondelete="SET NULL"), index=True, default=None
    )
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True, init=False)

    document: Mapped[Document] = relationship(back_populates="actions", init=False, repr=False)
