"""Find the register's names in running text with spaCy's phrase matcher, and weigh each find by how it is written."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

import spacy
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.phrases import ORDER, listed_names, spellings
from extract.recognise.running import Running

_TOKEN = re.compile(r"\w+|\n|[^\w\s'’‘`´\-–/]")  # hyphens, slashes and apostrophes part words, and stand for nothing
_ARTICLE = re.compile(r"(?:\b(?:het|de|'t|van|met|door|aan|bij|voor|via|namens|vanuit|ministerie)\s|[(/,]\s?)$")
_VERB = re.compile(
    r"\s(?:is|was|heeft|had|wil|wilde|kan|kon|zal|zou|mag|moet|gaat|ging|doet|deed|ziet|zag|geeft|gaf|komt|kwam|vindt|vond"
    r"|wijst|verwijst|kiest|eist|wenst|mist|toetst|plaatst|staat|stelt|stelde|vraagt|vroeg|zit|zat|ligt|lag|laat|liet|biedt|bood"
    r"|(?!omdat|zodat|voordat|totdat|nadat)[a-z]{3,14}[^s]t|[a-z]{3,12}(?:de|te)) "
)
_TAKES_KIND = re.compile(
    r"(?:\b(?:gemeenten?|gemeentes|gem\.|stad|burgemeester(?:\svan)?|wethouder(?:\svan)?|raad\svan|college\svan"
    r"|gemeenteraad\svan|griffier(?:\svan)?|b&w\svan)\s+)$",
    re.IGNORECASE,
)
_REGION = re.compile(r"\b(?:veiligheidsregio['’´`]?s?|vr['’´`]?s?|regio['’]?s?)\b[^.;\n]{0,60}$", re.IGNORECASE)
_STREKEN = frozenset("VR05 VR12 VR14 VR15 VR04 VR24".split())  # their names are also those of a landscape
_KIND_OF_THING = re.compile(r"-?(?:tafel|['´’]s|['´’]en)\w*\b")
_JOIN = re.compile(r"(?:\s*(?:,|/|;|•|-|–|en|of|&|\+|:|\()\s*){1,2}")


def _folded(text: str) -> str:
    return text.translate(_plain_letters())


@cache
def _plain_letters() -> Mapping[int, str]:
    """Return for each accented letter the one without (same length, so that offsets stay)."""
    table = {}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFKD", chr(code))[0]
        if base.isalpha():
            table[code] = base
    return table


def _words(text: str) -> list[str]:
    return _TOKEN.findall(_folded(text))


class _Matcher:
    """The phrase matcher with, for each phrase, who it may mean and how it is written."""

    def __init__(self) -> None:
        self.nlp = spacy.blank("nl")
        self.matcher = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        self.meanings: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
        phrases = []
        for name, id_, use in listed_names():
            for spelling in spellings(name):
                key = " ".join(_words(spelling)).lower()
                if key not in self.meanings:
                    phrases.append(Doc(self.nlp.vocab, words=_words(spelling)))
                self.meanings[key].setdefault(id_, (use, spelling))
        self.matcher.add("register", phrases)

    def find(self, text: str) -> list[tuple[int, int, dict[str, tuple[str, str]]]]:
        """Return start, end and meanings of the longest phrases in `text`."""
        found = list(_TOKEN.finditer(_folded(text)))
        if not found:
            return []
        doc = Doc(self.nlp.vocab, words=[token.group() for token in found])
        spans = filter_spans(self.matcher(doc, as_spans=True))
        return [
            (
                _with_apostrophe(text, found[s.start].start()),
                found[s.end - 1].end(),
                self.meanings[" ".join(t.text for t in s).lower()],
            )
            for s in spans
        ]


def _with_apostrophe(text: str, start: int) -> int:
    """Return where a name begins, with the apostrophe of 's and 't."""
    return start - 1 if re.match(r"['’‘`´][st]\b", text[max(0, start - 1) : start + 2]) else start


@cache
def _matcher() -> _Matcher:
    return _Matcher()


def find_listed(running: Running, told: Mapping[str, str]) -> list[Hit]:
    """Return the register's names in `running`; `told` holds abbreviations that the source spells out itself."""
    sure: list[Hit] = []
    doubtful: list[tuple[Hit, str]] = []
    for start, end, meanings in _matcher().find(running.text):
        hit, doubt = _weighed(running, start, end, meanings, told)
        if hit and not running.is_barred(start, end):
            if doubt:
                doubtful.append((hit, doubt))
            else:
                sure.append(hit)
    return sure + _backed(running.text, sure, doubtful)


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
    if (
        rest := re.match(r"-[A-Z][a-z]+", text[end : end + 24])
    ) and printed + rest.group() in register.place_gemeenten():
        return None, ""  # a part of a town's name
    if printed.islower():
        return (hit, "lijst") if _TAKES_KIND.search(text, max(0, start - 30), start) is None else (hit, "")
    if not re.search(r"[A-ZÀ-Þ]", printed) or (len(printed) <= 3 and use != "veilig" and not printed.isupper()):
        return None, ""
    if kind == "veiligheidsregio" and ids[0] in _STREKEN and not re.match(r"V", printed):
        return (hit, "" if _REGION.search(text, max(0, start - 80), start) else "lijst")
    if kind == "gemeente" and re.match(r" \((?:[NZ]H|L|Lb|Limburg|Noord-Holland|gemeente)\.?\)", text[end : end + 18]):
        return hit, ""
    if kind == "gemeente" and _is_word(printed) and not _TAKES_KIND.search(text, max(0, start - 30), start):
        if re.match(r" [A-Z][a-z]", text[end : end + 3]):  # "Best Practice"
            return None, ""
        return hit, "" if running.is_within_sentence(start) else "bewijs"
    return hit, "bewijs" if use == "dubbelzinnig" else ""


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
    return hit, "bewijs" if use == "dubbelzinnig" else ""


