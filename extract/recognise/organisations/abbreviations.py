"""Find organisations that are on no list by abbreviations that stand, and act, where an organisation does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence

from corpus import register
from extract.recognise.hits import Hit, occurrences
from extract.recognise.organisations.garbled import is_in_capitals
from extract.recognise.organisations.things import is_term
from extract.recognise.running import Running

_SHAPE = r"(?=[A-Za-z&]*[A-Z][A-Za-z&]*[A-Z])[A-Z][A-Za-z&]{1,6}(?<!&)"
_SHORT = rf"(?P<short>{_SHAPE})(?![\w&]|-\w|['’´]\w|\.\w)"
_ARTICLE = r"(?:de |het |t )?"
_ACTS = (
    r"(?:wil|vindt|meldt|meldde|vraagt|vroeg|adviseert|onderzoekt|organiseert|besluit|verzoekt|bespreekt|onderschrijft"
    r"|benadrukt|herkent|reageert|verwacht|hoopt|denkt|geeft aan|gaf aan|stemt in|laat weten|liet weten|zegt toe"
    r"|heeft (?:aangegeven|gevraagd|toegezegd|besloten|gemeld|laten weten))"
)
# Each row: how an organisation stands in a sentence, what it weighs (3 is enough), and the pattern.
_PLACES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    (
        "namens",
        3,
        re.compile(rf"\b(?:[Nn]amens|vertegenwoordigers? van|medewerkers? van) {_ARTICLE}{_SHORT}"),
    ),
    ("handelt", 3, re.compile(rf"(?<![\w&.-]){_SHORT} {_ACTS}\b")),
    ("bijzin", 1, re.compile(rf"\b(?:die|dat|of|als|waarin|zodat|omdat) {_ARTICLE}{_SHORT} [a-z]")),
    (
        "door",
        1,
        re.compile(
            rf"\b(?:door|bij|[Vv]anuit|binnen|tussen|(?:samen|overleg|contact) met|opdracht van) {_ARTICLE}{_SHORT}"
        ),
    ),
    (
        "in het",
        2,
        re.compile(rf"\b(?:voorgelegd aan|voorleggen (?:aan|in)|besproken (?:in|met)|lid van) (?:de |het ){_SHORT}"),
    ),
)
_BESIDE = re.compile(rf"(?:(?:,| en|/) ?(?:de |het )?){_SHORT}")


def find_abbreviations(
    texts: Sequence[Running], told: Mapping[str, str], people: Iterable[str], listed: Sequence[Iterable[Hit]]
) -> frozenset[str]:
    """Return the abbreviations that are organisations by where they stand in `texts`.

    `told` says of those that the source spells out what they are; initials of `people` are none; `listed` holds the
    register's names in each text by its position: who stands beside one in an enumeration is one too.
    """
    no_names = _initials(people)
    weights: Counter[str] = Counter()
    for index, running in enumerate(texts):
        seen: set[tuple[str, str]] = set()
        for sort, weight, pattern in _PLACES:
            for match in pattern.finditer(running.text):
                if _may_be(running, match, told, no_names) and (sort, match["short"]) not in seen:
                    seen.add((sort, match["short"]))
                    weights[match["short"]] += weight
        for hit in listed[index]:
            beside = _BESIDE.match(running.text, hit.end, hit.end + 20) if hit.kind == "organisatie" else None
            if beside and _may_be(running, beside, told, no_names):
                weights[beside["short"]] += 1
    return frozenset(short for short, weight in weights.items() if weight >= 3)


def _initials(people: Iterable[str]) -> frozenset[str]:
    """Return how minutes abbreviate people: EvG, RK."""
    return frozenset("".join(word[0] for word in re.split(r"[ -]+", name) if word).upper() for name in people)


def _may_be(running: Running, match: re.Match[str], told: Mapping[str, str], no_names: Container[str]) -> bool:
    short = match["short"]
    if is_term(short) or short.upper() in no_names or told.get(short) == "begrip":
        return False
    if register.lookup(short) or running.is_barred(*match.span("short")):
        return False
    return not is_in_capitals(running, *match.span("short"))


def find_acting(running: Running, shorts: frozenset[str]) -> list[Hit]:
    """Return where the abbreviations in `shorts` stand by themselves."""
    return [
        Hit(start, end, "organisatie", "vorm:afkorting", score=0.6, rank=0)
        for start, end in occurrences(running, shorts)
        if not running.is_barred(start, end)
        and not re.match(r"-?[\w]|['’´]\w", running.text[end : end + 2])
        and running.text[start - 1 : start] not in ("-", "&")
    ]
