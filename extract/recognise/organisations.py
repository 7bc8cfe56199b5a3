"""Find organisations that are on no list by the shape of their names, and abbreviations that the source spells out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from corpus import register
from extract.recognise.hits import Hit, occurrences
from extract.recognise.running import Running

_CAP = r"[A-ZÀ-Þ][\w&'’.-]{0,40}\w"
_LINK = r"(?:(?:van|voor)(?: de[rn]?| het)?|der|en|&)"
_MORE = rf"{_CAP}(?: (?:{_LINK} )?{_CAP}){{0,6}}"
# Each row: what it is, and the words that such a name begins with.
HEADS: tuple[tuple[str, str], ...] = (
    ("stichting", r"(?:[Ss]tichting|[Vv]ereniging|[Cc]oöperatie|[Uu]nie)(?: (?:voor|tot|van)(?: (?:de|het))?)?"),
    ("ministerie", r"[Mm]inisterie(?: van)?"),
    (
        "groep",
        r"(?:[Tt]askforce|[Ww]erkgroep|[Ss]tuurgroep|[Kk]lankbordgroep|[Kk]erngroep|[Rr]egiegroep|[Pp]rojectgroep"
        r"|[Ee]xpertgroep)",
    ),
    (
        "commissie",
        r"(?:(?:[Tt]ijdelijke|[Vv]aste|[Bb]ijzondere|Nationale|Landelijke|Centrale|Europese) )?"
        r"(?:[Cc]ommissie|[Rr]aad voor|[Aa]dvies(?:raad|college))(?: (?:voor|van)(?: (?:de|het))?)?",
    ),
    (
        "platform",
        r"(?:Platform|Kennisplatform|Forum|Netwerk|Programmabureau|Regiebureau|Expertisecentrum|Kenniscentrum)"
        r"(?: van| voor)?",
    ),
    (
        "dienst",
        r"(?:Omgevingsdienst|[Ww]aterschap|[Hh]oogheemraadschap|GGD(?: GHOR)?|GHOR|Politie-eenheid|Brandweer"
        r"|[Rr]echtbank|[Gg]erechtshof|[Uu]niversiteit(?: van)?|[Hh]ogeschool(?: van)?|[Ww]aterschapsbedrijf"
        r"|[Ww]oning(?:bouw)?(?:corporatie|stichting|vereniging)"
        r"|Directoraat-[Gg]eneraal|Inspectie(?: van| voor)?(?: het| de)?|Samenwerkingsverband|Omroep|Dienst|Regio)",
    ),
)
_SHAPED = tuple((f"vorm:{name}", re.compile(rf"(?<![\w-])(?P<head>{head}) (?P<rest>{_MORE})")) for name, head in HEADS)
_COMPANY = re.compile(
    rf"(?<![\w.-])(?:{_CAP} (?:(?:en|&|van|de|der) )?){{1,5}}(?:B\.?V\.?|N\.?V\.?|VOF|U\.?A\.?)(?![\w])"
)
# A body named after the level that it works at: "Landelijk expertteam".
_OF_LEVEL = re.compile(
    r"(?<![\w-])(?:Landelijke?|Provinciale|Provinciaal|Regionale|Regionaal|Nationale|Nationaal|Bestuurlijke?)"
    r" (?:[a-z]{3,20} )?[A-Za-z]{0,20}(?:team|tafel|beraad|kopgroep|taskforce)(?!\w)"
)
# A body whose kind ends its name: "Radboud ziekenhuis", "MIDO Programmeringstafel".
_TAILED = re.compile(
    rf"(?<![\w.-])(?:{_CAP} ){{1,3}}(?:[Zz]iekenhuis|[Uu]niversiteit|[Hh]ogeschool|Medisch Centrum|University|Hospital"
    r"|Autoriteit|Architecten|Advocaten|Notarissen|Adviseurs|Accountants|Wonen|[A-Z][a-z]{2,20}(?:tafel|raad|board|beraad))(?!\w)"
)
_IN_FUNCTION = re.compile(
    rf"\((?:(?:[a-zà-ÿ]+ )?(?:bestuurder|directeur|directeur-bestuurder|manager|adviseur"
    rf"|projectleider|medewerker|beleidsadviseur"
    rf"|beleidsmedewerker|accountmanager|regiomanager|vertegenwoordiger|bestuur|namens)|[Bb]estuur) "
    rf"(?:van |bij )?(?:de |het )?(?P<name>(?:[Dd]e )?{_CAP}(?: {_CAP}){{0,3}}) ?[)\-–,]"
)
_BEHIND_NAME = re.compile(rf" \((?P<name>{_CAP}(?: {_CAP}){{0,2}})\)")
_SPELLED_OUT = re.compile(r"\((?:de |het |hierna:? )?[\"'“‘]?(?P<short>[A-ZÀ-Þ][A-Za-zÀ-ÿ&]{1,9})[\"'”’]?\)")
_BODY = re.compile(
    r"(?:orgaan|organisatie|dienst|raad|centrum|bureau|instituut|commissie|vereniging|stichting|overleg|tafel|team|beraad"
    r"|knooppunt|unie|agentschap|autoriteit|bedrijf|fonds|hof|kamer|inspectie|directie|directoraat(?:-generaal)?|ministerie"
    r"|regio|bank|college|school|universiteit|groep|platform|netwerk|taskforce|genootschap|corporatie|gemeenschap|waterschap"
    r"|organisation|agency|commission|council|union|association)$",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    "Namens Door Via Die De Het Dit Deze Dat Wij Er Ook Bij Voor Met Van In Op Aan Als Om Te Een Zij Hij Ze We".split()
)
_FUNCTION_WORDS = frozenset("van voor de het en der den des in op te tot aan bij".split())


def find_shaped(running: Running) -> list[Hit]:
    """Return organisations that are named after their kind ("Stichting X", "Omgevingsdienst Y", "Z B.V.")."""
    hits: list[Hit] = []
    text = running.text
    for method, pattern in _SHAPED:
        for match in pattern.finditer(text):
            hit = _shaped(text, match, method)
            if hit and not running.is_barred(hit.start, hit.end):
                hits.append(hit)
    for match in _COMPANY.finditer(text):
        start = match.start()
        while (word := text[start : match.end()].split(" ")[0]) in _NO_NAME and start < match.end():
            start += len(word) + 1
        if " " in text[start : match.end()] and not running.is_barred(start, match.end()):
            hits.append(Hit(start, match.end(), "organisatie", "vorm:bedrijf", score=0.8, rank=1))
    hits += [hit for match in _TAILED.finditer(text) if (hit := _tailed(running, match))]
    levels = (match.span() for match in _OF_LEVEL.finditer(text))
    hits += [Hit(*span, "organisatie", "vorm:niveau", score=0.6) for span in levels if not running.is_barred(*span)]
    for match in _IN_FUNCTION.finditer(text):
        if not register.lookup(match["name"]) and not running.is_barred(*match.span("name")):
            hits.append(Hit(*match.span("name"), "organisatie", "vorm:functie", score=0.7, rank=0))
    return hits


def _tailed(running: Running, match: re.Match[str]) -> Hit | None:
    """Return a body named "X Autoriteit", without the capital of the sentence before it, inside running text only."""
    start, end = match.span()
    while (word := running.text[start:end].split(" ")[0]) in _NO_NAME or register.lookup(word):
        start += len(word) + 1
        if start >= end:
            return None
    line = running.line_at(start)
    if " " not in running.text[start:end] or running.is_barred(start, end) or line[:2] == (start, end):
        return None
    return Hit(start, end, "organisatie", "vorm:staart", score=0.7)


def _shaped(text: str, match: re.Match[str], method: str) -> Hit | None:
    """Return the organisation in a match, its head with it; another organisation behind "en" is not part of it."""
    words = match["rest"].split(" ")
    kept: list[str] = []
    for place, word in enumerate(words):
        if word in ("en", "&") and _is_another(" ".join(words[place + 1 :])):
            break
        kept.append(word)
    while kept and (kept[-1] in _FUNCTION_WORDS or kept[-1] == "&"):
        kept.pop()
    if not kept or kept[0] in _NO_NAME or match["head"].split(" ")[0] in _NO_NAME:
        return None
    end = match.start("rest") + len(" ".join(kept))
    if text[end - 1] == "." and not re.search(r"\b[A-Z]\.$", text[end - 3 : end]):
        end -= 1
    return Hit(match.start(), end, "organisatie", method, score=0.75, rank=0)


def find_affiliations(running: Running, persons: Iterable[Hit], common: frozenset[str]) -> list[Hit]:
    """Return the organisations in brackets behind the names of `persons`: "Jan de Wit (Enexis)"."""
    hits: list[Hit] = []
    for person in persons:
        match = _BEHIND_NAME.match(running.text, person.end, person.end + 60)
        if match and " " in running.text[person.start : person.end] and _is_body(match["name"], common):
            hits.append(Hit(*match.span("name"), "organisatie", "vorm:achter-naam", score=0.7, rank=0))
    return hits


def _is_body(name: str, common: frozenset[str]) -> bool:
    words = name.lower().split(" ")
    if any(register.lookup(word) for word in name.split(" ")):
        return False  # the listed name is found by itself
    return not (all(word in common for word in words) or words[0].capitalize() in register.first_names())


def _is_another(rest: str) -> bool:
    """Tell whether the words behind "en" are an organisation or place of their own, not the end of the name."""
    return bool(register.lookup(rest)) or any(re.match(rf"{head} ", rest) for _, head in HEADS)


def spelled_out(texts: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the abbreviations that `texts` spell out: ("organisatie" or "begrip", the words in full)."""
    found: dict[str, tuple[str, str]] = {}
    for text in texts:
        for match in _SPELLED_OUT.finditer(text):
            words = text[max(0, match.start() - 140) : match.start()].split("\n")[-1].split()
            full = _initialled(words, match["short"])
            if full and match["short"] not in found:
                body = any(_BODY.search(word.strip(",.")) for word in full) and full[0][:1].isupper()
                found[match["short"]] = ("organisatie" if body else "begrip", " ".join(full))
    return found


