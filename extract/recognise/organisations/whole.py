"""Complete the names of bodies: what a find leaves out before or behind it of the one name that is printed there.

Inside a sentence only names have a capital, so a run of words with capitals is one name, and the word for a kind of
body, a level or a branch belongs to the name that it stands beside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from corpus import register
from corpus.register.entries import adjectives
from extract.recognise.hits import Hit
from extract.recognise.organisations.garbled import is_glued
from extract.recognise.organisations.kinds import is_body_word, is_head, is_level
from extract.recognise.organisations.things import is_term, is_thing_word
from extract.recognise.persons.parts import NO_NAMES, OFFICES, ROLES
from extract.recognise.running import Running

_CAP = r"[A-ZÀ-Þ][\w&'’-]*\w"
_WORD_BEFORE = re.compile(rf"(?<![\w'’&.@/-])(?P<word>{_CAP}) $")
_HALF_BEFORE = re.compile(r"(?<![\w'’&-])[A-ZÀ-Þ][\w-]+- (?:en|of) $")  # "Kinder- en Jeugdpraktijk"
_PREFIX = re.compile(r"(?<![\w'’&-])[A-Z]+-$")  # "OV-bureau"
_ABBREVIATED = re.compile(
    r"(?<![\w-])(?:[Gg]ebr(?:oeders|\.)|[Ff]a\.|[Ff]irma|[Ss]tg?\.|[Vv]er\.|Sint|St\."
    r"|Van(?: de[rn]?)?|De|Het|['’]t|Ter|Ten|Op de) $"
)
_WORD_BEHIND = re.compile(rf" (?P<word>(?:[a-z]-)?{_CAP})(?![\w@]|\.\w)")
# Each row: what may follow a name and belongs to it.
_BEHIND: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("firm", re.compile(r" (?:&|en|\+) (?:[Zz]o(?:nen|on)|Zn\.?|Co\.?|[Pp]artners|[Dd]ochters?)(?!\w)")),
    ("legal", re.compile(r" (?:B\.?V\.?|N\.?V\.?|U\.A\.|VOF|v\.o\.f\.)(?!\w)")),
    ("around", re.compile(r" e\.o\.")),
    ("branch", re.compile(rf" (?:afdeling|afd\.|district|rayon|onderafdeling) {_CAP}(?: {_CAP})?")),
)
_CLOSED = re.compile(r"\b(?:B\.V\.|N\.V\.|BV|NV|U\.A\.|Zn\.|e\.o\.)$")
_LEGAL_STOP = re.compile(r"(?:\b[A-Z]\.[A-Z]|\be\.o|&  ?Zn| Zn)$")
_PART_OF_BODY = re.compile(r"\b(?:team|afdeling|sector|unit|cluster|domein) $")
_OFFICE = re.compile(rf"(?:{OFFICES}|{ROLES})(?:s|en)?")
_PART = re.compile(r"(?:(?:Noord|Zuid)(?:oost|west)?|Oost|West|Midden)(?:-|$)")
_JOINED = re.compile(r"[a-zß-ÿ][A-ZÀ-Þ]")
_LETTERS = 2  # of an abbreviated part of the country
_STATE = ("org:rijk", "org:min-")
_MEETING = (
    "vorm:platform",
    "vorm:commissie",
    "vorm:groep",
    "vergadering",
)  # a bureau works for it, and is no part of it
_KIND = re.compile(r"(?P<word>[A-ZÀ-Þ][\w-]+) ")
_NAMED = frozenset("Stichting Vereniging CBS OBS PCBS RKBS KBS SBO PCBO Basisschool".split())
_GROUP = re.compile(
    r"(?:groep|team|raad|tafel|overleg|commissie|secretariaat|beraad|board|comité|bureau)$", re.IGNORECASE
)
_FIRST = 4  # rank of a body over that of the person or the site in its name
_NAMED_AFTER = frozenset("gemeente provincie veiligheidsregio locatie".split())
_MOST = 6  # words that a name is completed by, at either end


@dataclass
class _Around:
    """The text around a find, and where other names in it begin and end."""

    running: Running
    starts: Mapping[int, Hit]
    ends: Mapping[int, Hit]


def whole(running: Running, hits: list[Hit]) -> list[Hit]:
    """Return the hits, those of bodies completed to the whole name that is printed."""
    others = [hit for hit in hits if hit.kind != "organisatie" and hit.rank >= 0]
    around = _Around(running, _longest((h.start, h) for h in others), _longest((h.end, h) for h in others))
    return [_whole(around, hit) if hit.kind == "organisatie" else hit for hit in hits]


def _longest(rows: Iterable[tuple[int, Hit]]) -> dict[int, Hit]:
    found: dict[int, Hit] = {}
    for at, hit in rows:
        if at not in found or hit.end - hit.start > found[at].end - found[at].start:
            found[at] = hit
    return found


def _whole(around: _Around, hit: Hit) -> Hit:
    start, end = hit.start, hit.end
    for _ in range(_MOST):
        if (more := _before(around, hit, start)) == start:
            break
        start = more
    for _ in range(_MOST):
        if (more := _behind(around, hit, end)) == end:
            break
        end = more
    named_after = _named_after(around, start)
    end = max(end, named_after)
    if (start, end) == (hit.start, hit.end) or around.running.is_barred(start, end):
        return replace(hit, rank=_FIRST) if named_after else hit
    ids = _ids(around.running.text[start:end])
    return replace(hit, start=start, end=end, ids=ids, name=None, rank=_FIRST if named_after else hit.rank)


def _named_after(around: _Around, start: int) -> int:
    """Return where the person or site ends that a body is named after, 0 when it is after none: "CBS Jan Ligthart"."""
    text = around.running.text
    kind = _KIND.match(text, start, start + 40)
    if not kind or not (is_head(kind["word"]) or kind["word"] in _NAMED):
        return 0
    other = around.starts.get(kind.end())
    if not other or kind.end() in around.running.heads:
        return 0
    if other.kind == "persoon":
        return 0 if _GROUP.search(kind["word"]) else other.end
    return (
        other.end if other.kind == "locatie" and other.rank > 0 and " en " not in text[other.start : other.end] else 0
    )


def _ids(name: str) -> tuple[str, ...]:
    return tuple(entity.id for entity in register.lookup(name) if entity.kind == "organisatie")


def _before(around: _Around, hit: Hit, start: int) -> int:
    """Return where the name begins that a find from `start` is the rest of."""
    running = around.running
    line = running.line_at(start)[0]
    before = running.text[max(line, start - 60) : start]
    if start in running.heads:
        return start
    if half := _HALF_BEFORE.search(before):
        return start - len(half.group())
    if hit.method != "register" and running.text[start : start + 1].islower() and (part := _PREFIX.search(before)):
        return start - len(part.group())
    if not before.endswith(" "):
        return start
    if short := _ABBREVIATED.search(before):
        at = start - len(short.group())
        return at if _may_open(running, at, short.group()) else start
    found = _WORD_BEFORE.search(before)
    if not found or (start - 1) in around.ends:
        return start
    at, word = start - len(found.group()), found["word"]
    return at if _belongs_before(running, hit, at, word) else start


def _may_open(running: Running, at: int, word: str) -> bool:
    """Tell whether a small word with a capital opens a name where it stands: inside a sentence or behind a kind."""
    if word[:1].islower() or word.rstrip().endswith(".") or word.startswith(("Gebr", "Sint")):
        return True
    if word == "De " and f"de {running.text[at + 3 :].split(maxsplit=1)[0]}" in register.surnames():
        return True
    kind = _WORD_BEFORE.search(running.text[max(0, at - 40) : at])
    if kind and is_head(kind["word"]):
        return True
    return running.is_within_sentence(at) and running.text[at - 2 : at - 1].isalpha()


def _belongs_before(running: Running, hit: Hit, at: int, word: str) -> bool:
    """Tell whether a word with a capital before a find is part of its name."""
    if is_term(word) or is_thing_word(word) or _OFFICE.fullmatch(word) or register.lookup(word.split("-")[0]):
        return False
    name = running.text[hit.start : hit.end]
    listed = hit.method == "register" or bool(hit.ids) or bool(register.lookup(name))
    if is_level(word):
        return not listed and running.text[hit.start].isupper()
    if word in NO_NAMES and word not in adjectives():
        return False
    if is_head(word):
        return not listed and not (word == "Bureau" and hit.method in _MEETING)
    if listed or word in register.first_names() or word.isupper() or name.split(" ")[0].isupper():
        return False  # an abbreviation opens a name of its own
    return running.is_within_sentence(at) and not _PART_OF_BODY.search(running.text[max(0, at - 16) : at])


def _behind(around: _Around, hit: Hit, end: int) -> int:
    """Return where the name ends that a find up to `end` is the beginning of."""
    running = around.running
    last = running.line_at(max(hit.start, end - 1))[1]
    name = running.text[hit.start : end]
    if _CLOSED.search(name):
        return end
    for _, pattern in _BEHIND:
        if (match := pattern.match(running.text, end, last)) is not None:
            return match.end()
    if running.text[end : end + 1] == "." and _LEGAL_STOP.search(name):
        return end + 1
    found = _WORD_BEHIND.match(running.text, end, last)
    if not found or end + 1 in running.heads:
        return end
    if other := around.starts.get(end + 1):
        fits = other.kind in _NAMED_AFTER and not other.method.startswith("model") and other.end <= last
        return other.end if fits and _has_branches(running, hit) else end
    listed = hit.method == "register" or bool(register.lookup(name))
    return found.end("word") if _belongs_behind(found["word"], hit, listed=listed) else end


def _has_branches(running: Running, hit: Hit) -> bool:
    """Tell whether a place behind a find may be its branch, no column or note of its own."""
    return (
        running.printed is None
        and not running.line_at(hit.start)[2]
        and not any(id_.startswith(_STATE) for id_ in hit.ids)
    )


def _belongs_behind(word: str, hit: Hit, *, listed: bool) -> bool:
    """Tell whether a word with a capital right behind a find is part of its name."""
    if word == "Nederland":
        return True
    bare = re.sub(r"['’]s$", "", word)
    if is_term(bare) or is_thing_word(word) or _OFFICE.fullmatch(word):
        return False
    if is_glued(word) or (listed and _JOINED.search(word)):
        return False
    if is_body_word(word) or _is_area(word):
        return True
    if word in NO_NAMES or register.lookup(word) or word in register.first_names() or listed:
        return False
    return not register.is_ordinary(word) or hit.method.startswith("vorm")


def _is_area(word: str) -> bool:
    """Tell whether a word is a region or a part of the country: "Twente", "Noordwest", "Midden-Holland"."""
    if word in register.areas("streek"):
        return True
    return bool(_PART.match(word)) or (len(word) == _LETTERS and word.isupper() and not register.lookup(word))
