"""Find what was decided, adopted, agreed, promised or noted: labelled as such, or only worded so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from extract.parse.decisions.labels import action_tag, announcement, done_in, label_alone, labelled, leads_in, verdict
from extract.parse.decisions.wording import ACTOR, NEVER, NO_ACTOR, WORDED, Wording
from extract.parse.tables.cells import unrolled
from extract.text.blocks import Block, blocks
from extract.text.prose import Prose
from extract.text.reading import Reading
from extract.text.sentences import sentences
from models import AgendaItem, Decision, Document

# Who does what, in brackets behind what it is about.
_ASIDE = re.compile(r"\S\s+\(([A-Z][^()]{10,300})\)[.;]?$")
_GOES_ON = re.compile(r"(?:dan|daarna|vervolgens)\s", re.IGNORECASE)
_LONGEST_VERDICT = 60
_NUMBERED = 8  # the level of a heading that only its number or capitals set off
_VERDICT_KINDS = ("besluitenlijst", "actielijst")
_FORMAL = ("verslag", "agenda", "besluitenlijst", "actielijst")


class Announced(NamedTuple):
    """What a label on a line of its own, or "het volgende vastgesteld:", says of the blocks after it.

    Without a kind each bullet says itself what was done; `by` has done it. The entries of a list that a labelled
    decision ends in ("Besluit: de opzet wordt:") are part of that one, `whole`.
    """

    kind: str
    marked: bool
    bullets_only: bool
    by: str | None = None
    whole: Decision | None = None


def find_decisions(reading: Reading, document: Document) -> None:
    """Fill `document.decisions`; slides only propose, so they hold none."""
    if document.kind == "presentatie":
        return
    pending: Announced | None = None
    seen: set[tuple[int, int]] = set()
    for block in blocks(unrolled(reading.text, reading.lines_of(document))):
        found, pending = _in_block(reading, document, block, pending)
        for decision in found:
            if (decision.start, decision.end) not in seen:
                seen.add((decision.start, decision.end))
                decision.agenda_item = _item_of(document, decision.start)
                document.decisions.append(decision)


def _in_block(
    reading: Reading, document: Document, block: Block, pending: Announced | None
) -> tuple[list[Decision], Announced | None]:
    """Return the decisions of a block, and what it announces for those after it; `pending` was announced before."""
    if block.kind == "tabel":
        return list(_in_table(reading, document, block)), None
    prose = block.prose(reading.text)
    skip = _after_bullet(prose.text, block)
    words = prose.text[skip:]
    if document.kind in _FORMAL and (alone := label_alone(words)):
        return [], Announced(alone, marked=True, bullets_only=alone != "besluit")
    if found := labelled(words):
        kind, start, end = found
        decision = _decision(reading, prose, (skip + start, skip + end), kind, marked=True)
        listed = decision.quote.endswith(":") and not announcement(decision.quote)
        return [decision], Announced(kind, marked=True, bullets_only=True, whole=decision) if listed else None
    entry = block.kind == "opsomming" or (block.kind == "kop" and block.level == _NUMBERED and block.label is not None)
    if pending and (
        (entry and not _opens_item(document, block)) or (block.kind == "alinea" and not pending.bullets_only)
    ):
        return _announced(reading, document, prose, skip, pending), pending._replace(bullets_only=True)
    if block.kind == "kop":
        return [], None
    if by := leads_in(prose.text):
        return [], Announced("", marked=False, bullets_only=True, by=by)
    announced = announcement(prose.text)
    decisions = list(_worded(reading, document, prose, skip, announced[1] if announced else len(prose.text)))
    return decisions, Announced(announced[0], marked=announced[2], bullets_only=True) if announced else None


def _announced(reading: Reading, document: Document, prose: Prose, skip: int, pending: Announced) -> list[Decision]:
    """Return the decisions of an entry of the list that `pending` announced."""
    where = (skip, len(prose.text))
    if whole := pending.whole:
        whole.quote, whole.end = f"{whole.quote} {prose.text}", prose.span(0, len(prose.text))[1]
        return []
    if pending.kind:
        return [_decision(reading, prose, where, pending.kind, marked=pending.marked)]
    kind = done_in(prose.text[skip:])
    if kind is None:
        return list(_worded(reading, document, prose, *where))
    first = next(iter(sentences(prose.text[skip:])), (0, len(prose.text) - skip))
    decision = _decision(reading, prose, (skip, skip + first[1]), kind, marked=False)
    decision.by = [pending.by] if pending.by else []
    return [decision, *_worded(reading, document, prose, skip + first[1], len(prose.text))]


def _opens_item(document: Document, block: Block) -> bool:
    """Tell whether an agenda item begins with this block."""
    return any(item.start == block.start for meeting in document.meetings for item in meeting.agenda_items)


def _after_bullet(text: str, block: Block) -> int:
    """Return where the words start after the block's bullet or number."""
    bullet = re.match(r"(?:[-–—•●○◦▪■*→✓\uf0b7\uf0a7o]\s+)?(?:\(?\w{1,2}(?:\.\d{1,2})*[.):]\s*)?", text)
    return bullet.end() if bullet and block.label else 0