def _is_other_case(name: str, printed: str) -> bool:
    """Tell whether a short name printed in other capitals is still that name: NIDOS, Cvdk, minBZK; not Ind or om."""
    if name[1:].islower():
        return printed == name.upper()
    return len(printed) >= 4 and (printed[0].isupper() or printed[1:] == name[1:])


def _is_word(printed: str) -> bool:
    return register.ambiguous().get(printed.capitalize(), ("", ""))[0] == "woord"


def _backed(text: str, sure: list[Hit], doubtful: list[tuple[Hit, str]]) -> list[Hit]:
    """Return the doubtful hits that their neighbours or the words around them bear out, until no more are."""
    kept: list[Hit] = []
    ends = {hit.end: hit.kind for hit in sure}
    starts = {hit.start: hit.kind for hit in sure}
    waiting = doubtful
    for _ in range(4):
        still = []
        for hit, doubt in waiting:
            if _has_neighbour(text, hit, starts, ends, [h for h, _ in doubtful]) or _is_borne_out(text, hit, doubt):
                kept.append(hit)
                starts[hit.start] = ends[hit.end] = hit.kind
            else:
                still.append((hit, doubt))
        if len(still) == len(waiting):
            break
        waiting = still
    return kept


def _has_neighbour(
    text: str, hit: Hit, starts: Mapping[int, str], ends: Mapping[int, str], doubtful: list[Hit]
) -> bool:
    """Tell whether a sure name of the same sort stands next to `hit` in an enumeration."""
    sort = _sort(hit.kind)
    for size in range(1, 7):
        before, after = hit.start - size, hit.end + size
        if _sort(ends.get(before, "")) == sort and _JOIN.fullmatch(text, before, hit.start):
            return True
        if _sort(starts.get(after, "")) == sort and _JOIN.fullmatch(text, hit.end, after):
            return True
    return False


def _sort(kind: str) -> str:
    return "plaats" if kind in ("gemeente", "provincie", "veiligheidsregio") else kind


def _is_borne_out(text: str, hit: Hit, doubt: str) -> bool:
    """Tell whether the words around a doubtful name show that it is one: an article before it, a verb after it."""
    if doubt == "lijst":
        return _lower_case_list(text, hit)
    before, after = text[max(0, hit.start - 12) : hit.start], text[hit.end : hit.end + 20]
    if hit.kind == "organisatie":
        return bool(_ARTICLE.search(before)) or bool(_VERB.match(after))
    if before.endswith("(") and after.startswith(")"):
        return True
    return bool(_VERB.match(after)) and text[hit.start : hit.end] not in register.first_names()


def _lower_case_list(text: str, hit: Hit) -> bool:
    """Tell whether a lower-case name stands in brackets or commas with other names of gemeenten that are no words."""
    if hit.kind != "gemeente":
        return False
    around = text[max(0, hit.start - 60) : hit.end + 60]
    others = [m for m in re.findall(r"[^\W\d_]{3,}", around) if m.islower() and m != text[hit.start : hit.end].lower()]
    return sum(1 for word in others if _is_gemeente(word)) >= 2 and bool(
        re.search(r"[,(/]\s*$", text[max(0, hit.start - 3) : hit.start])
        or re.match(r"\s*[,/)]", text[hit.end : hit.end + 3])
    )


@cache
def _gemeente_keys() -> frozenset[str]:
    return frozenset(register.name_key(e.name) for e in register.entities().values() if e.kind == "gemeente")


def _is_gemeente(word: str) -> bool:
    return register.name_key(word) in _gemeente_keys()
