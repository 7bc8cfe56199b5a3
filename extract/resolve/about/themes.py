"""Find the theme that a figure is about: that named nearest to it, else before it, else over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.register.terms import Term, uses
from extract.resolve.about.passages import Name, Passage
from extract.text.clauses import Clause

_PEOPLE = "inwoners"  # a theme of figures that count inhabitants, and of no others
_NO_THEME = frozenset({"gemeente", "provincie", "veiligheidsregio", "persoon"})  # whose names speak of no theme
_OTHER = "overig"  # a theme only where nothing speaks of another one
# Terms that are words of other subjects as well: they say a theme where the document has another term of one.
_ORDINARY = re.compile(r"regulier|(?:no|pol|sh|har)$|(?:ge)?huisvest|taakstelling|tussenvoorziening", re.IGNORECASE)


@dataclass(frozen=True)
class Theme:
    """A theme (None: none is sure) and the words that name it."""

    value: str | None = None
    printed: str = ""


@dataclass(frozen=True)
class _Use:
    start: int
    end: int
    term: Term
    text: str

    @property
    def theme(self) -> Theme:
        return Theme(self.term.value, self.text[self.start : self.end])


def theme_of(passage: Passage, clause: Clause, unit: str | None) -> Theme:
    """Return the theme of the figure of a clause; terms that fit any theme speak only where no other does."""
    if unit == _PEOPLE:
        return Theme(_PEOPLE, _PEOPLE)
    levels = list(_levels(passage, clause))
    found = [use for weak in (False, True) for level in levels for use in level if use.term.yields == weak]
    chosen = next((use for use in found if use.term.value != _OTHER), None)
    if chosen and _ORDINARY.match(chosen.theme.printed) and not _is_on_refugees(passage):
        chosen = None
    return _given_way(chosen, levels) if chosen else next((use.theme for use in found), Theme())


def _is_on_refugees(passage: Passage) -> bool:
    """Tell whether a document uses a term of reception or housing that other subjects do not use as well."""
    return passage.whole is None or passage.whole.has(_is_telling)


def _is_telling(text: str) -> bool:
    return any(use.term.value != _OTHER and not _ORDINARY.match(use.theme.printed) for use in _uses(text))


def _given_way(use: _Use, levels: list[list[_Use]]) -> Theme:
    """Return the theme of a term, or that one which it gives way to where that is named as well."""
    others = (other for level in levels for other in level if other.term.value in use.term.also)
    return next((Theme(other.term.value, use.theme.printed) for other in others), use.theme)


def _levels(passage: Passage, clause: Clause) -> Iterator[list[_Use]]:
    """Yield the terms of the sentence (the nearest first), of those before it with one theme, of what stands over."""
    here = [use for use in _uses(passage.text) if use.start < clause.end and not _within(use, passage.names)]
    near = [use for use in here if use.start >= clause.start]
    yield sorted(near, key=lambda use: clause.a - use.end if use.end <= clause.a else use.start - clause.b)
    for start, end in reversed([span for span in passage.sentences if span[1] <= clause.start]):
        before = [use for use in here if start <= use.start < end]
        said = {use.term.value for use in before}
        yield before if len(said - {use.term.value for use in before if said & set(use.term.also)}) == 1 else []
    for outer in passage.outer:
        yield [use for use in _uses(outer.text) if not _within(use, outer.names)]


@lru_cache(maxsize=512)  # a passage is read for each of its figures, a heading for each below it
def _uses(text: str) -> tuple[_Use, ...]:
    found = (_Use(start, end, term, text) for start, end, term in uses("thema", text))
    return tuple(use for use in found if use.term.value != _PEOPLE)


def _within(use: _Use, names: Sequence[Name]) -> bool:
    """Tell whether a term is part of the name of a gemeente or person; an organisation may name a theme."""
    return any(name.start < use.end and use.start < name.end for name in names if name.kind in _NO_THEME)
