"""Say what the words around a figure make of it: its measure, its theme, its time, or that it is only a part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.register.terms import Term, terms, uses

# How sentences name a measure, beside the terms that tables use; a figure may be said in words of two measures.
_SAID: tuple[tuple[str, str], ...] = (
    ("aanbod", r"voornemens|bied(?:t|en)|aan(?:ge)?bied(?:t|en)"),
    ("opgave", r"te moeten huisvesten|te moeten realiseren"),
    ("realisatie", r"realiseer(?:t|de|den)|opgeleverd|huisvestten?"),
    (
        "bezetting",
        r"opgevangen|vangt|vangen|ving(?:en)?|verblij(?:ven|ft)|verble(?:ef|ven)|zitten|zaten|wonen|woont|woonden?",
    ),
    (
        "verschil",
        r"(?:boven|onder|(?:meer|minder) dan) de (?:opgave|taakstelling)|achterblijvers?|loopt achter|lopen achter",
    ),
)
_UNSURE = re.compile(r"verwacht|gepland|prognose|huidig|^stand$|te doen|door gemeenten|%|procent|pct", re.IGNORECASE)
KIN: tuple[frozenset[str], ...] = (  # measures that texts and tables use for the same numbers
    frozenset({"realisatie", "capaciteit"}),
    frozenset({"realisatie", "bezetting"}),
    frozenset({"opgave", "taakstelling"}),
    frozenset({"verschil", "beschikbaar"}),
    frozenset({"beschikbaar", "capaciteit"}),
    frozenset({"beschikbaar", "realisatie"}),
    frozenset({"stand", "bezetting"}),
)
# Figures near these words count a change, a plan or a part: no number of a table is told by them.
PARTIAL = re.compile(
    r"\b(?:extra|aanvullende?|nieuwe?|uitbreid\w*|toevoegen|toe te voegen|erbij|bijkomen|bijgekomen|vertrok\w*"
    r"|verhuis\w*|particulier\w*|regulier\w*|raadsbesluit\w*|besluit\w*|contract\w*|afspraken|besloten|over \d[\d.]*"
    r"|wil(?:len|de)?|zoek(?:t|en)|onderzoek(?:t|en)|onderzocht|verwacht\w*|rekent|rekenen|sluit(?:en)?|sloot|sloten"
    r"|gesloten|vervall?en|vervalt|zou(?:den)?|zal|zullen|kan|kunnen|mogelijk(?:e)?|plan(?:nen)?|op het oog|ruimte voor"
    r"|per (?:week|maand|nacht|dag|jaar|persoon|inwoner|plek|kwartaal)|elk|ieder|locatie (?:met|van|voor)|van wie"
    r"|langer|weer|stop(?:t|pen)|over(?:nemen|neemt|genomen)|neemt|nemen|toegevoegd|vergroot|geschrapt|waarmee|pilot"
    r"|(?:toe|af|steeg|stegen|stijgt|daalde|daalden|daalt|groeide|groeit|kromp|krimpt|gestegen|gedaald|gegroeid) met"
    r"|met (?:\w+ )?\d[\d.]* (?:\w+ )?(?:toe|af|toegenomen|afgenomen|gestegen|gedaald|gegroeid|gekrompen|omhoog|omlaag)"
    r"|boot|hotel|schip|pand(?:en)?|gebouw|azc|noodopvang|aanmeldcentrum|volgend(?:e)? jaar|erna|daarna|dan weer)\b",
    re.IGNORECASE,
)
THEN = re.compile(
    r"\b(?:oude?|vorig(?:e)? jaar|vorige maand|volgend jaar|destijds|eerder|voorheen|toen|oorspronkelijk|aanvankelijk"
    r"|ooit"
    r"|aan het eind|eind \d{4}|begin (?:dit|vorig|volgend) jaar|later|in de (?:zomer|herfst|winter|lente)|straks)\b",
    re.IGNORECASE,
)
NOW = re.compile(r"\b(?:nu|momenteel|op dit moment|thans|inmiddels|actueel|huidige|actuele)\b", re.IGNORECASE)
# Words for what was counted before: "het aantal" without a word that says of what.
AGAIN = re.compile(
    r"\b(?:het|dit|dat) (?:aantal|getal|totaal|cijfer)(?= (?:toe|af|op|uit|is|was|steeg|stijgt|daalde|daalt|kwam|komt"
    r"|groeide|groeit|nam|neemt|lag|ligt|er|daar|hier|in|dit|toen|licht|fors|sterk|flink|iets|weer|juist|zelfs|ook|van"
    r"|naar|tot)\b| \d)|\b(?:waren|zijn|werden|is|was) (?:dat|het) er\b|\bhet er\b",
    re.IGNORECASE,
)
# People told by these words are a part of those that a table counts, unless its title or header has the word too.
GROUPS = re.compile(
    r"\b(?:kinderen|meisjes|jongens|leerlingen|leerplichtig|minderjarig|gezinnen|gezinsleden|huishoudens|vrouwen|mannen"
    r"|ouderen|volwassenen|alleenreizend|alleenstaand|zwangere|baby|kwetsba)",
    re.IGNORECASE,
)
TOGETHER = re.compile(r"\b(?:samen|gezamenlijk|tezamen|allebei|beide)\b", re.IGNORECASE)
MODAL = re.compile(r"\b(?:moet(?:en)?|moest(?:en)?|dien(?:t|en)|nodig)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:ge)?ha(?:al(?:d|t|de|den)|len)\b", re.IGNORECASE)


@cache
def _said() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return how sentences name measures beside the terms that tables use."""
    return tuple((value, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for value, words in _SAID)


@cache
def _sure() -> frozenset[Term]:
    """Return the terms of tables that name the same measure in a sentence."""
    return frozenset(
        term
        for term in terms("maat")
        if term.value not in ("percentage", "overig", "stand")
        and not _UNSURE.search(term.pattern.pattern.replace("\\", ""))
    )


def measures_near(left: str, right: str) -> frozenset[str]:
    """Return the measures named nearest to a figure, in the text `left` and `right` of it; capacity only by itself."""
    found = sorted(
        [(len(left) - end, value) for _, end, value in _named(left)]
        + [(start, value) for start, _, value in _named(right)]
    )
    if _REACHED.search(right) or _REACHED.search(left):
        found = [item for item in found if item[1] not in ("opgave", "taakstelling")]
    strong = [item for item in found if item[1] != "capaciteit"]
    if any(value == "aanbod" for _, value in strong):
        return frozenset({"aanbod"})
    if not strong:
        return frozenset(value for _, value in found)
    nearest = frozenset(value for at, value in strong if at <= strong[0][0] + 3)
    if nearest == {"realisatie"} and MODAL.search(left + " " + right):
        return frozenset({"opgave"})
    return nearest


def _named(text: str) -> Iterator[tuple[int, int, str]]:
    for value, pattern in _said():
        for match in pattern.finditer(text):
            yield *match.span(), value
    sure = _sure()
    for start, end, term in uses("maat", text):
        if term in sure:
            yield start, end, term.value


def agree(said: frozenset[str], measure: str) -> bool:
    """Tell whether a sentence and a table may mean the same by the measures that they name."""
    return measure in said or any(measure in kin and said & kin for kin in KIN)


def same_theme(one: str, other: str) -> bool:
    """Tell whether two themes may be one: amv without more may be those of COA or of Nidos, noodopvang is asiel."""
    kin = {one, other}
    return one == other or kin == {"amv-coa", "amv-nidos"} or kin == {"asiel", "crisisnoodopvang"} or "overig" in kin


def same_period(one: str, other: str) -> bool:
    """Tell whether one period is the other, or holds it: "2025" holds "2025-07" and is part of "2025+2026"."""
    return any(a.startswith(b) or b.startswith(a) for a in one.split("+") for b in other.split("+"))
