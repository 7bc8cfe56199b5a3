"""Read lists of people whose columns nothing but their place on the page keeps apart: name, organisation, role."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.parse.actions.columns import columns_of
from extract.parse.meetings.peoplelists import LABEL
from extract.parse.meetings.persons import NAME, Person, qualify, read_people
from extract.parse.places import Piece, Places, has_places
from extract.text.blocks import is_row
from extract.text.reading import Line, Reading
from extract.text.redacted import MARKER
from extract.text.words import boxes_of, unpack_words

KINDS = ("name", "first", "last", "organisation", "role", "present")
"""What the columns of a list of people hold."""
_HEAD = re.compile(r"naam|deelnemer|aanwezig|leden|afwezig|afgemeld|afmelding|verhinder|absent", re.IGNORECASE)
_LONGEST = 120  # characters of a line of headers
_LEAST = 2  # people in columns that no header names
_NEAR = 6.0  # points: so far from each other what stands below each other may begin
_ABSENT = re.compile(r"nee|n\b|afw|-|0|niet|verh", re.IGNORECASE)
Column = tuple[float, str]
"""Where a column begins (points), and what it holds."""
Row = dict[str, list[Piece]]


@dataclass
class Seats:
    """The people found, as present or absent and with their page, and where the lines start that name them."""

    people: list[tuple[str, int, Person]] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)

    def add(self, kind: str, line: Line, person: Person) -> None:
        """Add who is printed on a line."""
        self.people.append((kind, line.page, person))
        self.lines.add(line.start)


def placed_people(reading: Reading, lines: Sequence[Line]) -> Seats:
    """Return the people in the columns of `lines`: below headers, or below a label where nothing heads them."""
    seats = Seats()
    places = Places(reading) if has_places(reading) else None
    kind = "present"
    for at, line in enumerate(lines if places else ()):
        if places is None or len(line.text) > _LONGEST or line.start in seats.lines or not _HEAD.search(line.text):
            continue
        label = LABEL.fullmatch(line.text.rstrip())
        kind = ("absent" if label["absent"] else "present") if label else kind
        if columns := _columns(places.pieces(line)):
            seats.lines.add(line.start)
            _below_headers(_Rows(reading, places, columns), lines[at + 1 :], kind, seats)
        elif label and (label["present"] or label["absent"]):
            _below_label(places, lines[at + 1 :], kind, seats)
    return seats


def _columns(pieces: Sequence[Piece]) -> list[Column]:
    """Return the columns that the pieces of a line head, none when it is no header of a list of people."""
    found = columns_of([piece.text for piece in pieces], KINDS)
    if len(found) < 2 or len(found) < len(pieces) or not {"name", "last"} & found.keys():
        return []
    return sorted((pieces[index].x0, kind) for kind, index in found.items())


@dataclass
class _Rows:
    """Reads lines as rows of these columns."""

    reading: Reading
    places: Places
    columns: list[Column]

    def row(self, line: Line) -> Row:
        """Return the pieces of a line by what their columns hold."""
        row: Row = {}
        for piece in self.places.pieces(line):
            kinds = [kind for x0, kind in self.columns if x0 - _NEAR <= piece.x0]
            row.setdefault(kinds[-1] if kinds else self.columns[0][1], []).append(piece)
        return row

    def person(self, line: Line, row: Row) -> Person | None:
        """Return who stands in a row, None when nobody does; one with a box where the name stood is unreadable."""
        name = _said(row, "first", "last", "name")
        hidden = bool(MARKER.search(name)) or (not name and self.covered(line))
        own = [piece for kind in ("name", "last") for piece in row.get(kind, ())]
        if hidden or NAME.fullmatch(name):
            people = [Person(line.start, line.end, None if hidden else name)]
        else:
            people = read_people(self.reading.text, own[0].start, own[-1].end, one=True) if own and row.keys() else []
        for person in people[:1]:
            person.end = max(person.end, line.end)
            person.role = _said(row, "role") or person.role
            person.organisation = _said(row, "organisation") or person.organisation
        return people[0] if people else None

    def covered(self, line: Line) -> bool:
        """Tell whether something was made unreadable beside the words of a line."""
        page = next(page for page in self.reading.source.pages if page.number == line.page)
        boxes = boxes_of(unpack_words(page.words), line.start - page.start, line.end - page.start)
        middle = (boxes[0][1] + boxes[0][3]) / 2 / page.height if boxes and page.height else -1.0
        hidden = (each.box for each in self.reading.source.redactions if each.page == line.page and each.box)
        return any(box[1] <= middle <= box[3] for box in hidden)


def _said(row: Row, *kinds: str) -> str:
    """Return what the columns of these kinds say."""
    return " ".join(piece.text for kind in kinds for piece in row.get(kind, ()))


def _below_headers(rows: _Rows, lines: Sequence[Line], kind: str, seats: Seats) -> None:
    """Add the people below headers, down to the first line that names none."""
    for line in lines:
        row = rows.row(line) if not is_row(line.text) else {}
        person = rows.person(line, row) if len(row) > 1 else None
        if person is None:
            return
        absent = kind == "absent" or _ABSENT.match(_said(row, "present"))
        seats.add("absent" if absent else "present", line, person)


def _below_label(places: Places, lines: Sequence[Line], kind: str, seats: Seats) -> None:
    """Add the people below a label, when more than half have something beside them in one and the same column."""
    rows: list[tuple[Line, list[Piece]]] = []
    for line in lines:
        pieces = [] if is_row(line.text) else places.pieces(line)
        names = bool(pieces) and bool(NAME.fullmatch(pieces[0].text) or MARKER.fullmatch(pieces[0].text))
        if not names or _columns(pieces):
            break
        rows.append((line, pieces))
    beside = Counter(round(pieces[1].x0 / _NEAR) for _, pieces in rows if len(pieces) > 1)
    if len(rows) < _LEAST or max(beside.values(), default=0) * 2 <= len(rows):
        return
    edge = _NEAR * (beside.most_common(1)[0][0] - 1)
    for line, pieces in rows:
        name = " ".join(piece.text for at, piece in enumerate(pieces) if not at or piece.x0 < edge)
        person = Person(line.start, line.end, None if MARKER.search(name) else name)
        for piece in pieces[1:]:
            if piece.x0 >= edge:
                qualify(person, piece.text)
        seats.add(kind, line, person)
