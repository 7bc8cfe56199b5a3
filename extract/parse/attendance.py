"""Find who was present at a meeting and who was not: fields, headings with lists, tables and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extract.parse.columns import columns_of
from extract.parse.numbering import cell_lines
from extract.parse.persons import NAME, TITLES, Person, read_people
from extract.parse.rows import Row, row_runs
from extract.text.markup import heading_level, plain
from extract.text.reading import Line, Reading
from extract.text.redacted import MARKER
from models import Attendance, Document, Meeting

# Each row: what a label over or before a list of people says of them, and the label.
LABELS: tuple[tuple[str, str], ...] = (
    (
        "none",
        r"agenda\s?leden|(?:ter )?(?:kopie|cc|afschrift)(?: aan)?|verzend(?:lijst|en aan)|toehoorders? niet"
        r"|(?:agenda)?lid|leden(?!.*aanwezig)|opsteller|steller|contactpersoon|auteur|genodigden|uitgenodigd(?:en)?",
    ),
    (
        "absent",
        r"(?:(?:met|zonder) )?(?:afwezig(?:en)?(?: ?/ ?| en )(?:afmeldingen|afgemeld|verhinderd)|"
        r"(?:af|niet[ -]?aan)wezig(?:en?)?|afgemeld(?:en)?|afmeldingen|verhinderd(?:en)?|"
        r"(?:af)?bericht(?:en)? van verhindering|afwezigheid|absent(?:en|ie)?|verontschuldigd)"
        r"(?: (?:met|zonder|na|wegens) \w+(?: van verhindering)?)?",
    ),
    (
        "present",
        r"(?:(?:ook|verder|tevens|mede|fysiek|digitaal|online) )?(?:aanwezig(?:en?)?|aanwezigheid|present(?:ielijst)?)"
        r"(?: (?:zijn|waren|vanuit|namens|leden|digitaal|online))?|deelnemers?(?: aan (?:het|de) \w+)?|deelnemerslijst"
        r"|gasten?|ambtelijk(?:e ondersteuning| aanwezig)?|bestuurlijk(?: aanwezig)?|van de zijde van [\w ]+"
        r"|(?:online|digitaal)(?: aanwezig| deelnemers?)|toehoorders?|bij agendapunt(?:en)? [\d, en]+|sprekers?"
        r"|tijdens agendapunt(?:en)? [\d, en]+|aanwezig(?:e)? (?:leden|bestuurders|ambtenaren)",
    ),
    (
        "role",
        r"(?:dag|plaatsvervangend |technisch )?voorzitt(?:er|ing)|notulist(?:e)?|notulen|verslag(?:legging|legger)?(?: door)?"
        r"|(?:ambtelijk )?secretaris|griffier|secretariaat",
    ),
)
_NOTE = r"(?:\s*\((?P<note>[^()\n]{0,60})\))?"
_LABEL = re.compile(
    r"(?P<mark>[ \t]*(?:#{1,6}[ \t]+|[-•][ \t]+)?)[*_]{0,3}(?:"
    + "|".join(f"(?P<{kind}>{terms})" for kind, terms in LABELS)
    + rf"){_NOTE}[ \t]*(?P<colon>[*_]{{0,3}}[ \t]*:[*_]{{0,3}}|[*_]{{1,3}}|)(?=[ \t]|$)",
    re.IGNORECASE,
)
_OTHER_FIELD = re.compile(r"[ \t]*[*_#]*[A-Za-zÀ-ÿ][\wÀ-ÿ /&()-]{1,34}[*_]*:(?=[*_\s]|$)")
_NUMBERED = re.compile(r"[ \t]*(?:#{1,6}\s+)?[*_]*\d{1,2}[a-z]?[.)]?[*_]*[ \t]+\S")
_UNDERLINE = re.compile(r"\s*[=-]{3,}\s*")
_MOST = 6000  # characters of one list: longer is no list
_IS_PRESENT = re.compile(
    rf"(?:(?:Vanuit|Namens|Van)\s+(?P<body>[^.,;:]{{3,80}}?)\s+)(?:is|was|zijn|waren|sluit|schuift|neemt)\s+(?:ook\s+)?"
    rf"(?P<name>{TITLES}\s+[^.,;:]{{3,60}}?)\s+(?:aanwezig|aan\b|deel\b)"
)


@dataclass
class _List:
    """A stretch of text that lists people: who they are said to be, and the spans of its lines."""

    kind: str  # present, absent or role
    role: str | None
    spans: list[tuple[int, int]] = field(default_factory=list)
    page: int = 1
    item: bool = False
    ambtelijk: bool = False


def find_attendance(reading: Reading, document: Document, meeting: Meeting, *, until: int | None = None) -> str | None:
    """Append to `meeting.attendances` who was there and who was not; return the chair's name when a list tells.

    Lists stand before `until`, where the discussion starts; sentences that say who is present may stand anywhere.
    """
    lines = reading.lines_of(document)
    front = [line for line in lines if until is None or line.start < until]
    runs = row_runs(reading.text, front)
    in_rows = {line.start for run in runs for row in run for line in row.lines}
    chair: str | None = None
    seen: set[tuple[int, int]] = set()
    people = [
        *_from_lists(reading.text, [line for line in front if line.start not in in_rows]),
        *_from_tables(reading.text, runs, front),
        *_from_sentences(reading, lines),
    ]
    for kind, page, person in sorted(people, key=lambda entry: entry[2].start):
        if (person.start, person.end) in seen:
            continue
        seen.add((person.start, person.end))
        if person.chairs or kind == "chair":
            chair = chair or person.name
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
    for found in _lists(lines):
        by_line = _one_a_line(source, found.spans)
        spans = found.spans if by_line else _joined(source, found.spans)
        for start, end in spans:
            if end - start <= _MOST:
                for person in read_people(source, start, end, one=by_line, gaps=found.ambtelijk):
                    yield _kind(found, person), found.page, _with_role(found, person)


def _kind(found: _List, person: Person) -> str:
    """Return how a person of this list takes part: the one behind "Voorzitter:" is the chair."""
    if found.role and re.match(r"(?:dag|plaatsvervangend )?voorzitt", found.role, re.IGNORECASE):
        return "chair"
    return "present" if found.kind == "role" else found.kind


def _with_role(found: _List, person: Person) -> Person:
    """Give a person the role of the label, unless a bracket says what else he or she is; online counts for all."""
    if found.role and not person.role:
        if re.match(r"voorzitt", found.role, re.IGNORECASE) and person.organisation:
            return person
        person.role = found.role
    return person


def _lists(lines: Sequence[Line]) -> Iterator[_List]:
    """Yield each label's list: the words behind it and the lines below it that go on with people."""
    current: _List | None = None
    skipping = False
    for index, line in enumerate(lines):
        label = _label(line, lines[index + 1] if index + 1 < len(lines) else None)
        if label:
            if current and current.spans:
                yield current
            current, skipping = _open(line, label), label.lastgroup == "none" or bool(label["none"])
            current = None if skipping else current
            if current and (inner := _LABEL.match(line.text, label.end() + 1)) and inner["role"] and inner["colon"]:
                current.spans = [(line.start + inner.end(), line.end)]
                current.role, current.kind = inner["role"], "role"
                yield current
                current = _List("absent" if label["absent"] else "present", None, page=line.page)
        elif current and plain(line.text).endswith(":") and not _OTHER_FIELD.match(line.text):
            continue  # a caption within the list
        elif current and (_ends(current, line) or _underlined(lines, index)):
            if current.spans:
                yield current
            current = None
        elif current and not _UNDERLINE.fullmatch(line.text):
            current.spans.append((line.start, line.end))
            current.item = bool(re.match(r"\s*[-•*]\s", line.text))
    if current and current.spans:
        yield current


