"""Choose the one entry that a name means among those that bear it, or none: never the best of several."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from corpus import register
from extract.resolve.kindwords import kind_said
from extract.resolve.surroundings import Setting
from models import Entity, Mention

_WE = re.compile(r"\b(?:we|wij|ons|onze)\b[^.!?\n]{0,60}$", re.IGNORECASE)
_AT = re.compile(r"\b(?:[Ii]n|[Nn]aar|[Uu]it|[Vv]anuit|[Bb]ij|[Tt]ussen)(?: de| het)? $")
_LIES_IN = re.compile(r"(?:,| in| \()? ?(?:in )?(?:de )?(?:provincie )?(?P<name>[A-Z][\w-]+)")
_OF_A_TOWN = re.compile(r"\b(?:binnenstad|wethouder|gemeenteraad|stadsdeel|stadhuis|raadsleden|stadscentrum)\b")
_TO_LIE_IN = re.compile(r"\b(?:dat|die|wel|gelegen|ook|niet) in $")
_LIES = re.compile(r" (?:ligt|liggen|lag|lagen)\b")
_KIND_ORDER = ("gemeente", "provincie", "veiligheidsregio")
# How sure a link is, by what decided.
SURE, STATED, LISTED, REPEATED, NEAR, ALONE, LIKELY = 1.0, 0.98, 0.9, 0.85, 0.75, 0.9, 0.6


@dataclass(frozen=True)
class Around:
    """The text around a name: right before and after it, before the list it stands in, and the names near it.

    `beside` are the places that it is enumerated with, `near` those of the same sentence.
    """

    before: str
    after: str
    lead: str = ""
    beside: Sequence[Mention] = ()
    near: Sequence[Mention] = ()
    is_behind_person: bool = False  # the mention before it is a person, with no more than a bracket between


@dataclass(frozen=True)
class Choice:
    """The entry chosen (None: undecided), why in Dutch, how sure (0 to 1), and the kind to show when undecided.

    `within` are the gemeenten that a place lies in that is none itself.
    """

    entity: Entity | None
    reason: str
    score: float | None = None
    kind: str | None = None
    within: tuple[str, ...] = field(default=())


def choose(mention: Mention, around: Around, setting: Setting) -> Choice:
    """Return the entry that `mention` means in the light of the text around it, its neighbours and its document."""
    found = [register.entities()[id_] for id_ in mention.candidates]
    if len(found) > 1:
        found = [e for e in found if register.valid_on(e, setting.date)] or found
    if len(found) == 1:
        return Choice(found[0], "enige in het register met deze naam", SURE)
    if len({entity.kind for entity in found}) > 1:
        return _by_kind(mention, found, around, setting)
    return _by_province(mention, found, around, setting)


def ranked(found: Iterable[Entity], setting: Setting) -> list[str]:
    """Return the ids of candidates, likeliest first: of the document's date and province, then gemeenten, by size."""

    def key(entity: Entity) -> tuple[bool, bool, int, int]:
        people = register.inhabitants_of(entity.id) or 0
        order = _KIND_ORDER.index(entity.kind) if entity.kind in _KIND_ORDER else len(_KIND_ORDER)
        own = register.province_of(entity.id) == setting.province
        return (not register.valid_on(entity, setting.date), not own, order, -people)

    return [entity.id for entity in sorted(found, key=key)]


def _by_kind(mention: Mention, found: list[Entity], around: Around, setting: Setting) -> Choice:
    """Choose among a gemeente, provincie and veiligheidsregio of one name."""
    kinds = {entity.kind for entity in found}
    kind, why = kind_said(around.before, around.after)
    if kind not in kinds:
        kind, why = kind_said(around.lead, "")
    if kind in kinds:
        return _only(found, kind, why, STATED)
    shown = Counter(m.kind for m in around.beside if (m.entity_id or len(m.candidates) == 1) and m.kind in kinds)
    kind, times = shown.most_common(1)[0] if len(shown) == 1 else ("", 0)
    if times >= (2 if kind == "veiligheidsregio" else 1):  # one region beside a provincie is not yet a list of regions
        return _only(found, kind, f"staat in een opsomming met een andere {kind}", LISTED)
    if "gemeente" not in kinds and "provincie" in kinds:
        return _only(found, "provincie", "geen gemeente heet zo en niets wijst op de veiligheidsregio", ALONE)
    return _by_document(mention, found, around, setting)


