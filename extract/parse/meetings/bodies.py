"""Name the body that meets: by the words that such bodies are called, and what stands before and after them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.register.search import find_place
from extract.text.dates import find_dates

# Each row: how a body is called, and how much that says (an "overleg" may be anything). More telling ones go first.
NOUNS: tuple[tuple[str, float], ...] = (
    (r"(?:provinciale |landelijke |regionale |bestuurlijke |ambtelijke )*regietafel|H?LRT|PRT|RRT", 5),
    (
        r"(?:\w+-?)?(?:stuurgroep|werkgroep|kerngroep|kopgroep|klankbordgroep|projectgroep|expertgroep|adviesgroep"
        r"|denktank|taskforce|focusgroep|regiegroep|gebruikersgroep|begeleidingsgroep)",
        5,
    ),
    (
        r"technisch overleg|(?:bestuurlijk|ambtelijk|directeuren|portefeuillehouders?|driehoeks?|regio|afstemmings"
        r"|keten|tripartiet|strategisch|tactisch|operationeel|wekelijks|leads?|lijn|team|zaken|voortgangs)-?\s?overleg",
        4.5,
    ),
    (
        r"veiligheidsberaad|ministerraad|(?:sub)?commissie|programmaraad|adviesraad|cliëntenraad|ondernemingsraad"
        r"|gemeenteraad|provinciale staten|gedeputeerde staten|algemeen bestuur|dagelijks bestuur"
        r"|college van b\s?(?:&|en)\s?w"
        r"|college van burgemeester en wethouders|college van gedeputeerde staten|managementteam|directieteam|kernteam"
        r"|crisisteam|beleidsteam|presidium|raad van (?:toezicht|bestuur|advies)"
        r"|architectuur ?(?:board|raad)|programmeringsraad|programmeringstafel|bestuurstafel|kring van \w+",
        4,
    ),
    (
        r"\w*(?:inspiratie|klankbord|thema|werk|netwerk|informatie|expert|start|voortgangs)-?(?:bijeenkomst|sessie)"
        r"|(?:\w+ ){1,2}groep(?= \()|\w+(?:bijeenkomst|conferentie|atelier|tafel)"
        r"|procedurevergadering|ledenvergadering",
        3,
    ),
    (r"bestuur|raad|college|directie|kring|tafel|vergadering van [\w ]{3,40}", 2),
    (r"[\w-]*overleg|beraad|bijeenkomst|sessie", 1.5),
)
_NOUN = tuple((re.compile(rf"(?<![\w-]){terms}(?![\w-])", re.IGNORECASE), weight) for terms, weight in NOUNS)
_SHORT: tuple[tuple[re.Pattern[str], str], ...] = ((re.compile(r"provinciale\s+regietafel", re.IGNORECASE), "PRT"),)
_BEFORE = re.compile(
    r"(?:(?:[A-Z][\w’'&-]*|bestuurlijke?|ambtelijke?|regionale?|landelijke?|provinciale|gezamenlijke?|tijdelijke|vaste"
    r"|brede|kleine|virtuele)\s+){1,3}$"
)
_FIRST = re.compile(
    r"^(?:(?:concept|de|het|een|van|uit|voor|agenda|verslag|notulen|conceptverslag|concept-verslag|besluitenlijst"
    r"|actielijst|actie-|overleg|bijeenkomst|en|vastgesteld|definitief|overzicht|resultaten|uitnodiging|vergadering|\W)\s*)+",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s*(?:[,;:.!?()\[\]“”\"|]|\s[-–—/]\s|\s(?:d\.?d\.?|van|op|inzake|over|met|wordt|is|was|die|dat|waarin|gehouden|om"
    r"|kenmerk|nummer|datum|concept|versie|heeft|te|duurt|vindt|waar|kan|zal|wil|zich|stelt|gaat|moet|aan|bij|in"
    r"|uit|vanaf|tot|als|door|dit|deze|voor"
    r"|\d{1,2}[-/.:]\d)(?=\s|$)|\s\d{1,4}(?:e|ste)?(?=\s|$)|$)",
    re.IGNORECASE,
)
_ADOPTED = re.compile(
    r"\b(?:verslag|notulen|conceptverslag|besluitenlijst)\s+(?:van\s+)?(?:het"
    r"|de)?\s*(?:vorige\s+)?(?P<body>[^.:;\n]{2,80}?)\s+"
    r"(?:van|d\.?d\.?)?\s*(?=\d{1,2}[ -]\w)",
    re.IGNORECASE,
)
_MOST_WORDS = 9


def body_in(text: str) -> tuple[str, float] | None:
    """Return the body that `text` (a title or field) names most tellingly, shortened, with how telling that is."""
    pieces = [re.sub(r"\s+", " ", piece) for piece in re.split(r"[\t\u2028|]", text[:400])]
    for text, (pattern, weight) in ((piece, noun) for noun in _NOUN for piece in pieces):
        if (match := pattern.search(text)) and (name := _whole(text, match)):
            return short_name(name), weight
    return None


def _whole(text: str, noun: re.Match[str]) -> str:
    """Return the noun with its words: capitalised ones before it, and those after it up to a date or stop."""
    before = _BEFORE.search(text[: noun.start()])
    first = _FIRST.sub("", text[before.start() : noun.start()]) if before else ""
    tail = text[noun.end() :]
    dates = [hit.start for hit in find_dates(tail)]
    stop = _stop(tail)
    after = tail[: min([stop, *dates])]
    words = after.split()[:_MOST_WORDS]
    while words and words[-1].lower() in {
        "van",
        "en",
        "de",
        "het",
        "voor",
        "der",
        "ma",
        "di",
        "wo",
        "do",
        "vr",
        "op",
        "–",
        "-",
    }:
        words.pop()
    return " ".join(part for part in (first.strip(), noun.group().strip(), " ".join(words)) if part)


def _stop(tail: str) -> int:
    """Return where the words after a noun stop being its name; "van de X" and "voor X" right behind it belong to it."""
    start = 0
    if joined := re.match(r"\s(?:van|voor)\s(?:de\s|het\s)?(?=[A-Z])", tail):
        start = joined.end()
    match = _STOP.search(tail, start)
    return match.start() if match else len(tail)


def short_name(name: str) -> str:
    """Return the name in its usual short form: without its theme where a place follows ("PRT Drenthe")."""
    name = re.sub(r"\s+", " ", name).strip(" -–:")
    for pattern, short in _SHORT:
        if (match := pattern.search(name)) and len(words := name[match.end() :].split()) > 1:
            place = next(
                (at for at in range(1, len(words)) if find_place(" ".join(words[at:]), level="provincie")), None
            )
            name = f"{name[: match.end()]} {' '.join(words[place:])}" if place else name
        name = pattern.sub(short, name)
    return name[:1].upper() + name[1:]


def adopted_bodies(text: str) -> Iterator[str]:
    """Yield the bodies whose earlier minutes `text` says are adopted or discussed."""
    for match in _ADOPTED.finditer(text):
        if found := body_in(match["body"]):
            yield found[0]
