"""Follow action lists from meeting to meeting: what was renumbered, opened again, or done without being listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz import fuzz

from extract.text.reading import Reading
from models import Action, Document, Finding, Operand

_SAME = 92  # how alike (0 to 100) two texts must be to be one action
_DONE = re.compile(
    r"\bacti(?:e|es|epunt|epunten)\s+(?:nr\.?\s*)?(?P<numbers>\d{1,3}(?:(?:\s*,\s*|\s+en\s+|\s*,\s*en\s+)\d{1,3})*)\s+"
    r"(?:(?:zijn|is|wordt|worden|kan|kunnen)\s+)?(?:inmiddels\s+|nu\s+)?"
    r"(?:afgerond|afgedaan|gereed|uitgevoerd|afgevoerd|voldaan|gesloten)\b",
    re.IGNORECASE,
)


def check_actions(reading: Reading) -> Iterator[Finding]:
    """Yield what does not agree between the action lists of a source, and between minutes and their own list."""
    lists = [document for document in reading.source.documents if document.actions]
    for document in lists:
        yield from _unlisted(reading, document)
    for before, after in pairwise(sorted(lists, key=_order)):
        if _same_body(before, after):
            yield from _changes(before, after)
            yield from _vanished(reading, before, after)


def _order(document: Document) -> tuple[str, int]:
    return (document.date.isoformat() if document.date else "", document.position)


def _same_body(one: Document, other: Document) -> bool:
    """Tell whether two lists may be of one series: no two bodies that differ."""
    bodies = [{meeting.body for meeting in document.meetings if meeting.body} for document in (one, other)]
    return not bodies[0] or not bodies[1] or bool(bodies[0] & bodies[1])


def _changes(before: Document, after: Document) -> Iterator[Finding]:
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


def _vanished(reading: Reading, before: Document, after: Document) -> Iterator[Finding]:
    """Yield the open actions of the earlier list that the later one lacks, where the lists share others."""
    kept = [old for old in before.actions if _earlier(old, after.actions)]
    numbers = {_number(action) for action in after.actions}
    said = {number for document in (before, after) for number, _ in _said_done(reading, document)}
    for old in before.actions if kept else ():
        number = _number(old)
        if old.done or number is None or old in kept or number in numbers or number in said:
            continue
        sentence = f"Actiepunt {old.number} was niet gereed en staat niet meer op de volgende lijst ({_day(after)})."
        yield _finding(old, old, sentence, f"actiepunt {old.number} verdwenen zonder gereed te zijn", None)


def _said_done(reading: Reading, document: Document) -> Iterator[tuple[float, int]]:
    """Yield the numbers of actions that a document's text calls done, with their offset in the source."""
    for match in _DONE.finditer(reading.text, document.start, document.end):
        for number in re.finditer(r"\d+", match["numbers"]):
            yield float(number.group()), match.start("numbers") + number.start()


def _earlier(action: Action, actions: Sequence[Action]) -> Action | None:
    """Return the only action of a list with the same text."""
    alike = [old for old in actions if fuzz.ratio(_words(action.text), _words(old.text)) >= _SAME]
    return alike[0] if len(alike) == 1 else None


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _number(action: Action) -> float | None:
    digits = re.fullmatch(r"\s*(\d{1,4})\s*\.?\s*", action.number or "")
    return float(digits[1]) if digits else None


def _day(document: Document) -> str:
    return f"{document.date:%d-%m-%Y}" if document.date else "zonder datum"


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


def _unlisted(reading: Reading, document: Document) -> Iterator[Finding]:
    """Yield the actions that the text says are done while its list holds others of them, but not these."""
    listed = {_number(action) for action in document.actions}
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
