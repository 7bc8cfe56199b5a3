"""Make papers with tables in them, of every kind, and papers with none: the PDF, and what stands in its tables."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, NamedTuple

from reportlab.pdfgen.canvas import Canvas

from corpus.made_tables.drawing import Sheet, draw_table
from corpus.made_tables.looks import RULED, UNRULED, Look, some_look
from corpus.made_tables.plan import Plan, planned, wrapped
from corpus.made_tables.prose import PROSE, prose_page
from corpus.made_tables.table import MadeTable, make_pair, make_table
from corpus.made_tables.words import sentences

__all__ = ["KINDS", "PROSE", "MadePdf", "Placed", "make_pdf", "make_prose", "set_pdf"]


class Kind(NamedTuple):
    """A kind of paper: which tables, in which rules, how many, and what of their look is fixed."""

    shapes: tuple[str, ...]
    rules: tuple[str, ...]
    many: tuple[int, ...] = (1,)
    fixed: dict[str, Any] = {}  # noqa: RUF012 - read only
    beside: bool = False


TURNED = ({"turn": 90}, {"turn": 270}, {"turn": 90, "upright": False}, {"turn": 270, "upright": False})
ANY = ("flat", "flat", "small", "grouped", "hierarchy", "locations")
KINDS = {
    "ruled": Kind(ANY, ("grid",)),
    "ruled boxes": Kind(ANY, ("boxes",)),
    "ruled shaded": Kind(ANY, ("shaded",)),
    "ruled groups": Kind(("grouped",), RULED),
    "ruled locations": Kind(("locations",), RULED),
    "ruled wide": Kind(("wide",), RULED, fixed={"landscape": True}),
    "ruled long": Kind(("long",), RULED),
    "ruled split": Kind(("locations",), RULED, fixed={"split": True, "label_width": 70}),
    "ruled several": Kind(("small", "flat", "locations"), RULED, (2, 3)),
    "ruled beside": Kind(("small",), RULED, (2,), beside=True),
    "ruled turned": Kind(("flat", "grouped", "wide"), RULED, fixed={"turn": 90}),
    "unruled": Kind(ANY, ("none",)),
    "unruled lines": Kind(ANY, ("horizontal", "head")),
    "unruled hierarchy": Kind(("hierarchy",), UNRULED),
    "unruled groups": Kind(("grouped",), UNRULED),
    "unruled locations": Kind(("locations",), UNRULED),
    "unruled labels": Kind(("flat", "locations"), UNRULED, fixed={"label_width": 80}),
    "unruled wide": Kind(("wide",), UNRULED, fixed={"landscape": True}),
    "unruled long": Kind(("long",), UNRULED),
    "unruled several": Kind(("small", "flat", "locations"), UNRULED, (2, 3)),
    "unruled beside": Kind(("small",), UNRULED, (2,), beside=True),
    "unruled turned": Kind(("flat", "grouped", "wide"), UNRULED, fixed={"turn": 90}),
}


@dataclass
class Placed:
    """A table on paper: what is read in it, and the page (1-based) that each body row starts on."""

    table: MadeTable
    header: list[list[str]]
    rows: list[list[str]]
    pages: list[int] = field(default_factory=list)

    @property
    def grid(self) -> list[list[str]]:
        """Return header and body rows as one grid."""
        return [*self.header, *self.rows]


@dataclass
class MadePdf:
    """A made PDF and the tables in it, in reading order."""

    data: bytes
    tables: list[Placed]
    pages: int
    is_ruled: bool = False


def make_pdf(seed: int | str, kind: str = "ruled", error: str | None = None) -> MadePdf:
    """Return the paper of this seed and kind; with `error` its first table holds one (tegenspraak: it is set twice)."""
    chance = Random(f"{seed}/{kind}/paper")
    row = KINDS[kind]
    fixed = dict(row.fixed)
    if "turn" in fixed:
        fixed |= chance.choice(TURNED)
    look = some_look(chance, rules=chance.choice(row.rules), **fixed)
    shapes = [chance.choice(row.shapes) for _ in range(chance.choice(row.many))]
    if error == "tegenspraak":
        return set_pdf(list(make_pair(f"{kind}/{seed}", shapes[0], error=True)), look, seed)
    made = [make_table(f"{kind}/{seed}/{at}", shape, error if not at else None) for at, shape in enumerate(shapes)]
    return set_pdf(made, look, seed, beside=row.beside)


def make_prose(seed: int | str, kind: str | None = None) -> MadePdf:
    """Return a page rich in numbers without any table; `kind` is one of PROSE."""
    chance = Random(f"{seed}/{kind}/prose")
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    prose_page(canvas, chance, kind or chance.choice(sorted(PROSE)))
    canvas.save()
    return MadePdf(stream.getvalue(), [], 1)


def set_pdf(tables: list[MadeTable], look: Look, seed: int | str = 0, *, beside: bool = False) -> MadePdf:
    """Set the tables under or beside each other, with words above and below, and return the PDF."""
    chance = Random(f"{seed}/words")
    look, plans = _fitting(tables, look, beside)
    stream = io.BytesIO()
    sheet = Sheet(Canvas(stream, invariant=1), look, chance.choice(("", "Stukken bestuurlijk overleg")))
    sheet.new_page()
    _words(sheet, chance, look.words_above)
    placed = []
    if beside:
        placed = _set_beside(sheet, tables, plans)
    else:
        for table, plan in zip(tables, plans, strict=True):
            placed.append(_set_one(sheet, table, plan))
            _words(sheet, chance, look.words_below)
    sheet.canvas.save()
    return MadePdf(stream.getvalue(), placed, sheet.page, look.is_ruled)


def _fitting(tables: list[MadeTable], look: Look, beside: bool) -> tuple[Look, list[Plan]]:
    """Return the look made small, or the page wide, enough for the tables."""
    while True:
        plans = [planned(table, look, 0 if beside else Sheet(None, look).room) for table in tables]
        need = sum(plan.width for plan in plans) + 30 if beside else max(plan.width for plan in plans)
        if need <= Sheet(None, look).room:
            return look, plans
        if not look.landscape and (beside or look.size < 7.5):
            look = replace(look, landscape=True)
        elif look.size > 4.5:
            look = replace(
                look, size=look.size * 0.93, gap=max(2.5, look.gap * 0.93), margin=max(30, look.margin * 0.9)
            )
        else:
            raise ValueError("a table does not fit on a page")


def _words(sheet: Sheet, chance: Random, count: int) -> None:
    if count:
        sheet.write(wrapped(sentences(chance, count), sheet.room, sheet.look.face(False), 10), 10, after=10)


def _titled(sheet: Sheet, table: MadeTable, plan: Plan) -> None:
    """Write the title, and the peildatum when it has a line, on the page that the table begins on."""
    look = sheet.look
    size = max(look.size, 10)
    lines = wrapped(table.title, sheet.room, look.face(look.title_bold), size)
    if not sheet.has_room(len(lines) * size * 1.3 + sum(plan.header_heights) + sum(plan.heights[:2]) + 30):
        sheet.new_page()
    sheet.write(lines, size, look.title_bold, after=3)
    dated = [note for note in table.notes if note.startswith("Peildatum")]
    sheet.write(dated, look.size, after=4)


def _noted(sheet: Sheet, table: MadeTable) -> None:
    sheet.y -= 3
    sheet.write(
        [note for note in table.notes if not note.startswith("Peildatum")], max(6, sheet.look.size - 1), after=16
    )


def _set_one(sheet: Sheet, table: MadeTable, plan: Plan) -> Placed:
    _titled(sheet, table, plan)
    pages = draw_table(sheet, plan, sheet.look.margin)
    _noted(sheet, table)
    return Placed(table, plan.known_header, table.rows, pages)


def _set_beside(sheet: Sheet, tables: list[MadeTable], plans: list[Plan]) -> list[Placed]:
    """Set tables beside each other, each under its own title."""
    look, left, placed = sheet.look, sheet.look.margin, []
    height = max(sum(plan.header_heights) + sum(plan.heights) for plan in plans)
    if not sheet.has_room(height + 40):
        sheet.new_page()
    top = sheet.y
    spare = (sheet.room - sum(plan.width for plan in plans)) / (len(plans) - 1)
    for table, plan in zip(tables, plans, strict=True):
        table.title = table.title.split(" (")[0].split(",")[0]
        sheet.canvas.setFont(look.face(look.title_bold), look.size)
        lines = wrapped(table.title, plan.width, look.face(look.title_bold), look.size)
        for at, line in enumerate(lines):
            sheet.canvas.drawString(left, top - look.size * (at + 1) * 1.2, line)
        sheet.y = top - look.size * 1.2 * len(lines) - 6
        placed.append(Placed(table, plan.known_header, table.rows, draw_table(sheet, plan, left)))
        left += plan.width + min(spare, 60)
    sheet.y = top - height - 40
    return placed
