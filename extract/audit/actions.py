"""Follow action lists from meeting to meeting: what was renumbered, opened again, or done without being listed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from extract.audit.actionlists import ActionList, action_lists, all_said_done, number_of, said_done
from extract.text.reading import Reading
from models import Action, Document, Finding, Operand


def check_actions(reading: Reading) -> Iterator[Finding]:
    """Yield what does not agree between the action lists of a source, and between minutes and their own list."""
    documents = [document for document in reading.source.documents if document.actions]
    for document in documents:
        series = [other for other in documents if other is document or _precedes(other, document)]
        yield from _unlisted(reading, document, {number_of(action) for other in series for action in other.actions})
    lists = [found for document in documents for found in action_lists(document, reading.text)]
    for before, after in pairwise(sorted(lists, key=lambda found: found.order)):
        if of_one_body(before.document, after.document):
            yield from compare_lists(before, after)


def compare_lists(before: ActionList, after: ActionList) -> Iterator[Finding]:
    """Yield what does not agree between two lists of one body that follow each other, of one source or of two."""
    yield from _changes(before, after)
    yield from _vanished(before, after)


def of_one_body(one: Document, other: Document) -> bool:
    """Tell whether two lists may be of one series: no two bodies that differ, but for a name that is cut short."""
    bodies = [[meeting.body.lower() for meeting in document.meetings if meeting.body] for document in (one, other)]
    if not all(bodies):
        return True
    return any(f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} ") for a in bodies[0] for b in bodies[1])


def _changes(before: ActionList, after: ActionList) -> Iterator[Finding]:
    """Yield the actions of the later list that bear another number, or are open again, compared to the earlier one."""
    for action in after.actions:
        old = before.earlier(action)
        if old is None:
            continue
        number, was = number_of(action), number_of(old)
        if number is not None and was is not None and number != was:
            sentence = f"Actiepunt {action.number} staat op de vorige lijst ({before.when}) als actiepunt {old.number}."
            yield _finding(action, old, sentence, f"actiepunt hernummerd {old.number} -> {action.number}", was)
        elif old.done and not action.done and (action.due is None or action.due > old.done):
            now = f", nu {action.due.isoformat()}" if action.due else ""
            sentence = (
                f"Actiepunt {action.number or ''} was op de vorige lijst ({before.when}) gereed op "
                f"{old.done:%d-%m-%Y} en staat hier weer open."
            )
            measure = f"actiepunt opnieuw open: was gereed {old.done.isoformat()}{now}"
            yield _finding(action, old, sentence, measure, None)


def _vanished(before: ActionList, after: ActionList) -> Iterator[Finding]:
    """Yield the open actions of the earlier list that the later one lacks, where most of the open ones were kept.

    A body that leaves out what is done without a word, or says that all is done, lets nothing vanish.
    """
    texts = {id(found.document): (found.document, found.text) for found in (before, after)}.values()
    if any(all_said_done(document, text) for document, text in texts):
        return
    kept = [old for old in before.actions if after.earlier(old)]
    accounted = after.numbers | {number for document, text in texts for number, _ in said_done(document, text)}
    gone = [
        old
        for old in before.actions
        if not old.done and (number := number_of(old)) is not None and old not in kept and number not in accounted
    ]
    for old in gone if len(gone) <= len(kept) else ():
        sentence = f"Actiepunt {old.number} was niet gereed en staat niet meer op de volgende lijst ({after.when})."
        yield _finding(old, old, sentence, f"actiepunt {old.number} verdwenen zonder gereed te zijn", None)


def _finding(action: Action, old: Action, sentence: str, measure: str, computed: float | None) -> Finding:
    operand = Operand(
        start=old.start,
        end=old.end,
        page=old.page,
        value=number_of(old) or 0.0,
        label="op de vorige lijst",
        method="regel:actielijst",
        source_id=old.source_id,
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
        printed=number_of(action),
        computed=computed,
        measure=measure,
        row=action.number,
        operands=[operand],
        source_id=action.source_id,
    )


def _precedes(one: Document, other: Document) -> bool:
    """Tell whether a document is an earlier one of the same body."""
    dated = one.date is not None and other.date is not None
    earlier = one.date < other.date if dated else one.position < other.position  # type: ignore[operator]
    return earlier and of_one_body(one, other)


def _unlisted(reading: Reading, document: Document, listed: set[float | None]) -> Iterator[Finding]:
    """Yield the actions that the text says are done while the lists till then hold others of them, but not these."""
    done = list(said_done(document, reading.text))
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
