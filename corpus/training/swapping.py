"""Put other names of the same shape into a marked text, so that the words around names are learned, not the names."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from corpus.register.entries import entities, first_names
from corpus.training.grammar import made_name
from corpus.training.marked import Marked, Span, rebuild

KEPT = 0.35  # of the names stay, more where a name says what kind of thing it is
STREET = re.compile(r"\w(straat|weg|laan|plein|dijk|singel|kade|hof|steeg|gracht|dreef|pad|markt|park)\Z")
WATER_OR_ROAD = re.compile(r"[AN]\d+|Maas|Waal|Lek|\w*(IJssel|meer|vaart|kanaal)")
INITIALS = re.compile(r"([A-Z]\w?\. ?)+(-?[A-Z]\.)*")


class Shape(NamedTuple):
    """A kind of name: its label, how to know it and the symbol that makes others."""

    label: str
    test: Callable[[str], bool]
    symbol: str


def _is_gemeente(name: str) -> bool:
    return any(entity.name == name for entity in entities().values() if entity.kind == "gemeente")


SHAPES: tuple[Shape, ...] = (
    Shape("PER", lambda name: "," in name, "PER omgekeerd"),
    Shape("PER", lambda name: bool(INITIALS.match(name)), "PER voorletters"),
    Shape("PER", lambda name: name in first_names(), "PER voornaam"),
    Shape(
        "PER", lambda name: " " not in name or name.split(" ")[0] in ("Van", "De", "Ter", "Ten", "El"), "PER achternaam"
    ),
    Shape("PER", lambda name: True, "PER vol"),
    Shape("LOC", lambda name: bool(STREET.search(name)), "LOC straat"),
    Shape("LOC", lambda name: bool(WATER_OR_ROAD.fullmatch(name)), "LOC gebied"),
    Shape("LOC", _is_gemeente, "LOC gemeente"),
    Shape("LOC", lambda name: True, "LOC dorp"),
    Shape("ORG", lambda name: name.isupper() and len(name) < 6, "ORG afkorting"),
    Shape("ORG", lambda name: name.startswith(("Stichting", "stichting", "Vereniging")), "ORG stichting"),
    Shape("ORG", lambda name: name.endswith(("B.V.", "BV", "N.V.")), "ORG bedrijf"),
    Shape("ORG", lambda name: " " not in name, "ORG merk"),
    Shape("ORG", lambda name: True, "ORG"),
)


def _other(name: str, label: str, random: Random) -> str:
    symbol = next(shape.symbol for shape in SHAPES if shape.label == label and shape.test(name))
    return made_name(symbol, random)


def swapped(marked: Marked, random: Random) -> Marked:
    """Return the text with most of its names replaced by others of their shape; capitals stay capitals."""

    def name(span: Span) -> str:
        old = marked.text[span.start : span.end]
        if random.random() < KEPT:
            return old
        new = _other(old, span.label, random)
        return new.upper() if old.isupper() and len(old) > 5 else new

    return rebuild(marked, [name(span) for span in marked.spans])
