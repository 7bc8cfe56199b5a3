"""Who and what a release speaks of: entities, the mentions tied to them, and the figures in prose."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.record import Printed, Record, by_place, indexed

ENTITY_KINDS = "gemeente provincie veiligheidsregio organisatie persoon locatie".split()


class Entity(Record, kw_only=True):
    """A register entry (its id is the register's: GM0363, PV26, VR09, org:coa) or a person in public function."""

    __tablename__ = "entity"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(index=True)  # the official name of a gemeente, the usual short name of the rest
    full_name: Mapped[str | None] = mapped_column(default=None)
    valid_from: Mapped[dt.date | None] = mapped_column(default=None)
    valid_to: Mapped[dt.date | None] = mapped_column(default=None)
    uri: Mapped[str | None] = mapped_column(default=None)  # TOOI identifier
    details: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)


class Mention(Printed, Record, kw_only=True):
    """A span that means an entity: `name` is canonical; without `entity_id` it is undecided or on no register.

    `candidates` lists the ids that were weighed, best first, `reason` says in Dutch why one won or none did,
    `link_score` (0 to 1) how sure that is. Of a locatie the candidates are the gemeenten that it lies in. With
    `correction_id` a user has said what it means (see models.correction).
    """

    __tablename__ = "mention"
    __table_args__ = (by_place("mention"), indexed("mention", "entity_id", "source_id", "start"))

    kind: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    name: Mapped[str] = mapped_column(index=True)
    entity_id: Mapped[str | None] = mapped_column(ForeignKey("entity.id"), default=None)
    candidates: Mapped[list[str]] = mapped_column(default_factory=list)
    reason: Mapped[str | None] = mapped_column(default=None)
    link_score: Mapped[float | None] = mapped_column(default=None)
    role: Mapped[str | None] = mapped_column(default=None)  # of a person: "wethouder"
    organisation: Mapped[str | None] = mapped_column(default=None)  # of a person: as printed
    bearers: Mapped[list[str]] = mapped_column(default_factory=list)  # of a person: who it may be (Tenure.person)
    correction_id: Mapped[str | None] = mapped_column(ForeignKey("correction.id"), index=True, default=None)
    uncorrected: Mapped[dict[str, Any] | None] = mapped_column(default=None)  # what the program said, if anything


class Tenure(Printed, Record, kw_only=True):
    """What one document says of somebody's public function: an office, a body, or a seat in a meeting for a body.

    `person` tells the people of one source apart ("1"); the person across sources is `entity_id`, of kind persoon.
    `name` is the fullest form that the source prints, `role` the usual name of the office, `organisation` the body by
    its name in the register, else as printed. Without `public` it says for whom somebody writes or speaks, no more.
    """

    __tablename__ = "tenure"

    person: Mapped[str]
    name: Mapped[str] = mapped_column(index=True)
    surname: Mapped[str]
    gender: Mapped[str | None] = mapped_column(default=None)  # by the form of address: m, v
    role: Mapped[str | None] = mapped_column(default=None, index=True)
    organisation: Mapped[str | None] = mapped_column(default=None, index=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("entity.id"), index=True, default=None)
    province: Mapped[str | None] = mapped_column(default=None)  # that the document is about
    public: Mapped[bool] = mapped_column(default=True)
    entity_id: Mapped[str | None] = mapped_column(ForeignKey("entity.id"), index=True, default=None)


class Figure(Printed, Record, kw_only=True):
    """A number in prose that counts or measures something, and what it is about, as far as the text surely says.

    `about` says it in a few words; `theme` (as of an opgave), `place`, `organisation` and `period` are to filter on.
    """

    __tablename__ = "figure"

    quote: Mapped[str]
    value: Mapped[float]
    value_max: Mapped[float | None] = mapped_column(default=None)
    unit: Mapped[str | None] = mapped_column(default=None)
    approximate: Mapped[bool] = mapped_column(default=False)
    about: Mapped[str | None] = mapped_column(default=None)
    theme: Mapped[str | None] = mapped_column(index=True, default=None)
    place: Mapped[str | None] = mapped_column(index=True, default=None)  # canonical name, or a location as printed
    place_id: Mapped[str | None] = mapped_column(ForeignKey("entity.id"), index=True, default=None)
    organisation: Mapped[str | None] = mapped_column(default=None)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("entity.id"), index=True, default=None)
    period: Mapped[str | None] = mapped_column(default=None)  # a date (ISO), a year, "2024-II", a month ("2024-07")
