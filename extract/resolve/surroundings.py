"""What surrounds a mention: the document's province and date, the words beside it, its neighbours in a list."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from corpus import register
from extract.text.reading import Reading
from models import Mention

_DOMAIN = re.compile(r"@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_SAYS_PROVINCE = re.compile(r"provinci(?:e|ale)[\s\w]{0,24}$|\bPRT\s$", re.IGNORECASE)
_PLACES = ("gemeente", "provincie", "veiligheidsregio")
# What a piece of evidence weighs when the document's province is asked for.
_WEIGHTS = {"stated": 6, "body": 6, "domain": 5, "province": 3, "gemeente": 1}
_STRONG = ("stated", "body", "domain")
JOIN = re.compile(r"[\s*]*(?:,|/|;|\ben\b|\bof\b|&|\+|•|-|–)[\s*]*")


@dataclass(frozen=True)
class Setting:
    """The province that a document is about (None when it is about several or none) and its date."""

    province: str | None
    date: dt.date | None


def settings(reading: Reading, mentions: list[Mention]) -> list[Setting]:
    """Return the setting of each of `mentions` (in order of place): that of its document, else of the whole source."""
    whole = Setting(_province(reading, 0, len(reading.text), mentions), None)
    found = [whole] * len(mentions)
    starts = [mention.start for mention in mentions]
    for document in reading.source.documents:
        first, last = bisect_left(starts, document.start), bisect_left(starts, document.end)
        own = _province(reading, document.start, document.end, mentions[first:last])
        found[first:last] = [Setting(own or whole.province, document.date)] * (last - first)
    return found


def _province(reading: Reading, start: int, end: int, mentions: Iterable[Mention]) -> str | None:
    """Return the province that a slice is about: what its bodies and mail addresses say goes before its gemeenten."""
    strong: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    for mention in mentions:
        for sort, province in _evidence(reading.text, mention):
            (strong if sort in _STRONG else weak)[province] += _WEIGHTS[sort]
    for match in _DOMAIN.finditer(reading.text, start, end):
        entity = register.by_domain(match[1])
        if entity and entity.kind == "provincie":
            strong[entity.id] += _WEIGHTS["domain"]
    return _leading(strong, 6) or _leading(strong + weak, 6)


def _leading(votes: Counter[str], least: int) -> str | None:
    """Return the province with more than half of the votes, when it has at least `least`."""
    if not votes:
        return None
    province, weight = votes.most_common(1)[0]
    return province if weight >= least and 2 * weight > sum(votes.values()) else None


def _evidence(text: str, mention: Mention) -> Iterable[tuple[str, str]]:
    """Yield what a mention says about the province: (sort of evidence, id of the province)."""
    kinds = {id_[:2] for id_ in mention.candidates}
    for id_ in mention.candidates:
        if id_.startswith("org:prt-pv"):
            yield "body", id_.removeprefix("org:prt-").upper()
        elif id_.startswith("PV"):
            stated = _SAYS_PROVINCE.search(text[max(0, mention.start - 40) : mention.start])
            if stated or "GM" not in kinds:
                yield ("stated" if stated else "province"), id_
        elif id_.startswith("GM") and len(mention.candidates) == 1:
            province = register.province_of(id_)
            if province:
                yield "gemeente", province


def neighbours(text: str, mentions: list[Mention], index: int) -> list[Mention]:
    """Return the places enumerated together with mention `index` ("A, B en C"), itself left out."""
    found: list[Mention] = []
    for step in (-1, 1):
        at = index
        while 0 <= at + step < len(mentions):
            first, second = sorted((mentions[at], mentions[at + step]), key=lambda m: m.start)
            gap = text[first.end : second.start]
            if len(gap) > 12 or second.kind not in _PLACES or first.kind not in _PLACES or not JOIN.fullmatch(gap):
                break
            at += step
            found.append(mentions[at])
    return found
