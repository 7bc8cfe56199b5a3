"""Choose the one entry that a name means among those that bear it, or none: never the best of several."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from corpus import register
from extract.resolve.surroundings import Setting
from models import Entity, Mention

# Words before a name that say what kind of thing bears it.
_KIND_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "gemeente",
        re.compile(
            r"(?:\b(?:gemeenten?|gemeentes|stad|burgemeesters?|wethouders?|gemeenteraad|gemeentehuis|stadhuis|raad"
            r"|college\s(?:van\sb(?:urgemeester)?\s?(?:&|en)\s?w(?:ethouders)?)|b&w|centrum|binnenstad|jaarbeurs)\s(?:van\s|te\s|in\s)?"
            r"|\b\d{4}\s?[A-Z]{2}\s{1,2}|\bte\s)$",
            re.IGNORECASE,
        ),
    ),
    (
        "provincie",
        re.compile(
            r"\b(?:provincies?|gedeputeerden?|gs|ps|provinciale\s\w+|(?:gedeputeerde|provinciale)\sstaten"
            r"|commissaris\svan\sde\skoning|cvdk|cdk|prt|provinciehuis|statenlid)\s(?:van\s|in\s|te\s)?$",
            re.IGNORECASE,
        ),
    ),
    ("veiligheidsregio", re.compile(r"\b(?:veiligheidsregio['’´]?s?|vr['’´]?s?)\s(?:van\s)?$", re.IGNORECASE)),
)
_WE = re.compile(r"\b(?:we|wij|ons|onze)\b[^.!?\n]{0,60}$", re.IGNORECASE)


@dataclass(frozen=True)
class Choice:
    """The entry chosen (None: undecided), why in Dutch, and the kind to show when undecided."""

    entity: Entity | None
    reason: str
    kind: str | None = None


def choose(mention: Mention, before: str, after: str, beside: list[Mention], setting: Setting) -> Choice:
    """Return the entry that `mention` means in the light of the text around it, its neighbours and its document."""
    found = [register.entities()[id_] for id_ in mention.candidates]
    if len(found) > 1:
        found = [e for e in found if register.valid_on(e, setting.date)] or found
    if len(found) == 1:
        return Choice(found[0], _why_single(found[0], setting))
    stated = re.match(r" ?\([^()\n]{1,18}\)", after)
    if stated and (exact := register.lookup(mention.text + " " + stated.group().strip())) and len(exact) == 1:
        return Choice(exact[0], f"het woord erachter zegt welke: {stated.group().strip()}")
    kinds = {entity.kind for entity in found}
    if len(kinds) > 1:
        return _by_kind(found, kinds, before, beside, setting)
    return _by_province(found, beside, setting)


def _why_single(entity: Entity, setting: Setting) -> str:
    if entity.valid_to and (setting.date is None or setting.date > entity.valid_to):
        later = register.successor_of(entity)
        return f"enige met deze naam; opgeheven op {entity.valid_to:%d-%m-%Y}, nu {later.name}"
    return "enige in het register met deze naam"


def _by_kind(found: list[Entity], kinds: set[str], before: str, beside: list[Mention], setting: Setting) -> Choice:
    """Choose among a gemeente, provincie and veiligheidsregio of one name."""
    for kind, pattern in _KIND_WORDS:
        if kind in kinds and pattern.search(before):
            return _only(found, kind, f"het woord ervoor zegt dat het de {kind} is")
    shown = Counter(m.kind for m in beside if (m.entity_id or len(m.candidates) == 1) and m.kind in kinds)
    kind, times = shown.most_common(1)[0] if len(shown) == 1 else ("", 0)
    if times >= (2 if kind == "veiligheidsregio" else 1):  # one region beside a provincie is not yet a list of regions
        return _only(found, kind, f"staat in een opsomming met een andere {kind}")
    if "gemeente" not in kinds and "provincie" in kinds:
        return _only(found, "provincie", "geen gemeente heet zo en niets wijst op de veiligheidsregio")
    own = setting.province in {entity.id for entity in found}
    if own and _WE.search(before):
        return _only(found, "provincie", "het document is van deze provincie en spreekt van 'wij'")
    names = ", ".join(sorted(kinds))
    area = own or bool(re.search(r"\bregio $", before, re.IGNORECASE))
    return Choice(None, f"onbeslist: {names} met dezelfde naam", "provincie" if area else "gemeente")


def _only(found: list[Entity], kind: str, reason: str) -> Choice:
    """Return the one entry of `kind`, undecided when there are more."""
    fitting = [entity for entity in found if entity.kind == kind]
    return (
        Choice(fitting[0], reason) if len(fitting) == 1 else Choice(None, "onbeslist: meer dan één met deze naam", kind)
    )


def _by_province(found: list[Entity], beside: list[Mention], setting: Setting) -> Choice:
    """Choose among namesakes of one kind: the only one in the province of the neighbours, or of the document."""
    near = {register.province_of(m.candidates[0]) for m in beside if len(m.candidates) == 1}
    for provinces, reason in (
        (near, "de namen ernaast liggen in dezelfde provincie"),
        ({setting.province}, "het document gaat over deze provincie"),
    ):
        fitting = [entity for entity in found if register.province_of(entity.id) in provinces - {None}]
        if len(fitting) == 1:
            return Choice(fitting[0], reason)
    return Choice(None, "onbeslist: " + ", ".join(entity.name for entity in found) + " heten zo")
