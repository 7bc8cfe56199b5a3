"""Find the register's names in running text in one pass, and weigh each find by how it is written."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.phrases import ORDER, listed_names, spellings
from extract.recognise.places.weighing import is_borne_out, weighed_place
from extract.recognise.running import Running

_ACCENTED = re.compile(r"[\u00c0-\u024f]")
_TOKEN = re.compile(r"\w+|\n|[^\w\s'’‘`´\-–/]")  # hyphens, slashes and apostrophes part words, and stand for nothing
_ARTICLE = re.compile(
    r"(?:\b(?:[Hh]et|[Dd]e|[Uu]w|der|'t|van|met|door|aan|bij|voor|via|namens|vanuit|ministerie)\s|[(/,]\s?)$"
)
# What two letters behind a bracket are not a body by: an ordinary word that they shorten, and a letter of a row.
_THING_IN_FRONT = re.compile(r"\d \w+ \($")
_OF_MINISTRY = re.compile(
    r"\b(?:[Mm]inister(?:ie)?s?|[Ss]taatssecretaris(?:sen)?|[Dd]epartement|en) (?:van |voor )?$"
    r"|\b(?:met|door|aan|bij|namens|vanuit|ambtelijk) $"
)
_AMONG_SUBJECTS = re.compile(r", [A-Z][a-z]+(?:,| en )| \d{4}")
_REFERENCE = re.compile(r"[-/]\d{3,}|[-/](?:19|20)\d\d/")
_VERB = re.compile(
    r"\s(?:is|was|heeft|had|wil|wilde|kan|kon|zal|zou|mag|moet|gaat|ging|doet|deed|ziet|zag|geeft|gaf|komt|kwam|vindt|vond"
    r"|wijst|verwijst|kiest|eist|wenst|mist|toetst|plaatst|staat|stelt|stelde|vraagt|vroeg|zit|zat|ligt|lag|laat|liet|biedt|bood"
    r"|(?!omdat|zodat|voordat|totdat|nadat)[a-z]{3,14}[^s]t|[a-z]{3,12}(?:de|te)) "
)
_KIND_OF_THING = re.compile(r"-?(?:tafel|['´’]s|['´’]en)\w*\b")
_GAP = 36  # characters between two names in an enumeration, with a number behind the first
_JOIN = re.compile(r"(?: \d[\d.,]*%?(?: \([^()\n]{1,20}\))?)?(?:\s*(?:,|/|;|•|-|–|en|of|als|noch|&|\+|:|\()\s*){1,2}")


def _folded(text: str) -> str:
    """Return `text` with each accented letter as the one without (same length, so that offsets stay)."""
    return text if text.isascii() else _ACCENTED.sub(lambda letter: _plain_letters()[letter.group()], text)


@cache
def _plain_letters() -> Mapping[str, str]:
    plain = {letter: unicodedata.normalize("NFKD", letter)[0] for letter in map(chr, range(0xC0, 0x250))}
    return {letter: base if base.isalpha() else letter for letter, base in plain.items()}


_Find = tuple[int, int, tuple[str, ...]]  # start and end of a phrase in the text, and its words


class _Phrases:
    """The phrases to look for, in words of small letters: who each may mean, and how it is written."""

    def __init__(self) -> None:
        self.meanings: dict[tuple[str, ...], dict[str, tuple[str, str]]] = defaultdict(dict)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name, id_, use in listed_names():
            for spelling in spellings(name):
                phrase = tuple(word.lower() for word in _TOKEN.findall(_folded(spelling)))
                self.meanings[phrase].setdefault(id_, (use, spelling))
                lengths[phrase[0]].add(len(phrase))
        self.lengths = {first: tuple(found) for first, found in lengths.items()}

    def find(self, running: Running) -> list[tuple[int, int, dict[str, tuple[str, str]]]]:
        """Return start, end and meanings of the longest phrases in `running`; only at words that open one is tried."""
        text = _folded(running.text)
        found: list[_Find] = []
        for word, places in running.words.items():
            if lengths := self.lengths.get(_folded(word).lower()):
                found += [each for start in places for each in self._at(text, start, lengths)]
        return [(_with_apostrophe(text, start), end, self.meanings[words]) for start, end, words in _longest(found)]

    def _at(self, text: str, start: int, lengths: tuple[int, ...]) -> Iterator[_Find]:
        tokens = list(islice(_TOKEN.finditer(text, start), max(lengths)))
        words = tuple(token.group().lower() for token in tokens)
        for length in lengths:
            if length <= len(words) and words[:length] in self.meanings:
                yield start, tokens[length - 1].end(), words[:length]


def _longest(found: Iterable[_Find]) -> list[_Find]:
    """Return what remains when of overlapping finds only that of the most words, then the first, is kept."""
    kept: list[_Find] = []
    taken: set[int] = set()
    for start, end, words in sorted(found, key=lambda each: (-len(each[2]), each[0])):
        if start not in taken and end - 1 not in taken:
            taken.update(range(start, end))
            kept.append((start, end, words))
    return sorted(kept)


def _with_apostrophe(text: str, start: int) -> int:
    """Return where a name begins, with the apostrophe of 's and 't."""
    return start - 1 if re.match(r"['’‘`´][st]\b", text[max(0, start - 1) : start + 2]) else start


@cache
def _phrases() -> _Phrases:
    return _Phrases()


def find_listed(running: Running, told: Mapping[str, str]) -> list[Hit]:
    """Return the register's names in `running`; `told` holds abbreviations that the source spells out itself."""
    sure: list[Hit] = []
    doubtful: list[tuple[Hit, str]] = []
    for start, end, meanings in _phrases().find(running):
        hit, doubt = _weighed(running, start, end, meanings, told)
        if hit and not running.is_barred(start, end):
            if doubt:
                doubtful.append((hit, doubt))
            else:
                sure.append(hit)
    return sure + _backed(running, sure, doubtful)


