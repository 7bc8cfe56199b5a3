"""Tables as printed, and the opgaven (what a table says about one place) read from them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship
from sqlalchemy.orm.attributes import set_committed_value

from models.record import Printed, Record, by_place
from models.source import owned

if TYPE_CHECKING:
    from models.source import Document

THEMES = "asiel amv-coa amv-nidos oekraïne vergunninghouders crisisnoodopvang inwoners overig".split()
MEASURES = (
    "opgave realisatie verschil capaciteit taakstelling bezetting beschikbaar stand aanbod percentage overig".split()
)
PLACE_KINDS = "gemeente veiligheidsregio provincie land locatie".split()


class Table(Printed, Record, kw_only=True):
    """A table, running over one or more pages."""

    __tablename__ = "tabel"

    title: Mapped[str | None] = mapped_column(default=None)
    peildatum: Mapped[dt.date | None] = mapped_column(default=None)
    last_page: Mapped[int] = mapped_column(default=1)
    note: Mapped[str | None] = mapped_column(default=None)  # source note or legend
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True, init=False)

    document: Mapped[Document] = relationship(back_populates="tables", init=False, repr=False)
    cells: Mapped[list[Cell]] = owned("(Cell.row, Cell.column)", "table")

    def grid(self, *, header: bool) -> list[list[str]]:
        """Return the printed texts of the header rows, or of the others, row by row, "" where nothing is printed."""
        wanted = [(cell.row, cell.column, cell.text) for cell in self.cells if cell.header == header]
        width = max((cell.column for cell in self.cells), default=-1) + 1
        place = {row: index for index, row in enumerate(sorted({row for row, *_ in wanted}))}
        grid = [[""] * width for _ in place]
        for row, column, text in wanted:
            grid[place[row]][column] = text
        return grid

    def hold(self, cells: list[Cell]) -> None:
        """Take the cells of a table that was just read, past SQLAlchemy's history of each, which takes long."""
        set_committed_value(self, "cells", cells)
        for cell in cells:
            set_committed_value(cell, "table", self)


class Cell(Printed, Record, kw_only=True):
    """One cell: its text as printed without mark-up, its number where it holds one."""

    __tablename__ = "cell"

    row: Mapped[int] = mapped_column("row_index")  # 0-based, header rows first
    column: Mapped[int] = mapped_column("column_index")
    text: Mapped[str]
    header: Mapped[bool] = mapped_column(default=False)
    value: Mapped[float | None] = mapped_column(default=None)
    uncertain: Mapped[bool] = mapped_column(default=False)  # onzeker: the printed text is not surely this number
    table_id: Mapped[str] = mapped_column(ForeignKey("tabel.id", ondelete="CASCADE"), index=True, init=False)

    table: Mapped[Table] = relationship(back_populates="cells", init=False, repr=False)


class Opgave(Printed, Record, kw_only=True):
    """Place × theme × measure × period → value: one number of a table, its span that of its cell."""

    __tablename__ = "opgave"
    __table_args__ = (by_place("opgave"), Index("opgave_lookup", "place", "theme", "measure", "period"))

    place: Mapped[str] = mapped_column(index=True)  # canonical name, or a location as printed
    place_kind: Mapped[str]
    theme: Mapped[str]
    measure: Mapped[str]
    period: Mapped[str | None] = mapped_column(default=None)  # a date (ISO), a year, "2024-II", a month ("2024-07")
    value: Mapped[float]
    unit: Mapped[str | None] = mapped_column(default=None)  # plekken personen procent euro woningen inwoners
    entity_id: Mapped[str | None] = mapped_column(ForeignKey("entity.id"), index=True, default=None)
    cell_id: Mapped[str] = mapped_column(ForeignKey("cell.id", ondelete="CASCADE"), index=True, init=False)

    cell: Mapped[Cell] = relationship(repr=False)