def _underlined(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a heading with a rule of signs below it."""
    return index + 1 < len(lines) and bool(_UNDERLINE.fullmatch(lines[index + 1].text))


def _label(line: Line, following: Line | None) -> re.Match[str] | None:
    """Return the label that a line opens with: marked by a colon, as a heading, or alone on its line."""
    match = _LABEL.match(line.text)
    if not match:
        return None
    alone = not plain(line.text[match.end() :]).strip(" .:")
    underlined = following is not None and _UNDERLINE.fullmatch(following.text)
    if ":" in match["colon"]:
        return match
    if not alone:
        rest = plain(line.text[match.end() :])
        strong = (match["present"] or match["absent"]) and re.search(r"[,(]", rest) and not re.search(r"\.\s", rest)
        return match if strong and match.end() < 40 and NAME.match(rest) and _people_in(rest) else None
    caps = plain(line.text).strip().isupper()
    weak = match["role"] or match["none"]
    return match if heading_level(line.text) or underlined or line.bold or caps or not weak else None


def _open(line: Line, label: re.Match[str]) -> _List:
    """Return the list that a label opens, with what stands behind it on the same line."""
    kind = next(kind for kind, _ in LABELS if label[kind])
    said = plain(label[kind])
    found = _List(kind, said if kind == "role" else None, page=line.page)
    found.ambtelijk = bool(re.match(r"ambtelijk|bestuurlijk|aanwezig|deelnemer", said, re.IGNORECASE))
    if plain(line.text[label.end() :]):
        found.spans.append((line.start + label.end(), line.end))
    return found


def _ends(current: _List, line: Line) -> bool:
    """Tell whether `line` is past the list: another field or heading, a numbered item, or text that is no list."""
    text = line.text
    words = plain(text)
    bullet = bool(re.match(r"\s*[-•*]\s", text))
    if heading_level(text) or (_NUMBERED.match(text) and not bullet) or _OTHER_FIELD.match(text):
        return True
    if current.spans and line.gap and current.kind == "role":
        return True
    if line.gap and current.spans and not bullet and not _people_in(words):
        return True
    return len(words) > 60 and not bullet and not _people_in(words)


def _people_in(words: str) -> bool:
    """Tell whether a line reads as a list of people: brackets, titles, names between commas, markers."""
    marks = len(re.findall(rf"\([^()]+\)|{TITLES}\s+[A-Z]", words)) + len(MARKER.findall(words))
    commas = [piece.strip() for piece in re.split(r"[,;]", words) if piece.strip()]
    named = sum(bool(NAME.fullmatch(re.sub(r"\s*\([^()]*\)", "", piece))) for piece in commas if len(piece) < 60)
    sentence = bool(re.search(r"\b(?:is|zijn|heeft|hebben|wordt|worden|heet|opent|geeft|kan)\b", words))
    return not sentence and (named * 2 >= len(commas) or marks >= 2) or (marks >= 3 and named >= 1)


def _one_a_line(source: str, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether each line holds one person, so that a comma there parts name and organisation."""
    texts = [plain(source[start:end]) for start, end in spans]
    if any(re.match(r"\s*[-•*]\s", source[start:end]) for start, end in spans[1:] or spans):
        return True
    if len(texts) < 3:
        return False
    joined = sum(text.endswith(",") or text.count("),") + text.count(", ") >= 2 for text in texts)
    return joined * 4 < len(texts) and all(len(text) < 90 for text in texts)


def _joined(source: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of a running list; two markers that meet at a line's end are one person's."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and not source[result[-1][1] : start].strip():
            result[-1] = (result[-1][0], end)
        else:
            result.append((start, end))
    return result


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
            label = _LABEL.fullmatch(first) or _LABEL.fullmatch(first + ":")
            if label:
                kind = next(kind for kind, _ in LABELS if label[kind])
            elif first:
                kind = ""
            if kind and kind != "none":
                role = plain(first) if kind == "role" else None
                for start, end in row.cells[1:]:
                    yield from _from_cell(source, start, end, _List(kind, role, page=row.page))


def _from_cell(source: str, start: int, end: int, found: _List) -> Iterator[tuple[str, int, Person]]:
    """Yield the people in one cell: one a line where it has lines."""
    spans = list(cell_lines(source, start, end))
    lines = len(spans) >= 3 and _one_a_line(source, spans)
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
