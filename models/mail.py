"""E-mails, who they are from and to, and what was attached."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.record import Printed, Record
from models.source import owned

if TYPE_CHECKING:
    from models.source import Document


class Email(Printed, Record, kw_only=True):
    """One message of a thread, `answered` the one that it replies to.

    `body` is what its sender wrote: no greeting, signature, disclaimer or quotation.
    `body_start` and `body_end` span that text in the source (None when there is none); where the sender wrote between
    the lines of a quoted message, `body` joins the pieces within that span that are the sender's.
    """

    __tablename__ = "email"

    position: Mapped[int]  # 1-based, newest first as printed
    sent: Mapped[dt.datetime | None] = mapped_column(default=None, index=True)
    subject: Mapped[str | None] = mapped_column(default=None)
    body: Mapped[str] = mapped_column(default="")
    body_start: Mapped[int | None] = mapped_column(default=None)
    body_end: Mapped[int | None] = mapped_column(default=None)
    answered_id: Mapped[str | None] = mapped_column(ForeignKey("email.id", ondelete="SET NULL"), index=True, init=False)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True, init=False)

    answered: Mapped[Email | None] = relationship(remote_side="Email.id", default=None, repr=False)
    document: Mapped[Document] = relationship(back_populates="emails", init=False, repr=False)
    addresses: Mapped[list[Address]] = owned("Address.start", "email")
    attachments: Mapped[list[Attachment]] = owned("Attachment.start", "email")


class Address(Printed, Record, kw_only=True):
    """A correspondent in a header field (van aan cc bcc): the name as printed, the domain of the address."""

    __tablename__ = "address"

    field: Mapped[str]
    name: Mapped[str | None] = mapped_column(default=None, index=True)
    domain: Mapped[str | None] = mapped_column(default=None, index=True)
    redacted: Mapped[bool] = mapped_column(default=False)
    email_id: Mapped[str] = mapped_column(ForeignKey("email.id", ondelete="CASCADE"), index=True, init=False)

    email: Mapped[Email] = relationship(back_populates="addresses", init=False, repr=False)


class Attachment(Printed, Record, kw_only=True):
    """The name of an attached file, tied to the document in the release that it is, where that is known."""

    __tablename__ = "attachment"

    name: Mapped[str]
    email_id: Mapped[str] = mapped_column(ForeignKey("email.id", ondelete="CASCADE"), index=True, init=False)
    document_id: Mapped[str | None] = mapped_column(
        ForeignKey("document.id", ondelete="SET NULL"), index=True, init=False
    )

    email: Mapped[Email] = relationship(back_populates="attachments", init=False, repr=False)
    document: Mapped[Document | None] = relationship(default=None, repr=False)
