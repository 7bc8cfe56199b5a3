"""Make marked texts from the grammar beside this module and the register.

A file of grammar/ holds symbols: a line `@symbol`, then its alternatives, one a line; `3* text` counts three times
over, ` || ` parts several alternatives of one line, `{symbol}` stands for one of that symbol's alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import accumulate
from random import Random
from typing import NamedTuple

from corpus.register.entries import entities, first_names, place_gemeenten, rows
from corpus.register.vocabulary import dictionary
from corpus.training.marked import Marked, parse

SLOT = re.compile(r"\{([^{}]+)\}")
WEIGHT = re.compile(r"(\d+)\* ")
SHORT = re.compile(r"[A-Z][A-Za-z&-]{1,6}")
CAPITALS_IN_SHORT = 2


class Symbol(NamedTuple):
    """The alternatives of a symbol and their weights, added up."""

    alternatives: tuple[str, ...]
    weights: tuple[int, ...]


def _symbol(lines: list[str]) -> Symbol:
    alternatives: list[str] = []
    weights: list[int] = []
    for line in lines:
        mark = WEIGHT.match(line)
        several = line[mark.end() if mark else 0 :].split(" || ")
        alternatives += several
        weights += [int(mark[1]) if mark else 1] * len(several)
    return Symbol(tuple(alternatives), tuple(accumulate(weights)))


def _read(text: str) -> dict[str, Symbol]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in text.split("\n"):
        if line.startswith("@") and not line.startswith("@{"):
            name = line[1:]
            found[name] = []
        elif line.strip():
            found[name].append(line)
    return {name: _symbol(lines) for name, lines in found.items()}


def _short(name: str) -> bool:
    return bool(SHORT.fullmatch(name)) and sum(letter.isupper() for letter in name) >= CAPITALS_IN_SHORT


def ordinary_words() -> list[str]:
    """Return the words of a Dutch spelling list that are written small, in the list's order."""
    return sorted(dictionary())


def _register() -> dict[str, list[str]]:
    """Return the names of the register, in an order that depends on its files alone."""
    named = {kind: [e for e in entities().values() if e.kind == kind] for kind in ("gemeente", "provincie")}
    bodies = [e for e in entities().values() if e.kind == "organisatie" and e.details.get("sort") != "locatie"]
    names = [name for e in bodies for name in dict.fromkeys((e.name, e.full_name or e.name))]
    return {
        "register gemeente": [e.name for e in named["gemeente"]],
        "register provincie": [e.name for e in named["provincie"]],
        "register veiligheidsregio": [e.name for e in entities().values() if e.kind == "veiligheidsregio"],
        "register organisatie": [name for name in names if not _short(name)],
        "register afkorting": [name for name in names if _short(name)],
        "register plaats": list(place_gemeenten()),
        "register voornaam": sorted(first_names()),
        "woord": ordinary_words(),
        "familienaam": [row["name"] for row in rows("achternamen")],
        "cijfer": list("123456789"),
        "hoofdletter": list("ABCDEFGHIJKLMNOPRSTUVWZ"),
    }


@cache
def grammar() -> Mapping[str, Symbol]:
    """Return every symbol of the grammar by its name."""
    folder = files(__package__).joinpath("grammar")
    symbols: dict[str, Symbol] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        symbols |= _read(entry.read_text(encoding="utf-8"))
    words = {name: Symbol(tuple(names), tuple(range(1, len(names) + 1))) for name, names in _register().items()}
    return symbols | words


def expand(symbol: str, random: Random) -> str:
    """Return one text of a symbol, its names marked."""
    alternatives, weights = grammar()[symbol]
    chosen = random.choices(alternatives, cum_weights=weights)[0]
    return SLOT.sub(lambda slot: expand(slot[1], random), chosen)


def made_text(random: Random) -> Marked:
    """Return a text made by the grammar, its first letter a capital."""
    made = parse(expand("tekst", random))
    return made._replace(text=made.text[:1].upper() + made.text[1:])


def made_name(symbol: str, random: Random) -> str:
    """Return one name of a symbol such as `PER voorletters`, without its marks."""
    return parse(expand(symbol, random)).text
