"""Find abbreviations that the source spells out itself, and say whether they are of a body or of a thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from corpus import register
from extract.recognise.hits import Hit, occurrences
from extract.recognise.organisations.kinds import is_head
from extract.recognise.organisations.things import names_thing
from extract.recognise.running import Running

_KIND_BEFORE = re.compile(r"(?<![\w-])(?:[Mm]inisterie van|Stichting|Vereniging|Coöperatie)(?: (?:de|het|voor))? $")
FUNCTION_WORDS = frozenset("van voor de het en der den des in op te tot aan bij".split())
_SPELLED_OUT = re.compile(
    r"\((?:de |het |hierna:? )?[\"'“‘]?(?P<short>[A-ZÀ-Þ][A-Za-zÀ-ÿ&]{1,9})[\"'”’]?(?: (?:19|20)\d\d)?\)"
)
_BODY = re.compile(
    r"(?:orgaan|organisatie|dienst|raad|centrum|bureau|instituut|commissie|vereniging|stichting|overleg|tafel|team|beraad"
    r"|knooppunt|unie|federatie|bond|agentschap|autoriteit|bedrijf|hof|kamer|inspectie|directie|directoraat(?:-generaal)?|ministerie"
    r"|regio|bank|college|school|universiteit|groep|platform|netwerk|taskforce|genootschap|corporatie|gemeenschap|waterschap"
    r"|partij|(?:meld|steun|coördinatie|service|informatie|contact)punt|organisation|agency|commission|council|union|association)$",
    re.IGNORECASE,
)


def spelled_out(texts: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the abbreviations that `texts` spell out: ("organisatie" or "begrip", the words in full)."""
    found: dict[str, tuple[str, str]] = {}
    for text in texts:
        for match in _SPELLED_OUT.finditer(text):
            words = text[max(0, match.start() - 140) : match.start()].split("\n")[-1].split()
            full = abbreviated(words, match["short"])
            if full and match["short"] not in found and (sort := _sort_of(full)):
                found[match["short"]] = (sort, " ".join(full))
    return found


def _sort_of(full: list[str]) -> str | None:
    """Return what words in full, and so their abbreviation, are: "organisatie", "begrip", None: they do not tell."""
    bare = [word.strip(",.;:\"'“”‘’()") for word in full]
    listed = {entity.kind for entity in register.lookup(" ".join(bare))}
    if listed:
        return "organisatie" if "organisatie" in listed and full[0][:1].isupper() else None
    if names_thing([word for word in bare if word]):
        return "begrip"
    if any(_BODY.search(word) or is_head(word) for word in bare) and full[0][:1].isupper():
        return "organisatie"
    whole = len(full) > 1 or bare[0].islower() or register.is_ordinary(bare[0])
    return "begrip" if whole else None


def abbreviated(words: list[str], short: str) -> list[str]:
    """Return the last of `words` that `short` abbreviates, function words counting or not; [] when none do.

    Each word gives its first letter, and may give more that follow in it ("Natuurwetenschappen" the n and w).
    """
    letters = re.sub(r"[^a-zà-ÿ]", "", short.lower())
    if len(letters) < 2:
        return []
    for count in range(1, min(len(words), len(letters) + 5) + 1):
        part = words[-count:]
        pieces = [p for word in part for p in re.split(r"[-/]", word.strip("\"'“”‘’(),.").lower()) if p]
        if not pieces or pieces[0][0] != letters[0] or part[0] in FUNCTION_WORDS:
            continue
        if count == 1 and (len(pieces) == 1 and len(pieces[0]) < 3 * len(letters)):
            continue
        if _gives(pieces, letters) or (count > len(letters) and _gives(pieces[:-1], letters)):
            return part
    return []


def _gives(pieces: list[str], letters: str) -> bool:
    """Tell whether the words in `pieces` give `letters`: each its first, a compound up to three."""
    reached = {0}
    for piece in pieces:
        ends = set(reached) if piece in FUNCTION_WORDS else set()
        for at in reached:
            place = -1
            for size in range(1, 4 if len(piece) > 7 else 2):
                letter = letters[at + size - 1 : at + size]
                place = piece.find(letter, place + 1) if letter else -1
                if place < 0 or (size == 1 and place > 0):
                    break
                ends.add(at + size)
        reached = ends
    return len(letters) in reached


def find_spelled_out(running: Running, told: Mapping[str, tuple[str, str]]) -> list[Hit]:
    """Return where organisations stand that the source abbreviates itself, in full or in short."""
    shorts = {name: short for short, (sort, full) in told.items() if sort == "organisatie" for name in (short, full)}
    return [
        Hit(
            _with_kind(running.text, start),
            end,
            "organisatie",
            "uitgeschreven",
            _ids(told[short][1]),
            0.9,
            short,
            rank=1,
        )
        for start, end in occurrences(running, shorts)
        for short in (shorts[running.text[start:end]],)
        if not running.is_barred(start, end) and running.text[start - 1 : start] != "-"
    ]


def _with_kind(text: str, start: int) -> int:
    """Return where a name in full begins, with the kind of body that the abbreviation leaves out."""
    kind = _KIND_BEFORE.search(text, max(0, start - 30), start)
    return kind.start() if kind and " " in text[start : start + 40] else start


@lru_cache(maxsize=1000)
def _ids(full: str) -> tuple[str, ...]:
    return tuple(entity.id for entity in register.lookup(full) if entity.kind == "organisatie")
