"""Score how much of a text is language, to tell a good text layer from a garbled one."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.register import dictionary

LEAST_LETTERS = 40  # in words: less tells nothing
LIKELY, DOUBTFUL = 0.75, 0.3  # a word that is built like one but on no list (names, English); one in odd capitals
PEELED = "\"'“”„‘’«»()[]{}<>.,;:!?…•*|_-–—/\\&+=#%€$§°~^`´\u00ad"
UNMAPPED = re.compile(r"\(cid:\d+\)|[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1b]|[\U000f0000-\U0010ffff]")
CODE = re.compile(r"\w+(?:['’./@:&+()-]+\w+)*['’.)]?\Z")  # a word, several, or a number with letters
PART = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
FIGURE = re.compile(r"[-+±<>~€$]*\d[\d.,:;/–%'’x°-]*(?:[a-z²³]{1,3}|en|de|ste)?\Z")
VOWEL = re.compile(r"[aeiouyàáâäæèéêëìíîïòóôöøùúûüĳ]", re.I)
CROWDED = re.compile(r"[bcdfghjklmnpqrstvwxz]{6}|([^\W\d_])\1\1", re.I)
CASED = re.compile(r"(?:[^\W\d_]['’])?(?:[A-ZÀ-Þ]?[a-zß-ÿĳ]+|[A-ZÀ-ÞĲ]+s?|IJ[a-zß-ÿ]+|[A-Z][a-z]{1,3}[A-Z][a-z]+)\Z")


def quality_of(text: str) -> float | None:
    """Return which share of `text` is language, from 0 to 1, by letters; None when there is too little to tell.

    Words on the list of Dutch words count wholly, words built like one mostly, what no writer writes not at all;
    figures are left out.
    """
    told = [_letters(token) for token in text.split()]
    letters = sum(count for count, _ in told)
    return round(sum(good for _, good in told) / letters, 3) if letters >= LEAST_LETTERS else None


@lru_cache(maxsize=8_000)
def _letters(token: str) -> tuple[int, float]:
    """Return how many letters a token has that tell something, and how many of them are language."""
    if UNMAPPED.search(token):
        return len(token), 0.0
    word = token.strip(PEELED)
    return (len(word), len(word) * _share(word)) if word and not FIGURE.match(word) else (0, 0.0)


def _share(word: str) -> float:
    """Return how much a token counts as a word."""
    if word.lower() in dictionary() or "@" in word or "://" in word or word.startswith("www."):
        return 1.0
    parts = PART.findall(word)
    if parts and not LATIN.search(
        word
    ):  # another script; text in two bytes a letter, read the wrong way round, is none
        return 0.0 if sum(ord(letter) & 0xFF == 0 for letter in word) > len(word) / 2 else LIKELY
    if not parts or not CODE.match(word):
        return 0.0
    return sum(_part(part) * len(part) for part in parts) / sum(map(len, parts))


def _part(part: str) -> float:
    if part.lower() in dictionary():
        return 1.0
    if len(part) > 1 and part.isupper():
        return LIKELY if len(part) <= 5 or VOWEL.search(part) else 0.0
    if not VOWEL.search(part) or CROWDED.search(part) or len(part) == 1:
        return DOUBTFUL if len(part) == 1 else 0.0
    return LIKELY if CASED.match(part) else DOUBTFUL
