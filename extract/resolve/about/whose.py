"""Find the place and the organisation that a figure is about: the nearest name by the words that tie it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from corpus.register import adjectives, place_gemeenten
from corpus.register.entries import entities
from corpus.register.terms import terms
from extract.resolve.about.passages import Name, Passage
from extract.text.clauses import Clause

_BACKWARDS = 3  # sentences before that a sentence without a name may go on with
_PLACES = frozenset({"gemeente", "provincie", "veiligheidsregio", "locatie", "land"})
_LAND = re.compile(r"\bNederland\b")
_KINDS = r"(?:gemeenten?|provincie|stad|regio|veiligheidsregio|locatie|dorp|wijk|kern|eiland)"
_WORDS = r"(?:(?!(?:en|maar|terwijl|dat|waarvan|waarbij|is|zijn|was|waren|of)\b)[\w'’-]+\s+){0,5}?"
_IN_ALL = r"(?:gemeenten|opgaven?|taakstelling|opvang\w*|locaties|plekken|inwoners|corporaties|woning\w+|scholen)"
# What ties a name to the figure before it: "400 plekken voor gezinnen in de gemeente", "400 plekken (".
_BEHIND = re.compile(
    rf"\s*{_WORDS}(?:in|te|bij|van|voor|uit|naar|op|rond(?:om)?|aan|door)\s+(?:(?:de|het|een)\s+)?(?:{_KINDS}\s+)?"
    r"|\s*\(\s*",
    re.IGNORECASE,
)
_OF = re.compile(rf"\s*{_WORDS}(?:van|voor|aan|door)\s+(?:(?:de|het|een)\s+)?|\s*\(\s*", re.IGNORECASE)
_THAT = re.compile(r"\s+(?:die|dat|waar|welke|waarmee)\s[^,;:()]{0,40}", re.IGNORECASE)  # "200 plekken die Dronten …"
_JOINED = re.compile(rf"\s*(?:,|en|&|/|,\s*en|of)\s*(?:(?:de\s|in\s)?{_KINDS}\s+|in\s+)?", re.IGNORECASE)
_GLOSS = re.compile(r"\s*\(\s*(?:gem(?:eente|\.)\s+)?", re.IGNORECASE)  # "Ter Apel (Westerwolde)"
_CLOSED = re.compile(r"\s*\)(?!\s*[:,])")  # a body in brackets only explains what is before it
# A name behind these is compared with, or speaks, and is not what a figure is about.
_ASIDE = re.compile(
    r"\b(?:zoals|naast|dan|vergeleken met|in vergelijking met|ten opzichte van|in tegenstelling tot|behalve|volgens"
    r"|aldus|namens|vanuit|met dank aan|op verzoek van|in overleg met|samen met|via"
    r"|(?:\w*brief|bericht|mail|rapport|onderzoek|verslag|advies)\s(?:aan|van))\s+"
    rf"(?:(?:de|het|in)\s+)?(?:{_KINDS}\s+)?$",
    re.IGNORECASE,
)
_SPEAKS = re.compile(  # "Zeist meldt dat er 40 …"
    r"\s+(?:(?:geeft?|gaf|gaven|merkt?|merkte|wijst|wees|stelt|stelde)\s+(?:aan|op|erop|er op|toe|voor)"
    r"|meldt?|melden|meldde|zegt|zei|vraagt|vroeg|benadrukt|vertelt|vertelde|constateert|bericht|verwacht|verwachten"
    r"|vindt|denkt|pleit),?\s+(?:dat|of|hoe|wat|waarom|voor)\b",
    re.IGNORECASE,
)
# A place that only says which body or person is meant: "GGD Zeeland", "Bouwbedrijf Smit te Goes".
_PART = re.compile(r"(?P<word>(?<![\w'’-])[A-Z][\w'’&.-]+|\w[)”\"])\s+(?:(?:uit|te|van)\s+)?$")
_LED_TO = re.compile(
    r"(?:^|[.!?:;•–(-]\s*|\b(?:in|te|bij|aan|op|naar|uit|rond|rondom|van|nabij|langs|tussen|over|voor|door|en|of)\s+"
    r"(?:(?:de|het|een)\s+)?(?:\w+\s+)?|,\s+)$",
    re.IGNORECASE,
)
_STARTS = re.compile(r"(?:^|[.!?:;•–\n-]\s|^\W+)$")
_OWN = re.compile(rf"{_KINDS}|vr|in|te|bij|voor|van|uit|de|het|en|ook|alleen|naast", re.IGNORECASE)
# Between a name and a figure these bring in another subject: "…, wij hebben 40 …".
_OTHER = re.compile(
    r"[,;]\s+(?:(?:en|maar|terwijl|waar)\s+)?(?:wij|we|ik|hij|men|u|jullie|iedere?|elke?)\b", re.IGNORECASE
)
_NEXT = re.compile(r"(?:[,;:]|\bterwijl\b|\bmaar\b)\s+(?:(?:en|maar)\s+)?(?:(?:de|het)\s+)?$", re.IGNORECASE)
_BACK = re.compile(r"(?:zij|ze|hij|deze|die|dat|dit|daarvan|daarmee|hiervan|hun|daar|hier)\b", re.IGNORECASE)
_HELD = re.compile(r"\b(?:19|20)\d\d\b")  # a heading with a day or year is that of the paper: where it was held or made


@dataclass(frozen=True)
class Whose:
    """The names that a figure is about: one, several together, or none; and by which rule."""

    names: tuple[Name, ...] = ()
    rule: str = ""


_NOBODY = Whose()


def place_of(passage: Passage, clause: Clause) -> Whose:
    """Return the place that the figure of a clause is about, the names of several, or none.

    Streets and buildings are what a figure is about only where its sentence names no gemeente, town or region.
    """
    places = _places(passage.text, passage.names)
    here = _groups(passage.text, [name for name in places if clause.start <= name.start < clause.end])
    listed = [group for group in here if _is_listed(group[0])]
    return (
        _in_sentence(passage, clause, listed, _BEHIND)
        or _in_sentence(passage, clause, here, _BEHIND)
        or _place_around(passage, clause)
    )


def organisation_of(passage: Passage, clause: Clause) -> Whose:
    """Return the organisation that the figure of a clause is about: it has, needs or does what is counted."""
    groups = _groups(passage.text, [name for name in passage.names if name.kind == "organisatie"])
    here = [group for group in groups if clause.start <= group[0].start < clause.end]
    if not here and _BACK.match(passage.text, clause.start):
        before = [group for group in groups if group[0].start < clause.start][-1:]
        start = max([start for start, end in passage.sentences if end <= clause.start], default=0)
        return _whose(before[0], "eerder") if before and before[0][0].start >= start else _NOBODY
    return _in_sentence(passage, clause, here, _OF) or _NOBODY


def _is_listed(name: Name) -> bool:
    return name.kind != "locatie" or bool(name.id) or name.name in place_gemeenten()


@lru_cache(maxsize=512)  # a passage is read for each of its figures, a heading for each below it
def _places(text: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the places among names, and the country where the text speaks of it; parts of other names are none."""
    found = [name for name in names if name.kind in _PLACES]
    lands = (Name(*match.span(), "land", "Nederland") for match in _LAND.finditer(text))
    found += [land for land in lands if not any(name.start < land.end and land.start < name.end for name in names)]
    found = [name for name in found if _is_place(text, name)]
    for match in _adjective().finditer(text):  # "de Zeeuwse gemeenten"
        province = entities()[adjectives()[match["adjective"]]]
        found.append(Name(*match.span("adjective"), "provincie", province.name, province.id))
    found.sort(key=lambda name: name.start)
    pairs = zip([None, *found], found, strict=False)
    return tuple(name for before, name in pairs if not before or not _GLOSS.fullmatch(text[before.end : name.start]))


