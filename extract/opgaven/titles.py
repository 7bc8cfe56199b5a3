"""Find the place that a title names: it says where the numbers of a table hold that names none itself."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.register import lookup, name_key, ordinary_words
from corpus.register.entries import adjectives, entities
from corpus.register.search import LAND
from extract.opgaven.places import LEVELS, Place, place_of
from models import Entity

_WORD = re.compile(r"(?:['’]s-)?[^\W\d_][\w'’./-]*(?:\s*\((?:[A-Z]{1,2}\.?|gemeente|provincie)\))?")
_JOINT = frozenset("aan den de en der het 't op bij".split())
_MOST_WORDS = 5  # "Noord- en Oost-Gelderland", "Alphen aan den Rijn"
_SHORT = 5  # letters: other names as short as these are words too
_KINDS = (
    (re.compile(r"(?:gemeente|gem\.|stad|b&w|college)\s+(?:van\s+)?$", re.IGNORECASE), "gemeente"),
    (re.compile(r"(?:provincie|prov\.|provinciale|PRT)\s*(?:van\s+)?$", re.IGNORECASE), "provincie"),
    (re.compile(r"(?:veiligheidsregio|VR|RRT)\s*$", re.IGNORECASE), "veiligheidsregio"),
)
_GOING_ON = re.compile(r"[^\W\d_][,)]?\s+$")  # what stands before a word that begins no sentence
_COUNTRY = re.compile(r"\b(?:Nederland|landelijke?|heel het land)\b", re.IGNORECASE)


@lru_cache(maxsize=5_000)
def place_in_title(title: str) -> Place | None:
    """Return the one gemeente, veiligheidsregio, provincie or land that a title names; None where it names several."""
    found: dict[str, Entity] = {}
    words = list(_WORD.finditer(title))
    at = 0
    while at < len(words):
        entity, taken = _place_from(title, words, at)
        if entity:
            found[entity.id] = entity
        at += taken
    if not found and _COUNTRY.search(title):
        return place_of(LAND)
    return place_of(next(iter(found.values()))) if len(found) == 1 else None


def _place_from(title: str, words: list[re.Match[str]], at: int) -> tuple[Entity | None, int]:
    """Return the place whose name begins at a word, the longest first, with the number of words that it takes."""
    if not (words[at].group()[0].isupper() or words[at].group()[0] in "'’"):
        return None, 1
    before = title[: words[at].start()]
    kind = next((kind for pattern, kind in _KINDS if pattern.search(before)), None)
    for count in range(min(_MOST_WORDS, len(words) - at), 0, -1):
        name = title[words[at].start() : words[at + count - 1].end()].rstrip(".-/")
        if "," in name or ":" in name or words[at + count - 1].group() in _JOINT:
            continue
        if entity := _named(name, kind, within=bool(_GOING_ON.search(before)) and not title.isupper()):
            return entity, count
    return None, 1


def _named(name: str, kind: str | None, *, within: bool) -> Entity | None:
    """Return the entry that a name in a title means: by the kind before it, else by its only or widest level.

    A word that is a name too ("Leiden") is one where its capital stands `within` a sentence.
    """
    if name in adjectives():
        return entities()[adjectives()[name]]
    found = [entity for entity in lookup(name) if entity.kind in LEVELS]
    if kind:
        found = [entity for entity in found if entity.kind == kind] or found
    elif name_key(name) in ordinary_words() and not within:
        return None
    exact = [
        entity for entity in found if name_key(entity.name) == name_key(name) or name.isupper() or len(name) > _SHORT
    ]
    if len(exact) > 1:
        exact = [entity for entity in exact if entity.kind == "provincie"]
    return exact[0] if len(exact) == 1 else None
