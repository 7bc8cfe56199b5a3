"""Cut from a sentence what is said of one figure: its clause, its theme, its period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

REACH = 70  # characters beside a figure in which its measure stands
_STOPS = re.compile(r"[,;:()]|\s[-–]\s")
_NEXT = re.compile(r"[,;:()]|\s(?:en|maar|waarvan|terwijl|dus|dat)\s")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_OF = re.compile(r"^\s*van\s+(?:de|het|een)\s+(?:\w+\s+)?$")  # "31 van de 35 plekken"
_DENIED = re.compile(r"\b(?:geen|niet)\s+$")
_CLOSE = 12  # characters after a figure within which a day is its own: "865 (1-1-2029)"


@dataclass(frozen=True)
class Clause:
    """A figure at `a` to `b` in `text`, its sentence `start` to `end`, the figures `before` and `after` it."""

    text: str
    start: int
    end: int
    a: int
    b: int
    before: int
    after: int
    again: bool = False  # the figure before it is of the same words: "31 van de 35"

    @property
    def left(self) -> str:
        """Return what stands before the figure, up to a comma or the figure before."""
        return _clause_end(self.text[max(self.before, self.a - REACH) : self.a])

    def right(self, stop: int) -> str:
        """Return what stands after the figure, up to a comma, the next figure or `stop`; a share in brackets counts."""
        text = self.text[self.b : min(self.after, self.b + REACH, stop)]
        opened = _IN_BRACKETS.match(text)
        found = _STOPS.search(text, opened.end() if opened else 0)
        return text[: found.start()] if found else text

    @property
    def figure(self) -> str:
        """Return the figure as printed."""
        return self.text[self.a : self.b]

    @property
    def is_whole(self) -> bool:
        """Tell whether the figure is the whole that the one before it is part of: "31 van de 35"."""
        return (self.again and " van " in self.figure) or bool(_OF.match(self.text[self.before : self.a]))

    @property
    def in_brackets(self) -> bool:
        """Tell whether the figure stands in brackets right behind another."""
        return self.before > self.start and self.text[self.before : self.a].strip() == "("

    @property
    def denied(self) -> bool:
        """Tell whether the sentence says that the figure is not so: "geen 149 maar 152"."""
        return bool(_DENIED.search(self.text, max(self.start, self.a - REACH), self.a))

    def alone(self, *, beyond: bool) -> str:
        """Return the clause up to the comma or "en" on both sides; `beyond` passes over other figures."""
        first, last = (self.start, self.end) if beyond else (self.before, self.after)
        left = _clause_end(self.text[max(first, self.a - REACH) : self.a])
        right = self.text[self.b : min(last, self.b + REACH)]
        stop = _NEXT.search(right)
        return left + self.figure + (right[: stop.start()] if stop else right)

    def nearest(self, themes: Sequence[tuple[int, str]]) -> tuple[str, ...]:
        """Return the theme of the sentence that is named nearest to the figure; `themes` count from its start."""
        a, b = self.a - self.start, self.b - self.start
        found = [(a - at if at < a else at - b, value) for at, value in themes]
        return (min(found)[1],) if found else ()

    def period(self, dated: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
        """Return the period of the figure: right after it, else the last before, else the first after."""
        a, b = self.a - self.start, self.b - self.start
        close = [period for at, _, period in dated if 0 <= at - b < _CLOSE]
        earlier = [period for _, end, period in dated if end <= a]
        later = [period for at, _, period in dated if at >= b]
        return tuple((close or earlier[-1:] or later)[:1])


def _clause_end(text: str) -> str:
    stops = [match.end() for match in _STOPS.finditer(text)]
    return text[stops[-1] :] if stops else text
