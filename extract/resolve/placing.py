"""Tell a gemeente from a place that has its name: a dissolved one, part of one, a village; say where places lie."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from corpus import register
from extract.resolve.choice import STATED, Around, Choice
from extract.resolve.kindwords import ACTS, ARCHIVED, AS_GEMEENTE, AT_A_PLACE, OF_A_MERGER, YEARS
from extract.resolve.surroundings import Setting
from models import Entity, Mention

_IN_GEMEENTE = re.compile(r"(?: ?\((?:in )?|,? in )(?:de )?(?:gemeente |gem\. )?|,? (?:de )?(?:gemeente |gem\. )")
_NEAR_GEMEENTE = re.compile(r",? (?:bij|nabij|onder) (?:de )?")
_IN_PROVINCE = re.compile(r" in (?:de )?(?:provincie )?(?P<name>[A-Z][\w-]+)", re.IGNORECASE)
_BEHIND_NAME = re.compile(r"[^\W\d_][\w.'’-]* \($")
_OF = re.compile(r"\bvan $")
_ROW, _ROW_BEHIND = re.compile(r"(?:^|[-–•*])\s*$"), re.compile(r" ?[:(\t|\n–]| - |,? ca?\.| \d")
_TOWARDS = re.compile(r",? (?:\d{4} ?[A-Z]{2},? {0,2})?(?:te |in |bij |nabij )?|,? ?\|? ?\d{4} ?[A-Z]{2},? {1,2}")


def placed(
    mention: Mention, entity: Entity, around: Around, setting: Setting, following: Sequence[Mention]
) -> Choice | None:
    """Return the choice of a mere place where `entity` bears the name but is not what is meant, None where it is."""
    named = bool(AS_GEMEENTE.search(around.before) or AS_GEMEENTE.search(around.lead))
    if elsewhere := _village(mention, entity, around, setting, following, named=named):
        return elsewhere
    if named:
        return None
    if entity.valid_to and (setting.date is None or setting.date > entity.valid_to):
        return _dissolved(mention, entity, around, setting)
    if is_part(mention.text, entity):
        return _part(mention, entity, around)
    return None


def is_part(text: str, entity: Entity) -> bool:
    """Tell whether `text` is only a town within the gemeente, whose name it helps to make up: "Sittard"."""
    own = register.parse_label(entity.name).name
    if (text, entity.id) in _full_aliases():
        return False
    return register.name_key(text) != register.name_key(own) and entity.id in register.place_gemeenten().get(text, ())


@cache
def _full_aliases() -> frozenset[tuple[str, str]]:
    """Return the other names of gemeenten that mean them wherever they stand, with their ids."""
    return frozenset((alias.text, alias.id) for alias in register.aliases() if alias.use == "veilig")


def _village(
    mention: Mention, entity: Entity, around: Around, setting: Setting, following: Sequence[Mention], *, named: bool
) -> Choice | None:
    """Return the village of that name in the gemeente that is stated behind it, or in the document's own province."""
    own = {entity.id, *entity.details.get("successors", ())}  # where it lies today is no other place
    others = [id_ for id_ in gemeenten_with(mention.text) if id_ not in own]
    if not others:
        return None
    gap = around.after[: max(0, following[0].start - mention.end)] if following else ""
    if following and (_IN_GEMEENTE.fullmatch(gap) or _NEAR_GEMEENTE.fullmatch(gap)):
        stated = {_today(id_) for id_ in following[0].candidates} & set(others)
        if _NEAR_GEMEENTE.fullmatch(gap) and register.province_of(entity.id) not in _provinces_near(following[0]):
            stated |= {id_ for id_ in others if register.province_of(id_) in _provinces_near(following[0])}
        if len(stated) == 1:
            return _place(tuple(stated), "het woord erachter zegt in welke gemeente het dorp ligt", STATED)
    if not named and (spoken := _spoken_of(entity, around, others)):
        return _place(spoken, "de tekst spreekt van de gemeente waar het dorp in ligt", 0.8)
    said = _IN_PROVINCE.match(around.after)
    areas = {e.id for e in register.lookup(said["name"], "provincie")} if said else set()
    there = tuple(id_ for id_ in others if register.province_of(id_) in areas)
    if there and register.province_of(entity.id) not in areas:
        return _place(there, "het woord erachter zegt in welke provincie het dorp ligt", STATED)
    home = [id_ for id_ in others if register.province_of(id_) == setting.province]
    listed = any(
        register.province_of(m.candidates[0]) == register.province_of(entity.id) for m in around.beside if m.candidates
    )
    if home and setting.is_stated and register.province_of(entity.id) != setting.province and not named and not listed:
        return _place(tuple(home), "een dorp in de provincie waar het document over gaat heet zo", 0.7)
    return None


def _spoken_of(entity: Entity, around: Around, others: Sequence[str]) -> tuple[str, ...]:
    """Return the one of `others` that the sentence speaks of, while the name stands in no list with it as an equal."""
    equals = {m.candidates[0] for m in around.beside if len(m.candidates) == 1 and m.kind == "gemeente"}
    if equals:
        return ()
    near = {_today(m.candidates[0]) for m in around.near if m.kind == "gemeente" and len(m.candidates) == 1}
    found = near & set(others)
    same = any(register.region_of(id_) == register.region_of(entity.id) for id_ in near - found)
    return tuple(found) if len(found) == 1 and not same else ()


