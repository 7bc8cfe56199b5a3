"""Find the agenda items of a meeting: the numbered and lettered headings that form a sequence over its whole record."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.parse.agenda.itemlabels import Numbered, roman_number
from extract.parse.agenda.numbering import numbered
from extract.parse.agenda.sequence import main_sequence
from extract.text.reading import Line, Reading
from models import AgendaItem, Document, Meeting

_MINUTES = re.compile(r"\s*[-–—(,]?\s*\(?(?P<minutes>\d{1,3})\s*(?:min(?:uten|\.)?|['’])\s*\)?\s*$", re.IGNORECASE)
_PURPOSE = re.compile(
    r"\b(?:ter|voor|tkn)\s+(?:informatie|kennis(?:name|geving|neming)|bespreking|besluitvorming|vaststelling|instemming"
    r"|advisering|accordering|opiniërend|oordeelsvorming|beeldvorming|discussie)(?:\s*(?:/|en)\s*[a-z]+)?"
    r"|\b(?:informerend|besluitvormend|opiniërend|beeldvormend|bespreekpunt|hamerstuk)\b",
    re.IGNORECASE,
)
# A purpose with a capital after the title stood in a column of its own.
_PURPOSE_COLUMN = re.compile(
    r"\s(?:Ter|Voor) (?:informatie|kennis(?:name|geving|neming)|bespreking|besluitvorming|vaststelling|instemming"
    r"|besluit|advisering|advies|accordering|oordeelsvorming|beeldvorming|discussie|meningsvorming|consultatie)"
    r"(?:\s*(?:/|en)\s*[a-z]+)?\.?$"
)
# A title whose end is printed twice: in the column beside it, or by a field that was filled in again.
_DOUBLED = re.compile(r"(?P<once>(?:.*\s)?(?P<end>\w.{7,}))\s+(?P=end)", re.IGNORECASE)
_ATTACHMENT = re.compile(r"^[-–•*_\s]*bijlagen?(?:\s+[\w.]{1,4})?\s*:\s*(?P<names>\S.*)$", re.IGNORECASE)
_AFTER_AGENDA = re.compile(
    r"\s*[#*\s]*(?:actie(?:punten)?(?:lijst|tabel)?|actie-\s?en\s+besluitenlijst|besluitenlijst|toezeggingenlijst"
    r"|bijlagen?"
    r"(?:\s+\w+)?)\s*[*:]*\s*$",
    re.IGNORECASE,
)

_OVERVIEW = 200  # characters: an item of an overview is followed by the next sooner


def find_agenda(reading: Reading, document: Document, meeting: Meeting) -> None:
    """Append the agenda items of `document` to `meeting.agenda_items`, nested ones after the item they stand under."""
    lines = reading.lines_of(document)
    found, main = _main(reading, document, lines)
    chosen = _with_nested(found, main, record=document.kind != "agenda")
    if document.kind == "verslag":
        chosen = _without_overview(chosen)
    stop = next(
        (
            line.start
            for line in lines
            if chosen and line.start > chosen[-1][1].end and _AFTER_AGENDA.fullmatch(line.text)
        ),
        document.end,
    )
    parents: dict[tuple[str, ...], AgendaItem] = {}
    for position, (path, item) in enumerate(chosen, start=1):
        end = chosen[position][1].start if position < len(chosen) else stop
        record = _record(reading, item, path, position, max(end, item.end), roman=bool(main and main[0].roman))
        record.parent = next(
            (parents[path[:cut]] for cut in range(len(path) - 1, 0, -1) if path[:cut] in parents), None
        )
        parents[path] = record
        meeting.agenda_items.append(record)


def _main(reading: Reading, document: Document, lines: Sequence[Line]) -> tuple[list[Numbered], list[Numbered]]:
    """Return what opens with a number or letter, and the main sequence among it: in Arabic figures, else in Roman."""
    for roman in (False, True):
        found = numbered(reading, lines, roman=roman)
        main = main_sequence(found, agenda=document.kind == "agenda")
        if main and not (roman and (len(main) < 3 or main[0].path != ("1",))):
            return found, main
    return numbered(reading, lines), []


def _with_nested(
    found: Sequence[Numbered], main: Sequence[Numbered], *, record: bool
) -> list[tuple[tuple[str, ...], Numbered]]:
    """Return the items of the main sequence with those nested below each, and the path of every one."""
    chosen: list[tuple[tuple[str, ...], Numbered]] = []
    starts = {item.start for item in main}
    under: Numbered | None = None
    group: list[Numbered] = []
    for item in [*found, None]:
        if item is not None and item.start not in starts:
            group.append(item)
            continue
        chosen += _nested(group, under, record=record)
        if item is not None:
            chosen.append((item.path, item))
        under, group = item, []
    return chosen


def _nested(group: list[Numbered], under: Numbered | None, *, record: bool) -> list[tuple[tuple[str, ...], Numbered]]:
    """Return the items of `group` that stand under the main item `under` (None: before the first), with their paths."""
    result: list[tuple[tuple[str, ...], Numbered]] = []
    stem = under.path if under else ()
    lettered = {id(item) for item in _lettered([i for i in group if i.path[0].isalpha()], under, record=record)}
    foreign = any(len(item.path) > 1 and not _belongs(item, stem) for item in group)
    outer: list[tuple[int, tuple[str, ...]]] = []  # indents of the lists that are open here, and their items' paths
    letter: tuple[str, ...] = ()
    for item in group:
        path: tuple[str, ...] = ()
        if id(item) in lettered:
            path = letter = (*stem, *item.path)
        elif len(item.path) > 1:
            path = item.path if _belongs(item, stem) and _heads(item, foreign=foreign, record=record) else ()
        elif item.inner:
            path = (*stem, *item.path)
        elif item.path[0].isdigit() and letter and item.set_off and not item.introduced:
            path = (*letter, item.path[0])
        elif item.path[0].isdigit() and under and not under.marks and not under.cell and item.indent > under.indent:
            while outer and outer[-1][0] >= item.indent:
                outer.pop()
            path = (*(outer[-1][1] if outer else stem), item.path[0])
            outer.append((item.indent, path))
        if path:
            result.append((path, item))
    return result


def _belongs(item: Numbered, stem: tuple[str, ...]) -> bool:
    """Tell whether "2.1" or "2a" may stand under the item `stem`; "3a" may follow 2 where no 3 is printed."""
    if not stem or item.path[0] == stem[0]:
        return True
    return item.path[1].isalpha() and stem[0].isdigit() and int(item.path[0]) == int(stem[0]) + 1


def _lettered(letters: list[Numbered], under: Numbered | None, *, record: bool) -> list[Numbered]:
    """Return the letters that are sub-items: each run from "a" on is taken or left as a whole."""
    result: list[Numbered] = []
    runs: list[list[Numbered]] = []
    for item in letters:
        if runs and ord(item.path[0]) == ord(runs[-1][-1].path[0]) + 1:
            runs[-1].append(item)
        elif item.path[0] == "a" or item.marks or (item.cell and under is None):
            runs.append([item])
    for run in runs:
        if under is None and not all(item.cell for item in run):
            continue
        running = sum(item.sentence or item.lower for item in run) * 2 > len(run)
        set_off = sum(item.set_off or item.cell for item in run) * 2 > len(run)
        introduced = run[0].introduced and record
        if set_off or not (running or introduced):
            result += run
    return result


def _heads(item: Numbered, *, foreign: bool, record: bool) -> bool:
    """Tell whether a number of several parts ("2.1") heads something here: in plain type not among those of others."""
    if item.set_off or item.marks:
        return True
    plain_list = foreign and item.path[1].isdigit()
    return not plain_list and not (record and item.sentence) and not item.lower


def _without_overview(chosen: list[tuple[tuple[str, ...], Numbered]]) -> list[tuple[tuple[str, ...], Numbered]]:
    """Leave out an agenda that minutes print before their discussion, where the same items return with their text.

    An item with text of its own stays: it was taken up again.
    """

    def key(path: tuple[str, ...], item: Numbered) -> tuple[object, ...]:
        return path, re.sub(r"\W", "", item.title.lower())

    last = {key(path, item): index for index, (path, item) in enumerate(chosen)}
    result = []
    for index, (path, item) in enumerate(chosen):
        nested = index + 1 < len(chosen) and len(chosen[index + 1][0]) > len(path)
        spoken = index + 1 < len(chosen) and chosen[index + 1][1].start - item.end > _OVERVIEW
        if last[key(path, item)] == index or not item.title or nested or spoken:
            result.append((path, item))
    return result


def _record(
    reading: Reading, item: Numbered, path: tuple[str, ...], position: int, end: int, *, roman: bool
) -> AgendaItem:
    """Return the agenda item, what is printed with its title taken apart."""
    title, stop = item.title, item.title_end
    minutes = None
    if timed := _MINUTES.search(title):
        minutes = int(timed["minutes"])
        title, stop = _cut_off(item, title, stop, timed.start())
    if len(title) < 200 and (doubled := _DOUBLED.fullmatch(title)):
        title, stop = _cut_off(item, title, stop, doubled.end("once"))
    purpose, attachments = _beside(reading, item, end)
    if (column := _PURPOSE_COLUMN.search(title)) and column.start():
        title, stop = _cut_off(item, title, stop, column.start())
    return AgendaItem(
        number=number_of(path, roman=roman),
        position=position,
        title=title or None,
        title_start=item.title_start if title else None,
        title_end=stop if title else None,
        purpose=purpose,
        minutes=minutes,
        attachments=attachments,
        start=item.start,
        end=end,
        page=item.page,
        method="regel:agenda",
        score=0.9 if len(path) == 1 else 0.8,
    )


def _cut_off(item: Numbered, title: str, stop: int, at: int) -> tuple[str, int]:
    """Return the title up to `at`, and where it then stops in the source."""
    left = title[:at].rstrip()
    return left, stop - (len(title) - len(left) if stop - item.title_start >= len(title) else 0)


def number_of(path: Sequence[str], *, roman: bool = False) -> str:
    """Return a path as one number: letters are put behind ("3a"), numbers behind a hyphen ("2-1", "II-1")."""
    number = roman_number(int(path[0])) if roman and path[0].isdigit() else ""
    for part in path[bool(number) :]:
        number += f"-{part}" if number and part.isdigit() else part
    return number


def _beside(reading: Reading, item: Numbered, end: int) -> tuple[str | None, list[str]]:
    """Return the purpose and the attachments: of the cells beside the title, or the lines right below it."""
    purpose, attachments = None, []
    for head, text in item.rest:
        if (said := _PURPOSE.search(text)) and purpose is None:
            purpose = text if len(text) < 60 else said.group()
        elif "bijlage" in head.lower() and not re.fullmatch(r"[-–—\s]*|n\.?v\.?t\.?|nee", text, re.IGNORECASE):
            attachments.append(text)
    if said := None if purpose else _PURPOSE.search(item.title):
        purpose = said.group()
    for line in reading.text[item.end : min(end, item.end + 600)].split("\n")[:4]:
        if named := _ATTACHMENT.match(line.strip().strip("*_")):
            attachments += [name.strip(" *_") for name in named["names"].split(";") if name.strip(" *_")]
    return purpose, attachments
