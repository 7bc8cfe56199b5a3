"""What a user says that a name means, where the program said otherwise or nothing."""

from __future__ import annotations

import datetime as dt

from sqlalchemy.orm import Mapped, mapped_column

from models.record import Record

NOTHING = "geen"  # the kind of what a user says is no name of anything


class Correction(Record, kw_only=True):
    """The entity that one mention means, or every mention with one spelling; it outlives each reading of a source.

    With `start` it is about the mention printed there, `text` between `before` and `after`; without, about every
    mention printed as `text`: in one source when there is a `source_id`, of one kind when there is a `kind`.
    `entity_kind` is what it is ("gemeente", or "geen" for no name at all), `entity_id` which one: nothing when it is on
    no list. Neither id is a foreign key: sources and entities are written anew, what a user said stays.
    """

    __tablename__ = "correction"

    id: Mapped[str] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(index=True)
    entity_kind: Mapped[str]
    entity_id: Mapped[str | None] = mapped_column(default=None)
    entity_name: Mapped[str | None] = mapped_column(default=None)
    kind: Mapped[str | None] = mapped_column(default=None)  # of the mentions that it is about, as the program says
    source_id: Mapped[str | None] = mapped_column(index=True, default=None)
    start: Mapped[int | None] = mapped_column(default=None)
    end: Mapped[int | None] = mapped_column(default=None)
    page: Mapped[int | None] = mapped_column(default=None)
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")
    note: Mapped[str | None] = mapped_column(default=None)
    made: Mapped[dt.datetime]
    made_by: Mapped[str | None] = mapped_column(default=None)

    @property
    def of_one(self) -> bool:
        """Tell whether it is about one mention, not about a spelling."""
        return self.start is not None

    @property
    def reason(self) -> str:
        """Return in Dutch why a mention means what it does."""
        said = f"gecorrigeerd door gebruiker ({self.made:%Y-%m-%d})"
        return f"{said}: {self.note}" if self.note else said
