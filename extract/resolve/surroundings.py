"""What surrounds a mention: the document's province and date, the words beside it, its neighbours in a list."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median_low

from corpus import register
from extract.resolve.kindwords import kind_said
from extract.text.dates import find_dates
from extract.text.reading import Reading
from models import Mention

_DOMAIN = re.compile(r"@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_SAYS_PROVINCE = re.compile(r"provinci(?:e|ale)[\s\w]{0,24}$|\bPRT\s$", re.IGNORECASE)
_OPENING = 30_000  # characters of an undated source in which its dates are looked for
_ARCHIVAL, _PER = 4, 1500  # times that a document about archives speaks of them; in so many characters at least once
_HEAD = 400  # characters at the head of a text in which its own date stands
_YEAR = re.compile(r"(?<![\d.,€-])(?<!€ )(?:19[5-9]|20[0-4])\d(?![\d,%]|\.\d)")
_MISREAD = re.compile(  # a year, and a day before month and year
    r"(?<!\w)(?:[12l][\dOoIl]{3}(?!\w)|[\dOoIl]{1,2}(?= [a-z]{3,9} [12l][\dOoIl]{3}(?!\w)))"
)
_DIGITS = str.maketrans("OoIl", "0011")
_GAP = 22  # characters between two names of a list, with a number behind the first
_NEAR, _SENTENCE = 6, 160  # mentions and characters within which names stand in one sentence
_STOP = re.compile(r"[.!?] +[A-Z]|\n\s*\n|\n[-•*]|\t|\|")
_PLACES = ("gemeente", "provincie", "veiligheidsregio")
_LISTED = (*_PLACES, "locatie")
# What a piece of evidence weighs when the document's province is asked for.
_WEIGHTS = {"stated": 6, "body": 6, "domain": 5, "province": 3, "gemeente": 1}
_STRONG = ("stated", "body", "domain")
_COUNT = r"(?: \d[\d.]*(?:,\d+)?%?(?: (?:woningen|plekken|plaatsen|bedden|inwoners|leerlingen))?)?"
JOIN = re.compile(rf"{_COUNT}[\s*]*(?:,|/|;|\b(?:en|of|als|noch)\b|&|\+|•|-|–)[\s*]*")


@dataclass(frozen=True)
class Setting:
    """The province that a document is about (None when it is about several or none) and its date.

    `is_stated` tells that bodies or mail addresses say which province. `said` holds for the key of a name the kinds, or
    the ids of namesakes, that the document states of it. `provinces` are those of all gemeenten that it names.
    `is_archival` tells that it is about archives.
    """

    province: str | None
    date: dt.date | None
    is_stated: bool = False
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)
    provinces: frozenset[str] = frozenset()
    is_archival: bool = False


def settings(reading: Reading, mentions: list[Mention]) -> list[Setting]:
    """Return the setting of each of `mentions` (in order of place): that of its document, else of the whole source."""
    documents = reading.source.documents
    dates = [document.date for document in documents]
    undated = None if any(dates) else _date_of_text(reading.text)
    whole, whole_stated = _province(reading, 0, len(reading.text), mentions)
    found = [_setting(reading, mentions, whole, whole_stated, undated)] * len(mentions)
    starts = [mention.start for mention in mentions]
    latest = next((date for date in dates if date), undated)
    for document in documents:
        first, last = bisect_left(starts, document.start), bisect_left(starts, document.end)
        own, stated = _province(reading, document.start, document.end, mentions[first:last])
        latest = document.date or latest or undated  # an undated document goes with the one before it
        province, stated = (own, stated) if own else (whole, whole_stated)
        setting = _setting(reading, mentions[first:last], province, stated, latest)
        setting = replace(setting, is_archival=_is_archival(reading.text[document.start : document.end]))
        found[first:last] = [setting] * (last - first)
    return found


def _is_archival(text: str) -> bool:
    """Tell whether a document is about archives, so that a gemeente that is gone is named for its papers."""
    small = text.lower()
    times = small.count("archie") + small.count("archiv")
    return times >= _ARCHIVAL and times * _PER >= len(text)


def _date_of_text(text: str) -> dt.date | None:
    """Return the first full date at the head of an undated text, else the middle one of those that it opens with.

    Where it has none, the middle one of the years at its head counts, as in the number of its file.
    """
    opening = _MISREAD.sub(lambda found: found.group().translate(_DIGITS), text[:_OPENING])
    hits = [(hit.start, date) for hit in find_dates(opening) if hit.year and hit.day and (date := hit.date())]
    if hits:
        return hits[0][1] if hits[0][0] < _HEAD else median_low([date for _, date in hits])
    years = [int(year) for year in _YEAR.findall(opening[:_HEAD])]
    return dt.date(median_low(years), 7, 1) if years else None


def _setting(
    reading: Reading, mentions: Sequence[Mention], province: str | None, stated: bool, date: dt.date | None
) -> Setting:
    said: dict[str, set[str]] = defaultdict(set)
    provinces: set[str] = set()
    for mention in mentions:
        ids = mention.candidates
        if mention.kind == "gemeente" and len(ids) == 1 and (area := register.province_of(ids[0])):
            provinces.add(area)
            if "(" in mention.text:  # "Bergen (NH.)" tells which of its namesakes is meant further on
                said[register.name_key(register.parse_label(mention.text).name)].add(ids[0])
        elif mention.kind == "locatie":
            provinces |= _provinces_of_town(mention.text)
        elif len(ids) > 1 and mention.kind in _PLACES:
            before = " ".join(reading.text[max(0, mention.start - 60) : mention.start + 1].split())[:-1]
            kind, _ = kind_said(before, reading.text[mention.end : mention.end + 24])
            if kind and any(register.entities()[id_].kind == kind for id_ in ids):
                said[register.name_key(mention.text)].add(kind)
    namesakes = {key: frozenset(values) for key, values in said.items()}
    return Setting(province, date, stated, namesakes, frozenset(provinces))


def _provinces_of_town(name: str) -> set[str]:
    """Return the province that a town lies in, none where several have its name."""
    found = {area for id_ in register.place_gemeenten().get(name, ()) if (area := register.province_of(id_))}
    return found if len(found) == 1 else set()


def _province(reading: Reading, start: int, end: int, mentions: Iterable[Mention]) -> tuple[str | None, bool]:
    """Return the province that a slice is about, and whether its bodies and mail addresses say so."""
    strong: Counter[str] = Counter()
    weak: Counter[str] = Counter()
    for mention in mentions:
        for sort, province in _evidence(reading.text, mention):
            (strong if sort in _STRONG else weak)[province] += _WEIGHTS[sort]
    for match in _DOMAIN.finditer(reading.text, start, end):
        entity = register.by_domain(match[1])
        if entity and entity.kind == "provincie":
            strong[entity.id] += _WEIGHTS["domain"]
    stated = _leading(strong, 6)
    return (stated, True) if stated else (_leading(strong + weak, 6), False)


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


def enumerated(text: str, mentions: Sequence[Mention], index: int) -> tuple[int, list[Mention]]:
    """Return the index of the first name of the list that mention `index` stands in, and the other places of it."""
    found: list[Mention] = []
    opens = index
    for step in (-1, 1):
        at = index
        while 0 <= at + step < len(mentions):
            first, second = sorted((mentions[at], mentions[at + step]), key=lambda m: m.start)
            gap = text[first.end : second.start]
            if len(gap) > _GAP or second.kind not in _LISTED or first.kind not in _LISTED or not JOIN.fullmatch(gap):
                break
            at += step
            opens = min(opens, at)
            if mentions[at].kind in _PLACES:
                found.append(mentions[at])
    return opens, found


def in_sentence(text: str, mentions: Sequence[Mention], index: int) -> list[Mention]:
    """Return the places near mention `index` within its sentence, itself left out."""
    found: list[Mention] = []
    for step in (-1, 1):
        at = index + step
        while 0 <= at < len(mentions) and abs(at - index) <= _NEAR:
            first, second = sorted((mentions[index], mentions[at]), key=lambda m: m.start)
            between = text[first.end : second.start]
            if len(between) > _SENTENCE or _STOP.search(between):
                break
            if mentions[at].kind in _PLACES:
                found.append(mentions[at])
            at += step
    return found
