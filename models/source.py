"""A released file, its pages, the documents glued together in it, and their segments."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column, relationship

from models.record import Printed, Record, by_place, indexed

if TYPE_CHECKING:
    from models.entity import Figure, Mention, Tenure
    from models.finding import Finding
    from models.inventory import InventoryEntry
    from models.mail import Email
    from models.meeting import Action, Decision, Meeting
    from models.table import Opgave, Table

OTHER = "overig"
GENRES = "besluit uitspraak vragen motie rapport".split()  # of what gold answers know as OTHER only
DOCUMENT_KINDS = [
    *"verslag agenda actielijst besluitenlijst e-mail brief memo presentatie overzicht bijlage".split(),
    *GENRES,
    OTHER,
]
SEGMENT_KINDS = "kop alinea opsomming tabel mailkop citaat aanhef ondertekening disclaimer voetnoot paginakop".split()


def owned(order_by: str, back_populates: str | None = None) -> Any:
    """Declare a list of records that live and die with the one that holds them."""
    return relationship(
        order_by=order_by,
        back_populates=back_populates,
        cascade="all, delete-orphan",
        passive_deletes=True,
        default_factory=list,
        repr=False,
    )


class Source(Record, kw_only=True):
    """One file; its id is the SHA-256 of its bytes, so that a renamed file is recognised."""

    __tablename__ = "source"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(index=True)
    path: Mapped[str]
    bytes: Mapped[int]
    media_type: Mapped[str | None] = mapped_column(default=None)
    status: Mapped[str] = mapped_column(default="gelezen", index=True)  # gelezen overgeslagen mislukt
    error: Mapped[str | None] = mapped_column(default=None)
    warnings: Mapped[list[str]] = mapped_column(default_factory=list)
    page_count: Mapped[int] = mapped_column(default=0)
    encoding: Mapped[str | None] = mapped_column(default=None)
    reader: Mapped[str | None] = mapped_column(default=None)
    version: Mapped[str | None] = mapped_column(default=None)

    pages: Mapped[list[Page]] = owned("Page.number")
    enclosures: Mapped[list[Enclosure]] = owned("Enclosure.position")
    documents: Mapped[list[Document]] = owned("Document.start", "source")
    mentions: Mapped[list[Mention]] = owned("Mention.start")
    opgaven: Mapped[list[Opgave]] = owned("Opgave.start")
    figures: Mapped[list[Figure]] = owned("Figure.start")
    tenures: Mapped[list[Tenure]] = owned("Tenure.start")
    inventory: Mapped[list[InventoryEntry]] = owned("InventoryEntry.start")
    redactions: Mapped[list[Redaction]] = owned("Redaction.start")
    findings: Mapped[list[Finding]] = owned("Finding.start")

    @property
    def text(self) -> str:
        """Return the pages' texts joined by one form feed: what all spans of this source count in."""
        return "\f".join(page.text for page in self.pages)


class Enclosure(Record, kw_only=True):
    """A file within a file: in an archive or portfolio, or attached to a mail.

    `name` is its path there, parted by "/". `key` is its content hash, which is the id of the source that it is, or
    None when it could not be taken out, with the reason in `error`; the same file may lie within several others.
    """

    __tablename__ = "enclosure"

    id: Mapped[str] = mapped_column(primary_key=True, default="")
    position: Mapped[int]  # 1-based
    name: Mapped[str]
    key: Mapped[str | None] = mapped_column(default=None, index=True)
    bytes: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(default=None)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), index=True, default="")


class Counted(MappedAsDataclass, kw_only=True, eq=False):
    """What became of a text: how many of its characters are in each class, white space left out.

    Together they are all of it. None where that was not counted: the file was read by an older version.
    """

    understood: Mapped[int | None] = mapped_column(default=None)  # begrepen: a record other than a segment says it
    placed: Mapped[int | None] = mapped_column(default=None)  # ingedeeld: only what it stands below is known
    boilerplate: Mapped[int | None] = mapped_column(default=None)  # vast: running heads, greetings, disclaimers …
    unexplained: Mapped[int | None] = mapped_column(default=None)  # niet begrepen: the rest


