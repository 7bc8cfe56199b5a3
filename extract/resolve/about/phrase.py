"""Say in a few Dutch words what a figure is about."""

from __future__ import annotations

import re

from corpus.register.terms import uses
from extract.resolve.about.passages import Passage
from extract.resolve.about.periods import Period
from extract.resolve.about.themes import Theme
from extract.resolve.about.whose import Whose
from extract.text.clauses import Clause

_LONGEST = 80  # characters of a text over the passage that says it
_UNTOLD = frozenset({"percentage", "overig", "capaciteit", "stand"})  # measures that say nothing of what is counted
_NOUN = r"(?P<noun>[a-zà-ÿ][a-zà-ÿ-]{3,})"
# The noun that a figure is the size of: "een dwangsom van 15.000 euro", "de wachttijd is 7 weken".
_SIZE_OF = re.compile(
    rf"\b(?:de|het|een|die|deze|dit|hun|haar|onze?|totale|maximale|minimale|gemiddelde)\s+{_NOUN}\s+"
    r"(?:van|is|was|bedraagt|bedroeg|kost(?:te)?|ligt op|met|op|tot|duurt)\s+(?:[a-z.'’]+\s+){0,2}$"
)
# What a figure is for: "€ 2,3 miljoen voor de verbouwing".
_MEANT_FOR = re.compile(rf"\s+(?:voor|aan)\s+(?:(?:de|het|een|elke?|iedere?)\s+)?{_NOUN}\b")
_NO_NOUN = frozenset(
    "totaal aantal keer deze alle beide periode minste hoogste meeste grootste kleinste laatste eerste tweede derde "
    "nieuwe oude maximaal minimaal gemiddeld ongeveer meer minder zijn worden wordt hebben iedereen gemeente gemeenten "
    "provincie regio jaar maand week dagen elkaar zoals onder over komende volgende afgelopen verschillende".split()
)
_LABEL = re.compile(
    r"^(?:\W*(?:(?:re|fw|fwd|antw|betreft|onderwerp)\s*:\s*|(?:\d{1,2}|[IVX]{1,4}|[a-z])(?:\.\d+)*[.):]?\s+))+",
    re.IGNORECASE,
)


def phrase(
    passage: Passage, clause: Clause, theme: Theme, place: Whose, organisation: Whose, period: Period
) -> str | None:
    """Return what the figure of a clause is about: "tekort opvang Goes 2025"; None where there is nothing to say."""
    said = [
        _measure(passage, clause) or _noun(_SIZE_OF.search(clause.left)),
        _noun(_MEANT_FOR.match(clause.right(clause.end))),
    ]
    said.append(theme.printed)
    if not any(said):
        titles = (_LABEL.sub("", outer.text) for outer in passage.outer)
        said = [next((title for title in titles if 0 < len(title) <= _LONGEST), "")]
    said += [" en ".join(name.name for name in each.names) for each in (organisation, place)]
    said.append(period.printed)
    kept: list[str] = []
    for words in said:
        if words and not any(words.lower() in other.lower() for other in kept):
            kept.append(words)
    return " ".join(kept) or None


def _noun(match: re.Match[str] | None) -> str:
    """Return the noun that was found, "" for none and for words that are none."""
    return match["noun"] if match and match["noun"] not in _NO_NOUN else ""


def _measure(passage: Passage, clause: Clause) -> str:
    """Return the measure named nearest to a figure within its clause, as printed where it is a difference."""
    left, right = clause.left, clause.right(clause.end)
    names = " ".join(name.name for name in passage.names)
    found = [(len(left) - end, left[start:end], term) for start, end, term in uses("maat", left)]
    found += [(start, right[start:end], term) for start, end, term in uses("maat", right)]
    told = [each for each in found if each[2].value not in _UNTOLD and each[1].lower() not in names.lower()]
    if not told:
        return ""
    _, printed, term = min(told, key=lambda each: each[0])
    return printed.lower() if term.value == "verschil" else term.value