def _weighed(
    running: Running, start: int, end: int, meanings: Mapping[str, tuple[str, str]], told: Mapping[str, str]
) -> tuple[Hit | None, str]:
    """Return the hit, None when it is no name, and what it still needs ("" nothing, "lijst", "bewijs")."""
    text = running.text
    printed = text[start:end]
    ids = tuple(id_ for id_ in meanings if id_)
    use = min((use for use, _ in meanings.values()), key=ORDER.index)
    kinds = {register.entities()[id_].kind for id_ in ids} or {"organisatie"}
    kind = next(k for k in ("gemeente", "provincie", "veiligheidsregio", "organisatie", "locatie") if k in kinds)
    hit = Hit(start, end, kind, "register", ids)
    if text[max(0, start - 1) : start].isalnum() or text[start - 2 : start] in ("-e",):
        return None, ""
    if kind == "organisatie":
        return _weighed_organisation(hit, text, printed, use, meanings, told)
    return weighed_place(running, hit, printed, use)


def _weighed_organisation(
    hit: Hit, text: str, printed: str, use: str, meanings: Mapping[str, tuple[str, str]], told: Mapping[str, str]
) -> tuple[Hit | None, str]:
    """Weigh an organisation: abbreviations as written, long names in any case; kinds of thing ("PRT's") are none."""
    name = next(name for _, name in meanings.values())
    after = text[hit.end : hit.end + 24]
    if printed in told:
        return (hit, "") if told[printed] == "organisatie" else (None, "")
    if _KIND_OF_THING.match(after) and (not hit.ids or name.isupper()):
        return None, ""
    if _REFERENCE.match(after):
        return None, ""
    exact = printed == name or any(printed == other for _, other in meanings.values())
    short = len(printed) <= 6 and " " not in printed
    if printed == "rijk":
        return (hit, "") if re.search(r"\bhet $", text[max(0, hit.start - 4) : hit.start]) else (None, "")
    if printed == "Rijk":  # also a first name, and a region: "Rijk van Haaften", "Rijk van Nijmegen"
        return (None, "") if re.match(r" van (?:de[rn]? )?[A-Z]", after) else (hit, "")
    if short and not exact and (use == "dubbelzinnig" or not _is_other_case(name, printed)):
        return None, ""
    minor = len(printed) < 8 or use != "veilig" or (hit.ids[:1] and hit.ids[0].startswith("org:min-"))
    if printed.islower() and not exact and minor and not printed.startswith("minister"):
        return None, ""
    if printed.istitle() and hit.ids and hit.ids[0].startswith("org:min-") and register.is_ordinary(printed):
        return hit, "ministerie"  # "Financiën" is a heading and a portfolio as well
    word = exact and printed.islower() and register.is_ordinary(printed)
    in_row = exact and len(printed) == 2 and (text[hit.start - 1 : hit.start] == "/" or after[:1] == "/")
    return hit, "bewijs" if use == "dubbelzinnig" or word or in_row else ""


def _is_other_case(name: str, printed: str) -> bool:
    """Tell whether a short name printed in other capitals is still that name: NIDOS, Cvdk, minBZK; not Ind or om."""
    if name[1:].islower():
        return printed == name.upper()
    return len(printed) >= 4 and (printed[0].isupper() or printed[1:] == name[1:])


def _backed(running: Running, sure: list[Hit], doubtful: list[tuple[Hit, str]]) -> list[Hit]:
    """Return the doubtful hits that their neighbours or the words around them bear out, until no more are."""
    text = running.text
    kept: list[Hit] = []
    ends = {hit.end: hit.kind for hit in sure}
    starts = {hit.start: hit.kind for hit in sure}
    waiting = doubtful
    for _ in range(4):
        still = []
        for hit, doubt in waiting:
            if _has_neighbour(text, hit, starts, ends) or _is_borne_out(running, hit, doubt, starts):
                kept.append(hit)
                starts[hit.start] = ends[hit.end] = hit.kind
            else:
                still.append((hit, doubt))
        if len(still) == len(waiting):
            break
        waiting = still
    return kept


def _has_neighbour(text: str, hit: Hit, starts: Mapping[int, str], ends: Mapping[int, str]) -> bool:
    """Tell whether a sure name of the same sort stands next to `hit` in an enumeration."""
    sort = _sort(hit.kind)
    for before in range(hit.start - 1, max(-1, hit.start - _GAP), -1):
        if before in ends:
            if _sort(ends[before]) == sort and _JOIN.fullmatch(text, before, hit.start):
                return True
            break
    joined = _JOIN.match(text, hit.end)
    return joined is not None and _sort(starts.get(joined.end(), "")) == sort


def _sort(kind: str) -> str:
    return "plaats" if kind in ("gemeente", "provincie", "veiligheidsregio") else kind


def _is_borne_out(running: Running, hit: Hit, doubt: str, starts: Mapping[int, str]) -> bool:
    """Tell whether the words around a doubtful name show that it is one: an article before a body, a verb after it."""
    if hit.kind != "organisatie":
        return is_borne_out(running, hit, doubt, starts)
    before, after = running.text[max(0, hit.start - 24) : hit.start], running.text[hit.end : hit.end + 20]
    if doubt == "ministerie":
        named = bool(_OF_MINISTRY.search(before) or _VERB.match(after))
        return named and not _AMONG_SUBJECTS.match(after)
    article = _ARTICLE.search(before)
    if article and hit.end - hit.start == 2 and not article.group()[0].isalpha() and article.group() != "'t ":
        article = None if _THING_IN_FRONT.search(before) or "/" in article.group() else article
    return bool(article) or bool(_VERB.match(after))
