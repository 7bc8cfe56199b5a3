"""Load the terms by which tables name a theme, a measure or a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from corpus.register.entries import rows


class Term(NamedTuple):
    """A term as a pattern, the value it stands for, and the values it leaves as they are ("*": any)."""

    pattern: re.Pattern[str]
    value: str
    also: tuple[str, ...]

    def yields_to(self, value: str | None) -> bool:
        """Tell whether a table that already says `value` keeps it where this term is used."""
        return value is not None and ("*" in self.also or value in self.also)


@cache
def terms(sort: str) -> tuple[Term, ...]:
    """Return the terms of a sort (thema, maat, eenheid), those that go before others first."""
    found = (row for row in rows("termen") if row["sort"] == sort)
    return tuple(Term(_pattern(row["term"]), row["value"], tuple(row["also"].split(";"))) for row in found)


def _pattern(term: str) -> re.Pattern[str]:
    """Return a pattern of whole words, in which * stands for the rest of a word."""
    words = r"[\s-]+".join(re.escape(word).replace(r"\*", r"\w*") for word in term.split())
    left = r"(?<!\w)" if term[0].isalnum() else ""
    right = r"(?!\w)" if term[-1].isalnum() else ""
    return re.compile(left + words + right, re.IGNORECASE)


def named(sort: str, text: str) -> Iterator[Term]:
    """Yield the terms of a sort that `text` uses, those that go before others first."""
    return (term for term in terms(sort) if term.pattern.search(text))
