"""Read what the sheets of an Excel workbook (xlsx, xlsm) show, from its XML as a stream."""

from __future__ import annotations

from contextlib import suppress

from extract.errors import Skipped, Unreadable
from extract.read.sheets.cells import ON, Cells, unescaped
from extract.read.sheets.drawn import Drawn
from extract.read.sheets.grid import BOXES, CELLS, CHARTS, COMMENTS, DAMAGED, SHEETS, TOO_LONG, Enough, Workbook
from extract.read.sheets.package import Attributes, Package, Silent
from extract.read.sheets.styles import Styles

_MOST_STRINGS = 5_000_000


def read_package(data: bytes) -> Workbook:
    """Return the sheets of an Excel workbook that are shown.

    Raises Unreadable when it is broken, Skipped when it is written in another way than XML.
    """
    package = Package(data)
    main = next((part for _, kind, part in package.relations("") if kind == "officeDocument"), "xl/workbook.xml")
    if main.endswith(".bin"):
        raise Skipped("een binair Excel-bestand (xlsb) wordt (nog) niet gelezen")
    book = _Book()
    package.walk(main, book)
    if not book.sheets:
        raise Unreadable("bestand is beschadigd (geen werkbladen gevonden)")
    parts = {id_: (kind, part) for id_, kind, part in package.relations(main)}
    of_kind = dict(parts.values())
    strings, styles = _Strings(), Styles()
    with suppress(Enough):
        package.walk(of_kind.get("styles", "xl/styles.xml"), styles)
        package.walk(of_kind.get("sharedStrings", "xl/sharedStrings.xml"), strings)
    workbook = Workbook()
    try:
        for name, state, id_ in book.sheets:
            kind, part = parts.get(id_, ("", ""))
            if state != "visible":
                workbook.left_out[SHEETS] += 1
            elif kind == "chartsheet":
                workbook.left_out[CHARTS] += 1
            elif kind in ("worksheet", "dialogsheet", ""):
                workbook.add(name)
                _read_sheet(package, part, Cells(workbook, strings.all, styles, book.since_1904))
    except Enough:
        workbook.sheets[-1].broken = TOO_LONG
    return workbook


def _read_sheet(package: Package, part: str, cells: Cells) -> None:
    """Read the sheet in a part into the last of the workbook, with the texts in its drawings."""
    workbook = cells.workbook
    if not package.walk(part, cells):
        workbook.sheets[-1].broken = DAMAGED
    comments = 0
    for first, last in cells.merged:
        workbook.sheets[-1].without(first, last)
    relations = package.relations(part)
    if not cells.is_coloured and all(kind != "table" for _, kind, _ in relations):
        workbook.left_out[CELLS] += workbook.sheets[-1].drop(cells.unseen)
    for _, kind, target in relations:
        if kind in ("comments", "threadedComment"):
            counted = _Count(("comment", "threadedComment"))
            package.walk(target, counted)
            comments = max(comments, counted.number)  # the new kind is written in the old way as well
        elif kind == "drawing":
            _read_drawing(package, target, cells)
        elif kind in ("oleObject", "package"):
            workbook.enclosed.append((target, False))
    workbook.left_out[COMMENTS] += comments


def _read_drawing(package: Package, part: str, cells: Cells) -> None:
    """Read what is drawn over the last sheet: its texts follow the cells, its pictures lie within the file."""
    drawn = Drawn(cells.hides)
    package.walk(part, drawn)
    pictures = {id_: target for id_, kind, target in package.relations(part) if kind == "image"}
    cells.workbook.sheets[-1].boxes += drawn.texts
    cells.workbook.enclosed += [(pictures[id_], partly) for id_, partly in drawn.pictures if id_ in pictures]
    cells.workbook.left_out[BOXES] += drawn.hidden


class _Book(Silent):
    """Takes in the list of sheets."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, str]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904", "") in ON
        elif name == "sheet":
            state = attributes.get("state", "visible")
            self.sheets.append((attributes.get("name", ""), state, attributes.get("id", "")))


class _Strings(Silent):
    """Takes in the texts that cells refer to; how a text is pronounced is none of it."""

    def __init__(self) -> None:
        self.all: list[str] = []
        self._pieces: list[str] = []
        self._reading = self._aside = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._aside = True
        elif name == "t":
            self._reading = not self._aside

    def end(self, name: str) -> None:
        if name == "si":
            if len(self.all) >= _MOST_STRINGS:
                raise Enough
            self.all.append(unescaped("".join(self._pieces)))
        elif name == "rPh":
            self._aside = False
        elif name == "t":
            self._reading = False

    def text(self, text: str) -> None:
        if self._reading:
            self._pieces.append(text)


class _Count(Silent):
    """Counts elements."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names, self.number = names, 0

    def start(self, name: str, attributes: Attributes) -> None:
        self.number += name in self.names
