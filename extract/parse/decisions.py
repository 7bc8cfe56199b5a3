"""Find what was decided, adopted, agreed, promised or noted: labelled as such, or only worded so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.parse.wording import ACTOR, NEVER, NO_ACTOR, RECORD, WORDED, Wording
from extract.text.blocks import Block, blocks
from extract.text.prose import Prose
from extract.text.reading import Reading
from extract.text.sentences import sentences
from models import AgendaItem, Decision, Document

# Each row: the label as printed, the kind that it announces.
LABELS: tuple[tuple[str, str], ...] = (
    (r"(?:genomen |voorgesteld )?beslui(?:t|ten)(?:punt(?:en)?)?(?: [\w-]{2,20}){0,2}|beslissing(?:en)?", "besluit"),
    (r"conclusies?(?: en besluit(?:en)?)?|aldus besloten|conform besloten", "besluit"),
    (r"(?:gemaakte )?afspra(?:ak|ken)|vervolgafspra(?:ak|ken)", "afspraak"),
    (r"toezegging(?:en)?(?:\s+\w+\d*)?", "toezegging"),
    (r"actie(?:s|punt(?:en)?)?(?:\s+(?:voor\s+)?[a-z]{2,12})?(?=\s*:)", "toezegging"),
    (r"vaststelling(?:en)?", "vaststelling"),
    (r"kennisneming|ter kennisgeving", "kennisneming"),
)
_LABEL = tuple(
    (re.compile(rf"(?:noot:\s*)?(?:{label})\s*(?:\d{{1,3}}|\([^)]{{1,20}}\))?\s*[:：]\s*", re.IGNORECASE), kind)
    for label, kind in LABELS
)
# On a line of its own; "Conclusie" there opens a chapter.
_LABEL_ALONE = tuple(
    (re.compile(rf"(?:{label})\s*:?$", re.IGNORECASE), kind)
    for label, kind in LABELS
    if not re.search("conclusie|actie", label)
)
# Another field of the same entry ends what a label announces.
_NEXT_FIELD = re.compile(
    r"\s(?:Noot|Zaak|Besluit|Afspraak|Actie(?:punt)?|Toezegging|Agendapunt|Toelichting|Document)\s?:"
)
_ACTION_TAG = re.compile(r"<\s*(?:actiepunt|actie|AP)\s*[\w.-]{0,12}\s*>", re.IGNORECASE)
# In a list of decisions a verdict stands by itself, as a sentence or a cell of its own.
_VERDICTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:ongewijzigd |gewijzigd |conform )?vastgesteld\b", re.IGNORECASE), "vaststelling"),
    (
        re.compile(r"(?:ter|voor) kennis(?:neming|geving|name)\s*(?:aan)?genomen\b|kennisgenomen\b", re.IGNORECASE),
        "kennisneming",
    ),
    (
        re.compile(
            r"(?:unaniem |met algemene stemmen )?(?:aangenomen|verworpen|akkoord|goedgekeurd|aangehouden|ingestemd"
            r"|conform (?:advies|voorstel|concept|besloten)(?: besloten)?|besloten)\b"
            r"(?=\s*(?:[.,;:]|$)|\s+(?:tot|met (?:de|het)|conform|bij)\b)",
            re.IGNORECASE,
        ),
        "besluit",
    ),
)
# "Kort samengevat is afgesproken dat:" says what the bullets after it are.
_ANNOUNCED = re.compile(
    r"[^.?!]*\b(vastgesteld|besloten|besluit(?:en)?|afgesproken|overeengekomen|toegezegd)\b[^.?!]{0,30}:$",
    re.IGNORECASE,
)
_ANNOUNCES = {
    "vastgesteld": "vaststelling",
    "besloten": "besluit",
    "besluit": "besluit",
    "besluiten": "besluit",
    "afgesproken": "afspraak",
    "overeengekomen": "afspraak",
    "toegezegd": "toezegging",
}
_GOES_ON = re.compile(r"(?:dan|daarna|vervolgens)\s", re.IGNORECASE)
_NARROWER = (
    (
        "kennisneming",
        re.compile(r"^.{0,60}\b(?:ter|voor) kennis(?:geving|neming|name)\b|^ter informatie\b", re.IGNORECASE),
    ),
    (
        "vaststelling",
        re.compile(rf"^.{{0,60}}\b{RECORD}\b.{{0,40}}\b(?:vastgesteld|vaststellen|goedgekeurd)\b", re.IGNORECASE),
    ),
)
_LONGEST_LABELLED = 300  # characters: what a label announces is a sentence or two
_VERDICT_KINDS = ("besluitenlijst", "actielijst")
_FORMAL = ("verslag", "agenda", "besluitenlijst", "actielijst")


class Announced(NamedTuple):
    """What a label on a line of its own, or "het volgende vastgesteld:", says of the blocks after it."""

    kind: str
    marked: bool
    bullets_only: bool


def find_decisions(reading: Reading, document: Document) -> None:
    """Fill `document.decisions`; slides only propose, so they hold none."""
    if document.kind == "presentatie":
        return
    pending: Announced | None = None
    seen: set[tuple[int, int]] = set()
    for block in blocks(reading.lines_of(document)):
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
    if document.kind in _FORMAL and (kind := _label_alone(words)):
        return [], Announced(kind, marked=True, bullets_only=kind != "besluit")
    if labelled := _labelled(words):
        kind, at = labelled
        following = _NEXT_FIELD.search(prose.text, skip + at)
        end = _quote_end(prose.text, skip + at, following.start() if following else len(prose.text))
        kind = _kind_within(kind, prose.text[skip + at : end])
        return [_decision(reading, prose, (skip + at, end), kind, marked=True)], None
    if pending and (block.kind == "opsomming" or (block.kind == "alinea" and not pending.bullets_only)):
        where = (skip, len(prose.text))
        return [_decision(reading, prose, where, pending.kind, marked=pending.marked)], pending._replace(
            bullets_only=True
        )
    if block.kind == "kop":
        return [], None
    announced = _ANNOUNCED.search(prose.text)
    until = announced.start() if announced else len(prose.text)
    found = [
        decision for decision in _worded(reading, document, prose, skip) if decision.end <= prose.span(0, until)[1]
    ]
    return found, Announced(_ANNOUNCES[announced[1].lower()], False, True) if announced else None


def _after_bullet(text: str, block: Block) -> int:
    """Return where the words start after the block's bullet or number."""
    bullet = re.match(r"(?:[-–—•●○◦▪■*→✓\uf0b7\uf0a7o]\s+)?(?:\(?\w{1,2}(?:\.\d{1,2})*[.):]\s*)?", text)
    return bullet.end() if bullet and block.label else 0