def _provinces_near(mention: Mention) -> set[str | None]:
    """Return the provinces of the gemeenten or the town that a mention may be."""
    ids = mention.candidates or register.place_gemeenten().get(mention.text, ())
    return {register.province_of(id_) for id_ in ids if id_.startswith("GM")}


def _today(id_: str) -> str:
    entity = register.entities()[id_]
    return register.successor_of(entity).id if entity.valid_to else id_


def _dissolved(mention: Mention, entity: Entity, around: Around, setting: Setting) -> Choice | None:
    """Return the place that a dissolved gemeente is now, None where its archive or merger is spoken of."""
    sentence = _sentence(around)
    merger = OF_A_MERGER.search(sentence)
    if merger or YEARS.match(around.after):
        return None
    acts = setting.date is None and ACTS.match(around.after)
    papers = ARCHIVED.search(sentence) or (setting.is_archival and _is_of_papers(around))
    if (acts or papers) and not AT_A_PLACE.search(around.before):
        return None
    within = gemeenten_with(mention.text) or (register.successor_of(entity).id,)
    when = f"{entity.valid_to:%d-%m-%Y}" if isinstance(entity.valid_to, dt.date) else ""
    return _place(within, f"de gemeente van die naam is opgeheven op {when}", STATED)


def _is_of_papers(around: Around) -> bool:
    """Tell whether a document about archives names a gemeente for its papers: behind "van", or on a row of its own."""
    if _OF.search(around.before) or (around.lead and _OF.search(around.lead)):
        return True
    return bool(_ROW.search(around.before) and _ROW_BEHIND.match(around.after))


def _sentence(around: Around) -> str:
    """Return the sentence that a name stands in, as far as it is near."""
    return re.split(r"[.;!?\n] ", around.before)[-1] + re.split(r"[.;!?](?: |$)|\n", around.after)[0]


def _part(mention: Mention, entity: Entity, around: Around) -> Choice | None:
    """Return the town within a gemeente, None where the gemeente is meant: it acts, or stands among gemeenten."""
    if _BEHIND_NAME.search(around.before) and around.after.startswith(")") and around.is_behind_person:
        return None  # whom somebody sits for
    if AT_A_PLACE.search(around.before) or AT_A_PLACE.search(around.lead):
        return _place((entity.id,), f"een plaats in {entity.name}", 0.9)
    among = [m for m in around.beside if m.kind == "gemeente" and len(m.candidates) == 1]
    whole = any(not is_part(m.text, register.entities()[m.candidates[0]]) for m in among)
    if whole or (not among and ACTS.match(around.after)):
        return None
    return _place((entity.id,), f"een plaats in {entity.name}", 0.8)


def _place(within: tuple[str, ...], why: str, score: float) -> Choice:
    names = " of ".join(register.entities()[id_].name for id_ in within)
    return Choice(None, f"{why}; ligt in {names}", score, "locatie", within)


def gemeenten_around(
    mention: Mention, gap: str, following: Mention | None, setting: Setting
) -> tuple[tuple[str, ...], str]:
    """Return the gemeenten that a locatie lies in, and how that is known; ((), "") where it is not.

    `gap` is the text between it and the `following` mention.
    """
    name = mention.text
    within = gemeenten_with(name)
    if not within and " " in name:
        words = name.split(" ")
        ends = (" ".join(words[at:]) for at in range(1, len(words)))
        within = next((found for end in ends if (found := _gemeenten_named(end))), ())
    if within:
        own = tuple(id_ for id_ in within if register.province_of(id_) == setting.province)
        return (own if len(own) == 1 else within), "een plaats met deze naam ligt in"
    if following and following.kind in ("gemeente", "locatie") and _TOWARDS.fullmatch(gap):
        ids = (following.entity_id,) if following.entity_id else tuple(following.candidates)
        if ids and all(id_.startswith("GM") for id_ in ids):
            return ids, "het woord erachter zegt dat het ligt in"
    return (), ""


def _gemeenten_named(name: str) -> tuple[str, ...]:
    found = tuple(e.id for e in register.lookup(name, "gemeente") if not e.valid_to)
    return found if len(found) == 1 else gemeenten_with(name)


def gemeenten_with(town: str) -> tuple[str, ...]:
    """Return the ids of the gemeenten that a town lies in, also where it is printed without capitals."""
    return register.place_gemeenten().get(in_capitals(town), ())


def in_capitals(name: str) -> str:
    """Return a name of a place that is printed without capitals as it is written: "azc ter apel"."""
    if not name.islower():
        return name
    if name in _towns_in_small():
        return _towns_in_small()[name]
    words = name.split(" ")
    for at in range(1, len(words)):
        if town := _towns_in_small().get(" ".join(words[at:])):
            return f"{' '.join(words[:at])} {town}"
    return name[0].upper() + name[1:] if any(map(str.isdigit, name)) else name


@cache
def _towns_in_small() -> dict[str, str]:
    named = [register.parse_label(e.name).name for e in register.entities().values() if e.kind == "gemeente"]
    return {name.lower(): name for name in (*named, *register.place_gemeenten())}
