"""Tie mentions to the register: exact name, alias, near spelling, in the light of what stands around them."""

from __future__ import annotations

import re

from corpus import register
from extract.resolve.about import say_what_figures_are_about
from extract.resolve.choice import SURE, Around, Choice, choose, ranked
from extract.resolve.people import find_people
from extract.resolve.placing import gemeenten_around, gemeenten_with, in_capitals, placed
from extract.resolve.surroundings import Setting, enumerated, in_sentence, settings
from extract.text.reading import Reading
from models import Entity, Mention

__all__ = ["resolve"]

_BEFORE, _BEHIND = 90, 90  # characters of text around a mention that may say what it is
_AREAS = ("gemeente", "provincie", "veiligheidsregio")
_NEARLY = 0.7  # how sure a link is to a name that is spelled otherwise
_GENERIC = {"prt": "org:prt-{}", "provincialeregietafel": "org:prt-{}"}


def resolve(reading: Reading) -> None:
    """Fill entity_id, name, kind and reason of each mention in `reading`; undecided ones keep their candidates.

    Then say who the people are, and what each figure is about.
    """
    mentions = sorted(reading.source.mentions, key=lambda m: m.start)
    found = settings(reading, mentions)
    waiting: list[int] = []
    in_full = {m.name: m.text for m in mentions if m.method == "uitgeschreven" and m.text != m.name}
    for index, mention in enumerate(mentions):
        _look_up(mention, in_full.get(mention.name, mention.text), found[index])
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
    _place_locations(reading, mentions, found)
    find_people(reading, mentions, found)
    say_what_figures_are_about(reading)


def _look_up(mention: Mention, name: str, setting: Setting) -> None:
    """Give an organisation or gemeente without candidates those that the register has under its name, or nearly.

    `name` is what it is called in full, where the source says so.
    """
    if mention.candidates or mention.kind not in ("organisatie", "gemeente"):
        return
    key = register.name_key(mention.text)
    if key in _GENERIC and setting.province:
        mention.candidates = [_GENERIC[key].format(setting.province.lower())]
        return
    region = register.lookup(name, "veiligheidsregio") if name.lower().startswith("veiligheidsregio") else ()
    near = (
        region
        or _ministry(mention.text)
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
    """Decide what a mention means, once or again when its neighbours have been decided."""
    mention = mentions[index]
    if not mention.candidates or mention.kind == "locatie":
        mention.reason = mention.reason or _unlisted(mention)
        return
    around = _around(reading, mentions, index)
    choice = choose(mention, around, setting)
    if choice.entity and choice.entity.kind == "gemeente":
        choice = placed(mention, choice.entity, around, setting, mentions[index + 1 : index + 2]) or choice
    mention.reason, mention.link_score = choice.reason, choice.score
    if choice.entity is not None:
        _tie(mention, choice, setting)
    else:
        mention.kind = choice.kind or mention.kind
        entries = register.entities()
        mention.candidates = list(choice.within) or ranked((entries[id_] for id_ in mention.candidates), setting)


def _around(reading: Reading, mentions: list[Mention], index: int) -> Around:
    """Return what stands around a mention; names near it only where they may matter."""
    mention = mentions[index]
    before, after = _before(reading.text, mention), reading.text[mention.end : mention.end + _BEHIND]
    if mention.kind not in _AREAS:
        return Around(before, after)
    opens, beside = enumerated(reading.text, mentions, index)
    lead = _before(reading.text, mentions[opens]) if opens != index else ""
    namesake = len(mention.candidates) > 1 or len(gemeenten_with(mention.text)) > 1
    near = in_sentence(reading.text, mentions, index) if namesake else []
    return Around(before, after, lead, beside, near, _is_behind_person(mentions, index))


def _is_behind_person(mentions: list[Mention], index: int) -> bool:
    """Tell whether a person is named right before a mention, but for a bracket."""
    return index > 0 and mentions[index - 1].kind == "persoon" and mentions[index].start - mentions[index - 1].end <= 3


def _before(text: str, mention: Mention) -> str:
    """Return the text before a mention on one line, with the space right before it."""
    return re.sub(r"\s+", " ", text[max(0, mention.start - _BEFORE) : mention.start])


def _tie(mention: Mention, choice: Choice, setting: Setting) -> None:
    """Tie a mention to the entry chosen, and say so where its name is spelled otherwise or no longer in use."""
    entity: Entity = choice.entity  # type: ignore[assignment]
    mention.entity_id, mention.kind, mention.name = entity.id, entity.kind, entity.name
    exact = any(e.id == entity.id for e in register.lookup(mention.text))
    if entity.kind == "gemeente" and entity.valid_to and not register.valid_on(entity, setting.date):
        later = register.successor_of(entity).name
        mention.reason = f"{choice.reason}; opgeheven op {entity.valid_to:%d-%m-%Y}, nu {later}"
    if not exact and mention.method != "uitgeschreven":
        mention.reason = f"{choice.reason}; spelling wijkt af van de officiële naam"
        mention.link_score = min(choice.score or SURE, _NEARLY)
        mention.score = min(mention.score, 0.8)


def _place_locations(reading: Reading, mentions: list[Mention], found: list[Setting]) -> None:
    """Give each locatie the gemeenten that it lies in as candidates, the only ones that it has."""
    for index, mention in enumerate(mentions):
        if mention.kind == "locatie" and not mention.entity_id:
            mention.name = in_capitals(mention.text) if mention.text.islower() else mention.name
        if mention.kind != "locatie" or mention.entity_id or (mention.candidates and mention.link_score):
            continue
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        gap = reading.text[mention.end : following.start][:40] if following else ""
        within, why = gemeenten_around(mention, gap, following, found[index])
        mention.candidates = list(within)
        if within:
            mention.reason = f"{why} {' of '.join(register.entities()[id_].name for id_ in within)}"


def _unlisted(mention: Mention) -> str | None:
    if mention.kind == "persoon":
        return None
    return "staat niet in het register"
