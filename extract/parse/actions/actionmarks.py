"""Read actions that are no row of a table: lists under a heading, and actions marked in running text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from extract.parse.actions.owners import owners_by_words, owners_in
from extract.parse.actions.terms import is_term, term_in
from extract.text.blocks import Block
from extract.text.dates import first_date
from extract.text.markup import heading_level
from extract.text.reading import Line
from extract.text.sentences import sentences
from models import Action

_LONGEST = 250  # characters of a marked action that are taken whole
HEADING = re.compile(
    r"\W*(?:bijlage\W+\w*\W*)?(?:overzicht\s+(?:van\s+)?|openstaande\s+|lopende\s+|nieuwe\s+|afgeronde\s+|concept\s+)*"
    r"(?:acties?\b(?!\s+\d)|actie-?(?:punten)?(?:lijst|tabel|overzicht)?|actie-?\s?(?:en|/)\s*besluitenlijst"
    r"|actiepunten"
    r"|besluiten-?\s?en\s+actie(?:punten)?lijst|toezeggingen(?:lijst)?|afspraken\s?(?:lijst|en\s+actie\w*)|to\s?do)\b"
    r"[^.!?]{0,70}",
    re.IGNORECASE,
)
"""What announces a list of actions."""
_MARK = re.compile(
    r"\s*[-•*>\s]*[*_]*(?:<\s*(?i:actiepunt|actie|AP)\b(?P<tag>[^<>\n]{0,40})>|"
    r"(?i:actiepunt|actie|AP)(?:\s+(?P<number>\d{1,4}(?:[-/.]\d{1,4})?)"
    r"|\s+(?P<who>[A-Z][^:\n]{1,40}?))?)\s*[*_]*\s*:?[*_]*\s+",
)
_PARTS = re.compile(r"(?P<text>.*?\S)\s*(?:\((?P<bracket>[^()]{2,60})\)|[-–—]\s*(?P<dash>[A-Z][\w .&/-]{1,40}))\s*\.?$")
# A code that numbers actions from meeting to meeting.
_CODE = re.compile(r"\s*(?P<code>(?:AP|TZ|[A-Z])[ -]?\d{1,4}(?:[-/.]\d{1,4})?)[.):]?\s+(?=[A-ZÀ-Ý])")
NO_ACTION = re.compile(
    r"(?:(?:ter|voor) (?:informatie|kennis\w+(?: aan)?(?: genomen)?)|vastgesteld|akkoord|geen(?: acties?)?"
    r"|n\.?v\.?t\.?|besproken"
    r"|ongewijzigd vastgesteld|goedgekeurd|conform|afgerond|gereed|[-–—.\s]*)[.\s]*",
    re.IGNORECASE,
)
"""All of a cell or item that says what was done with it, not what is to be done."""


def listed_actions(source: str, found: Sequence[Block], day: dt.date | None) -> Iterator[Action]:
    """Yield the bullets, numbers or codes of a list under a heading that announces actions."""
    listing = False
    for block in found:
        words = block.prose(source).text
        if block.kind == "kop" or (len(words) < 90 and HEADING.fullmatch(words.strip(" :")) and not block.label):
            listing = bool(HEADING.fullmatch(words.strip(" :")))
        elif listing and (coded := _coded(block)):
            for lines in coded:
                yield from _entry(source, Block("opsomming", lines), day)
        elif listing and block.kind == "opsomming":
            yield from _entry(source, block, day)
        elif listing and block.kind == "alinea" and len(words) > 30:
            listing = False


def _coded(block: Block) -> list[list[Line]]:
    """Return the lines of each action in a block whose actions open with a code ("A7 …"), nothing of another block."""
    entries: list[list[Line]] = []
    for line in block.lines:
        if _CODE.match(line.text):
            entries.append([line])
        elif entries:
            entries[-1].append(line)
        else:
            return []
    return entries


def _entry(source: str, block: Block, day: dt.date | None) -> Iterator[Action]:
    """Yield the action of a list's entry: an owner may stand before a colon, or with a term behind it in brackets."""
    text = re.sub(r"^(?:[-•*–●○▪■→✓o\uf0b7\uf0a7]|\(?\w{1,3}[.)])\s+", "", block.prose(source).text)
    number = block.label if block.label and block.label[0].isdigit() else None
    if code := _CODE.match(text):
        number, text = code["code"], text[code.end() :]
    if len(text) < 8 or NO_ACTION.fullmatch(text) or text.endswith(":"):
        return
    owners: list[str] = []
    due: dt.date | None = None
    if (named := re.match(r"(?P<who>[A-Z][^:]{1,40}):\s+(?P<text>\S.+)", text)) and len(named["who"].split()) <= 5:
        owners, text = owners_in(named["who"]), named["text"]
    elif parts := _PARTS.fullmatch(text):
        who, due = _who_and_when(parts["bracket"] or parts["dash"], day)
        if who[:1].isupper() or due:
            owners, text = owners_in(who), parts["text"]
    yield _marked(block, number, text, owners or owners_by_words(text), day, due)


def _who_and_when(words: str, day: dt.date | None) -> tuple[str, dt.date | None]:
    """Return the owners and the term that one bracket names ("J. Bos, 5 juli")."""
    parts = [part.strip() for part in re.split(r"[,;]", re.sub(r"^actie:?\s*", "", words, flags=re.IGNORECASE))]
    due = next((first_date(part, day) for part in parts if is_term(part)), None)
    return ", ".join(part for part in parts if part and not is_term(part)), due


def _marked(
    block: Block, number: str | None, text: str, owners: list[str], day: dt.date | None, due: dt.date | None = None
) -> Action:
    """Return the action of a mark or entry; one that bears a number of a list may have been raised before."""
    due = due or term_in(text, day)
    past = bool(due and day and due <= day)
    return Action(
        number=number,
        raised=None if number and not number.isdigit() else day,
        text=text,
        owners=owners,
        due=None if past else due,
        done=due if past else None,
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


def marked_actions(source: str, found: Sequence[Block], day: dt.date | None) -> Iterator[Action]:
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
        if len(words) > 8 and not NO_ACTION.fullmatch(words):
            owners = owners_in(who) if who and not who[0].isdigit() else owners_by_words(words)
            yield _marked(block, label["number"] or (who if who[:1].isdigit() else None), words, owners, day)