def _quote_end(text: str, start: int, end: int) -> int:
    """Return where the words that a label announces end: after the sentences that fit, at least one."""
    last = start
    for _, stop in sentences(text[start:end]):
        if last > start and stop > _LONGEST_LABELLED:
            break
        last = start + stop
    return last


def _kind_within(kind: str, words: str) -> str:
    """Return the kind of what stands after "Besluit:": "voor kennisgeving aannemen" is a kennisneming."""
    if kind != "besluit":
        return kind
    return next((narrower for narrower, pattern in _NARROWER if pattern.search(words)), kind)


def _label_alone(words: str) -> str | None:
    return next((kind for label, kind in _LABEL_ALONE if label.fullmatch(words.strip(" _"))), None)


def _labelled(words: str) -> tuple[str, int] | None:
    """Return the kind that a label at the start announces, and where the words after it start."""
    plain = words.lstrip(" _")
    for label, kind in _LABEL:
        if (match := label.match(plain)) and len(plain) > match.end() + 2:
            return kind, len(words) - len(plain) + match.end()
    return None


def _worded(reading: Reading, document: Document, prose: Prose, skip: int) -> Iterator[Decision]:
    """Yield the sentences of a block that decide, agree or promise something."""
    previous: Decision | None = None
    for start, end in sentences(prose.text):
        sentence = prose.text[max(start, skip) : end]
        offset = max(start, skip)
        if labelled := _labelled(sentence):
            yield _decision(reading, prose, (offset + labelled[1], end), labelled[0], marked=True)
        elif tag := _ACTION_TAG.search(sentence):
            if sentence[: tag.start()].strip():
                yield _decision(reading, prose, (offset, offset + tag.start()), "toezegging", marked=True)
        elif document.kind in _VERDICT_KINDS and (kind := _verdict(sentence)):
            yield _decision(reading, prose, (offset, end), kind, marked=False)
        elif wording := worded(sentence, formal=document.kind in _FORMAL):
            previous = _decision(reading, prose, (offset, end), wording.kind, marked=False, wording=wording)
            yield previous
            continue
        elif previous and _GOES_ON.match(sentence):
            previous.quote += " " + sentence
            previous.end = prose.span(offset, end)[1]
        previous = None


def worded(sentence: str, *, formal: bool) -> Wording | None:
    """Return the first wording that makes `sentence` a decision; `formal` for records of a meeting."""
    if len(sentence) < 12 or sentence.rstrip(" )'\"”’").endswith("?"):
        return None
    small = sentence.lower()
    for wording in WORDED:
        if (wording.meeting_only and not formal) or not any(stem in small for stem in wording.stems):
            continue
        # What comes after the wording (a subordinate clause, mostly) does not take it back.
        if wording.actor and not _by(sentence):
            continue
        if (match := wording.pattern.search(sentence)) and not any(
            never.search(sentence, 0, match.end()) for never in (*NEVER, *wording.unless)
        ):
            return wording
    return None


def _verdict(sentence: str) -> str | None:
    """Return the kind of a verdict that opens the sentence: "Vastgesteld.", "Aangenomen. De minister …"."""
    return next((kind for verdict, kind in _VERDICTS if verdict.match(sentence)), None)


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
            kind = _verdict(cell.text) or _action_kind(cell.text)
            if kind:
                yield _decision(reading, prose, (0, len(prose.text)), kind, marked=True)
        elif len(cell.text) > 40:
            yield from _worded(reading, document, prose, 0)


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
    match = ACTOR.match(sentence)
    if not match or (match["actor"].split()[0].lower() in NO_ACTOR and len(match["actor"].split()) == 1):
        return []
    return [name.strip() for name in re.split(r"\s+en\s+|,\s+", match["actor"]) if name.strip()]


def _item_of(document: Document, offset: int) -> AgendaItem | None:
    """Return the innermost agenda item whose discussion holds `offset`."""
    items = [item for meeting in document.meetings for item in meeting.agenda_items if item.start <= offset < item.end]
    return max(items, key=lambda item: item.start, default=None)
