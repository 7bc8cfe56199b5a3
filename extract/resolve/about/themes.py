"""Find the theme that a figure is about: that named nearest to it, else before it, else over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.register.terms import Term, uses
from extract.resolve.about.passages import Passage
from extract.text.clauses import Clause

_PEOPLE = "inwoners"  # a theme of figures that count inhabitants, and of no others


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
    for weak in (False, True):
        for level in levels:
            for use in level:
                if use.term.yields == weak:
                    return _given_way(use, levels)
    return Theme()


def _given_way(use: _Use, levels: list[list[_Use]]) -> Theme:
    """Return the theme of a term, or that one which it gives way to where that is named as well."""
    others = (other for level in levels for other in level if other.term.value in use.term.also)
    return next((Theme(other.term.value, use.theme.printed) for other in others), use.theme)


def _levels(passage: Passage, clause: Clause) -> Iterator[list[_Use]]:
    """Yield the terms of the sentence (the nearest first), of those before it (the last first), of what stands over."""
    here = _uses(passage.text[: clause.end])
    near = [use for use in here if use.start >= clause.start]
    yield sorted(near, key=lambda use: clause.a - use.end if use.end <= clause.a else use.start - clause.b)
    yield [use for use in reversed(here) if use.start < clause.start]
    for outer in passage.outer:
        yield _uses(outer.text)


def _uses(text: str) -> list[_Use]:
    found = (_Use(start, end, term, text) for start, end, term in uses("thema", text))
    return [use for use in found if use.term.value != _PEOPLE]