class Page(Counted, Record, kw_only=True):
    """One page: its text, and the box of every word where there is one.

    `start` is the offset of the page in the text of the source. `words` holds, packed, a row for each word: start and
    end on the page, and x0, top, x1, bottom in points (see extract.text.words). `width` and `height` are in points.
    `gaps` are the start and end on the page of each stretch of words that is `unexplained`, None where none was noted.
    """

    __tablename__ = "page"
    __table_args__ = (UniqueConstraint("source_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True, default="")
    number: Mapped[int]
    start: Mapped[int]
    text: Mapped[str]
    width: Mapped[float | None] = mapped_column(default=None)
    height: Mapped[float | None] = mapped_column(default=None)
    words: Mapped[bytes | None] = mapped_column(LargeBinary, default=None, repr=False)
    read_by: Mapped[str] = mapped_column(default="tekst")  # tekst tekstlaag ocr ongelezen
    quality: Mapped[float | None] = mapped_column(default=None)
    gaps: Mapped[list[list[int]] | None] = mapped_column(default=None)
    source_id: Mapped[str] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), index=True, default="")


class Document(Counted, Printed, Record, kw_only=True):
    """One document within a source; `reasons` says which signals made the cut before it.

    `number` is what the publisher stamped on its pages, as printed. `listed` names what it has of an inventarislijst,
    as it does not say so itself: title, date, number.
    """

    __tablename__ = "document"

    kind: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]  # 1-based order in the source
    title: Mapped[str | None] = mapped_column(default=None)
    date: Mapped[dt.date | None] = mapped_column(default=None, index=True)
    last_page: Mapped[int] = mapped_column(default=1)
    number: Mapped[str | None] = mapped_column(default=None, index=True)
    reasons: Mapped[list[str]] = mapped_column(default_factory=list)
    listed: Mapped[list[str]] = mapped_column(default_factory=list, server_default="[]")
    near_duplicate_of: Mapped[str | None] = mapped_column(
        ForeignKey("document.id", ondelete="SET NULL"), index=True, default=None
    )

    source: Mapped[Source] = relationship(back_populates="documents", init=False, repr=False)
    segments: Mapped[list[Segment]] = owned("Segment.start", "document")
    meetings: Mapped[list[Meeting]] = owned("Meeting.start", "document")
    decisions: Mapped[list[Decision]] = owned("Decision.start", "document")
    actions: Mapped[list[Action]] = owned("Action.start", "document")
    emails: Mapped[list[Email]] = owned("Email.position", "document")
    tables: Mapped[list[Table]] = owned("Table.start", "document")


class Segment(Printed, Record, kw_only=True):
    """A heading, paragraph, bullet, table, mail head …: the smallest piece that full-text search finds."""

    __tablename__ = "segment"
    __table_args__ = (by_place("segment"), indexed("segment", "document_id", "start", "end"))

    kind: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]  # without mark-up, white space folded
    level: Mapped[int] = mapped_column(default=0)  # depth of a heading or bullet
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("segment.id", ondelete="SET NULL"), index=True, init=False)
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), init=False)

    parent: Mapped[Segment | None] = relationship(remote_side="Segment.id", default=None, repr=False)
    document: Mapped[Document] = relationship(back_populates="segments", init=False, repr=False)


class Redaction(Printed, Record, kw_only=True):
    """Something made unreadable: a box (vlak), a marker in the text (markering) or a gap (leegte).

    `box` is x0, top, x1, bottom as fractions of the page, or None; `what` is what sort of thing stood there. Of a
    person `role` and `organisation` are what is still printed around the name, never the name.
    """

    __tablename__ = "redaction"

    form: Mapped[str] = mapped_column(index=True)
    ground: Mapped[str | None] = mapped_column(default=None, index=True)
    box: Mapped[list[float] | None] = mapped_column(default=None)
    what: Mapped[str | None] = mapped_column(default=None)
    role: Mapped[str | None] = mapped_column(default=None)
    organisation: Mapped[str | None] = mapped_column(default=None)
