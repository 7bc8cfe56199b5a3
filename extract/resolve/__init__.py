"""Tie mentions to the register: exact name, alias, near spelling, in the light of what stands around them."""

from __future__ import annotations

import re

from corpus import register
from extract.resolve.about import say_what_figures_are_about
from extract.resolve.choice import Choice, choose
from extract.resolve.people import find_people
from extract.resolve.surroundings import Setting, neighbours, settings
from extract.text.reading import Reading
from models import Entity, Mention

__all__ = ["resolve"]

_BEFORE = 90  # characters of text before a mention that may say what it is
_GENERIC = {"prt": "org:prt-{}", "provincialeregietafel": "org:prt-{}"}


def resolve(reading: Reading) -> None:
    """Fill entity_id, name, kind and reason of each mention in `reading`; undecided ones keep their candidates.

    Then say who the people are, and what each figure is about.
    """
    mentions = sorted(reading.source.mentions, key=lambda m: m.start)
    found = settings(reading, mentions)
    waiting: list[int] = []
    for index, mention in enumerate(mentions):
        _look_up(mention, found[index])
        if len(mention.candidates) > 1:
            waiting.append(index)
        else:
            _settle(reading, mentions, index, found[index])
    while waiting:  # after the sure ones, which decide about their neighbours; those in turn about theirs
        for index in waiting:
            _settle(reading, mentions, index, found[index])
        left = [index for index in waiting if mentions[index].entity_id is None]
        if len(left) == len(waiting):
            break
        waiting = left
    find_people(reading, mentions, found)
    say_what_figures_are_about(reading)


def _look_up(mention: Mention, setting: Setting) -> None:
    """Give an organisation or gemeente without candidates those that the register has under its name, or nearly."""
    if mention.candidates or mention.kind not in ("organisatie", "gemeente"):
        return
    key = register.name_key(mention.text)
    if key in _GENERIC and setting.province:
        mention.candidates = [_GENERIC[key].format(setting.province.lower())]
        return
    near = (
        _ministry(mention.text)
        or register.lookup(mention.text, mention.kind)
        or register.nearest(mention.text, (mention.kind,), setting.date)
    )
    mention.candidates = [entity.id for entity in near]


def _ministry(text: str) -> tuple[Entity, ...]:
    """Return the ministries whose name begins as `text` does, where a line's end or an unread word cut it short."""
    if not text.lower().startswith("ministerie van "):
        return ()
    begins = text.lower()
    found = (e for e in register.entities().values() if e.details.get("sort") == "ministerie" and e.full_name)
    return tuple(entity for entity in found if (entity.full_name or "").lower().startswith(begins))


def _settle(reading: Reading, mentions: list[Mention], index: int, setting: Setting) -> None:
    mention = mentions[index]
    if not mention.candidates:
        mention.reason = mention.reason or _unlisted(mention)
        return
    before = re.sub(r"\s+", " ", reading.text[max(0, mention.start - _BEFORE) : mention.start])
    after = reading.text[mention.end : mention.end + 24]
    choice = choose(mention, before, after, neighbours(reading.text, mentions, index), setting)
    mention.reason = choice.reason
    if choice.entity is None:
        mention.kind = choice.kind or mention.kind
        return
    _tie(mention, choice)


def _tie(mention: Mention, choice: Choice) -> None:
    entity: Entity = choice.entity  # type: ignore[assignment]
    mention.entity_id, mention.kind, mention.name = entity.id, entity.kind, entity.name
    exact = any(e.id == entity.id for e in register.lookup(mention.text))
    if not exact and mention.method.startswith("register:"):
        mention.reason = f"{choice.reason}; spelling wijkt af van de officiële naam"
        mention.score = min(mention.score, 0.8)


def _unlisted(mention: Mention) -> str | None:
    if mention.kind == "persoon":
        return None
    return "staat niet in het register"