def _by_document(mention: Mention, found: list[Entity], around: Around, setting: Setting) -> Choice:
    """Choose by what the document is about, what it calls by this name elsewhere, and the names in the sentence."""
    about = setting.province in {entity.id for entity in found}
    own = about and setting.is_stated
    if about and _WE.search(around.before):
        return _only(found, "provincie", "het document is van deze provincie en spreekt van 'wij'", REPEATED)
    if "gemeente" in {e.kind for e in found} and _OF_A_TOWN.search(around.after.split(". ")[0]):
        return _only(found, "gemeente", "de zin gaat over een stad", NEAR)
    if "provincie" in {e.kind for e in found} and _TO_LIE_IN.search(around.before) and _LIES.match(around.after):
        return _only(found, "provincie", "een plaats ligt erin", LISTED)
    said = setting.said.get(register.name_key(mention.text), frozenset())
    if len(said) == 1 and not own:
        (kind,) = said
        return _only(found, kind, f"het document noemt elders alleen de {kind} zo", REPEATED)
    near = {m.kind for m in around.near if m.entity_id and m.kind in ("gemeente", "provincie")}
    if len(near) == 1 and not own:
        (kind,) = near
        return _only(found, kind, f"staat in een zin met een andere {kind}", NEAR)
    if _AT.search(around.before) and not own and "provincie" not in said:
        return _only(found, "gemeente", "een plaats waar iets is, en niets wijst op de provincie", LIKELY)
    kinds = {entity.kind for entity in found}
    names = ", ".join(kind for kind in (*_KIND_ORDER, "organisatie") if kind in kinds)
    if not kinds & {"gemeente", "provincie"}:
        return Choice(None, f"onbeslist: {names} met dezelfde naam", kind="organisatie")
    area = own or bool(re.search(r"\bregio $", around.before, re.IGNORECASE))
    return Choice(None, f"onbeslist: {names} met dezelfde naam", kind="provincie" if area else "gemeente")


def _only(found: list[Entity], kind: str, reason: str, score: float) -> Choice:
    """Return the one entry of `kind`, undecided when there are more."""
    fitting = [entity for entity in found if entity.kind == kind]
    if len(fitting) == 1:
        return Choice(fitting[0], reason, score)
    return Choice(None, "onbeslist: meer dan één met deze naam", kind=kind)


def _by_province(mention: Mention, found: list[Entity], around: Around, setting: Setting) -> Choice:
    """Choose among namesakes of one kind: the only one in the province that text, neighbours or document name."""
    lies_in = _LIES_IN.match(around.after)
    stated = {e.id for e in register.lookup(lies_in["name"], "provincie")} if lies_in else set()
    beside = {register.province_of(m.candidates[0]) for m in around.beside if len(m.candidates) == 1}
    near = {register.province_of(m.candidates[0]) for m in around.near if len(m.candidates) == 1}
    said = {register.province_of(id_) for id_ in setting.said.get(register.name_key(mention.text), ())}
    for provinces, reason, score in (
        (stated, "het woord erachter zegt in welke provincie", STATED),
        (beside, "de namen ernaast liggen in dezelfde provincie", LISTED),
        (said, "het document zegt elders welke", REPEATED),
        (near, "de namen in de zin liggen in dezelfde provincie", NEAR),
        ({setting.province}, "het document gaat over deze provincie", NEAR),
        (setting.provinces, "het document noemt alleen gemeenten in deze provincie", NEAR),
    ):
        fitting = [entity for entity in found if register.province_of(entity.id) in provinces - {None}]
        if len(fitting) == 1:
            return Choice(fitting[0], reason, score)
    return Choice(None, "onbeslist: " + ", ".join(entity.name for entity in found) + " heten zo")
