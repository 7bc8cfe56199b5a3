"""Find who was present at a meeting and who was not: fields, headings with lists, tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.parse.actions.columns import columns_of
from extract.parse.meetings.peoplelists import ITEM, LABEL, LABELS, PeopleList, joined_spans, one_a_line, people_lists
from extract.parse.meetings.persons import NAME, TITLES, Person, read_people
from extract.parse.meetings.placed import placed_people
from extract.parse.tables.cells import cell_lines, unrolled
from extract.parse.tables.rows import Row, row_runs
from extract.text.markup import plain
from extract.text.reading import Line, Reading
from extract.text.redacted import MARKER
from models import Attendance, Document, Meeting

_MOST = 6000  # characters of one list: longer is no list
_FOR = re.compile(r"^(?:vertegenwoordig\w*|namens)\s+(?:(?:van|de|het)\s+)*", re.IGNORECASE)
_IS_PRESENT = re.compile(
    rf"(?:(?:Vanuit|Namens|Van)\s+(?P<body>[^.,;:]{{3,80}}?)\s+)(?:is|was|zijn|waren|sluit|schuift|neemt)\s+(?:ook\s+)?"
    rf"(?P<name>{TITLES}\s+[^.,;:]{{3,60}}?)\s+(?:aanwezig|aan\b|deel\b)"
)


def find_attendance(reading: Reading, document: Document, meeting: Meeting, *, until: int | None = None) -> str | None:
    """Append to `meeting.attendances` who was there and who was not; return the chair's name when a list tells.

    Lists stand before `until`, where the discussion starts; sentences that say who is present may stand anywhere.
    """
    lines = unrolled(reading.text, reading.lines_of(document))
    front = [line for line in lines if until is None or line.start < until]
    runs = row_runs(reading.text, front)
    seats = placed_people(reading, front)
    in_rows = seats.lines.union(line.start for run in runs for row in run for line in row.lines)
    chair: str | None = None
    seen: set[tuple[int, int]] = set()
    counted: set[tuple[str | None, bool]] = set()
    people = [
        *seats.people,
        *_from_lists(reading.text, [line for line in front if line.start not in in_rows]),
        *_from_tables(reading.text, runs, front),
        *_from_sentences(reading, lines),
    ]
    listed = {person.name for kind, _, person in people if kind == "present" and person.name}
    for kind, page, person in sorted(people, key=lambda entry: entry[2].start):
        if (person.start, person.end) in seen:
            continue
        seen.add((person.start, person.end))
        if kind == "chair" or (person.chairs and kind != "absent"):
            chair = chair or person.name
        if kind == "chair" and (not listed or person.name in listed):
            continue  # "Voorzitter:" names one of the list, or stands where no list is
        if person.name and " " in person.name and (person.name, kind == "absent") in counted:
            continue
        counted.add((person.name, kind == "absent"))
        meeting.attendances.append(_record(person, present=kind != "absent", page=page))
    return chair


def _record(person: Person, *, present: bool, page: int) -> Attendance:
    return Attendance(
        name=person.name,
        redacted=person.name is None,
        role=person.role,
        organisation=person.organisation,
        present=present,
        online=person.online,
        start=person.start,
        end=person.end,
        page=page,
        method="regel:presentie",
        score=0.9 if person.name else 0.8,
    )


def _from_lists(source: str, lines: Sequence[Line]) -> Iterator[tuple[str, int, Person]]:
    """Yield the people under or behind labels in running lines."""
    for found in people_lists(lines):
        by_line = one_a_line(source, found.spans)
        spans = found.spans if by_line else joined_spans(source, found.spans)
        people = [
            person
            for start, end in spans
            if end - start <= _MOST
            for person in read_people(source, start, end, one=by_line, gaps=found.ambtelijk)
        ]
        named = any(not (person.name and person.name.isalpha() and person.name.isupper()) for person in people)
        for person in people if named else list(_unreadable(source, found.spans)) or people:
            yield _kind(found, person), found.page, _with_role(found, person)


def _unreadable(source: str, spans: Sequence[tuple[int, int]]) -> Iterator[Person]:
    """Yield those of whom a list only says for whom they were there, as the names before it were made unreadable.

    That they were shows in entries of which nothing or no more than a comma is left.
    """
    entries = [(start, end, ITEM.match(source, start, end)) for start, end in spans]
    said = [(start, end, source[bullet.end() : end].strip()) for start, end, bullet in entries if bullet]
    bare = any(not words or words[0] == "," or words[-1] == "," for *_, words in said)
    if not bare or len(said) < max(2, len(entries)):
        return
    for start, end, words in said:
        parts = [part for part in re.split(r"\s*,\s*", _FOR.sub("", words)) if part]
        yield Person(start, end, None, organisation=parts[-1] if parts else None)


def _kind(found: PeopleList, person: Person) -> str:
    """Return how a person of this list takes part: the one behind "Voorzitter:" is the chair."""
    if found.role and re.match(r"(?:dag|plaatsvervangend )?voorz", found.role, re.IGNORECASE):
        return "chair"
    return "present" if found.kind == "role" else found.kind


def _with_role(found: PeopleList, person: Person) -> Person:
    """Give a person the role of the label, unless a bracket says what else he or she is; online counts for all."""
    person.online = person.online or found.online
    if found.role and not person.role:
        if re.match(r"voorz", found.role, re.IGNORECASE) and person.organisation:
            return person
        person.role = found.role
    return person


def _from_tables(
    source: str, runs: Sequence[Sequence[Row]], lines: Sequence[Line]
) -> Iterator[tuple[str, int, Person]]:
    """Yield the people in rows that a label opens, and in tables that have a column of names."""
    for run in runs:
        rows = [row for row in run if row.kind != "lijn"]
        columns = (
            columns_of(rows[0].texts, ("name", "first", "last", "organisation", "role", "present")) if rows else {}
        )
        if ("last" in columns or "name" in columns) and len(columns) > 1:
            yield from _from_columns(source, rows[1:], columns)
            continue
        kind = ""
        for row in rows:
            first = row.texts[0] if row.texts else ""
            label = LABEL.fullmatch(first) or LABEL.fullmatch(first + ":")
            if label:
                kind = next(kind for kind, _ in LABELS if label[kind])
            elif first:
                kind = ""
            if kind and kind != "none":
                role = plain(first) if kind == "role" else None
                for start, end in row.cells[1:]:
                    yield from _from_cell(source, start, end, PeopleList(kind, role, page=row.page))


def _from_cell(source: str, start: int, end: int, found: PeopleList) -> Iterator[tuple[str, int, Person]]:
    """Yield the people in one cell: one a line where it has lines."""
    spans = list(cell_lines(source, start, end))
    lines = len(spans) >= 3 and one_a_line(source, spans)
    for a, b in spans if lines else [(start, end)]:
        for person in read_people(source, a, b, one=lines):
            yield _kind(found, person), found.page, _with_role(found, person)


def _from_columns(source: str, rows: Sequence[Row], columns: dict[str, int]) -> Iterator[tuple[str, int, Person]]:
    """Yield the people of a table that has a row for each."""
    for row in rows:
        cells = {kind: row.texts[index] for kind, index in columns.items() if index < len(row.texts)}
        name = " ".join(part for part in (cells.get("first"), cells.get("last") or cells.get("name")) if part)
        index = columns.get("last", columns.get("name", 0))
        if not name or index >= len(row.cells):
            continue
        start, end = row.cells[index]
        redacted = bool(MARKER.search(name))
        if redacted or NAME.fullmatch(name):
            people = [Person(start, end, None if redacted else name)]
        else:
            people = read_people(source, start, end, one=True)
        for person in people[:1]:
            person.role = cells.get("role") or person.role
            person.organisation = cells.get("organisation") or person.organisation
            said = (cells.get("present") or "").lower()
            yield ("absent" if re.match(r"nee|n\b|afw|-|0|niet|verh", said) else "present"), row.page, person


def _from_sentences(reading: Reading, lines: Sequence[Line]) -> Iterator[tuple[str, int, Person]]:
    """Yield those of whom a sentence says that they are present ("Vanuit … is de heer … aanwezig")."""
    for line in lines:
        if not re.match(r"\s*(?:Vanuit|Namens|Van)\s", line.text):
            continue
        window = reading.text[line.start : line.start + 300]
        if said := _IS_PRESENT.match(window.lstrip()):
            shift = line.start + len(window) - len(window.lstrip())
            start, end = shift + said.start("name"), shift + said.end("name")
            for person in read_people(reading.text, start, end, one=True):
                person.organisation = re.sub(r"^(?:het|de)\s+", "", plain(said["body"]))
                yield "present", line.page, person
