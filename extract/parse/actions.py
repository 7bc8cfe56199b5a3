"""Read action lists: tables whatever their columns, lists under a heading, and actions marked in running text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from extract.parse.cells import cell_lines
from extract.parse.columns import action_columns
from extract.parse.owners import owners_by_words, owners_in
from extract.parse.rows import Row, row_runs
from extract.text.blocks import Block, blocks
from extract.text.dates import first_date
from extract.text.markup import heading_level, plain
from extract.text.reading import Line, Reading
from extract.text.sentences import sentences
from models import Action, Document

_RECORDS = ("verslag", "actielijst", "besluitenlijst", "agenda")
_LONGEST = 250  # characters of a marked action that are taken whole
_HINT = re.compile(r"actie|toezegging|afspra|\bAP\b|to\s?do", re.IGNORECASE)
_HEADING = re.compile(
    r"\W*(?:bijlage\W+\w*\W*)?(?:overzicht\s+(?:van\s+)?|openstaande\s+|lopende\s+|nieuwe\s+|afgeronde\s+|concept\s+)*"
    r"(?:acties?\b(?!\s+\d)|actie-?(?:punten)?(?:lijst|tabel|overzicht)?|actie-?\s?(?:en|/)\s*besluitenlijst"
    r"|actiepunten"
    r"|besluiten-?\s?en\s+actie(?:punten)?lijst|toezeggingen(?:lijst)?|afspraken\s?(?:lijst|en\s+actie\w*)|to\s?do)\b"
    r"[^.!?]{0,70}",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"\s*[-•*>\s]*[*_]*(?:<\s*(?i:actiepunt|actie|AP)\b(?P<tag>[^<>\n]{0,40})>|"
    r"(?i:actiepunt|actie|AP)(?:\s+(?P<number>\d{1,4}(?:[-/.]\d{1,4})?)"
    r"|\s+(?P<who>[A-Z][^:\n]{1,40}?))?)\s*[*_]*\s*:?[*_]*\s+",
)
# All of a cell that says what was done with an item, not what is to be done.
_NO_ACTION = re.compile(
    r"(?:(?:ter|voor) (?:informatie|kennis\w+(?: aan)?(?: genomen)?)|vastgesteld|akkoord|geen(?: acties?)?"
    r"|n\.?v\.?t\.?|besproken"
    r"|ongewijzigd vastgesteld|goedgekeurd|conform|afgerond|gereed|[-–—.\s]*)[.\s]*",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"^(?:(?:vanuit|door|namens)\b[^.]{0,60}\b)?(?:is|zijn|was|werd|heeft|hebben)\b|^[^.]{0,60}\b(?:is|zijn|was"
    r"|werd|werden|heeft"
    r"|hebben)\b[^.]{0,120}\b(?:gedaan|gegeven|gemeld|besproken|genomen|vastgesteld|afgerond)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?P<text>.*?\S)\s*(?:\((?P<bracket>[^()]{2,60})\)|[-–—]\s*(?P<dash>[A-Z][\w .&/-]{1,40}))\s*\.?$")
_NUMBER = re.compile(r"(?:AP|A)?\s?-?\d[\w./-]{0,11}[.)]?", re.IGNORECASE)


def find_actions(reading: Reading, document: Document) -> None:
    """Append to `document.actions` its rows of action lists; without any, the actions that its minutes mark as such."""
    lines = reading.lines_of(document)
    held = document.meetings[0].date if document.meetings else None
    day = held or document.date
    found = list(_from_tables(reading.text, lines, day))
    text = reading.text[document.start : document.end]
    if not found and document.kind in _RECORDS and _HINT.search(text):
        in_rows = {line.start for run in row_runs(reading.text, lines) for row in run for line in row.lines}
        prose = blocks([line for line in lines if line.start not in in_rows])
        found = list(_from_lists(reading.text, prose, day)) or list(_from_marks(reading.text, prose, day))
    document.actions.extend(sorted(found, key=lambda action: action.start))


def _from_tables(source: str, lines: Sequence[Line], day: dt.date | None) -> Iterator[Action]:
    """Yield the rows of every table that is an action list."""
    at = {line.start: index for index, line in enumerate(lines)}
    columns: dict[str, int] = {}
    for run in row_runs(source, lines):
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
            yield from _rows(source, rows, columns, day)


def _is_heading(line: Line) -> bool:
    """Tell whether a line announces a list of actions."""
    words = plain(line.text).strip(" :")
    return len(words) < 90 and bool(_HEADING.fullmatch(words))


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


def _rows(source: str, rows: Sequence[Row], columns: dict[str, int], day: dt.date | None) -> Iterator[Action]:
    """Yield the actions in the rows below a header."""
    raised_for_all = day
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
        if not _NO_ACTION.fullmatch(row.texts[index]):
            yield row.texts[index]
        return
    texts = [plain(source[a:b]) for a, b in cell_lines(source, *row.cells[index])]
    joined = " ".join(text for text in texts if not _NO_ACTION.fullmatch(text))
    if joined and not _REPORTS.match(joined) and not joined[:1].islower():
        yield joined


def _action(
    row: Row, text: str, cells: dict[str, int], owner: str, raised: dt.date | None, day: dt.date | None
) -> Action:
    """Return the action of a row with all its columns."""
    said = {kind: row.texts[index] for kind, index in cells.items()}
    due, done = _due(said.get("due") or "", said.get("status") or "", day)
    dated = first_date(said.get("raised") or "", day)
    if dated and day and dated > day and due is None and done is None:
        dated, due = None, dated  # a day yet to come is a term, whatever its column is called
    last = max((cells[kind] for kind in ("due", "status") if kind in cells), default=None)
    status = row.texts[last] if last is not None else None
    if status is None and len(row.texts) - 1 not in cells.values():
        status = row.texts[-1]
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


def _due(due: str, status: str, day: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """Return by when an action is due and when it was done: a day that is past at the meeting is when it was done."""
    said = first_date(due, day) or first_date(status, day)
    if said is None:
        return None, None
    return (None, said) if day and said <= day else (said, None)


def _from_lists(source: str, found: Sequence[Block], day: dt.date | None) -> Iterator[Action]:
    """Yield the bullets or numbers of a list under a heading that announces actions."""
    listing = False
    for block in found:
        words = block.prose(source).text
        if block.kind == "kop" or (len(words) < 90 and _HEADING.fullmatch(words.strip(" :")) and not block.label):
            listing = bool(_HEADING.fullmatch(words.strip(" :")))
        elif listing and block.kind == "opsomming":
            yield from _bullet(source, block, day)
        elif listing and block.kind == "alinea" and len(words) > 30:
            listing = False


def _bullet(source: str, block: Block, day: dt.date | None) -> Iterator[Action]:
    """Yield the action of a bullet: an owner may stand before a colon, or behind it in brackets."""
    prose = block.prose(source)
    text = re.sub(r"^(?:[-•*–●○▪■→✓o\uf0b7\uf0a7]|\(?\w{1,3}[.)])\s+", "", prose.text)
    if len(text) < 8 or _NO_ACTION.fullmatch(text):
        return
    number = block.label if block.label and block.label[0].isdigit() else None
    owners: list[str] = []
    if (named := re.match(r"(?P<who>[A-Z][^:]{1,40}):\s+(?P<text>\S.+)", text)) and len(named["who"].split()) <= 5:
        owners, text = owners_in(named["who"]), named["text"]
    elif (parts := _PARTS.fullmatch(text)) and re.match(r"(?:actie:?\s*)?[A-Z]", parts["bracket"] or parts["dash"]):
        owners = owners_in(re.sub(r"^actie:?\s*", "", parts["bracket"] or parts["dash"], flags=re.IGNORECASE))
        text = parts["text"]
    yield _marked(block, number, text, owners or owners_by_words(text), day)


def _marked(block: Block, number: str | None, text: str, owners: list[str], day: dt.date | None) -> Action:
    return Action(
        number=number,
        raised=day,
        text=text,
        owners=owners,
        due=None,
        done=None,
        status_text=None,
        start=block.start,
        end=block.end,
        page=block.page,
        method="regel:actie",
        score=0.75,
    )


def _first_words(words: str) -> str:
    """Return what belongs to a mark: up to the next one, and of a long paragraph the first sentence."""
    again = re.search(r"<\s*(?i:actiepunt|actie)\b", words)
    words = words[: again.start()].strip() if again else words
    return words[slice(*sentences(words)[0])] if len(words) > _LONGEST else words


def _from_marks(source: str, found: Sequence[Block], day: dt.date | None) -> Iterator[Action]:
    """Yield the actions that minutes mark where they come up ("Actie: …", "<actiepunt …>")."""
    for block in found:
        if block.kind == "tabel" or heading_level(block.lines[0].text) in range(1, 7):
            continue
        text = block.prose(source).text
        label = _MARK.match(text)
        if not label or (block.kind == "kop" and label["number"]) or (label["number"] and not text.endswith(".")):
            continue
        if ":" not in label.group() and "<" not in label.group():
            continue
        who = (label["tag"] or label["who"] or "").strip()
        words = _first_words(text[label.end() :].strip())
        if len(words) > 8 and not _NO_ACTION.fullmatch(words):
            owners = owners_in(who) if who and not who[0].isdigit() else owners_by_words(words)
            yield _marked(block, label["number"] or (who if who[:1].isdigit() else None), words, owners, day)
