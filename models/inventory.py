"""What an inventarislijst says of each document that was asked for: released, in part, or not at all, and why."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.record import Printed, Record

JUDGEMENTS = ("openbaar", "deels openbaar", "niet openbaar", "reeds openbaar", "dubbel", "buiten verzoek")


class InventoryEntry(Printed, Record, kw_only=True):
    """One row of an inventarislijst.

    `judgement` is one of JUDGEMENTS, `grounds` are in their one spelling; both are empty where the list does not say or
    it is not understood. `document_id` is the document that it lists, None when that is not in the database.
    """

    __tablename__ = "inventory_entry"

    number: Mapped[str | None] = mapped_column(default=None, index=True)
    title: Mapped[str | None] = mapped_column(default=None)
    date: Mapped[dt.date | None] = mapped_column(default=None, index=True)
    judgement: Mapped[str | None] = mapped_column(default=None, index=True)
    grounds: Mapped[list[str]] = mapped_column(default_factory=list)
    sender: Mapped[str | None] = mapped_column(default=None)
    receiver: Mapped[str | None] = mapped_column(default=None)
    kind: Mapped[str | None] = mapped_column(default=None)
    document_id: Mapped[str | None] = mapped_column(
        ForeignKey("document.id", ondelete="SET NULL"), index=True, default=None
    )