def _is_place(text: str, name: Name) -> bool:
    """Tell whether a name is that of a place: one on no list only behind a word that leads to it, or first of all."""
    if _is_part(text, name) or _is_subject(name.name):
        return False
    return _is_listed(name) or bool(_LED_TO.search(text, max(0, name.start - 40), name.start))


@lru_cache(maxsize=4096)
def _is_subject(name: str) -> bool:
    """Tell whether what was taken for a place is a term for what is counted: "Oekraïense"."""
    return any(term.pattern.fullmatch(name) for term in terms("thema"))


@cache
def _adjective() -> re.Pattern[str]:
    """Return the pattern of a province's adjective before a word for what is in all of it."""
    return re.compile(rf"\b(?P<adjective>{'|'.join(adjectives())})\s+{_IN_ALL}\b")


def _is_part(text: str, name: Name) -> bool:
    """Tell whether a place is part of another name, by the capital before it within a sentence."""
    before = _PART.search(text, max(0, name.start - 40), name.start)
    if not before or _OWN.fullmatch(before["word"]):
        return False
    return not _STARTS.search(text, max(0, before.start() - 3), before.start())


def _groups(text: str, names: Sequence[Name]) -> list[list[Name]]:
    """Return names in order, those together that a comma or "en" joins; those aside or who only speak are left out."""
    groups: list[list[Name]] = []
    for name in names:
        if groups and _JOINED.fullmatch(text[groups[-1][-1].end : name.start]):
            groups[-1].append(name)
        else:
            groups.append([name])
    beside = (group for group in groups if not _ASIDE.search(text, max(0, group[0].start - 50), group[0].start))
    told = [group for group in beside if group[0].kind in _PLACES or not _CLOSED.match(text, group[-1].end)]
    silent = [group for group in told if not _SPEAKS.match(text, group[-1].end)]
    return silent or [group for group in told if group[0].kind in _PLACES]


