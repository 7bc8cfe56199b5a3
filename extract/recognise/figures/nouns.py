"""Find what is counted behind a number: a unit of the table within a few words, or a plural of its own."""

from __future__ import annotations

import re

from corpus.register.vocabulary import dictionary
from extract.recognise.figures.units import KINDS, SQUARE_AND_CUBIC, counted, unit_of

_MAX_WORDS = 5
_REACH = 40  # characters that a noun may stand behind a percentage in brackets
_ASIDE = re.compile(r" \((?:ca\. |circa )?[\d.,]{1,6} ?%\)")
_WORD = re.compile(r"(?:\s+|-(?=uurs|jar))(?:\((?=[a-z-]+\)))?(\w[\w'’´&/²³-]*+|°C|%|‰)(?![@\w]|\.\w|://)\)?")
_PARTED = re.compile(r"[.,;:!?(–—]|\s-\s")
_OR_MORE = re.compile(r" of (?:meer(?:dere)?|enkele|zo)(?= \w)")
_TWO_WORDS = tuple((unit, re.compile(rf"\s?(?:{pattern})(?!\w)", re.IGNORECASE)) for unit, pattern in SQUARE_AND_CUBIC)
# Behind these words nothing comes that belongs to the number before them.
_ENDS = frozenset(
    "is zijn was waren wordt worden werd werden van in per voor om en of op te via aan door met die dat waar wie bij "
    "na naar uit over onder tegen tot tussen heeft hebben had hadden kan kunnen kon moet moeten zal zullen zou zouden "
    "wil willen mag mogen gaat gaan komt komen kwam staat staan maar want omdat zodat als dan toen terwijl ook niet "
    "geen nog nu er hier daar deze dit ze zij we wij hij het de een ik je u zich blijft blijven krijgt krijgen binnen "
    "buiten volgens vanaf sinds waarvan waaronder waarbij waarmee waarin daarvan hiervan ervan betreft".split()
)
_ADJECTIVE_ENDS = ("e", "en", "er", "extra")


def noun_after(text: str, at: int, end: int, one: bool) -> tuple[str, int] | None:
    """Return the unit that the number before `at` counts, and where its noun ends; nothing is read beyond `end`.

    A unit of the table may stand behind a few words; a plural that the table does not know only behind adjectives, and
    not when the number is `one`; one more word may stand among these ("drie korte termijn afspraken").
    """
    if aside := _ASIDE.match(text, at):
        at, end = aside.end(), max(end, min(len(text), aside.end() + _REACH))
    for unit, pattern in _TWO_WORDS:
        if match := pattern.match(text, at, end):
            return unit, match.end()
    if more := _OR_MORE.match(text, at, end):
        at, one = more.end(), False
    return _first_noun(text, at, end, one)


def _first_noun(text: str, at: int, end: int, one: bool) -> tuple[str, int] | None:
    plural: tuple[str, int] | None = None
    strangers = 0
    for step in range(_MAX_WORDS):
        word = _WORD.match(text, at, end)
        if not word or (step and _PARTED.search(text, at, word.start(1))):
            break
        if known := unit_of(word[1]):
            return (f"{plural[0]} {word[1]}" if plural and plural[0] in KINDS else known), word.end(1)
        if plural and plural[0] in KINDS and counted(word[1]):
            return f"{plural[0]} {word[1]}", word.end(1)
        if plural or word[1].lower() in _ENDS:
            break
        bracketed = word.group().endswith(")")
        if not (one or bracketed or strangers > 1) and (noun := counted(word[1])):
            # Behind a stranger no word on the list of lemmas: those in -en are verbs.
            plural = (noun, word.end(1)) if not (strangers and noun in dictionary()) else None
        strangers += not (word[1].endswith(_ADJECTIVE_ENDS) or word[1].isupper())
        at = word.end(1)
    return plural