def _worded(reading: Reading, document: Document, prose: Prose, skip: int, until: int) -> Iterator[Decision]:
    """Yield the sentences of a block from `skip` to `until` that decide, agree or promise something."""
    previous: Decision | None = None
    for start, end in sentences(prose.text[:until]):
        offset = max(start, skip)
        sentence = prose.text[offset:end]
        if previous and _GOES_ON.match(sentence):
            previous.quote += " " + sentence
            previous.end = prose.span(offset, end)[1]
            continue
        previous = _in_sentence(reading, document, prose, (offset, end))
        if previous:
            yield previous


def _in_sentence(reading: Reading, document: Document, prose: Prose, where: tuple[int, int]) -> Decision | None:
    """Return the decision that the sentence `where` of `prose` is: labelled, tagged, a verdict or worded so."""
    sentence = prose.text[where[0] : where[1]]
    if label := labelled(sentence):
        return _decision(reading, prose, (where[0] + label[1], where[0] + label[2]), label[0], marked=True)
    if (tag := action_tag(sentence)) and sentence[: tag[0]].strip():
        promise = _decision(reading, prose, (where[0], where[0] + tag[0]), "toezegging", marked=True)
        promise.by = tag[1] or promise.by
        return promise
    if _may_be_verdict(document, sentence) and (kind := verdict(sentence)):
        return _decision(reading, prose, where, kind, marked=False)
    formal, people = document.kind in _FORMAL, partial(_attendees, document)
    if (aside := _ASIDE.search(sentence)) and not worded(sentence[: aside.start()], formal=formal, attendees=people):
        where = (where[0] + aside.start(1), where[0] + aside.end(1))
        sentence = aside[1]
    if wording := worded(sentence, formal=formal, attendees=people):
        return _decision(reading, prose, where, wording.kind, marked=False, wording=wording)
    return None


def _attendees(document: Document) -> frozenset[str]:
    """Return the names of the people on the lists of a document's meetings: in full, first names and surnames."""
    people = [person.name for meeting in document.meetings for person in meeting.attendances if person.name]
    firsts = (name.split()[0] for name in people if "." not in name.split()[0])
    return frozenset(
        (*people, *firsts, *(name.split(" ", 1)[-1] for name in people), *(name.split()[-1] for name in people))
    )


