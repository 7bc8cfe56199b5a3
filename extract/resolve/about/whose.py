"""Find the place and the organisation that a figure is about: the nearest name by the words that tie it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.resolve.about.passages import Name, Passage
from extract.text.clauses import Clause

PLACES = frozenset({"gemeente", "provincie", "veiligheidsregio", "locatie", "land"})
_LAND = re.compile(r"\b(?:Nederland|landelijke?|heel het land)\b", re.IGNORECASE)
_WORDS = r"(?:(?!(?:en|maar|terwijl|dat|waarvan|waarbij|is|zijn|was|waren|of)\b)[\w'’-]+\s+){0,5}?"
# What ties a name to the figure before it: "400 plekken voor gezinnen in de gemeente", "400 plekken (".
_BEHIND = re.compile(
    rf"\s*{_WORDS}(?:in|te|bij|van|voor|uit|naar|op|rond(?:om)?|aan|door)\s+(?:de|het|een)?\s*"
    r"(?:(?:gemeente|provincie|stad|regio|veiligheidsregio|locatie|dorp|eiland)\s+)?$|\s*\(\s*$",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s*(?:,|en|&|/|,\s*en|of)\s*(?:(?:de |in )?(?:gemeente|provincie)\s+|in\s+)?$", re.IGNORECASE)
_STOP = re.compile(r"[,;:()]|\s[-–]\s")
# A name behind these is compared with, or speaks, and is not what the figure is about.
_ASIDE = re.compile(
    r"\b(?:zoals|naast|anders dan|vergeleken met|in vergelijking met|ten opzichte van|in tegenstelling tot|behalve"
    r"|volgens|aldus|namens|vanuit|met dank aan|op verzoek van|in overleg met|samen met|via)\s+(?:de|het)?\s*"
    r"(?:(?:gemeente|provincie)\s+)?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(
    r"\s+(?:geeft?|gaf|geven|meldt?|meldde|zegt|zei|stelt|stelde|vraagt|vroeg|licht|lichtte|benadrukt|vertelt|vertelde"
    r"|constateert|merkt|merkte|wijst|wees|verwijst|schetst|bericht|informeert|deelt|deelde|presenteert)\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:daarvan|hiervan|daar|hier|er|zij|ze|deze|die|dat|dit|zijn|haar|hun)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Whose:
    """The names that a figure is about: one, several together, or none."""

    names: tuple[Name, ...] = ()


_NOBODY = Whose()


def place_of(passage: Passage, clause: Clause) -> Whose:
    """Return the place that the figure of a clause is about, None of several or none."""
    places = _groups(passage.text, _places(passage.text, passage.names))
    here = [group for group in places if clause.start <= group[0].start < clause.end]
    found = _in_sentence(clause, here)
    if found is None and not here:
        found = _before(passage, clause, places)
    if found is None and not here:
        found = _over(passage)
    return Whose(tuple(_distinct(found))) if found else _NOBODY


def organisation_of(passage: Passage, clause: Clause) -> Whose:
    """Return the organisation that the figure of a clause is about: it has, needs or does what is counted."""
    names = [name for name in passage.names if name.kind == "organisatie"]
    groups = _groups(passage.text, names)
    here = [group for group in groups if clause.start <= group[0].start < clause.end]
    here = [group for group in here if not _SPEAKS.match(passage.text, group[-1].end)]
    found = _in_sentence(clause, here)
    return Whose(tuple(_distinct(found))) if found else _NOBODY


def _places(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the places among names, and the country where the text speaks of it."""
    found = [name for name in names if name.kind in PLACES]
    taken = {name.start for name in names}
    for match in _LAND.finditer(text):
        if match.start() not in taken:
            found.append(Name(*match.span(), "land", "Nederland"))
    return sorted(found, key=lambda name: name.start)


def _groups(text: str, names: Sequence[Name]) -> list[list[Name]]:
    """Return names in order, those together that a comma or "en" joins; those spoken of aside are left out."""
    groups: list[list[Name]] = []
    for name in names:
        if groups and _JOINED.fullmatch(text[groups[-1][-1].end : name.start]):
            groups[-1].append(name)
        elif not _ASIDE.search(text, max(0, name.start - 50), name.start):
            groups.append([name])
    return groups


def _in_sentence(clause: Clause, groups: Sequence[list[Name]]) -> list[Name] | None:
    """Return the names in its sentence that a figure is about, None where it has none that surely are."""
    behind = next((group for group in groups if group[0].start >= clause.b), None)
    if behind and behind[0].start < clause.after and _BEHIND.fullmatch(clause.text[clause.b : behind[0].start]):
        return behind
    ahead = [group for group in groups if group[-1].end <= clause.a]
    if ahead:
        return ahead[-1]
    if behind and behind[0].start < clause.after and not _STOP.search(clause.text[clause.b : behind[0].start]):
        return behind
    return groups[0] if len({name.key for group in groups for name in group}) == 1 else None


def _before(passage: Passage, clause: Clause, groups: Sequence[list[Name]]) -> list[Name] | None:
    """Return the place that the sentences before speak of: their only one, or the last where a word points back."""
    earlier = [group for group in groups if group[0].start < clause.start]
    if not earlier:
        return None
    if len({name.key for group in earlier for name in group}) == 1:
        return earlier[-1]
    points = _BACK.match(passage.text, clause.start)
    return earlier[-1] if points and len(earlier[-1]) == 1 else []


def _over(passage: Passage) -> list[Name] | None:
    """Return the only place that the nearest text over a passage names."""
    for outer in passage.outer:
        if places := _distinct(_places(outer.text, outer.names)):
            return places if len(places) == 1 else []
    return None


def _distinct(names: Sequence[Name]) -> list[Name]:
    return list({name.key: name for name in names}.values())
