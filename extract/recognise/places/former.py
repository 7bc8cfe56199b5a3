"""Find gemeenten that are gone by what the text calls them, for the register does not hold those of long ago."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.running import Running

_NAME = r"(?:['’]s[- ])?(?:(?:De|Den|Ter|Ten|Het|Sint|St\.?|Oud|Nieuw) )?[A-ZÀ-Þ][\w'’-]{2,30}"
_FORMER = re.compile(
    r"\b(?:voormalige|vroegere|toenmalige|opgeheven|gewezen|verdwenen|oud)[ -](?:\w+ )?gemeenten? "
    rf"(?P<names>{_NAME}(?:(?:, | en | of |, en ){_NAME}){{0,8}})"
)
_GOVERNED = re.compile(
    rf"\b[Gg]emeente(?:bestu(?:ur|ren)|archie(?:f|ven)|secretarie) (?:van )?(?P<names>{_NAME}),? \(?1[89]\d\d ?[-–/]"
)
_JOIN = re.compile(r", en |, | en | of ")


def find_former(running: Running) -> Iterator[Hit]:
    """Yield the names behind "voormalige gemeente", or behind a gemeente's government with the years of its papers."""
    for pattern in (_FORMER, _GOVERNED):
        for match in pattern.finditer(running.text):
            start = match.start("names")
            for name in _JOIN.split(match["names"]):
                start = running.text.index(name, start)
                if not register.lookup(name) and name not in register.first_names():
                    yield Hit(start, start + len(name), "gemeente", "locatie:voormalig", score=0.7, rank=2)
                start += len(name)
