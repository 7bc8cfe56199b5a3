"""Tell what a bad reading left behind: lines that are no words, and words glued together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from corpus import register
from extract.recognise.organisations.kinds import is_body_word
from extract.recognise.running import Running

_AROUND = 60  # characters at either side that tell whether a line was read
_TOKEN = re.compile(r"[^\W\d_]{2,}|[{}\[\]<>¥§¢~^_|\\©®»«=]")
_PARTS = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+(?![a-zß-ÿ])")
_JOINED = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
_CAPITALS_BEFORE = re.compile(r"[A-Z]{2}([a-z]{5,})")
_LONGEST_WORD = 32
_LEAST_ODD = 3
_ENGLISH = re.compile(r"\b(?:the|of|and|to|be|this|that|should|are|for|with|shall|not|from|must|as|by)\b")
_LONG_WORD = 8  # letters from which a word that is nearly another is a slip for it
# Words that hold a sentence together: two of them in one word were parted in print ("Ikzal", "Voornu").
_SMALL_WORDS = frozenset(
    "aan al als bij dan dat de die dit door een en er ga had heb heeft het hij ik in is jij kan ik kun maar me met mij "
    "mijn naar nee niet nog nu of om ons ook op over te tot toch toe u uit van vanaf via voor waar was wat we wel wij "
    "wil zal ze zij zo zou zijn hebben worden wordt moet mag alle hoe hoi dag graag".split()
)


@lru_cache(maxsize=8_000)
def is_glued(word: str) -> bool:
    """Tell whether a word is several ordinary ones without the spaces between them."""
    if len(word) > _LONGEST_WORD:
        return True
    small = word.lower()
    if any(small[:cut] in _SMALL_WORDS and small[cut:] in _SMALL_WORDS for cut in range(2, len(small) - 1)):
        return not register.is_ordinary(word)
    if (tail := _CAPITALS_BEFORE.fullmatch(word)) and register.is_ordinary(tail[1]):
        return True
    if not _JOINED.search(word):
        return False
    parts = _PARTS.findall(word)
    if parts and is_body_word(parts[-1]):
        return False  # "PalenWonen"
    known = [part for part in parts if len(part) > 2 and (register.is_ordinary(part) or part.lower() in _SMALL_WORDS)]
    return len(parts) > 1 and len(known) >= 2 and sum(map(len, known)) > 0.7 * len(word)


def is_among_garbage(running: Running, start: int, end: int) -> bool:
    """Tell whether most of what stands around a slice is no words: capitals without sense, stray marks."""
    around = running.text[max(0, start - _AROUND) : start] + " " + running.text[end : end + _AROUND]
    tokens = _TOKEN.findall(around)
    odd = sum(_is_odd(token) for token in tokens)
    return odd >= _LEAST_ODD and odd * 3 >= len(tokens)


def is_english(running: Running, start: int, end: int) -> bool:
    """Tell whether a slice stands among English words, where capitals follow other customs."""
    around = running.text[max(0, start - _AROUND) : start] + " " + running.text[end : end + _AROUND]
    return len(_ENGLISH.findall(around)) >= _LEAST_ODD


def is_in_capitals(running: Running, start: int, end: int) -> bool:
    """Tell whether a slice stands in a line that is printed in capitals."""
    first, last, _ = running.line_at(start)
    around = running.text[max(first, start - _AROUND) : min(last, end + _AROUND)]
    letters = sum(map(str.isalpha, around))
    return letters > end - start and sum(map(str.isupper, around)) >= letters / 2


@lru_cache(maxsize=8_000)
def _is_odd(token: str) -> bool:
    if not token[0].isalpha():
        return True
    if not token.isupper():
        if len(token) < 4 and token[0].islower() and not token.islower():
            return True
        return not token.islower() and not token.istitle() and is_glued(token)
    return not register.lookup(token) and not register.is_ordinary(token) and token not in register.begrippen()


@lru_cache(maxsize=8_000)
def is_slip(word: str) -> bool:
    """Tell whether a long word is nearly an ordinary one: a letter, in the longest two, was misread ("Daarneast")."""
    small = word.lower()
    if len(small) < _LONG_WORD:
        return False
    near = [other for size in (-1, 0, 1) for other in _by_size().get((small[0], len(small) + size), ())]
    limit = 2 if len(small) > _LONG_WORD else 1
    return process.extractOne(small, near, scorer=DamerauLevenshtein.distance, score_cutoff=limit) is not None


@cache
def _by_size() -> Mapping[tuple[str, int], tuple[str, ...]]:
    """Return the ordinary words by their first letter and their length."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in register.dictionary():
        found[word[0], len(word)].append(word)
    return {key: tuple(words) for key, words in found.items()}
