"""Put capitals back into texts that are written without, so that names in hasty notes are found like others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from corpus import register
from extract.recognise.phrases import ORDER, listed_names
from extract.recognise.running import Running
from extract.recognise.trained import found_in

_WORD = re.compile(r"(?<![\w@.])[a-zà-ÿ][a-zà-ÿ'’]*[a-zà-ÿ](?![\w@]|\.\w)")
_SMALL = frozenset(
    "van de der den het en of voor in op te ten ter aan bij 't 's tot & dhr mw mevr drs mr ir dr".split()
)
_LEADS_PLACE = re.compile(r"\b(?:in|te|uit|naar|vanuit|gemeente|burgemeester|wethouder) $")
_LEADS_PERSON = re.compile(r"\b(?:dhr|mw|mevr|mevrouw|meneer|de heer|wethouder|burgemeester|gedeputeerde)\.? $")


def recased(texts: Sequence[Running], ner: str) -> list[Running]:
    """Return the texts, those without capitals with capitals where the register or the pipeline `ner` sees a name.

    No text gets longer or shorter, so places in it stay.
    """
    bare = [index for index, running in enumerate(texts) if running.is_small]
    if not bare:
        return list(texts)
    seen = found_in([texts[index] for index in bare], ner)
    found = list(texts)
    for index, spans in zip(bare, seen, strict=True):
        found[index] = replace(texts[index], text=_cased(texts[index], spans), printed=texts[index].text)
    return found


def _cased(running: Running, spans: Iterable[tuple[int, int]]) -> str:
    text = running.text
    within = {place for start, end in spans for place in range(start, end)}

    def cased(match: re.Match[str]) -> str:
        word, start = match.group(), match.start()
        if word in _SMALL:
            return word
        printed = _known().get(word)
        before = text[max(0, start - 14) : start]
        name = word[0].upper() + word[1:]
        if printed and (not register.is_ordinary(word) or _LEADS_PLACE.search(before)):
            return printed
        if start in within:
            return printed or name
        known = name in register.first_names() or name in register.surnames()
        if known and (word not in register.dictionary() or _LEADS_PERSON.search(before)):
            return name
        return word

    return _WORD.sub(cased, text)


@cache
def _known() -> dict[str, str]:
    """Return how each word of the register's names is written, by its small letters; the first of several."""
    found: dict[str, str] = {}
    names = [name for name, _, use in listed_names() if use in ORDER] + list(register.place_gemeenten())
    for name in names:
        for word in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", name):
            if word != word.lower() and len(word) == len(word.lower()) and (" " not in name or word[1:].islower()):
                found.setdefault(word.lower(), word)
    return found
