"""What does not add up."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.record import Printed, Record
from models.source import owned

CHECKS = "kolomsom rijsom deelsom verschil percentage tekst-tabel tegenspraak uitschieter actielijst".split()
SEVERITIES = "laag midden hoog".split()
CAUSES = ("afronding", "deel ontbreekt", "verschuiving", "andere grondslag", "fout")


class Finding(Printed, Record, kw_only=True):
    """A printed figure that differs from what can be computed: its span is that of the printed figure.

    `sentence` tells it in Dutch; `cause` is the likely cause where the numbers show one. `table`, `column` and `row`
    name the spot in a table as printed.
    """

    __tablename__ = "finding"

    check: Mapped[str] = mapped_column("check_name", index=True)
    severity: Mapped[str] = mapped_column(index=True)
    sentence: Mapped[str]
    cause: Mapped[str | None] = mapped_column(index=True, default=None)  # one of CAUSES
    printed: Mapped[float | None] = mapped_column(default=None)
    computed: Mapped[float | None] = mapped_column(default=None)
    place: Mapped[str | None] = mapped_column(default=None)
    measure: Mapped[str | None] = mapped_column(default=None)
    table: Mapped[str | None] = mapped_column("table_title", default=None)
    column: Mapped[str | None] = mapped_column("column_title", default=None)
    row: Mapped[str | None] = mapped_column("row_title", default=None)
    document_id: Mapped[str | None] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True, default=None
    )

    operands: Mapped[list[Operand]] = owned("Operand.start", "finding")


class Operand(Printed, Record, kw_only=True):
    """One number that a finding was computed from, with its place."""

    __tablename__ = "operand"

    value: Mapped[float]
    label: Mapped[str]
    finding_id: Mapped[str] = mapped_column(ForeignKey("finding.id", ondelete="CASCADE"), index=True, init=False)

    finding: Mapped[Finding] = relationship(back_populates="operands", init=False, repr=False)
