"""Say which finds of the trained pipeline to believe: a person wants evidence, a thing is no organisation.

The register has the last word on what it knows, and what the source itself writes small is no name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus import register
from extract.recognise.abbreviations import THINGS
from extract.recognise.hits import Hit
from extract.recognise.nameparts import INITIALS, NO_NAMES, OFFICES, PARTICLE, ROLES, TITLES
from extract.recognise.persons import People
from extract.recognise.running import Running

_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LED = re.compile(rf"(?<!\w)(?:{TITLES}|{OFFICES}|{ROLES}) $")
_INITIALS = re.compile(INITIALS)
_ROLE_BEHIND = re.compile(rf",? \(?(?:{OFFICES}|{ROLES})\b")
_PARTICLES = re.compile(rf"(?:{PARTICLE} )+")
_ARTICLE = re.compile(r"(?:[Dd]e|[Hh]et|'t|een|Een) ")


@dataclass(frozen=True)
class Source:
    """What a source tells of its words: those it writes small (`common`), its people, its abbreviations (`told`)."""

    common: frozenset[str]
    people: People
    told: dict[str, str]


def believed(running: Running, hit: Hit, source: Source) -> Hit | None:
    """Return a find of the trained pipeline as it is to be believed, None when it is not."""
    hit = _trimmed(running.text, hit)
    name = running.text[hit.start : hit.end]
    if not re.search(r"[A-ZÀ-Þ]", name) or "\t" in name or len(name) < 2:
        return None
    if name in register.begrippen() or name in THINGS or source.told.get(name) == "begrip":
        return None
    return {"persoon": _person, "organisatie": _organisation, "locatie": _location}[hit.kind](running, hit, source)


def _trimmed(text: str, hit: Hit) -> Hit:
    """Return the hit without the quotes, brackets, dots and articles at its ends."""
    start, end = hit.start, hit.end
    while start < end and not (text[start].isalnum() or text[start] in "'’"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 2 : end] == ".)" or _is_initial(text, end)):
        end -= 1
    if hit.kind == "organisatie" and (article := re.match(r"(?:het|de|een) ", text[start:end])):
        start += article.end()
    return replace(hit, start=start, end=end)


def _is_initial(text: str, end: int) -> bool:
    return bool(re.search(r"(?<!\w)[A-Z]\.$|\b[BN]\.V\.$", text[max(0, end - 5) : end]))


def _person(running: Running, hit: Hit, source: Source) -> Hit | None:
    """Believe in a person behind a title, an office or initials, before a role, or with a known name."""
    text = running.text
    name = text[hit.start : hit.end]
    bare = _INITIALS.sub("", name) if _INITIALS.match(name) else name
    words = _WORDS.findall(bare)
    if not words or any(word in NO_NAMES and word not in register.surnames() for word in words):
        return None
    if any(entity.kind != "persoon" for entity in register.lookup(name)):
        return None
    last = words[-1]
    led = bool(_LED.search(text, max(0, hit.start - 40), hit.start)) or bare != name
    followed = bool(_ROLE_BEHIND.match(text, hit.end, hit.end + 60))
    surname = last in register.surnames()
    first = words[0] in register.first_names()
    if not (led or followed or surname or first):
        return None
    if len(words) == 1 and not led and last.lower() in source.common:
        return None
    return replace(hit, rank=1, method=f"{hit.method}:persoon", name=name)


def _organisation(running: Running, hit: Hit, source: Source) -> Hit | None:
    name = running.text[hit.start : hit.end]
    words = _WORDS.findall(name)
    if not words:
        return None
    if any(entity.kind not in ("organisatie",) for entity in register.lookup(name)):
        return None
    if all(word.lower() in source.common or word.lower() in register.dictionary() for word in words):
        return None
    return replace(hit, name=name)


def _location(running: Running, hit: Hit, source: Source) -> Hit | None:
    name = running.text[hit.start : hit.end]
    words = _WORDS.findall(name)
    known = register.lookup(name)
    if known:
        places = tuple(e.id for e in known if e.kind in ("gemeente", "provincie", "veiligheidsregio"))
        return replace(hit, kind="gemeente", ids=places) if places else None
    if all(word.lower() in source.common or word.lower() in register.dictionary() for word in words):
        return None
    return replace(hit, name=name)
