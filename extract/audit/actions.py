"""Follow action lists from meeting to meeting: what was renumbered, opened again, or done without being listed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from extract.text.dates import find_dates
from extract.text.reading import Reading
from models import Action, Document, Finding, Operand

_SAME = 92  # how alike (0 to 100) two texts must be to be one action
_LOOK_BACK = 300  # characters above a list in which its day is printed
_NUMBERS = r"(?P<numbers>\d{1,3}(?:(?:\s*,\s*|\s+en\s+|\s*,\s*en\s+|\s*&\s*)\d{1,3})*)"
_ENDED = (
    r"(?:afgerond|afgedaan|afgehandeld|gereed|klaar|uitgevoerd|afgevoerd|voldaan|gesloten|voltooid|vervallen|geschrapt)"
)
_POINTS = r"\b(?:acti(?:e|es|epunt|epunten)|(?:punt|punten)(?=\s+[\d\s,en&]{1,30}\s(?:van|op|uit)\s+de\s+actielijst))"
# The ways in which minutes say that actions are done; each row a pattern with the group `numbers`.
_DONE: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_POINTS}\s+(?:nrs?\.?\s*)?{_NUMBERS}\s*(?::\s*|\s(?:(?:van|op|uit)\s+de\s+actielijst\s+)?"
        rf"(?:(?:zijn|is|wordt|worden|kan|kunnen)\s+)?(?:als\s+)?(?:inmiddels\s+|nu\s+|ook\s+|beide\s+)?){_ENDED}\b",
        rf"{_POINTS}\s+(?:nrs?\.?\s*)?{_NUMBERS}\s+(?:kan|kunnen|mag|mogen|gaat|gaan|is|zijn)\s+van\s+de\s+(?:actie)?lijst\b",
        rf"\b{_ENDED}\s*(?::|zijn|is)\s*(?:de\s+)?(?:acti(?:e|es|epunt|epunten)\s+)(?:nrs?\.?\s*)?{_NUMBERS}",
    )
)
_ALL_DONE = re.compile(
    rf"\balle\s+(?:overige\s+|andere\s+)?acti(?:es|epunten)\s+(?:zijn|worden)\s+(?:inmiddels\s+)?{_ENDED}\b"
    rf"|\b(?:overige|andere)\s+acti(?:es|epunten)\s+(?:zijn|worden)\s+(?:inmiddels\s+)?{_ENDED}\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class _List:
    """One action list: a document may print that of an earlier day too."""

    document: Document
    actions: Sequence[Action]
    day: dt.date | None


def check_actions(reading: Reading) -> Iterator[Finding]:
    """Yield what does not agree between the action lists of a source, and between minutes and their own list."""
    documents = [document for document in reading.source.documents if document.actions]
    for document in documents:
        series = [other for other in documents if other is document or _precedes(other, document)]
        yield from _unlisted(reading, document, {_number(action) for other in series for action in other.actions})
    lists = [found for document in documents for found in _lists(reading, document)]
    for before, after in pairwise(sorted(lists, key=_order)):
        if _same_body(before.document, after.document):
            yield from _changes(before, after)
            yield from _vanished(reading, before, after)


def _lists(reading: Reading, document: Document) -> list[_List]:
    """Return the action lists of a document: numbers that begin again with actions told before are of another list."""
    runs: list[list[Action]] = []
    for action in sorted(document.actions, key=lambda action: action.start):
        number, last = _number(action), _number(runs[-1][-1]) if runs else None
        begins = number is not None and last is not None and number <= last
        if not runs or begins:
            runs.append([])
        runs[-1].append(action)
    lists = runs[:1]
    for run in runs[1:]:
        if any(_earlier(action, lists[-1]) for action in run):
            lists.append(run)
        else:
            lists[-1].extend(run)
    if len(lists) == 1:
        return [_List(document, lists[0], document.date)]
    return [_List(document, actions, _day_above(reading, document, actions[0])) for actions in lists]


def _day_above(reading: Reading, document: Document, first: Action) -> dt.date | None:
    """Return the last day printed above a list, else that of its document."""
    hits = find_dates(reading.text[max(document.start, first.start - _LOOK_BACK) : first.start])
    days = [day for hit in hits if (day := hit.date(document.date))]
    return days[-1] if days else document.date


def _order(found: _List) -> tuple[str, int, int]:
    return (found.day.isoformat() if found.day else "", found.document.position, found.actions[0].start)


def _same_body(one: Document, other: Document) -> bool:
    """Tell whether two lists may be of one series: no two bodies that differ."""
    bodies = [{meeting.body for meeting in document.meetings if meeting.body} for document in (one, other)]
    return not bodies[0] or not bodies[1] or bool(bodies[0] & bodies[1])


def _changes(before: _List, after: _List) -> Iterator[Finding]:
    """Yield the actions of the later list that bear another number, or are open again, compared to the earlier one."""
    for action in after.actions:
        old = _earlier(action, before.actions)
        if old is None:
            continue
        number, was = _number(action), _number(old)
        if number is not None and was is not None and number != was:
            sentence = (
                f"Actiepunt {action.number} staat op de vorige lijst ({_day(before)}) als actiepunt {old.number}."
            )
            yield _finding(action, old, sentence, f"actiepunt hernummerd {old.number} -> {action.number}", was)
        elif old.done and not action.done and (action.due is None or action.due > old.done):
            now = f", nu {action.due.isoformat()}" if action.due else ""
            sentence = (
                f"Actiepunt {action.number or ''} was op de vorige lijst ({_day(before)}) gereed op "
                f"{old.done:%d-%m-%Y} en staat hier weer open."
            )
            yield _finding(
                action, old, sentence, f"actiepunt opnieuw open: was gereed {old.done.isoformat()}{now}", None
            )


def _vanished(reading: Reading, before: _List, after: _List) -> Iterator[Finding]:
    """Yield the open actions of the earlier list that the later one lacks, where most of the open ones were kept.

    A body that leaves out what is done without a word, or says that all is done, lets nothing vanish.
    """
    documents = {id(found.document): found.document for found in (before, after)}.values()
    if any(_ALL_DONE.search(reading.text, document.start, document.end) for document in documents):
        return
    kept = [old for old in before.actions if _earlier(old, after.actions)]
    numbers = {_number(action) for action in after.actions}
    said = {number for document in documents for number, _ in _said_done(reading, document)}
    gone = [
        old
        for old in before.actions
        if not old.done and (number := _number(old)) is not None and old not in kept and number not in numbers | said
    ]
    for old in gone if len(gone) <= len(kept) else ():
        sentence = f"Actiepunt {old.number} was niet gereed en staat niet meer op de volgende lijst ({_day(after)})."
        yield _finding(old, old, sentence, f"actiepunt {old.number} verdwenen zonder gereed te zijn", None)


def _said_done(reading: Reading, document: Document) -> Iterator[tuple[float, int]]:
    """Yield the numbers of actions that a document's text calls done, with their offset in the source."""
    seen: set[int] = set()
    for pattern in _DONE:
        for match in pattern.finditer(reading.text, document.start, document.end):
            for number in re.finditer(r"\d+", match["numbers"]):
                start = match.start("numbers") + number.start()
                if start not in seen:
                    seen.add(start)
                    yield float(number.group()), start


