"""Read action lists: tables whatever their columns, lists under a heading, and actions marked in running text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.parse.actions.actionmarks import HEADING, NO_ACTION, listed_actions, marked_actions
from extract.parse.actions.columns import action_columns, kinds_of
from extract.parse.actions.owners import owners_by_words, owners_in
from extract.parse.actions.terms import last_date, term_in
from extract.parse.tables.cells import cell_lines
from extract.parse.tables.rows import Row, row_runs
from extract.text.blocks import blocks, label_of
from extract.text.dates import first_date
from extract.text.markup import plain
from extract.text.reading import Line, Reading
from models import Action, Document

_RECORDS = ("verslag", "actielijst", "besluitenlijst", "agenda")
_LISTS = ("actielijst", "besluitenlijst")
"""The kinds of documents that list what one meeting agreed; a list in minutes may hold what earlier ones did."""
_HINT = re.compile(r"actie|toezegging|afspra|\bAP\b|to\s?do", re.IGNORECASE)
_REPORTS = re.compile(
    r"^(?:(?:vanuit|door|namens)\b[^.]{0,60}\b)?(?:is|zijn|was|werd|heeft|hebben)\b|^[^.]{0,60}\b(?:is|zijn|was"
    r"|werd|werden|heeft"
    r"|hebben)\b[^.]{0,120}\b(?:gedaan|gegeven|gemeld|besproken|genomen|vastgesteld|afgerond)\b",
    re.IGNORECASE,
)
_READY = re.compile(r"\W*(?:gereed|afgerond|afgedaan|afgehandeld|voldaan|uitgevoerd)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\W*(?:open|loop(?:t|end)|uitgezet|in (?:behandeling|uitvoering|voorbereiding)|nog niet|niet|aangehouden|wordt"
    r"|volgt|gepland|on hold)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?:AP|A)?\s?-?\d[\w./-]{0,11}[.)]?", re.IGNORECASE)


def find_actions(reading: Reading, document: Document) -> None:
    """Append to `document.actions` its rows of action lists; without any, the actions that its minutes mark as such."""
    lines = reading.lines_of(document)
    held = document.meetings[0].date if document.meetings else None
    day = held or document.date
    found = list(_from_tables(reading.text, lines, day, own=document.kind in _LISTS))
    text = reading.text[document.start : document.end]
    if not found and document.kind in _RECORDS and _HINT.search(text):
        in_rows = {line.start for run in row_runs(reading.text, lines) for row in run for line in row.lines}
        prose = blocks([line for line in lines if line.start not in in_rows])
        found = list(listed_actions(reading.text, prose, day)) or list(marked_actions(reading.text, prose, day))
    document.actions.extend(sorted(found, key=lambda action: action.start))


def _from_tables(source: str, lines: Sequence[Line], day: dt.date | None, *, own: bool) -> Iterator[Action]:
    """Yield the rows of every table that is an action list."""
    at = {line.start: index for index, line in enumerate(lines)}
    columns: dict[str, int] = {}
    for run in (part for whole in row_runs(source, lines) for part in _headed(whole)):
        rows = [row for row in run if row.kind != "lijn"]
        before = lines[max(0, at[run[0].start] - 3) : at[run[0].start]]
        announced = any(_is_heading(line) for line in before)
        first = next(
            (index for index, row in enumerate(rows[:3]) if action_columns(row.texts, announced=announced)), None
        )
        width = len(rows[0].cells) if rows else 0
        if first is not None:
            columns = action_columns(rows[first].texts, announced=announced)
            heads, rows = rows[first].texts, rows[first + 1 :]
            columns["width"] = len(heads)
        elif announced:
            columns, heads = _guessed(rows), []
        elif not columns or width != columns.get("width"):
            columns = {}
        if columns:
            yield from _rows(source, rows, columns, day, own=own)


def _headed(run: Sequence[Row]) -> Iterator[Sequence[Row]]:
    """Yield the tables of a run of rows: one that goes on over a page, or another below it, has its head again."""
    cuts = [at for at, row in enumerate(run) if at and _is_head(row)]
    for start, end in pairwise([0, *cuts, len(run)]):
        yield run[start:end]


def _is_head(row: Row) -> bool:
    """Tell whether a row is the head of an action list: every cell names a column."""
    filled = [text for text in row.texts if text]
    return len(filled) > 1 and all(map(kinds_of, filled)) and bool(action_columns(row.texts))


def _is_heading(line: Line) -> bool:
    """Tell whether a line announces a list of actions, as an agenda item too ("7. Actiepunten")."""
    label, at = label_of(line.text)
    words = plain(line.text[at if label and label[0].isdigit() else 0 :]).strip(" :")
    return len(words) < 90 and bool(HEADING.fullmatch(words))


def _guessed(rows: Sequence[Row]) -> dict[str, int]:
    """Return the columns of an action list without headers: the longest texts are the actions, short numbers number."""
    width = max((len(row.cells) for row in rows), default=0)
    if width < 2:
        return {}
    lengths = [sum(len(row.texts[i]) for row in rows if i < len(row.texts)) for i in range(width)]
    columns = {"action": lengths.index(max(lengths)), "width": width}
    if columns["action"] and all(_NUMBER.fullmatch(row.texts[0] or "1") for row in rows):
        columns["number"] = 0
    for index in range(width):
        dated = sum(bool(index < len(row.texts) and first_date(row.texts[index])) for row in rows)
        if index not in columns.values() and dated * 2 > len(rows):
            columns["raised" if index < columns["action"] else "due"] = index
        elif index not in columns.values() and index > columns["action"] and "owner" not in columns:
            columns["owner"] = index
    return columns


def _rows(
    source: str, rows: Sequence[Row], columns: dict[str, int], day: dt.date | None, *, own: bool
) -> Iterator[Action]:
    """Yield the actions in the rows below a header."""
    columns = _with_terms(rows, columns, day)
    raised_for_all = day if own and "number" not in columns else None
    before: Action | None = None
    for row in rows:
        cells = {kind: index for kind, index in columns.items() if kind != "width" and index < len(row.cells)}
        filled = [text for text in row.texts if text]
        if len(filled) == 1 and len(row.cells) > 2 and (said := first_date(filled[0])) and len(filled[0]) < 60:
            raised_for_all = said  # a row that only dates the ones below it
            continue
        index = cells.get("action")
        if index is None or not row.texts[index]:
            continue
        if before and _goes_on(row, cells):
            before.text, before.end = f"{before.text} {row.texts[index]}", row.end
            continue
        owner = _raw(source, row, cells.get("owner"))
        for text in _tasks(source, row, index, mixed="subject" in columns):
            before = _action(row, text, cells, owner, raised_for_all, day)
            yield before


def _with_terms(rows: Sequence[Row], columns: dict[str, int], day: dt.date | None) -> dict[str, int]:
    """Return the columns, a plain column of days taken as terms when one of them is yet to come."""
    index = columns.get("raised")
    if index is None or day is None or {"due", "number"} & {kind for kind in columns if columns[kind] == index}:
        return columns
    said = [last_date(row.texts[index], day) for row in rows if index < len(row.texts)]
    if "due" in columns or not any(term and term > day for term in said):
        return columns
    return {"due" if kind == "raised" else kind: at for kind, at in columns.items()}


def _raw(source: str, row: Row, index: int | None) -> str:
    """Return the text of a cell with its paragraphs parted by a semicolon."""
    if index is None:
        return ""
    return ";".join(plain(source[a:b]) for a, b in cell_lines(source, *row.cells[index], wraps=False))


def _goes_on(row: Row, cells: dict[str, int]) -> bool:
    """Tell whether a row is the rest of the one before it, torn off by the end of a page: no number, small letters."""
    bare = "number" in cells and not row.texts[cells["number"]]
    return bare and row.texts[cells["action"]][:1].islower()


def _tasks(source: str, row: Row, index: int, *, mixed: bool) -> Iterator[str]:
    """Yield what is to be done according to a row; in a list of decisions and actions not what was merely noted."""
    if not mixed:
        if not NO_ACTION.fullmatch(row.texts[index]):
            yield row.texts[index]
        return
    texts = [plain(source[a:b]) for a, b in cell_lines(source, *row.cells[index])]
    joined = " ".join(text for text in texts if not NO_ACTION.fullmatch(text))
    if joined and not _REPORTS.match(joined) and not joined[:1].islower():
        yield joined


def _action(
    row: Row, text: str, cells: dict[str, int], owner: str, raised: dt.date | None, day: dt.date | None
) -> Action:
    """Return the action of a row with all its columns."""
    said = {kind: row.texts[index] for kind, index in cells.items()}
    due, done = _due(said.get("due") or "", said.get("status") or "", day)
    due = due if due or done else term_in(text, day)
    dated = first_date(said.get("raised") or "", day)
    if cells.get("raised") == cells.get("number", -1):
        dated = dated or _coded(said["number"], day)
    status = _status(row, cells)
    return Action(
        number=said.get("number") or None,
        raised=dated or raised,
        text=text,
        owners=owners_in(owner) if "owner" in cells else owners_by_words(text),
        due=due,
        done=done,
        status_text=status,
        start=row.start,
        end=row.end,
        page=row.page,
        method="regel:actietabel",
        score=0.95,
    )


def _status(row: Row, cells: dict[str, int]) -> str | None:
    """Return how it stands with an action, as its last column prints it: an owner, text or day alone is no status."""
    last = max((cells[kind] for kind in ("due", "status") if cells.get(kind, -1) > cells["action"]), default=None)
    beyond = len(row.texts) - 1
    if beyond not in cells.values() and (last is None or (beyond > last and "status" not in cells)):
        return row.texts[-1] or (row.texts[last] if last is not None else None)
    return row.texts[last] if last is not None else None


def _coded(number: str, day: dt.date | None) -> dt.date | None:
    """Return the day that opens a number such as "0907/05": the last ninth of July up to the meeting."""
    match = re.match(r"(?P<day>[0-3]\d)(?P<month>[01]\d)(?=\D)", number)
    if not match or day is None:
        return None
    for year in (day.year, day.year - 1):
        try:
            found = dt.date(year, int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        if found <= day:
            return found
    return None


def _due(due: str, status: str, day: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """Return by when an action is due and when it was done: a day that is past at the meeting is when it was done.

    What the status says goes before: the day it was done, or that it is still open.
    """
    if (ready := _READY.match(status)) and (done := first_date(status[ready.end() :], day)):
        return None, done
    said = last_date(due, day) or first_date(status, day)
    if said is None:
        return None, None
    return (None, said) if day and said <= day and not _OPEN.match(status) else (said, None)