def worded(sentence: str, *, formal: bool, attendees: Callable[[], frozenset[str]] = frozenset) -> Wording | None:
    """Return the first wording that makes `sentence` a decision; `formal` for records of a meeting.

    `attendees` tells the names, in full and in part, of the people who were there.
    """
    if len(sentence) < 12 or sentence.rstrip(" )'\"”’").endswith("?"):
        return None
    small = sentence.lower()
    for wording in WORDED:
        for stem in wording.stems:
            if stem in small:
                break
        else:
            continue
        if wording.meeting_only and not formal:
            continue
        # What comes after the wording (a subordinate clause, mostly) does not take it back.
        if wording.actor and not (by := _by(sentence)):
            continue
        if wording.attendee and not attendees().issuperset(by):
            continue
        if (match := wording.pattern.search(sentence)) and not any(
            never.search(sentence, 0, match.end()) for never in (*NEVER, *wording.unless)
        ):
            return wording
    return None


def _may_be_verdict(document: Document, sentence: str) -> bool:
    """Tell whether a sentence may be a verdict: any in a list of decisions, a short one in minutes."""
    return document.kind in _VERDICT_KINDS or (document.kind == "verslag" and len(sentence) < _LONGEST_VERDICT)


def _in_table(reading: Reading, document: Document, block: Block) -> Iterator[Decision]:
    """Yield the cells of a table that hold decisions: each verdict in a column of them, elsewhere what is worded so."""
    table = next(
        (t for t in document.tables if t.start <= block.start < t.end or block.start <= t.start < block.end), None
    )
    if table is None:
        return
    titles = {cell.column: cell.text.lower() for cell in table.cells if cell.header}
    decisive = {column for column, title in titles.items() if re.search(r"beslui|afspra|toezegging|actie", title)}
    numbered = any(re.fullmatch(r"(?:nr|nummer|no|#|ap)\.?", title) for title in titles.values())
    for cell in table.cells:
        if cell.header or not cell.text or (numbered and not any("beslui" in titles[c] for c in decisive)):
            continue
        prose = Prose(reading.text, [(cell.start, cell.end)])
        if cell.column in decisive and "beslui" in titles[cell.column]:
            kind = verdict(cell.text) or _action_kind(cell.text)
            if kind:
                yield _decision(reading, prose, (0, len(prose.text)), kind, marked=True)
        elif len(cell.text) > 40:
            yield from _worded(reading, document, prose, 0, len(prose.text))


def _action_kind(cell: str) -> str | None:
    """Return "afspraak" for a cell that says what will be done, None for one that only informs or asks."""
    informs = re.match(
        r"(?:ter (?:informatie|kennis)|geen\b|nvt|n\.v\.t|-|graag\b|vanuit\b.*\boproep)", cell, re.IGNORECASE
    )
    return (
        "afspraak"
        if not informs and re.search(r"\b(?:word(?:t|en)|zal|zullen|gaat|gaan|komt|stuurt)\b", cell)
        else None
    )


def _decision(
    reading: Reading,
    prose: Prose,
    where: tuple[int, int],
    kind: str,
    *,
    marked: bool,
    wording: Wording | None = None,
) -> Decision:
    """Make the record of the slice `where` of `prose`."""
    text = prose.text[where[0] : where[1]].strip(" _")
    first = prose.text.index(text, where[0])
    start, end = prose.span(first, first + len(text))
    return Decision(
        kind=kind,
        marked=marked,
        quote=text,
        by=_by(text),
        start=start,
        end=end,
        page=reading.page_at(start),
        method=f"regel:{wording.name}" if wording else "regel:label",
        score=wording.score if wording else 0.95,
    )


def _by(sentence: str) -> list[str]:
    """Return who decides or promises: the subject that opens the sentence, as printed; several joined by "en"."""
    match = ACTOR.match(sentence.lstrip("("))
    if not match or (match["actor"].split()[0].lower() in NO_ACTOR and len(match["actor"].split()) == 1):
        return []
    return [name.strip() for name in re.split(r"\s+en\s+|,\s+", match["actor"]) if name.strip()]


def _item_of(document: Document, offset: int) -> AgendaItem | None:
    """Return the innermost agenda item whose discussion holds `offset`."""
    items = [item for meeting in document.meetings for item in meeting.agenda_items if item.start <= offset < item.end]
    return max(items, key=lambda item: item.start, default=None)