def _initialled(words: list[str], short: str) -> list[str]:
    """Return the last of `words` whose initials give `short`, function words counting or not; [] when none do."""
    letters = re.sub(r"[^a-zà-ÿ]", "", short.lower())
    for count in range(2, min(len(words), len(letters) + 5) + 1):
        part = words[-count:]
        pieces = [p for word in part for p in re.split(r"[-/]", word.strip("\"'“”‘’(),.")) if p]
        full = "".join(p[0].lower() for p in pieces)
        content = "".join(p[0].lower() for p in pieces if p.lower() not in _FUNCTION_WORDS)
        if letters in (full, content) and part[0].strip("\"'“‘(")[:1].lower() == letters[0]:
            return part
    return []


def find_spelled_out(running: Running, told: Mapping[str, tuple[str, str]]) -> list[Hit]:
    """Return where organisations stand that the source abbreviates itself, in full or in short."""
    shorts = {name: short for short, (sort, full) in told.items() if sort == "organisatie" for name in (short, full)}
    return [
        Hit(start, end, "organisatie", "uitgeschreven", _ids(told[short][1]), 0.9, short, rank=1)
        for start, end in occurrences(running, shorts)
        for short in (shorts[running.text[start:end]],)
        if not running.is_barred(start, end) and running.text[start - 1 : start] != "-"
    ]


@lru_cache(maxsize=1000)
def _ids(full: str) -> tuple[str, ...]:
    return tuple(entity.id for entity in register.lookup(full) if entity.kind == "organisatie")
