"""Find organisations that are on no list by the shape of their names, and abbreviations that the source spells out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus import register
from extract.recognise.hits import Hit
from extract.recognise.running import Running

_CAP = r"[A-ZÀ-Þ][\w&'’.-]*[\w]"
_LINK = r"(?:van|voor|en|de|der|het|op|in|&|tot|te|aan|bij)"
_MORE = rf"{_CAP}(?:\s(?:{_LINK}\s){{0,3}}{_CAP}){{0,6}}"
# Each row: what it is, the words that such a name begins with, whether "van"/"voor" may follow before the first capital.
_HEADS: tuple[tuple[str, str], ...] = (
    ("stichting", r"(?:[Ss]tichting|[Vv]ereniging|[Cc]oöperatie|[Uu]nie)(?:\s(?:voor|tot|van)(?:\s(?:de|het))?)?"),
    ("ministerie", r"[Mm]inisterie(?:\svan)?"),
    (
        "groep",
        r"(?:[Tt]askforce|[Ww]erkgroep|[Ss]tuurgroep|[Kk]lankbordgroep|[Kk]erngroep|[Rr]egiegroep|[Pp]rojectgroep|[Ee]xpertgroep)",
    ),
    (
        "commissie",
        r"(?:[A-Z]\w+\s)?(?:[Cc]ommissie|[Rr]aad\svoor|[Aa]dvies(?:raad|college))(?:\s(?:voor|van)(?:\s(?:de|het))?)?",
    ),
    (
        "platform",
        r"(?:Platform|Kennisplatform|Forum|Netwerk|Programmabureau|Regiebureau|Expertisecentrum|Kenniscentrum)(?:\svan|\svoor)?",
    ),
    (
        "dienst",
        r"(?:Omgevingsdienst|[Ww]aterschap|[Hh]oogheemraadschap|GGD(?:\sGHOR)?|GHOR|Politie(?:-eenheid)?|Brandweer|[Rr]echtbank"
        r"|[Gg]erechtshof|[Uu]niversiteit(?:\svan)?|[Hh]ogeschool(?:\svan)?|[Ww]oningcorporatie|Directoraat-[Gg]eneraal"
        r"|Inspectie(?:\svan|\svoor)?(?:\shet|\sde)?|Samenwerkingsverband|Omroep|Dienst|Regio)",
    ),
)
_SHAPED = tuple(
    (f"vorm:{name}", re.compile(rf"(?<![\w-])(?P<head>{head})\s(?P<rest>{_MORE})")) for name, head in _HEADS
)
_COMPANY = re.compile(
    rf"(?<![\w-])(?:{_CAP}\s(?:(?:en|&|van|de|der)\s)?){{1,5}}(?:B\.?V\.?|N\.?V\.?|VOF|U\.?A\.?)(?![\w])"
)
_IN_FUNCTION = re.compile(
    rf"\((?:(?:[a-zà-ÿ]+\s)?(?:bestuurder|directeur|directeur-bestuurder|manager|adviseur|projectleider|medewerker|beleidsadviseur"
    rf"|beleidsmedewerker|accountmanager|regiomanager|vertegenwoordiger|bestuur|namens)|[Bb]estuur)\s(?:van\s|bij\s)?(?:de\s|het\s)?"
    rf"(?P<name>(?:[Dd]e\s)?{_CAP}(?:\s{_CAP}){{0,3}})\s?[)\-–,]"
)
_SPELLED_OUT = re.compile(r"\((?:de\s|het\s|hierna:?\s)?[\"'“‘]?(?P<short>[A-ZÀ-Þ][A-Za-zÀ-ÿ&]{1,9})[\"'”’]?\)")
_BODY = re.compile(
    r"(?:orgaan|organisatie|dienst|raad|centrum|bureau|instituut|commissie|vereniging|stichting|overleg|tafel|team|beraad"
    r"|knooppunt|unie|agentschap|autoriteit|bedrijf|fonds|hof|kamer|inspectie|directie|directoraat(?:-generaal)?|ministerie"
    r"|regio|bank|college|school|universiteit|groep|platform|netwerk|taskforce|genootschap|corporatie|gemeenschap|waterschap"
    r"|organisation|agency|commission|council|union|association)$",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    "Die De Het Dit Deze Dat Wij Er Ook Bij Voor Met Van In Op Aan Als Om Te Een Zij Hij Ze We".split()
)
_FUNCTION_WORDS = frozenset("van voor de het en der den des in op te tot aan bij".split())


def find_shaped(running: Running, common: frozenset[str]) -> list[Hit]:
    """Return organisations that are named after their kind ("Stichting X", "Omgevingsdienst Y", "Z B.V.")."""
    hits: list[Hit] = []
    text = running.text
    for method, pattern in _SHAPED:
        for match in pattern.finditer(text):
            hit = _shaped(text, match, method, common)
            if hit and not running.is_barred(hit.start, hit.end):
                hits.append(hit)
    for match in _COMPANY.finditer(text):
        if not running.is_barred(*match.span()) and match.group().split()[0] not in _NO_NAME:
            hits.append(Hit(*match.span(), "organisatie", "vorm:bedrijf", score=0.8, rank=1))
    for match in _IN_FUNCTION.finditer(text):
        if not register.lookup(match["name"]) and not running.is_barred(*match.span("name")):
            hits.append(Hit(*match.span("name"), "organisatie", "vorm:functie", score=0.7, rank=0))
    return hits


def _shaped(text: str, match: re.Match[str], method: str, common: frozenset[str]) -> Hit | None:
    """Return the organisation in a match, its head with it; a word that the source writes small ends the name."""
    words = match["rest"].split(" ")
    kept: list[str] = []
    for word in words:
        if (
            word[:1].isupper()
            and word.strip(".,").lower() in common
            and not word.isupper()
            and method != "vorm:ministerie"
        ):
            break
        kept.append(word)
    while kept and (kept[-1] in _FUNCTION_WORDS or kept[-1] == "&"):
        kept.pop()
    if not kept or kept[0] in _NO_NAME or match["head"].split(" ")[0] in _NO_NAME:
        return None
    end = match.start("rest") + len(" ".join(kept))
    if text[end - 1] == "." and not re.search(r"\b[A-Z]\.$", text[:end][-3:]):
        end -= 1
    return Hit(match.start(), end, "organisatie", method, score=0.75, rank=0)


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


def find_spelled_out(running: Running, told: dict[str, tuple[str, str]]) -> list[Hit]:
    """Return where organisations stand that the source abbreviates itself, in full or in short."""
    hits: list[Hit] = []
    for short, (sort, full) in told.items():
        if sort != "organisatie":
            continue
        ids = tuple(e.id for e in register.lookup(full) if e.kind == "organisatie")
        for name in (short, full):
            for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w)", running.text):
                if not running.is_barred(*match.span()):
                    hits.append(Hit(*match.span(), "organisatie", "uitgeschreven", ids, 0.9, short, rank=1))
    return hits
