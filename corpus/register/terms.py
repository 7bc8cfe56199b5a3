"""Load the terms by which tables name a theme, a measure or a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from corpus.register.entries import Row, rows

_LETTERS = 3  # letters of a word by which terms are found
_OPENING = re.compile(rf"\w{{1,{_LETTERS}}}")
_WORD = re.compile(r"(?<!\w)\w")


class Term(NamedTuple):
    """A term as a pattern, the value it stands for, and the values it leaves as they are ("*": any)."""

    pattern: re.Pattern[str]
    value: str
    also: tuple[str, ...]

    @property
    def yields(self) -> bool:
        """Tell whether it leaves any value as it is: it speaks only where nothing else does."""
        return "*" in self.also


@cache
def terms(sort: str) -> tuple[Term, ...]:
    """Return the terms of a sort (thema, maat, eenheid), those that go before others first."""
    return tuple(Term(_pattern(row["term"]), row["value"], tuple(row["also"].split(";"))) for row in _rows(sort))


@cache
def _by_opening(sort: str) -> dict[str, tuple[tuple[int, Term], ...]]:
    """Return the terms of a sort with their order, by the letters that they open with; under "" those with none."""
    index: dict[str, list[tuple[int, Term]]] = {}
    for order, (row, term) in enumerate(zip(_rows(sort), terms(sort), strict=True)):
        opening = _OPENING.match(row["term"])
        index.setdefault(opening.group().lower() if opening else "", []).append((order, term))
    return {opening: tuple(found) for opening, found in index.items()}


@cache
def _openings(sort: str) -> tuple[str, ...]:
    """Return the letters that each term of a sort opens with, "" where it opens with none."""
    found = (_OPENING.match(row["term"]) for row in _rows(sort))
    return tuple(opening.group().lower() if opening else "" for opening in found)


def uses(sort: str, text: str) -> list[tuple[int, int, Term]]:
    """Return where `text` uses terms of a sort, with their ends; of those that start together the first goes before.

    Only the terms that open as a word of the text does are tried: time grows with the text, hardly with the terms.
    """
    index = _by_opening(sort)
    found = [
        (match.start(), order, match.end(), term)
        for order, term in index.get("", ())
        for match in term.pattern.finditer(text)
    ]
    for start in (word.start() for word in _WORD.finditer(text)):
        for length in range(1, _LETTERS + 1):
            for order, term in index.get(text[start : start + length].lower(), ()):
                if match := term.pattern.match(text, start):
                    found.append((start, order, match.end(), term))
    return [(start, end, term) for start, _, end, term in sorted(found, key=lambda item: item[:3])]


def _rows(sort: str) -> list[Row]:
    return [row for row in rows("termen") if row["sort"] == sort]


def _pattern(term: str) -> re.Pattern[str]:
    """Return a pattern of whole words, in which * stands for the rest of a word."""
    words = r"[\s-]+".join(re.escape(word).replace(r"\*", r"\w*") for word in term.split())
    left = r"(?<!\w)" if term[0].isalnum() else ""
    right = r"(?!\w)" if term[-1].isalnum() else ""
    return re.compile(left + words + right, re.IGNORECASE)


def named(sort: str, text: str) -> Iterator[Term]:
    """Yield the terms of a sort that `text` uses, those that go before others first."""
    small = text.lower()
    return (
        term
        for term, opening in zip(terms(sort), _openings(sort), strict=True)
        if opening in small and _is_used(term.pattern, text, small, opening)
    )


def _is_used(pattern: re.Pattern[str], text: str, small: str, opening: str) -> bool:
    """Tell whether `pattern` is in `text`; only where it may begin is looked, which takes far less time."""
    if not opening or len(small) != len(text):
        return pattern.search(text) is not None
    at = small.find(opening)
    while at >= 0:
        if pattern.match(text, at):
            return True
        at = small.find(opening, at + 1)
    return False


def themes_in(text: str) -> list[tuple[int, str]]:
    """Return the themes that a text names, with where; terms that fit any theme are left out."""
    found: dict[int, str] = {}
    for start, _, term in uses("thema", text):
        if not term.yields:
            found.setdefault(start, term.value)
    return sorted(found.items())
