"""Tell whether a word is ordinary Dutch: on the list of words, a form of one, or made of two that are."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files

_JOINTS = ("", "s", "en", "e", "n")  # what stands between the parts of a compound
_ENDINGS = ("", "s", "'s", "en", "n", "e", "je", "jes", "tje", "tjes")
_SHORTEST = 4  # letters of a part, or of what stands before an ending
_LONGEST = 40


@cache
def dictionary() -> frozenset[str]:
    """Return the ordinary Dutch words that are written small, in small letters."""
    return frozenset(files(__package__).joinpath("woorden.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=8_000)
def is_ordinary(word: str) -> bool:
    """Tell whether a word, in any case, is an ordinary one: "Streefdatum", "bestuursakkoorden", "CO2-opslag"."""
    small = word.lower().replace("’", "'").strip("-'")
    if not small or len(small) > _LONGEST:
        return False
    parts = [part for part in re.split(r"[-/]", small) if part]
    return all(_is_known(part) or _is_compound(part) for part in parts)


def _is_known(word: str) -> bool:
    words = dictionary()
    return word in words or any(
        word.endswith(end) and _stem(word, end) in words for end in _ENDINGS if len(word) >= len(end) + _SHORTEST
    )


def _stem(word: str, ending: str) -> str:
    return word[: len(word) - len(ending)]


def _is_compound(word: str) -> bool:
    """Tell whether a word is two known ones, with what joins them."""
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        if not _is_known(word[cut:]):
            continue
        first = word[:cut]
        if any(first.endswith(joint) and _stem(first, joint) in dictionary() for joint in _JOINTS):
            return True
    return False
