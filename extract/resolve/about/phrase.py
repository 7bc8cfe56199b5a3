"""Say in a few Dutch words what a figure is about."""

from __future__ import annotations

from corpus.register.terms import uses
from extract.resolve.about.passages import Passage
from extract.resolve.about.periods import Period
from extract.resolve.about.themes import Theme
from extract.resolve.about.whose import Whose
from extract.text.clauses import Clause

_LONGEST = 80  # characters of a text over the passage that says it
_UNTOLD = frozenset({"percentage", "overig", "capaciteit", "stand"})  # measures that say nothing of what is counted


def phrase(
    passage: Passage, clause: Clause, theme: Theme, place: Whose, organisation: Whose, period: Period
) -> str | None:
    """Return what the figure of a clause is about: "tekort opvang Goes 2025"; None where there is nothing to say."""
    said = [_measure(clause), theme.printed]
    if not any(said):
        said = [next((outer.text for outer in passage.outer if len(outer.text) <= _LONGEST), "")]
    said += [" en ".join(name.name for name in each.names) for each in (organisation, place)]
    said.append(period.printed)
    kept: list[str] = []
    for words in said:
        if words and not any(words.lower() in other.lower() for other in kept):
            kept.append(words)
    return " ".join(kept) or None


def _measure(clause: Clause) -> str:
    """Return the measure named nearest to a figure within its clause, as printed where it is a difference."""
    left, right = clause.left, clause.right(clause.end)
    found = [(len(left) - end, left[start:end], term) for start, end, term in uses("maat", left)]
    found += [(start, right[start:end], term) for start, end, term in uses("maat", right)]
    told = [each for each in found if each[2].value not in _UNTOLD]
    if not told:
        return ""
    _, printed, term = min(told, key=lambda each: each[0])
    return printed.lower() if term.value == "verschil" else term.value
