"""Apply what users say that names mean to the mentions in the database, and take it back."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from extract.text.markup import plain
from models import Correction, Mention, Page
from models.correction import NOTHING
from pipelines.entities import keep_entity
from pipelines.identity import id_of
from pipelines.passages import text_of

BY_USER = "gebruiker"  # the method of a mention that a user has corrected
SAID = ("kind", "name", "entity_id", "reason", "method", "score", "link_score", "role", "organisation")
Spot = tuple[int, int, str]
"""Where a mention stands: start, end and its text."""

_NO_LETTER = re.compile(r"[\W_]+")
_SLACK = 12  # characters of mark-up and white space that a name may hold beside its own


@dataclass(frozen=True)
class Said:
    """What users say of the mentions in one source: of one mention, by its id; of a spelling, by that."""

    of_one: dict[str, Correction]
    of_spelling: dict[str, list[Correction]]

    def of(self, mention: Mention) -> Correction | None:
        """Return what is said of its spelling: in its own source before in any, of its own kind before of any."""
        kind = _own_kind(mention)
        fit = [each for each in self.of_spelling.get(mention.text, ()) if each.kind in (None, kind)]
        return max(fit, key=lambda each: (each.source_id is not None, each.kind is not None), default=None)


def said_of(session: Session, source_id: str, without: Correction | None = None) -> Said:
    """Return what users say of the mentions in a source; `without` no longer counts."""
    here = or_(Correction.source_id == source_id, Correction.source_id.is_(None))
    said = Said({}, defaultdict(list))
    for correction in session.scalars(select(Correction).where(here).order_by(Correction.id)):
        if correction.of_one and correction is not without:
            said.of_one[correction.id] = correction
        elif correction is not without:
            said.of_spelling[correction.text].append(correction)
    return said


def correct_source(session: Session, source_id: str) -> None:
    """Apply every correction to the mentions of a source that has just been written."""
    said = said_of(session, source_id)
    if not said.of_one and not said.of_spelling:
        return
    printed = select(Mention).where(Mention.source_id == source_id).order_by(Mention.start.desc(), Mention.id.desc())
    at: dict[Spot, Mention] = {}
    for mention in session.scalars(printed):
        at[mention.start, mention.end, mention.text] = mention
        if correction := said.of(mention):
            apply(session, mention, correction)
    lost = []
    for correction in said.of_one.values():
        spot = (correction.start or 0, correction.end or 0, correction.text)
        if spot in at:
            apply(session, at[spot], correction)
        else:
            lost.append(correction)
    if lost:
        _place_again(session, source_id, lost, list(at.values()))
    session.flush()


def settle(
    session: Session, mentions: Iterable[Mention], *, own: Correction | None = None, without: Correction | None = None
) -> None:
    """Give each mention the correction that is most about it, or what the program said when there is none.

    `own` is about just these mentions, whatever they had; `without` no longer counts.
    """
    by_source: dict[str, Said] = {}
    for mention in mentions:
        if mention.source_id not in by_source:
            by_source[mention.source_id] = said_of(session, mention.source_id, without)
        said = by_source[mention.source_id]
        mine = own or said.of_one.get(mention.correction_id or "")
        only_a_user_saw_it = mention.correction_id is not None and mention.uncorrected is None
        if only_a_user_saw_it and (mine is None or mine.entity_kind == NOTHING):
            session.delete(mention)
        else:
            apply(session, mention, mine or said.of(mention))
    session.flush()


def _place_again(session: Session, source_id: str, lost: Iterable[Correction], mentions: list[Mention]) -> None:
    """Apply corrections whose mention is not there where they stand now; where no mention is, make one.

    One whose spot can't be found waits for a reading that has it.
    """
    text = _whole_text(session, source_id)
    for correction in lost:
        span = _span_in(text, correction)
        mention = _mention_at(span, correction, mentions) if span else None
        if span and mention is None and correction.entity_kind != NOTHING:
            mention = _made(session, correction, span)
            mentions.append(mention)
        if mention is not None:
            apply(session, mention, correction)


def _own_kind(mention: Mention) -> str:
    """Return the kind that the program says a mention is of."""
    return str((mention.uncorrected or {}).get("kind", mention.kind))


def apply(session: Session, mention: Mention, correction: Correction | None) -> None:
    """Let a mention mean what the correction says, and keep what the program said; without one it says that again."""
    of_user = mention.correction_id is not None and mention.uncorrected is None
    own = None if of_user else mention.uncorrected or {name: getattr(mention, name) for name in SAID}
    values = _corrected(mention, correction, own or {}) if correction else own or {}
    keep_entity(session, values["entity_id"], values["kind"], values["name"])
    for name, value in values.items():
        setattr(mention, name, value)
    mention.correction_id = correction.id if correction else None
    mention.uncorrected = own if correction else None


def _corrected(mention: Mention, correction: Correction, own: dict[str, Any]) -> dict[str, Any]:
    """Return what a mention says with a correction; only a person keeps a role."""
    person = own if correction.entity_kind == "persoon" else {}
    return {
        "kind": correction.entity_kind,
        "name": correction.entity_name or mention.text,
        "entity_id": correction.entity_id,
        "reason": correction.reason,
        "method": BY_USER,
        "score": 1.0,
        "link_score": 1.0 if correction.entity_id else None,
        "role": person.get("role"),
        "organisation": person.get("organisation"),
    }


def _whole_text(session: Session, source_id: str) -> str:
    """Return the text of a source without loading the rest of its pages."""
    pages = select(Page.text).where(Page.source_id == source_id).order_by(Page.number)
    return "\f".join(session.scalars(pages))


def letters(text: str) -> str:
    """Return the letters and digits of a text as printed: what is left of a name however its lines are broken."""
    return _NO_LETTER.sub("", plain(text))


def _span_in(text: str, correction: Correction) -> tuple[int, int] | None:
    """Return where the corrected name stands in `text`: where it stood, else at the one spot amid the same words."""
    start, end = correction.start or 0, correction.end or 0
    wanted = letters(correction.text)
    if letters(text[start:end]) == wanted:
        return start, end
    longest = end - start + _SLACK
    around = (_loosely(correction.before), rf"\s*(\S[^\f]{{0,{longest}}}?)\s*", _loosely(correction.after))
    found = [match.span(1) for match in re.finditer("".join(around), text) if letters(match[1]) == wanted]
    return found[0] if len(found) == 1 and correction.before + correction.after else None


def _loosely(text: str) -> str:
    """Return a pattern for `text` with whatever white space."""
    return r"\s+".join(map(re.escape, text.split()))


def _mention_at(span: tuple[int, int], correction: Correction, mentions: Sequence[Mention]) -> Mention | None:
    """Return the mention on a span, else one of the same kind that overlaps it: the same name with other edges."""
    start, end = span
    beside = [each for each in mentions if each.start < end and each.end > start]
    exact = [each for each in beside if (each.start, each.end) == span]
    kinds = {correction.kind, correction.entity_kind}
    same = [each for each in beside if _own_kind(each) in kinds]
    return next(iter([*exact, *same]), None)


def _made(session: Session, correction: Correction, span: tuple[int, int]) -> Mention:
    """Return a mention that only the user sees."""
    mention = Mention(
        kind=correction.entity_kind,
        text=correction.text,
        name=correction.text,
        start=span[0],
        end=span[1],
        page=_page_at(session, correction.source_id, span[0]),
        source_id=correction.source_id or "",
        correction_id=correction.id,
    )
    mention.id = id_of(mention.source_id, mention)
    session.add(mention)
    return mention


def _page_at(session: Session, source_id: str | None, start: int) -> int:
    """Return the number of the page that an offset lies on."""
    numbers = select(Page.number).where(Page.source_id == source_id, Page.start <= start)
    return session.scalars(numbers.order_by(Page.start.desc()).limit(1)).one_or_none() or 1


def surroundings(session: Session, mention: Mention, width: int = 40) -> tuple[str, str]:
    """Return up to `width` characters before and after a mention on its own page, as printed."""
    before = text_of(session, mention.source_id, max(mention.start - width, 0), mention.start)
    after = text_of(session, mention.source_id, mention.end, mention.end + width)
    return before.rpartition("\f")[2], after.partition("\f")[0]