def _earlier(action: Action, actions: Sequence[Action]) -> Action | None:
    """Return the only action of a list with the same text."""
    alike = [old for old in actions if fuzz.ratio(_words(action.text), _words(old.text)) >= _SAME]
    return alike[0] if len(alike) == 1 else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _number(action: Action) -> float | None:
    digits = re.fullmatch(r"\s*(\d{1,4})\s*\.?\s*", action.number or "")
    return float(digits[1]) if digits else None


def _day(found: _List) -> str:
    return f"{found.day:%d-%m-%Y}" if found.day else "zonder datum"


def _finding(action: Action, old: Action, sentence: str, measure: str, computed: float | None) -> Finding:
    operand = Operand(
        start=old.start,
        end=old.end,
        page=old.page,
        value=_number(old) or 0.0,
        label="op de vorige lijst",
        method="regel:actielijst",
    )
    return Finding(
        start=action.start,
        end=action.end,
        page=action.page,
        method="regel:actielijst",
        score=0.9,
        check="actielijst",
        severity="midden",
        sentence=sentence,
        printed=_number(action),
        computed=computed,
        measure=measure,
        row=action.number,
        operands=[operand],
    )


def _precedes(one: Document, other: Document) -> bool:
    """Tell whether a document is an earlier one of the same body."""
    dated = one.date is not None and other.date is not None
    earlier = one.date < other.date if dated else one.position < other.position  # type: ignore[operator]
    return earlier and _same_body(one, other)


def _unlisted(reading: Reading, document: Document, listed: set[float | None]) -> Iterator[Finding]:
    """Yield the actions that the text says are done while the lists till then hold others of them, but not these."""
    done = list(_said_done(reading, document))
    for number, start in done if any(number in listed for number, _ in done) else ():
        if number in listed:
            continue
        yield Finding(
            start=start,
            end=start + len(f"{number:.0f}"),
            page=reading.page_at(start),
            method="regel:actielijst",
            score=0.8,
            check="actielijst",
            severity="laag",
            sentence=f"De tekst noemt actiepunt {number:.0f} afgerond; het staat niet op de actielijst.",
            printed=number,
            measure="actiepunt afgerond dat niet op de lijst staat",
        )