def _in_sentence(passage: Passage, clause: Clause, groups: Sequence[list[Name]], tied: re.Pattern[str]) -> Whose | None:
    """Return the names in its sentence that a figure is about, None where it has none that surely are.

    `tied` are the words that tie a name to the figure before it.
    """
    behind = next((group for group in groups if group[0].start >= clause.b), None)
    near = clause.text[clause.b : behind[0].start] if behind and behind[0].start < clause.after else ""
    if behind and tied.fullmatch(near):
        return _whose(behind, "achter")
    ahead = [group for group in groups if group[-1].end <= clause.a]
    if ahead:
        return None if _is_left(passage, clause, ahead[-1]) else _whose(ahead[-1], "voor")
    return _whose(behind, "verder") if behind and _THAT.fullmatch(near) else None


def _is_left(passage: Passage, clause: Clause, group: Sequence[Name]) -> bool:
    """Tell whether the sentence has gone over to another subject between a name and the figure."""
    text, end = passage.text, group[-1].end
    if _OTHER.search(text, end, clause.a):
        return True
    between = (
        name for name in passage.names if end <= name.start < clause.a and name.kind in ("organisatie", "persoon")
    )
    return any(_NEXT.search(text, max(end, name.start - 20), name.start) for name in between)


def _place_around(passage: Passage, clause: Clause) -> Whose:
    """Return the only place that the sentences before speak of, else what stands over the passage.

    A sentence that names somebody or something else before the figure is about that.
    """
    if any(clause.start <= name.start < clause.a for name in passage.names):
        return _NOBODY
    named = _places(passage.text, passage.names)
    for start, end in reversed([span for span in passage.sentences if span[1] <= clause.start][-_BACKWARDS:]):
        if groups := _groups(passage.text, [name for name in named if start <= name.start < end]):
            places = _narrowest([name for group in groups for name in group])
            return _whose(places, "eerder") if len(places) == 1 else _NOBODY
        if any(start <= name.start < end for name in passage.names):
            return _NOBODY
    return _over(passage)


def _over(passage: Passage) -> Whose:
    """Return the only place that the nearest text over a passage names."""
    for outer in passage.outer:
        if places := _distinct(_places(outer.text, outer.names)):
            sure = len(places) == 1 and _is_listed(places[0]) and not _HELD.search(outer.text)
            return _whose(places, "erboven") if sure else _NOBODY
    return _NOBODY


def _whose(names: Sequence[Name], rule: str) -> Whose:
    return Whose(tuple(_tied(name) for name in _distinct(names)), rule)


def _tied(name: Name) -> Name:
    """Return a name with its entry in the register; a town or village is tied to the only gemeente that it lies in."""
    within = place_gemeenten().get(name.name, ()) if name.kind == "locatie" and not name.id else ()
    return replace(name, id=within[0]) if len(within) == 1 else name


def _narrowest(names: Sequence[Name]) -> list[Name]:
    """Return the distinct gemeenten and locations among names, where there are any; else all of them."""
    return _distinct([name for name in names if name.kind in ("gemeente", "locatie")] or names)


def _distinct(names: Sequence[Name]) -> list[Name]:
    return list({name.key: name for name in names}.values())
