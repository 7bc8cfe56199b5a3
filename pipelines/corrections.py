"""Apply what users say that names mean to the mentions in the database, and take it back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
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
_NO_LETTER = re.compile(r"[\W_]+")
_SLACK = 12  # characters of mark-up and white space that a name may hold beside its own


def corrections_of(session: Session, source_id: str) -> Sequence[Correction]:
    """Return the corrections that may be about a mention in a source."""
    here = or_(Correction.source_id == source_id, Correction.source_id.is_(None))
    return session.scalars(select(Correction).where(here).order_by(Correction.id)).all()


def correct_source(session: Session, source_id: str) -> None:
    """Apply every correction to the mentions of a source that has just been written."""
    corrections = corrections_of(session, source_id)
    if not corrections:
        return
    mentions = session.scalars(
        select(Mention).where(Mention.source_id == source_id).order_by(Mention.start, Mention.id)
    ).all()
    for mention in mentions:
        apply(session, mention, _of_spelling(mention, corrections))
    there = list(mentions)
    for correction in corrections:
        if correction.of_one:
            _correct_one(session, correction, there)


def settle(
    session: Session, mentions: Iterable[Mention], *, own: Correction | None = None, without: Correction | None = None
) -> None:
    """Give each mention the correction that is most about it, or what the program said when there is none.

    `own` is about just these mentions, whatever they had; `without` no longer counts.
    """
    by_source: dict[str, list[Correction]] = {}
    for mention in mentions:
        source_id = mention.source_id
        if source_id not in by_source:
            by_source[source_id] = [each for each in corrections_of(session, source_id) if each is not without]
        corrections = by_source[source_id]
        mine = own or next((each for each in corrections if each.of_one and each.id == mention.correction_id), None)
        only_a_user_saw_it = mention.correction_id is not None and mention.uncorrected is None
        if only_a_user_saw_it and (mine is None or mine.entity_kind == NOTHING):
            session.delete(mention)
        else:
            apply(session, mention, mine or _of_spelling(mention, corrections))
    session.flush()


def _correct_one(session: Session, correction: Correction, mentions: list[Mention]) -> None:
    """Apply a correction of one mention where that stands now; where no mention is, add one to `mentions`."""
    spot = (correction.start, correction.end, correction.text)
    mention = next((each for each in mentions if (each.start, each.end, each.text) == spot), None)
    if mention is None:
        span = _span_in(_whole_text(session, correction.source_id), correction)
        if span is None:
            return  # it is read so differently that the spot is not there: wait for a reading that has it
        mention = _mention_at(span, correction, mentions)
        if mention is None and correction.entity_kind != NOTHING:
            mention = _made(session, correction, span)
            mentions.append(mention)
    if mention is not None:
        apply(session, mention, correction)


def _of_spelling(mention: Mention, corrections: Iterable[Correction]) -> Correction | None:
    """Return the correction of its spelling: of its own source before any source, of its own kind before any kind."""
    kind = (mention.uncorrected or {}).get("kind", mention.kind)
    fit = [
        each
        for each in corrections
        if not each.of_one
        and each.text == mention.text
        and each.source_id in (None, mention.source_id)
        and each.kind in (None, kind)
    ]
    return max(fit, key=lambda each: (each.source_id is not None, each.kind is not None), default=None)


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


def _whole_text(session: Session, source_id: str | None) -> str:
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
    same = [each for each in beside if (each.uncorrected or {}).get("kind", each.kind) in kinds]
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
