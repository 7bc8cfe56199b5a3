"""Carry what one place proves to the others: a name that is a body's once is one everywhere, as is its neighbour."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus import register
from extract.recognise.hits import Hit, occurrences, thinned
from extract.recognise.organisations.believed import is_thing
from extract.recognise.organisations.garbled import is_glued
from extract.recognise.organisations.kinds import is_body_word
from extract.recognise.organisations.things import stands_as_thing
from extract.recognise.persons.parts import NO_NAMES, OFFICES, ROLES
from extract.recognise.running import Running

_WORD = r"[A-ZÀ-Þ][\w&'’.-]*\w"
_NAME = rf"(?:(?:De|Het|['’]s|['’]t|Van|Van den?) )?{_WORD}(?: (?:(?:van|de|en) )?{_WORD}){{0,3}}"
_NEXT = re.compile(
    rf"(?P<join>, en |, | en | of | & |/)(?:de |het |t )?(?P<name>(?:(?:De|Het|['’][st]) )?{_WORD}(?: {_WORD}){{0,2}})"
)
_BEFORE = re.compile(
    rf"(?<![\w'’-])(?P<name>(?:(?:De|Het|['’][st]) )?{_WORD}(?: {_WORD}){{0,2}})(?P<join>, | en | & |/)(?:de |het )?$"
)
_CELL = re.compile(rf"{_NAME}")
_ROLE = re.compile(rf"(?:.*\W)?(?:{OFFICES}|{ROLES})(?:e?n|s)?(?:\W.*)?", re.IGNORECASE)
# Each row: words before a name that only a body, not a person, place or thing, can follow, and words behind it.
_BEFORE_BODY = re.compile(
    r"\b(?:[Nn]amens|[Bb]estuurder(?: van)?|[Dd]irecteur(?: van)?|[Mm]edewerkers? van|vertegenwoordigers? van"
    r"|adviseur (?:van|bij)|opdracht van|offerte van|in dienst van|werkzaam bij|voorzitter van|contract met)"
    r" (?:de |het )?$"
)
_BEHIND_BODY = re.compile(
    r" ?(?:B\.?V\.?|N\.?V\.?)(?!\w)"
    r"| (?:adviseert|levert|onderzoekt|organiseert|heeft (?:aangegeven|gemeld|gevraagd|laten weten)"
    r"|laat weten|meldt|wil|vraagt|stelt voor|voert|verzorgt|bouwt|ontwikkelt|krijgt|gaat)\b"
)
_PART = re.compile(r"(?:Noord|Oost|Zuid|West|Midden|Regio)")
_CAPITALS = re.compile(r"(?<!\w)[A-ZÀ-Þ]\w*[a-zß-ÿ]")
_ENOUGH = 3  # finds without proof that together are one


def proven(texts: Sequence[Running], hits: Sequence[Iterable[Hit]]) -> frozenset[str]:
    """Return the names that are shown, somewhere in `texts`, to be those of bodies that no register lists."""
    votes: Counter[str] = Counter()
    against: Counter[str] = Counter()
    for running, found in zip(texts, hits, strict=True):
        for hit in found:
            name = running.text[hit.start : hit.end]
            if hit.kind != "organisatie":
                against[name] += 1 if hit.method.startswith("model") else 2
            elif not hit.ids and hit.method != "register":
                votes[name] += _weight(running, hit)
    return frozenset(
        name
        for name, weight in votes.items()
        if weight >= _ENOUGH and weight > against[name] and _may_stand_alone(name)
    )


def refuted(texts: Sequence[Running], hits: Sequence[Iterable[Hit]]) -> frozenset[str]:
    """Return the single words that only the pipeline takes for bodies and that stand, somewhere, where a thing does."""
    only: dict[str, bool] = {}
    for running, found in zip(texts, hits, strict=True):
        for hit in found:
            name = running.text[hit.start : hit.end]
            if hit.kind == "organisatie" and " " not in name:
                only[name] = only.get(name, True) and hit.method.startswith("model") and not register.lookup(name)
    names = frozenset(name for name, alone in only.items() if alone)
    return frozenset(
        running.text[start:end]
        for running in texts
        for start, end in occurrences(running, names)
        if stands_as_thing(running.text[max(0, start - 40) : start], running.text[end : end + 60])
    )


def _weight(running: Running, hit: Hit) -> int:
    if not hit.method.startswith("model"):
        return _ENOUGH
    before = running.text[max(0, hit.start - 30) : hit.start]
    name = running.text[hit.start : hit.end]
    if len(_CAPITALS.findall(name)) > 1 and running.is_within_sentence(hit.start):
        return _ENOUGH
    shown = _BEFORE_BODY.search(before) or _BEHIND_BODY.match(running.text, hit.end, hit.end + 40)
    return _ENOUGH if shown or is_body_word(running.text[hit.start : hit.end].split(" ")[-1]) else 1


def _may_stand_alone(name: str) -> bool:
    return len(name) > 2 and not register.lookup(name) and (name[0].isupper() or " " in name)


def find_proven(running: Running, names: frozenset[str]) -> list[Hit]:
    """Return where names stand that are proven to be those of bodies."""
    return [
        Hit(start, end, "organisatie", "vorm:bewezen", score=0.6)
        for start, end in occurrences(running, names)
        if not running.is_barred(start, end)
        and running.text[start - 1 : start] not in ("-", "&")
        and not re.match(r"-\w|['’´]\w| [A-Z][a-z]+(?:straat|weg|laan)", running.text[end : end + 20])
    ]


def find_beside(running: Running, hits: Iterable[Hit], common: frozenset[str]) -> list[Hit]:
    """Return the unknown names that stand beside a body in an enumeration: "Envida, Meander en Cicero"."""
    taken = thinned(hits)
    starts = {hit.start for hit in taken}
    places = {place for hit in taken for place in range(hit.start, hit.end)}
    found: list[Hit] = []
    for hit in taken:
        if hit.kind == "organisatie":
            for start, end in _neighbours(running, hit):
                name = running.text[start:end]
                if start not in starts and not places & set(range(start, end)) and _is_unknown(name, common):
                    found.append(Hit(start, end, "organisatie", "vorm:opsomming", score=0.6))
    return found


def _neighbours(running: Running, hit: Hit) -> Iterator[tuple[int, int]]:
    """Yield the names that follow `hit` or go before it in an enumeration: joined by commas, the last by "en"."""
    end, spans, joined = hit.end, [], False
    while match := _NEXT.match(running.text, end, end + 80):
        joined = joined or match["join"] != ", "
        spans.append(match.span("name"))
        end = match.end("name")
    if joined or len(spans) > 1:
        yield from spans
    begin = max(0, hit.start - 60)
    match = _BEFORE.search(running.text[begin : hit.start])
    if match and (match["join"] != ", " or spans):
        first = match["name"].split(" ")[0]
        opens = len(first) + 1 if first in NO_NAMES and " " in match["name"] else 0  # "Aan Zorgpunt, …"
        yield begin + match.start("name") + opens, begin + match.end("name")


def _is_unknown(name: str, common: frozenset[str]) -> bool:
    """Tell whether a name is on no list and is no ordinary word, person, office or thing."""
    words = name.split(" ")
    if register.lookup(name) or words[0] in register.first_names() or words[0] in NO_NAMES or is_thing(name):
        return False
    if any(register.lookup(word) for word in words) or words[-1] in register.surnames() or _ROLE.fullmatch(name):
        return False
    return len(name) > 2 and not all(word.lower() in common or word.lower() in register.dictionary() for word in words)


def find_in_columns(running: Running, hits: Iterable[Hit], common: frozenset[str]) -> list[Hit]:
    """Return the unknown names in the cells beside those of people, where listed bodies stand in such cells too."""
    persons = {running.index_at(hit.start) for hit in hits if hit.kind == "persoon" and _fills_cell(running, hit)}
    beside = [
        n + 1 for n in sorted(persons) if n + 1 < len(running.starts) and running.cells[n] and running.cells[n + 1]
    ]
    cells = [running.line_at(running.starts[n])[:2] for n in beside]
    listed = sum(any(e.kind == "organisatie" for e in register.lookup(running.text[a:b])) for a, b in cells)
    if not listed or listed * 5 < len(cells):
        return []
    return [
        Hit(start, end, "organisatie", "vorm:kolom", score=0.7)
        for start, end in cells
        if _CELL.fullmatch(running.text[start:end]) and _is_unknown(running.text[start:end], common)
    ]


def _fills_cell(running: Running, hit: Hit) -> bool:
    start, end, cell = running.line_at(hit.start)
    return cell and hit.start - start < 6 and end - hit.end < 6


def unstretched(running: Running, hits: list[Hit]) -> list[Hit]:
    """Cut finds down to the listed body in them where the other words are no part of its name: "Bureau Forum X"."""
    listed = sorted((h for h in hits if h.kind == "organisatie" and h.method == "register"), key=lambda h: h.start)
    starts = [hit.start for hit in listed]

    def within(hit: Hit) -> list[Hit]:
        return listed[bisect_left(starts, hit.start) : bisect_left(starts, hit.end)]

    return [hit for each in hits if (hit := _unstretched(running, each, within(each)))]


def _unstretched(running: Running, hit: Hit, listed: list[Hit]) -> Hit | None:
    if hit.kind != "organisatie" or hit.method == "register" or hit.rank > 0:
        return hit
    for core in listed:
        if hit.start <= core.start and core.end <= hit.end and (hit.start, hit.end) != (core.start, core.end):
            before = running.text[hit.start : core.start].split()
            behind = running.text[core.end : hit.end].split()
            if _is_ministry_of(before) and not behind:
                return None if core.end - core.start < 7 else hit
            if register.lookup(running.text[hit.start : hit.end]) or (before and not _may_go(hit, before)):
                return hit
            if all(_adds_nothing(re.sub(r"[^\w-]", "", word)) for word in behind):
                return None
            return replace(hit, start=core.start, name=None) if before else hit
    return hit


def _is_ministry_of(before: list[str]) -> bool:
    return [word.lower() for word in before] == ["ministerie", "van"]


def _may_go(hit: Hit, before: list[str]) -> bool:
    """Tell whether the words before a listed name are no part of a name: "IT JenV", "Bureau Forum X"."""
    if not hit.method.startswith("model") and before[0].lower() != "bureau":
        return False
    return not any(is_body_word(word) and word.lower() not in ("team", "bureau") for word in before)


def _adds_nothing(word: str) -> bool:
    """Tell whether a word behind the name of a body is no part of it: no place, no part of the country."""
    if _PART.match(word) or word in register.areas("land") or register.lookup(word):
        return False
    return not word or register.is_ordinary(word) or is_glued(word)
