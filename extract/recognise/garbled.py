"""Tell what a bad reading left behind: lines that are no words, and words glued together."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus import register
from extract.recognise.running import Running

_AROUND = 60  # characters at either side that tell whether a line was read
_TOKEN = re.compile(r"[^\W\d_]{2,}|[{}\[\]<>¥§¢~^_|\\©®»«=]")
_PARTS = re.compile(r"[A-ZÀ-Þ]?[a-zß-ÿ]+|[A-ZÀ-Þ]+(?![a-zß-ÿ])")
_JOINED = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
_LONGEST_WORD = 32
_LEAST_ODD = 3
# Words that hold a sentence together: two of them in one word were parted in print ("Ikzal", "Voornu").
_SMALL_WORDS = frozenset(
    "aan al als bij dan dat de die dit door een en er ga had heb heeft het hij ik in is jij kan ik kun maar me met mij "
    "mijn naar nee niet nog nu of om ons ook op over te tot toch toe u uit van vanaf via voor waar was wat we wel wij wil "
    "zal ze zij zo zou zijn hebben worden wordt moet mag alle hoe hoi dag graag".split()
)


@lru_cache(maxsize=20_000)
def is_glued(word: str) -> bool:
    """Tell whether a word is several ordinary ones without the spaces between them."""
    if len(word) > _LONGEST_WORD:
        return True
    small = word.lower()
    if any(small[:cut] in _SMALL_WORDS and small[cut:] in _SMALL_WORDS for cut in range(2, len(small) - 1)):
        return not register.is_ordinary(word)
    if not _JOINED.search(word):
        return False
    parts = _PARTS.findall(word)
    known = [part for part in parts if len(part) > 2 and (register.is_ordinary(part) or part.lower() in _SMALL_WORDS)]
    return len(parts) > 1 and len(known) >= 2 and sum(map(len, known)) > 0.7 * len(word)


def is_among_garbage(running: Running, start: int, end: int) -> bool:
    """Tell whether most of what stands around a slice is no words: capitals without sense, stray marks."""
    around = running.text[max(0, start - _AROUND) : start] + " " + running.text[end : end + _AROUND]
    tokens = _TOKEN.findall(around)
    odd = sum(_is_odd(token) for token in tokens)
    return odd >= _LEAST_ODD and odd * 3 >= len(tokens)


@lru_cache(maxsize=20_000)
def _is_odd(token: str) -> bool:
    if not token[0].isalpha():
        return True
    if not token.isupper():
        return not token.islower() and not token.istitle() and is_glued(token)
    return not register.lookup(token) and not register.is_ordinary(token) and token not in register.begrippen()
